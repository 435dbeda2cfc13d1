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
      return pairs(bytes).join(':');
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

function pairs(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte) => PAIRS[byte]!);
}

/** Bytes as hex, two digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  return pairs(bytes).join('');
}

/** Hex as bytes; undefined when it is none. */
export function bytesOf(hex: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) => parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}

function macOf(text: string): Uint8Array | undefined {
  if (text === '') return new Uint8Array();
  return /^[0-9a-f]{2}(:[0-9a-f]{2})*$/i.test(text) ? bytesOf(text.replaceAll(':', '')) : undefined;
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
