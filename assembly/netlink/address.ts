/**
 * Addresses: bind, connect, getsockname, getpeername (netlink(7); netlink_bind, netlink_connect, netlink_getname).
 *
 *      sockaddr_nl   ┌─ nl_family u16 ─┬─ nl_pad u16 ─┬─ nl_pid u32 ─┬─ nl_groups u32 ─┐
 */

import { Errno } from '../generated/errno';
import { SOCKADDR_NL_SIZE, SockaddrNl } from '../generated/netlink';
import { AddressFamily, Capability } from '../generated/socket';
import * as user from '../memory/user';
import * as group from './group';
import * as port from './port';
import { NONROOT_RECEIVE, NONROOT_SEND, flagsOf, groupsOf } from './protocol';
import { Socket, SocketFlag, has, set } from './socket';
import { Task, capable } from './task';

/** Lengths of addresses that the socket interface takes at all (struct sockaddr_storage). */
const MAX_ADDRESS: u32 = 128;

export function familyOf(address: usize): u32 {
  return load<u16>(address);
}

export function portOf(address: usize): u32 {
  return load<u32>(address, SockaddrNl.PID);
}

export function groupsIn(address: usize): u32 {
  return load<u32>(address, SockaddrNl.GROUPS);
}

/** The lowest group of a mask, 0 for none: an address names one destination group. */
export function lowestGroup(mask: u32): u32 {
  return mask == 0 ? 0 : ctz(mask) + 1;
}

/** True when the protocol lets anyone, or the task's privilege lets it (netlink_allowed). */
export function allowed(task: Task, socket: Socket, flag: u32): bool {
  return (flagsOf(socket.protocol) & flag) != 0 || capable(task, Capability.NET_ADMIN);
}

/** 0 when an address may be read, or -EINVAL, -EFAULT (move_addr_to_kernel). */
export function check(address: usize, length: i32): i32 {
  if (length < 0 || <u32>length > MAX_ADDRESS) return -Errno.EINVAL;
  return user.access(address, length) ? 0 : -Errno.EFAULT;
}

/** `check` for sendmsg(2), which reads no more of an address than there can be (copy_msghdr_from_user). */
export function checkCut(address: usize, length: i32): i32 {
  return check(address, min(length, <i32>MAX_ADDRESS));
}

/** bind(2): takes a port, 0 meaning any, and replaces the memberships in groups 1 to 32. */
export function bind(task: Task, socket: Socket, address: usize, length: i32): i32 {
  const bad = check(address, length);
  if (bad != 0) return bad;
  if (<u32>length < SOCKADDR_NL_SIZE || familyOf(address) != AddressFamily.NETLINK) return -Errno.EINVAL;
  const wanted = groupsIn(address);
  if (wanted != 0) {
    if (!allowed(task, socket, NONROOT_RECEIVE)) return -Errno.EPERM;
    // Linux makes the list of groups before it refuses the rest, and it stays, empty.
    socket.groupLimit = groupsOf(socket.protocol);
  }
  const wasBound = has(socket, SocketFlag.BOUND);
  if (wasBound && portOf(address) != socket.port) return -Errno.EINVAL;
  for (let rest = wanted; rest != 0; rest &= rest - 1) {
    const refused = group.mayJoin(task, socket.protocol, lowestGroup(rest));
    if (refused != 0) return refused;
  }
  if (!wasBound) {
    const error = portOf(address) != 0 ? port.insert(socket, portOf(address)) : port.autobind(task, socket);
    if (error != 0) return error;
  }
  const error = subscribe(socket, wanted);
  // Without memory for its groups it is not bound either.
  if (error != 0 && !wasBound) port.remove(socket);
  return error;
}

/** Makes the memberships in groups 1 to 32 those of a mask; -ENOMEM leaves the ones there were. */
function subscribe(socket: Socket, wanted: u32): i32 {
  const before = group.lowMask(socket);
  for (let rest = wanted & ~before; rest != 0; rest &= rest - 1) {
    const error = group.join(socket, lowestGroup(rest));
    if (error == 0) continue;
    for (let undo = wanted & ~before; undo != rest; undo &= undo - 1) group.leave(socket, lowestGroup(undo));
    return error;
  }
  for (let rest = before & ~wanted; rest != 0; rest &= rest - 1) group.leave(socket, lowestGroup(rest));
  return 0;
}

/** connect(2): sets the default destination; AF_UNSPEC takes it back. */
export function connect(task: Task, socket: Socket, address: usize, length: i32): i32 {
  const bad = check(address, length);
  if (bad != 0) return bad;
  if (length < 2) return -Errno.EINVAL;
  if (familyOf(address) == AddressFamily.UNSPEC) {
    set(socket, SocketFlag.CONNECTED, false);
    socket.peerPort = 0;
    socket.peerGroup = 0;
    return 0;
  }
  if (familyOf(address) != AddressFamily.NETLINK || <u32>length < SOCKADDR_NL_SIZE) return -Errno.EINVAL;
  const peerPort = portOf(address);
  const groups = groupsIn(address);
  if ((peerPort != 0 || groups != 0) && !allowed(task, socket, NONROOT_SEND)) return -Errno.EPERM;
  const error = port.autobind(task, socket);
  if (error != 0) return error;
  set(socket, SocketFlag.CONNECTED, true);
  socket.peerPort = peerPort;
  socket.peerGroup = lowestGroup(groups);
  return 0;
}

/** getsockname(2): the port, 0 before there is one, and the memberships in groups 1 to 32. */
export function localName(socket: Socket, address: usize, lengthPointer: usize): i32 {
  return give(address, lengthPointer, socket.port, group.lowMask(socket));
}

/** getpeername(2): the default destination; works unconnected. */
export function peerName(socket: Socket, address: usize, lengthPointer: usize): i32 {
  return give(address, lengthPointer, socket.peerPort, group.maskOf(socket.peerGroup));
}

/** An address as calls give it out; cut to what the caller has room for, and its full length stored (move_addr_to_user). */
function give(address: usize, lengthPointer: usize, portNumber: u32, groups: u32): i32 {
  if (!user.access(lengthPointer, 4)) return -Errno.EFAULT;
  const room = load<i32>(lengthPointer);
  if (room < 0) return -Errno.EINVAL;
  const size = min(<u32>room, SOCKADDR_NL_SIZE);
  if (!user.access(address, size)) return -Errno.EFAULT;
  write(address, size, portNumber, groups);
  store<u32>(lengthPointer, SOCKADDR_NL_SIZE);
  return 0;
}

/** One address, built before it is cut. */
const scratch: usize = memory.data(SOCKADDR_NL_SIZE, 4);

/** Writes the first `size` bytes of an address. */
export function write(to: usize, size: u32, portNumber: u32, groups: u32): void {
  const whole = size == SOCKADDR_NL_SIZE;
  const at = whole ? to : scratch;
  store<u32>(at, AddressFamily.NETLINK);
  store<u32>(at, portNumber, SockaddrNl.PID);
  store<u32>(at, groups, SockaddrNl.GROUPS);
  if (!whole) user.give(to, scratch, size);
}

/** True when a group number exists for a protocol. */
export function isGroup(protocol: u32, number: u32): bool {
  return number != 0 && number <= groupsOf(protocol);
}
