/**
 * Sending one message to many (netlink_broadcast): one reference a subscriber, and no copy, unless filters cut it.
 *
 * Linux cuts what it holds in hand, and that shows: as long as nobody else holds a message, the first receiver's filter cuts it for
 * all who come after; and what was cut for a receiver that then had no room goes to the next.
 */

import { Errno } from '../generated/errno';
import { Message, release } from '../memory/message';
import * as queue from '../memory/queue';
import { Namespace } from '../net/namespace';
import * as elsewhere from './elsewhere';
import * as filter from './filter';
import * as group from './group';
import { Group } from './group';
import * as port from './port';
import * as receive from './receive';
import { Socket, SocketFlag, has, settle } from './socket';
import { truesize } from './truesize';

/**
 * Queues a reference to `message` on every subscriber of its group in a namespace, and a copy on those who hear it from another, but for the socket that sends it (null:
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
  const result = within(netns, protocol, message, sender, exceptPort);
  return elsewhere.isHeard() ? elsewhere.multicast(netns, protocol, message, sender, exceptPort, result) : result;
}

function within(netns: Namespace, protocol: u32, message: Message, sender: Socket | null, exceptPort: u32): i32 {
  const members = group.lookup(netns, protocol, message.group);
  if (message.truesize == 0) message.truesize = truesize(message.length);
  if (members == null) return -Errno.ESRCH;
  const excepted: Socket | null = exceptPort == 0 ? null : port.lookup(netns, protocol, exceptPort);
  if (sender != null) sender.limit = 0;
  if (excepted != null) excepted.limit = 0;
  const delivered = deliver(members, message, sender, exceptPort);
  if (sender != null) settle(sender);
  if (excepted != null) settle(excepted);
  return delivered == 0 ? -Errno.ESRCH : delivered;
}

/** Gives a message to the members but those that are not to hear it; the result is `multicast`'s, or 0 for none. */
function deliver(members: Group, message: Message, sender: Socket | null, exceptPort: u32): i32 {
  const count = group.memberCount(members);
  const weight = message.truesize;
  let missed: u32 = 0;
  let failed = false;
  // What the next receiver gets: the message, or what was cut for one that then had no room.
  let current = message;
  let copies = 0;
  // The last to join is the first to hear.
  for (let i = count; i != 0;) {
    if (current == message) i = pushWhile(members, i, message, weight);
    if (i-- == 0) break;
    const socket = group.memberAt(members, i);
    if (socket == sender || socket.port == exceptPort) {
      missed++;
      continue;
    }
    if (has(socket, SocketFlag.FILTERED)) {
      const length = filter.verdict(socket, current);
      if (length < current.length) {
        const delivered = count - 1 - i - missed;
        const alone = current != message || message.references + delivered == copies + 1;
        const kept = filter.keep(current, length, alone);
        if (kept == null) {
          if (length != 0) receive.overrun(socket);
          if (current != message) release(current);
          current = message;
          missed++;
          continue;
        }
        current = kept;
      }
    }
    if (receive.hasRoom(socket, weight) && receive.enqueue(socket, current)) {
      if (current != message) {
        current = message;
        copies++;
      }
    } else {
      receive.overrun(socket);
      missed++;
      if (has(socket, SocketFlag.BROADCAST_ERROR)) failed = true;
    }
  }
  if (current != message) release(current);
  const delivered = count - missed;
  message.references += delivered - copies;
  return failed ? -Errno.ENOBUFS : delivered;
}

/**
 * Gives a message to the members from `i - 1` down that need no second look, and most need none: there is a slot, and room up
 * to the socket's limit. Returns the `i` at which it stopped. A broadcast to a thousand sockets is a thousand of these steps, and
 * what they touch of a socket lies in one cache line (see netlink/socket.ts).
 */
function pushWhile(members: Group, i: u32, message: Message, weight: u32): u32 {
  const end = members.memberData;
  let at = end + (i << 3);
  while (at != end) {
    const socket = group.memberIn(at - 8);
    const charged = socket.charged + weight;
    if (charged > socket.limit || socket.queueTail == socket.queueStop) break;
    socket.charged = charged;
    queue.push(socket.queue, message);
    at -= 8;
  }
  return (<u32>(at - end)) >>> 3;
}

/** True when somebody is subscribed: a notification for nobody need not be written. */
export function hasListeners(netns: Namespace, protocol: u32, number: u32): bool {
  return (
    group.lookup(netns, protocol, number) != null ||
    (elsewhere.isHeard() && elsewhere.hasListeners(netns, protocol, number))
  );
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
