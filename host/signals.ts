/**
 * Signal-driven I/O (O_ASYNC, fcntl(2)): the owner of an open file gets a signal for each datagram and each error. The module reports them with its
 * wakeups; the host, which has the processes, sends the signals.
 */
import {
  AF_NETLINK,
  EINVAL,
  F_GETOWN,
  F_GETSIG,
  F_SETOWN,
  F_SETSIG,
  FIOASYNC,
  FIOGETOWN,
  O_ASYNC,
  SIOCGPGRP,
} from './constants.js';
import type { Core } from './core.js';
import { check, errnoNumber, NetlinkError } from './errno.js';
import type { OpenFile } from './files.js';
import type { Task } from './task.js';
import { uint32 } from './wire.js';

const ESRCH = errnoNumber('ESRCH');
/** What is sent where F_SETSIG said nothing else. */
const SIGIO = 29;
/** _NSIG. */
const LAST_SIGNAL = 64;
const LEAST_OWNER = -(2 ** 31);

/** A signal that is due. */
export interface SocketSignal {
  /** The process, or less than 0: a process group, by its leader's process id. */
  pid: number;
  /** SIGIO, or what F_SETSIG asked for. */
  signal: number;
  /** si_fd: the descriptor that O_ASYNC was set on. */
  fd: number;
  /** si_band: POLLIN and so on. What arrived in one call is told once. */
  events: number;
}

export type SignalHandler = (signal: SocketSignal) => void;

/** The owners of open files. */
export class Signals {
  readonly #core: Core;
  /** Those with O_ASYNC, by their sockets. */
  readonly #files = new Map<number, OpenFile>();

  constructor(
    core: Core,
    readonly handler: SignalHandler | undefined,
  ) {
    this.#core = core;
    core.readiness.signalled = (socket, events) => this.#send(socket, events);
  }

  /** F_SETFL and FIOASYNC: begins or ends signals for an open file. */
  setAsync(task: Task, file: OpenFile, fd: number, on: boolean): void {
    if (on) {
      file.asyncFd = fd;
      this.restore(file);
    } else {
      this.forget(file);
    }
    file.flags = on ? file.flags | O_ASYNC : file.flags & ~O_ASYNC;
    const { exports, transfer } = this.#core;
    const at = transfer.place(uint32(Number(on)), 'fcntl');
    check(exports.ioctl(task.handle, file.socket, AF_NETLINK, FIOASYNC, at, 4), 'fcntl');
  }

  /** An open file that the module tells of already. */
  restore(file: OpenFile): void {
    this.#files.set(file.socket, file);
  }

  /** An open file is closed, or wants no signals any more. */
  forget(file: OpenFile): void {
    this.#files.delete(file.socket);
  }

  #send(socket: number, events: number): void {
    const file = this.#files.get(socket);
    if (file === undefined || file.owner === 0) return;
    const signal = { pid: file.owner, signal: file.signal || SIGIO, fd: file.asyncFd, events };
    if (mayHear(this.#core, file)) this.handler?.(signal);
  }
}

/** An owner hears of what whoever made it the owner may tell it. */
function mayHear(core: Core, { owner, ownerSetBy }: OpenFile): boolean {
  if (owner < 0) return true;
  return [...core.processes].some(
    ({ pid, credentials }) => pid === owner && (ownerSetBy === 0 || ownerSetBy === credentials.uid),
  );
}

/** fcntl(2) about who owns an open file; undefined for other commands. */
export function ownerCommand(task: Task, file: OpenFile, command: number, argument: number): number | undefined {
  switch (command) {
    case F_SETOWN:
      setOwner(task, file, argument | 0, 'fcntl');
      return 0;
    case F_GETOWN:
      return file.owner;
    case F_SETSIG:
      if (argument < 0 || argument > LAST_SIGNAL) throw new NetlinkError(EINVAL, 'fcntl');
      file.signal = argument;
      return 0;
    case F_GETSIG:
      return file.signal;
    default:
      return undefined;
  }
}

/** FIOSETOWN, FIOGETOWN, and SIOCSPGRP and SIOCGPGRP, which are the same. */
export function ownerRequest(task: Task, file: OpenFile, request: number, argument: DataView): void {
  if (request === FIOGETOWN || request === SIOCGPGRP) argument.setInt32(0, file.owner, true);
  else setOwner(task, file, argument.getInt32(0, true), 'ioctl');
}

/** A group exists while its leader does: the library knows of no others. */
function setOwner({ core, credentials }: Task, file: OpenFile, owner: number, syscall: string): void {
  if (owner === LEAST_OWNER) throw new NetlinkError(EINVAL, syscall);
  if (owner !== 0 && ![...core.processes].some(({ pid }) => pid === Math.abs(owner)))
    throw new NetlinkError(ESRCH, syscall);
  file.owner = owner;
  file.ownerSetBy = credentials.uid;
}
