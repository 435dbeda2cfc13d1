/**
 * RTM_GETROUTE for one IPv4 destination (inet_rtm_getroute): the way that a packet of our own would take, or with RTM_F_FIB_MATCH the route that it would
 * match. Packets that come in by a link are not there yet.
 */

import { Errno } from '../generated/errno';
import { RTM_IPV4_POLICY } from '../generated/policies';
import { NetDeviceFlags } from '../generated/netdevice';
import {
  RTA_CACHEINFO_SIZE,
  RTMSG_SIZE,
  RouteAttribute,
  RouteMessage,
  RtTable,
  RtmFlags,
  RtmType,
  Rtmsg,
} from '../generated/rt-route';
import { Scope } from '../generated/rtnetlink';
import { AddressFamily } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as address4 from '../net/address4';
import { Route4 } from '../net/fib4';
import * as lookup from '../net/fib4_lookup';
import { Flow4 } from '../net/fib4_lookup';
import * as rules4 from '../net/fib4_rules';
import { Nexthop, linkOf } from '../net/fib_nexthop';
import * as links from '../net/link';
import { Link, isUp } from '../net/link';
import { Namespace } from '../net/namespace';
import * as attributes from '../wire/attributes';
import * as writer from '../wire/writer';
import * as parse from './parse';
import * as route4Message from './route4_message';
import * as routeMessage from './route_message';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

const WHOLE: u32 = 32;
const LIMITED_BROADCAST: u32 = ~0;
const MESSAGE_SIZE: u32 = 384;
/** What packets are where nobody says: UDP's. */
const DEFAULT_PROTOCOL: u32 = 17;

// prettier-ignore
const GET_ROUTE: usize = memory.data<u8>([
  <u8>RouteAttribute.IIF, <u8>RouteAttribute.OIF, <u8>RouteAttribute.SRC, <u8>RouteAttribute.DST, <u8>RouteAttribute.IP_PROTO,
  <u8>RouteAttribute.SPORT, <u8>RouteAttribute.DPORT, <u8>RouteAttribute.MARK, <u8>RouteAttribute.UID, 0,
]);

/** Where a packet goes (struct rtable). */
@unmanaged
class Way {
  /** The route that says so, or 0; it refuses nothing. */
  route: usize;
  hop: usize;
  link: usize;
  type: u32;
  source: u32;
}

const way = changetype<Way>(memory.data(offsetof<Way>(), 4));

/** inet_rtm_valid_getroute_req. */
function check(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid header for route get request');
  }
  if (!requests.isStrict(request)) return parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  const header = requests.body(request);
  const values =
    (<u32>load<u8>(header, Rtmsg.RTM_TABLE)) |
    load<u8>(header, Rtmsg.RTM_PROTOCOL) |
    load<u8>(header, Rtmsg.RTM_SCOPE) |
    load<u8>(header, Rtmsg.RTM_TYPE);
  const sourceLength: u32 = load<u8>(header, Rtmsg.RTM_SRC_LEN);
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  if (values != 0 || (sourceLength | WHOLE) != WHOLE || (length | WHOLE) != WHOLE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid values in header for route get request');
  }
  const known = RtmFlags.NOTIFY | RtmFlags.LOOKUP_TABLE | RtmFlags.FIB_MATCH;
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & ~known) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Unsupported rtm_flags for route get request');
  }
  const unwanted = 'ipv4: Unsupported attribute in route get request';
  const bad = parse.strict(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY, GET_ROUTE, unwanted);
  if (bad != 0) return bad;
  const short =
    (routeRequest.attribute(RouteAttribute.SRC) != 0 && sourceLength == 0) ||
    (routeRequest.attribute(RouteAttribute.DST) != 0 && length == 0);
  if (!short) return 0;
  return requests.explain(request, -Errno.EINVAL, 'ipv4: rtm_src_len and rtm_dst_len must be 32 for IPv4');
}

export function get(request: Request): i32 {
  const bad = check(request);
  if (bad != 0) return bad;
  if (routeRequest.numberIn(RouteAttribute.IIF) != 0) return -Errno.EOPNOTSUPP;
  const netns = request.socket.netns;
  const header = requests.body(request);
  const refused = checkSource(netns, routeRequest.numberIn(RouteAttribute.SRC));
  if (refused != 0) return refused;
  const wanted = lookup.newFlow();
  wanted.destination = routeRequest.numberIn(RouteAttribute.DST);
  wanted.source = routeRequest.numberIn(RouteAttribute.SRC);
  wanted.tos = load<u8>(header, Rtmsg.RTM_TOS);
  wanted.oif = routeRequest.numberIn(RouteAttribute.OIF);
  wanted.mark = routeRequest.numberIn(RouteAttribute.MARK);
  const uid = routeRequest.attribute(RouteAttribute.UID);
  wanted.uid = uid != 0 ? routeRequest.numberIn(RouteAttribute.UID) : request.task.uid;
  const protocol = routeRequest.attribute(RouteAttribute.IP_PROTO);
  wanted.protocol = protocol != 0 ? attributes.u8Value(protocol) : DEFAULT_PROTOCOL;
  wanted.sport = routeRequest.portIn(RouteAttribute.SPORT);
  wanted.dport = routeRequest.portIn(RouteAttribute.DPORT);
  const error = findWay(netns, wanted);
  if (error != 0) return error;
  const flags = load<u32>(header, Rtmsg.RTM_FLAGS);
  if ((flags & RtmFlags.FIB_MATCH) != 0) return replyWithRoute(request);
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  write(message, request, flags);
  messages.trim(message);
  return requests.reply(request, message);
}

function replyWithRoute(request: Request): i32 {
  if (way.route == 0) return -Errno.EHOSTUNREACH;
  const route = changetype<Route4>(way.route);
  const message = messages.create(route4Message.sizeOf(route));
  if (message == null) return -Errno.ENOBUFS;
  const table = rules4.tableOf(route.netns, route.table.id);
  route4Message.writeIn(message, route, table, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** A packet of ours must come from one of our addresses, if it says which. */
function checkSource(netns: Namespace, source: u32): i32 {
  if (source == 0) return 0;
  if (lookup.isMulticast(source) || source == LIMITED_BROADCAST) return -Errno.EINVAL;
  return lookup.typeOf(netns, source, RtTable.LOCAL) == RtmType.LOCAL ? 0 : -Errno.ENETUNREACH;
}

/** Fills `way` (ip_route_output_key_hash_rcu); the flow's addresses are those of the packet then. */
function findWay(netns: Namespace, wanted: Flow4): i32 {
  memory.fill(changetype<usize>(way), 0, offsetof<Way>());
  way.source = wanted.source;
  let out: Link | null = null;
  if (wanted.oif != 0) {
    out = links.byIndex(netns, wanted.oif);
    if (out == null) return -Errno.ENODEV;
    if (!isUp(out)) return -Errno.ENETUNREACH;
    const near = lookup.isMulticast(wanted.destination) || wanted.destination == LIMITED_BROADCAST;
    if (near) return finish(wanted, out, 0, 0, Scope.LINK);
  }
  if (wanted.destination == 0) {
    wanted.destination = way.source != 0 ? way.source : lookup.LOOPBACK;
    if (way.source == 0) way.source = lookup.LOOPBACK;
    const lo = links.byIndex(netns, 1);
    if (lo == null) return -Errno.ENETUNREACH;
    way.type = RtmType.LOCAL;
    way.link = changetype<usize>(lo);
    return 0;
  }
  const error = rules4.lookup(netns, wanted);
  // Where a link is given, what no route leads to is taken to be on it.
  if (error != 0) return out == null ? error : finish(wanted, out, 0, 0, Scope.LINK);
  const route = lookup.routeFound();
  const hop = lookup.hopFound();
  const link = linkOf(hop);
  if (route == null || link == null) return -Errno.ENETUNREACH;
  if (route.type != <u8>RtmType.LOCAL) {
    return finish(wanted, link, changetype<usize>(route), changetype<usize>(hop), route.scope);
  }
  if (way.source == 0) way.source = route.source != 0 ? route.source : wanted.destination;
  way.type = RtmType.LOCAL;
  way.route = changetype<usize>(route);
  way.hop = changetype<usize>(hop);
  way.link = changetype<usize>(links.byIndex(netns, 1));
  return 0;
}

/** The way leads over a link, as a route says or without one. */
function finish(wanted: Flow4, link: Link, route: usize, hop: usize, scope: u32): i32 {
  const destination = wanted.destination;
  way.link = changetype<usize>(link);
  way.route = route;
  way.hop = hop;
  way.type = typeOf(route, destination);
  if (way.source != 0) return 0;
  const chosen = route == 0 ? 0 : changetype<Route4>(route).source;
  const gateway =
    hop != 0 && changetype<Nexthop>(hop).family == AddressFamily.INET ? changetype<Nexthop>(hop).gateway : 0;
  way.source = chosen != 0 ? chosen : selectSource(link, gateway, scope);
  return 0;
}

function typeOf(route: usize, destination: u32): u32 {
  if (destination == LIMITED_BROADCAST) return RtmType.BROADCAST;
  if (lookup.isMulticast(destination)) return RtmType.MULTICAST;
  return route == 0 ? RtmType.UNICAST : changetype<Route4>(route).type;
}

/** The address of ours to speak from over a link, to an address unless that is 0 (inet_select_addr). */
function selectSource(link: Link, to: u32, scope: u32): u32 {
  let found: u32 = 0;
  for (let at = address4.first(link); at != null && !address4.isSecondary(at); at = address4.next(at)) {
    if (min(<u32>at.scope, <u32>Scope.LINK) > scope) continue;
    if (to == 0 || ((at.address ^ to) & address4.maskOf(at.prefixLength)) == 0) return at.local;
    if (found == 0) found = at.local;
  }
  return found != 0 ? found : selectAny(link.netns, scope);
}

function selectAny(netns: Namespace, scope: u32): u32 {
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    for (let at = address4.first(link); at != null && !address4.isSecondary(at); at = address4.next(at)) {
      if (at.scope != Scope.LINK && at.scope <= scope) return at.local;
    }
  }
  return 0;
}

/** Appends the way (rt_fill_info). */
function write(message: Message, request: Request, flags: u32): void {
  const port = request.socket.port;
  const table = tableIn(flags);
  const start = routeMessage.begin(
    message,
    RouteMessage.NEWROUTE,
    0,
    request.sequence,
    port,
    AddressFamily.INET,
    WHOLE,
    0,
    table,
  );
  routeMessage.fillKind(message, start, 0, Scope.UNIVERSE, way.type);
  routeMessage.fillFlags(message, start, kindOf() | RtmFlags.CLONED | (flags & RtmFlags.NOTIFY));
  writer.u32Attribute(message, RouteAttribute.DST, routeRequest.numberIn(RouteAttribute.DST));
  const source = routeRequest.numberIn(RouteAttribute.SRC);
  if (source != 0) {
    store<u8>(writer.header(message, start), WHOLE, Rtmsg.RTM_SRC_LEN);
    writer.u32Attribute(message, RouteAttribute.SRC, source);
  }
  writer.u32Attribute(message, RouteAttribute.OIF, changetype<Link>(way.link).index);
  if (way.hop != 0 && changetype<Nexthop>(way.hop).flow != 0) {
    writer.u32Attribute(message, RouteAttribute.FLOW, changetype<Nexthop>(way.hop).flow);
  }
  if (way.source != source) writer.u32Attribute(message, RouteAttribute.PREFSRC, way.source);
  const goesOut = way.hop != 0 && way.type == RtmType.UNICAST;
  if (goesOut) routeMessage.writeGateway(message, changetype<Nexthop>(way.hop), AddressFamily.INET);
  if (way.route != 0) routeMessage.writeMetrics(message, changetype<Route4>(way.route).metrics);
  const mark = routeRequest.numberIn(RouteAttribute.MARK);
  if (mark != 0) writer.u32Attribute(message, RouteAttribute.MARK, mark);
  const uid = routeRequest.attribute(RouteAttribute.UID);
  writer.u32Attribute(
    message,
    RouteAttribute.UID,
    uid != 0 ? routeRequest.numberIn(RouteAttribute.UID) : request.task.uid,
  );
  const cache = writer.put(message, RouteAttribute.CACHEINFO, RTA_CACHEINFO_SIZE);
  if (cache != 0) {
    memory.fill(cache, 0, RTA_CACHEINFO_SIZE);
    // Of a cached way two know, of another only who asks.
    store<u32>(cache, way.route != 0 && way.type != RtmType.LOCAL ? 2 : 1);
  }
  writer.end(message, start);
}

/** The table of the way: main, unless the one that it was found in is asked for. */
function tableIn(flags: u32): u32 {
  if ((flags & RtmFlags.LOOKUP_TABLE) == 0) return RtTable.MAIN;
  if (way.route == 0) return 0;
  const route = changetype<Route4>(way.route);
  return rules4.tableOf(route.netns, route.table.id);
}

/** What a packet is to the host, in the flags that a way has and no route (RTCF_LOCAL, RTCF_BROADCAST, RTCF_MULTICAST). */
function kindOf(): u32 {
  const local: u32 = 1 << 31;
  const broadcast: u32 = 1 << 28;
  const multicast: u32 = 1 << 29;
  if (way.type == RtmType.LOCAL) return local;
  if (way.type == RtmType.BROADCAST) return broadcast | local;
  if (way.type == RtmType.MULTICAST) return multicast;
  return (changetype<Link>(way.link).flags & NetDeviceFlags.LOOPBACK) != 0 ? local : 0;
}
