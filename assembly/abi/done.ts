/** How a call of the ABI ends. */

import * as wake from '../netlink/wake';

/** Ends a call that may have woken somebody. */
export function done(result: i32): i32 {
  wake.deliver();
  return result;
}
