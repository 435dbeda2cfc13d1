/** RTM_NEWROUTE and RTM_DELROUTE for IPv4 (inet_rtm_newroute, inet_rtm_delroute, rtm_to_fib_config, fib_create_info). */

import { Errno } from '../../generated/errno';
import { RTM_IPV4_POLICY } from '../../generated/policies';
import { RTMSG_SIZE, RouteAttribute, RtmType, Rtmsg, Rtnexthop, RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib4 from '../../net/ipv4/fib4';
import { Route4 } from '../../net/ipv4/fib4';
import * as lookup from '../../net/ipv4/fib4_lookup';
import * as rules4 from '../../net/ipv4/fib4_rules';
import * as metrics from '../../net/fib/fib_metrics';
import { Nexthop, indexOf } from '../../net/fib/fib_nexthop';
import * as tables from '../../net/fib/fib_table';
import { refusalOf } from '../../net/fib/fib_type';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import * as attributes from '../../wire/attributes';
import * as toObject from './nexthop_route';
import * as failure from '../failure';
import * as notify from '../notify';
import * as parse from '../parse';
import * as hops from './route4_hop';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

const MAX_PREFIX: u32 = 32;
/** The bits of the type of service that are not congestion's. */
const ECN_BITS: u32 = 3;

/** Parses and checks a request: what is wrong before any table is looked at. */
function check(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE) return -Errno.EINVAL;
  const bad = parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  if ((load<u8>(header, Rtmsg.RTM_TOS) & ECN_BITS) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid dsfield (tos): ECN bits must be 0');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_TYPE) > <u32>RtmType.XRESOLVE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid route type');
  }
  const refused = checkAttributes(request);
  if (refused != 0) return refused;
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  if (length > MAX_PREFIX) return requests.explain(request, -Errno.EINVAL, 'Invalid prefix length');
  if (length < MAX_PREFIX && destinationIn() << length != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid prefix for given prefix length');
  }
  const via = routeRequest.attribute(RouteAttribute.VIA);
  const several = routeRequest.attribute(RouteAttribute.MULTIPATH);
  const tunnel = routeRequest.attribute(RouteAttribute.ENCAP);
  const leads = routeRequest.numberIn(RouteAttribute.OIF) | (<u32>(via | tunnel | several));
  if (routeRequest.numberIn(RouteAttribute.NH_ID) != 0 && (leads != 0 || hops.isGatewayAsked())) {
    const text = 'Nexthop specification and nexthop id are mutually exclusive';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (routeRequest.attribute(RouteAttribute.GATEWAY) == 0 || via == 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Nexthop configuration can not contain both GATEWAY and VIA');
}

/** What is wrong with one attribute by itself, in the order in which they stand. */
function checkAttributes(request: Request): i32 {
  const end = requests.body(request) + requests.bodyLength(request);
  let at = attributes.wholeAt(requests.body(request) + RTMSG_SIZE, end);
  let bad = 0;
  hops.askForGateway(false);
  for (; at != 0 && bad == 0; at = attributes.nextBefore(at, end)) {
    const type = attributes.typeOf(at);
    if (type == RouteAttribute.GATEWAY && attributes.u32Value(at) != 0) hops.askForGateway(true);
    else if (type == RouteAttribute.VIA) bad = hops.checkVia(request, at);
    else if (type == RouteAttribute.MULTIPATH) bad = routeRequest.checkTunnelTypes(request, at);
    else if (type == RouteAttribute.ENCAP_TYPE) bad = routeRequest.checkTunnelType(request, attributes.u16Value(at));
  }
  return bad;
}

/** The prefix's address, in host order. */
function destinationIn(): u32 {
  return bswap<u32>(routeRequest.numberIn(RouteAttribute.DST));
}

/** The object that a request names must be there. */
function checkObject(request: Request): i32 {
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  if (id == 0 || objects.find(request.socket.netns, id) != null) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
}

/** RTM_NEWROUTE. */
export function add(request: Request): i32 {
  const bad = check(request);
  if (bad != 0) return bad;
  const netns = request.socket.netns;
  const header = requests.body(request);
  // What is refused from here on leaves its table behind.
  const table = rules4.obtainTable(netns, routeRequest.tableIn(header));
  if (table == null) return -Errno.ENOBUFS;
  const wrong = checkKind(request, header);
  if (wrong != 0) return wrong;
  const several = routeRequest.attribute(RouteAttribute.MULTIPATH) != 0;
  const isToObject = routeRequest.numberIn(RouteAttribute.NH_ID) != 0;
  const paths: u32 = several ? routeRequest.countHops() : isToObject ? 0 : 1;
  if (paths == 0 && !isToObject) {
    const text = 'Invalid nexthop configuration - extra data after nexthops';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const route = fib4.allocate(netns, paths);
  if (route == null) return -Errno.ENOBUFS;
  const refused = fill(request, route, header, several);
  if (refused != 0) {
    fib4.discard(route);
    return refused;
  }
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  notify.begin(request);
  const isLocal = route.type == <u8>RtmType.LOCAL;
  const result = fib4.put(table, destinationIn(), length, route, request.flags, true);
  notify.end();
  if (result == 0 && isLocal) netns.localRoutes4 = true;
  return result;
}

/** The least scope number that a type may have (fib_props). */
function leastScopeOf(type: u32): u32 {
  switch (type) {
    case RtmType.UNSPEC:
    case RtmType.NAT:
    case RtmType.XRESOLVE:
      return Scope.NOWHERE;
    case RtmType.LOCAL:
      return Scope.HOST;
    case RtmType.BROADCAST:
    case RtmType.ANYCAST:
      return Scope.LINK;
    default:
      return Scope.UNIVERSE;
  }
}

function checkKind(request: Request, header: usize): i32 {
  const type: u32 = load<u8>(header, Rtmsg.RTM_TYPE);
  if (leastScopeOf(type) > <u32>load<u8>(header, Rtmsg.RTM_SCOPE)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid scope');
  }
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & (RtnhFlags.DEAD | RtnhFlags.LINKDOWN)) != 0) {
    const text = 'Invalid rtm_flags - can not contain DEAD or LINKDOWN';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  return checkObject(request);
}

/** Fills a new route from the request, and checks that it leads somewhere (fib_create_info). */
function fill(request: Request, route: Route4, header: usize, several: bool): i32 {
  route.metrics = routeRequest.metricsIn(request);
  if (failure.error() != 0) return failure.error();
  route.tos = load<u8>(header, Rtmsg.RTM_TOS);
  route.type = load<u8>(header, Rtmsg.RTM_TYPE);
  route.scope = load<u8>(header, Rtmsg.RTM_SCOPE);
  route.protocol = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  route.priority = routeRequest.numberIn(RouteAttribute.PRIORITY);
  route.source = routeRequest.numberIn(RouteAttribute.PREFSRC);
  route.flags = load<u32>(header, Rtmsg.RTM_FLAGS);
  const object = objects.find(route.netns, routeRequest.numberIn(RouteAttribute.NH_ID));
  route.object = changetype<usize>(object);
  const bad = object == null ? readOwn(request, route, several) : 0;
  if (bad != 0) return bad;
  if (refusalOf(route.type) != 0) return object == null ? checkRefusal(request, route, several) : 0;
  if (route.type < <u8>RtmType.UNICAST || route.type > <u8>RtmType.MULTICAST) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid route type');
  }
  if (route.scope > <u8>Scope.HOST) return requests.explain(request, -Errno.EINVAL, 'Invalid scope');
  const unbound =
    object == null ? bind(request, route, routeRequest.tableIn(header)) : toObject.check(request, object, route.scope);
  if (unbound != 0) return unbound;
  if (route.source == 0 || isSource(route, routeRequest.tableIn(header))) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid prefsrc address');
}

function readOwn(request: Request, route: Route4, several: bool): i32 {
  return several ? readHops(request, route) : hops.readOnly(request, fib4.hopAt(route, 0), route.flags);
}

function readHops(request: Request, route: Route4): i32 {
  let i: u32 = 0;
  for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
    const bad = hops.readOne(request, fib4.hopAt(route, i++), hop);
    if (bad != 0) return bad;
  }
  return hops.checkFirst(request, fib4.hopAt(route, 0));
}

/** A route that refuses packets leads nowhere. */
function checkRefusal(request: Request, route: Route4, several: bool): i32 {
  const hop = fib4.hopAt(route, 0);
  const leads = several || hop.family != 0 || hop.linkNext != 0;
  hop.linkNext = 0;
  if (!leads) return 0;
  const text = 'Gateway, device and multipath can not be specified for this route type';
  return requests.explain(request, -Errno.EINVAL, text);
}

function bind(request: Request, route: Route4, table: u32): i32 {
  if (route.scope == <u8>Scope.HOST) {
    if (route.paths != 1) {
      const text = 'Route with host scope can not have multiple nexthops';
      return requests.explain(request, -Errno.EINVAL, text);
    }
    return hops.bindLocal(request, route.netns, fib4.hopAt(route, 0));
  }
  let down: u32 = 0;
  for (let i: u32 = 0; i < route.paths; i++) {
    const bad = hops.bind(request, route.netns, fib4.hopAt(route, i), table, route.scope);
    if (bad != 0) return bad;
    if ((fib4.hopAt(route, i).flags & RtnhFlags.LINKDOWN) != 0) down++;
  }
  if (down == route.paths) route.flags |= RtnhFlags.LINKDOWN;
  return 0;
}

/** True when a route may choose its source address: one of our own (fib_valid_prefsrc). */
function isSource(route: Route4, table: u32): bool {
  const itself = route.type == <u8>RtmType.LOCAL && route.source == routeRequest.numberIn(RouteAttribute.DST);
  return itself || lookup.isSource(route.netns, route.source, table);
}

/** RTM_DELROUTE: the first route of its prefix and TOS that is as far as the request says so. */
export function remove(request: Request): i32 {
  const bad = check(request);
  if (bad != 0) return bad;
  const wrong = checkObject(request);
  if (wrong != 0) return wrong;
  const netns = request.socket.netns;
  const header = requests.body(request);
  const table = tables.find(netns.tables4, routeRequest.tableIn(header));
  if (table == null) return requests.explain(request, -Errno.ESRCH, 'FIB table does not exist');
  const tos: u32 = load<u8>(header, Rtmsg.RTM_TOS);
  const first = fib4.first(table, destinationIn(), load<u8>(header, Rtmsg.RTM_DST_LEN));
  for (let route = fib4.placeOf(first, tos, 0); route != null && route.tos == tos; route = fib4.next(route)) {
    if (!matches(request, route, header)) continue;
    notify.begin(request);
    fib4.remove(route, true);
    notify.end();
    return 0;
  }
  return -Errno.ESRCH;
}

function matches(request: Request, route: Route4, header: usize): bool {
  const type: u32 = load<u8>(header, Rtmsg.RTM_TYPE);
  const scope: u32 = load<u8>(header, Rtmsg.RTM_SCOPE);
  const protocol: u32 = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  const source = routeRequest.numberIn(RouteAttribute.PREFSRC);
  const priority = routeRequest.numberIn(RouteAttribute.PRIORITY);
  if ((type != 0 && route.type != type) || (scope != Scope.NOWHERE && route.scope != scope)) return false;
  if ((source != 0 && route.source != source) || (protocol != 0 && route.protocol != protocol)) return false;
  if (priority != 0 && route.priority != priority) return false;
  return leadsThere(request, route) && metricsMatch(request, route);
}

/** True when a route leads where the request says (fib_nh_match). */
function leadsThere(request: Request, route: Route4): bool {
  const index = routeRequest.numberIn(RouteAttribute.OIF);
  const gateway = routeRequest.attribute(RouteAttribute.GATEWAY);
  const via = routeRequest.attribute(RouteAttribute.VIA);
  const id = routeRequest.numberIn(RouteAttribute.NH_ID);
  if (id != 0) return route.object != 0 && changetype<NexthopObject>(route.object).id == id;
  const several = routeRequest.attribute(RouteAttribute.MULTIPATH);
  const hasGateway = hops.isGatewayAsked() || via != 0;
  if (route.object != 0) return index == 0 && !hasGateway && several == 0;
  const first = fib4.hopAt(route, 0);
  if (index != 0 || hasGateway) {
    const flow = routeRequest.numberIn(RouteAttribute.FLOW);
    if ((index != 0 && indexOf(first) != index) || (flow != 0 && first.flow != flow)) return false;
    return hops.isGateway(first, gateway, via);
  }
  if (several == 0) return true;
  let i: u32 = 0;
  let hop = routeRequest.firstHop();
  for (; i < route.paths; i++, hop = routeRequest.nextHop(hop)) {
    if (hop == 0 || !isHop(request, fib4.hopAt(route, i), hop)) return false;
  }
  return true;
}

/** True for the next hop that one of MULTIPATH says; what is wrong with that is told, though the request is not refused for it. */
function isHop(request: Request, own: Nexthop, hop: usize): bool {
  const index = load<u32>(hop, Rtnexthop.RTNH_IFINDEX);
  if (index != 0 && index != indexOf(own)) return false;
  const gateway = routeRequest.ofHop(hop, RouteAttribute.GATEWAY);
  const via = routeRequest.ofHop(hop, RouteAttribute.VIA);
  if (hops.checkGateway(request, gateway, via) != 0) return false;
  // The address 0.0.0.0 is nobody's.
  if (gateway != 0 && attributes.u32Value(gateway) == 0) return false;
  if (!hops.isGateway(own, gateway, via)) return false;
  const flow = routeRequest.ofHop(hop, RouteAttribute.FLOW);
  return flow == 0 || (hops.checkFlow(request, flow) == 0 && attributes.u32Value(flow) == own.flow);
}

function metricsMatch(request: Request, route: Route4): bool {
  if (routeRequest.attribute(RouteAttribute.METRICS) == 0) return true;
  const wanted = routeRequest.metricsIn(request);
  if (wanted == 0) return false;
  const same = metrics.covers(route.metrics, wanted);
  metrics.free(wanted);
  return same;
}
