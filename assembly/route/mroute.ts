/**
 * Multicast routing, IPv4's and IPv6's (ipmr_rtm_dumplink, ipmr_rtm_route, ipmr_rtm_getroute, ip6mr_rtm_getroute): families of their
 * own in messages about links and routes.
 *
 * Its interfaces are made by a router's daemon through options of its raw IGMP socket, which is not netlink's. Without an
 * interface there can be no route, so each namespace has one table a family and nothing in it; what asks for it is checked and
 * answered as on a Linux on which no such daemon runs.
 */

import { Errno } from '../generated/errno';
import { IP6MR_GETROUTE_POLICY, RTM_IPMR_POLICY, RTM_IPV4_POLICY } from '../generated/policies';
import { IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute, LinkMessage } from '../generated/rt-link';
import {
  MrouteTableAttribute,
  RTMSG_SIZE,
  RouteAttribute,
  RouteMessage,
  RtTable,
  Rtprot,
  RtmType,
  Rtmsg,
} from '../generated/rt-route';
import { RtnlFamily, Scope } from '../generated/rtnetlink';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import * as attributes from '../wire/attributes';
import * as writer from '../wire/writer';
import { Dumper } from './dumper';
import * as parse from './parse';
import * as routeRequest from './fib/route_request';
import { routeTable } from './fib/route_tables';
import * as strict from './strict';

/** IPv4's only table, and IPv6's. */
export const TABLE4: u32 = RtTable.DEFAULT;
export const TABLE6: u32 = RtTable.MAIN;

/** Interfaces that a table may have. */
const MAXVIFS: u32 = 32;

// prettier-ignore
const GET_ROUTE: usize = memory.data<u8>([<u8>RouteAttribute.SRC, <u8>RouteAttribute.DST, <u8>RouteAttribute.TABLE, 0]);

/** RTM_GETLINK as a dump: the tables, with their interfaces (ipmr_valid_dumplink). */
export function startDump(request: Request): i32 {
  const bad = requests.isStrict(request) ? checkDump(request) : 0;
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.MULTICAST_TABLES, 0);
}

function checkDump(request: Request): i32 {
  const length = requests.bodyLength(request);
  if (length < IFINFOMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid header for ipmr link dump');
  if (length > IFINFOMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid data after header in ipmr link dump');
  const header = requests.body(request);
  if (!strict.hasLinkValues(header) && load<u32>(header, Ifinfomsg.IFI_INDEX) == 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for ipmr link dump request');
}

/** Fills a page with IPv4's table; DONE has a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  if (dump.cursor != 0) return 0;
  dump.cursor = 1;
  const flags = dump.messageFlags;
  const start = writer.begin(page, LinkMessage.NEWLINK, flags, dump.sequence, dump.socket.port, IFINFOMSG_SIZE);
  const header = writer.header(page, start);
  memory.fill(header, 0, IFINFOMSG_SIZE);
  store<u8>(header, RtnlFamily.IPMR, Ifinfomsg.IFI_FAMILY);
  const spec = writer.nestPlain(page, LinkAttribute.AF_SPEC);
  writer.u32Attribute(page, MrouteTableAttribute.ID, TABLE4);
  writer.u32Attribute(page, MrouteTableAttribute.CACHE_RES_QUEUE_LEN, 0);
  writer.u32Attribute(page, MrouteTableAttribute.MROUTE_REG_VIF_NUM, -1);
  writer.u8Attribute(page, MrouteTableAttribute.MROUTE_DO_ASSERT, 0);
  writer.u8Attribute(page, MrouteTableAttribute.MROUTE_DO_PIM, 0);
  writer.u8Attribute(page, MrouteTableAttribute.MROUTE_DO_WRVIFWHOLE, 0);
  writer.endNest(page, writer.nestPlain(page, MrouteTableAttribute.VIFS));
  writer.endNest(page, spec);
  writer.end(page, start);
  return page.length;
}

/** RTM_NEWROUTE and RTM_DELROUTE of IPv4: there is no interface that packets could come from, and no route. */
export function change(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE) return -Errno.EINVAL;
  const bad = parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPMR_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const protocol: u32 = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  if (
    load<u8>(header, Rtmsg.RTM_DST_LEN) != 32 ||
    load<u8>(header, Rtmsg.RTM_TYPE) != RtmType.MULTICAST ||
    load<u8>(header, Rtmsg.RTM_SCOPE) != Scope.UNIVERSE ||
    (protocol != Rtprot.STATIC && protocol != Rtprot.MROUTED)
  )
    return -Errno.EINVAL;
  const wrong = checkWay(request);
  if (wrong != 0) return wrong;
  const table = routeRequest.attribute(RouteAttribute.TABLE);
  if (table != 0 && attributes.u32Value(table) != TABLE4) return -Errno.ENOENT;
  return request.type == RouteMessage.NEWROUTE ? -Errno.ENFILE : -Errno.ENOENT;
}

/** Where packets come from and go to; the attribute that comes first is told of first. */
function checkWay(request: Request): i32 {
  const iif = routeRequest.attribute(RouteAttribute.IIF);
  const multipath = routeRequest.attribute(RouteAttribute.MULTIPATH);
  const hops = multipath == 0 ? <u32>1 : <u32>routeRequest.countHops();
  const badHops = hops == 0 || hops >= MAXVIFS;
  if (badHops && multipath < iif) return -Errno.EINVAL;
  if (iif != 0 && links.byIndex(request.socket.netns, attributes.u32Value(iif)) == null) return -Errno.ENODEV;
  return badHops ? -Errno.EINVAL : 0;
}

/** RTM_GETROUTE of IPv4. */
export function get4(request: Request): i32 {
  const bad = checkGet4(request);
  return bad != 0 ? bad : -Errno.ENOENT;
}

function checkGet4(request: Request): i32 {
  if (requests.bodyLength(request) < RTMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid header for multicast route get request');
  if (!requests.isStrict(request)) return parse.parse(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (!isPlain(request, 32))
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid values in header for multicast route get request');
  const bad = parse.whole(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (bad != 0) return bad;
  if (routeRequest.lacksLength(request))
    return requests.explain(request, -Errno.EINVAL, 'ipv4: rtm_src_len and rtm_dst_len must be 32 for IPv4');
  const unwanted = 'ipv4: Unsupported attribute in multicast route get request';
  return parse.only(request, routeTable, RTM_IPV4_POLICY, GET_ROUTE, unwanted);
}

/** RTM_GETROUTE of IPv6, which is always checked strictly. Who names no table is told of one that is not there, as on Linux. */
export function get6(request: Request): i32 {
  const bad = parse.parseStrictly(request, RTMSG_SIZE, routeTable, IP6MR_GETROUTE_POLICY);
  if (bad != 0) return bad;
  if (!isPlain(request, 128))
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for multicast route get request');
  if (routeRequest.lacksLength(request))
    return requests.explain(request, -Errno.EINVAL, 'ipv6: rtm_src_len and rtm_dst_len must be 128 for IPv6');
  if (routeRequest.numberIn(RouteAttribute.TABLE) != TABLE6)
    return requests.explain(request, -Errno.ENOENT, 'ipv6: MR table does not exist');
  return requests.explain(request, -Errno.ENOENT, 'ipv6: MR cache entry not found');
}

/** True for a header with no more than lengths, 0 or `whole`. */
function isPlain(request: Request, whole: u32): bool {
  const header = requests.body(request);
  const more = (<u32>load<u8>(header, Rtmsg.RTM_TOS)) | load<u32>(header, Rtmsg.RTM_FLAGS);
  return more == 0 && routeRequest.asksForOne(request, whole);
}
