/**
 * How long an address is preferred and valid (set_ifa_lifetime, check_lifetime, addrconf_verify_rtnl; RFC 4862, 5.5.4), for both
 * families. It is counted from when the address was last set. What happens at its ends is a family's own; here is when.
 */

import { INFINITY_LIFE_TIME, IfaFlags } from '../generated/rt-addr';
import { Timer } from '../memory/timer';
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
