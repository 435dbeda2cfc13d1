/**
 * assembly/generated/policies.ts: the attribute policies of all specs as assembly/wire/policy.ts reads them, the kinds of rules, and the
 * address and the highest type of each policy under its name. Policies that lead to each other are one block; what no handler names is not in the module.
 */
import { compilePolicies, KIND_BITS, type Policy, policiesOf, RULE_KINDS } from '../../host/codec/policy.js';
import { upper } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { constant, constEnum } from './source.js';

const WORDS_A_LINE = 16;

export function assemblyPolicies(specs: readonly SpecFile[]): GeneratedFile[] {
  const policies = specs.flatMap(({ spec }) => policiesOf(spec));
  const kinds = RULE_KINDS.map((kind, value) => ({ name: upper(kind), value: String(value), doc: undefined }));
  const text = [
    '/** Made from specs/*.yaml by `npm run generate`. Do not edit. */\n',
    constEnum(
      'RuleKind',
      kinds,
      'What a rule of a policy demands: those of enum nla_type, and NLA_BINARY with bounds.',
    ),
    constant('KIND_BITS', 'u32', String(KIND_BITS), 'Bits of a rule that are its kind.'),
    ...connected(policies).map(block),
  ];
  return [{ path: 'assembly/generated/policies.ts', text: text.join('') }];
}

/** The policies in groups: those that lead to each other, in any number of steps, are in one. */
function connected(policies: readonly Policy[]): Policy[][] {
  const groups: Policy[][] = [];
  for (const policy of policies) {
    const linked = groups.filter((group) => group.some((other) => leads(other, policy) || leads(policy, other)));
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push([...linked.flat(), policy]);
  }
  return groups;
}

function leads(from: Policy, to: Policy): boolean {
  return [...from.rules.values()].some(({ nested }) => nested === to.name);
}

function block(group: readonly Policy[]): string {
  const { words, starts } = compilePolicies(group);
  const names = group.map(({ name }) => upper(name));
  const blob = group.length === 1 ? names[0]! : `${names[0]}_BLOCK`;
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_LINE) {
    lines.push(`  ${[...words.subarray(at, at + WORDS_A_LINE)].join(', ')},\n`);
  }
  const data = `\n// prettier-ignore\n${group.length === 1 ? 'export ' : ''}const ${blob}: usize = memory.data<u16>([\n${lines.join('')}]);\n`;
  const tables = group.map(({ name }) => constant(upper(name), 'usize', `${blob} + ${2 * starts.get(name)!}`));
  const highest = group.map(({ name, max }) => constant(`${upper(name)}_MAX`, 'u32', String(max)));
  return data + [...(group.length === 1 ? [] : tables), ...highest].join('');
}
