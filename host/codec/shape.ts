/**
 * Objects with the same keys in the same order, made fast. Engines are slow at adding keys one at a time by computed name, and fast at
 * copying an object and filling in its values; and messages of one kind nearly always carry the same attributes in the same order.
 * So a shape keeps an object to copy, and leads from each attribute type to the shape that has that attribute too.
 */
import type { Attributes, Value } from './value.js';

/** What an attribute of some type is in an object of some shape. */
export interface Step<Codec> {
  /** What reads it; undefined for what the spec does not know. */
  codec: Codec | undefined;
  /** The shape with it. The same as before, when it is one more of an array that is there already. */
  shape: Shape<Codec>;
  /** Which value it is, or belongs to. */
  slot: number;
}

export class Shape<Codec> {
  /** By attribute type, flags included. */
  readonly steps = new Map<number, Step<Codec>>();
  #template: object | undefined;
  #uses = 0;

  constructor(readonly keys: readonly string[]) {}

  /** An object of this shape. `values` are in the order of `keys`. */
  build(values: readonly Value[]): Attributes {
    const { keys } = this;
    // A shape that is met once is not worth a template. JSON.parse makes objects that are copied at once.
    if (this.#template === undefined && this.#uses++ > 0) {
      this.#template = JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:null`).join()}}`) as object;
    }
    const made: Attributes = { ...this.#template };
    for (let slot = 0; slot < keys.length; slot++) made[keys[slot]!] = values[slot];
    return made;
  }
}
