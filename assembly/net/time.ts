/** The clock as configuration keeps it: hundredths of a second since boot (struct ifa_cacheinfo's unit). */

import * as host from '../host';

/** Now; wraps after 497 days, as on Linux. */
export function hundredths(): u32 {
  const now = host.clock() / 10;
  // A host's clock may be anything: NaN and what is out of range count as 0.
  return now >= 0 && now < 9007199254740992.0 ? <u32>(<u64>now) : 0;
}
