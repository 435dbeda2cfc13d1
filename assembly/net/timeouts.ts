/**
 * What happens at a time and not at a request: addresses that wait for duplicate detection, or expire; routes that expire; neighbours that do not
 * answer; what links say more than once; what bonds do with time; ports of bridges that wait to forward, and entries that grow old there and in vxlans, or groups that end;
 * IPsec's states and policies.
 */

import * as address4 from './ipv4/address4';
import * as bondTimer from './drivers/bond_timer';
import * as bridgeAgeing from './bridge/bridge_ageing';
import * as bridgeMdb from './bridge/bridge_mdb';
import * as bridgeQuery from './bridge/bridge_query';
import * as bridgeStp from './bridge/bridge_stp';
import * as expiry6 from './ipv6/fib6_expiry';
import * as lifetime from './lifetime';
import * as lifetime6 from './ipv6/lifetime6';
import * as linkwatch from './linkwatch';
import * as neighbourState from './neighbour/neighbour_state';
import * as sender from './sender';
import * as time from './time';
import * as vxlanAgeing from './drivers/vxlan_ageing';
import * as xfrmItem from './xfrm/xfrm_item';

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  const addresses = lifetime.earlier(address4.nextDeadline(), lifetime6.nextDeadline());
  const neighbours = lifetime.earlier(sender.nextDeadline(), neighbourState.nextDeadline());
  const inet6 = lifetime.earlier(addresses, expiry6.nextDeadline());
  const forwarding = lifetime.earlier(bridgeStp.nextDeadline(), bridgeAgeing.nextDeadline());
  const multicast = lifetime.earlier(bridgeMdb.nextDeadline(), bridgeQuery.nextDeadline());
  const bridges = lifetime.earlier(forwarding, multicast);
  const carriers = lifetime.earlier(bondTimer.nextDeadline(), linkwatch.nextDeadline());
  const links = lifetime.earlier(carriers, bridges);
  const others = lifetime.earlier(vxlanAgeing.nextDeadline(), xfrmItem.nextDeadline());
  return lifetime.earlier(lifetime.earlier(inet6, neighbours), lifetime.earlier(links, others));
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  const then = time.sane(now);
  address4.run(then);
  lifetime6.run(then);
  expiry6.run(then);
  sender.run(then);
  neighbourState.run(then);
  bondTimer.run(then);
  bridgeStp.run(then);
  bridgeAgeing.run(then);
  bridgeMdb.run(then);
  bridgeQuery.run(then);
  vxlanAgeing.run(then);
  xfrmItem.run(then);
  linkwatch.wake();
}
