/**
 * Kobject uevents: what the kernel tells udev. Not a netlink message but NUL-ended strings, first
 *
 *      action@devpath, then KEY=VALUE for each variable: ACTION, DEVPATH, SUBSYSTEM, … and SEQNUM last
 *
 * (lib/kobject_uevent.c on Linux). At most 2048 bytes of variables and 64 of them: the kernel module sees to that.
 */
import { NETLINK_KOBJECT_UEVENT } from './constants.js';
import { DISPOSE } from './dispose.js';
import { HeldSocket } from './held-socket.js';
import type { Process } from './process.js';
import type { WaitOptions } from './wait.js';

/** Group of the kernel's own uevents; udevd's go to group 2. */
export const UEVENT_GROUP_KERNEL = 1;

/** What no process has for a port. */
const KERNEL_PORT = 0;

export interface Uevent {
  /** add, remove, change, move, online, offline, bind or unbind. */
  action: string;
  /** Path of the device below /sys. */
  devpath: string;
  /** Every variable, ACTION, DEVPATH and SEQNUM among them, in the order sent. */
  env: Record<string, string>;
}

/** Composes what a driver would hand to the kernel, which adds SEQNUM. */
export function encodeUevent(action: string, devpath: string, env: Readonly<Record<string, string>>): Uint8Array {
  const variables = Object.entries({ ACTION: action, DEVPATH: devpath, ...env });
  for (const [key, value] of variables) {
    if (typeof value !== 'string' || !/^[^=\0]+$/.test(key) || value.includes('\0')) {
      throw new TypeError(
        `a uevent's variables are strings, without NUL and '=' in their names: ${key}=${String(value)}`,
      );
    }
  }
  const strings = [`${action}@${devpath}`, ...variables.map(([key, value]) => `${key}=${value}`)];
  return new TextEncoder().encode(strings.map((string) => `${string}\0`).join(''));
}

/**
 * Takes a uevent apart.
 * @returns undefined for what is none, such as udevd's messages, which begin with `libudev`
 */
export function decodeUevent(datagram: Uint8Array): Uevent | undefined {
  const [header = '', ...variables] = new TextDecoder().decode(datagram).split('\0');
  const at = header.indexOf('@');
  if (at < 0) return undefined;
  const env: Record<string, string> = {};
  for (const variable of variables) {
    const equals = variable.indexOf('=');
    if (equals > 0) env[variable.slice(0, equals)] = variable.slice(equals + 1);
  }
  return { action: header.slice(0, at), devpath: header.slice(at + 1), env };
}

/** A listener to the kernel's uevents, as `udevadm monitor --kernel` is one. */
export class UeventSocket implements AsyncIterable<Uevent> {
  readonly #socket: HeldSocket;

  private constructor(process: Process) {
    this.#socket = new HeldSocket(process, NETLINK_KOBJECT_UEVENT, 0, [UEVENT_GROUP_KERNEL]);
  }

  /** Begins to listen: uevents from now on are kept until they are asked for. */
  static open(process: Process): UeventSocket {
    return new UeventSocket(process);
  }

  /** The descriptor, in the process that was given to `open`. */
  get fd(): number {
    return this.#socket.fd;
  }

  /**
   * Waits for the next uevent of the kernel's.
   * @throws ENOBUFS once when some were lost because nobody asked for them in time
   */
  async next(options: WaitOptions = {}): Promise<Uevent> {
    for (;;) {
      const { data, address } = await this.#socket.receive(options);
      const event = address.pid === KERNEL_PORT ? decodeUevent(data) : undefined;
      if (event !== undefined) return event;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uevent, never> {
    for (;;) yield await this.next();
  }

  /** Closes the socket. Whoever waits gets EBADF. */
  close(): void {
    this.#socket.close();
  }

  [DISPOSE](): void {
    this.close();
  }
}
