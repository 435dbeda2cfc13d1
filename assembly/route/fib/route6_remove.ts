/** Selection of the IPv6 route that a request deletes (ip6_route_del). */

import { Errno } from '../../generated/errno';
import { RouteAttribute, RouteMessage, RtmFlags, Rtmsg, Rtprot } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6, hopOf } from '../../net/ipv6/fib6';
import { ADDRESS_SIZE } from '../../net/ipv6/fib6_leaf';
import * as siblings from '../../net/ipv6/fib6_sibling';
import { indexOf } from '../../net/fib/fib_nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import { LOOPBACK_INDEX } from '../../net/fib/rule_match';
import * as attributes from '../../wire/attributes';
import * as route6Message from './route6_message';
import * as own from './route6_request';
import * as routeRequest from './route_request';

/**
 * Removes the first route that is as the request says, by one of its next hops or, with 0, by itself; of a metric and a protocol, unless
 * these are 0.
 */
export function removeOne(request: Request, hop: usize, metric: u32, protocol: u32): i32 {
  const header = requests.body(request);
  const table = own.tableOf(request, header);
  if (table == null) return requests.explain(request, -Errno.ESRCH, 'FIB table does not exist');
  // What is cached of a way is gone already.
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & RtmFlags.CLONED) != 0) return 0;
  const index = own.indexOf(hop);
  const gateway = own.gatewayOf(hop);
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  for (let route = own.firstIn(table, header); route != null; route = fib6.next(route)) {
    if ((metric != 0 && route.metric != metric) || (protocol != 0 && route.protocol != protocol)) continue;
    if (route.object != 0) {
      if (id != 0 && changetype<NexthopObject>(route.object).id != id) continue;
      fib6.remove(route, true);
      return 0;
    }
    if (id != 0 || (index != 0 && indexOf(hopOf(route)) != index)) continue;
    if (gateway != 0 && !hasGateway(route, attributes.payload(gateway))) continue;
    if (gateway != 0 || hop != 0) fib6.remove(route, true);
    else removeAll(route);
    return 0;
  }
  if (id != 0 || (gateway != 0 && !address6.isUnspecified(attributes.payload(gateway)))) return -Errno.ESRCH;
  if (own.firstIn(table, header) != null || !own.isOfAll(table, header)) return -Errno.ESRCH;
  return isRoot(index, metric, protocol) ? -Errno.ENOENT : -Errno.ESRCH;
}

/** What there is at the root of a table without a default route: a route of the kernel's own over lo, which cannot be removed (fib6_null_entry). */
function isRoot(index: u32, metric: u32, protocol: u32): bool {
  if (index != 0 && index != LOOPBACK_INDEX) return false;
  return (metric == 0 || metric == u32.MAX_VALUE) && (protocol == 0 || protocol == <u32>Rtprot.KERNEL);
}

/** True for the gateway that a route has; :: is that of one without. */
function hasGateway(route: Route6, bytes: usize): bool {
  if (hopOf(route).family == 0) return address6.isUnspecified(bytes);
  return memory.compare(hopOf(route).gateway, bytes, ADDRESS_SIZE) == 0;
}

/** Removes a route and its siblings, which is told once. */
function removeAll(route: Route6): void {
  route6Message.announce(route, RouteMessage.DELROUTE, 0, true, true);
  for (let at = siblings.sibling(route); at != null; at = siblings.sibling(route)) fib6.drop(at);
  fib6.drop(route);
}
