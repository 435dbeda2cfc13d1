/**
 * A trie of prefixes (PATRICIA, Morrison 1968): bit strings of up to 32 or 128 bits, each with a value. Finding, adding and taking out cost
 * the length of the prefix, however many there are; the prefixes that contain a key are the node it leads to and those above.
 *
 *      trie   ┌─ root ─┬─ words ─┐                                     words: of 32 bits in a key, 1 or 4
 *      node   ┌─ parent ─┬─ left ─┬─ right ─┬─ value ─┬─ inner ─┬─ length ─┬─ key, `words` u32 in host order, 0 beyond length ─┐
 *
 * A node that has neither a value nor a trie of its own, `inner`, is there only where two subtrees part, so there are fewer of them than of the others.
 * Its bit at `length` says which way a longer prefix goes.
 */

import * as heap from './heap';

@unmanaged
export class PrefixTrie {
  root: usize;
  words: u32;
}

@unmanaged
export class PrefixNode {
  parent: usize;
  left: usize;
  right: usize;
  value: usize;
  /** A trie that hangs on this node, or 0: its owner's. */
  inner: usize;
  length: u32;
}

const KEY: u32 = <u32>offsetof<PrefixNode>();

function nodeAt(node: usize): PrefixNode {
  return changetype<PrefixNode>(node);
}

/** True for a node that is there for its own sake. */
function isHeld(node: usize): bool {
  return (nodeAt(node).value | nodeAt(node).inner) != 0;
}

/** Where a node's key lies. */
export function keyOf(node: usize): usize {
  return node + KEY;
}

/** Bit `i` of a key, from the left. */
function bitOf(key: usize, i: u32): u32 {
  return (load<u32>(key + ((i >>> 5) << 2)) >>> (31 - (i & 31))) & 1;
}

/** The child towards a key that is longer than the node. */
function childTowards(node: usize, key: usize): usize {
  return bitOf(key, nodeAt(node).length) == 0 ? nodeAt(node).left : nodeAt(node).right;
}

/** How many bits two keys share from the left, at most `limit`. */
function shared(a: usize, b: usize, limit: u32): u32 {
  for (let at: u32 = 0; at < limit; at += 32) {
    const difference = load<u32>(a + (at >>> 3)) ^ load<u32>(b + (at >>> 3));
    if (difference != 0) return min(limit, at + clz(difference));
  }
  return limit;
}

/** True when the prefix of a node contains a key. */
function contains(node: usize, key: usize): bool {
  const length = nodeAt(node).length;
  return shared(keyOf(node), key, length) == length;
}

/** The node of a prefix, or 0. */
export function find(trie: PrefixTrie, key: usize, length: u32): usize {
  const node = reach(trie, key, length);
  return node != 0 && isHeld(node) ? node : 0;
}

/** True when there is a node of a prefix, be it only where two subtrees part. */
export function exists(trie: PrefixTrie, key: usize, length: u32): bool {
  return reach(trie, key, length) != 0;
}

/** The node of a prefix, whatever it is there for, or 0. */
function reach(trie: PrefixTrie, key: usize, length: u32): usize {
  let node = trie.root;
  while (node != 0 && nodeAt(node).length < length) node = childTowards(node, key);
  return node != 0 && nodeAt(node).length == length && contains(node, key) ? node : 0;
}

/** The longest node, with a value or without, that contains a whole key; 0 when none does. Shorter ones lie above it. */
export function match(trie: PrefixTrie, key: usize): usize {
  const width = trie.words << 5;
  let found: usize = 0;
  let node = trie.root;
  while (node != 0 && contains(node, key)) {
    found = node;
    if (nodeAt(node).length == width) break;
    node = childTowards(node, key);
  }
  return found;
}

/** The node of a prefix, made if need be, without a value then: give it one, or `prune` it. 0 when memory has run out. */
export function insert(trie: PrefixTrie, key: usize, length: u32): usize {
  let parent: usize = 0;
  let node = trie.root;
  let common: u32 = 0;
  while (node != 0) {
    common = shared(keyOf(node), key, min(nodeAt(node).length, length));
    if (common < nodeAt(node).length) break;
    if (common == length) return node;
    parent = node;
    node = childTowards(node, key);
  }
  const made = create(trie, key, length);
  if (made == 0) return 0;
  if (node == 0) {
    attach(trie, parent, made);
  } else if (common == length) {
    attach(trie, parent, made);
    attach(trie, made, node);
  } else {
    const fork = create(trie, key, common);
    if (fork == 0) {
      heap.free(made);
      return 0;
    }
    attach(trie, parent, fork);
    attach(trie, fork, node);
    attach(trie, fork, made);
  }
  return made;
}

function create(trie: PrefixTrie, key: usize, length: u32): usize {
  const node = heap.allocZeroed(KEY + (trie.words << 2));
  if (node == 0) return 0;
  nodeAt(node).length = length;
  for (let at: u32 = 0; at < length; at += 32) {
    const mask = length - at >= 32 ? ~0 : ~((<u32>~0) >>> (length - at));
    store<u32>(keyOf(node) + (at >>> 3), load<u32>(key + (at >>> 3)) & mask);
  }
  return node;
}

/** Puts a node below another, 0 for the root, in the place where its key belongs. */
function attach(trie: PrefixTrie, parent: usize, node: usize): void {
  nodeAt(node).parent = parent;
  if (parent == 0) trie.root = node;
  else if (bitOf(keyOf(node), nodeAt(parent).length) == 0) nodeAt(parent).left = node;
  else nodeAt(parent).right = node;
}

/** Frees a node if nothing holds it, and that above it which then is no fork. */
export function prune(trie: PrefixTrie, node: usize): void {
  let at = node;
  while (at != 0 && !isHeld(at) && (nodeAt(at).left == 0 || nodeAt(at).right == 0)) {
    const child = nodeAt(at).left | nodeAt(at).right;
    const parent = nodeAt(at).parent;
    if (parent == 0) trie.root = child;
    else if (nodeAt(parent).left == at) nodeAt(parent).left = child;
    else nodeAt(parent).right = child;
    if (child != 0) nodeAt(child).parent = parent;
    heap.free(at);
    at = child == 0 ? parent : 0;
  }
}

/* Two orders. The first: what lies below a node comes before it (fib6_walk_continue). */

/** The first node with a value, or 0. */
export function first(trie: PrefixTrie): usize {
  return trie.root == 0 ? 0 : deepest(trie.root);
}

/** The node with a value after another, or 0. */
export function next(node: usize): usize {
  let at = node;
  do {
    const parent = nodeAt(at).parent;
    if (parent == 0) return 0;
    const right = nodeAt(parent).right;
    at = nodeAt(parent).left == at && right != 0 ? deepest(right) : parent;
  } while (nodeAt(at).value == 0);
  return at;
}

function deepest(node: usize): usize {
  let at = node;
  let child = at;
  while (child != 0) {
    at = child;
    child = nodeAt(at).left != 0 ? nodeAt(at).left : nodeAt(at).right;
  }
  return at;
}

/* The second, for keys of one word: by key, and of the same key the longest first (leaf_walk_rcu). */

/** The first node with a value whose key is `key` or above, or 0. */
export function firstByKey(trie: PrefixTrie, key: u32): usize {
  let at = trie.root;
  while (at != 0) {
    const own = load<u32>(keyOf(at));
    const length = nodeAt(at).length;
    const head: u32 = length == 0 ? 0 : key & ((<u32>~0) << (32 - length));
    if (own >= key || own > head) return valued(lowest(at));
    if (own < head) return valued(after(at));
    const right = nodeAt(at).right;
    const goesRight = ((key >>> (31 - length)) & 1) != 0;
    const child = goesRight ? right : nodeAt(at).left;
    if (child == 0) return valued(goesRight || right == 0 ? after(at) : lowest(right));
    at = child;
  }
  return 0;
}

/** The node with a value after another by key, or 0. */
export function nextByKey(node: usize): usize {
  return valued(following(node));
}

function valued(node: usize): usize {
  let at = node;
  while (at != 0 && nodeAt(at).value == 0) at = following(at);
  return at;
}

function following(node: usize): usize {
  const parent = nodeAt(node).parent;
  if (parent != 0 && load<u32>(keyOf(parent)) == load<u32>(keyOf(node))) return parent;
  const bottom = lowest(node);
  // What is to the left has the same bits up to here and then more, or it would be the bottom itself.
  if (nodeAt(bottom).left != 0) return lowest(nodeAt(bottom).left);
  if (nodeAt(bottom).right != 0) return lowest(nodeAt(bottom).right);
  return after(bottom);
}

/** The longest prefix below a node that has the node's key. */
function lowest(node: usize): usize {
  let at = node;
  while (nodeAt(at).left != 0 && load<u32>(keyOf(nodeAt(at).left)) == load<u32>(keyOf(at))) at = nodeAt(at).left;
  return at;
}

/** The first node by key beyond all that lies below this one. */
function after(node: usize): usize {
  let at = node;
  for (let parent = nodeAt(at).parent; parent != 0; parent = nodeAt(at).parent) {
    const right = nodeAt(parent).right;
    if (nodeAt(parent).left == at && right != 0) return lowest(right);
    at = parent;
  }
  return 0;
}
