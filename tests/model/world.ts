/**
 * The module beside the model: the same calls for both, and what they say compared. Names of sockets are the model's; the module
 * has handles for them.
 */
import {
  AF_NETLINK,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_DROP_MEMBERSHIP,
  NETLINK_LIST_MEMBERSHIPS,
  SO_ERROR,
  SO_MEMINFO,
  SO_PASSCRED,
  SO_RCVBUF,
  SO_SNDBUF,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../host/constants.js';
import { concat, uint32 } from '../../host/wire.js';
import { NAME_SIZE, TestKernel, made, named } from '../abi/kernel.js';
import { type Address, type Flag, Model, type Socket, type Task, USERSOCK } from './model.js';

const FLAGS: Record<Flag, [level: number, name: number]> = {
  PKTINFO: [SOL_NETLINK, 3],
  BROADCAST_ERROR: [SOL_NETLINK, 4],
  NO_ENOBUFS: [SOL_NETLINK, 5],
  LISTEN_ALL_NSID: [SOL_NETLINK, 8],
  CAP_ACK: [SOL_NETLINK, 10],
  EXT_ACK: [SOL_NETLINK, 11],
  PASSCRED: [SOL_SOCKET, SO_PASSCRED],
};
export const FLAG_NAMES = Object.keys(FLAGS) as Flag[];

const NOOP = 1;
const ERROR = 2;
const REQUEST_ACK = 5;
const CAPPED = 0x100;
const ALL = (1n << 41n) - 1n;

/** Privileged or not, in two namespaces; two of them are one process. */
export const TASKS: readonly Task[] = [
  { pid: 1000, caps: ALL, netns: 0 },
  { pid: 1001, caps: 0n, netns: 0 },
  { pid: 1001, caps: 1n << 12n, netns: 0 },
  { pid: 1002, caps: ALL, netns: 1 },
];

export class World {
  readonly kernel = new TestKernel();
  readonly #namespaces = [this.kernel.netns, made(this.kernel.exports.netns_create())];
  readonly #tasks = TASKS.map(({ pid, caps, netns }) => this.kernel.newTask(pid, caps, this.#namespaces[netns]));
  readonly #handles = new Map<number, number>();
  #sent = 0;

  constructor(readonly model: Model) {}

  open(name: number, task: number, type: number, protocol: number): void {
    const result = this.kernel.exports.socket(this.#task(task), type, protocol);
    expect(named(result < 0 ? result : 0)).toBe(this.model.socket(name, taskOf(task), type, protocol));
    if (result >= 0) this.#handles.set(name, result);
  }

  duplicate(socket: Socket): void {
    expect(this.kernel.exports.socket_ref(this.#handle(socket))).toBe(0);
    socket.references++;
  }

  close(socket: Socket): void {
    const handle = this.#handle(socket);
    expect(named(this.kernel.exports.close(handle))).toBe(this.model.close(socket));
    if (this.model.sockets.has(socket.name)) return;
    this.#handles.delete(socket.name);
    expect(named(this.kernel.exports.poll(handle, 1))).toBe('EBADF');
  }

  bind(socket: Socket, task: number, to: Address): void {
    const result = this.kernel.bind(this.#handle(socket), to.port, to.groups, this.#task(task));
    expect(named(result)).toBe(this.model.bind(socket, taskOf(task), to, this.#port(socket)));
  }

  connect(socket: Socket, task: number, to: Address | undefined): void {
    const { kernel } = this;
    const address = kernel.address(to?.port, to?.groups);
    if (to === undefined) kernel.view.setUint16(address, 0, true);
    const result = kernel.exports.connect(this.#task(task), this.#handle(socket), address, NAME_SIZE);
    expect(named(result)).toBe(this.model.connect(socket, taskOf(task), to, this.#port(socket)));
  }

  names(socket: Socket): void {
    const { exports } = this.kernel;
    const handle = this.#handle(socket);
    const own = this.#name((at, length) => exports.getsockname(handle, at, length));
    const peer = this.#name((at, length) => exports.getpeername(handle, at, length));
    expect([own, peer]).toEqual(this.model.names(socket));
  }

  membership(socket: Socket, task: number, add: boolean, group: number): void {
    const option = add ? NETLINK_ADD_MEMBERSHIP : NETLINK_DROP_MEMBERSHIP;
    const result = this.kernel.option(this.#handle(socket), SOL_NETLINK, option, group, this.#task(task));
    expect(named(result)).toBe(this.model.membership(socket, taskOf(task), add, group));
  }

  memberships(socket: Socket): void {
    expect(this.#words(socket, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 2)).toEqual(this.model.memberships(socket));
  }

  flag(socket: Socket, task: number, flag: Flag, value: number): void {
    const [level, option] = FLAGS[flag];
    const result = this.kernel.option(this.#handle(socket), level, option, value, this.#task(task));
    expect(named(result)).toBe(this.model.flag(socket, taskOf(task), flag, value !== 0));
    expect(this.#words(socket, level, option, 1)).toEqual([Number(socket.flags.has(flag))]);
  }

  buffer(socket: Socket, task: number, which: 'rcvbuf' | 'sndbuf', value: number): void {
    const option = which === 'rcvbuf' ? SO_RCVBUF : SO_SNDBUF;
    const result = this.kernel.option(this.#handle(socket), SOL_SOCKET, option, value, this.#task(task));
    expect(named(result)).toBe(this.model.buffer(socket, which, value));
    expect(this.#words(socket, SOL_SOCKET, option, 1)).toEqual([socket[which]]);
  }

  /** Of `size` bytes, and what goes to a kernel that listens is a NLMSG_NOOP of 16. */
  send(socket: Socket, task: number, size: number, to: Address | undefined): void {
    const number = ++this.#sent;
    const request = words(16, NOOP | (REQUEST_ACK << 16), number, 0);
    const own = new Uint8Array(size).fill(number);
    own.set(uint32(number).subarray(0, size));
    const data = socket.protocol === USERSOCK || size === 0 ? own : request;
    const result = this.kernel.send(this.#handle(socket), data, to, this.#task(task));
    const port = this.#port(socket);
    const ack = concat(words(36, ERROR | (CAPPED << 16), number, port, 0), request);
    const expected = this.model.send(socket, taskOf(task), hex(data), to, port, hex(ack));
    expect(named(result)).toBe(expected);
  }

  broadcast(netns: number, protocol: number, group: number, size: number): void {
    const { kernel } = this;
    const data = new Uint8Array(size).fill(++this.#sent);
    kernel.bytes.set(data, kernel.data);
    const result = kernel.exports.broadcast(this.#namespaces[netns] ?? 0, protocol, group, kernel.data, size);
    expect(named(result)).toBe(this.model.broadcast(netns, protocol, group, hex(data)));
  }

  receive(socket: Socket, length: number, flags: number): void {
    const received = this.kernel.receive(this.#handle(socket), length, flags);
    const expected = this.model.receive(socket, length, flags);
    expect(named(received.result)).toBe(expected.result);
    if (expected.data === undefined) return;
    const { data, from } = expected;
    expect(hex(received.data).slice(0, data.length)).toBe(data);
    expect({ port: received.port, groups: received.groups, flags: received.flags }).toEqual({
      ...from,
      flags: expected.flags,
    });
  }

  poll(socket: Socket, events: number): void {
    expect(this.kernel.exports.poll(this.#handle(socket), events)).toBe(this.model.poll(socket, events));
  }

  /** What a socket says of itself: its error, which is taken, and what is charged and was dropped. */
  status(socket: Socket): void {
    const [charged, rcvbuf, , sndbuf, , , , , drops] = this.#words(socket, SOL_SOCKET, SO_MEMINFO, 9);
    const { rcvbuf: ours, sndbuf: out, drops: lost } = socket;
    expect({ charged, rcvbuf, sndbuf, drops }).toEqual({
      charged: socket.charged,
      rcvbuf: ours,
      sndbuf: out,
      drops: lost,
    });
    expect(this.#words(socket, SOL_SOCKET, SO_ERROR, 1)).toEqual([this.model.takeError(socket)]);
  }

  /** The wakeups of the call that was just made: one for each socket that became ready, none for the others. */
  checkWakes(): void {
    const told = this.kernel.crossings.splice(0).flat();
    const names = new Map([...this.#handles].map(([name, handle]) => [handle, name]));
    const sorted = (entries: (number | undefined)[][]): unknown => entries.sort(([a], [b]) => (a ?? 0) - (b ?? 0));
    expect(sorted(told.map(({ socket, events }) => [names.get(socket), events]))).toEqual(
      sorted([...this.model.wakes]),
    );
    this.model.wakes.clear();
  }

  #task(task: number): number {
    return this.#tasks[task] ?? 0;
  }

  #handle(socket: Socket): number {
    return this.#handles.get(socket.name) ?? 0;
  }

  /** The port that the socket has now. */
  #port(socket: Socket): number {
    return this.#name((at, length) => this.kernel.exports.getsockname(this.#handle(socket), at, length)).port;
  }

  #name(call: (address: number, length: number) => number): Address {
    const { view, name, length } = this.kernel;
    view.setUint32(length, NAME_SIZE, true);
    expect(call(name, length)).toBe(0);
    expect(this.kernel.view.getUint16(name, true)).toBe(AF_NETLINK);
    return { port: this.kernel.view.getUint32(name + 4, true), groups: this.kernel.view.getUint32(name + 8, true) };
  }

  /** An option as words, as many as there are and there is room for. */
  #words(socket: Socket, level: number, option: number, room: number): number[] {
    const { kernel } = this;
    kernel.view.setUint32(kernel.length, room * 4, true);
    made(kernel.exports.getsockopt(this.#handle(socket), level, option, kernel.data, kernel.length));
    const length = kernel.view.getUint32(kernel.length, true);
    return Array.from({ length: length / 4 }, (_, i) => kernel.view.getUint32(kernel.data + i * 4, true));
  }
}

function taskOf(task: number): Task {
  const found = TASKS[task];
  if (found === undefined) throw new Error('no such task');
  return found;
}

function words(...values: number[]): Uint8Array {
  return concat(...values.map((value) => uint32(value)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
