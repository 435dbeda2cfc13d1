/**
 * Deferred work that runs at the end of a call. Linux queues link watch and IPv6 address work separately (events_unbound, ipv6_addrconf), but the
 * same workers serve both, so items run in the order in which they were queued: here there is one list.
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
