/**
 * Senders that wait for room: a unicast to a full receiver blocks on Linux (netlink_attachskb), so here it is refused with
 * EAGAIN, and the sender is put on the receiver's list, to be told by the event ROOM when it is worth trying again.
 *
 * A socket waits for one receiver at most, the last that refused it.
 */

import * as list from '../memory/list';
import { Socket, ofWaitNode } from './socket';
import * as wake from './wake';

/** Puts a refused sender on the receiver's list. */
export function wait(sender: Socket, receiver: Socket): void {
  if (sender.waitsFor == changetype<usize>(receiver)) return;
  leave(sender);
  sender.waitsFor = changetype<usize>(receiver);
  list.append(receiver.waiters, changetype<usize>(sender.waitNode));
}

/** True while the socket's last send is refused for want of room. */
export function isWaiting(sender: Socket): bool {
  return sender.waitsFor != 0;
}

/** Takes a sender off the list it is on. */
export function leave(sender: Socket): void {
  if (sender.waitsFor == 0) return;
  list.remove(changetype<Socket>(sender.waitsFor).waiters, changetype<usize>(sender.waitNode));
  sender.waitsFor = 0;
}

/** Tells all who wait for a receiver to try again. */
export function wakeSenders(receiver: Socket): void {
  while (receiver.firstWaiter != 0) {
    const sender = ofWaitNode(receiver.firstWaiter);
    leave(sender);
    wake.notify(sender, wake.ROOM);
  }
}

/** A socket closes: it waits no more, and those who wait for it find it gone when they try. */
export function forget(socket: Socket): void {
  leave(socket);
  wakeSenders(socket);
}
