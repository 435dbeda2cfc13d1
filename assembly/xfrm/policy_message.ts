/**
 * Policies as messages (dump_one_policy, xfrm_notify_policy, xfrm_notify_policy_flush, build_polexpire): to who asks, and to the groups
 * POLICY and EXPIRE.
 */

import { NLMSGHDR_SIZE } from '../generated/netlink';
import {
  XFRM_USERPOLICY_ID_SIZE,
  XFRM_USERPOLICY_INFO_SIZE,
  XFRM_USERPOLICY_TYPE_SIZE,
  XFRM_USER_POLEXPIRE_SIZE,
  XFRM_USER_TMPL_SIZE,
  XfrmAttribute,
  XfrmMsg,
  XfrmNlgrp,
  XfrmUserPolexpire,
  XfrmUserpolicyId,
} from '../generated/xfrm';
import { Message } from '../memory/message';
import { Namespace } from '../net/namespace';
import * as policies from '../net/xfrm/xfrm_policy';
import { Policy, SELECTOR_SIZE } from '../net/xfrm/xfrm_policy';
import * as writer from '../wire/writer';
import * as notify from './notify';

/** The longest header and all attributes but templates. */
const MOST: u32 = 320;

/** More than a message about a policy takes. */
export function sizeOf(policy: Policy): u32 {
  return NLMSGHDR_SIZE + MOST + policies.traitsOf(policy).templates * XFRM_USER_TMPL_SIZE;
}

/** Appends a policy. False, with nothing appended, when it does not fit. */
export function write(message: Message, policy: Policy, flags: u32, sequence: u32, port: u32): bool {
  return writeAs(message, XfrmMsg.NEWPOLICY, policy, flags, sequence, port);
}

function writeAs(message: Message, type: u32, policy: Policy, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, type, flags, sequence, port, XFRM_USERPOLICY_INFO_SIZE);
  if (writer.fits(message))
    memory.copy(writer.header(message, start), policies.infoOf(policy), XFRM_USERPOLICY_INFO_SIZE);
  writeDetails(message, policy);
  return writer.end(message, start);
}

function writeDetails(message: Message, policy: Policy): void {
  const traits = policies.traitsOf(policy);
  if (traits.templates != 0) {
    const size = traits.templates * XFRM_USER_TMPL_SIZE;
    writer.bytesAttribute(message, XfrmAttribute.TMPL, policies.templatesOf(policy), size);
  }
  writeType(message, traits.type);
  notify.writeMark(message, traits.mark, traits.markMask);
  notify.writeIfId(message, traits.ifId);
}

function writeType(message: Message, type: u32): void {
  const at = writer.put(message, XfrmAttribute.POLICY_TYPE, XFRM_USERPOLICY_TYPE_SIZE);
  if (at == 0) return;
  memory.fill(at, 0, XFRM_USERPOLICY_TYPE_SIZE);
  store<u8>(at, <u8>type);
}

/** Tells that a policy was made by a request of a type. */
export function told(policy: Policy, type: u32, sequence: u32): void {
  const message = notify.open(policy.netns, XfrmNlgrp.POLICY, sizeOf(policy));
  if (message == null) return;
  writeAs(message, type, policy, 0, sequence, 0);
  notify.send(policy.netns, XfrmNlgrp.POLICY, message, 0);
}

/** Tells that a request took a policy away, by its number or by its selector. */
export function gone(policy: Policy, byIndex: bool, sequence: u32): void {
  const message = notify.open(policy.netns, XfrmNlgrp.POLICY, sizeOf(policy));
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.DELPOLICY, 0, sequence, 0, XFRM_USERPOLICY_ID_SIZE);
  const id = writer.header(message, start);
  const info = policies.infoOf(policy);
  store<u8>(id, <u8>policies.directionOf(policy), XfrmUserpolicyId.DIR);
  if (byIndex) store<u32>(id, policies.indexOf(policy), XfrmUserpolicyId.INDEX);
  else memory.copy(id, info, SELECTOR_SIZE);
  writer.bytesAttribute(message, XfrmAttribute.POLICY, info, XFRM_USERPOLICY_INFO_SIZE);
  writeDetails(message, policy);
  notify.send(policy.netns, XfrmNlgrp.POLICY, message, start);
}

/** Tells that all of a type were taken away. */
export function flushed(netns: Namespace, type: u32, sequence: u32): void {
  const message = notify.open(netns, XfrmNlgrp.POLICY, MOST);
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.FLUSHPOLICY, 0, sequence, 0, 0);
  writeType(message, type);
  notify.send(netns, XfrmNlgrp.POLICY, message, start);
}

/** Tells that a policy's time is over, or that it should be renewed. */
export function expired(policy: Policy, isHard: bool): void {
  const message = notify.open(policy.netns, XfrmNlgrp.EXPIRE, sizeOf(policy));
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.POLEXPIRE, 0, 0, 0, XFRM_USER_POLEXPIRE_SIZE);
  const header = writer.header(message, start);
  memory.copy(header, policies.infoOf(policy), XFRM_USERPOLICY_INFO_SIZE);
  store<u8>(header, u8(isHard), XfrmUserPolexpire.HARD);
  writeDetails(message, policy);
  notify.send(policy.netns, XfrmNlgrp.EXPIRE, message, start);
}
