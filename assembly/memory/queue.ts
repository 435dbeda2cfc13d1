/**
 * A queue of message references, embedded in a socket. While it holds at most one it needs no memory of its own:
 *
 *      ┌─ slots ────────────────────────────────────┬─ capacity ─┬─ head ─┬─ count ─┐
 *      │ capacity 0: the one message, or 0           │ a power of │ oldest │         │
 *      │ otherwise:  a ring of `capacity` references │ two, or 0  │        │         │
 */

import * as heap from './heap';
import { Message } from './message';

@unmanaged
export class Queue {
  slots: usize;
  capacity: u32;
  head: u32;
  count: u32;
}

const FIRST_CAPACITY: u32 = 16;

function slot(queue: Queue, i: u32): usize {
  return queue.slots + (((queue.head + i) & (queue.capacity - 1)) << 2);
}

/** Appends a message, whose reference passes to the queue; false when memory has run out. */
export function push(queue: Queue, message: Message): bool {
  const count = queue.count;
  if (count == 0 && queue.capacity == 0) {
    queue.slots = changetype<usize>(message);
    queue.count = 1;
    return true;
  }
  if (count >= queue.capacity && !grow(queue)) return false;
  const at = (queue.head + count) & (queue.capacity - 1);
  store<u32>(queue.slots + (at << 2), <u32>changetype<usize>(message));
  queue.count = count + 1;
  return true;
}

/** The oldest message, or null. It stays in the queue. */
export function peek(queue: Queue): Message | null {
  if (queue.count == 0) return null;
  return changetype<Message>(queue.capacity == 0 ? queue.slots : load<u32>(slot(queue, 0)));
}

/** Takes out the oldest message, which must exist; its reference passes to the caller. */
export function pop(queue: Queue): Message {
  const message = changetype<Message>(queue.capacity == 0 ? queue.slots : load<u32>(slot(queue, 0)));
  queue.head = (queue.head + 1) & (queue.capacity - 1);
  queue.count--;
  if (queue.count == 0) {
    if (queue.capacity != 0) heap.free(queue.slots);
    queue.slots = 0;
    queue.capacity = 0;
    queue.head = 0;
  }
  return message;
}

function grow(queue: Queue): bool {
  const capacity = queue.capacity == 0 ? FIRST_CAPACITY : queue.capacity << 1;
  const ring = heap.alloc(capacity << 2);
  if (ring == 0) return false;
  if (queue.capacity == 0) {
    store<u32>(ring, <u32>queue.slots);
  } else {
    const tail = (queue.capacity - queue.head) << 2;
    memory.copy(ring, slot(queue, 0), tail);
    memory.copy(ring + tail, queue.slots, queue.head << 2);
    heap.free(queue.slots);
  }
  queue.slots = ring;
  queue.capacity = capacity;
  queue.head = 0;
  return true;
}
