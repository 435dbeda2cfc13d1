/**
 * Multicast groups of vxlans (vxlan_multicast_join, vxlan_multicast_leave): a vxlan whose remote is a group is a member while it is up, on the link
 * that it sends through. vxlans that share a socket (net/drivers/vxlan_socket.ts) join a group once.
 */

import { Errno } from '../../generated/errno';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode, HashTable } from '../../memory/hash';
import * as heap from '../../memory/heap';
import { Link } from '../link';
import { byIndex } from '../links';
import * as memberships from '../membership';
import { MembershipKind } from '../membership';
import * as vxlan from './vxlan';

@unmanaged
class SocketGroup {
  /** Its place among those of the namespace; first, so that a node is one of these. */
  next: usize;
  hash: u32;
  /** vxlans that are up. */
  users: u32;
  /** Where they are in it. */
  link: Link;
  /** The socket, and its family. */
  socket: usize;
  family: u32;
  address0: u64;
  address1: u64;
}

const ADDRESS_SIZE: u32 = 16;

function addressIn(group: SocketGroup): usize {
  return changetype<usize>(group) + offsetof<SocketGroup>('address0');
}

function kindOf(family: u32): MembershipKind {
  return family == AddressFamily.INET6 ? MembershipKind.MULTICAST6 : MembershipKind.MULTICAST4;
}

function hashOf(address: usize, lower: Link): u32 {
  return hash.mix(hash.bytes(address, ADDRESS_SIZE) ^ lower.index);
}

function find(table: HashTable, address: usize, lower: Link, socket: usize): SocketGroup | null {
  const wanted = hashOf(address, lower);
  for (let node = hash.first(table, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const group = changetype<SocketGroup>(node);
    if (group.hash != wanted || group.link != lower || group.socket != socket) continue;
    if (memory.compare(addressIn(group), address, ADDRESS_SIZE) == 0) return group;
  }
  return null;
}

/** The first vxlan of its socket joins the group; null without memory. */
function create(table: HashTable, family: u32, address: usize, lower: Link, socket: usize): SocketGroup | null {
  const pointer = hash.prepare(table) ? heap.allocZeroed(offsetof<SocketGroup>()) : 0;
  if (pointer == 0) return null;
  if (!memberships.join(lower, kindOf(family), address)) {
    heap.free(pointer);
    return null;
  }
  const group = changetype<SocketGroup>(pointer);
  group.link = lower;
  group.socket = socket;
  group.family = family;
  memory.copy(addressIn(group), address, ADDRESS_SIZE);
  hash.insert(table, pointer, hashOf(address, lower));
  return group;
}

/** A vxlan comes up; as `join`. */
export function open(link: Link): i32 {
  const config = vxlan.configOf(link);
  if (!vxlan.isMulticast(config.remoteFamily, config.remote)) return 0;
  return join(link, config.remoteFamily, config.remote, vxlan.dataOf(link).groupWord);
}

/**
 * A vxlan that is up joins a group, which `word` then leads to; -ENODEV, or of IPv6 -EINVAL, when the link that it goes through does not speak the
 * family, -ENOMEM.
 */
export function join(link: Link, family: u32, address: usize, word: usize): i32 {
  const self = vxlan.dataOf(link);
  const lower = byIndex(self.netns, vxlan.configOf(link).through);
  if (lower == null) return -Errno.ENODEV;
  if (family == AddressFamily.INET6 && !lower.hasInet6) return -Errno.EINVAL;
  if (family == AddressFamily.INET && !lower.hasInet) return -Errno.ENODEV;
  const table = self.netns.vxlanGroups;
  const socket = family == AddressFamily.INET6 ? self.socket6 : self.socket4;
  const known = find(table, address, lower, socket);
  const group = known != null ? known : create(table, family, address, lower, socket);
  if (group == null) return -Errno.ENOMEM;
  group.users++;
  store<usize>(word, changetype<usize>(group));
  return 0;
}

/** How many are in a group. */
export function usersOf(group: usize): u32 {
  return changetype<SocketGroup>(group).users;
}

/** It goes down. */
export function stop(link: Link): void {
  leave(link, vxlan.dataOf(link).groupWord);
}

/** A vxlan leaves the group that a word leads to, if any; with the last one of its socket that does. */
export function leave(link: Link, word: usize): void {
  const pointer = load<usize>(word);
  if (pointer == 0) return;
  const group = changetype<SocketGroup>(pointer);
  store<usize>(word, 0);
  if (--group.users != 0) return;
  memberships.leave(group.link, kindOf(group.family), addressIn(group));
  const table = vxlan.dataOf(link).netns.vxlanGroups;
  hash.remove(table, pointer);
  heap.free(pointer);
  if (table.count == 0) hash.dispose(table);
}
