/**
 * What Linux leaves to its work queues, and is done here at the end of the call that asked for it; or sooner, at the end of a request that waits
 * for links to be free.
 */

import * as address6 from './ipv6/address6';
import * as dad6 from './ipv6/dad6';
import * as linkwatch from './linkwatch';
import * as work from './work';

export function run(): void {
  linkwatch.wake();
  for (let node = work.first(); node != 0; node = work.first()) {
    if (node == linkwatch.WORK) linkwatch.run();
    else dad6.run(address6.ofWorkNode(node));
  }
}
