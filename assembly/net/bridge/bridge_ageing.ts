/**
 * How bridges forget addresses (br_fdb_cleanup): while a bridge is up it looks through its entries now and then, and takes away those
 * that programs did not make to stay and that were not used for the ageing time. An entry of which that is to be told is told inactive
 * instead. It looks a tenth of a second after it came up, and then when the next entry can be old, or an ageing time later. The
 * timer waits only while there is such an entry; until then the moment of the next look follows from the last.
 */

import * as timers from '../../memory/timer';
import { Timers } from '../../memory/timer';
import { Bridge } from './bridge';
import * as fdb from './bridge_fdb';
import { Entry, EntryFlag } from './bridge_fdb';
import * as stp from './bridge_stp';
import * as time from '../time';

/** Milliseconds from when a bridge came up to its first look, and the least from one to the next. */
const FIRST_LOOK: f64 = 100;
const SHORTEST: f64 = 10;

const looks = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** Whether an entry with these flags can grow old. */
export function concerns(flags: u32): bool {
  if ((flags & (EntryFlag.STATIC | EntryFlag.EXTERNALLY_LEARNED)) == 0) return true;
  return (flags & EntryFlag.NOTIFY) != 0 && (flags & EntryFlag.INACTIVE) == 0;
}

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  return timers.nextDeadline(looks);
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(looks, now); timer != 0; timer = timers.takeDue(looks, now)) {
    look(changetype<Bridge>(timer - offsetof<Bridge>('ageingDeadline')), now);
  }
}

/** How long an address is kept that is not used (hold_time). */
function holdTime(bridge: Bridge): f64 {
  return stp.milliseconds(bridge, bridge.topologyChange != 0 ? bridge.forwardDelay : bridge.ageingTime);
}

/** True when addresses are not kept at all. */
export function keepsNone(bridge: Bridge): bool {
  return holdTime(bridge) == 0;
}

function look(bridge: Bridge, now: f64): void {
  const hold = holdTime(bridge);
  let delay = hold;
  let entry = fdb.first(bridge);
  while (entry != null) {
    const after = fdb.next(entry);
    if (concerns(entry.flags)) {
      const rest = entry.updated + hold - now;
      if (rest > 0) delay = min(delay, rest);
      else expire(entry);
    }
    entry = after;
  }
  schedule(bridge, now + max(delay, SHORTEST));
}

function expire(entry: Entry): void {
  if (!fdb.has(entry, EntryFlag.STATIC) && !fdb.has(entry, EntryFlag.EXTERNALLY_LEARNED)) {
    fdb.remove(entry);
    return;
  }
  fdb.setFlags(entry, entry.flags | EntryFlag.INACTIVE);
  fdb.announce(entry);
}

function schedule(bridge: Bridge, deadline: f64): void {
  bridge.ageingRuns = 1;
  timers.cancel(looks, bridge.ageingTimer);
  if (bridge.ageingEntries != 0) timers.start(looks, bridge.ageingTimer, deadline);
  else bridge.ageingDeadline = deadline;
}

/** The bridge came up. */
export function start(bridge: Bridge): void {
  schedule(bridge, time.milliseconds() + FIRST_LOOK);
}

/** It went down, or is gone. */
export function stop(bridge: Bridge): void {
  bridge.ageingRuns = 0;
  timers.cancel(looks, bridge.ageingTimer);
}

/** One more entry can grow old. */
export function entryAdded(bridge: Bridge): void {
  if (bridge.ageingEntries++ != 0 || bridge.ageingRuns == 0) return;
  timers.start(looks, bridge.ageingTimer, nextLook(bridge));
}

/** One less. */
export function entryRemoved(bridge: Bridge): void {
  if (--bridge.ageingEntries != 0) return;
  timers.cancel(looks, bridge.ageingTimer);
}

/** When a bridge looks next: while no entry can grow old, it would have looked at every ageing time. */
function nextLook(bridge: Bridge): f64 {
  const hold = max(holdTime(bridge), SHORTEST);
  const late = time.milliseconds() - bridge.ageingDeadline;
  return late < 0 ? bridge.ageingDeadline : bridge.ageingDeadline + (Math.floor(late / hold) + 1) * hold;
}

/** Hundredths of a second until the next look; 0 while the bridge is down. */
export function left(bridge: Bridge): u64 {
  return bridge.ageingRuns == 0 ? 0 : stp.left(nextLook(bridge));
}

/** Sets how long addresses are kept; they are looked through at once. */
export function setTime(bridge: Bridge, ticks: u64): void {
  bridge.ageingTimeSet = ticks;
  bridge.ageingTime = ticks;
  schedule(bridge, time.milliseconds());
}
