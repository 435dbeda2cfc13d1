/** What a kernel's processes, namespaces and presets share: the module, the crossing into it, its wakeups and timers. */
import { EBADF } from './constants.js';
import { NetlinkError } from './errno.js';
import type { KernelExports, LoadedModule } from './module.js';
import type { Readiness } from './readiness.js';
import type { Task } from './task.js';
import type { Timers } from './timers.js';
import { Transfer } from './transfer.js';

export class Core {
  readonly exports: KernelExports;
  readonly transfer: Transfer;
  /** Those that have not exited. */
  readonly processes = new Set<Task>();
  /** The highest process id that was ever given. */
  highestPid = 0;
  /** Set when the kernel is closed; from then on nothing is asked of the module. */
  closed = false;

  constructor(
    readonly module: LoadedModule,
    readonly readiness: Readiness,
    readonly timers: Timers,
  ) {
    this.exports = module.exports;
    this.transfer = new Transfer(module);
  }

  /** @throws EBADF when the kernel was closed */
  checkOpen(syscall: string): void {
    if (this.closed) throw new NetlinkError(EBADF, syscall);
  }
}
