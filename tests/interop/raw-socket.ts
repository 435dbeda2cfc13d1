/**
 * A stand-in for `RawNetlinkSocket` of the npm package `netlink`: the same methods and events, over a `Process` of ours
 * instead of the package's native addon. It reads as the addon does: wait for POLLIN, size the datagram with
 * MSG_PEEK | MSG_TRUNC, then take it, until the queue is empty.
 */
import { EventEmitter } from 'node:events';
import type { RawNetlinkSocket } from 'netlink';
import {
  AF_NETLINK,
  MSG_PEEK,
  MSG_TRUNC,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_DROP_MEMBERSHIP,
  poll,
  POLLERR,
  POLLIN,
  type Process,
  SO_RCVBUF,
  SO_SNDBUF,
  SOCK_RAW,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../host/index.js';

type SendCallback = (error?: Error) => void;

export class RawSocket extends EventEmitter {
  readonly #fd: number;
  readonly #closed = new AbortController();

  constructor(
    private readonly process: Process,
    protocol: number,
  ) {
    super();
    this.#fd = process.socket(AF_NETLINK, SOCK_RAW, protocol);
    process.bind(this.#fd, { pid: 0 });
    void this.#read();
  }

  /** This socket as the package's classes expect it: they use its methods and events, not its private fields. */
  asRaw(): RawNetlinkSocket {
    return this as unknown as RawNetlinkSocket;
  }

  send(
    message: Uint8Array | Uint8Array[],
    options?: { port?: number; groups?: number },
    callback?: SendCallback,
  ): void {
    const name = { pid: options?.port ?? 0, groups: options?.groups ?? 0 };
    let failure: Error | undefined;
    try {
      this.process.sendmsg(this.#fd, { name, data: message });
    } catch (error) {
      failure = error as Error;
    }
    queueMicrotask(() => {
      if (callback) callback(failure);
      else if (failure) this.emit('error', failure);
    });
  }

  address(): { port: number; groups: number } {
    const { pid, groups } = this.process.getsockname(this.#fd);
    return { port: pid, groups };
  }

  addMembership(group: number): void {
    this.process.setsockopt(this.#fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
  }

  dropMembership(group: number): void {
    this.process.setsockopt(this.#fd, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, group);
  }

  getRecvBufferSize(): number {
    return this.process.getsockoptInt(this.#fd, SOL_SOCKET, SO_RCVBUF);
  }

  getSendBufferSize(): number {
    return this.process.getsockoptInt(this.#fd, SOL_SOCKET, SO_SNDBUF);
  }

  setRecvBufferSize(size: number): void {
    this.process.setsockopt(this.#fd, SOL_SOCKET, SO_RCVBUF, size);
  }

  setSendBufferSize(size: number): void {
    this.process.setsockopt(this.#fd, SOL_SOCKET, SO_SNDBUF, size);
  }

  close(): void {
    this.#closed.abort();
    this.process.close(this.#fd);
    this.emit('close');
  }

  /** A pending wait of ours never keeps the event loop alive, so these have nothing to do. */
  ref(): void {}
  unref(): void {}

  async #read(): Promise<void> {
    const { signal } = this.#closed;
    try {
      for (;;) {
        await poll([{ process: this.process, fd: this.#fd, events: POLLIN }], { signal });
        while (!signal.aborted && this.process.poll(this.#fd) & (POLLIN | POLLERR)) this.#take();
      }
    } catch (error) {
      if (!signal.aborted) this.emit('error', error);
    }
  }

  /** Takes one datagram; an overrun (ENOBUFS) is an event, and reading goes on. */
  #take(): void {
    try {
      const { length } = this.process.recvmsg(this.#fd, { length: 0, flags: MSG_PEEK | MSG_TRUNC });
      const { data, address } = this.process.recvmsg(this.#fd, { length });
      const { pid: port, groups } = address;
      this.emit('message', Buffer.from(data.buffer, data.byteOffset, data.byteLength), { port, groups });
    } catch (error) {
      this.emit('error', error);
    }
  }
}
