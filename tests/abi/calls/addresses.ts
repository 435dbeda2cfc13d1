/** Wrong calls of bind(2), connect(2), getsockname(2) and getpeername(2). */
import type { TestKernel } from '../kernel.js';
import { HUGE, type Subject, type Subjects, WILD, each, withLength } from './subject.js';

/** bind of a new socket to what lies at `pointer`, an address of this family. */
function bind(kernel: TestKernel, length: number, family = 16, pointer = kernel.name): number {
  kernel.address();
  kernel.view.setUint16(kernel.name, family, true);
  return kernel.exports.bind(kernel.task, kernel.socket(), pointer, length);
}

function connect(kernel: TestKernel, length: number, family = 16, pointer = kernel.name): number {
  kernel.address();
  kernel.view.setUint16(kernel.name, family, true);
  return kernel.exports.connect(kernel.task, kernel.socket(), pointer, length);
}

/** bind to an address that is not aligned. */
function bindUnaligned(kernel: TestKernel): number {
  const name = kernel.address();
  kernel.bytes.copyWithin(name + 1, name, name + 12);
  return kernel.exports.bind(kernel.task, kernel.socket(), name + 1, 12);
}

function nameCall(call: 'getsockname' | 'getpeername'): Subject {
  return {
    handles: { socket: ['socket', (k, h) => k.exports[call](h, k.name, withLength(k, 12))] },
    pointers: {
      name: [12, (k, p) => k.exports[call](k.socket(), p, withLength(k, 12))],
      length: [4, (k, p) => k.exports[call](k.socket(), k.name, p)],
    },
    rows: [
      ['length -1', 'EINVAL', (k) => k.exports[call](k.socket(), k.name, withLength(k, -1))],
      ['length -2^31', 'EINVAL', (k) => k.exports[call](k.socket(), k.name, withLength(k, 0x80000000))],
      ['length 2^31 - 1, of which 12 are used', 0, (k) => k.exports[call](k.socket(), k.name, withLength(k, HUGE))],
      ['length 0 at no address', 0, (k) => k.exports[call](k.socket(), WILD, withLength(k, 0))],
      ['length 0 at address 0', 0, (k) => k.exports[call](k.socket(), 0, withLength(k, 0))],
      ['a name over its own length', 0, (k) => k.exports[call](k.socket(), withLength(k, 12), k.length)],
      ['unaligned', 0, (k) => k.exports[call](k.socket(), k.name + 1, k.length + 1)],
    ],
  };
}

export const ADDRESSES: Subjects = {
  bind: {
    handles: {
      task: ['task', (k, h) => k.exports.bind(h, k.socket(), k.address(), 12)],
      socket: ['socket', (k, h) => k.exports.bind(k.task, h, k.address(), 12)],
    },
    pointers: { name: [12, (k, p) => k.exports.bind(k.task, k.socket(), p, 12)] },
    rows: [
      ...each([0, 1, 2, 11, 129, HUGE, 0x80000000, -1], (length) => [
        `length ${length}`,
        'EINVAL',
        (k) => bind(k, length),
      ]),
      ['length 128', 0, (k) => bind(k, 128)],
      ['length 0 at no address', 'EINVAL', (k) => bind(k, 0, 16, WILD)],
      ['family 0', 'EINVAL', (k) => bind(k, 12, 0)],
      ['family 2', 'EINVAL', (k) => bind(k, 12, 2)],
      ['family 65535', 'EINVAL', (k) => bind(k, 12, 0xffff)],
      ['unaligned', 0, bindUnaligned],
      ['port 2^32 - 1', 0, (k) => k.bind(k.socket(), -1)],
      ['all of groups 1 to 32', 0, (k) => k.bind(k.socket(), 0, -1)],
    ],
  },

  connect: {
    handles: {
      task: ['task', (k, h) => k.exports.connect(h, k.socket(), k.address(), 12)],
      socket: ['socket', (k, h) => k.exports.connect(k.task, h, k.address(), 12)],
    },
    pointers: { name: [12, (k, p) => k.exports.connect(k.task, k.socket(), p, 12)] },
    rows: [
      ...each([0, 1, 2, 11, 129, HUGE, 0x80000000, -1], (length) => [
        `length ${length}`,
        'EINVAL',
        (k) => connect(k, length),
      ]),
      ['AF_UNSPEC of length 1', 'EINVAL', (k) => connect(k, 1, 0)],
      ['AF_UNSPEC of length 2', 0, (k) => connect(k, 2, 0)],
      ['length 0 at no address', 'EINVAL', (k) => connect(k, 0, 16, WILD)],
      ['family 65535', 'EINVAL', (k) => connect(k, 12, 0xffff)],
    ],
  },

  getsockname: nameCall('getsockname'),

  getpeername: nameCall('getpeername'),
};
