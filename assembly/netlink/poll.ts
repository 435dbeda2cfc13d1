/**
 * Readiness (poll(2), datagram_poll): the level right now, and arming a wakeup for when it changes.
 */

import { Errno } from '../generated/errno';
import { PollEvent } from '../generated/socket';
import { isEmpty } from '../memory/queue';
import * as user from '../memory/user';
import * as values from './option_values';
import { OptionBit } from './option_values';
import * as room from './room';
import { Socket } from './socket';
import * as wake from './wake';

/** A socket can always be written to: what it sends is charged to the receiver. */
const WRITABLE: u32 = PollEvent.OUT | PollEvent.WRNORM | PollEvent.WRBAND;

/** The events that hold now. */
function level(socket: Socket): u32 {
  let events = WRITABLE;
  if (!isEmpty(socket.queue)) events |= PollEvent.IN | PollEvent.RDNORM;
  if (socket.error != 0) {
    events |= PollEvent.ERR;
    if (values.has(socket, OptionBit.SELECT_ERR_QUEUE)) events |= PollEvent.PRI;
  }
  if (!room.isWaiting(socket)) events |= wake.ROOM;
  return events;
}

/**
 * Those of `events` that hold now, and ERR and HUP in any case, as poll(2) does. When there are none the socket is armed: the
 * first of them to come about wakes the host. With `events` 0 it is disarmed, and the result is the whole level.
 */
export function poll(socket: Socket, events: u32): u32 {
  const now = level(socket);
  if (events == 0) {
    wake.arm(socket, 0);
    return now & ~wake.ROOM;
  }
  const met = now & (events | PollEvent.ERR | PollEvent.HUP);
  if (met == 0) wake.arm(socket, events);
  return met;
}

/** FIOASYNC: with a number other than 0, the host is told of all that arrives, for a signal. 0, -EINVAL, -EFAULT. */
export function setAsync(socket: Socket, argument: usize, size: u32): i32 {
  if (size < 4) return -Errno.EINVAL;
  if (!user.access(argument, 4)) return -Errno.EFAULT;
  wake.setAsync(socket, load<u32>(argument) != 0);
  return 0;
}
