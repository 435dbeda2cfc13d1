/**
 * How long an address is preferred and valid (set_ifa_lifetime, check_lifetime, addrconf_verify_rtnl; RFC 4862, 5.5.4), for both
 * families. It is counted from when the address was last set. What happens at its ends is a family's own; here is when.
 *
 * Nobody stands by: a namespace's addresses of a family are looked at when the first of them ends, but not within a second of the last look, and
 * then those that end a little later are seen as well. An address that comes, or is set anew, makes somebody look, which so puts off what is due.
 *
 *      namespace   lifetimes ── two blocks, of IPv4 and of IPv6 ─► Lifetimes: a timer of the next look, and the addresses that end, by when they do
 */

import { INFINITY_LIFE_TIME, IfaFlags } from '../generated/rt-addr';
import * as timer from '../memory/timer';
import { Timer, Timers } from '../memory/timer';
import * as time from './time';

/** A timer that rings when something is due. */
@unmanaged
export class Lifetime extends Timer {
  /** Seconds from `since` on; INFINITY_LIFE_TIME for ever. */
  valid: u32;
  /** When the address was last set: milliseconds since boot. */
  since: f64;
  preferred: u32;
}

@unmanaged
export class Lifetimes extends Timer {
  /** When somebody looked last. */
  looked: f64;
  firstEnd: usize;
  ended: u32;

  get ends(): Timers {
    return changetype<Timers>(changetype<usize>(this) + offsetof<Lifetimes>('firstEnd'));
  }
}

/** Milliseconds between two looks at least; by how much one is put off to be at a full second; and before their ends addresses are seen as over. */
const LEAST_PAUSE: f64 = 1000;
const MOST_DELAY: f64 = 250;
export const EARLY: f64 = 20;

/** Waits for the next look at what ends. */
export function plan(looks: Timers, lifetimes: Lifetimes): void {
  const end = timer.nextDeadline(lifetimes.ends);
  if (end < 0) return;
  const full = Math.ceil(end / 1000) * 1000;
  timer.start(looks, lifetimes, max(full < end + MOST_DELAY ? full : end, lifetimes.looked + LEAST_PAUSE));
}

/** An address came or was set anew: somebody looks now, if any has an end. */
export function lookNow(looks: Timers, lifetimes: Lifetimes): void {
  if (lifetimes.firstEnd != 0) timer.start(looks, lifetimes, time.milliseconds());
}

/** No end. */
export const NEVER: f64 = -1;

export function begin(lifetime: Lifetime, preferred: u32, valid: u32): void {
  lifetime.preferred = preferred;
  lifetime.valid = valid;
}

/** It is counted from now on. */
export function touch(lifetime: Lifetime): void {
  lifetime.since = time.milliseconds();
}

/** The flags that follow from lifetimes: one without an end is permanent, one that is never preferred deprecated. */
export function flagsOf(preferred: u32, valid: u32): u32 {
  return (valid == INFINITY_LIFE_TIME ? IfaFlags.PERMANENT : 0) | (preferred == 0 ? IfaFlags.DEPRECATED : 0);
}

/** What is left of so many seconds. */
export function left(lifetime: Lifetime, seconds: u32): u32 {
  if (seconds == INFINITY_LIFE_TIME) return seconds;
  const passed = <u64>max(0, (time.milliseconds() - lifetime.since) / 1000);
  return passed < <u64>seconds ? seconds - <u32>passed : 0;
}

/** When so many seconds are over: milliseconds since boot, or NEVER. */
function endOf(lifetime: Lifetime, seconds: u32): f64 {
  return seconds == INFINITY_LIFE_TIME ? NEVER : lifetime.since + <f64>seconds * 1000;
}

/** When something is due next for an address with these flags: milliseconds since boot, or NEVER. */
export function next(lifetime: Lifetime, flags: u32): f64 {
  const deprecated = (flags & IfaFlags.DEPRECATED) != 0;
  return earlier(deprecated ? NEVER : endOf(lifetime, lifetime.preferred), endOf(lifetime, lifetime.valid));
}

/** The earlier of two times, either of which may be NEVER. */
export function earlier(a: f64, b: f64): f64 {
  return a < 0 ? b : b < 0 ? a : min(a, b);
}

export function isOver(lifetime: Lifetime, now: f64): bool {
  return isPast(endOf(lifetime, lifetime.valid), now);
}

/** True when an address with these flags is to be preferred no more. */
export function isDeprecated(lifetime: Lifetime, flags: u32, now: f64): bool {
  return (flags & IfaFlags.DEPRECATED) == 0 && isPast(endOf(lifetime, lifetime.preferred), now);
}

/** True when a time, unless it is NEVER, has come. */
export function isPast(end: f64, now: f64): bool {
  return end >= 0 && end <= now;
}
