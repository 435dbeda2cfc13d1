/** Which port a bond sends by (bond_select_active_slave, bond_change_active_slave), and whether it has carrier (bond_set_carrier). */

import { BondFom, BondLink, BondMode, BondPriReselect, BondState, MAX_ADDR_LEN } from '../generated/rt-link';
import { Bond, dataOf, portOf, usesPrimary } from './bond_data';
import * as configure from './configure';
import * as hardware from './hardware_address';
import { AddressList } from './hardware_address';
import { DeviceEvent } from './kind';
import { Link, addressOf, isUp } from './link';
import { LinkEvent, linkChanged } from './observer';
import * as receiveMode from './receive_mode';
import * as stack from './stack';
import * as state from './state';

/** Sets what a port is to its bond, and announces a change. */
export function setState(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.state == wanted) return;
  kept.state = wanted;
  linkChanged(LinkEvent.CHANGED, port, 0);
}

/** Sets what a bond makes of a port's link, and announces a change. */
export function setLink(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.link == wanted) return;
  kept.link = wanted;
  linkChanged(LinkEvent.CHANGED, port, 0);
}

function portAt(pointer: usize): Link | null {
  return pointer == 0 ? null : changetype<Link>(pointer);
}

function isUsable(port: Link | null): bool {
  return port != null && portOf(port).link == BondLink.UP;
}

/** The port to send by (bond_find_best_slave). */
function bestPort(master: Link, self: Bond): Link | null {
  const primary = portAt(self.primary);
  const active = portAt(self.active);
  if (isUsable(primary)) {
    const stays = isUsable(active) && !self.forcePrimary && self.primaryReselect != BondPriReselect.ALWAYS;
    self.forcePrimary = false;
    return stays ? active : primary;
  }
  if (isUsable(active)) return active;
  let best: Link | null = null;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (!isUsable(port)) continue;
    // The one with the highest priority, and of those the first.
    if (best == null || <i32>portOf(port).priority > <i32>portOf(best).priority) best = port;
  }
  return best;
}

/** Sends by the best port from now on, if that is another (bond_select_active_slave). */
export function selectActive(self: Bond): void {
  if (!usesPrimary(self)) return;
  const best = bestPort(self.link, self);
  if (best == portAt(self.active)) return;
  changeActive(self, best);
  setCarrier(self);
}

/** Sends by a port, or by none (bond_change_active_slave). */
export function changeActive(self: Bond, port: Link | null): void {
  const before = portAt(self.active);
  if (before == port) return;
  const master = self.link;
  if (usesPrimary(self)) {
    if (before != null) passReceiveMode(master, before, -1);
    if (port != null) passReceiveMode(master, port, 1);
  }
  self.active = changetype<usize>(port);
  if (self.mode == BondMode.ACTIVEBACKUP) {
    if (before != null && before.master == changetype<usize>(master)) setState(before, BondState.BACKUP);
    if (port == null) return;
    setState(port, BondState.ACTIVE);
    if (self.failOverMac != BondFom.NONE) failOver(self, port, before);
    linkChanged(LinkEvent.CHANGED, master, 0);
  }
}

/** Moves addresses when another port takes over (bond_do_fail_over_mac). */
function failOver(self: Bond, port: Link, before: Link | null): void {
  const master = self.link;
  if (self.failOverMac == BondFom.ACTIVE) {
    takeAddress(master, port);
    return;
  }
  if (before == null) {
    configure.setAddress(port, addressOf(master));
    return;
  }
  memory.copy(swapped, addressOf(port), MAX_ADDR_LEN);
  configure.setAddress(port, addressOf(before));
  configure.setAddress(before, swapped);
}

const swapped: usize = memory.data(MAX_ADDR_LEN, 4);

/** A bond has carrier while a port's link is up; in mode 802.3ad while enough are (bond_set_carrier). */
export function setCarrier(self: Bond): void {
  let up: u32 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) up += <u32>isUsable(port);
  const needed: u32 = self.mode == BondMode._8023AD ? max<u32>(self.minLinks, 1) : 1;
  state.setCarrier(self.link, up >= needed);
}

/** What the bond receives, its ports do, or the active one (bond_hw_addr_swap). */
export function passReceiveMode(master: Link, port: Link, by: i32): void {
  if (master.promiscuity != 0) receiveMode.addPromiscuity(port, by, true);
  if (master.allmulti != 0) receiveMode.addAllmulti(port, by);
  if (!isUp(master)) return;
  if (by < 0) {
    takeBackAddresses(master, port);
  } else {
    hardware.passAll(master, port, !usesPrimary(dataOf(master)));
    if (dataOf(master).mode == BondMode._8023AD) hearAggregators(port);
  }
}

/** 01:80:c2:00:00:02, by which aggregators speak to each other (IEEE 802.3ad). */
const AGGREGATORS: usize = memory.data<u8>([0x01, 0x80, 0xc2, 0, 0, 2]);

export function hearAggregators(port: Link): void {
  hardware.add(port, AddressList.MULTICAST, AGGREGATORS);
}

/** A port need not receive any more what the bond does (bond_hw_addr_flush). */
export function takeBackAddresses(master: Link, port: Link): void {
  hardware.takeBackAll(master, port);
  if (dataOf(master).mode == BondMode._8023AD) hardware.remove(port, AddressList.MULTICAST, AGGREGATORS);
}

/** The bond has its first port's address from now on. */
export function takeAddress(master: Link, port: Link): void {
  memory.copy(addressOf(master), addressOf(port), port.addressLength);
  linkChanged(LinkEvent.CHANGED, master, 0);
  stack.tell(master, DeviceEvent.CHANGEADDR);
}
