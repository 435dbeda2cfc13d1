/**
 * A bond's monitor of its ports' carrier (bond_mii_monitor): while the bond is up, every `miimon` milliseconds. It is not run in vain: its
 * timer is set for the next round only while some port's link is not what that one's carrier says.
 */

import { BondLink, BondMode, BondState } from '../generated/rt-link';
import * as timer from '../memory/timer';
import { Timers } from '../memory/timer';
import * as active from './bond_active';
import { Bond, portOf } from './bond_data';
import { Link, hasCarrier, isUp } from './link';
import * as stack from './stack';
import * as time from './time';

const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

/** Runs the rounds that are due at `now`. */
export function run(now: f64): void {
  for (let due = timer.takeDue(timers, now); due != 0; due = timer.takeDue(timers, now)) {
    const self = changetype<Bond>(due);
    inspect(self);
    active.setCarrier(self);
    watch(self);
  }
}

/** The bond is up: rounds begin. */
export function start(self: Bond): void {
  self.monitorSince = time.milliseconds();
  if (self.miimon != 0 && isWanted(self)) timer.start(timers, self.timer, self.monitorSince);
}

export function stop(self: Bond): void {
  timer.cancel(timers, self.timer);
}

/** Something may be for the monitor to see: its next round is run. */
export function watch(self: Bond): void {
  if (self.miimon == 0 || !isUp(self.link)) {
    stop(self);
    return;
  }
  if (self.waits != 0 || !isWanted(self)) return;
  const now = time.milliseconds();
  const rounds = <u64>((now - self.monitorSince) / <f64>self.miimon) + 1;
  timer.start(timers, self.timer, self.monitorSince + <f64>rounds * <f64>self.miimon);
}

function works(port: Link): bool {
  return isUp(port) && hasCarrier(port);
}

/** True while a round would change something. */
function isWanted(self: Bond): bool {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const link = portOf(port).link;
    if (link == BondLink.FAIL || link == BondLink.BACK || (link == BondLink.UP) != works(port)) return true;
  }
  return false;
}

/** What a bond makes of the link of a port that joins; without a monitor it is up. */
export function firstLink(self: Bond, port: Link): u32 {
  if (self.miimon == 0 && self.arpInterval == 0) return BondLink.UP;
  if (!works(port)) return BondLink.DOWN;
  return self.miimon != 0 && self.updelay != 0 ? BondLink.BACK : BondLink.UP;
}

/** One round: a link that is lost or found counts as such after its delay (bond_miimon_inspect, bond_miimon_commit). */
function inspect(self: Bond): void {
  const hasActive = self.active != 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    const up = works(port);
    switch (kept.link) {
      case BondLink.UP:
        if (up) break;
        kept.delay = self.downdelay;
        if (kept.delay != 0) active.setLink(port, BondLink.FAIL);
        else lose(self, port);
        break;
      case BondLink.FAIL:
        if (up) active.setLink(port, BondLink.UP);
        else if (--kept.delay == 0) lose(self, port);
        break;
      case BondLink.DOWN:
        if (!up) break;
        kept.delay = hasActive ? self.updelay : 0;
        if (kept.delay != 0) active.setLink(port, BondLink.BACK);
        else find(self, port);
        break;
      default:
        if (!up) active.setLink(port, BondLink.DOWN);
        else if (kept.delay == 0 || --kept.delay == 0) find(self, port);
    }
  }
}

function lose(self: Bond, port: Link): void {
  portOf(port).failures++;
  active.setLink(port, BondLink.DOWN);
  if (self.mode == BondMode.ACTIVEBACKUP || self.mode == BondMode._8023AD) active.setState(port, BondState.BACKUP);
  if (self.active == changetype<usize>(port)) active.selectActive(self);
}

function find(self: Bond, port: Link): void {
  active.setLink(port, BondLink.UP);
  if (self.mode == BondMode._8023AD) active.setState(port, BondState.BACKUP);
  else if (self.mode != BondMode.ACTIVEBACKUP) active.setState(port, BondState.ACTIVE);
  if (self.active == 0 || self.primary == changetype<usize>(port)) active.selectActive(self);
}
