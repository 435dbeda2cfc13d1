/**
 * Receive queues: taking messages in, with Linux's accounting, and giving them out (netlink_attachskb, netlink_overrun,
 * netlink_rcv_wake).
 *
 * A message is taken when nothing else is charged or it fits, and the socket is not congested. What a multicast or the
 * kernel can't deliver is an overrun: it is counted, and unless the socket asked for NO_ENOBUFS its reader hears ENOBUFS
 * once, before the data, and the socket takes nothing more until it is drained.
 */

import { Errno } from '../generated/errno';
import { PollEvent } from '../generated/socket';
import { Message, release } from '../memory/message';
import * as queue from '../memory/queue';
import * as filter from './filter';
import * as room from './room';
import { Socket, SocketFlag, has, settle } from './socket';
import * as wake from './wake';

const READABLE: u32 = PollEvent.IN | PollEvent.RDNORM;

/** True when the socket would take a message of this weight now. */
export function hasRoom(socket: Socket, truesize: u32): bool {
  if (has(socket, SocketFlag.CONGESTED)) return false;
  return socket.charged == 0 || socket.charged + truesize <= socket.rcvbuf;
}

/**
 * Queues a message that `hasRoom` allowed, or that is owed whatever it weighs; the queue takes over a reference. False, the
 * reference still the caller's: no memory.
 */
export function enqueue(socket: Socket, message: Message): bool {
  if (!queue.reserve(socket.queue)) return false;
  queue.push(socket.queue, message);
  socket.charged += message.truesize;
  if (socket.interest != 0) wake.notify(socket, READABLE);
  return true;
}

/**
 * A message of the kernel's to one socket: queued, the queue taking over a reference, or dropped by the socket's filter, or an
 * overrun and false.
 */
export function offer(socket: Socket, message: Message): bool {
  if (has(socket, SocketFlag.FILTERED)) {
    const length = filter.verdict(socket, message);
    if (length == 0) {
      release(message);
      return true;
    }
    if (length < message.length) return offerCut(socket, message, length);
  }
  if (hasRoom(socket, message.truesize) && enqueue(socket, message)) return true;
  overrun(socket);
  return false;
}

/** `offer` for what the filter cut. */
function offerCut(socket: Socket, message: Message, length: u32): bool {
  const cut = filter.cut(message, length, message.references == 1);
  if (cut != null && hasRoom(socket, cut.truesize) && enqueue(socket, cut)) {
    if (cut != message) release(message);
    return true;
  }
  if (cut != null && cut != message) release(cut);
  overrun(socket);
  return false;
}

/** Notes that a message was lost. */
export function overrun(socket: Socket): void {
  socket.drops++;
  if (has(socket, SocketFlag.NO_ENOBUFS) || has(socket, SocketFlag.CONGESTED)) return;
  socket.flags |= SocketFlag.CONGESTED;
  settle(socket);
  fail(socket, Errno.ENOBUFS);
}

/** Sets the pending error, a positive errno, which the next call reports. */
export function fail(socket: Socket, error: u32): void {
  socket.error = error;
  wake.notify(socket, PollEvent.ERR);
}

/** Takes the pending error: 0 or a negative errno. */
export function takeError(socket: Socket): i32 {
  const error = socket.error;
  socket.error = 0;
  return -(<i32>error);
}

/** The oldest message, or null. */
export function peek(socket: Socket): Message | null {
  return queue.peek(socket.queue);
}

/** Removes the oldest message, which must exist. */
export function consume(socket: Socket): void {
  const message = queue.pop(socket.queue);
  socket.charged -= message.truesize;
  release(message);
}

/** Ends a read: a drained socket is no longer congested, and waiting senders may try again. */
export function drained(socket: Socket): void {
  if (has(socket, SocketFlag.CONGESTED)) {
    if (!queue.isEmpty(socket.queue)) return;
    socket.flags &= ~SocketFlag.CONGESTED;
    settle(socket);
  }
  if (socket.firstWaiter != 0) room.wakeSenders(socket);
}
