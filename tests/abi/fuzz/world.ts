/**
 * A world for random calls: a namespace with four links, some tasks and sockets, and whatever the calls make, all of it
 * remembered, so that in the end it can all be taken back and memory be counted.
 */
import {
  MSG_TRUNC,
  NETLINK_GENERIC,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
} from '../../../host/constants.js';
import { HEADER_SIZE, align4, viewOf } from '../../../host/wire.js';
import { type Received, TestKernel, made } from '../kernel.js';
import { newVeth } from '../requests.js';

export const PROTOCOLS = [NETLINK_ROUTE, NETLINK_GENERIC, NETLINK_KOBJECT_UEVENT, NETLINK_USERSOCK];
/** Memory may grow to this, so that random sizes of `alloc` take no time. */
const MEMORY = 4 << 20;
/** The host keeps no more than so many objects of a kind. */
const MOST = 24;
const ARENA_SIZE = 4096;
/** More than are ever there at once, with those that fill memory. */
const MOST_BLOCKS = 2000;
/** More than random calls register. */
const MOST_DEVICES = 500;

type Kind = 'namespace' | 'task' | 'socket' | 'block' | 'family' | 'tun';

export class World {
  readonly kernel = new TestKernel();
  /** Memory in use before there was anything. */
  readonly before: number;
  /** Never retired by random calls. */
  readonly netns: number;
  readonly task: number;
  /** A block that random pointers point into. */
  readonly arena: number;
  readonly made: Record<Kind, number[]> = { namespace: [], task: [], socket: [], block: [], family: [], tun: [] };
  readonly protocols = new Map<number, number>();
  readonly #filling: number[] = [];

  constructor() {
    const { kernel } = this;
    kernel.exports.configure(1, MEMORY);
    // The tables of handles and of blocks grow and stay while there are any. Let them be as large as they will become.
    const handles = Array.from({ length: 4 * MOST }, () => kernel.newTask(1));
    for (const handle of handles) kernel.exports.task_destroy(handle);
    const blocks = Array.from({ length: MOST_BLOCKS }, () => kernel.block(1));
    for (const block of blocks) kernel.exports.free(block);
    this.before = kernel.used;

    this.arena = kernel.block(ARENA_SIZE);
    fill(kernel, this.arena);
    kernel.genlRequest = (_task, _socket, _message, length, dump) => {
      for (let at = 0; at < 40 * dump + 1; at++) kernel.exports.genl_reply(this.arena + at, 100);
      kernel.exports.genl_cookie(this.arena, length & 31);
      // Some are answered later, or not at all.
      if ((kernel.now & 3) === 3) return 1;
      return kernel.exports.genl_explain(this.arena, 9, length - 1, 3, length >> 1) - (length & 1);
    };
    this.netns = made(kernel.exports.netns_create());
    // Process ids and descriptors in messages stand for one of the namespaces, or for nothing.
    kernel.netnsOf = (_task, number, descriptor) =>
      number % 4 === 0
        ? -9 * descriptor
        : ([this.netns, kernel.netns, ...this.made.namespace][number % 3] ?? this.netns);
    this.task = kernel.newTask(100, undefined, this.netns);
    this.made.task.push(kernel.newTask(101, 0n, this.netns));
    for (const protocol of PROTOCOLS) {
      this.add('socket', kernel.exports.socket(this.task, 3, protocol), protocol);
      const listener = kernel.exports.socket(this.task, 3, protocol);
      this.add('socket', listener, protocol);
      made(kernel.bind(listener, 0, -1));
    }
    const [first = 0] = this.made.socket;
    made(kernel.send(first, newVeth({ name: 'veth0', index: 3 }, { name: 'veth1', index: 2 }), undefined, this.task));
    kernel.drain(first);
    const spec = kernel.block(deviceSpec());
    made(kernel.exports.device_create(this.netns, spec, 68));
    kernel.exports.free(spec);
  }

  /** Remembers what a call made, if it did. */
  add(kind: Kind, handle: number, protocol = NETLINK_ROUTE): void {
    if (handle <= 0) return;
    this.made[kind].push(handle);
    if (kind === 'socket') this.protocols.set(handle, protocol);
    if (this.made[kind].length > MOST) this.retire(kind, this.made[kind][0] ?? 0);
  }

  /** Takes back one thing that was made; what has references has none afterwards. */
  retire(kind: Kind, handle: number): void {
    const { exports } = this.kernel;
    const list = this.made[kind];
    const at = list.indexOf(handle);
    if (at < 0) return;
    list.splice(at, 1);
    if (kind === 'namespace') made(exports.netns_destroy(handle));
    else if (kind === 'task') made(exports.task_destroy(handle));
    else if (kind === 'block') made(exports.free(handle));
    else if (kind === 'family') made(exports.genl_unregister(handle));
    else if (kind === 'tun') made(exports.tun_close(handle));
    else while (exports.close(handle) === 0);
  }

  /** Takes all memory but for a hole of so many bytes; null gives it back. */
  squeeze(hole: number | null): void {
    const { exports } = this.kernel;
    for (const block of this.#filling.splice(0)) made(exports.free(block));
    made(exports.configure(1, hole === null ? MEMORY : exports.meminfo(1)));
    if (hole === null) return;
    const kept = exports.alloc(hole);
    for (let size = exports.meminfo(1); size >= 1; size >>>= 1) {
      for (let block = exports.alloc(size); block > 0; block = exports.alloc(size)) this.#filling.push(block);
    }
    if (kept > 0) made(exports.free(kept));
  }

  /** Takes back everything; the memory in use should be what it was before. */
  end(): number {
    this.squeeze(null);
    for (const kind of ['block', 'socket', 'tun', 'task', 'namespace', 'family'] as const) {
      for (const handle of [...this.made[kind]]) this.retire(kind, handle);
    }
    const { exports } = this.kernel;
    exports.task_destroy(this.task);
    exports.netns_destroy(this.netns);
    // Devices whose namespace ended are in the initial one.
    for (let index = 2; index <= MOST_DEVICES; index++) exports.device_destroy(this.kernel.netns, index);
    exports.free(this.arena);
    return this.kernel.used;
  }
}

/** Addresses and control messages as they should be, one after another: what a random pointer may well hit. */
function fill(kernel: TestKernel, arena: number): void {
  const { view } = kernel;
  for (let at = 0; at < ARENA_SIZE; at += 32) {
    view.setUint32(arena + at, 16, true);
    view.setUint32(arena + at + 4, at >>> 5, true);
    view.setUint32(arena + at + 8, 1 << (at >>> 5), true);
    view.setUint32(arena + at + 12, at & 32 ? 24 : 1, true);
    view.setUint32(arena + at + 16, 1, true);
    view.setUint32(arena + at + 20, 2, true);
    view.setUint32(arena + at + 24, 100, true);
  }
}

/** eth%d: Ethernet, 02:00:00:00:00:00, MTU 1500, a carrier, and a driver. */
function deviceSpec(): Uint8Array {
  const spec = new Uint8Array(68);
  spec.set(Buffer.from('eth%d'));
  const view = viewOf(spec);
  view.setUint16(16, 1, true);
  view.setUint16(18, 6, true);
  view.setUint8(20, 2);
  view.setUint32(52, 1500, true);
  view.setUint32(60, 1, true);
  view.setUint32(64, 1, true);
  return spec;
}

/** True when what the kernel answered, whole, is one message after another, and nothing else. */
export function isWellFormed({ data, flags, port, groups }: Received): boolean {
  // What others sent, or a host broadcast, may be anything.
  if (port !== 0 || groups !== 0 || (flags & MSG_TRUNC) !== 0) return true;
  const view = viewOf(data);
  let at = 0;
  while (at < data.length) {
    if (data.length - at < HEADER_SIZE) return false;
    const length = view.getUint32(at, true);
    if (length < HEADER_SIZE || align4(length) > data.length - at) return false;
    at += align4(length);
  }
  return true;
}
