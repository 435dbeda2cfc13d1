/**
 * Memory that belongs to the host: the blocks behind the exports `alloc` and `free`, and the check that every pointer
 * argument passes (`access_ok` on Linux).
 *
 * A pointer is good when all its bytes lie in one such block, so no argument, however wrong, lets a call read or write
 * what is the kernel's own. The blocks are kept by address, as pairs {start, end} of words in one sorted vector.
 */

import * as heap from './heap';
import * as vector from './vector';
import { Vector } from './vector';

const blocks = changetype<Vector>(memory.data(offsetof<Vector>(), 4));

/** The block that served the last check: hosts use one transfer buffer over and over. */
@unmanaged
class Last {
  start: usize;
  length: u32;
}

const last = changetype<Last>(memory.data(offsetof<Last>(), 4));

/** Index of the first word pair whose start lies above `pointer`. */
function above(pointer: usize): u32 {
  let low: u32 = 0;
  let high = blocks.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (vector.get(blocks, middle << 1) > <u32>pointer) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True when `size` bytes at `pointer` are the host's. Size 0 needs no block. */
export function access(pointer: usize, size: u32): bool {
  const offset = <u32>(pointer - last.start);
  if (offset <= last.length && size <= last.length - offset) return true;
  return size == 0 || find(pointer, size);
}

/** `access` by all blocks; the one that it finds is `last` then. */
function find(pointer: usize, size: u32): bool {
  // In 64 bits, so that no sum wraps.
  const end = <u64>pointer + size;
  const i = above(pointer);
  if (i == 0) return false;
  const start = vector.get(blocks, (i - 1) << 1);
  const stop = vector.get(blocks, ((i - 1) << 1) + 1);
  if (end > <u64>stop) return false;
  last.start = start;
  last.length = stop - start;
  return true;
}

/** Copies bytes into the host's memory, checked before. Of size 0 nothing is touched, wherever `to` points. */
export function give(to: usize, from: usize, size: u32): void {
  if (size != 0) memory.copy(to, from, size);
}

/** A cleared block of `size` bytes for the host; 0 when memory has run out. */
export function alloc(size: u32): usize {
  if (!vector.reserve(blocks, blocks.length + 2)) return 0;
  const start = heap.allocZeroed(size);
  if (start == 0) return 0;
  const at = above(start) << 1;
  const from = blocks.data + (at << 2);
  memory.copy(from + 8, from, (blocks.length - at) << 2);
  blocks.length += 2;
  store<u32>(from, <u32>start);
  store<u32>(from, <u32>start + size, 4);
  return start;
}

/** Takes back a block; false when `pointer` is not the start of one. */
export function free(pointer: usize): bool {
  const i = above(pointer);
  if (i == 0) return false;
  const at = (i - 1) << 1;
  if (vector.get(blocks, at) != <u32>pointer) return false;
  const from = blocks.data + (at << 2);
  memory.copy(from, from + 8, (blocks.length - at - 2) << 2);
  blocks.length -= 2;
  if (blocks.length == 0) vector.clear(blocks);
  last.start = 0;
  last.length = 0;
  heap.free(pointer);
  return true;
}
