/**
 * Socket options: setsockopt and getsockopt at SOL_NETLINK (netlink(7), netlink_setsockopt) and at SOL_SOCKET
 * (socket(7), sk_setsockopt). Options that are not here are refused with ENOPROTOOPT.
 */

import { Errno } from '../generated/errno';
import { NetlinkOption } from '../generated/netlink';
import { AddressFamily, Capability, OptionLevel, SKF_AD_MAX, SocketOption } from '../generated/socket';
import * as user from '../memory/user';
import * as vector from '../memory/vector';
import { allowed, isGroup } from './address';
import * as filter from './filter';
import * as group from './group';
import { Group } from './group';
import { NONROOT_RECEIVE, groupsOf } from './protocol';
import * as receive from './receive';
import * as room from './room';
import { MAX_RCVBUF, MAX_SNDBUF, MIN_RCVBUF, MIN_SNDBUF, get as getSetting } from './settings';
import { Socket, SocketFlag, has, set } from './socket';
import { Task, capable } from './task';

/** The largest size that can be doubled. */
const MAX_HALF: u32 = 0x3fffffff;

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

function setSocketOption(task: Task, socket: Socket, name: u32, value: usize, length: u32): i32 {
  if (length < 4) return -Errno.EINVAL;
  if (!user.access(value, 4)) return -Errno.EFAULT;
  const number = load<u32>(value);
  switch (name) {
    case SocketOption.SNDBUF:
      socket.sndbuf = doubled(min(number, getSetting(MAX_SNDBUF)), MIN_SNDBUF);
      return 0;
    case SocketOption.RCVBUF:
      socket.rcvbuf = doubled(min(number, getSetting(MAX_RCVBUF)), MIN_RCVBUF);
      return 0;
    case SocketOption.SNDBUFFORCE:
      if (!capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
      socket.sndbuf = doubled(<u32>max(<i32>number, 0), MIN_SNDBUF);
      return 0;
    case SocketOption.RCVBUFFORCE:
      if (!capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
      socket.rcvbuf = doubled(<u32>max(<i32>number, 0), MIN_RCVBUF);
      return 0;
    case SocketOption.PASSCRED:
      set(socket, SocketFlag.PASSCRED, number != 0);
      return 0;
    case SocketOption.ATTACH_FILTER:
      return filter.attach(socket, value, length);
    case SocketOption.DETACH_FILTER:
      return filter.detach(socket);
    case SocketOption.LOCK_FILTER:
      return filter.lock(socket, number != 0);
    case SocketOption.ATTACH_BPF:
      return filter.attachExtended(socket, length);
    default:
      return -Errno.ENOPROTOOPT;
  }
}

/** Linux doubles a buffer size to make room for its own bookkeeping. */
function doubled(size: u32, least: u32): u32 {
  return max(min(size, MAX_HALF) << 1, least);
}

function getSocketOption(socket: Socket, name: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  let number: u32;
  switch (name) {
    case SocketOption.TYPE:
      number = socket.type;
      break;
    case SocketOption.DOMAIN:
      number = AddressFamily.NETLINK;
      break;
    case SocketOption.PROTOCOL:
      number = socket.protocol;
      break;
    case SocketOption.ERROR:
      number = <u32>-receive.takeError(socket);
      break;
    case SocketOption.SNDBUF:
      number = socket.sndbuf;
      break;
    case SocketOption.RCVBUF:
      number = socket.rcvbuf;
      break;
    case SocketOption.PASSCRED:
      number = <u32>has(socket, SocketFlag.PASSCRED);
      break;
    case SocketOption.ACCEPTCONN:
      number = 0;
      break;
    case SocketOption.LOCK_FILTER:
      number = <u32>has(socket, SocketFlag.FILTER_LOCKED);
      break;
    case SocketOption.BPF_EXTENSIONS:
      number = SKF_AD_MAX;
      break;
    case SocketOption.MEMINFO:
      return getMeminfo(socket, value, space, lengthPointer);
    case SocketOption.ATTACH_FILTER:
      return filter.get(socket, value, space, lengthPointer);
    default:
      return -Errno.ENOPROTOOPT;
  }
  return give(number, value, min(space, 4), lengthPointer);
}

/** Words of SO_MEMINFO. */
const enum Meminfo {
  RMEM_ALLOC = 0,
  RCVBUF = 1,
  SNDBUF = 3,
  OPTMEM = 6,
  DROPS = 8,
  WORDS = 9,
}

/** What is charged to the socket (sk_get_meminfo). Sends are charged to their receivers. */
function getMeminfo(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  memory.fill(scratch, 0, Meminfo.WORDS << 2);
  store<u32>(scratch, socket.charged, Meminfo.RMEM_ALLOC << 2);
  store<u32>(scratch, socket.rcvbuf, Meminfo.RCVBUF << 2);
  store<u32>(scratch, socket.sndbuf, Meminfo.SNDBUF << 2);
  store<u32>(scratch, filter.costOf(socket), Meminfo.OPTMEM << 2);
  store<u32>(scratch, socket.drops, Meminfo.DROPS << 2);
  return giveScratch(value, min(space, Meminfo.WORDS << 2), lengthPointer);
}

/** A value, built before it is cut. */
const scratch: usize = memory.data(36, 4);

function give(number: u32, value: usize, size: u32, lengthPointer: usize): i32 {
  store<u32>(scratch, number);
  return giveScratch(value, size, lengthPointer);
}

function giveScratch(value: usize, size: u32, lengthPointer: usize): i32 {
  if (!user.access(value, size)) return -Errno.EFAULT;
  user.give(value, scratch, size);
  store<u32>(lengthPointer, size);
  return 0;
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
    socket.flags |= SocketFlag.HAS_GROUPS;
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
  set(socket, flag, number != 0);
  if (name == NetlinkOption.NO_ENOBUFS && number != 0) {
    // Who does not want to hear of overruns is not held back by one either.
    set(socket, SocketFlag.CONGESTED, false);
    room.wakeSenders(socket);
  }
  return 0;
}

function getNetlinkOption(socket: Socket, name: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  if (name == NetlinkOption.LIST_MEMBERSHIPS) return listMemberships(socket, value, space, lengthPointer);
  const flag = flagOf(name);
  if (flag == 0) return -Errno.ENOPROTOOPT;
  if (space < 4) return -Errno.EINVAL;
  return give(<u32>has(socket, flag), value, 4, lengthPointer);
}

/** Fills the words of the membership bitmap that fit, and always reports its whole size. */
function listMemberships(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  const size = has(socket, SocketFlag.HAS_GROUPS) ? ((groupsOf(socket.protocol) + 31) >>> 5) << 2 : 0;
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
