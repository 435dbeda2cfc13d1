/**
 * Each kind of rule, in liberal and in strict mode: what Linux's validate_nla says of payloads at the edges of what the rule allows. Where
 * the kernel's own policies have such rules, kernel.test.ts holds this against it.
 */
import type { Policy, Rule } from '../../host/codec/policy.js';
import { attribute, join, nest, number } from './attributes.js';
import { Engine, type Verdict } from './engine.js';
import { EINVAL, ERANGE, FAILED, LENGTH, RANGE, RULES } from './rule-cases.js';

const LIBERAL = 0;
const DEPRECATED_STRICT = 3;
const STRICT = 31;
const NESTED = 0x8000;

function policy(name: string, rules: Record<number, Rule>, more: Partial<Policy> = {}): Policy {
  const types = Object.keys(rules).map(Number);
  return {
    name,
    max: Math.max(...types),
    strictStart: 0,
    rules: new Map(types.map((type) => [type, rules[type]!])),
    ...more,
  };
}

/** Error and text, or 0. */
function said({ error, text: words }: Verdict): [number, string | undefined] | 0 {
  return error === 0 && words === undefined ? 0 : [error, words];
}

describe.each(RULES)('%s', (_name, rule, cases) => {
  // Attributes of other types around it, so that offsets and details count.
  const engine = new Engine([
    policy('one', { 1: { kind: 'u8' }, 3: rule, 5: { kind: 'binary-range', range: { min: 1n, max: 2n } } }),
  ]);
  const before = attribute(1, [7]);

  test.each(cases)('%s', (_what, payload, liberal, strict) => {
    const bytes = join(before, attribute(3, payload));
    for (const [mode, expected] of [
      [LIBERAL, liberal],
      [DEPRECATED_STRICT, liberal],
      [STRICT, strict],
    ] as const) {
      const verdict = engine.check('one', mode, bytes);
      expect(said(verdict)).toEqual(expected);
      expect(verdict.offset).toBe(expected === 0 ? undefined : before.length);
      if (expected === 0) expect(verdict.found).toEqual({ 1: 0, 3: before.length });
    }
  });

  test('NLA_F_NESTED is not expected in strict mode', () => {
    const bytes = join(before, attribute(3 | NESTED, cases.find(([, , , strict]) => strict === 0)?.[1] ?? []));
    const { text: words, error } = engine.check('one', STRICT, bytes);
    expect(error).toBe(EINVAL);
    expect(words).toBe(rule.kind === 'unspec' ? 'Unsupported attribute' : 'NLA_F_NESTED not expected');
  });
});

describe('nests', () => {
  const engine = new Engine([
    policy('outer', {
      1: { kind: 'nested', nested: 'inner' },
      2: { kind: 'nested-array', nested: 'inner' },
      3: { kind: 'nested' },
      4: { kind: 'nested', nested: 'outer' },
    }),
    policy('inner', { 1: { kind: 'u8' }, 2: { kind: 'u32', range: { min: 1n, max: 2n } } }),
  ]);
  const check = (mode: number, bytes: Uint8Array): unknown[] => {
    const { error, text: words, offset } = engine.check('outer', mode, bytes);
    return [error, words, offset];
  };
  const fine = [0, undefined, undefined];

  test.each([1, 2, 3])('of type %i may be empty, and no shorter than an attribute else', (type) => {
    for (const mode of [LIBERAL, STRICT]) {
      expect(check(mode, attribute(type | NESTED))).toEqual(fine);
      expect(check(mode, attribute(type | NESTED, [1, 2, 3]))).toEqual([ERANGE, FAILED, 0]);
    }
  });

  test.each([1, 2, 3])('of type %i must be flagged in strict mode', (type) => {
    expect(check(LIBERAL, attribute(type))).toEqual(fine);
    expect(check(DEPRECATED_STRICT, attribute(type))).toEqual(fine);
    expect(check(STRICT, attribute(type))).toEqual([EINVAL, 'NLA_F_NESTED is missing', 0]);
  });

  test('what is wrong inside is told by its own offset', () => {
    expect(check(LIBERAL, nest(1, attribute(1, [1]), attribute(2, number(4, 3))))).toEqual([ERANGE, RANGE, 12]);
    expect(check(LIBERAL, nest(2, nest(1), nest(9, attribute(2, number(4, 0)))))).toEqual([ERANGE, RANGE, 12]);
    expect(check(LIBERAL, nest(1, attribute(9)))).toEqual(fine);
    expect(check(DEPRECATED_STRICT, nest(1, attribute(9)))).toEqual([EINVAL, 'Unknown attribute type', 4]);
    expect(check(LIBERAL, nest(3, attribute(1), attribute(2)))).toEqual(fine);
  });

  test('elements of arrays may be empty, and no shorter than an attribute else', () => {
    expect(check(STRICT, nest(2, attribute(7), attribute(0)))).toEqual(fine);
    expect(check(LIBERAL, nest(2, attribute(7), attribute(8, [1])))).toEqual([ERANGE, 'Array element too short', 8]);
  });

  test('what is left over is an error in strict modes', () => {
    const left = 'bytes leftover after parsing attributes';
    expect(check(LIBERAL, Uint8Array.of(1, 2, 3))).toEqual([0, left, undefined]);
    expect(check(DEPRECATED_STRICT, Uint8Array.of(1, 2, 3))).toEqual([EINVAL, left, undefined]);
    expect(check(LIBERAL, attribute(1 | NESTED, [9, 0, 1, 0]))).toEqual([0, left, undefined]);
    expect(check(STRICT, attribute(1 | NESTED, [9, 0, 1, 0]))).toEqual([EINVAL, left, undefined]);
    // In an array nobody looks.
    expect(check(STRICT, attribute(2 | NESTED, [9, 0, 1, 0]))).toEqual(fine);
  });

  test('policies may lie in each other ten deep', () => {
    const deep = (levels: number): Uint8Array => (levels === 0 ? attribute(3 | NESTED) : nest(4, deep(levels - 1)));
    expect(check(STRICT, deep(9))).toEqual(fine);
    expect(check(LIBERAL, deep(10))).toEqual([EINVAL, 'allowed policy recursion depth exceeded', undefined]);
  });
});

describe('modes', () => {
  const engine = new Engine([
    policy('new', { 1: { kind: 'u8' }, 2: { kind: 'u8' }, 4: { kind: 'nested' } }, { strictStart: 2, max: 5 }),
  ]);
  const check = (mode: number, bytes: Uint8Array): unknown[] => {
    const { error, text: words, offset } = engine.check('new', mode, bytes);
    return [error, words, offset];
  };

  test('from strict_start_type on, checks are strict', () => {
    expect(check(LIBERAL, attribute(1, [1, 2]))[0]).toBe(0);
    expect(check(LIBERAL, attribute(2, [1, 2]))).toEqual([EINVAL, LENGTH, 0]);
    expect(check(LIBERAL, attribute(3))).toEqual([EINVAL, 'Unsupported attribute', 0]);
    expect(check(LIBERAL, attribute(4))).toEqual([EINVAL, 'NLA_F_NESTED is missing', 0]);
    expect(check(LIBERAL, attribute(5))).toEqual([EINVAL, 'Unsupported attribute', 0]);
    expect(check(LIBERAL, attribute(6))[0]).toBe(0);
  });

  test('types beyond the highest, and type 0, are unknown', () => {
    for (const type of [0, 6, 0x3fff]) {
      expect(check(LIBERAL, attribute(type))[0]).toBe(0);
      expect(check(DEPRECATED_STRICT, join(attribute(1, [1]), attribute(type)))).toEqual([
        EINVAL,
        'Unknown attribute type',
        8,
      ]);
    }
  });

  test('the last attribute of a type is the one that is found', () => {
    const bytes = join(attribute(1, [1]), attribute(2, [1]), attribute(1, [2]));
    expect(engine.check('new', STRICT, bytes).found).toEqual({ 1: 16, 2: 8 });
  });

  test('each bit is for itself', () => {
    expect(check(1, Uint8Array.of(0))[0]).toBe(EINVAL);
    expect(check(2, attribute(9))[0]).toBe(EINVAL);
    expect(check(4, attribute(1, [1, 2]))[0]).toBe(0);
    expect(check(8, attribute(1, [1, 2]))).toEqual([EINVAL, LENGTH, 0]);
    expect(check(16, attribute(1 | NESTED, [1]))).toEqual([EINVAL, 'NLA_F_NESTED not expected', 0]);
  });
});

test('a policy that does not fit is refused', () => {
  const far = policy('far', { 1: { kind: 'nested', nested: 'nowhere' } });
  expect(() => new Engine([far])).toThrow("there is no policy 'nowhere'");
  expect(() => new Engine([policy('long', { 1: { kind: 'binary', length: 2048 } })])).toThrow(
    "type 1 of policy 'long' does not fit",
  );
  expect(() => new Engine([policy('low', { 1: { kind: 'u8' }, 9: { kind: 'u8' } }, { max: 3 })])).toThrow(
    "policy 'low' has no type 9",
  );
});
