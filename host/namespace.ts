/** A network namespace (network_namespaces(7)): links, addresses and ports of its own. */
import type { Core } from './core.js';
import { DISPOSE } from './dispose.js';
import { check } from './errno.js';
import { type LinkGroup, listGroups, type Received, wantReceived } from './groups.js';
import { SETTINGS } from './kernel-options.js';
import { type Fact, factOf, type NotedFile, readNote, writeNote } from './notes.js';
import { listSockets, type SocketInfo, socketTable } from './sockets.js';
import { Sysctl } from './sysctl.js';
import { encodeUevent } from './uevent.js';

export class Namespace {
  /** @internal */
  readonly handle: number;
  readonly #core: Core;
  #closed: boolean;
  /** Processes that are in it, and open files that stand for it. */
  #holders = 0;

  /** @internal Makes one, or stands for one that the module has. */
  constructor(
    core: Core,
    /** What the host calls it; the module's namespaces have no names. */
    readonly name?: string,
    existing?: { handle: number; closed: boolean },
  ) {
    core.checkOpen('unshare');
    this.#core = core;
    this.handle = existing?.handle ?? check(core.exports.netns_create(), 'unshare');
    this.#closed = existing?.closed ?? false;
    if (!this.#closed) core.namespaces.add(this);
  }

  /** Whether it was let go of. */
  get closed(): boolean {
    return this.#closed;
  }

  /** The netlink sockets that have a port, and the kernel's own: what /proc/net/netlink tells of each. */
  get sockets(): readonly SocketInfo[] {
    this.#core.checkOpen('open');
    return listSockets(this.#core, this.handle);
  }

  /** /proc/net/netlink as a process in the namespace reads it. */
  get procNetlink(): string {
    return socketTable(this.sockets);
  }

  /** What the link with an index receives beside its own (AF_PACKET), or the groups of a family that it is in. @throws ENODEV */
  groups(index: number, family: number): LinkGroup[] {
    this.#core.checkOpen('open');
    return listGroups(this.#core, this.handle, index, family);
  }

  /** Has the link with an index receive more than its own for somebody like a packet socket, until they no longer want it. @throws ENODEV, EINVAL, ENOMEM */
  receive(index: number, received: Received, wanted: boolean): void {
    this.#core.checkOpen('setsockopt');
    wantReceived(this.#core, this.handle, index, received, wanted ? 1 : -1);
  }

  /** Of the link with an index, where its link-layer address or its name is from (NET_ADDR_…, NET_NAME_…), the number of its device, IFF_… of a tun, or what it is to its bond. @throws ENODEV, ENOENT */
  fact(index: number, fact: Fact): number {
    this.#core.checkOpen('open');
    return factOf(this.#core, this.handle, index, fact);
  }

  /** What a file of a link keeps that the kernel does not go by; undefined where nobody has written to it. @throws ENODEV */
  note(index: number, file: NotedFile): string | undefined {
    this.#core.checkOpen('open');
    return readNote(this.#core, this.handle, index, file);
  }

  /** Has a link keep it, or with undefined nothing any more. @throws ENODEV, EINVAL for a queue that is not in use */
  setNote(index: number, file: NotedFile, value: string | undefined): void {
    this.#core.checkOpen('write');
    writeNote(this.#core, this.handle, index, file, value);
  }

  /** What a driver says about its device: a kobject uevent, to every listener. */
  uevent(action: string, devpath: string, env: Readonly<Record<string, string>>): void {
    this.#core.checkOpen('uevent');
    const { exports, transfer, timers } = this.#core;
    const data = encodeUevent(action, devpath, env);
    const result = exports.uevent(this.handle, transfer.place(data, 'uevent'), data.length);
    transfer.release();
    timers.update();
    check(result, 'uevent');
  }

  /** How many processors the kernel has, and ticks a second. */
  get machine(): { cpus: number; hz: number } {
    this.#core.checkOpen('open');
    const { exports } = this.#core;
    return { cpus: exports.configured(SETTINGS.cpus), hz: exports.configured(SETTINGS.hz) };
  }

  /** Its settings by name, as sysctl(8) has them. */
  get sysctl(): Sysctl {
    return new Sysctl(this.#core, this);
  }

  /** Lets go of the namespace. It goes away with the last process, descriptor and socket in it. */
  close(): void {
    if (this.#closed || this.#core.closed) return;
    this.#closed = true;
    this.#core.namespaces.delete(this);
    if (this.#holders === 0) this.#destroy();
  }

  /** @internal */
  hold(): void {
    this.#holders++;
  }

  /** @internal */
  release(): void {
    if (--this.#holders === 0 && this.#closed && !this.#core.closed) this.#destroy();
  }

  #destroy(): void {
    check(this.#core.exports.netns_destroy(this.handle), 'close');
  }

  [DISPOSE](): void {
    this.close();
  }
}
