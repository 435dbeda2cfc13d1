/**
 * Integers: u8 … u64 and s8 … s64 of a fixed size in either byte order, uint and sint of 4 bytes or 8, whichever the sender chose, and
 * bitfield32, `struct nla_bitfield32 { value u32, selector u32 }`.
 */
import { type Integer, integer, type Naming } from './enumeration.js';
import { CodecError } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { describeValue, isObject, type Value } from './value.js';

export type ScalarType = 'u8' | 'u16' | 'u32' | 'u64' | 's8' | 's16' | 's32' | 's64';

const TYPES: readonly ScalarType[] = ['u8', 's8', 'u16', 's16', 'u32', 's32', 'u64', 's64'];

export function isScalar(type: string): type is ScalarType {
  return TYPES.includes(type as ScalarType);
}

/** An integer of a fixed size. */
export class ScalarCodec implements PayloadCodec {
  readonly size: number;
  readonly #kind: number;
  readonly #little: boolean;
  /** Of types of up to 32 bits, which are nearly all. */
  readonly #lowest: number;
  readonly #highest: number;

  constructor(
    readonly type: ScalarType,
    bigEndian: boolean,
    /** Names for its values. */
    readonly naming?: Naming,
  ) {
    this.#kind = TYPES.indexOf(type);
    this.size = 1 << (this.#kind >> 1);
    this.#little = !bigEndian;
    const range = 2 ** (8 * this.size);
    this.#lowest = this.#kind & 1 ? -range / 2 : 0;
    this.#highest = this.#lowest + range - 1;
  }

  decode(source: Source, start: number, end: number): Value {
    const { size, naming } = this;
    if (end - start !== size) throw source.error(`${this.type} has ${size} bytes, and here are ${end - start}`, start);
    const value = this.read(source.view, start);
    return naming === undefined ? value : naming.decode(value);
  }

  encode(sink: Sink, value: unknown): void {
    const number = this.naming === undefined ? value : this.naming.encode(value);
    const checked = this.size < 8 ? this.#narrow(number) : this.#wide(number);
    const at = sink.reserve(this.size);
    this.#write(sink.view, at, checked);
  }

  /** The value at `at`, as a number: names are left out of it. */
  read(view: DataView, at: number): Integer {
    const little = this.#little;
    switch (this.#kind) {
      case 0:
        return view.getUint8(at);
      case 1:
        return view.getInt8(at);
      case 2:
        return view.getUint16(at, little);
      case 3:
        return view.getInt16(at, little);
      case 4:
        return view.getUint32(at, little);
      case 5:
        return view.getInt32(at, little);
      case 6:
        return view.getBigUint64(at, little);
      default:
        return view.getBigInt64(at, little);
    }
  }

  #write(view: DataView, at: number, value: Integer): void {
    const little = this.#little;
    // Signed and unsigned integers are the same bytes.
    switch (this.size) {
      case 1:
        return view.setUint8(at, value as number);
      case 2:
        return view.setUint16(at, value as number, little);
      case 4:
        return view.setUint32(at, value as number, little);
      default:
        return view.setBigUint64(at, value as bigint, little);
    }
  }

  /** The value as a type of up to 32 bits takes it. */
  #narrow(value: unknown): number {
    if (typeof value !== 'number') {
      const wide = integer(value);
      if (wide >= this.#lowest && wide <= this.#highest) return Number(wide);
    } else if (value >= this.#lowest && value <= this.#highest && Number.isInteger(value)) {
      return value;
    }
    throw new CodecError(`${integer(value)} is not in the range of ${this.type}`);
  }

  /** The value as a type of 64 bits takes it. */
  #wide(value: unknown): bigint {
    const wide = typeof value === 'bigint' ? value : BigInt(integer(value));
    const wrapped = this.#kind & 1 ? BigInt.asIntN(64, wide) : BigInt.asUintN(64, wide);
    if (wrapped !== wide) throw new CodecError(`${wide} is not in the range of ${this.type}`);
    return wide;
  }
}

/** `uint` and `sint`: a number takes 4 bytes where it fits, a bigint 8. */
export function flexible(type: 'uint' | 'sint', bigEndian: boolean, naming?: Naming): PayloadCodec {
  const narrow = new ScalarCodec(type === 'uint' ? 'u32' : 's32', bigEndian);
  const wide = new ScalarCodec(type === 'uint' ? 'u64' : 's64', bigEndian);
  const minimum = type === 'uint' ? 0 : -(2 ** 31);
  const maximum = minimum + 2 ** 32 - 1;
  return {
    decode(source, start, end) {
      if (end - start !== 4 && end - start !== 8) {
        throw source.error(`${type} has 4 or 8 bytes, and here are ${end - start}`, start);
      }
      const value = (end - start === 4 ? narrow : wide).decode(source, start, end) as Integer;
      return naming ? keepWidth(naming.decode(value), value) : value;
    },
    encode(sink, value) {
      const number = naming ? widthKept(naming, value) : integer(value);
      const isNarrow = typeof number === 'number' && number >= minimum && number <= maximum;
      (isNarrow ? narrow : wide).encode(sink, number);
    },
  };
}

/** A name says nothing of the width it came in, so what came in 8 bytes stays a bigint where 4 would do. */
function keepWidth(named: unknown, value: Integer): unknown {
  return typeof value === 'bigint' && value <= 0xffff_ffffn ? value : named;
}

function widthKept(naming: Naming, value: unknown): Integer {
  return typeof value === 'bigint' ? value : naming.encode(value);
}

/** `bitfield32`, whose halves are named by the same enum. */
export function bitfield32(naming?: Naming): PayloadCodec {
  const half = new ScalarCodec('u32', false, naming);
  return {
    size: 8,
    decode(source, start, end) {
      if (end - start !== 8) throw source.error(`bitfield32 has 8 bytes, and here are ${end - start}`, start);
      return {
        value: half.decode(source, start, start + 4),
        selector: half.decode(source, start + 4, end),
      };
    },
    encode(sink: Sink, value) {
      if (!isObject(value)) throw new CodecError(`bitfield32 is { value, selector }, not ${describeValue(value)}`);
      half.encode(sink, value.value ?? 0);
      half.encode(sink, value.selector ?? 0);
    },
  };
}
