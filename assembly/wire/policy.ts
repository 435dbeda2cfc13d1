/**
 * Attribute policies (struct nla_policy): what attributes must be like before a handler reads them. `parse` checks them and finds them by
 * type in one pass, as __nla_parse does; what is wrong is left in `fault`.
 *
 * Policies are 16-bit words, made by host/codec/policy.ts. They hold no addresses, so they are good wherever they lie:
 *
 *      policy   ┌─ max ─┬─ strict start ─┬─ rule of type 1 ─┬ … ┬─ rule of type max ─┬─ details … ─┐
 *      rule     kind in the low 5 bits, an operand of 11 bits above
 *
 * The operand is a length in bytes, or leads to details: it says how many words after the rule they begin (wire/policy_check.ts tells
 * which). Types from `strict start` on, unless that is 0, are checked strictly however the rest is.
 */

import { Errno } from '../generated/errno';
import { AttributeFlag, MAX_POLICY_RECURSION_DEPTH, NLATTR_SIZE, NLA_TYPE_MASK, Nlattr } from '../generated/netlink';
import { RuleKind } from '../generated/policies';
import { payload, size as sizeOf } from './attributes';
import { checkBitfield, checkBinary, checkNumber, checkText } from './policy_check';
import { Mode, blame, clear, deny, fail, say } from './policy_fault';
import * as rules from './policy_rule';
import { align } from './writer';

/** How deep policies may lie in policies: they can name themselves. */

/** The highest type that a policy knows. */
export function maxOf(policy: usize): u32 {
  return load<u16>(policy);
}

/** Where a policy's rule for a type up to its highest lies. */
export function ruleOf(policy: usize, type: u32): usize {
  return policy + 2 + (type << 1);
}

/**
 * Checks the `size` bytes of attributes at `from`, and fills `table`, a word for each type up to the policy's highest, with the address
 * of the last attribute of each type, 0 where there is none. Returns 0 or a negative errno; `fault` says more, and may
 * say something when all is well, too.
 */
export function parse(policy: usize, mode: u32, table: usize, from: usize, size: u32): i32 {
  clear();
  memory.fill(table, 0, (maxOf(policy) + 1) << 2);
  return walk(policy, mode, table, from, size, 0);
}

/** As `parse`, of which nothing is kept. */
export function check(policy: usize, mode: u32, from: usize, size: u32): i32 {
  clear();
  return walk(policy, mode, 0, from, size, 0);
}

/** One level of attributes; `table` is 0 in a nest. */
function walk(policy: usize, mode: u32, table: usize, from: usize, size: u32, depth: u32): i32 {
  if (depth >= MAX_POLICY_RECURSION_DEPTH) return say(-Errno.EINVAL, 'allowed policy recursion depth exceeded');
  const max = maxOf(policy);
  // Of none: beyond all types.
  const strictStart = <u32>load<u16>(policy, 2) - 1;
  let at = from;
  let left = size;
  while (left >= NLATTR_SIZE) {
    const length: u32 = load<u16>(at);
    if (length < NLATTR_SIZE || length > left) break;
    const type = (<u32>load<u16>(at, Nlattr.TYPE)) & NLA_TYPE_MASK;
    // 0 is no type either.
    if (type - 1 < max) {
      const bad = validate(ruleOf(policy, type), type > strictStart ? mode | Mode.STRICT : mode, at, depth);
      if (bad != 0) return bad;
      if (table != 0) store<u32>(table + (type << 2), <u32>at);
    } else if ((mode & Mode.MAXTYPE) != 0) {
      return blame(-Errno.EINVAL, at, 'Unknown attribute type');
    }
    const step = min(align(length), left);
    at += step;
    left -= step;
  }
  if (left == 0) return 0;
  return say((mode & Mode.TRAILING) != 0 ? -Errno.EINVAL : 0, 'bytes leftover after parsing attributes');
}

/** Checks one attribute by its rule (validate_nla). */
function validate(rule: usize, mode: u32, attribute: usize, depth: u32): i32 {
  const kind = rules.kindOf(rule);
  const size = sizeOf(attribute);
  if (mode != 0) {
    const bad = validateStrictly(rule, kind, mode, attribute, size);
    if (bad != 0) return bad;
  }
  switch (kind) {
    case RuleKind.UNSPEC:
      if ((mode & Mode.UNSPEC) != 0) return blame(-Errno.EINVAL, attribute, 'Unsupported attribute');
      return size < rules.operandOf(rule) ? fail(-Errno.ERANGE, attribute, rule) : 0;
    case RuleKind.STRING:
    case RuleKind.NUL_STRING:
      return checkText(rule, kind, attribute, size);
    case RuleKind.BINARY:
    case RuleKind.BINARY_MIN:
    case RuleKind.BINARY_MAX:
    case RuleKind.BINARY_RANGE:
    case RuleKind.BINARY_RANGE_WARN:
      return checkBinary(rule, kind, mode, attribute, size);
    case RuleKind.FLAG:
      return size != 0 ? fail(-Errno.ERANGE, attribute, rule) : 0;
    case RuleKind.NESTED:
    case RuleKind.NESTED_ARRAY:
      if (size == 0) return 0;
      if (size < NLATTR_SIZE) return fail(-Errno.ERANGE, attribute, rule);
      if (rules.operandOf(rule) == 0) return 0;
      return kind == RuleKind.NESTED
        ? walk(rules.nestedOf(rule), mode, 0, payload(attribute), size, depth + 1)
        : walkArray(rules.nestedOf(rule), mode, payload(attribute), size, depth);
    case RuleKind.BITFIELD32:
      return checkBitfield(rule, attribute, size);
    case RuleKind.REJECT:
      if (rules.operandOf(rule) == 0) return fail(-Errno.EINVAL, attribute, rule);
      return blame(-Errno.EINVAL, attribute, rules.textOf(rule));
    default:
      return checkNumber(rule, kind, attribute, size);
  }
}

/** What only strict modes demand of any attribute: numbers of the very size, NLA_F_NESTED on nests and on nothing else. */
function validateStrictly(rule: usize, kind: u32, mode: u32, attribute: usize, size: u32): i32 {
  const exact = rules.exactSizeOf(kind);
  if ((mode & Mode.STRICT_ATTRS) != 0 && exact != 0 && size != exact) {
    return deny(-Errno.EINVAL, attribute, rule, 'invalid attribute length');
  }
  if ((mode & Mode.NESTED) == 0) return 0;
  const isFlagged = (load<u16>(attribute, Nlattr.TYPE) & AttributeFlag.NESTED) != 0;
  const isNest = kind == RuleKind.NESTED || kind == RuleKind.NESTED_ARRAY;
  if (isNest && !isFlagged) return deny(-Errno.EINVAL, attribute, rule, 'NLA_F_NESTED is missing');
  if (!isNest && isFlagged && kind != RuleKind.UNSPEC) {
    return deny(-Errno.EINVAL, attribute, rule, 'NLA_F_NESTED not expected');
  }
  return 0;
}

/** Checks the elements of an array, whatever their types, each by the policy of what is in it (nla_validate_array). */
function walkArray(policy: usize, mode: u32, from: usize, size: u32, depth: u32): i32 {
  let at = from;
  let left = size;
  while (left >= NLATTR_SIZE) {
    const length: u32 = load<u16>(at);
    if (length < NLATTR_SIZE || length > left) return 0;
    const inside = length - NLATTR_SIZE;
    if (inside != 0) {
      if (inside < NLATTR_SIZE) return blame(-Errno.ERANGE, at, 'Array element too short');
      const bad = walk(policy, mode, 0, payload(at), inside, depth + 1);
      if (bad != 0) return bad;
    }
    const step = min(align(length), left);
    at += step;
    left -= step;
  }
  return 0;
}
