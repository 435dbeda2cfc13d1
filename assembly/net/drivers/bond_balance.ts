/**
 * Addresses of ports in the modes that balance by them (balance-tlb, balance-alb; bond_alb_init_slave, bond_alb_handle_active_change): each port has an
 * address of its own, and the active one has the bond's. With balance-tlb the hardware of each port receives frames for the bond's address, whatever
 * the port's is, so the port's address changes without a notification.
 */

import { Errno } from '../../generated/errno';
import { BondLink, BondMode, BondState, MAX_ADDR_LEN } from '../../generated/rt-link';
import { Bond, BondWork, permanentIn, permanentOf, portOf } from './bond_data';
import * as teaching from './bond_teach';
import * as timers from './bond_timer';
import * as configure from '../configure';
import { Link, addressOf, hasCarrier, isUp } from '../link';
import * as receiveMode from '../receive_mode';
import * as stack from '../stack';
import * as time from '../time';

const swapped: usize = memory.data(MAX_ADDR_LEN, 4);

/** The first port that has an address, but one, or null (bond_slave_has_mac, bond_get_old_active). */
export function portWith(self: Bond, address: usize, but: Link | null): Link | null {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (port != but && configure.isSameEther(addressOf(port), address)) return port;
  }
  return null;
}

function give(self: Bond, port: Link, address: usize): i32 {
  if (self.mode != BondMode.TLB) return configure.setAddress(port, address) == 0 ? 0 : -Errno.EOPNOTSUPP;
  memory.copy(addressOf(port), address, port.addressLength);
  return 0;
}

/** Two links, one of which may be no port any more, have each other's addresses. */
function swap(self: Bond, one: Link, other: Link): void {
  memory.copy(swapped, addressOf(one), MAX_ADDR_LEN);
  give(self, one, addressOf(other));
  give(self, other, swapped);
  if (canSend(one)) teaching.teach(self, one, addressOf(one), false);
  if (canSend(other)) teaching.teach(self, other, addressOf(other), false);
  if (canSend(one) != canSend(other)) hearAll(self);
}

function canSend(port: Link): bool {
  if (port.portData == 0 || !isUp(port) || !hasCarrier(port)) return false;
  return portOf(port).link == BondLink.UP && portOf(port).state == BondState.ACTIVE;
}

const HEARD_FOR: f64 = 10000;

/** A port that can't send has an address that others know: for a while the active one takes what is sent to it (primary_is_promisc). */
function hearAll(self: Bond): void {
  if (self.active == 0 || !self.balancesReceived) return;
  if (self.hearsAll == 0) {
    receiveMode.addPromiscuity(changetype<Link>(self.active), 1, true);
    self.hearsAll = self.active;
  }
  timers.start(self, BondWork.PROMISCUITY, time.milliseconds() + HEARD_FOR);
}

/** A port's link was lost, or it is none any more (rlb_clear_slave). */
export function lost(self: Bond, port: Link): void {
  if (self.active != changetype<usize>(port)) hearAll(self);
}

/** The bond comes up again. */
export function open(self: Bond): void {
  self.balancesReceived = self.mode == BondMode.ALB;
  self.balancesSince = time.milliseconds();
  teaching.watch(self);
  if (self.hearsAll != 0) timers.start(self, BondWork.PROMISCUITY, time.milliseconds() + HEARD_FOR);
}

/** No longer. */
export function hearOwn(self: Bond): void {
  if (self.hearsAll == 0) return;
  receiveMode.addPromiscuity(changetype<Link>(self.hearsAll), -1, true);
  self.hearsAll = 0;
  timers.cancel(self, BondWork.PROMISCUITY);
}

/** A link that becomes a port has the address that it came with, unless a port or the bond has it: then one that no port has. */
export function welcome(self: Bond, port: Link, block: usize): i32 {
  const own = permanentIn(block);
  const bad = give(self, port, own);
  if (bad != 0 || self.link.ports.first == 0) return bad;
  const bonds = addressOf(self.link);
  if (!configure.isSameEther(own, bonds)) {
    if (portWith(self, addressOf(port), null) == null) return 0;
    give(self, port, bonds);
  }
  const spare = portWithSpare(self);
  if (spare != null) give(self, port, permanentOf(spare));
  else if (self.active != 0 || portWith(self, bonds, null) != null) return -Errno.EFAULT;
  return 0;
}

/** The first port that came with an address which no port has now, or null. */
function portWithSpare(self: Bond): Link | null {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (portWith(self, permanentOf(port), null) == null) return port;
  }
  return null;
}

/** A port is none any more: who has the address that it came with gets its present one. */
export function leave(self: Bond, port: Link, block: usize): void {
  const own = permanentIn(block);
  if (!configure.isSameEther(own, addressOf(port)) && !configure.isSameEther(own, addressOf(self.link))) {
    const holder = portWith(self, own, null);
    if (holder != null) swap(self, port, holder);
  }
  lost(self, port);
}

/** The bond sends by another port, which has the bond's address from now on. */
export function activeChanged(self: Bond, port: Link, before: Link | null): void {
  if (self.link.ports.first == 0) return;
  const giver = before != null ? before : portWith(self, addressOf(self.link), null);
  if (self.mode == BondMode.TLB) {
    memory.copy(kept, addressOf(port), MAX_ADDR_LEN);
    configure.setAddress(port, addressOf(self.link));
    memory.copy(addressOf(port), kept, MAX_ADDR_LEN);
  }
  if (giver != null) {
    swap(self, giver, port);
  } else {
    give(self, port, addressOf(self.link));
    teaching.teach(self, port, addressOf(self.link), false);
  }
}

const kept: usize = memory.data(MAX_ADDR_LEN, 4);

/** The bond has another address (bond_alb_set_mac_address). */
export function changeAddress(self: Bond, address: usize): i32 {
  const master = self.link;
  if (self.mode == BondMode.TLB || !self.balancesReceived) {
    for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
      memory.copy(kept, addressOf(port), MAX_ADDR_LEN);
      const bad = configure.setAddress(port, address);
      memory.copy(addressOf(port), kept, MAX_ADDR_LEN);
      if (bad != 0) return bad;
    }
  }
  memory.copy(addressOf(master), address, master.addressLength);
  if (self.active == 0) return 0;
  const active = changetype<Link>(self.active);
  const holder = portWith(self, address, null);
  if (holder != null) swap(self, holder, active);
  else give(self, active, address);
  return 0;
}
