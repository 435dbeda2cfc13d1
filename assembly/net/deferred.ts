/**
 * What Linux leaves to its work queues, and is done here at the end of the call that asked for it; or sooner, at the end of a request that waits
 * for links to be free.
 */

import * as dad6 from './ipv6/dad6';
import * as linkwatch from './linkwatch';

export function run(): void {
  linkwatch.run();
  dad6.run();
}
