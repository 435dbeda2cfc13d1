/**
 * Attributes: `struct nlattr { len u16, type u16 }`, a payload, and padding to 4. The two upper bits of the type are NLA_F_NESTED and
 * NLA_F_NET_BYTEORDER. A set's attributes are found by their number in an array of codecs that is made once, when the set is
 * first met; sets may name each other and themselves.
 */
import { CodecError, within } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { type Attributes, describeValue, isObject, type Notes, UNFLAGGED, type Value } from './value.js';

export const NLA_F_NESTED = 0x8000;
export const NLA_TYPE_MASK = 0x3fff;
export const NLA_HEADER = 4;
const MAX_LENGTH = 0xffff;

/** How one attribute of a set is read and written. */
export interface AttributeCodec {
  name: string;
  /** Its number. */
  type: number;
  /** Whether its payload is attributes, and NLA_F_NESTED belongs on it. */
  nested: boolean;
  /** Whether there may be many, which become an array. */
  multi: boolean;
  payload: PayloadCodec;
}

export class AttributeSetCodec implements PayloadCodec {
  readonly #byType: (AttributeCodec | undefined)[] = [];
  readonly #byName = new Map<string, AttributeCodec>();
  #isReady = false;

  constructor(
    readonly name: string,
    /** Makes the codecs of its attributes. */
    private readonly compile: () => AttributeCodec[],
  ) {}

  decode(source: Source, start: number, end: number): Attributes {
    if (!this.#isReady) this.#prepare();
    const found: Attributes = {};
    source.enter(found, start);
    let counts: Map<string, number> | undefined;
    for (let at = start; at < end;) {
      const length = attributeLength(source, at, end);
      const type = source.view.getUint16(at + 2, true);
      const codec = this.#byType[type & NLA_TYPE_MASK];
      const payload = at + NLA_HEADER;
      if (codec === undefined || (codec.nested ? type & 0x4000 : type & 0xc000) !== 0) {
        const key = `#${type}`;
        const value = source.slice(payload, at + length);
        if (found[key] === undefined) found[key] = value;
        else found[repeated(key, (counts ??= new Map()))] = value;
      } else {
        const { name } = codec;
        const value = decodePayload(source, codec, payload, at + length);
        if (codec.nested && (type & NLA_F_NESTED) === 0) unflag(value);
        if (codec.multi) append(found, name, value);
        else if (found[name] === undefined || !Object.hasOwn(found, name)) found[name] = value;
        else found[repeated(name, (counts ??= new Map()))] = value;
      }
      at += (length + 3) & ~3;
    }
    source.leave();
    return found;
  }

  encode(sink: Sink, value: unknown): void {
    if (!this.#isReady) this.#prepare();
    if (!isObject(value)) {
      throw new CodecError(`attributes of ${this.name} are needed, and it is ${describeValue(value)}`);
    }
    sink.enter(value);
    for (const key in value) {
      const given = value[key];
      if (given === undefined) continue;
      try {
        this.#encodeKey(sink, key, given);
      } catch (error) {
        throw within(error, key);
      }
    }
    sink.leave();
  }

  #encodeKey(sink: Sink, key: string, value: Value): void {
    const codec = this.#byName.get(key) ?? this.#byName.get(key.replace(/#\d+$/, ''));
    if (codec === undefined) return encodeUnknown(sink, key, value, this.name);
    if (codec.multi && Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        try {
          encodeAttribute(sink, codec, value[index]);
        } catch (error) {
          throw within(error, index);
        }
      }
    } else if (codec.multi) {
      throw new CodecError(`there may be many, so an array is needed, and it is ${describeValue(value)}`);
    } else {
      encodeAttribute(sink, codec, value);
    }
  }

  #prepare(): void {
    for (const codec of this.compile()) {
      this.#byType[codec.type] = codec;
      this.#byName.set(codec.name, codec);
    }
    // An array without holes, so that reading it is one load.
    for (let type = 0; type < this.#byType.length; type++) this.#byType[type] ??= undefined;
    this.#isReady = true;
  }
}

/** The length of the attribute at `at`, its header included. @throws CodecError when it does not fit in what is left */
export function attributeLength(source: Source, at: number, end: number): number {
  const left = end - at;
  if (left < NLA_HEADER) throw source.error(`${left} bytes are left, too few for an attribute`, at);
  const length = source.view.getUint16(at, true);
  if (length < NLA_HEADER) throw source.error(`the length ${length} is less than an attribute's header`, at);
  if (length > left) throw source.error(`the length ${length} is beyond the end, ${left} bytes away`, at);
  return length;
}

/** Notes that level `level` of a nest came without NLA_F_NESTED. */
export function unflag(value: unknown, level = 0): void {
  if (typeof value !== 'object' || value === null) return;
  const noted = value as Notes;
  noted[UNFLAGGED] = (noted[UNFLAGGED] ?? 0) | (1 << level);
}

/** NLA_F_NESTED, where nothing says that level `level` of the value came without it. */
export function nestedFlag(value: unknown, level = 0): number {
  const noted = typeof value === 'object' && value !== null ? (value as Notes)[UNFLAGGED] : undefined;
  return noted !== undefined && (noted >> level) & 1 ? 0 : NLA_F_NESTED;
}

/** Writes an attribute's header, has its payload written, and fills in the length. */
export function frame(sink: Sink, type: number, writePayload: () => void): void {
  const at = sink.reserve(NLA_HEADER);
  writePayload();
  finish(sink, at, type);
}

function finish(sink: Sink, at: number, type: number): void {
  const length = sink.length - at;
  if (length > MAX_LENGTH) throw new CodecError(`${length} bytes, more than an attribute's length can say`);
  sink.view.setUint16(at, length, true);
  sink.view.setUint16(at + 2, type, true);
  sink.reserve(-length & 3);
}

function encodeAttribute(sink: Sink, { type, nested, payload }: AttributeCodec, value: unknown): void {
  if (value === false) return;
  const at = sink.reserve(NLA_HEADER);
  if (value instanceof Uint8Array && nested) sink.write(value);
  else payload.encode(sink, value);
  finish(sink, at, nested ? type | nestedFlag(value) : type);
}

function encodeUnknown(sink: Sink, key: string, value: Value, set: string): void {
  const type = Number(/^#(\d+)(#\d+)?$/.exec(key)?.[1] ?? NaN);
  if (!(type <= 0xffff)) throw new CodecError(`${set} has no attribute of that name`);
  if (!(value instanceof Uint8Array)) throw new CodecError(`a Uint8Array is needed, and it is ${describeValue(value)}`);
  frame(sink, type, () => sink.write(value));
}

function decodePayload(source: Source, codec: AttributeCodec, start: number, end: number): Value {
  try {
    return codec.payload.decode(source, start, end) as Value;
  } catch (error) {
    throw within(error, codec.name);
  }
}

function append(found: Attributes, name: string, value: Value): void {
  const before = Object.hasOwn(found, name) ? (found[name] as Value[]) : undefined;
  if (before) before.push(value);
  else found[name] = [value];
}

/** `name#2` for the second of a name, `name#3` for the third. */
function repeated(name: string, counts: Map<string, number>): string {
  const count = (counts.get(name) ?? 1) + 1;
  counts.set(name, count);
  return `${name}#${count}`;
}
