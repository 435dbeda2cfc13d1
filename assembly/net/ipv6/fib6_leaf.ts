/**
 * Where IPv6 routes stand: a leaf has those of a destination or, of routes for some sources only (RTA_SRC), those of a source there, in a trie
 * that hangs on the destination's node.
 *
 *      table  ─► destination ┬─ value ─► routes
 *                            └─ inner ─► source ── value ─► routes
 */

import * as heap from '../../memory/heap';
import * as trie from '../../memory/prefix_trie';
import { PrefixNode, PrefixTrie } from '../../memory/prefix_trie';
import { Table } from '../fib/fib_table';

/** A prefix of IPv6 is four words. */
export const WORDS: u32 = 4;
export const MAX_PREFIX: u32 = 128;
export const ADDRESS_SIZE: u32 = 16;

const key: usize = memory.data(16, 4);

/** Copies 16 bytes of address as four words of the other byte order. */
function swap(to: usize, from: usize): void {
  for (let i: u32 = 0; i < ADDRESS_SIZE; i += 4) store<u32>(to + i, bswap<u32>(load<u32>(from + i)));
}

/** Writes the 16 bytes of a node's prefix, in network byte order. */
export function write(to: usize, node: usize): void {
  swap(to, trie.keyOf(node));
}

/** Clears the bits of an address that are not of its prefix. */
export function cut(address: usize, length: u32): void {
  let left: i32 = length;
  for (let i: u32 = 0; i < ADDRESS_SIZE; i++, left -= 8) {
    const mask: u32 = left >= 8 ? 0xff : left <= 0 ? 0 : 0xff00 >>> left;
    store<u8>(address + i, load<u8>(address + i) & mask);
  }
}

/** The leaf of a prefix, 16 bytes of address, in a table, for the sources of another, if that has any bits; or 0. */
export function find(table: Table, destination: usize, length: u32, from: usize = 0, fromLength: u32 = 0): usize {
  swap(key, destination);
  const node = trie.find(table.trie, key, length);
  if (node == 0 || fromLength == 0) return node;
  const bySource = subtreeOf(node);
  if (bySource == null) return 0;
  swap(key, from);
  return trie.find(bySource, key, fromLength);
}

/** Likewise, for a route that is to go: where there are none for some sources only, the request's source does not matter (fib6_locate). */
export function locate(table: Table, destination: usize, length: u32, from: usize, fromLength: u32): usize {
  swap(key, destination);
  const node = trie.find(table.trie, key, length);
  return node == 0 || subtreeOf(node) == null ? node : find(table, destination, length, from, fromLength);
}

/** True when a table has a node of a prefix, be it only where two subtrees part, for the sources of another, if that has any bits. */
export function hasNode(table: Table, destination: usize, length: u32, from: usize, fromLength: u32): bool {
  swap(key, destination);
  if (fromLength == 0) return trie.exists(table.trie, key, length);
  const node = trie.find(table.trie, key, length);
  if (node == 0) return false;
  const bySource = subtreeOf(node);
  if (bySource == null) return false;
  swap(key, from);
  return trie.exists(bySource, key, fromLength);
}

/** The longest node of a trie that contains an address, or 0. */
export function match(prefixes: PrefixTrie, address: usize): usize {
  swap(key, address);
  return trie.match(prefixes, key);
}

/** The node of a destination, made if need be: give it routes, or `prune` it. 0 when memory has run out. */
export function obtain(table: Table, destination: usize, length: u32): usize {
  swap(key, destination);
  return trie.insert(table.trie, key, length);
}

/** The leaf of a source on a destination's node, likewise; after a 0 the node is to be pruned too. */
export function obtainSource(node: usize, from: usize, length: u32): usize {
  const bySource = obtainSubtree(node);
  if (bySource == null) return 0;
  swap(key, from);
  return trie.insert(bySource, key, length);
}

function obtainSubtree(node: usize): PrefixTrie | null {
  if (changetype<PrefixNode>(node).inner == 0) {
    const made = heap.allocZeroed(offsetof<PrefixTrie>());
    if (made == 0) return null;
    changetype<PrefixTrie>(made).words = WORDS;
    changetype<PrefixNode>(node).inner = made;
  }
  return subtreeOf(node);
}

/** The trie of sources that hangs on a destination's node, or null. */
export function subtreeOf(node: usize): PrefixTrie | null {
  const inner = changetype<PrefixNode>(node).inner;
  return inner == 0 ? null : changetype<PrefixTrie>(inner);
}

/** Frees a leaf that has no routes any more, and what was there for it alone. */
export function prune(table: Table, node: usize, leaf: usize): void {
  const bySource = subtreeOf(node);
  if (bySource != null) {
    if (leaf != node) trie.prune(bySource, leaf);
    if (bySource.root == 0) {
      heap.free(changetype<usize>(bySource));
      changetype<PrefixNode>(node).inner = 0;
    }
  }
  trie.prune(table.trie, node);
}
