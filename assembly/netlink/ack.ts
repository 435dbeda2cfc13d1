/**
 * Acknowledgements (netlink_ack): a message that asked for one, or failed, is answered by NLMSG_ERROR.
 *
 *      ┌─ nlmsghdr ─┬─ error i32 ─┬─ the request's nlmsghdr ─┬─ its body, after an error ─┬─ extended ack attributes ─┐
 *
 * CAP_ACK leaves the body out, as does success; EXT_ACK adds the attributes: what is wrong, and at which offset.
 */

import { Errno } from '../generated/errno';
import { ControlType, ExtendedAck, HeaderFlag, NLA_HDRLEN, NLMSG_HDRLEN } from '../generated/netlink';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as policy from '../wire/policy';
import * as writer from '../wire/writer';
import * as receive from './receive';
import { Request, reply } from './request';
import { SocketFlag, has } from './socket';

const ERROR_SIZE: u32 = 4;

/** Answers the current message with `error`, 0 or a negative errno, if an answer is due. */
export function finish(request: Request, error: i32): void {
  if (error == 0 && (request.flags & HeaderFlag.ACK) == 0) return;
  const echo = error != 0 && !has(request.socket, SocketFlag.CAP_ACK);
  const bodySize = echo ? writer.align(request.length - NLMSG_HDRLEN) : 0;
  const text = changetype<string>(request.text);
  const explained = has(request.socket, SocketFlag.EXT_ACK);
  const hasText = explained && request.text != 0;
  const hasOffset = explained && error != 0 && request.attribute != 0;
  const hasPolicy = hasOffset && policy.isDescribed(request.rule);

  let size = NLMSG_HDRLEN + ERROR_SIZE + NLMSG_HDRLEN + bodySize;
  if (hasText) size += writer.align(NLA_HDRLEN + text.length + 1);
  if (hasOffset) size += NLA_HDRLEN + 4;
  if (hasPolicy) size += NLA_HDRLEN + policy.DESCRIPTION_SIZE;
  const message = messages.create(size);
  if (message == null) {
    receive.fail(request.socket, Errno.ENOBUFS);
    return;
  }
  let flags: u32 = echo ? 0 : HeaderFlag.CAPPED;
  if (hasText || hasOffset) flags |= HeaderFlag.ACK_TLVS;
  const port = request.socket.port;
  const start = writer.begin(message, ControlType.ERROR, flags, request.sequence, port, ERROR_SIZE + NLMSG_HDRLEN);
  writeError(message, start, request, error);
  if (echo) {
    const length = request.length - NLMSG_HDRLEN;
    const at = writer.reserve(message, length);
    memory.copy(at, request.header + NLMSG_HDRLEN, length);
  }
  if (hasText) writer.textAttribute(message, ExtendedAck.MSG, text);
  if (hasOffset) writer.u32Attribute(message, ExtendedAck.OFFS, <u32>(request.attribute - request.header));
  if (hasPolicy) policy.write(message, ExtendedAck.POLICY, request.rule);
  writer.end(message, start);
  // A reader too slow for its own answers is an overrun like any other.
  reply(request, message);
}

function writeError(message: Message, start: u32, request: Request, error: i32): void {
  const at = writer.header(message, start);
  store<i32>(at, error);
  memory.copy(at + ERROR_SIZE, request.header, NLMSG_HDRLEN);
}
