/**
 * Drivers of devices: the callbacks that a simulator's device gets when it is configured, some of which can refuse, and how the module invokes them
 * in the middle of a call into it.
 */
import { EINVAL } from './constants.js';
import { type ErrorCode, errnoNumber, NetlinkError } from './errno.js';
import { IFF_ALLMULTI, IFF_PROMISC } from './generated/netdevice.js';
import type { LoadedModule } from './module.js';

/** A driver refuses by the name of an error, 'EBUSY', or by throwing a NetlinkError; whoever asked hears it. */
export type Refusal = ErrorCode | undefined | void;

/**
 * What a device's driver does. Its functions are called while the kernel is at work and must not call it: EBUSY. What is to follow, such as
 * a carrier that comes up, follows later (`queueMicrotask(() => kernel.setCarrier(…))`).
 */
export interface Driver {
  /** The link comes up. */
  open?(): Refusal;
  /** The link went down. */
  stop?(): void;
  /** It is to have another MTU, in bytes. */
  setMtu?(mtu: number): Refusal;
  /** It is to have another hardware address. */
  setAddress?(address: Uint8Array): Refusal;
  /** It is to receive everything, or all multicast, or no longer. */
  setReceiveMode?(mode: { promisc: boolean; allmulti: boolean }): void;
  /** The device is gone. */
  removed?(): void;
}

/** Numbers of the requests of the import `driver` (assembly/net/driver.ts). */
const Request = { OPEN: 1, STOP: 2, MTU: 3, ADDRESS: 4, RECEIVE_MODE: 5, REMOVED: 6 } as const;
const EIO = errnoNumber('EIO');

/** A device that has a driver, as a snapshot keeps it: its number in the module, and the name it was created with. */
export interface DrivenRecord {
  number: number;
  name: string;
}

/** The drivers of one kernel's devices, by their numbers in the module. */
export class Drivers {
  readonly #drivers = new Map<number, { name: string; driver: Driver }>();
  #last = 0;
  #module: LoadedModule | undefined;

  /** The import `driver`. */
  readonly ask = (device: number, request: number, value: number, size: number): number => {
    const driver = this.#drivers.get(device)?.driver;
    if (request === Request.REMOVED) this.#drivers.delete(device);
    if (driver === undefined || this.#module === undefined) return 0;
    this.#module.busy = true;
    try {
      const refusal = this.#call(driver, request, value, size);
      return refusal === undefined ? 0 : -errnoNumber(refusal);
    } catch (error) {
      if (error instanceof NetlinkError) return error.errno;
      // The module is to end its call. Whoever looks after exceptions hears of it behind that.
      queueMicrotask(() => {
        throw error;
      });
      return -EIO;
    } finally {
      this.#module.busy = false;
    }
  };

  /** The module exists only after its imports do. */
  attach(module: LoadedModule): void {
    this.#module = module;
  }

  /** @returns the device's number */
  add(name: string, driver: Driver): number {
    this.#drivers.set(++this.#last, { name, driver });
    return this.#last;
  }

  delete(number: number): void {
    this.#drivers.delete(number);
  }

  get record(): DrivenRecord[] {
    return [...this.#drivers].map(([number, { name }]) => ({ number, name }));
  }

  /** @throws NetlinkError EINVAL for a device whose driver is not given */
  restore(record: readonly DrivenRecord[], drivers: Readonly<Record<string, Driver>>): void {
    for (const { number, name } of record) {
      if (!Object.hasOwn(drivers, name)) throw new NetlinkError(EINVAL, `restore: no driver for ${name}`);
      this.#drivers.set(number, { name, driver: drivers[name]! });
      this.#last = Math.max(this.#last, number);
    }
  }

  #call(driver: Driver, request: number, value: number, size: number): ErrorCode | undefined {
    switch (request) {
      case Request.OPEN:
        return driver.open?.() ?? undefined;
      case Request.MTU:
        return driver.setMtu?.(value >>> 0) ?? undefined;
      case Request.ADDRESS:
        return driver.setAddress?.(this.#module!.bytes.slice(value, value + size)) ?? undefined;
      case Request.STOP:
        driver.stop?.();
        return undefined;
      case Request.RECEIVE_MODE:
        driver.setReceiveMode?.({ promisc: (value & IFF_PROMISC) !== 0, allmulti: (value & IFF_ALLMULTI) !== 0 });
        return undefined;
      default:
        driver.removed?.();
        return undefined;
    }
  }
}
