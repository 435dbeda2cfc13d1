/**
 * The crossing: how bytes get from JavaScript into the kernel's memory and back, each copied once.
 *
 * Every kernel has one block for it, taken from the module at boot, so that a call allocates nothing there:
 *
 *      0    message    7 words: name, name_len, data, data_len, control, control_len, flags (docs/abi.md)
 *      28   length     u32, the socklen_t in and out of getsockname and getsockopt
 *      32   address    128 bytes, as struct sockaddr_storage
 *      160  control    CONTROL_CAPACITY bytes
 *      672  data       FIRST_CAPACITY bytes, or what the longest read so far wanted
 *
 * Data longer than MOST_CAPACITY get a block of their own for the one call. Calls do not nest, so one block is enough.
 */
import { type NetlinkAddress, readAddress } from './address.js';
import { EINVAL, EMSGSIZE, ENOBUFS, MSG_PEEK, MSG_TRUNC, SO_SNDBUF, SOL_SOCKET } from './constants.js';
import { check, errnoNumber, NetlinkError } from './errno.js';
import type { KernelExports, LoadedModule } from './module.js';
import type { Pool } from './pool.js';
import { NO_BYTES } from './wire.js';
import { SOCK_FILTER_SIZE, SOCK_FPROG_SIZE } from './generated/socket.js';

const EBUSY = errnoNumber('EBUSY');
const LENGTH = 28;
const ADDRESS = 32;
export const ADDRESS_CAPACITY = 128;
const CONTROL = 160;
const CONTROL_CAPACITY = 512;
const DATA = CONTROL + CONTROL_CAPACITY;
/** More than Linux ever puts into one page of a dump. */
const FIRST_CAPACITY = 0x8000;
/** More than the send buffer that a socket begins with lets through. */
const MOST_CAPACITY = 0x40000;

/** Where the block lies, and how many bytes of data it holds. */
export interface TransferRecord {
  block: number;
  capacity: number;
}

/** A view of bytes, and where it lies in them. */
interface View {
  of: Uint8Array;
  at: number;
  length: number;
  view: Uint8Array;
}

export class Transfer {
  readonly #exports: KernelExports;
  readonly #module: LoadedModule;
  #block: number;
  /** How many bytes of data the block holds. */
  #capacity: number;
  /** A block for one call's data, when they are long; else 0. */
  #long = 0;
  /** Room and place of the receive that the block's message is for, as long as it is for one: a reader has the same again and again. */
  #room = -1;
  #place = 0;
  /** Where the last received datagram lies, and how many of its bytes. */
  #data = 0;
  #dataLength = 0;
  /** Where the copies of what is received lie; undefined: each in a buffer of its own. */
  pool: Pool | undefined;
  /** The view of the kernel's memory that was last taken, and of what. */
  #last: View = { of: NO_BYTES, at: 0, length: 0, view: NO_BYTES };

  /** @param existing a block that the module gave already: its memory was restored */
  constructor(module: LoadedModule, existing?: TransferRecord) {
    this.#module = module;
    this.#exports = module.exports;
    this.#capacity = existing?.capacity ?? FIRST_CAPACITY;
    this.#block = existing?.block ?? check(module.exports.alloc(DATA + FIRST_CAPACITY), 'alloc');
  }

  /** What a snapshot keeps. No call is going on, so nothing is in the block that is still needed. */
  get record(): TransferRecord {
    this.release();
    return { block: this.#block, capacity: this.#capacity };
  }

  /** Where `length` bytes of data can lie until the next call of a method here. */
  reserve(length: number, syscall: string): number {
    // In the middle of a call, where a driver is asked something.
    if (this.#module.busy) throw new NetlinkError(EBUSY, syscall);
    if (this.#long !== 0) this.#releaseLong();
    if (length <= this.#capacity || (length <= MOST_CAPACITY && this.#widen(length))) return this.#block + DATA;
    this.#long = check(this.#exports.alloc(length), syscall);
    return this.#long;
  }

  /** Copies data in. What long data occupy is given back with `release`. */
  place(data: Uint8Array, syscall: string): number {
    const at = this.reserve(data.length, syscall);
    this.#module.bytes.set(data, at);
    return at;
  }

  /** Copies a filter's instructions in, behind the `struct sock_fprog` that points to them. Otherwise as `place`. */
  placeFilter(program: Uint8Array, syscall: string): number {
    const at = this.reserve(SOCK_FPROG_SIZE + program.length, syscall);
    const { view, bytes } = this.#module;
    view.setUint32(at, Math.min(0xffff, Math.floor(program.length / SOCK_FILTER_SIZE)), true);
    view.setUint32(at + 4, at + SOCK_FPROG_SIZE, true);
    bytes.set(program, at + SOCK_FPROG_SIZE);
    return at;
  }

  /** Gives back what long data took. */
  release(): void {
    if (this.#long !== 0) this.#releaseLong();
  }

  /** Copies an address in, for bind and connect. */
  placeAddress(address: Uint8Array, syscall: string): number {
    if (address.length > ADDRESS_CAPACITY) throw new NetlinkError(EINVAL, syscall);
    const at = this.#block + ADDRESS;
    this.#module.bytes.set(address, at);
    return at;
  }

  /** Where a call that gives an address writes it, with its length beside it: see `length` and `address`. */
  reserveAddress(): number {
    this.length = ADDRESS_CAPACITY;
    return this.#block + ADDRESS;
  }

  /** The address that the last call wrote. */
  get address(): NetlinkAddress {
    return readAddress(this.#module.view, this.#block + ADDRESS);
  }

  /** Where a call finds `length`. */
  get lengthAt(): number {
    return this.#block + LENGTH;
  }

  get length(): number {
    return this.#module.view.getUint32(this.#block + LENGTH, true);
  }

  set length(value: number) {
    this.#module.view.setUint32(this.#block + LENGTH, value, true);
  }

  /** A copy of `length` bytes of the kernel's memory. */
  copy(at: number, length: number): Uint8Array {
    return length === 0 ? NO_BYTES : this.#module.bytes.slice(at, at + length);
  }

  /**
   * sendmsg(2), of one range of data or of several that make up one datagram.
   * @returns how many bytes were sent, or -errno
   */
  send(
    task: number,
    socket: number,
    data: Uint8Array | readonly Uint8Array[],
    address: Uint8Array | undefined,
    control: Uint8Array,
    flags: number,
  ): number {
    const single = ArrayBuffer.isView(data);
    const length = single ? data.length : totalLength(data);
    if (length > this.#capacity) this.#refuseHopeless(socket, length);
    const at = this.reserve(length, 'sendmsg');
    if (control.length > CONTROL_CAPACITY) throw new NetlinkError(ENOBUFS, 'sendmsg');
    const { bytes } = this.#module;
    if (single) bytes.set(data, at);
    else gather(data, bytes, at);
    bytes.set(control, this.#block + CONTROL);
    const name = address === undefined ? 0 : this.placeAddress(address, 'sendmsg');
    this.#describe(name, address?.length ?? 0, at, length, control.length);
    const result = this.#exports.sendmsg(task, socket, this.#block, flags);
    this.release();
    return result;
  }

  /**
   * recvmsg(2). What was received stays where it is for `received`, `receivedInto`, `address`, `control` and `flags`.
   * @param length how much room there is
   * @returns the datagram's length as recvmsg gives it, or -errno
   */
  receive(socket: number, length: number, controlLength: number, flags: number): number {
    // The kernel looks at how much room there is (pages of a dump grow with it), so what is offered is had, within reason.
    if (length > this.#capacity && (length > MOST_CAPACITY || !this.#widen(length))) {
      const next = this.#nextLength(socket);
      if (next < 0) return next;
      length = Math.max(this.#capacity, Math.min(next, length));
    }
    const at = this.reserve(length, 'recvmsg');
    if (controlLength !== 0 || length !== this.#room || at !== this.#place)
      this.#describeReceive(at, length, controlLength);
    const result = this.#exports.recvmsg(socket, this.#block, flags);
    this.#data = at;
    this.#dataLength = Math.min(result, length);
    return result;
  }

  /** A copy of what was received. */
  received(): Uint8Array {
    const copy = this.pool === undefined ? this.copy(this.#data, this.#dataLength) : this.pool.copy(this.#view());
    this.release();
    return copy;
  }

  /** Copies what was received to the beginning of `target`, which has room for it. */
  receivedInto(target: Uint8Array): void {
    target.set(this.#view());
    this.release();
  }

  /** What was received, where it lies. Datagrams of one length follow each other, and a view costs more than their copy. */
  #view(): Uint8Array {
    const { bytes } = this.#module;
    const last = this.#last;
    if (last.of === bytes && last.at === this.#data && last.length === this.#dataLength) return last.view;
    const view = bytes.subarray(this.#data, this.#data + this.#dataLength);
    this.#last = { of: bytes, at: this.#data, length: this.#dataLength, view };
    return view;
  }

  /** The control data that were received. */
  get control(): Uint8Array {
    return this.copy(this.#block + CONTROL, this.#module.view.getUint32(this.#block + 20, true));
  }

  /** MSG_TRUNC and MSG_CTRUNC, of what was received. */
  get flags(): number {
    return this.#module.view.getUint32(this.#block + 24, true);
  }

  #describeReceive(at: number, length: number, controlLength: number): void {
    this.#describe(this.#block + ADDRESS, ADDRESS_CAPACITY, at, length, Math.min(controlLength, CONTROL_CAPACITY));
    // The kernel leaves the length of an address there, which is room for the next; and of control data, which is not.
    if (controlLength === 0) this.#room = length;
    this.#place = at;
  }

  #describe(name: number, nameLength: number, data: number, dataLength: number, controlLength: number): void {
    const { view } = this.#module;
    const message = this.#block;
    this.#room = -1;
    view.setUint32(message, name, true);
    view.setUint32(message + 4, nameLength, true);
    view.setUint32(message + 8, data, true);
    view.setUint32(message + 12, dataLength, true);
    view.setUint32(message + 16, controlLength === 0 ? 0 : message + CONTROL, true);
    view.setUint32(message + 20, controlLength, true);
    view.setUint32(message + 24, 0, true);
  }

  /** The next datagram's length: of a lot of room no more is taken than that fills. */
  #nextLength(socket: number): number {
    this.#describe(0, 0, this.#block + DATA, 0, 0);
    return this.#exports.recvmsg(socket, this.#block, MSG_PEEK | MSG_TRUNC);
  }

  /** What no send buffer holds is not copied to learn that: the kernel's memory would grow for it, and stay so. */
  #refuseHopeless(socket: number, length: number): void {
    this.length = 4;
    const at = this.#block + DATA;
    check(this.#exports.getsockopt(socket, SOL_SOCKET, SO_SNDBUF, at, this.lengthAt), 'sendmsg');
    if (length > this.#module.view.getUint32(at, true)) throw new NetlinkError(EMSGSIZE, 'sendmsg');
  }

  /** Takes a larger block for good: who reads or sends much once does so again. Nothing in the old one is needed any more. */
  #widen(length: number): boolean {
    const wider = this.#exports.alloc(DATA + length);
    if (wider < 0) return false;
    this.#exports.free(this.#block);
    this.#block = wider;
    this.#capacity = length;
    this.#room = -1;
    return true;
  }

  #releaseLong(): void {
    this.#exports.free(this.#long);
    this.#long = 0;
  }
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function gather(parts: readonly Uint8Array[], target: Uint8Array, offset: number): void {
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}
