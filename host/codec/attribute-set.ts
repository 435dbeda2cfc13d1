/**
 * Attributes: `struct nlattr { len u16, type u16 }`, a payload, and padding to 4. The two upper bits of the type are NLA_F_NESTED and
 * NLA_F_NET_BYTEORDER. A set's attributes are found by their number in an array of codecs that is made once, when the set is
 * first met; sets may name each other and themselves.
 */
import { NLA_F_NESTED, NLA_TYPE_MASK } from '../constants.js';
import { align4, ATTRIBUTE_HEADER_SIZE } from '../wire.js';
import { CodecError, within } from './error.js';
import type { ScalarCodec } from './scalar.js';
import { Shape, type Step } from './shape.js';
import type { PayloadCodec, Scope, Sink, Source } from './stream.js';
import { nulsAt } from './text.js';
import { type Attributes, describeValue, isObject, type Notes, NULS, UNFLAGGED, type Value } from './value.js';

const MAX_LENGTH = 0xffff;
/** In a shape's steps, beside the type: it should be text, and is none. */
const UNREADABLE = 0x10000;
/** How many shapes a set keeps, and how many keys they have at most: more than one meets, and few enough to keep. */
const MAX_SHAPES = 512;
const MAX_KEYS = 192;

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
  /** The payload's codec, where it is an integer without names. */
  integer: ScalarCodec | undefined;
  /** Whether its value is text: what can't be shown as such is kept as if the spec did not know it. */
  isText: boolean;
  /** Whether the text ends with a NUL. */
  ends: boolean;
}

export class AttributeSetCodec implements PayloadCodec {
  readonly #byType: (AttributeCodec | undefined)[] = [];
  readonly #byName = new Map<string, AttributeCodec>();
  readonly #root: AttributeShape = new Shape([]);
  #shapes = 0;
  #isReady = false;

  constructor(
    readonly name: string,
    /** Makes the codecs of its attributes. */
    private readonly compile: () => AttributeCodec[],
  ) {}

  decode(source: Source, start: number, end: number): Attributes {
    if (!this.#isReady) this.#prepare();
    const found = new PartialSet(this.#root);
    const { values } = found;
    source.enter(found, start);
    for (let at = start; at < end;) {
      const length = attributeLength(source, at, end);
      const type = source.view.getUint16(at + 2, true);
      let step = found.shape.steps.get(type) ?? this.#extend(found.shape, type, this.#codecFor(type));
      if (step === undefined) return this.#decodeRest(source, found, at, end);
      const { codec } = step;
      // Most attributes are integers, which are read here without a call each.
      let value =
        codec?.integer !== undefined && length === ATTRIBUTE_HEADER_SIZE + codec.integer.size
          ? codec.integer.read(source.view, at + ATTRIBUTE_HEADER_SIZE)
          : decodePayload(source, codec, type, at + ATTRIBUTE_HEADER_SIZE, at + length);
      if (codec?.isText) {
        const nuls = codec.ends ? nulsAt(source, at + ATTRIBUTE_HEADER_SIZE, at + length) : 1;
        if (typeof value !== 'string' || (codec.multi && nuls !== 1)) {
          step = found.shape.steps.get(type | UNREADABLE) ?? this.#extend(found.shape, type | UNREADABLE, undefined);
          if (step === undefined) return this.#decodeRest(source, found, at, end);
          value = source.slice(at + ATTRIBUTE_HEADER_SIZE, at + length);
        } else if (nuls !== 1) {
          found.noteNuls(step.shape.keys[step.slot]!, nuls);
        }
      }
      if (step.slot < values.length) (values[step.slot] as Value[]).push(value);
      else values.push(step.codec?.multi ? [value] : value);
      found.shape = step.shape;
      at += align4(length);
    }
    source.leave();
    return found.build();
  }

  encode(sink: Sink, value: unknown): void {
    if (!this.#isReady) this.#prepare();
    if (!isObject(value)) {
      throw new CodecError(`attributes of ${this.name} are needed, and it is ${describeValue(value)}`);
    }
    sink.enter(value);
    const nuls = value[NULS];
    for (const key in value) {
      const given = value[key];
      if (given === undefined) continue;
      try {
        this.#encodeKey(sink, key, given, nuls?.[key]);
      } catch (error) {
        throw within(error, key);
      }
    }
    sink.leave();
  }

  #encodeKey(sink: Sink, key: string, value: Value, nuls = 1): void {
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
      encodeAttribute(sink, codec, value, typeof value === 'string' && codec.ends ? nuls : 1);
    }
  }

  /** Goes on at `at` for a set with more attributes, or in more different orders, than shapes are kept for. */
  #decodeRest(source: Source, before: PartialSet, at: number, end: number): Attributes {
    const found: Attributes & Notes = before.build();
    const counts = new Map<string, number>();
    source.leave();
    source.enter(found, at);
    while (at < end) {
      const length = attributeLength(source, at, end);
      const type = source.view.getUint16(at + 2, true);
      let codec = this.#codecFor(type);
      const value = decodePayload(source, codec, type, at + ATTRIBUTE_HEADER_SIZE, at + length);
      // Here text is kept as it is when it does not end with one NUL, whether it can be read or not.
      const isOdd = codec?.ends && nulsAt(source, at + ATTRIBUTE_HEADER_SIZE, at + length) !== 1;
      if (codec?.isText && (isOdd || typeof value !== 'string')) codec = undefined;
      const name = codec?.name ?? `#${type}`;
      if (!Object.hasOwn(found, name))
        found[name] = codec?.multi ? [value] : codec ? value : source.slice(at + ATTRIBUTE_HEADER_SIZE, at + length);
      else if (codec?.multi) (found[name] as Value[]).push(value);
      else found[nextKey(name, found, counts)] = codec ? value : source.slice(at + ATTRIBUTE_HEADER_SIZE, at + length);
      at += align4(length);
    }
    source.leave();
    return found;
  }

  /** The step from a shape by an attribute that it was not gone on by before; undefined when no more are kept. */
  #extend(shape: AttributeShape, type: number, codec: AttributeCodec | undefined): Step<AttributeCodec> | undefined {
    const name = codec?.name ?? `#${type & MAX_LENGTH}`;
    const there = shape.keys.indexOf(name);
    if (there >= 0 && codec?.multi) return keep(shape, type, { codec, shape, slot: there });
    if (this.#shapes >= MAX_SHAPES || shape.keys.length >= MAX_KEYS) return undefined;
    this.#shapes++;
    const key = there < 0 ? name : nextKey(name, Object.fromEntries(shape.keys.map((one) => [one, true])), new Map());
    return keep(shape, type, { codec, shape: new Shape([...shape.keys, key]), slot: shape.keys.length });
  }

  /** What reads attributes of a type; undefined when the spec does not know it, or knows it with other flags. */
  #codecFor(type: number): AttributeCodec | undefined {
    const codec = this.#byType[type & NLA_TYPE_MASK];
    const flags = type & ~NLA_TYPE_MASK;
    return flags === 0 || (flags === NLA_F_NESTED && codec?.nested) ? codec : undefined;
  }

  #prepare(): void {
    for (const codec of this.compile()) {
      this.#byType[codec.type] = codec;
      this.#byName.set(codec.name, codec);
    }
    this.#isReady = true;
  }
}

type AttributeShape = Shape<AttributeCodec>;

/** A set that is being decoded: the values so far, in the order of the shape's keys. */
class PartialSet implements Scope {
  readonly values: Value[] = [];

  #nuls: Record<string, number> | undefined;

  constructor(public shape: AttributeShape) {}

  /** Notes how many NULs end the text under `key`. */
  noteNuls(key: string, count: number): void {
    (this.#nuls ??= {})[key] = count;
  }

  build(): Attributes {
    const made: Attributes & Notes = this.shape.build(this.values);
    if (this.#nuls !== undefined) made[NULS] = this.#nuls;
    return made;
  }

  find(name: string): Value | undefined {
    return this.values[this.shape.keys.indexOf(name)];
  }
}

function keep(shape: AttributeShape, type: number, step: Step<AttributeCodec>): Step<AttributeCodec> {
  shape.steps.set(type, step);
  return step;
}

/** The length of the attribute at `at`, its header included. @throws CodecError when it does not fit in what is left */
export function attributeLength(source: Source, at: number, end: number): number {
  const left = end - at;
  if (left < ATTRIBUTE_HEADER_SIZE) throw source.error(`${left} bytes are left, too few for an attribute`, at);
  const length = source.view.getUint16(at, true);
  if (length < ATTRIBUTE_HEADER_SIZE) throw source.error(`the length ${length} is less than an attribute's header`, at);
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
  const at = sink.reserve(ATTRIBUTE_HEADER_SIZE);
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

function encodeAttribute(sink: Sink, { type, nested, payload }: AttributeCodec, value: unknown, nuls = 1): void {
  if (value === false) return;
  const at = sink.reserve(ATTRIBUTE_HEADER_SIZE);
  if (value instanceof Uint8Array && nested) sink.write(value);
  else payload.encode(sink, value);
  if (nuls === 0) sink.truncate(sink.length - 1);
  else if (nuls > 1) sink.reserve(nuls - 1);
  finish(sink, at, nested ? type | nestedFlag(value) : type);
}

function encodeUnknown(sink: Sink, key: string, value: Value, set: string): void {
  const type = Number(/^#(\d+)(#\d+)?$/.exec(key)?.[1] ?? NaN);
  if (!(type <= 0xffff)) throw new CodecError(`${set} has no attribute of that name`);
  if (!(value instanceof Uint8Array)) throw new CodecError(`a Uint8Array is needed, and it is ${describeValue(value)}`);
  frame(sink, type, () => sink.write(value));
}

function decodePayload(
  source: Source,
  codec: AttributeCodec | undefined,
  type: number,
  start: number,
  end: number,
): Value {
  if (codec === undefined) return source.slice(start, end);
  try {
    const value = codec.payload.decode(source, start, end) as Value;
    if (codec.nested && (type & NLA_F_NESTED) === 0) unflag(value);
    return value;
  } catch (error) {
    throw within(error, codec.name);
  }
}

/** `name#2` for the second of a name, `name#3` for the third. `counts` holds how far it was counted before. */
function nextKey(name: string, found: object, counts: Map<string, number>): string {
  let count = (counts.get(name) ?? 1) + 1;
  while (Object.hasOwn(found, `${name}#${count}`)) count++;
  counts.set(name, count);
  return `${name}#${count}`;
}
