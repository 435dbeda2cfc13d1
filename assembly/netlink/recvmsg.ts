/**
 * recvmsg (netlink_recvmsg): a pending error first, then the oldest datagram, whole or cut, with its sender and control
 * messages. A dump in progress goes on afterwards: see family.ts.
 */

import { Errno } from '../generated/errno';
import { NetlinkOption, SOCKADDR_NL_SIZE } from '../generated/netlink';
import { CMSGHDR_SIZE, Cmsghdr, ControlType, MessageFlag, OptionLevel } from '../generated/socket';
import { Message, data } from '../memory/message';
import * as user from '../memory/user';
import { align } from '../wire/writer';
import * as address from './address';
import { Credentials } from './credentials';
import { maskOf } from './group';
import * as values from './option_values';
import { OptionBit } from './option_values';
import * as receive from './receive';
import { Descriptor } from './send';
import { Socket, SocketFlag, has } from './socket';

/** No reader makes dump pages larger than this: 32 KiB less a buffer's bookkeeping on Linux. */
const LONGEST_READ: u32 = 32448;

/** The descriptor of the call in progress. */
const into = changetype<Descriptor>(memory.data(offsetof<Descriptor>(), 4));

/** One control message's data, built before it is cut. */
const scratch: usize = memory.data(16, 4);

/** Receives one datagram; its length, or with MSG_TRUNC its true length, or a negative errno. Never waits: -EAGAIN. */
export function recvmsg(socket: Socket, descriptor: usize, flags: u32): i32 {
  if (!user.access(descriptor, offsetof<Descriptor>())) return -Errno.EFAULT;
  read(changetype<Descriptor>(descriptor));
  if (<i32>into.dataLength < 0 || <i32>into.nameLength < 0 || <i32>into.controlLength < 0) return -Errno.EINVAL;
  if (!user.access(into.data, into.dataLength)) return -Errno.EFAULT;
  const nameSize = into.name == 0 ? 0 : min(into.nameLength, SOCKADDR_NL_SIZE);
  if (nameSize != 0 && !user.access(into.name, nameSize)) return -Errno.EFAULT;
  if (into.control != 0 && !user.access(into.control, into.controlLength)) return -Errno.EFAULT;
  if ((flags & MessageFlag.OOB) != 0) return -Errno.EOPNOTSUPP;

  const error = receive.takeError(socket);
  if (error != 0) return error;
  const message = receive.peek(socket);
  if (message == null) return -Errno.EAGAIN;

  socket.longestRead = min(max(socket.longestRead, into.dataLength), LONGEST_READ);
  const length = message.length;
  const copied = min(length, into.dataLength);
  user.give(into.data, data(message), copied);
  into.flags = (flags & MessageFlag.CMSG_CLOEXEC) | (copied < length ? MessageFlag.TRUNC : 0);
  if (into.name != 0) {
    address.write(into.name, nameSize, message.port, maskOf(message.group));
    into.nameLength = SOCKADDR_NL_SIZE;
  }
  if ((socket.flags & (SocketFlag.PASSCRED | SocketFlag.PKTINFO)) != 0) writeControl(socket, message);
  else into.controlLength = 0;
  // Who asked for the sender's security context is told that there is no room for one, though there is none to give.
  if (into.control == 0 && values.has(socket, OptionBit.PASSSEC)) into.flags |= MessageFlag.CTRUNC;

  const given = changetype<Descriptor>(descriptor);
  given.nameLength = into.nameLength;
  given.controlLength = into.controlLength;
  given.flags = into.flags;

  if ((flags & MessageFlag.PEEK) == 0) receive.consume(socket);
  receive.drained(socket);
  return (flags & MessageFlag.TRUNC) != 0 ? length : copied;
}

/**
 * Reads the descriptor, once: what is received may be written over it. Word by word: a bulk copy is a call out of the
 * module, and costs more than it saves below some hundred bytes.
 */
function read(from: Descriptor): void {
  into.name = from.name;
  into.nameLength = from.nameLength;
  into.data = from.data;
  into.dataLength = from.dataLength;
  into.control = from.control;
  into.controlLength = from.controlLength;
  into.flags = 0;
}

/** Appends the control messages that the socket asked for; `controlLength` becomes what they take. */
function writeControl(socket: Socket, message: Message): void {
  const room = into.control == 0 ? 0 : into.controlLength;
  let used: u32 = 0;
  if (has(socket, SocketFlag.PKTINFO)) {
    store<u32>(scratch, message.group);
    used = put(used, room, OptionLevel.NETLINK, NetlinkOption.PKTINFO, 4);
  }
  if (has(socket, SocketFlag.PASSCRED)) {
    const credentials = changetype<Credentials>(scratch);
    credentials.pid = message.pid;
    credentials.uid = message.uid;
    credentials.gid = message.gid;
    used = put(used, room, OptionLevel.SOCKET, ControlType.CREDENTIALS, offsetof<Credentials>());
  }
  into.controlLength = used;
}

/** Appends a control message with `size` bytes from `scratch`, cut to what fits; the bytes used then (put_cmsg). */
function put(used: u32, room: u32, level: u32, type: u32, size: u32): u32 {
  const left = room - used;
  let length = CMSGHDR_SIZE + size;
  if (left < length) into.flags |= MessageFlag.CTRUNC;
  if (left < CMSGHDR_SIZE) return used;
  length = min(length, left);
  const at = into.control + used;
  store<u32>(at, length);
  store<u32>(at, level, Cmsghdr.LEVEL);
  store<u32>(at, type, Cmsghdr.TYPE);
  memory.copy(at + CMSGHDR_SIZE, scratch, length - CMSGHDR_SIZE);
  return used + min(align(length), left);
}
