/** Reading the attributes of an rtnetlink request: checked by a policy, found by type (nlmsg_parse_deprecated). */

import { Errno } from '../generated/errno';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import * as policies from '../wire/policy';
import { Mode } from '../wire/policy_fault';
import { align } from '../wire/writer';

/**
 * Fills `table`, a word for each type up to the policy's highest, from the attributes after a request's header of `headerSize` bytes.
 * -EINVAL when there is no whole header; else what the policy says of the first attribute it refuses, which the extended
 * ack names.
 */
export function parse(request: Request, headerSize: u32, table: usize, policy: usize): i32 {
  return parseBody(request, headerSize, table, policy, Mode.LIBERAL);
}

/** As `parse`, for what Linux added since it checks strictly: unknown types, sizes and flags are errors too (nlmsg_parse). */
export function parseStrictly(request: Request, headerSize: u32, table: usize, policy: usize): i32 {
  return parseBody(request, headerSize, table, policy, Mode.STRICT);
}

function parseBody(request: Request, headerSize: u32, table: usize, policy: usize, mode: u32): i32 {
  if (requests.bodyLength(request) < headerSize)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
  const from = requests.body(request) + align(headerSize);
  const size = requests.bodyLength(request) > align(headerSize) ? requests.bodyLength(request) - align(headerSize) : 0;
  return requests.parse(request, policy, mode, table, from, size);
}

/** As `parse`, for the `size` bytes of attributes at `from`. */
export function nested(request: Request, from: usize, size: u32, table: usize, policy: usize): i32 {
  return requests.parse(request, policy, Mode.LIBERAL, table, from, size);
}

/**
 * As `parse`, for a socket that asked for strict checking (nlmsg_parse_deprecated_strict): unknown types and what is left over
 * are errors too.
 */
export function whole(request: Request, headerSize: u32, table: usize, policy: usize): i32 {
  return parseBody(request, headerSize, table, policy, Mode.DEPRECATED_STRICT);
}

/** As `whole`; and of the known types only those of `allowed`, bytes ended by 0, may be there: `unwanted` is said of any other. */
export function strict(
  request: Request,
  headerSize: u32,
  table: usize,
  policy: usize,
  allowed: usize,
  unwanted: string,
): i32 {
  const bad = whole(request, headerSize, table, policy);
  return bad != 0 ? bad : only(request, table, policy, allowed, unwanted);
}

/** Of what was found, no type but those of `allowed`, as in `strict`. */
export function only(request: Request, table: usize, policy: usize, allowed: usize, unwanted: string): i32 {
  return unwantedIn(table, policy, allowed) < 0 ? 0 : requests.explain(request, -Errno.EINVAL, unwanted);
}

/** The lowest type of what was found that is none of `allowed`, or -1. */
export function unwantedIn(table: usize, policy: usize, allowed: usize): i32 {
  const max = policies.maxOf(policy);
  for (let type: u32 = 0; type <= max; type++) {
    if (attributes.get(table, type) != 0 && !isIn(allowed, type)) return type;
  }
  return -1;
}

function isIn(list: usize, type: u32): bool {
  for (let at = list; load<u8>(at) != 0; at++) if (<u32>load<u8>(at) == type) return true;
  return false;
}

/** As `nested`, for the attributes in a nest. */
export function nest(request: Request, attribute: usize, table: usize, policy: usize): i32 {
  return nested(request, attributes.payload(attribute), attributes.size(attribute), table, policy);
}

/** The attributes in a nest that must say that it is one, strictly (nla_parse_nested). */
export function nestStrictly(request: Request, attribute: usize, table: usize, policy: usize): i32 {
  if (!attributes.isNest(attribute))
    return requests.blame(request, -Errno.EINVAL, attribute, 'NLA_F_NESTED is missing');
  return requests.parse(request, policy, Mode.STRICT, table, attributes.payload(attribute), attributes.size(attribute));
}

/** As `nest`, for what Linux refuses without a word. */
export function silently(attribute: usize, table: usize, policy: usize): i32 {
  return policies.parse(policy, Mode.LIBERAL, table, attributes.payload(attribute), attributes.size(attribute));
}

/** -EOPNOTSUPP when a parsed request has an attribute of a list, i32s ended by 0, that this module can't act on yet; else 0. */
export function refuse(table: usize, list: usize): i32 {
  for (let at = list; load<i32>(at) != 0; at += 4) {
    if (attributes.get(table, load<i32>(at)) != 0) return -Errno.EOPNOTSUPP;
  }
  return 0;
}
