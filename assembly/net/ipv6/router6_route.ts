/**
 * Routes that routers advertise (rt6_add_dflt_router, rt6_route_rcv, rt6_purge_dflt_routers; RFC 4191): default routes, and ways to prefixes
 * that a router tells. They stand in table main, or that of the link's VRF, and know that they come from there.
 */

import { NewFlag } from '../../generated/netlink';
import { RouteInfo } from '../../generated/ndisc';
import { Ipv6Devconf } from '../../generated/rt-link';
import { RtTable, RtmType, Rtprot } from '../../generated/rt-route';
import * as devconf from '../devconf';
import * as fib6 from './fib6';
import { Route6, RouteOrigin } from './fib6';
import * as leaves from './fib6_leaf';
import * as expiry from './fib6_expiry';
import * as metrics from '../fib/fib_metrics';
import * as nexthops from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import { Table } from '../fib/fib_table';
import { NEVER } from '../lifetime';
import * as l3mdev from '../l3mdev';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as time from '../time';
import * as token6 from './token6';

/** Two bits of a rank (RFC 4191, 2.1) that mean none. */
export const RESERVED: u32 = 2;
/** The metric of routes that a user adds (IP6_RT_PRIO_USER). */
const METRIC: u32 = 1024;
const FOREVER: u32 = ~0;
const UNIT: u32 = 8;

const prefix: usize = memory.data(16, 8);

/** The rank of a router, ICMPV6_ROUTER_PREF_, in the flags that have it. */
export function rankOf(flags: u32): u32 {
  return (flags >>> 3) & 3;
}

/** When a lifetime of so many seconds ends. */
export function endOf(lifetime: u32): f64 {
  return lifetime == FOREVER ? NEVER : time.milliseconds() + <f64>lifetime * 1000;
}

/** A route of a prefix over a link and a router that has any of the bits of `origin`, or null. */
function find(link: Link, router: usize, destination: usize, length: u32, origin: u32): Route6 | null {
  const table = tables.find(link.netns.tables6, l3mdev.tableOr(link, RtTable.MAIN));
  if (table == null) return null;
  for (let at = fib6.ofNode(leaves.find(table, destination, length)); at != null; at = fib6.next(at)) {
    const hop = fib6.hopOf(at);
    if ((at.origin & origin) == 0 || nexthops.linkOf(hop) != link || hop.family == 0) continue;
    if (memory.compare(hop.gateway, router, leaves.ADDRESS_SIZE) == 0) return at;
  }
  return null;
}

/** The default route by a router, or null. */
export function defaultOf(link: Link, router: usize): Route6 | null {
  memory.fill(prefix, 0, leaves.ADDRESS_SIZE);
  return find(link, router, prefix, 0, RouteOrigin.DEFAULT);
}

/** Adds a route by a router; null without memory. */
function add(
  link: Link,
  router: usize,
  length: u32,
  origin: u32,
  preference: u32,
  metric: u32,
  expires: f64,
): Route6 | null {
  const table = fib6.obtainTable(link.netns, l3mdev.tableOr(link, RtTable.MAIN));
  if (table == null) return null;
  const route = fib6.allocate(link.netns);
  if (route == null) return null;
  route.type = <u8>RtmType.UNICAST;
  route.protocol = <u8>Rtprot.RA;
  route.preference = <u8>preference;
  route.metric = metric;
  route.origin = <u8>(RouteOrigin.ADVERTISED | origin);
  route.expires = expires;
  if (!nexthops.setGateway6(fib6.hopOf(route), router)) {
    fib6.discard(route);
    return null;
  }
  fib6.lead(route, link);
  return fib6.put(table, prefix, length, route, NewFlag.CREATE, false, false) == 0 ? route : null;
}

/** Adds a default route by a router for so many seconds; null without memory. */
export function addDefault(link: Link, router: usize, preference: u32, metric: u32, lifetime: u32): Route6 | null {
  memory.fill(prefix, 0, leaves.ADDRESS_SIZE);
  return add(link, router, 0, RouteOrigin.DEFAULT, preference, metric, endOf(lifetime));
}

/** A metric of a route becomes known; without memory it stays unknown. */
export function setMetric(route: Route6, type: u32, value: u32): void {
  if (route.metrics == 0) route.metrics = metrics.allocate();
  if (route.metrics != 0) metrics.set(route.metrics, type, value);
}

/** A router tells of a way: the option, `size` bytes. */
export function hear(link: Link, router: usize, option: usize, size: u32): void {
  const length: u32 = load<u8>(option, RouteInfo.PREFIX_LEN);
  const seconds = bswap<u32>(load<u32>(option, RouteInfo.LIFETIME));
  const rank = rankOf(load<u8>(option, RouteInfo.FLAGS));
  const least = devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA_MIN_LFT);
  if (length == 0 && devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA_DEFRTR) == 0) return;
  if (seconds != 0 && seconds < <u32>least) return;
  if (<i32>length < devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA_RT_INFO_MIN_PLEN)) return;
  if (<i32>length > devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA_RT_INFO_MAX_PLEN)) return;
  // 8 bytes of prefix follow the option's first 8, or 16, or none.
  if (size > 3 * UNIT || length > leaves.MAX_PREFIX || (length > 64 && size < 2 * UNIT) || rank == RESERVED) return;
  memory.fill(prefix, 0, leaves.ADDRESS_SIZE);
  memory.copy(prefix, option + UNIT, size - UNIT);
  leaves.cut(prefix, length);
  const origin = length == 0 ? RouteOrigin.DEFAULT : RouteOrigin.INFORMATION;
  let route = find(link, router, prefix, length, origin);
  if (route != null && seconds == 0) {
    fib6.remove(route, false);
    return;
  }
  if (seconds == 0) return;
  if (route == null) {
    const own = RouteOrigin.INFORMATION | (length == 0 ? RouteOrigin.DEFAULT : 0);
    route = add(link, router, length, own, rank, METRIC, NEVER);
    if (route == null) return;
  } else {
    route.preference = <u8>rank;
  }
  expiry.set(route, endOf(seconds));
}

/** The namespace is a router now: default routes that others advertised go, but for links that are told to keep them. */
export function purge(netns: Namespace): void {
  for (let chain: u32 = 0; chain < tables.CHAINS; chain++) {
    for (let table = tables.first(netns.tables6, chain); table != null; table = tables.next(table)) purgeTable(table);
  }
}

function purgeTable(table: Table): void {
  memory.fill(prefix, 0, leaves.ADDRESS_SIZE);
  let route = fib6.ofNode(leaves.find(table, prefix, 0));
  while (route != null) {
    const following = fib6.next(route);
    const link = nexthops.linkOf(fib6.hopOf(route));
    const isKept = link != null && devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA) == token6.EVEN_ROUTERS;
    if (route.origin != 0 && !isKept) fib6.remove(route, false);
    route = following;
  }
}
