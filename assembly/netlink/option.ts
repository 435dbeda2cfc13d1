/**
 * Socket options: setsockopt and getsockopt, and those of SOL_NETLINK (netlink(7), netlink_setsockopt). Those of SOL_SOCKET are in
 * netlink/socket_option.ts; other levels have none.
 */

import { Errno } from '../generated/errno';
import { NetlinkOption } from '../generated/netlink';
import { Capability, OptionLevel } from '../generated/socket';
import * as user from '../memory/user';
import * as vector from '../memory/vector';
import { allowed, isGroup } from './address';
import * as elsewhere from './elsewhere';
import * as group from './group';
import { Group } from './group';
import { NONROOT_RECEIVE, groupsOf } from './protocol';
import * as room from './room';
import { Socket, SocketFlag, has, set, settle } from './socket';
import { giveInt } from './option_answer';
import { getSocketOption, setSocketOption } from './socket_option';
import { Task, capable } from './task';

/** setsockopt(2); 0 or a negative errno. */
export function setOption(task: Task, socket: Socket, level: u32, name: u32, value: usize, length: i32): i32 {
  if (length < 0) return -Errno.EINVAL;
  if (level == OptionLevel.SOCKET) return setSocketOption(task, socket, name, value, length);
  if (level == OptionLevel.NETLINK) return setNetlinkOption(task, socket, name, value, length);
  return -Errno.ENOPROTOOPT;
}

/** getsockopt(2): fills `value`, cut to the length at `lengthPointer`, and stores what was filled there. */
export function getOption(socket: Socket, level: u32, name: u32, value: usize, lengthPointer: usize): i32 {
  if (level != OptionLevel.SOCKET && level != OptionLevel.NETLINK) return -Errno.ENOPROTOOPT;
  if (!user.access(lengthPointer, 4)) return -Errno.EFAULT;
  const space = load<i32>(lengthPointer);
  if (space < 0) return -Errno.EINVAL;
  if (level == OptionLevel.SOCKET) return getSocketOption(socket, name, value, space, lengthPointer);
  return getNetlinkOption(socket, name, value, space, lengthPointer);
}

/** The flag behind a boolean option, or 0. */
function flagOf(name: u32): u32 {
  switch (name) {
    case NetlinkOption.PKTINFO:
      return SocketFlag.PKTINFO;
    case NetlinkOption.BROADCAST_ERROR:
      return SocketFlag.BROADCAST_ERROR;
    case NetlinkOption.NO_ENOBUFS:
      return SocketFlag.NO_ENOBUFS;
    case NetlinkOption.CAP_ACK:
      return SocketFlag.CAP_ACK;
    case NetlinkOption.EXT_ACK:
      return SocketFlag.EXT_ACK;
    case NetlinkOption.GET_STRICT_CHK:
      return SocketFlag.STRICT;
    case NetlinkOption.LISTEN_ALL_NSID:
      return SocketFlag.ALL_NSID;
    default:
      return 0;
  }
}

function setNetlinkOption(task: Task, socket: Socket, name: u32, value: usize, length: u32): i32 {
  // A value too short to read counts as 0.
  let number: u32 = 0;
  if (length >= 4) {
    if (!user.access(value, 4)) return -Errno.EFAULT;
    number = load<u32>(value);
  }
  if (name == NetlinkOption.ADD_MEMBERSHIP || name == NetlinkOption.DROP_MEMBERSHIP) {
    if (!allowed(task, socket, NONROOT_RECEIVE)) return -Errno.EPERM;
    socket.groupLimit = groupsOf(socket.protocol);
    if (!isGroup(socket.protocol, number)) return -Errno.EINVAL;
    if (name == NetlinkOption.ADD_MEMBERSHIP) {
      const refused = group.mayJoin(task, socket.protocol, number);
      return refused != 0 ? refused : group.join(socket, number);
    }
    group.leave(socket, number);
    return 0;
  }
  const flag = flagOf(name);
  if (flag == 0) return -Errno.ENOPROTOOPT;
  if (flag == SocketFlag.ALL_NSID) {
    if (!capable(task, Capability.NET_BROADCAST)) return -Errno.EPERM;
    elsewhere.listen(socket, number != 0);
    return 0;
  }
  set(socket, flag, number != 0);
  if (name == NetlinkOption.NO_ENOBUFS && number != 0) {
    // Who does not want to hear of overruns is not held back by one either.
    set(socket, SocketFlag.CONGESTED, false);
    settle(socket);
    room.wakeSenders(socket);
  }
  return 0;
}

function getNetlinkOption(socket: Socket, name: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  if (name == NetlinkOption.LIST_MEMBERSHIPS) return listMemberships(socket, value, space, lengthPointer);
  const flag = flagOf(name);
  if (flag == 0) return -Errno.ENOPROTOOPT;
  if (space < 4) return -Errno.EINVAL;
  return giveInt(<u32>has(socket, flag), value, 4, lengthPointer);
}

/** Fills the words of the membership bitmap that fit, and always reports its whole size. */
function listMemberships(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  const size = ((socket.groupLimit + 31) >>> 5) << 2;
  const filled = min(space, size) & ~3;
  if (!user.access(value, filled)) return -Errno.EFAULT;
  if (filled != 0) memory.fill(value, 0, filled);
  const memberships = socket.memberships;
  for (let i: u32 = 0; i < memberships.length; i += 2) {
    const bit = changetype<Group>(vector.get(memberships, i)).number - 1;
    const at = (bit >>> 5) << 2;
    if (at < filled) store<u32>(value + at, load<u32>(value + at) | (1 << (bit & 31)));
  }
  store<u32>(lengthPointer, size);
  return 0;
}
