/**
 * IPv6 routes (struct fib6_info, net/ipv6/ip6_fib.c). A route has one next hop, and is a block:
 *
 *      ┌─ Route6 ─┬─ Nexthop ─┐
 *
 * It stands in the list of a leaf (net/ipv6/fib6_leaf.ts), lower metrics first and of the same metric the older first. Those of one metric that have gateways
 * are siblings: one way with several next hops, which is dumped and announced as one.
 *
 *      list   value ─► route ⇄ route ⇄ route ─► 0        the first's `previous` is the last
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { RtmType, RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { PrefixNode, keyOf } from '../../memory/prefix_trie';
import * as metrics from '../fib/fib_metrics';
import * as nexthops from '../fib/fib_nexthop';
import { Nexthop } from '../fib/fib_nexthop';
import * as expiry from './fib6_expiry';
import * as leaves from './fib6_leaf';
import * as siblings from './fib6_sibling';
import * as sources6 from './fib6_source';
import * as tables from '../fib/fib_table';
import * as types from '../fib/fib_type';
import { Table } from '../fib/fib_table';
import { NEVER, isPast } from '../lifetime';
import * as objects from '../fib/nexthop';
import { NexthopObject } from '../fib/nexthop';
import { Link } from '../link';
import { Namespace } from '../namespace';
import { RouteEvent, route6Changed } from '../observer';
import * as time from '../time';

/** Which part of a router's advertisement a route comes from; 0: none (RTF_ADDRCONF and others). */
export const enum RouteOrigin {
  ADVERTISED = 1,
  /** The router is one for everything that has no route. */
  DEFAULT = 2,
  /** A prefix on the link. */
  PREFIX = 4,
  /** A route that the router knows. */
  INFORMATION = 8,
}

@unmanaged
export class Route6 {
  next: usize;
  previous: usize;
  /** The prefix: a trie's node; and the node whose value its list is. */
  node: usize;
  leaf: usize;
  table: Table;
  netns: Namespace;
  /** RTN_, RTPROT_; how routers rank it, two bits of ICMPV6_ROUTER_PREF_. */
  type: u8;
  protocol: u8;
  preference: u8;
  /** It refuses packets: by its type, or because it leads to the loopback device (RTF_REJECT). */
  rejects: bool;
  /** Bits of RouteOrigin. */
  origin: u8;
  metric: u32;
  /** What else is known of the way: see net/fib/fib_metrics.ts; or 0. */
  metrics: usize;
  /** The source address that it chooses: see net/ipv6/fib6_source.ts; or 0. */
  source: usize;
  /** When it is over: milliseconds since boot, or NEVER. */
  expires: f64;
  /** The object that it leads to in place of its own next hop, or 0; and its place among that one's routes. */
  object: usize;
  objectNext: usize;
  objectPrevious: usize;
  /** Its place among those that have an end: see net/ipv6/fib6_expiry.ts. */
  endNext: usize;
  endPrevious: usize;
  /* Its next hop follows: see `hopOf`. */

  get objectNode(): usize {
    return changetype<usize>(this) + offsetof<Route6>('objectNext');
  }

  get endNode(): usize {
    return changetype<usize>(this) + offsetof<Route6>('endNext');
  }
}

/** A route that is in no table, cleared; null when memory has run out. */
export function allocate(netns: Namespace): Route6 | null {
  const pointer = heap.allocZeroed(<u32>offsetof<Route6>() + <u32>offsetof<Nexthop>());
  if (pointer == 0) return null;
  const route = changetype<Route6>(pointer);
  route.netns = netns;
  route.expires = NEVER;
  hopOf(route).route = pointer;
  return route;
}

/** Frees a route that is in no table. */
export function discard(route: Route6): void {
  if (hopOf(route).family == AddressFamily.INET6) heap.free(hopOf(route).gateway);
  metrics.free(route.metrics);
  heap.free(route.source);
  heap.free(changetype<usize>(route));
}

export function hopOf(route: Route6): Nexthop {
  return changetype<Nexthop>(changetype<usize>(route) + offsetof<Route6>());
}

/** The route whose `objectNode` this is. */
export function ofObjectNode(node: usize): Route6 {
  return changetype<Route6>(node - offsetof<Route6>('objectNext'));
}

/** How many next hops a route has: its own, or its object's. */
export function countOf(route: Route6): u32 {
  return route.object == 0 ? 1 : objects.countOf(changetype<NexthopObject>(route.object));
}

/** The next hop of a route with a number below that. */
export function hopAt(route: Route6, i: u32): Nexthop {
  return route.object == 0 ? hopOf(route) : objects.hopAt(changetype<NexthopObject>(route.object), i);
}

/** The route that a next hop is part of. */
export function ofHop(hop: usize): Route6 {
  return changetype<Route6>(changetype<Nexthop>(hop).route);
}

export function lengthOf(route: Route6): u32 {
  return changetype<PrefixNode>(route.node).length;
}

/** Bits of the source that a route wants; 0: any. */
export function fromLengthOf(route: Route6): u32 {
  return route.leaf == route.node ? 0 : changetype<PrefixNode>(route.leaf).length;
}

/** Writes the 16 bytes of that source's prefix, in network byte order. */
export function writeFrom(to: usize, route: Route6): void {
  leaves.write(to, route.leaf);
}

/** Writes the 16 bytes of a route's prefix, in network byte order. */
export function writeDestination(to: usize, route: Route6): void {
  leaves.write(to, route.node);
}

/** True for a prefix that begins with ::, whatever its length. */
export function isToUnspecified(route: Route6): bool {
  const key = keyOf(route.node);
  return (load<u64>(key) | load<u64>(key + 8)) == 0;
}

/** The next route of the same prefix, or null. */
export function next(route: Route6 | null): Route6 | null {
  return route == null ? null : at(route.next);
}

function at(route: usize): Route6 | null {
  return route == 0 ? null : changetype<Route6>(route);
}

/** The first route of a trie's node, which may be 0, or null. */
export function ofNode(node: usize): Route6 | null {
  return node == 0 ? null : at(changetype<PrefixNode>(node).value);
}

/** True when two routes of a prefix and metric lead the same way (rt6_duplicate_nexthop). */
export function isSame(a: Route6, b: Route6): bool {
  if ((a.object | b.object) != 0) return a.object == b.object;
  return hopOf(a).link == hopOf(b).link && nexthops.hasSameGateway(hopOf(a), hopOf(b));
}

/**
 * Puts a route, which it takes, into a table, as NLM_F_ flags say (fib6_add): 0; -EEXIST, -ENOENT, -ENOMEM, the route freed then. `asked`: for a
 * request, whose sender is told so; `quiet`: nobody is told.
 */
export function put(
  table: Table,
  destination: usize,
  length: u32,
  route: Route6,
  flags: u32,
  asked: bool,
  quiet: bool,
  from: usize = 0,
  fromLength: u32 = 0,
): i32 {
  const creates = !asked || (flags & NewFlag.CREATE) != 0;
  const replaces = (flags & NewFlag.REPLACE) != 0;
  let told: u32 = NewFlag.EXCL | (flags & NewFlag.APPEND);
  let replaced: Route6 | null = null;
  let before = ofNode(leaves.find(table, destination, length, from, fromLength));
  // The kernel's own routes are not there yet, and of many of a prefix the newest: no need to look at them all.
  if (!asked && before != null && changetype<Route6>(before.previous).metric <= route.metric) {
    if (changetype<Route6>(before.previous).metric == route.metric) told &= ~NewFlag.EXCL;
    before = null;
  }
  if (before == null && replaces && !creates) return refuse(route, -Errno.ENOENT);
  for (; before != null && before.metric <= route.metric; before = next(before)) {
    if (before.metric != route.metric) continue;
    if ((flags & NewFlag.EXCL) != 0) return refuse(route, -Errno.EEXIST);
    told &= ~NewFlag.EXCL;
    if (replaces) {
      if (replaced == null) replaced = before;
      if (siblings.isShared(before) != siblings.isShared(route)) continue;
      replaced = before;
      break;
    }
    if (!isSame(before, route)) continue;
    renew(before, route);
    return refuse(route, -Errno.EEXIST);
  }
  if (replaces && replaced == null && !creates) return refuse(route, -Errno.ENOENT);
  const isNew = replaced == null;
  if (!place(table, route, destination, length, from, fromLength)) return refuse(route, -Errno.ENOMEM);
  if (!sources6.enlist(route)) {
    leaves.prune(table, route.node, route.leaf);
    return refuse(route, -Errno.ENOMEM);
  }
  insert(table, route, isNew ? before : replaced);
  // What it replaces goes first: the announcement is of its own next hop.
  if (replaced != null) dropReplaced(replaced, route);
  if (!quiet) route6Changed(RouteEvent.ADDED, route, isNew ? told | NewFlag.CREATE : NewFlag.REPLACE, asked);
  return 0;
}

function refuse(route: Route6, result: i32): i32 {
  discard(route);
  return result;
}

/** A route that is there already is good for as long as the one that would be put there. */
function renew(route: Route6, from: Route6): void {
  if (route.expires != NEVER) expiry.set(route, from.expires);
}

/** Takes away what a route stands for: another, and if that had siblings all of them. */
function dropReplaced(old: Route6, route: Route6): void {
  const shared = siblings.isShared(old);
  const metric = old.metric;
  drop(old);
  if (!shared) return;
  for (let at = ofNode(route.leaf); at != null && at.metric <= metric;) {
    const following = next(at);
    if (at != route && at.metric == metric && siblings.isShared(at)) drop(at);
    at = following;
  }
}

/** Gives a route its node and its leaf, made if need be; false when memory has run out. */
function place(table: Table, route: Route6, destination: usize, length: u32, from: usize, fromLength: u32): bool {
  route.node = leaves.obtain(table, destination, length);
  route.leaf = route.node != 0 && fromLength != 0 ? leaves.obtainSource(route.node, from, fromLength) : route.node;
  if (route.node != 0 && route.leaf == 0) leaves.prune(table, route.node, route.node);
  return route.leaf != 0;
}

/** Puts a route that knows its leaf before another of that, null for the end. */
function insert(table: Table, route: Route6, before: Route6 | null): void {
  route.table = table;
  enchain(route, before);
  const link = nexthops.linkOf(hopOf(route));
  if (link != null) nexthops.enlist(link.hops6, hopOf(route));
  if (route.object != 0) list.insert(changetype<NexthopObject>(route.object).routes6, route.objectNode, 0);
  expiry.enlist(route);
  table.generation++;
}

function enchain(route: Route6, before: Route6 | null): void {
  const node = changetype<PrefixNode>(route.leaf);
  const first = at(node.value);
  route.next = changetype<usize>(before);
  if (first == null) {
    route.previous = changetype<usize>(route);
    node.value = changetype<usize>(route);
    return;
  }
  // What comes before the first is the last.
  const behind = before == null ? first.previous : before.previous;
  route.previous = behind;
  if (before == null) first.previous = changetype<usize>(route);
  else before.previous = changetype<usize>(route);
  if (before == first) node.value = changetype<usize>(route);
  else changetype<Route6>(behind).next = changetype<usize>(route);
}

/** Takes a route out of its table, and tells of it. */
export function remove(route: Route6, asked: bool): void {
  route6Changed(RouteEvent.REMOVED, route, 0, asked);
  drop(route);
}

/** Takes a route out of its table silently, and frees it. */
export function drop(route: Route6): void {
  const table = route.table;
  const node = changetype<PrefixNode>(route.leaf);
  const link = nexthops.linkOf(hopOf(route));
  if (link != null) nexthops.delist(link.hops6, hopOf(route));
  sources6.delist(route);
  if (route.object != 0) list.remove(changetype<NexthopObject>(route.object).routes6, route.objectNode);
  expiry.delist(route);
  const first = changetype<Route6>(node.value);
  if (first == route) node.value = route.next;
  else changetype<Route6>(route.previous).next = route.next;
  if (route.next != 0) changetype<Route6>(route.next).previous = route.previous;
  else if (first != route) first.previous = route.previous;
  table.generation++;
  if (node.value == 0) leaves.prune(table, route.node, route.leaf);
  discard(route);
}

/** True when a route has an end and that is over. */
export function isOver(route: Route6): bool {
  return isPast(route.expires, time.milliseconds());
}

/** Any metric will do. */
export const ANY: u64 = u64.MAX_VALUE;

function isDirect(route: Route6, metric: u64): bool {
  return hopOf(route).family == 0 && (metric == ANY || <u64>route.metric == metric);
}

/**
 * The route of a leaf over a link and without a gateway, of a metric or of ANY; or null: the shorter of the two lists
 * is walked to its end.
 */
export function findOn(node: usize, link: Link, metric: u64): Route6 | null {
  let ofPrefix = ofNode(node);
  let hop = link.firstHop6;
  while (ofPrefix != null && hop != 0) {
    if (nexthops.linkOf(hopOf(ofPrefix)) == link && isDirect(ofPrefix, metric)) return ofPrefix;
    if (ofHop(hop).leaf == node && isDirect(ofHop(hop), metric)) return ofHop(hop);
    ofPrefix = next(ofPrefix);
    hop = changetype<Nexthop>(hop).linkNext;
  }
  return null;
}

/** What a route answers to packets: 0, or a negative errno. */
export function refusalOf(route: Route6): i32 {
  if (route.object == 0) return route.rejects ? types.refusalOf(route.type) : 0;
  return objects.isBlackhole(changetype<NexthopObject>(route.object)) ? types.refusalOf(RtmType.BLACKHOLE) : 0;
}

/** True when packets end at a route, with an answer or without. */
export function isReject(route: Route6): bool {
  return route.rejects || refusalOf(route) != 0;
}

/** True for routes that no lack of carrier touches: addresses of our own, but for anycast ones that a request made, which have a metric (RTF_LOCAL, RTF_ANYCAST). */
export function isOwn(route: Route6): bool {
  return route.type == RtmType.LOCAL || (route.type == RtmType.ANYCAST && route.metric == 0);
}

/** Has a route lead over a link. */
export function lead(route: Route6, link: Link): void {
  nexthops.lead(hopOf(route), link);
  if (isOwn(route)) hopOf(route).flags &= ~(<u8>RtnhFlags.LINKDOWN);
}

/** The IPv6 table with an id, made if need be; null when memory has run out. */
export function obtainTable(netns: Namespace, id: u32): Table | null {
  return tables.obtain(netns.tables6, id, leaves.WORDS);
}

/** Makes the tables that a new namespace has (fib6_tables_init); false when memory has run out. */
export function makeTables(netns: Namespace, main: u32, local: u32): bool {
  return obtainTable(netns, main) != null && obtainTable(netns, local) != null;
}
