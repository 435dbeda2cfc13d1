/** The way of an IPv4 packet of ours (ip_route_output_key_hash_rcu, __mkroute_output). */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { RtmType } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import { Route4 } from './fib4';
import * as fib4 from './fib4';
import * as lookup from './fib4_lookup';
import { Flow4 } from './fib4_lookup';
import * as rules4 from './fib4_rules';
import { Nexthop, linkOf } from '../fib/fib_nexthop';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Link, isUp } from '../link';
import { Namespace } from '../namespace';
import { LOOPBACK_INDEX } from '../fib/rule_match';
import * as ways from './way4';
import { LIMITED_BROADCAST, WayFlag, way } from './way4';

/** Groups that a route of a shorter prefix leads to are on the link, whatever gateway it has. */
const MULTICAST_PREFIX: u32 = 4;

/** Fills `way` for a flow, whose addresses are those of the packet then; 0 or a negative errno. */
export function find(netns: Namespace, wanted: Flow4): i32 {
  ways.clear();
  way.source = wanted.source;
  const toMany = lookup.isMulticast(wanted.destination) || wanted.destination == LIMITED_BROADCAST;
  if (wanted.source != 0) {
    if (lookup.isMulticast(wanted.source) || wanted.source == LIMITED_BROADCAST) return -Errno.EINVAL;
    const own = ways.ownerOf(netns, wanted.source);
    if (own == null) return -Errno.ENETUNREACH;
    // The source says by which link it goes to many.
    if (wanted.oif == 0 && toMany) return goOnLink(wanted, own, Scope.LINK);
  }
  const out = links.byIndex(netns, wanted.oif);
  if (wanted.oif != 0) {
    if (out == null) return -Errno.ENODEV;
    if (!isUp(out) || !out.hasInet) return -Errno.ENETUNREACH;
    if (ways.isLocalMulticast(wanted.destination) || wanted.destination == LIMITED_BROADCAST) {
      return goOnLink(wanted, out, Scope.LINK);
    }
    if (way.source == 0 && lookup.isMulticast(wanted.destination)) {
      way.source = ways.selectSource(out, 0, wanted.scope);
    } else if (way.source == 0 && wanted.destination == 0) {
      way.source = ways.selectSource(out, 0, Scope.HOST);
    }
  }
  if (wanted.destination == 0) return stayHere(netns, wanted);
  const error = rules4.lookup(netns, wanted);
  if (error != 0) {
    // Where a link is given, what no route leads to is taken to be on it, if that is in no VRF.
    const mayBeThere = wanted.oif != 0 && (wanted.l3mdev == 0 || lookup.isMulticast(wanted.destination));
    return out == null || !mayBeThere ? error : goOnLink(wanted, out, Scope.LINK);
  }
  return follow(wanted);
}

/** To nowhere is to ourselves. */
function stayHere(netns: Namespace, wanted: Flow4): i32 {
  if (way.source == 0) way.source = lookup.LOOPBACK;
  wanted.destination = way.source;
  const lo = links.byIndex(netns, LOOPBACK_INDEX);
  if (lo == null) return -Errno.ENETUNREACH;
  way.type = RtmType.LOCAL;
  return settle(wanted, lo);
}

/** To a link without any route, as a packet's type of destination has it. */
function goOnLink(wanted: Flow4, link: Link, scope: u32): i32 {
  if (way.source == 0) way.source = ways.selectSource(link, 0, scope);
  way.type = RtmType.UNICAST;
  return settle(wanted, link);
}

/** As the route says that was found. */
function follow(wanted: Flow4): i32 {
  const route = lookup.routeFound();
  const hop = lookup.hopFound();
  const link = linkOf(hop);
  if (route == null || link == null) return -Errno.ENETUNREACH;
  way.route = changetype<usize>(route);
  way.hop = changetype<usize>(hop);
  way.type = route.type;
  way.realms = hop.flow;
  ways.addRealms(rules4.realmsFound());
  if (route.type == <u8>RtmType.LOCAL) {
    if (way.source == 0) way.source = route.source != 0 ? route.source : wanted.destination;
    const loopback = ways.loopback(link.netns);
    return loopback == null ? -Errno.ENETUNREACH : settle(wanted, loopback);
  }
  if (way.source == 0) {
    // What leaves a VRF speaks from an address in it.
    const master = links.byIndex(link.netns, wanted.l3mdev);
    const leaves = master != null && l3mdev.masterOf(link) != master;
    way.source = leaves ? ways.selectSource(changetype<Link>(master), 0, Scope.LINK) : sourceOf(route, hop, link);
  }
  return settle(wanted, link);
}

/** The source address that a route chooses (fib_result_prefsrc). */
function sourceOf(route: Route4, hop: Nexthop, link: Link): u32 {
  if (route.source != 0) return route.source;
  return ways.selectSource(link, hop.family == AddressFamily.INET ? hop.gateway : 0, route.scope);
}

/** The way leads over a link: what that makes of the packet. */
function settle(wanted: Flow4, link: Link): i32 {
  if (!link.hasInet) return -Errno.EINVAL;
  const isLoopback = (link.flags & NetDeviceFlags.LOOPBACK) != 0;
  way.link = changetype<usize>(link);
  if (ways.isLoopback(way.source) && !isLoopback && !l3mdev.isMaster(link) && !ways.routesLoopback(link)) {
    return -Errno.EINVAL;
  }
  if (isLoopback || way.type == RtmType.LOCAL) way.flags |= WayFlag.LOCAL;
  if (wanted.destination == LIMITED_BROADCAST) {
    way.type = RtmType.BROADCAST;
    way.realms = 0;
    way.hop = 0;
  } else if (lookup.isMulticast(wanted.destination)) {
    way.type = RtmType.MULTICAST;
  }
  if (way.type == RtmType.BROADCAST) way.flags |= WayFlag.BROADCAST | WayFlag.LOCAL;
  if (way.type != RtmType.MULTICAST) return 0;
  way.flags |= WayFlag.MULTICAST | WayFlag.LOCAL;
  if (!ways.listens(link, wanted.destination)) way.flags &= ~WayFlag.LOCAL;
  if (way.route != 0 && fib4.lengthOf(changetype<Route4>(way.route)) < MULTICAST_PREFIX) {
    way.hop = 0;
    way.realms = 0;
  }
  return 0;
}
