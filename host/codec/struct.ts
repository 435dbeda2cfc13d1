/**
 * Structs: members one after the other without implicit alignment, as the specs write every gap as a `pad`. Linux's structs grow at
 * the end, so a payload may end at an earlier member or go on after the last: `LENGTH` and `#rest` keep that. A member that is left
 * out is encoded as 0.
 */
import { CodecError, within } from './error.js';
import { Shape } from './shape.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { type Attributes, describeValue, isObject, LENGTH, REST, type Value } from './value.js';

export interface Member {
  name: string;
  /** Undefined for padding. */
  codec: PayloadCodec | undefined;
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
    for (let index = 0; index < this.members.length && at < end; index++) {
      const { name, codec, size } = this.members[index]!;
      if (at + size > end) throw source.error(`${this.name} ends in the middle of ${name}`, end);
      if (codec) values.push(this.decodeMember(source, at, size, codec, name));
      at += size;
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
    for (const { name, codec, size } of this.members) {
      const member = codec && value[name];
      if (member === undefined) {
        sink.reserve(size);
      } else {
        encodeMember(sink, codec!, member, name);
        written++;
      }
    }
    this.checkNames(value, written);
    if (value[REST] instanceof Uint8Array) sink.write(value[REST]);
    else if (value[LENGTH] !== undefined) sink.truncate(Math.min(sink.length, start + value[LENGTH]));
  }

  private decodeMember(source: Source, at: number, size: number, codec: PayloadCodec, name: string): Value {
    try {
      return codec.decode(source, at, at + size) as Value;
    } catch (error) {
      throw within(error, name);
    }
  }

  /** Refuses names that no member has: when there are more of them than members were written. */
  private checkNames(value: Attributes, written: number): void {
    let given = 0;
    for (const _ in value) given++;
    if (given === written) return;
    const unknown = Object.keys(value).find((name) => name !== REST && !this.#shape.keys.includes(name));
    if (unknown !== undefined) throw new CodecError(`${this.name} has no member '${unknown}'`);
  }
}

function encodeMember(sink: Sink, codec: PayloadCodec, value: unknown, name: string): void {
  try {
    codec.encode(sink, value);
  } catch (error) {
    throw within(error, name);
  }
}
