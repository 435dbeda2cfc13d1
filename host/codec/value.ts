/**
 * Messages as plain objects. What an attribute becomes depends on its type in the spec:
 *
 *      u8 … u32, s8 … s32       number               u64, s64            bigint
 *      uint, sint               number of 4 bytes, bigint of 8           flag        true
 *      … with an enum           the entry's name, or the number where there is none
 *      … with flags             an array of names, and last a number for bits without one
 *      string                   text
 *      binary                   bytes; text with a display hint; an array with a sub-type; an object with a struct
 *      nest                     an object            multi-attr          an array
 *      indexed-array            an array of { index, value }
 *      nest-type-value          an object with the types of the outer attributes under the names in `type-value`
 *      sub-message              an object, or { header, attributes } where the format has a fixed header and attributes;
 *                               bytes when there is no format for the selector
 *      bitfield32               { value, selector }  pad                 true, or its bytes
 *
 * Keys keep the order of the message, so an object encodes to the bytes it came from. Names of the spec never hold a `#`; with it
 * begin keys for what the spec does not say:
 *
 *      '#57'        bytes of an attribute that the spec does not know, whose flags are not those of its type, or that is no text where
 *                   the spec says text; the number is the whole type field, flags included
 *      'name#2'     the second attribute of that name, where the spec says that there is one
 *      '#rest'      in a struct, the bytes after its last member: newer kernels know more members
 */

export type Value = number | bigint | string | boolean | Uint8Array | Value[] | { [name: string]: Value | undefined };

/** An attribute set's attributes, or a struct's members, by name. */
export type Attributes = { [name: string]: Value | undefined };

/** An entry of an indexed-array: its index is the type of the attribute that held it. */
export type IndexedValue = { index: number; value: Value };

/**
 * On an object, an array or bytes decoded from a nest without NLA_F_NESTED, as many older parts of Linux send it: the encoder then leaves the
 * flag out again. A bit a level: bit 0 for the attribute, and for a nest-type-value bit n for the n-th attribute inside.
 */
export const UNFLAGGED: unique symbol = Symbol('without NLA_F_NESTED');

/** On an object decoded from a struct that ended early, as older kernels send it: how many bytes there were. */
export const LENGTH: unique symbol = Symbol('length');

/**
 * On an object with text that does not end with exactly one NUL: how many there are, by name. Many programs send none, where the kernel
 * takes either (NLA_STRING).
 */
export const NULS: unique symbol = Symbol('NULs');

/** What the codec notes on the objects it makes, so that they encode to the same bytes. */
export interface Notes {
  [UNFLAGGED]?: number;
  [LENGTH]?: number;
  [NULS]?: Record<string, number>;
}

/** The key of what follows a struct's last known member. */
export const REST = '#rest';

export function isObject(value: unknown): value is Attributes & Notes {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** A value in a few words, for messages. */
export function describeValue(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'bigint') return `${value}n`;
  return String(value);
}
