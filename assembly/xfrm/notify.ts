/** Messages of NETLINK_XFRM to groups, and what they have in common. */

import { Protocol } from '../generated/netlink';
import { XFRM_MARK_SIZE, XfrmAttribute, XfrmMark, XfrmNlgrp } from '../generated/xfrm';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import { hasListeners, lost, multicast } from '../netlink/multicast';
import { Namespace } from '../net/namespace';
import * as writer from '../wire/writer';

/** A buffer for what is told to a group, if anybody listens. */
export function open(netns: Namespace, group: XfrmNlgrp, size: u32): Message | null {
  if (!hasListeners(netns, Protocol.XFRM, group)) return null;
  const message = messages.create(size);
  if (message == null) lost(netns, Protocol.XFRM, group);
  return message;
}

/** Sends it, whole since it began at `start`. */
export function send(netns: Namespace, group: XfrmNlgrp, message: Message, start: u32): void {
  writer.end(message, start);
  messages.trim(message);
  message.group = group;
  multicast(netns, Protocol.XFRM, message, null, 0);
  messages.release(message);
}

/** Appends what packets must be marked with, if anything, and the interface that they are of. */
export function writeMark(message: Message, mark: u32, mask: u32): void {
  if ((mark | mask) == 0) return;
  const at = writer.put(message, XfrmAttribute.MARK, XFRM_MARK_SIZE);
  if (at == 0) return;
  store<u32>(at, mark, XfrmMark.V);
  store<u32>(at, mask, XfrmMark.M);
}

export function writeIfId(message: Message, ifId: u32): void {
  if (ifId != 0) writer.u32Attribute(message, XfrmAttribute.IF_ID, ifId);
}
