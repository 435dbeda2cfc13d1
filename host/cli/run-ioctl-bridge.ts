/**
 * The older requests by which brctl(8) sets something of a bridge (SIOCDEVPRIVATE, br_dev_siocdevprivate): the files of its directory `bridge` set that
 * too.
 */
import { EOPNOTSUPP, NetlinkError, type Process } from '../index.js';
import { NetworkFiles } from '../procfs/index.js';
import { SIOCDEVPRIVATE } from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import type { Call, Reply } from './run-channel.js';

/** The name is that of the file, none when there is none, `b` the value, and the data a struct ifreq. */
export function bridgeRequest({ name: file, b: value, c: domain, data }: Call, process: Process): Reply {
  const text = new TextDecoder();
  const link = text.decode(data.subarray(0, IFNAMSIZ)).replace(/\0.*$/s, '');
  const directory = `/sys/class/net/${link}/bridge`;
  try {
    const files = new NetworkFiles(process);
    if (file.length === 0 || !isThere(files, directory)) {
      // As it is for a link that is no bridge.
      process.ioctl(-1, SIOCDEVPRIVATE, data.slice(), domain);
      throw new NetlinkError(EOPNOTSUPP, 'ioctl');
    }
    files.write(`${directory}/${text.decode(file)}`, String(value));
    return { result: 0 };
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    return { result: error.errno };
  }
}

function isThere(files: NetworkFiles, path: string): boolean {
  try {
    files.stat(path);
    return true;
  } catch {
    return false;
  }
}
