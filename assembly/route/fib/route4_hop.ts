/** The next hops of an IPv4 route in a request (fib_get_nhs, fib_nh_init, fib_check_nh): read first, then checked against the tables. */

import { Errno } from '../../generated/errno';
import { RouteAttribute, RtTable, RtmType, Rtnexthop, RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as lookup from '../../net/ipv4/fib4_lookup';
import * as rules4 from '../../net/ipv4/fib4_rules';
import * as nexthops from '../../net/fib/fib_nexthop';
import { Nexthop } from '../../net/fib/fib_nexthop';
import * as tables from '../../net/fib/fib_table';
import * as links from '../../net/links';
import { isUp } from '../../net/link';
import { Namespace } from '../../net/namespace';
import * as attributes from '../../wire/attributes';
import * as route6Gateway from './route6_gateway';
import * as routeRequest from './route_request';

const INVALID = 'Nexthop has invalid gateway';

/** The family and the address, in a struct rtvia. */
const VIA_ADDRESS: u32 = 2;

@unmanaged
class Asked {
  gateway: bool;
}

const asked = changetype<Asked>(memory.data(offsetof<Asked>(), 4));

/** Whether any GATEWAY of a request is an address: the last counts, but that there is one no other takes back. */
export function askForGateway(is: bool): void {
  asked.gateway = is;
}

export function isGatewayAsked(): bool {
  return asked.gateway;
}

/** Until a next hop has its link, its place in that link's list holds the link's index. */
function setIndex(hop: Nexthop, index: u32): void {
  hop.linkNext = index;
}

/** Reads the gateway of a next hop from its attributes, either of which may be 0. */
function readGateway(request: Request, hop: Nexthop, gateway: usize, via: usize): i32 {
  const bad = checkGateway(request, gateway, via);
  if (bad != 0) return bad;
  if (gateway != 0 && attributes.u32Value(gateway) != 0) {
    hop.family = <u8>AddressFamily.INET;
    hop.gateway = attributes.u32Value(gateway);
  }
  if (via == 0) return 0;
  const bytes = attributes.payload(via) + VIA_ADDRESS;
  if (load<u16>(attributes.payload(via)) == <u32>AddressFamily.INET6)
    return nexthops.setGateway6(hop, bytes) ? 0 : -Errno.ENOMEM;
  hop.family = <u8>AddressFamily.INET;
  hop.gateway = load<u32>(bytes);
  return 0;
}

/** Whether a next hop has one gateway, and that is an address (fib_gw_from_attr, fib_gw_from_via). */
export function checkGateway(request: Request, gateway: usize, via: usize): i32 {
  if (gateway != 0 && via != 0) {
    const text = 'Nexthop configuration can not contain both GATEWAY and VIA';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (gateway != 0 && attributes.size(gateway) < 4) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid IPv4 address in RTA_GATEWAY');
  }
  return via == 0 ? 0 : checkVia(request, via);
}

export function checkFlow(request: Request, flow: usize): i32 {
  if (flow == 0 || attributes.size(flow) >= 4) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid RTA_FLOW');
}

/** Whether a gateway of any family is one of IPv4 or IPv6. */
export function checkVia(request: Request, via: usize): i32 {
  if (attributes.size(via) < VIA_ADDRESS) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid attribute length for RTA_VIA');
  }
  const family: u32 = load<u16>(attributes.payload(via));
  const size = attributes.size(via) - VIA_ADDRESS;
  switch (family) {
    case AddressFamily.INET:
      if (size != 4) return requests.explain(request, -Errno.EINVAL, 'Invalid IPv4 address in RTA_VIA');
      return 0;
    case AddressFamily.INET6:
      if (size != 16) return requests.explain(request, -Errno.EINVAL, 'Invalid IPv6 address in RTA_VIA');
      return 0;
    default:
      return requests.explain(request, -Errno.EINVAL, 'Unsupported address family in RTA_VIA');
  }
}

/** Reads the one next hop of a route from the request itself. */
export function readOnly(request: Request, hop: Nexthop, flags: u32): i32 {
  const gateway = routeRequest.attribute(RouteAttribute.GATEWAY);
  const bad = readGateway(request, hop, gateway, routeRequest.attribute(RouteAttribute.VIA));
  if (bad != 0) return bad;
  if (asked.gateway) hop.family = <u8>AddressFamily.INET;
  const type = routeRequest.attribute(RouteAttribute.ENCAP_TYPE);
  const refused = routeRequest.refuseTunnel(request, type, routeRequest.attribute(RouteAttribute.ENCAP));
  if (refused != 0) return refused;
  setIndex(hop, routeRequest.numberIn(RouteAttribute.OIF));
  hop.flags = <u8>flags;
  hop.flow = routeRequest.numberIn(RouteAttribute.FLOW);
  return 0;
}

/** Reads one of several. */
export function readOne(request: Request, hop: Nexthop, from: usize): i32 {
  const flags: u32 = load<u8>(from, Rtnexthop.RTNH_FLAGS);
  if ((flags & (RtnhFlags.DEAD | RtnhFlags.LINKDOWN)) != 0) {
    const text = 'Invalid flags for nexthop - can not contain DEAD or LINKDOWN';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const gateway = routeRequest.ofHop(from, RouteAttribute.GATEWAY);
  const bad = readGateway(request, hop, gateway, routeRequest.ofHop(from, RouteAttribute.VIA));
  if (bad != 0) return bad;
  const flow = routeRequest.ofHop(from, RouteAttribute.FLOW);
  const short = checkFlow(request, flow);
  if (short != 0) return short;
  const type = routeRequest.ofHop(from, RouteAttribute.ENCAP_TYPE);
  const refused = routeRequest.refuseTunnel(request, type, routeRequest.ofHop(from, RouteAttribute.ENCAP));
  if (refused != 0) return refused;
  setIndex(hop, load<u32>(from, Rtnexthop.RTNH_IFINDEX));
  hop.flags = <u8>flags;
  hop.hops = load<u8>(from, Rtnexthop.RTNH_HOPS);
  hop.flow = flow == 0 ? 0 : attributes.u32Value(flow);
  return 0;
}

/** Whether what a request says beside several next hops is what the first has. */
export function checkFirst(request: Request, hop: Nexthop): i32 {
  const index = routeRequest.numberIn(RouteAttribute.OIF);
  if (index != 0 && hop.linkNext != index) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthop device index does not match RTA_OIF');
  }
  const via = routeRequest.attribute(RouteAttribute.VIA);
  if (!isGateway(hop, routeRequest.attribute(RouteAttribute.GATEWAY), via)) {
    return requests.explain(request, -Errno.EINVAL, 'Nexthop gateway does not match RTA_GATEWAY or RTA_VIA');
  }
  const flow = routeRequest.numberIn(RouteAttribute.FLOW);
  return flow == 0 || hop.flow == flow
    ? 0
    : requests.explain(request, -Errno.EINVAL, 'Nexthop class id does not match RTA_FLOW');
}

/** True for the gateway that attributes say, where they say one. */
export function isGateway(own: Nexthop, gateway: usize, via: usize): bool {
  if (gateway != 0 && attributes.u32Value(gateway) != 0) {
    return own.family == AddressFamily.INET && own.gateway == attributes.u32Value(gateway);
  }
  if (via == 0) return true;
  const family: u32 = load<u16>(attributes.payload(via));
  if (own.family != family) return false;
  const bytes = attributes.payload(via) + VIA_ADDRESS;
  return family == AddressFamily.INET ? own.gateway == load<u32>(bytes) : memory.compare(own.gateway, bytes, 16) == 0;
}

/** The link of a local address: any that is there. */
export function bindLocal(request: Request, netns: Namespace, hop: Nexthop): i32 {
  if (hop.family != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Route with host scope can not have a gateway');
  }
  const link = links.byIndex(netns, <u32>hop.linkNext);
  setIndex(hop, 0);
  if (link == null) return -Errno.ENODEV;
  hop.scope = <u8>Scope.NOWHERE;
  hop.link = changetype<usize>(link);
  return 0;
}

/** As `bind`, for a next hop that is an object, over the link with an index. */
export function bindTo(request: Request, netns: Namespace, hop: Nexthop, index: u32, table: u32): i32 {
  setIndex(hop, index);
  return bind(request, netns, hop, table, Scope.UNIVERSE);
}

/** Finds the link of a next hop, and checks that its gateway is reached over it. */
export function bind(request: Request, netns: Namespace, hop: Nexthop, table: u32, scope: u32): i32 {
  const index = <u32>hop.linkNext;
  setIndex(hop, 0);
  if (hop.family == AddressFamily.INET6) return bindGateway6(request, netns, hop, index, table);
  if (hop.family == 0) return bindDirect(request, netns, hop, index);
  if ((hop.flags & RtnhFlags.ONLINK) != 0) return bindOnlink(request, netns, hop, index, scope);
  const wanted = lookup.newFlow();
  wanted.destination = hop.gateway;
  wanted.scope = max(scope + 1, Scope.LINK);
  wanted.oif = index;
  wanted.anyLinkState = true;
  const own = tables.find(netns.tables4, table);
  const known = table != RtTable.MAIN && lookup.inTable(own, wanted) == 0;
  const error = known ? 0 : rules4.lookup(netns, wanted);
  if (error != 0) return requests.explain(request, error, INVALID);
  const route = lookup.routeFound();
  if (route == null || (route.type != RtmType.UNICAST && route.type != RtmType.LOCAL)) {
    return requests.explain(request, -Errno.EINVAL, INVALID);
  }
  const link = nexthops.linkOf(lookup.hopFound());
  if (link == null) return requests.explain(request, -Errno.EINVAL, 'No egress device for nexthop gateway');
  hop.scope = route.scope;
  nexthops.lead(hop, link);
  return isUp(link) ? 0 : -Errno.ENETDOWN;
}

function bindOnlink(request: Request, netns: Namespace, hop: Nexthop, index: u32, scope: u32): i32 {
  if (scope >= <u32>Scope.LINK) return requests.explain(request, -Errno.EINVAL, 'Nexthop has invalid scope');
  const link = links.byIndex(netns, index);
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'Nexthop device required for onlink');
  if (!isUp(link)) return requests.explain(request, -Errno.ENETDOWN, 'Nexthop device is not up');
  if (lookup.typeOn(link, hop.gateway) != RtmType.UNICAST) {
    return requests.explain(request, -Errno.EINVAL, INVALID);
  }
  hop.scope = <u8>Scope.LINK;
  nexthops.lead(hop, link);
  return 0;
}

function bindDirect(request: Request, netns: Namespace, hop: Nexthop, index: u32): i32 {
  if ((hop.flags & (RtnhFlags.PERVASIVE | RtnhFlags.ONLINK)) != 0) {
    const text = 'Invalid flags for nexthop - PERVASIVE and ONLINK can not be set';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const link = links.byIndex(netns, index);
  if (link == null || !link.hasInet) return -Errno.ENODEV;
  if (!isUp(link)) return requests.explain(request, -Errno.ENETDOWN, 'Device for nexthop is not up');
  hop.scope = <u8>Scope.HOST;
  nexthops.lead(hop, link);
  return 0;
}

/** fib_check_nh_v6_gw. */
function bindGateway6(request: Request, netns: Namespace, hop: Nexthop, index: u32, table: u32): i32 {
  const bad = route6Gateway.bind(request, netns, hop, index, table);
  if (bad == 0) hop.scope = <u8>Scope.LINK;
  return bad;
}
