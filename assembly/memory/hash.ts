/**
 * An intrusive hash table: the nodes are part of the objects they find, so inserting needs no memory and can't fail.
 *
 *      table    ┌─ buckets ─┬─ mask ─┬─ count ─┐        buckets: mask + 1 words, each the first node of a chain or 0
 *      node     ┌─ next ────┬─ hash ─┐                 embedded in an object
 *
 * Chains are kept short by doubling the buckets; where memory for that is missing they simply grow longer.
 */

import * as heap from './heap';

@unmanaged
export class HashTable {
  buckets: usize;
  mask: u32;
  count: u32;
}

@unmanaged
export class HashNode {
  next: usize;
  hash: u32;
}

const FIRST_BUCKETS: u32 = 8;

/** Spreads the bits of a key (the finalizer of MurmurHash3). */
export function mix(key: u32): u32 {
  let h = key;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** The hash of `size` bytes (FNV-1a, mixed). */
export function bytes(pointer: usize, size: u32): u32 {
  let h: u32 = 0x811c9dc5;
  for (let i: u32 = 0; i < size; i++) h = (h ^ load<u8>(pointer + i)) * 0x01000193;
  return mix(h);
}

/** Readies a table for use; false when memory has run out. A table that is ready stays as it is. */
export function prepare(table: HashTable): bool {
  if (table.buckets != 0) return true;
  table.buckets = heap.allocZeroed(FIRST_BUCKETS << 2);
  if (table.buckets == 0) return false;
  table.mask = FIRST_BUCKETS - 1;
  return true;
}

/** Gives back the buckets of an empty table. */
export function dispose(table: HashTable): void {
  heap.free(table.buckets);
  table.buckets = 0;
  table.mask = 0;
}

/** The first node of the chain in which `hash` would be, or 0. Check the key: a chain holds other hashes too. */
export function first(table: HashTable, hash: u32): usize {
  return table.buckets == 0 ? 0 : load<u32>(table.buckets + ((hash & table.mask) << 2));
}

/** A node of the table, or 0 when it is empty. */
export function any(table: HashTable): usize {
  if (table.count == 0) return 0;
  let bucket = table.buckets;
  while (load<u32>(bucket) == 0) bucket += 4;
  return load<u32>(bucket);
}

/** The node after `node` in its chain, or 0. */
export function next(node: usize): usize {
  return changetype<HashNode>(node).next;
}

/** Adds a node. The table must be ready and must not hold the node. */
export function insert(table: HashTable, node: usize, hash: u32): void {
  if (table.count > table.mask) grow(table);
  changetype<HashNode>(node).hash = hash;
  link(table, node);
  table.count++;
}

/** Takes out a node, which must be in the table. */
export function remove(table: HashTable, node: usize): void {
  let at = table.buckets + ((changetype<HashNode>(node).hash & table.mask) << 2);
  // `next` is the first field of a node, so a bucket and a node are walked alike.
  while (load<u32>(at) != <u32>node) at = load<u32>(at);
  store<u32>(at, <u32>changetype<HashNode>(node).next);
  table.count--;
}

function link(table: HashTable, node: usize): void {
  const bucket = table.buckets + ((changetype<HashNode>(node).hash & table.mask) << 2);
  changetype<HashNode>(node).next = load<u32>(bucket);
  store<u32>(bucket, <u32>node);
}

function grow(table: HashTable): void {
  const old = table.buckets;
  const size = (table.mask + 1) << 2;
  const buckets = heap.allocZeroed(size << 1);
  if (buckets == 0) return;
  table.buckets = buckets;
  table.mask = (table.mask << 1) | 1;
  for (let i: u32 = 0; i < size; i += 4) {
    let node: usize = load<u32>(old + i);
    while (node != 0) {
      const after = changetype<HashNode>(node).next;
      link(table, node);
      node = after;
    }
  }
  heap.free(old);
}
