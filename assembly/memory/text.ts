/**
 * Texts: AssemblyScript keeps a string literal as UTF-16 in the data segment; programs want bytes. Ours are all ASCII.
 */

/** Writes a text without a terminator; returns its length in bytes. */
export function write(to: usize, text: string): u32 {
  const length = text.length;
  const from = changetype<usize>(text);
  for (let i = 0; i < length; i++) store<u8>(to + i, load<u16>(from + ((<usize>i) << 1)));
  return length;
}

/** How many digits a number has in decimal. */
export function digitsOf(value: u64): u32 {
  let digits: u32 = 1;
  for (let rest = value / 10; rest != 0; rest /= 10) digits++;
  return digits;
}

/** Writes a number in decimal, without a terminator; returns its length in bytes. */
export function writeDecimal(to: usize, value: u64): u32 {
  const digits = digitsOf(value);
  let rest = value;
  for (let i = digits; i > 0; i--) {
    store<u8>(to + i - 1, <u32>(rest % 10) + 0x30);
    rest /= 10;
  }
  return digits;
}

/** The length of a NUL-ended text in at most `limit` bytes (strnlen). */
export function lengthOf(from: usize, limit: u32): u32 {
  let length: u32 = 0;
  while (length < limit && load<u8>(from + length) != 0) length++;
  return length;
}

/** True when `size` bytes are exactly the text. */
export function equals(from: usize, size: u32, text: string): bool {
  if (size != text.length) return false;
  for (let i: u32 = 0; i < size; i++) {
    if (load<u8>(from + i) != <u8>load<u16>(changetype<usize>(text) + (i << 1))) return false;
  }
  return true;
}
