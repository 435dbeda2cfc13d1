/**
 * /proc/sys/net/ipv4, ipv6, bridge and vrf, as far as the kernel has those settings: of each link, of all and by default (devinet_sysctl_register,
 * addrconf_sysctl_register), of its neighbours (neigh_sysctl_register), and of the namespace.
 */
import { AF_INET, AF_PACKET, AF_UNSPEC } from '../generated/socket.js';
import { NetlinkError, type Process } from '../index.js';
import { devices } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';

const PLAIN = 0o644;
/** Settings that not everybody may read and write. */
const MODES: Readonly<Record<string, number>> = { mc_forwarding: 0o444, stable_secret: 0o600, flush: 0o200 };
const READABLE = 0o444;
const WRITABLE = 0o222;
/** Settings that are of no link. */
const OWN4 = ['ip_forward', 'nexthop_compat_mode'] as const;

export function familySettings(process: Process, family: number): Directory {
  const name = family === AF_INET ? 'ipv4' : 'ipv6';
  const base = `net/${name}`;
  const { sysctl } = process.netns;
  const own = family === AF_INET ? OWN4 : [];
  return directoryOf({
    ...numbers(process, name),
    ...Object.fromEntries(own.map((each): [string, Entry] => [each, setting(process, `${base}/${each}`)])),
    route: directoryOf({ ...numbers(process, `${name}/route`), flush: setting(process, `${base}/route/flush`) }),
    conf: ownersDirectory(process, `${base}/conf`, sysctl.names(family)),
    neigh: ownersDirectory(process, `${base}/neigh`, sysctl.names(AF_PACKET)),
  });
}

/** What netfilter has for bridges (br_netfilter_sysctl_init_net). */
export function bridgeSettings(process: Process): Directory {
  return directoryOf(numbers(process, 'bridge'));
}

/** Numbers of the namespace that are in a directory below net, and the directories in it that have some. */
function numbers(process: Process, directory: string): Record<string, Entry> {
  const below = process.netns.sysctl.names(AF_UNSPEC).filter((path) => path.startsWith(`${directory}/`));
  const names = new Set(below.map((path) => path.slice(directory.length + 1).split('/')[0]!));
  return Object.fromEntries(
    [...names].map((name): [string, Entry] => {
      const path = `${directory}/${name}`;
      return [name, below.includes(path) ? setting(process, `net/${path}`) : directoryOf(numbers(process, path))];
    }),
  );
}

/** What VRFs have by themselves (vrf_netns_init_sysctl). */
export function vrfSettings(process: Process): Directory {
  return directoryOf({ strict_mode: setting(process, 'net/drivers/vrf/strict_mode') });
}

/** Whose settings there are: of all links, of those that come, and of each that takes part in the family. */
function ownersDirectory(process: Process, base: string, settings: readonly string[]): Directory {
  const has = (owner: string): boolean => exists(process, `${base}/${owner}/${settings[0]}`);
  return {
    kind: 'directory',
    names: () => ['all', 'default', ...devices(process).map(({ name }) => name)].filter(has),
    find: (owner) => (has(owner) ? settingsDirectory(process, `${base}/${owner}`, settings) : undefined),
  };
}

function settingsDirectory(process: Process, base: string, settings: readonly string[]): Directory {
  return {
    kind: 'directory',
    names: () => [...settings],
    find: (name) => (settings.includes(name) ? setting(process, `${base}/${name}`) : undefined),
  };
}

/** Whether there is such a setting. */
export function exists({ netns }: Process, path: string): boolean {
  try {
    netns.sysctl.get(path);
    return true;
  } catch (error) {
    if (error instanceof NetlinkError && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** What is written by the process has the kernel do what follows from it. */
function setting({ netns }: Process, path: string): File {
  const mode = MODES[path.slice(path.lastIndexOf('/') + 1)] ?? PLAIN;
  return {
    kind: 'file',
    mode,
    size: 0,
    read: mode & READABLE ? () => `${netns.sysctl.get(path)}\n` : undefined,
    write: mode & WRITABLE ? (text) => netns.sysctl.set(path, text) : undefined,
  };
}
