/**
 * A protocol specification with its numbers filled in: what the codec is made from. `Spec.load` makes one from a YAML file, and the generator
 * has made tables of our own specs, for which neither a YAML parser nor the schema is needed.
 */
import { NETLINK_GENERIC } from '../constants.js';
import { readOperations } from './operations.js';
import type { Path, RawFormat, RawSpec, Refuser } from './raw.js';
import { readAttributeSets, readDefinitions } from './sets.js';

export type Protocol = 'netlink' | 'genetlink' | 'genetlink-c' | 'genetlink-legacy' | 'netlink-raw';

/** How a value is written, wherever it is. Names refer to definitions of the same spec. */
export interface TypeSpec {
  type: string;
  /** The type of an array's elements. */
  subType: string | undefined;
  bigEndian: boolean;
  enum: string | undefined;
  /** Whether the entries of an enum are bits. */
  asFlags: boolean;
  hint: string | undefined;
  struct: string | undefined;
}

export interface AttributeSpec extends TypeSpec {
  name: string;
  /** Its number. */
  value: number;
  multi: boolean;
  /** The attribute set inside. */
  nested: string | undefined;
  /** nest-type-value: names for the types of the attributes around that set. */
  typeValue: readonly string[] | undefined;
  subMessage: string | undefined;
  selector: string | undefined;
  /** What the kernel checks of its payload, as the file has it. */
  checks: Checks | undefined;
  doc: string | undefined;
}

/** Limits of an attribute's payload; a text is the name of a constant, or such as `u32-max`. */
export interface Checks {
  'flags-mask'?: number | string;
  min?: number | string;
  max?: number | string;
  'min-len'?: number | string;
  'max-len'?: number | string;
  'exact-len'?: number | string;
  'unterminated-ok'?: boolean;
  /** Ours, of a policy's unused attribute: what the kernel says of it. */
  reject?: string;
  sparse?: boolean;
}

export interface MemberSpec extends TypeSpec {
  name: string;
  /** In bytes, for binary, string and pad. */
  length: number | undefined;
  doc: string | undefined;
}

/** What has a description, and names in C that begin with a prefix. */
interface Described {
  name: string;
  doc: string | undefined;
  /** With hyphens, such as `iff-`; undefined when the file has none. */
  prefix: string | undefined;
}

export interface AttributeSetSpec extends Described {
  /** The set whose numbers and types it has. */
  subsetOf: string | undefined;
  /** Of a policy: the attribute from which on checks are strict, and the last it knows. */
  strictStart: string | undefined;
  max: string | undefined;
  attributes: readonly AttributeSpec[];
}

export interface EnumDefinition extends Described {
  type: 'enum' | 'flags';
  /** The name of how many entries there are, one more than the highest. */
  countName: string | undefined;
  /** For flags, `value` is the position of the bit. */
  entries: readonly { name: string; value: number; doc: string | undefined }[];
}

export interface StructDefinition extends Described {
  type: 'struct';
  members: readonly MemberSpec[];
}

export interface ConstDefinition extends Described {
  type: 'const';
  value: number | string;
}

export type Definition = EnumDefinition | StructDefinition | ConstDefinition;

/** What a sub-message is when its selector has `value`. */
export interface FormatSpec {
  value: string;
  fixedHeader: string | undefined;
  attributeSet: string | undefined;
}

export interface OperationSpec {
  name: string;
  /** How the kernel sends it unasked, or undefined. */
  event: 'notify' | 'event' | undefined;
  attributeSet: string | undefined;
  /** The struct before the attributes; in generic netlink, after `struct genlmsghdr`. */
  fixedHeader: string | undefined;
  /** The message type to the kernel, or in generic netlink the command; undefined when nothing is sent. */
  request: number | undefined;
  /** The same from the kernel. */
  reply: number | undefined;
  doc: string | undefined;
  /** What the kernel asks of the caller: `admin-perm`, `uns-admin-perm`. */
  flags: readonly string[];
  /** What of requests the kernel does not check, for old programs: `strict`, `dump`, `dump-strict`. */
  unvalidated: readonly string[];
  /** The group that an event goes to. */
  group: string | undefined;
  /** The attributes that travel each way, as far as the file lists them. */
  do: ExchangeSpec | undefined;
  dump: ExchangeSpec | undefined;
}

export interface ExchangeSpec {
  request: readonly string[];
  reply: readonly string[];
}

export interface GroupSpec {
  name: string;
  doc: string | undefined;
  /** In generic netlink the kernel assigns it. */
  value: number | undefined;
  /** Who may join: `cap-net-admin`, `cap-sys-admin`. */
  flags: readonly string[];
}

/** What the messages of a spec are is known to the compiler where `Operations` says so (see typed.ts). */
export class SpecModel<Operations = unknown> {
  /** Never there: it only makes specs of different operations different types. */
  declare readonly operationTypes?: Operations;
  /** The family's name. */
  readonly name: string;
  readonly protocol: Protocol;
  /** NETLINK_*: the protocol of the socket. */
  readonly protocolNumber: number;
  /** Of a generic netlink family. */
  readonly version: number;
  /** Whether a family checks all requests by one policy, those of an operation by one, or each by its own. */
  readonly kernelPolicy: 'split' | 'per-op' | 'global';
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly attributeSets: ReadonlyMap<string, AttributeSetSpec>;
  readonly subMessages: ReadonlyMap<string, readonly FormatSpec[]>;
  readonly operations: readonly OperationSpec[];
  /** Of the operations' names in C, with hyphens; undefined when the file has none. */
  readonly operationPrefix: string | undefined;
  readonly groups: readonly GroupSpec[];
  readonly doc: string | undefined;

  /** Of a spec that is in the schema. What else is wrong with it goes to `refuser`, as far as it is met here. */
  protected constructor(root: RawSpec, refuser: Refuser) {
    this.name = root.name;
    this.protocol = root.protocol ?? 'genetlink';
    this.protocolNumber = root.protonum ?? NETLINK_GENERIC;
    this.version = root.version ?? 1;
    this.kernelPolicy = root['kernel-policy'] ?? 'split';
    this.definitions = readDefinitions(refuser, root);
    this.attributeSets = readAttributeSets(refuser, root);
    this.subMessages = readSubMessages(refuser, root);
    this.operations = readOperations(refuser, root);
    this.operationPrefix = root.operations['name-prefix'];
    this.groups = (root['mcast-groups']?.list ?? []).map(({ name, value, flags = [], doc }) => ({
      name,
      value,
      flags,
      doc,
    }));
    this.doc = root.doc;
  }

  /** A spec from a table that the generator made of a file it had checked. */
  static of<Operations>(table: RawSpec): SpecModel<Operations> {
    return new SpecModel<Operations>(table, CHECKED);
  }

  /** Whether it is a family of generic netlink. */
  get isGeneric(): boolean {
    return this.protocol.startsWith('genetlink');
  }

  attributeSet(name: string): AttributeSetSpec {
    return known(this.attributeSets.get(name), 'attribute set', name);
  }

  struct(name: string): StructDefinition {
    const definition = this.definitions.get(name);
    return known(definition?.type === 'struct' ? definition : undefined, 'struct', name);
  }

  enumeration(name: string): EnumDefinition {
    const definition = this.definitions.get(name);
    return known(definition?.type === 'enum' || definition?.type === 'flags' ? definition : undefined, 'enum', name);
  }

  subMessage(name: string): readonly FormatSpec[] {
    return known(this.subMessages.get(name), 'sub-message', name);
  }
}

function known<T>(found: T | undefined, what: string, name: string): T {
  if (found === undefined) throw new RangeError(`there is no ${what} '${name}'`);
  return found;
}

function readFormat(raw: RawFormat): FormatSpec {
  return { value: raw.value, fixedHeader: raw['fixed-header'], attributeSet: raw['attribute-set'] };
}

function readSubMessages(refuser: Refuser, root: RawSpec): Map<string, FormatSpec[]> {
  const found = new Map<string, FormatSpec[]>();
  root['sub-messages']?.forEach(({ name, formats }, index) => {
    if (found.has(name)) refuser.fail(['sub-messages', index, 'name'], `there is a second sub-message '${name}'`);
    found.set(name, formats.map(readFormat));
  });
  return found;
}

const CHECKED: Refuser = {
  fail(path: Path, reason: string): never {
    throw new Error(`a table is wrong at ${path.join('/')}: ${reason}`);
  },
};
