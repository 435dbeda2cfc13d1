/**
 * RTM_GETROUTE for one IPv4 destination (inet_rtm_getroute): the route that a packet would take, sent from here or received on a link, or with
 * RTM_F_FIB_MATCH the entry of the table that it would match.
 */

import { Errno } from '../../generated/errno';
import { RTM_IPV4_POLICY } from '../../generated/policies';
import {
  RTA_CACHEINFO_SIZE,
  RTMSG_SIZE,
  RouteAttribute,
  RouteMessage,
  RtTable,
  RtmFlags,
  RtmType,
  Rtmsg,
} from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily, IpProtocol } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Route4 } from '../../net/ipv4/fib4';
import * as lookup from '../../net/ipv4/fib4_lookup';
import { Flow4 } from '../../net/ipv4/fib4_lookup';
import * as rules4 from '../../net/ipv4/fib4_rules';
import { Nexthop } from '../../net/fib/fib_nexthop';
import * as input4 from '../../net/ipv4/input4';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import { Namespace } from '../../net/namespace';
import * as output4 from '../../net/ipv4/output4';
import { WayFlag, way } from '../../net/ipv4/way4';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as parse from '../parse';
import * as route4Message from './route4_message';
import * as routeMessage from './route_message';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

const WHOLE: u32 = 32;
const MESSAGE_SIZE: u32 = 384;
/** Who knows a way that is kept: who keeps it, and who asks. Others only these. */
const CACHED: u32 = 2;
/** Of a packet that came in by a link nobody here is the owner. */
const NOBODY: u32 = ~0;

// prettier-ignore
const GET_ROUTE: usize = memory.data<u8>([
  <u8>RouteAttribute.IIF, <u8>RouteAttribute.OIF, <u8>RouteAttribute.SRC, <u8>RouteAttribute.DST, <u8>RouteAttribute.IP_PROTO,
  <u8>RouteAttribute.SPORT, <u8>RouteAttribute.DPORT, <u8>RouteAttribute.MARK, <u8>RouteAttribute.UID, 0,
]);

/** inet_rtm_valid_getroute_req. */
function check(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid header for route get request');
  }
  if (!requests.isStrict(request)) return parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (!routeRequest.asksForOne(request, WHOLE)) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid values in header for route get request');
  }
  const known = RtmFlags.NOTIFY | RtmFlags.LOOKUP_TABLE | RtmFlags.FIB_MATCH;
  if ((load<u32>(requests.body(request), Rtmsg.RTM_FLAGS) & ~known) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Unsupported rtm_flags for route get request');
  }
  const bad = parse.whole(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (bad != 0) return bad;
  if (routeRequest.lacksLength(request)) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: rtm_src_len and rtm_dst_len must be 32 for IPv4');
  }
  const unwanted = 'ipv4: Unsupported attribute in route get request';
  return parse.only(request, routeTable, RTM_IPV4_POLICY, GET_ROUTE, unwanted);
}

export function get(request: Request): i32 {
  const bad = check(request);
  if (bad != 0) return bad;
  const wrong = routeRequest.checkProtocol(request, AddressFamily.INET);
  if (wrong != 0) return wrong;
  const wanted = lookup.newFlow();
  read(request, wanted);
  const error = findWay(request.socket.netns, wanted);
  if (error != 0) return error;
  const flags = load<u32>(requests.body(request), Rtmsg.RTM_FLAGS);
  if ((flags & RtmFlags.FIB_MATCH) != 0) return replyWithRoute(request, flags);
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  write(message, request, wanted, flags);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Reads what is known of the packet. */
function read(request: Request, wanted: Flow4): void {
  wanted.destination = routeRequest.numberIn(RouteAttribute.DST);
  wanted.source = routeRequest.numberIn(RouteAttribute.SRC);
  wanted.tos = load<u8>(requests.body(request), Rtmsg.RTM_TOS);
  wanted.iif = routeRequest.numberIn(RouteAttribute.IIF);
  wanted.oif = wanted.iif == 0 ? routeRequest.numberIn(RouteAttribute.OIF) : 0;
  wanted.mark = routeRequest.numberIn(RouteAttribute.MARK);
  const uid = routeRequest.attribute(RouteAttribute.UID);
  wanted.uid = uid != 0 ? attributes.u32Value(uid) : wanted.iif != 0 ? NOBODY : request.task.uid;
  wanted.protocol = routeRequest.protocolIn(IpProtocol.UDP);
  wanted.sport = routeRequest.portIn(RouteAttribute.SPORT);
  wanted.dport = routeRequest.portIn(RouteAttribute.DPORT);
}

function findWay(netns: Namespace, wanted: Flow4): i32 {
  if (wanted.iif == 0) return output4.find(netns, wanted);
  const link = links.byIndex(netns, wanted.iif);
  if (link == null) return -Errno.ENODEV;
  const error = input4.find(netns, wanted, link);
  return error != 0 ? error : way.error;
}

function replyWithRoute(request: Request, flags: u32): i32 {
  if (way.route == 0) return -Errno.EHOSTUNREACH;
  const route = changetype<Route4>(way.route);
  const message = messages.create(route4Message.sizeOf(route));
  if (message == null) return -Errno.ENOBUFS;
  route4Message.writeIn(message, route, tableIn(flags), way.type, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Appends the way (rt_fill_info). */
function write(message: Message, request: Request, wanted: Flow4, flags: u32): void {
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
  routeMessage.fillFlags(
    message,
    start,
    way.flags | RtmFlags.CLONED | ((flags & RtmFlags.NOTIFY) != 0 ? RtmFlags.NOTIFY | WayFlag.NOTIFY : 0),
  );
  writer.u32Attribute(message, RouteAttribute.DST, routeRequest.numberIn(RouteAttribute.DST));
  const source = routeRequest.numberIn(RouteAttribute.SRC);
  if (source != 0) {
    store<u8>(writer.header(message, start), WHOLE, Rtmsg.RTM_SRC_LEN);
    writer.u32Attribute(message, RouteAttribute.SRC, source);
  }
  writer.u32Attribute(message, RouteAttribute.OIF, changetype<Link>(way.link).index);
  if (way.realms != 0) writer.u32Attribute(message, RouteAttribute.FLOW, way.realms);
  const isOurs = wanted.iif == 0;
  if (isOurs && way.source != source) writer.u32Attribute(message, RouteAttribute.PREFSRC, way.source);
  // A gateway that is one of our own addresses is none.
  const isBeyond = way.hop != 0 && changetype<Nexthop>(way.hop).scope == <u8>Scope.LINK;
  const goesOut = isBeyond && (way.flags & WayFlag.LOCAL) == 0;
  if (goesOut) routeMessage.writeGateway(message, changetype<Nexthop>(way.hop), AddressFamily.INET);
  if (way.hop != 0) routeMessage.writeMetrics(message, changetype<Route4>(way.route).metrics);
  if (wanted.mark != 0) writer.u32Attribute(message, RouteAttribute.MARK, wanted.mark);
  if (wanted.uid != NOBODY) writer.u32Attribute(message, RouteAttribute.UID, wanted.uid);
  if (!isOurs) writer.u32Attribute(message, RouteAttribute.IIF, wanted.iif);
  const cache = writer.put(message, RouteAttribute.CACHEINFO, RTA_CACHEINFO_SIZE);
  if (cache != 0) {
    memory.fill(cache, 0, RTA_CACHEINFO_SIZE);
    store<u32>(cache, isCached() ? CACHED : 1);
  }
  writer.end(message, start);
}

/** True for a way that Linux keeps, and so two know it: one that a route says, but to ourselves over another link only (__mkroute_output). */
function isCached(): bool {
  if (way.hop == 0) return false;
  return way.type != RtmType.LOCAL || changetype<Nexthop>(way.hop).link == way.link;
}

/** The table of the way: main, unless the one that it was found in is asked for. */
function tableIn(flags: u32): u32 {
  if ((flags & RtmFlags.LOOKUP_TABLE) == 0) return RtTable.MAIN;
  if (way.route == 0) return 0;
  const route = changetype<Route4>(way.route);
  return rules4.tableOf(route.netns, route.table.id);
}
