/**
 * Kobject uevents (lib/kobject_uevent.c): not netlink messages but text, to group 1, from the kernel:
 *
 *      action@devpath NUL  KEY=VALUE NUL  KEY=VALUE NUL …  SEQNUM=n NUL
 *
 * The sequence number counts the events of the whole machine, also those nobody hears.
 */

import { Errno } from '../generated/errno';
import { Protocol } from '../generated/netlink';
import * as messages from '../memory/message';
import { Message, data } from '../memory/message';
import * as text from '../memory/text';
import { lost, multicast } from '../netlink/multicast';
import { Namespace } from '../net/namespace';

const UEVENT_GROUP: u32 = 1;
/** Limits on what follows the first text (UEVENT_BUFFER_SIZE, UEVENT_NUM_ENVP). */
export const MAX_SIZE: u32 = 2048;
const MAX_VARIABLES: u32 = 64;
/** Room for "SEQNUM=", 20 digits and a NUL. */
export const SEQUENCE_SIZE: u32 = 28;

@unmanaged
class Sequence {
  last: u64;
}

const sequence = changetype<Sequence>(memory.data(offsetof<Sequence>(), 8));

/** Appends a text without its NUL; the message has room. */
export function append(message: Message, value: string): void {
  message.length += text.write(data(message) + message.length, value);
}

export function appendBytes(message: Message, from: usize, size: u32): void {
  memory.copy(data(message) + message.length, from, size);
  message.length += size;
}

export function appendNumber(message: Message, value: u64): void {
  message.length += text.writeDecimal(data(message) + message.length, value);
}

/** Ends a variable. */
export function appendEnd(message: Message): void {
  store<u8>(data(message) + message.length, 0);
  message.length++;
}

/** Bytes that the next event's SEQNUM takes, with its NUL. */
export function nextSequenceSize(): u32 {
  return 8 + text.digitsOf(sequence.last + 1);
}

/** Numbers an event, whose only reference it takes, and sends it. */
export function send(netns: Namespace, message: Message): void {
  sequence.last++;
  append(message, 'SEQNUM=');
  appendNumber(message, sequence.last);
  appendEnd(message);
  message.group = UEVENT_GROUP;
  // That nobody listens is no error.
  multicast(netns, Protocol.KOBJECT_UEVENT, message, null, 0);
  messages.release(message);
}

/** An event for which there was no memory: it counts, and its listeners learn that they missed it. */
export function miss(netns: Namespace): void {
  sequence.last++;
  lost(netns, Protocol.KOBJECT_UEVENT, UEVENT_GROUP);
}

/**
 * Sends an event that the host made, `action@devpath NUL (KEY=VALUE NUL)…`: 0; -EINVAL when it is not of that form, -ENOMEM when
 * it is larger than Linux makes any.
 */
export function emit(netns: Namespace, from: usize, size: u32): i32 {
  const bad = check(from, size);
  if (bad != 0) return bad;
  const message = messages.create(size + SEQUENCE_SIZE);
  if (message == null) return -Errno.ENOMEM;
  appendBytes(message, from, size);
  send(netns, message);
  return 0;
}

function check(from: usize, size: u32): i32 {
  if (size == 0 || load<u8>(from + size - 1) != 0) return -Errno.EINVAL;
  const head = text.lengthOf(from, size);
  if (indexOf(from, head, 0x40) == head) return -Errno.EINVAL;
  if (size - head - 1 + nextSequenceSize() > MAX_SIZE) return -Errno.ENOMEM;
  // SEQNUM is one of them.
  let variables: u32 = 1;
  for (let at = head + 1; at < size;) {
    const length = text.lengthOf(from + at, size - at);
    const equals = indexOf(from + at, length, 0x3d);
    if (equals == 0 || equals == length) return -Errno.EINVAL;
    variables++;
    at += length + 1;
  }
  return variables > MAX_VARIABLES ? -Errno.ENOMEM : 0;
}

/** Where a byte is first, or `size`. */
function indexOf(from: usize, size: u32, byte: u32): u32 {
  let i: u32 = 0;
  while (i < size && <u32>load<u8>(from + i) != byte) i++;
  return i;
}
