/**
 * A queue of message references, embedded in a socket: a ring that doubles. Its first ring is a word of its own, so that a
 * queue of one message needs no memory beside.
 *
 *      queue   ┌─ slots ─┬─ capacity, a power of two ─┬─ head ─┬─ count ─┬─ single ─┐
 *                  └──────────────────────────────── at first ───────────────┘
 */

import * as heap from './heap';
import { Message } from './message';

@unmanaged
export class Queue {
  /** The ring: `capacity` references, `count` of them used, the oldest at `head`. */
  slots: usize;
  capacity: u32;
  head: u32;
  count: u32;
  /** The ring of an idle queue. */
  single: usize;
}

const FIRST_CAPACITY: u32 = 16;

/** Readies a queue of zeroes for use. */
export function init(queue: Queue): void {
  queue.slots = changetype<usize>(queue) + offsetof<Queue>('single');
  queue.capacity = 1;
  queue.head = 0;
}

function slot(queue: Queue, i: u32): usize {
  return queue.slots + (((queue.head + i) & (queue.capacity - 1)) << 2);
}

/** Makes room for one more message; false when memory has run out. */
export function reserve(queue: Queue): bool {
  return queue.count != queue.capacity || grow(queue);
}

/** Appends a message, for which there is room; its reference passes to the queue. */
export function push(queue: Queue, message: Message): void {
  const count = queue.count;
  store<u32>(slot(queue, count), <u32>changetype<usize>(message));
  queue.count = count + 1;
}

/** The oldest message, or null. It stays in the queue. */
export function peek(queue: Queue): Message | null {
  return queue.count == 0 ? null : changetype<Message>(load<u32>(slot(queue, 0)));
}

/** Takes out the oldest message, which must exist; its reference passes to the caller. */
export function pop(queue: Queue): Message {
  const message = changetype<Message>(load<u32>(slot(queue, 0)));
  queue.head = (queue.head + 1) & (queue.capacity - 1);
  queue.count--;
  if (queue.count == 0 && queue.capacity != 1) {
    heap.free(queue.slots);
    init(queue);
  }
  return message;
}

function grow(queue: Queue): bool {
  const capacity = max(queue.capacity << 1, FIRST_CAPACITY);
  const ring = heap.alloc(capacity << 2);
  if (ring == 0) return false;
  const tail = (queue.capacity - queue.head) << 2;
  memory.copy(ring, slot(queue, 0), tail);
  memory.copy(ring + tail, queue.slots, queue.head << 2);
  if (queue.capacity != 1) heap.free(queue.slots);
  queue.slots = ring;
  queue.capacity = capacity;
  queue.head = 0;
  return true;
}
