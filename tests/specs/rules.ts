/**
 * The rules of a policy in words, as tests/specs/policies.py hears them from the kernel: 'u32', 'u32 193..', 'string ..15', 'binary 8..8',
 * 'nested', 'flag', 'at least 16', 'only 4', 'reject'. An attribute of which nothing is checked has none.
 */
import type { AttributeSetSpec, AttributeSpec, Checks, SpecModel } from '../../host/codec/model.js';

const INTEGER = /^[us](8|16|32|64|int)$/;

export interface Policy {
  attributes: readonly AttributeSpec[];
  /** The number from which on checks are strict. */
  strictFrom: number;
  /** Whether it says so itself; if not, that depends on the request. */
  hasStart: boolean;
}

/** Every policy of a spec by name. */
export function policiesOf(spec: SpecModel): Map<string, Policy> {
  const sets = [...spec.attributeSets.values()].filter(({ name }) =>
    /-policy$|^(ctrl|ioam6-genl|ethnl-header)-policy-/.test(name),
  );
  return new Map(sets.map((set) => [set.name, policyOf(spec, set)]));
}

function policyOf(spec: SpecModel, { name, attributes, subsetOf, strictStart }: AttributeSetSpec): Policy {
  const start = spec.attributeSet(subsetOf!).attributes.find((attribute) => attribute.name === strictStart);
  if (strictStart !== undefined && !start)
    throw new RangeError(`${name} is strict from '${strictStart}', which is not there`);
  return { attributes, strictFrom: start?.value ?? Infinity, hasStart: start !== undefined };
}

/** The rules of a policy by attribute number. */
export function rulesOf({ attributes, strictFrom }: Policy): Record<number, string> {
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const rule = ruleOf(attribute, attribute.value >= strictFrom);
      return rule === undefined ? [] : [[attribute.value, rule]];
    }),
  );
}

/** The integers of a policy of which a longer payload is refused. */
export function strictOf({ attributes, strictFrom }: Policy): number[] {
  return attributes
    .filter(({ type, value, bigEndian }) => INTEGER.test(type) && !bigEndian && value >= strictFrom)
    .map(({ value }) => value);
}

function ruleOf({ type, checks = {}, bigEndian }: AttributeSpec, isStrict: boolean): string | undefined {
  if (INTEGER.test(type)) {
    // The kernel does not tell what it wants of big-endian integers.
    if (bigEndian) return `${isStrict ? 'only' : 'at least'} ${Number(type.slice(1)) / 8}`;
    return type + range(checks);
  }
  switch (type) {
    case 'unused':
      return 'reject';
    case 'pad':
      return checks['min-len'] === undefined ? undefined : `at least ${checks['min-len']}`;
    case 'nest':
      return 'nested';
    case 'indexed-array':
      return 'nested-array';
    case 'string':
      return (checks['unterminated-ok'] === true ? 'string' : 'nul-string') + lengths(checks);
    case 'binary':
      // The kernel does not tell a least length alone.
      if (Object.keys(checks).join() === 'min-len') return 'binary';
      return lengths(checks) === '' ? undefined : `binary${lengths(checks)}`;
    default:
      return type;
  }
}

function range({ min = '', max = '', 'flags-mask': mask }: Checks): string {
  if (mask !== undefined) return ` mask 0x${Number(mask).toString(16)}`;
  return min === '' && max === '' ? '' : ` ${min}..${max}`;
}

function lengths({ 'min-len': min = '', 'max-len': max = '', 'exact-len': exact }: Checks): string {
  if (exact !== undefined) return ` ${exact}..${exact}`;
  return min === '' && max === '' ? '' : ` ${min}..${max}`;
}

/** Whether a rule refuses a payload of so many zeros. */
export function refuses(rule: string, length: number, isStrict: boolean): boolean {
  const [type = '', bounds = ''] = rule.split(/ (.*)/);
  const width = Number(type.slice(1)) / 8;
  if (INTEGER.test(type)) return isStrict ? length !== width : length < width;
  const most = Number(/\.\.(\d+)/.exec(bounds)?.[1] ?? Infinity);
  switch (type) {
    case 'at':
      return length < Number(bounds.replace('least ', ''));
    case 'only':
      return length !== Number(bounds);
    case 'nested':
      return length > 0 && length < 4;
    case 'string':
      // One NUL at the end does not count.
      return length === 0 || length - 1 > most;
    case 'binary':
      return length > most;
    default:
      throw new RangeError(`what '${rule}' refuses is not known`);
  }
}
