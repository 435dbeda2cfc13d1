/**
 * One rule of a policy, by its address: a 16-bit word, kind in the low 5 bits and an operand above, and the details to which the operand of
 * some kinds leads, counted in words from the rule:
 *
 *      numbers             0, or RANGE, least i64, greatest i64;  or MASK, bits u64
 *      BITFIELD32          bits u32
 *      NESTED, …_ARRAY     0, or how many words from here the policy inside begins, i16
 *      REJECT              0, or a text: its size u32, two for each character, and these, a byte each
 *      BINARY_RANGE…       least and greatest length, u16 each
 *
 * The operand of the others is a length.
 */

import { KIND_BITS, RuleKind } from '../generated/policies';

/** What the details of a number are. */
export const MASK: u32 = 1;

/** Bytes of the numbers that strict modes want exactly, by kind; 0: any. */
// prettier-ignore
const EXACT_SIZES: usize = memory.data<u8>([
  0, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);
const MSECS_SIZE: u32 = 8;

export function kindOf(rule: usize): u32 {
  return load<u16>(rule) & ((1 << KIND_BITS) - 1);
}

export function operandOf(rule: usize): u32 {
  return load<u16>(rule) >> KIND_BITS;
}

/** Where the details begin. */
export function detailsOf(rule: usize): usize {
  return rule + (operandOf(rule) << 1);
}

export function exactSizeOf(kind: u32): u32 {
  return load<u8>(EXACT_SIZES + kind);
}

/** The bytes that a number must have in any mode. */
export function leastSizeOf(kind: u32): u32 {
  return kind == RuleKind.MSECS ? MSECS_SIZE : exactSizeOf(kind);
}

/** The policy inside a nest that has one. */
export function nestedOf(rule: usize): usize {
  const details = detailsOf(rule);
  return details + ((<i32>load<i16>(details)) << 1);
}

/** The text of a REJECT that has one. */
export function textOf(rule: usize): string {
  return changetype<string>(detailsOf(rule) + 4);
}

/** True when a number's details are a mask, and not a range. */
export function hasMask(rule: usize): bool {
  return operandOf(rule) != 0 && load<u16>(detailsOf(rule)) == MASK;
}

export function maskOf(rule: usize): u64 {
  return load<u64>(detailsOf(rule), 2);
}

export function isSigned(kind: u32): bool {
  return (kind >= <u32>RuleKind.S8 && kind <= <u32>RuleKind.S64) || kind == RuleKind.SINT;
}

/** The least and the greatest value of a number; as i64 where the kind is signed (nla_get_range_unsigned, …_signed). */
export function minOf(rule: usize, kind: u32): u64 {
  if (operandOf(rule) != 0) return load<u64>(detailsOf(rule), 2);
  return isSigned(kind) ? ~maxOf(rule, kind) : 0;
}

export function maxOf(rule: usize, kind: u32): u64 {
  if (operandOf(rule) != 0) return load<u64>(detailsOf(rule), 10);
  const size = exactSizeOf(kind);
  const all = ~(<u64>0) >> (size == 0 ? 0 : 64 - (size << 3));
  return isSigned(kind) ? all >> 1 : all;
}
