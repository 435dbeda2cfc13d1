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

/** Passes on a function; left out, it stays so. */
export function callable<T>(value: T, name: string): T {
  if (value === undefined || typeof value === 'function') return value;
  throw new TypeError(`${name} must be a function, and is ${describe(value)}`);
}

/** The names that options have. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>;

/** Passes on options whose names are all known: one that is misspelt would be left out without a word. @param of what takes them */
export function options<T extends object>(value: T, names: OptionNames<T>, of: string): T {
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`${of} takes options, and got ${describe(value)}`);
  for (const name in value) {
    if (Object.hasOwn(names, name)) continue;
    throw new TypeError(`${of} takes no option '${name}': it takes ${Object.keys(names).join(', ')}`);
  }
  return value;
}

export function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `an object of ${value.constructor?.name ?? 'no class'}`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
