/**
 * Handles: the names by which a host refers to the kernel's objects. One table serves namespaces, tasks, sockets and descriptors of tun devices.
 *
 *      handle   ┌─ 0 ─┬─ generation, 11 bits ─┬─ index, 20 bits ─┐
 *      entry    ┌─ object, 4 bytes ─┬─ generation, 4 bytes ─┐        free: object 0, next free index in the upper bits
 *
 * Each object begins with its kind, so that a handle of the wrong kind fails like a stale one. An entry whose generations
 * are used up is never handed out again: a handle means one object, ever. 2^31 objects can be made in a kernel's life.
 */

import * as vector from './vector';
import { Vector } from './vector';

export const enum Kind {
  NETNS = 1,
  TASK = 2,
  SOCKET = 3,
  TUN = 4,
}

const INDEX_BITS: u32 = 20;
const INDEX_MASK: u32 = (1 << INDEX_BITS) - 1;
const LAST_GENERATION: u32 = (1 << 11) - 1;

@unmanaged
class Table {
  /** Two words an entry; entry 0 is never used, so that no handle is 0. */
  data: usize;
  length: u32;
  capacity: u32;
  /** Index of a free entry, or 0. */
  free: u32;
}

const table = changetype<Table>(memory.data(offsetof<Table>(), 4));
const entries = changetype<Vector>(changetype<usize>(table));

function entryOf(index: u32): usize {
  return entries.data + (index << 3);
}

/** Names an object; 0 when memory or handles have run out. */
export function create(object: usize): u32 {
  let index = table.free;
  if (index == 0) {
    index = max(entries.length >>> 1, 1);
    if (index > INDEX_MASK || !vector.reserve(entries, (index + 1) << 1)) return 0;
    if (entries.length == 0) {
      store<u32>(entryOf(0), 0);
      store<u32>(entryOf(0), 0, 4);
    }
    entries.length = (index + 1) << 1;
    store<u32>(entryOf(index), 0, 4);
  } else {
    table.free = load<u32>(entryOf(index));
  }
  const entry = entryOf(index);
  const generation = load<u32>(entry, 4) & LAST_GENERATION;
  store<u32>(entry, <u32>object);
  store<u32>(entry, generation | LIVE, 4);
  return (generation << INDEX_BITS) | index;
}

/** Marks an entry that names an object, beside its generation. */
const LIVE: u32 = 1 << 31;

/** The object of a handle, or 0 when it is stale or names another kind. */
export function lookup(handle: u32, kind: Kind): usize {
  const index = handle & INDEX_MASK;
  if (index >= entries.length >>> 1) return 0;
  const entry = entryOf(index);
  if (load<u32>(entry, 4) != ((handle >>> INDEX_BITS) | LIVE)) return 0;
  const object: usize = load<u32>(entry);
  return load<u32>(object) == <u32>kind ? object : 0;
}

/** The first live object of a kind from entry `index` on, or 0; `indexOf` its handle + 1 is where to go on. */
export function from(index: u32, kind: Kind): usize {
  for (let i = index; i < entries.length >>> 1; i++) {
    const entry = entryOf(i);
    if ((load<u32>(entry, 4) & LIVE) == 0) continue;
    const object: usize = load<u32>(entry);
    if (load<u32>(object) == <u32>kind) return object;
  }
  return 0;
}

/** The entry of a handle. */
export function indexOf(handle: u32): u32 {
  return handle & INDEX_MASK;
}

/** Retires a handle, which must be live. */
export function remove(handle: u32): void {
  const index = handle & INDEX_MASK;
  const entry = entryOf(index);
  const generation = handle >>> INDEX_BITS;
  store<u32>(entry, 0);
  if (generation == LAST_GENERATION) {
    store<u32>(entry, generation, 4);
    return;
  }
  store<u32>(entry, generation + 1, 4);
  store<u32>(entry, table.free);
  table.free = index;
}
