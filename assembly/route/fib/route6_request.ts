/**
 * Parsing of a request about an IPv6 route, checked before any table is consulted (rtm_to_fib6_config, fib6_config_validate), and of the link and gateway
 * of one of its next hops.
 */

import { Errno } from '../../generated/errno';
import { RTM_IPV6_POLICY } from '../../generated/policies';
import { RTMSG_SIZE, RouteAttribute, RtmFlags, RtmType, Rtmsg, Rtnexthop } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6 } from '../../net/ipv6/fib6';
import * as leaves from '../../net/ipv6/fib6_leaf';
import { ADDRESS_SIZE } from '../../net/ipv6/fib6_leaf';
import * as tables from '../../net/fib/fib_table';
import { Table } from '../../net/fib/fib_table';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import * as routeRequest from './route_request';
import { routeTable } from './route_tables';

/** The prefix of the current request, and the sources that it wants: 16 bytes each, 0 beyond the lengths that the header has. */
export const destination: usize = memory.data(16, 8);
export const from: usize = memory.data(16, 8);

/** Parses and checks a request, and fills `destination` and `from`. */
export function check(request: Request, adds: bool): i32 {
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
  if (!readPrefix(RouteAttribute.DST, load<u8>(header, Rtmsg.RTM_DST_LEN), destination)) return -Errno.EINVAL;
  if (!readPrefix(RouteAttribute.SRC, load<u8>(header, Rtmsg.RTM_SRC_LEN), from)) return -Errno.EINVAL;
  const wrong = routeRequest.attribute(RouteAttribute.MULTIPATH) == 0 ? 0 : checkHops(request, adds);
  if (wrong != 0) return wrong;
  const type = routeRequest.attribute(RouteAttribute.ENCAP_TYPE);
  return type == 0 ? 0 : routeRequest.checkTunnelType(request, attributes.u16Value(type));
}

/** Takes the bytes of a prefix that count; false when there are fewer. */
function readPrefix(type: u32, length: u32, to: usize): bool {
  memory.fill(to, 0, ADDRESS_SIZE);
  const given = routeRequest.attribute(type);
  const bytes = (length + 7) >> 3;
  if (given == 0) return true;
  if (attributes.size(given) < bytes) return false;
  memory.copy(to, attributes.payload(given), min(bytes, ADDRESS_SIZE));
  leaves.cut(to, length);
  return true;
}

/** rtm_to_fib6_multipath_config. */
function checkHops(request: Request, adds: bool): i32 {
  if (routeRequest.firstHop() == 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop configuration - no valid nexthops');
  }
  for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
    const gateway = routeRequest.ofHop(hop, RouteAttribute.GATEWAY);
    if (gateway != 0 && attributes.size(gateway) < ADDRESS_SIZE) {
      return requests.explain(request, -Errno.EINVAL, 'Invalid IPv6 address in RTA_GATEWAY');
    }
    if (adds && (gateway | routeRequest.attribute(RouteAttribute.GATEWAY)) == 0) {
      const text = 'Device only routes can not be added for IPv6 using the multipath API.';
      return requests.explain(request, -Errno.EINVAL, text);
    }
  }
  return routeRequest.checkTunnelTypes(request, routeRequest.attribute(RouteAttribute.MULTIPATH));
}

/** fib6_config_validate. */
export function validate(request: Request, header: usize): i32 {
  if ((load<u32>(header, Rtmsg.RTM_FLAGS) & RtmFlags.CLONED) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Userspace can not set RTF_CACHE');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_TYPE) > <u32>RtmType.XRESOLVE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid route type');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_DST_LEN) > leaves.MAX_PREFIX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid prefix length');
  }
  if (<u32>load<u8>(header, Rtmsg.RTM_SRC_LEN) > leaves.MAX_PREFIX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid source address length');
  }
  if (routeRequest.numberIn(RouteAttribute.NH_ID) != 0 && load<u8>(header, Rtmsg.RTM_SRC_LEN) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthops can not be used with source routing');
  }
  return 0;
}

/** The link that a next hop of the request names, by its index, or the request itself; 0 for none. `hop` is 0 where there is no MULTIPATH. */
export function indexOf(hop: usize): u32 {
  const own = hop == 0 ? 0 : load<u32>(hop, Rtnexthop.RTNH_IFINDEX);
  return own != 0 ? own : routeRequest.numberIn(RouteAttribute.OIF);
}

/** Likewise its gateway: an attribute, or 0. */
export function gatewayOf(hop: usize): usize {
  const own: usize = hop == 0 ? 0 : routeRequest.ofHop(hop, RouteAttribute.GATEWAY);
  return own != 0 ? own : routeRequest.attribute(RouteAttribute.GATEWAY);
}

/** What its packets are to be packed into cannot be had. A next hop that says anything has no tunnel of the request's, but may have its kind. */
export function refuseTunnel(request: Request, hop: usize): i32 {
  let type = routeRequest.attribute(RouteAttribute.ENCAP_TYPE);
  let tunnel = routeRequest.attribute(RouteAttribute.ENCAP);
  if (hop != 0 && routeRequest.hasAttributes(hop)) {
    tunnel = routeRequest.ofHop(hop, RouteAttribute.ENCAP);
    const own = routeRequest.ofHop(hop, RouteAttribute.ENCAP_TYPE);
    if (own != 0) type = own;
  }
  return routeRequest.refuseTunnel(request, type, tunnel);
}

/** The first route in a table of the prefix and sources that a request means to take away, or null. */
export function firstIn(table: Table, header: usize): Route6 | null {
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  return fib6.ofNode(leaves.locate(table, destination, length, from, load<u8>(header, Rtmsg.RTM_SRC_LEN)));
}

/** True for a request about everything, from whatever source the table tells apart. */
export function isOfAll(table: Table, header: usize): bool {
  if (load<u8>(header, Rtmsg.RTM_DST_LEN) != 0) return false;
  const node = leaves.find(table, destination, 0);
  return load<u8>(header, Rtmsg.RTM_SRC_LEN) == 0 || node == 0 || leaves.subtreeOf(node) == null;
}

/** The table of the request, or null. */
export function tableOf(request: Request, header: usize): Table | null {
  return tables.find(request.socket.netns.tables6, routeRequest.tableIn(header));
}
