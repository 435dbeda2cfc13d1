/**
 * Sending one message to many (netlink_broadcast): one reference a subscriber, and no copy, unless filters cut it.
 *
 * Linux cuts what it holds in hand, and that shows: as long as nobody else holds a message, the first receiver's filter cuts it for
 * all who come after; and what was cut for a receiver that then had no room goes to the next.
 */

import { Errno } from '../generated/errno';
import { Message, release } from '../memory/message';
import { Namespace } from '../net/namespace';
import * as filter from './filter';
import * as group from './group';
import * as receive from './receive';
import { Socket, SocketFlag, has } from './socket';
import { truesize } from './truesize';

/**
 * Queues a reference to `message` on every subscriber of its group in a namespace, but for the socket that sends it (null:
 * the kernel) and whoever is at `exceptPort`; 0 there stands for the kernel, and for members that never got a port. Returns the number of receivers; -ESRCH when there are none; -ENOBUFS when
 * one that overran had set NETLINK_BROADCAST_ERROR. The caller keeps its own reference.
 */
export function multicast(
  netns: Namespace,
  protocol: u32,
  message: Message,
  sender: Socket | null,
  exceptPort: u32,
): i32 {
  const members = group.lookup(netns, protocol, message.group);
  if (members == null) return -Errno.ESRCH;
  if (message.truesize == 0) message.truesize = truesize(message.length);
  const weight = message.truesize;
  let delivered = 0;
  let failed = false;
  // What the next receiver gets: the message, or what was cut for one that then had no room.
  let current = message;
  let copies = 0;
  // The last to join is the first to hear.
  for (let i = group.memberCount(members); i-- != 0;) {
    const socket = group.memberAt(members, i);
    if (socket == sender || socket.port == exceptPort) continue;
    if (has(socket, SocketFlag.FILTERED)) {
      const length = filter.verdict(socket, current);
      if (length < current.length) {
        const alone = current != message || message.references + delivered == copies + 1;
        const kept = filter.keep(current, length, alone);
        if (kept == null) {
          if (length != 0) receive.overrun(socket);
          if (current != message) release(current);
          current = message;
          continue;
        }
        current = kept;
      }
    }
    if (receive.deliver(socket, current, weight)) {
      delivered++;
      if (current != message) {
        current = message;
        copies++;
      }
    } else if (has(socket, SocketFlag.BROADCAST_ERROR)) failed = true;
  }
  if (current != message) release(current);
  message.references += delivered - copies;
  if (failed) return -Errno.ENOBUFS;
  return delivered == 0 ? -Errno.ESRCH : delivered;
}

/** True when somebody is subscribed: a notification for nobody need not be written. */
export function hasListeners(netns: Namespace, protocol: u32, number: u32): bool {
  return group.lookup(netns, protocol, number) != null;
}

/** Tells the subscribers that a message to them was lost, for want of memory (netlink_set_err with ENOBUFS). */
export function lost(netns: Namespace, protocol: u32, number: u32): void {
  const members = group.lookup(netns, protocol, number);
  if (members == null) return;
  const count = group.memberCount(members);
  for (let i: u32 = 0; i < count; i++) {
    const socket = group.memberAt(members, i);
    if (!has(socket, SocketFlag.NO_ENOBUFS)) receive.fail(socket, Errno.ENOBUFS);
  }
}
