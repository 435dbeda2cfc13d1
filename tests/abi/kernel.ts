/**
 * A kernel under test: an instance of the built module (build/netlink.wasm), driven through its raw exports as a host in any
 * language would drive it. Nothing of the library is in between, but for the types and the views of host/module.ts.
 *
 * Every kernel is deterministic: its clock is `now`, and its random numbers are always the same. It begins with one
 * namespace (`lo`, down), one task with all capabilities, and a transfer block:
 *
 *      ┌─ message descriptor, 28 ─┬─ name, 128 ─┬─ length, 4 ─┬─ control, 256 ─┬─ data, DATA_SIZE ─┐
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AF_NETLINK, NETLINK_ROUTE } from '../../host/constants.js';
import { errnoName } from '../../host/errno.js';
import { type KernelExports, LoadedModule } from '../../host/module.js';
import { decodeMessages, type Message } from '../../host/wire.js';
import { dumpAddresses, dumpLinks } from './requests.js';

const COMPILED = new WebAssembly.Module(readFileSync(join(__dirname, '../../build/netlink.wasm')));

/** Names of all functions that the module exports. */
export const EXPORTS = WebAssembly.Module.exports(COMPILED)
  .filter(({ kind }) => kind === 'function')
  .map(({ name }) => name);

export const ALL_CAPABILITIES = 0xffffffffffffffffn;
export const DESCRIPTOR_SIZE = 28;
export const NAME_SIZE = 12;
export const DATA_SIZE = 0x10000;
const NAME_ROOM = 128;
const CONTROL_ROOM = 256;
const BOOTED = 10_000;

/** Bytes below the module's data. */
const UNUSED = 1024;

/** One crossing of the import `wake`: the entries of its list. */
export type Wakes = { socket: number; events: number }[];

export interface Received {
  /** What the call returned. */
  result: number;
  data: Uint8Array;
  /** The sender: port and group mask. */
  port: number;
  groups: number;
  /** MSG_* that came out. */
  flags: number;
}

/** The name of a negative result, `EBADF` for -9; other results as they are. A table of these reads like a man page. */
export function named(result: number): number | string {
  return result < 0 ? (errnoName(-result) ?? result) : result;
}

export class TestKernel {
  readonly exports: KernelExports;
  /** Every crossing of `wake`, oldest first. */
  readonly crossings: Wakes[] = [];
  /** What `wake` returns: whether the host takes the list. */
  takesWakes = true;
  /** What drivers answer: 0, or an errno, negative. */
  refusal = 0;
  /** Milliseconds on the kernel's clock. */
  now = BOOTED;

  readonly netns: number;
  /** A task with all capabilities, pid 1000. */
  readonly task: number;
  /** Pointers into the transfer block. */
  readonly transfer: number;
  readonly name: number;
  readonly length: number;
  readonly control: number;
  readonly data: number;

  readonly #module: LoadedModule;
  #random = 1;

  /** Answers the import `netns_of`; a test may put another in its place. */
  netnsOf: (task: number, number: number, descriptor: number) => number = () => 0;

  /** Answers the import `genl_request`; a test may put another in its place. */
  genlRequest: (task: number, socket: number, message: number, length: number, dump: number) => number = () => 0;

  constructor() {
    const instance = new WebAssembly.Instance(COMPILED, {
      host: {
        wake: (list: number, count: number) => this.#wake(list, count),
        driver: () => this.refusal,
        clock: () => this.now,
        random: () => this.#nextRandom(),
        genl_request: (...words: [number, number, number, number, number]) => this.genlRequest(...words),
        netns_of: (task: number, number: number, descriptor: number) => this.netnsOf(task, number, descriptor),
      },
    });
    this.exports = instance.exports as unknown as KernelExports;
    this.#module = new LoadedModule(this.exports);
    // A null pointer reads from there, and the module would mostly find zeros, as if all were well; so it finds pointers that lead nowhere.
    this.bytes.fill(0xa5, 0, UNUSED);
    this.transfer = this.block(DESCRIPTOR_SIZE + NAME_ROOM + 4 + CONTROL_ROOM + DATA_SIZE);
    this.name = this.transfer + DESCRIPTOR_SIZE;
    this.length = this.name + NAME_ROOM;
    this.control = this.length + 4;
    this.data = this.control + CONTROL_ROOM;
    this.netns = made(this.exports.netns_create());
    this.task = this.newTask(1000);
  }

  /** The module's memory, taken anew: the last call may have grown it. */
  get bytes(): Uint8Array {
    return this.#module.bytes;
  }

  get view(): DataView {
    return this.#module.view;
  }

  /** Bytes in use. */
  get used(): number {
    return this.exports.meminfo(0);
  }

  /** A block of its own with these bytes, or of so many zeros. */
  block(content: Uint8Array | number): number {
    const pointer = made(this.exports.alloc(typeof content === 'number' ? content : content.length));
    if (typeof content !== 'number') this.bytes.set(content, pointer);
    return pointer;
  }

  newTask(pid: number, capabilities = ALL_CAPABILITIES, netns = this.netns): number {
    return made(this.exports.task_create(pid, 0, 0, capabilities, netns));
  }

  /** A socket of `SOCK_RAW`. */
  socket(protocol = NETLINK_ROUTE, task = this.task): number {
    return made(this.exports.socket(task, 3, protocol));
  }

  /** Writes a sockaddr_nl to `name`, and returns where. */
  address(port = 0, groups = 0): number {
    const { view, name } = this;
    view.setUint32(name, AF_NETLINK, true);
    view.setUint32(name + 4, port, true);
    view.setUint32(name + 8, groups, true);
    return name;
  }

  bind(socket: number, port = 0, groups = 0, task = this.task): number {
    return this.exports.bind(task, socket, this.address(port, groups), NAME_SIZE);
  }

  /** A socket that is bound to `port`, 0 for any, and subscribed to a mask of groups. */
  bound(protocol: number, port = 0, groups = 0): number {
    const socket = this.socket(protocol);
    made(this.bind(socket, port, groups));
    return socket;
  }

  /** setsockopt with an int. */
  option(socket: number, level: number, option: number, value: number, task = this.task): number {
    this.view.setInt32(this.data, value, true);
    return this.exports.setsockopt(task, socket, level, option, this.data, 4);
  }

  /** Sets a setting by its place below /proc/sys. */
  setting(name: string, value: string): void {
    this.bytes.set(Buffer.from(name + value), this.data);
    made(this.exports.sysctl_set(this.netns, this.data, name.length, this.data + name.length, value.length));
  }

  /** Writes seven words of message descriptor: name, its length, data, its length, control, its length, flags. */
  descriptor(...words: number[]): number {
    const { view } = this;
    for (let i = 0; i < DESCRIPTOR_SIZE / 4; i++) view.setUint32(this.transfer + i * 4, words[i] ?? 0, true);
    return this.transfer;
  }

  /** sendmsg to where `to` says, or where the socket is connected to: the kernel, if nowhere. */
  send(socket: number, data: Uint8Array, to?: { port?: number; groups?: number }, task = this.task): number {
    this.bytes.set(data, this.data);
    const name = to ? this.address(to.port, to.groups) : 0;
    return this.exports.sendmsg(task, socket, this.descriptor(name, to ? NAME_SIZE : 0, this.data, data.length), 0);
  }

  /** recvmsg into `length` bytes. */
  receive(socket: number, length = DATA_SIZE, flags = 0): Received {
    const descriptor = this.descriptor(this.name, NAME_SIZE, this.data, length);
    const result = this.exports.recvmsg(socket, descriptor, flags);
    const { view } = this;
    return {
      result,
      data: this.bytes.slice(this.data, this.data + Math.max(0, Math.min(result, length))),
      port: view.getUint32(this.name + 4, true),
      groups: view.getUint32(this.name + 8, true),
      flags: view.getUint32(descriptor + 24, true),
    };
  }

  /** All datagrams that wait on a socket, and those of a dump behind them. An error is thrown, by its name. */
  drain(socket: number): Uint8Array[] {
    const datagrams: Uint8Array[] = [];
    for (;;) {
      const { result, data } = this.receive(socket);
      if (named(result) === 'EAGAIN') return datagrams;
      datagrams.push(data);
      made(result);
    }
  }

  /** The messages that answer a request sent from a new socket. */
  request(message: Uint8Array, protocol = NETLINK_ROUTE): Message[] {
    const socket = this.socket(protocol);
    made(this.send(socket, message));
    const answers = this.drain(socket).flatMap((datagram) => decodeMessages(datagram));
    this.exports.close(socket);
    return answers;
  }

  /** Sends a request with NLM_F_ACK and returns the error it is answered with, by name, 0 for success. */
  outcome(message: Uint8Array, protocol = NETLINK_ROUTE): number | string {
    const answer = this.request(message, protocol).find(({ type }) => type === 2);
    if (!answer) throw new Error('the kernel did not answer');
    return named(new DataView(answer.payload.slice().buffer).getInt32(0, true));
  }

  /** All links and addresses, as the kernel dumps them: what must not change when a call is refused. */
  state(): string {
    return [dumpLinks(), dumpAddresses()]
      .flatMap((request) => this.request(request))
      .map(({ type, payload }) => `${type} ${Buffer.from(payload).toString('hex')}`)
      .join('\n');
  }

  /** All that there is of the kernel: its memory. */
  snapshot(): Uint8Array {
    return this.bytes.slice();
  }

  /** Goes back to a snapshot. Memory does not shrink, so the snapshot must be of all the memory there is now. */
  restore(snapshot: Uint8Array): void {
    if (snapshot.length !== this.bytes.length) throw new Error('memory has grown since the snapshot');
    this.bytes.set(snapshot);
  }

  #wake(list: number, count: number): number {
    const { view } = this;
    const entries: Wakes = [];
    for (let i = 0; i < count; i++) {
      const at = list + i * 8;
      entries.push({ socket: view.getUint32(at, true), events: view.getUint32(at + 4, true) });
    }
    this.crossings.push(entries);
    return this.takesWakes ? 1 : 0;
  }

  /** xorshift32 */
  #nextRandom(): number {
    this.#random ^= this.#random << 13;
    this.#random ^= this.#random >>> 17;
    this.#random ^= this.#random << 5;
    return this.#random >>> 0;
  }
}

/** The result of a call that must succeed. */
export function made(result: number): number {
  if (result < 0) throw new Error(`the kernel answered ${named(result)}`);
  return result;
}
