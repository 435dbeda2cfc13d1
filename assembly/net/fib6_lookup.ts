/**
 * Finding the IPv6 route of a packet (fib6_table_lookup, rt6_select): in a table the longest prefix that contains the destination and has a route that
 * is alive, of its routes the lowest metric and among those what routers prefer; over tables local, then main.
 */

import { RtTable, RtnhFlags } from '../generated/rt-route';
import { PrefixNode } from '../memory/prefix_trie';
import * as fib6 from './fib6';
import { Route6, hopOf } from './fib6';
import { indexOf } from './fib_nexthop';
import * as tables from './fib_table';
import { Table } from './fib_table';
import { Namespace } from './namespace';

/** The route that a table has for 16 bytes of address, over the link with an index unless that is 0; or null. */
export function inTable(table: Table | null, destination: usize, oif: u32): Route6 | null {
  if (table == null) return null;
  for (let node = fib6.match(table, destination); node != 0; node = changetype<PrefixNode>(node).parent) {
    const route = best(fib6.ofNode(node), oif);
    if (route != null) return route;
  }
  return null;
}

/** Of the routes of a prefix the one to take. */
function best(first: Route6 | null, oif: u32): Route6 | null {
  let found: Route6 | null = null;
  for (let route = first; route != null; route = fib6.next(route)) {
    if (found != null && route.metric > found.metric) return found;
    if ((hopOf(route).flags & RtnhFlags.DEAD) != 0 || fib6.isOver(route)) continue;
    if (oif != 0 && indexOf(hopOf(route)) != oif) continue;
    if (found == null || rankOf(route) > rankOf(found)) found = route;
  }
  return found;
}

/** How routers rank a route: high before medium before low, which is a signed number of two bits (RFC 4191). */
function rankOf(route: Route6): i32 {
  return ((<i32>route.preference) << 30) >> 30;
}

/** The route of an address, or null. */
export function lookup(netns: Namespace, destination: usize, oif: u32): Route6 | null {
  const own = inTable(tables.find(netns.tables6, RtTable.LOCAL), destination, oif);
  return own != null ? own : inTable(tables.find(netns.tables6, RtTable.MAIN), destination, oif);
}
