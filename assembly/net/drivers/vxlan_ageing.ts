/**
 * Ageing of a vxlan's forwarding table (vxlan_cleanup): while the vxlan is up, the table is scanned ten seconds after it came up, and then as often
 * as that or when the next entry can expire; entries that were learned, or added as such, and not seen for the ageing time are removed. The timer runs only
 * while there is such an entry; otherwise the time of the next scan follows from the last.
 */

import { NtfFlags, NudState } from '../../generated/rt-neigh';
import { Link, isUp } from '../link';
import * as time from '../time';
import * as timers from '../../memory/timer';
import { Timers } from '../../memory/timer';
import { Vxlan, configOf, dataOf } from './vxlan';
import * as fdb from './vxlan_fdb';
import { Entry } from './vxlan_fdb';

/** Milliseconds from one look to the next, at most (FDB_AGE_INTERVAL). */
const INTERVAL: f64 = 10000;

const looks = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  return timers.nextDeadline(looks);
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(looks, now); timer != 0; timer = timers.takeDue(looks, now)) {
    look(changetype<Vxlan>(timer - offsetof<Vxlan>('ageingDeadline')).link, now);
  }
}

function growsOld(entry: Entry): bool {
  return (entry.state & (NudState.PERMANENT | NudState.NOARP)) == 0 && (entry.flags & NtfFlags.EXT_LEARNED) == 0;
}

function look(link: Link, now: f64): void {
  const hold = <f64>configOf(link).ageing * 1000;
  let next = now + INTERVAL;
  let waits = false;
  for (let entry = fdb.first(link); entry != null;) {
    const after = fdb.next(entry);
    if (growsOld(entry)) {
      const end = entry.updated + hold;
      if (end <= now) {
        entry.state = <u16>NudState.STALE;
        fdb.destroy(link, entry);
      } else {
        waits = true;
        next = min(next, end);
      }
    }
    entry = after;
  }
  const self = dataOf(link);
  if (waits) timers.start(looks, self.ageingTimer, next);
  else self.ageingDeadline = next;
}

/** The vxlan came up. */
export function start(link: Link): void {
  const self = dataOf(link);
  self.ageingDeadline = time.milliseconds() + INTERVAL;
  for (let entry = fdb.first(link); entry != null; entry = fdb.next(entry)) changed(link, entry);
}

/** It went down. */
export function stop(link: Link): void {
  timers.cancel(looks, dataOf(link).ageingTimer);
}

/** Another ageing time: the table is looked through at once. */
export function timeChanged(link: Link): void {
  if (isUp(link)) timers.start(looks, dataOf(link).ageingTimer, time.milliseconds());
}

/** An entry came or changed. */
export function changed(link: Link, entry: Entry): void {
  const self = dataOf(link);
  if (!isUp(link) || self.ageingWaits != 0 || !growsOld(entry)) return;
  const late = time.milliseconds() - self.ageingDeadline;
  const rounds = late < 0 ? 0 : Math.floor(late / INTERVAL) + 1;
  timers.start(looks, self.ageingTimer, self.ageingDeadline + rounds * INTERVAL);
}
