/**
 * The kernel's timers. The module never lets one fire by itself: it says when it wants to be called, and somebody calls.
 * In real time that is a timeout of the platform's; with a clock of the caller's it is the caller (`Kernel.runTimers`).
 */
import { check } from './errno.js';
import type { KernelExports } from './module.js';
import { LONGEST_TIMEOUT } from './wait.js';

export class Timers {
  readonly #exports: KernelExports;
  readonly #clock: () => number;
  readonly #automatic: boolean;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  /** When the timeout comes, in milliseconds since boot. */
  #due = Infinity;

  /** @param automatic whether timers run by themselves as time goes by */
  constructor(exports: KernelExports, clock: () => number, automatic: boolean) {
    this.#exports = exports;
    this.#clock = clock;
    this.#automatic = automatic;
  }

  /** When the next timer is due, in milliseconds since boot; undefined when none runs. */
  get next(): number | undefined {
    const next = this.#exports.next_timer();
    return next < 0 ? undefined : next;
  }

  /** Does what is due at `now`, in milliseconds since boot. */
  run(now = this.#clock()): void {
    check(this.#exports.run_timers(now), 'timers');
    this.update();
  }

  /** To be called after whatever may have started a timer. */
  update(): void {
    if (!this.#automatic) return;
    const next = this.#exports.next_timer();
    if (next < 0 || next >= this.#due) return;
    clearTimeout(this.#timeout);
    this.#due = next;
    // Further away, it is looked at again on the way.
    this.#timeout = setTimeout(() => this.#fire(), Math.min(Math.ceil(next - this.#clock()), LONGEST_TIMEOUT));
    // Nobody waits for a timer alone: in Node it must not keep a program from ending.
    (this.#timeout as { unref?: () => void }).unref?.();
  }

  stop(): void {
    clearTimeout(this.#timeout);
    this.#due = -Infinity;
  }

  #fire(): void {
    this.#due = Infinity;
    this.run();
  }
}
