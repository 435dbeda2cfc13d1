/**
 * Proxy entries (struct pneigh_entry, `ip neigh add proxy`): addresses that this host answers for on a link, or on all. A table of neighbours gets
 * chains for them with the first one, by the last four bytes of the address, which determines the order of a dump:
 *
 *      table.proxies ─ ┌─ 16 chains, the newest first in each ─┐
 */

import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import * as groups6 from '../ipv6/groups6';
import { Link } from '../link';
import * as neighbours from './neighbour';
import { NeighbourTable, keySize } from './neighbour';
import { Namespace } from '../namespace';

@unmanaged
export class Proxy {
  /** Its place in its chain; first, so that a node is a proxy. */
  next: usize;
  previous: usize;
  /** A Link, or 0: of all. */
  link: usize;
  /** As a neighbour's. */
  flags: u32;
  protocol: u8;
  /** It stays when the link has no carrier. */
  isPermanent: bool;
  /* Its address follows: see `keyOf`. */
}

const KEY: u32 = (<u32>offsetof<Proxy>() + 3) & ~3;
export const CHAINS: u32 = 16;
const TABLE_SIZE: u32 = CHAINS * offsetof<List>();

export function keyOf(proxy: Proxy): usize {
  return changetype<usize>(proxy) + KEY;
}

/** Chain `i` of a table that has proxies. */
function chainAt(table: NeighbourTable, i: u32): List {
  return changetype<List>(table.proxies + i * offsetof<List>());
}

function chainOf(table: NeighbourTable, key: usize): List {
  let h = load<u32>(key + keySize(table.family) - 4);
  h ^= h >>> 16;
  h ^= h >>> 8;
  h ^= h >>> 4;
  return chainAt(table, h & (CHAINS - 1));
}

/** The index of its link, 0 where it has none. */
export function indexOf(proxy: Proxy): u32 {
  return proxy.link == 0 ? 0 : changetype<Link>(proxy.link).index;
}

/** The first proxy of chain `i`, or null; and the one after. */
export function first(table: NeighbourTable, i: u32): Proxy | null {
  const node: usize = table.proxies == 0 ? 0 : chainAt(table, i).first;
  return node == 0 ? null : changetype<Proxy>(node);
}

export function next(proxy: Proxy | null): Proxy | null {
  return proxy == null || proxy.next == 0 ? null : changetype<Proxy>(proxy.next);
}

/** The proxy for an address on a link (0: on all), or null; `exactly`: not one for all where a link is given. */
export function find(table: NeighbourTable, link: usize, key: usize, exactly: bool): Proxy | null {
  if (table.proxies == 0) return null;
  const size = keySize(table.family);
  for (let node = chainOf(table, key).first; node != 0;) {
    const proxy = changetype<Proxy>(node);
    if (memory.compare(keyOf(proxy), key, size) == 0 && (proxy.link == link || (!exactly && proxy.link == 0)))
      return proxy;
    node = proxy.next;
  }
  return null;
}

/**
 * The proxy for an address, new unless it was there; null when memory has run out, or when it is of IPv6 and nobody could ask for it: on a link
 * without that, or on none (pneigh_create, pndisc_constructor).
 */
export function obtain(table: NeighbourTable, link: usize, key: usize): Proxy | null {
  const known = find(table, link, key, false);
  if (known != null) return known;
  const isAsked = table.family == AddressFamily.INET6;
  if (isAsked && (link == 0 || !changetype<Link>(link).hasInet6)) return null;
  const size = keySize(table.family);
  const pointer = heap.allocZeroed(KEY + size);
  if (pointer == 0) return null;
  if (table.proxies == 0) table.proxies = heap.allocZeroed(TABLE_SIZE);
  if (table.proxies == 0) {
    heap.free(pointer);
    return null;
  }
  const proxy = changetype<Proxy>(pointer);
  proxy.link = link;
  memory.copy(keyOf(proxy), key, size);
  list.insert(chainOf(table, key), pointer, 0);
  if (isAsked) groups6.joinForProxy(changetype<Link>(link), key);
  return proxy;
}

export function remove(table: NeighbourTable, proxy: Proxy): void {
  list.remove(chainOf(table, keyOf(proxy)), changetype<usize>(proxy));
  if (table.family == AddressFamily.INET6) groups6.leaveForProxy(changetype<Link>(proxy.link), keyOf(proxy));
  heap.free(changetype<usize>(proxy));
}

/** Takes away those of a link (pneigh_ifdown). */
export function flush(link: Link, family: u32, keepPermanent: bool): void {
  const table = neighbours.tableAt(link.netns, family == AddressFamily.INET ? 0 : 1);
  if (table.proxies == 0) return;
  for (let i: u32 = 0; i < CHAINS; i++) {
    let proxy = first(table, i);
    while (proxy != null) {
      const after = next(proxy);
      if (proxy.link == changetype<usize>(link) && !(keepPermanent && proxy.isPermanent)) remove(table, proxy);
      proxy = after;
    }
  }
}

/** The namespace goes, and with it those that are of no link. One that was never finished has no tables. */
export function dispose(netns: Namespace): void {
  if (netns.neighbours == 0) return;
  for (let family: u32 = 0; family < neighbours.FAMILY_COUNT; family++) {
    const table = neighbours.tableAt(netns, family);
    for (let i: u32 = 0; i < CHAINS; i++) {
      for (let proxy = first(table, i); proxy != null; proxy = first(table, i)) remove(table, proxy);
    }
    heap.free(table.proxies);
    table.proxies = 0;
  }
}
