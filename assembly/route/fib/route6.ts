/** RTM_NEWROUTE and RTM_DELROUTE for IPv6 (inet6_rtm_newroute, inet6_rtm_delroute, ip6_route_add, ip6_route_del). */

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
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import { LOOPBACK_INDEX } from '../../net/fib/rule_match';
import * as attributes from '../../wire/attributes';
import * as failure from '../failure';
import * as notify from '../notify';
import * as route6Message from './route6_message';
import * as created from './route6_new';
import * as own from './route6_request';
import * as several from './route6_several';
import * as routeRequest from './route_request';

/** RTM_NEWROUTE. */
export function add(request: Request): i32 {
  const bad = own.check(request, true);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const wrong = own.validate(request, header);
  if (wrong != 0) return wrong;
  const table = fib6.obtainTable(request.socket.netns, routeRequest.tableIn(header));
  if (table == null) return -Errno.ENOBUFS;
  if (routeRequest.attribute(RouteAttribute.MULTIPATH) != 0) return several.add(request, header);
  const route = created.create(request, header, 0);
  if (route == null) return failure.error();
  notify.begin(request);
  const result = created.put(request, header, route, request.flags, false);
  notify.end();
  return result;
}

/** RTM_DELROUTE. */
export function remove(request: Request): i32 {
  const bad = own.check(request, false);
  if (bad != 0) return bad;
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  if (id != 0 && objects.find(request.socket.netns, id) == null) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
  }
  notify.begin(request);
  let result = 0;
  if (routeRequest.attribute(RouteAttribute.MULTIPATH) == 0) {
    result = removeOne(request, 0);
  } else {
    for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
      const error = removeOne(request, hop);
      if (error != 0) result = error;
    }
  }
  notify.end();
  return result;
}

/** Removes the first route that is as far as the request says so, by one of its next hops or by itself (ip6_route_del). */
function removeOne(request: Request, hop: usize): i32 {
  const header = requests.body(request);
  const table = own.tableOf(request, header);
  if (table == null) return requests.explain(request, -Errno.ESRCH, 'FIB table does not exist');
  // What is cached of a way is gone already.
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & RtmFlags.CLONED) != 0) return 0;
  const index = own.indexOf(hop);
  const gateway = own.gatewayOf(hop);
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  const metric = routeRequest.numberIn(RouteAttribute.PRIORITY);
  const protocol: u32 = load<u8>(header, Rtmsg.RTM_PROTOCOL);
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
