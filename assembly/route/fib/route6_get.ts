/**
 * RTM_GETROUTE for one IPv6 destination (inet6_rtm_getroute): the route that a packet would take, sent from here or received on a link, with its source
 * address; or with RTM_F_FIB_MATCH the entry of the table that it would match.
 */

import { Errno } from '../../generated/errno';
import { RTM_IPV6_POLICY } from '../../generated/policies';
import {
  RTA_CACHEINFO_SIZE,
  RTMSG_SIZE,
  RouteAttribute,
  RouteMessage,
  RtmFlags,
  Rtmsg,
} from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as devconf from '../../net/devconf';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6 } from '../../net/ipv6/fib6';
import * as sources6 from '../../net/ipv6/fib6_source';
import { ADDRESS_SIZE } from '../../net/ipv6/fib6_leaf';
import * as lookup from '../../net/ipv6/fib6_lookup';
import { Flow6 } from '../../net/ipv6/fib6_lookup';
import * as rules6 from '../../net/ipv6/fib6_rules';
import { linkOf } from '../../net/fib/fib_nexthop';
import { NEVER } from '../../net/lifetime';
import * as l3mdev from '../../net/l3mdev';
import { Link } from '../../net/link';
import * as links from '../../net/links';
import { Namespace } from '../../net/namespace';
import { LOOPBACK_INDEX } from '../../net/fib/rule_match';
import * as source6 from '../../net/ipv6/source6';
import { Ipv6Devconf } from '../../generated/rt-link';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as parse from '../parse';
import * as route6Message from './route6_message';
import * as routeMessage from './route_message';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

const WHOLE: u32 = 128;
/** Of what Linux caches of a way two know: the cache, and who asks. */
const CACHED: u32 = 2;
const MESSAGE_SIZE: u32 = 512;
/** Bits of a flow label, in network byte order. */
const FLOW_LABEL_BITS: u32 = bswap<u32>((1 << 20) - 1);
/** Of a packet that came in by a link nobody here is the owner. */
const NOBODY: u32 = ~0;

// prettier-ignore
const GET_ROUTE: usize = memory.data<u8>([
  <u8>RouteAttribute.SRC, <u8>RouteAttribute.DST, <u8>RouteAttribute.IIF, <u8>RouteAttribute.OIF, <u8>RouteAttribute.MARK,
  <u8>RouteAttribute.UID, <u8>RouteAttribute.SPORT, <u8>RouteAttribute.DPORT, <u8>RouteAttribute.IP_PROTO,
  <u8>RouteAttribute.FLOWLABEL, 0,
]);

const destination: usize = memory.data(16, 8);
const source: usize = memory.data(16, 8);
const chosen: usize = memory.data(16, 8);

/** inet6_rtm_valid_getroute_req. */
function check(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for get route request');
  }
  if (!requests.isStrict(request)) return parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV6_POLICY);
  if (!routeRequest.asksForOne(request, WHOLE)) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for get route request');
  }
  if ((load<u32>(requests.body(request), Rtmsg.RTM_FLAGS) & ~RtmFlags.FIB_MATCH) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid flags for get route request');
  }
  const bad = parse.whole(request, RTMSG_SIZE, routeTable, RTM_IPV6_POLICY);
  if (bad != 0) return bad;
  if (routeRequest.lacksLength(request)) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: rtm_src_len and rtm_dst_len must be 128 for IPv6');
  }
  const label = routeRequest.attribute(RouteAttribute.FLOWLABEL);
  if (label != 0 && (attributes.u32Value(label) & ~FLOW_LABEL_BITS) != 0) {
    return requests.blame(request, -Errno.EINVAL, label, 'Invalid flow label');
  }
  const unwanted = 'ipv6: Unsupported attribute in get route request';
  return parse.only(request, routeTable, RTM_IPV6_POLICY, GET_ROUTE, unwanted);
}

export function get(request: Request): i32 {
  const bad = check(request);
  if (bad != 0) return bad;
  if (!readAddress(RouteAttribute.SRC, source) || !readAddress(RouteAttribute.DST, destination)) return -Errno.EINVAL;
  const netns = request.socket.netns;
  const wanted = lookup.newFlow(destination);
  const wrong = read(request, wanted);
  if (wrong != 0) return wrong;
  const iif = routeRequest.numberIn(RouteAttribute.IIF);
  const error = iif != 0 ? lookupInput(netns, wanted, iif) : lookupOutput(netns, wanted);
  if (error != 0) return error;
  const route = rules6.routeFound();
  if (route == null) return -Errno.ENETUNREACH;
  // What came in for a group only routers of multicast would know, and there are none.
  if (iif != 0 && isToGroups(route)) return -Errno.EMSGSIZE;
  const fibMatch = (load<u32>(requests.body(request), Rtmsg.RTM_FLAGS) & RtmFlags.FIB_MATCH) != 0;
  const message = messages.create(fibMatch ? route6Message.sizeOf(route) : MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  const port = request.socket.port;
  if (fibMatch) route6Message.write(message, route, RouteMessage.NEWROUTE, 0, request.sequence, port, true, iif);
  else write(message, request, route, iif);
  messages.trim(message);
  return requests.reply(request, message);
}

/** True for a route to groups. */
function isToGroups(route: Route6): bool {
  fib6.writeDestination(chosen, route);
  return address6.isMulticast(chosen);
}

/** Reads an address, which is :: where there is none; false for a short one. */
function readAddress(type: u32, to: usize): bool {
  const given = routeRequest.attribute(type);
  memory.fill(to, 0, ADDRESS_SIZE);
  if (given == 0) return true;
  if (attributes.size(given) < ADDRESS_SIZE) return false;
  memory.copy(to, attributes.payload(given), ADDRESS_SIZE);
  return true;
}

/** Reads what else is known of the packet. */
function read(request: Request, wanted: Flow6): i32 {
  wanted.source = address6.isUnspecified(source) ? 0 : source;
  wanted.mark = routeRequest.numberIn(RouteAttribute.MARK);
  const own = routeRequest.numberIn(RouteAttribute.IIF) == 0 ? request.task.uid : NOBODY;
  const uid = routeRequest.attribute(RouteAttribute.UID);
  wanted.uid = uid != 0 ? attributes.u32Value(uid) : own;
  wanted.tos = load<u8>(requests.body(request), Rtmsg.RTM_TOS);
  wanted.sport = routeRequest.portIn(RouteAttribute.SPORT);
  wanted.dport = routeRequest.portIn(RouteAttribute.DPORT);
  const bad = routeRequest.checkProtocol(request, AddressFamily.INET6);
  if (bad != 0) return bad;
  wanted.protocol = routeRequest.protocolIn(0);
  const label = routeRequest.attribute(RouteAttribute.FLOWLABEL);
  if (label == 0) return 0;
  wanted.flowLabel = attributes.u32Value(label) & FLOW_LABEL_BITS;
  // What stands before a label in a packet is the traffic class.
  wanted.tos |= <u8>(bswap<u32>(attributes.u32Value(label)) >>> 20);
  return 0;
}

/** As long as the namespace passes no packets on, gateways that do not answer are left for others (ip6_pol_route). */
function prefersReachable(netns: Namespace): bool {
  return devconf.get6(netns.devconfAll, Ipv6Devconf.FORWARDING) == 0;
}

function look(netns: Namespace, wanted: Flow6): i32 {
  wanted.reachable = prefersReachable(netns);
  return rules6.lookup(netns, wanted);
}

/** The way of a packet that came in by a link (ip6_route_input_lookup). */
function lookupInput(netns: Namespace, wanted: Flow6, iif: u32): i32 {
  if (links.byIndex(netns, iif) == null) return -Errno.ENODEV;
  wanted.iif = iif;
  // Among alternatives the link that it came by is preferred.
  wanted.preferred = iif;
  wanted.strict = address6.needsLink(destination);
  return look(netns, wanted);
}

/** The way of a packet of ours (ip6_route_output_flags). */
function lookupOutput(netns: Namespace, wanted: Flow6): i32 {
  wanted.oif = routeRequest.numberIn(RouteAttribute.OIF);
  wanted.preferred = wanted.oif;
  wanted.iif = LOOPBACK_INDEX;
  wanted.strict = address6.needsLink(destination) || (wanted.oif != 0 && wanted.source == 0);
  const out = links.byIndex(netns, wanted.oif);
  const isLoopback = address6.isLoopback(destination);
  if (out != null && !isLoopback && address6.needsLink(destination) && l3mdev.masterOf(out) != null) {
    return lookOnLink(netns, wanted, out);
  }
  return look(netns, wanted);
}

/** To what means something on a link only, in a VRF: by its table, and by no rules; over the VRF itself it means nothing (vrf_link_scope_lookup). */
function lookOnLink(netns: Namespace, wanted: Flow6, out: Link): i32 {
  if (l3mdev.isMaster(out)) return -Errno.ENETUNREACH;
  wanted.reachable = prefersReachable(netns);
  wanted.strict = true;
  return rules6.lookupIn(netns, l3mdev.tableOf(out), wanted);
}

/** Appends the way (rt6_fill_node). */
function write(message: Message, request: Request, route: Route6, iif: u32): void {
  const port = request.socket.port;
  const id = route.table.id;
  const start = routeMessage.begin(
    message,
    RouteMessage.NEWROUTE,
    0,
    request.sequence,
    port,
    AddressFamily.INET6,
    WHOLE,
    0,
    id,
  );
  routeMessage.fillKind(message, start, route.protocol, Scope.UNIVERSE, route.type);
  store<u8>(writer.header(message, start), WHOLE, Rtmsg.RTM_SRC_LEN);
  writer.bytesAttribute(message, RouteAttribute.DST, destination, ADDRESS_SIZE);
  writer.bytesAttribute(message, RouteAttribute.SRC, source, ADDRESS_SIZE);
  if (iif != 0) writer.u32Attribute(message, RouteAttribute.IIF, iif);
  else writeSource(message, route);
  const preferred = sources6.addressOf(route);
  if (preferred != 0) writer.bytesAttribute(message, RouteAttribute.PREFSRC, preferred, ADDRESS_SIZE);
  routeMessage.writeMetrics(message, route.metrics);
  writer.u32Attribute(message, RouteAttribute.PRIORITY, route.metric);
  const hop = lookup.hopFound();
  routeMessage.writeGateway(message, hop, AddressFamily.INET6);
  const link = rules6.deviceOf(route);
  if (link != null) writer.u32Attribute(message, RouteAttribute.OIF, link.index);
  const cache = writer.put(message, RouteAttribute.CACHEINFO, RTA_CACHEINFO_SIZE);
  // What Linux caches of a way has no end.
  if (cache != 0) route6Message.fillCacheInfo(cache, NEVER, CACHED);
  writer.u8Attribute(message, RouteAttribute.PREF, route.preference);
  writer.end(message, start);
}

/** The address that a packet would be sent from, if there is one: that of the route, or the best for its link (ip6_route_get_saddr). */
function writeSource(message: Message, route: Route6): void {
  const preferred = sources6.addressOf(route);
  if (preferred != 0) {
    writer.bytesAttribute(message, RouteAttribute.PREFSRC, preferred, ADDRESS_SIZE);
    return;
  }
  if (!source6.select(route.netns, linkOf(fib6.hopAt(route, 0)), destination, chosen)) return;
  writer.bytesAttribute(message, RouteAttribute.PREFSRC, chosen, ADDRESS_SIZE);
}
