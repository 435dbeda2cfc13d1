/** A socket that an object of the library opened in a caller's process: held until the object or the process closes it. */
import { describe } from './arguments.js';
import {
  AF_NETLINK,
  EBADF,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_DROP_MEMBERSHIP,
  SOCK_CLOEXEC,
  SOCK_RAW,
  SOL_NETLINK,
} from './constants.js';
import { NetlinkError } from './errno.js';
import type { Descriptor } from './files.js';
import type { ReceivedControlMessage } from './message.js';
import type { Process } from './process.js';
import type { WaitOptions } from './wait.js';

/** Room for any datagram: no more memory is taken than the one that comes fills. */
const ANY_LENGTH = 0x7ffff000;
/** Room for the control data that options of ours ask for. */
const CONTROL_LENGTH = 64;

export class HeldSocket {
  readonly fd: number;
  readonly #descriptor: Descriptor;

  /**
   * Opens, binds and joins.
   * @param pid the port; 0 for the process's pid, or one that is free where that is taken
   * @param groups numbers of multicast groups
   */
  constructor(
    readonly process: Process,
    protocol: number,
    pid: number,
    groups: readonly number[],
  ) {
    if (typeof process?.socket !== 'function')
      throw new TypeError(`a socket is opened in a process, such as kernel.init, and this is ${describe(process)}`);
    this.fd = process.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
    this.#descriptor = process.descriptor(this.fd, 'socket');
    try {
      process.bind(this.fd, { pid });
      for (const group of groups) this.join(group);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  join(group: number): void {
    this.process.setsockopt(this.fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
  }

  leave(group: number): void {
    this.process.setsockopt(this.fd, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, group);
  }

  /** The next datagram, whole. */
  async receive(options: WaitOptions = {}): Promise<ReceivedControlMessage> {
    this.checkOpen('recvmsg');
    return this.process.receive(this.fd, { length: ANY_LENGTH, controlLength: CONTROL_LENGTH }, options);
  }

  /** @throws EBADF when the socket was closed, even if the number stands for another one now */
  checkOpen(syscall: string): void {
    if (!this.#isOpen()) throw new NetlinkError(EBADF, syscall);
  }

  close(): void {
    if (this.#isOpen()) this.process.close(this.fd);
  }

  #isOpen(): boolean {
    return this.process.isOpen(this.fd) && this.process.descriptor(this.fd, 'close') === this.#descriptor;
  }
}
