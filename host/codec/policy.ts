/**
 * Attribute policies as the module reads them (assembly/wire/policy.ts): from the sets of a spec that are Linux's own arrays of struct
 * nla_policy, or from rules that came from elsewhere, to one blob of 16-bit words that is good at any address.
 *
 *      policy   [ max, strict start, rule of type 1 … rule of type max, details of its rules ]
 *      rule     kind in the low 5 bits, above it an operand of 11 bits
 *      details  what does not fit in an operand, which then says how many words after the rule it begins
 *
 * A policy is known by the word it begins at.
 */
import type { AttributeSetSpec, AttributeSpec, Checks, Definition, SpecModel } from './model.js';

/** Kinds of rules, by number. Those from `binary-min` on are NLA_BINARY with a `validation_type`. */
export const RULE_KINDS = [
  ...['unspec', 'u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64', 'be16', 'be32', 'uint', 'sint', 'msecs'],
  ...['string', 'nul-string', 'binary', 'flag', 'nested', 'nested-array', 'bitfield32', 'reject'],
  ...['binary-min', 'binary-max', 'binary-range', 'binary-range-warn'],
] as const;

/** Bits of the kind in a rule. */
export const KIND_BITS = 5;
const OPERAND_MAX = 0x7ff;
/** The first word of a number's details. */
const RANGE = 0;
const MASK = 1;

export type RuleKind = (typeof RULE_KINDS)[number];

/** What a policy demands of one attribute. */
export interface Rule {
  kind: RuleKind;
  /**
   * Bytes: of unspec and binary-min the least; of string (without the NUL), nul-string, binary and binary-max the most, with 0 for any
   * number.
   */
  length?: number | undefined;
  /** Of a number, both ends included; of binary-range, bytes. */
  range?: { min: bigint; max: bigint } | undefined;
  /** The bits that a number or a bitfield32 may have. */
  mask?: bigint | undefined;
  /** Of nested and nested-array: the name of the policy inside. */
  nested?: string | undefined;
  /** Of reject: what is said instead of the usual. */
  text?: string | undefined;
}

export interface Policy {
  name: string;
  /** The highest type it knows. */
  max: number;
  /** The type from which on checks are strict (strict_start_type); 0: none. */
  strictStart: number;
  /** By type; what is missing is not checked. */
  rules: ReadonlyMap<number, Rule>;
}

export interface CompiledPolicies {
  words: Uint16Array;
  /** By name, the word at which the policy begins. */
  starts: ReadonlyMap<string, number>;
}

/** @throws RangeError for a policy that is too large, or names another that is not there */
export function compilePolicies(policies: readonly Policy[]): CompiledPolicies {
  const words: number[] = [];
  const starts = new Map<string, number>();
  const links: { at: number; name: string }[] = [];
  for (const policy of policies) {
    starts.set(policy.name, words.length);
    compilePolicy(policy, words, links);
  }
  for (const { at, name } of links) {
    const start = starts.get(name);
    if (start === undefined) throw new RangeError(`there is no policy '${name}'`);
    words[at] = signed(start - at, 0x8000, `policy '${name}' is too far away`);
  }
  return { words: Uint16Array.from(words), starts };
}

function compilePolicy(policy: Policy, words: number[], links: { at: number; name: string }[]): void {
  const start = words.length;
  words.push(policy.max, policy.strictStart);
  for (let type = 1; type <= policy.max; type++) words.push(0);
  /** Details that rules share, by their words. */
  const known = new Map<string, number>();
  for (const [type, rule] of policy.rules) {
    if (type < 1 || type > policy.max) throw new RangeError(`policy '${policy.name}' has no type ${type}`);
    const at = start + 1 + type;
    const [operand, details] = operandOf(rule);
    let value = operand;
    if (details !== undefined) {
      const key = rule.nested ?? details.join();
      const there = known.get(key) ?? words.length;
      if (there === words.length) {
        if (rule.nested !== undefined) links.push({ at: there, name: rule.nested });
        words.push(...details);
        known.set(key, there);
      }
      value = there - at;
    }
    if (value > OPERAND_MAX) throw new RangeError(`type ${type} of policy '${policy.name}' does not fit`);
    words[at] = (value << KIND_BITS) | RULE_KINDS.indexOf(rule.kind);
  }
}

/** A rule's operand, or the details that it leads to. */
function operandOf(rule: Rule): [number, number[]?] {
  const { kind, length = 0, range, mask } = rule;
  if (rule.nested !== undefined) return [0, [0]];
  if (kind === 'bitfield32') return [0, u32Words(mask ?? 0n)];
  if (kind === 'reject') return rule.text === undefined ? [0] : [0, textWords(rule.text)];
  if (kind.startsWith('binary-range')) return [0, [Number(range!.min), Number(range!.max)]];
  if (range) return [0, [RANGE, ...u64Words(range.min), ...u64Words(range.max)]];
  if (mask !== undefined) return [0, [MASK, ...u64Words(mask)]];
  return [length];
}

function u32Words(value: bigint): number[] {
  return [Number(value & 0xffffn), Number((value >> 16n) & 0xffffn)];
}

function u64Words(value: bigint): number[] {
  return [...u32Words(value), ...u32Words(value >> 32n)];
}

/** A text as the module keeps one (assembly/memory/text.ts): twice its length, then its characters, a byte each. */
function textWords(text: string): number[] {
  const bytes = Array.from({ length: text.length + 1 }, (_, at) => (at < text.length ? text.charCodeAt(at) : 0));
  const pairs = Array.from({ length: (text.length + 1) >> 1 }, (_, at) => bytes[2 * at]! | (bytes[2 * at + 1]! << 8));
  return [...u32Words(BigInt(2 * text.length)), ...pairs];
}

function signed(value: number, limit: number, complaint: string): number {
  if (value < -limit || value >= limit) throw new RangeError(complaint);
  return value & 0xffff;
}

/** The policies of a spec: the sets that are subsets and have Linux's name of a policy, such as `ifla-policy`. */
export function policiesOf(spec: SpecModel): Policy[] {
  return [...spec.attributeSets.values()].filter(isPolicy).map((set) => policyOf(spec, set));
}

function isPolicy({ name, subsetOf }: AttributeSetSpec): boolean {
  return subsetOf !== undefined && name.split('-').includes('policy');
}

function policyOf(spec: SpecModel, set: AttributeSetSpec): Policy {
  const superset = spec.attributeSet(set.subsetOf!);
  const numberOf = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : superset.attributes.find((attribute) => attribute.name === name)?.value;
  return {
    name: set.name,
    max: numberOf(set.max) ?? Math.max(0, ...set.attributes.map(({ value }) => value)),
    strictStart: numberOf(set.strictStart) ?? 0,
    rules: new Map(set.attributes.map((attribute) => [attribute.value, ruleOf(spec, attribute)])),
  };
}

/** One attribute's rule, from its type and checks. */
export function ruleOf(spec: SpecModel, attribute: AttributeSpec): Rule {
  const { type, checks = {} } = attribute;
  switch (type) {
    case 'unused':
      return { kind: 'reject', text: checks['reject'] };
    case 'pad':
      return { kind: 'unspec', length: lengthOf(spec, checks['min-len']) };
    case 'flag':
      return { kind: 'flag' };
    case 'nest':
    case 'indexed-array': {
      const { nested } = attribute;
      const isChecked = nested !== undefined && isPolicy(spec.attributeSet(nested));
      return { kind: type === 'nest' ? 'nested' : 'nested-array', nested: isChecked ? nested : undefined };
    }
    case 'string':
      return { kind: checks['unterminated-ok'] ? 'string' : 'nul-string', length: lengthOf(spec, checks['max-len']) };
    case 'binary':
      return binaryRule(spec, checks);
    case 'bitfield32':
      return { kind: 'bitfield32', mask: valueOf(spec, checks['flags-mask']) };
    default:
      return numberRule(spec, attribute, checks);
  }
}

function binaryRule(spec: SpecModel, checks: Checks): Rule {
  const exact = valueOf(spec, checks['exact-len']);
  const min = exact ?? valueOf(spec, checks['min-len']);
  const max = exact ?? valueOf(spec, checks['max-len']);
  if (min !== undefined && max !== undefined) return { kind: 'binary-range', range: { min, max } };
  if (min !== undefined) return { kind: 'binary-min', length: Number(min) };
  return { kind: 'binary', length: Number(max ?? 0n) };
}

function numberRule(spec: SpecModel, { type, bigEndian }: AttributeSpec, checks: Checks): Rule {
  const isBig = bigEndian && (type === 'u16' || type === 'u32');
  const kind = (isBig ? `be${type.slice(1)}` : type) as RuleKind;
  if (!RULE_KINDS.includes(kind)) throw new RangeError(`no rule of a policy is of type ${type}`);
  const mask = valueOf(spec, checks['flags-mask']);
  if (mask !== undefined) return { kind, mask };
  const min = valueOf(spec, checks.min);
  const max = valueOf(spec, checks.max);
  if (min === undefined && max === undefined) return { kind };
  const limits = limitsOf(type);
  return { kind, range: { min: min ?? limits.min, max: max ?? limits.max } };
}

/** What fits in an integer type. */
export function limitsOf(type: string): { min: bigint; max: bigint } {
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 64);
  const isSigned = type.startsWith('s');
  return isSigned ? { min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n } : { min: 0n, max: (1n << bits) - 1n };
}

function lengthOf(spec: SpecModel, limit: number | string | undefined): number {
  return Number(valueOf(spec, limit) ?? 0n);
}

/** A definition that is called by its name in C. */
function definitionInC(spec: SpecModel, name: string): Definition | undefined {
  return [...spec.definitions.values()].find((one) => one.prefix !== undefined && one.prefix + one.name === name);
}

/** A limit: a number, a constant of the spec, the mask of an enum's bits, or such as `u32-max`. */
function valueOf(spec: SpecModel, limit: number | string | undefined): bigint | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit === 'number') return BigInt(limit);
  const builtin = /^([us]\d+)-(min|max)$/.exec(limit);
  if (builtin) return limitsOf(builtin[1]!)[builtin[2] as 'min' | 'max'];
  const definition = spec.definitions.get(limit) ?? definitionInC(spec, limit);
  if (definition?.type === 'const') return BigInt(definition.value);
  if (definition?.type === 'enum' || definition?.type === 'flags') {
    return definition.entries.reduce((mask, { value }) => mask | (1n << BigInt(value)), 0n);
  }
  throw new RangeError(`there is no constant '${limit}'`);
}
