/** The clock. A host's may say anything; here it never goes below 0 nor beyond what 64 bits hold. */

import * as host from '../host';

/** No clock is later: 2^53 milliseconds. */
const LATEST: f64 = 9007199254740992.0;

/** `time` in milliseconds if it is one, else 0. */
export function sane(time: f64): f64 {
  return time >= 0 && time < LATEST ? time : 0;
}

/** Milliseconds since boot. */
export function milliseconds(): f64 {
  return sane(host.clock());
}

/** The next of the moments, `interval` apart, the first of which was `since`. */
export function nextRound(since: f64, interval: f64): f64 {
  return since + <f64>(<u64>((milliseconds() - since) / interval) + 1) * interval;
}

/** Hundredths of a second since boot (struct ifa_cacheinfo's unit); wraps after 497 days, as on Linux. */
export function hundredths(): u32 {
  return toHundredths(milliseconds());
}

export function toHundredths(time: f64): u32 {
  return <u32>(<u64>(time / 10));
}

/** Seconds since boot, the first of which is 1: 0 is said of what has not been yet. */
export function seconds(): u64 {
  return secondsOf(milliseconds());
}

export function secondsOf(time: f64): u64 {
  return 1 + <u64>(time / 1000);
}
