/**
 * The timers of a bond, several in its block (net/drivers/bond_data.ts). Those of all bonds are in one heap; `run` dispatches each to the file of its
 * subject.
 *
 *      timer   ┌─ Timer ─┬─ bond ─┬─ what it is for ─┐
 */

import * as timer from '../../memory/timer';
import { Timer, Timers } from '../../memory/timer';
import * as active from './bond_active';
import * as aggregates from './bond_aggregate';
import * as balance from './bond_balance';
import { Bond, BondTimer, BondWork, WORKS, timerOf } from './bond_data';
import * as monitor from './bond_monitor';
import * as teaching from './bond_teach';

const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let due = timer.takeDue(timers, now); due != 0; due = timer.takeDue(timers, now)) {
    const ended = changetype<BondTimer>(due);
    switch (ended.work) {
      case BondWork.MONITOR:
        monitor.round(ended.bond);
        break;
      case BondWork.GROUPS:
        active.tellGroups(ended.bond);
        break;
      case BondWork.PROMISCUITY:
        balance.hearOwn(ended.bond);
        break;
      case BondWork.TEACH:
        teaching.teachAll(ended.bond, now);
        break;
      default:
        aggregates.step(ended.bond);
    }
  }
}

export function isWaiting(self: Bond, work: BondWork): bool {
  return timerOf(self, work).waits != 0;
}

/** Has something done at `deadline`, in milliseconds since boot. */
export function start(self: Bond, work: BondWork, deadline: f64): void {
  const started = timerOf(self, work);
  started.bond = self;
  started.work = work;
  timer.start(timers, changetype<Timer>(started), deadline);
}

/** Likewise, unless it is done before that. */
export function startBy(self: Bond, work: BondWork, deadline: f64): void {
  if (!isWaiting(self, work) || timerOf(self, work).deadline > deadline) start(self, work, deadline);
}

export function cancel(self: Bond, work: BondWork): void {
  timer.cancel(timers, changetype<Timer>(timerOf(self, work)));
}

export function cancelAll(self: Bond): void {
  for (let work: u32 = 0; work < WORKS; work++) cancel(self, work);
}
