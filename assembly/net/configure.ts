/**
 * Changing how a link is set (dev_set_mtu, dev_change_name, dev_set_mac_address …). Each says what is wrong with a value, and
 * announces the change itself, but for the group and the alias, which the caller announces (state.touched).
 */

import { Errno } from '../generated/errno';
import { NetAddrAssign, NetNameAssign } from '../generated/netdevice';
import { HardwareType, IFNAMSIZ, OperState } from '../generated/rt-link';
import * as host from '../host';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as text from '../memory/text';
import * as inet4 from './ipv4/inet4';
import * as inet6 from './ipv6/inet6';
import * as kinds from './kind';
import { DeviceEvent } from './kind';
import * as label4 from './ipv4/label4';
import { Link, addressOf, broadcastOf, isOperational, nameLength, nameOf } from './link';
import * as names from './name';
import { LinkEvent, linkChanged } from './observer';
import * as reason from './reason';
import { explain } from './reason';
import * as qdiscs from './qdisc';
import * as register from './register';
import * as stack from './stack';
import * as state from './state';
import * as rules from './fib/rule';

const oldName: usize = memory.data(IFNAMSIZ, 4);

/** True for an address that an Ethernet device may have: not multicast, not all zeros (is_valid_ether_addr). */
export function isEtherAddress(bytes: usize): bool {
  return (load<u8>(bytes) & 1) == 0 && !isZeroEther(bytes);
}

export function isSameEther(a: usize, b: usize): bool {
  return load<u32>(a) == load<u32>(b) && load<u16>(a, 4) == load<u16>(b, 4);
}

export function isZeroEther(bytes: usize): bool {
  return (load<u32>(bytes) | load<u16>(bytes, 4)) == 0;
}

/** True for a group that no bridge forwards, 01:80:c2:00:00:00 to …:0f (is_link_local_ether_addr). */
export function isReservedGroup(address: usize): bool {
  return load<u32>(address) == 0x00c28001 && load<u8>(address, 4) == 0 && load<u8>(address, 5) < 16;
}

/** Makes a locally administered unicast address (eth_random_addr). */
export function randomAddress(to: usize): void {
  store<u32>(to, host.random());
  store<u16>(to, host.random(), 4);
  store<u8>(to, (load<u8>(to) & 0xfe) | 2);
}

/** Gives a link such an address (eth_hw_addr_random). */
export function drawAddress(link: Link): void {
  randomAddress(addressOf(link));
  link.addressFrom = <u8>NetAddrAssign.RANDOM;
}

/** Sets the link-layer address, `addressLength` bytes; what the kind says against it. */
export function setAddress(link: Link, bytes: usize): i32 {
  if (!kinds.takesAddress(link)) return -Errno.EOPNOTSUPP;
  // The address that it has is not looked at.
  const same = memory.compare(addressOf(link), bytes, link.addressLength) == 0;
  const refused = same ? 0 : changeAddress(link, bytes);
  if (refused != 0) return refused;
  link.addressFrom = <u8>NetAddrAssign.SET;
  announceAddress(link);
  return 0;
}

function changeAddress(link: Link, bytes: usize): i32 {
  const ether = link.type == HardwareType.ETHER || link.type == HardwareType.LOOPBACK;
  return ether && !isEtherAddress(bytes) ? -Errno.EADDRNOTAVAIL : kinds.changeAddress(link, bytes);
}

/** Tells everybody that a link has another address. */
export function announceAddress(link: Link): void {
  linkChanged(LinkEvent.CHANGED, link, 0);
  state.addressChanged(link);
}

/** Sets the link-layer address for broadcasts, `addressLength` bytes. */
export function setBroadcast(link: Link, bytes: usize): void {
  memory.copy(broadcastOf(link), bytes, link.addressLength);
  announceAddress(link);
}

/** Whether an MTU is within a link's bounds (dev_validate_mtu); 0 or -EINVAL. */
export function checkMtu(link: Link, mtu: u32): i32 {
  if (<i32>mtu < 0 || mtu < link.minMtu) return explain(-Errno.EINVAL, 'mtu less than device minimum');
  if (link.maxMtu > 0 && mtu > link.maxMtu) return explain(-Errno.EINVAL, 'mtu greater than device maximum');
  return 0;
}

/** Sets the MTU; -EINVAL beyond the link's bounds, and what the kind says. */
export function setMtu(link: Link, mtu: u32): i32 {
  if (link.mtu == mtu) return 0;
  const bad = checkMtu(link, mtu);
  const refused = bad != 0 ? bad : kinds.changeMtu(link, mtu);
  if (refused != 0) return refused;
  linkChanged(LinkEvent.CHANGED, link, 0);
  inet4.mtuChanged(link);
  stack.tellUppers(link, DeviceEvent.CHANGEMTU);
  inet6.mtuChanged(link);
  stack.tellOthers(link, DeviceEvent.CHANGEMTU);
  return 0;
}

/** As `setMtu`, for a link that follows another: whoever changed that one is not told what is wrong with it here. */
export function followMtu(link: Link, mtu: u32): i32 {
  const refused = setMtu(link, mtu);
  if (refused != 0) reason.take();
  return refused;
}

/** Gives a link another name, or the next of a template; -EINVAL, -EEXIST, -ENFILE. Its addresses' labels follow. */
export function rename(link: Link, name: usize, length: u32): i32 {
  if (length == nameLength(link) && memory.compare(name, nameOf(link), length) == 0) return 0;
  memory.copy(oldName, nameOf(link), IFNAMSIZ);
  const bad = call(link, name, length);
  if (bad != 0) return bad;
  const before = link.nameFrom;
  link.nameFrom = <u8>NetNameAssign.RENAMED;
  const refused = follow(link, oldName);
  if (refused == 0) return 0;
  // Whoever heard of the new name hears of the old one again.
  memory.copy(refusedName, nameOf(link), IFNAMSIZ);
  call(link, oldName, text.lengthOf(oldName, IFNAMSIZ));
  follow(link, refusedName);
  link.nameFrom = before;
  return refused;
}

const refusedName: usize = memory.data(IFNAMSIZ, 4);
const newName: usize = memory.data(IFNAMSIZ, 4);

/** Has a link found by a name or the next of a template, and no longer by that which it has, which is taken until then. */
function call(link: Link, name: usize, length: u32): i32 {
  const bad = names.find(link.netns, name, length, newName);
  if (bad != 0) return bad;
  const table = link.netns.names;
  hash.remove(table, changetype<usize>(link));
  names.freed(link.netns, nameOf(link), nameLength(link));
  memory.copy(nameOf(link), newName, IFNAMSIZ);
  hash.insert(table, changetype<usize>(link), hash.bytes(nameOf(link), nameLength(link)));
  return 0;
}

/** What a new name brings about; -EINVAL where IPv6 has nowhere to put its settings. */
function follow(link: Link, before: usize): i32 {
  rules.detach(link);
  rules.attach(link);
  linkChanged(LinkEvent.RENAMED, link, <u32>before);
  linkChanged(LinkEvent.CHANGED, link, 0);
  label4.renamed(link);
  inet4.renamed(link);
  const refused = inet6.renamed(link, before);
  if (refused == 0) stack.tell(link, DeviceEvent.CHANGENAME);
  return refused;
}

/** -ENOMEM for more than the ring of a queueing discipline that is there can hold, which is announced first. */
export function setTxqlen(link: Link, txqlen: u32): i32 {
  const before = link.txqlen;
  if (before == txqlen) return 0;
  link.txqlen = txqlen;
  linkChanged(LinkEvent.CHANGED, link, 0);
  if (txqlen <= qdiscs.MAX_RING || !qdiscs.hasRings(link)) return 0;
  link.txqlen = before;
  return -Errno.ENOMEM;
}

export function setGroup(link: Link, group: u32): void {
  link.group = group;
}

/** Gives a link a text of `length` bytes, or with 0 none; -ENOMEM. */
export function setAlias(link: Link, from: usize, length: u32): i32 {
  let alias: usize = 0;
  if (length != 0) {
    alias = heap.alloc(length);
    if (alias == 0) return -Errno.ENOMEM;
    memory.copy(alias, from, length);
  }
  heap.free(link.alias);
  link.alias = alias;
  link.aliasLength = length;
  return 0;
}

/** Sets the operational state by hand, where what the link is lets that be (set_operstate), and announces it. */
export function setOperstate(link: Link, wanted: u32): void {
  let to = link.operstate;
  const waits = to == OperState.DORMANT || to == OperState.TESTING || to == OperState.UNKNOWN;
  if (wanted == OperState.UP) {
    if (waits && !state.isHeld(link)) to = OperState.UP;
  } else if ((wanted == OperState.TESTING || wanted == OperState.DORMANT) && isOperational(link)) {
    to = wanted;
  }
  if (to == link.operstate) return;
  link.operstate = to;
  state.touched(link);
}

/** Sets the carrier by hand; -EOPNOTSUPP where the kind has it from elsewhere. */
export function setCarrier(link: Link, on: bool): i32 {
  if (!kinds.takesCarrier(link)) return -Errno.EOPNOTSUPP;
  const refused = on ? kinds.mayHaveCarrier(link) : 0;
  if (refused != 0) return refused;
  state.setCarrier(link, on);
  return 0;
}

/** Sets what is sent at once; what is not more than it always was is so for IPv4 too. */
export function setGsoMaxSize(link: Link, size: u32): void {
  link.gsoMaxSize = size;
  if (size <= register.LEGACY_MAX_SIZE) link.gsoIpv4MaxSize = size;
}

/** Sets what is taken at once, likewise. */
export function setGroMaxSize(link: Link, size: u32): void {
  link.groMaxSize = size;
  if (size <= register.LEGACY_MAX_SIZE) link.groIpv4MaxSize = size;
}

/** Has a protocol keep the link down, or no longer: its carrier follows. */
export function setProtoDown(link: Link, down: bool): void {
  state.setCarrier(link, !down);
  link.protoDown = <u32>down;
}
