/**
 * Files that Linux makes of the network's state, for simulators whose programs read them: /proc/net/dev, if_inet6, netlink and route, and
 * /sys/class/net. Each is rendered when it is read, from what rtnetlink tells the process, byte for byte as Linux has it for the same state. What
 * rtnetlink does not tell (speed, name_assign_type, …) has no file.
 */
import { errnoNumber, NetlinkError, type Process } from '../index.js';
import { PROC_NET } from './proc-net.js';
import { filesOf, statisticsOf } from './sysfs.js';
import { devices, type NetDevice } from './tables.js';

const PROC = '/proc/net/';
const SYSFS = '/sys/class/net';
const STATISTICS = 'statistics';

/** A file's text, or what a directory holds. */
type Entry = { text: () => string } | { list: () => string[] };

/** The files of a process's network namespace. */
export class NetworkFiles {
  constructor(private readonly process: Process) {}

  /**
   * What a file holds.
   * @throws NetlinkError ENOENT, EISDIR, and EINVAL for files that a link has only while it is up, such as `carrier`
   */
  read(path: string): string {
    const entry = this.#find(path);
    if ('text' in entry) return entry.text();
    throw new NetlinkError(errnoNumber('EISDIR'), 'read');
  }

  /** The names in a directory, sorted. @throws NetlinkError ENOENT, ENOTDIR */
  list(path: string): string[] {
    const entry = this.#find(path);
    if ('list' in entry) return entry.list().sort();
    throw new NetlinkError(errnoNumber('ENOTDIR'), 'readdir');
  }

  #find(path: string): Entry {
    const table = path.startsWith(PROC) ? path.slice(PROC.length) : '';
    if (Object.hasOwn(PROC_NET, table)) return { text: () => PROC_NET[table]!(this.process) };
    if (path === SYSFS || path.startsWith(`${SYSFS}/`)) {
      const [name, ...parts] = path.slice(SYSFS.length).split('/').filter(Boolean);
      const all = devices(this.process);
      if (name === undefined) return { list: () => all.map((device) => device.name) };
      const device = all.find((one) => one.name === name);
      const entry = device && within(device, parts);
      if (entry !== undefined) return entry;
    }
    throw new NetlinkError(errnoNumber('ENOENT'), 'open');
  }
}

/** What lies below a link's directory. */
function within(device: NetDevice, [file, counter, ...more]: string[]): Entry | undefined {
  const files = filesOf(device);
  if (file === undefined) return { list: () => [...Object.keys(files), STATISTICS] };
  if (more.length > 0) return undefined;
  if (file === STATISTICS) {
    const counters = statisticsOf(device);
    if (counter === undefined) return { list: () => [...counters.keys()] };
    const value = counters.get(counter);
    return value === undefined ? undefined : { text: () => `${value}\n` };
  }
  if (counter !== undefined || !Object.hasOwn(files, file)) return undefined;
  return { text: () => ended(files[file]!(device)) };
}

/** An alias that was not given has no line. */
function ended(value: string | number): string {
  return value === '' ? '' : `${value}\n`;
}
