/**
 * Each kind of rule, in liberal and in strict mode: what Linux's validate_nla says of payloads at the edges of what the rule allows. Where
 * the kernel's own policies have such rules, kernel.test.ts holds this against it.
 */
import type { Policy, Rule } from '../../host/codec/policy.js';
import { attribute, big, join, nest, number, text } from './attributes.js';
import { Engine, type Verdict } from './engine.js';

const LIBERAL = 0;
const DEPRECATED_STRICT = 3;
const STRICT = 31;
const EINVAL = -22;
const ERANGE = -34;
const FAILED = 'Attribute failed policy validation';
const LENGTH = 'invalid attribute length';
const RANGE = 'integer out of range';
const SIZE = 'binary attribute size out of range';
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

type Expected = [number, string] | 0;
type Case = [what: string, payload: Uint8Array, liberal: Expected, strict: Expected];

const TABLE: [string, Rule, Case[]][] = [
  [
    'no rule, but a length',
    { kind: 'unspec', length: 4 },
    [
      ['too short', number(3, 0), [ERANGE, FAILED], [EINVAL, 'Unsupported attribute']],
      ['as long', number(4, 0), 0, [EINVAL, 'Unsupported attribute']],
      ['longer', number(9, 0), 0, [EINVAL, 'Unsupported attribute']],
    ],
  ],
  ...(['u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64', 'be16', 'be32'] as const).map(
    (kind): [string, Rule, Case[]] => {
      const size = Number(/\d+/.exec(kind)![0]) / 8;
      return [
        kind,
        { kind },
        [
          ['empty', number(0, 0), [ERANGE, FAILED], [EINVAL, LENGTH]],
          ['too short', number(size - 1, 0), [ERANGE, FAILED], [EINVAL, LENGTH]],
          ['exact', number(size, -1), 0, 0],
          ['too long', number(size + 1, 0), 0, [EINVAL, LENGTH]],
        ],
      ];
    },
  ),
  ...(['uint', 'sint'] as const).map((kind): [string, Rule, Case[]] => [
    kind,
    { kind },
    [
      ['3 bytes', number(3, 0), [EINVAL, LENGTH], [EINVAL, LENGTH]],
      ['4 bytes', number(4, 0), 0, 0],
      ['5 bytes', number(5, 0), [EINVAL, LENGTH], [EINVAL, LENGTH]],
      ['8 bytes', number(8, 0), 0, 0],
      ['9 bytes', number(9, 0), [EINVAL, LENGTH], [EINVAL, LENGTH]],
    ],
  ]),
  [
    'msecs',
    { kind: 'msecs' },
    [
      ['too short', number(7, 0), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['longer', number(9, 0), 0, 0],
    ],
  ],
  [
    'u16 in a range',
    { kind: 'u16', range: { min: 3n, max: 0xfff0n } },
    [
      ['below', number(2, 2), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['least', number(2, 3), 0, 0],
      ['most', number(2, 0xfff0), 0, 0],
      ['above', number(2, 0xfff1), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['longer, and fine', number(4, 0x20003), 0, [EINVAL, LENGTH]],
    ],
  ],
  [
    's32 in a range',
    { kind: 's32', range: { min: -5n, max: 5n } },
    [
      ['below', number(4, -6), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['least', number(4, -5), 0, 0],
      ['most', number(4, 5), 0, 0],
      ['above', number(4, 6), [ERANGE, RANGE], [ERANGE, RANGE]],
    ],
  ],
  [
    's8 from 1 on',
    { kind: 's8', range: { min: 1n, max: 127n } },
    [
      ['-1', number(1, -1), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['127', number(1, 127), 0, 0],
    ],
  ],
  [
    'u64 from 2^63 on',
    { kind: 'u64', range: { min: 1n << 63n, max: (1n << 64n) - 1n } },
    [
      ['below', number(8, (1n << 63n) - 1n), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['above', number(8, (1n << 63n) + 1n), 0, 0],
    ],
  ],
  [
    'be16 up to 256',
    { kind: 'be16', range: { min: 0n, max: 256n } },
    [
      ['1', big(2, 1), 0, 0],
      ['256', big(2, 256), 0, 0],
      ['257', big(2, 257), [ERANGE, RANGE], [ERANGE, RANGE]],
    ],
  ],
  [
    'be32 up to 1 << 20',
    { kind: 'be32', range: { min: 0n, max: 0x100000n } },
    [
      ['1 << 20', big(4, 0x100000), 0, 0],
      ['1 << 24', big(4, 0x1000000), [ERANGE, RANGE], [ERANGE, RANGE]],
    ],
  ],
  [
    'uint up to 9',
    { kind: 'uint', range: { min: 0n, max: 9n } },
    [
      ['9 in 4 bytes', number(4, 9), 0, 0],
      ['9 in 8 bytes', number(8, 9), 0, 0],
      ['10 in 4 bytes', number(4, 10), [ERANGE, RANGE], [ERANGE, RANGE]],
      ['1 << 32', number(8, 1n << 32n), [ERANGE, RANGE], [ERANGE, RANGE]],
    ],
  ],
  [
    'sint from -1 on',
    { kind: 'sint', range: { min: -1n, max: 7n } },
    [
      ['-1 in 4 bytes', number(4, -1), 0, 0],
      ['-1 in 8 bytes', number(8, -1), 0, 0],
      ['-2', number(4, -2), [ERANGE, RANGE], [ERANGE, RANGE]],
    ],
  ],
  [
    'u32 with a mask',
    { kind: 'u32', mask: 0x80000001n },
    [
      ['its bits', number(4, 0x80000001), 0, 0],
      ['another', number(4, 0x80000003), [EINVAL, 'reserved bit set'], [EINVAL, 'reserved bit set']],
    ],
  ],
  [
    'uint with a mask',
    { kind: 'uint', mask: 1n << 40n },
    [
      ['its bit', number(8, 1n << 40n), 0, 0],
      ['another', number(4, 1), [EINVAL, 'reserved bit set'], [EINVAL, 'reserved bit set']],
    ],
  ],
  [
    'text of at most 3',
    { kind: 'string', length: 3 },
    [
      ['empty', text(''), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['without a NUL', text('abc'), 0, 0],
      ['with a NUL', text('abc\0'), 0, 0],
      ['with two', text('abc\0\0'), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['too long', text('abcd'), [ERANGE, FAILED], [ERANGE, FAILED]],
    ],
  ],
  ['any text', { kind: 'string' }, [['long', text('a'.repeat(5000)), 0, 0]]],
  [
    'NUL-ended text of at most 3',
    { kind: 'nul-string', length: 3 },
    [
      ['empty', text(''), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['without a NUL', text('abc'), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['with a NUL', text('abc\0'), 0, 0],
      ['a NUL too late', text('abcd\0'), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['something behind the NUL', text('a\0bc'), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['less behind the NUL', text('a\0b'), 0, 0],
    ],
  ],
  [
    'any NUL-ended text',
    { kind: 'nul-string' },
    [
      ['without a NUL', text('a'.repeat(300)), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['with a NUL', text(`${'a'.repeat(300)}\0`), 0, 0],
    ],
  ],
  [
    'at most 4 bytes',
    { kind: 'binary', length: 4 },
    [
      ['none', number(0, 0), 0, 0],
      ['4', number(4, 0), 0, 0],
      ['5', number(5, 0), [ERANGE, FAILED], [ERANGE, FAILED]],
    ],
  ],
  ['any bytes', { kind: 'binary' }, [['many', number(3000, 0), 0, 0]]],
  [
    'NLA_POLICY_MIN_LEN(4)',
    { kind: 'binary-min', length: 4 },
    [
      ['3', number(3, 0), [ERANGE, SIZE], [ERANGE, SIZE]],
      ['many', number(3000, 0), 0, 0],
    ],
  ],
  [
    'NLA_POLICY_MAX_LEN(4)',
    { kind: 'binary-max', length: 4 },
    [
      ['none', number(0, 0), 0, 0],
      ['5', number(5, 0), [ERANGE, SIZE], [ERANGE, SIZE]],
    ],
  ],
  [
    'NLA_POLICY_EXACT_LEN(6)',
    { kind: 'binary-range', range: { min: 6n, max: 6n } },
    [
      ['5', number(5, 0), [ERANGE, SIZE], [ERANGE, SIZE]],
      ['6', number(6, 0), 0, 0],
      ['7', number(7, 0), [ERANGE, SIZE], [ERANGE, SIZE]],
    ],
  ],
  [
    'NLA_POLICY_EXACT_LEN_WARN(6)',
    { kind: 'binary-range-warn', range: { min: 6n, max: 6n } },
    [
      ['5', number(5, 0), [ERANGE, SIZE], [ERANGE, SIZE]],
      ['7', number(7, 0), 0, [EINVAL, LENGTH]],
    ],
  ],
  [
    'flag',
    { kind: 'flag' },
    [
      ['empty', number(0, 0), 0, 0],
      ['not empty', number(1, 1), [ERANGE, FAILED], [ERANGE, FAILED]],
    ],
  ],
  [
    'bitfield32',
    { kind: 'bitfield32', mask: 5n },
    [
      ['of 4 bytes', number(4, 0), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['of 12 bytes', number(12, 0), [ERANGE, FAILED], [ERANGE, FAILED]],
      ['nothing selected', number(8, 0), 0, 0],
      ['selected and set', join(number(4, 5), number(4, 5)), 0, 0],
      ['set and not selected', join(number(4, 5), number(4, 4)), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['selected beyond the mask', join(number(4, 0), number(4, 2)), [EINVAL, FAILED], [EINVAL, FAILED]],
      ['set beyond the mask', join(number(4, 8), number(4, 1)), [EINVAL, FAILED], [EINVAL, FAILED]],
    ],
  ],
  [
    'bitfield32 without bits',
    { kind: 'bitfield32', mask: 0n },
    [['empty', number(8, 0), [EINVAL, FAILED], [EINVAL, FAILED]]],
  ],
  ['reject', { kind: 'reject' }, [['empty', number(0, 0), [EINVAL, FAILED], [EINVAL, FAILED]]]],
  [
    'reject with a text',
    { kind: 'reject', text: 'not this one' },
    [['empty', number(0, 0), [EINVAL, 'not this one'], [EINVAL, 'not this one']]],
  ],
];

describe.each(TABLE)('%s', (_name, rule, cases) => {
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
