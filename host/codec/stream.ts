/**
 * What codecs read from and write to: one message, and the attribute sets that are open in it, innermost last. A sub-message finds
 * its selector in those. Integers of netlink's own headers are little-endian, as on the machines we mirror.
 */
import { CodecError } from './error.js';
import type { Attributes } from './value.js';

/** How deep attributes may nest. Linux's own messages stay under 10; the bound keeps crafted ones off the end of the stack. */
const MAX_DEPTH = 64;

/** A set in which a selector is looked for: the attributes themselves, or what stands for them while they are read. */
export interface Scope {
  find(name: string): unknown;
}

/** The attribute sets that are open. */
class Scopes {
  private readonly open: (Scope | Attributes)[] = [];

  /** @throws CodecError when sets nest too deep; in what is encoded, that is an object inside itself */
  enter(scope: Scope | Attributes, offset?: number): void {
    if (this.open.length === MAX_DEPTH) throw this.error(`attributes nest deeper than ${MAX_DEPTH}`, offset);
    this.open.push(scope);
  }

  leave(): void {
    this.open.pop();
  }

  /** Forgets all of them. */
  protected leaveAll(): void {
    this.open.length = 0;
  }

  /** The value under `name` in the nearest set that has one. */
  find(name: string): unknown {
    for (let depth = this.open.length - 1; depth >= 0; depth--) {
      const scope = this.open[depth]!;
      const value = typeof scope.find === 'function' ? scope.find(name) : own(scope as Attributes, name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  error(reason: string, offset?: number): CodecError {
    return new CodecError(reason, offset);
  }
}

function own(attributes: Attributes, name: string): unknown {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** A message that is read. Offsets count from the beginning of `bytes`. */
export class Source extends Scopes {
  readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    /** Added to an offset to count from the beginning of the message's header. */
    private readonly base: number,
  ) {
    super();
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A copy of the bytes from `start` to `end`. */
  slice(start: number, end: number): Uint8Array {
    return this.bytes.slice(start, end);
  }

  override error(reason: string, at = 0): CodecError {
    return new CodecError(reason, this.base + at);
  }
}

/** A message that is written; it grows as it has to. */
export class Sink extends Scopes {
  bytes = new Uint8Array(2048);
  view = new DataView(this.bytes.buffer);
  length = 0;

  /** Makes room for `size` bytes, which are 0, and goes behind them. @returns where they begin */
  reserve(size: number): number {
    const at = this.length;
    this.length += size;
    if (this.length > this.bytes.length) this.grow();
    return at;
  }

  write(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    // Most are short, and for those a call of `set` costs more than it does.
    if (bytes.length > 32) this.bytes.set(bytes, at);
    else for (let index = 0; index < bytes.length; index++) this.bytes[at + index] = bytes[index]!;
  }

  /** Forgets what was written from `end` on. */
  truncate(end: number): void {
    this.bytes.fill(0, end, this.length);
    this.length = end;
  }

  /** What was written, as an array of its own. */
  take(): Uint8Array {
    const taken = new Uint8Array(this.length);
    taken.set(this.bytes.subarray(0, this.length));
    return taken;
  }

  /** Forgets everything, for the next message. */
  clear(): void {
    this.truncate(0);
    this.leaveAll();
  }

  private grow(): void {
    const bytes = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}

/** Reads and writes one kind of payload. */
export interface PayloadCodec {
  /** Bytes it always takes; undefined when that differs from value to value. */
  readonly size?: number;
  /** The value in bytes `start` to `end`. @throws CodecError */
  decode(source: Source, start: number, end: number): unknown;
  /** Appends a value, without padding. @throws CodecError */
  encode(sink: Sink, value: unknown): void;
}
