/**
 * What becomes of IPv4 routes when links and addresses change (fib_sync_down_dev, fib_sync_up, fib_sync_down_addr, fib_flush). Next hops over a
 * link that has no carrier are marked, those over one that is down are dead, and a route all of whose next hops are dead goes, which Linux
 * tells nobody.
 */

import { RtTable, RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { Sortable } from '../../memory/merge_sort';
import * as sorting from '../../memory/merge_sort';
import * as trie from '../../memory/prefix_trie';
import * as fib4 from './fib4';
import { Route4 } from './fib4';
import * as nexthops from '../fib/fib_nexthop';
import { Nexthop, linkOf } from '../fib/fib_nexthop';
import * as sources from '../fib/fib_source';
import * as tables from '../fib/fib_table';
import * as l3mdev from '../l3mdev';
import { Link, hasCarrier, isUp } from '../link';
import { Namespace } from '../namespace';
import * as neighbourFlush from '../neighbour/neighbour_flush';

/** What happened to a link. */
export const enum Down {
  /** It has no carrier. */
  CARRIER,
  /** It is down: not for local addresses, whose routes stay. */
  LINK,
  /** For local addresses too: it has no address any more, or another table. */
  WHOLLY,
  /** It is gone. */
  GONE,
}

/** A link went down, in one of these ways, and takes its neighbours with it (fib_disable_ip). */
export function linkDown(link: Link, how: Down): void {
  disable(link, how);
  if (how != Down.CARRIER) neighbourFlush.linkDown(link, AddressFamily.INET);
}

function disable(link: Link, how: Down): void {
  const flags: u32 = how == Down.CARRIER ? RtnhFlags.LINKDOWN : RtnhFlags.LINKDOWN | RtnhFlags.DEAD;
  let hop = link.firstHop4;
  while (hop != 0) {
    const route = changetype<Route4>(changetype<Nexthop>(hop).route);
    hop = nextElsewhere(hop);
    const dead = mark(route, link, flags, how);
    if (how == Down.GONE || dead == route.paths) route.flags |= flags;
    if (how == Down.GONE || (how != Down.CARRIER && dead == route.paths)) fib4.drop(route);
  }
}

/** The next hop on a link's list that is of another route: those of one route were listed together. */
function nextElsewhere(hop: usize): usize {
  const route = changetype<Nexthop>(hop).route;
  let at = hop;
  while (at != 0 && changetype<Nexthop>(at).route == route) at = changetype<Nexthop>(at).linkNext;
  return at;
}

/** Marks a route's next hops over a link; how many do not count then. */
function mark(route: Route4, link: Link, flags: u32, how: Down): u32 {
  let dead: u32 = 0;
  for (let i: u32 = 0; i < route.paths; i++) {
    const hop = fib4.hopAt(route, i);
    if ((hop.flags & RtnhFlags.DEAD) != 0) dead++;
    else if (linkOf(hop) == link && (hop.scope != Scope.NOWHERE || how >= Down.WHOLLY)) {
      nexthops.mark(hop, link, flags);
      dead++;
    }
  }
  return dead;
}

/** A link is up, or has carrier again: its next hops count again (fib_sync_up). */
export function linkUp(link: Link, flags: u32): void {
  if (!isUp(link)) return;
  const cleared = hasCarrier(link) ? flags | RtnhFlags.LINKDOWN : flags;
  // Each address that comes asks for this, and there may be as many next hops as addresses.
  if ((link.hopMarks & cleared) == 0) return;
  link.hopMarks &= ~cleared;
  for (let hop = link.firstHop4; hop != 0; hop = nextElsewhere(hop)) {
    const route = changetype<Route4>(changetype<Nexthop>(hop).route);
    let alive: u32 = 0;
    for (let i: u32 = 0; i < route.paths; i++) {
      const own = fib4.hopAt(route, i);
      if ((own.flags & cleared) != 0 && linkOf(own) != link) continue;
      own.flags &= ~(<u8>cleared);
      alive++;
    }
    if (alive != 0) route.flags &= ~cleared;
  }
}

/** Something about a link that is up changed, its carrier perhaps. */
export function linkChanged(link: Link): void {
  if (hasCarrier(link)) linkUp(link, RtnhFlags.LINKDOWN);
  else linkDown(link, Down.CARRIER);
}

const source: usize = memory.data(4, 4);

/** A route in the list of its source: Linux goes over a table from its highest prefix down, of which the longest comes first. */
@unmanaged
class Lost extends Sortable {
  isBefore(other: usize): bool {
    const first = changetype<Route4>(changetype<usize>(this));
    const second = changetype<Route4>(other);
    if (first.node == second.node) return fib4.precedes(first, second);
    const own = fib4.destinationOf(first);
    const others = fib4.destinationOf(second);
    return own != others ? own > others : fib4.lengthOf(first) > fib4.lengthOf(second);
  }
}

/** A link's address is nobody's any more: routes of the link's table that choose it go, and this is told (fib_sync_down_addr). */
export function addressGone(link: Link, address: u32): void {
  const id = l3mdev.tableOr(link, RtTable.MAIN);
  store<u32>(source, address);
  const list = sources.listOf(link.netns.sources4, source, 4);
  if (list == null) return;
  sorting.sort<Lost>(list);
  let at = list.first;
  while (at != 0) {
    const route = changetype<Route4>(at);
    at = route.sourceNext;
    if (route.table.id == id) fib4.remove(route, false);
  }
}

/** Frees the routes and tables of a namespace that goes, and whose links are gone. */
export function dispose(netns: Namespace): void {
  for (let chain: u32 = 0; chain < tables.CHAINS; chain++) {
    for (let table = tables.first(netns.tables4, chain); table != null; table = tables.next(table)) {
      for (
        let route = fib4.ofNode(trie.first(table.trie));
        route != null;
        route = fib4.ofNode(trie.first(table.trie))
      ) {
        fib4.drop(route);
      }
    }
  }
  tables.dispose(netns.tables4);
  hash.dispose(netns.sources4);
}
