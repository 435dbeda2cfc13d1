/**
 * The routes that IPv4 addresses bring with them (fib_add_ifaddr, fib_del_ifaddr): in table local the address itself and the broadcast
 * addresses of its network, in main the network; all of them in the table of the link's VRF if it has one. They choose the address, a secondary's its primary.
 */

import { NewFlag } from '../../generated/netlink';
import { IfaFlags } from '../../generated/rt-addr';
import { NetDeviceFlags } from '../../generated/netdevice';
import { RtTable, RtmType, Rtprot, RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import * as address4 from './address4';
import { Address4, isSecondary, networkOf } from './address4';
import * as fib4 from './fib4';
import { Route4 } from './fib4';
import * as lookup from './fib4_lookup';
import * as rules4 from './fib4_rules';
import * as sync from './fib4_sync';
import { Down } from './fib4_sync';
import * as nexthops from '../fib/fib_nexthop';
import { indexOf } from '../fib/fib_nexthop';
import * as l3mdev from '../l3mdev';
import { Link, isUp } from '../link';

const HOST: u32 = 32;
/** Networks of longer prefixes have no broadcast address (RFC 3021). */
const LONGEST_WITH_BROADCAST: u32 = 30;
const LIMITED_BROADCAST: u32 = ~0;

function broadcastOf(address: Address4): u32 {
  return address.address | ~address4.maskOf(address.prefixLength);
}

/** The address whose routes an address shares: its primary, or itself; null when that is gone already. */
function ownerOf(address: Address4): Address4 | null {
  if (!isSecondary(address)) return address;
  return address4.primaryOf(address.link, networkOf(address), address.prefixLength);
}

/** True when an address stands for a network beside itself. */
function hasNetwork(address: Address4): bool {
  const network = networkOf(address);
  return network != 0 && (network != address.local || address.prefixLength < HOST);
}

/** What a network is on a link: its own on the loopback device. */
function networkType(link: Link): u32 {
  return (link.flags & NetDeviceFlags.LOOPBACK) != 0 ? RtmType.LOCAL : RtmType.UNICAST;
}

function scopeOf(type: u32): u32 {
  return type == RtmType.LOCAL ? Scope.HOST : Scope.LINK;
}

function tableOf(link: Link, type: u32): u32 {
  return l3mdev.tableOr(link, type == RtmType.UNICAST ? RtTable.MAIN : RtTable.LOCAL);
}

/** Adds a route of an address over its link (fib_magic); without memory it is not there, as on Linux. */
function add(owner: Address4, type: u32, destination: u32, length: u32, priority: u32): void {
  const link = owner.link;
  const netns = link.netns;
  if (type != RtmType.LOCAL && !isUp(link)) return;
  const own = type == RtmType.LOCAL && destination == owner.local;
  const id = tableOf(link, type);
  if (!own && !lookup.isSource(netns, owner.local, id)) return;
  const table = rules4.obtainTable(netns, id);
  const route = fib4.allocate(netns, 1);
  if (route == null) return;
  if (table == null) {
    fib4.discard(route);
    return;
  }
  route.type = <u8>type;
  route.scope = <u8>scopeOf(type);
  route.protocol = <u8>Rtprot.KERNEL;
  route.priority = priority;
  route.source = owner.local;
  const hop = fib4.hopAt(route, 0);
  if (type == RtmType.LOCAL) {
    hop.scope = <u8>Scope.NOWHERE;
    hop.link = changetype<usize>(link);
  } else {
    hop.scope = <u8>Scope.HOST;
    nexthops.lead(hop, link);
    if ((hop.flags & RtnhFlags.LINKDOWN) != 0) route.flags |= RtnhFlags.LINKDOWN;
  }
  fib4.put(table, bswap<u32>(destination), length, route, NewFlag.CREATE | NewFlag.APPEND, false);
}

/** Takes away what `add` added, of whatever priority; its table is there from then on, as on Linux. */
function remove(owner: Address4, type: u32, destination: u32, length: u32, priority: u32): void {
  const table = rules4.obtainTable(owner.link.netns, tableOf(owner.link, type));
  if (table == null) return;
  const route = find(fib4.first(table, bswap<u32>(destination), length), owner, type, priority);
  if (route != null) fib4.remove(route, false);
}

function find(first: Route4 | null, owner: Address4, type: u32, priority: u32): Route4 | null {
  let route = fib4.placeOf(first, 0, 0);
  while (route != null && !isOf(route, owner, type, priority)) route = fib4.next(route);
  return route;
}

function isOf(route: Route4, owner: Address4, type: u32, priority: u32): bool {
  if (route.type != type || route.scope != scopeOf(type) || route.protocol != Rtprot.KERNEL) return false;
  if (route.source != owner.local || (priority != 0 && route.priority != priority)) return false;
  return indexOf(fib4.hopAt(route, 0)) == owner.link.index;
}

/** An address came to its link, or the link came up (fib_add_ifaddr). */
export function enable(address: Address4): void {
  const link = address.link;
  const primary = ownerOf(address);
  if (primary == null) return;
  add(primary, RtmType.LOCAL, address.local, HOST, 0);
  if (!isUp(link)) return;
  if (address.broadcast != 0 && address.broadcast != LIMITED_BROADCAST) {
    add(primary, RtmType.BROADCAST, address.broadcast, HOST, 0);
  }
  if (isSecondary(address) || !hasNetwork(address)) return;
  if ((address.flags & IfaFlags.NOPREFIXROUTE) == 0) {
    add(primary, networkType(link), networkOf(address), address.prefixLength, address.priority);
  }
  if (address.prefixLength <= LONGEST_WITH_BROADCAST) {
    add(primary, RtmType.BROADCAST, broadcastOf(address), HOST, 0);
  }
}

/** An address came to its link. */
export function added(address: Address4): void {
  enable(address);
  sync.linkUp(address.link, RtnhFlags.DEAD);
}

/** A link came up: its addresses' routes come, and what leads over it counts again. */
export function linkUp(link: Link): void {
  for (let at = address4.first(link); at != null; at = address4.next(at)) enable(at);
  sync.linkUp(link, RtnhFlags.DEAD);
}

/** The metric of an address's network changes (fib_modify_prefix_metric). */
export function setPriority(address: Address4, priority: u32): void {
  const without = IfaFlags.SECONDARY | IfaFlags.NOPREFIXROUTE;
  if (!isUp(address.link) || (address.flags & without) != 0 || !hasNetwork(address)) return;
  const type = networkType(address.link);
  add(address, type, networkOf(address), address.prefixLength, priority);
  remove(address, type, networkOf(address), address.prefixLength, address.priority);
}

/** What an address that goes leaves to others of its link. */
const enum Kept {
  LOCAL = 1,
  /** Its broadcast address, and the last and the first of its network. */
  BROADCAST = 2,
  LAST = 4,
  FIRST = 8,
}

/** An address has left its link (fib_del_ifaddr). */
export function removed(address: Address4): void {
  const link = address.link;
  const primary = ownerOf(address);
  // Nothing is kept for the others of a link that goes.
  const goes = !link.hasInet;
  const kept = goes || primary == null ? 0 : keptBy(address, primary) | keptByOthers(address, primary);
  if (primary != null && !takeAway(address, primary, kept)) {
    if (lookup.typeOn(link, address.local) != RtmType.LOCAL) sync.addressGone(link, address.local);
  }
  if (link.first4 == 0) sync.linkDown(link, Down.WHOLLY);
}

/** The first of a primary's secondaries takes its place: what they have by the primary goes. */
export function handOver(address: Address4, primary: Address4): void {
  takeAway(address, primary, keptByOthers(address, primary));
  for (let at = address4.firstSecondary(address); at != null; at = address4.nextSecondary(at)) {
    takeAway(at, primary, keptByOthers(at, primary));
  }
}

/** It is the primary now, and they have their routes by it. */
export function takeOver(primary: Address4): void {
  added(primary);
  for (let at = address4.firstSecondary(primary); at != null; at = address4.nextSecondary(at)) enable(at);
}

/** Takes the routes of an address away, but for those that are kept; false when the address itself is not. */
function takeAway(address: Address4, primary: Address4, kept: u32): bool {
  const link = address.link;
  const network = !isSecondary(address) && hasNetwork(address);
  if (network && (address.flags & IfaFlags.NOPREFIXROUTE) == 0) {
    remove(primary, networkType(link), networkOf(address), address.prefixLength, 0);
  }
  if ((kept & Kept.BROADCAST) == 0) remove(primary, RtmType.BROADCAST, address.broadcast, HOST, 0);
  if (network && address.prefixLength <= LONGEST_WITH_BROADCAST) {
    if ((kept & Kept.LAST) == 0) remove(primary, RtmType.BROADCAST, broadcastOf(address), HOST, 0);
    if ((kept & Kept.FIRST) == 0) remove(primary, RtmType.BROADCAST, networkOf(address), HOST, 0);
  }
  if ((kept & Kept.LOCAL) != 0) return true;
  remove(primary, RtmType.LOCAL, address.local, HOST, 0);
  return false;
}

/** What is kept by the address's own subnet: by its primary and the others of this. */
function keptBy(address: Address4, primary: Address4): u32 {
  let kept: u32 = primary == address ? 0 : keptByOne(address, primary, true);
  // Others mostly have the primary's broadcast address, and none has the same LOCAL.
  for (
    let at = address4.firstSecondary(primary);
    at != null && (kept & Kept.BROADCAST) == 0;
    at = address4.nextSecondary(at)
  ) {
    if (address.broadcast == 0) break;
    kept |= keptByOne(address, at, false);
  }
  return kept;
}

/** What is kept by other subnets of the link whose primary is the same address: they choose the same source. */
function keptByOthers(address: Address4, primary: Address4): u32 {
  let kept: u32 = 0;
  for (let at = address4.firstLocal(primary.link, primary.local); at != null; at = address4.nextLocal(at)) {
    if (at != primary && !isSecondary(at)) kept |= keptByGroup(address, at);
  }
  return kept;
}

function keptByGroup(address: Address4, primary: Address4): u32 {
  let kept = keptByOne(address, primary, true);
  for (let at = address4.firstSecondary(primary); at != null; at = address4.nextSecondary(at)) {
    kept |= keptByOne(address, at, false);
  }
  return kept;
}

function keptByOne(address: Address4, other: Address4, isPrimary: bool): u32 {
  const kept: u32 = address.local == other.local ? Kept.LOCAL : 0;
  const implied = isPrimary && other.prefixLength <= LONGEST_WITH_BROADCAST && networkOf(other) != 0;
  if (!implied) return kept | matching(address, other.broadcast);
  return (
    kept |
    matching(address, other.broadcast) |
    matching(address, broadcastOf(other)) |
    matching(address, networkOf(other))
  );
}

/** Which of an address's broadcast addresses this is. */
function matching(address: Address4, broadcast: u32): u32 {
  return (
    (address.broadcast == broadcast ? Kept.BROADCAST : 0) |
    (broadcastOf(address) == broadcast ? Kept.LAST : 0) |
    (networkOf(address) == broadcast ? Kept.FIRST : 0)
  );
}
