/** Checks of payloads by one rule, a function for each group of kinds (validate_nla, nla_validate_int_range, nla_validate_mask …). */

import { Errno } from '../generated/errno';
import { NlaBitfield32 } from '../generated/netlink';
import { RuleKind } from '../generated/policies';
import { payload } from './attributes';
import { Mode, blame, deny, fail } from './policy_fault';
import * as rules from './policy_rule';

/** Numbers: not too short, in their range, and without bits that are not in their mask. */
export function checkNumber(rule: usize, kind: u32, attribute: usize, size: u32): i32 {
  if (kind == RuleKind.UINT || kind == RuleKind.SINT) {
    if (size != 4 && size != 8) return deny(-Errno.EINVAL, attribute, rule, 'invalid attribute length');
  } else if (size < rules.leastSizeOf(kind)) {
    return fail(-Errno.ERANGE, attribute, rule);
  }
  if (rules.operandOf(rule) == 0) return 0;
  const value = valueOf(kind, attribute, size);
  if (rules.hasMask(rule)) {
    return (value & ~rules.maskOf(rule)) != 0 ? blame(-Errno.EINVAL, attribute, 'reserved bit set') : 0;
  }
  const least = rules.minOf(rule, kind);
  const most = rules.maxOf(rule, kind);
  const isIn = rules.isSigned(kind)
    ? <i64>value >= <i64>least && <i64>value <= <i64>most
    : value >= least && value <= most;
  return isIn ? 0 : deny(-Errno.ERANGE, attribute, rule, 'integer out of range');
}

/** A number that is not too short, extended to 64 bits by its sign if it has one. */
function valueOf(kind: u32, attribute: usize, size: u32): u64 {
  const at = payload(attribute);
  switch (kind) {
    case RuleKind.U8:
      return load<u8>(at);
    case RuleKind.U16:
      return load<u16>(at);
    case RuleKind.U32:
      return load<u32>(at);
    case RuleKind.S8:
      return <u64>(<i64>load<i8>(at));
    case RuleKind.S16:
      return <u64>(<i64>load<i16>(at));
    case RuleKind.S32:
      return <u64>(<i64>load<i32>(at));
    case RuleKind.BE16:
      return bswap<u16>(load<u16>(at));
    case RuleKind.BE32:
      return bswap<u32>(load<u32>(at));
    case RuleKind.UINT:
      return size == 4 ? <u64>load<u32>(at) : load<u64>(at);
    case RuleKind.SINT:
      return size == 4 ? <u64>(<i64>load<i32>(at)) : load<u64>(at);
    default:
      return load<u64>(at);
  }
}

/** Texts: not empty, not too long without their NUL, and NUL_STRING with one. */
export function checkText(rule: usize, kind: u32, attribute: usize, size: u32): i32 {
  const most = rules.operandOf(rule);
  const at = payload(attribute);
  if (kind == RuleKind.NUL_STRING) {
    const end = at + (most != 0 ? min(size, most + 1) : size);
    let byte = at;
    while (byte < end && load<u8>(byte) != 0) byte++;
    if (byte == end) return fail(-Errno.EINVAL, attribute, rule);
  }
  if (size == 0) return fail(-Errno.ERANGE, attribute, rule);
  const ended: u32 = load<u8>(at + size - 1) == 0 ? 1 : 0;
  return most != 0 && size - ended > most ? fail(-Errno.ERANGE, attribute, rule) : 0;
}

/** Lengths of what is no number and no text. */
export function checkBinary(rule: usize, kind: u32, mode: u32, attribute: usize, size: u32): i32 {
  const bound = rules.operandOf(rule);
  if (kind == RuleKind.BINARY) return bound != 0 && size > bound ? fail(-Errno.ERANGE, attribute, rule) : 0;
  let least: u32 = 0;
  let most: u32 = 0xffff;
  if (kind == RuleKind.BINARY_MIN) least = bound;
  else if (kind == RuleKind.BINARY_MAX) most = bound;
  else {
    least = load<u16>(rules.detailsOf(rule));
    most = load<u16>(rules.detailsOf(rule), 2);
    if (kind == RuleKind.BINARY_RANGE_WARN && size > most) {
      if ((mode & Mode.STRICT_ATTRS) == 0) return 0;
      return deny(-Errno.EINVAL, attribute, rule, 'invalid attribute length');
    }
  }
  const isIn = size >= least && size <= most;
  return isIn ? 0 : deny(-Errno.ERANGE, attribute, rule, 'binary attribute size out of range');
}

/** A value and a selector: no bit that is not in the mask, and none set that is not selected (validate_nla_bitfield32). */
export function checkBitfield(rule: usize, attribute: usize, size: u32): i32 {
  if (size != 8) return fail(-Errno.ERANGE, attribute, rule);
  const mask = load<u32>(rules.detailsOf(rule));
  const value = load<u32>(payload(attribute));
  const selector = load<u32>(payload(attribute), NlaBitfield32.SELECTOR);
  const isIn = mask != 0 && ((value | selector) & ~mask) == 0 && (value & ~selector) == 0;
  return isIn ? 0 : fail(-Errno.EINVAL, attribute, rule);
}
