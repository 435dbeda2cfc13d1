/**
 * Display hints: bytes as the text a person writes for them. A hint is applied where the text leads back to the same bytes; bytes of
 * another length than the hint's stay bytes. `ipv4`, `ipv6` and `ipv4-or-v6` go by the length, since Linux uses one attribute for both.
 */
import { CodecError } from './error.js';
import { describeValue } from './value.js';

export type Hint = 'hex' | 'mac' | 'fddi' | 'ipv4' | 'ipv6' | 'ipv4-or-v6' | 'uuid';

/** The text for bytes, or undefined when the hint does not fit them. */
export function display(bytes: Uint8Array, hint: Hint): string | undefined {
  switch (hint) {
    case 'hex':
      return hexOf(bytes);
    case 'mac':
    case 'fddi':
      return pairs(bytes, ':');
    case 'uuid':
      return bytes.length === 16 ? hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : undefined;
    case 'ipv4':
    case 'ipv6':
    case 'ipv4-or-v6':
      if (bytes.length === 4) return bytes.join('.');
      return bytes.length === 16 ? ipv6Of(bytes) : undefined;
  }
}

/** The bytes for text. @throws CodecError */
export function parse(text: string, hint: Hint): Uint8Array {
  const bytes = parsers[hint](text);
  if (!bytes) throw new CodecError(`${describeValue(text)} is no ${hint}`);
  return bytes;
}

const parsers: Readonly<Record<Hint, (text: string) => Uint8Array | undefined>> = {
  hex: bytesOf,
  mac: macOf,
  fddi: macOf,
  uuid: (text) => (/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/.test(text) ? bytesOf(text.replaceAll('-', '')) : undefined),
  ipv4: addressOf,
  ipv6: addressOf,
  'ipv4-or-v6': addressOf,
};

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two digits a byte, with `between` between the bytes. */
function pairs(bytes: Uint8Array, between: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += at === 0 ? PAIRS[bytes[at]!]! : between + PAIRS[bytes[at]!]!;
  return text;
}

/** Bytes as hex, two digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  return pairs(bytes, '');
}

/** Hex as bytes; undefined when it is none. */
export function bytesOf(hex: string): Uint8Array | undefined {
  return unpair(hex, 0);
}

/** Pairs of digits with `between` characters between them; undefined when they are none. */
function unpair(text: string, between: number): Uint8Array | undefined {
  const stride = 2 + between;
  if (text.length !== 0 && (text.length + between) % stride !== 0) return undefined;
  const bytes = new Uint8Array(text.length === 0 ? 0 : (text.length + between) / stride);
  for (let index = 0; index < bytes.length; index++) {
    const high = digit(text.charCodeAt(index * stride));
    const low = digit(text.charCodeAt(index * stride + 1));
    if (high < 0 || low < 0) return undefined;
    bytes[index] = (high << 4) | low;
  }
  return bytes;
}

/** The value of a hex digit's character, or -1. */
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function macOf(text: string): Uint8Array | undefined {
  const bytes = unpair(text, 1);
  for (let at = 2; at < text.length; at += 3) if (text[at] !== ':') return undefined;
  return bytes;
}

function addressOf(text: string): Uint8Array | undefined {
  return text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text);
}

function ipv4Bytes(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isAddress ? Uint8Array.from(parts, Number) : undefined;
}

/** RFC 5952: groups without leading zeros, and the longest run of two or more zero groups as `::`, the first of equals. */
function ipv6Of(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((bytes[2 * index]! << 8) | bytes[2 * index + 1]!).toString(16),
  );
  let run = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > run.length) run = { start, length };
  }
  if (run.length === 1) return groups.join(':');
  return `${groups.slice(0, run.start).join(':')}::${groups.slice(run.start + run.length).join(':')}`;
}

/** RFC 4291, with or without an IPv4 address at the end. */
function ipv6Bytes(text: string): Uint8Array | undefined {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const low = tail.includes('.') ? ipv4Bytes(tail) : undefined;
  if (tail.includes('.') && !low) return undefined;
  const plain = low ? `${text.slice(0, -tail.length)}${hexOf(low.subarray(0, 2))}:${hexOf(low.subarray(2))}` : text;
  const halves = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const given = halves.flat();
  const missing = 8 - given.length;
  const isComplete = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
  if (!isComplete || !given.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const groups = [...halves[0]!, ...Array<string>(missing).fill('0'), ...(halves[1] ?? [])];
  return bytesOf(groups.map((group) => group.padStart(4, '0')).join(''));
}
