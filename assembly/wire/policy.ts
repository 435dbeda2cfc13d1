/**
 * Attribute policies (struct nla_policy, validate_nla): what a payload must look like before a handler reads it. A policy
 * is a byte a type:
 *
 *      0            not checked
 *      n < 64       at least n bytes
 *      MOST | n     at most n bytes
 *      STRING | n   text of at most n bytes, NUL or not; not empty
 *      NUL_STRING | n   text of at most n bytes, ended by a NUL
 */

import { Errno } from '../generated/errno';
import { NLA_HDRLEN, NLA_TYPE_MASK } from '../generated/netlink';
import { payload, size as sizeOf } from './attributes';
import { align } from './writer';

export const MOST: u32 = 0x40;
export const STRING: u32 = 0x80;
export const NUL_STRING: u32 = 0xc0;
const KIND: u32 = 0xc0;

/** The first attribute that its policy refuses, or 0. Types above `max` are passed over. */
export function firstBad(policy: usize, max: u32, from: usize, size: u32): usize {
  let at = from;
  let left = size;
  while (left >= NLA_HDRLEN) {
    const length: u32 = load<u16>(at);
    if (length < NLA_HDRLEN || length > left) return 0;
    const type = (<u32>load<u16>(at, 2)) & NLA_TYPE_MASK;
    if (type <= max && check(load<u8>(policy + type), at) != 0) return at;
    const step = min(align(length), left);
    at += step;
    left -= step;
  }
  return 0;
}

/** 0, or what is wrong with an attribute under one policy: -ERANGE, -EINVAL. */
export function check(policy: u32, attribute: usize): i32 {
  const bound = policy & ~KIND;
  const length = sizeOf(attribute);
  switch (policy & KIND) {
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
    default:
      return length < bound ? -Errno.ERANGE : 0;
  }
}
