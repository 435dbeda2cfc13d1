/**
 * A kernel: one instance of the module, with the host's side of it. What a machine and its drivers do is here (processes,
 * namespaces, devices, uevents); all configuration goes through rtnetlink sockets of its processes.
 */
import { Addresses } from './addresses.js';
import { bytes, describe, integer, options as known } from './arguments.js';
import { instance, platformRandom, since, type Surroundings } from './boot.js';
import { Core } from './core.js';
import { COUNTER_ENTRY_SIZE, type Counters, encodeCounters } from './counters.js';
import { type DeviceOptions, encodeDevice } from './device.js';
import { DISPOSE } from './dispose.js';
import { check, errnoNumber, NetlinkError } from './errno.js';
import type { GenericFamilies } from './generic.js';
import {
  KERNEL_OPTIONS,
  type KernelOptions,
  type MemoryUse,
  RESTORE_OPTIONS,
  type RestoreOptions,
  SETTINGS,
} from './kernel-options.js';
import { Links } from './links.js';
import { Namespace } from './namespace.js';
import { Neighbours } from './neighbours.js';
import { PRESETS } from './presets.js';
import { Pool } from './pool.js';
import { Process } from './process.js';
import { recordHost, restoreHost } from './record.js';
import { Routes } from './routes.js';
import { Rules } from './rules.js';
import { decodeSnapshot, encodeSnapshot } from './snapshot.js';
import { Sysctl } from './sysctl.js';
import { PROCESS_OPTIONS, type ProcessOptions } from './task.js';
import { Timers } from './timers.js';
import { applyTopology } from './topology.js';
import type { NamespaceResolver, Whereabouts } from './whereabouts.js';

const MEMORY_USED = 0;
const MEMORY_SIZE = 1;
const MEMORY_LIMIT = 2;
const ESRCH = errnoNumber('ESRCH');
const EBADF = errnoNumber('EBADF');
const ENOMEM = errnoNumber('ENOMEM');
const EEXIST = errnoNumber('EEXIST');

export class Kernel {
  /** The first process: pid 1, uid 0, with all capabilities, in the initial namespace. */
  readonly init: Process;
  /** The initial network namespace. */
  readonly netns: Namespace;
  /** Settings by name, as sysctl(8) has them. */
  readonly sysctl: Sysctl;
  /** Links, addresses, … of the initial namespace, asked for by the first process. For others: `new Links(process)`. */
  readonly links: Links;
  readonly addresses: Addresses;
  readonly routes: Routes;
  readonly rules: Rules;
  readonly neighbours: Neighbours;
  /** Families of generic netlink: here the host registers its own. */
  readonly genl: GenericFamilies;
  readonly #core: Core;
  readonly #whereabouts: Whereabouts;
  readonly #clock: () => number;
  readonly #random: () => number;

  private constructor(
    core: Core,
    { clock, random, genl, whereabouts }: Surroundings & { genl: GenericFamilies; whereabouts: Whereabouts },
    { netns, init }: { netns: Namespace; init: Process } = firstProcess(core),
  ) {
    this.#core = core;
    this.#whereabouts = whereabouts;
    whereabouts.attach(core);
    this.#clock = clock;
    this.#random = random;
    this.netns = netns;
    this.sysctl = new Sysctl(core, this.netns);
    this.init = init;
    this.links = new Links(init);
    this.addresses = new Addresses(init);
    this.routes = new Routes(init);
    this.rules = new Rules(init);
    this.neighbours = new Neighbours(init);
    this.genl = genl;
    genl.attach(core, netns);
  }

  /**
   * Boots a kernel.
   * @throws Error when `wasm` is no kernel module that this library can drive, NetlinkError EINVAL for a setting that can't be, TopologyError
   */
  static async create(options: KernelOptions = {}): Promise<Kernel> {
    const {
      preset = 'empty',
      signal,
      clock = since(0),
      random = platformRandom,
    } = known(options, KERNEL_OPTIONS, 'Kernel.create');
    if (!Object.hasOwn(PRESETS, preset)) throw new TypeError(`unknown preset ${describe(preset)}`);
    const { module, ...parts } = await instance(options, { clock, random });
    for (const [option, setting] of Object.entries(SETTINGS)) {
      const value = options[option as keyof typeof SETTINGS];
      if (value === undefined) continue;
      const number = typeof value === 'boolean' ? Number(value) : integer(value, option);
      check(module.exports.configure(setting, number), 'configure');
    }
    const timers = new Timers(module.exports, clock, options.clock === undefined);
    const core = new Core(module, parts.readiness, timers, parts.drivers, options.onSignal);
    if (options.pooledReads) core.transfer.pool = new Pool();
    const kernel = new Kernel(core, { clock, random, ...parts });
    await PRESETS[preset](kernel);
    if (options.topology !== undefined) await applyTopology(kernel, options.topology);
    signal?.throwIfAborted();
    return kernel;
  }

  /**
   * A kernel that goes on where the snapshot was taken, as if nothing had happened since: its processes and their descriptors, what
   * lies in their sockets' queues, dumps half read, timers. Objects of the library over a descriptor, such as a `NetlinkSocket`, are not
   * part of a snapshot: the descriptor is.
   * @throws SnapshotError for bytes that are no snapshot, or one of another build of the module
   */
  static async restore(snapshot: Uint8Array, options: RestoreOptions = {}): Promise<Kernel> {
    const {
      elapsed = 0,
      drivers = {},
      signal,
      clock: given,
      random = platformRandom,
    } = known(options, RESTORE_OPTIONS, 'Kernel.restore');
    if (given !== undefined && options.elapsed !== undefined)
      throw new TypeError('elapsed and clock exclude each other');
    // What time it is, the snapshot says.
    let clock = given ?? since(0);
    const { module, ...parts } = await instance(options, { clock: () => clock(), random });
    const { record, memory } = decodeSnapshot(snapshot, module.buildId);
    if (given === undefined) clock = since(record.time + elapsed);
    else if (given() < record.time) {
      throw new RangeError(`the clock says ${given()}, and the snapshot was taken at ${record.time}`);
    }
    if (!module.replace(memory)) throw new NetlinkError(ENOMEM, 'restore');
    const timers = new Timers(module.exports, clock, given === undefined);
    parts.drivers.restore(record.drivers, drivers);
    const core = new Core(module, parts.readiness, timers, parts.drivers, options.onSignal, record.transfer);
    if (options.pooledReads) core.transfer.pool = new Pool();
    const kernel = new Kernel(core, { clock, random, ...parts }, restoreHost(core, record));
    signal?.throwIfAborted();
    if (given === undefined) timers.run();
    return kernel;
  }

  /**
   * A copy of everything: memory, processes and their descriptors, time. `Kernel.restore` makes a kernel of it, in this or another
   * program, as often as wanted. It is a few hundred KiB for a kernel with little in it, and compresses well.
   */
  snapshot(): Uint8Array {
    this.#core.checkOpen('snapshot');
    const { module } = this.#core;
    const record = recordHost(this.#core, this.netns, this.init, this.#clock());
    return encodeSnapshot({ record, memory: module.bytes }, module.buildId);
  }

  /** The processes that have not exited. */
  get processes(): readonly Process[] {
    return [...this.#core.processes] as Process[];
  }

  /** The namespaces that were not closed, the initial one first. */
  get namespaces(): readonly Namespace[] {
    return [...this.#core.namespaces];
  }

  /** Says which namespaces process ids and descriptors in messages stand for, where these are not the library's own. */
  set namespaceResolver(resolver: NamespaceResolver | undefined) {
    this.#whereabouts.resolver = resolver;
  }

  /** Starts a process. Left out, it has a new pid, uid 0 and all capabilities, in the initial namespace. */
  process(options: ProcessOptions = {}): Process {
    const { netns = this.netns } = known(options, PROCESS_OPTIONS, 'process');
    // Whoever is in it may still fork; the caller let go of it.
    if (netns.closed) throw new NetlinkError(EBADF, 'fork');
    return new Process(this.#core, netns, options);
  }

  /** Makes a network namespace, with `lo`, down. @param name by which `namespace` finds it; it may have none */
  createNamespace(name?: string): Namespace {
    if (name !== undefined && this.namespace(name)) throw new NetlinkError(EEXIST, 'unshare');
    return new Namespace(this.#core, name);
  }

  /** The namespace that was made with this name, until it is closed. */
  namespace(name: string): Namespace | undefined {
    return this.namespaces.find((netns) => netns.name === name);
  }

  /**
   * What a driver says about its device: a kobject uevent, to every listener of the namespace's.
   * @param action add, remove, change, …
   * @param devpath path of the device below /sys
   * @param env further variables, SUBSYSTEM first; ACTION, DEVPATH and SEQNUM are added
   * @throws ENOMEM for more than Linux allows: 2048 bytes or 64 variables
   */
  uevent(action: string, devpath: string, env: Readonly<Record<string, string>>, netns = this.netns): void {
    netns.uevent(action, devpath, env);
  }

  /**
   * Sends a datagram to a multicast group from the kernel's side, port 0.
   * @returns how many sockets it was for
   * @throws ENOBUFS when one of them that asked to hear of it (NETLINK_BROADCAST_ERROR) had no room
   */
  broadcast(protocol: number, group: number, data: Uint8Array, netns = this.netns): number {
    bytes(data, 'data');
    integer(protocol, 'protocol');
    integer(group, 'group');
    const { exports } = this.#core;
    return this.#pass('broadcast', data, (at) => {
      const result = exports.broadcast(netns.handle, protocol, group, at, data.length);
      return result === -ESRCH ? 0 : result;
    });
  }

  /**
   * Registers a network device, as its driver does. It announces itself, is down, and is configured by rtnetlink.
   * @returns its ifindex
   */
  createDevice(options: DeviceOptions, netns = this.netns): number {
    const { drivers } = this.#core;
    const driver = options.driver === undefined ? 0 : drivers.add(options.name, options.driver);
    try {
      const spec = encodeDevice(options, this.#random, driver);
      return this.#pass('device', spec, (at) => this.#core.exports.device_create(netns.handle, at, spec.length));
    } catch (error) {
      drivers.delete(driver);
      throw error;
    }
  }

  /** Takes a device away, as when it is unplugged. @throws ENODEV */
  removeDevice(ifindex: number, netns = this.netns): void {
    this.#core.checkOpen('device');
    check(this.#core.exports.device_destroy(netns.handle, integer(ifindex, 'ifindex')), 'device');
  }

  /** Plugs a device's cable in or out. @throws ENODEV */
  setCarrier(ifindex: number, carrier: boolean, netns = this.netns): void {
    this.#core.checkOpen('device');
    check(this.#core.exports.device_carrier(netns.handle, integer(ifindex, 'ifindex'), carrier ? 1 : 0), 'device');
    this.#core.timers.update();
  }

  /**
   * Tells what a device has counted, as RTM_GETLINK shows it (IFLA_STATS64): totals since it is there. Counters that are left out stay as they are.
   * @throws ENODEV
   */
  setCounters(ifindex: number, counters: Counters, netns = this.netns): void {
    const entries = encodeCounters(counters);
    integer(ifindex, 'ifindex');
    this.#pass('device', entries, (at) =>
      this.#core.exports.device_counters(netns.handle, ifindex, at, entries.length / COUNTER_ENTRY_SIZE),
    );
  }

  /**
   * Somebody else on a link answers that they have an IPv6 address of it which duplicates are still looked for of.
   * @param address 16 bytes
   * @throws ENODEV, EADDRNOTAVAIL when the link has no such address or its detection is over
   */
  reportDuplicate(ifindex: number, address: Uint8Array, netns = this.netns): void {
    if (bytes(address, 'address').length !== 16) throw new TypeError('an IPv6 address has 16 bytes');
    const { exports } = this.#core;
    this.#pass('address', address, (at) => exports.address_conflict(netns.handle, integer(ifindex, 'ifindex'), at));
  }

  /**
   * A link has received a router advertisement (RFC 4861): default routes, prefixes with the addresses made of them, MTU and more follow from it,
   * as the settings accept_ra… have it, and programs are told.
   * @param packet from its IPv6 header on; its checksum is not looked at
   * @throws ENODEV, ENETDOWN when IPv6 is not used on the link, EOPNOTSUPP for another packet, EBADMSG for one that Linux drops
   */
  receiveAdvertisement(ifindex: number, packet: Uint8Array, netns = this.netns): void {
    const { exports } = this.#core;
    this.#pass('packet', bytes(packet, 'packet'), (at) =>
      exports.router_advertisement(netns.handle, integer(ifindex, 'ifindex'), at, packet.length),
    );
  }

  /** When the next timer is due, in milliseconds since boot; undefined when none runs. */
  get nextTimer(): number | undefined {
    this.#core.checkOpen('timers');
    return this.#core.timers.next;
  }

  /**
   * Does what is due, such as ending the detection of duplicate addresses. For kernels with a clock of the caller's; in real
   * time this happens by itself.
   * @param now in milliseconds since boot; left out, it is what the clock says
   */
  runTimers(now?: number): void {
    this.#core.checkOpen('timers');
    this.#core.timers.run(now);
  }

  /** What the module's memory is at, in bytes. */
  get memory(): MemoryUse {
    this.#core.checkOpen('meminfo');
    const { exports } = this.#core;
    return {
      used: exports.meminfo(MEMORY_USED) >>> 0,
      size: exports.meminfo(MEMORY_SIZE) >>> 0,
      limit: exports.meminfo(MEMORY_LIMIT) >>> 0,
    };
  }

  /** Ends every process. Whoever waits gets EBADF, and so does every later call. */
  close(): void {
    for (const process of [...this.#core.processes]) process.exit();
    this.#core.timers.stop();
    this.#core.closed = true;
  }

  /** `using kernel = await Kernel.create()` closes it at the end of the block. */
  [DISPOSE](): void {
    this.close();
  }

  /** Copies data into the module for one call. */
  #pass(syscall: string, data: Uint8Array, call: (at: number) => number): number {
    this.#core.checkOpen(syscall);
    const { transfer } = this.#core;
    const result = call(transfer.place(data, syscall));
    transfer.release();
    this.#core.timers.update();
    return check(result, syscall);
  }
}

function firstProcess(core: Core): { netns: Namespace; init: Process } {
  const netns = new Namespace(core);
  return { netns, init: new Process(core, netns, { pid: 1 }) };
}
