/** Telling a rule of a policy to a program: in extended acks, and when nlctrl dumps policies (netlink_policy_dump_write_attr). */

import { AttrType, PolicyTypeAttribute } from '../generated/netlink';
import { RuleKind } from '../generated/policies';
import { Message } from '../memory/message';
import * as policies from './policy';
import * as rules from './policy_rule';
import * as writer from './writer';

/** Room that `write` may need. */
export const DESCRIPTION_SIZE: u32 = 36;
/** For `write`: the number of the policy in a nest is not to be told. */
export const UNNUMBERED: u32 = 0xffffffff;

/** Type numbers as programs know them, by RuleKind; 0 for those that are not told. */
// prettier-ignore
const TYPES: usize = memory.data<u8>([
  0, <u8>AttrType.U8, <u8>AttrType.U16, <u8>AttrType.U32, <u8>AttrType.U64,
  <u8>AttrType.S8, <u8>AttrType.S16, <u8>AttrType.S32, <u8>AttrType.S64,
  0, 0, <u8>AttrType.UINT, <u8>AttrType.SINT, <u8>AttrType.UINT,
  <u8>AttrType.STRING, <u8>AttrType.NUL_STRING, <u8>AttrType.BINARY, <u8>AttrType.FLAG,
  <u8>AttrType.NESTED, <u8>AttrType.NESTED_ARRAY, <u8>AttrType.BITFIELD32, 0,
  <u8>AttrType.BINARY, <u8>AttrType.BINARY, <u8>AttrType.BINARY, <u8>AttrType.BINARY,
]);

/** False for what Linux has no words for: no rule, REJECT, numbers in network byte order. */
export function isDescribed(rule: usize): bool {
  return load<u8>(TYPES + rules.kindOf(rule)) != 0;
}

/** Appends a nest that tells a rule which `isDescribed`; `number` is that of the policy inside it, if it has one. */
export function write(message: Message, attribute: u32, rule: usize, number: u32): void {
  const nest = writer.nest(message, attribute);
  const kind = rules.kindOf(rule);
  switch (kind) {
    case RuleKind.NESTED:
    case RuleKind.NESTED_ARRAY:
      if (number == UNNUMBERED || rules.operandOf(rule) == 0) break;
      writer.u32Attribute(message, PolicyTypeAttribute.POLICY_IDX, number);
      writer.u32Attribute(message, PolicyTypeAttribute.POLICY_MAXTYPE, policies.maxOf(rules.nestedOf(rule)));
      break;
    case RuleKind.BITFIELD32:
      writer.u32Attribute(message, PolicyTypeAttribute.BITFIELD32_MASK, load<u32>(rules.detailsOf(rule)));
      break;
    case RuleKind.STRING:
    case RuleKind.NUL_STRING:
    case RuleKind.BINARY:
      if (rules.operandOf(rule) != 0) {
        writer.u32Attribute(message, PolicyTypeAttribute.MAX_LENGTH, rules.operandOf(rule));
      }
      break;
    case RuleKind.BINARY_RANGE:
    case RuleKind.BINARY_RANGE_WARN:
      writeLengths(message, rules.detailsOf(rule));
      break;
    // One bound alone Linux does not tell.
    case RuleKind.BINARY_MIN:
    case RuleKind.BINARY_MAX:
    case RuleKind.FLAG:
      break;
    default:
      writeNumber(message, rule, kind);
  }
  writer.u32Attribute(message, PolicyTypeAttribute.TYPE, load<u8>(TYPES + kind));
  writer.endNest(message, nest);
}

function writeLengths(message: Message, bounds: usize): void {
  const least: u32 = load<u16>(bounds);
  const most: u32 = load<u16>(bounds, 2);
  if (least != 0) writer.u32Attribute(message, PolicyTypeAttribute.MIN_LENGTH, least);
  if (most != 0xffff) writer.u32Attribute(message, PolicyTypeAttribute.MAX_LENGTH, most);
}

function writeNumber(message: Message, rule: usize, kind: u32): void {
  if (rules.hasMask(rule)) {
    writer.u64Attribute(message, PolicyTypeAttribute.MASK, rules.maskOf(rule));
    return;
  }
  const signed = rules.isSigned(kind);
  const least = signed ? PolicyTypeAttribute.MIN_VALUE_S : PolicyTypeAttribute.MIN_VALUE_U;
  const most = signed ? PolicyTypeAttribute.MAX_VALUE_S : PolicyTypeAttribute.MAX_VALUE_U;
  writer.u64Attribute(message, least, rules.minOf(rule, kind));
  writer.u64Attribute(message, most, rules.maxOf(rule, kind));
}
