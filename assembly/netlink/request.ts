/**
 * Requests: the messages of one send to the kernel, read in place one after another (netlink_rcv_skb), and what a
 * handler leaves to be said about each.
 *
 *      send   ┌─ nlmsghdr 16 ─┬─ body ─┬─ padding to 4 ─┬─ nlmsghdr ─┬─ body ─ …
 *
 * A bad message never makes the send fail: reading stops quietly at a length below 16 or beyond what is left. There is one
 * request at a time, and it lives no longer than the call.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag, NLMSGHDR_SIZE, NLMSG_MIN_TYPE, Nlmsghdr } from '../generated/netlink';
import { Message, release } from '../memory/message';
import { Namespace } from '../net/namespace';
import * as policies from '../wire/policy';
import { fault } from '../wire/policy_fault';
import { align } from '../wire/writer';
import * as extendedAck from './extended_ack';
import { ExtendedAck } from './extended_ack';
import * as port from './port';
import * as receive from './receive';
import { Socket, SocketFlag, has } from './socket';
import { Task } from './task';
import { truesize } from './truesize';

@unmanaged
export class Request {
  task: Task;
  socket: Socket;
  /** The send named its destination: see `capable`. */
  named: bool;
  /** The sender's capabilities when it sent. */
  capabilities: u64;
  /** The current message: address of its header, and the header's fields. */
  header: usize;
  length: u32;
  type: u32;
  flags: u32;
  sequence: u32;
  /** Bytes of the send from `header` on. */
  left: u32;
  /** What is to be said about it: see `ack`. */
  ackText: usize;
  ackOffset: u32;
  ackRule: usize;
  ackMissing: u32;
  ackNest: u32;
  ackCookie: usize;

  get ack(): ExtendedAck {
    return changetype<ExtendedAck>(changetype<usize>(this) + offsetof<Request>('ackText'));
  }
}

const request = changetype<Request>(memory.data(offsetof<Request>(), 8));

/** What a handler returns when it will say later how the request ended: nothing is to be done on its socket before. */
export const LATER: i32 = 1;

/** Begins reading a send of `size` bytes. `next` then gives its first message. */
export function begin(task: Task, socket: Socket, named: bool, from: usize, size: u32): Request {
  request.task = task;
  request.capabilities = task.capabilities;
  request.socket = socket;
  request.named = named;
  request.header = from;
  request.length = 0;
  request.left = size;
  return request;
}

/** Goes to the next message; false at the end. */
export function next(): bool {
  const step = min(align(request.length), request.left);
  const header = request.header + step;
  const left = request.left - step;
  request.header = header;
  request.left = left;
  if (left < NLMSGHDR_SIZE) return false;
  const length = load<u32>(header);
  if (length < NLMSGHDR_SIZE || length > left) return false;
  request.length = length;
  request.type = load<u16>(header, Nlmsghdr.TYPE);
  request.flags = load<u16>(header, Nlmsghdr.FLAGS);
  request.sequence = load<u32>(header, Nlmsghdr.SEQ);
  extendedAck.clear(request.ack);
  return true;
}

/** True when the current message asks something of the family; control messages and strays are only acked. */
export function isRequest(): bool {
  return (request.flags & HeaderFlag.REQUEST) != 0 && request.type >= NLMSG_MIN_TYPE;
}

/** Where the current message's body lies, and how long it is. */
export function body(request: Request): usize {
  return request.header + NLMSGHDR_SIZE;
}

export function bodyLength(request: Request): u32 {
  return request.length - NLMSGHDR_SIZE;
}

export function hasFlag(request: Request, flag: u32): bool {
  return (request.flags & flag) != 0;
}

/** True when the socket asked for strict checking of what is got and dumped. */
export function isStrict(request: Request): bool {
  return has(request.socket, SocketFlag.STRICT);
}

/** Leaves a text for the extended ack and returns the error it explains. */
export function explain(request: Request, error: i32, text: string): i32 {
  request.ack.text = changetype<usize>(text);
  return error;
}

/** Leaves a text that others left, unless it is 0. */
export function explainBy(request: Request, text: usize): void {
  if (text != 0) request.ack.text = text;
}

/** As `explain`, about one attribute of the request. */
export function blame(request: Request, error: i32, attribute: usize, text: string): i32 {
  request.ack.offset = <u32>(attribute - request.header);
  request.ack.rule = 0;
  return explain(request, error, text);
}

/** Names a type of attribute that the request should have had: -EINVAL. */
export function miss(request: Request, type: u32): i32 {
  request.ack.missing = type;
  return -Errno.EINVAL;
}

/** Names a type of attribute that a nest should have had. */
export function missIn(request: Request, nest: usize, type: u32): i32 {
  request.ack.nest = <u32>(nest - request.header);
  return miss(request, type);
}

/** As `blame`, of which there is no more to say. */
export function point(request: Request, error: i32, attribute: usize): i32 {
  request.ack.offset = <u32>(attribute - request.header);
  return error;
}

/** Checks attributes of the request by a policy; what there is to say goes to the extended ack. */
export function check(request: Request, policy: usize, mode: u32, from: usize, size: u32): i32 {
  return told(request, policies.check(policy, mode, from, size));
}

/** Checks and finds attributes of the request by a policy (wire/policy.ts); what there is to say goes to the extended ack. */
export function parse(request: Request, policy: usize, mode: u32, table: usize, from: usize, size: u32): i32 {
  return told(request, policies.parse(policy, mode, table, from, size));
}

/** Has the extended ack say what was found wrong. */
function told(request: Request, result: i32): i32 {
  if (fault.text != 0) request.ack.text = fault.text;
  if (fault.attribute != 0) {
    request.ack.offset = <u32>(fault.attribute - request.header);
    request.ack.rule = fault.rule;
  }
  return result;
}

/** True when the sender has a capability and, unless the send named its destination, the opener had it (netlink_capable). */
export function capable(request: Request, capability: u32): bool {
  if (((request.capabilities >> capability) & 1) == 0) return false;
  return request.named || ((request.socket.capabilities >> capability) & 1) != 0;
}

/**
 * Queues a reply, whose only reference it takes, on the requester; 0, or -EAGAIN when that overran, -ECONNREFUSED when it is
 * connected to another than the kernel.
 */
export function reply(request: Request, message: Message): i32 {
  return give(request.socket, message);
}

/** As `reply`, but to whoever has the requester's port in a namespace: -ECONNREFUSED when nobody has. */
export function replyIn(netns: Namespace, request: Request, message: Message): i32 {
  const receiver = port.lookup(netns, request.socket.protocol, request.socket.port);
  if (receiver != null) return give(receiver, message);
  release(message);
  return -Errno.ECONNREFUSED;
}

/** A message of the kernel's for a socket, which takes over the reference; -ECONNREFUSED when it hears somebody else, -EAGAIN. */
export function give(socket: Socket, message: Message): i32 {
  let result = 0;
  if (message.truesize == 0) message.truesize = truesize(message.length);
  if (has(socket, SocketFlag.CONNECTED) && socket.peerPort != 0) result = -Errno.ECONNREFUSED;
  else if (!receive.offer(socket, message)) result = -Errno.EAGAIN;
  if (result != 0) release(message);
  return result;
}
