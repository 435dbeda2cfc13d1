/**
 * Paths of attribute names, by which a handler refers to an attribute of a request: its number, and its offset in the request.
 */
import type { AttributeSpec, SpecModel } from './codec/families.js';
import { NLA_TYPE_MASK } from './constants.js';
import { align4, ATTRIBUTE_HEADER_SIZE, getUint16 } from './wire.js';

/**
 * An attribute, by its name; of one in a nest all names from the outermost on. A number behind a name says which of several is meant, from 0
 * on: `['queues', 1, 'id']`.
 */
export type AttributePath = string | readonly (string | number)[];

/** A name of a path, the number behind it, and what the spec says of it. */
interface Part {
  attribute: AttributeSpec;
  index: number;
}

interface Range {
  at: number;
  end: number;
}

/** @returns where an attribute begins in a request whose attributes begin at `start`; 0 when it is not there */
export function offsetOf(
  spec: SpecModel,
  set: string,
  path: AttributePath,
  request: Uint8Array,
  start: number,
): number {
  const parts = partsOf(spec, set, path);
  let range: Range | undefined = { at: start, end: request.length };
  let at = 0;
  for (const { attribute, index } of parts) {
    const isArray = attribute.type === 'indexed-array';
    range = find(request, range, attribute.value, isArray ? 0 : index);
    if (range && isArray && index >= 0) range = find(request, inside(range), undefined, index);
    if (!range) return 0;
    ({ at } = range);
    range = inside(range);
  }
  return at;
}

/** @returns the number of the attribute that a path ends in, and the path to the nest that it belongs to, if it is in one */
export function lastOf(spec: SpecModel, set: string, path: AttributePath): { number: number; nest: AttributePath } {
  const names = typeof path === 'string' ? [path] : path;
  const last = names.findLastIndex((name) => typeof name === 'string');
  return { number: partsOf(spec, set, path).at(-1)?.attribute.value ?? 0, nest: names.slice(0, Math.max(0, last)) };
}

/** The parts of a path, as far as the spec knows them. */
function partsOf(spec: SpecModel, set: string, path: AttributePath): Part[] {
  const parts: Part[] = [];
  let current: string | undefined = set;
  for (const name of typeof path === 'string' ? [path] : path) {
    const last = parts.at(-1);
    if (typeof name === 'number') {
      if (last) last.index = name;
      continue;
    }
    const attribute: AttributeSpec | undefined =
      current === undefined ? undefined : spec.attributeSet(current).attributes.find((one) => one.name === name);
    if (!attribute) throw new RangeError(`${spec.name} has no attribute '${name}' there`);
    parts.push({ attribute, index: attribute.type === 'indexed-array' ? -1 : 0 });
    current = attribute.nested;
  }
  return parts;
}

/** The attribute of a type, or of any, that comes as number `index` among those in a range. */
function find(request: Uint8Array, { at, end }: Range, type: number | undefined, index: number): Range | undefined {
  let left = index;
  while (at + ATTRIBUTE_HEADER_SIZE <= end) {
    const length = getUint16(request, at);
    if (length < ATTRIBUTE_HEADER_SIZE || at + length > end) return undefined;
    const matches = type === undefined || (getUint16(request, at + 2) & NLA_TYPE_MASK) === type;
    if (matches && left-- === 0) return { at, end: at + length };
    at += align4(length);
  }
  return undefined;
}

function inside({ at, end }: Range): Range {
  return { at: at + ATTRIBUTE_HEADER_SIZE, end };
}
