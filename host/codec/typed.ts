/**
 * The types of a family's messages, where its spec says them: the generator writes an interface of operations for each of our own specs. Of a
 * spec that is loaded at run time nothing is known, and its messages are plain objects.
 */
import type { Attributes } from './value.js';

/** In every attribute set: what the spec does not know, and what comes more often than it should. */
export interface Unknown {
  /** An attribute by its type. */
  [type: `#${number}`]: Uint8Array | undefined;
  /** The second of a name (`mtu#2`), and those after it. */
  [again: `${string}#${number}`]: unknown;
}

/** In every struct: what follows its last known member. */
export interface StructTail {
  '#rest'?: Uint8Array;
}

/** What the generator says of an operation. */
export interface OperationType {
  header: object | undefined;
  attributes: object;
}

/** A message of a family. What is left out when encoding is 0 or empty, unless it says otherwise. */
export interface MessageFields {
  /** NLM_F_*; NLM_F_REQUEST when it is left out. */
  flags?: number;
  seq?: number;
  pid?: number;
  /** Generic netlink: the id that the kernel gave the family; `Family.id` when it is left out. */
  type?: number;
  /** Generic netlink: the version of the family; the spec's when it is left out. */
  version?: number;
  /** Of NLMSG_ERROR: what follows the header of the request it is about; left out when there is nothing. */
  request?: Uint8Array;
}

type DecodedFields = MessageFields & Required<Pick<MessageFields, 'flags' | 'seq' | 'pid' | 'type'>>;

/** One of the operations, by its name in the spec; `operation` tells which it is. */
export type FamilyMessage<Operations = unknown> = unknown extends Operations
  ? MessageFields & { operation: string; header?: Attributes; attributes?: Attributes }
  : { [Name in keyof Operations]: MessageFields & Given<Name, Operations[Name]> }[keyof Operations];

type Given<Name, Type> = Type extends OperationType
  ? { operation: Name; header?: Partial<Type['header']>; attributes?: Type['attributes'] }
  : never;

/** A message that was decoded: what there is in it is there. */
export type DecodedMessage<Operations = unknown> = unknown extends Operations
  ? DecodedFields & { operation: string; header?: Attributes; attributes: Attributes }
  : { [Name in keyof Operations]: DecodedFields & Found<Name, Operations[Name]> }[keyof Operations];

type Found<Name, Type> = Type extends OperationType
  ? { operation: Name; header: Type['header']; attributes: Type['attributes'] }
  : never;

/** The names of the operations. */
export type OperationName<Operations = unknown> = unknown extends Operations ? string : keyof Operations & string;
