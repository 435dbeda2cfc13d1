/**
 * Arguments that are wrong: handles that name nothing, or something of another kind, and pointers to memory that is not the
 * host's. Each is listed by what is wrong with it.
 */
import { NETLINK_ROUTE } from '../../host/constants.js';
import { type TestKernel, made } from './kernel.js';

export type Kind = 'namespace' | 'task' | 'socket' | 'tun';

/** Makes an object of each kind and retires it: its handle is stale. */
const STALE: Record<Kind, (kernel: TestKernel) => number> = {
  namespace: (kernel) => {
    const handle = made(kernel.exports.netns_create());
    made(kernel.exports.netns_destroy(handle));
    return handle;
  },
  task: (kernel) => {
    const handle = kernel.newTask(77);
    made(kernel.exports.task_destroy(handle));
    return handle;
  },
  socket: (kernel) => {
    const handle = kernel.socket(NETLINK_ROUTE);
    made(kernel.exports.close(handle));
    return handle;
  },
  tun: (kernel) => {
    const handle = made(kernel.exports.tun_open(kernel.task));
    made(kernel.exports.tun_close(handle));
    return handle;
  },
};

const LIVE: Record<Kind, (kernel: TestKernel) => number> = {
  namespace: (kernel) => kernel.netns,
  task: (kernel) => kernel.task,
  socket: (kernel) => kernel.socket(NETLINK_ROUTE),
  tun: (kernel) => made(kernel.exports.tun_open(kernel.task)),
};

const KINDS: Kind[] = ['namespace', 'task', 'socket', 'tun'];

type Argument = [what: string, make: (kernel: TestKernel) => number];

/** Handles that are wrong where those of the kinds `good` are right. */
export function badHandles(...good: Kind[]): Argument[] {
  return [
    ['0', () => 0],
    ['1, an entry that may be in use, in a generation it is not', () => 1 | (2000 << 20)],
    ['an index that never was', () => 0xfffff],
    ['2^31 - 1', () => 0x7fffffff],
    ['2^31', () => 0x80000000],
    ['2^32 - 1', () => -1],
    ['a live handle with its sign bit set', (kernel) => LIVE[good[0] ?? 'socket'](kernel) | 0x80000000],
    ['a pointer', (kernel) => kernel.transfer],
    ...good.map((kind): Argument => [`a stale ${kind}`, STALE[kind]]),
    ...good.map((kind): Argument => [`a stale ${kind}, its entry in use again`, reused(kind)]),
    ...KINDS.filter((kind) => !good.includes(kind)).map((kind): Argument => [`a ${kind}`, LIVE[kind]]),
  ];
}

function reused(kind: Kind): (kernel: TestKernel) => number {
  return (kernel) => {
    const handle = STALE[kind](kernel);
    for (const other of KINDS) STALE[other](kernel);
    kernel.newTask(78);
    return handle;
  };
}

/** Pointers at which `size` bytes, more than one, are not all the host's. */
export function badPointers(size: number): Argument[] {
  return [
    ['0', () => 0],
    ['1', () => 1],
    ["the kernel's own memory", () => 1024],
    ['the byte before a block', (kernel) => kernel.block(size) - 1],
    ["a byte short of a block's end", (kernel) => kernel.block(size) + 1],
    ['a block a byte too small', (kernel) => kernel.block(size - 1)],
    ['two blocks side by side', (kernel) => sideBySide(kernel, size)],
    ['a block that was freed', (kernel) => freed(kernel, size)],
    ['the last byte of memory', (kernel) => kernel.bytes.length - 1],
    ['the end of memory', (kernel) => kernel.bytes.length],
    ['beyond the end of memory', (kernel) => kernel.bytes.length + 0x10000],
    ['2^31', () => 0x80000000],
    ['2^32 - size, whose end wraps to 0', () => -size],
    ['2^32 - 1', () => -1],
  ];
}

/** The last byte of one block; the next begins behind the allocator's own header. */
function sideBySide(kernel: TestKernel, size: number): number {
  const first = kernel.block(12);
  kernel.block(size);
  return first + 11;
}

function freed(kernel: TestKernel, size: number): number {
  const pointer = kernel.block(size);
  made(kernel.exports.free(pointer));
  return pointer;
}
