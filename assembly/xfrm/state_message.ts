/**
 * States as messages (copy_to_user_state_extra, xfrm_notify_sa, xfrm_notify_sa_flush, build_expire): to who asks, and to the groups SA and
 * EXPIRE.
 */

import { NLMSGHDR_SIZE } from '../generated/netlink';
import {
  XFRM_REPLAY_STATE_SIZE,
  XFRM_USERSA_FLUSH_SIZE,
  XFRM_USERSA_ID_SIZE,
  XFRM_USERSA_INFO_SIZE,
  XFRM_USER_EXPIRE_SIZE,
  XfrmAttribute,
  XfrmMsg,
  XfrmNlgrp,
  XfrmUserExpire,
  XfrmUsersaId,
  XfrmUsersaInfo,
} from '../generated/xfrm';
import { Message } from '../memory/message';
import { Namespace } from '../net/namespace';
import * as states from '../net/xfrm/xfrm_state';
import { State } from '../net/xfrm/xfrm_state';
import * as writer from '../wire/writer';
import * as notify from './notify';

/** More than a message about one takes. */
export const STATE_MESSAGE_SIZE: u32 = NLMSGHDR_SIZE + XFRM_USERSA_ID_SIZE + XFRM_USERSA_INFO_SIZE + 96;

/** Appends a state. False, with nothing appended, when it does not fit. */
export function write(message: Message, state: State, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, XfrmMsg.NEWSA, flags, sequence, port, XFRM_USERSA_INFO_SIZE);
  if (writer.fits(message)) memory.copy(writer.header(message, start), states.infoOf(state), XFRM_USERSA_INFO_SIZE);
  writeDetails(message, state);
  return writer.end(message, start);
}

function writeDetails(message: Message, state: State): void {
  notify.writeMark(message, state.mark, state.markMask);
  writer.zerosAttribute(message, XfrmAttribute.REPLAY_VAL, XFRM_REPLAY_STATE_SIZE);
  notify.writeIfId(message, state.ifId);
  writeDirection(message, state);
}

function writeDirection(message: Message, state: State): void {
  if (state.direction != 0) writer.u8Attribute(message, XfrmAttribute.SA_DIR, state.direction);
}

/** Tells that a request took a state away. */
export function gone(state: State, sequence: u32): void {
  const message = notify.open(state.netns, XfrmNlgrp.SA, STATE_MESSAGE_SIZE);
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.DELSA, 0, sequence, 0, XFRM_USERSA_ID_SIZE);
  const id = writer.header(message, start);
  const info = states.infoOf(state);
  memory.copy(id + XfrmUsersaId.DADDR, info + XfrmUsersaInfo.DADDR, 16);
  store<u32>(id, load<u32>(info, XfrmUsersaInfo.SPI), XfrmUsersaId.SPI);
  store<u16>(id, load<u16>(info, XfrmUsersaInfo.FAMILY), XfrmUsersaId.FAMILY);
  store<u8>(id, <u8>states.protocolOf(state), XfrmUsersaId.PROTO);
  writer.bytesAttribute(message, XfrmAttribute.SA, info, XFRM_USERSA_INFO_SIZE);
  writeDetails(message, state);
  notify.send(state.netns, XfrmNlgrp.SA, message, start);
}

/** Tells that all of a protocol were taken away. */
export function flushed(netns: Namespace, protocol: u32, sequence: u32): void {
  const message = notify.open(netns, XfrmNlgrp.SA, STATE_MESSAGE_SIZE);
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.FLUSHSA, 0, sequence, 0, writer.align(XFRM_USERSA_FLUSH_SIZE));
  store<u8>(writer.header(message, start), <u8>protocol);
  notify.send(netns, XfrmNlgrp.SA, message, start);
}

/** Tells that a state's time is over. */
export function ended(state: State): void {
  const message = notify.open(state.netns, XfrmNlgrp.EXPIRE, STATE_MESSAGE_SIZE);
  if (message == null) return;
  const start = writer.begin(message, XfrmMsg.EXPIRE, 0, 0, 0, XFRM_USER_EXPIRE_SIZE);
  const header = writer.header(message, start);
  memory.copy(header, states.infoOf(state), XFRM_USERSA_INFO_SIZE);
  store<u8>(header, 1, XfrmUserExpire.HARD);
  notify.writeMark(message, state.mark, state.markMask);
  notify.writeIfId(message, state.ifId);
  writeDirection(message, state);
  notify.send(state.netns, XfrmNlgrp.EXPIRE, message, start);
}
