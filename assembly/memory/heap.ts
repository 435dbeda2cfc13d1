/**
 * The allocator: two-level segregated fit (Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems"),
 * so that taking and giving back a block cost the same however full the heap is, and neighbours merge at once.
 *
 * It never traps. It grows linear memory itself, up to `limit`, and answers 0 when there is no more.
 *
 * A block:
 *
 *      ┌─ header, 4 bytes ───────────────────────────────┬─ payload, 8-aligned, size % 8 == 4, at least 12 bytes ─┐
 *      │ size │ SLACK (bit 2) │ LEFT_FREE (1) │ FREE (0) │ in use: the caller's                                   │
 *      │                                                 │ free:   next, previous, …, address of this header      │
 *      └─────────────────────────────────────────────────┴────────────────────────────────────────────────────────┘
 *
 * The last word of a free block points back at its header, so a block that has LEFT_FREE set finds its neighbour to merge. A block
 * with SLACK is 8 bytes larger than it need be, because they are too few for a block; they don't count as used, so that
 * `used` tells what was asked for, whatever blocks were free. A header of size 0 ends the heap.
 *
 * In front of that stand spare blocks: small ones that were given back and wait, neither merged nor marked FREE, in a list for each
 * size, linked by their first word, because most are wanted again at once and in the same size (a message, a queue's ring). They
 * are merged, all of them, when they hold SPARE_MOST bytes, or when nothing else is left.
 */

const HEADER: u32 = 4;
const MIN_PAYLOAD: u32 = 12;
const FREE: u32 = 1;
const LEFT_FREE: u32 = 2;
const SLACK: u32 = 4;
const SIZE_MASK: u32 = ~7;

/** Sizes below 128 have a list for every 8 bytes; above, 16 lists for every power of two. */
const SECOND_BITS: u32 = 4;
const SECOND_COUNT: u32 = 1 << SECOND_BITS;
const SMALL: u32 = 128;
const FIRST_COUNT: u32 = 26;

/** Spare blocks have fewer bytes of payload than this, and all together at most so many with their headers. */
const SPARE_SIZE: u32 = 4096;
const SPARE_MOST: u32 = 0x10000;

/** What a build with assertions fills blocks with before they are written and after they are given back: as pointers they lead nowhere. */
const WILD: u8 = 0xa5;

const PAGE: u32 = 0x10000;
/** Memory grows by at least this many pages, so that a host retakes its views seldom. */
const GROW_PAGES: u32 = 4;
/** Pointers must be positive as i32, or they would read as errors. */
export const MAX_LIMIT: u32 = 0x7fff0000;

@unmanaged
class Heap {
  /** Address of the header of size 0; 0 before the first allocation. */
  end: usize;
  /** Bytes in blocks that are in use, headers included. */
  used: u32;
  /** Linear memory may grow to this many bytes; 0 stands for MAX_LIMIT. */
  limit: u32;
  /** Bit i: firstMap has a block in class i. The second maps and list heads lie in `secondMaps` and `heads`. */
  firstMap: u32;
  /** Bytes in spare blocks, headers included. */
  spare: u32;
}

const heap = changetype<Heap>(memory.data(offsetof<Heap>(), 8));
const secondMaps: usize = memory.data(FIRST_COUNT * 4, 4);
const heads: usize = memory.data(FIRST_COUNT * SECOND_COUNT * 4, 4);
const spares: usize = memory.data(SPARE_SIZE >> 1, 4);

function sizeOf(block: usize): u32 {
  // Sizes are 4 modulo 8, and the low three bits of the header are the flags.
  return (load<u32>(block) & SIZE_MASK) | 4;
}

/** Bytes of a block beyond what was asked for: 0 or 8. */
function slackOf(block: usize): u32 {
  return (load<u32>(block) & SLACK) << 1;
}

function first(size: u32): u32 {
  return size < SMALL ? 0 : 25 - clz(size);
}

function second(size: u32, firstLevel: u32): u32 {
  return firstLevel == 0 ? size >>> 3 : (size >>> (firstLevel + 6 - SECOND_BITS)) - SECOND_COUNT;
}

function headOf(firstLevel: u32, secondLevel: u32): usize {
  return heads + ((firstLevel * SECOND_COUNT + secondLevel) << 2);
}

/** Puts a free block into its list and writes its footer. The header's size and LEFT_FREE bit are kept. */
function insert(block: usize): void {
  const size = sizeOf(block);
  const f = first(size);
  const s = second(size, f);
  const head = headOf(f, s);
  const next = load<u32>(head);
  store<u32>(block, load<u32>(block) | FREE);
  store<u32>(block, next, 4);
  store<u32>(block, 0, 8);
  if (next != 0) store<u32>(next, <u32>block, 8);
  store<u32>(head, <u32>block);
  store<u32>(block + size, <u32>block);
  const right = block + HEADER + size;
  store<u32>(right, load<u32>(right) | LEFT_FREE);
  const map = secondMaps + (f << 2);
  store<u32>(map, load<u32>(map) | (1 << s));
  heap.firstMap |= 1 << f;
}

/** Takes a free block out of its list. */
function remove(block: usize): void {
  const size = sizeOf(block);
  const next = load<u32>(block, 4);
  const previous = load<u32>(block, 8);
  if (next != 0) store<u32>(next, previous, 8);
  if (previous != 0) {
    store<u32>(previous, next, 4);
    return;
  }
  const f = first(size);
  const s = second(size, f);
  store<u32>(headOf(f, s), next);
  if (next != 0) return;
  const map = secondMaps + (f << 2);
  const rest = load<u32>(map) & ~(1 << s);
  store<u32>(map, rest);
  if (rest == 0) heap.firstMap &= ~(1 << f);
}

/** `size` raised so far that every block of its list is large enough. */
function roundUp(size: u32): u32 {
  return size < SMALL ? size : size + (1 << (first(size) + 6 - SECOND_BITS)) - 1;
}

/** A free block of at least `size` payload bytes, still in its list; 0 when there is none. */
function search(size: u32): usize {
  let f = first(size);
  let s = second(size, f);
  // Blocks of its own list may be too small, but the first is often one of just this size that was given back: a dump's last page.
  const own: usize = load<u32>(headOf(f, s));
  if (own != 0 && sizeOf(own) >= size) return own;
  const wanted = roundUp(size);
  f = first(wanted);
  s = second(wanted, f);
  let map = load<u32>(secondMaps + (f << 2)) & (~0 << s);
  if (map == 0) {
    const higher = heap.firstMap & (~0 << (f + 1));
    if (higher == 0) return 0;
    f = ctz(higher);
    map = load<u32>(secondMaps + (f << 2));
  }
  s = ctz(map);
  return load<u32>(headOf(f, s));
}

/** Extends linear memory so that a free block of `size` payload bytes ends the heap. */
function grow(size: u32): bool {
  if (heap.end == 0) heap.end = ((__heap_base + 7) & ~7) + HEADER;
  const end = heap.end;
  const wanted = <u64>end + HEADER + size + HEADER;
  const available = <u64>memory.size() * PAGE;
  if (wanted > available) {
    const limit = heap.limit == 0 ? MAX_LIMIT : heap.limit;
    const need = <u32>((wanted - available + PAGE - 1) / PAGE);
    const most = limit > <u32>available ? (limit - <u32>available) / PAGE : 0;
    if (need > most) return false;
    const generous = min(max(need, GROW_PAGES), most);
    if (memory.grow(generous) < 0 && memory.grow(need) < 0) return false;
  }
  // Everything up to the end of memory becomes one free block, merged with a free block before it.
  const top = <usize>memory.size() * PAGE;
  const block = end;
  const payload = <u32>(top - HEADER - end - HEADER);
  const left = load<u32>(end) & LEFT_FREE;
  store<u32>(block, (payload & SIZE_MASK) | left);
  heap.end = block + HEADER + payload;
  store<u32>(heap.end, 0);
  release(block);
  return true;
}

/** Merges a block with its free neighbours and lists it. */
function release(block: usize): void {
  let start = block;
  let size = sizeOf(block);
  const right = block + HEADER + size;
  if ((load<u32>(right) & FREE) != 0) {
    remove(right);
    size += HEADER + sizeOf(right);
  }
  if ((load<u32>(block) & LEFT_FREE) != 0) {
    start = load<u32>(block - 4);
    remove(start);
    size += HEADER + sizeOf(start);
  }
  store<u32>(start, (size & SIZE_MASK) | (load<u32>(start) & LEFT_FREE));
  insert(start);
}

/** The payload size of a block for `size` bytes: the next that is 4 modulo 8. */
function payloadFor(size: u32): u32 {
  return max(((size + 3) & ~7) + 4, MIN_PAYLOAD);
}

/** The list of spare blocks of a payload size, which are all 4 modulo 8. */
function spareOf(payload: u32): usize {
  return spares + ((payload >>> 3) << 2);
}

/** Merges all spare blocks; false when there were none. */
function mergeSpares(): bool {
  if (heap.spare == 0) return false;
  heap.spare = 0;
  for (let list = spares; list < spares + (SPARE_SIZE >> 1); list += 4) {
    let pointer: usize = load<u32>(list);
    store<u32>(list, 0);
    while (pointer != 0) {
      const next = load<u32>(pointer);
      release(pointer - HEADER);
      pointer = next;
    }
  }
  return true;
}

/** `size` bytes, 8-aligned and not cleared; 0 when memory has run out. */
export function alloc(size: u32): usize {
  if (size > MAX_LIMIT) return 0;
  const pointer = obtain(payloadFor(size));
  if (!ASC_NO_ASSERT && pointer != 0) memory.fill(pointer, WILD, size);
  return pointer;
}

function obtain(payload: u32): usize {
  if (payload < SPARE_SIZE) {
    const list = spareOf(payload);
    const spare = load<u32>(list);
    if (spare != 0) {
      store<u32>(list, load<u32>(spare));
      heap.spare -= payload + HEADER;
      heap.used += payload + HEADER;
      return spare;
    }
  }
  return carve(payload);
}

/** As `alloc`, of exactly so much payload if it can be had, out of what is merged. */
function carve(payload: u32): usize {
  let block = search(payload);
  if (block == 0 && mergeSpares()) block = search(payload);
  if (block == 0) {
    if (!grow(roundUp(payload))) return 0;
    block = search(payload);
    if (block == 0) return 0;
  }
  remove(block);
  const size0 = sizeOf(block);
  const left = load<u32>(block) & LEFT_FREE;
  if (size0 >= payload + HEADER + MIN_PAYLOAD) {
    store<u32>(block, (payload & SIZE_MASK) | left);
    const rest = block + HEADER + payload;
    store<u32>(rest, (size0 - payload - HEADER) & SIZE_MASK);
    insert(rest);
  } else {
    store<u32>(block, (size0 & SIZE_MASK) | left | (size0 == payload ? 0 : SLACK));
    const right = block + HEADER + size0;
    store<u32>(right, load<u32>(right) & ~LEFT_FREE);
  }
  heap.used += payload + HEADER;
  return block + HEADER;
}

/** Like `alloc`, every byte 0. */
export function allocZeroed(size: u32): usize {
  const pointer = alloc(size);
  if (pointer != 0) memory.fill(pointer, 0, size);
  return pointer;
}

/** Gives back what `alloc` gave. 0 is ignored. */
export function free(pointer: usize): void {
  if (pointer == 0) return;
  const block = pointer - HEADER;
  const size = sizeOf(block);
  heap.used -= size + HEADER - slackOf(block);
  if (!ASC_NO_ASSERT) memory.fill(pointer, WILD, size);
  if (size >= SPARE_SIZE) {
    release(block);
    return;
  }
  store<u32>(block, load<u32>(block) & ~SLACK);
  const list = spareOf(size);
  store<u32>(pointer, load<u32>(list));
  store<u32>(list, <u32>pointer);
  heap.spare += size + HEADER;
  if (heap.spare > SPARE_MOST) mergeSpares();
}

/** Gives back what lies beyond the first `size` bytes of a block, if it is worth a block of its own. */
export function shrink(pointer: usize, size: u32): void {
  const block = pointer - HEADER;
  const whole = sizeOf(block);
  const asked = whole - slackOf(block);
  const payload = payloadFor(size);
  if (asked < payload + HEADER + MIN_PAYLOAD) return;
  store<u32>(block, (payload & SIZE_MASK) | (load<u32>(block) & LEFT_FREE));
  const rest = block + HEADER + payload;
  store<u32>(rest, (whole - payload - HEADER) & SIZE_MASK);
  heap.used -= asked - payload;
  release(rest);
}

/** Moves `pointer` (0: none yet) to a larger block, of `size` bytes; 0, with the old block untouched, when memory has run out. */
export function resize(pointer: usize, size: u32): usize {
  const moved = alloc(size);
  if (moved == 0) return 0;
  if (pointer != 0) {
    memory.copy(moved, pointer, min(sizeOf(pointer - HEADER), size));
    free(pointer);
  }
  return moved;
}

/** Bytes in use. */
export function used(): u32 {
  return heap.used;
}

/** Bytes that linear memory may grow to. */
export function limit(): u32 {
  return heap.limit == 0 ? MAX_LIMIT : heap.limit;
}

/** Sets the limit, cut to MAX_LIMIT. Memory that is there already stays usable. */
export function setLimit(bytes: u32): void {
  heap.limit = min(bytes, MAX_LIMIT);
}
