/** The netlink sockets of a namespace as seen from outside: as data, and as the text of /proc/net/netlink. */
import type { Core } from './core.js';
import { check } from './errno.js';

/** A row of /proc/net/netlink. */
export interface SocketInfo {
  protocol: number;
  /** The port; 0 for the kernel's own. */
  pid: number;
  /** The groups from 1 to 32 that it is in, as a mask. */
  groups: number;
  /** Bytes charged to its receive queue. */
  rmem: number;
  /** Whether a dump is in progress. */
  dump: boolean;
  /** Messages lost to overruns. */
  drops: number;
  /** A number that no other socket of the kernel has, ever. */
  inode: number;
}

const WORDS = 7;
/** Above all handles: the inodes of the kernel's own, by namespace and protocol. */
const KERNEL_INODES = 2 ** 31;
const PROTOCOLS = 32;
const HEADER = 'sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode\n';

export function listSockets({ exports, module }: Core, netns: number): SocketInfo[] {
  const count = check(exports.socket_list(netns, 0, 0), 'open');
  const size = count * WORDS * 4;
  const list = check(exports.alloc(size), 'open');
  exports.socket_list(netns, list, count);
  const { view } = module;
  const rows = Array.from({ length: count }, (_, row): SocketInfo => {
    const at = list + row * WORDS * 4;
    const [socket, protocol, pid, groups, rmem, dump, drops] = Array.from({ length: WORDS }, (_, word) =>
      view.getUint32(at + word * 4, true),
    ) as [number, number, number, number, number, number, number];
    const inode = socket === 0 ? KERNEL_INODES + netns * PROTOCOLS + protocol : socket;
    return { protocol, pid, groups, rmem, dump: dump !== 0, drops, inode };
  });
  exports.free(list);
  return rows.sort((a, b) => a.protocol - b.protocol);
}

/** The text, in Linux's columns. What stands for an address names the socket, as there. */
export function socketTable(sockets: readonly SocketInfo[]): string {
  return HEADER + sockets.map(row).join('');
}

function row({ protocol, pid, groups, rmem, dump, drops, inode }: SocketInfo): string {
  const columns: [value: number | string, width: number][] = [
    [scrambled(inode), 16],
    [protocol, 3],
    [pid, 10],
    [groups.toString(16).padStart(8, '0'), 8],
    [rmem, 8],
    // What is sent is charged to its receiver.
    [0, 8],
    [Number(dump), 5],
    // A socket in the table has two holders: the table, and who opened it.
    [2, 8],
    [drops, 8],
    [inode, 8],
  ];
  return `${columns.map(([value, width]) => String(value).padEnd(width)).join(' ')}\n`;
}

/** 16 digits, different for different inodes, that say nothing: as addresses are told to programs. */
function scrambled(inode: number): string {
  return (Math.imul(inode, 2654435761) >>> 0).toString(16).padStart(16, '0');
}
