/** Addresses with a prefix length, as text. */
import { describe } from './arguments.js';
import { AF_INET, AF_INET6, AF_UNSPEC } from './generated/socket.js';

export type AddressFamilyName = 'inet' | 'inet6';

/** Address families by name. */
export const FAMILIES = { inet: AF_INET, inet6: AF_INET6 } as const;

/** The number of a family that somebody asks for; left out, it is all of them. */
export function familyNumber(name: AddressFamilyName | undefined): number {
  if (name === undefined) return AF_UNSPEC;
  if (Object.hasOwn(FAMILIES, name)) return FAMILIES[name];
  throw new TypeError(`a family is 'inet' or 'inet6', and this is ${describe(name)}`);
}

const BITS = { inet: 32, inet6: 128 } as const;

export interface Prefix {
  family: AddressFamilyName;
  address: string;
  prefix: number;
}

/** `ADDRESS/LENGTH`; without a length, it is the whole address. What the address itself may be, the codec says. */
export function parsePrefix(text: string): Prefix {
  const [, address, length] = (typeof text === 'string' ? /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) : null) ?? [];
  if (address === undefined) throw new TypeError(`an address looks like 10.0.2.15/24, and this is ${describe(text)}`);
  const family = familyOf(address);
  return { family, address, prefix: length === undefined ? BITS[family] : Number(length) };
}

export function familyOf(address: string): AddressFamilyName {
  return address.includes(':') ? 'inet6' : 'inet';
}

/** The family that a header's number means. */
export function familyName(number: number): AddressFamilyName {
  return number === AF_INET6 ? 'inet6' : 'inet';
}

/** An address and the length that a header says; the whole address has none. */
export function formatPrefix(family: number, address: string, length: number): string {
  return length === BITS[familyName(family)] ? address : `${address}/${length}`;
}
