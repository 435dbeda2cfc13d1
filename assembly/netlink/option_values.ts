/**
 * What SOL_SOCKET's options hold. Options that are on or off are bits of the socket's `options`; the others are rarely set, and what
 * they hold lies in a block of its own, which a socket has from the first time that one of them is set. Until then the defaults
 * below stand in for it, so a reader need not know.
 */

import * as heap from '../memory/heap';
import { Socket } from './socket';

@unmanaged
export class Values {
  /* Options that are plain numbers: see `kinds`. */
  priority: u32;
  mark: u32;
  rcvlowat: u32;
  incomingCpu: u32;
  busyPoll: u32;
  /** Index of the device it is bound to, 0 for none. */
  device: u32;
  /* The rest: */
  busyPollBudget: u32;
  linger: u32;
  timestamping: u32;
  txtimeClock: u32;
  txtimeFlags: u32;
  /** Keeps what follows aligned. */
  unused: u32;
  pacingRate: u64;
  cookie: u64;
  /** Ticks that a call waits at most: FOREVER, or 0 for not at all. */
  receiveTimeout: u64;
  sendTimeout: u64;
}

/** A wait without end (MAX_SCHEDULE_TIMEOUT). */
export const FOREVER: u64 = <u64>i64.MAX_VALUE;

/** A block of Values, a word each up to the unused one, then two. */
// prettier-ignore
const defaults: usize = memory.data<u32>([
  0, 0, 1, 0xffffffff, 0, 0, 0, 0, 0, 0, 0, 0,
  0xffffffff, 0xffffffff, 0, 0, 0xffffffff, 0x7fffffff, 0xffffffff, 0x7fffffff,
], 8);

/** To read. */
export function values(socket: Socket): Values {
  return changetype<Values>(socket.values == 0 ? defaults : socket.values);
}

/** To write; null: no memory. */
export function own(socket: Socket): Values | null {
  if (socket.values == 0) {
    const block = heap.alloc(offsetof<Values>());
    if (block == 0) return null;
    memory.copy(block, defaults, offsetof<Values>());
    socket.values = block;
  }
  return changetype<Values>(socket.values);
}

/** Bits of a socket's `options`. */
export const enum OptionBit {
  DEBUG = 0,
  REUSEADDR,
  DONTROUTE,
  BROADCAST,
  KEEPALIVE,
  OOBINLINE,
  NO_CHECK,
  LINGER,
  PASSSEC,
  RXQ_OVFL,
  WIFI_STATUS,
  NOFCS,
  SELECT_ERR_QUEUE,
  PREFER_BUSY_POLL,
  RCVMARK,
  RCVPRIORITY,
  /* Time stamps: whether there are any, in nanoseconds, and in the new format. */
  TIMESTAMP,
  TIMESTAMPNS,
  TIMESTAMP_NEW,
  /* SO_BUF_LOCK: the buffers' sizes were set. */
  SNDBUF_LOCK,
  RCVBUF_LOCK,
}

/**
 * What an option is, by its number: 0 nothing that this table knows; from 1 on, 1 + a bit of `options` that is read and set; from 0x80
 * on, 0x80 + the place of a word of Values that is.
 */
// prettier-ignore
const kinds: usize = memory.data<u8>([
  0, 1, 2, 0, 0, 3, 4, 0, 0, 5, // DEBUG, REUSEADDR, DONTROUTE, BROADCAST, KEEPALIVE
  6, 7, 0x80, 0, 0, 0, 0, 0, 0x82, 0, // OOBINLINE, NO_CHECK, PRIORITY, RCVLOWAT
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 9, 0, 0x81, 0, 0, 0, // PASSSEC, MARK
  10, 11, 0, 12, 0, 13, 0x84, 0, 0, 0x83, // RXQ_OVFL, WIFI_STATUS, NOFCS, SELECT_ERR_QUEUE, BUSY_POLL, INCOMING_CPU
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0x85, 0, 0, 0, 0, 0, 0, 14, // BINDTOIFINDEX, PREFER_BUSY_POLL
  0, 0, 0, 0, 0, 15, 0, 0, 0, 0, // RCVMARK
  0, 0, 16, // RCVPRIORITY
]);
const KINDS: u32 = 83;
const WORD: u32 = 0x80;

function kindOf(name: u32): u32 {
  return name < KINDS ? load<u8>(kinds + name) : 0;
}

export function isTabled(name: u32): bool {
  return kindOf(name) != 0;
}

/** The value of an option that is in the table. */
export function read(socket: Socket, name: u32): u32 {
  const kind = kindOf(name);
  if (kind < WORD) return <u32>has(socket, kind - 1);
  return load<u32>(changetype<usize>(values(socket)) + ((kind - WORD) << 2));
}

/** Sets an option that is in the table; false: no memory. */
export function write(socket: Socket, name: u32, value: u32): bool {
  const kind = kindOf(name);
  if (kind < WORD) {
    set(socket, kind - 1, value != 0);
    return true;
  }
  const owned = own(socket);
  if (owned == null) return false;
  store<u32>(changetype<usize>(owned) + ((kind - WORD) << 2), value);
  return true;
}

export function has(socket: Socket, bit: u32): bool {
  return ((socket.options >> bit) & 1) != 0;
}

export function set(socket: Socket, bit: u32, on: bool): void {
  if (on) socket.options |= 1 << bit;
  else socket.options &= ~(1 << bit);
}

/** Frees what a socket had set. */
export function forget(socket: Socket): void {
  heap.free(socket.values);
  socket.values = 0;
}
