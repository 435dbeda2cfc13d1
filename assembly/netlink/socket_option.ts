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
import * as links from '../net/link';
import * as address from './address';
import * as filter from './filter';
import { maskOf } from './group';
import * as values from './option_values';
import { FOREVER, OptionBit } from './option_values';
import * as receive from './receive';
import { HZ, MAX_RCVBUF, MAX_SNDBUF, MIN_RCVBUF, MIN_SNDBUF, get as getSetting } from './settings';
import { Socket, SocketFlag, has, set } from './socket';
import { Task, capable } from './task';

/** The largest size that can be doubled. */
const MAX_HALF: u32 = 0x3fffffff;
/** Priorities from here on take privilege. */
const FREE_PRIORITIES: u32 = 7;
/** struct linger: l_onoff i32, l_linger i32. Struct so_timestamping and struct sock_txtime are pairs of numbers as well. */
const PAIR_SIZE: u32 = 8;
/** struct timeval with 64-bit members. */
const TIMEVAL_SIZE: u32 = 16;
const MICROSECONDS: u64 = 1000000;
const BUF_LOCKS: u32 = 3;
/** Flags of SO_TXTIME. */
const TXTIME_FLAGS: u32 = 3;

/** Flags of SO_TIMESTAMPING that depend on others, and all there are. */
const enum Timestamping {
  OPT_ID = 1 << 7,
  OPT_TSONLY = 1 << 11,
  OPT_STATS = 1 << 12,
  BIND_PHC = 1 << 15,
  OPT_ID_TCP = 1 << 16,
  ALL = 0x7ffff,
}

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
      return setTimeout(socket, isSending(name), value, length);
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
      return setTimestamp(socket, name, number != 0);
    case SocketOption.TIMESTAMPING_OLD:
    case SocketOption.TIMESTAMPING_NEW:
      return setTimestamping(socket, name, number);
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
      return setTxtime(task, socket, value, length);
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
      return giveInt(<u32>getTimestamp(socket, name), value, space, lengthPointer);
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
      return getTimeout(isSending(name) ? held.sendTimeout : held.receiveTimeout, value, space, lengthPointer);
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

/** A value, built before it is cut. */
const scratch: usize = memory.data(36, 8);

/** Gives out the first bytes of `scratch`. */
function give(size: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  const length = min(size, space);
  if (!user.access(value, length)) return -Errno.EFAULT;
  user.give(value, scratch, length);
  store<u32>(lengthPointer, length);
  return 0;
}

/** Gives out a C int. */
export function giveInt(number: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u32>(scratch, number);
  return give(4, value, space, lengthPointer);
}

function givePair(first: u32, second: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u32>(scratch, first);
  store<u32>(scratch, second, 4);
  return give(PAIR_SIZE, value, space, lengthPointer);
}

function give64(number: u64, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u64>(scratch, number);
  return give(PAIR_SIZE, value, space, lengthPointer);
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

function isSending(name: u32): bool {
  return name == SocketOption.SNDTIMEO_OLD || name == SocketOption.SNDTIMEO_NEW;
}

/** A time limit is kept in ticks, rounded up: none for 0, and no wait at all for a negative one (sock_set_timeout). */
function setTimeout(socket: Socket, sending: bool, value: usize, length: u32): i32 {
  if (length < TIMEVAL_SIZE) return -Errno.EINVAL;
  if (!user.access(value, TIMEVAL_SIZE)) return -Errno.EFAULT;
  const seconds = load<i64>(value);
  const micros = load<u64>(value, 8);
  if (micros >= MICROSECONDS) return -Errno.EDOM;
  const hz: u64 = getSetting(HZ);
  let ticks: u64 = FOREVER;
  if (seconds < 0) ticks = 0;
  else if ((seconds != 0 || micros != 0) && <u64>seconds < FOREVER / hz - 1) {
    const perTick = MICROSECONDS / hz;
    ticks = <u64>seconds * hz + (micros + perTick - 1) / perTick;
  }
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  if (sending) owned.sendTimeout = ticks;
  else owned.receiveTimeout = ticks;
  return 0;
}

function getTimeout(ticks: u64, value: usize, space: u32, lengthPointer: usize): i32 {
  const hz: u64 = getSetting(HZ);
  const limited = ticks != FOREVER;
  store<u64>(scratch, limited ? ticks / hz : 0);
  store<u64>(scratch, limited ? ((ticks % hz) * MICROSECONDS) / hz : 0, 8);
  return give(TIMEVAL_SIZE, value, space, lengthPointer);
}

/** How long a call may wait, in milliseconds: 0 for not at all, -1 for as long as it takes (sock_rcvtimeo, sock_sndtimeo). */
export function timeoutOf(socket: Socket, sending: bool): f64 {
  const held = values.values(socket);
  const ticks = sending ? held.sendTimeout : held.receiveTimeout;
  return ticks == FOREVER ? -1 : (<f64>ticks * 1000) / <f64>getSetting(HZ);
}

function setTimestamp(socket: Socket, name: u32, on: bool): i32 {
  const nanoseconds = name == SocketOption.TIMESTAMPNS_OLD || name == SocketOption.TIMESTAMPNS_NEW;
  values.set(socket, OptionBit.TIMESTAMP, on);
  values.set(socket, OptionBit.TIMESTAMPNS, on && nanoseconds);
  if (on) values.set(socket, OptionBit.TIMESTAMP_NEW, name >= <u32>SocketOption.TIMESTAMP_NEW);
  return 0;
}

function getTimestamp(socket: Socket, name: u32): bool {
  const nanoseconds = values.has(socket, OptionBit.TIMESTAMPNS);
  const isNew = values.has(socket, OptionBit.TIMESTAMP_NEW);
  switch (name) {
    case SocketOption.TIMESTAMP_OLD:
      return values.has(socket, OptionBit.TIMESTAMP) && !isNew && !nanoseconds;
    case SocketOption.TIMESTAMPNS_OLD:
      return nanoseconds && !isNew;
    case SocketOption.TIMESTAMP_NEW:
      return values.has(socket, OptionBit.TIMESTAMP) && isNew;
    default:
      return nanoseconds && isNew;
  }
}

function setTimestamping(socket: Socket, name: u32, flags: u32): i32 {
  if ((flags & ~(<u32>Timestamping.ALL)) != 0) return -Errno.EINVAL;
  if ((flags & Timestamping.OPT_ID_TCP) != 0 && (flags & Timestamping.OPT_ID) == 0) return -Errno.EINVAL;
  if ((flags & Timestamping.OPT_STATS) != 0 && (flags & Timestamping.OPT_TSONLY) == 0) return -Errno.EINVAL;
  // There is no hardware clock to bind to.
  if ((flags & Timestamping.BIND_PHC) != 0) return -Errno.EOPNOTSUPP;
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  owned.timestamping = flags;
  values.set(socket, OptionBit.TIMESTAMP_NEW, name == SocketOption.TIMESTAMPING_NEW);
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

/** struct sock_txtime: clockid i32, flags u32. Of the clocks, CLOCK_REALTIME 0, CLOCK_MONOTONIC 1 and CLOCK_TAI 11. */
function setTxtime(task: Task, socket: Socket, value: usize, length: u32): i32 {
  if (length != PAIR_SIZE) return -Errno.EINVAL;
  if (!user.access(value, PAIR_SIZE)) return -Errno.EFAULT;
  const clock = load<u32>(value);
  const flags = load<u32>(value, 4);
  if (flags > TXTIME_FLAGS) return -Errno.EINVAL;
  if (clock != 1 && !capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
  if (clock > 1 && clock != 11) return -Errno.EINVAL;
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  owned.txtimeClock = clock;
  owned.txtimeFlags = flags;
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
  const size = links.nameLength(link) + 1;
  memory.copy(scratch, links.nameOf(link), size);
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
