/**
 * sendmsg (netlink_sendmsg): checks a message, finds where it goes, and delivers it to groups and ports. What goes to the
 * kernel, port 0, is read in place by the family for the protocol: see family.ts.
 *
 *      descriptor   ┌─ name ─┬─ name length ─┬─ data ─┬─ data length ─┬─ control ─┬─ control length ─┬─ flags ─┐
 *                   0        4               8        12              16          20                 24       28
 */

import { Errno } from '../generated/errno';
import { SOCKADDR_NL_SIZE } from '../generated/netlink';
import { AddressFamily, MessageFlag } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as user from '../memory/user';
import * as address from './address';
import * as credentials from './credentials';
import { Credentials } from './credentials';
import * as filter from './filter';
import { multicast } from './multicast';
import * as port from './port';
import { KERNEL, NONROOT_SEND, flagsOf } from './protocol';
import * as receive from './receive';
import * as room from './room';
import { Socket, SocketFlag, has } from './socket';
import { Task } from './task';
import { truesize, truesizeOfUnicast } from './truesize';

@unmanaged
export class Descriptor {
  name: usize;
  nameLength: u32;
  data: usize;
  dataLength: u32;
  control: usize;
  controlLength: u32;
  flags: u32;
}

/** A send in progress; there is one at a time. */
@unmanaged
class Outgoing {
  data: usize;
  length: u32;
  port: u32;
  group: u32;
  /** An address came with the message: the opener's privilege does not count beside the sender's (NETLINK_SKB_DST). */
  named: bool;
}

const outgoing = changetype<Outgoing>(memory.data(offsetof<Outgoing>(), 4));
const sender = changetype<Credentials>(memory.data(offsetof<Credentials>(), 4));

/** Bytes of sndbuf that a message can't use. */
const SNDBUF_RESERVE: u32 = 32;

/** Checks a send and binds the socket if need be. The send, or a negative errno through `error`. */
export function prepare(task: Task, socket: Socket, descriptor: usize, flags: u32): i32 {
  if (!user.access(descriptor, offsetof<Descriptor>())) return -Errno.EFAULT;
  const given = changetype<Descriptor>(descriptor);
  if (given.name != 0) {
    const bad = address.checkCut(given.name, given.nameLength);
    if (bad != 0) return bad;
  }
  if ((flags & MessageFlag.OOB) != 0) return -Errno.EOPNOTSUPP;
  if (given.dataLength == 0) return -Errno.ENODATA;
  const refused = credentials.fromControl(task, sender, given.control, given.controlLength);
  if (refused != 0) return refused;
  outgoing.named = given.name != 0 && given.nameLength != 0;
  if (outgoing.named) {
    if (given.nameLength < SOCKADDR_NL_SIZE || address.familyOf(given.name) != AddressFamily.NETLINK)
      return -Errno.EINVAL;
    outgoing.port = address.portOf(given.name);
    outgoing.group = address.lowestGroup(address.groupsIn(given.name));
    const elsewhere = outgoing.port != 0 || outgoing.group != 0;
    if (elsewhere && !address.allowed(task, socket, NONROOT_SEND)) return -Errno.EPERM;
  } else {
    outgoing.port = socket.peerPort;
    outgoing.group = socket.peerGroup;
  }
  const unbound = port.autobind(task, socket);
  if (unbound != 0) return unbound;
  if (given.dataLength > socket.sndbuf - SNDBUF_RESERVE) return -Errno.EMSGSIZE;
  if (!user.access(given.data, given.dataLength)) return -Errno.EFAULT;
  outgoing.data = given.data;
  outgoing.length = given.dataLength;
  return 0;
}

/** The send that `prepare` checked. */
export function current(): Outgoing {
  return outgoing;
}

/** True when the send goes to the kernel, and nothing but the kernel need see it. */
export function isForKernelAlone(): bool {
  return outgoing.port == 0 && outgoing.group == 0;
}

/** Puts the sender's credentials, as given with the checked send, on a message. */
export function sign(message: Message): void {
  credentials.stamp(sender, message);
}

/** Delivers the checked send to its group, if any, and to its port, unless that is the kernel's; 0 or a negative errno. */
export function deliver(socket: Socket): i32 {
  const message = messages.copyOf(outgoing.data, outgoing.length);
  if (message == null) return -Errno.ENOBUFS;
  message.truesize = outgoing.group != 0 ? truesize(outgoing.length) : truesizeOfUnicast(outgoing.length);
  message.port = socket.port;
  sign(message);
  if (outgoing.group != 0) {
    message.group = outgoing.group;
    // Whether anybody heard it is not the sender's to know: the unicast decides the result.
    messages.retain(message);
    multicast(socket.netns, socket.protocol, message, socket, outgoing.port);
    messages.release(message);
  }
  const error = outgoing.port == 0 ? 0 : unicast(socket, message);
  messages.release(message);
  return error;
}

/** Queues the message at its port. */
function unicast(socket: Socket, message: Message): i32 {
  const receiver = port.lookup(socket.netns, socket.protocol, outgoing.port);
  if (receiver == null) return -Errno.ECONNREFUSED;
  if (has(receiver, SocketFlag.CONNECTED) && receiver.peerPort != socket.port) return -Errno.ECONNREFUSED;
  const length = has(receiver, SocketFlag.FILTERED) ? filter.verdict(receiver, message) : message.length;
  if (length == 0) {
    room.leave(socket);
    return 0;
  }
  if (!receive.hasRoom(receiver, message.truesize)) {
    room.wait(socket, receiver);
    return -Errno.EAGAIN;
  }
  room.leave(socket);
  const given = length == message.length ? message : filter.cut(message, length, message.references == 1);
  if (given == null) return -Errno.ENOBUFS;
  if (!receive.enqueue(receiver, given)) {
    if (given != message) messages.release(given);
    return -Errno.ENOBUFS;
  }
  if (given == message) messages.retain(message);
  // What was cut off counts as not sent.
  outgoing.length = length;
  return 0;
}

/** True when the protocol has a kernel side that reads messages; without one, sending to port 0 is ECONNREFUSED. */
export function kernelListens(socket: Socket): bool {
  return (flagsOf(socket.protocol) & KERNEL) != 0;
}
