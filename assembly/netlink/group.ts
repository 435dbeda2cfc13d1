/**
 * Multicast groups: who is subscribed to what (netlink_update_subscriptions, nl_table[].mc_list).
 *
 * A group that has members is an object found by (namespace, protocol, number), with its members in a dense array; one
 * without members does not exist. Joining and leaving cost the same however many members there are, because each side
 * knows where the other is:
 *
 *      group    ┌─ hash node ─┬─ namespace ─┬─ protocol, number ─┬─ members: vector of {socket, index of the membership} ─┐
 *      socket   memberships: vector of {group object, index of the member}
 */

import { Errno } from '../generated/errno';
import { Protocol } from '../generated/netlink';
import { RtnetlinkGroup } from '../generated/rtnetlink';
import { Capability } from '../generated/socket';
import * as hash from '../memory/hash';
import { HashTable } from '../memory/hash';
import * as heap from '../memory/heap';
import * as vector from '../memory/vector';
import { Vector } from '../memory/vector';
import { Namespace } from '../net/namespace';
import * as genericGroups from './group_numbers';
import { Socket } from './socket';
import { Task, capable } from './task';

@unmanaged
export class Group {
  next: usize;
  hash: u32;
  netns: Namespace;
  protocol: u32;
  number: u32;
  memberData: usize;
  memberLength: u32;
  memberCapacity: u32;

  get members(): Vector {
    return changetype<Vector>(changetype<usize>(this) + offsetof<Group>('memberData'));
  }
}

const table = changetype<HashTable>(memory.data(offsetof<HashTable>(), 4));

function hashOf(netns: Namespace, protocol: u32, number: u32): u32 {
  return hash.mix(number ^ hash.mix(<u32>changetype<usize>(netns) + protocol));
}

/** The group if anybody is subscribed to it, or null. */
export function lookup(netns: Namespace, protocol: u32, number: u32): Group | null {
  const h = hashOf(netns, protocol, number);
  for (let node = hash.first(table, h); node != 0; node = hash.next(node)) {
    const group = changetype<Group>(node);
    if (group.number == number && group.protocol == protocol && group.netns == netns) return group;
  }
  return null;
}

/** How many sockets are subscribed (netlink_has_listeners). */
export function memberCount(group: Group): u32 {
  return group.memberLength >>> 1;
}

/** Member `i`. */
export function memberAt(group: Group, i: u32): Socket {
  return memberIn(group.memberData + (i << 3));
}

/** The member of an entry, which has 8 bytes. */
export function memberIn(entry: usize): Socket {
  return changetype<Socket>(load<u32>(entry));
}

/** Index of the socket's membership in a group, or -1. A socket is in few groups. */
function find(socket: Socket, number: u32): i32 {
  const memberships = socket.memberships;
  for (let i: u32 = 0; i < memberships.length; i += 2) {
    if (changetype<Group>(vector.get(memberships, i)).number == number) return i;
  }
  return -1;
}

export function isMember(socket: Socket, number: u32): bool {
  return find(socket, number) >= 0;
}

/** A protocol's own condition on joining a group (netlink_kernel_cfg.bind): 0 or -EPERM. */
export function mayJoin(task: Task, protocol: u32, number: u32): i32 {
  switch (protocol) {
    case Protocol.ROUTE:
      if (number != RtnetlinkGroup.IPV4_MROUTE_R && number != RtnetlinkGroup.IPV6_MROUTE_R) return 0;
      break;
    case Protocol.CONNECTOR:
      // The process events are for all, and Linux knows them by the lowest bit of the number.
      if ((number & 1) != 0) return 0;
      break;
    case Protocol.GENERIC:
      return genericGroups.mayJoin(task, number);
    case Protocol.AUDIT:
      return capable(task, Capability.AUDIT_READ) ? 0 : -Errno.EPERM;
    default:
      return 0;
  }
  return capable(task, Capability.NET_ADMIN) ? 0 : -Errno.EPERM;
}

/** Subscribes a socket, which may be subscribed already; -ENOMEM, nothing changed. */
export function join(socket: Socket, number: u32): i32 {
  if (isMember(socket, number)) return 0;
  const memberships = socket.memberships;
  if (!hash.prepare(table)) return -Errno.ENOMEM;
  if (!vector.reserve(memberships, memberships.length + 2)) return -Errno.ENOMEM;
  let group = lookup(socket.netns, socket.protocol, number);
  if (group == null) {
    const pointer = heap.allocZeroed(offsetof<Group>());
    if (pointer == 0) return -Errno.ENOMEM;
    group = changetype<Group>(pointer);
    group.netns = socket.netns;
    group.protocol = socket.protocol;
    group.number = number;
    hash.insert(table, pointer, hashOf(socket.netns, socket.protocol, number));
  }
  const members = group.members;
  if (!vector.reserve(members, members.length + 2)) {
    if (members.length == 0) dispose(group);
    return -Errno.ENOMEM;
  }
  const memberAtIndex = members.length;
  const membershipAtIndex = memberships.length;
  vector.push(members, <u32>changetype<usize>(socket));
  vector.push(members, membershipAtIndex);
  vector.push(memberships, <u32>changetype<usize>(group));
  vector.push(memberships, memberAtIndex);
  return 0;
}

/** Ends a subscription, if there is one. */
export function leave(socket: Socket, number: u32): void {
  const at = find(socket, number);
  if (at >= 0) removeAt(socket, at);
}

/** Ends all subscriptions of a closing socket. */
export function leaveAll(socket: Socket): void {
  while (socket.membershipLength != 0) removeAt(socket, socket.membershipLength - 2);
  vector.clear(socket.memberships);
}

function removeAt(socket: Socket, at: u32): void {
  const memberships = socket.memberships;
  const group = changetype<Group>(vector.get(memberships, at));
  const members = group.members;
  const index = vector.get(memberships, at + 1);
  // The last member takes the place, and the last membership that of this one; each tells its counterpart.
  const last = members.length - 2;
  if (index != last) {
    const moved = vector.get(members, last);
    const back = vector.get(members, last + 1);
    vector.set(members, index, moved);
    vector.set(members, index + 1, back);
    vector.set(changetype<Socket>(moved).memberships, back + 1, index);
  }
  members.length = last;
  if (last == 0) dispose(group);

  const end = memberships.length - 2;
  if (at != end) {
    const movedGroup = vector.get(memberships, end);
    const movedIndex = vector.get(memberships, end + 1);
    vector.set(memberships, at, movedGroup);
    vector.set(memberships, at + 1, movedIndex);
    vector.set(changetype<Group>(movedGroup).members, movedIndex + 1, at);
  }
  memberships.length = end;
}

/** Frees a group without members. */
function dispose(group: Group): void {
  vector.clear(group.members);
  hash.remove(table, changetype<usize>(group));
  heap.free(changetype<usize>(group));
  if (table.count == 0) hash.dispose(table);
}

/** The bits of groups 1 to 32 that a socket is subscribed to: bit 0 for group 1. */
export function lowMask(socket: Socket): u32 {
  let mask: u32 = 0;
  const memberships = socket.memberships;
  for (let i: u32 = 0; i < memberships.length; i += 2)
    mask |= maskOf(changetype<Group>(vector.get(memberships, i)).number);
  return mask;
}

/** nl_groups for one group: its bit, 0 for no group or one above 32. */
export function maskOf(number: u32): u32 {
  return number == 0 || number > 32 ? 0 : 1 << (number - 1);
}
