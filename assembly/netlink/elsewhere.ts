/**
 * Hearing other namespaces (NETLINK_LISTEN_ALL_NSID): sockets that set the option get what goes to their groups in every namespace
 * that has an id in theirs. They are few, and in one list, at which a broadcast looks only when somebody is in it.
 */

import { Errno } from '../generated/errno';
import { Capability } from '../generated/socket';
import * as list from '../memory/list';
import { List, ListNode } from '../memory/list';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import { Namespace } from '../net/namespace';
import * as nsid from '../net/nsid';
import * as group from './group';
import * as receive from './receive';
import { Socket, SocketFlag, has, ofElsewhereNode } from './socket';

const listeners = changetype<List>(memory.data(offsetof<List>(), 4));

/** Sets or ends the option. */
export function listen(socket: Socket, on: bool): void {
  if (has(socket, SocketFlag.ALL_NSID) == on) return;
  if (on) {
    socket.flags |= SocketFlag.ALL_NSID;
    list.append(listeners, changetype<usize>(socket.elsewhereNode));
  } else {
    socket.flags &= ~SocketFlag.ALL_NSID;
    list.remove(listeners, changetype<usize>(socket.elsewhereNode));
  }
}

/** Whether anybody listens at all. */
export function isHeard(): bool {
  return listeners.first != 0;
}

/** Whether somebody in another namespace may be hearing a group. */
export function hasListeners(netns: Namespace, protocol: u32, number: u32): bool {
  for (let node = listeners.first; node != 0; node = changetype<ListNode>(node).next) {
    const socket = ofElsewhereNode(node);
    if (hears(socket, netns, protocol, number)) return true;
  }
  return false;
}

/** What it takes beside an id: that the socket's opener may hear everybody. */
function hears(socket: Socket, netns: Namespace, protocol: u32, number: u32): bool {
  return (
    socket.netns != netns &&
    socket.protocol == protocol &&
    ((socket.capabilities >> Capability.NET_BROADCAST) & 1) != 0 &&
    group.isMember(socket, number)
  );
}

/**
 * Sends on what was broadcast in a namespace; `here` is what multicast did there, and the result is that for all. Each namespace that
 * hears it gets a copy of its own, which carries the id that the sender's has there.
 */
export function multicast(
  netns: Namespace,
  protocol: u32,
  message: Message,
  sender: Socket | null,
  exceptPort: u32,
  here: i32,
): i32 {
  let result = here;
  let copy: Message | null = null;
  let place: Namespace | null = null;
  for (let node = listeners.first; node != 0; node = changetype<ListNode>(node).next) {
    const socket = ofElsewhereNode(node);
    if (socket == sender || socket.port == exceptPort || !hears(socket, netns, protocol, message.group)) continue;
    if (copy == null || socket.netns != place) {
      const id = nsid.idOf(socket.netns, netns);
      if (id < 0) continue;
      if (copy != null) messages.release(copy);
      place = socket.netns;
      copy = copyFor(message, id);
    }
    if (copy == null) receive.overrun(socket);
    else {
      messages.retain(copy);
      if (receive.offer(socket, copy)) {
        if (result != -Errno.ENOBUFS) result = max(result, 0) + 1;
        continue;
      }
      messages.release(copy);
    }
    if (has(socket, SocketFlag.BROADCAST_ERROR)) result = -Errno.ENOBUFS;
  }
  if (copy != null) messages.release(copy);
  return result;
}

function copyFor(message: Message, id: i32): Message | null {
  const copy = messages.excerpt(message, message.length);
  if (copy != null) copy.nsid = id;
  return copy;
}
