/** Sockets: the calls of socket(2) and what follows from it, and readiness. */

import * as family from '../family';
import { Errno } from '../generated/errno';
import * as user from '../memory/user';
import * as address from '../netlink/address';
import * as lifecycle from '../netlink/lifecycle';
import * as option from '../netlink/option';
import * as polling from '../netlink/poll';
import * as sockets from '../netlink/socket';
import { timeoutOf } from '../netlink/socket_time';
import * as table from '../netlink/table';
import * as tasks from '../netlink/task';
import * as wake from '../netlink/wake';
import { lookup as lookupNamespace } from '../net/namespace';
import { done } from './done';

/**
 * socket(2) for AF_NETLINK: a handle with one reference, or -EINVAL, -ESOCKTNOSUPPORT, -EPROTONOSUPPORT, -EBADF, -ENOMEM. Descriptor
 * flags in the type are the host's business and have no effect.
 */
export function socket(task: u32, type: u32, protocol: u32): i32 {
  const owner = tasks.lookup(task);
  return owner == null ? -Errno.EBADF : lifecycle.create(owner, type, protocol);
}

/** One more descriptor refers to the socket (dup, fork, SCM_RIGHTS). -EBADF. */
export function socket_ref(socket: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : lifecycle.retain(found);
}

/** close(2): one descriptor fewer; the last one closes the socket and retires the handle. -EBADF. */
export function close(socket: u32): i32 {
  const found = sockets.lookup(socket);
  if (found == null) return -Errno.EBADF;
  lifecycle.release(found);
  return done(0);
}

/** bind(2) to a struct sockaddr_nl of `length` bytes. -EBADF, -EFAULT, -EINVAL, -EPERM, -EADDRINUSE, -ENOMEM. */
export function bind(task: u32, socket: u32, name: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  return caller == null || found == null ? -Errno.EBADF : address.bind(caller, found, name, length);
}

/** connect(2): sets the default destination; AF_UNSPEC takes it back. -EBADF, -EFAULT, -EINVAL, -EPERM, -ENOMEM. */
export function connect(task: u32, socket: u32, name: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  return caller == null || found == null ? -Errno.EBADF : address.connect(caller, found, name, length);
}

/** getsockname(2): fills a struct sockaddr_nl, cut to the u32 at `lengthPointer`, which becomes 12. -EBADF, -EFAULT, -EINVAL. */
export function getsockname(socket: u32, name: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : address.localName(found, name, lengthPointer);
}

/** getpeername(2), as `getsockname`. */
export function getpeername(socket: u32, name: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : address.peerName(found, name, lengthPointer);
}

/**
 * setsockopt(2). SO_ATTACH_FILTER takes a struct sock_fprog as a 32-bit guest has it, 8 bytes: length u16, padding, and a pointer to so
 * many instructions of 8 bytes. -EBADF, -EFAULT, -EINVAL, -EPERM, -ENOMEM, -ENOENT, -ENOPROTOOPT.
 */
export function setsockopt(task: u32, socket: u32, level: u32, name: u32, value: usize, length: i32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  if (caller == null || found == null) return -Errno.EBADF;
  return done(option.setOption(caller, found, level, name, value, length));
}

/**
 * getsockopt(2): fills the value, cut to the u32 at `lengthPointer`, which becomes its length. SO_GET_FILTER counts instructions there,
 * not bytes. Errors as `setsockopt`.
 */
export function getsockopt(socket: u32, level: u32, name: u32, value: usize, lengthPointer: usize): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : option.getOption(found, level, name, value, lengthPointer);
}

/**
 * sendmsg(2). The descriptor, 28 bytes: name pointer (0: none), name length, data pointer, data length, control pointer (0:
 * none), control length, flags. Control messages are laid out as in a 32-bit guest: length, level, type, data, aligned to 4.
 * The bytes sent, or -EBADF, -EFAULT, -EINVAL, -EPERM, -EMSGSIZE, -ENODATA, -EOPNOTSUPP, -ECONNREFUSED, -ESRCH, -ENOBUFS, -ENOMEM; -EAGAIN when the
 * receiver has no room: `poll` for 0x10000 tells when to try again.
 */
export function sendmsg(task: u32, socket: u32, descriptor: usize, flags: u32): i32 {
  const caller = tasks.lookup(task);
  const found = sockets.lookup(socket);
  if (caller == null || found == null) return -Errno.EBADF;
  return done(family.sendmsg(caller, found, descriptor, flags));
}

/**
 * recvmsg(2), with a descriptor as for `sendmsg`: name length, control length and flags are filled in. Takes one datagram; flags
 * MSG_PEEK (2) and MSG_TRUNC (0x20) as on Linux. The bytes received, or a pending error, -EAGAIN, -EBADF, -EFAULT, -EINVAL,
 * -EOPNOTSUPP.
 */
export function recvmsg(socket: u32, descriptor: usize, flags: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : done(family.recvmsg(found, descriptor, flags));
}

/**
 * How long a call that waits on the socket may wait (SO_RCVTIMEO; SO_SNDTIMEO when `sending` is not 0), in milliseconds, as f64: -1 for as
 * long as it takes, 0 for not at all. Then it ends with -EAGAIN. -EBADF.
 */
export function time_limit(socket: u32, sending: u32): f64 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : timeoutOf(found, sending != 0);
}

/**
 * poll(2): those of `events` that hold now, and ERR and HUP in any case. When none does the socket is armed: the first of them to
 * come about is told through the import `wake`, once. With `events` 0 the socket is disarmed, and the result is all that holds.
 * Beside poll's own bits there is 0x10000: a send that was refused with -EAGAIN may be tried again. -EBADF.
 */
export function poll(socket: u32, events: u32): i32 {
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : polling.poll(found, events);
}

/**
 * For hosts whose `wake` returns 0: moves up to `capacity` entries of 8 bytes, {socket, events}, to `list`, oldest first. How
 * many, or -EFAULT, -EINVAL.
 */
export function ready(list: usize, capacity: i32): i32 {
  if (capacity < 0 || capacity > i32.MAX_VALUE >> 3) return -Errno.EINVAL;
  if (!user.access(list, capacity << 3)) return -Errno.EFAULT;
  return wake.take(list, capacity);
}

/**
 * The sockets of a namespace that have a port, as /proc/net/netlink lists them, after the kernel's own: fills up to `capacity` entries of
 * 28 bytes at `list`, {socket, 0 for the kernel's; protocol; port; mask of groups 1 to 32; bytes charged; 1 while it dumps; drops}, a u32
 * each. How many there are, or -EBADF, -EFAULT, -EINVAL.
 */
export function socket_list(netns: u32, list: usize, capacity: i32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  if (capacity < 0 || <u32>capacity > <u32>i32.MAX_VALUE / table.ENTRY_SIZE) return -Errno.EINVAL;
  if (!user.access(list, capacity * table.ENTRY_SIZE)) return -Errno.EFAULT;
  return table.list(found, list, capacity);
}
