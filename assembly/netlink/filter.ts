/**
 * Filters: a classic BPF program on a socket decides of each message whether it is queued, and how much of it (SO_ATTACH_FILTER,
 * socket(7); sk_attach_filter, sk_filter_trim_cap). It is asked before the receive buffer is: what it drops causes no overrun.
 *
 *      program   ┌─ count u32 ─┬─ cost u32 ─┬─ `count` instructions, as they were passed ─┐
 */

import { Errno } from '../generated/errno';
import { BPF_MAXINSNS, SOCK_FILTER_SIZE, SOCK_FPROG_SIZE, SockFprog } from '../generated/socket';
import * as heap from '../memory/heap';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as user from '../memory/user';
import * as check from './filter_check';
import { run } from './filter_run';
import { Socket, SocketFlag, has, settle } from './socket';

@unmanaged
class Program {
  count: u32;
  cost: u32;
}

/** Bytes that a socket's options may take (optmem_max). */
const OPTION_MEMORY: u32 = 131072;

function programOf(socket: Socket): Program {
  return changetype<Program>(socket.filter);
}

function instructionsOf(program: Program): usize {
  return changetype<usize>(program) + offsetof<Program>();
}

/** Checks a struct sock_fprog and the program it points to: 0, or -EPERM when the filter is locked, -EFAULT, -EINVAL, -ENOMEM. */
function checkProgram(socket: Socket, value: usize, length: u32): i32 {
  if (length != SOCK_FPROG_SIZE) return -Errno.EINVAL;
  if (!user.access(value, length)) return -Errno.EFAULT;
  if (has(socket, SocketFlag.FILTER_LOCKED)) return -Errno.EPERM;
  const count: u32 = load<u16>(value);
  const from: usize = load<u32>(value, SockFprog.FILTER);
  if (from == 0 || count == 0 || count > BPF_MAXINSNS) return -Errno.EINVAL;
  if (!user.access(from, count * SOCK_FILTER_SIZE)) return -Errno.EFAULT;
  const reached = heap.alloc(count << 1);
  if (reached == 0) return -Errno.ENOMEM;
  const valid = check.isValid(from, count, reached);
  heap.free(reached);
  return valid ? 0 : -Errno.EINVAL;
}

/** SO_ATTACH_FILTER: a filter that was there is replaced, or stays when this fails. Errors as of `checkProgram`. */
export function attach(socket: Socket, value: usize, length: u32): i32 {
  const bad = checkProgram(socket, value, length);
  if (bad != 0) return bad;
  const count: u32 = load<u16>(value);
  const from: usize = load<u32>(value, SockFprog.FILTER);
  // Both are there for a moment.
  const cost = check.costOf(from, count);
  if (costOf(socket) + cost >= OPTION_MEMORY) return -Errno.ENOMEM;
  const size = count * SOCK_FILTER_SIZE;
  const pointer = heap.alloc(<u32>offsetof<Program>() + size);
  if (pointer == 0) return -Errno.ENOMEM;
  const program = changetype<Program>(pointer);
  program.count = count;
  program.cost = cost;
  memory.copy(instructionsOf(program), from, size);
  heap.free(socket.filter);
  socket.filter = pointer;
  socket.flags |= SocketFlag.FILTERED;
  settle(socket);
  return 0;
}

/** SO_ATTACH_REUSEPORT_CBPF: netlink's ports are not shared, so there is no group to have a program. */
export function attachGroup(socket: Socket, value: usize, length: u32): i32 {
  const bad = checkProgram(socket, value, length);
  return bad != 0 ? bad : -Errno.EINVAL;
}

/** SO_ATTACH_BPF: there is nothing here that makes such programs, so no descriptor stands for one. */
export function attachExtended(socket: Socket, length: u32): i32 {
  if (length != 4) return -Errno.EINVAL;
  return has(socket, SocketFlag.FILTER_LOCKED) ? -Errno.EPERM : -Errno.EBADF;
}

/** SO_DETACH_FILTER: -EPERM when it is locked, -ENOENT when there is none. */
export function detach(socket: Socket): i32 {
  if (has(socket, SocketFlag.FILTER_LOCKED)) return -Errno.EPERM;
  if (socket.filter == 0) return -Errno.ENOENT;
  forget(socket);
  return 0;
}

/** SO_LOCK_FILTER: from now on the filter stays; -EPERM for who would unlock it. */
export function lock(socket: Socket, on: bool): i32 {
  if (!on) return has(socket, SocketFlag.FILTER_LOCKED) ? -Errno.EPERM : 0;
  socket.flags |= SocketFlag.FILTER_LOCKED;
  return 0;
}

/**
 * SO_GET_FILTER: fills in the program. `space` and the length that is stored count instructions; with no space the program's length is
 * told alone. -EINVAL when it does not fit, -EFAULT.
 */
export function get(socket: Socket, value: usize, space: u32, lengthPointer: usize): i32 {
  const count: u32 = socket.filter == 0 ? 0 : programOf(socket).count;
  if (count != 0 && space != 0) {
    if (space < count) return -Errno.EINVAL;
    const size = count * SOCK_FILTER_SIZE;
    if (!user.access(value, size)) return -Errno.EFAULT;
    user.give(value, instructionsOf(programOf(socket)), size);
  }
  store<u32>(lengthPointer, count);
  return 0;
}

/** Bytes that the socket's options take (sk_omem_alloc). */
export function costOf(socket: Socket): u32 {
  return socket.filter == 0 ? 0 : programOf(socket).cost;
}

/** Takes the filter away, if there is one. */
export function forget(socket: Socket): void {
  heap.free(socket.filter);
  socket.filter = 0;
  socket.flags &= ~SocketFlag.FILTERED;
  settle(socket);
}

/** How many bytes of a message a socket with a filter takes: all, fewer, or 0 for a message it does not want. */
export function verdict(socket: Socket, message: Message): u32 {
  const program = programOf(socket);
  const taken = run(instructionsOf(program), messages.data(message), message.length);
  return min(taken, message.length);
}

/** `cut`, or null for length 0. */
export function keep(message: Message, length: u32, itself: bool): Message | null {
  return length == 0 ? null : cut(message, length, itself);
}

/**
 * A message cut to its first `length` bytes, which weighs what the whole does: a copy unless the message is nobody else's and may
 * itself be cut. Null: no memory.
 */
export function cut(message: Message, length: u32, itself: bool): Message | null {
  if (itself) {
    message.length = length;
    return message;
  }
  return messages.excerpt(message, length);
}
