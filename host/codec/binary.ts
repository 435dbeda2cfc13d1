/** Bytes: as they are, as the text of a display hint, or as an array of integers. */
import { CodecError } from './error.js';
import { display, type Hint, parse } from './hint.js';
import type { ScalarCodec } from './scalar.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { describeValue } from './value.js';

/** Bytes; with a hint text. `size` when there is always the same number of them. */
export function binary(hint: Hint | undefined, size?: number): PayloadCodec {
  return {
    size,
    decode(source, start, end) {
      const bytes = source.slice(start, end);
      return hint === undefined ? bytes : (display(bytes, hint) ?? bytes);
    },
    encode(sink, value) {
      const bytes = bytesFor(value, hint);
      if (size !== undefined && bytes.length !== size)
        throw new CodecError(`${bytes.length} bytes, and ${size} are needed`);
      sink.write(bytes);
    },
  };
}

function bytesFor(value: unknown, hint: Hint | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (hint !== undefined && typeof value === 'string') return parse(value, hint);
  throw new CodecError(
    `${hint === undefined ? '' : 'text or '}a Uint8Array is needed, and it is ${describeValue(value)}`,
  );
}

/** An integer that is shown as text, such as an IPv4 address: the hint is about its bytes as they are in the message. */
export function hinted(codec: PayloadCodec & { size: number }, hint: Hint): PayloadCodec {
  return {
    size: codec.size,
    decode(source, start, end) {
      const value = codec.decode(source, start, end);
      return display(source.bytes.subarray(start, end), hint) ?? value;
    },
    encode(sink, value) {
      if (typeof value !== 'string') return codec.encode(sink, value);
      const bytes = parse(value, hint);
      if (bytes.length !== codec.size)
        throw new CodecError(`${describeValue(value)} does not fit into ${codec.size} bytes`);
      sink.write(bytes);
    },
  };
}

/** Integers of one size, one after the other, with nothing in between. */
export function sequence(element: ScalarCodec): PayloadCodec {
  const { size, type, naming } = element;
  return {
    decode(source: Source, start, end) {
      if ((end - start) % size !== 0) throw source.error(`${end - start} bytes are no array of ${type}`, start);
      const found: unknown[] = [];
      for (let at = start; at < end; at += size) {
        const value = element.read(source.view, at);
        found.push(naming === undefined ? value : naming.decode(value));
      }
      return found;
    },
    encode(sink: Sink, value) {
      if (!Array.isArray(value))
        throw new CodecError(`an array of ${type} is needed, and it is ${describeValue(value)}`);
      for (const one of value as unknown[]) element.encode(sink, one);
    },
  };
}
