/**
 * A family's messages as plain objects:
 *
 *      nlmsghdr 16   [ genlmsghdr 4 { cmd u8, version u8, reserved u16 } ]   [ fixed header, padded to 4 ]   attributes
 *
 * The number of a message says what it is only together with its direction: RTM_NEWLINK to the kernel is the request of `newlink`, and
 * from it the answer to `getlink`. Whatever goes to the kernel carries NLM_F_REQUEST, and nothing from it does.
 */
import { getUint16, getUint32, HEADER_SIZE, type Message, putUint16, putUint32 } from '../wire.js';
import { Compiler } from './compile.js';
import { CodecError, within } from './error.js';
import type { OperationSpec, SpecModel } from './model.js';
import { Sink, Source } from './stream.js';
import type { Attributes } from './value.js';

const NLM_F_REQUEST = 1;
const NLMSG_MIN_TYPE = 16;
const GENERIC_HEADER = 4;
const GENL_ID_CTRL = 16;

/** A message of a family. What is left out when encoding is 0 or empty, unless it says otherwise. */
export interface FamilyMessage {
  /** Its name in the spec. */
  operation: string;
  /** NLM_F_*; NLM_F_REQUEST when it is left out. */
  flags?: number;
  seq?: number;
  pid?: number;
  /** Generic netlink: the id that the kernel gave the family; `Family.id` when it is left out. */
  type?: number;
  /** Generic netlink: the version of the family; the spec's when it is left out. */
  version?: number;
  /** The fixed header, for operations that have one. */
  header?: Attributes;
  attributes?: Attributes;
}

export type DecodedMessage = FamilyMessage &
  Required<Pick<FamilyMessage, 'operation' | 'flags' | 'seq' | 'pid' | 'type' | 'attributes'>>;

export interface FamilyOptions {
  /** Generic netlink: the id that the kernel gave the family (CTRL_ATTR_FAMILY_ID). Left out, only nlctrl's is known. */
  id?: number;
}

export class Family {
  readonly #compiler: Compiler;
  readonly #byName: ReadonlyMap<string, OperationSpec>;
  readonly #requests = new Map<number, OperationSpec>();
  readonly #replies = new Map<number, OperationSpec>();
  #spare: Sink | undefined;
  /** Of a generic netlink family: what the kernel gave it, where that is known. */
  readonly id: number | undefined;

  constructor(
    readonly spec: SpecModel,
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
  requestType(operation: string): number {
    const { request } = this.#operation(operation);
    if (request === undefined) throw new CodecError(`'${operation}' is no request`);
    return this.spec.isGeneric ? this.#idOf(undefined) : request;
  }

  /**
   * Composes a message, its header included.
   *
   * @throws CodecError with the path to what cannot be encoded
   */
  encode(message: FamilyMessage): Uint8Array {
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
  encodePayload(message: FamilyMessage): Uint8Array {
    const { operation, number } = this.#numberOf(message.operation, message.flags ?? NLM_F_REQUEST);
    return this.#encodeAfter(0, operation, number, message);
  }

  /**
   * Takes a message apart: its bytes, or what `decodeMessages` and `NetlinkSocket` give.
   *
   * @throws CodecError with path and offset for what is no message of this family
   */
  decode(message: Uint8Array | Message): DecodedMessage {
    if (!(message instanceof Uint8Array)) return this.#decodeMessage(message);
    if (message.length < HEADER_SIZE) throw new CodecError(`${message.length} bytes are no message`, 0);
    const length = getUint32(message, 0);
    if (length < HEADER_SIZE || length > message.length) {
      throw new CodecError(`the length ${length} of the message is not that of its ${message.length} bytes`, 0);
    }
    return this.#decodeMessage({
      type: getUint16(message, 4),
      flags: getUint16(message, 6),
      seq: getUint32(message, 8),
      pid: getUint32(message, 12),
      payload: message.subarray(HEADER_SIZE, length),
    });
  }

  #decodeMessage({ type, flags, seq, pid, payload }: Message): DecodedMessage {
    if (type < NLMSG_MIN_TYPE) throw new CodecError(`type ${type} is a control message, the same in every family`, 4);
    const source = new Source(payload, HEADER_SIZE);
    const isRequest = (flags & NLM_F_REQUEST) !== 0;
    let at = 0;
    let number = type;
    if (this.spec.isGeneric) {
      if (payload.length < GENERIC_HEADER) throw source.error('the message ends in the generic header', payload.length);
      number = payload[0]!;
      at = GENERIC_HEADER;
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
      at = Math.min(payload.length, (at + struct.size + 3) & ~3);
    }
    const attributes = this.#compiler.set(operation.attributeSet).decode(source, at, payload.length);
    return { operation: operation.name, flags, seq, pid, type, ...version, ...header, attributes };
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

  #encodeBody(
    sink: Sink,
    operation: OperationSpec,
    number: number,
    { version, header, attributes }: FamilyMessage,
  ): void {
    if (this.spec.isGeneric) sink.write(Uint8Array.of(number, version ?? this.spec.version, 0, 0));
    if (operation.fixedHeader !== undefined) {
      try {
        this.#compiler.struct(operation.fixedHeader).encode(sink, header ?? {});
      } catch (error) {
        throw within(error, 'header');
      }
      sink.reserve(-sink.length & 3);
    } else if (header !== undefined) {
      throw new CodecError(`'${operation.name}' has no fixed header`);
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
