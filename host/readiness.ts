/**
 * Who waits for which socket, and the wakeups that end the waiting.
 *
 * The module's `poll` tells the level and, when nothing asked for is there, arms the socket for one wakeup. So all waiters
 * of a socket share one arming, for everything that any of them waits for; after a wakeup the level decides who is
 * ready, and the socket is armed again for the rest. A wakeup arrives in the middle of a call into the module, which must
 * not be entered again: it is noted, and looked at in a microtask.
 */
import { POLLERR, POLLHUP } from './constants.js';
import type { Descriptor } from './files.js';
import type { LoadedModule } from './module.js';

/** In the module's masks, beside poll(2)'s bits: the receiver that refused this socket's last send has room again. */
export const ROOM = 0x10000;
/** In a wakeup: a signal is due, for the events beside it. */
const SIGNAL = ROOM << 1;
/** All of poll(2)'s bits. */
const EVERYTHING = 0xffff;
/** What is reported whether or not it was asked for. */
const ALWAYS = POLLERR | POLLHUP;

/** Somebody who waits for an open descriptor. */
export interface Waiter {
  readonly descriptor: Descriptor;
  /** POLLIN and so on, and ROOM. */
  readonly events: number;
  /** One of the events is there. The waiter has been taken off; it may add itself again. */
  ready(): void;
  /** The descriptor was closed. The waiter has been taken off. */
  closed(): void;
}

export class Readiness {
  readonly #waiters = new Map<number, Set<Waiter>>();
  #woken: number[] = [];
  /** Of each that was woken, the events. */
  #events: number[] = [];
  /** A signal is due on a socket: see signals.ts. */
  signalled: (socket: number, events: number) => void = () => undefined;
  #module: LoadedModule | undefined;

  /** The import `wake`. */
  readonly wake = (list: number, count: number): number => {
    if (this.#module === undefined) return 0;
    const { view } = this.#module;
    if (this.#woken.length === 0) queueMicrotask(() => this.#deliver());
    for (let entry = list; entry < list + count * 8; entry += 8) {
      this.#woken.push(view.getUint32(entry, true));
      this.#events.push(view.getUint32(entry + 4, true));
    }
    return 1;
  };

  /** The module exists only after its imports do. */
  attach(module: LoadedModule): void {
    this.#module = module;
  }

  /** What can be done with a socket right now, in poll(2)'s bits. */
  level(socket: number): number {
    // A socket can always be written to, so that asking for everything never arms it anew: waiters go on waiting.
    return this.#poll(socket, EVERYTHING);
  }

  /** Begins to wait. When an event is there already, `ready` is called before this returns. */
  add(waiter: Waiter): void {
    const socket = waiter.descriptor.file.socket;
    const waiters = this.#waiters.get(socket);
    if (waiters === undefined) this.#waiters.set(socket, new Set([waiter]));
    else waiters.add(waiter);
    this.#settle(socket);
  }

  /** Stops waiting. */
  remove(waiter: Waiter): void {
    const socket = waiter.descriptor.file.socket;
    const waiters = this.#waiters.get(socket);
    if (waiters?.delete(waiter) && waiters.size === 0) this.#waiters.delete(socket);
  }

  /** Ends the waits for a descriptor, which was closed; its socket may live on under another one. */
  close(descriptor: Descriptor): void {
    for (const waiter of [...(this.#waiters.get(descriptor.file.socket) ?? [])]) {
      if (waiter.descriptor !== descriptor) continue;
      this.remove(waiter);
      waiter.closed();
    }
  }

  #deliver(): void {
    const [woken, events] = [this.#woken, this.#events];
    this.#woken = [];
    this.#events = [];
    for (const [index, socket] of woken.entries()) {
      if (events[index]! & SIGNAL) this.signalled(socket, events[index]! & EVERYTHING);
      this.#settle(socket);
    }
  }

  /** Tells those who have what they wait for, until the socket is armed for the rest. */
  #settle(socket: number): void {
    for (;;) {
      const waiters = this.#waiters.get(socket);
      if (waiters === undefined) return;
      const level = this.#poll(socket, interest(waiters));
      const ready = [...waiters].filter(({ events }) => level & (events | ALWAYS));
      if (ready.length === 0) return;
      for (const waiter of ready) {
        // One that was ready may have closed another, or taken what it waits for.
        if (!waiters.has(waiter)) continue;
        this.remove(waiter);
        waiter.ready();
      }
    }
  }

  #poll(socket: number, events: number): number {
    const level = this.#module?.exports.poll(socket, events) ?? 0;
    // Only an open descriptor is asked about, so there is no error to expect; were there one, waiters would see it.
    return level < 0 ? POLLERR : level;
  }
}

/** What to arm a socket for. */
function interest(waiters: ReadonlySet<Waiter>): number {
  let events = ALWAYS;
  for (const waiter of waiters) events |= waiter.events;
  return events;
}
