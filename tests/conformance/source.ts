/**
 * A scenario's YAML as plain data that remembers lines, so that what is wrong with it is told with file, line and reason; and `Fields`,
 * with which the words of a mapping are taken one by one, none being left over.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** What is wrong with a scenario. */
export class ScenarioError extends Error {
  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'ScenarioError';
  }
}

/** A reason whose place is not known yet: that of the innermost mapping that is being read. */
class Refusal extends Error {
  constructor(
    reason: string,
    readonly at?: object,
  ) {
    super(reason);
  }
}

/** @throws what `Source.read` turns into a ScenarioError; `at` is a mapping or list of the scenario */
export function refuse(reason: string, at?: object): never {
  throw new Refusal(reason, at);
}

export class Source {
  readonly #lines = new WeakMap<object, number>();
  readonly root: unknown;

  constructor(
    text: string,
    readonly file: string,
  ) {
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const line = (offset: number): number => counter.linePos(offset).line;
    const [error] = document.errors;
    if (error) throw new ScenarioError(file, line(error.pos[0]), error.message);
    const plain = (node: unknown): unknown => {
      if (isAlias(node)) return plain(node.resolve(document));
      if (isScalar(node)) return node.value;
      const value: unknown = isMap(node)
        ? Object.fromEntries(node.items.map(({ key, value }) => [String(plain(key)), plain(value)]))
        : isSeq(node)
          ? node.items.map(plain)
          : undefined;
      if (typeof value === 'object' && value !== null) this.#lines.set(value, line((node as Node).range?.[0] ?? 0));
      return value;
    };
    this.root = plain(document.contents);
  }

  /** As `filled`; the copy keeps its lines. */
  filled(part: unknown, name: string, value: unknown): unknown {
    return filled(part, name, value, (from, copy) => this.#lines.set(copy, this.#lines.get(from) ?? 1));
  }

  /** Reads a part, and gives its errors their place. */
  read<T>(part: unknown, reader: () => T): T {
    try {
      return reader();
    } catch (error) {
      if (error instanceof ScenarioError || !(error instanceof Error)) throw error;
      const place = error instanceof Refusal ? error.at : undefined;
      const known = (at: unknown): number | undefined =>
        typeof at === 'object' && at !== null ? this.#lines.get(at) : undefined;
      throw new ScenarioError(this.file, known(place) ?? known(part) ?? 1, error.message);
    }
  }
}

/**
 * A copy of a part in which `$name` is a value, or, where that is a mapping, `$name.key` its members: a text that is nothing else becomes the
 * value itself.
 */
export function filled(
  part: unknown,
  name: string,
  value: unknown,
  copied: (from: object, copy: object) => void = () => undefined,
): unknown {
  const mark = `$${name}`;
  if (part === mark) return value;
  if (isMapping(value)) {
    part = Object.entries(value).reduce((done, [key, member]) => filled(done, `${name}.${key}`, member, copied), part);
  }
  const inner = (one: unknown): unknown => filled(one, name, value, copied);
  if (typeof part === 'string') return isMapping(value) ? part : part.replaceAll(mark, String(value));
  if (typeof part !== 'object' || part === null) return part;
  const copy = Array.isArray(part)
    ? part.map(inner)
    : Object.fromEntries(Object.entries(part).map(([key, one]) => [key.replaceAll(mark, String(value)), inner(one)]));
  copied(part, copy);
  return copy;
}

/** What `each` is given: a word with its values, a list or the numbers in a range, both ends included; and the rest, by `rest`. */
export function eachOf(value: Mapping, rest: string): { name: string; values: unknown[]; inner: unknown } {
  const fields = new Fields(value, 'each');
  const inner = fields.need(rest);
  const [[name, values] = refuse("'each' needs a word and its values", value), more] = Object.entries(fields.rest());
  if (more) refuse(`'each' has one word, and here is '${more[0]}' too`, value);
  return { name, values: listOf(values), inner };
}

function listOf(values: unknown): unknown[] {
  if (Array.isArray(values)) return values;
  const fields = new Fields(mapping(values, 'values'), 'values');
  const [from, to, step] = [fields.number('from', 0), integer(fields.need('to'), 'to'), fields.number('step', 1)];
  fields.end();
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

export type Mapping = Record<string, unknown>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapping(value: unknown, what: string): Mapping {
  return isMapping(value) ? value : refuse(`${what} must be a mapping, and is ${JSON.stringify(value)}`);
}

/** The words of a mapping, each to be taken once. */
export class Fields {
  readonly #left: Map<string, unknown>;

  constructor(
    readonly source: Mapping,
    readonly what: string,
  ) {
    this.#left = new Map(Object.entries(source));
  }

  has(name: string): boolean {
    return this.#left.has(name);
  }

  take(name: string): unknown {
    const value = this.#left.get(name);
    this.#left.delete(name);
    return value;
  }

  need(name: string): unknown {
    return this.has(name) ? this.take(name) : refuse(`${this.what} needs '${name}'`, this.source);
  }

  string(name: string): string {
    const value = this.need(name);
    return typeof value === 'string' ? value : refuse(`'${name}' of ${this.what} must be a string`, this.source);
  }

  number(name: string, otherwise: number): number {
    return this.has(name) ? integer(this.take(name), `'${name}' of ${this.what}`, this.source) : otherwise;
  }

  /** A number, a name of `names`, or a list of them to be combined by OR. */
  named(name: string, names: Readonly<Record<string, number>>, otherwise?: number): number {
    if (!this.has(name) && otherwise !== undefined) return otherwise;
    return numberOf(this.need(name), names, `'${name}' of ${this.what}`, this.source);
  }

  rest(): Mapping {
    const rest = Object.fromEntries(this.#left);
    this.#left.clear();
    return rest;
  }

  /** Refuses what nobody took. */
  end(): void {
    const [left] = this.#left.keys();
    if (left !== undefined) refuse(`unknown word '${left}' in ${this.what}`, this.source);
  }
}

export function integer(value: unknown, what: string, at?: object): number {
  return Number.isSafeInteger(value) ? (value as number) : refuse(`${what} must be a whole number`, at);
}

export function numberOf(value: unknown, names: Readonly<Record<string, number>>, what: string, at?: object): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum | numberOf(one, names, what, at), 0);
  if (typeof value === 'number') return integer(value, what, at);
  const known = typeof value === 'string' ? names[value] : undefined;
  return (
    known ??
    refuse(`${what} is ${JSON.stringify(value)}, which is no number and none of ${Object.keys(names).join(', ')}`, at)
  );
}
