/**
 * vlan (net/8021q): a link that is one VLAN of the link below, by protocol and ID. The lower link finds its VLANs in `vlans`, in the order of
 * both. A vlan goes up and down with the link below, and unless it was given an address of its own, has that one's. A link with VLANs receives
 * the group of those who register VLANs, by GVRP and by MVRP: it counts twice.
 */

import { Errno } from '../../generated/errno';
import { NetAddrAssign, NetDeviceFlags } from '../../generated/netdevice';
import { HardwareType, VLAN_VID_MASK, VlanFlags, VlanProtocols } from '../../generated/rt-link';
import * as radix from '../../memory/radix';
import * as binding from '../bridge/bridge_binding';
import * as configure from '../configure';
import { VLAN_CHALLENGED } from '../feature';
import * as features from '../features';
import * as hardware from '../hardware_address';
import { AddressList } from '../hardware_address';
import { DeviceEvent } from '../kind';
import { Link, LinkState, addressOf, broadcastOf, hasCarrier, isUp } from '../link';
import * as linkwatch from '../linkwatch';
import { explain } from '../reason';
import * as receiveMode from '../receive_mode';
import * as stack from '../stack';
import * as state from '../state';
import * as priorities from './vlan_priority';
import { Priorities } from './vlan_priority';

@unmanaged
export class Vlan {
  /** In the order of bytes that it has in a frame's header: 0x8100 or 0x88a8. */
  protocol: u32;
  id: u32;
  /** VlanFlags. */
  flags: u32;
  ingress: usize;
  egress: usize;
  egressCount: u32;
  /** The address of the link below when it was last looked at. */
  lowerAddress: u64;

  get priorities(): Priorities {
    return changetype<Priorities>(changetype<usize>(this) + offsetof<Vlan>('ingress'));
  }
}

const KNOWN_FLAGS: u32 =
  VlanFlags.REORDER_HDR | VlanFlags.GVRP | VlanFlags.LOOSE_BINDING | VlanFlags.MVRP | VlanFlags.BRIDGE_BINDING;
const MAX_MTU: u32 = 65535;
/** 01:80:c2:00:00:21 (802.1D, 12.4). */
const REGISTRATIONS: usize = memory.data<u8>([0x01, 0x80, 0xc2, 0x00, 0x00, 0x21]);

export function dataOf(link: Link): Vlan {
  return changetype<Vlan>(link.data);
}

export function setup(link: Link): void {
  link.state |= LinkState.UNICAST_FILTER;
  link.minMtu = 0;
  link.maxMtu = MAX_MTU;
  memory.fill(broadcastOf(link), 0, link.addressLength);
}

/** Where a link has a VLAN among its VLANs: those of 802.1Q come first, in the order of their IDs. */
export function keyOf(protocol: u32, id: u32): u32 {
  return firstKey(protocol) + id;
}

function firstKey(protocol: u32): u32 {
  return protocol == VlanProtocols._8021AD ? VLAN_VID_MASK + 1 : 0;
}

/** The ID of a VLAN of a protocol by its place, or 0 for another protocol's. */
export function idOfKey(key: u32, protocol: u32): u32 {
  const first = firstKey(protocol);
  return key > first && key - first < VLAN_VID_MASK ? key - first : 0;
}

/** The ID of a VLAN of any protocol by its place. */
export function idIn(key: u32): u32 {
  return key & VLAN_VID_MASK;
}

/** Whether a link can have a VLAN; -EOPNOTSUPP for one that can have none, -EEXIST (vlan_check_real_dev). */
export function check(lower: Link, protocol: u32, id: u32): i32 {
  if (lower.type != HardwareType.ETHER || (lower.features & VLAN_CHALLENGED) != 0) {
    return explain(-Errno.EOPNOTSUPP, '8021q: VLANs not supported on device');
  }
  if (radix.get(lower.vlans, keyOf(protocol, id)) == 0) return 0;
  return explain(-Errno.EEXIST, '8021q: VLAN device already exists');
}

/** Takes from the link below what a new link, not registered yet, does not have of its own (vlan_dev_init). */
export function inherit(link: Link, lower: Link): void {
  const own: u32 =
    NetDeviceFlags.UP | NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI | NetDeviceFlags.MASTER | NetDeviceFlags.SLAVE;
  link.flags = lower.flags & ~own;
  features.inherit(link, lower);
  if (binding.isBound(link)) link.state &= ~LinkState.CARRIER;
  if (configure.isZeroEther(addressOf(link))) {
    memory.copy(addressOf(link), addressOf(lower), link.addressLength);
    link.addressFrom = <u8>NetAddrAssign.STOLEN;
  }
  if (configure.isZeroEther(broadcastOf(link))) memory.copy(broadcastOf(link), broadcastOf(lower), link.addressLength);
}

/** Makes a registered link the VLAN of the link it lies on; -ENOBUFS, -ENOMEM. */
export function join(link: Link, lower: Link): i32 {
  const isFirst = next(lower, 0) == null;
  if (!radix.set(lower.vlans, keyOfLink(link), changetype<usize>(link))) return -Errno.ENOBUFS;
  const lost = isFirst ? receiveRegistrations(lower) : 0;
  if (lost != 0) {
    radix.remove(lower.vlans, keyOfLink(link));
    return lost;
  }
  features.update(link);
  if (binding.isBound(link)) binding.settle(link);
  follow(link, lower);
  linkwatch.watch(link);
  features.update(link);
  return 0;
}

/** Takes a link off its lower link's VLANs, if it is among them. */
export function doomed(link: Link): void {
  const lower = changetype<Link>(link.lower);
  if (radix.get(lower.vlans, keyOfLink(link)) != changetype<usize>(link)) return;
  radix.remove(lower.vlans, keyOfLink(link));
  if (next(lower, 0) != null) return;
  hardware.remove(lower, AddressList.MULTICAST, REGISTRATIONS);
  hardware.remove(lower, AddressList.MULTICAST, REGISTRATIONS);
}

/** -ENOMEM (vlan_gvrp_init_applicant, vlan_mvrp_init_applicant). */
function receiveRegistrations(lower: Link): i32 {
  const lost = hardware.add(lower, AddressList.MULTICAST, REGISTRATIONS);
  return lost != 0 ? lost : hardware.add(lower, AddressList.MULTICAST, REGISTRATIONS);
}

export function uninit(link: Link): void {
  priorities.dispose(dataOf(link).priorities);
}

/** Sets the flags in `mask`; -EINVAL for one that there is not. */
export function changeFlags(self: Vlan, flags: u32, mask: u32): i32 {
  if ((mask & ~KNOWN_FLAGS) != 0) return -Errno.EINVAL;
  self.flags = (self.flags & ~mask) | (flags & mask);
  return 0;
}

/** -ENETDOWN while the link below is down, unless it is bound to it loosely. */
export function open(link: Link): i32 {
  const self = dataOf(link);
  const lower = changetype<Link>(link.lower);
  if (!isUp(lower) && !isLoose(link)) return -Errno.ENETDOWN;
  if (!hasAddressOf(link, lower) && !takeAddress(link, lower)) {
    const lost = receiveMode.addUnicast(lower, addressOf(link));
    if (lost != 0) return lost;
  }
  noteAddress(self, lower);
  if (hasCarrier(lower) && !binding.isBound(link)) state.setCarrier(link, true);
  return 0;
}

export function stop(link: Link): void {
  const lower = changetype<Link>(link.lower);
  hardware.takeBackAll(link, lower);
  if (!hasAddressOf(link, lower)) receiveMode.removeUnicast(lower, addressOf(link));
  if (!binding.isBound(link)) state.setCarrier(link, false);
}

/** What it is to receive beside its own, the link below must too, whether up or down, and even when the vlan is gone. */
export function receiveFlagChanged(link: Link, flag: u32): void {
  const lower = changetype<Link>(link.lower);
  if (flag == NetDeviceFlags.ALLMULTI) receiveMode.addAllmulti(lower, link.allmulti != 0 ? 1 : -1);
  else receiveMode.addPromiscuity(lower, link.promiscuity != 0 ? 1 : -1, true);
}

/** -ERANGE for more than the link below takes. */
export function changeMtu(link: Link, mtu: u32): i32 {
  if (mtu > changetype<Link>(link.lower).mtu) return -Errno.ERANGE;
  link.mtu = mtu;
  return 0;
}

/** A proper address of its own; -ENOMEM. */
export function changeAddress(link: Link, address: usize): i32 {
  const lower = changetype<Link>(link.lower);
  if (isUp(link)) {
    const lost = configure.isSameEther(address, addressOf(lower)) ? 0 : receiveMode.addUnicast(lower, address);
    if (lost != 0) return lost;
    if (!hasAddressOf(link, lower)) receiveMode.removeUnicast(lower, addressOf(link));
  }
  memory.copy(addressOf(link), address, link.addressLength);
  return 0;
}

function hasAddressOf(link: Link, lower: Link): bool {
  return configure.isSameEther(addressOf(link), addressOf(lower));
}

/** Gives a link the address of the one below, unless it was given another. */
function takeAddress(link: Link, lower: Link): bool {
  if (link.addressFrom == NetAddrAssign.SET) return false;
  memory.copy(addressOf(link), addressOf(lower), link.addressLength);
  configure.announceAddress(link);
  return true;
}

function noteAddress(self: Vlan, lower: Link): void {
  self.lowerAddress = etherValue(addressOf(lower));
}

function etherValue(address: usize): u64 {
  return ((<u64>load<u16>(address, 4)) << 32) | load<u32>(address);
}

/** The link below has another address (vlan_sync_address). */
function syncAddress(link: Link, lower: Link): void {
  const self = dataOf(link);
  if (self.lowerAddress == etherValue(addressOf(lower))) return;
  if (!takeAddress(link, lower)) {
    const differed = etherValue(addressOf(link)) != self.lowerAddress;
    const differs = !hasAddressOf(link, lower);
    if (differs && !differed) receiveMode.addUnicast(lower, addressOf(link));
    else if (differed && !differs) receiveMode.removeUnicast(lower, addressOf(link));
  }
  noteAddress(self, lower);
}

function follow(link: Link, lower: Link): void {
  if (!binding.isBound(link)) stack.transferState(lower, link);
}

/** Tells all VLANs of a link what happened to it, in their order; that it went down the last first. */
export function tell(lower: Link, event: DeviceEvent): void {
  if (event == DeviceEvent.DOWN) {
    closeAll(lower);
    return;
  }
  let link = next(lower, 0);
  while (link != null) {
    const after = keyOfLink(link) + 1;
    lowerChanged(link, event);
    link = next(lower, after);
  }
}

/** VLANs go down with the link below, but those that are bound loosely. */
function closeAll(lower: Link): void {
  for (let link = previous(lower, ~0); link != null; link = before(link)) if (!isLoose(link)) state.halt(link);
  for (let link = previous(lower, ~0); link != null; link = before(link))
    if (state.tellHalted(link)) follow(link, lower);
}

/** The VLAN of the same link at the place before, or null. */
function before(link: Link | null): Link | null {
  if (link == null) return null;
  const key = keyOfLink(link);
  return key == 0 ? null : previous(changetype<Link>(link.lower), key - 1);
}

function isLoose(link: Link): bool {
  return (dataOf(link).flags & VlanFlags.LOOSE_BINDING) != 0;
}

/** The VLAN of a link at a place or before it, or null. */
function previous(lower: Link, key: u32): Link | null {
  const link = radix.previous(lower.vlans, key);
  return link == 0 ? null : changetype<Link>(link);
}

/** The VLAN of a link at a place or behind it, or null: where `keyOfLink` says a VLAN is. */
export function next(lower: Link, key: u32): Link | null {
  const link = radix.next(lower.vlans, key);
  return link == 0 ? null : changetype<Link>(link);
}

export function keyOfLink(link: Link): u32 {
  const self = dataOf(link);
  return keyOf(self.protocol, self.id);
}

function lowerChanged(link: Link, event: DeviceEvent): void {
  const lower = changetype<Link>(link.lower);
  switch (event) {
    case DeviceEvent.CHANGE:
      follow(link, lower);
      return;
    case DeviceEvent.UP:
      if (isUp(link)) return;
      if (!isLoose(link)) state.changeFlags(link, link.flags | NetDeviceFlags.UP);
      follow(link, lower);
      return;
    case DeviceEvent.CHANGEADDR:
      if (isUp(link)) syncAddress(link, lower);
      return;
    case DeviceEvent.FEATURES:
      features.lowerChanged(link, lower);
      return;
    case DeviceEvent.CHANGEMTU:
      if (link.mtu > lower.mtu) configure.followMtu(link, lower.mtu);
      return;
    default:
  }
}
