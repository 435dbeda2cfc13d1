/**
 * Payloads made of attributes other than a plain set: indexed-array, where the type of each attribute is an index; nest-type-value,
 * where the types of attributes around a set are values too; and sub-message, whose set depends on the value of another attribute.
 */
import { NLA_F_NESTED, NLA_TYPE_MASK } from '../constants.js';
import { align4, ATTRIBUTE_HEADER_SIZE } from '../wire.js';
import { attributeLength, type AttributeSetCodec, frame, nestedFlag, unflag } from './attribute-set.js';
import { CodecError, within } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import type { StructCodec } from './struct.js';
import { type Attributes, describeValue, type IndexedValue, isObject, type Notes, UNFLAGGED } from './value.js';

/** `[{ index, value }, …]`. `nested` when the elements are attributes themselves. */
export function indexedArray(element: PayloadCodec, nested: boolean): PayloadCodec {
  return {
    decode(source, start, end) {
      const found: IndexedValue[] = [];
      for (let at = start; at < end;) {
        const length = attributeLength(source, at, end);
        const type = source.view.getUint16(at + 2, true);
        const value = inside(found.length, () => element.decode(source, at + ATTRIBUTE_HEADER_SIZE, at + length));
        if (nested && (type & NLA_F_NESTED) === 0) unflag(value);
        // Flags that do not belong there stay part of the index, and so are written again.
        const index = nested ? type & ~NLA_F_NESTED : type;
        found.push({ index, value: value as IndexedValue['value'] });
        at += align4(length);
      }
      return found;
    },
    encode(sink, value) {
      if (!Array.isArray(value))
        throw new CodecError(`an array of { index, value } is needed, not ${describeValue(value)}`);
      value.forEach((one: unknown, position) => inside(position, () => encodeElement(sink, one, element, nested)));
    },
  };
}

function encodeElement(sink: Sink, one: unknown, element: PayloadCodec, nested: boolean): void {
  if (!isObject(one) || one.value === undefined)
    throw new CodecError(`{ index, value } is needed, not ${describeValue(one)}`);
  const { value } = one;
  const index = typeIn(one, 'index', 0xffff);
  frame(sink, nested ? index | nestedFlag(value) : index, () => element.encode(sink, value));
}

/** An object with the set's attributes, and under `names` the types of the attributes around them, outermost first. */
export function nestTypeValue(names: readonly string[], set: AttributeSetCodec): PayloadCodec {
  return {
    decode(source, start, end) {
      const types: Attributes = {};
      let unflagged = 0;
      names.forEach((name, depth) => {
        const length = attributeLength(source, start, end);
        if (align4(length) < end - start)
          throw source.error(`${name} is one attribute, and here are more`, start + length);
        const type = source.view.getUint16(start + 2, true);
        if ((type & NLA_F_NESTED) === 0) unflagged |= 2 << depth;
        types[name] = type & NLA_TYPE_MASK;
        end = start + length;
        start += ATTRIBUTE_HEADER_SIZE;
      });
      const found: Attributes & Notes = Object.assign(types, set.decode(source, start, end));
      if (unflagged !== 0) found[UNFLAGGED] = unflagged;
      return found;
    },
    encode(sink, value) {
      if (!isObject(value))
        throw new CodecError(`attributes of ${set.name} are needed, and it is ${describeValue(value)}`);
      const attributes: Attributes = { ...value };
      for (const name of names) delete attributes[name];
      const writeLevel = (depth: number): void => {
        const name = names[depth];
        if (name === undefined) return set.encode(sink, attributes);
        frame(sink, typeIn(value, name, NLA_TYPE_MASK) | nestedFlag(value, depth + 1), () => writeLevel(depth + 1));
      };
      writeLevel(0);
    },
  };
}

/** One format of a sub-message. */
export interface FormatCodec {
  header: StructCodec | undefined;
  set: AttributeSetCodec | undefined;
}

/** Decodes as the format that the value of `selector` names; bytes where there is none. */
export function subMessage(selector: string, formats: ReadonlyMap<unknown, FormatCodec>): PayloadCodec {
  return {
    decode(source, start, end) {
      const format = formats.get(source.find(selector));
      if (!format || (!format.header && !format.set)) return source.slice(start, end);
      return decodeFormat(source, format, start, end);
    },
    encode(sink, value) {
      if (value instanceof Uint8Array) return sink.write(value);
      const selected = sink.find(selector);
      const format = formats.get(selected);
      if (!format) throw new CodecError(`no format for ${selector} ${describeValue(selected)}, so bytes are needed`);
      encodeFormat(sink, format, value);
    },
  };
}

function decodeFormat(source: Source, { header, set }: FormatCodec, start: number, end: number): unknown {
  if (!header) return set!.decode(source, start, end);
  if (!set) return header.decode(source, start, end);
  if (end - start < header.size)
    throw source.error(`a fixed header of ${header.size} bytes is cut to ${end - start}`, start);
  // The header first: what follows may be selected by nothing in it, but errors come in the order of the bytes.
  const fixed = header.decode(source, start, start + header.size);
  const attributes = set.decode(source, Math.min(end, start + align4(header.size)), end);
  return { header: fixed, attributes };
}

function encodeFormat(sink: Sink, { header, set }: FormatCodec, value: unknown): void {
  if (!header && !set) throw new CodecError(`it has no attributes, so bytes are needed, not ${describeValue(value)}`);
  if (!header) return set!.encode(sink, value);
  if (!set) return header.encode(sink, value);
  if (!isObject(value)) throw new CodecError(`{ header, attributes } is needed, not ${describeValue(value)}`);
  header.encode(sink, value.header ?? {});
  sink.reserve(-header.size & 3);
  set.encode(sink, value.attributes ?? {});
}

function typeIn(value: Attributes, name: string, maximum: number): number {
  const type = value[name];
  if (typeof type === 'number' && Number.isInteger(type) && type >= 0 && type <= maximum) return type;
  throw new CodecError(`${name} is a number from 0 to ${maximum}, not ${describeValue(type)}`);
}

function inside<T>(position: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw within(error, position);
  }
}
