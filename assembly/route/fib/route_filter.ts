/**
 * Filters of dumps of routes: what strict checking demands of the request, and what the request selects (ip_valid_fib_dump_req).
 */

import { Errno } from '../../generated/errno';
import { RTM_IPV4_POLICY, RTM_IPV4_POLICY_MAX } from '../../generated/policies';
import { RTMSG_SIZE, RouteAttribute, Rtmsg, RtmFlags } from '../../generated/rt-route';
import { NLMSGHDR_SIZE } from '../../generated/netlink';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import { routeTable } from './route_tables';

/** What a dump is about; 0: all. */
@unmanaged
export class RouteFilter {
  table: u32;
  link: u32;
  protocol: u32;
  type: u32;
  /** RTM_F_ flags of the request. */
  flags: u32;
  /** Only routes of a cache are wanted, and there is none. */
  onlyCached: bool;
}

const filter = changetype<RouteFilter>(memory.data(offsetof<RouteFilter>(), 4));
// prettier-ignore
const DUMP_ROUTES: usize = memory.data<u8>([<u8>RouteAttribute.TABLE, <u8>RouteAttribute.OIF, 0]);

/** Checks a request for a dump: 0, or a negative errno with its reason. */
export function check(request: Request): i32 {
  if (!requests.isStrict(request)) return 0;
  if (requests.bodyLength(request) < RTMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for FIB dump request');
  }
  const header = requests.body(request);
  const values: u32 =
    (<u32>load<u8>(header, Rtmsg.RTM_DST_LEN)) |
    load<u8>(header, Rtmsg.RTM_SRC_LEN) |
    load<u8>(header, Rtmsg.RTM_TOS) |
    load<u8>(header, Rtmsg.RTM_SCOPE);
  if (values != 0) return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for FIB dump request');
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & ~(RtmFlags.CLONED | RtmFlags.PREFIX)) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid flags for FIB dump request');
  }
  const bad = parse.whole(request, RTMSG_SIZE, routeTable, RTM_IPV4_POLICY);
  if (bad != 0) return bad;
  const unwanted = parse.unwantedIn(routeTable, RTM_IPV4_POLICY, DUMP_ROUTES);
  const link = attributes.get(routeTable, RouteAttribute.OIF);
  // Attributes are looked at by their numbers.
  const isFirst = link != 0 && (unwanted < 0 || unwanted > <i32>RouteAttribute.OIF);
  if (isFirst && links.byIndex(request.socket.netns, attributes.u32Value(link)) == null) return -Errno.ENODEV;
  return unwanted < 0 ? 0 : requests.explain(request, -Errno.EINVAL, 'Unsupported attribute in dump request');
}

/** What a request that passed `check` asks for. */
export function ofRequest(request: Request): RouteFilter {
  return read(requests.body(request), requests.bodyLength(request), requests.isStrict(request));
}

/** What a dump is about. */
export function ofDump(dump: Dump): RouteFilter {
  return read(dumps.body(dump), dump.requestLength - NLMSGHDR_SIZE, dump.strict);
}

/** True when a filter keeps anything back. */
export function isSet(filter: RouteFilter): bool {
  return (filter.table | filter.link | filter.protocol | filter.type | filter.flags) != 0;
}

function read(header: usize, size: u32, strict: bool): RouteFilter {
  memory.fill(changetype<usize>(filter), 0, offsetof<RouteFilter>());
  if (size < RTMSG_SIZE) return filter;
  filter.flags = load<u32>(header, Rtmsg.RTM_FLAGS) & (RtmFlags.CLONED | RtmFlags.PREFIX);
  if (!strict) return filter;
  filter.onlyCached = (filter.flags & RtmFlags.CLONED) != 0;
  filter.protocol = load<u8>(header, Rtmsg.RTM_PROTOCOL);
  filter.type = load<u8>(header, Rtmsg.RTM_TYPE);
  filter.table = load<u8>(header, Rtmsg.RTM_TABLE);
  attributes.parse(routeTable, RTM_IPV4_POLICY_MAX, header + RTMSG_SIZE, size - RTMSG_SIZE);
  const table = attributes.get(routeTable, RouteAttribute.TABLE);
  if (table != 0) filter.table = attributes.u32Value(table);
  const link = attributes.get(routeTable, RouteAttribute.OIF);
  if (link != 0) filter.link = attributes.u32Value(link);
  return filter;
}
