/**
 * A radix tree from small positive integers to pointers, in order (Linux's xarray): finds by number, and finds the next
 * number at or above another, which is how a dump goes on where it stopped.
 *
 *      tree   ┌─ root ─┬─ height ─┐        height 0: empty; height h covers numbers below 64^h
 *      node   ┌─ count ─┬─ 64 slots ─┐     slots: child nodes, or at the lowest level values; count of those that are not 0
 */

import * as heap from './heap';

@unmanaged
export class RadixTree {
  root: usize;
  height: u32;
}

const BITS: u32 = 6;
const SLOTS: u32 = 1 << BITS;
const NODE_SIZE: u32 = 4 + SLOTS * 4;
/** Numbers have 32 bits, which six levels cover. */
const MAX_HEIGHT: u32 = 6;

function slotOf(node: usize, key: u32, level: u32): usize {
  return node + 4 + (((key >>> (level * BITS)) & (SLOTS - 1)) << 2);
}

function covers(height: u32, key: u32): bool {
  return height == MAX_HEIGHT || (height > 0 && key >>> (height * BITS) == 0);
}

/** The value of `key`, or 0. */
export function get(tree: RadixTree, key: u32): usize {
  if (!covers(tree.height, key)) return 0;
  let node = tree.root;
  for (let level = tree.height - 1; node != 0; level--) {
    node = load<u32>(slotOf(node, key, level));
    if (level == 0) break;
  }
  return node;
}

/** Gives `key` a value other than 0; false when memory has run out, the tree unharmed. */
export function set(tree: RadixTree, key: u32, value: usize): bool {
  while (!covers(tree.height, key)) {
    // An empty tree has no root to be kept below the new one.
    if (tree.root == 0 && !covers(tree.height + 1, key)) {
      tree.height++;
      continue;
    }
    const top = heap.allocZeroed(NODE_SIZE);
    if (top == 0) {
      if (tree.root == 0) tree.height = 0;
      return false;
    }
    if (tree.root != 0) {
      store<u32>(top, 1);
      store<u32>(top, <u32>tree.root, 4);
    }
    tree.root = top;
    tree.height++;
  }
  let node = tree.root;
  for (let level = tree.height - 1; level > 0; level--) {
    const slot = slotOf(node, key, level);
    let child: usize = load<u32>(slot);
    if (child == 0) {
      child = heap.allocZeroed(NODE_SIZE);
      if (child == 0) {
        prune(tree, key);
        return false;
      }
      store<u32>(slot, <u32>child);
      store<u32>(node, load<u32>(node) + 1);
    }
    node = child;
  }
  const slot = slotOf(node, key, 0);
  if (load<u32>(slot) == 0) store<u32>(node, load<u32>(node) + 1);
  store<u32>(slot, <u32>value);
  return true;
}

/** Forgets `key`, which may be unknown. */
export function remove(tree: RadixTree, key: u32): void {
  if (get(tree, key) == 0) return;
  let node = tree.root;
  for (let level = tree.height - 1; level > 0; level--) node = load<u32>(slotOf(node, key, level));
  store<u32>(slotOf(node, key, 0), 0);
  store<u32>(node, load<u32>(node) - 1);
  prune(tree, key);
}

/** Frees the empty nodes on the way to `key`, lowest first. */
function prune(tree: RadixTree, key: u32): void {
  for (let lowest: u32 = 0; lowest < tree.height; lowest++) {
    let parent: usize = 0;
    let node = tree.root;
    for (let level = tree.height - 1; level > lowest && node != 0; level--) {
      parent = slotOf(node, key, level);
      node = load<u32>(parent);
    }
    if (node == 0) continue;
    if (load<u32>(node) != 0) return;
    heap.free(node);
    if (parent == 0) {
      tree.root = 0;
      tree.height = 0;
      return;
    }
    store<u32>(parent, 0);
    const above = parentOf(tree, key, lowest + 1);
    store<u32>(above, load<u32>(above) - 1);
  }
}

/** The node at `level` on the way to `key`; it must exist. */
function parentOf(tree: RadixTree, key: u32, level: u32): usize {
  let node = tree.root;
  for (let at = tree.height - 1; at > level; at--) node = load<u32>(slotOf(node, key, at));
  return node;
}

/** The value with the lowest key that is `key` or above, or 0. */
export function next(tree: RadixTree, key: u32): usize {
  if (!covers(tree.height, key)) return 0;
  return nextIn(tree.root, tree.height - 1, key);
}

/** The value with the highest key that is `key` or below, or 0. */
export function previous(tree: RadixTree, key: u32): usize {
  if (tree.height == 0) return 0;
  // Beyond what the tree covers there is nothing.
  return previousIn(tree.root, tree.height - 1, covers(tree.height, key) ? key : ~0);
}

/** As `previous`, below one node. Recursion ends at MAX_HEIGHT. */
function previousIn(node: usize, level: u32, key: u32): usize {
  let from = key;
  for (let i = <i32>((key >>> (level * BITS)) & (SLOTS - 1)); i >= 0; i--) {
    const child: usize = load<u32>(node + 4 + (i << 2));
    if (child != 0) {
      const found = level == 0 ? child : previousIn(child, level - 1, from);
      if (found != 0) return found;
    }
    // Every earlier child is searched from its end.
    from = ~0;
  }
  return 0;
}

/** As `next`, below one node. Recursion ends at MAX_HEIGHT. */
function nextIn(node: usize, level: u32, key: u32): usize {
  const firstSlot = (key >>> (level * BITS)) & (SLOTS - 1);
  let from = key;
  for (let i = firstSlot; i < SLOTS; i++) {
    const child: usize = load<u32>(node + 4 + (i << 2));
    if (child != 0) {
      const found = level == 0 ? child : nextIn(child, level - 1, from);
      if (found != 0) return found;
    }
    // Every later child is searched from its start.
    from = 0;
  }
  return 0;
}
