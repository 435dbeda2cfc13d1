/**
 * Senders that wait for room: a unicast to a full receiver blocks on Linux (netlink_attachskb), so here it is refused with
 * EAGAIN, and the sender is put on the receiver's list, to be told by the event ROOM when it is worth trying again.
 *
 * The list is doubly linked through the sockets; a socket waits for one receiver at most, the last that refused it.
 */

import { Socket } from './socket';
import * as wake from './wake';

/** Puts a refused sender on the receiver's list. */
export function wait(sender: Socket, receiver: Socket): void {
  if (sender.waitsFor == changetype<usize>(receiver)) return;
  leave(sender);
  sender.waitsFor = changetype<usize>(receiver);
  sender.nextWaiter = receiver.firstWaiter;
  if (receiver.firstWaiter != 0) changetype<Socket>(receiver.firstWaiter).previousWaiter = changetype<usize>(sender);
  receiver.firstWaiter = changetype<usize>(sender);
}

/** True while the socket's last send is refused for want of room. */
export function isWaiting(sender: Socket): bool {
  return sender.waitsFor != 0;
}

/** Takes a sender off the list it is on. */
export function leave(sender: Socket): void {
  if (sender.waitsFor == 0) return;
  if (sender.previousWaiter != 0) changetype<Socket>(sender.previousWaiter).nextWaiter = sender.nextWaiter;
  else changetype<Socket>(sender.waitsFor).firstWaiter = sender.nextWaiter;
  if (sender.nextWaiter != 0) changetype<Socket>(sender.nextWaiter).previousWaiter = sender.previousWaiter;
  sender.waitsFor = 0;
  sender.nextWaiter = 0;
  sender.previousWaiter = 0;
}

/** Tells all who wait for a receiver to try again. */
export function wakeSenders(receiver: Socket): void {
  while (receiver.firstWaiter != 0) {
    const sender = changetype<Socket>(receiver.firstWaiter);
    leave(sender);
    wake.notify(sender, wake.ROOM);
  }
}

/** A socket closes: it waits no more, and those who wait for it find it gone when they try. */
export function forget(socket: Socket): void {
  leave(socket);
  wakeSenders(socket);
}
