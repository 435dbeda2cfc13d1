/**
 * What becomes of the MTU that routes know when that of their link changes (rt6_mtu_change): it is no larger than the link's, and one that was
 * as large as the link's grows with it. Where it is locked it stays. Nobody is told.
 */

import { Ipv6Devconf } from '../../generated/rt-link';
import { MetricsAttribute } from '../../generated/rt-route';
import * as devconf from '../devconf';
import * as metrics from '../fib/fib_metrics';
import { Nexthop } from '../fib/fib_nexthop';
import { NexthopObject } from '../fib/nexthop';
import { Membership } from '../fib/nexthop_group';
import { Link } from '../link';
import * as fib6 from './fib6';
import { Route6 } from './fib6';

/** The routes over a link hear of its MTU, which IPv6 on the link has already or has not yet. */
export function changed(link: Link, mtu: u32): void {
  const before = <u32>devconf.get6(link.devconf, Ipv6Devconf.MTU6);
  for (let hop = link.firstHop6; hop != 0; hop = changetype<Nexthop>(hop).linkNext)
    follow(fib6.ofHop(hop), mtu, before);
  for (let node = link.objects.first; node != 0;) {
    const object = changetype<NexthopObject>(node);
    followThrough(object, mtu, before);
    for (let at = object.memberships.first; at != 0; at = changetype<Membership>(at).next)
      followThrough(changetype<Membership>(at).parent, mtu, before);
    node = object.linkNext;
  }
}

/** Those that lead to an object. */
function followThrough(object: NexthopObject, mtu: u32, before: u32): void {
  for (let at = object.routes6.first; at != 0; at = fib6.ofObjectNode(at).objectNext)
    follow(fib6.ofObjectNode(at), mtu, before);
}

function follow(route: Route6, mtu: u32, before: u32): void {
  const isLocked = ((metrics.get(route.metrics, MetricsAttribute.LOCK) >>> MetricsAttribute.MTU) & 1) != 0;
  const own = metrics.get(route.metrics, MetricsAttribute.MTU);
  if (!isLocked && own != 0 && (own >= mtu || own == before)) metrics.set(route.metrics, MetricsAttribute.MTU, mtu);
}
