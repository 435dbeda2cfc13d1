/**
 * One netlink socket of an Emscripten guest: the object that Emscripten keeps as `stream.node.sock`, with the operations
 * its system calls look for on it (`sock_ops`) and on its streams (`stream_ops`), each a system call of our `Process`.
 *
 * The guest's `dup` makes a second stream over the same node, so the open streams are kept here and the kernel's
 * descriptor is closed with the last of them. Nothing here waits: a guest that would block reads EAGAIN, as with
 * Emscripten's own sockets.
 */
import type { EmscriptenModule, EmscriptenStream } from './emscripten.js';
import { renumberErrors, toEmscriptenErrno } from './emscripten-errno.js';
import {
  AF_NETLINK,
  EBADF,
  EINVAL,
  ENOTTY,
  EOPNOTSUPP,
  F_GETFL,
  F_SETFL,
  NETLINK_KOBJECT_UEVENT,
  O_NONBLOCK,
  O_RDWR,
  POLLERR,
  POLLNVAL,
  SO_ERROR,
  SOL_SOCKET,
} from '../constants.js';
import type { Process } from '../process.js';
import { FIONBIO } from '../generated/netdevice.js';

/** Emscripten passes `HEAP8` with an offset into it; some of its system calls pass a copy. */
type GuestBytes = Int8Array | Uint8Array;

/** What Emscripten's recvfrom and recvmsg read: the bytes, and an IPv4 address that they would write for AF_INET. */
interface ReceivedMessage {
  buffer: Uint8Array;
  addr: string;
  port: number;
}

/** `S_IFSOCK`: what makes `SOCKFS.getSocket` and fstat see a socket. */
const SOCKET_MODE = 0o140000;
/** What a closed descriptor is to the process: EBADF. */
const CLOSED = -1;

export class GuestSocket {
  readonly family = AF_NETLINK;
  readonly sock_ops = sockOps;
  #kernelFd: number;
  readonly #streams = new Set<EmscriptenStream>();

  /**
   * socket(2) for the guest.
   * @param type SOCK_RAW or SOCK_DGRAM, possibly with SOCK_NONBLOCK and SOCK_CLOEXEC
   * @param live where the socket enters itself while it is open
   * @throws the guest's ErrnoError, as the kernel refuses it
   */
  constructor(
    private readonly module: EmscriptenModule,
    private readonly process: Process,
    readonly type: number,
    readonly protocol: number,
    private readonly live: Set<GuestSocket>,
  ) {
    this.#kernelFd = this.call(() => process.socket(AF_NETLINK, type, protocol));
    live.add(this);
    try {
      this.#streams.add(this.#createStream());
    } catch (error) {
      // The guest has no descriptor left.
      this.release();
      throw error;
    }
  }

  /** An open stream over this socket: socket(2) reads its `fd`, send(2) writes to it. Any will do, but not a closed one. */
  get stream(): EmscriptenStream {
    for (const stream of this.#streams) return stream;
    throw this.errno(EBADF);
  }

  /** The descriptor in our process. */
  get kernelFd(): number {
    return this.#kernelFd;
  }

  /** Read by getsockopt(SO_ERROR), which Emscripten answers from this field. */
  get error(): number {
    return this.call(() => toEmscriptenErrno(this.process.getsockoptInt(this.#kernelFd, SOL_SOCKET, SO_ERROR)));
  }

  /** Emscripten clears the field after reading it; ours was cleared by the reading. */
  set error(_cleared: unknown) {}

  /** Read by getsockname, which then writes no netlink address yet reports success. Failing is honest. */
  get saddr(): never {
    throw this.errno(EOPNOTSUPP);
  }

  /** Read by getpeername: see `saddr`. */
  get daddr(): never {
    throw this.errno(EOPNOTSUPP);
  }

  /** One more stream over this socket, made by dup. */
  addStream(stream: EmscriptenStream): void {
    this.#streams.add(stream);
  }

  /** One stream less; the last closes the kernel's descriptor. */
  closeStream(stream: EmscriptenStream): void {
    this.#streams.delete(stream);
    if (this.#streams.size === 0) this.release();
  }

  /** Closes the kernel's descriptor whatever streams are left. They read EBADF from then on. */
  release(): void {
    if (!this.live.delete(this)) return;
    const fd = this.#kernelFd;
    this.#kernelFd = CLOSED;
    // The process may have exited before its guest.
    if (this.process.isOpen(fd)) this.process.close(fd);
  }

  /** The level now, in poll(2)'s bits. Emscripten hides POLLNVAL from the guest, so a socket taken away shows POLLERR too. */
  poll(): number {
    if (this.#kernelFd === CLOSED) return POLLNVAL | POLLERR;
    return this.call(() => this.process.poll(this.#kernelFd));
  }

  /** send(2) without an address and without flags. */
  send(buffer: GuestBytes, offset: number, length: number): number {
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
    return this.call(() => this.process.send(this.#kernelFd, bytes));
  }

  /** recv(2): one datagram, its errors renumbered when it is netlink messages of the kernel's. */
  receive(length: number): Uint8Array {
    const { data, address } = this.call(() => this.process.recvfrom(this.#kernelFd, length));
    if (address.pid === 0 && this.protocol !== NETLINK_KOBJECT_UEVENT) renumberErrors(data);
    return data;
  }

  /** ioctl(2), of which Emscripten passes on FIONBIO and FIONREAD. Linux's netlink has no FIONREAD. */
  ioctl(request: number, argument: number): number {
    if (request !== FIONBIO) throw this.errno(ENOTTY);
    this.flags = this.guestInt(argument) === 0 ? 0 : O_NONBLOCK;
    return 0;
  }

  /**
   * fcntl(2) for pyodide, which asks here first because Emscripten's F_SETFL can set a flag and never clears one.
   * @param varargs where the third argument lies in the guest's memory
   * @returns the result, or -errno to leave the command to Emscripten
   */
  fcntl(command: number, varargs: number): number {
    if (command === F_GETFL) return this.flags;
    if (command !== F_SETFL) return -toEmscriptenErrno(EINVAL);
    this.flags = this.guestInt(varargs);
    return 0;
  }

  /** The flags of the open file, which all its streams share: O_RDWR, and O_NONBLOCK when it is set. */
  private get flags(): number {
    return this.stream.flags;
  }

  private set flags(flags: number) {
    this.stream.flags = O_RDWR | (flags & O_NONBLOCK);
  }

  private guestInt(at: number): number {
    return new DataView(this.module.HEAPU8.buffer).getInt32(at, true);
  }

  #createStream(): EmscriptenStream {
    const { FS, SOCKFS } = this.module;
    const path = SOCKFS.nextname();
    const node = FS.createNode(SOCKFS.root, path, SOCKET_MODE, 0);
    node.sock = this;
    const flags = O_RDWR | (this.type & O_NONBLOCK);
    return FS.createStream({ path, node, flags, seekable: false, stream_ops: streamOps });
  }

  /** The exception by which Emscripten's system calls fail, from Linux's number. */
  errno(errno: number): Error {
    return new this.module.FS.ErrnoError(toEmscriptenErrno(errno));
  }

  /** Runs a system call of the process; a NetlinkError (negative errno, as in Node) becomes the guest's. */
  private call<T>(systemCall: () => T): T {
    try {
      return systemCall();
    } catch (error) {
      const { errno } = error as { errno?: unknown };
      throw typeof errno === 'number' ? this.errno(-errno) : error;
    }
  }
}

/**
 * What Emscripten's socket calls use. Addresses get here only as AF_INET or AF_INET6, which netlink's bind, connect and
 * sendmsg refuse with EINVAL.
 */
const sockOps = {
  poll: (socket: GuestSocket): number => socket.poll(),
  ioctl: (socket: GuestSocket, request: number, argument: number): number => socket.ioctl(request, argument),
  bind(socket: GuestSocket): never {
    throw socket.errno(EINVAL);
  },
  connect(socket: GuestSocket): never {
    throw socket.errno(EINVAL);
  },
  listen(socket: GuestSocket): never {
    throw socket.errno(EOPNOTSUPP);
  },
  accept(socket: GuestSocket): never {
    throw socket.errno(EOPNOTSUPP);
  },
  getname(socket: GuestSocket): never {
    throw socket.errno(EOPNOTSUPP);
  },
  /** pyodide's hook for fcntl(2). */
  fcntl64: (socket: GuestSocket, command: number, varargs: number): number => socket.fcntl(command, varargs),
  /** pyodide's hook for shutdown(2): a negative errno is the result. */
  shutdown: (): number => -toEmscriptenErrno(EOPNOTSUPP),
  sendmsg(socket: GuestSocket, buffer: GuestBytes, offset: number, length: number, address?: unknown): number {
    if (address !== undefined) throw socket.errno(EINVAL);
    return socket.send(buffer, offset, length);
  },
  recvmsg: (socket: GuestSocket, length: number): ReceivedMessage => ({
    buffer: socket.receive(length),
    addr: '0.0.0.0',
    port: 0,
  }),
};

/** What Emscripten's file calls (read, write, poll, ioctl, dup, close) use. */
const streamOps = {
  poll: (stream: EmscriptenStream): number => socketOf(stream).poll(),
  ioctl: (stream: EmscriptenStream, request: number, argument: number): number =>
    socketOf(stream).ioctl(request, argument),
  read(stream: EmscriptenStream, buffer: GuestBytes, offset: number, length: number): number {
    const data = socketOf(stream).receive(length);
    buffer.set(data, offset);
    return data.length;
  },
  write: (stream: EmscriptenStream, buffer: GuestBytes, offset: number, length: number): number =>
    socketOf(stream).send(buffer, offset, length),
  dup: (stream: EmscriptenStream): void => socketOf(stream).addStream(stream),
  close: (stream: EmscriptenStream): void => socketOf(stream).closeStream(stream),
};

function socketOf(stream: EmscriptenStream): GuestSocket {
  return stream.node.sock as GuestSocket;
}
