/** RTM_NEWROUTE and RTM_DELROUTE for IPv6 (inet6_rtm_newroute, inet6_rtm_delroute, rtm_to_fib6_config, ip6_route_add, ip6_route_del). */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { NewFlag } from '../generated/netlink';
import { RTM_IPV6_POLICY } from '../generated/policies';
import { INFINITY_LIFE_TIME } from '../generated/rt-addr';
import {
  RTMSG_SIZE,
  RouteAttribute,
  RouteMessage,
  Rtmsg,
  RtmFlags,
  RtmType,
  Rtnexthop,
  RtnhFlags,
  Rtprot,
} from '../generated/rt-route';
import * as heap from '../memory/heap';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as address6 from '../net/address6';
import * as fib6 from '../net/fib6';
import { Route6, hopOf } from '../net/fib6';
import * as nexthops from '../net/fib_nexthop';
import { indexOf, linkOf } from '../net/fib_nexthop';
import * as tables from '../net/fib_table';
import { refusalOf } from '../net/fib_type';
import * as links from '../net/link';
import * as time from '../net/time';
import * as attributes from '../wire/attributes';
import * as notify from './notify';
import * as parse from './parse';
import * as gateways from './route6_gateway';
import * as route6Message from './route6_message';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

/** The metric of a route that says none (IP6_RT_PRIO_USER). */
const USER_METRIC: u32 = 1024;
const ADDRESS_SIZE: u32 = 16;
const LOOPBACK_INDEX: u32 = 1;
/** ICMPV6_ROUTER_PREF_ of RFC 4191; what is neither is medium, 0. */
const PREFERENCE_HIGH: u32 = 1;
const PREFERENCE_LOW: u32 = 3;

const destination: usize = memory.data(16, 8);

/** Parses and checks a request, and fills `destination`. */
function check(request: Request, adds: bool): i32 {
  const bad = parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV6_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  if (load<u8>(header, Rtmsg.RTM_TOS) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid dsfield (tos): option not available for IPv6');
  }
  const label = routeRequest.attribute(RouteAttribute.FLOWLABEL);
  if (label != 0) {
    return requests.blame(request, -Errno.EINVAL, label, 'Flow label cannot be specified for this operation');
  }
  const leads =
    routeRequest.attribute(RouteAttribute.GATEWAY) |
    routeRequest.attribute(RouteAttribute.OIF) |
    routeRequest.attribute(RouteAttribute.MULTIPATH) |
    routeRequest.attribute(RouteAttribute.ENCAP);
  if (routeRequest.attribute(RouteAttribute.NH_ID) != 0 && leads != 0) {
    const text = 'Nexthop specification and nexthop id are mutually exclusive';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (routeRequest.attribute(RouteAttribute.VIA) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'IPv6 does not support RTA_VIA attribute');
  }
  if (!readDestination(load<u8>(header, Rtmsg.RTM_DST_LEN))) return -Errno.EINVAL;
  const wrong = routeRequest.attribute(RouteAttribute.MULTIPATH) == 0 ? 0 : checkHops(request, adds);
  if (wrong != 0) return wrong;
  const tunnel = routeRequest.attribute(RouteAttribute.ENCAP);
  return routeRequest.refuseTunnel(request, routeRequest.attribute(RouteAttribute.ENCAP_TYPE), adds ? tunnel : 0);
}

/** Takes the bytes of the prefix that count; false when there are fewer. */
function readDestination(length: u32): bool {
  memory.fill(destination, 0, ADDRESS_SIZE);
  const given = routeRequest.attribute(RouteAttribute.DST);
  const bytes = min((length + 7) >> 3, ADDRESS_SIZE);
  if (given == 0) return true;
  if (attributes.size(given) < bytes) return false;
  memory.copy(destination, attributes.payload(given), bytes);
  fib6.cut(destination, length);
  return true;
}

/** rtm_to_fib6_multipath_config. */
function checkHops(request: Request, adds: bool): i32 {
  if (routeRequest.firstHop() == 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop configuration - no valid nexthops');
  }
  for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
    routeRequest.parseHop(hop);
    const gateway = routeRequest.ofHop(RouteAttribute.GATEWAY);
    if (gateway != 0 && attributes.size(gateway) < ADDRESS_SIZE) {
      return requests.explain(request, -Errno.EINVAL, 'Invalid IPv6 address in RTA_GATEWAY');
    }
    if (adds && (gateway | routeRequest.attribute(RouteAttribute.GATEWAY)) == 0) {
      const text = 'Device only routes can not be added for IPv6 using the multipath API.';
      return requests.explain(request, -Errno.EINVAL, text);
    }
    const tunnel = routeRequest.refuseTunnel(request, routeRequest.ofHop(RouteAttribute.ENCAP_TYPE), 0);
    if (tunnel != 0) return tunnel;
  }
  return 0;
}

/** fib6_config_validate. */
function validate(request: Request, header: usize): i32 {
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & RtmFlags.CLONED) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Userspace can not set RTF_CACHE');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_TYPE) > <u32>RtmType.XRESOLVE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid route type');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_DST_LEN) > fib6.MAX_PREFIX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid prefix length');
  }
  const sourceLength: u32 = load<u8>(header, Rtmsg.RTM_SRC_LEN);
  if (sourceLength > fib6.MAX_PREFIX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid source address length');
  }
  // Routes by source are not there yet.
  return sourceLength == 0 ? 0 : -Errno.EOPNOTSUPP;
}

/** RTM_NEWROUTE. */
export function add(request: Request): i32 {
  const bad = check(request, true);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const wrong = validate(request, header);
  if (wrong != 0) return wrong;
  const table = tables.obtain(request.socket.netns.tables6, routeRequest.tableIn(header), fib6.WORDS);
  if (table == null) return -Errno.ENOBUFS;
  if (routeRequest.attribute(RouteAttribute.MULTIPATH) != 0) return addAll(request, header);
  const route = create(request, header, 0);
  if (route == null) return failure.error;
  notify.begin(request);
  const result = put(request, header, route, request.flags, false);
  notify.end();
  return result;
}

/** Puts a new route, which it takes, into its table. */
function put(request: Request, header: usize, route: Route6, flags: u32, quiet: bool): i32 {
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  const table = tables.find(route.netns.tables6, routeRequest.tableIn(header));
  if (table == null) return -Errno.ENOBUFS;
  const isNew = fib6.find(table, destination, length) == 0;
  const result = fib6.put(table, destination, length, route, flags, true, quiet);
  if (result != -Errno.ENOENT || !isNew) return result;
  return requests.explain(request, result, 'Can not replace route - no match found');
}

@unmanaged
class Failure {
  error: i32;
}

const failure = changetype<Failure>(memory.data(offsetof<Failure>(), 4));

/** A new route as the request says, by one of its next hops or, with 0, by itself; null, and `failure`, when it can't be had. */
function create(request: Request, header: usize, hop: usize): Route6 | null {
  const route = fib6.allocate(request.socket.netns);
  if (route == null) {
    failure.error = -Errno.ENOMEM;
    return null;
  }
  failure.error = fill(request, route, header, hop);
  if (failure.error == 0) return route;
  fib6.discard(route);
  return null;
}

function fill(request: Request, route: Route6, header: usize, from: usize): i32 {
  route.metrics = routeRequest.metricsIn(request);
  if (routeRequest.metricsError() != 0) return routeRequest.metricsError();
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
  if (routeRequest.attribute(RouteAttribute.NH_ID) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
  }
  const bad = bind(request, route, header, from);
  return bad != 0 ? bad : readSource(request, route);
}

/** Has a route lead over its link (fib6_nh_init). */
function bind(request: Request, route: Route6, header: usize, from: usize): i32 {
  const hop = hopOf(route);
  let index = routeRequest.numberIn(RouteAttribute.OIF);
  let gateway = routeRequest.attribute(RouteAttribute.GATEWAY);
  hop.flags = <u8>(load<u32>(header, Rtmsg.RTM_FLAGS) & RtnhFlags.ONLINK);
  if (from != 0) {
    const own = load<u32>(from, Rtnexthop.RTNH_IFINDEX);
    if (own != 0) index = own;
    routeRequest.parseHop(from);
    if (routeRequest.ofHop(RouteAttribute.GATEWAY) != 0) gateway = routeRequest.ofHop(RouteAttribute.GATEWAY);
    hop.flags |= <u8>((<u32>load<u8>(from, Rtnexthop.RTNH_FLAGS)) & RtnhFlags.ONLINK);
    hop.hops = load<u8>(from, Rtnexthop.RTNH_HOPS);
  }
  if (refusalOf(route.type) != 0 || isThroughLoopback(route, index)) return refuse(route, index);
  if (gateway != 0 && !nexthops.setGateway6(hop, attributes.payload(gateway))) return -Errno.ENOMEM;
  const bad = gateways.bind(request, route.netns, hop, index, routeRequest.tableIn(header));
  const link = linkOf(hop);
  if (bad == 0 && link != null) fib6.lead(route, link);
  return bad;
}

/** True for a route over the loopback device that is not for an address of its own: it refuses packets. */
function isThroughLoopback(route: Route6, index: u32): bool {
  const link = links.byIndex(route.netns, index);
  if (link == null || (link.flags & NetDeviceFlags.LOOPBACK) == 0 || fib6.isOwn(route)) return false;
  return !address6.isLoopback(destination);
}

/** A route that refuses packets leads to the loopback device, whatever else it says. */
function refuse(route: Route6, index: u32): i32 {
  const given = links.byIndex(route.netns, index);
  if (index != 0 && given == null) return -Errno.ENODEV;
  const link = links.byIndex(route.netns, LOOPBACK_INDEX);
  if (link == null) return -Errno.ENODEV;
  hopOf(route).link = changetype<usize>(link);
  return 0;
}

function readSource(request: Request, route: Route6): i32 {
  const source = routeRequest.attribute(RouteAttribute.PREFSRC);
  const link = linkOf(hopOf(route));
  if (source == 0 || link == null || address6.isUnspecified(attributes.payload(source))) return 0;
  if (!gateways.isOurs(route.netns, link, attributes.payload(source))) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid source address');
  }
  route.source = heap.alloc(ADDRESS_SIZE);
  if (route.source == 0) return -Errno.ENOMEM;
  memory.copy(route.source, attributes.payload(source), ADDRESS_SIZE);
  route.sourceLength = <u8>fib6.MAX_PREFIX;
  return 0;
}

/** Adds a route of several next hops, all or none, and tells of it once (ip6_route_multipath_add). */
function addAll(request: Request, header: usize): i32 {
  let first: Route6 | null = null;
  let last: Route6 | null = null;
  for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
    const route = create(request, header, hop);
    if (route == null || isAmong(first, route)) {
      const error = route == null ? failure.error : -Errno.EEXIST;
      if (route != null) fib6.discard(route);
      discardAll(first);
      return error;
    }
    if (last == null) first = route;
    else last.next = changetype<usize>(route);
    last = route;
  }
  notify.begin(request);
  const result = putAll(request, header, first);
  notify.end();
  return result;
}

/** True when a route leads where one of those made before does. */
function isAmong(first: Route6 | null, route: Route6): bool {
  for (let at = first; at != null; at = fib6.next(at)) if (fib6.isSame(at, route)) return true;
  return false;
}

function discardAll(first: Route6 | null): void {
  let at = first;
  while (at != null) {
    const following = fib6.next(at);
    fib6.discard(at);
    at = following;
  }
}

function putAll(request: Request, header: usize, first: Route6 | null): i32 {
  const replaces = requests.hasFlag(request, NewFlag.REPLACE);
  let flags = request.flags;
  let lead: Route6 | null = null;
  let last: Route6 | null = null;
  let at = first;
  while (at != null) {
    const following = fib6.next(at);
    const result = put(request, header, at, flags, true);
    if (result != 0) {
      discardAll(following);
      if (lead != null) undo(lead, last);
      return result;
    }
    if (lead == null) lead = at;
    last = at;
    flags = (flags & ~(NewFlag.EXCL | NewFlag.REPLACE)) | NewFlag.CREATE;
    at = following;
  }
  const appends = request.flags & NewFlag.APPEND;
  const told = (replaces ? NewFlag.REPLACE : NewFlag.CREATE) | appends;
  if (appends != 0 && last != null) {
    const start = fib6.sibling(last);
    if (start != null) lead = start;
  }
  if (lead != null) route6Message.announce(lead, RouteMessage.NEWROUTE, told, true, true);
  return 0;
}

/** Takes back what was put, one behind the other. */
function undo(first: Route6, last: Route6 | null): void {
  let at: Route6 | null = first;
  while (at != null) {
    const following: Route6 | null = fib6.next(at);
    const isLast = at == last;
    fib6.drop(at);
    at = following;
    if (isLast) return;
  }
}

/** RTM_DELROUTE. */
export function remove(request: Request): i32 {
  const bad = check(request, false);
  if (bad != 0) return bad;
  if (routeRequest.attribute(RouteAttribute.NH_ID) != 0) {
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
  const table = tables.find(request.socket.netns.tables6, routeRequest.tableIn(header));
  if (table == null) return requests.explain(request, -Errno.ESRCH, 'FIB table does not exist');
  let index = routeRequest.numberIn(RouteAttribute.OIF);
  let gateway = routeRequest.attribute(RouteAttribute.GATEWAY);
  if (hop != 0) {
    routeRequest.parseHop(hop);
    const own = load<u32>(hop, Rtnexthop.RTNH_IFINDEX);
    if (own != 0) index = own;
    if (routeRequest.ofHop(RouteAttribute.GATEWAY) != 0) gateway = routeRequest.ofHop(RouteAttribute.GATEWAY);
  }
  const metric = routeRequest.numberIn(RouteAttribute.PRIORITY);
  const protocol: u32 = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  let route = fib6.ofNode(fib6.find(table, destination, load<u8>(header, Rtmsg.RTM_DST_LEN)));
  for (; route != null; route = fib6.next(route)) {
    const own = hopOf(route);
    if (index != 0 && indexOf(own) != index) continue;
    if (gateway != 0 && !hasGateway(route, attributes.payload(gateway))) continue;
    if ((metric != 0 && route.metric != metric) || (protocol != 0 && route.protocol != protocol)) continue;
    if (gateway != 0 || hop != 0) fib6.remove(route, true);
    else removeAll(route);
    return 0;
  }
  return -Errno.ESRCH;
}

function hasGateway(route: Route6, bytes: usize): bool {
  return hopOf(route).family != 0 && memory.compare(hopOf(route).gateway, bytes, ADDRESS_SIZE) == 0;
}

/** Removes a route and its siblings, which is told once. */
function removeAll(route: Route6): void {
  route6Message.announce(route, RouteMessage.DELROUTE, 0, true, true);
  for (let at = fib6.sibling(route); at != null; at = fib6.sibling(route)) fib6.drop(at);
  fib6.drop(route);
}
