/**
 * The socket: what a guest holds by a handle (struct netlink_sock). About 200 bytes, and nothing else while it is idle.
 *
 * This file is the structure alone; netlink/lifecycle.ts makes and closes sockets.
 */

import { Kind, lookup as lookupHandle } from '../memory/handle';
import { HashNode } from '../memory/hash';
import { List, ListNode } from '../memory/list';
import { Queue } from '../memory/queue';
import { Vector } from '../memory/vector';
import { Namespace } from '../net/namespace';

/** Bits of `flags`. */
export const enum SocketFlag {
  /** It has a port. */
  BOUND = 1 << 0,
  /** It takes unicast from its peer only. */
  CONNECTED = 1 << 1,
  /** It overran and takes nothing until it is drained. */
  CONGESTED = 1 << 2,
  /** It has a filter. */
  FILTERED = 1 << 4,
  /** Its filter stays as it is. */
  FILTER_LOCKED = 1 << 5,
  /** Somebody wants a signal with all that arrives: see netlink/wake.ts. */
  ASYNC = 1 << 6,
  /* options */
  PASSCRED = 1 << 8,
  PKTINFO = 1 << 9,
  BROADCAST_ERROR = 1 << 10,
  NO_ENOBUFS = 1 << 11,
  CAP_ACK = 1 << 12,
  EXT_ACK = 1 << 13,
  STRICT = 1 << 14,
  ALL_NSID = 1 << 15,
}

@unmanaged
export class Socket {
  kind: u32;
  handle: u32;
  /* What a delivery looks at lies together, in one cache line: */
  flags: u32;
  /** The local port; meaningful while BOUND. */
  port: u32;
  /** Bytes of true size in the receive queue, and up to where a multicast charges without a second look: see `settle`. */
  charged: u32;
  limit: u32;
  /** Received messages: see `queue`. */
  queueTail: usize;
  queueStop: usize;
  queueHead: usize;
  queueSlots: usize;
  queueEnd: usize;
  queueSingle: usize;
  /** What may be charged. */
  rcvbuf: u32;
  /** Events that `poll` armed, and 1 + the index of its entry in the ready list: see netlink/wake.ts. */
  interest: u32;
  readyEntry: u32;
  /* The rest: */
  references: u32;
  netns: Namespace;
  protocol: u32;
  type: u32;
  /** Where a message without an address goes: see connect(2). */
  peerPort: u32;
  peerGroup: u32;
  /** The longest send, as getsockopt shows it. */
  sndbuf: u32;
  /** A pending error (sk_err), positive; reported once. */
  error: u32;
  drops: u32;
  /** The largest buffer a reader has offered: dump pages follow it. */
  longestRead: u32;
  /** The dump in progress, or 0: see netlink/dump.ts. */
  dump: usize;
  /** The filter, or 0: see netlink/filter.ts. */
  filter: usize;
  /** Options of SOL_SOCKET: bits, and the block of those that hold more, or 0: see netlink/option_values.ts. */
  options: u32;
  values: usize;
  /** Membership in netlink/port.ts's table. */
  portNext: usize;
  portHash: u32;
  /** How many groups its list of memberships has room for: 0 before there is one. */
  groupLimit: u32;
  /** Memberships, two words each: see netlink/group.ts and `memberships`. */
  membershipData: usize;
  membershipLength: u32;
  membershipCapacity: u32;
  /** Senders that this socket refused for lack of room, and this socket's place in such a list: see netlink/room.ts. */
  firstWaiter: usize;
  lastWaiter: usize;
  /** The receiver it waits for, or 0. */
  waitsFor: usize;
  nextWaiter: usize;
  previousWaiter: usize;
  /** Its place among those who hear other namespaces: see netlink/elsewhere.ts. */
  nextElsewhere: usize;
  previousElsewhere: usize;
  /** What it sent to the kernel that waits to be done, and how many bytes: see netlink/backlog.ts. */
  firstOwed: usize;
  lastOwed: usize;
  owedBytes: u32;
  /** The capabilities of the task that made it (the opener's). */
  capabilities: u64;

  get queue(): Queue {
    return changetype<Queue>(changetype<usize>(this) + offsetof<Socket>('queueTail'));
  }

  get memberships(): Vector {
    return changetype<Vector>(changetype<usize>(this) + offsetof<Socket>('membershipData'));
  }

  get waiters(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Socket>('firstWaiter'));
  }

  get waitNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Socket>('nextWaiter'));
  }

  get elsewhereNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Socket>('nextElsewhere'));
  }

  get owed(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Socket>('firstOwed'));
  }

  get portNode(): HashNode {
    return changetype<HashNode>(changetype<usize>(this) + offsetof<Socket>('portNext'));
  }
}

/**
 * Sets `limit` after a change of what it follows from: rcvbuf for a socket that has a port and on which nothing stands in a
 * message's way, neither a filter nor an overrun nor somebody who waits to be woken; else 0, and a multicast looks again.
 */
export function settle(socket: Socket): void {
  const state = socket.flags & (SocketFlag.BOUND | SocketFlag.CONGESTED | SocketFlag.FILTERED);
  const open = state == SocketFlag.BOUND && socket.port != 0 && socket.interest == 0;
  socket.limit = open ? socket.rcvbuf : 0;
}

/** The socket whose `portNode` this is. */
export function ofPortNode(node: usize): Socket {
  return changetype<Socket>(node - offsetof<Socket>('portNext'));
}

/** The socket whose `waitNode` this is. */
export function ofWaitNode(node: usize): Socket {
  return changetype<Socket>(node - offsetof<Socket>('nextWaiter'));
}

/** The socket whose `elsewhereNode` this is. */
export function ofElsewhereNode(node: usize): Socket {
  return changetype<Socket>(node - offsetof<Socket>('nextElsewhere'));
}

/** The socket of a handle, or null: EBADF. */
export function lookup(handle: u32): Socket | null {
  const socket = lookupHandle(handle, Kind.SOCKET);
  return socket == 0 ? null : changetype<Socket>(socket);
}

export function has(socket: Socket, flag: u32): bool {
  return (socket.flags & flag) != 0;
}

export function set(socket: Socket, flag: u32, on: bool): void {
  if (on) socket.flags |= flag;
  else socket.flags &= ~flag;
}
