/**
 * A spec as it was written: YAML text or a parsed object, checked against the schema, with the line of every part so that what is
 * wrong can be shown where it is.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { SpecError } from './error.js';
import type { Path, Refuser } from './raw.js';
import { SCHEMA } from './schema.js';

export class SpecDocument implements Refuser {
  private constructor(
    readonly file: string,
    readonly root: unknown,
    private readonly text?: { document: Document; lines: LineCounter },
  ) {}

  /** @throws SpecError for what is no YAML, and for what is not in the schema */
  static read(source: unknown, file: string): SpecDocument {
    const document = typeof source === 'string' ? SpecDocument.parse(source, file) : new SpecDocument(file, source);
    document.validate();
    return document;
  }

  private static parse(source: string, file: string): SpecDocument {
    const lines = new LineCounter();
    const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) throw new SpecError(file, lines.linePos(error.pos[0]).line, error.message);
    try {
      return new SpecDocument(file, document.toJS(), { document, lines });
    } catch (failure) {
      // Aliases that lead nowhere, or that would make the document grow beyond reason.
      throw new SpecError(file, 1, (failure as Error).message);
    }
  }

  /** Refuses the spec for what is at `path`. */
  fail(path: Path, reason: string): never {
    throw new SpecError(this.file, this.lineOf(path), this.text ? reason : `${describePath(path)}: ${reason}`);
  }

  private validate(): void {
    const validate = (validator ??= new Ajv({ allowUnionTypes: true, verbose: true }).compile(SCHEMA));
    if (validate(this.root)) return;
    const error = validate.errors![0]!;
    const path = pathOf(error);
    this.fail(path, reasonOf(error, path));
  }

  /** The line of the nearest part of `path` that is there. */
  private lineOf(path: Path): number | undefined {
    if (!this.text) return undefined;
    const { document, lines } = this.text;
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** Compiled when the first spec is read. */
let validator: ValidateFunction | undefined;

function pathOf({ instancePath, keyword, params }: ErrorObject): Path {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return keyword === 'additionalProperties'
    ? [...path, (params as { additionalProperty: string }).additionalProperty]
    : path;
}

function reasonOf({ keyword, params, message, data }: ErrorObject, path: Path): string {
  switch (keyword) {
    case 'additionalProperties':
      return `unknown word '${path.at(-1)}'`;
    case 'required':
      return `'${(params as { missingProperty: string }).missingProperty}' is missing`;
    case 'enum':
      return `${JSON.stringify(data)} is none of ${(params as { allowedValues: string[] }).allowedValues.join(', ')}`;
    case 'pattern':
      return `${JSON.stringify(data)} is no name`;
    default:
      return `${path.at(-1) ?? 'the spec'} ${message}`;
  }
}

function describePath(path: Path): string {
  return path.length === 0 ? 'the spec' : path.join('/');
}
