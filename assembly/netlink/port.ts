/**
 * Ports: which socket of a protocol and namespace a number means (nl_table[].hash, netlink_insert, netlink_autobind).
 * One hash table serves all protocols and namespaces; the nodes are part of the sockets.
 */

import { Errno } from '../generated/errno';
import * as host from '../host';
import * as hash from '../memory/hash';
import { HashTable } from '../memory/hash';
import { Namespace } from '../net/namespace';
import { Socket, SocketFlag, has, ofPortNode, settle } from './socket';
import { Task } from './task';

const table = changetype<HashTable>(memory.data(offsetof<HashTable>(), 4));

/** Random ports lie in [-2^31, FIRST_NEGATIVE]. */
const FIRST_NEGATIVE: i32 = -4097;

function hashOf(netns: Namespace, protocol: u32, port: u32): u32 {
  return hash.mix(port ^ hash.mix(<u32>changetype<usize>(netns) + protocol));
}

/** The socket at a port, or null. */
export function lookup(netns: Namespace, protocol: u32, port: u32): Socket | null {
  const h = hashOf(netns, protocol, port);
  for (let node = hash.first(table, h); node != 0; node = hash.next(node)) {
    const socket = ofPortNode(node);
    if (socket.port == port && socket.protocol == protocol && socket.netns == netns) return socket;
  }
  return null;
}

/** Takes a port for an unbound socket; -EADDRINUSE, -ENOMEM. */
export function insert(socket: Socket, port: u32): i32 {
  if (!hash.prepare(table)) return -Errno.ENOMEM;
  // Linux notes the port before it knows whether it is free, and getsockname shows it even then.
  const taken = lookup(socket.netns, socket.protocol, port) != null;
  socket.port = port;
  if (taken) return -Errno.EADDRINUSE;
  socket.flags |= SocketFlag.BOUND;
  settle(socket);
  hash.insert(table, changetype<usize>(socket.portNode), hashOf(socket.netns, socket.protocol, port));
  return 0;
}

/** Gives an unbound socket the task's pid as port or, when that is taken, a random negative one; -ENOMEM. */
export function autobind(task: Task, socket: Socket): i32 {
  if (has(socket, SocketFlag.BOUND)) return 0;
  let port = task.pid;
  let rover: i32 = 0;
  while (lookup(socket.netns, socket.protocol, port) != null) {
    // Downwards from a random start; far fewer sockets than ports can exist, so this ends.
    if (rover == 0) rover = <i32>(0x80000000 + (host.random() % <u32>(FIRST_NEGATIVE - i32.MIN_VALUE + 1)));
    else rover = rover == i32.MIN_VALUE ? FIRST_NEGATIVE : rover - 1;
    port = rover;
  }
  return insert(socket, port);
}

/** Takes a socket's port away, if it has one. */
export function remove(socket: Socket): void {
  if (!has(socket, SocketFlag.BOUND)) return;
  socket.flags &= ~SocketFlag.BOUND;
  settle(socket);
  hash.remove(table, changetype<usize>(socket.portNode));
  if (table.count == 0) hash.dispose(table);
}
