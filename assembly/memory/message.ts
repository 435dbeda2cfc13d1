/**
 * Message buffers (Linux's sk_buff): written once, queued by reference on any number of sockets.
 *
 *      ┌─ header, 44 bytes ──────────────────────────────┬─ payload, `capacity` bytes, `length` of them used ─┐
 *
 * Whoever creates a message holds its first reference; the last `release` frees it.
 */

import * as heap from './heap';

@unmanaged
export class Message {
  references: u32;
  /** Payload bytes that are used. */
  length: u32;
  capacity: u32;
  /** What the message weighs in a receive buffer: see netlink/truesize.ts. */
  truesize: u32;
  /** The sender's port; 0 for the kernel. */
  port: u32;
  /** The group it was sent to; 0 for unicast. */
  group: u32;
  /** The sender's credentials. */
  pid: u32;
  uid: u32;
  gid: u32;
  /** The id, in the receiver's namespace, of the one it came from; -1 when that is the same, or has none. */
  nsid: i32;
  /** Set by a writer whose data did not fit: see wire/writer.ts. */
  overflow: u32;
}

/** Where the payload lies. */
export function data(message: Message): usize {
  return changetype<usize>(message) + offsetof<Message>();
}

/** A message of no bytes that can hold `capacity`, sent by the kernel; null when memory has run out. */
export function create(capacity: u32): Message | null {
  // A sum that wraps would be a small block.
  if (capacity > heap.MAX_LIMIT - offsetof<Message>()) return null;
  const pointer = heap.alloc(<u32>offsetof<Message>() + capacity);
  if (pointer == 0) return null;
  const message = changetype<Message>(pointer);
  message.references = 1;
  message.length = 0;
  message.capacity = capacity;
  message.truesize = 0;
  message.port = 0;
  message.group = 0;
  message.pid = 0;
  message.uid = 0;
  message.gid = 0;
  message.nsid = -1;
  message.overflow = 0;
  return message;
}

/** A message that holds a copy of `size` bytes. */
export function copyOf(bytes: usize, size: u32): Message | null {
  const message = create(size);
  if (message == null) return null;
  memory.copy(data(message), bytes, size);
  message.length = size;
  return message;
}

/** The first `length` bytes of a message as one of its own, from the same sender, that weighs what the whole does; null: no memory. */
export function excerpt(message: Message, length: u32): Message | null {
  const copy = copyOf(data(message), length);
  if (copy == null) return null;
  copy.truesize = message.truesize;
  copy.port = message.port;
  copy.group = message.group;
  copy.pid = message.pid;
  copy.uid = message.uid;
  copy.gid = message.gid;
  copy.nsid = message.nsid;
  return copy;
}

/** How many more bytes it can hold. */
export function room(message: Message): u32 {
  return message.capacity - message.length;
}

/** Appends what another message holds; false when it does not fit. */
export function append(message: Message, other: Message): bool {
  if (other.length > room(message)) return false;
  memory.copy(data(message) + message.length, data(other), other.length);
  message.length += other.length;
  return true;
}

export function retain(message: Message): void {
  message.references++;
}

export function release(message: Message): void {
  if (--message.references == 0) heap.free(changetype<usize>(message));
}

/** Gives back the capacity that was not used, where it is most of the message; else a block of the usual size is worth more. */
export function trim(message: Message): void {
  if (message.capacity >>> 1 < message.length) return;
  heap.shrink(changetype<usize>(message), <u32>offsetof<Message>() + message.length);
  message.capacity = message.length;
}
