/**
 * Works that wait for the end of a call. Linux has one queue for link watch and one for addresses of IPv6 (events_unbound, ipv6_addrconf), which
 * the same workers serve: who came first is served first.
 */

import * as list from '../memory/list';
import { List } from '../memory/list';

const waiting = changetype<List>(memory.data(offsetof<List>(), 4));

/** Puts a work, by its list node, behind all others. */
export function add(node: usize): void {
  list.append(waiting, node);
}

/** A work waits no longer. */
export function remove(node: usize): void {
  list.remove(waiting, node);
}

/** The node of the work that came first; 0: none waits. */
export function first(): usize {
  return waiting.first;
}
