/**
 * The multicast groups that vxlans are in (vxlan_multicast_join, vxlan_multicast_leave): one whose frames go to a group is in it while it is up, on the
 * link that it goes through. vxlans of one socket (net/drivers/vxlan_socket.ts) are in a group once.
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
import { VxlanConfig } from './vxlan';

@unmanaged
class SocketGroup {
  /** Its place among those of the namespace; first, so that a node is one of these. */
  next: usize;
  hash: u32;
  /** vxlans that are up. */
  users: u32;
  /** Where they are in it. */
  link: Link;
  /** The socket. */
  socket: usize;
  address0: u64;
  address1: u64;
}

const ADDRESS_SIZE: u32 = 16;

function addressIn(group: SocketGroup): usize {
  return changetype<usize>(group) + offsetof<SocketGroup>('address0');
}

function kindOf(config: VxlanConfig): MembershipKind {
  return config.remoteFamily == AddressFamily.INET6 ? MembershipKind.MULTICAST6 : MembershipKind.MULTICAST4;
}

function hashOf(config: VxlanConfig): u32 {
  return hash.mix(hash.bytes(config.remote, ADDRESS_SIZE) ^ config.through);
}

function find(table: HashTable, config: VxlanConfig, lower: Link, socket: usize): SocketGroup | null {
  const wanted = hashOf(config);
  for (let node = hash.first(table, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const group = changetype<SocketGroup>(node);
    if (group.hash != wanted || group.link != lower || group.socket != socket) continue;
    if (memory.compare(addressIn(group), config.remote, ADDRESS_SIZE) == 0) return group;
  }
  return null;
}

/** The first vxlan of its socket joins the group; null without memory. */
function create(table: HashTable, config: VxlanConfig, lower: Link, socket: usize): SocketGroup | null {
  const pointer = hash.prepare(table) ? heap.allocZeroed(offsetof<SocketGroup>()) : 0;
  if (pointer == 0) return null;
  if (!memberships.join(lower, kindOf(config), config.remote)) {
    heap.free(pointer);
    return null;
  }
  const group = changetype<SocketGroup>(pointer);
  group.link = lower;
  group.socket = socket;
  memory.copy(addressIn(group), config.remote, ADDRESS_SIZE);
  hash.insert(table, pointer, hashOf(config));
  return group;
}

/** A vxlan comes up; -ENODEV, or of IPv6 -EINVAL, when the link that it goes through does not speak the family, -ENOMEM. */
export function open(link: Link): i32 {
  const config = vxlan.configOf(link);
  if (!vxlan.isMulticast(config.remoteFamily, config.remote)) return 0;
  const self = vxlan.dataOf(link);
  const lower = byIndex(self.netns, config.through);
  if (lower == null) return -Errno.ENODEV;
  if (config.remoteFamily == AddressFamily.INET6 && !lower.hasInet6) return -Errno.EINVAL;
  if (config.remoteFamily == AddressFamily.INET && !lower.hasInet) return -Errno.ENODEV;
  const table = self.netns.vxlanGroups;
  const socket = config.remoteFamily == AddressFamily.INET6 ? self.socket6 : self.socket4;
  const known = find(table, config, lower, socket);
  const group = known != null ? known : create(table, config, lower, socket);
  if (group == null) return -Errno.ENOMEM;
  group.users++;
  self.group = changetype<usize>(group);
  return 0;
}

/** It goes down, and the last one of its socket leaves the group. */
export function stop(link: Link): void {
  const self = vxlan.dataOf(link);
  if (self.group == 0) return;
  const group = changetype<SocketGroup>(self.group);
  self.group = 0;
  if (--group.users != 0) return;
  const kind = group.socket == self.socket6 ? MembershipKind.MULTICAST6 : MembershipKind.MULTICAST4;
  memberships.leave(group.link, kind, addressIn(group));
  const table = self.netns.vxlanGroups;
  hash.remove(table, changetype<usize>(group));
  heap.free(changetype<usize>(group));
  if (table.count == 0) hash.dispose(table);
}
