/**
 * What a socket has sent to the kernel and the kernel has not done yet: a family of the host's answers one of its messages later. On Linux
 * the sender would wait in sendmsg meanwhile; here that send has returned, and what follows on the same socket waits for its turn, so that a
 * socket's requests are answered in the order in which they were sent. Other sockets do not wait.
 *
 *      ┌─ Owed ─────────────┬─ the messages of one send, from the one that waits on ─┐
 *
 * A socket that owes more than its send buffer holds has to wait: netlink/room.ts tells it when.
 */

import * as heap from '../memory/heap';
import * as list from '../memory/list';
import * as room from './room';
import { Socket } from './socket';
import { Task } from './task';

@unmanaged
export class Owed {
  next: usize;
  previous: usize;
  /** Who sent it, by its handle: it may be gone; and the capabilities it had then. */
  task: u32;
  /** The send named its destination. */
  named: bool;
  capabilities: u64;
  /** The message that is next, and how many bytes there are from there on. */
  at: usize;
  left: u32;
}

/** True while a socket's messages have to wait for an earlier one. */
export function isWaiting(socket: Socket): bool {
  return socket.firstOwed != 0;
}

/** False, and the socket is to be told when it is worth trying again: what waits fills its send buffer. */
export function hasRoom(socket: Socket, size: u32): bool {
  if (socket.owedBytes == 0 || socket.owedBytes + size <= socket.sndbuf) return true;
  room.wait(socket, socket);
  return false;
}

/** Keeps a copy of messages, behind all that waits. False: no memory. */
export function add(socket: Socket, task: Task, named: bool, from: usize, size: u32): bool {
  const pointer = heap.alloc(offsetof<Owed>() + size);
  if (pointer == 0) return false;
  const owed = changetype<Owed>(pointer);
  owed.task = task.handle;
  owed.named = named;
  owed.capabilities = task.capabilities;
  owed.at = pointer + offsetof<Owed>();
  owed.left = size;
  memory.copy(owed.at, from, size);
  list.append(socket.owed, pointer);
  socket.owedBytes += size;
  return true;
}

/** What waits first, or null. */
export function first(socket: Socket): Owed | null {
  return socket.firstOwed == 0 ? null : changetype<Owed>(socket.firstOwed);
}

/** What waits first has been done up to a message, and waits there. */
export function advance(socket: Socket, owed: Owed, at: usize, left: u32): void {
  socket.owedBytes -= owed.left - left;
  owed.at = at;
  owed.left = left;
  room.wakeSenders(socket);
}

/** What waits first has been done. */
export function remove(socket: Socket, owed: Owed): void {
  socket.owedBytes -= owed.left;
  list.remove(socket.owed, changetype<usize>(owed));
  heap.free(changetype<usize>(owed));
  room.wakeSenders(socket);
}

/** A socket closes: nobody is there to be answered. */
export function forget(socket: Socket): void {
  for (let owed = first(socket); owed != null; owed = first(socket)) {
    list.remove(socket.owed, changetype<usize>(owed));
    heap.free(changetype<usize>(owed));
  }
}
