/**
 * Files that Linux makes of the network's state, for simulators whose programs read them: of /proc/net, /proc/sys/net, /sys/class/net and
 * /sys/devices/virtual/net. Each is rendered when it is read, from what rtnetlink tells the process, byte for byte as Linux has it for the same
 * state, and what is written to one is a request of the process's. What rtnetlink does not tell (name_assign_type, …) has no file.
 */
import { AF_INET, AF_INET6 } from '../generated/socket.js';
import { errnoNumber, NetlinkError, type Process } from '../index.js';
import { bondingDirectory } from './bonding.js';
import { BONDS, bondsFile, isBond } from './bonding-masters.js';
import { PROC_NET } from './proc-net.js';
import { bridgeSettings, familySettings, vrfSettings } from './settings.js';
import { linkCounters } from './snmp.js';
import { statisticsDirectory } from './statistics.js';
import { deviceDirectory } from './sysfs.js';
import { device, devices } from './tables.js';
import { type Directory, directoryOf, type Entry, resolve, tableFile } from './tree.js';
import { vlanDirectory } from './vlan.js';

/** What stat(2) and readlink(2) say of a file. */
export interface FileStatus {
  kind: Entry['kind'];
  /** The path without symbolic links. */
  path: string;
  /** Permissions. */
  mode: number;
  size: number;
  /** Where a symbolic link leads. */
  target?: string;
}

const DIRECTORY_MODE = 0o755;
const PROC_DIRECTORY_MODE = 0o555;
const LINK_MODE = 0o777;

/** The files of a process's network namespace. */
export class NetworkFiles {
  readonly #roots: ReadonlyMap<string, Directory>;

  constructor(process: Process) {
    const tables = Object.entries(PROC_NET).map(([name, table]): [string, Entry] => [
      name,
      tableFile(() => table(process)),
    ]);
    this.#roots = new Map([
      [
        '/proc/net',
        directoryOf({
          ...Object.fromEntries(tables),
          bonding: bondingDirectory(process),
          dev_snmp6: linkCounters(process),
          stat: statisticsDirectory(process),
          vlan: vlanDirectory(process),
        }),
      ],
      ['/proc/sys/net/ipv4', familySettings(process, AF_INET)],
      ['/proc/sys/net/ipv6', familySettings(process, AF_INET6)],
      ['/proc/sys/net/bridge', bridgeSettings(process)],
      ['/proc/sys/net/vrf', vrfSettings(process)],
      ['/sys/class/net', classDirectory(process)],
      ['/sys/devices/virtual/net', devicesDirectory(process)],
    ]);
  }

  /**
   * What a file holds.
   * @throws NetlinkError ENOENT, EISDIR, EACCES, and EINVAL for files that a link has only while it is up, such as `carrier`
   */
  read(path: string): string {
    const content = this.readFile(path);
    return typeof content === 'string' ? content : new TextDecoder('latin1').decode(content);
  }

  /** Likewise; of a file that is no text, such as a bridge's `brforward`, its bytes. */
  readFile(path: string): string | Uint8Array {
    const { entry } = this.#find(path);
    if (entry.kind !== 'file') throw new NetlinkError(errnoNumber('EISDIR'), 'read');
    if (entry.read === undefined) throw new NetlinkError(errnoNumber('EACCES'), 'open');
    return entry.read();
  }

  /** Writes to a file all that it is to hold. @throws NetlinkError as `read`; EINVAL, EPERM and others for what is refused */
  write(path: string, text: string): void {
    const { entry } = this.#find(path);
    if (entry.kind !== 'file') throw new NetlinkError(errnoNumber('EISDIR'), 'open');
    if (entry.write === undefined) throw new NetlinkError(errnoNumber('EACCES'), 'open');
    entry.write(text);
  }

  /** The names in a directory, sorted. @throws NetlinkError ENOENT, ENOTDIR */
  list(path: string): string[] {
    const { entry } = this.#find(path);
    if (entry.kind !== 'directory') throw new NetlinkError(errnoNumber('ENOTDIR'), 'readdir');
    return entry.names().sort();
  }

  /** What a path names; of a symbolic link, where it leads, unless `follow` is false. @throws NetlinkError ENOENT, ENOTDIR */
  stat(path: string, follow = true): FileStatus {
    const { entry, path: real } = this.#find(path, follow);
    switch (entry.kind) {
      case 'file':
        return { kind: entry.kind, path: real, mode: entry.mode, size: entry.size };
      case 'directory':
        return {
          kind: entry.kind,
          path: real,
          mode: real.startsWith('/proc/') ? PROC_DIRECTORY_MODE : DIRECTORY_MODE,
          size: 0,
        };
      case 'link':
        return { kind: entry.kind, path: real, mode: LINK_MODE, size: 0, target: entry.target };
    }
  }

  #find(path: string, follow = true): { entry: Entry; path: string } {
    const found = resolve(this.#roots, path, follow);
    if (found === undefined) throw new NetlinkError(errnoNumber('ENOENT'), 'open');
    return found;
  }
}

/** /sys/class/net: symbolic links to where the devices are; and where there are bonds, their list, which is found where there are none too. */
function classDirectory(process: Process): Directory {
  const bonds = bondsFile(process);
  return {
    kind: 'directory',
    names: () => {
      const all = devices(process);
      const names = all.map(({ name }) => name);
      return all.some(isBond) ? [...names, BONDS] : names;
    },
    find: (name) => {
      if (device(process, name) !== undefined) return { kind: 'link', target: `../../devices/virtual/net/${name}` };
      return name === BONDS ? bonds : undefined;
    },
  };
}

/** /sys/devices/virtual/net, which has them. */
function devicesDirectory(process: Process): Directory {
  return {
    kind: 'directory',
    names: () => devices(process).map(({ name }) => name),
    find: (name) => {
      const found = device(process, name);
      return found && deviceDirectory(process, found);
    },
  };
}
