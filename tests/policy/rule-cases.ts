/** A table of rules: what Linux's validate_nla says of payloads at the edges of what each allows, in liberal and in strict mode. */
import type { Rule } from '../../host/codec/policy.js';
import { big, join, number, text } from './attributes.js';

export const EINVAL = -22;
export const ERANGE = -34;
export const FAILED = 'Attribute failed policy validation';
export const LENGTH = 'invalid attribute length';
export const RANGE = 'integer out of range';
const SIZE = 'binary attribute size out of range';

/** Error and text, or 0. */
export type Expected = [number, string] | 0;
export type Case = [what: string, payload: Uint8Array, liberal: Expected, strict: Expected];

export const RULES: [string, Rule, Case[]][] = [
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
