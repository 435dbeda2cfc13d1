/**
 * The source addresses that a macvlan in source mode accepts frames from (struct macvlan_source_entry).
 *
 *      table   ┌─ 256 buckets ─┐      entry   ┌─ next 4 ─┬─ address 6 ─┬─ 2 ─┐
 *
 * They are dumped bucket by bucket, the newest first. As that order is visible, the hash is Linux's.
 */

import { Errno } from '../../generated/errno';
import * as heap from '../../memory/heap';

@unmanaged
export class Sources {
  /** The table, or 0 while there is none. */
  table: usize;
  count: u32;
}

const BUCKETS: u32 = 256;
const ADDRESS: u32 = 4;
const ENTRY_SIZE: u32 = 12;
/** The golden ratio in 64 bits, by which Linux hashes (GOLDEN_RATIO_64). */
const GOLDEN: u64 = ((<u64>0x61c88646) << 32) | 0x80b583eb;

/** The top 8 bits of the product with the address in the upper 6 bytes (macvlan_eth_hash). */
function bucketOf(address: usize): u32 {
  const value = ((<u64>load<u16>(address, 4)) << 48) | ((<u64>load<u32>(address)) << 16);
  return <u32>((value * GOLDEN) >> 56);
}

function isSame(a: usize, b: usize): bool {
  return load<u32>(a) == load<u32>(b) && load<u16>(a, 4) == load<u16>(b, 4);
}

/** The word that leads to the entry with an address, or to 0 where it would go. */
function wordOf(sources: Sources, address: usize): usize {
  let word = sources.table + (bucketOf(address) << 2);
  while (load<u32>(word) != 0 && !isSame(load<u32>(word) + ADDRESS, address)) word = load<u32>(word);
  return word;
}

/** Adds an address; one that is there stays. 0 or -ENOMEM. */
export function add(sources: Sources, address: usize): i32 {
  if (sources.table == 0) {
    sources.table = heap.allocZeroed(BUCKETS << 2);
    if (sources.table == 0) return -Errno.ENOMEM;
  }
  if (load<u32>(wordOf(sources, address)) != 0) return 0;
  const entry = heap.alloc(ENTRY_SIZE);
  if (entry == 0) return -Errno.ENOMEM;
  const bucket = sources.table + (bucketOf(address) << 2);
  store<u32>(entry, load<u32>(bucket));
  memory.copy(entry + ADDRESS, address, 6);
  store<u32>(bucket, <u32>entry);
  sources.count++;
  return 0;
}

/** True when an address is there. */
export function has(sources: Sources, address: usize): bool {
  return sources.table != 0 && load<u32>(wordOf(sources, address)) != 0;
}

/** Takes an address out, if it is there. */
export function remove(sources: Sources, address: usize): void {
  if (sources.table == 0) return;
  const word = wordOf(sources, address);
  const entry = load<u32>(word);
  if (entry == 0) return;
  store<u32>(word, load<u32>(entry));
  heap.free(entry);
  sources.count--;
}

/** Takes all out. */
export function flush(sources: Sources): void {
  if (sources.table == 0) return;
  for (let address = first(sources); address != 0; address = first(sources)) remove(sources, address);
  heap.free(sources.table);
  sources.table = 0;
}

/** The first address in order, or 0; and the one after. */
export function first(sources: Sources): usize {
  return sources.table == 0 ? 0 : firstFrom(sources, 0);
}

export function next(sources: Sources, address: usize): usize {
  const entry: usize = load<u32>(address - ADDRESS);
  return entry != 0 ? entry + ADDRESS : firstFrom(sources, bucketOf(address) + 1);
}

function firstFrom(sources: Sources, bucket: u32): usize {
  for (let i = bucket; i < BUCKETS; i++) {
    const entry: usize = load<u32>(sources.table + (i << 2));
    if (entry != 0) return entry + ADDRESS;
  }
  return 0;
}
