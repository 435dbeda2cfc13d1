/**
 * Loading the kernel module: the one place that knows WebAssembly and the only user of the AssemblyScript loader.
 *
 * What comes out is the module's raw interface (docs/abi.md): integers in, integers out, and its memory. The library is
 * built on it, and so are tests and benchmarks that want no layer between.
 */
import { instantiate } from '@assemblyscript/loader';
import { EOPNOTSUPP } from './generated/errno.js';

/** Version of the interface that this host speaks. */
export const ABI_VERSION = 1;

/** Bytes by which linear memory grows. */
const PAGE = 65536;

/** The module in any of the forms in which it can arrive. */
export type WasmSource = BufferSource | WebAssembly.Module | Response;

/** What the module asks of its host (assembly/host.ts). */
export interface KernelImports {
  /**
   * Sockets that `poll` armed became ready: `count` entries { socket u32, events u32 } at `list`. Called at the end of a
   * call into the module, and must not call back into it.
   * @returns 1 when they were taken, 0 to leave them for the export `ready`
   */
  wake(list: number, count: number): number;
  /**
   * A driver is asked about its device (docs/abi.md). Must not call back into the module. Left out, drivers refuse nothing.
   * @returns 0, or a negative errno that refuses
   */
  driver?(device: number, request: number, value: number, size: number): number;
  /** Milliseconds since the kernel booted; never goes back. */
  clock(): number;
  /** 32 random bits. */
  random(): number;
  /**
   * The network namespace that a number in a task's message stands for: a descriptor of the task's (`descriptor` 1) or a process
   * id (0). May call the export netns_create, and nothing else. Left out, process ids are those of tasks.
   * @returns a handle, -errno, or 0 for what the host knows nothing of
   */
  netns_of?(task: number, number: number, descriptor: number): number;
  /**
   * A request to a family that the host registered: the message of `length` bytes at `message`. May call the exports alloc, free,
   * genl_reply, genl_explain and genl_cookie, and nothing else. Left out, it is -EOPNOTSUPP.
   * @returns 0 or -errno; or 1: not yet, the export genl_resume has it asked again
   */
  genl_request?(task: number, socket: number, message: number, length: number, dump: number): number;
}

/**
 * What the module offers. Pointers are offsets in its memory, inside a block from `alloc`. A result of 0 or more is
 * success, a negative one is -errno. Handles and lengths are never above 2^31 - 1.
 */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  abi_version(): number;
  configure(option: number, value: number): number;
  configured(setting: number): number;
  meminfo(which: number): number;
  alloc(size: number): number;
  free(pointer: number): number;
  netns_create(): number;
  netns_destroy(netns: number): number;
  task_create(pid: number, uid: number, gid: number, capabilities: bigint, netns: number): number;
  task_setns(task: number, netns: number): number;
  task_destroy(task: number): number;
  task_credentials(task: number, uid: number, gid: number, capabilities: bigint): number;
  socket(task: number, type: number, protocol: number): number;
  socket_ref(socket: number): number;
  close(socket: number): number;
  bind(task: number, socket: number, address: number, length: number): number;
  connect(task: number, socket: number, address: number, length: number): number;
  getsockname(socket: number, address: number, length: number): number;
  getpeername(socket: number, address: number, length: number): number;
  setsockopt(task: number, socket: number, level: number, name: number, value: number, length: number): number;
  getsockopt(socket: number, level: number, name: number, value: number, length: number): number;
  sendmsg(task: number, socket: number, message: number, flags: number): number;
  recvmsg(socket: number, message: number, flags: number): number;
  time_limit(socket: number, sending: number): number;
  poll(socket: number, events: number): number;
  ready(list: number, capacity: number): number;
  socket_list(netns: number, list: number, capacity: number): number;
  link_receive(netns: number, index: number, what: number, address: number, by: number): number;
  link_fact(netns: number, index: number, fact: number): number;
  link_note_get(netns: number, index: number, which: number, to: number, room: number): number;
  link_note_set(netns: number, index: number, which: number, value: number, size: number): number;
  group_list(netns: number, index: number, family: number, list: number, capacity: number): number;
  ioctl(task: number, socket: number, family: number, request: number, argument: number, length: number): number;
  tun_open(task: number): number;
  tun_ioctl(task: number, tun: number, request: number, argument: number, size: number): number;
  tun_close(tun: number): number;
  broadcast(netns: number, protocol: number, group: number, data: number, length: number): number;
  uevent(netns: number, data: number, length: number): number;
  genl_register(description: number, length: number): number;
  genl_unregister(id: number): number;
  genl_find(name: number, length: number): number;
  genl_reply(data: number, length: number): number;
  genl_explain(text: number, length: number, offset: number, missing: number, nest: number): number;
  genl_cookie(data: number, length: number): number;
  genl_resume(socket: number, id: number): number;
  device_create(netns: number, spec: number, length: number): number;
  device_destroy(netns: number, ifindex: number): number;
  device_carrier(netns: number, ifindex: number, on: number): number;
  device_counters(netns: number, ifindex: number, entries: number, count: number): number;
  address_conflict(netns: number, ifindex: number, address: number): number;
  router_advertisement(netns: number, ifindex: number, packet: number, length: number): number;
  sysctl_get(netns: number, name: number, length: number, to: number): number;
  sysctl_names(family: number, to: number, room: number): number;
  sysctl_set(netns: number, name: number, length: number, value: number, size: number): number;
  next_timer(): number;
  run_timers(now: number): number;
}

/** An instance of the module, and views of its memory. */
export class LoadedModule {
  /** The module asks something and waits for the answer: nothing may be asked of it meanwhile. */
  busy = false;
  #bytes = new Uint8Array();
  #view = new DataView(new ArrayBuffer(0));

  /** @param buildId names the module by its contents; empty for one without the custom section `build_id` */
  constructor(
    readonly exports: KernelExports,
    readonly buildId: Uint8Array = new Uint8Array(),
  ) {}

  /** The memory as bytes. Take it anew after every call into the module: the call may have grown the memory. */
  get bytes(): Uint8Array {
    // Growing detaches the old buffer, and a view of a detached buffer is empty.
    if (this.#bytes.length === 0) this.#retake();
    return this.#bytes;
  }

  /** Makes the memory a copy of another instance's. @returns false when it can't grow that far */
  replace(memory: Uint8Array): boolean {
    const pages = (memory.length - this.bytes.length) / PAGE;
    try {
      if (pages > 0) this.exports.memory.grow(pages);
    } catch {
      return false;
    }
    this.bytes.set(memory);
    return true;
  }

  /** The memory as a DataView; as with `bytes`, take it anew. */
  get view(): DataView {
    if (this.#bytes.length === 0) this.#retake();
    return this.#view;
  }

  #retake(): void {
    const { buffer } = this.exports.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }
}

/**
 * Instantiates the kernel module.
 * @param source the module's bytes, compiled or not, or the response that carries them
 * @param imports what it asks of its host
 * @throws Error when it is not this module, or one of another version
 */
export async function loadModule(
  source: WasmSource | Promise<WasmSource>,
  imports: KernelImports,
): Promise<LoadedModule> {
  // Callers keep their object: the loader adds to what it is given.
  const { module, instance } = await instantiate(await bytesOf(await source), {
    host: { netns_of: () => 0, driver: () => 0, genl_request: () => -EOPNOTSUPP, ...imports },
  });
  // Straight from the instance: the loader wraps every export in a function, which doubles what a call costs.
  const kernel = instance.exports as unknown as KernelExports;
  const version = typeof kernel.abi_version === 'function' ? kernel.abi_version() : 'none';
  if (version !== ABI_VERSION) {
    throw new Error(
      `this host speaks version ${ABI_VERSION} of netlink-wasm's interface, and the module given has ${version}`,
    );
  }
  const [section] = WebAssembly.Module.customSections(module, 'build_id');
  // Behind its length, which takes one byte.
  return new LoadedModule(kernel, section === undefined ? undefined : new Uint8Array(section, 1));
}

/** Any server's answer will do, whatever media type it names. */
async function bytesOf(source: WasmSource): Promise<BufferSource | WebAssembly.Module> {
  if (!('arrayBuffer' in source)) return source;
  if (!source.ok) throw new Error(`fetching the kernel module failed: ${source.status} ${source.statusText}`);
  return source.arrayBuffer();
}
