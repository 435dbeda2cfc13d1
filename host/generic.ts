/**
 * Families of generic netlink that the host registers, from a spec in the kernel's YNL schema: the module lists them, numbers their groups,
 * checks requests by their policies, and asks here for the answer, in the middle of the caller's send. So handlers answer at once; what a
 * family says unasked goes out by `notify`.
 */
import type { Attributes, Family, SpecModel } from './codec/families.js';
import { EEXIST, EINVAL, EOPNOTSUPP, NETLINK_GENERIC, NLA_TYPE_MASK, NLM_F_DUMP } from './constants.js';
import type { Core } from './core.js';
import { check, type ErrorCode, errnoNumber, NetlinkError } from './errno.js';
import type { Namespace } from './namespace.js';
import type { Process } from './process.js';
import { GENLMSGHDR_SIZE } from './generated/nlctrl.js';
import { ENOENT, ESRCH } from './generated/errno.js';
import { align4, ATTRIBUTE_HEADER_SIZE, getUint16, getUint32, HEADER_SIZE } from './wire.js';

/** Where a description has the size of the family's own header: see host/codec/generic.ts. */
const HEADER_SIZE_AT = 20;

/** What a family is asked. */
export interface GenericRequest {
  /** The operation, by its name in the spec. */
  operation: string;
  /** Whether all of a table is asked for. */
  dump: boolean;
  attributes: Attributes;
  /** The family's own header, if it has one. */
  header?: Attributes | undefined;
  /** NLM_F_*. */
  flags: number;
  /** Who asks, if it is a process of the library's. */
  process: Process | undefined;
}

/** One message of an answer; left out, the operation is that of the request. */
export interface GenericReply {
  operation?: string;
  attributes?: Attributes;
  header?: Attributes;
}

/** Answers a request by no message, one or several, or by throwing a `GenericError`. An acknowledgement is the kernel's to send. */
export type GenericHandler = (request: GenericRequest) => GenericReply | readonly GenericReply[] | undefined | void;

/** By operation: one handler for single requests and dumps, or one for each. What has none is EOPNOTSUPP. */
export type GenericHandlers = Readonly<
  Record<string, GenericHandler | { do?: GenericHandler | undefined; dump?: GenericHandler | undefined }>
>;

/** What a notification is: its name in the spec, and where it goes. */
export interface GenericNotification extends GenericReply {
  operation: string;
  /** The group; left out, the one that the spec names. */
  group?: string;
  /** Left out, the first namespace. */
  netns?: Namespace;
}

/** What a handler throws to refuse a request; whoever set EXT_ACK hears all of it. */
export class GenericError extends Error {
  override readonly name = 'GenericError';

  /**
   * @param code the error, such as `ENODEV`
   * @param message in words
   * @param about the attribute of the request that is wrong, or one that is missing, by their names
   */
  constructor(
    readonly code: ErrorCode,
    message = '',
    readonly about: { attribute?: string; missing?: string } = {},
  ) {
    super(message);
  }
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
  #core: Core | undefined;
  #netns: Namespace | undefined;

  /** @internal The import `genl_request`. */
  readonly request = (task: number, _socket: number, message: number, length: number, dump: number): number => {
    const core = this.#core;
    if (core === undefined) return -EOPNOTSUPP;
    const data = core.module.bytes.slice(message, message + length);
    const family = this.#families.get(getUint16(data, 4));
    if (family === undefined) return -EOPNOTSUPP;
    try {
      const process = [...core.processes].find(({ handle }) => handle === task) as Process | undefined;
      for (const reply of answers(family, data, dump !== 0, process)) {
        const error = pass(core, reply, (at) => core.exports.genl_reply(at, reply.length));
        if (error < 0) return error;
      }
      return 0;
    } catch (error) {
      return refused(core, family, data, error);
    }
  };

  /** @internal The module, and with it the core, exist only after the module's imports do. */
  attach(core: Core, netns: Namespace): void {
    this.#core = core;
    this.#netns = netns;
  }

  /**
   * Registers a family. One that is there already, from a snapshot, gets its handlers.
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
    if (left === -ENOENT) {
      check(
        pass(core, description, (at) => core.exports.genl_register(at, description.length)),
        'register',
      );
    }
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
    const core = this.#open();
    const result = pass(core, data, (at) =>
      core.exports.broadcast(netns.handle, NETLINK_GENERIC, group, at, data.length),
    );
    return result === -ESRCH ? 0 : check(result, 'notify');
  }

  #open(): Core {
    const core = this.#core!;
    core.checkOpen('genl');
    return core;
  }
}

/** Copies data into a block of its own for one call: the transfer block may be in use, by the send that asks. */
function pass({ exports, module }: Core, data: Uint8Array, call: (at: number) => number): number {
  const at = exports.alloc(Math.max(1, data.length));
  if (at < 0) return at;
  module.bytes.set(data, at);
  const result = call(at);
  exports.free(at);
  return result;
}

/** The messages of an answer, from their genlmsghdr on. */
function answers({ codec, handlers }: GenericFamily, data: Uint8Array, dump: boolean, process?: Process): Uint8Array[] {
  const { operation, attributes, header, flags } = codec.decode(data);
  const entry = handlers[operation];
  const handler = typeof entry === 'function' ? entry : entry?.[dump ? 'dump' : 'do'];
  if (handler === undefined) throw new GenericError('EOPNOTSUPP');
  const answer = handler({ operation, dump, attributes, header, flags: flags & ~(dump ? NLM_F_DUMP : 0), process });
  const replies =
    answer === undefined ? [] : Array.isArray(answer) ? (answer as GenericReply[]) : [answer as GenericReply];
  return replies.map((reply) => codec.encodePayload({ operation, flags: 0, ...reply }));
}

/** Says why a request is refused. @returns -errno */
function refused(core: Core, { codec, headerSize }: GenericFamily, data: Uint8Array, error: unknown): number {
  if (error instanceof NetlinkError) return error.errno;
  if (!(error instanceof GenericError)) {
    // A handler's own mistake, or a request that the spec does not know: not to be thrown through the module.
    return explained(core, errnoNumber('EINVAL'), String((error as Error).message ?? error), 0, 0);
  }
  const { attribute, missing } = error.about;
  const numberOf = (name: string | undefined): number =>
    name === undefined ? 0 : (attributesOf(codec, data).find((one) => one.name === name)?.value ?? 0);
  const offset = offsetOf(data, HEADER_SIZE + GENLMSGHDR_SIZE + headerSize, numberOf(attribute));
  return explained(core, errnoNumber(error.code), error.message, offset, numberOf(missing));
}

function explained(core: Core, errno: number, message: string, offset: number, missing: number): number {
  const text = new TextEncoder().encode(message.slice(0, 256)).slice(0, 256);
  pass(core, text, (at) => core.exports.genl_explain(at, text.length, offset, missing));
  return -errno;
}

function attributesOf({ spec }: Family, data: Uint8Array): readonly { name: string; value: number }[] {
  const command = data[HEADER_SIZE];
  const set = spec.operations.find(({ request }) => request === command)?.attributeSet;
  return set === undefined ? [] : spec.attributeSet(set).attributes;
}

/** Where in a request an attribute begins, of those from `start` on; 0 when it is not there. */
function offsetOf(data: Uint8Array, start: number, type: number): number {
  if (type === 0) return 0;
  for (let at = start; at + ATTRIBUTE_HEADER_SIZE <= data.length;) {
    const length = getUint16(data, at);
    if ((getUint16(data, at + 2) & NLA_TYPE_MASK) === type) return at;
    if (length < ATTRIBUTE_HEADER_SIZE) return 0;
    at += align4(length);
  }
  return 0;
}
