/**
 * Texts: string literals, all of them ASCII, are stored as bytes in the data segment (scripts/texts.js), while their lengths are still those of UTF-16.
 * None of the language's own methods that read characters can be used on them.
 */

/** Writes a text without a terminator; returns its length in bytes. */
export function write(to: usize, text: string): u32 {
  const length = text.length;
  memory.copy(to, changetype<usize>(text), length);
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

/** The length of a text of `size` bytes without the NULs at its end (nla_strcmp). */
export function trimmedLength(from: usize, size: u32): u32 {
  let length = size;
  while (length > 0 && load<u8>(from + length - 1) == 0) length--;
  return length;
}

/** The length of a name in a field of 16 bytes that has NULs behind it, to its end, and none in it: found without looking at each. */
export function lengthIn(field: usize): u32 {
  const second = load<u64>(field, 8);
  return 16 - <u32>((second != 0 ? clz(second) : 64 + clz(load<u64>(field))) >>> 3);
}

/** True when `size` bytes are exactly the text. */
export function equals(from: usize, size: u32, text: string): bool {
  return size == text.length && matches(text, 0, from, size);
}

/** Which of the words in a text, set apart by single spaces, `size` bytes are; -1 when none. */
export function wordIn(words: string, from: usize, size: u32): i32 {
  const length = <u32>words.length;
  let word = 0;
  let start: u32 = 0;
  for (let i: u32 = 0; i <= length; i++) {
    if (i < length && unit(words, i) != 0x20) continue;
    if (i - start == size && matches(words, start, from, size)) return word;
    word++;
    start = i + 1;
  }
  return -1;
}

/** Where the word ends that begins at `from`, in words that end at `end`. */
export function wordEnd(from: usize, end: usize): usize {
  let at = from;
  while (at < end && load<u8>(at) != 0x20) at++;
  return at;
}

/** How many words a text has, empty ones too; none of an empty text. */
export function countWords(words: string): u32 {
  let count: u32 = words.length == 0 ? 0 : 1;
  for (let i = 0; i < words.length; i++) if (unit(words, i) == 0x20) count++;
  return count;
}

/** Whether the word with a number is `size` bytes. */
export function isWordAt(words: string, index: u32, from: usize, size: u32): bool {
  let word = changetype<usize>(words);
  const end = word + words.length;
  for (let i: u32 = 0; i < index; i++) word = wordEnd(word, end) + 1;
  return wordEnd(word, end) - word == size && memory.compare(word, from, size) == 0;
}

function unit(text: string, index: u32): u32 {
  return load<u8>(changetype<usize>(text) + index);
}

function matches(text: string, start: u32, from: usize, size: u32): bool {
  for (let i: u32 = 0; i < size; i++) if (<u32>load<u8>(from + i) != unit(text, start + i)) return false;
  return true;
}
