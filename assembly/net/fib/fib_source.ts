/**
 * Routes by the source address they choose (fib_info_laddrhash), so that an address that goes finds what must change with it. A namespace has a table of them
 * for each family; each address that any route chooses has a list of what stands for those routes:
 *
 *      ┌─ hash node ─┬─ address 16, of which IPv4 has 4 ─┬─ first ─┬─ last ─┐
 */

import * as hash from '../../memory/hash';
import { HashNode, HashTable } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';

@unmanaged
class Source extends HashNode {
  address0: u64;
  address1: u64;
  first: usize;
  last: usize;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Source>('address0');
  }

  get routes(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Source>('first'));
  }
}

function find(table: HashTable, address: usize, size: u32): Source | null {
  const h = hash.bytes(address, size);
  for (let node = hash.first(table, h); node != 0; node = hash.next(node)) {
    if (memory.compare(changetype<Source>(node).address, address, size) == 0) return changetype<Source>(node);
  }
  return null;
}

function obtain(table: HashTable, address: usize, size: u32): Source | null {
  const known = find(table, address, size);
  if (known != null || !hash.prepare(table)) return known;
  const pointer = heap.allocZeroed(offsetof<Source>());
  if (pointer == 0) return null;
  memory.copy(changetype<Source>(pointer).address, address, size);
  hash.insert(table, pointer, hash.bytes(address, size));
  return changetype<Source>(pointer);
}

/** Lists what stands for a route, a list node, by its address of `size` bytes; false when memory has run out. */
export function enlist(table: HashTable, address: usize, size: u32, node: usize): bool {
  const source = obtain(table, address, size);
  if (source == null) return false;
  list.append(source.routes, node);
  return true;
}

/** Takes it off its list. */
export function delist(table: HashTable, address: usize, size: u32, node: usize): void {
  const source = find(table, address, size);
  if (source == null) return;
  list.remove(source.routes, node);
  if (source.first != 0) return;
  hash.remove(table, changetype<usize>(source));
  heap.free(changetype<usize>(source));
}

/** All that choose an address, or null. */
export function listOf(table: HashTable, address: usize, size: u32): List | null {
  const source = find(table, address, size);
  return source == null ? null : source.routes;
}

/** The first that chooses an address, or 0. */
export function first(table: HashTable, address: usize, size: u32): usize {
  const source = find(table, address, size);
  return source == null ? 0 : source.first;
}
