/** What the processes, namespaces and presets of a kernel share: the module, the transfer block, wakeups and timers. */
import { EBADF } from './constants.js';
import type { Drivers } from './driver.js';
import { errnoNumber, NetlinkError } from './errno.js';
import type { KernelExports, LoadedModule } from './module.js';
import type { Namespace } from './namespace.js';
import type { Readiness } from './readiness.js';
import { type SignalHandler, Signals } from './signals.js';
import type { Task } from './task.js';
import type { Timers } from './timers.js';
import { Transfer, type TransferRecord } from './transfer.js';

const EBUSY = errnoNumber('EBUSY');

export class Core {
  readonly #exports: KernelExports;
  readonly transfer: Transfer;
  /** Those that have not exited. */
  readonly processes = new Set<Task>();
  /** The same, by their handles in the module. */
  readonly tasks = new Map<number, Task>();
  /** Those that nobody has closed. */
  readonly namespaces = new Set<Namespace>();
  /** The highest process id that was ever given. */
  highestPid = 0;
  /** Set when the kernel is closed; from then on nothing is asked of the module. */
  closed = false;

  readonly signals: Signals;

  /** @param transfer of a module whose memory is restored: its block */
  constructor(
    readonly module: LoadedModule,
    readonly readiness: Readiness,
    readonly timers: Timers,
    readonly drivers: Drivers,
    onSignal?: SignalHandler,
    transfer?: TransferRecord,
  ) {
    this.#exports = module.exports;
    this.transfer = new Transfer(module, transfer);
    this.signals = new Signals(this, onSignal);
  }

  /** @throws EBUSY in the middle of a call, where a driver is asked something */
  get exports(): KernelExports {
    this.#checkIdle('driver');
    return this.#exports;
  }

  /** @throws EBADF when the kernel was closed, EBUSY as `exports` */
  checkOpen(syscall: string): void {
    this.#checkIdle(syscall);
    if (this.closed) throw new NetlinkError(EBADF, syscall);
  }

  #checkIdle(syscall: string): void {
    if (this.module.busy) throw new NetlinkError(EBUSY, syscall);
  }
}
