/**
 * The state that the macvlans and macvtaps on one lower link share (struct macvlan_port), in that link's `macvlanPort`: created with the first of them,
 * freed with the last. Those that are up are hashed by address, which no two of them may share.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { HardwareType } from '../../generated/rt-link';
import * as hash from '../../memory/hash';
import { HashNode, HashTable } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as configure from '../configure';
import * as l3mdev from '../l3mdev';
import { Link, addressOf } from '../link';
import { Macvlan } from './macvlan';

@unmanaged
export class MacvlanPort {
  lower: Link;
  /** How many there are, and how many of them are in mode source. */
  count: u32;
  bySource: u32;
  /** The one there is has the link for itself. */
  passthru: bool;
  /** Frames for all that may wait: the most that one of them asked for; and how many of them it takes until they wait. */
  queueLength: u32;
  cutoff: i32;
  /** Those that are up, by address. */
  buckets: usize;
  mask: u32;
  running: u32;

  get byAddress(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<MacvlanPort>('buckets'));
  }
}

export const DEFAULT_CUTOFF: i32 = 1;
const ADDRESS_LENGTH: u32 = 6;

export function on(lower: Link): MacvlanPort | null {
  return lower.macvlanPort == 0 ? null : changetype<MacvlanPort>(lower.macvlanPort);
}

/** Readies a link for macvlans; 0, -EINVAL for one that is not Ethernet, or a VRF, -EBUSY for a port of another link that takes its frames, -ENOMEM. */
export function create(lower: Link): i32 {
  if (lower.type != HardwareType.ETHER || (lower.flags & NetDeviceFlags.LOOPBACK) != 0) return -Errno.EINVAL;
  if (l3mdev.isMaster(lower)) return -Errno.EINVAL;
  if (lower.macvlanPort != 0) return 0;
  if (lower.master != 0 && l3mdev.masterOf(lower) == null) return -Errno.EBUSY;
  const pointer = heap.allocZeroed(offsetof<MacvlanPort>());
  if (pointer == 0) return -Errno.ENOMEM;
  const port = changetype<MacvlanPort>(pointer);
  if (!hash.prepare(port.byAddress)) {
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  port.lower = lower;
  port.cutoff = DEFAULT_CUTOFF;
  lower.macvlanPort = pointer;
  return 0;
}

/** Frees a port that nothing is on. */
export function tidy(port: MacvlanPort): void {
  if (port.count != 0) return;
  port.lower.macvlanPort = 0;
  hash.dispose(port.byAddress);
  heap.free(changetype<usize>(port));
}

/** The macvlan that is up and has an address, or 0. */
export function withAddress(port: MacvlanPort, address: usize): usize {
  const wanted = hashOf(address);
  for (let node = hash.first(port.byAddress, wanted); node != 0; node = changetype<HashNode>(node).next)
    if (configure.isSameEther(addressOf(changetype<Macvlan>(node).link), address)) return node;
  return 0;
}

export function hashOf(address: usize): u32 {
  return hash.bytes(address, ADDRESS_LENGTH);
}
