/** Files below /proc/net, /proc/sys/net, /sys/class/net and /sys/devices/virtual/net, as a program under `run` finds them. */
import { type ErrorCode, errnoNumber, NetlinkError, type Process } from '../index.js';
import { O_WRONLY } from '../generated/socket.js';
import { type FileStatus, NetworkFiles } from '../procfs/index.js';
import { type Call, Opened, Opening, type Reply } from './run-channel.js';

/** What tells of links, addresses and routes and is not rendered: the machine's own would be another's. */
const HIDDEN = /^\/proc\/net\/(wireless|connector|pnp|(dev_snmp6|ipconfig|vlan|bonding|stat)(\/.*)?)$/;
/** Directories of which the kernel has some files; the others are the machine's, and so are the lists. */
const SHARED = /^\/proc\/(net|sys\/net(\/[^/]*)?)\/?$/;
/** Files in them that may be the machine's. Nobody is to change those through `run`. */
const MACHINES = /^\/proc\/(net|sys\/net)\//;
/** Directories in those that are the kernel's alone. */
const OWN = /^\/proc\/sys\/net\/(ipv4|ipv6)\/(conf|neigh)(\/|$)/;
const O_RDONLY = 0;
const EACCES = errnoNumber('EACCES');
const CAP_DAC_OVERRIDE = 1n << 1n;
const CAP_NET_ADMIN = 1n << 12n;
/** What access(2) asks for. */
const Access = { EXECUTE: 1, WRITE: 2, READ: 4 } as const;
/** The kind of a file in st_mode, and in what make_node of the bridge takes. */
const KINDS = {
  file: { bits: 0o100000, letter: 'f' },
  directory: { bits: 0o040000, letter: 'd' },
  link: { bits: 0o120000, letter: 'l' },
} as const;
/** None of ours: the machine has it, or not. */
const NOT_OURS: Reply = { result: 0 };

const encoder = new TextEncoder();

function refusal(code: ErrorCode): NetlinkError {
  return new NetlinkError(errnoNumber(code), 'open');
}

/** Answers with what `find` finds, or with why it does not. */
function answering(path: string, find: () => Reply): Reply {
  if (SHARED.test(path)) return NOT_OURS;
  try {
    return find();
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    const isOthers = error.code === 'ENOENT' && MACHINES.test(path) && !HIDDEN.test(path) && !OWN.test(path);
    return isOthers ? NOT_OURS : { result: error.errno };
  }
}

/** What a program opens: what is in the file; or that it is not one of ours. */
export function openFile(process: Process, { a: mode, b: how }: Call, path: string): Reply {
  const reply = answering(path, () => open(process, path, mode, how));
  // Nothing of the machine's is to be changed.
  return reply === NOT_OURS && mode !== O_RDONLY ? { result: -EACCES } : reply;
}

function open(process: Process, path: string, mode: number, how: number): Reply {
  if (how & Opening.CREATE && path.endsWith('/')) throw refusal('EISDIR');
  const files = new NetworkFiles(process);
  const status = lookFor(files, path, how);
  if (how & Opening.EXCLUSIVE) throw refusal('EEXIST');
  if (status.kind !== 'directory' && how & Opening.DIRECTORY) throw refusal('ENOTDIR');
  // A descriptor of the link itself can't be given to the program. Where it has the directory from us, its own call finds it there.
  if (status.kind === 'link' && how & Opening.PATH) return NOT_OURS;
  if (status.kind === 'link') throw refusal('ELOOP');
  if (status.kind === 'directory') {
    if (mode !== O_RDONLY) throw refusal('EISDIR');
    return node(files, status);
  }
  if (how & Opening.PATH) return node(files, status);
  if (mode === O_RDONLY) return content(files.readFile(path), Opened.CONTENT);
  if (!mayWrite(process, status)) throw refusal('EACCES');
  return content(mode === O_WRONLY ? '' : files.readFile(path), Opened.SETTING);
}

/** What is to be opened. Files can't be created there, and directories of /sys say so. */
function lookFor(files: NetworkFiles, path: string, how: number): FileStatus {
  try {
    return files.stat(path, (how & Opening.NO_FOLLOW) === 0);
  } catch (error) {
    if ((how & Opening.CREATE) === 0 || !(error instanceof NetlinkError) || error.code !== 'ENOENT') throw error;
    // Unless there is no such directory.
    files.list(path.slice(0, path.lastIndexOf('/', path.length - 2)));
    throw path.startsWith('/proc/') ? error : refusal('EACCES');
  }
}

function mayWrite({ credentials: { uid, capabilities } }: Process, { mode, path }: FileStatus): boolean {
  const capability = path.startsWith('/proc/') ? CAP_NET_ADMIN : CAP_DAC_OVERRIDE;
  return (mode & 0o200) !== 0 && (uid === 0 || (capabilities & capability) !== 0n);
}

function content(content: string | Uint8Array, flags: number): Reply {
  return { result: 0, flags, data: typeof content === 'string' ? encoder.encode(content) : content };
}

/** What the bridge makes a file system of: the file itself, and what is in a directory. */
function node(files: NetworkFiles, { kind, path, target }: FileStatus): Reply {
  const parts = [`${KINDS[kind].letter}${path}`];
  if (target !== undefined) parts.push(target);
  // A file system in memory lists first what was made last.
  for (const name of kind === 'directory' ? files.list(path).reverse() : []) {
    const inside = files.stat(`${path}/${name}`, false);
    parts.push(`${KINDS[inside.kind].letter}${name}`);
    if (inside.target !== undefined) parts.push(inside.target);
  }
  return content(`${parts.join('\0')}\0`, Opened.NODE);
}

/** What stat(2), access(2) and readlink(2) are told of a file: `struct looked` of the bridge, and where a link leads. */
export function lookAtFile(process: Process, { a: follow, b: access }: Call, path: string): Reply {
  return answering(path, () => {
    const files = new NetworkFiles(process);
    const status = files.stat(path, follow !== 0);
    if (access >= 0 && !mayAccess(process, status, access)) throw refusal('EACCES');
    const data = new Uint8Array(24);
    const view = new DataView(data.buffer);
    view.setUint32(0, KINDS[status.kind].bits | status.mode, true);
    view.setUint32(4, linksTo(files, status), true);
    view.setBigUint64(8, BigInt(inodeOf(status.path)), true);
    view.setBigUint64(16, BigInt(status.size), true);
    return { result: 0, flags: Opened.LOOKED, data, name: encoder.encode(status.target ?? '') };
  });
}

/** A directory is named by itself, by who it is in, and by each that is in it; but /proc/sys does not count. */
function linksTo(files: NetworkFiles, { kind, path }: FileStatus): number {
  if (kind !== 'directory' || path.startsWith('/proc/sys/')) return 1;
  return 2 + files.list(path).filter((name) => files.stat(`${path}/${name}`, false).kind === 'directory').length;
}

function mayAccess(process: Process, status: FileStatus, access: number): boolean {
  const { mode, kind } = status;
  if (access & Access.EXECUTE && kind === 'file') return false;
  // Below /proc/sys nobody has more rights than the mode says.
  if (process.credentials.uid === 0 && status.path.startsWith('/sys/')) return true;
  if (access & Access.READ && (mode & 0o444) === 0) return false;
  return (access & Access.WRITE) === 0 || kind === 'link' || mayWrite(process, status);
}

/** A number that a path has for itself, as far as a hash can tell. */
function inodeOf(path: string): number {
  let hash = 1;
  for (const byte of encoder.encode(path)) hash = (Math.imul(hash, 31) + byte) >>> 0;
  return hash;
}

export { bondRequest, isBondRequest } from './run-ioctl-bond.js';
export { bridgeRequest } from './run-ioctl-bridge.js';
export { ethtoolRequest } from './run-ioctl-ethtool.js';
export { isVlanRequest, vlanRequest } from './run-ioctl-vlan.js';

/** Files that a program has open for writing, by their number. */
export class OpenSettings {
  readonly #open = new Map<number, { path: string; process: Process }>();

  /** @param closed is told whose file nobody has open any more */
  constructor(private readonly closed: (process: Process) => void) {}

  add({ id }: Call, path: string, process: Process): void {
    this.#open.set(id >>> 0, { path, process });
  }

  /** Reads or writes one. */
  use({ socket: number, a: from, b: room, data }: Call, reads: boolean): Reply {
    const setting = this.#open.get(number);
    if (setting === undefined) return { result: -errnoNumber('EBADF') };
    try {
      const files = new NetworkFiles(setting.process);
      if (reads) return { result: 0, data: encoder.encode(files.read(setting.path)).subarray(from, from + room) };
      // What is written behind something else is nothing (sysctl_writes_strict); in /sys the place does not matter.
      if (from === 0 || !setting.path.startsWith('/proc/')) files.write(setting.path, new TextDecoder().decode(data));
      return { result: data.length };
    } catch (error) {
      if (!(error instanceof NetlinkError)) throw error;
      return { result: error.errno };
    }
  }

  /** What was written to one, and nobody hears whether it was refused; or nobody has it open any more. @returns what is wrong with it */
  written(call: Call): string | undefined {
    const setting = this.#open.get(call.socket);
    if (setting === undefined) return undefined;
    const { result } = call.data.length === 0 ? NOT_OURS : this.use({ ...call, a: 0 }, false);
    if (call.a !== 0) {
      this.#open.delete(call.socket);
      this.closed(setting.process);
    }
    return result < 0 ? `${setting.path}: ${new NetlinkError(result, 'write').message}` : undefined;
  }
}
