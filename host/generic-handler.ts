/**
 * Handlers of the host's generic netlink families: their requests and answers, and how an answer is passed into the module.
 */
import type { Attributes, Family } from './codec/families.js';
import { NLM_F_DUMP } from './constants.js';
import type { Core } from './core.js';
import { type ErrorCode, errnoNumber, NetlinkError } from './errno.js';
import { type AttributePath, lastOf, offsetOf } from './generic-path.js';
import { NETLINK_MAX_COOKIE_LEN } from './generated/netlink.js';
import { GENLMSGHDR_SIZE } from './generated/nlctrl.js';
import type { Process } from './process.js';
import { HEADER_SIZE } from './wire.js';

/** Letters of what an acknowledgement says. */
const LONGEST_TEXT = 256;

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
  /** What the acknowledgement of a success is to say. */
  ack: GenericAck;
}

/** What goes with a success, for whoever set EXT_ACK and wants an acknowledgement. */
export interface GenericAck {
  /** A warning, in words. */
  message?: string;
  /** Up to 20 bytes, by which the requester knows later what it began. */
  cookie?: Uint8Array;
}

/** One message of an answer; left out, the operation is that of the request. */
export interface GenericReply {
  operation?: string;
  attributes?: Attributes;
  header?: Attributes;
}

/** No message, one or several. */
export type GenericAnswer = GenericReply | readonly GenericReply[] | undefined | void;

/**
 * Answers a request, or throws a `GenericError`; at once, or by a promise. An acknowledgement is the kernel's to send. What else is sent on the
 * requester's socket waits until a promise is settled, and nothing waits on other sockets.
 */
export type GenericHandler = (request: GenericRequest) => GenericAnswer | Promise<GenericAnswer>;

/** By operation: one handler for single requests and dumps, or one for each. What has none is EOPNOTSUPP. */
export type GenericHandlers = Readonly<
  Record<string, GenericHandler | { do?: GenericHandler | undefined; dump?: GenericHandler | undefined }>
>;

/** What a request is refused for. */
export interface GenericFault {
  /** The attribute that is wrong. */
  attribute?: AttributePath;
  /** The one that is missing: from a nest, if it is a path of several names. */
  missing?: AttributePath;
  cookie?: Uint8Array;
}

/** What a handler throws to refuse a request; whoever set EXT_ACK hears all of it. */
export class GenericError extends Error {
  override readonly name = 'GenericError';

  /**
   * @param code the error, such as `ENODEV`
   * @param message in words
   * @param about what the error is about
   */
  constructor(
    readonly code: ErrorCode,
    message = '',
    readonly about: GenericFault = {},
  ) {
    super(message);
  }
}

/** A family as its handlers are asked. */
export interface Handled {
  readonly codec: Family;
  /** Bytes of its own header. */
  readonly headerSize: number;
  readonly handlers: GenericHandlers;
}

/** What a handler made of a request: the messages of its answer from their genlmsghdr on, or what it threw. */
export type Outcome = { replies: readonly Uint8Array[]; ack: GenericAck } | { error: unknown };

/** Asks a family's handler. */
export function ask(
  { codec, handlers }: Handled,
  data: Uint8Array,
  dump: boolean,
  process?: Process,
): Outcome | Promise<Outcome> {
  try {
    const { operation, attributes, header, flags } = codec.decode(data);
    const entry = handlers[operation];
    const handler = typeof entry === 'function' ? entry : entry?.[dump ? 'dump' : 'do'];
    if (handler === undefined) throw new GenericError('EOPNOTSUPP');
    const ack: GenericAck = {};
    const answered = (answer: GenericAnswer): Outcome => {
      const replies =
        answer === undefined ? [] : Array.isArray(answer) ? (answer as GenericReply[]) : [answer as GenericReply];
      return { replies: replies.map((reply) => codec.encodePayload({ operation, flags: 0, ...reply })), ack };
    };
    const request = { operation, dump, attributes, header, flags: flags & ~(dump ? NLM_F_DUMP : 0), process, ack };
    const answer = handler(request);
    if (!isPromise(answer)) return answered(answer);
    return Promise.resolve(answer)
      .then(answered)
      .catch((error: unknown) => ({ error }));
  } catch (error) {
    return { error };
  }
}

/** Gives the module a handler's answer. @returns 0 or -errno */
export function give(core: Core, family: Handled, data: Uint8Array, outcome: Outcome): number {
  try {
    if ('error' in outcome) return refuse(core, family, data, outcome.error);
    const { replies, ack } = outcome;
    if (ack.message !== undefined) explain(core, ack.message);
    if (ack.cookie !== undefined) giveCookie(core, ack.cookie);
    for (const reply of replies) {
      const error = pass(core, reply, (at) => core.module.exports.genl_reply(at, reply.length));
      if (error < 0) return error;
    }
    return 0;
  } catch (error) {
    return mistaken(core, error);
  }
}

/** Says why a request is refused. @returns -errno */
function refuse(core: Core, { codec, headerSize }: Handled, data: Uint8Array, error: unknown): number {
  if (error instanceof NetlinkError) return error.errno;
  if (!(error instanceof GenericError)) return mistaken(core, error);
  const { attribute, missing, cookie } = error.about;
  const { spec } = codec;
  const set = spec.operations.find(({ request }) => request === data[HEADER_SIZE])?.attributeSet ?? '';
  const start = HEADER_SIZE + GENLMSGHDR_SIZE + headerSize;
  const placeOf = (path: AttributePath): number => offsetOf(spec, set, path, data, start);
  const lacks = missing === undefined ? undefined : lastOf(spec, set, missing);
  const offset = attribute === undefined ? 0 : placeOf(attribute);
  explain(core, error.message, offset, lacks?.number, lacks && placeOf(lacks.nest));
  if (cookie !== undefined) giveCookie(core, cookie);
  return -errnoNumber(error.code);
}

/** A handler's own mistake, or a request that the spec does not know: not to be thrown through the module. */
function mistaken(core: Core, error: unknown): number {
  explain(core, String((error as Error).message ?? error));
  return -errnoNumber('EINVAL');
}

function explain(core: Core, message: string, offset = 0, missing = 0, nest = 0): void {
  const text = new TextEncoder().encode(message.slice(0, LONGEST_TEXT)).slice(0, LONGEST_TEXT);
  pass(core, text, (at) => core.module.exports.genl_explain(at, text.length, offset, missing, nest));
}

function giveCookie(core: Core, cookie: Uint8Array): void {
  if (cookie.length > NETLINK_MAX_COOKIE_LEN) throw new RangeError('a cookie has 20 bytes at the most');
  if (cookie.length > 0) pass(core, cookie, (at) => core.module.exports.genl_cookie(at, cookie.length));
}

function isPromise(answer: unknown): answer is PromiseLike<GenericAnswer> {
  return typeof (answer as { then?: unknown } | undefined)?.then === 'function';
}

/** Copies data into a block of its own for one call, which may be amid a send that asks: the transfer block is in use then. */
export function pass({ module }: Core, data: Uint8Array, call: (at: number) => number): number {
  const { exports } = module;
  const at = exports.alloc(Math.max(1, data.length));
  if (at < 0) return at;
  module.bytes.set(data, at);
  const result = call(at);
  exports.free(at);
  return result;
}
