/**
 * Files of a link whose values nobody goes by here, for there are no packets and no power to save: a link keeps what is written to them. How packets are
 * put together (napi), and whether the device may sleep (power/, drivers/base/power/sysfs.c); those of its queues are in host/procfs/queues.ts.
 */
import type { Features } from '../codec/tables/ethtool.js';
import { NETIF_F_GRO } from '../generated/ethtool.js';
import { IFF_LOOPBACK } from '../generated/netdevice.js';
import { EINVAL, errnoNumber, NetlinkError, type Process } from '../index.js';
import type { NotedFile } from '../notes.js';
import { ask, bitsOf } from './ethtool.js';
import type { NetDevice } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';
import { attributeFile, longIn } from './value.js';

/** The numbers by which links keep them: part of what a snapshot holds. */
export const KEPT = {
  gro_flush_timeout: 1,
  napi_defer_hard_irqs: 2,
  threaded: 3,
  'power/control': 4,
  'macvtap/power/control': 14,
  'vlan/name_type': 15,
  rps_cpus: 5,
  rps_flow_cnt: 6,
  xps_cpus: 7,
  xps_rxqs: 8,
  hold_time: 9,
  limit: 10,
  limit_max: 11,
  limit_min: 12,
  stall_thrs: 13,
} as const;
export type KeptName = keyof typeof KEPT;

const CAP_NET_ADMIN = 1n << 12n;
const INT_MAX = 0x7fffffffn;

/** Refuses who may not change links, before anybody looks at what is written. */
export function asAdministrator({ credentials }: Process): void {
  if ((credentials.capabilities & CAP_NET_ADMIN) === 0n) throw new NetlinkError(errnoNumber('EPERM'), 'write');
}

/** A file that holds what was written to it last, as `read` understands it, and `initial` before. */
export function keptFile(
  process: Process,
  { index }: NetDevice,
  name: KeptName,
  initial: string,
  read: (text: string) => string,
  queue?: NotedFile['queue'],
): File {
  const noted: NotedFile = queue === undefined ? { file: KEPT[name] } : { file: KEPT[name], queue };
  const { netns } = process;
  return attributeFile(
    () => netns.note(index, noted) ?? initial,
    (text) => {
      asAdministrator(process);
      const value = read(text);
      netns.setNote(index, noted, value === initial ? undefined : value);
    },
  );
}

/** How it takes packets in when many come. */
export function pollingFiles(process: Process, device: NetDevice): Record<string, Entry> {
  return {
    gro_flush_timeout: keptFile(process, device, 'gro_flush_timeout', '0', (text) => String(longIn(text))),
    napi_defer_hard_irqs: keptFile(process, device, 'napi_defer_hard_irqs', '0', (text) => {
      const count = longIn(text);
      if (count > INT_MAX) throw new NetlinkError(errnoNumber('ERANGE'), 'write');
      return String(count);
    }),
    threaded: keptFile(process, device, 'threaded', '0', (text) => {
      const wanted = longIn(text);
      if (!polls(process, device) || wanted > 1n) throw new NetlinkError(errnoNumber('EOPNOTSUPP'), 'write');
      return String(wanted);
    }),
  };
}

/** Whether its driver polls: a tunnel puts together what it takes out (gro_cells), a veth does where that is wanted; a device of the host's is hardware. */
function polls(process: Process, { index, flags, up, attributes: { linkinfo } }: NetDevice): boolean {
  switch (linkinfo?.kind) {
    case undefined:
      return (flags & IFF_LOOPBACK) === 0;
    case 'vxlan':
      return true;
    case 'veth':
      return up && (bitsOf(ask<Features>(process, 'features-get', index)?.active) & GRO) !== 0n;
    default:
      return false;
  }
}

const GRO = 1n << BigInt(NETIF_F_GRO);

/** Whether a device may sleep, as somebody wrote it. */
export function keptControl(process: Process, device: NetDevice, name: KeptName = 'power/control'): File {
  return keptFile(process, device, name, AUTO, (text) => {
    const word = text.replace(/\n$/, '');
    if (word !== AUTO && word !== 'on') throw new NetlinkError(EINVAL, 'write');
    return word;
  });
}

const AUTO = 'auto';

/** What can be said of the power of a device that takes none. */
export function powerDirectory(control: File): Directory {
  const refuse = (): never => {
    throw new NetlinkError(errnoNumber('EIO'), 'read');
  };
  return directoryOf({
    autosuspend_delay_ms: attributeFile(refuse, refuse),
    control,
    runtime_active_time: attributeFile(() => 0),
    runtime_status: attributeFile(() => 'unsupported'),
    runtime_suspended_time: attributeFile(() => 0),
  });
}
