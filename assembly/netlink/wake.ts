/**
 * Wakeups (sk_data_ready, sk_error_report). Nobody is told anything in the middle of a call: what becomes ready is noted
 * in one list, and `deliver` passes it to the host when the call ends, in one crossing.
 *
 *      ready   {socket handle, events} an entry; a socket has at most one. Room for one entry a socket is made when the
 *              socket is, so a wakeup can't fail for want of memory.
 *
 * `poll` arms a socket for the events somebody waits for; the first of them disarms it. So a socket on which nobody waits
 * costs nothing, and one that fills up wakes its waiter once. One with O_ASYNC (FIOASYNC) is told with all that arrives, whoever waits: what
 * arrives in one call is told once, as signals are.
 */

import * as host from '../host';
import { PollEvent } from '../generated/socket';
import * as user from '../memory/user';
import * as vector from '../memory/vector';
import { Vector } from '../memory/vector';
import { Socket, SocketFlag, has, lookup, set, settle } from './socket';

/** Ours alone: a receiver that refused this socket's message has room again. See netlink/room.ts. */
export const ROOM: u32 = 0x10000;

/** Ours too: a signal is due (SIGIO), for the events beside it. */
export const SIGNAL: u32 = ROOM << 1;

/** Events that are reported whether or not they were asked for, as poll(2) does. */
const ALWAYS: u32 = PollEvent.ERR | PollEvent.HUP;

@unmanaged
class Ready {
  /** Two words an entry. */
  data: usize;
  length: u32;
  capacity: u32;
  /** How many sockets there are. */
  sockets: u32;
  /** Entries came since the host was last told. */
  fresh: bool;
}

const ready = changetype<Ready>(memory.data(offsetof<Ready>(), 4));
const list = changetype<Vector>(changetype<usize>(ready));

/** Makes room for one more socket's entry; false when memory has run out. */
export function addSocket(): bool {
  if (!vector.reserve(list, (ready.sockets + 1) << 1)) return false;
  ready.sockets++;
  return true;
}

/** Takes the room back. */
export function removeSocket(): void {
  ready.sockets--;
  if (ready.sockets == 0) vector.clear(list);
}

/** Waits for events, or with 0 for none. */
export function arm(socket: Socket, events: u32): void {
  socket.interest = (events == 0 ? 0 : events | ALWAYS) | standing(socket);
  settle(socket);
}

/** What a socket is told of without being armed. */
function standing(socket: Socket): u32 {
  return has(socket, SocketFlag.ASYNC) ? SIGNAL : 0;
}

/** Has the host told of all that arrives, or not any more. */
export function setAsync(socket: Socket, on: bool): void {
  set(socket, SocketFlag.ASYNC, on);
  arm(socket, socket.interest & ~SIGNAL);
}

/** Notes that events came about. */
export function notify(socket: Socket, events: u32): void {
  let wanted = events & socket.interest;
  const signal = standing(socket);
  if ((wanted | signal) == 0) return;
  if (wanted != 0) {
    socket.interest = signal;
    settle(socket);
  }
  if (signal != 0) wanted = (events & ~ROOM) | signal;
  ready.fresh = true;
  if (socket.readyEntry != 0) {
    const entry = list.data + ((socket.readyEntry - 1) << 3);
    store<u32>(entry, load<u32>(entry, 4) | wanted, 4);
    return;
  }
  const entry = list.data + (list.length << 2);
  store<u32>(entry, socket.handle);
  store<u32>(entry, wanted, 4);
  list.length += 2;
  socket.readyEntry = list.length >>> 1;
}

/** Forgets a socket that closes. */
export function forget(socket: Socket): void {
  setAsync(socket, false);
  arm(socket, 0);
  if (socket.readyEntry != 0) cut(socket.readyEntry - 1, 1);
}

/** Ends a call: tells the host what came about in it. */
export function deliver(): void {
  if (ready.fresh) tell();
}

function tell(): void {
  ready.fresh = false;
  const count = list.length >>> 1;
  if (count != 0 && host.wake(list.data, count) != 0) cut(0, count);
}

/** Moves up to `capacity` entries that the host has not taken to `to`, oldest first; returns how many. */
export function take(to: usize, capacity: u32): u32 {
  const count = min(capacity, list.length >>> 1);
  user.give(to, list.data, count << 3);
  cut(0, count);
  return count;
}

/** Takes `count` entries out, from the one at `first` on; those behind move up. */
function cut(first: u32, count: u32): void {
  for (let i = first; i < first + count; i++) setEntry(i, 0);
  const hole = list.data + (first << 3);
  list.length -= count << 1;
  memory.copy(hole, hole + (count << 3), ((list.length >>> 1) - first) << 3);
  for (let i = first; i < list.length >>> 1; i++) setEntry(i, i + 1);
}

/** Tells the socket of entry `i` where its entry is; a socket takes its entry along when it closes, so it is there. */
function setEntry(i: u32, entry: u32): void {
  const socket = lookup(vector.get(list, i << 1));
  if (socket != null) socket.readyEntry = entry;
}
