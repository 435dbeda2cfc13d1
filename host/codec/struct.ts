/**
 * Structs: members one after the other without implicit alignment, as the specs write every gap as a `pad`. Linux's structs grow at
 * the end, so a payload may end at an earlier member or go on after the last: `LENGTH` and `#rest` keep that. A member that is left
 * out is encoded as 0.
 */
import { CodecError, within } from './error.js';
import type { ScalarCodec } from './scalar.js';
import { Shape } from './shape.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { type Attributes, describeValue, isObject, LENGTH, REST, type Value } from './value.js';

export interface Member {
  name: string;
  /** Undefined for padding. */
  codec: PayloadCodec | undefined;
  /** The same, where it is an integer without names: most are, and those are read without a call each. */
  integer: ScalarCodec | undefined;
  size: number;
}

export class StructCodec implements PayloadCodec {
  readonly size: number;
  readonly #shape: Shape<never>;

  constructor(
    private readonly name: string,
    private readonly members: readonly Member[],
  ) {
    this.size = members.reduce((sum, { size }) => sum + size, 0);
    this.#shape = new Shape(members.flatMap(({ name, codec }) => (codec ? [name] : [])));
  }

  decode(source: Source, start: number, end: number): Attributes {
    const values: Value[] = [];
    let at = start;
    let index = 0;
    try {
      for (; index < this.members.length && at < end; index++) {
        const { codec, integer, size } = this.members[index]!;
        if (at + size > end) throw source.error(`${this.name} ends in the middle of it`, end);
        if (integer) values.push(integer.read(source.view, at));
        else if (codec) values.push(codec.decode(source, at, at + size) as Value);
        at += size;
      }
    } catch (error) {
      throw within(error, this.members[index]!.name);
    }
    if (end - start === this.size) return this.#shape.build(values);
    if (at < end) return Object.assign(this.#shape.build(values), { [REST]: source.slice(at, end) });
    const found = new Shape(this.#shape.keys.slice(0, values.length)).build(values);
    return Object.assign(found, { [LENGTH]: end - start });
  }

  encode(sink: Sink, value: unknown): void {
    if (value instanceof Uint8Array) return sink.write(value);
    if (!isObject(value)) {
      throw new CodecError(`the members of ${this.name} are needed, and it is ${describeValue(value)}`);
    }
    const start = sink.length;
    let written = 0;
    let index = 0;
    try {
      for (; index < this.members.length; index++) {
        const { name, codec, size } = this.members[index]!;
        const member = codec && value[name];
        if (member === undefined) {
          sink.reserve(size);
        } else {
          codec!.encode(sink, member);
          written++;
        }
      }
    } catch (error) {
      throw within(error, this.members[index]!.name);
    }
    this.checkNames(value, written);
    if (value[REST] instanceof Uint8Array) sink.write(value[REST]);
    else if (value[LENGTH] !== undefined) sink.truncate(Math.min(sink.length, start + value[LENGTH]));
  }

  /** Refuses names that no member has: when there are more of them than members were written. */
  private checkNames(value: Attributes, written: number): void {
    if (Object.keys(value).length === written) return;
    const unknown = Object.keys(value).find((name) => name !== REST && !this.#shape.keys.includes(name));
    if (unknown !== undefined) throw new CodecError(`${this.name} has no member '${unknown}'`);
  }
}
