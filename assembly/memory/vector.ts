/**
 * A dense array of 32-bit words that grows by doubling, for embedding in other structures:
 *
 *      ┌─ data, 4 ──────────┬─ length, 4 ─┬─ capacity, 4 ─┐
 *      │ words, 0 when none │ words used  │ words there   │
 *      └────────────────────┴─────────────┴───────────────┘
 */

import * as heap from './heap';

@unmanaged
export class Vector {
  data: usize;
  length: u32;
  capacity: u32;
}

/** Makes room for `words` words; false when memory has run out, the vector unharmed. */
export function reserve(vector: Vector, words: u32): bool {
  if (words <= vector.capacity) return true;
  // Not what the block could hold: how much memory is in use must not depend on which block was free.
  const capacity = max(words, vector.capacity << 1);
  const data = heap.resize(vector.data, capacity << 2);
  if (data == 0) return false;
  vector.data = data;
  vector.capacity = capacity;
  return true;
}

/** Word `i`, which must be below `length`. */
export function get(vector: Vector, i: u32): u32 {
  return load<u32>(vector.data + (i << 2));
}

/** Replaces word `i`, which must be below `length`. */
export function set(vector: Vector, i: u32, value: u32): void {
  store<u32>(vector.data + (i << 2), value);
}

/** Appends a word; false when memory has run out. */
export function push(vector: Vector, value: u32): bool {
  const i = vector.length;
  if (!reserve(vector, i + 1)) return false;
  vector.length = i + 1;
  set(vector, i, value);
  return true;
}

/** Gives the memory back; the vector is empty and usable again. */
export function clear(vector: Vector): void {
  heap.free(vector.data);
  vector.data = 0;
  vector.length = 0;
  vector.capacity = 0;
}
