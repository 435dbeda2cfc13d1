/** Waiting, until the signal says to stop: for a call that would block, or for a promise. */
import { type OptionNames, options as known } from './arguments.js';
import { EAGAIN, EBADF } from './constants.js';
import { NetlinkError } from './errno.js';
import type { Descriptor } from './files.js';
import type { Readiness, Waiter } from './readiness.js';

/** What setTimeout can count, in milliseconds: 25 days. It takes more for none. */
export const LONGEST_TIMEOUT = 0x7fffffff;

export interface WaitOptions {
  /** Ends the wait: the promise is rejected with the signal's reason. `AbortSignal.timeout` makes a time limit. */
  signal?: AbortSignal;
}

export const WAIT_OPTIONS: OptionNames<WaitOptions> = { signal: true };

/**
 * Tries until it succeeds.
 * @param events what to sleep for between tries, POLLIN and so on
 * @param syscall the name for EBADF, when the descriptor is closed meanwhile
 * @param attempt gives undefined where the call would block; what it throws ends the wait
 * @param limit how many milliseconds it may take, -1 for any number; then the wait ends with EAGAIN
 */
export function waitFor<T>(
  readiness: Readiness,
  descriptor: Descriptor,
  events: number,
  syscall: string,
  attempt: () => T | undefined,
  options: WaitOptions,
  limit: () => number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = options;
    signal?.throwIfAborted();
    const first = attempt();
    if (first !== undefined) return resolve(first);

    known(options, WAIT_OPTIONS, syscall);
    const most = limit();
    if (most === 0) throw new NetlinkError(EAGAIN, syscall);
    let timeout: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', abort);
    };
    const waiter: Waiter = {
      descriptor,
      events,
      ready() {
        try {
          const result = attempt();
          if (result === undefined) return readiness.add(waiter);
          resolve(result);
        } catch (error) {
          reject(error);
        }
        end();
      },
      closed() {
        end();
        reject(new NetlinkError(EBADF, syscall));
      },
    };
    const abort = (): void => {
      readiness.remove(waiter);
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort);
    // Longer than a platform's timeouts can be is as good as forever.
    if (most > 0 && most <= LONGEST_TIMEOUT) {
      timeout = setTimeout(() => {
        readiness.remove(waiter);
        end();
        reject(new NetlinkError(EAGAIN, syscall));
      }, most);
    }
    readiness.add(waiter);
  });
}

/** The promise, or the signal's reason when that comes first. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
