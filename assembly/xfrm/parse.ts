/** Reading requests about states and policies: a header, then attributes, which are checked by a policy (xfrm_user_rcv_msg). */

import { Errno } from '../generated/errno';
import { XFRMA_POLICY_MAX } from '../generated/policies';
import { XfrmAttribute, XfrmMark } from '../generated/xfrm';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as writer from '../wire/writer';

/** Where the attributes of a request are once they are parsed; for both of its policies: this is the longer. */
export const table: usize = memory.data((XFRMA_POLICY_MAX + 1) * 4, 4);

export function parse(request: Request, headerSize: u32, policy: usize): i32 {
  const length = requests.bodyLength(request);
  if (length < headerSize) return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
  const start = min(length, writer.align(headerSize));
  return requests.parse(request, policy, Mode.LIBERAL, table, requests.body(request) + start, length - start);
}

/** The value of an attribute of 4 bytes, 0 where it is not there. */
export function number(type: XfrmAttribute): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** What packets must be marked with, and the bits of it that count. */
export function mark(): u32 {
  return ofMark(XfrmMark.V);
}

export function markMask(): u32 {
  return ofMark(XfrmMark.M);
}

function ofMark(part: usize): u32 {
  const attribute = attributes.get(table, XfrmAttribute.MARK);
  return attribute == 0 ? 0 : load<u32>(attributes.payload(attribute) + part);
}
