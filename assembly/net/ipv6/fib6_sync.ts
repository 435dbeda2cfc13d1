/**
 * What becomes of IPv6 routes when links change (rt6_sync_down_dev, rt6_sync_up): without carrier they are marked, over a link that is down they go,
 * each of them announced, in the order in which Linux walks its tables. A way of several next hops goes when all of them are dead.
 */

import { RtnhFlags } from '../../generated/rt-route';
import * as fib6 from './fib6';
import { Route6, hopOf } from './fib6';
import * as expiry from './fib6_expiry';
import { Nexthop, linkOf } from '../fib/fib_nexthop';
import * as order from './fib6_order';
import * as walk from './fib6_walk';
import * as siblings from './fib6_sibling';
import * as tables from '../fib/fib_table';
import { Link, hasCarrier } from '../link';
import { Namespace } from '../namespace';
import * as numbers from '../namespace_setting';
import { NamespaceSetting } from '../namespace_setting';

/** Nothing can be sent over a link that is up: routes over it are marked, but for those of own addresses. */
export function linkUnready(link: Link): void {
  for (let at = link.firstHop6; at != 0; at = changetype<Nexthop>(at).linkNext) {
    if (!fib6.isOwn(fib6.ofHop(at))) changetype<Nexthop>(at).flags |= <u8>RtnhFlags.LINKDOWN;
  }
}

/** Routes over a link count again, as to these flags. */
export function linkUp(link: Link, flags: u32): void {
  const cleared = hasCarrier(link) ? flags | RtnhFlags.LINKDOWN : flags;
  for (let hop = link.firstHop6; hop != 0; hop = changetype<Nexthop>(hop).linkNext) {
    changetype<Nexthop>(hop).flags &= ~(<u8>cleared);
  }
}

/** A route goes with its link, which is told unless nobody wants to hear of it (skip_notify_on_dev_down). */
function remove(route: Route6): void {
  if (numbers.get(route.netns, NamespaceSetting.SKIP_NOTIFY_ON_DEV_DOWN) != 0) fib6.drop(route);
  else fib6.remove(route, false);
}

/** A link went down, or is `gone`. */
export function linkDown(link: Link, gone: bool): void {
  order.sort(link);
  let hop = link.firstHop6;
  while (hop != 0) {
    const route = fib6.ofHop(hop);
    hop = changetype<Nexthop>(hop).linkNext;
    if (gone || siblings.sibling(route) == null) {
      remove(route);
      continue;
    }
    const first = siblings.firstSibling(route);
    if (isAliveWithout(first, link)) markDead(first, link);
    else hop = removeAll(first, hop);
  }
}

/** True when one of several siblings leads over another link, and is not dead. */
function isAliveWithout(first: Route6, link: Link): bool {
  for (let at: Route6 | null = first; at != null; at = siblings.nextSibling(first, at)) {
    if (linkOf(hopOf(at)) != link && (hopOf(at).flags & RtnhFlags.DEAD) == 0) return true;
  }
  return false;
}

function markDead(first: Route6, link: Link): void {
  for (let at: Route6 | null = first; at != null; at = siblings.nextSibling(first, at)) {
    if (linkOf(hopOf(at)) == link) hopOf(at).flags |= <u8>(RtnhFlags.DEAD | RtnhFlags.LINKDOWN);
  }
}

/** Takes siblings away, the first first; the next of the link's next hops from `hop` on that is left. */
function removeAll(first: Route6, hop: usize): usize {
  let left = hop;
  let at: Route6 | null = first;
  while (at != null) {
    const sister = siblings.sibling(at);
    if (left == changetype<usize>(hopOf(at))) left = changetype<Nexthop>(left).linkNext;
    remove(at);
    at = sister;
  }
  return left;
}

/** Frees the routes and tables of a namespace that goes, and whose links are gone. */
export function dispose(netns: Namespace): void {
  for (let chain: u32 = 0; chain < tables.CHAINS; chain++) {
    for (let table = tables.first(netns.tables6, chain); table != null; table = tables.next(table)) {
      for (let leaf = walk.first(table); leaf != 0; leaf = walk.first(table)) {
        const route = fib6.ofNode(leaf);
        if (route != null) fib6.drop(route);
      }
    }
  }
  tables.dispose(netns.tables6);
  expiry.forget(netns);
}
