/**
 * Links that no program makes: the loopback device of every namespace, and the devices that the host's drivers register.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags, NetNameAssign } from '../generated/netdevice';
import { HardwareType, IFNAMSIZ, MAX_ADDR_LEN, RTNL_LINK_STATS64_SIZE } from '../generated/rt-link';
import * as text from '../memory/text';
import * as driver from './driver';
import { Link, LinkKind, LinkState, addressOf, broadcastOf, countersOf, nameOf, permanentOf } from './link';
import { Namespace } from './namespace';
import * as register from './register';
import * as state from './state';

const LOOPBACK_MTU: u32 = 65536;

/** Adds `lo` to a new namespace (loopback_net_init); 0 or -ENOMEM. */
export function addLoopback(netns: Namespace): i32 {
  const link = register.allocate(netns, LinkKind.LOOPBACK);
  if (link == null) return -Errno.ENOMEM;
  link.type = HardwareType.LOOPBACK;
  link.flags = NetDeviceFlags.LOOPBACK;
  link.nameFrom = <u8>NetNameAssign.PREDICTABLE;
  link.state |= LinkState.NETNS_IMMUTABLE;
  link.mtu = LOOPBACK_MTU;
  link.minMtu = 0;
  link.maxMtu = 0;
  link.tsoMaxSize = register.GSO_MAX_SIZE;
  memory.fill(broadcastOf(link), 0, link.addressLength);
  text.write(nameOf(link), 'lo');
  const error = register.register(link);
  if (error != 0) {
    register.discard(link);
    return error;
  }
  register.announce(link);
  return 0;
}

/**
 * What a driver says of its device:
 *
 *      ┌─ name 16 ─┬─ type u16 ─┬─ address length u16 ─┬─ address 32 ─┬─ mtu u32 ─┬─ txqlen u32 ─┬─ flags u32 ─┬─ driver u32 ─┐
 *      0           16           18                     20             52          56             60            64             68
 *
 * The name is NUL-padded and may have one %d, for the lowest free number. Flags: bit 0, there is a carrier. Driver: the host's number
 * for the device, in the import `driver`, or 0 for one that is not asked.
 */
export const DEVICE_SPEC_SIZE: u32 = 68;
const DEVICE_CARRIER: u32 = 1;
/** A multicast or all-zero address names no device. */
const MULTICAST_BIT: u32 = 1;

/** Registers a host's device, a link without a kind; its index, or -EINVAL, -EEXIST, -ENFILE, -ENOMEM. */
export function create(netns: Namespace, spec: usize): i32 {
  const type: u32 = load<u16>(spec, 16);
  const addressLength: u32 = load<u16>(spec, 18);
  const flags = load<u32>(spec, 60);
  if (addressLength > MAX_ADDR_LEN || (flags & ~DEVICE_CARRIER) != 0) return -Errno.EINVAL;
  if (type == HardwareType.ETHER && (addressLength != 6 || (load<u8>(spec, 20) & MULTICAST_BIT) != 0))
    return -Errno.EINVAL;
  const nameLength = text.lengthOf(spec, IFNAMSIZ);
  if (nameLength == IFNAMSIZ) return -Errno.EINVAL;
  const mtu = load<u32>(spec, 52);
  const link = register.allocate(netns, LinkKind.PHYSICAL);
  if (link == null) return -Errno.ENOMEM;
  if (mtu < link.minMtu || mtu > link.maxMtu) {
    register.discard(link);
    return -Errno.EINVAL;
  }
  link.type = type;
  link.mtu = mtu;
  link.txqlen = load<u32>(spec, 56);
  link.addressLength = addressLength;
  link.nameFrom = <u8>NetNameAssign.ENUM;
  link.state |= LinkState.PERMANENT_ADDRESS | LinkState.UNICAST_FILTER;
  memory.copy(addressOf(link), spec + 20, addressLength);
  memory.copy(permanentOf(link), spec + 20, addressLength);
  memory.fill(broadcastOf(link), 0xff, addressLength);
  register.propose(link, spec, nameLength);
  const error = driver.attach(link, load<u32>(spec, 64)) ? register.register(link) : -Errno.ENOMEM;
  if (error != 0) {
    register.discard(link);
    return error;
  }
  // Like most drivers: no carrier until the hardware was asked.
  state.setCarrier(link, false);
  state.settle(link);
  register.announce(link);
  state.setCarrier(link, (flags & DEVICE_CARRIER) != 0);
  return link.index;
}

/** Counters of a device (struct rtnl_link_stats64), of 8 bytes each; and an entry that sets one: which u32, 0 u32, value u64. */
const COUNTERS: u32 = RTNL_LINK_STATS64_SIZE >> 3;
export const COUNTER_ENTRY_SIZE: u32 = 16;
/** Entries in one call: each counter once, or a few of them more often. */
export const MAX_COUNTERS: i32 = 1024;

/** Sets counters of a device; -EINVAL, with none set, when there is no such counter. */
export function count(link: Link, entries: usize, entryCount: u32): i32 {
  for (let i: u32 = 0; i < entryCount; i++) {
    if (load<u32>(entries + i * COUNTER_ENTRY_SIZE) >= COUNTERS) return -Errno.EINVAL;
  }
  for (let i: u32 = 0; i < entryCount; i++) {
    const entry = entries + i * COUNTER_ENTRY_SIZE;
    store<u64>(countersOf(link) + (load<u32>(entry) << 3), load<u64>(entry + 8));
  }
  return 0;
}
