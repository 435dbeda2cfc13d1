/**
 * Options of SOL_SOCKET about time: how long calls wait (SO_RCVTIMEO, SO_SNDTIMEO), and when messages came and are to go
 * (SO_TIMESTAMP and its kin, SO_TXTIME; sock_set_timeout, sock_set_timestamp, sock_set_timestamping).
 */

import { Errno } from '../generated/errno';
import { Capability, SocketOption } from '../generated/socket';
import * as user from '../memory/user';
import * as links from '../net/links';
import { PAIR_SIZE, give, scratch } from './option_answer';
import * as values from './option_values';
import { FOREVER, OptionBit } from './option_values';
import { HZ, get as getSetting } from './settings';
import { Socket } from './socket';
import { Task, capable } from './task';

/** struct timeval with 64-bit members. */
const TIMEVAL_SIZE: u32 = 16;
const MICROSECONDS: u64 = 1000000;
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

export function isSending(name: u32): bool {
  return name == SocketOption.SNDTIMEO_OLD || name == SocketOption.SNDTIMEO_NEW;
}

/** A time limit is kept in ticks, rounded up: none for 0, and no wait at all for a negative one (sock_set_timeout). */
export function setTimeout(socket: Socket, sending: bool, value: usize, length: u32): i32 {
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

export function getTimeout(ticks: u64, value: usize, space: u32, lengthPointer: usize): i32 {
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

export function setTimestamp(socket: Socket, name: u32, on: bool): i32 {
  const nanoseconds = name == SocketOption.TIMESTAMPNS_OLD || name == SocketOption.TIMESTAMPNS_NEW;
  values.set(socket, OptionBit.TIMESTAMP, on);
  values.set(socket, OptionBit.TIMESTAMPNS, on && nanoseconds);
  if (on) values.set(socket, OptionBit.TIMESTAMP_NEW, name >= <u32>SocketOption.TIMESTAMP_NEW);
  return 0;
}

export function getTimestamp(socket: Socket, name: u32): bool {
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

export function setTimestamping(socket: Socket, name: u32, flags: u32): i32 {
  if ((flags & ~(<u32>Timestamping.ALL)) != 0) return -Errno.EINVAL;
  if ((flags & Timestamping.OPT_ID_TCP) != 0 && (flags & Timestamping.OPT_ID) == 0) return -Errno.EINVAL;
  if ((flags & Timestamping.OPT_STATS) != 0 && (flags & Timestamping.OPT_TSONLY) == 0) return -Errno.EINVAL;
  // The clock must be one of the device's that the socket is bound to, and none has any (sock_timestamping_bind_phc).
  if ((flags & Timestamping.BIND_PHC) != 0) {
    const link = links.byIndex(socket.netns, values.values(socket).device);
    return link == null ? -Errno.EOPNOTSUPP : -Errno.EINVAL;
  }
  const owned = values.own(socket);
  if (owned == null) return -Errno.ENOMEM;
  owned.timestamping = flags;
  values.set(socket, OptionBit.TIMESTAMP_NEW, name == SocketOption.TIMESTAMPING_NEW);
  return 0;
}

/** struct sock_txtime: clockid i32, flags u32. Of the clocks, CLOCK_REALTIME 0, CLOCK_MONOTONIC 1 and CLOCK_TAI 11. */
export function setTxtime(task: Task, socket: Socket, value: usize, length: u32): i32 {
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
