/**
 * Reading attributes in place (nla_for_each_attr, nla_parse). An attribute is known by the address of its header:
 *
 *      ┌─ nla_len u16 ─┬─ nla_type u16 ─┬─ payload, nla_len - 4 bytes ─┬─ padding to 4 ─┐
 *
 * Whoever holds such an address got it from `parse`, which made sure that the whole attribute lies in the message.
 */

import { AttributeFlag, NLATTR_SIZE, NLA_TYPE_MASK, Nlattr } from '../generated/netlink';
import { align } from './writer';

/**
 * Fills `table`, `max + 1` words, with the address of the last attribute of each type, 0 where there is none. Types
 * above `max` are passed over. Ends quietly at the first attribute that does not fit, as Linux does when it is liberal.
 * Returns the bytes that are left then.
 */
export function parse(table: usize, max: u32, from: usize, size: u32): u32 {
  memory.fill(table, 0, (max + 1) << 2);
  let at = from;
  let left = size;
  while (left >= NLATTR_SIZE) {
    const length: u32 = load<u16>(at);
    if (length < NLATTR_SIZE || length > left) break;
    const type = (<u32>load<u16>(at, Nlattr.TYPE)) & NLA_TYPE_MASK;
    if (type <= max) store<u32>(table + (type << 2), <u32>at);
    const step = min(align(length), left);
    at += step;
    left -= step;
  }
  return left;
}

/** The attribute of a type in a parsed table, or 0. */
export function get(table: usize, type: u32): usize {
  return load<u32>(table + (type << 2));
}

/** Where an attribute's payload lies. */
export function payload(attribute: usize): usize {
  return attribute + NLATTR_SIZE;
}

/** How many bytes of payload an attribute has. */
export function size(attribute: usize): u32 {
  return <u32>load<u16>(attribute) - NLATTR_SIZE;
}

export function u8Value(attribute: usize): u32 {
  return load<u8>(payload(attribute));
}

export function u16Value(attribute: usize): u32 {
  return load<u16>(payload(attribute));
}

export function u32Value(attribute: usize): u32 {
  return load<u32>(payload(attribute));
}

export function u64Value(attribute: usize): u64 {
  return load<u64>(payload(attribute));
}

export function typeOf(attribute: usize): u32 {
  return (<u32>load<u16>(attribute, Nlattr.TYPE)) & NLA_TYPE_MASK;
}

/** Whether an attribute says that it is a nest (NLA_F_NESTED). */
export function isNest(attribute: usize): bool {
  return (load<u16>(attribute, Nlattr.TYPE) & AttributeFlag.NESTED) != 0;
}

/** The first attribute in a nest, or 0; and the one after, 0 at the end or where what is left is no attribute. */
export function firstIn(nest: usize): usize {
  return wholeAt(payload(nest), nest + load<u16>(nest));
}

export function nextIn(nest: usize, attribute: usize): usize {
  return nextBefore(attribute, nest + load<u16>(nest));
}

/** The attribute behind another that ends before `end`, or 0. */
export function nextBefore(attribute: usize, end: usize): usize {
  return wholeAt(attribute + align(load<u16>(attribute)), end);
}

/** `at`, if a whole attribute is there that ends before `end`, or 0. */
export function wholeAt(at: usize, end: usize): usize {
  if (at + NLATTR_SIZE > end) return 0;
  const length: u32 = load<u16>(at);
  return length < NLATTR_SIZE || at + length > end ? 0 : at;
}

/** The first attribute of a type from `from` to `end`, or 0 (nla_find). */
export function find(from: usize, end: usize, type: u32): usize {
  let at = wholeAt(from, end);
  while (at != 0 && typeOf(at) != type) at = nextBefore(at, end);
  return at;
}
