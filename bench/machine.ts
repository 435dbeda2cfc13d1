/**
 * A kernel driven through its raw ABI (docs/abi.md), with no layer between: one instance of the release module, one task with
 * all capabilities, and one block in the module's memory for the arguments of calls, as a host would have.
 *
 *      block   ┌─ descriptor of sends ─┬─ of receives ─┬─ address to ─┬─ address from ─┬─ data sent ─┬─ data received ─┐
 *              0                       32              64             80               96            CAPACITY more
 */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { AF_NETLINK, NETLINK_ADD_MEMBERSHIP, SOCK_RAW, SOL_NETLINK } from '../host/constants.js';
import { type KernelExports, loadModule } from '../host/module.js';

/** The release build; npm runs scripts in the package's directory. */
export const MODULE = 'build/netlink.wasm';

const INCOMING = 32;
const TO = 64;
const FROM = 80;
const ADDRESS_SIZE = 12;
const DATA = 96;
const CAPACITY = 0x4000;
const ALL_CAPABILITIES = (1n << 41n) - 1n;

export class Machine {
  readonly netns: number;
  readonly task: number;
  /** Where the descriptor of sends lies. */
  readonly outgoing: number;
  /** Where the descriptor of receives lies. */
  readonly incoming: number;
  /** Where data to send lie. */
  readonly data: number;
  readonly #to: number;
  readonly #from: number;
  readonly #received: number;

  private constructor(readonly exports: KernelExports) {
    this.netns = succeed(exports.netns_create());
    this.task = succeed(exports.task_create(1, 0, 0, ALL_CAPABILITIES, this.netns));
    const block = succeed(exports.alloc(DATA + 2 * CAPACITY));
    this.outgoing = block;
    this.incoming = block + INCOMING;
    this.#to = block + TO;
    this.#from = block + FROM;
    this.data = block + DATA;
    this.#received = this.data + CAPACITY;
  }

  /** @param clock milliseconds since the kernel booted */
  static async boot(clock = () => performance.now()): Promise<Machine> {
    const { exports } = await loadModule(await readFile(MODULE), {
      wake: () => 1,
      clock,
      random: () => Math.floor(Math.random() * 2 ** 32),
    });
    return new Machine(exports);
  }

  /** Bytes in use by the module's live objects. */
  get used(): number {
    return this.exports.meminfo(0) >>> 0;
  }

  /** Sockets at ports of their own, from `firstPort` up. */
  sockets(count: number, protocol: number, firstPort: number): number[] {
    return Array.from({ length: count }, (_, i) => this.socket(protocol, firstPort + i));
  }

  socket(protocol: number, port: number): number {
    const socket = succeed(this.exports.socket(this.task, SOCK_RAW, protocol));
    this.#writeAddress(port, 0);
    succeed(this.exports.bind(this.task, socket, this.#to, ADDRESS_SIZE));
    return socket;
  }

  join(socket: number, group: number): void {
    this.#view.setUint32(this.data, group, true);
    succeed(this.exports.setsockopt(this.task, socket, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, this.data, 4));
  }

  /** Readies the descriptor of sends, and the data: to a port or groups, or else to the kernel. */
  prepareSend(bytes: Uint8Array, to?: { port: number; groups: number }): void {
    new Uint8Array(this.exports.memory.buffer).set(bytes, this.data);
    if (to !== undefined) this.#writeAddress(to.port, to.groups);
    this.#describe(this.outgoing, to === undefined ? 0 : this.#to, this.data, bytes.length);
  }

  /** Readies the descriptor of receives, for datagrams of up to `length` bytes and their senders' addresses. */
  prepareReceive(length = CAPACITY): void {
    this.#describe(this.incoming, this.#from, this.#received, length);
  }

  /** The next datagram. @throws Error when there is none */
  receive(socket: number): Uint8Array {
    this.prepareReceive();
    const length = succeed(this.exports.recvmsg(socket, this.incoming, 0));
    return new Uint8Array(this.exports.memory.buffer).slice(this.#received, this.#received + length);
  }

  get #view(): DataView {
    return new DataView(this.exports.memory.buffer);
  }

  /** A struct sockaddr_nl. */
  #writeAddress(port: number, groups: number): void {
    this.#writeWords(this.#to, [AF_NETLINK, port, groups]);
  }

  /** A message descriptor without control data. */
  #describe(at: number, name: number, data: number, length: number): void {
    this.#writeWords(at, [name, name === 0 ? 0 : ADDRESS_SIZE, data, length, 0, 0, 0]);
  }

  #writeWords(at: number, words: readonly number[]): void {
    const view = this.#view;
    words.forEach((word, i) => view.setUint32(at + i * 4, word, true));
  }
}

/** A result of the ABI that has to be a success. */
export function succeed(result: number): number {
  assert(result >= 0, `the module answered ${result}`);
  return result;
}

/** `length` bytes to be known again. */
export function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
}
