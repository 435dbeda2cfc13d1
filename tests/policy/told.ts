/** What record.py wrote down: policies as the kernel tells them, and what it said of attributes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsOf, type Policy, type Rule, type RuleKind } from '../../host/codec/policy.js';

/** Attributes in hex; 0 or a negative errno; text; offset from the first attribute; NLMSGERR_ATTR_POLICY in hex. */
export type Case = [
  attributes: string,
  error: number,
  text: string | null,
  offset: number | null,
  policy: string | null,
];

/** A rule in the words of GETPOLICY; numbers as text, since they may have 64 bits. */
export interface ToldRule {
  type: string;
  min?: string;
  max?: string;
  'min-s'?: string;
  'max-s'?: string;
  mask?: string;
  bits?: string;
  policy?: string;
  'min-length'?: string;
  'max-length'?: string;
  least?: string;
  most?: string;
}

export interface ToldFamily {
  name: string;
  policies: Record<string, { max: number; rules: Record<string, ToldRule> }>;
  operations: { command: number; dump: boolean; policy: string; strict: boolean; cases: Case[] }[];
}

export interface Told {
  kernel: string;
  families: ToldFamily[];
}

export function loadTold(file = join(__dirname, 'recorded/kernel.json')): Told {
  return JSON.parse(readFileSync(file, 'utf8')) as Told;
}

export function policiesOf(family: ToldFamily): Policy[] {
  return Object.entries(family.policies).map(([name, { max, rules }]) => ({
    name,
    max,
    strictStart: 0,
    rules: new Map(Object.entries(rules).map(([type, rule]) => [Number(type), ruleOf(rule)])),
  }));
}

function ruleOf(told: ToldRule): Rule {
  const kind = told.type as RuleKind;
  if (told.policy !== undefined) return { kind, nested: told.policy };
  if (told.bits !== undefined) return { kind, mask: BigInt(told.bits) };
  if (told.mask !== undefined) return { kind, mask: BigInt(told.mask) };
  if (told.least !== undefined) return { kind: 'binary-min', length: Number(told.least) };
  if (told.most !== undefined) return { kind: 'binary-max', length: Number(told.most) };
  // A length that is told of bytes with a least length, too, is a range.
  const length = Number(told['max-length'] ?? 0);
  if (told['min-length'] !== undefined) {
    return { kind: 'binary-range', range: { min: BigInt(told['min-length']), max: BigInt(length || 0xffff) } };
  }
  const [min, max] = [told.min ?? told['min-s'], told.max ?? told['max-s']];
  if (min === undefined || max === undefined) return { kind, length };
  const limits = limitsOf(kind.replace(/^(.)int$/, '$164'));
  const range = { min: BigInt(min), max: BigInt(max) };
  return range.min === limits.min && range.max === limits.max ? { kind } : { kind, range };
}
