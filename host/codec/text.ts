/** Text as it is in a payload: UTF-8, with the NUL that ends it. */
import { CodecError } from './error.js';
import type { PayloadCodec, Sink, Source } from './stream.js';
import { describeValue } from './value.js';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * A string, without the NULs that end it. What has one inside, or is not UTF-8, decodes to its bytes. It is written with one NUL; where there
 * are more or none the attribute set takes care of that.
 */
export const terminated: PayloadCodec = {
  decode: (source, start, end) => textOf(source, start, end - nulsAt(source, start, end)) ?? source.slice(start, end),
  encode(sink, value) {
    if (value instanceof Uint8Array) return sink.write(value);
    write(sink, value);
    sink.reserve(1);
  },
};

/** How many NULs the bytes from `start` to `end` end with. */
export function nulsAt({ bytes }: Source, start: number, end: number): number {
  let last = end;
  while (last > start && bytes[last - 1] === 0) last--;
  return end - last;
}

/** A string in an array of `size` bytes, filled up with NUL. */
export function fixedText(size: number): PayloadCodec {
  return {
    size,
    decode(source, start, end) {
      return textOf(source, start, end - nulsAt(source, start, end)) ?? source.slice(start, end);
    },
    encode(sink, value) {
      const at = sink.length;
      if (value instanceof Uint8Array) sink.write(value);
      else write(sink, value);
      const written = sink.length - at;
      if (written > size) throw new CodecError(`${written} bytes do not fit into ${size}`);
      sink.reserve(size - written);
    },
  };
}

/** The text in bytes `start` to `end`; undefined when a NUL is in it or it is not UTF-8. */
function textOf(source: Source, start: number, end: number): string | undefined {
  const { bytes } = source;
  // Names are short and ASCII; for those the decoder costs more than it does.
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0) return undefined;
    if (byte > 0x7f || at - start > 64) return decoded(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function write(sink: Sink, value: unknown): void {
  if (typeof value !== 'string') throw new CodecError(`text is needed, and it is ${describeValue(value)}`);
  if (value.includes('\0')) throw new CodecError('text has no NUL in it');
  const at = sink.reserve(value.length);
  const { bytes } = sink;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 0x7f) {
      sink.truncate(at);
      return sink.write(encoder.encode(value));
    }
    bytes[at + index] = code;
  }
}
