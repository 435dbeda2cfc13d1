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

/** Options that want control messages. */
const CONTROLLED: u32 = SocketFlag.PASSCRED | SocketFlag.PKTINFO | SocketFlag.ALL_NSID;

/** Control messages as they are written: `used` bytes of the `room` at `at`; `flags`: MSG_CTRUNC when one was cut. */
@unmanaged
class Control {
  at: usize;
  room: u32;
  used: u32;
  flags: u32;
}

const control = changetype<Control>(memory.data(offsetof<Control>(), 4));

/** One control message's data, built before it is cut. */
const scratch: usize = memory.data(16, 4);

/** Receives one datagram; its length, or with MSG_TRUNC its true length, or a negative errno. Never waits: -EAGAIN. */
export function recvmsg(socket: Socket, descriptor: usize, flags: u32): i32 {
  if (!user.access(descriptor, offsetof<Descriptor>())) return -Errno.EFAULT;
  const given = changetype<Descriptor>(descriptor);
  // Read once: what is received may be written over it.
  const name = given.name;
  const nameRoom = given.nameLength;
  const to = given.data;
  const space = given.dataLength;
  const controlAt = given.control;
  const controlRoom = given.controlLength;
  if (<i32>(space | nameRoom | controlRoom) < 0) return -Errno.EINVAL;
  if (!user.access(to, space)) return -Errno.EFAULT;
  const nameSize = name == 0 ? 0 : min(nameRoom, SOCKADDR_NL_SIZE);
  if (nameSize != 0 && !user.access(name, nameSize)) return -Errno.EFAULT;
  if (controlAt != 0 && !user.access(controlAt, controlRoom)) return -Errno.EFAULT;
  if ((flags & MessageFlag.OOB) != 0) return -Errno.EOPNOTSUPP;

  if (socket.error != 0) return receive.takeError(socket);
  const message = receive.peek(socket);
  if (message == null) return -Errno.EAGAIN;

  if (space > socket.longestRead) socket.longestRead = min(space, LONGEST_READ);
  const length = message.length;
  const copied = min(length, space);
  user.give(to, data(message), copied);
  control.used = 0;
  control.flags = copied < length ? MessageFlag.TRUNC : 0;
  if (name != 0) address.write(name, nameSize, message.port, maskOf(message.group));
  if ((socket.flags & CONTROLLED) != 0) {
    control.at = controlAt;
    control.room = controlAt == 0 ? 0 : controlRoom;
    writeControl(socket, message);
  }
  // Who asked for the sender's security context is told that there is no room for one, though there is none to give.
  if (controlAt == 0 && values.has(socket, OptionBit.PASSSEC)) control.flags |= MessageFlag.CTRUNC;
  given.nameLength = name != 0 ? SOCKADDR_NL_SIZE : nameRoom;
  given.controlLength = control.used;
  given.flags = (flags & MessageFlag.CMSG_CLOEXEC) | control.flags;

  if ((flags & MessageFlag.PEEK) == 0) receive.consume(socket);
  return (flags & MessageFlag.TRUNC) != 0 ? length : copied;
}

/** Appends the control messages that the socket asked for. */
function writeControl(socket: Socket, message: Message): void {
  if (has(socket, SocketFlag.PKTINFO)) {
    store<u32>(scratch, message.group);
    put(OptionLevel.NETLINK, NetlinkOption.PKTINFO, 4);
  }
  if (has(socket, SocketFlag.ALL_NSID)) {
    store<i32>(scratch, message.nsid);
    if (message.nsid >= 0) put(OptionLevel.NETLINK, NetlinkOption.LISTEN_ALL_NSID, 4);
  }
  if (has(socket, SocketFlag.PASSCRED)) {
    const credentials = changetype<Credentials>(scratch);
    credentials.pid = message.pid;
    credentials.uid = message.uid;
    credentials.gid = message.gid;
    put(OptionLevel.SOCKET, ControlType.CREDENTIALS, offsetof<Credentials>());
  }
}

/** Appends a control message with `size` bytes from `scratch`, cut to what fits (put_cmsg). */
function put(level: u32, type: u32, size: u32): void {
  const left = control.room - control.used;
  let length = CMSGHDR_SIZE + size;
  if (left < length) control.flags |= MessageFlag.CTRUNC;
  if (left < CMSGHDR_SIZE) return;
  length = min(length, left);
  const at = control.at + control.used;
  store<u32>(at, length);
  store<u32>(at, level, Cmsghdr.LEVEL);
  store<u32>(at, type, Cmsghdr.TYPE);
  memory.copy(at + CMSGHDR_SIZE, scratch, length - CMSGHDR_SIZE);
  control.used += min(align(length), left);
}
