/**
 * Writing messages in place (nlmsg_put, nla_put): each function appends to a message buffer.
 *
 *      ┌─ nlmsghdr 16 ─┬─ family header ─┬─ nlattr 4 ─┬─ payload ─┬─ padding to 4 ─┬─ nlattr …
 *
 * What does not fit is left out and sets `overflow`, so that a handler writes a message without a check a line and asks
 * once, at the end, whether it is whole (`end`). Padding is written as zeros: a buffer may have been another guest's.
 */

import { Message, data } from '../memory/message';
import * as text from '../memory/text';
import { AttributeFlag, NLATTR_SIZE, NLMSGHDR_SIZE, Nlmsghdr } from '../generated/netlink';

/** Up to so many bytes are copied one by one. */
const FEW: u32 = 40;
const HALF: usize = 8;

export function align(size: u32): u32 {
  return (size + 3) & ~3;
}

/** Where the next byte goes. */
export function tail(message: Message): usize {
  return data(message) + message.length;
}

/** Appends room for `size` bytes, padded with zeros to 4; 0 when it does not fit. */
export function reserve(message: Message, size: u32): usize {
  const padded = align(size);
  if (padded < size || padded > message.capacity - message.length) {
    message.overflow = 1;
    return 0;
  }
  const at = tail(message);
  if (padded != size) store<u32>(at + padded - 4, 0);
  message.length += padded;
  return at;
}

/**
 * Begins a message: its header and `headerSize` cleared bytes of family header. Returns its offset in the payload, for
 * `header`, `end` and `cancel`.
 */
export function begin(message: Message, type: u32, flags: u32, sequence: u32, port: u32, headerSize: u32): u32 {
  const start = message.length;
  message.overflow = 0;
  const at = reserve(message, NLMSGHDR_SIZE + headerSize);
  if (at == 0) return start;
  store<u16>(at, type, Nlmsghdr.TYPE);
  store<u16>(at, flags, Nlmsghdr.FLAGS);
  store<u32>(at, sequence, Nlmsghdr.SEQ);
  store<u32>(at, port, Nlmsghdr.PID);
  for (let i: u32 = 0; i < headerSize; i += 4) store<u32>(at + NLMSGHDR_SIZE + i, 0);
  return start;
}

/**
 * Appends a whole message of which the size is known: its header, and room for `size` bytes that the caller fills, all of
 * them. Returns where they begin; 0, with nothing appended, when it does not fit. For what is written by the thousand: one
 * check, and a place (`wordAt`) that the compiler keeps in a register.
 */
export function whole(message: Message, type: u32, flags: u32, sequence: u32, port: u32, size: u32): usize {
  const length = message.length;
  const total = NLMSGHDR_SIZE + size;
  if (total > message.capacity - length) return 0;
  const at = data(message) + length;
  store<u32>(at, total);
  store<u16>(at, type, Nlmsghdr.TYPE);
  store<u16>(at, flags, Nlmsghdr.FLAGS);
  store<u32>(at, sequence, Nlmsghdr.SEQ);
  store<u32>(at, port, Nlmsghdr.PID);
  message.length = length + total;
  return at + NLMSGHDR_SIZE;
}

/**
 * Where attributes can be written by place (`wordAt` …) until `close`, up to `most` bytes of them; 0, as when they do not fit,
 * without room for so many.
 */
export function open(message: Message, most: u32): usize {
  if (most <= message.capacity - message.length) return tail(message);
  message.overflow = 1;
  return 0;
}

/** Ends what `open` began: the next byte goes to `at`. */
export function close(message: Message, at: usize): void {
  message.length = <u32>(at - data(message));
}

/** Writes an attribute of up to 4 bytes into room that is there; where the next one goes. */
export function wordAt(at: usize, type: u32, size: u32, value: u32): usize {
  headerAt(at, type, size);
  store<u32>(at, value, NLATTR_SIZE);
  return at + NLATTR_SIZE + 4;
}

/** Writes the header of an attribute of `size` bytes into room that is there; where they go. */
export function headerAt(at: usize, type: u32, size: u32): usize {
  store<u32>(at, (type << 16) | (NLATTR_SIZE + size));
  return at + NLATTR_SIZE;
}

/** Writes an attribute of a few bytes into room that is there; where the next one goes. Whole words are read, and the last is cut. */
export function fieldAt(at: usize, type: u32, from: usize, size: u32): usize {
  const to = headerAt(at, type, size);
  const whole = size & ~3;
  for (let i: u32 = 0; i < whole; i += 4) store<u32>(to + i, load<u32>(from + i));
  if (whole != size) store<u32>(to + whole, load<u32>(from + whole) & ((1 << ((size & 3) << 3)) - 1));
  return to + align(size);
}

/** Likewise of a name in a field of IFNAMSIZ bytes, NULs behind it, with one NUL. All of it is copied: there must be room for that. */
export function nameAt(at: usize, type: u32, from: usize, length: u32): usize {
  const to = headerAt(at, type, length + 1);
  copy16(to, from);
  return to + align(length + 1);
}

/** Likewise of a block of bytes, a multiple of 4. */
export function blockAt(at: usize, type: u32, from: usize, size: u32): usize {
  const to = headerAt(at, type, size);
  memory.copy(to, from, size);
  return to + size;
}

/** Likewise of a few zeros, a multiple of 4. */
export function zerosAt(at: usize, type: u32, size: u32): usize {
  const to = headerAt(at, type, size);
  for (let i: u32 = 0; i < size; i += 4) store<u32>(to + i, 0);
  return to + size;
}

/** Writes a NUL-ended string, from bytes without a NUL, into room that is there; where the next attribute goes. */
export function stringAt(at: usize, type: u32, from: usize, size: u32): usize {
  const to = headerAt(at, type, size + 1);
  const end = to + align(size + 1);
  store<u32>(end - 4, 0);
  copy(to, from, size);
  return end;
}

/** Writes a NUL-ended text into room that is there; where the next attribute goes. */
export function textAt(at: usize, type: u32, value: string): usize {
  const size = value.length + 1;
  const to = headerAt(at, type, size);
  const end = to + align(size);
  store<u32>(end - 4, 0);
  text.write(to, value);
  return end;
}

/** Ends a nest that `headerAt` began at `start` with size 0, before `at`. */
export function endNestAt(start: usize, at: usize): void {
  store<u16>(start, <u32>(at - start));
}

/** Copies 16 bytes, which are an IPv6 address or a name, without a call out of the module. */
export function copy16(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, HALF), HALF);
}

/** The family header of the message begun at `start`. Only when it fitted: see `fits`. */
export function header(message: Message, start: u32): usize {
  return data(message) + start + NLMSGHDR_SIZE;
}

/** False once anything was left out since `begin`. */
export function fits(message: Message): bool {
  return message.overflow == 0;
}

/** Ends the message begun at `start`; when it is not whole, takes it back and returns false. */
export function end(message: Message, start: u32): bool {
  if (message.overflow != 0) {
    message.length = start;
    message.overflow = 0;
    return false;
  }
  store<u32>(data(message) + start, message.length - start);
  return true;
}

/** Appends an attribute of `size` bytes and returns where they go; 0 when it does not fit. */
export function put(message: Message, type: u32, size: u32): usize {
  const at = reserve(message, NLATTR_SIZE + size);
  if (at == 0) return 0;
  return headerAt(at, type, size);
}

/** Appends an attribute of up to 4 bytes, header, value and padding at once. */
function wordAttribute(message: Message, type: u32, size: u32, value: u32): void {
  const length = message.length;
  if (message.capacity - length < NLATTR_SIZE + 4) {
    message.overflow = 1;
    return;
  }
  wordAt(data(message) + length, type, size, value);
  message.length = length + NLATTR_SIZE + 4;
}

export function u8Attribute(message: Message, type: u32, value: u32): void {
  wordAttribute(message, type, 1, value & 0xff);
}

export function u16Attribute(message: Message, type: u32, value: u32): void {
  wordAttribute(message, type, 2, value & 0xffff);
}

export function u32Attribute(message: Message, type: u32, value: u32): void {
  wordAttribute(message, type, 4, value);
}

export function u64Attribute(message: Message, type: u32, value: u64): void {
  const at = put(message, type, 8);
  if (at != 0) store<u64>(at, value);
}

export function bytesAttribute(message: Message, type: u32, from: usize, size: u32): void {
  const at = put(message, type, size);
  if (at != 0) copy(at, from, size);
}

/** Copies few bytes faster than a bulk copy, which is a call out of the module. */
function copy(to: usize, from: usize, size: u32): void {
  if (size > FEW) {
    memory.copy(to, from, size);
    return;
  }
  let i: u32 = 0;
  for (; i + 4 <= size; i += 4) store<u32>(to + i, load<u32>(from + i));
  for (; i < size; i++) store<u8>(to + i, load<u8>(from + i));
}

/** Appends `size` zero bytes as an attribute. */
export function zerosAttribute(message: Message, type: u32, size: u32): void {
  const at = put(message, type, size);
  if (at != 0) memory.fill(at, 0, size);
}

/** Appends a NUL-ended string attribute from bytes without a NUL. */
export function stringAttribute(message: Message, type: u32, from: usize, size: u32): void {
  const at = put(message, type, size + 1);
  if (at == 0) return;
  copy(at, from, size);
  store<u8>(at + size, 0);
}

/** Appends a NUL-ended string attribute. */
export function textAttribute(message: Message, type: u32, value: string): void {
  const at = open(message, NLATTR_SIZE + align(value.length + 1));
  if (at != 0) close(message, textAt(at, type, value));
}

/** Opens a nest; its offset goes to `endNest`. Without NLA_F_NESTED, as Linux's older families send it. */
export function nestPlain(message: Message, type: u32): u32 {
  const start = message.length;
  const at = open(message, NLATTR_SIZE);
  if (at != 0) close(message, headerAt(at, type, 0));
  return start;
}

/** Opens a nest marked NLA_F_NESTED. */
export function nest(message: Message, type: u32): u32 {
  return nestPlain(message, type | AttributeFlag.NESTED);
}

/** Closes a nest. One of 65536 bytes or more does not fit its length field. */
export function endNest(message: Message, start: u32): void {
  if (message.overflow != 0) return;
  const size = message.length - start;
  if (size > 0xffff) message.overflow = 1;
  else store<u16>(data(message) + start, size);
}

/** Takes back a nest that was opened, with what is in it. */
export function cancelNest(message: Message, start: u32): void {
  message.length = start;
}
