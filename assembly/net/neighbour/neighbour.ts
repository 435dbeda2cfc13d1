/**
 * Neighbours: which link-layer address an address on a link stands for (net/core/neighbour.c; arp(7), RFC 4861). A namespace has a table
 * for IPv4 and one for IPv6, which hash by link and address; a radix tree by serial number keeps the order in which they came:
 *
 *      netns.neighbours ─ ┌─ table of IPv4 ─┬─ table of IPv6 ─┐
 *      link               the neighbours on it, the newest first, by family
 *      neighbour          ┌─ its places ─┬─ what is known ─┬─ timer ─┬─ address 16 ─┬─ link-layer address 32 ─┐
 *
 * This file is the structure and how neighbours are found; net/neighbour/neighbour_create.ts makes them, net/neighbour/neighbour_state.ts changes them and
 * net/neighbour/neighbour_flush.ts takes them away with their links.
 */

import { MAX_ADDR_LEN } from '../../generated/rt-link';
import { NtfExtFlags, NtfFlags, NudState } from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode, HashTable } from '../../memory/hash';
import * as heap from '../../memory/heap';
import { List, ListNode } from '../../memory/list';
import * as radix from '../../memory/radix';
import { RadixTree } from '../../memory/radix';
import { Timer } from '../../memory/timer';
import { Link } from '../link';
import { Namespace } from '../namespace';

/** The neighbours of a namespace in a family. */
@unmanaged
export class NeighbourTable {
  buckets: usize;
  mask: u32;
  count: u32;
  serialRoot: usize;
  serialHeight: u32;
  /** The serial number given out last. */
  serial: u32;
  /** Those that may be dropped when there are too many, the oldest first. */
  firstCollectable: usize;
  lastCollectable: usize;
  collectable: u32;
  family: u32;
  /** When some were dropped last: milliseconds since boot. */
  flushed: f64;
  /** Counts: made, gone, did not answer, looked for, found, droppings, refused as too many. */
  allocs: u32;
  destroys: u32;
  failed: u32;
  lookups: u32;
  hits: u32;
  collections: u32;
  overflows: u32;
  /** Those that are answered for: see net/neighbour/neighbour_proxy.ts. */
  proxies: usize;

  get hashTable(): HashTable {
    return changetype<HashTable>(changetype<usize>(this));
  }

  get serials(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<NeighbourTable>('serialRoot'));
  }

  get collectables(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<NeighbourTable>('firstCollectable'));
  }
}

@unmanaged
export class Neighbour {
  /** Its place in the hash table; first, so that a node is a neighbour. */
  hashNext: usize;
  hashValue: u32;
  /** Its place among its link's neighbours. */
  next: usize;
  previous: usize;
  /** Its place among those that may be dropped, if `isCollectable`. */
  nextCollectable: usize;
  previousCollectable: usize;
  table: NeighbourTable;
  link: Link;
  serial: u32;
  /** NTF_ flags, and NTF_EXT_ flags from EXT_SHIFT on. */
  flags: u32;
  /** Packets that wait until it is known, the oldest: see net/neighbour/neighbour_waiting.ts. */
  waiting: usize;
  /** How often it was asked for without an answer. */
  probes: u32;
  /** When it was last used, confirmed and changed: milliseconds since boot. */
  used: f64;
  confirmed: f64;
  updated: f64;
  /** A NUD_ state. */
  state: u8;
  /** What its address is: an RTN_ type. */
  type: u8;
  /** Who made it. */
  protocol: u8;
  isCollectable: bool;

  get linkNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Neighbour>('next'));
  }

  get collectableNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Neighbour>('nextCollectable'));
  }
}

const TIMER: u32 = (<u32>offsetof<Neighbour>() + 7) & ~7;
const KEY: u32 = TIMER + offsetof<Timer>();
const KEY_ROOM: u32 = 16;
const HARDWARE: u32 = KEY + KEY_ROOM;
export const NEIGHBOUR_SIZE: u32 = HARDWARE + MAX_ADDR_LEN;

/** Where NTF_EXT_ flags begin in `flags`. */
export const EXT_SHIFT: u32 = 8;
export const MANAGED: u32 = NtfExtFlags.MANAGED << EXT_SHIFT;
export const VALIDATED: u32 = NtfExtFlags.EXT_VALIDATED << EXT_SHIFT;

/** States in which the link-layer address is known, in which it is good without asking, and in which a timer runs. */
export const VALID: u32 =
  NudState.PERMANENT | NudState.NOARP | NudState.REACHABLE | NudState.PROBE | NudState.STALE | NudState.DELAY;
export const CONNECTED: u32 = NudState.PERMANENT | NudState.NOARP | NudState.REACHABLE;
export const TIMED: u32 = NudState.INCOMPLETE | NudState.REACHABLE | NudState.DELAY | NudState.PROBE;

/** When something is due for it. */
export function timerOf(neighbour: Neighbour): Timer {
  return changetype<Timer>(changetype<usize>(neighbour) + TIMER);
}

export function ofTimer(timer: usize): Neighbour {
  return changetype<Neighbour>(timer - TIMER);
}

export function ofLinkNode(node: usize): Neighbour {
  return changetype<Neighbour>(node - offsetof<Neighbour>('next'));
}

export function ofCollectableNode(node: usize): Neighbour {
  return changetype<Neighbour>(node - offsetof<Neighbour>('nextCollectable'));
}

/** Its address: `keySize` bytes. */
export function keyOf(neighbour: Neighbour): usize {
  return changetype<usize>(neighbour) + KEY;
}

/** Its link-layer address: as many bytes as its link's have. */
export function hardwareOf(neighbour: Neighbour): usize {
  return changetype<usize>(neighbour) + HARDWARE;
}

export function keySize(family: u32): u32 {
  return family == AddressFamily.INET ? 4 : KEY_ROOM;
}

/** True while the entry is to stay however many there are. */
export function isExempt(state: u32, flags: u32): bool {
  return (state & NudState.PERMANENT) != 0 || (flags & (NtfFlags.EXT_LEARNED | VALIDATED)) != 0;
}

/** The families that have neighbours, by their place. */
export const FAMILY_COUNT: u32 = 2;

export function tableAt(netns: Namespace, i: u32): NeighbourTable {
  return changetype<NeighbourTable>(netns.neighbours + i * offsetof<NeighbourTable>());
}

/** The neighbours of a family, or null where it has none. */
export function tableOf(netns: Namespace, family: u32): NeighbourTable | null {
  if (family == AddressFamily.INET) return tableAt(netns, 0);
  return family == AddressFamily.INET6 ? tableAt(netns, 1) : null;
}

/** Gives a new namespace its tables; false when memory has run out. */
export function setup(netns: Namespace): bool {
  netns.neighbours = heap.allocZeroed(FAMILY_COUNT * offsetof<NeighbourTable>());
  if (netns.neighbours == 0) return false;
  tableAt(netns, 0).family = AddressFamily.INET;
  tableAt(netns, 1).family = AddressFamily.INET6;
  return true;
}

/** The list of a link's neighbours in a family. */
export function listOf(link: Link, family: u32): List {
  return family == AddressFamily.INET ? link.neighbours4 : link.neighbours6;
}

export function hashOf(link: Link, key: usize, size: u32): u32 {
  return hash.bytes(key, size) ^ hash.mix(link.index);
}

/** The neighbour with an address on a link, or null; counted in the table's statistics. */
export function find(table: NeighbourTable, link: Link, key: usize): Neighbour | null {
  const found = peek(table, link, key);
  table.lookups++;
  if (found != null) table.hits++;
  return found;
}

/** As `find`, for those who only want to know (___neigh_lookup_noref). */
export function peek(table: NeighbourTable, link: Link, key: usize): Neighbour | null {
  const size = keySize(table.family);
  const value = hashOf(link, key, size);
  for (let node = hash.first(table.hashTable, value); node != 0; node = changetype<HashNode>(node).next) {
    const neighbour = changetype<Neighbour>(node);
    if (neighbour.hashValue != value || neighbour.link != link) continue;
    if (memory.compare(keyOf(neighbour), key, size) == 0) return neighbour;
  }
  return null;
}

/** The neighbour with the lowest serial number that is `serial` or above, or null. */
export function from(table: NeighbourTable, serial: u32): Neighbour | null {
  const found = radix.next(table.serials, serial);
  return found == 0 ? null : changetype<Neighbour>(found);
}
