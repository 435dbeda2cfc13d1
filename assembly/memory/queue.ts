/**
 * A queue of message references, embedded in a socket: a ring that grows. Its first ring is a word of its own, so that a
 * queue of one message needs no memory beside.
 *
 *      queue   ┌─ tail ─┬─ stop ─┬─ head ─┬─ slots ─┬─ end ─┬─ single ─┐
 *                                              └──── at first ────┘
 *
 * A push is what a broadcast does a thousand times, so one comparison tells it whether there is a slot: `tail` moves up to
 * `stop`, which is the ring's end or, when the tail went on at the beginning, the head. A queue that is empty is one that
 * was rewound, so that head and tail are equal then, and otherwise only where the tail is at `stop`.
 */

import * as heap from './heap';
import { Message } from './message';

@unmanaged
export class Queue {
  /** The slot for the next message, unless it is `stop`. */
  tail: usize;
  stop: usize;
  /** The slot of the oldest message. */
  head: usize;
  /** The ring, words from `slots` up to `end`. */
  slots: usize;
  end: usize;
  /** The ring of an idle queue. */
  single: usize;
}

const SLOT: u32 = 4;
/** The first two rings beside a queue; from then on they double. Who is sent a burst of messages has few steps to go. */
const FIRST_SIZE: u32 = 16 * SLOT;
const SECOND_SIZE: u32 = 64 * SLOT;

/** Readies a queue for use. */
export function init(queue: Queue): void {
  setRing(queue, changetype<usize>(queue) + offsetof<Queue>('single'), SLOT);
}

/** Makes `slots` the ring, empty. */
function setRing(queue: Queue, slots: usize, size: u32): void {
  queue.slots = slots;
  queue.end = slots + size;
  queue.stop = slots + size;
  queue.head = slots;
  queue.tail = slots;
}

function hasRing(queue: Queue): bool {
  return queue.slots != changetype<usize>(queue) + offsetof<Queue>('single');
}

export function isEmpty(queue: Queue): bool {
  return queue.head == queue.tail && queue.tail != queue.stop;
}

/** Makes room for one more message; false when memory has run out. */
export function reserve(queue: Queue): bool {
  if (queue.tail != queue.stop) return true;
  if (queue.tail != queue.end || queue.head == queue.slots) return grow(queue);
  // The end is reached, and what was at the beginning is read.
  queue.tail = queue.slots;
  queue.stop = queue.head;
  return true;
}

/** Appends a message, for which there is room; its reference passes to the queue. */
export function push(queue: Queue, message: Message): void {
  const tail = queue.tail;
  store<u32>(tail, <u32>changetype<usize>(message));
  queue.tail = tail + SLOT;
}

/** The oldest message, or null. It stays in the queue. */
export function peek(queue: Queue): Message | null {
  return isEmpty(queue) ? null : changetype<Message>(load<u32>(queue.head));
}

/** Takes out the oldest message, which must exist; its reference passes to the caller. */
export function pop(queue: Queue): Message {
  const message = changetype<Message>(load<u32>(queue.head));
  const head = queue.head + SLOT;
  if (head == queue.tail) {
    empty(queue);
  } else if (head == queue.end) {
    queue.head = queue.slots;
    queue.stop = queue.end;
    // Room was made at the beginning, and nothing came.
    if (queue.tail == queue.slots) empty(queue);
  } else {
    queue.head = head;
    if (queue.stop != queue.end) queue.stop = head;
  }
  return message;
}

/** Nothing is left: begins anew, without memory beside. */
function empty(queue: Queue): void {
  if (hasRing(queue)) heap.free(queue.slots);
  init(queue);
}

/** Makes a ring that is full larger. */
function grow(queue: Queue): bool {
  const full = <u32>(queue.end - queue.slots);
  const size = full < FIRST_SIZE ? FIRST_SIZE : max(full << 1, SECOND_SIZE);
  const ring = heap.alloc(size);
  if (ring == 0) return false;
  if (hasRing(queue)) {
    const first = queue.end - queue.head;
    memory.copy(ring, queue.head, first);
    // A bulk copy is a call out of the module, of no bytes too.
    if (queue.head != queue.slots) memory.copy(ring + first, queue.slots, queue.head - queue.slots);
    heap.free(queue.slots);
  } else store<u32>(ring, <u32>queue.single);
  setRing(queue, ring, size);
  queue.tail = ring + full;
  return true;
}
