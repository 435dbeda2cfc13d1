/**
 * Router advertisements (ndisc_router_discovery; RFC 4861, 6.3.4; RFC 4191): what a router tells of itself, of the link and of the ways it
 * knows. The packet comes from the host, which has checked its checksum. The prefixes in it are net/ipv6/prefix6.ts's.
 *
 *      packet   ┌─ ipv6hdr 40 ─┬─ ra_msg 16 ─┬─ option, a multiple of 8 bytes ─┬─ …
 */

import { Errno } from '../../generated/errno';
import {
  IPV6HDR_SIZE,
  Ipv6hdr,
  MTU_OPTION_SIZE,
  MtuOption,
  NDISC_ROUTER_ADVERTISEMENT,
  ND_OPT_HDR_SIZE,
  NEXTHDR_ICMP,
  NdOpt,
  NdOptHdr,
  RA_MSG_SIZE,
  RaFlags,
  RaMsg,
} from '../../generated/ndisc';
import { NewFlag } from '../../generated/netlink';
import { IfaFlags } from '../../generated/rt-addr';
import { Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import { NtfFlags } from '../../generated/rt-neigh';
import { MetricsAttribute } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as address6 from './address6';
import * as devconf from '../devconf';
import { Route6 } from './fib6';
import * as fib6 from './fib6';
import * as expiry from './fib6_expiry';
import * as fib6Mtu from './fib6_mtu';
import * as inet6 from './inet6';
import { Link, isUp } from '../link';
import * as neighbours from '../neighbour/neighbour';
import { Neighbour } from '../neighbour/neighbour';
import * as neighbourCreate from '../neighbour/neighbour_create';
import * as parms from '../neighbour/neighbour_parms';
import * as neighbourState from '../neighbour/neighbour_state';
import { AdvertisementEvent, LinkEvent, RouteEvent, advertised, linkChanged, route6Changed } from '../observer';
import * as prefix6 from './prefix6';
import * as routes from './router6_route';
import * as token6 from './token6';

/** Hops of a packet that no router has forwarded. */
const MOST_HOPS: u32 = 255;
const VERSION: u32 = 6;
/** The least parts of a second that a router can set. */
const LEAST_RETRANS: u32 = 100;
const LEAST_REACHABLE: u32 = 10;
/** From so many on accept_ra_min_hop_limit takes none. */
const ANY_HOPS: i32 = 256;
const UNIT: u32 = 8;

/** The advertisement that is being read. */
@unmanaged
class Advertisement {
  link: Link;
  packet: usize;
  /** Where its options begin, and end. */
  options: usize;
  end: usize;
  /** Ticks a second of the machine. */
  hz: u32;
}

const heard = changetype<Advertisement>(memory.data(offsetof<Advertisement>(), 4));

function message(): usize {
  return heard.packet + IPV6HDR_SIZE;
}

/** The router's address, 16 bytes. */
function source(): usize {
  return heard.packet + Ipv6hdr.SADDR;
}

function big16(at: usize): u32 {
  return bswap<u16>(load<u16>(at));
}

function big32(at: usize): u32 {
  return bswap<u32>(load<u32>(at));
}

/**
 * A link has received an ICMPv6 packet. 0; -EOPNOTSUPP when it is no router advertisement, -EBADMSG when it is one that is not taken,
 * -ENETDOWN when IPv6 is not used on the link. `hz`: ticks a second of the machine, in which it counts milliseconds.
 */
export function receive(link: Link, packet: usize, size: u32, hz: u32): i32 {
  if (size < IPV6HDR_SIZE + RA_MSG_SIZE || (<u32>load<u8>(packet)) >>> 4 != VERSION) return -Errno.EBADMSG;
  if (<u32>load<u8>(packet, Ipv6hdr.NEXTHDR) != NEXTHDR_ICMP) return -Errno.EOPNOTSUPP;
  if (<u32>load<u8>(packet + IPV6HDR_SIZE) != NDISC_ROUTER_ADVERTISEMENT) return -Errno.EOPNOTSUPP;
  const length = big16(packet + Ipv6hdr.PAYLOAD_LEN);
  if (length < RA_MSG_SIZE || length > size - IPV6HDR_SIZE) return -Errno.EBADMSG;
  heard.link = link;
  heard.hz = hz;
  heard.packet = packet;
  heard.options = packet + IPV6HDR_SIZE + RA_MSG_SIZE;
  heard.end = packet + IPV6HDR_SIZE + length;
  const direct = <u32>load<u8>(packet, Ipv6hdr.HOP_LIMIT) == MOST_HOPS && load<u8>(message(), RaMsg.CODE) == 0;
  if (!direct || !address6.isLinkLocal(source()) || !areWhole()) return -Errno.EBADMSG;
  if (!isUp(link) || !link.hasInet6 || inet6.isDisabled(link)) return -Errno.ENETDOWN;
  discover(link);
  return 0;
}

/** True when all options end within the packet, and none is empty. */
function areWhole(): bool {
  let at = heard.options;
  while (at < heard.end) {
    const left = <u32>(heard.end - at);
    if (left < ND_OPT_HDR_SIZE) return false;
    const size = sizeOf(at);
    if (size == 0 || size > left) return false;
    at += size;
  }
  return true;
}

/** Bytes of an option. */
function sizeOf(option: usize): u32 {
  return <u32>load<u8>(option, NdOptHdr.LEN) * UNIT;
}

/** The first option of a type from `at` on, or 0. */
function optionFrom(from: usize, type: u32): usize {
  for (let at = from; at < heard.end; at += sizeOf(at)) if (<u32>load<u8>(at) == type) return at;
  return 0;
}

function setting(link: Link, which: u32): i32 {
  return devconf.get6(link.devconf, which);
}

function discover(link: Link): void {
  if (!token6.acceptsAdvertisements(link)) {
    hearNeighbour(link, null);
    return;
  }
  let changed = takeFlags(link);
  const neighbour = isHeeded(link) ? hearDefault(link) : null;
  if (takeTimes(link)) changed = true;
  if (hearNeighbour(link, neighbour)) {
    if (setting(link, Ipv6Devconf.ACCEPT_RA_RTR_PREF) != 0 && !isOwnAddress(link)) hearRoutes(link);
    if (setting(link, Ipv6Devconf.ACCEPT_RA_PINFO) != 0) hearPrefixes(link);
    if (takeMtu(link)) changed = true;
    tellPrograms(link);
  }
  if (changed) linkChanged(LinkEvent.INET6_CHANGED, link, 0);
}

/** Whether addresses and other settings are to be had from a server; true when that changed. */
function takeFlags(link: Link): bool {
  const told: u32 = load<u8>(message(), RaMsg.FLAGS);
  const before = link.inet6Flags;
  let flags = before & ~(Inet6DevFlags.RA_MANAGED | Inet6DevFlags.RA_OTHERCONF);
  if ((told & RaFlags.MANAGED) != 0) flags |= Inet6DevFlags.RA_MANAGED;
  if ((told & RaFlags.OTHERCONF) != 0) flags |= Inet6DevFlags.RA_OTHERCONF;
  link.inet6Flags = flags | ((flags & Inet6DevFlags.RS_SENT) != 0 ? Inet6DevFlags.RA_RCVD : 0);
  return flags != before;
}

/** True when the router comes from the link itself, which a link takes only where it is told to. */
function isOwnAddress(link: Link): bool {
  if (setting(link, Ipv6Devconf.ACCEPT_RA_FROM_LOCAL) != 0) return false;
  const own = address6.find(link, source());
  return own != null && (own.flags & IfaFlags.TENTATIVE) == 0;
}

/** True when the router is taken for one for everything that has no route. */
function isHeeded(link: Link): bool {
  if (setting(link, Ipv6Devconf.ACCEPT_RA_DEFRTR) == 0) return false;
  const lifetime = big16(message() + RaMsg.RT_LIFETIME);
  if (lifetime != 0 && <i32>lifetime < setting(link, Ipv6Devconf.ACCEPT_RA_MIN_LFT)) return false;
  return !isOwnAddress(link);
}

/** Has the router's default route, and it as a neighbour; the neighbour, or null without one. */
function hearDefault(link: Link): Neighbour | null {
  const lifetime = big16(message() + RaMsg.RT_LIFETIME);
  const ranked = setting(link, Ipv6Devconf.ACCEPT_RA_RTR_PREF) != 0;
  const rank = ranked ? routes.rankOf(load<u8>(message(), RaMsg.FLAGS)) : 0;
  const preference = rank == routes.RESERVED ? 0 : rank;
  const metric: u32 = setting(link, Ipv6Devconf.RA_DEFRTR_METRIC);
  let route = routes.defaultOf(link, source());
  if (route != null && (lifetime == 0 || route.metric != metric)) {
    fib6.remove(route, false);
    route = null;
  }
  let neighbour: Neighbour | null = null;
  if (route == null && lifetime != 0) {
    route = routes.addDefault(link, source(), preference, metric, lifetime);
    if (route == null) return null;
    neighbour = obtainNeighbour(link);
    if (neighbour != null) neighbour.flags |= NtfFlags.ROUTER;
  } else if (route != null && <u32>route.preference != preference) {
    route.preference = <u8>preference;
    route6Changed(RouteEvent.ADDED, route, NewFlag.REPLACE, false);
  }
  if (route != null) expiry.set(route, routes.endOf(lifetime));
  takeHops(link, route);
  return neighbour;
}

/** How far packets may go that leave over the link. */
function takeHops(link: Link, route: Route6 | null): void {
  const hops: u32 = load<u8>(message(), RaMsg.HOP_LIMIT);
  const least = setting(link, Ipv6Devconf.ACCEPT_RA_MIN_HOP_LIMIT);
  if (least >= ANY_HOPS || hops == 0 || <i32>hops < least) return;
  devconf.set6(link.devconf, Ipv6Devconf.HOPLIMIT, hops);
  if (route != null) routes.setMetric(route, MetricsAttribute.HOPLIMIT, hops);
}

/** How often and how long neighbours are asked for; true when that was told. */
function takeTimes(link: Link): bool {
  const own = parms.parmsOf(link, AddressFamily.INET6);
  const retrans = big32(message() + RaMsg.RETRANS_TIMER);
  if (retrans != 0) own.retransTime = inTicks(retrans, LEAST_RETRANS);
  const told = big32(message() + RaMsg.REACHABLE_TIME);
  const reachable = inTicks(told, LEAST_REACHABLE);
  const isNew = told != 0 && reachable != own.baseReachableTime;
  if (isNew) {
    own.baseReachableTime = reachable;
    own.staleTime = 3 * reachable;
    parms.draw(own);
  }
  if (retrans != 0 || isNew) inet6.touch(link);
  return retrans != 0 || isNew;
}

/** Milliseconds as the machine counts them, and no fewer than a part of a second. */
function inTicks(milliseconds: u32, least: u32): u32 {
  const ticks = max<u64>((<u64>milliseconds * heard.hz) / 1000, heard.hz / least);
  return <u32>((ticks * 1000) / heard.hz);
}

function obtainNeighbour(link: Link): Neighbour | null {
  const table = neighbours.tableAt(link.netns, 1);
  const known = neighbours.find(table, link, source());
  return known != null ? known : neighbourCreate.create(table, link, source(), 0, false);
}

/** The router is a neighbour, and may tell its link-layer address; false when that can't be one. */
function hearNeighbour(link: Link, known: Neighbour | null): bool {
  const neighbour = known != null ? known : obtainNeighbour(link);
  if (neighbour == null) return true;
  const option = optionFrom(heard.options, NdOpt.SOURCE_LL_ADDR);
  const needed = (ND_OPT_HDR_SIZE + <u32>link.addressLength + UNIT - 1) & ~(UNIT - 1);
  if (option != 0 && sizeOf(option) != needed) return false;
  neighbourState.hearRouter(neighbour, option == 0 ? 0 : option + ND_OPT_HDR_SIZE);
  return true;
}

/** Ways that the router knows (RFC 4191). */
function hearRoutes(link: Link): void {
  let at = optionFrom(heard.options, NdOpt.ROUTE_INFO);
  while (at != 0) {
    routes.hear(link, source(), at, sizeOf(at));
    at = optionFrom(at + sizeOf(at), NdOpt.ROUTE_INFO);
  }
}

function hearPrefixes(link: Link): void {
  const named = optionFrom(heard.options, NdOpt.SOURCE_LL_ADDR) != 0;
  let at = optionFrom(heard.options, NdOpt.PREFIX_INFO);
  while (at != 0) {
    if (prefix6.hear(link, at, sizeOf(at), named)) advertised(AdvertisementEvent.PREFIX, link, source(), at);
    at = optionFrom(at + sizeOf(at), NdOpt.PREFIX_INFO);
  }
}

/** The MTU of the link; true when another was told than last time. */
function takeMtu(link: Link): bool {
  const option = optionFrom(heard.options, NdOpt.MTU);
  if (option == 0 || sizeOf(option) < MTU_OPTION_SIZE || setting(link, Ipv6Devconf.ACCEPT_RA_MTU) == 0) return false;
  const mtu = big32(option + MtuOption.MTU);
  const isNew = mtu != link.routerMtu;
  link.routerMtu = mtu;
  if (mtu < inet6.MIN_MTU || mtu > link.mtu || <i32>mtu == setting(link, Ipv6Devconf.MTU6)) return isNew;
  devconf.setMtu(link.devconf, mtu);
  const route = routes.defaultOf(link, source());
  if (route != null) routes.setMetric(route, MetricsAttribute.MTU, mtu);
  fib6Mtu.changed(link, mtu);
  return isNew;
}

/** What the kernel has no use for (ndisc_is_useropt), and prefixes. */
function tellPrograms(link: Link): void {
  for (let at = heard.options; at < heard.end; at += sizeOf(at)) {
    switch (<i32>load<u8>(at)) {
      case NdOpt.PREFIX_INFO:
      case NdOpt.RDNSS:
      case NdOpt.DNSSL:
      case NdOpt._6CO:
      case NdOpt.CAPTIVE_PORTAL:
      case NdOpt.PREF64:
        advertised(AdvertisementEvent.OPTION, link, source(), at);
        break;
      default:
        break;
    }
  }
}
