/**
 * IPv4 routes (struct fib_alias and struct fib_info, net/ipv4/fib_trie.c, fib_semantics.c). A route is one block:
 *
 *      ┌─ Route4 ─┬─ Nexthop, `paths` of them, or a Lead to an object (net/fib/nexthop.ts) where there is none ─┐
 *
 * and stands in the list of its prefix, a trie node's value: higher TOS first, of the same TOS lower priority first. It is found by its
 * links too, through its next hops, and by the source address it chooses.
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { RtTable, RtmType, RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import * as trie from '../../memory/prefix_trie';
import { PrefixNode } from '../../memory/prefix_trie';
import * as sources from '../fib/fib_source';
import * as objects from '../fib/nexthop';
import { NexthopObject } from '../fib/nexthop';
import * as metrics from '../fib/fib_metrics';
import * as nexthops from '../fib/fib_nexthop';
import { Nexthop } from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import { Table } from '../fib/fib_table';
import * as types from '../fib/fib_type';
import { Namespace } from '../namespace';
import { RouteEvent, route4Changed } from '../observer';

@unmanaged
export class Route4 {
  /** Its place among those that choose its source address (net/fib/fib_source.ts); first, so that a node is a route. */
  sourceNext: usize;
  sourcePrevious: usize;
  /** The next of its prefix, and the prefix: a trie's node. */
  next: usize;
  node: usize;
  table: Table;
  netns: Namespace;
  tos: u8;
  /** RTN_, RT_SCOPE_, RTPROT_. */
  type: u8;
  scope: u8;
  protocol: u8;
  priority: u32;
  /** The source address that it chooses, in network byte order, or 0. */
  source: u32;
  /** RTNH_F_ of the whole route, and RTM_F_. */
  flags: u32;
  /** What else is known of the way: see net/fib/fib_metrics.ts; or 0. */
  metrics: usize;
  /** How many next hops follow; none where it leads to an object, which follows instead: see `countOf` and `hopAt`. */
  paths: u32;

  /** The object that it leads to, or 0. */
  get object(): usize {
    return this.paths != 0 ? 0 : load<usize>(changetype<usize>(this), offsetof<Route4>());
  }

  set object(object: usize) {
    if (this.paths == 0) store<usize>(changetype<usize>(this), object, offsetof<Route4>());
  }

  get objectNode(): usize {
    return changetype<usize>(this) + OBJECT_NODE;
  }
}

/** What a route that leads to an object has in place of next hops: the object, and its place among that one's routes. */
@unmanaged
class Lead {
  object: usize;
  next: usize;
  previous: usize;
}

const OBJECT_NODE: usize = offsetof<Route4>() + offsetof<Lead>('next');

/** The route whose `objectNode` this is. */
export function ofObjectNode(node: usize): Route4 {
  return changetype<Route4>(node - OBJECT_NODE);
}

/** Flags that follow from the state of links: routes that differ in nothing else are the same. */
const STATE: u32 = RtnhFlags.DEAD | RtnhFlags.LINKDOWN;
/** A prefix of IPv4 is one word. */
const WORDS: u32 = 1;

const key: usize = memory.data(4, 4);

/** A route of `paths` next hops, or with none for an object, that is in no table, cleared; null when memory has run out. */
export function allocate(netns: Namespace, paths: u32): Route4 | null {
  const rest: u32 = paths == 0 ? <u32>offsetof<Lead>() : paths * <u32>offsetof<Nexthop>();
  const pointer = heap.allocZeroed(<u32>offsetof<Route4>() + rest);
  if (pointer == 0) return null;
  const route = changetype<Route4>(pointer);
  route.netns = netns;
  route.paths = paths;
  for (let i: u32 = 0; i < paths; i++) ownHopAt(route, i).route = pointer;
  return route;
}

/** Frees a route that is in no table. */
export function discard(route: Route4): void {
  for (let i: u32 = 0; i < route.paths; i++) {
    if (ownHopAt(route, i).family == AddressFamily.INET6) heap.free(ownHopAt(route, i).gateway);
  }
  metrics.free(route.metrics);
  heap.free(changetype<usize>(route));
}

/** What a route answers to packets: 0, or a negative errno. */
export function refusalOf(route: Route4): i32 {
  const isBlackhole = route.object != 0 && objects.isBlackhole(changetype<NexthopObject>(route.object));
  return types.refusalOf(isBlackhole && types.refusalOf(route.type) == 0 ? RtmType.BLACKHOLE : route.type);
}

/** How many next hops a route has. */
export function countOf(route: Route4): u32 {
  return route.object == 0 ? route.paths : objects.countOf(changetype<NexthopObject>(route.object));
}

/** The next hop of a route with a number below that. */
export function hopAt(route: Route4, i: u32): Nexthop {
  return route.object == 0 ? ownHopAt(route, i) : objects.hopAt(changetype<NexthopObject>(route.object), i);
}

function ownHopAt(route: Route4, i: u32): Nexthop {
  return changetype<Nexthop>(changetype<usize>(route) + offsetof<Route4>() + i * offsetof<Nexthop>());
}

/** The prefix of a route in a table: its address in host order, and its length. */
export function destinationOf(route: Route4): u32 {
  return load<u32>(trie.keyOf(route.node));
}

export function lengthOf(route: Route4): u32 {
  return changetype<PrefixNode>(route.node).length;
}

/** The table of an id, made if need be; null when memory has run out. Of LOCAL ask net/ipv4/fib4_rules.ts. */
export function obtainTable(netns: Namespace, id: u32): Table | null {
  return tables.obtain(netns.tables4, id, WORDS);
}

/** The next route of the same prefix, or null. */
export function next(route: Route4 | null): Route4 | null {
  return route == null ? null : at(route.next);
}

function at(route: usize): Route4 | null {
  return route == 0 ? null : changetype<Route4>(route);
}

/** The first route of a prefix in a table, or null. */
export function first(table: Table, destination: u32, length: u32): Route4 | null {
  store<u32>(key, destination);
  return ofNode(trie.find(table.trie, key, length));
}

/** The first route of a trie's node, which may be 0, or null. */
export function ofNode(node: usize): Route4 | null {
  return node == 0 ? null : at(changetype<PrefixNode>(node).value);
}

/** The longest node that contains an address, or 0. */
export function match(table: Table, address: u32): usize {
  store<u32>(key, address);
  return trie.match(table.trie, key);
}

/** Of a prefix's routes the first that has this TOS and no lower priority, or a lower TOS: where such a route goes (fib_find_alias). */
export function placeOf(first: Route4 | null, tos: u32, priority: u32): Route4 | null {
  let route = first;
  while (route != null && (route.tos > tos || (route.tos == tos && route.priority < priority))) route = next(route);
  return route;
}

/** Whether a route of a prefix comes before another of it. */
export function precedes(route: Route4, other: Route4): bool {
  if (route.tos != other.tos) return route.tos > other.tos;
  if (route.priority != other.priority) return route.priority < other.priority;
  let at: Route4 | null = route;
  while (at != null && at != other) at = next(at);
  return at != null;
}

/** True when two routes have the same TOS and priority, and so are alternatives. */
function isAlternative(route: Route4, other: Route4): bool {
  return route.tos == other.tos && route.priority == other.priority;
}

/** True when two routes of a prefix, of the same TOS and priority, lead the same way (fib_find_info). */
function isSame(a: Route4, b: Route4): bool {
  if (
    a.type != b.type ||
    a.scope != b.scope ||
    a.protocol != b.protocol ||
    a.source != b.source ||
    a.object != b.object
  )
    return false;
  if (((a.flags ^ b.flags) & ~STATE) != 0 || a.paths != b.paths || !metrics.equal(a.metrics, b.metrics)) return false;
  for (let i: u32 = 0; i < a.paths; i++) if (!isSameHop(ownHopAt(a, i), ownHopAt(b, i))) return false;
  return true;
}

function isSameHop(a: Nexthop, b: Nexthop): bool {
  if (a.link != b.link || a.scope != b.scope || a.hops != b.hops || a.flow != b.flow) return false;
  return (((<u32>a.flags) ^ b.flags) & ~STATE) == 0 && nexthops.hasSameGateway(a, b);
}

/**
 * Puts a route, which it takes, into a table, as NLM_F_ flags say (fib_table_insert): 0; -EEXIST, -ENOENT without CREATE, -ENOBUFS, the route
 * freed then. `asked`: for a request, whose sender is told so.
 */
export function put(table: Table, destination: u32, length: u32, route: Route4, flags: u32, asked: bool): i32 {
  let before = placeOf(first(table, destination, length), route.tos, route.priority);
  let told: u32 = NewFlag.EXCL;
  if (before != null && isAlternative(before, route)) {
    if ((flags & NewFlag.EXCL) != 0) return refuse(route, -Errno.EEXIST);
    told = 0;
    const lead = before;
    let same: Route4 | null = null;
    while (before != null && isAlternative(before, route)) {
      if (same == null && isSame(before, route)) same = before;
      before = next(before);
    }
    if ((flags & NewFlag.REPLACE) != 0) {
      if (same != null) return refuse(route, same == lead ? 0 : -Errno.EEXIST);
      return insert(table, destination, length, route, lead, lead, NewFlag.REPLACE, asked);
    }
    if (same != null) return refuse(route, -Errno.EEXIST);
    if ((flags & NewFlag.APPEND) != 0) told = NewFlag.APPEND;
    else before = lead;
  }
  if ((flags & NewFlag.CREATE) == 0) return refuse(route, -Errno.ENOENT);
  return insert(table, destination, length, route, before, null, told | NewFlag.CREATE, asked);
}

function refuse(route: Route4, result: i32): i32 {
  discard(route);
  return result;
}

/** Puts a route before another of its prefix, null for the end, and takes `old` away. */
function insert(
  table: Table,
  destination: u32,
  length: u32,
  route: Route4,
  before: Route4 | null,
  old: Route4 | null,
  told: u32,
  asked: bool,
): i32 {
  route.table = table;
  store<u32>(key, destination);
  route.node = trie.insert(table.trie, key, length);
  if (route.node == 0) return refuse(route, -Errno.ENOBUFS);
  if (
    isListed(route) &&
    !sources.enlist(route.netns.sources4, sourceOf(route), SOURCE_SIZE, changetype<usize>(route))
  ) {
    trie.prune(table.trie, route.node);
    return refuse(route, -Errno.ENOBUFS);
  }
  enchain(route, before);
  for (let i: u32 = 0; i < route.paths; i++) {
    const hop = ownHopAt(route, i);
    const link = nexthops.linkOf(hop);
    if (link != null) nexthops.enlist(link.hops4, hop);
    if (hop.flow != 0) route.netns.realms4++;
  }
  if (route.object != 0) {
    list.insert(changetype<NexthopObject>(route.object).routes4, route.objectNode, 0);
  }
  if (length == 0) table.defaults++;
  table.generation++;
  route4Changed(RouteEvent.ADDED, route, told, asked);
  if (old != null) drop(old);
  return 0;
}

/** True for a route that is listed by its source: those of table local are the addresses' own. */
function isListed(route: Route4): bool {
  return route.source != 0 && route.table.id != RtTable.LOCAL;
}

const SOURCE_SIZE: u32 = 4;

/** The bytes of the source that a route chooses. */
function sourceOf(route: Route4): usize {
  return changetype<usize>(route) + offsetof<Route4>('source');
}

function enchain(route: Route4, before: Route4 | null): void {
  const node = changetype<PrefixNode>(route.node);
  route.next = changetype<usize>(before);
  if (node.value == route.next) {
    node.value = changetype<usize>(route);
    return;
  }
  precedent(node, route.next).next = changetype<usize>(route);
}

/** The route of a prefix that comes before another, 0 for the end, that is not the first. */
function precedent(node: PrefixNode, follower: usize): Route4 {
  let route = changetype<Route4>(node.value);
  while (route.next != follower) route = changetype<Route4>(route.next);
  return route;
}

/** Takes a route out of its table, and tells of it. */
export function remove(route: Route4, asked: bool): void {
  route4Changed(RouteEvent.REMOVED, route, 0, asked);
  drop(route);
}

/** Takes a route out of its table silently, and frees it. */
export function drop(route: Route4): void {
  const table = route.table;
  const node = changetype<PrefixNode>(route.node);
  if (node.length == 0) table.defaults--;
  table.generation++;
  if (isListed(route)) sources.delist(route.netns.sources4, sourceOf(route), SOURCE_SIZE, changetype<usize>(route));
  for (let i: u32 = 0; i < route.paths; i++) {
    const hop = ownHopAt(route, i);
    const link = nexthops.linkOf(hop);
    if (link != null) nexthops.delist(link.hops4, hop);
    if (hop.flow != 0) route.netns.realms4--;
  }
  if (route.object != 0) list.remove(changetype<NexthopObject>(route.object).routes4, route.objectNode);
  if (node.value == changetype<usize>(route)) node.value = route.next;
  else precedent(node, changetype<usize>(route)).next = route.next;
  if (node.value == 0) trie.prune(table.trie, route.node);
  discard(route);
}
