/**
 * Selection of a bond's active port (bond_select_active_slave, bond_change_active_slave), the notifications about it, and the carrier of the bond
 * (bond_set_carrier).
 */

import { NetAddrAssign } from '../../generated/netdevice';
import { BondFom, BondLink, BondMode, BondPriReselect, BondState, MAX_ADDR_LEN } from '../../generated/rt-link';
import * as aggregates from './bond_aggregate';
import * as balance from './bond_balance';
import { Bond, BondWork, dataOf, isBalanced, portOf, usesPrimary } from './bond_data';
import * as monitor from './bond_monitor';
import * as timers from './bond_timer';
import { megabits } from '../ethtool';
import * as configure from '../configure';
import * as failover from '../failover';
import * as hardware from '../hardware_address';
import { AddressList } from '../hardware_address';
import { Link, LinkState, addressOf, hasCarrier, isUp } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import * as receiveMode from '../receive_mode';
import * as stack from '../stack';
import * as state from '../state';
import * as time from '../time';

/** Sets what a port is to its bond, and announces a change. */
export function setState(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.state == wanted) return;
  kept.state = wanted;
  kept.isUnheard = false;
  linkChanged(LinkEvent.CHANGED, port, 0);
}

/** Sets what a bond makes of a port's link, and announces a change. */
export function setLink(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.link == wanted) return;
  kept.link = wanted;
  kept.isLinkUnheard = false;
  linkChanged(LinkEvent.CHANGED, port, 0);
}

function portAt(pointer: usize): Link | null {
  return pointer == 0 ? null : changetype<Link>(pointer);
}

function isUsable(port: Link | null): bool {
  return port != null && portOf(port).link == BondLink.UP;
}

/** The port to send by (bond_find_best_slave): the chosen one, else the first that is up, else the one that is up soonest. */
function bestPort(self: Bond): Link | null {
  const chosen = chosenPort(self);
  if (chosen != null) return chosen;
  let best: Link | null = null;
  let least = self.updelay;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    if (kept.link == BondLink.UP) return port;
    if (kept.link != BondLink.BACK || !works(port) || kept.delay >= least) continue;
    least = kept.delay;
    best = port;
  }
  return best;
}

/** The primary port, or without one the port of the highest priority, where the active one gives way to it (bond_choose_primary_or_current). */
function chosenPort(self: Bond): Link | null {
  const active = portAt(self.active);
  const activeWorks = isUsable(active);
  let wanted = portAt(self.primary);
  if (!isUsable(wanted)) {
    wanted = highestPort(self);
    if (wanted == null || wanted == active) return activeWorks ? active : null;
  } else if (self.forcePrimary) {
    self.forcePrimary = false;
    return wanted;
  }
  return activeWorks && !takesOver(self, wanted!, active!) ? active : wanted;
}

/** The port that is up with the highest priority, and of those the first. */
function highestPort(self: Bond): Link | null {
  let highest: Link | null = null;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (!isUsable(port)) continue;
    if (highest == null || <i32>portOf(port).priority > <i32>portOf(highest).priority) highest = port;
  }
  return highest;
}

/** Whether a port takes over from one that works too (primary_reselect). */
function takesOver(self: Bond, port: Link, active: Link): bool {
  if (self.primaryReselect == BondPriReselect.BETTER) return megabits(port) > megabits(active);
  return self.primaryReselect == BondPriReselect.ALWAYS;
}

/** Sends by the best port from now on, if that is another (bond_select_active_slave). */
export function selectActive(self: Bond): void {
  const best = bestPort(self);
  if (best == portAt(self.active)) return;
  changeActive(self, best);
  setCarrier(self);
}

/** Sends by a port, or by none (bond_change_active_slave). */
export function changeActive(self: Bond, port: Link | null): void {
  const before = portAt(self.active);
  if (before == port) return;
  const master = self.link;
  if (port != null) portOf(port).lastUp = time.milliseconds();
  if (port != null && portOf(port).link == BondLink.BACK) {
    portOf(port).delay = 0;
    setLink(port, BondLink.UP);
  }
  if (usesPrimary(self)) {
    if (before != null) passReceiveMode(master, before, -1);
    if (port != null) passReceiveMode(master, port, 1);
  }
  if (isBalanced(self)) balance.hearOwn(self);
  self.active = changetype<usize>(port);
  if (isBalanced(self)) {
    if (port != null) balance.activeChanged(self, port, before);
  } else if (self.mode == BondMode.ACTIVEBACKUP) {
    if (before != null && before.master == changetype<usize>(master)) setState(before, BondState.BACKUP);
    if (port != null) takeOver(self, port, before);
  }
  rejoinGroups(self, port);
}

/** A port sends instead of another: it has the address from now on, and those who listen hear of it. */
function takeOver(self: Bond, port: Link, before: Link | null): void {
  const master = self.link;
  setState(port, BondState.ACTIVE);
  if (self.failOverMac != BondFom.NONE) failOver(self, port, before);
  if (isUp(master)) {
    self.peersToTell = self.numPeerNotif * max<u32>(1, self.peerNotifDelay);
    monitor.watch(self);
  }
  const tells = isUp(master) && shouldTellPeers(self);
  failover.tell(master, LinkEvent.FAILED_OVER);
  if (!tells) return;
  self.peersToTell--;
  failover.tell(master, LinkEvent.PEERS_TOLD);
}

/** Whether those the bond speaks to are to hear now that another port sends (bond_should_notify_peers). */
export function shouldTellPeers(self: Bond): bool {
  if (self.peersToTell == 0 || self.peersToTell % max<u32>(1, self.peerNotifDelay) != 0) return false;
  const active = portAt(self.active);
  return active != null && hasCarrier(self.link) && (active.state & LinkState.WATCHED) == 0;
}

/** Moves addresses when another port takes over (bond_do_fail_over_mac). */
function failOver(self: Bond, port: Link, before: Link | null): void {
  const master = self.link;
  if (self.failOverMac == BondFom.ACTIVE) {
    takeAddress(master, port);
    return;
  }
  const giver = before != null ? before : balance.portWith(self, addressOf(master), port);
  if (giver == null) {
    configure.setAddress(port, addressOf(master));
    return;
  }
  memory.copy(swapped, addressOf(port), MAX_ADDR_LEN);
  configure.setAddress(port, addressOf(giver));
  configure.setAddress(giver, swapped);
}

const swapped: usize = memory.data(MAX_ADDR_LEN, 4);

const REJOIN_SOON: f64 = 4;
const REJOIN_AGAIN: f64 = 200;

/** What lies on the bond joins its groups again by the port that sends now (bond->mcast_work). */
function rejoinGroups(self: Bond, port: Link | null): void {
  if (!isUp(self.link) || self.resendIgmp == 0) return;
  if (!(usesPrimary(self) && port != null) && self.mode != BondMode.ROUNDROBIN) return;
  self.groupsToTell = self.resendIgmp;
  if (!timers.isWaiting(self, BondWork.GROUPS)) timers.start(self, BondWork.GROUPS, time.milliseconds() + REJOIN_SOON);
}

/** The time has come (bond_resend_igmp_join_requests_delayed). */
export function tellGroups(self: Bond): void {
  failover.tell(self.link, LinkEvent.GROUPS_TOLD);
  if (self.groupsToTell <= 1) return;
  self.groupsToTell--;
  timers.start(self, BondWork.GROUPS, time.milliseconds() + REJOIN_AGAIN);
}

/** Whether a port's link can carry anything. */
export function works(port: Link): bool {
  return isUp(port) && hasCarrier(port);
}

/** A bond has carrier while a port's link is up, or as its aggregators say (bond_set_carrier). */
export function setCarrier(self: Bond): void {
  if (self.mode == BondMode._8023AD) {
    aggregates.setCarrier(self);
    return;
  }
  let port = stack.firstPort(self.link);
  while (port != null && !isUsable(port)) port = stack.nextPort(port);
  state.setCarrier(self.link, port != null);
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

/** The bond has a port's address from now on (bond_set_dev_addr). */
export function takeAddress(master: Link, port: Link): void {
  memory.copy(addressOf(master), addressOf(port), port.addressLength);
  master.addressFrom = <u8>NetAddrAssign.STOLEN;
  configure.announceAddress(master);
}
