/** Files below /proc/net and /sys/class/net, as a program under `run` finds them. */
import { NetlinkError, type Process } from '../index.js';
import { NetworkFiles } from '../procfs/index.js';
import { Opened, type Reply } from './run-channel.js';

/** What tells of links, addresses and routes and is not rendered: the machine's own would be another's. */
const HIDDEN = /^\/proc\/net\/(ipv6_route|rt_cache|wireless|(vlan|bonding|stat)\/.*)$/;

export function readFile(process: Process, path: string): Reply {
  try {
    return { result: 0, flags: Opened.CONTENT, data: new TextEncoder().encode(new NetworkFiles(process).read(path)) };
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    // Protocols, sockets and statistics of the machine have files there too.
    const isOthers = error.code === 'ENOENT' && path.startsWith('/proc/') && !HIDDEN.test(path);
    return isOthers ? { result: 0 } : { result: error.errno };
  }
}
