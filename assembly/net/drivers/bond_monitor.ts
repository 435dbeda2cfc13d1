/**
 * A bond's MII monitor (bond_mii_monitor): polls the carrier of the ports every `miimon` milliseconds while the bond is up. The timer runs only while
 * the link state of some port differs from its carrier, or peers are still to be notified of a failover.
 */

import { BondLink, BondMode, BondState } from '../../generated/rt-link';
import * as active from './bond_active';
import * as aggregates from './bond_aggregate';
import * as arp from './bond_arp';
import * as balance from './bond_balance';
import { Bond, BondWork, UNCHANGED, isBalanced, needsSpeed, portOf } from './bond_data';
import * as timers from './bond_timer';
import { megabits } from '../ethtool';
import { Link, hasCarrier, isUp } from '../link';
import * as failover from '../failover';
import { LinkEvent } from '../observer';
import * as stack from '../stack';
import * as time from '../time';

/** The bond is up: rounds begin. */
export function start(self: Bond): void {
  if (self.arpInterval != 0) return arp.start(self);
  self.monitorSince = time.milliseconds();
  if (self.miimon != 0 && isWanted(self)) timers.start(self, BondWork.MONITOR, self.monitorSince);
}

/** Something may be for the monitor to see: its next round is run. */
export function watch(self: Bond): void {
  if (self.arpInterval != 0) return arp.watch(self);
  if (self.miimon == 0 || !isUp(self.link)) {
    timers.cancel(self, BondWork.MONITOR);
    return;
  }
  if (timers.isWaiting(self, BondWork.MONITOR) || !isWanted(self)) return;
  timers.start(self, BondWork.MONITOR, time.nextRound(self.monitorSince, self.miimon));
}

/** True while a round would change something. */
function isWanted(self: Bond): bool {
  if (self.peersToTell != 0) return true;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const link = portOf(port).link;
    if (link == BondLink.FAIL || link == BondLink.BACK || (link == BondLink.UP) != active.works(port)) return true;
  }
  return false;
}

/** What a bond makes of the link of a port that joins; without a monitor it is up. */
export function firstLink(self: Bond, port: Link): u32 {
  if (self.miimon == 0) return self.arpInterval == 0 || hasCarrier(port) ? BondLink.UP : BondLink.DOWN;
  if (!active.works(port)) return BondLink.DOWN;
  return self.updelay != 0 ? BondLink.BACK : BondLink.UP;
}

/** One round. */
export function round(self: Bond): void {
  if (self.arpInterval != 0) return arp.round(self);
  const tells = active.shouldTellPeers(self);
  if (inspect(self)) commit(self);
  if (self.peersToTell != 0) self.peersToTell--;
  if (tells) failover.tell(self.link, LinkEvent.PEERS_TOLD);
  watch(self);
}

/** A link that is lost or found counts as such after its delay (bond_miimon_inspect); that it waits for it nobody is told. */
function inspect(self: Bond): bool {
  // What is found first, where nothing works, is not waited for.
  let hurries = self.active == 0;
  let commits = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    const works = active.works(port);
    kept.proposed = UNCHANGED;
    if (kept.link == BondLink.UP || kept.link == BondLink.FAIL) {
      if (works == (kept.link == BondLink.UP) && works) continue;
      lose(self, port, works);
    } else {
      if (!works && kept.link == BondLink.DOWN) continue;
      if (find(self, port, works, hurries)) hurries = false;
    }
    if (kept.proposed == UNCHANGED) continue;
    if (kept.proposed == BondLink.FAIL || kept.proposed == BondLink.BACK) kept.link = kept.proposed;
    commits = true;
  }
  return commits;
}

function lose(self: Bond, port: Link, works: bool): void {
  const kept = portOf(port);
  if (kept.link == BondLink.UP) {
    kept.proposed = BondLink.FAIL;
    kept.delay = self.downdelay;
  }
  if (works) kept.proposed = BondLink.UP;
  else if (kept.delay == 0) kept.proposed = BondLink.DOWN;
  else kept.delay--;
}

/** True when it is found. */
function find(self: Bond, port: Link, works: bool, hurries: bool): bool {
  const kept = portOf(port);
  if (kept.link == BondLink.DOWN) {
    kept.proposed = BondLink.BACK;
    kept.delay = self.updelay;
  }
  if (!works) {
    kept.proposed = BondLink.DOWN;
    return false;
  }
  if (hurries) kept.delay = 0;
  if (kept.delay != 0) {
    kept.delay--;
    return false;
  }
  kept.proposed = BondLink.UP;
  return true;
}

/** Does what follows from what a round found (bond_miimon_commit). */
function commit(self: Bond): void {
  let fails = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const proposed = portOf(port).proposed;
    if (proposed == BondLink.UP) {
      if (found(self, port)) fails = true;
    } else if (proposed == BondLink.DOWN) {
      lost(self, port);
      if (self.active == changetype<usize>(port)) fails = true;
    }
  }
  if (fails) active.selectActive(self);
  active.setCarrier(self);
}

/** A port's link is up; true when it may be the one to send by. */
function found(self: Bond, port: Link): bool {
  const kept = portOf(port);
  if (needsSpeed(self) && megabits(port) == 0) {
    kept.link = BondLink.DOWN;
    return false;
  }
  active.setLink(port, BondLink.UP);
  kept.wasUp = true;
  if (self.mode == BondMode._8023AD) {
    active.setState(port, BondState.BACKUP);
    aggregates.linkFound(self, port, true);
  } else if (self.mode != BondMode.ACTIVEBACKUP) {
    active.setState(port, BondState.ACTIVE);
  }
  if (self.active == 0 || self.primary == changetype<usize>(port)) return true;
  return <i32>kept.priority > <i32>portOf(changetype<Link>(self.active)).priority;
}

function lost(self: Bond, port: Link): void {
  portOf(port).failures++;
  active.setLink(port, BondLink.DOWN);
  if (self.mode == BondMode.ACTIVEBACKUP || self.mode == BondMode._8023AD) active.setState(port, BondState.BACKUP);
  if (self.mode == BondMode._8023AD) aggregates.linkFound(self, port, false);
  else if (isBalanced(self)) balance.lost(self, port);
}
