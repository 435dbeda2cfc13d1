/**
 * A family's messages as plain objects:
 *
 *      nlmsghdr 16   [ genlmsghdr 4 { cmd u8, version u8, reserved u16 } ]   [ fixed header, padded to 4 ]   attributes
 *
 * The number of a message says what it is only together with its direction: RTM_NEWLINK to the kernel is the request of `newlink`, and
 * from it the answer to `getlink`. Whatever goes to the kernel carries NLM_F_REQUEST, and nothing from it does.
 */
import { NLM_F_REQUEST, NLMSG_ERROR, NLMSG_MIN_TYPE } from '../constants.js';
import { align4, getUint16, getUint32, HEADER_SIZE, type Message, putUint16, putUint32 } from '../wire.js';
import { Compiler } from './compile.js';
import { NLMSGERR_SIZE, readRequest, withLength, writeRequest } from './control.js';
import { CodecError, within } from './error.js';
import type { OperationSpec, SpecModel } from './model.js';
import { Sink, Source } from './stream.js';
import type { DecodedMessage, FamilyMessage, OperationName } from './typed.js';
import type { Attributes } from './value.js';
import { GENLMSGHDR_SIZE, GENL_ID_CTRL } from '../generated/nlctrl.js';

export interface FamilyOptions {
  /** Generic netlink: the id that the kernel gave the family (CTRL_ATTR_FAMILY_ID). Left out, only nlctrl's is known. */
  id?: number;
}

/** `Operations` is known for our own specs, and then messages have types. */
export class Family<Operations = unknown> {
  readonly #compiler: Compiler;
  readonly #byName: ReadonlyMap<string, OperationSpec>;
  readonly #requests = new Map<number, OperationSpec>();
  readonly #replies = new Map<number, OperationSpec>();
  #spare: Sink | undefined;
  /** Of a generic netlink family: what the kernel gave it, where that is known. */
  readonly id: number | undefined;

  constructor(
    readonly spec: SpecModel<Operations>,
    { id = spec.name === 'nlctrl' ? GENL_ID_CTRL : undefined }: FamilyOptions = {},
  ) {
    this.id = id;
    this.#compiler = new Compiler(spec);
    this.#byName = new Map(spec.operations.map((operation) => [operation.name, operation]));
    // The first of a number gives it the name: an operation's own answer before a notification that looks like it.
    const byOrigin = [...spec.operations].sort((a, b) => Number(a.event !== undefined) - Number(b.event !== undefined));
    for (const operation of byOrigin) {
      const { request, reply } = operation;
      if (request !== undefined && !this.#requests.has(request)) this.#requests.set(request, operation);
      if (reply !== undefined && !this.#replies.has(reply)) this.#replies.set(reply, operation);
    }
  }

  /** Whether a message of this type is one of this family's; in generic netlink, when it has the family's id. */
  has(type: number, flags: number): boolean {
    if (this.spec.isGeneric) return type === this.id;
    return (flags & NLM_F_REQUEST ? this.#requests : this.#replies).has(type);
  }

  /**
   * The type of an operation's request, for `NetlinkSocket.request` and `dump`; in generic netlink, the family's id.
   *
   * @throws CodecError when there is no such request
   */
  requestType(operation: OperationName<Operations>): number {
    const { request } = this.#operation(operation);
    if (request === undefined) throw new CodecError(`'${operation}' is no request`);
    return this.spec.isGeneric ? this.#idOf(undefined) : request;
  }

  /**
   * Composes a message, its header included.
   *
   * @throws CodecError with the path to what cannot be encoded
   */
  encode(typed: FamilyMessage<Operations>): Uint8Array {
    const message = typed as FamilyMessage;
    const { flags = NLM_F_REQUEST, seq = 0, pid = 0 } = message;
    const { operation, number } = this.#numberOf(message.operation, flags);
    const type = this.spec.isGeneric ? this.#idOf(message.type) : number;
    const bytes = this.#encodeAfter(HEADER_SIZE, operation, number, message);
    putUint32(bytes, 0, bytes.length);
    putUint16(bytes, 4, type);
    putUint16(bytes, 6, flags);
    putUint32(bytes, 8, seq);
    putUint32(bytes, 12, pid);
    return bytes;
  }

  /**
   * Composes what follows the header of a message, for `NetlinkSocket.request` and `dump`.
   *
   * @throws CodecError with the path to what cannot be encoded
   */
  encodePayload(typed: FamilyMessage<Operations>): Uint8Array {
    const message = typed as FamilyMessage;
    const { operation, number } = this.#numberOf(message.operation, message.flags ?? NLM_F_REQUEST);
    return this.#encodeAfter(0, operation, number, message);
  }

  /**
   * Takes a message apart: its bytes, or what `decodeMessages` and `NetlinkSocket` give.
   *
   * @throws CodecError with path and offset for what is no message of this family
   */
  decode(message: Uint8Array | Message): DecodedMessage<Operations> {
    return this.#decodeMessage(
      message instanceof Uint8Array ? messageOf(message) : message,
    ) as DecodedMessage<Operations>;
  }

  #decodeMessage({ type, flags, seq, pid, payload }: Message): DecodedMessage {
    const source = new Source(payload, HEADER_SIZE);
    if (type < NLMSG_MIN_TYPE && (this.spec.isGeneric || !this.has(type, flags))) {
      throw new CodecError(`type ${type} is one of netlink's own, which the family 'netlink' decodes`, 4);
    }
    const isRequest = (flags & NLM_F_REQUEST) !== 0;
    let at = 0;
    let number = type;
    if (this.spec.isGeneric) {
      if (payload.length < GENLMSGHDR_SIZE)
        throw source.error('the message ends in the generic header', payload.length);
      number = payload[0]!;
      at = GENLMSGHDR_SIZE;
    }
    const operation = (isRequest ? this.#requests : this.#replies).get(number);
    if (!operation) {
      const what = isRequest ? 'request' : 'message of the kernel';
      throw new CodecError(`${this.spec.name} has no ${what} ${number}`, at === 0 ? 4 : HEADER_SIZE);
    }
    const version = this.spec.isGeneric ? { version: payload[1]! } : {};
    let header: { header?: Attributes } = {};
    if (operation.fixedHeader !== undefined) {
      const struct = this.#compiler.struct(operation.fixedHeader);
      if (at + struct.size > payload.length) {
        throw source.error(`the message ends in ${operation.fixedHeader}`, payload.length).within('header');
      }
      try {
        header = { header: struct.decode(source, at, at + struct.size) };
      } catch (error) {
        throw within(error, 'header');
      }
      at = Math.min(payload.length, align4(at + struct.size));
    }
    let request: { request?: Uint8Array } = {};
    if (type === NLMSG_ERROR && at === NLMSGERR_SIZE) ({ end: at, ...request } = readRequest(source, flags));
    const attributes = this.#compiler.set(operation.attributeSet).decode(source, at, payload.length);
    return { operation: operation.name, flags, seq, pid, type, ...version, ...header, ...request, attributes };
  }

  /** Composes what follows `room` bytes, which are left 0. */
  #encodeAfter(room: number, operation: OperationSpec, number: number, message: FamilyMessage): Uint8Array {
    // One sink for all messages; a second for one that is encoded while another is, by a getter of its object.
    const sink = this.#spare ?? new Sink();
    this.#spare = undefined;
    sink.clear();
    sink.reserve(room);
    this.#encodeBody(sink, operation, number, message);
    const bytes = sink.take();
    this.#spare = sink;
    return bytes;
  }

  #encodeBody(sink: Sink, operation: OperationSpec, number: number, message: FamilyMessage): void {
    const { version, flags = NLM_F_REQUEST, request, attributes } = message;
    const isError = number === NLMSG_ERROR && !this.spec.isGeneric;
    if (this.spec.isGeneric) sink.write(Uint8Array.of(number, version ?? this.spec.version, 0, 0));
    if (operation.fixedHeader !== undefined) {
      const header = isError ? withLength(message.header ?? {}, request) : (message.header ?? {});
      try {
        this.#compiler.struct(operation.fixedHeader).encode(sink, header);
      } catch (error) {
        throw within(error, 'header');
      }
      sink.reserve(-sink.length & 3);
    } else if (message.header !== undefined) {
      throw new CodecError(`'${operation.name}' has no fixed header`);
    }
    if (request !== undefined) {
      if (!isError) throw new CodecError(`'${operation.name}' is about no request`);
      writeRequest(sink, request, flags);
    }
    this.#compiler.set(operation.attributeSet).encode(sink, attributes ?? {});
  }

  /** An operation, and its number in the direction that the flags tell. */
  #numberOf(name: string, flags: number): { operation: OperationSpec; number: number } {
    const operation = this.#operation(name);
    const isRequest = (flags & NLM_F_REQUEST) !== 0;
    const number = isRequest ? operation.request : operation.reply;
    if (number === undefined)
      throw new CodecError(`'${name}' is no ${isRequest ? 'request' : 'message of the kernel'}`);
    return { operation, number };
  }

  #idOf(type: number | undefined): number {
    const id = type ?? this.id;
    if (id === undefined) throw new CodecError(`the kernel gives ${this.spec.name} its id, and none was given here`);
    return id;
  }

  #operation(name: string): OperationSpec {
    const operation = this.#byName.get(name);
    if (!operation) throw new CodecError(`${this.spec.name} has no operation '${name}'`);
    return operation;
  }
}

/** A message's header and payload. */
function messageOf(bytes: Uint8Array): Message {
  if (bytes.length < HEADER_SIZE) throw new CodecError(`${bytes.length} bytes are no message`, 0);
  const length = getUint32(bytes, 0);
  if (length < HEADER_SIZE || length > bytes.length) {
    throw new CodecError(`the length ${length} of the message is not that of its ${bytes.length} bytes`, 0);
  }
  return {
    type: getUint16(bytes, 4),
    flags: getUint16(bytes, 6),
    seq: getUint32(bytes, 8),
    pid: getUint32(bytes, 12),
    payload: bytes.subarray(HEADER_SIZE, length),
  };
}
