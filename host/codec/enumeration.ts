/**
 * Names for numbers. An enum names a whole value; flags name single bits, by position. Numbers without a name stay numbers, so
 * nothing is lost that a newer kernel sends. Integers of 64 bits come and go as bigint.
 */
import { CodecError } from './error.js';
import type { EnumDefinition } from './model.js';
import { describeValue, type Value } from './value.js';

export type Integer = number | bigint;

export interface Naming {
  decode(value: Integer): Value;
  /** @throws CodecError for a name that is not there */
  encode(value: unknown): Integer;
}

/** `asFlags` when the value is a set of bits: for flags always, for an enum when the attribute says so. */
export function namingOf(definition: EnumDefinition, asFlags: boolean): Naming {
  const names = new Map(definition.entries.map(({ name, value }) => [value, name]));
  const values = new Map(definition.entries.map(({ name, value }) => [name, value]));
  const numberOf = (name: string): number => {
    const value = values.get(name);
    if (value === undefined) throw new CodecError(`'${name}' is not in ${definition.name}`);
    return value;
  };
  return asFlags ? flags(names, numberOf) : enumeration(names, numberOf);
}

function enumeration(names: ReadonlyMap<number, string>, numberOf: (name: string) => number): Naming {
  return {
    decode: (value) => names.get(Number(value)) ?? value,
    encode: (value) => (typeof value === 'string' ? numberOf(value) : integer(value)),
  };
}

function flags(names: ReadonlyMap<number, string>, numberOf: (name: string) => number): Naming {
  return {
    decode: (value) => (typeof value === 'bigint' ? wideBits(value, names) : bits(value, names)),
    encode(value) {
      if (!Array.isArray(value)) return integer(value);
      let sum = 0n;
      for (const flag of value as unknown[]) {
        sum |= typeof flag === 'string' ? 1n << BigInt(numberOf(flag)) : BigInt(integer(flag));
      }
      return sum <= 0xffff_ffffn ? Number(sum) : sum;
    },
  };
}

/** The names of the bits of an integer of up to 32 bits, and last the bits without one. */
function bits(value: number, names: ReadonlyMap<number, string>): Value[] {
  const found: Value[] = [];
  let unnamed = 0;
  for (let rest = value >>> 0; rest !== 0;) {
    const position = 31 - Math.clz32(rest & -rest);
    const name = names.get(position);
    if (name === undefined) unnamed |= 1 << position;
    else found.push(name);
    rest = (rest & (rest - 1)) >>> 0;
  }
  if (unnamed !== 0) found.push(unnamed >>> 0);
  return found;
}

function wideBits(value: bigint, names: ReadonlyMap<number, string>): Value[] {
  const low = bits(Number(value & 0xffff_ffffn), names);
  const shifted = new Map([...names].map(([position, name]) => [position - 32, name]));
  const high = bits(Number(BigInt.asUintN(32, value >> 32n)), shifted);
  const unnamedOf = (found: Value[]): bigint => (typeof found.at(-1) === 'number' ? BigInt(found.pop() as number) : 0n);
  const unnamed = unnamedOf(low) | (unnamedOf(high) << 32n);
  return [...low, ...high, ...(unnamed === 0n ? [] : [unnamed])];
}

/** @throws CodecError for what is no integer */
export function integer(value: unknown): Integer {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return value as Integer;
  throw new CodecError(`an integer is needed, and it is ${describeValue(value)}`);
}
