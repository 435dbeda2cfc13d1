/**
 * Checks of what callers pass. Types vanish when JavaScript runs, and WebAssembly turns whatever it gets into a number,
 * so a forgotten argument would become descriptor 0 or length 0. Here it becomes a TypeError that names it.
 */

/** Passes on an integer that 32 bits can hold, signed or unsigned. */
export function integer(value: number, name: string): number {
  if (Number.isInteger(value) && value >= -0x80000000 && value <= 0xffffffff) return value;
  throw new TypeError(`${name} must be a 32-bit integer, and is ${describe(value)}`);
}

/** Passes on a length: an integer of 0 or more. Beyond 2 GiB it is what the kernel takes at most (MAX_RW_COUNT). */
export function size(value: number, name: string): number {
  if (Number.isInteger(value) && value >= 0) return Math.min(value, 0x7ffff000);
  throw new TypeError(`${name} must be an integer of 0 or more, and is ${describe(value)}`);
}

/** Passes on a Uint8Array, of this or another realm, Node's Buffer included. */
export function bytes(value: Uint8Array, name: string): Uint8Array {
  if (isBytes(value)) return value;
  throw new TypeError(`${name} must be a Uint8Array, and is ${describe(value)}`);
}

export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && (value as Uint8Array).BYTES_PER_ELEMENT === 1;
}

export function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `an object of ${value.constructor?.name ?? 'no class'}`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
