/**
 * Routing tables (struct fib_table, struct fib6_table): a namespace has any number of them in each family, by their ids.
 *
 *      tables   a radix tree of FIB_TABLE_HASHSZ chains, an id's low bits say which; the newest table of a chain comes first
 *      table    ┌─ next ─┬─ id ─┬─ defaults ─┬─ generation ─┬─ trie of prefixes; a node's value is the first of its routes ─┐
 *
 * Dumps go through the chains in their order, as Linux does, and that is why they are there.
 */

import * as heap from '../../memory/heap';
import { PrefixTrie } from '../../memory/prefix_trie';
import * as radix from '../../memory/radix';
import { RadixTree } from '../../memory/radix';

/** Chains of a namespace and family. */
export const CHAINS: u32 = 256;

@unmanaged
export class Table {
  /** The next table of its chain, or 0. */
  next: usize;
  id: u32;
  /** Routes for everything: of prefix length 0. */
  defaults: u32;
  /** Counts changes, so that a walk notices them. */
  generation: u32;
  trieRoot: usize;
  trieWords: u32;

  get trie(): PrefixTrie {
    return changetype<PrefixTrie>(changetype<usize>(this) + offsetof<Table>('trieRoot'));
  }
}

function chainOf(id: u32): u32 {
  return id & (CHAINS - 1);
}

/** The table with an id, or null. */
export function find(tables: RadixTree, id: u32): Table | null {
  for (let at = first(tables, chainOf(id)); at != null; at = next(at)) if (at.id == id) return at;
  return null;
}

/** The lowest id, from 1 on, that no table has (fib_empty_table). */
export function unused(tables: RadixTree): u32 {
  let id: u32 = 1;
  while (find(tables, id) != null) id++;
  return id;
}

/** The table with an id, made if need be, of keys of so many words; null when memory has run out. */
export function obtain(tables: RadixTree, id: u32, words: u32): Table | null {
  const known = find(tables, id);
  if (known != null) return known;
  const pointer = heap.allocZeroed(offsetof<Table>());
  if (pointer == 0) return null;
  const table = changetype<Table>(pointer);
  table.id = id;
  table.trieWords = words;
  table.next = radix.get(tables, chainOf(id));
  if (!radix.set(tables, chainOf(id), pointer)) {
    heap.free(pointer);
    return null;
  }
  return table;
}

/** The first table of a chain, or null; and the one after. */
export function first(tables: RadixTree, chain: u32): Table | null {
  const table = radix.get(tables, chain);
  return table == 0 ? null : changetype<Table>(table);
}

export function next(table: Table | null): Table | null {
  return table == null || table.next == 0 ? null : changetype<Table>(table.next);
}

/** True when a table comes before another: see above. */
export function isBefore(table: Table, other: Table): bool {
  const own = chainOf(table.id);
  if (own != chainOf(other.id)) return own < chainOf(other.id);
  let at: Table | null = table;
  while (at != null && at != other) at = next(at);
  return at != null;
}

/** Frees all tables, which hold no routes any more. */
export function dispose(tables: RadixTree): void {
  for (let chain: u32 = 0; chain < CHAINS; chain++) {
    for (let table = first(tables, chain); table != null;) {
      const following = next(table);
      heap.free(changetype<usize>(table));
      table = following;
    }
    radix.remove(tables, chain);
  }
}
