/** The character device of a macvtap: its directory in the link's, macvtap/tapN, and the symbolic link to that. */
import type { Process } from '../index.js';
import { keptControl, powerDirectory } from './kept.js';
import type { NetDevice } from './tables.js';
import { directoryOf, type Entry } from './tree.js';
import { ueventFile } from './uevent-file.js';
import { attributeFile } from './value.js';

const MINOR_BITS = 20;

export function tapFiles(process: Process, device: NetDevice): Record<string, Entry> {
  const { name, index } = device;
  const tap = `tap${index}`;
  const number = process.netns.fact(index, 'device');
  const [major, minor] = [number >> MINOR_BITS, number & ((1 << MINOR_BITS) - 1)];
  const own = directoryOf({
    dev: attributeFile(() => `${major}:${minor}`),
    device: { kind: 'link', target: `../../../${name}` },
    power: powerDirectory(keptControl(process, device, 'macvtap/power/control')),
    subsystem: { kind: 'link', target: '../../../../../../class/macvtap' },
    uevent: ueventFile(process, {
      path: `/devices/virtual/net/${name}/macvtap/${tap}`,
      subsystem: 'macvtap',
      env: { MAJOR: String(major), MINOR: String(minor), DEVNAME: tap },
    }),
  });
  return { macvtap: directoryOf({ [tap]: own }), [tap]: { kind: 'link', target: `macvtap/${tap}` } };
}
