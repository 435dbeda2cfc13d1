/** Next hops of IPv6, of routes of either family and of objects: over which link they lead, and whether their gateway is reached (fib6_nh_init, ip6_validate_gw). */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { RtTable, RtmType, RtnhFlags } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6 } from '../../net/ipv6/fib6';
import * as fib6Address from '../../net/ipv6/fib6_address';
import * as lookup from '../../net/ipv6/fib6_lookup';
import * as rules6 from '../../net/ipv6/fib6_rules';
import * as nexthops from '../../net/fib/fib_nexthop';
import { Nexthop } from '../../net/fib/fib_nexthop';
import * as tables from '../../net/fib/fib_table';
import * as inet6 from '../../net/ipv6/inet6';
import { LOOPBACK_INDEX } from '../../net/fib/rule_match';
import * as l3mdev from '../../net/l3mdev';
import * as links from '../../net/links';
import { Link, isUp } from '../../net/link';
import { Namespace } from '../../net/namespace';

/** Finds the link of a next hop, the one with an index unless that is 0, and checks its gateway, if it has one. */
export function bind(request: Request, netns: Namespace, hop: Nexthop, index: u32, table: u32): i32 {
  const wrong = checkLink(request, netns, hop, index);
  if (wrong != 0) return wrong;
  let link = links.byIndex(netns, index);
  if (hop.family != 0) {
    const bad = checkGateway(request, netns, hop, link, table);
    if (bad != 0) return bad;
    link = nexthops.linkOf(hop);
  }
  if (link == null) return -Errno.ENODEV;
  if (!link.hasInet6 || inet6.isDisabled(link)) {
    return requests.explain(request, -Errno.EACCES, 'IPv6 is disabled on nexthop device');
  }
  if (!isUp(link)) return requests.explain(request, -Errno.ENETDOWN, 'Nexthop device is not up');
  nexthops.lead(hop, link);
  return 0;
}

/** Has the next hop of a route that refuses packets end at the loopback device, whichever link it names. */
export function reject(request: Request, netns: Namespace, hop: Nexthop, index: u32): i32 {
  const wrong = checkLink(request, netns, hop, index);
  if (wrong != 0) return wrong;
  const link = links.byIndex(netns, LOOPBACK_INDEX);
  if (link == null || !link.hasInet6) return -Errno.ENODEV;
  hop.link = changetype<usize>(link);
  return 0;
}

/** The link that a next hop names has IPv6; one that has its gateway on its link names one that is up. */
function checkLink(request: Request, netns: Namespace, hop: Nexthop, index: u32): i32 {
  const link = links.byIndex(netns, index);
  if (index != 0 && (link == null || !link.hasInet6)) return -Errno.ENODEV;
  if ((hop.flags & RtnhFlags.ONLINK) == 0) return 0;
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'Nexthop device required for onlink');
  return isUp(link) ? 0 : requests.explain(request, -Errno.ENETDOWN, 'Nexthop device is not up');
}

/** Whether a gateway is reached; the link over which it is, is the next hop's then. */
function checkGateway(request: Request, netns: Namespace, hop: Nexthop, given: Link | null, table: u32): i32 {
  const gateway: usize = hop.gateway;
  let link = given;
  if (link != null && fib6Address.isOurs(link, gateway)) return refuseOurs(request);
  if (!address6.isLinkLocal(gateway)) {
    if (address6.isMulticast(gateway) || address6.isUnspecified(gateway)) {
      return requests.explain(request, -Errno.EINVAL, 'Invalid gateway address');
    }
    if ((hop.flags & RtnhFlags.ONLINK) != 0 && link != null) {
      const bad = checkOnlink(request, netns, gateway, link);
      if (bad != 0) return bad;
    } else {
      link = find(netns, gateway, link, table);
      if (link == null) return -Errno.EHOSTUNREACH;
    }
  }
  if (link == null) return requests.explain(request, -Errno.EINVAL, 'Egress device not specified');
  if ((link.flags & NetDeviceFlags.LOOPBACK) != 0) {
    const text = 'Egress device can not be loopback device for this route';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (given == null && fib6Address.isOurs(link, gateway)) return refuseOurs(request);
  hop.link = changetype<usize>(link);
  return 0;
}

function refuseOurs(request: Request): i32 {
  return requests.explain(request, -Errno.EINVAL, 'Gateway can not be a local address');
}

/** The link over which a gateway is reached directly, which is the given one unless that is null; or null (ip6_route_check_nh). */
function find(netns: Namespace, gateway: usize, given: Link | null, table: u32): Link | null {
  const wanted = lookup.newFlow(gateway);
  wanted.oif = given == null ? 0 : given.index;
  wanted.preferred = wanted.oif;
  wanted.strict = true;
  wanted.anyLinkState = true;
  const own = directLink(lookup.inTable(tables.find(netns.tables6, table), wanted));
  if (own != null) return own;
  wanted.anyLinkState = false;
  return rules6.lookup(netns, wanted) == 0 ? directLink(rules6.routeFound()) : null;
}

/** The link of a route that was found, if it leads there without a gateway. */
function directLink(route: Route6 | null): Link | null {
  return route == null || fib6.isReject(route) || lookup.hopFound().family != 0
    ? null
    : nexthops.linkOf(lookup.hopFound());
}

function checkOnlink(request: Request, netns: Namespace, gateway: usize, link: Link): i32 {
  const wanted = lookup.newFlow(gateway);
  wanted.preferred = link.index;
  wanted.anyLinkState = true;
  const route = lookup.inTable(tables.find(netns.tables6, l3mdev.tableOr(link, RtTable.MAIN)), wanted);
  if (route == null || fib6.isReject(route) || fib6.isToUnspecified(route)) return 0;
  if (route.type == RtmType.UNICAST && nexthops.linkOf(lookup.hopFound()) == link) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Nexthop has invalid gateway or device mismatch');
}
