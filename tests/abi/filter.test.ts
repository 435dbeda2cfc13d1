/**
 * Filters at the ABI: random programs never trap and always end, bad pointers are EFAULT, and nothing of a filter is left behind.
 * What programs compute is in the scenarios filter-check, filter-run and filter-random, as Linux answered.
 */
import fc from 'fast-check';
import { NETLINK_USERSOCK, SO_ATTACH_FILTER, SO_GET_FILTER, SOL_SOCKET } from '../../host/constants.js';
import { putUint16, putUint32 } from '../../host/wire.js';
import { TestKernel, made, named } from './kernel.js';
import { ScarceKernel } from './scarcity.js';

type Instruction = [code: number, jt: number, jf: number, k: number];

const RETURN_ALL: Instruction = [0x06, 0, 0, 0xffffffff];
/** Every code there is, and then some. */
const CODES = [
  [0x00, 0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0x60, 0x80, 0x01, 0x61, 0x81, 0xb1, 0x02, 0x03, 0x07, 0x87],
  [0x04, 0x14, 0x24, 0x34, 0x44, 0x54, 0x64, 0x74, 0x84, 0x94, 0xa4, 0x0c, 0x1c, 0x2c, 0x3c, 0x4c, 0x5c, 0x6c],
  [0x7c, 0x9c, 0xac, 0x05, 0x15, 0x25, 0x35, 0x45, 0x1d, 0x2d, 0x3d, 0x4d, 0x06, 0x16],
].flat();

function bytesOf(program: Instruction[]): Uint8Array {
  const bytes = new Uint8Array(program.length * 8);
  program.forEach(([code, jt, jf, k], i) => {
    putUint16(bytes, i * 8, code);
    bytes.set([jt, jf], i * 8 + 2);
    putUint32(bytes, i * 8 + 4, k);
  });
  return bytes;
}

/** Attaches `count` instructions at `pointer`. */
function attachAt(kernel: TestKernel, socket: number, count: number, pointer: number): number {
  kernel.view.setUint32(kernel.data, count, true);
  kernel.view.setUint32(kernel.data + 4, pointer, true);
  return kernel.exports.setsockopt(kernel.task, socket, SOL_SOCKET, SO_ATTACH_FILTER, kernel.data, 8);
}

function attach(kernel: TestKernel, socket: number, program: Instruction[]): number {
  const block = kernel.block(bytesOf(program));
  const result = attachAt(kernel, socket, program.length, block);
  made(kernel.exports.free(block));
  return result;
}

const offset = fc.oneof(
  fc.nat(40),
  fc.nat(63).map((n) => 0xfffff000 + n),
  fc.integer().map((n) => n >>> 0),
);
const instruction: fc.Arbitrary<Instruction> = fc.tuple(
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...CODES) }, { weight: 1, arbitrary: fc.nat(0xffff) }),
  fc.nat(4),
  fc.nat(4),
  fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 3, arbitrary: offset }),
);
const program = fc
  .array(instruction, { maxLength: 24 })
  // Written words make more of them valid.
  .map((body): Instruction[] => [[2, 0, 0, 0], [3, 0, 0, 1], [2, 0, 0, 2], ...body, [0x16, 0, 0, 0], RETURN_ALL]);

test('random programs are taken or refused, end, and take no more than there is', () => {
  const kernel = new TestKernel();
  const sender = kernel.bound(NETLINK_USERSOCK, 1);
  // Tables that grow once stay so.
  const first = kernel.bound(NETLINK_USERSOCK, 2, 1);
  made(attach(kernel, first, [RETURN_ALL]));
  made(kernel.exports.close(first));
  let taken = 0;
  let refused = 0;
  const property = fc.property(program, fc.uint8Array({ minLength: 1, maxLength: 64 }), (lines, data) => {
    const before = kernel.used;
    const receiver = kernel.bound(NETLINK_USERSOCK, 2, 1);
    const attached = attach(kernel, receiver, lines);
    if (attached === 0) {
      taken++;
      const sent = made(kernel.send(sender, data, { port: 2 }));
      const { result, data: got } = kernel.receive(receiver);
      if (result < 0) expect([named(result), sent]).toEqual(['EAGAIN', data.length]);
      else expect([...got]).toEqual([...data.subarray(0, sent)]);
      // What one receiver does not want of a broadcast, the sender still has sent.
      expect(named(kernel.send(sender, data, { groups: 1 }))).toBe('ECONNREFUSED');
    } else {
      refused++;
      expect(named(attached)).toBe('EINVAL');
    }
    made(kernel.exports.close(receiver));
    expect(kernel.used).toBe(before);
  });
  fc.assert(property, { seed: 6018, numRuns: 5000 });
  expect(Math.min(taken, refused)).toBeGreaterThan(1000);
});

test('any bytes may be attached', () => {
  const kernel = new TestKernel();
  const socket = kernel.bound(NETLINK_USERSOCK, 2);
  const property = fc.property(fc.uint8Array({ minLength: 8, maxLength: 400 }), (bytes) => {
    const block = kernel.block(bytes);
    expect([0, 'EINVAL']).toContain(named(attachAt(kernel, socket, bytes.length >> 3, block)));
    made(kernel.exports.free(block));
  });
  fc.assert(property, { seed: 6018, numRuns: 2000 });
});

describe('a struct sock_fprog', () => {
  const kernel = new TestKernel();
  const socket = kernel.socket();
  const block = kernel.block(bytesOf([RETURN_ALL]));
  const option = (length: number, value = kernel.data): number | string =>
    named(kernel.exports.setsockopt(kernel.task, socket, SOL_SOCKET, SO_ATTACH_FILTER, value, length));

  test.each([
    ['a program', 1, block, 0],
    ['longer than its block', 2, block, 'EFAULT'],
    ['no block', 1, 0x7ffffff8, 'EFAULT'],
    ['no pointer', 1, 0, 'EINVAL'],
    ['no instruction', 0, block, 'EINVAL'],
    ['no instruction at no address', 0, -8, 'EINVAL'],
    ['4097 instructions at no address', 4097, -8, 'EINVAL'],
    ['4096 instructions at no address', 4096, -8, 'EFAULT'],
  ])('%s', (_what, count, pointer, expected) => {
    expect(named(attachAt(kernel, socket, count, pointer))).toBe(expected);
  });

  test('its own length and place', () => {
    expect([0, 3, 4, 7, 9, 16].map((length) => option(length))).toEqual(Array(6).fill('EINVAL'));
    expect(option(8, -8)).toBe('EFAULT');
  });

  test('reading it needs room for it', () => {
    made(attachAt(kernel, socket, 1, block));
    const read = (value: number, count: number): number | string => {
      kernel.view.setUint32(kernel.length, count, true);
      return named(kernel.exports.getsockopt(socket, SOL_SOCKET, SO_GET_FILTER, value, kernel.length));
    };
    expect(read(kernel.data, 1)).toBe(0);
    expect(kernel.view.getUint32(kernel.length, true)).toBe(1);
    expect(kernel.bytes.slice(kernel.data, kernel.data + 8)).toEqual(bytesOf([RETURN_ALL]));
    expect(read(-8, 1)).toBe('EFAULT');
    expect(read(-8, 0)).toBe(0);
  });
});

describe('without memory', () => {
  const SHORT: Instruction[] = [[0x06, 0, 0, 100]];

  function scarce(): { kernel: ScarceKernel; sender: number; whole: number; cut: number } {
    const kernel = new ScarceKernel();
    const sender = kernel.bound(NETLINK_USERSOCK, 1);
    const [whole, cut] = [kernel.bound(NETLINK_USERSOCK, 2, 1), kernel.bound(NETLINK_USERSOCK, 3, 1)];
    made(attach(kernel, cut, SHORT));
    return { kernel, sender, whole, cut };
  }

  test('a filter is refused, and the old one stays', () => {
    const { kernel, cut } = scarce();
    const longer = kernel.block(bytesOf([[0, 0, 0, 0], [0, 0, 0, 0], RETURN_ALL]));
    kernel.exhaust(100);
    const outcomes = [0, 100].map((grains) => {
      kernel.leave(grains);
      const result = named(attachAt(kernel, cut, 3, longer));
      kernel.view.setUint32(kernel.length, 0, true);
      made(kernel.exports.getsockopt(cut, SOL_SOCKET, SO_GET_FILTER, kernel.data, kernel.length));
      return [result, kernel.view.getUint32(kernel.length, true)];
    });
    expect(outcomes).toEqual([
      ['ENOMEM', 1],
      [0, 3],
    ]);
  });

  test('what can not be cut is an overrun', () => {
    const { kernel, sender, whole, cut } = scarce();
    kernel.exhaust(100);
    const outcomes = new Set<string>();
    for (let grains = 0; grains < 60; grains++) {
      kernel.leave(grains);
      kernel.send(sender, new Uint8Array(200), { groups: 1 });
      const results = [whole, cut, cut].map((socket) => named(kernel.receive(socket).result));
      outcomes.add(results.join(' '));
    }
    expect([...outcomes]).toEqual(['EAGAIN EAGAIN EAGAIN', '200 ENOBUFS EAGAIN', '200 100 EAGAIN']);
  });
});
