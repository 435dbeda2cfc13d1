/**
 * State transitions of neighbours (__neigh_update, neigh_timer_handler, __neigh_event_send; RFC 4861, 7.3): on requests of an administrator, on answers
 * to solicitations (net/neighbour/neighbour_ask.ts), and on timers.
 */

import { Errno } from '../../generated/errno';
import { NtfFlags, NudState } from '../../generated/rt-neigh';
import * as timer from '../../memory/timer';
import * as neighbours from './neighbour';
import { CONNECTED, MANAGED, Neighbour, TIMED, VALID, VALIDATED, hardwareOf, ofTimer, timerOf } from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as asking from './neighbour_ask';
import * as parms from './neighbour_parms';
import { Parms } from './neighbour_parms';
import { timers } from './neighbour_timers';
import * as waiting from './neighbour_waiting';
import { NeighbourEvent, neighbourChanged } from '../observer';
import * as time from '../time';

/** No timer waits less: milliseconds. */
const SHORTEST: f64 = 10;
/** Flags that an update sets or clears. */
const UPDATED_FLAGS: u32 = NtfFlags.EXT_LEARNED | MANAGED | VALIDATED;

function parmsOf(neighbour: Neighbour): Parms {
  return parms.parmsOf(neighbour.link, neighbour.table.family);
}

/**
 * Makes a neighbour what an administrator says: `hardware` its link-layer address, or 0, `flags` what goes with it. Without `overriding` an
 * address that is known stays. -EINVAL when there is none, but for that nothing is changed.
 */
export function update(neighbour: Neighbour, hardware: usize, state: u32, flags: u32, overriding: bool): i32 {
  const old: u32 = neighbour.state;
  let notify = updateFlags(neighbour, flags);
  if ((flags & (NtfFlags.USE | MANAGED)) != 0) {
    setState(neighbour, old & ~NudState.PERMANENT);
    finish(neighbour, notify);
    return 0;
  }
  if ((state & VALID) == 0) {
    timer.cancel(timers, timerOf(neighbour));
    setState(neighbour, state);
    notify = (old & VALID) != 0;
    if ((old & (NudState.INCOMPLETE | NudState.PROBE)) != 0 && (state & NudState.FAILED) != 0) {
      neighbour.updated = time.milliseconds();
      neighbour.table.failed++;
      notify = true;
    }
    finish(neighbour, notify);
    return 0;
  }
  const size = neighbour.link.addressLength;
  if (size != 0 && hardware == 0 && (old & VALID) == 0) {
    finish(neighbour, notify);
    return -Errno.EINVAL;
  }
  settle(neighbour, hardware, state, flags, overriding, notify);
  return 0;
}

/** True when a link-layer address, or none, is not the one that is known. */
function isOther(neighbour: Neighbour, hardware: usize): bool {
  const size = neighbour.link.addressLength;
  if (size == 0 || hardware == 0) return false;
  return (neighbour.state & VALID) == 0 || memory.compare(hardware, hardwareOf(neighbour), size) != 0;
}

/** A neighbour takes on a state in which its link-layer address is known, and the address, or 0 for the one that is known. */
function settle(neighbour: Neighbour, hardware: usize, state: u32, flags: u32, overriding: bool, changed: bool): void {
  const old: u32 = neighbour.state;
  const size = neighbour.link.addressLength;
  const now = time.milliseconds();
  let notify = changed;
  if ((state & CONNECTED) != 0) neighbour.confirmed = now;
  const isNew = isOther(neighbour, hardware);
  if (!isNew || overriding || (old & VALID) == 0) {
    if (isNew || state != old) neighbour.updated = now;
    if (state != old) {
      become(neighbour, state, now);
      notify = true;
    }
    if (isNew) {
      memory.copy(hardwareOf(neighbour), hardware, size);
      if ((state & CONNECTED) == 0) neighbour.confirmed = now - 2 * <f64>parmsOf(neighbour).baseReachableTime;
      notify = true;
    }
    if (overriding && ((neighbour.flags ^ flags) & NtfFlags.ROUTER) != 0) {
      neighbour.flags ^= NtfFlags.ROUTER;
      notify = true;
    }
  }
  finish(neighbour, notify);
  if (neighbour.waiting != 0) waiting.release(neighbour);
}

/**
 * Somebody said that he is a neighbour, in a state that is to be, and with flags that are now known (__neigh_update, of nobody's own accord). What an
 * administrator said stays, and without `overriding` the address that is known.
 */
export function hear(neighbour: Neighbour, hardware: usize, state: u32, flags: u32, overriding: bool): void {
  const old: u32 = neighbour.state;
  if ((old & (NudState.NOARP | NudState.PERMANENT)) != 0) return;
  const isNew = isOther(neighbour, hardware);
  if ((old & VALID) != 0 && isNew && !overriding) return;
  // What is known already is not doubted for hearing it again.
  const keeps = (old & VALID) != 0 && !isNew && state == NudState.STALE;
  settle(neighbour, hardware, keeps ? old : state, flags, overriding, false);
}

/**
 * A router on the link said that it is there, with its link-layer address or without, 0 (ndisc_update). What an administrator said of it
 * stays, and what is known without asking.
 */
export function hearRouter(neighbour: Neighbour, hardware: usize): void {
  const old: u32 = neighbour.state;
  if ((old & (NudState.NOARP | NudState.PERMANENT)) != 0 || (hardware == 0 && (old & VALID) == 0)) return;
  if ((old & VALID) == 0 || isOther(neighbour, hardware)) {
    settle(neighbour, hardware, NudState.STALE, NtfFlags.ROUTER, true, false);
  } else if ((neighbour.flags & NtfFlags.ROUTER) == 0) {
    neighbour.flags |= NtfFlags.ROUTER;
    finish(neighbour, true);
  }
}

/** Sets and clears what is to be said of a neighbour beside its state; true when something changed (neigh_update_flags). */
function updateFlags(neighbour: Neighbour, flags: u32): bool {
  const changes = (neighbour.flags ^ flags) & UPDATED_FLAGS;
  neighbour.flags ^= changes;
  return changes != 0;
}

function setState(neighbour: Neighbour, state: u32): void {
  neighbour.state = <u8>state;
}

/** Takes on a state in which the link-layer address is known. */
function become(neighbour: Neighbour, state: u32, now: f64): void {
  timer.cancel(timers, timerOf(neighbour));
  if ((state & NudState.PROBE) != 0) neighbour.probes = 0;
  setState(neighbour, state);
  if ((state & TIMED) == 0) return;
  const delay: f64 = (state & NudState.REACHABLE) != 0 ? <f64>parmsOf(neighbour).reachableTime : SHORTEST;
  timer.start(timers, timerOf(neighbour), now + delay);
}

function finish(neighbour: Neighbour, notify: bool): void {
  neighbourCreate.setCollectable(neighbour, !neighbours.isExempt(neighbour.state, neighbour.flags));
  keepManaged(neighbour);
  if (notify) neighbourChanged(NeighbourEvent.CHANGED, neighbour, 1);
}

/** One that is managed is asked for again and again, also when nothing else is due for it. */
function keepManaged(neighbour: Neighbour): void {
  if ((neighbour.flags & MANAGED) == 0 || timerOf(neighbour).waits != 0) return;
  timer.start(timers, timerOf(neighbour), time.milliseconds() + <f64>parmsOf(neighbour).intervalProbeTime);
}

/** A packet from an address, or 0, is sent to a neighbour: if it is not known whether it is there, it is asked for (neigh_event_send). */
export function use(neighbour: Neighbour, from: usize): void {
  const now = time.milliseconds();
  const state: u32 = neighbour.state;
  neighbour.used = now;
  if ((state & (CONNECTED | NudState.DELAY | NudState.PROBE | NudState.INCOMPLETE)) != 0) return;
  const own = parmsOf(neighbour);
  neighbour.updated = now;
  if ((state & NudState.STALE) != 0) {
    setState(neighbour, NudState.DELAY);
    timer.start(timers, timerOf(neighbour), now + <f64>own.delayProbeTime);
  } else if (own.mcastProbes + own.appProbes == 0) {
    setState(neighbour, NudState.FAILED);
  } else {
    // The first question goes out at once.
    neighbour.probes = own.ucastProbes + 1;
    setState(neighbour, NudState.INCOMPLETE);
    timer.start(timers, timerOf(neighbour), now + retransTime(own));
    asking.ask(neighbour, own, from);
  }
}

function retransTime(own: Parms): f64 {
  return max(<f64>own.retransTime, SHORTEST);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

/** What is due: the next question, or that there was no answer. */
export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) expire(ofTimer(at), now);
}

function expire(neighbour: Neighbour, now: f64): void {
  const own = parmsOf(neighbour);
  const state: u32 = neighbour.state;
  if ((state & TIMED) == 0) {
    if ((neighbour.flags & MANAGED) != 0) use(neighbour, 0);
    keepManaged(neighbour);
    return;
  }
  const before = state;
  let due = now + retransTime(own);
  if ((state & NudState.REACHABLE) != 0) due = stillReachable(neighbour, own, now);
  else if ((state & NudState.DELAY) != 0) due = afterDelay(neighbour, own, now);
  let notify = neighbour.state != before && neighbour.state != NudState.DELAY;
  const asked = neighbour.state & (NudState.INCOMPLETE | NudState.PROBE);
  if (asked != 0 && neighbour.probes >= mostProbes(neighbour, own)) {
    setState(neighbour, NudState.FAILED);
    neighbour.updated = now;
    neighbour.table.failed++;
    notify = true;
  } else if ((neighbour.state & TIMED) != 0) {
    timer.start(timers, timerOf(neighbour), max(due, now + SHORTEST));
    if (asked != 0) neighbour.probes++;
  }
  keepManaged(neighbour);
  if (notify) neighbourChanged(NeighbourEvent.CHANGED, neighbour, 1);
  if ((neighbour.state & NudState.FAILED) != 0) waiting.fail(neighbour);
  else if (asked != 0) asking.ask(neighbour, own, waiting.sourceFor(neighbour));
}

/** What was confirmed is reachable for a time, then it is asked for if it was used lately; when something is due. */
function stillReachable(neighbour: Neighbour, own: Parms, now: f64): f64 {
  const end = neighbour.confirmed + <f64>own.reachableTime;
  if (now <= end) return end;
  neighbour.updated = now;
  if (now <= neighbour.used + <f64>own.delayProbeTime) {
    setState(neighbour, NudState.DELAY);
    return now + <f64>own.delayProbeTime;
  }
  setState(neighbour, NudState.STALE);
  return now;
}

/** If it was confirmed meanwhile it is reachable, else it is asked for; when something is due. */
function afterDelay(neighbour: Neighbour, own: Parms, now: f64): f64 {
  neighbour.updated = now;
  if (now <= neighbour.confirmed + <f64>own.delayProbeTime) {
    setState(neighbour, NudState.REACHABLE);
    return neighbour.confirmed + <f64>own.reachableTime;
  }
  setState(neighbour, NudState.PROBE);
  neighbour.probes = 0;
  return now + retransTime(own);
}

/** After so many questions there will be no answer (neigh_max_probes). */
function mostProbes(neighbour: Neighbour, own: Parms): u32 {
  const further = (neighbour.state & NudState.PROBE) != 0 ? own.mcastReprobes : own.mcastProbes;
  return own.ucastProbes + own.appProbes + further;
}
