/**
 * A family of generic netlink as the module registers it (export genl_register): what the kernel tells of it, and the policies that it
 * checks requests by, from the family's spec. Policies are those that the kernel's own generator makes of the same file.
 *
 *      ┌─ name 16, version, header size, highest attribute, first strict command, numbers of what follows ─┐
 *      ├─ operations, 20 each ─┬─ groups, 24 each ─┬─ where policies begin, 4 each ─┬─ policies: 16-bit words ─┤
 */
import {
  GENL_ADMIN_PERM,
  GENL_CMD_CAP_DO,
  GENL_CMD_CAP_DUMP,
  GENL_NAMSIZ,
  GENL_UNS_ADMIN_PERM,
} from '../generated/nlctrl.js';
import { Compiler } from './compile.js';
import type { AttributeSpec, EnumDefinition, ExchangeSpec, OperationSpec, SpecModel } from './model.js';
import { compilePolicies, limitsOf, type Policy, type Rule, ruleOf } from './policy.js';

const DESCRIPTION_SIZE = 48;
const OPERATION_SIZE = 20;
const GROUP_SIZE = 24;
/** The greatest length that a rule can say by itself. */
const LONGEST = 0x7ff;

/* Flags of operations, and of what is not validated, and of groups. */
const FLAGS: Readonly<Record<string, number>> = {
  'admin-perm': GENL_ADMIN_PERM,
  'uns-admin-perm': GENL_UNS_ADMIN_PERM,
};
const UNVALIDATED: Readonly<Record<string, number>> = { strict: 1, dump: 2, 'dump-strict': 4 };
const GROUP_FLAGS: Readonly<Record<string, number>> = { 'cap-net-admin': 1, 'cap-sys-admin': 2 };

/** The operations that a family answers. */
export function operationsOf(spec: SpecModel): OperationSpec[] {
  return spec.operations.filter((one) => one.event === undefined && one.request !== undefined && (one.do ?? one.dump));
}

/** The description of a family. @throws RangeError for a spec that the module has no words for */
export function describeFamily(spec: SpecModel): Uint8Array {
  const operations = operationsOf(spec);
  const plan = new Policies(spec, operations);
  const { words, starts } = compilePolicies(plan.list);
  const size =
    DESCRIPTION_SIZE +
    operations.length * OPERATION_SIZE +
    spec.groups.length * GROUP_SIZE +
    plan.list.length * 4 +
    words.length * 2;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const word = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const name = (text: string): void => {
    const encoded = new TextEncoder().encode(text);
    if (encoded.length >= GENL_NAMSIZ) throw new RangeError(`'${text}' is longer than a name may be`);
    bytes.set(encoded, at);
    at += GENL_NAMSIZ;
  };
  name(spec.name);
  word(spec.version);
  word(headerSize(spec, operations));
  word(plan.maxAttribute);
  word(plan.firstStrict);
  for (const count of [operations.length, spec.groups.length, plan.list.length, words.length]) word(count);
  for (const operation of operations) {
    word(operation.request!);
    word(
      bits(operation.flags, FLAGS) | (operation.do ? GENL_CMD_CAP_DO : 0) | (operation.dump ? GENL_CMD_CAP_DUMP : 0),
    );
    word(plan.place(operation, 'do'));
    word(plan.place(operation, 'dump'));
    word(bits(operation.unvalidated, UNVALIDATED));
  }
  for (const group of spec.groups) {
    name(group.name);
    word(bits(group.flags, GROUP_FLAGS));
    word(0);
  }
  for (const policy of plan.list) word(starts.get(policy.name)!);
  for (const [index, value] of words.entries()) view.setUint16(at + index * 2, value, true);
  return bytes;
}

function bits(names: readonly string[], values: Readonly<Record<string, number>>): number {
  return names.reduce((sum, name) => sum | (values[name] ?? 0), 0);
}

/** The family's own header, which all its operations have or none. */
function headerSize(spec: SpecModel, operations: readonly OperationSpec[]): number {
  const headers = new Set(operations.map(({ fixedHeader }) => fixedHeader));
  const [header] = headers;
  if (headers.size > 1 || header === undefined) return 0;
  return (new Compiler(spec).struct(header).size + 3) & ~3;
}

/** The policy of those that have none. */
const REFUSAL = '#none';

/** The policies of a family, each under a name, those inside others last. */
class Policies {
  readonly list: Policy[] = [];
  /** The first command that came after the kernel began to refuse what it does not know. */
  readonly firstStrict: number;
  /** Where all operations share a policy, its highest attribute; else 0. */
  readonly maxAttribute: number;
  readonly #places = new Map<string, number>();

  constructor(
    readonly spec: SpecModel,
    operations: readonly OperationSpec[],
  ) {
    const last = Math.max(0, ...operations.map(({ request }) => request!));
    this.firstStrict = spec.protocol === 'genetlink' ? 0 : last + 1;
    if (spec.kernelPolicy === 'global') this.#addGlobal(operations);
    else for (const operation of operations) this.#addOf(operation);
    this.maxAttribute = spec.kernelPolicy === 'global' ? Math.max(0, ...this.list.map(({ max }) => max)) : 0;
    for (let index = 0; index < this.list.length; index++) {
      for (const { nested } of this.list[index]!.rules.values()) if (nested !== undefined) this.#addSet(nested);
    }
    if (operations.some((one) => this.#refusesAll(one, 'do') || this.#refusesAll(one, 'dump'))) this.#addRefusal();
  }

  /** 1 + the place of an operation's policy, or 0. */
  place(operation: OperationSpec, mode: 'do' | 'dump'): number {
    if (!operation[mode]) return 0;
    // Older forms of operations lose the policy of a dump that is not to be checked.
    const isSplit = this.spec.kernelPolicy === 'split';
    if (mode === 'dump' && !isSplit && operation.unvalidated.includes('dump')) return 0;
    if (this.#refusesAll(operation, mode)) return this.#places.get(REFUSAL)!;
    return this.#places.get(this.#nameOf(operation, mode)) ?? 0;
  }

  #nameOf({ name }: OperationSpec, mode: 'do' | 'dump'): string {
    const { kernelPolicy } = this.spec;
    return kernelPolicy === 'global' ? '' : kernelPolicy === 'per-op' ? `${name} do` : `${name} ${mode}`;
  }

  /** True for an operation that has no policy, and so takes no attribute at all, unless it is older than the rule. */
  #refusesAll(operation: OperationSpec, mode: 'do' | 'dump'): boolean {
    if (!operation[mode] || this.#places.has(this.#nameOf(operation, mode))) return false;
    return this.spec.kernelPolicy === 'split' || operation.request! >= this.firstStrict;
  }

  #addRefusal(): void {
    this.list.push({ name: REFUSAL, max: 1, strictStart: 0, rules: new Map([[1, { kind: 'reject' }]]) });
    this.#places.set(REFUSAL, this.list.length);
  }

  #addGlobal(operations: readonly OperationSpec[]): void {
    const asked = operations.flatMap((one) => [one.do, one.dump].flatMap((exchange) => exchange?.request ?? []));
    const [first] = operations;
    if (first) this.#add('', first.attributeSet, [...new Set(asked)]);
  }

  #addOf(operation: OperationSpec): void {
    const modes = this.spec.kernelPolicy === 'per-op' ? (['do'] as const) : (['do', 'dump'] as const);
    for (const mode of modes) {
      const exchange: ExchangeSpec | undefined = operation[mode];
      if (exchange) this.#add(`${operation.name} ${mode}`, operation.attributeSet, exchange.request);
    }
  }

  #add(name: string, set: string | undefined, attributes: readonly string[]): void {
    if (set === undefined || attributes.length === 0) return;
    const all = this.spec.attributeSet(set).attributes;
    this.#push(
      name,
      attributes.flatMap((one) => all.find((attribute) => attribute.name === one) ?? []),
    );
    this.#places.set(name, this.list.length);
  }

  #addSet(set: string): void {
    const name = set;
    if (this.list.some((policy) => policy.name === name)) return;
    this.#push(name, this.spec.attributeSet(set).attributes);
  }

  #push(name: string, attributes: readonly AttributeSpec[]): void {
    const max = Math.max(0, ...attributes.map(({ value }) => value));
    const rules = new Map<number, Rule>();
    for (const attribute of attributes) {
      // Type 0 is none, though a file may count from it.
      const rule = attribute.value === 0 ? undefined : this.#rule(attribute);
      if (rule) rules.set(attribute.value, rule);
    }
    this.list.push({ name, max, strictStart: 0, rules });
  }

  /** What the kernel's generator makes of an attribute; undefined: no rule. */
  #rule(attribute: AttributeSpec): Rule | undefined {
    const { type, nested, checks = {} } = attribute;
    switch (type) {
      case 'pad':
      case 'unused':
        return undefined;
      case 'nest':
        return { kind: 'nested', nested };
      case 'indexed-array':
        return { kind: 'nested-array', nested: attribute.subType === 'nest' ? nested : undefined };
      case 'nest-type-value':
      case 'sub-message':
        return { kind: 'nested' };
      case 'binary': {
        const { kind, length = 0, range } = ruleOf(this.spec, attribute);
        if (length > LONGEST) return { kind: 'binary-range', range: { min: 0n, max: BigInt(length) } };
        return kind === 'binary' && checks['max-len'] !== undefined
          ? { kind: 'binary-max', length }
          : { kind, length, range };
      }
      case 'bitfield32':
        return { kind: 'bitfield32', mask: maskOf(this.#enumOf(attribute)) };
      default:
        return this.#numberRule(attribute);
    }
  }

  #enumOf({ enum: name }: AttributeSpec): EnumDefinition | undefined {
    const definition = name === undefined ? undefined : this.spec.definitions.get(name);
    return definition?.type === 'enum' || definition?.type === 'flags' ? definition : undefined;
  }

  /** A number that is one of an enum's, or a mask of its bits, is checked to be one. */
  #numberRule(attribute: AttributeSpec): Rule {
    const rule = ruleOf(this.spec, attribute);
    const definition = this.#enumOf(attribute);
    if (!definition || rule.mask !== undefined || rule.kind === 'nul-string' || rule.kind === 'string') return rule;
    if (attribute.asFlags || definition.type === 'flags') return { kind: rule.kind, mask: maskOf(definition) };
    const values = definition.entries.map(({ value }) => value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    // Holes in an enum are not looked for.
    if (high - low + 1 !== values.length) return rule;
    const { checks = {} } = attribute;
    const limits = limitsOf(attribute.type);
    const min = checks.min === undefined && low !== 0 ? BigInt(low) : (rule.range?.min ?? limits.min);
    const max = checks.max === undefined ? BigInt(high) : rule.range!.max;
    return { kind: rule.kind, range: { min, max } };
  }
}

function maskOf(definition: EnumDefinition | undefined): bigint {
  return (definition?.entries ?? []).reduce((mask, { value }) => mask | (1n << BigInt(value)), 0n);
}
