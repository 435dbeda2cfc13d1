/** Files below /proc/net, /proc/sys/net and /sys/class/net, as a program under `run` finds them. */
import { errnoNumber, type Kernel, type Namespace, NetlinkError, type Process } from '../index.js';
import { O_WRONLY } from '../generated/socket.js';
import { NetworkFiles } from '../procfs/index.js';
import { type Call, Opened, type Reply } from './run-channel.js';

/** What tells of links, addresses and routes and is not rendered: the machine's own would be another's. */
const HIDDEN = /^\/proc\/net\/(ipv6_route|rt_cache|wireless|(vlan|bonding|stat)\/.*)$/;
/** Settings that the kernel module has. All others are the machine's, which nobody is to change through `run`. */
const SETTINGS =
  /^\/proc\/sys\/(net\/(ipv4|ipv6)\/(conf\/.*|route\/flush)|net\/ipv4\/(ip_forward|nexthop_compat_mode))$/;
const EACCES = errnoNumber('EACCES');
/** The mode of a file that is only read. */
const READ = 0;
const CAP_NET_ADMIN = 1n << 12n;

/** The directory of links, which can be listed. */
const LINKS = '/sys/class/net';

function content(text: string, flags: number): Reply {
  return { result: 0, flags, data: new TextEncoder().encode(text) };
}

/** What is in the file that a program opens, or that it is not one of ours. */
export function openFile(kernel: Kernel, process: Process, path: string, mode: number): Reply {
  try {
    const setting = SETTINGS.exec(path)?.[1];
    if (setting !== undefined) return openSetting(kernel, process, setting, mode);
    if (mode !== READ) return { result: -EACCES };
    if (path.startsWith('/proc/sys/')) return { result: 0 };
    const files = new NetworkFiles(process);
    if (path !== LINKS) return content(files.read(path), Opened.CONTENT);
    return content(`${files.list(path).join('\0')}\0`, Opened.LISTING);
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    // Protocols, sockets and statistics of the machine have files there too.
    const isOthers = error.code === 'ENOENT' && path.startsWith('/proc/net/') && !HIDDEN.test(path);
    return isOthers ? { result: 0 } : { result: error.errno };
  }
}

/** What a setting holds. There are some that can only be written. */
function readSetting(kernel: Kernel, process: Process, name: string, mode: number): string {
  try {
    return `${kernel.sysctl.get(name, process.netns)}\n`;
  } catch (error) {
    if (mode === O_WRONLY && error instanceof NetlinkError && error.code === 'EACCES') return '';
    throw error;
  }
}

function openSetting(kernel: Kernel, process: Process, name: string, mode: number): Reply {
  const text = readSetting(kernel, process, name, mode);
  if (mode === READ) return content(text, Opened.CONTENT);
  const { uid, capabilities } = process.credentials;
  if (uid !== 0 && (capabilities & CAP_NET_ADMIN) === 0n) return { result: -EACCES };
  return content(mode === O_WRONLY ? '' : text, Opened.SETTING);
}

/** Settings that a program has open for writing, by the call that opened them. */
export class OpenSettings {
  readonly #open = new Map<number, { path: string; netns: Namespace }>();

  constructor(private readonly kernel: Kernel) {}

  add({ id }: Call, path: string, { netns }: Process): void {
    this.#open.set(id, { path, netns });
  }

  /** What is in one is another text now; or nobody can write to it any more. @returns what is wrong with the text */
  written({ id, a: isFinal, data }: Call): string | undefined {
    const setting = this.#open.get(id);
    if (setting === undefined) return undefined;
    if (isFinal !== 0) this.#open.delete(id);
    if (data.length === 0) return undefined;
    try {
      this.kernel.sysctl.set(
        setting.path.slice('/proc/sys/'.length),
        new TextDecoder().decode(data).trim(),
        setting.netns,
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof NetlinkError)) throw error;
      return `${setting.path}: ${error.message}`;
    }
  }
}
