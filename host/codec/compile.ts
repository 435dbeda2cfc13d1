/**
 * From a spec to codecs: each attribute set, struct and sub-message once, when it is first needed.
 */
import { type AttributeCodec, AttributeSetCodec } from './attribute-set.js';
import { binary, hinted, sequence } from './binary.js';
import { type Naming, namingOf } from './enumeration.js';
import { CodecError } from './error.js';
import type { Hint } from './hint.js';
import { type FormatCodec, indexedArray, nestTypeValue, subMessage } from './nest.js';
import { bitfield32, flexible, isScalar, ScalarCodec, type ScalarType } from './scalar.js';
import type { AttributeSpec, MemberSpec, SpecModel, TypeSpec } from './model.js';
import type { PayloadCodec } from './stream.js';
import { type Member, StructCodec } from './struct.js';
import { fixedText, terminated } from './text.js';
import { describeValue } from './value.js';

export class Compiler {
  readonly #sets = new Map<string, AttributeSetCodec>();
  readonly #structs = new Map<string, StructCodec>();
  readonly #namings = new Map<string, Naming>();
  readonly #formats = new Map<string, ReadonlyMap<unknown, FormatCodec>>();

  constructor(private readonly spec: SpecModel) {}

  /** The codec of an attribute set; of no attributes for undefined, where every attribute is unknown. */
  set(name: string | undefined): AttributeSetCodec {
    const key = name ?? '';
    const known = this.#sets.get(key);
    if (known) return known;
    const attributes = name === undefined ? [] : this.spec.attributeSet(name).attributes;
    const made = new AttributeSetCodec(name ?? 'no attribute set', () => attributes.map((one) => this.#attribute(one)));
    this.#sets.set(key, made);
    return made;
  }

  /** The codec of a struct. */
  struct(name: string): StructCodec {
    const known = this.#structs.get(name);
    if (known) return known;
    const made = new StructCodec(
      name,
      this.spec.struct(name).members.map((member) => this.#member(member)),
    );
    this.#structs.set(name, made);
    return made;
  }

  #attribute(spec: AttributeSpec): AttributeCodec {
    const isNested = NESTED.has(spec.type);
    const payload = this.#payload(spec);
    const integer = asInteger(payload);
    const isBytes = spec.type === 'binary' && spec.subType === undefined && spec.struct === undefined;
    const isText = spec.type === 'string' || (isBytes && spec.hint !== undefined);
    const { name, value: type, multi } = spec;
    return { name, type, nested: isNested, multi, payload, integer, isText, ends: payload === terminated };
  }

  #payload(spec: AttributeSpec): PayloadCodec {
    switch (spec.type) {
      case 'nest':
        return this.set(spec.nested);
      case 'nest-type-value':
        return nestTypeValue(spec.typeValue!, this.set(spec.nested));
      case 'indexed-array':
        return this.#indexedArray(spec);
      case 'sub-message':
        return subMessage(spec.selector!, this.#formatsOf(spec.subMessage!));
      case 'string':
        return terminated;
      case 'flag':
        return flag;
      case 'pad':
        return padding;
      case 'unused':
        return binary(undefined);
      case 'binary':
        return this.#binary(spec);
      default:
        return this.#integer(spec, spec.type);
    }
  }

  #indexedArray(spec: AttributeSpec): PayloadCodec {
    const { subType } = spec;
    if (subType === 'nest') return indexedArray(this.set(spec.nested), true);
    return indexedArray(this.#payload({ ...spec, type: subType!, subType: undefined }), false);
  }

  #binary(spec: TypeSpec): PayloadCodec {
    if (spec.struct !== undefined) return this.struct(spec.struct);
    if (spec.subType === undefined) return binary(spec.hint as Hint | undefined);
    return sequence(new ScalarCodec(spec.subType as ScalarType, spec.bigEndian, this.#naming(spec)));
  }

  #integer(spec: TypeSpec, type: string): PayloadCodec {
    const naming = this.#naming(spec);
    if (type === 'bitfield32') return bitfield32(naming);
    if (type === 'uint' || type === 'sint') return flexible(type, spec.bigEndian, naming);
    if (!isScalar(type)) throw new Error(`no codec for ${type}`);
    const codec = new ScalarCodec(type, spec.bigEndian, naming);
    // A mask in hex is a number still; an address of 4 bytes is text.
    return naming || !spec.hint?.startsWith('ip') ? codec : hinted(codec, spec.hint as Hint);
  }

  #naming({ enum: name, asFlags }: TypeSpec): Naming | undefined {
    if (name === undefined) return undefined;
    const definition = this.spec.enumeration(name);
    const isFlags = asFlags || definition.type === 'flags';
    const key = `${name} ${isFlags}`;
    const naming = this.#namings.get(key) ?? namingOf(definition, isFlags);
    this.#namings.set(key, naming);
    return naming;
  }

  #member(spec: MemberSpec): Member {
    if (spec.type === 'pad') return { name: spec.name, codec: undefined, integer: undefined, size: spec.length! };
    const codec = this.#memberCodec(spec);
    return { name: spec.name, codec, integer: asInteger(codec), size: codec.size! };
  }

  #memberCodec(spec: MemberSpec): PayloadCodec {
    if (spec.struct !== undefined) return this.struct(spec.struct);
    if (spec.type === 'binary') return binary(spec.hint as Hint | undefined, spec.length);
    if (spec.type === 'string') return fixedText(spec.length!);
    return this.#integer(spec, spec.type);
  }

  #formatsOf(name: string): ReadonlyMap<unknown, FormatCodec> {
    const known = this.#formats.get(name);
    if (known) return known;
    const made = new Map<unknown, FormatCodec>();
    this.#formats.set(name, made);
    for (const { value, fixedHeader, attributeSet } of this.spec.subMessage(name)) {
      made.set(value, {
        header: fixedHeader === undefined ? undefined : this.struct(fixedHeader),
        set: attributeSet === undefined ? undefined : this.set(attributeSet),
      });
    }
    return made;
  }
}

function asInteger(codec: PayloadCodec): ScalarCodec | undefined {
  return codec instanceof ScalarCodec && codec.naming === undefined ? codec : undefined;
}

/** Types whose payload is attributes. */
const NESTED: ReadonlySet<string> = new Set(['nest', 'nest-type-value', 'indexed-array', 'sub-message']);

/** Present or absent; what Linux takes as a flag it may tell as a byte that says so. */
const flag: PayloadCodec = {
  decode(source, start, end) {
    if (end === start) return true;
    if (end !== start + 1) throw source.error(`a flag has no payload, and here are ${end - start} bytes`, start);
    return source.slice(start, end)[0] !== 0;
  },
  encode(_sink, value) {
    if (value !== true) throw new CodecError(`a flag is true or left out, not ${describeValue(value)}`);
  },
};

/** An attribute that only moves the next one to a multiple of 8. */
const padding: PayloadCodec = {
  decode: (source, start, end) => (end === start ? true : source.slice(start, end)),
  encode(sink, value) {
    if (value instanceof Uint8Array) sink.write(value);
    else if (value !== true) throw new CodecError(`padding is true or bytes, not ${describeValue(value)}`);
  },
};
