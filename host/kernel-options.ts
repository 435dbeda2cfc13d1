/** Options for booting and restoring a kernel, and statistics of its memory. */
import type { OptionNames } from './arguments.js';
import type { Driver } from './driver.js';
import type { WasmSource } from './module.js';
import type { PresetName } from './presets.js';
import type { SignalHandler } from './signals.js';
import type { Topology } from './topology.js';

export interface KernelOptions {
  /** What the kernel begins with; left out, `empty`. */
  preset?: PresetName;
  /** Links, addresses, routes, … that it has from the beginning, beside what the preset gives it. */
  topology?: Topology;
  /** The module. Left out, it is the one inlined in the library. */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Bytes that the module's memory may grow to; left out, it is 2 GiB. Beyond it calls fail with ENOMEM and ENOBUFS. */
  memoryLimit?: number;
  /** net.core.rmem_default: SO_RCVBUF of a new socket, in bytes; left out, 212992. */
  rmemDefault?: number;
  /** net.core.rmem_max: the most that SO_RCVBUF takes, in bytes; left out, 4194304. */
  rmemMax?: number;
  /** net.core.wmem_default: SO_SNDBUF of a new socket, in bytes; left out, 212992. */
  wmemDefault?: number;
  /** net.core.wmem_max: the most that SO_SNDBUF takes, in bytes; left out, 4194304. */
  wmemMax?: number;
  /** Ticks a second, 100 to 1000, which SO_RCVTIMEO and SO_SNDTIMEO are rounded to; left out, 250. */
  hz?: number;
  /** Processors, 1 to 8192: how many queues a new veth has; left out, 1. */
  cpus?: number;
  /**
   * Whether bridges can filter by VLANs, as in kernels that were built with CONFIG_BRIDGE_VLAN_FILTERING, which those of distributions are; left out,
   * they can't, and what is said of VLANs is EOPNOTSUPP.
   */
  bridgeVlanFiltering?: boolean;
  /**
   * Milliseconds since the kernel booted; must never go back. Left out, it is real time, and timers run by themselves. With a
   * clock given, time is the caller's, and timers run in `runTimers`.
   */
  clock?: () => number;
  /** 32 random bits. Left out, they are the platform's. The same bits and clock make the same kernel. */
  random?: () => number;
  /**
   * Has the arrays that reads give share buffers of 64 KiB, as Node's Buffers do: reading is three times as fast. Then their `buffer` holds others
   * too, is not to be transferred to a worker, and stays while any of them does. Left out, each has a buffer of its own.
   */
  pooledReads?: boolean;
  /**
   * Told of the signals that are due for what arrives on sockets with O_ASYNC, in a microtask after the call that made them due. Left out, nobody
   * is: who owns an open file (F_SETOWN) can be asked for nevertheless.
   */
  onSignal?: SignalHandler;
  /** Ends the boot: `create` is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** What a kernel that is restored takes from its new surroundings. All else is as in the snapshot. */
export interface RestoreOptions extends Pick<
  KernelOptions,
  'wasm' | 'clock' | 'random' | 'pooledReads' | 'onSignal' | 'signal'
> {
  /**
   * Milliseconds that pass between the snapshot and now; left out, none. Timers that come due by that run at once. Not with `clock`,
   * which itself says what time it is; it must not be behind the snapshot.
   */
  elapsed?: number;
  /** Drivers of devices that had one when the snapshot was taken, by the names that these were created with. */
  drivers?: Readonly<Record<string, Driver>>;
}

const BOTH = {
  wasm: true,
  clock: true,
  random: true,
  pooledReads: true,
  onSignal: true,
  signal: true,
} as const;

export const KERNEL_OPTIONS: OptionNames<KernelOptions> = {
  preset: true,
  topology: true,
  memoryLimit: true,
  rmemDefault: true,
  rmemMax: true,
  wmemDefault: true,
  wmemMax: true,
  hz: true,
  cpus: true,
  bridgeVlanFiltering: true,
  ...BOTH,
};

export const RESTORE_OPTIONS: OptionNames<RestoreOptions> = { elapsed: true, drivers: true, ...BOTH };

/** Bytes of the module's memory. */
export interface MemoryUse {
  /** In use by sockets, messages, links, … and the host's transfer block. */
  used: number;
  /** What the memory has grown to. */
  size: number;
  /** What it may grow to. */
  limit: number;
}

/** Numbers of the module's `configure`, by option. */
export const SETTINGS = {
  memoryLimit: 1,
  rmemDefault: 2,
  rmemMax: 3,
  wmemDefault: 4,
  wmemMax: 5,
  hz: 6,
  cpus: 7,
  bridgeVlanFiltering: 8,
} as const;
