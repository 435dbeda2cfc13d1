/** poll(2): waiting for several sockets at once, of one process or of many. */
import { describe, integer, type OptionNames, options as known } from './arguments.js';
import { POLLERR, POLLHUP, POLLNVAL } from './constants.js';
import type { Process } from './process.js';
import type { Waiter } from './readiness.js';
import { LONGEST_TIMEOUT, type WaitOptions } from './wait.js';

/** `struct pollfd`, and whose descriptor it is. */
export interface PollRequest {
  process: Process;
  /** A descriptor of the process. A negative one is left out of account. */
  fd: number;
  /** POLLIN and so on. POLLERR, POLLHUP and POLLNVAL are reported without being asked for. */
  events: number;
}

/** A descriptor on which something is there. */
export interface PollResult {
  process: Process;
  fd: number;
  /** What is there: those of `events`, POLLERR and POLLHUP that stand. POLLNVAL: the descriptor is not open. */
  revents: number;
}

export interface PollOptions extends WaitOptions {
  /** How long to wait, in milliseconds. 0 looks and returns; left out or negative, there is no limit. */
  timeout?: number;
}

const POLL_OPTIONS: OptionNames<PollOptions> = { timeout: true, signal: true };

/**
 * Waits until something is there on one of the descriptors at least.
 * @returns those on which something is, in the order given; none when the time is over
 */
export function poll(requests: readonly PollRequest[], options: PollOptions = {}): Promise<PollResult[]> {
  return new Promise((resolve, reject) => {
    const list: unknown = requests;
    if (!Array.isArray(list)) throw new TypeError(`poll takes an array, and got ${describe(requests)}`);
    const { timeout = -1, signal } = known(options, POLL_OPTIONS, 'poll');
    for (const { fd, events } of requests) {
      integer(fd, 'fd');
      integer(events, 'events');
    }
    signal?.throwIfAborted();
    const there = look(requests);
    if (there.length > 0 || timeout === 0) return resolve(there);

    const waiters: (Waiter & { process: Process })[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const end = (): void => {
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      for (const waiter of waiters) waiter.process.core.readiness.remove(waiter);
    };
    const abort = (): void => {
      end();
      reject(signal?.reason);
    };
    const finish = (): void => {
      if (over) return;
      end();
      resolve(look(requests));
    };
    for (const { process, fd, events } of requests) {
      if (fd < 0 || over) continue;
      const descriptor = process.descriptor(fd, 'poll');
      const waiter = { process, descriptor, events, ready: finish, closed: finish };
      waiters.push(waiter);
      process.core.readiness.add(waiter);
    }
    if (over) return;
    signal?.addEventListener('abort', abort);
    if (timeout > 0) timer = setTimeout(finish, Math.min(timeout, LONGEST_TIMEOUT));
  });
}

/** What is there now. */
function look(requests: readonly PollRequest[]): PollResult[] {
  const there: PollResult[] = [];
  for (const { process, fd, events } of requests) {
    if (fd < 0) continue;
    const revents = process.isOpen(fd) ? process.poll(fd) & (events | POLLERR | POLLHUP) : POLLNVAL;
    if (revents !== 0) there.push({ process, fd, revents });
  }
  return there;
}
