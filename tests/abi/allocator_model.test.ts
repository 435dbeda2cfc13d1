/**
 * The allocator against a model: blocks of any size, taken and given back in any order, are cleared, aligned to 8, never
 * overlap, keep what was written, and give back all they took.
 */
import fc from 'fast-check';
import { TestKernel, made, named } from './kernel.js';

type Step = { take: number } | { give: number };

/** Sizes where lists of free blocks begin and end, and any. */
const size = fc.oneof(
  fc.constantFrom(1, 4, 11, 12, 13, 19, 20, 21, 123, 124, 125, 127, 128, 129, 255, 256, 4095, 4096, 65535, 65536),
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 30_000 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(fc.record({ take: size }), fc.record({ give: fc.nat() }));

interface Block {
  pointer: number;
  size: number;
  fill: number;
}

/** True when all bytes of a block are `value`. */
function isFilled(kernel: TestKernel, { pointer, size: length }: Block, value: number): boolean {
  return kernel.bytes.subarray(pointer, pointer + length).every((byte) => byte === value);
}

test('blocks are cleared, aligned and apart, and keep what was written', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const kernel = new TestKernel();
      // The list of blocks grows and stays while there is any.
      const list = Array.from({ length: 400 }, () => kernel.block(1));
      for (const pointer of list) made(kernel.exports.free(pointer));
      const before = kernel.used;
      const blocks: Block[] = [];
      let fill = 0;
      for (const each of steps) {
        if ('take' in each) {
          const block = { pointer: made(kernel.exports.alloc(each.take)), size: each.take, fill: (fill++ % 255) + 1 };
          expect(block.pointer % 8).toBe(0);
          expect(isFilled(kernel, block, 0)).toBe(true);
          kernel.bytes.fill(block.fill, block.pointer, block.pointer + block.size);
          blocks.push(block);
        } else {
          const [block] = blocks.splice(each.give % (blocks.length || 1), 1);
          if (!block) continue;
          expect(isFilled(kernel, block, block.fill)).toBe(true);
          made(kernel.exports.free(block.pointer));
          expect(named(kernel.exports.free(block.pointer))).toBe('EINVAL');
        }
      }
      for (const block of blocks) expect(isFilled(kernel, block, block.fill)).toBe(true);
      expect(kernel.used - before).toBeGreaterThanOrEqual(blocks.reduce((sum, block) => sum + block.size, 0));
      for (const block of blocks) made(kernel.exports.free(block.pointer));
      expect(kernel.used).toBe(before);
    }),
    { seed: 6018, numRuns: 50 },
  );
});

test('memory that was given back is used again: linear memory does not grow for ever', () => {
  const kernel = new TestKernel();
  const sizes = [40, 1000, 24, 9000, 333, 120_000, 64];
  /** Takes and gives back blocks, in another order each time. */
  function churn(round: number): void {
    const blocks = sizes.map((each, i) => kernel.block(each + ((round * 7 + i) % 13)));
    for (let i = 0; i < blocks.length; i++) made(kernel.exports.free(blocks[(i * 3 + round) % blocks.length] ?? 0));
  }
  for (let round = 0; round < 20; round++) churn(round);
  const grown = kernel.exports.meminfo(1);
  for (let round = 0; round < 5000; round++) churn(round);
  expect(kernel.exports.meminfo(1)).toBe(grown);
});

test('neighbours merge: after any pattern of holes the largest block can be had again', () => {
  const kernel = new TestKernel();
  made(kernel.exports.configure(1, 1 << 20));
  const large = 600_000;
  made(kernel.exports.free(kernel.block(large)));
  for (const stride of [2, 3, 7]) {
    const blocks = Array.from({ length: 2000 }, (_, i) => kernel.block(100 + (i % 90)));
    for (let from = 0; from < stride; from++) {
      for (let i = from; i < blocks.length; i += stride) made(kernel.exports.free(blocks[i] ?? 0));
    }
    made(kernel.exports.free(kernel.block(large)));
  }
});

test('a block that was given back between two in use is had again, whatever its size', () => {
  const kernel = new TestKernel();
  for (let bytes = 5000; bytes < 40_000; bytes += 1234) {
    const block = kernel.block(bytes);
    kernel.block(5000);
    made(kernel.exports.free(block));
    expect(kernel.block(bytes)).toBe(block);
  }
});

test('memory grows to its limit and no further, and the limit can be raised', () => {
  const kernel = new TestKernel();
  const limit = 1 << 20;
  made(kernel.exports.configure(1, limit));
  expect(kernel.exports.meminfo(2)).toBe(limit);
  const blocks: number[] = [];
  for (let block = kernel.exports.alloc(5000); block > 0; block = kernel.exports.alloc(5000)) blocks.push(block);
  expect(kernel.exports.meminfo(1)).toBe(limit);
  expect(blocks.length).toBeGreaterThan(150);
  made(kernel.exports.configure(1, 2 * limit));
  expect(kernel.exports.alloc(5000)).toBeGreaterThan(0);
  expect(kernel.exports.meminfo(1)).toBeGreaterThan(limit);
  // A limit below what there is takes nothing away.
  made(kernel.exports.configure(1, 1));
  made(kernel.exports.free(blocks[0] ?? 0));
  expect(kernel.exports.alloc(5000)).toBeGreaterThan(0);
});
