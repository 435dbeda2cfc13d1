/**
 * The source address that an IPv6 route chooses (fib6_prefsrc), which few do: a block of its own, `route.source`, listed by the address (net/fib/fib_source.ts)
 * while the route is in a table.
 *
 *      ┌─ its place in the list ─┬─ route ─┬─ address 16 ─┐
 */

import * as heap from '../../memory/heap';
import { ListNode } from '../../memory/list';
import { Route6 } from './fib6';
import * as fib6 from './fib6';
import * as fib6Address from './fib6_address';
import { ADDRESS_SIZE } from './fib6_leaf';
import { linkOf } from '../fib/fib_nexthop';
import * as sources from '../fib/fib_source';
import { Namespace } from '../namespace';

@unmanaged
class Source6 extends ListNode {
  route: Route6;
  address0: u64;
  address1: u64;
}

function addressIn(source: usize): usize {
  return source + offsetof<Source6>('address0');
}

/** The 16 bytes of the address that a route chooses, or 0. */
export function addressOf(route: Route6): usize {
  return route.source == 0 ? 0 : addressIn(route.source);
}

/** Gives a route that is in no table an address to choose, 16 bytes; false when memory has run out. */
export function set(route: Route6, bytes: usize): bool {
  route.source = heap.allocZeroed(offsetof<Source6>());
  if (route.source == 0) return false;
  changetype<Source6>(route.source).route = route;
  memory.copy(addressIn(route.source), bytes, ADDRESS_SIZE);
  return true;
}

/** A route comes to a table; false when memory has run out. */
export function enlist(route: Route6): bool {
  return route.source == 0 || sources.enlist(route.netns.sources6, addressOf(route), ADDRESS_SIZE, route.source);
}

/** It leaves it. */
export function delist(route: Route6): void {
  if (route.source != 0) sources.delist(route.netns.sources6, addressOf(route), ADDRESS_SIZE, route.source);
}

/**
 * An address has left its link: routes that chose it choose none, unless it is one of ours still to their own link, or they lead to an
 * object (rt6_remove_prefsrc).
 */
export function addressGone(netns: Namespace, bytes: usize): void {
  let at = sources.first(netns.sources6, bytes, ADDRESS_SIZE);
  while (at != 0) {
    const route = changetype<Source6>(at).route;
    at = changetype<Source6>(at).next;
    const link = linkOf(fib6.hopAt(route, 0));
    if (route.object != 0) continue;
    if (link != null && fib6Address.isOurs(link, bytes)) continue;
    delist(route);
    heap.free(route.source);
    route.source = 0;
  }
}
