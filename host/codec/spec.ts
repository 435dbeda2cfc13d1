/**
 * A protocol specification in the kernel's YNL schema, with its numbers filled in and every name checked to lead somewhere: what the
 * codec is made from.
 */
import { SpecDocument } from './document.js';
import { readOperations } from './operations.js';
import { checkReferences } from './references.js';
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
}

export interface MemberSpec extends TypeSpec {
  name: string;
  /** In bytes, for binary, string and pad. */
  length: number | undefined;
}

export interface AttributeSetSpec {
  name: string;
  attributes: readonly AttributeSpec[];
}

export interface EnumDefinition {
  name: string;
  type: 'enum' | 'flags';
  /** For flags, `value` is the position of the bit. */
  entries: readonly { name: string; value: number }[];
}

export interface StructDefinition {
  name: string;
  type: 'struct';
  members: readonly MemberSpec[];
}

export interface ConstDefinition {
  name: string;
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
}

export interface GroupSpec {
  name: string;
  /** In generic netlink the kernel assigns it. */
  value: number | undefined;
}

export interface SpecOptions {
  /** The file's name, for errors; `spec` when it is left out. */
  file?: string;
}

export class Spec {
  private constructor(
    /** The family's name. */
    readonly name: string,
    readonly protocol: Protocol,
    /** NETLINK_*: the protocol of the socket. */
    readonly protocolNumber: number,
    /** Of a generic netlink family. */
    readonly version: number,
    readonly definitions: ReadonlyMap<string, Definition>,
    readonly attributeSets: ReadonlyMap<string, AttributeSetSpec>,
    readonly subMessages: ReadonlyMap<string, readonly FormatSpec[]>,
    readonly operations: readonly OperationSpec[],
    readonly groups: readonly GroupSpec[],
  ) {}

  /**
   * Reads a spec from YAML text, or from the object that such text parses to.
   *
   * @throws SpecError with file, line and reason
   */
  static load(source: unknown, { file = 'spec' }: SpecOptions = {}): Spec {
    const document = SpecDocument.read(source, file);
    const root = document.root as RawSpec;
    const definitions = readDefinitions(document, root);
    const attributeSets = readAttributeSets(document, root);
    const subMessages = new Map<string, FormatSpec[]>();
    root['sub-messages']?.forEach(({ name, formats }, index) => {
      if (subMessages.has(name))
        document.fail(['sub-messages', index, 'name'], `there is a second sub-message '${name}'`);
      subMessages.set(name, formats.map(readFormat));
    });
    const protocol = root.protocol ?? 'genetlink';
    const spec = new Spec(
      root.name,
      protocol,
      root.protonum ?? NETLINK_GENERIC,
      root.version ?? 1,
      definitions,
      attributeSets,
      subMessages,
      readOperations(document, root),
      (root['mcast-groups']?.list ?? []).map(({ name, value }) => ({ name, value })),
    );
    if (!spec.isGeneric && root.protonum === undefined) document.fail(['protocol'], `${protocol} needs 'protonum'`);
    checkReferences(document, root, spec);
    return spec;
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

const NETLINK_GENERIC = 16;

function known<T>(found: T | undefined, what: string, name: string): T {
  if (found === undefined) throw new RangeError(`there is no ${what} '${name}'`);
  return found;
}

function readFormat(raw: RawFormat): FormatSpec {
  return { value: raw.value, fixedHeader: raw['fixed-header'], attributeSet: raw['attribute-set'] };
}

// The file after the schema has been checked.

export interface RawSpec {
  name: string;
  protocol?: Protocol;
  protonum?: number;
  version?: number;
  definitions?: RawDefinition[];
  'attribute-sets': RawAttributeSet[];
  'sub-messages'?: { name: string; formats: RawFormat[] }[];
  operations: { 'enum-model'?: 'unified' | 'directional'; 'fixed-header'?: string; list: RawOperation[] };
  'mcast-groups'?: { list: { name: string; value?: number }[] };
}

export interface RawDefinition {
  name: string;
  type: 'const' | 'enum' | 'flags' | 'struct';
  value?: number | string;
  'value-start'?: number;
  entries?: (string | { name: string; value?: number })[];
  members?: RawMember[];
}

export interface RawType {
  name: string;
  type?: string;
  'byte-order'?: 'little-endian' | 'big-endian';
  'display-hint'?: string;
  enum?: string;
  'enum-as-flags'?: boolean;
  struct?: string;
}

export interface RawMember extends RawType {
  len?: number | string;
}

export interface RawAttribute extends RawType {
  value?: number;
  'sub-type'?: string;
  'type-value'?: string[];
  'multi-attr'?: boolean;
  'nested-attributes'?: string;
  'sub-message'?: string;
  selector?: string;
}

export interface RawAttributeSet {
  name: string;
  'subset-of'?: string;
  attributes: RawAttribute[];
}

interface RawFormat {
  value: string;
  'fixed-header'?: string;
  'attribute-set'?: string;
}

interface RawExchange {
  request?: { value?: number };
  reply?: { value?: number };
}

export interface RawOperation {
  name: string;
  value?: number;
  'attribute-set'?: string;
  'fixed-header'?: string;
  do?: RawExchange;
  dump?: RawExchange;
  notify?: string;
  event?: unknown;
}
