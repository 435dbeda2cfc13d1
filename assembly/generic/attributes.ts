/**
 * The attributes of a request, checked by the policy of its operation as strictly as that wants it (genl_family_rcv_msg_attrs_parse). Those for
 * Linux's own families are kept by type, for the handler (info->attrs).
 */

import { GENLMSGHDR_SIZE } from '../generated/nlctrl';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import { Family, Operation, Unvalidated } from './family';

/** No policy of theirs has a higher type. */
const MOST: u32 = 30;
const table: usize = memory.data((MOST + 1) << 2, 4);

/** Checks the attributes; 0 or a negative errno. */
export function check(request: Request, family: Family, operation: Operation, isDump: bool): i32 {
  const policy = policyOf(operation, isDump);
  if (policy == 0) return 0;
  const headers = headersOf(family);
  const from = requests.body(request) + headers;
  return requests.check(request, policy, modeOf(operation, isDump), from, requests.bodyLength(request) - headers);
}

/** As `check`, and keeps them. */
export function parse(request: Request, family: Family, operation: Operation, isDump: bool): i32 {
  memory.fill(table, 0, (MOST + 1) << 2);
  const policy = policyOf(operation, isDump);
  if (policy == 0) return 0;
  const headers = headersOf(family);
  const from = requests.body(request) + headers;
  const size = requests.bodyLength(request) - headers;
  return requests.parse(request, policy, modeOf(operation, isDump), table, from, size);
}

/** 0: none that counts. */
function policyOf(operation: Operation, isDump: bool): usize {
  if (!isDump) return operation.doPolicy;
  return (operation.unvalidated & Unvalidated.DUMP) != 0 ? 0 : operation.dumpPolicy;
}

function modeOf(operation: Operation, isDump: bool): u32 {
  const lenient: u32 = isDump ? Unvalidated.DUMP_STRICT : Unvalidated.STRICT;
  return (operation.unvalidated & lenient) != 0 ? Mode.LIBERAL : Mode.STRICT;
}

function headersOf(family: Family): u32 {
  return GENLMSGHDR_SIZE + family.headerSize;
}

/** The attribute of a type that the request has, or 0. */
export function get(type: u32): usize {
  return wire.get(table, type);
}

/** True when there is one. */
export function has(type: u32): bool {
  return wire.get(table, type) != 0;
}

/** 0, or -EINVAL with what is missing named (GENL_REQ_ATTR_CHECK). */
export function require(request: Request, type: u32): i32 {
  return has(type) ? 0 : requests.miss(request, type);
}
