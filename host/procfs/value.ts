/** The values that files in /sys hold: one each, a line of text. */
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

const U64 = 2 ** 64;
const U32 = 2 ** 32;

/** A number in decimal, hexadecimal or octal, with a newline or without (kstrtoul). @throws NetlinkError EINVAL for anything else, ERANGE */
export function numberIn(text: string): number {
  const digits = text.replace(/\n$/, '').replace(/^\+/, '');
  const value = /^0[0-7]+$/.test(digits)
    ? parseInt(digits, 8)
    : /^(0x[0-9a-f]+|\d+)$/i.test(digits)
      ? Number(digits)
      : NaN;
  if (Number.isNaN(value)) throw new NetlinkError(EINVAL, 'write');
  if (value >= U64) throw new NetlinkError(errnoNumber('ERANGE'), 'write');
  return value;
}

/** Likewise, of which an int takes the low half. */
export function intIn(text: string): number {
  return numberIn(text) % U32;
}

/** Likewise. @throws NetlinkError ERANGE too, for what is more than an int */
export function smallIn(text: string): number {
  const value = numberIn(text);
  if (value >= U32) throw new NetlinkError(errnoNumber('ERANGE'), 'write');
  return value;
}
