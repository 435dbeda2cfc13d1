/**
 * Why something was refused, where a number does not say it: `net` knows no messages, so it leaves a text here, and the route that
 * asked puts it into its extended ack (struct netlink_ext_ack).
 */

import * as text from '../memory/text';

@unmanaged
class Reason {
  text: usize;
}

const reason = changetype<Reason>(memory.data(offsetof<Reason>(), 4));

/** Leaves a text and returns the error it explains. */
export function explain(error: i32, words: string): i32 {
  reason.text = changetype<usize>(words);
  return error;
}

/** Takes the text that was left, or 0. */
export function take(): usize {
  const left = reason.text;
  reason.text = 0;
  return left;
}

/**
 * A text made from parts is built where a string literal would lie: its length is kept, doubled as of UTF-16, in the word before it,
 * the last of a header's five. No longer than Linux makes it (NETLINK_MAX_FMTMSG_LEN, with its NUL).
 */
const HEADER: u32 = 20;
const MOST: u32 = 79;
const made: usize = memory.data(HEADER + MOST, 16);

/** As `explain`, with `length` bytes of a name within the text. */
export function explainName(error: i32, before: string, name: usize, length: u32, after: string): i32 {
  begin();
  append(before);
  for (let i: u32 = 0; i < length; i++) appendByte(load<u8>(name + i));
  append(after);
  reason.text = made + HEADER;
  return error;
}

/** As `explain`, with a number within the text. */
export function explainNumber(error: i32, before: string, number: u32, after: string): i32 {
  return explainName(error, before, digits, text.writeDecimal(digits, number), after);
}

/** As `explainNumber`, with two numbers. */
export function explainNumbers(error: i32, before: string, one: u32, between: string, other: u32): i32 {
  begin();
  append(before);
  appendNumber(one);
  append(between);
  appendNumber(other);
  reason.text = made + HEADER;
  return error;
}

function appendNumber(number: u32): void {
  const length = text.writeDecimal(digits, number);
  for (let i: u32 = 0; i < length; i++) appendByte(load<u8>(digits + i));
}

const digits: usize = memory.data(10, 4);
const NIBBLES: u32 = 16;

/** As `explain`, with two numbers within the text, all 16 digits of each. */
export function explainBits(error: i32, before: string, one: u64, between: string, other: u64): i32 {
  begin();
  append(before);
  appendBits(one);
  append(between);
  appendBits(other);
  reason.text = made + HEADER;
  return error;
}

function appendBits(bits: u64): void {
  append('0x');
  for (let i: u32 = NIBBLES; i > 0; i--) {
    const nibble = (<u32>(bits >> ((i - 1) * 4))) & 15;
    appendByte(nibble < 10 ? 0x30 + nibble : 0x57 + nibble);
  }
}

function begin(): void {
  store<u32>(made + HEADER - 4, 0);
}

function append(part: string): void {
  for (let i = 0; i < part.length; i++) appendByte(load<u8>(changetype<usize>(part) + i));
}

function appendByte(byte: u32): void {
  const size = load<u32>(made + HEADER - 4);
  if (size == 2 * MOST) return;
  store<u8>(made + HEADER + (size >> 1), byte);
  store<u32>(made + HEADER - 4, size + 2);
}
