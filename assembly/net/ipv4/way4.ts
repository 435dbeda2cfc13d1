/**
 * The way of an IPv4 packet (struct rtable), as net/ipv4/output4.ts and net/ipv4/input4.ts find it, and what both need to know of addresses.
 */

import { Ipv4Devconf } from '../../generated/rt-link';
import { RtTable, RtmType } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import * as address4 from './address4';
import * as devconf from '../devconf';
import * as lookup from './fib4_lookup';
import { Nexthop, linkOf } from '../fib/fib_nexthop';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as membership from '../membership';
import { MembershipKind } from '../membership';
import { LOOPBACK_INDEX } from '../fib/rule_match';
import * as vrf from '../drivers/vrf';

@unmanaged
export class Way4 {
  /** The route that says so, or 0: none was asked for; and its next hop, which packets for us have too, but not those to many. */
  route: usize;
  hop: usize;
  /** The link that packets go to: for those that are for us the loopback device. */
  link: usize;
  /** RTN_: what packets are. */
  type: u32;
  /** RTCF_ flags. */
  flags: u32;
  /** The realms of its packets: of their source in the upper half, of their destination in the lower. */
  realms: u32;
  /** The address that packets of ours come from, in network byte order. */
  source: u32;
  /** What is answered to packets: a negative errno, or 0. */
  error: i32;
}

export const way = changetype<Way4>(memory.data(offsetof<Way4>(), 4));

/** What a packet is to the host, in the flags of a way (RTCF_). */
export const enum WayFlag {
  /** Somebody wants to be told when it changes. */
  NOTIFY = 0x10000,
  /** Its sender would do better to go there directly. */
  REDIRECT = 0x01000000,
  BROADCAST = 0x10000000,
  MULTICAST = 0x20000000,
  LOCAL = 0x80000000,
}

export const LIMITED_BROADCAST: u32 = ~0;
const group: usize = memory.data(4, 4);

export function clear(): void {
  memory.fill(changetype<usize>(way), 0, offsetof<Way4>());
}

/* Addresses are in network byte order. */

/** Adds realms to those that are known, each where none is yet (set_class_tag). */
export function addRealms(realms: u32): void {
  if ((way.realms & 0xffff) == 0) way.realms |= realms & 0xffff;
  if ((way.realms & 0xffff0000) == 0) way.realms |= realms & 0xffff0000;
}

/** True for 127.0.0.0/8. */
export function isLoopback(address: u32): bool {
  return (address & 0xff) == 127;
}

/** True for 224.0.0.0/24, which no router passes on. */
export function isLocalMulticast(address: u32): bool {
  return (address & 0xffffff) == 0xe0;
}

/** True when a link listens to a group. */
export function listens(link: Link, address: u32): bool {
  store<u32>(group, address);
  return membership.find(link, MembershipKind.MULTICAST4, group) != null;
}

/** The link that an address is local to, in any VRF or in none; or null (__ip_dev_find). */
export function ownerOf(netns: Namespace, address: u32): Link | null {
  if (lookup.typeOf(netns, address, RtTable.LOCAL) == RtmType.LOCAL) return linkOf(lookup.hopFound());
  for (let id = vrf.tableFrom(netns, 1); id != 0; id = id == ~0 ? 0 : vrf.tableFrom(netns, id + 1)) {
    if (lookup.typeOf(netns, address, id) == RtmType.LOCAL) return linkOf(lookup.hopFound());
  }
  return null;
}

/** The link by which packets to ourselves come back: the loopback device, or the VRF that the address was found in (ip_rt_get_dev). */
export function loopback(netns: Namespace): Link | null {
  if (way.hop != 0) {
    const master = l3mdev.masterOf(linkOf(changetype<Nexthop>(way.hop)));
    if (master != null) return master;
  }
  return links.byIndex(netns, LOOPBACK_INDEX);
}

/** True when addresses of 127.0.0.0/8 mean something on a link. */
export function routesLoopback(link: Link): bool {
  return devconf.either4(link, Ipv4Devconf.ROUTE_LOCALNET);
}

/** The address of ours to speak from over a link, to an address unless that is 0 (inet_select_addr). */
export function selectSource(link: Link, to: u32, scope: u32): u32 {
  let found: u32 = 0;
  // What is for this host alone is no source but where such addresses are routed.
  const most: u32 = routesLoopback(link) ? Scope.LINK : Scope.HOST;
  for (let at = address4.first(link); at != null && !address4.isSecondary(at); at = address4.next(at)) {
    if (min(<u32>at.scope, most) > scope) continue;
    if (to == 0 || ((at.address ^ to) & address4.maskOf(at.prefixLength)) == 0) return at.local;
    if (found == 0) found = at.local;
  }
  return found != 0 ? found : selectAny(link, scope);
}

/** An address of the link's VRF, or else of the first link that is in the same VRF, or in none. */
function selectAny(link: Link, scope: u32): u32 {
  const master = l3mdev.masterOf(link);
  let found = master == null ? 0 : selectOn(master, scope);
  for (let at = links.oldest(link.netns); at != null && found == 0; at = links.younger(at)) {
    if (l3mdev.masterOf(at) == master) found = selectOn(at, scope);
  }
  return found;
}

/** in_dev_select_addr. */
function selectOn(link: Link, scope: u32): u32 {
  for (let at = address4.first(link); at != null && !address4.isSecondary(at); at = address4.next(at)) {
    if (at.scope != Scope.LINK && at.scope <= scope) return at.local;
  }
  return 0;
}
