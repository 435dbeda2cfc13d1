/**
 * Notifications (rtnl_notify): one message a change, encoded once, to everybody subscribed to its group, and to the
 * requester itself where it asked for an echo.
 */

import { HeaderFlag, Protocol } from '../generated/netlink';
import { Message, release, retain } from '../memory/message';
import { multicast } from '../netlink/multicast';
import * as receive from '../netlink/receive';
import { Request, hasFlag } from '../netlink/request';
import { Socket } from '../netlink/socket';
import { truesizeOf } from '../netlink/truesize';
import { Namespace } from '../net/namespace';

/** The request whose changes are being made, where its sender is told in the notification; else none. */
@unmanaged
class Origin {
  port: u32;
  sequence: u32;
  /** NLM_F_ flags of the request. */
  flags: u32;
  /** The socket that wants an echo, or 0. */
  echo: usize;
}

const origin = changetype<Origin>(memory.data(offsetof<Origin>(), 4));

/** From here to `end`, notifications carry the port and sequence number of this request. */
export function begin(request: Request): void {
  origin.port = request.socket.port;
  origin.sequence = request.sequence;
  origin.flags = request.flags;
  origin.echo = hasFlag(request, HeaderFlag.ECHO) ? changetype<usize>(request.socket) : 0;
}

/** From here on, changes are the kernel's own. */
export function end(): void {
  origin.port = 0;
  origin.sequence = 0;
  origin.flags = 0;
  origin.echo = 0;
}

export function port(): u32 {
  return origin.port;
}

export function sequence(): u32 {
  return origin.sequence;
}

export function flags(): u32 {
  return origin.flags;
}

/** Whether anybody waits for an echo: then a message is written even if its group is empty. */
export function isEchoed(): bool {
  return origin.echo != 0;
}

/**
 * Sends a notification of a request's own changes, whose only reference it takes: to the group, and to the requester who wants
 * an echo. `estimate`: the length that Linux makes the buffer for.
 */
export function send(netns: Namespace, message: Message, group: u32, estimate: u32): void {
  sendTo(netns, message, group, estimate, origin.echo);
}

/** As `send`; `echo`: the socket that wants one, or 0. */
export function sendTo(netns: Namespace, message: Message, group: u32, estimate: u32, echo: usize): void {
  message.group = group;
  message.truesize = truesizeOf(message.length, estimate);
  const requester = changetype<Socket>(echo);
  // The requester gets the echo instead of the multicast, and nobody listening is no error. None is heard of what happens elsewhere.
  const isHeard = echo != 0 && requester.netns == netns;
  if (isHeard) retain(message);
  multicast(netns, Protocol.ROUTE, message, null, echo != 0 ? requester.port : 0);
  if (isHeard && !receive.offer(requester, message)) release(message);
  release(message);
}

/** Sends a notification in the kernel's name, whose only reference it takes; `estimate` as for `send`, 0 for none. */
export function announce(netns: Namespace, message: Message, group: u32, estimate: u32 = 0): void {
  message.group = group;
  if (estimate != 0) message.truesize = truesizeOf(message.length, estimate);
  multicast(netns, Protocol.ROUTE, message, null, 0);
  release(message);
}
