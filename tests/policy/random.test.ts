/**
 * Any bytes at all: the check ends, reads nothing past them (they lie at the end of the memory, where that traps), writes nothing past the
 * table, and finds only attributes that are there.
 */
import fc from 'fast-check';
import type { Policy } from '../../host/codec/policy.js';
import { attribute, nest } from './attributes.js';
import { Engine } from './engine.js';
import { loadTold, policiesOf } from './told.js';

const RUNS = 100_000;
const LONGEST = 600;

/** Every kind of rule, in a policy that leads to itself. */
const EVERYTHING: Policy = {
  name: 'everything',
  max: 16,
  strictStart: 14,
  rules: new Map([
    [1, { kind: 'u64', range: { min: 5n, max: 9n } }],
    [2, { kind: 'be32', mask: 0xffn }],
    [3, { kind: 'sint', range: { min: -5n, max: 9n } }],
    [4, { kind: 'string', length: 5 }],
    [5, { kind: 'nul-string', length: 5 }],
    [6, { kind: 'nul-string' }],
    [7, { kind: 'bitfield32', mask: 7n }],
    [8, { kind: 'nested', nested: 'everything' }],
    [9, { kind: 'nested-array', nested: 'everything' }],
    [10, { kind: 'binary-range', range: { min: 3n, max: 4n } }],
    [11, { kind: 'reject', text: 'no' }],
    [12, { kind: 'flag' }],
    [13, { kind: 'unspec', length: 7 }],
    [14, { kind: 's16' }],
    [15, { kind: 'nested', nested: 'everything' }],
    [16, { kind: 'msecs', range: { min: 1n, max: 2n } }],
  ]),
};

/** Bytes that are attributes as often as not: lengths and types are small, and may lie. */
const attributes = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .tuple(fc.nat(40), fc.nat(20), fc.boolean(), fc.uint8Array({ maxLength: 40 }))
      .map(([length, type, isNest, payload]) => Uint8Array.of(length, 0, type, isNest ? 0x80 : 0, ...payload)),
    // Arrays of an element that may be too short.
    fc.uint8Array({ maxLength: 5 }).map((inside) => nest(9, attribute(1, inside))),
    // Nests all the way down.
    fc.tuple(fc.nat(12), fc.constantFrom(8, 9, 15)).map(([depth, type]) => {
      let bytes = Uint8Array.of();
      for (let level = 0; level < depth; level++) bytes = Uint8Array.of(4 + bytes.length, 0, type, 0x80, ...bytes);
      return bytes;
    }),
  ),
  { maxLength: 8 },
);

const ethtool = loadTold().families.find(({ name }) => name === 'ethtool')!;
const told = policiesOf(ethtool);
const engine = new Engine([EVERYTHING, ...told]);
const names = ['everything', 'everything', ...told.map(({ name }) => name)];

test(`${RUNS} random byte strings`, () => {
  const verdicts = new Map<string, number>();
  const property = fc.property(attributes, fc.nat(31), fc.nat(1000), (parts, mode, pick) => {
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part])).subarray(0, LONGEST);
    const { error, text, offset, found } = engine.check(names[pick % names.length]!, mode, bytes);
    verdicts.set(text ?? '', (verdicts.get(text ?? '') ?? 0) + 1);
    if (error !== 0 && text === undefined) return false;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const places = [...Object.entries(found), ...(offset === undefined ? [] : [[undefined, offset] as const])];
    return places.every(([type, at]) => {
      const length = at + 4 <= bytes.length ? view.getUint16(at, true) : 0;
      const isThere = length >= 4 && at + length <= bytes.length;
      return isThere && (type === undefined || (view.getUint16(at + 2, true) & 0x3fff) === Number(type));
    });
  });
  fc.assert(property, { numRuns: RUNS });
  // The strings reached all that can be said.
  expect([...verdicts.keys()].sort()).toEqual([
    '',
    'Array element too short',
    'Attribute failed policy validation',
    'NLA_F_NESTED is missing',
    'NLA_F_NESTED not expected',
    'Unknown attribute type',
    'Unsupported attribute',
    'allowed policy recursion depth exceeded',
    'binary attribute size out of range',
    'bytes leftover after parsing attributes',
    'integer out of range',
    'invalid attribute length',
    'no',
    'reserved bit set',
  ]);
});
