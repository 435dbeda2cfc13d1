/**
 * Creation of an IPv6 route from a request (ip6_route_info_create, fib6_nh_init): from the request itself, or from one of its next hops.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { INFINITY_LIFE_TIME } from '../../generated/rt-addr';
import { RouteAttribute, RtmType, Rtmsg, Rtnexthop, RtnhFlags, Rtprot } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6, hopOf } from '../../net/ipv6/fib6';
import * as fib6Address from '../../net/ipv6/fib6_address';
import * as leaves from '../../net/ipv6/fib6_leaf';
import * as sources6 from '../../net/ipv6/fib6_source';
import * as nexthops from '../../net/fib/fib_nexthop';
import { linkOf } from '../../net/fib/fib_nexthop';
import { NEVER } from '../../net/lifetime';
import { Link } from '../../net/link';
import * as objects from '../../net/fib/nexthop';
import * as time from '../../net/time';
import * as attributes from '../../wire/attributes';
import * as failure from '../failure';
import * as toObject from './nexthop_route';
import * as gateways from './route6_gateway';
import * as own from './route6_request';
import * as routeRequest from './route_request';

/** The metric of a route that says none (IP6_RT_PRIO_USER). */
const USER_METRIC: u32 = 1024;
/** ICMPV6_ROUTER_PREF_ of RFC 4191; what is neither is medium, 0. */
const PREFERENCE_HIGH: u32 = 1;
const PREFERENCE_LOW: u32 = 3;

/** A new route as the request says, by one of its next hops or, with 0, by itself; null, and `failure`, when it can't be had. */
export function create(request: Request, header: usize, hop: usize): Route6 | null {
  const route = fib6.allocate(request.socket.netns);
  if (route == null) {
    failure.set(-Errno.ENOMEM);
    return null;
  }
  if (failure.set(fill(request, route, header, hop)) == 0) return route;
  fib6.discard(route);
  return null;
}

function fill(request: Request, route: Route6, header: usize, from: usize): i32 {
  route.metrics = routeRequest.metricsIn(request);
  if (failure.error() != 0) return failure.error();
  const type: u32 = load<u8>(header, Rtmsg.RTM_TYPE);
  const protocol: u32 = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  route.type = <u8>(type == 0 ? RtmType.UNICAST : type);
  route.protocol = <u8>(protocol == 0 ? Rtprot.BOOT : protocol);
  const metric = routeRequest.numberIn(RouteAttribute.PRIORITY);
  route.metric = metric == 0 ? USER_METRIC : metric;
  const preference = routeRequest.attribute(RouteAttribute.PREF);
  const rank = preference == 0 ? 0 : attributes.u8Value(preference);
  route.preference = <u8>(rank == PREFERENCE_HIGH || rank == PREFERENCE_LOW ? rank : 0);
  const expires = routeRequest.attribute(RouteAttribute.EXPIRES);
  const seconds = expires == 0 ? INFINITY_LIFE_TIME : attributes.u32Value(expires);
  if (seconds != INFINITY_LIFE_TIME) route.expires = time.milliseconds() + <f64>seconds * 1000;
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  const bad = id == 0 ? bind(request, route, header, from) : lead(request, route, id);
  return bad != 0 ? bad : readSource(request, route);
}

/** Has a route lead to an object. */
function lead(request: Request, route: Route6, id: u32): i32 {
  const object = objects.find(route.netns, id);
  if (object == null) return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
  route.object = changetype<usize>(object);
  return toObject.check6(request, object);
}

/** Has a route lead over its link (fib6_nh_init, and what ip6_route_info_create_nh says of the loopback device). */
function bind(request: Request, route: Route6, header: usize, from: usize): i32 {
  const hop = hopOf(route);
  const index = own.indexOf(from);
  const gateway = own.gatewayOf(from);
  hop.flags = <u8>(load<u32>(header, Rtmsg.RTM_FLAGS) & RtnhFlags.ONLINK);
  if (from != 0) {
    hop.flags |= <u8>((<u32>load<u8>(from, Rtnexthop.RTNH_FLAGS)) & RtnhFlags.ONLINK);
    hop.hops = load<u8>(from, Rtnexthop.RTNH_HOPS);
  }
  if (isReject(route.type)) {
    refuse(route);
    return gateways.reject(request, route.netns, hop, index);
  }
  if (gateway != 0 && !nexthops.setGateway6(hop, attributes.payload(gateway))) return -Errno.ENOMEM;
  const bad = gateways.bind(request, route.netns, hop, index, routeRequest.saidTable(header));
  if (bad != 0) return bad;
  const tunnel = own.refuseTunnel(request, from);
  if (tunnel != 0) return tunnel;
  const link = linkOf(hop);
  if (link == null) return 0;
  fib6.lead(route, link);
  if (isThroughLoopback(route, link)) refuse(route);
  return 0;
}

/** True for the types whose routes refuse packets; others that do so on Linux are none of IPv6's (RTF_REJECT). */
function isReject(type: u32): bool {
  return type >= <u32>RtmType.BLACKHOLE && type <= <u32>RtmType.THROW;
}

/** True for a route over the loopback device that is not for an address of its own: it refuses packets. */
function isThroughLoopback(route: Route6, link: Link): bool {
  if ((link.flags & NetDeviceFlags.LOOPBACK) == 0 || fib6.isOwn(route)) return false;
  return !address6.isLoopback(own.destination);
}

/** A route that refuses packets has no end and no preference, whatever else it says. */
function refuse(route: Route6): void {
  route.rejects = true;
  route.expires = NEVER;
  route.preference = 0;
}

function readSource(request: Request, route: Route6): i32 {
  const source = routeRequest.attribute(RouteAttribute.PREFSRC);
  const link = linkOf(fib6.hopAt(route, 0));
  if (source == 0 || link == null || address6.isUnspecified(attributes.payload(source))) return 0;
  // ::1 is the loopback device's alone.
  const foreign =
    address6.isLoopback(attributes.payload(source)) && address6.find(link, attributes.payload(source)) == null;
  if (foreign || !fib6Address.isOurs(link, attributes.payload(source))) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid source address');
  }
  return sources6.set(route, attributes.payload(source)) ? 0 : -Errno.ENOMEM;
}

/** Puts a new route, which it takes, into its table. */
export function put(request: Request, header: usize, route: Route6, flags: u32, quiet: bool): i32 {
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  const fromLength: u32 = load<u8>(header, Rtmsg.RTM_SRC_LEN);
  const table = own.tableOf(request, header);
  if (table == null) {
    fib6.discard(route);
    return -Errno.ENOBUFS;
  }
  // The root is always there, and where two subtrees part is a node that could have routes too.
  const hasNode = length + fromLength == 0 || leaves.hasNode(table, own.destination, length, own.from, fromLength);
  const result = fib6.put(table, own.destination, length, route, flags, true, quiet, own.from, fromLength);
  if (result != -Errno.ENOENT || hasNode) return result;
  return requests.explain(request, result, 'Can not replace route - no match found');
}
