/** What goes wrong with a spec, and with a message that a spec describes. */

/** A spec that is refused: `message` is `file:line: reason`, or `file: reason` where the spec was no text. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(
    readonly file: string,
    /** From 1; undefined when the spec came as an object. */
    readonly line: number | undefined,
    readonly reason: string,
  ) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
  }
}

/**
 * A message that cannot be decoded, or a value that cannot be encoded. The path is made on the way out: whoever was at work on
 * an attribute when the error came puts its name in front (`within`).
 */
export class CodecError extends Error {
  override readonly name = 'CodecError';
  readonly #path: string[] = [];

  constructor(
    readonly reason: string,
    /** Where in the message, in bytes from the beginning of its header; undefined when encoding. */
    readonly offset?: number,
  ) {
    super(offset === undefined ? reason : `${reason} (at byte ${offset})`);
  }

  /** The names of the attributes and members from the message down to the mistake, such as `linkinfo/data/peer`; empty for the message itself. */
  get path(): string {
    return this.#path.join('/');
  }

  /** Adds the name of what the mistake is inside of. */
  within(name: string | number): this {
    this.#path.unshift(String(name));
    this.message = `${this.path}: ${this.reason}${this.offset === undefined ? '' : ` (at byte ${this.offset})`}`;
    return this;
  }
}

/** The same error, one name further out; what is no mistake in a message is passed on as it is. */
export function within(error: unknown, name: string | number): unknown {
  return error instanceof CodecError ? error.within(name) : error;
}
