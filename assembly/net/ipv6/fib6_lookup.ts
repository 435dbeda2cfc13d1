/**
 * Finding the IPv6 route of a packet in a table (fib6_table_lookup, fib6_node_lookup, rt6_select): the longest prefix that contains the destination, with the
 * longest that contains the source, which has a route that is alive; of its routes the lowest metric, of those the one over the link that is preferred
 * and that routers prefer. net/ipv6/fib6_rules.ts says which tables are asked.
 */

import { NudState } from '../../generated/rt-neigh';
import { Ipv6Devconf } from '../../generated/rt-link';
import { RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import { PrefixNode } from '../../memory/prefix_trie';
import * as devconf from '../devconf';
import * as fib6 from './fib6';
import { Route6 } from './fib6';
import * as leaves from './fib6_leaf';
import { Nexthop, indexOf, linkOf } from '../fib/fib_nexthop';
import { Table } from '../fib/fib_table';
import * as neighbours from '../neighbour/neighbour';
import { Flow } from '../fib/rule_match';

/** What is known of a packet (struct flowi6), and what route is wanted for it. */
@unmanaged
export class Flow6 extends Flow {
  /** The index of the link over which a route is preferred, or 0: for packets of ours `oif`, for others where they came from. */
  preferred: u32;
  /** Over another link nothing will do (RT6_LOOKUP_F_IFACE). */
  strict: bool;
  /** Gateways that are known not to answer are left for others (RT6_LOOKUP_F_REACHABLE). */
  reachable: bool;
  /** Next hops count even where a link without carrier is told not to. */
  anyLinkState: bool;
}

@unmanaged
class Found6 {
  hop: usize;
  /** The rank of that next hop. */
  rank: i32;
}

const flow = changetype<Flow6>(memory.data(offsetof<Flow6>(), 8));
const found = changetype<Found6>(memory.data(offsetof<Found6>(), 4));
const unspecified: usize = memory.data(16, 4);

/** What a next hop over the preferred link is worth; the two bits above are what routers say. */
const ON_LINK: i32 = 2;
const PREFERENCE_SHIFT: u32 = 2;
/** Makes of ICMPV6_ROUTER_PREF_ a number by which high comes before medium before low (IPV6_DECODE_PREF). */
const PREFERENCE_ORDER: u32 = 2;
/** A next hop that is not to be taken. */
const UNUSABLE: i32 = -1;

/** A cleared flow of IPv6 to be filled for the next lookup. */
export function newFlow(destination: usize): Flow6 {
  memory.fill(changetype<usize>(flow), 0, offsetof<Flow6>());
  flow.family = AddressFamily.INET6;
  flow.destination = destination;
  return flow;
}

/** The next hop of the route that the last lookup found. */
export function hopFound(): Nexthop {
  return changetype<Nexthop>(found.hop);
}

/** The route that a table has for a flow, or null. */
export function inTable(table: Table | null, wanted: Flow6): Route6 | null {
  if (table == null) return null;
  const route = search(table, wanted, wanted.reachable);
  return route != null || !wanted.reachable ? route : search(table, wanted, false);
}

function search(table: Table, wanted: Flow6, reachable: bool): Route6 | null {
  for (let leaf = firstLeaf(table, wanted); leaf != 0; leaf = nextLeaf(leaf, wanted)) {
    const route = select(fib6.ofNode(leaf), wanted, reachable);
    if (route != null) return route;
  }
  return null;
}

function nodeAt(node: usize): PrefixNode {
  return changetype<PrefixNode>(node);
}

/** Where the search begins. A prefix that has routes by source, but none for this one, is passed by, except that of everything. */
function firstLeaf(table: Table, wanted: Flow6): usize {
  for (let node = leaves.match(table.trie, wanted.destination); node != 0; node = nodeAt(node).parent) {
    const leaf = leafBySource(node, wanted);
    if (leaf != 0) return leaf;
    if (nodeAt(node).value != 0 && (nodeAt(node).inner == 0 || nodeAt(node).length == 0)) return node;
  }
  return 0;
}

/** The leaf of the longest source of a destination's node that contains the flow's, or 0. */
function leafBySource(node: usize, wanted: Flow6): usize {
  const bySource = leaves.subtreeOf(node);
  if (bySource == null) return 0;
  return valued(leaves.match(bySource, wanted.source == 0 ? unspecified : wanted.source));
}

/** A node or the first above it that has a value; 0 for none. */
function valued(node: usize): usize {
  let at = node;
  while (at != 0 && nodeAt(at).value == 0) at = nodeAt(at).parent;
  return at;
}

/** Where the search goes on when a leaf has no route to take (fib6_backtrack). */
function nextLeaf(leaf: usize, wanted: Flow6): usize {
  const route = fib6.ofNode(leaf);
  if (route == null) return 0;
  if (route.node != leaf) {
    const wider = valued(nodeAt(leaf).parent);
    if (wider != 0) return wider;
    if (nodeAt(route.node).value != 0) return route.node;
  }
  for (let node = nodeAt(route.node).parent; node != 0; node = nodeAt(node).parent) {
    const bySource = leafBySource(node, wanted);
    if (bySource != 0) return bySource;
    if (nodeAt(node).value != 0) return node;
  }
  return 0;
}

/** Of the routes of a leaf the one to take: the best of the lowest metric, or if none of those will do the best of all others. */
function select(first: Route6 | null, wanted: Flow6, reachable: bool): Route6 | null {
  let best: Route6 | null = null;
  found.rank = UNUSABLE;
  let lowest = true;
  for (let route = first; route != null; route = fib6.next(route)) {
    if (first != null && route.metric != first.metric && lowest) {
      if (best != null) return best;
      lowest = false;
    }
    if (fib6.isOver(route)) continue;
    // Where packets end nothing is weighed.
    if (route.object != 0 && fib6.refusalOf(route) != 0) {
      found.hop = changetype<usize>(fib6.hopAt(route, 0));
      return route;
    }
    if (isBetter(route, wanted, reachable)) best = route;
  }
  return best;
}

/** True when a route has a next hop that is better than what was found, and now is that. */
function isBetter(route: Route6, wanted: Flow6, reachable: bool): bool {
  for (let i: u32 = 0; i < fib6.countOf(route); i++) {
    const hop = fib6.hopAt(route, i);
    const rank = rankOf(hop, route, wanted, reachable);
    if (rank <= found.rank) continue;
    found.rank = rank;
    found.hop = changetype<usize>(hop);
    return true;
  }
  return false;
}

/** rt6_score_route. */
function rankOf(hop: Nexthop, route: Route6, wanted: Flow6, reachable: bool): i32 {
  if ((hop.flags & RtnhFlags.DEAD) != 0) return UNUSABLE;
  if ((hop.flags & RtnhFlags.LINKDOWN) != 0 && !wanted.anyLinkState && ignoresLinkdown(hop)) return UNUSABLE;
  const onLink = wanted.preferred == 0 || indexOf(hop) == wanted.preferred;
  if (!onLink && wanted.strict) return UNUSABLE;
  if (reachable && hop.family != 0 && isFailed(hop)) return UNUSABLE;
  return <i32>(((<u32>route.preference) ^ PREFERENCE_ORDER) << PREFERENCE_SHIFT) + (onLink ? ON_LINK : 0);
}

/** True when the link's settings say that it is not used without carrier. */
export function ignoresLinkdown(hop: Nexthop): bool {
  const link = linkOf(hop);
  return link != null && link.devconf != 0 && devconf.get6(link.devconf, Ipv6Devconf.IGNORE_ROUTES_WITH_LINKDOWN) != 0;
}

/** True for a gateway that was asked for and did not answer. */
function isFailed(hop: Nexthop): bool {
  const link = linkOf(hop);
  if (link == null) return false;
  const table = neighbours.tableOf(link.netns, AddressFamily.INET6);
  if (table == null) return false;
  const gateway = neighbours.peek(table, link, hop.gateway);
  return gateway != null && (gateway.state & NudState.FAILED) != 0;
}
