/**
 * IPv4 routes by the source address they choose (fib_info_laddrhash), so that an address that goes finds what must go with it. Each address
 * that any route chooses has a list of these routes, found by its hash:
 *
 *      ┌─ hash node ─┬─ address ─┬─ first ─┬─ last ─┐
 *
 * Those of table local are not there: they are the addresses' own.
 */

import { RtTable } from '../generated/rt-route';
import * as hash from '../memory/hash';
import { HashNode } from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { List } from '../memory/list';
import { Route4 } from './fib4';
import { Namespace } from './namespace';

@unmanaged
class Source extends HashNode {
  /** In network byte order. */
  address: u32;
  first: usize;
  last: usize;

  get routes(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Source>('first'));
  }
}

function find(netns: Namespace, address: u32): Source | null {
  const h = hash.mix(address);
  for (let node = hash.first(netns.sources4, h); node != 0; node = hash.next(node)) {
    if (changetype<Source>(node).address == address) return changetype<Source>(node);
  }
  return null;
}

function obtain(netns: Namespace, address: u32): Source | null {
  const known = find(netns, address);
  if (known != null || !hash.prepare(netns.sources4)) return known;
  const pointer = heap.allocZeroed(offsetof<Source>());
  if (pointer == 0) return null;
  changetype<Source>(pointer).address = address;
  hash.insert(netns.sources4, pointer, hash.mix(address));
  return changetype<Source>(pointer);
}

function isListed(route: Route4): bool {
  return route.source != 0 && route.table.id != RtTable.LOCAL;
}

/** Lists a route, which knows its table; false when memory has run out. */
export function enlist(route: Route4): bool {
  if (!isListed(route)) return true;
  const source = obtain(route.netns, route.source);
  if (source == null) return false;
  list.append(source.routes, changetype<usize>(route));
  return true;
}

/** Takes a route off its list. */
export function delist(route: Route4): void {
  if (!isListed(route)) return;
  const source = find(route.netns, route.source);
  if (source == null) return;
  list.remove(source.routes, changetype<usize>(route));
  if (source.first != 0) return;
  hash.remove(route.netns.sources4, changetype<usize>(source));
  heap.free(changetype<usize>(source));
}

/** The first route that chooses an address, or null; the next is `sourceNext`. */
export function first(netns: Namespace, address: u32): Route4 | null {
  const source = find(netns, address);
  return source == null ? null : changetype<Route4>(source.first);
}

export function next(route: Route4): Route4 | null {
  return route.sourceNext == 0 ? null : changetype<Route4>(route.sourceNext);
}
