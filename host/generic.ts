/**
 * Generic netlink families that the host registers, from a spec in the kernel's YNL schema. The module lists them, assigns group numbers, checks
 * requests by their policies, and calls the handler here, in the middle of the caller's send. When a handler returns a promise, the module asks a second
 * time once it is settled; the handler itself is called once. `notify` sends multicast messages.
 */
import type { Family, SpecModel } from './codec/families.js';
import { EBADF, EEXIST, EINVAL, EOPNOTSUPP, NETLINK_GENERIC } from './constants.js';
import type { Core } from './core.js';
import { check, NetlinkError } from './errno.js';
import { ask, type GenericHandlers, type GenericReply, give, type Outcome, pass } from './generic-handler.js';
import { ESRCH } from './generated/errno.js';
import type { Namespace } from './namespace.js';
import type { Process } from './process.js';
import { getUint16, getUint32 } from './wire.js';

/** What the import `genl_request` says when the answer comes later. */
const LATER = 1;
/** Where a description has the size of the family's own header: see host/codec/generic.ts. */
const HEADER_SIZE_AT = 20;

/** What a notification is: its name in the spec, and where it goes. */
export interface GenericNotification extends GenericReply {
  operation: string;
  /** The group; left out, the one that the spec names. */
  group?: string;
  /** Left out, the first namespace. */
  netns?: Namespace;
}

/** A family that is registered. */
export class GenericFamily {
  readonly #families: GenericFamilies;
  readonly #firstGroup: number;

  /** @internal */
  constructor(
    families: GenericFamilies,
    readonly codec: Family,
    firstGroup: number,
    /** Bytes of its own header. */
    readonly headerSize: number,
    readonly handlers: GenericHandlers,
  ) {
    this.#families = families;
    this.#firstGroup = firstGroup;
  }

  /** The type of its messages. */
  get id(): number {
    return this.codec.id!;
  }

  /** The number of a group, by its name: what NETLINK_ADD_MEMBERSHIP takes. */
  group(name: string): number {
    const index = this.codec.spec.groups.findIndex((group) => group.name === name);
    if (index < 0) throw new RangeError(`${this.codec.spec.name} has no group '${name}'`);
    return this.#firstGroup + index;
  }

  /** Tells a group. @returns how many sockets it was for */
  notify({ operation, group, netns, ...message }: GenericNotification): number {
    const { spec } = this.codec;
    const name = group ?? spec.operations.find((one) => one.name === operation)?.group ?? spec.groups[0]?.name;
    if (name === undefined) throw new RangeError(`${spec.name} has no groups`);
    const data = this.codec.encode({ operation, flags: 0, ...message });
    return this.#families.broadcast(this.group(name), data, netns);
  }

  /** Takes the family away. */
  unregister(): void {
    this.#families.remove(this);
  }
}

export class GenericFamilies {
  readonly #families = new Map<number, GenericFamily>();
  /** By socket, the request that a handler answers later. A socket that asks something else has forgotten it. */
  readonly #owed = new Map<number, object>();
  /** The answer to what a socket has waited for, while the module asks for it again. */
  #settled: { socket: number; outcome: Outcome } | undefined;
  #core: Core | undefined;
  #netns: Namespace | undefined;

  /** @internal The import `genl_request`. */
  readonly request = (task: number, socket: number, message: number, length: number, dump: number): number => {
    const core = this.#core;
    if (core === undefined) return -EOPNOTSUPP;
    const data = core.module.bytes.slice(message, message + length);
    const family = this.#families.get(getUint16(data, 4));
    if (family === undefined) return -EOPNOTSUPP;
    let outcome = this.#settled?.socket === socket ? this.#settled.outcome : undefined;
    this.#settled = undefined;
    if (outcome === undefined) {
      const process = core.tasks.get(task) as Process | undefined;
      const asked = this.#unasked(core, () => ask(family, data, dump !== 0, process));
      if (asked instanceof Promise) {
        this.#await(socket, family.id, asked);
        return LATER;
      }
      outcome = asked;
    }
    return give(core, family, data, outcome);
  };

  /** Calls a handler, in the middle of a send: nothing but `notify` may be asked of the module meanwhile. */
  #unasked<T>({ module }: Core, call: () => T): T {
    const before = module.busy;
    module.busy = true;
    try {
      return call();
    } finally {
      module.busy = before;
    }
  }

  /** Has the module ask again when there is an answer. */
  #await(socket: number, id: number, asked: Promise<Outcome>): void {
    const owed = {};
    this.#owed.set(socket, owed);
    void asked.then((outcome) => {
      const core = this.#core!;
      if (this.#owed.get(socket) !== owed || core.closed) return;
      this.#owed.delete(socket);
      this.#settled = { socket, outcome };
      // What was closed meanwhile is not to be answered: EBADF.
      core.exports.genl_resume(socket, id);
      this.#settled = undefined;
      core.timers.update();
    });
  }

  /** @internal The module, and with it the core, exist only after the module's imports do. */
  attach(core: Core, netns: Namespace): void {
    this.#core = core;
    this.#netns = netns;
  }

  /**
   * Registers a family. One that is there already, from a snapshot, gets its handlers; one of Linux's own with its name goes.
   * @throws NetlinkError EEXIST when it is registered, EINVAL for a spec that makes no family, RangeError for what a policy cannot say
   */
  async register(spec: SpecModel, handlers: GenericHandlers): Promise<GenericFamily> {
    const { describeFamily, Family } = await import('./codec/families.js');
    const core = this.#open();
    if (!spec.isGeneric) throw new NetlinkError(EINVAL, 'register');
    const name = new TextEncoder().encode(spec.name);
    const find = (): number => pass(core, name, (at) => core.exports.genl_find(at, name.length));
    const left = find();
    if (left >= 0 && (this.#families.has(left & 0xffff) || spec.name === 'nlctrl'))
      throw new NetlinkError(EEXIST, 'register');
    const description = describeFamily(spec);
    const made = pass(core, description, (at) => core.exports.genl_register(at, description.length));
    if (made !== -EEXIST) check(made, 'register');
    const found = check(find(), 'register');
    const id = found & 0xffff;
    const family = new GenericFamily(
      this,
      new Family(spec, { id }),
      found >>> 16,
      getUint32(description, HEADER_SIZE_AT),
      handlers,
    );
    this.#families.set(id, family);
    // What waited for an answer when the snapshot was made is asked anew.
    if (left >= 0) for (const socket of socketsOf(core)) core.exports.genl_resume(socket, id);
    return family;
  }

  /** The families that are registered here. */
  [Symbol.iterator](): IterableIterator<GenericFamily> {
    return this.#families.values();
  }

  /** @internal */
  remove(family: GenericFamily): void {
    const { exports } = this.#open();
    check(exports.genl_unregister(family.id), 'unregister');
    this.#families.delete(family.id);
  }

  /** @internal */
  broadcast(group: number, data: Uint8Array, netns = this.#netns!): number {
    const core = this.#core!;
    if (core.closed) throw new NetlinkError(EBADF, 'notify');
    // Within a handler too.
    const { exports } = core.module;
    const result = pass(core, data, (at) => exports.broadcast(netns.handle, NETLINK_GENERIC, group, at, data.length));
    return result === -ESRCH ? 0 : check(result, 'notify');
  }

  #open(): Core {
    const core = this.#core!;
    core.checkOpen('genl');
    return core;
  }
}

/** All open sockets. */
function socketsOf(core: Core): number[] {
  return [...new Set([...core.processes].flatMap(({ files }) => [...files].map(([, { file }]) => file.socket)))];
}
