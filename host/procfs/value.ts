/** The values that files in /sys hold: one each, a line of text, or a set of numbers as bits. */
import { EINVAL, errnoNumber, NetlinkError } from '../index.js';
import type { File } from './tree.js';

/** What stat(2) says of every file there. */
const PAGE = 4096;
const [READ, WRITE] = [0o444, 0o200] as const;

/** A file that can be read, written, or both. */
export function attributeFile(read?: () => string | number, write?: (text: string) => void): File {
  return {
    kind: 'file',
    mode: (read === undefined ? 0 : READ) | (write === undefined ? 0 : WRITE),
    size: PAGE,
    read: read && (() => `${read()}\n`),
    write,
  };
}

const U64 = 1n << 64n;
const U32 = 2 ** 32;

/** A number in decimal, hexadecimal or octal, with a newline or without (kstrtoul). @throws NetlinkError EINVAL for anything else, ERANGE */
export function longIn(text: string): bigint {
  const digits = text.replace(/\n$/, '').replace(/^\+/, '');
  if (digits !== numeral(digits)) throw new NetlinkError(EINVAL, 'write');
  const value = valueOf(digits);
  if (value >= U64) throw new NetlinkError(errnoNumber('ERANGE'), 'write');
  return value;
}

/** Likewise, but what follows a number does not matter, and of one that is too big the low half is taken (simple_strtoul). @throws NetlinkError EINVAL */
export function longAtStart(text: string): bigint {
  const digits = numeral(text);
  if (digits === undefined) throw new NetlinkError(EINVAL, 'write');
  return BigInt.asUintN(64, valueOf(digits));
}

/** What a text has of a number at its beginning. */
function numeral(text: string): string | undefined {
  return /^(0x[0-9a-f]+|0[0-7]*|[1-9]\d*)/i.exec(text)?.[0];
}

function valueOf(digits: string): bigint {
  return BigInt(/^0\d/.test(digits) ? `0o${digits}` : digits);
}

/** Likewise, where it is not told from one that is near. */
export function numberIn(text: string): number {
  return Number(longIn(text));
}

/** Likewise, of which an int takes the low half. */
export function intIn(text: string): number {
  return Number(longIn(text) & 0xffffffffn);
}

/** Likewise. @throws NetlinkError ERANGE too, for what is more than an int */
export function smallIn(text: string): number {
  const value = numberIn(text);
  if (value >= U32) throw new NetlinkError(errnoNumber('ERANGE'), 'write');
  return value;
}

/** Words of a set, of 32 bits. */
const WORD = 32;
const DIGITS = 8;

/** A set of numbers below `size`, as it is shown: its words in hexadecimal, the highest first (bitmap_print_to_pagebuf). */
export function bitmap(bits: bigint, size: number): string {
  const digits = bits.toString(16).padStart(Math.ceil(size / 4), '0');
  return digits.replace(/(?!^)(?=(.{8})+$)/g, ',');
}

/** What was written as such a set; words may be set apart by blanks too (bitmap_parse). @throws NetlinkError EINVAL, EOVERFLOW */
export function bitmapIn(text: string, size: number): bigint {
  const [line = ''] = text.split('\n', 1);
  const words = line.split(/[\s,]+/).filter(Boolean);
  let bits = 0n;
  for (const [place, word] of words.reverse().entries()) {
    if (place >= Math.ceil(size / WORD)) throw new NetlinkError(errnoNumber('EOVERFLOW'), 'write');
    if (!/^[0-9a-f]*$/i.test(word.slice(-DIGITS))) throw new NetlinkError(EINVAL, 'write');
    if (word.length > DIGITS)
      throw new NetlinkError(/[0-9a-f]/i.test(word.at(-1 - DIGITS)!) ? errnoNumber('EOVERFLOW') : EINVAL, 'write');
    bits |= BigInt(`0x${word}`) << BigInt(place * WORD);
  }
  if (bits >> BigInt(size) !== 0n) throw new NetlinkError(errnoNumber('EOVERFLOW'), 'write');
  return bits;
}
