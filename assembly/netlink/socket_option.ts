/**
 * Options of SOL_SOCKET, as every socket has them (socket(7); sk_setsockopt, sk_getsockopt). Most mean nothing to netlink, yet a socket
 * keeps what was set, refuses what Linux refuses, and reads back the same. Those that are a bit or a number and no more are in the
 * table of netlink/option_values.ts. What is in neither place is ENOPROTOOPT.
 *
 * Values are laid out as on a 64-bit machine, and as wasm32's libraries have them: times are two 64-bit numbers in both formats.
 */

import { Errno } from '../generated/errno';
import { SOCKADDR_NL_SIZE } from '../generated/netlink';
import { IFNAMSIZ } from '../generated/rt-link';
import { AddressFamily, Capability, SKF_AD_MAX, SkMeminfo, SocketOption } from '../generated/socket';
import * as user from '../memory/user';
import { nameLength, nameOf } from '../net/link';
import * as links from '../net/links';
import * as address from './address';
import * as filter from './filter';
import { maskOf } from './group';
import { PAIR_SIZE, give, give64, giveInt, givePair, scratch } from './option_answer';
import * as values from './option_values';
import { FOREVER, OptionBit } from './option_values';
import * as receive from './receive';
import { HZ, MAX_RCVBUF, MAX_SNDBUF, MIN_RCVBUF, MIN_SNDBUF, get as getSetting } from './settings';
import { Socket, SocketFlag, has, set, settle } from './socket';
import * as time from './socket_time';
import { Task, capable } from './task';

/** The largest size that can be doubled. */
const MAX_HALF: u32 = 0x3fffffff;
/** Priorities from here on take privilege. */
const FREE_PRIORITIES: u32 = 7;
const BUF_LOCKS: u32 = 3;

/** Words of SO_MEMINFO. */
const MEMINFO_WORDS: u32 = 9;

/** setsockopt(2) at SOL_SOCKET; 0 or a negative errno. */
export function setSocketOption(task: Task, socket: Socket, name: u32, value: usize, length: u32): i32 {
  if (name == SocketOption.BINDTODEVICE) return bindToName(task, socket, value, length);
  if (length < 4) return -Errno.EINVAL;
  if (!user.access(value, 4)) return -Errno.EFAULT;
  const number = load<u32>(value);
  const isNegative = <i32>number < 0;
  switch (name) {
    case SocketOption.DEBUG:
      if (number != 0 && !capable(task, Capability.NET_ADMIN)) return -Errno.EACCES;
      break;
    case SocketOption.SNDBUF:
      return setSndbuf(socket, min(number, getSetting(MAX_SNDBUF)));
    case SocketOption.RCVBUF:
      return setRcvbuf(socket, min(number, getSetting(MAX_RCVBUF)));
    case SocketOption.SNDBUFFORCE:
      if (!capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
      return setSndbuf(socket, isNegative ? 0 : number);
    case SocketOption.RCVBUFFORCE:
      if (!capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
      return setRcvbuf(socket, isNegative ? 0 : number);
    case SocketOption.PRIORITY:
      if (number >= FREE_PRIORITIES && !mayMark(task)) return -Errno.EPERM;
      break;
    case SocketOption.MARK:
      if (!mayMark(task)) return -Errno.EPERM;
      break;
    case SocketOption.LINGER:
      return setLinger(socket, value, length);
    case SocketOption.BSDCOMPAT:
    case SocketOption.CNX_ADVICE:
      return 0;
    case SocketOption.REUSEPORT:
      return number == 0 ? 0 : -Errno.EOPNOTSUPP;
    case SocketOption.PASSCRED:
      set(socket, SocketFlag.PASSCRED, number != 0);
      return 0;
    case SocketOption.RCVLOWAT:
      return keep(socket, name, isNegative ? <u32>i32.MAX_VALUE : max(number, 1));
    case SocketOption.RCVTIMEO_OLD:
    case SocketOption.RCVTIMEO_NEW:
    case SocketOption.SNDTIMEO_OLD:
    case SocketOption.SNDTIMEO_NEW:
      return time.setTimeout(socket, time.isSending(name), value, length);
    case SocketOption.ATTACH_FILTER:
      return filter.attach(socket, value, length);
    case SocketOption.DETACH_FILTER:
      return filter.detach(socket);
    case SocketOption.LOCK_FILTER:
      return filter.lock(socket, number != 0);
    case SocketOption.ATTACH_BPF:
    case SocketOption.ATTACH_REUSEPORT_EBPF:
      return filter.attachExtended(socket, length);
    case SocketOption.ATTACH_REUSEPORT_CBPF:
      return filter.attachGroup(socket, value, length);
    case SocketOption.DETACH_REUSEPORT_BPF:
      return -Errno.EINVAL;
    case SocketOption.TIMESTAMP_OLD:
    case SocketOption.TIMESTAMPNS_OLD:
    case SocketOption.TIMESTAMP_NEW:
    case SocketOption.TIMESTAMPNS_NEW:
      return time.setTimestamp(socket, name, number != 0);
    case SocketOption.TIMESTAMPING_OLD:
    case SocketOption.TIMESTAMPING_NEW:
      return time.setTimestamping(socket, name, number);
    case SocketOption.BUSY_POLL:
      if (isNegative) return -Errno.EINVAL;
      break;
    case SocketOption.MAX_PACING_RATE:
      return setPacingRate(socket, value, length);
    case SocketOption.PEEK_OFF:
    case SocketOption.ZEROCOPY:
    case SocketOption.TXREHASH:
    case SocketOption.PASSPIDFD:
    case SocketOption.PASSRIGHTS:
      return -Errno.EOPNOTSUPP;
    case SocketOption.TXTIME:
      return time.setTxtime(task, socket, value, length);
    case SocketOption.BINDTOIFINDEX:
      return bindToIndex(task, socket, number);
    case SocketOption.PREFER_BUSY_POLL:
      if (number != 0 && !capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
      break;
    case SocketOption.BUSY_POLL_BUDGET:
      return setBudget(task, socket, number);
    case SocketOption.BUF_LOCK:
      if (number > BUF_LOCKS) return -Errno.EINVAL;
      values.set(socket, OptionBit.SNDBUF_LOCK, (number & 1) != 0);
      values.set(socket, OptionBit.RCVBUF_LOCK, (number & 2) != 0);
      return 0;
    case SocketOption.RESERVE_MEM:
      return isNegative ? -Errno.EINVAL : -Errno.EOPNOTSUPP;
    case SocketOption.DEVMEM_DONTNEED:
      return -Errno.EBADF;
    default:
      break;
  }
  return values.isTabled(name) ? keep(socket, name, number) : -Errno.ENOPROTOOPT;
}

/** getsockopt(2) at SOL_SOCKET: a value cut to `space`, and its length; 0 or a negative errno. */
export function getSocketOption(socket: Socket, name: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  const held = values.values(socket);
  switch (name) {
    case SocketOption.TYPE:
      return giveInt(socket.type, value, space, lengthPointer);
    case SocketOption.DOMAIN:
      return giveInt(AddressFamily.NETLINK, value, space, lengthPointer);
    case SocketOption.PROTOCOL:
      return giveInt(socket.protocol, value, space, lengthPointer);
    case SocketOption.ERROR:
      return giveInt(<u32>-receive.takeError(socket), value, space, lengthPointer);
    case SocketOption.SNDBUF:
      return giveInt(socket.sndbuf, value, space, lengthPointer);
    case SocketOption.RCVBUF:
      return giveInt(socket.rcvbuf, value, space, lengthPointer);
    case SocketOption.PASSCRED:
      return giveInt(<u32>has(socket, SocketFlag.PASSCRED), value, space, lengthPointer);
    case SocketOption.LOCK_FILTER:
      return giveInt(<u32>has(socket, SocketFlag.FILTER_LOCKED), value, space, lengthPointer);
    case SocketOption.SNDLOWAT:
      return giveInt(1, value, space, lengthPointer);
    case SocketOption.BPF_EXTENSIONS:
      return giveInt(SKF_AD_MAX, value, space, lengthPointer);
    case SocketOption.BSDCOMPAT:
    case SocketOption.REUSEPORT:
    case SocketOption.ACCEPTCONN:
    case SocketOption.INCOMING_NAPI_ID:
    case SocketOption.ZEROCOPY:
    case SocketOption.RESERVE_MEM:
      return giveInt(0, value, space, lengthPointer);
    case SocketOption.BUF_LOCK:
      return giveInt((socket.options >>> OptionBit.SNDBUF_LOCK) & BUF_LOCKS, value, space, lengthPointer);
    case SocketOption.TIMESTAMP_OLD:
    case SocketOption.TIMESTAMPNS_OLD:
    case SocketOption.TIMESTAMP_NEW:
    case SocketOption.TIMESTAMPNS_NEW:
      return giveInt(<u32>time.getTimestamp(socket, name), value, space, lengthPointer);
    case SocketOption.TIMESTAMPING_OLD:
      return givePair(held.timestamping, 0, value, space, lengthPointer);
    case SocketOption.TIMESTAMPING_NEW: {
      const isNew = values.has(socket, OptionBit.TIMESTAMP_NEW);
      return givePair(isNew ? held.timestamping : 0, 0, value, space, lengthPointer);
    }
    case SocketOption.LINGER:
      return givePair(<u32>values.has(socket, OptionBit.LINGER), held.linger, value, space, lengthPointer);
    case SocketOption.TXTIME:
      return givePair(held.txtimeClock, held.txtimeFlags, value, space, lengthPointer);
    case SocketOption.MAX_PACING_RATE:
      if (space < PAIR_SIZE) return giveInt(<u32>min(held.pacingRate, u32.MAX_VALUE), value, space, lengthPointer);
      return give64(held.pacingRate, value, space, lengthPointer);
    case SocketOption.COOKIE:
      if (space < PAIR_SIZE) return -Errno.EINVAL;
      return getCookie(socket, value, space, lengthPointer);
    case SocketOption.NETNS_COOKIE:
      if (space != PAIR_SIZE) return -Errno.EINVAL;
      return give64(socket.netns.handle, value, space, lengthPointer);
    case SocketOption.RCVTIMEO_OLD:
    case SocketOption.RCVTIMEO_NEW:
    case SocketOption.SNDTIMEO_OLD:
    case SocketOption.SNDTIMEO_NEW:
      return time.getTimeout(
        time.isSending(name) ? held.sendTimeout : held.receiveTimeout,
        value,
        space,
        lengthPointer,
      );
    case SocketOption.PEERCRED:
      // Nobody's: pid 0, uid and gid -1.
      store<u32>(scratch, 0);
      store<u64>(scratch, u64.MAX_VALUE, 4);
      return give(12, value, space, lengthPointer);
    case SocketOption.PEERNAME:
      if (space > SOCKADDR_NL_SIZE) return -Errno.EINVAL;
      address.write(scratch, SOCKADDR_NL_SIZE, socket.peerPort, maskOf(socket.peerGroup));
      return give(SOCKADDR_NL_SIZE, value, space, lengthPointer);
    case SocketOption.PEERGROUPS:
    case SocketOption.PEERPIDFD:
      return -Errno.ENODATA;
    case SocketOption.PEEK_OFF:
    case SocketOption.TXREHASH:
    case SocketOption.PASSPIDFD:
    case SocketOption.PASSRIGHTS:
      return -Errno.EOPNOTSUPP;
    case SocketOption.MEMINFO:
      return getMeminfo(socket, value, space, lengthPointer);
    case SocketOption.ATTACH_FILTER:
      return filter.get(socket, value, space, lengthPointer);
    case SocketOption.BINDTODEVICE:
      return getDeviceName(socket, held.device, value, space, lengthPointer);
    default:
      if (!values.isTabled(name)) return -Errno.ENOPROTOOPT;
      return giveInt(values.read(socket, name), value, space, lengthPointer);
  }
}

function keep(socket: Socket, name: u32, number: u32): i32 {
  return values.write(socket, name, number) ? 0 : -Errno.ENOMEM;
}

/** Linux doubles a buffer size to make room for its own bookkeeping. */
function doubled(size: u32, least: u32): u32 {
  return max(min(size, MAX_HALF) << 1, least);
}

function setSndbuf(socket: Socket, size: u32): i32 {
  socket.sndbuf = doubled(size, MIN_SNDBUF);
  values.set(socket, OptionBit.SNDBUF_LOCK, true);
  return 0;
}

function setRcvbuf(socket: Socket, size: u32): i32 {
  socket.rcvbuf = doubled(size, MIN_RCVBUF);
  settle(socket);
  values.set(socket, OptionBit.RCVBUF_LOCK, true);
  return 0;
}

function mayMark(task: Task): bool {
  return capable(task, Capability.NET_RAW) || capable(task, Capability.NET_ADMIN);
}

function setLinger(socket: Socket, value: usize, length: u32): i32 {
  if (length < PAIR_SIZE) return -Errno.EINVAL;
  if (!user.access(value, PAIR_SIZE)) return -Errno.EFAULT;
  const on = load<u32>(value) != 0;
  if (on) {
    const owned = values.own(socket);
    if (owned == null) return -Errno.ENOMEM;
    const seconds = load<i32>(value, 4);
    // Kept in ticks: without end, which no number of seconds says.
    owned.linger = seconds < 0 ? <u32>(FOREVER / getSetting(HZ)) : seconds;
  }
  values.set(socket, OptionBit.LINGER, on);
  return 0;
}

function setPacingRate(socket: Socket, value: usize, length: u32): i32 {
  const isWide = length >= PAIR_SIZE;
  if (isWide && !user.access(value, PAIR_SIZE)) return -Errno.EFAULT;
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  const rate = load<u32>(value);
  if (isWide) owned.pacingRate = load<u64>(value);
  else owned.pacingRate = rate == u32.MAX_VALUE ? u64.MAX_VALUE : <u64>rate;
  return 0;
}

function setBudget(task: Task, socket: Socket, budget: u32): i32 {
  const present = values.values(socket).busyPollBudget;
  if (<i32>budget > <i32>present && !capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
  if (budget > u16.MAX_VALUE) return -Errno.EINVAL;
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  owned.busyPollBudget = budget;
  return 0;
}

/** SO_BINDTODEVICE: the name of a device, or an empty one for none. */
function bindToName(task: Task, socket: Socket, value: usize, length: u32): i32 {
  const room = min(length, IFNAMSIZ - 1);
  if (!user.access(value, room)) return -Errno.EFAULT;
  let size: u32 = 0;
  while (size < room && load<u8>(value + size) != 0) size++;
  if (size == 0) return bindToIndex(task, socket, 0);
  const link = links.byName(socket.netns, value, size);
  return link == null ? -Errno.ENODEV : bindToIndex(task, socket, link.index);
}

function bindToIndex(task: Task, socket: Socket, index: u32): i32 {
  if (values.values(socket).device != 0 && !capable(task, Capability.NET_RAW)) return -Errno.EPERM;
  if (<i32>index < 0) return -Errno.EINVAL;
  return keep(socket, SocketOption.BINDTOIFINDEX, index);
}

function getDeviceName(socket: Socket, index: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  if (index == 0) {
    store<u32>(lengthPointer, 0);
    return 0;
  }
  if (space < IFNAMSIZ) return -Errno.EINVAL;
  const link = links.byIndex(socket.netns, index);
  if (link == null) return -Errno.ENODEV;
  const size = nameLength(link) + 1;
  memory.copy(scratch, nameOf(link), size);
  return give(size, value, space, lengthPointer);
}

/** A number that no other socket of this kernel ever has. */
function getCookie(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  if (owned.cookie == 0) {
    const next = load<u64>(lastCookie) + 1;
    store<u64>(lastCookie, next);
    owned.cookie = next;
  }
  return give64(owned.cookie, value, space, lengthPointer);
}

/** The cookie given out last. */
const lastCookie: usize = memory.data(8, 8);

/** What is charged to the socket (sk_get_meminfo). Sends are charged to their receivers. */
function getMeminfo(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  memory.fill(scratch, 0, MEMINFO_WORDS << 2);
  store<u32>(scratch, socket.charged, SkMeminfo.RMEM_ALLOC << 2);
  store<u32>(scratch, socket.rcvbuf, SkMeminfo.RCVBUF << 2);
  store<u32>(scratch, socket.sndbuf, SkMeminfo.SNDBUF << 2);
  store<u32>(scratch, filter.costOf(socket), SkMeminfo.OPTMEM << 2);
  store<u32>(scratch, socket.drops, SkMeminfo.DROPS << 2);
  return give(MEMINFO_WORDS << 2, value, space, lengthPointer);
}
