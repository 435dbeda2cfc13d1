/**
 * Structs: members one after the other without implicit alignment, as the specs write every gap as a `pad`. Linux's structs grow at
 * the end, so a payload may end at an earlier member or go on after the last: `LENGTH` and `#rest` keep that. A member that is left
 * out is encoded as 0.
 */
import { CodecError, within } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { type Attributes, describeValue, isObject, LENGTH, type Notes, REST, type Value } from './value.js';

export interface Member {
  name: string;
  /** Undefined for padding. */
  codec: PayloadCodec | undefined;
  size: number;
}

export class StructCodec implements PayloadCodec {
  readonly size: number;
  readonly #names: ReadonlySet<string>;

  constructor(
    private readonly name: string,
    private readonly members: readonly Member[],
  ) {
    this.size = members.reduce((sum, { size }) => sum + size, 0);
    this.#names = new Set(members.flatMap(({ name, codec }) => (codec ? [name] : [])));
  }

  decode(source: Source, start: number, end: number): Attributes {
    const found: Attributes & Notes = {};
    let at = start;
    for (let index = 0; index < this.members.length && at < end; index++) {
      const { name, codec, size } = this.members[index]!;
      if (at + size > end) throw source.error(`${this.name} ends in the middle of ${name}`, end);
      if (codec) found[name] = this.decodeMember(source, at, size, codec, name);
      at += size;
    }
    if (at < end) found[REST] = source.slice(at, end);
    else if (end - start < this.size) found[LENGTH] = end - start;
    return found;
  }

  encode(sink: Sink, value: unknown): void {
    if (value instanceof Uint8Array) return sink.write(value);
    if (!isObject(value)) {
      throw new CodecError(`the members of ${this.name} are needed, and it is ${describeValue(value)}`);
    }
    this.checkNames(value);
    const start = sink.length;
    for (const { name, codec, size } of this.members) {
      const member = codec && value[name];
      if (member === undefined) sink.reserve(size);
      else encodeMember(sink, codec!, member, name);
    }
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

  private checkNames(value: Attributes): void {
    for (const name in value) {
      if (!this.#names.has(name) && name !== REST) throw new CodecError(`${this.name} has no member '${name}'`);
    }
  }
}

function encodeMember(sink: Sink, codec: PayloadCodec, value: unknown, name: string): void {
  try {
    codec.encode(sink, value);
  } catch (error) {
    throw within(error, name);
  }
}
