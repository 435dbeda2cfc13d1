/**
 * The order in which Linux walks the IPv6 routes of a table (fib6_walk_continue), leaf by leaf; a leaf is a trie's node that has a list of routes. What lies
 * below a prefix comes before it, and before that its routes by source, likewise.
 */

import * as trie from '../../memory/prefix_trie';
import { PrefixNode } from '../../memory/prefix_trie';
import * as fib6 from './fib6';
import * as leaves from './fib6_leaf';
import { Table } from '../fib/fib_table';

/** The first leaf of a table, or 0. */
export function first(table: Table): usize {
  return table.trieRoot == 0 ? 0 : firstFrom(table.trieRoot);
}

/** The first leaf at a node or below. */
function firstFrom(node: usize): usize {
  let at = node;
  let child = at;
  while (child != 0) {
    at = child;
    const bySource = leaves.subtreeOf(at);
    if (bySource != null) return trie.first(bySource);
    child = childOf(at);
  }
  return at;
}

function childOf(node: usize): usize {
  const own = changetype<PrefixNode>(node);
  return own.left != 0 ? own.left : own.right;
}

/** The leaf after another, or 0. */
export function next(leaf: usize): usize {
  const route = fib6.ofNode(leaf);
  let at = route == null ? leaf : route.node;
  if (at != leaf) {
    const sister = trie.next(leaf);
    if (sister != 0) return sister;
    const child = childOf(at);
    if (child != 0) return firstFrom(child);
    if (changetype<PrefixNode>(at).value != 0) return at;
  }
  for (let parent = changetype<PrefixNode>(at).parent; parent != 0; parent = changetype<PrefixNode>(at).parent) {
    const right = changetype<PrefixNode>(parent).right;
    if (right != 0 && right != at) return firstFrom(right);
    if (changetype<PrefixNode>(parent).value != 0) return parent;
    at = parent;
  }
  return 0;
}

/** True when the leaf `a` comes before `b`, of the same table and not the same. */
export function isBefore(a: usize, b: usize): bool {
  const ofA = prefixOf(a);
  const ofB = prefixOf(b);
  if (ofA == ofB) return a == ofA ? false : b == ofB || isNodeBefore(a, b);
  if (contains(ofA, ofB)) return a != ofA;
  if (contains(ofB, ofA)) return b == ofB;
  return isNodeBefore(ofA, ofB);
}

function prefixOf(leaf: usize): usize {
  const route = fib6.ofNode(leaf);
  return route == null ? leaf : route.node;
}

/** True when one prefix contains another. */
function contains(a: usize, b: usize): bool {
  return (
    changetype<PrefixNode>(a).length <= shared(a, b) &&
    changetype<PrefixNode>(a).length < changetype<PrefixNode>(b).length
  );
}

/** How many bits the keys of two nodes have in common. */
function shared(a: usize, b: usize): u32 {
  for (let i: u32 = 0; i < leaves.ADDRESS_SIZE; i += 4) {
    const difference = load<u32>(trie.keyOf(a) + i) ^ load<u32>(trie.keyOf(b) + i);
    if (difference != 0) return (i << 3) + clz(difference);
  }
  return leaves.MAX_PREFIX;
}

/** True when a prefix is to the left of another, or within it. */
function isNodeBefore(a: usize, b: usize): bool {
  if (contains(a, b)) return false;
  if (contains(b, a)) return true;
  const at = shared(a, b) >>> 5;
  return load<u32>(trie.keyOf(a) + (at << 2)) < load<u32>(trie.keyOf(b) + (at << 2));
}
