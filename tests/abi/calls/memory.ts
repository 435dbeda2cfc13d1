/** Wrong calls of the module's own settings and of the host's memory (docs/abi.md). */
import type { TestKernel } from '../kernel.js';
import { HUGE, type Subjects, each } from './subject.js';

function freeTwice(kernel: TestKernel): number {
  const pointer = kernel.block(16);
  kernel.exports.free(pointer);
  return kernel.exports.free(pointer);
}

export const MEMORY: Subjects = {
  abi_version: { rows: [['nothing to get wrong', 1, (k) => k.exports.abi_version()]] },

  configure: {
    rows: [
      ['setting 0', 'EINVAL', (k) => k.exports.configure(0, 1)],
      ['setting 9', 'EINVAL', (k) => k.exports.configure(9, 1)],
      ['setting 8 to 2', 'EINVAL', (k) => k.exports.configure(8, 2)],
      ['99 ticks a second', 'EINVAL', (k) => k.exports.configure(6, 99)],
      ['more processors than Linux takes', 'EINVAL', (k) => k.exports.configure(7, 8193)],
      ['setting -1', 'EINVAL', (k) => k.exports.configure(-1, 1)],
      ['setting NaN, which is 0', 'EINVAL', (k) => k.exports.configure(NaN, 1)],
      ...each([1, 2, 3, 4, 5, 6, 7], (setting) => [
        `setting ${setting} to 0`,
        'EINVAL',
        (k) => k.exports.configure(setting, 0),
      ]),
      ...each([1, 2, 3, 4, 5, 6, 7, 8], (setting) => [
        `setting ${setting} to 2^31`,
        'EINVAL',
        (k) => k.exports.configure(setting, 0x80000000),
      ]),
      ...each([1, 2, 3, 4, 5, 6, 7, 8], (setting) => [
        `setting ${setting} to 2^32 - 1`,
        'EINVAL',
        (k) => k.exports.configure(setting, -1),
      ]),
      ['memory of one byte more than there can be', 'EINVAL', (k) => k.exports.configure(1, 0x7fff0001)],
      ['a buffer that can not be doubled', 'EINVAL', (k) => k.exports.configure(2, 0x40000000)],
      ['rmem_default below the least rcvbuf', 'EINVAL', (k) => k.exports.configure(2, 2303)],
      ['rmem_max below the least rcvbuf', 'EINVAL', (k) => k.exports.configure(3, 2303)],
      ['wmem_default below the least sndbuf', 'EINVAL', (k) => k.exports.configure(4, 4607)],
      ['wmem_max below the least sndbuf', 'EINVAL', (k) => k.exports.configure(5, 4607)],
    ],
  },

  configured: {
    rows: [
      ['setting 0', 'EINVAL', (k) => k.exports.configured(0)],
      ['setting 1, which meminfo tells', 'EINVAL', (k) => k.exports.configured(1)],
      ['rmem_default', 212992, (k) => k.exports.configured(2)],
      ['processors', 1, (k) => k.exports.configured(7)],
      ['setting 9', 'EINVAL', (k) => k.exports.configured(9)],
      ['setting -1', 'EINVAL', (k) => k.exports.configured(-1)],
    ],
  },

  meminfo: {
    rows: [
      ['3', 'EINVAL', (k) => k.exports.meminfo(3)],
      ['-1', 'EINVAL', (k) => k.exports.meminfo(-1)],
      ['2^31', 'EINVAL', (k) => k.exports.meminfo(0x80000000)],
    ],
  },

  alloc: {
    rows: [
      ['0 bytes', 'EINVAL', (k) => k.exports.alloc(0)],
      ['NaN bytes, which is 0', 'EINVAL', (k) => k.exports.alloc(NaN)],
      ['as many as memory may ever have', 'ENOMEM', (k) => k.exports.alloc(0x7fff0000)],
      ['2^31 - 1 bytes', 'ENOMEM', (k) => k.exports.alloc(HUGE)],
      ['2^31 bytes', 'ENOMEM', (k) => k.exports.alloc(0x80000000)],
      ['2^32 - 4 bytes', 'ENOMEM', (k) => k.exports.alloc(-4)],
      ['2^32 - 1 bytes', 'ENOMEM', (k) => k.exports.alloc(-1)],
    ],
  },

  free: {
    rows: [
      ['0', 'EINVAL', (k) => k.exports.free(0)],
      ['1', 'EINVAL', (k) => k.exports.free(1)],
      ["the kernel's own memory", 'EINVAL', (k) => k.exports.free(1024)],
      ['the middle of a block', 'EINVAL', (k) => k.exports.free(k.transfer + 8)],
      ['before a block', 'EINVAL', (k) => k.exports.free(k.transfer - 8)],
      ['the end of a block', 'EINVAL', (k) => k.exports.free(k.block(16) + 16)],
      ['a block twice', 'EINVAL', (k) => freeTwice(k)],
      ['the end of memory', 'EINVAL', (k) => k.exports.free(k.bytes.length)],
      ['2^31', 'EINVAL', (k) => k.exports.free(0x80000000)],
      ['2^32 - 1', 'EINVAL', (k) => k.exports.free(-1)],
    ],
  },
};
