/** Decoded messages as text: one line for a person, or JSON. */
import { hexOf } from './hex.js';

/** `ifname: "lo", mtu: 65536, stats: {…}`: bytes in hex, text in quotes, names and numbers as they are. */
export function fieldsOf(object: object): string {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${textOf(value)}`)
    .join(', ');
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return value.length === 0 ? '(empty)' : hexOf(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${fieldsOf(value)}}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** JSON on one line. Bytes are hex; integers that a double cannot hold are text. */
export function jsonOf(value: object): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Uint8Array) return hexOf(one);
    if (typeof one !== 'bigint') return one;
    return Number.isSafeInteger(Number(one)) ? Number(one) : one.toString();
  });
}
