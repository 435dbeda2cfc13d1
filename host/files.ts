/**
 * Descriptors and open files, as open(2) tells them apart: a descriptor is a process's number for an open file; `dup` and
 * `fork` make more descriptors for the same one, and it is closed with the last of them.
 */
import { describe } from './arguments.js';
import {
  EBADF,
  EINVAL,
  EMFILE,
  F_DUPFD,
  F_DUPFD_CLOEXEC,
  F_GETFD,
  F_GETFL,
  F_SETFD,
  F_SETFL,
  FD_CLOEXEC,
  O_APPEND,
  O_ASYNC,
  O_DIRECT,
  O_NOATIME,
  O_NONBLOCK,
  O_RDWR,
} from './constants.js';
import type { Core } from './core.js';
import { check, errnoNumber, NetlinkError } from './errno.js';
import type { Namespace } from './namespace.js';
import { ownerCommand } from './signals.js';
import type { Task } from './task.js';

const ENOTSOCK = errnoNumber('ENOTSOCK');
/** What F_SETFL sets, beside O_ASYNC. */
const SETTABLE = O_APPEND | O_NONBLOCK | O_NOATIME;

/** An open netlink socket, or what stands for a network namespace. */
export class OpenFile {
  /** How many descriptors there are for it. */
  references = 0;
  /** Whom signals go to: a process, less than 0 for a group, 0 for nobody; and the uid of who said so. */
  owner = 0;
  ownerSetBy = 0;
  /** Which signal; 0 for SIGIO. */
  signal = 0;
  /** The descriptor that O_ASYNC was set on. */
  asyncFd = -1;

  /**
   * @param socket its handle in the module; 0 for what stands for a namespace
   * @param flags O_NONBLOCK and so on, which all its descriptors share
   * @param netns the namespace that it stands for, or that the socket was made in
   */
  constructor(
    readonly socket: number,
    public flags: number,
    readonly netns: Namespace,
  ) {
    netns.hold();
  }

  get nonblocking(): boolean {
    return (this.flags & O_NONBLOCK) !== 0;
  }

  /** The namespace that it stands for. */
  get stands(): Namespace | undefined {
    return this.socket === 0 ? this.netns : undefined;
  }
}

/** One process's hold on an open file. */
export class Descriptor {
  constructor(
    readonly file: OpenFile,
    public closeOnExec: boolean,
  ) {
    file.references++;
  }
}

/** 0, 1 and 2 are left to whoever has a terminal. */
const FIRST = 3;

/** The descriptors of one process. */
export class DescriptorTable {
  readonly #core: Core;
  readonly #open = new Map<number, Descriptor>();
  /** No number from FIRST to below this one is free. */
  #lowest = FIRST;

  /** @param limit RLIMIT_NOFILE: numbers stay below it */
  constructor(
    core: Core,
    readonly limit: number,
  ) {
    this.#core = core;
  }

  [Symbol.iterator](): Iterator<[number, Descriptor]> {
    return this.#open[Symbol.iterator]();
  }

  has(fd: number): boolean {
    return this.#open.has(fd);
  }

  /** @throws EBADF when the number is not open, TypeError when it is no number */
  get(fd: number, syscall: string): Descriptor {
    const descriptor = this.#open.get(fd);
    if (descriptor !== undefined) return descriptor;
    if (typeof fd !== 'number') throw new TypeError(`fd must be a number, and is ${describe(fd)}`);
    throw new NetlinkError(EBADF, syscall);
  }

  /** @throws EBADF as `get`, ENOTSOCK when it stands for a namespace */
  getSocket(fd: number, syscall: string): Descriptor {
    const descriptor = this.get(fd, syscall);
    if (descriptor.file.stands) throw new NetlinkError(ENOTSOCK, syscall);
    return descriptor;
  }

  /** The lowest number from `from` on that is free. @throws EMFILE when there is none */
  lowestFree(syscall: string, from = FIRST): number {
    let fd = Math.max(from, this.#lowest);
    while (this.#open.has(fd)) fd++;
    if (fd >= this.limit) throw new NetlinkError(EMFILE, syscall);
    return fd;
  }

  /** Enters a descriptor under a number that is free. */
  set(fd: number, descriptor: Descriptor): void {
    this.#open.set(fd, descriptor);
    while (this.#open.has(this.#lowest)) this.#lowest++;
  }

  dup(fd: number): number {
    return this.#copy(fd, FIRST, false, 'dup');
  }

  dup2(fd: number, copy: number): number {
    const { file } = this.get(fd, 'dup2');
    this.#checkNumber(copy, EBADF, 'dup2');
    if (copy === fd) return copy;
    // Made first: the file may have no other descriptor than the one that is replaced.
    const descriptor = new Descriptor(file, false);
    if (this.has(copy)) this.close(copy);
    this.set(copy, descriptor);
    return copy;
  }

  /** A descriptor, closed on exec, for what another table has under `fd`. */
  take(other: DescriptorTable, fd: number): number {
    const { file } = other.get(fd, 'pidfd_getfd');
    const copy = this.lowestFree('pidfd_getfd');
    this.set(copy, new Descriptor(file, true));
    return copy;
  }

  fcntl(task: Task, fd: number, command: number, argument: number): number {
    const descriptor = this.get(fd, 'fcntl');
    const { file } = descriptor;
    switch (command) {
      case F_DUPFD:
      case F_DUPFD_CLOEXEC:
        this.#checkNumber(argument, EINVAL, 'fcntl');
        return this.#copy(fd, argument, command === F_DUPFD_CLOEXEC, 'fcntl');
      case F_GETFD:
        return descriptor.closeOnExec ? FD_CLOEXEC : 0;
      case F_SETFD:
        descriptor.closeOnExec = (argument & FD_CLOEXEC) !== 0;
        return 0;
      case F_GETFL:
        return O_RDWR | file.flags;
      case F_SETFL:
        this.#setFlags(task, file, fd, argument);
        return 0;
      default:
    }
    const result = ownerCommand(task, file, command, argument);
    if (result === undefined) throw new NetlinkError(EINVAL, 'fcntl');
    return result;
  }

  #setFlags(task: Task, file: OpenFile, fd: number, flags: number): void {
    if (flags & O_DIRECT) throw new NetlinkError(EINVAL, 'fcntl');
    const isAsync = (flags & O_ASYNC) !== 0;
    if (file.socket !== 0 && isAsync !== ((file.flags & O_ASYNC) !== 0))
      this.#core.signals.setAsync(task, file, fd, isAsync);
    file.flags = (file.flags & ~SETTABLE) | (flags & SETTABLE);
  }

  close(fd: number): void {
    const descriptor = this.get(fd, 'close');
    this.#open.delete(fd);
    if (fd >= FIRST && fd < this.#lowest) this.#lowest = fd;
    this.#core.readiness.close(descriptor);
    const { file } = descriptor;
    if (--file.references !== 0) return;
    if (file.socket !== 0) {
      this.#core.signals.forget(file);
      check(this.#core.exports.close(file.socket), 'close');
    }
    file.netns.release();
  }

  closeAll(): void {
    for (const fd of [...this.#open.keys()]) this.close(fd);
  }

  closeOnExec(): void {
    for (const [fd, { closeOnExec }] of [...this.#open]) if (closeOnExec) this.close(fd);
  }

  /** Gives another table, an empty one, the same numbers for the same open files. */
  copyTo(other: DescriptorTable): void {
    for (const [fd, { file, closeOnExec }] of this.#open) other.set(fd, new Descriptor(file, closeOnExec));
  }

  #copy(fd: number, from: number, closeOnExec: boolean, syscall: string): number {
    const { file } = this.get(fd, syscall);
    const copy = this.lowestFree(syscall, from);
    this.set(copy, new Descriptor(file, closeOnExec));
    return copy;
  }

  /** Checks a number that a caller chose. */
  #checkNumber(fd: number, errno: number, syscall: string): void {
    if (typeof fd !== 'number') throw new TypeError(`fd must be a number, and is ${describe(fd)}`);
    if (!Number.isInteger(fd) || fd < 0 || fd >= this.limit) throw new NetlinkError(errno, syscall);
  }
}
