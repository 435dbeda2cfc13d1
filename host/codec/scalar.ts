/**
 * Integers: u8 … u64 and s8 … s64 of a fixed size in either byte order, uint and sint of 4 bytes or 8, whichever the sender chose, and
 * bitfield32, `struct nla_bitfield32 { value u32, selector u32 }`.
 */
import { type Integer, integer, type Naming } from './enumeration.js';
import { CodecError } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { describeValue, isObject } from './value.js';

export type ScalarType = 'u8' | 'u16' | 'u32' | 'u64' | 's8' | 's16' | 's32' | 's64';

interface Format {
  size: number;
  minimum: bigint;
  maximum: bigint;
  read: (view: DataView, at: number, little: boolean) => Integer;
  write: (view: DataView, at: number, value: Integer, little: boolean) => void;
}

function format(bits: number, signed: boolean, access: Pick<Format, 'read' | 'write'>): Format {
  const minimum = signed ? -(1n << BigInt(bits - 1)) : 0n;
  return { size: bits / 8, minimum, maximum: minimum + (1n << BigInt(bits)) - 1n, ...access };
}

const FORMATS: Readonly<Record<ScalarType, Format>> = {
  u8: format(8, false, { read: (v, at) => v.getUint8(at), write: (v, at, n) => v.setUint8(at, n as number) }),
  s8: format(8, true, { read: (v, at) => v.getInt8(at), write: (v, at, n) => v.setInt8(at, n as number) }),
  u16: format(16, false, {
    read: (v, at, little) => v.getUint16(at, little),
    write: (v, at, n, little) => v.setUint16(at, n as number, little),
  }),
  s16: format(16, true, {
    read: (v, at, little) => v.getInt16(at, little),
    write: (v, at, n, little) => v.setInt16(at, n as number, little),
  }),
  u32: format(32, false, {
    read: (v, at, little) => v.getUint32(at, little),
    write: (v, at, n, little) => v.setUint32(at, n as number, little),
  }),
  s32: format(32, true, {
    read: (v, at, little) => v.getInt32(at, little),
    write: (v, at, n, little) => v.setInt32(at, n as number, little),
  }),
  u64: format(64, false, {
    read: (v, at, little) => v.getBigUint64(at, little),
    write: (v, at, n, little) => v.setBigUint64(at, n as bigint, little),
  }),
  s64: format(64, true, {
    read: (v, at, little) => v.getBigInt64(at, little),
    write: (v, at, n, little) => v.setBigInt64(at, n as bigint, little),
  }),
};

export function isScalar(type: string): type is ScalarType {
  return Object.hasOwn(FORMATS, type);
}

/** An integer of a fixed size. */
export function scalar(type: ScalarType, bigEndian: boolean, naming?: Naming): PayloadCodec {
  const { size, minimum, maximum, read, write } = FORMATS[type];
  const little = !bigEndian;
  const lowest = Number(minimum);
  const highest = Number(maximum);
  const readAt = (source: Source, start: number, end: number): Integer => {
    if (end - start !== size) throw source.error(`${type} has ${size} bytes, and here are ${end - start}`, start);
    return read(source.view, start, little);
  };
  return {
    size,
    decode: naming ? (source, start, end) => naming.decode(readAt(source, start, end)) : readAt,
    encode(sink, value) {
      const number = naming ? naming.encode(value) : value;
      // Numbers of up to 32 bits, which are nearly all, without bigint.
      const fits =
        size < 8 && Number.isInteger(number) && (number as number) >= lowest && (number as number) <= highest;
      const checked = fits ? (number as number) : inRange(integer(number), type);
      const at = sink.reserve(size);
      write(sink.view, at, checked, little);
    },
  };
}

/** The value as its format takes it: bigint for 64 bits, number for less. */
function inRange(value: Integer, type: ScalarType): Integer {
  const { minimum, maximum, size } = FORMATS[type];
  const wide = BigInt(value);
  if (wide < minimum || wide > maximum) throw new CodecError(`${value} is not in the range of ${type}`);
  return size === 8 ? wide : Number(wide);
}

/** `uint` and `sint`: a number takes 4 bytes where it fits, a bigint 8. */
export function flexible(type: 'uint' | 'sint', bigEndian: boolean, naming?: Naming): PayloadCodec {
  const narrow = scalar(type === 'uint' ? 'u32' : 's32', bigEndian);
  const wide = scalar(type === 'uint' ? 'u64' : 's64', bigEndian);
  const { minimum, maximum } = FORMATS[type === 'uint' ? 'u32' : 's32'];
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
  const half = scalar('u32', false, naming);
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
