/** Attributes as bytes, for tests. */

const NESTED = 0x8000;

export function attribute(type: number, payload: Uint8Array | readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array((4 + payload.length + 3) & ~3);
  new DataView(bytes.buffer).setUint16(0, 4 + payload.length, true);
  new DataView(bytes.buffer).setUint16(2, type, true);
  bytes.set(payload, 4);
  return bytes;
}

export function nest(type: number, ...inside: readonly Uint8Array[]): Uint8Array {
  return attribute(type | NESTED, join(...inside));
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A little-endian number of some bytes. */
export function number(bytes: number, value: bigint | number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => Number((BigInt(value) >> BigInt(8 * at)) & 0xffn));
}

/** A big-endian one. */
export function big(bytes: number, value: bigint | number): Uint8Array {
  return number(bytes, value).reverse();
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
