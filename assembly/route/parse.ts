/** Reading the attributes of an rtnetlink request: checked by a policy, found by type (nlmsg_parse_deprecated). */

import { Errno } from '../generated/errno';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import * as policy from '../wire/policy';
import { align } from '../wire/writer';

/**
 * Fills `table`, `max + 1` words, from the attributes after a request's header of `headerSize` bytes. -EINVAL when there is no
 * whole header; else what the policy says of the first attribute it refuses, which the extended ack names.
 */
export function parse(request: Request, headerSize: u32, table: usize, max: u32, rules: usize): i32 {
  if (requests.bodyLength(request) < headerSize)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
  const from = requests.body(request) + align(headerSize);
  const size = requests.bodyLength(request) > align(headerSize) ? requests.bodyLength(request) - align(headerSize) : 0;
  return nested(request, from, size, table, max, rules);
}

/** As `parse`, for the `size` bytes of attributes at `from`. */
export function nested(request: Request, from: usize, size: u32, table: usize, max: u32, rules: usize): i32 {
  const bad = policy.firstBad(rules, max, from, size);
  if (bad != 0) return requests.refuse(request, bad, policy.ruleOf(rules, policy.typeOf(bad)));
  const left = attributes.parse(table, max, from, size);
  return left == 0 ? 0 : requests.explain(request, 0, 'bytes leftover after parsing attributes');
}

/**
 * As `parse`, for a socket that asked for strict checking (nlmsg_parse_deprecated_strict): unknown types and what is left over
 * are errors too, and of the known types only those of `allowed`, bytes ended by 0; `unwanted` is said of any other.
 */
export function strict(
  request: Request,
  headerSize: u32,
  table: usize,
  max: u32,
  rules: usize,
  allowed: usize,
  unwanted: string,
): i32 {
  const from = requests.body(request) + align(headerSize);
  const size = requests.bodyLength(request) - align(headerSize);
  const unknown = policy.firstUnknown(max, from, size);
  if (unknown != 0) return requests.blame(request, -Errno.EINVAL, unknown, 'Unknown attribute type');
  const bad = nested(request, from, size, table, max, rules);
  if (bad != 0) return bad;
  if (requests.isExplained(request)) return -Errno.EINVAL;
  for (let type: u32 = 0; type <= max; type++) {
    if (attributes.get(table, type) != 0 && !isIn(allowed, type))
      return requests.explain(request, -Errno.EINVAL, unwanted);
  }
  return 0;
}

function isIn(list: usize, type: u32): bool {
  for (let at = list; load<u8>(at) != 0; at++) if (<u32>load<u8>(at) == type) return true;
  return false;
}

/** As `nested`, for the attributes in a nest. */
export function nest(request: Request, attribute: usize, table: usize, max: u32, rules: usize): i32 {
  return nested(request, attributes.payload(attribute), attributes.size(attribute), table, max, rules);
}

/** -EOPNOTSUPP when a parsed request has an attribute of a list, i32s ended by 0, that this module can't act on yet; else 0. */
export function refuse(table: usize, list: usize): i32 {
  for (let at = list; load<i32>(at) != 0; at += 4) {
    if (attributes.get(table, load<i32>(at)) != 0) return -Errno.EOPNOTSUPP;
  }
  return 0;
}
