/**
 * Random attributes, as specs/ says what there are: those of a set by name and number, each with a value that is mostly of its type and
 * sometimes too short, too long, or of a number that is none. What makes a value likely to mean something is said by `draws`, by the
 * attribute's name.
 */
import type { AttributeSetSpec, AttributeSpec } from '../../host/codec/index.js';
import { data, family } from './bytes.js';
import type { Generator } from './random-steps.js';

/** A sequence's own source, which knows what there is likely to be by now. */
export interface Scene extends Generator {
  /** Names that links were given. */
  names: string[];
  /** The highest index that one may have got. */
  highest: number;
}

export function sceneOf(random: Generator): Scene {
  return { below: (limit) => random.below(limit), pick: (list) => random.pick(list), names: ['lo'], highest: 1 };
}

export type Draw = (random: Scene) => Buffer;
/** By the attribute's name; what is not among them is drawn by its type. */
export type Draws = Readonly<Record<string, Draw>>;

const NESTED = 0x8000;
const NUMBERS = [0, 0, 1, 1, 2, 3, 4, 5, 8, 16, 17, 32, 100, 255, 1000, 65535, 65536, 0x7fffffff, -1, -2];
const TEXTS = ['', 'x', 'lo', 'a text', 'a text of more than sixteen bytes'];
/** One of so many attributes has a length that does not fit, or a type that is another's or nobody's. */
const WRONG = 60;

export function numbers(size: 'u8' | 'u16' | 'u32' | 'u64', list: readonly number[]): Draw {
  return (random) => data({ [size]: random.pick(list) });
}

export function texts(list: readonly string[]): Draw {
  return (random) => data({ [random.below(4) === 0 ? 'text' : 'string']: random.pick(list) });
}

export function bytes(list: readonly string[]): Draw {
  return (random) => data({ hex: random.pick(list) });
}

export function set(spec: string, name: string): AttributeSetSpec {
  return family(spec).spec.attributeSet(name);
}

function byType(random: Scene, { type }: AttributeSpec): Buffer {
  switch (type) {
    case 'u8':
    case 'u16':
    case 'u32':
    case 'u64':
      return data({ [type]: random.pick(NUMBERS) });
    case 's32':
      return data({ u32: random.pick(NUMBERS) });
    case 'string':
      return texts(TEXTS)(random);
    case 'flag':
      return Buffer.alloc(0);
    default:
      return data({ fill: { byte: random.below(3), times: random.pick([0, 1, 2, 4, 6, 8, 16, 20]) } });
  }
}

function spoiled(random: Scene, value: Buffer): Buffer {
  // Not longer than an IPv6 address: two that are the same would be two, as Linux compares their lengths.
  const more = value.length === 16 ? 0 : random.pick([1, 4]);
  const length = random.pick([0, 1, 2, 3, 4, value.length - 1, value.length + more]);
  return Buffer.concat([value, Buffer.alloc(4)]).subarray(0, Math.max(0, length));
}

/** An attribute of a number, with its header and padding. */
export function attribute(type: number, value: Buffer): Buffer {
  return data({ [type]: { hex: value.toString('hex') } });
}

/** One attribute of a set, by name. */
export function named(random: Scene, of: AttributeSetSpec, name: string, draws: Draws): Buffer {
  const spec = of.attributes.find((one) => one.name === name);
  if (!spec) throw new RangeError(`${of.name} has no ${name}`);
  const wrong = random.below(WRONG);
  const value = (draws[name] ?? ((one) => byType(one, spec)))(random);
  return attribute(wrong === 1 ? spec.value | NESTED : spec.value, wrong === 0 ? spoiled(random, value) : value);
}

/** Up to `most` attributes of a set, each of its name or of another number at times. */
export function attributes(random: Scene, of: AttributeSetSpec, draws: Draws, most: number): Buffer {
  return Buffer.concat(
    Array.from({ length: random.below(most + 1) }, () => {
      if (random.below(2 * WRONG) === 0) return attribute(random.pick([0, 65, 100, 0x4001]), byType(random, NONE));
      return named(random, of, random.pick(of.attributes).name, draws);
    }),
  );
}

const NONE = { type: 'binary' } as AttributeSpec;
