/**
 * Attribute policies (struct nla_policy, validate_nla): what a payload must look like before a handler reads it. A policy
 * is a 16-bit rule a type:
 *
 *      0              not checked
 *      1, 2, 4, 8     a number of so many bytes; more are ignored
 *      NESTED         attributes: none, or room for one
 *      LEAST | n      at least n bytes
 *      MOST | n       at most n bytes
 *      STRING | n     text of at most n bytes, NUL or not; not empty
 *      NUL_STRING | n text of at most n bytes, ended by a NUL
 */

import { Errno } from '../generated/errno';
import { NLA_HDRLEN, NLA_TYPE_MASK, PolicyAttribute, PolicyType } from '../generated/netlink';
import { Message } from '../memory/message';
import { payload, size as sizeOf } from './attributes';
import * as writer from './writer';

const NESTED: u32 = 0x1000;
const LEAST: u32 = 0x2000;
const MOST: u32 = 0x4000;
const STRING: u32 = 0x8000;
const NUL_STRING: u32 = 0xc000;
const KIND: u32 = 0xf000;
const BOUND: u32 = 0x0fff;

/** Room that `write` may need. */
export const DESCRIPTION_SIZE: u32 = 36;

/** The first attribute that its policy refuses, or 0. Types above `max` are passed over. */
export function firstBad(policy: usize, max: u32, from: usize, size: u32): usize {
  let at = from;
  let left = size;
  while (left >= NLA_HDRLEN) {
    const length: u32 = load<u16>(at);
    if (length < NLA_HDRLEN || length > left) return 0;
    const type = typeOf(at);
    if (type <= max && check(ruleOf(policy, type), at) != 0) return at;
    const step = min(writer.align(length), left);
    at += step;
    left -= step;
  }
  return 0;
}

/** The first attribute of a type above `max`, or 0. */
export function firstUnknown(max: u32, from: usize, size: u32): usize {
  let at = from;
  let left = size;
  while (left >= NLA_HDRLEN) {
    const length: u32 = load<u16>(at);
    if (length < NLA_HDRLEN || length > left) return 0;
    if (typeOf(at) > max) return at;
    const step = min(writer.align(length), left);
    at += step;
    left -= step;
  }
  return 0;
}

/** A policy's rule for a type that is in it. */
export function ruleOf(policy: usize, type: u32): u32 {
  return load<u16>(policy + (type << 1));
}

/** The type of an attribute, without its flags. */
export function typeOf(attribute: usize): u32 {
  return (<u32>load<u16>(attribute, 2)) & NLA_TYPE_MASK;
}

/** 0, or what is wrong with an attribute under one rule: -ERANGE, -EINVAL. */
export function check(rule: u32, attribute: usize): i32 {
  const bound = rule & BOUND;
  const length = sizeOf(attribute);
  switch (rule & KIND) {
    case MOST:
      return length > bound ? -Errno.ERANGE : 0;
    case STRING: {
      const ended: u32 = length != 0 && load<u8>(payload(attribute) + length - 1) == 0 ? 1 : 0;
      return length == 0 || length - ended > bound ? -Errno.ERANGE : 0;
    }
    case NUL_STRING: {
      const most = min(length, bound + 1);
      for (let i: u32 = 0; i < most; i++) if (load<u8>(payload(attribute) + i) == 0) return 0;
      return -Errno.EINVAL;
    }
    case NESTED:
      return length != 0 && length < NLA_HDRLEN ? -Errno.ERANGE : 0;
    default:
      return length < bound ? -Errno.ERANGE : 0;
  }
}

/** True when a rule says more than a least length: the kernel tells it to those who break it. */
export function isDescribed(rule: u32): bool {
  return rule != 0 && (rule & KIND) != LEAST;
}

/** Appends a nest that tells a rule (netlink_policy_dump_write_attr): a number's range or a text's greatest length, the type. */
export function write(message: Message, attribute: u32, rule: u32): void {
  const nest = writer.nest(message, attribute);
  const kind = rule & KIND;
  if (kind == 0) {
    writer.u64Attribute(message, PolicyAttribute.MIN_VALUE_U, 0);
    writer.u64Attribute(message, PolicyAttribute.MAX_VALUE_U, ~(<u64>0) >> (64 - (rule << 3)));
  } else if (kind != NESTED) {
    writer.u32Attribute(message, PolicyAttribute.MAX_LENGTH, rule & BOUND);
  }
  writer.u32Attribute(message, PolicyAttribute.TYPE, typeNumber(rule));
  writer.endNest(message, nest);
}

function typeNumber(rule: u32): u32 {
  switch (rule & KIND) {
    case MOST:
      return PolicyType.BINARY;
    case STRING:
      return PolicyType.STRING;
    case NUL_STRING:
      return PolicyType.NUL_STRING;
    case NESTED:
      return PolicyType.NESTED;
    default:
      // 1, 2, 4, 8 bytes.
      return <u32>PolicyType.U8 + ctz(rule);
  }
}
