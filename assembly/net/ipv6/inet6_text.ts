/** IPv6 addresses as text (RFC 4291, 2.2), both ways, as settings show and take them. */

const SIZE: u32 = 16;
const COLON: u32 = 0x3a;
const WORDS: u32 = 8;

/** The value of a digit of a base up to 16; 16 for what is none. */
export function digitOf(byte: u32): u32 {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16;
}

/** Writes an address with all its digits, without a terminator; returns its length. */
export function writeFull(to: usize, address: usize): u32 {
  let at = to;
  for (let i: u32 = 0; i < SIZE; i++) {
    if (i != 0 && (i & 1) == 0) store<u8>(at++, COLON);
    const byte: u32 = load<u8>(address + i);
    store<u8>(at++, hexOf(byte >>> 4));
    store<u8>(at++, hexOf(byte & 15));
  }
  return <u32>(at - to);
}

function hexOf(digit: u32): u32 {
  return digit < 10 ? 0x30 + digit : 0x57 + digit;
}

/** Reads an address of `length` bytes of text, without a dotted quad; false when it is none. */
export function read(to: usize, from: usize, length: u32): bool {
  const end = from + length;
  let at = from;
  let words: u32 = 0;
  // Where "::" stands, in words; WORDS + 1: nowhere.
  let gap: u32 = WORDS + 1;
  if (length >= 2 && load<u8>(at) == COLON && load<u8>(at + 1) == COLON) {
    gap = 0;
    at += 2;
  }
  while (at < end) {
    let value: u32 = 0;
    let digits: u32 = 0;
    for (; at < end && digits <= 4; at++, digits++) {
      const digit = digitOf(load<u8>(at));
      if (digit > 15) break;
      value = (value << 4) | digit;
    }
    if (digits == 0 || digits > 4 || words == WORDS) return false;
    store<u16>(to + (words << 1), bswap<u16>(<u16>value));
    words++;
    if (at == end) break;
    if (load<u8>(at) != COLON || ++at == end) return false;
    if (load<u8>(at) != COLON) continue;
    if (gap <= WORDS) return false;
    gap = words;
    at++;
  }
  if (gap > WORDS) return words == WORDS;
  if (words == WORDS) return false;
  const behind = (words - gap) << 1;
  memory.copy(to + SIZE - behind, to + (gap << 1), behind);
  memory.fill(to + (gap << 1), 0, SIZE - behind - (gap << 1));
  return true;
}
