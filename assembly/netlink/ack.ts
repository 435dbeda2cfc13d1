/**
 * Acknowledgements (netlink_ack): a message that asked for one, or failed, is answered by NLMSG_ERROR.
 *
 *      ┌─ nlmsghdr ─┬─ error i32 ─┬─ the request's nlmsghdr ─┬─ its body, after an error ─┬─ extended ack attributes ─┐
 *
 * CAP_ACK leaves the body out, as does success; EXT_ACK adds what netlink/extended_ack.ts has to say.
 */

import { Errno } from '../generated/errno';
import {
  AckFlag,
  HeaderFlag,
  NLMSGERR_SIZE,
  NLMSGHDR_SIZE,
  NetlinkMessage,
  Nlmsgerr,
  Nlmsghdr,
} from '../generated/netlink';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as writer from '../wire/writer';
import * as extendedAck from './extended_ack';
import * as receive from './receive';
import { Request, reply } from './request';
import { SocketFlag, has } from './socket';

/** Answers the current message with `error`, 0 or a negative errno, if an answer is due. */
export function finish(request: Request, error: i32): void {
  if (error == 0 && (request.flags & HeaderFlag.ACK) == 0) return;
  const echo = error != 0 && !has(request.socket, SocketFlag.CAP_ACK);
  const bodySize = echo ? writer.align(request.length - NLMSGHDR_SIZE) : 0;
  const extended = extendedAck.isDue(request.ack, request.socket, error);
  let size = NLMSGHDR_SIZE + NLMSGERR_SIZE + bodySize;
  if (extended) size += extendedAck.sizeOf(request.ack);
  const message = messages.create(size);
  if (message == null) {
    receive.fail(request.socket, Errno.ENOBUFS);
    return;
  }
  let flags: u32 = echo ? 0 : AckFlag.CAPPED;
  if (extended) flags |= AckFlag.ACK_TLVS;
  const port = request.socket.port;
  const start = writer.begin(message, NetlinkMessage.ERROR, flags, request.sequence, port, NLMSGERR_SIZE);
  writeError(message, start, request, error);
  if (echo) {
    const length = request.length - NLMSGHDR_SIZE;
    const at = writer.reserve(message, length);
    memory.copy(at, request.header + NLMSGHDR_SIZE, length);
  }
  if (extended) extendedAck.write(message, request.ack, error);
  writer.end(message, start);
  messages.trim(message);
  // A reader too slow for its own answers is an overrun like any other.
  reply(request, message);
}

function writeError(message: Message, start: u32, request: Request, error: i32): void {
  const at = writer.header(message, start);
  store<i32>(at, error);
  memory.copy(at + Nlmsgerr.MSG, request.header, NLMSGHDR_SIZE);
  // Who handles it may change its flags, as Linux does where a request stands for several (ip6_route_multipath_add).
  store<u16>(at + Nlmsgerr.MSG, request.flags, Nlmsghdr.FLAGS);
}
