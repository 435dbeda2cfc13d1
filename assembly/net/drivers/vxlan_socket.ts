/**
 * The UDP sockets that vxlans receive on (vxlan_sock_add, vxlan_sock_release): a vxlan that is up has one of its address family, or of both if it collects
 * metadata. vxlans that accept the same packets share a socket; a port that is bound with other settings is in use.
 */

import { Errno } from '../../generated/errno';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as l3mdev from '../l3mdev';
import { Link } from '../link';
import { byIndex } from '../links';
import { Namespace } from '../namespace';
import * as vxlan from './vxlan';
import { VxlanFlag } from './vxlan';
import * as vxlanGroup from './vxlan_group';
import * as vxlanVni from './vxlan_vni';

@unmanaged
class VxlanSocket {
  /** Its place among those of the namespace; first, so that a node is one of these. */
  next: usize;
  hash: u32;
  /** vxlans that are up. */
  users: u32;
  family: u32;
  port: u32;
  /** What it takes of packets, of RECEIVE_FLAGS. */
  flags: u32;
  /** The VRF that it hears alone, by index, or 0. */
  device: u32;
}

/** A vxlan comes up: -EADDRINUSE, -ENOMEM, or why it can't be in its group. */
export function open(link: Link): i32 {
  const flags = vxlan.configOf(link).flags;
  const both = (flags & VxlanFlag.COLLECT_METADATA) != 0;
  let error = 0;
  if (both || (flags & VxlanFlag.IPV6) != 0) error = acquire(link, AddressFamily.INET6);
  if (error == 0 && (both || (flags & VxlanFlag.IPV6) == 0)) error = acquire(link, AddressFamily.INET);
  if (error == 0) error = vxlanGroup.open(link);
  if (error == 0) {
    error = vxlanVni.open(link);
    if (error != 0) vxlanGroup.stop(link);
  }
  if (error != 0) releaseBoth(link);
  return error;
}

export function stop(link: Link): void {
  vxlanGroup.stop(link);
  vxlanVni.stop(link);
  releaseBoth(link);
}

function hashOf(family: u32, port: u32): u32 {
  return hash.mix((port << 16) ^ family);
}

function acquire(link: Link, family: u32): i32 {
  const self = vxlan.dataOf(link);
  const config = vxlan.configOf(link);
  const flags = config.flags & vxlan.RECEIVE_FLAGS & ~VxlanFlag.IPV6;
  const lower = byIndex(self.netns, config.through);
  const device = lower == null ? 0 : l3mdev.indexOf(lower);
  const table = self.netns.vxlanSockets;
  const wanted = hashOf(family, config.port);
  let found: usize = 0;
  let taken = false;
  for (let node = hash.first(table, wanted); node != 0 && found == 0; node = changetype<HashNode>(node).next) {
    const socket = changetype<VxlanSocket>(node);
    if (socket.port != config.port || socket.family != family) continue;
    if (socket.flags == flags && socket.device == device) found = node;
    else if (device == 0 || socket.device == 0 || device == socket.device) taken = true;
  }
  if (found == 0) {
    if (taken) return -Errno.EADDRINUSE;
    found = hash.prepare(table) ? heap.allocZeroed(offsetof<VxlanSocket>()) : 0;
    if (found == 0) return -Errno.ENOMEM;
    const socket = changetype<VxlanSocket>(found);
    socket.family = family;
    socket.port = config.port;
    socket.flags = flags;
    socket.device = device;
    hash.insert(table, found, wanted);
  }
  changetype<VxlanSocket>(found).users++;
  if (family == AddressFamily.INET) self.socket4 = found;
  else self.socket6 = found;
  return 0;
}

/** The VRF that a socket hears alone, by index, or 0. */
export function deviceOf(socket: usize): u32 {
  return changetype<VxlanSocket>(socket).device;
}

/** The socket that has what comes in for a port by a link, or from here; or 0. */
export function find(netns: Namespace, family: u32, port: u32, by: Link | null): usize {
  const device = by == null ? 0 : l3mdev.indexOf(by);
  const wanted = hashOf(family, port);
  let found: usize = 0;
  for (let node = hash.first(netns.vxlanSockets, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const socket = changetype<VxlanSocket>(node);
    if (socket.port != port || socket.family != family) continue;
    if (socket.device == device) return node;
    if (socket.device == 0) found = node;
  }
  return found;
}

/** The vxlan that has frames of an ID that come in by a socket and the link of an index, or null (vxlan_vs_find_vni). */
export function takerOf(netns: Namespace, socket: usize, id: u32, by: u32): Link | null {
  const kept = changetype<VxlanSocket>(socket);
  const takesAll = (kept.flags & (VxlanFlag.COLLECT_METADATA | VxlanFlag.VNIFILTER)) == VxlanFlag.COLLECT_METADATA;
  const wanted = takesAll ? 0 : id;
  let node = vxlan.firstOf(netns, kept.port, wanted);
  for (; node != 0; node = changetype<HashNode>(node).next) {
    const link = changetype<vxlan.Vxlan>(node).link;
    const config = vxlan.configOf(link);
    if (config.id == wanted && (config.flags & VxlanFlag.VNIFILTER) == 0 && hears(link, socket, by)) return link;
  }
  return vxlanVni.takerOf(netns, kept.port, id, socket, by);
}

/** Whether a vxlan has what comes in by a socket and the link of an index. */
export function hears(link: Link, socket: usize, by: u32): bool {
  const self = vxlan.dataOf(link);
  if (self.socket4 != socket && self.socket6 != socket) return false;
  const config = vxlan.configOf(link);
  return (config.flags & VxlanFlag.IPV6_LINKLOCAL) == 0 || config.through == by;
}

function releaseBoth(link: Link): void {
  const self = vxlan.dataOf(link);
  release(self.netns, self.socket4);
  release(self.netns, self.socket6);
  self.socket4 = 0;
  self.socket6 = 0;
}

function release(netns: Namespace, socket: usize): void {
  if (socket == 0 || --changetype<VxlanSocket>(socket).users != 0) return;
  const table = netns.vxlanSockets;
  hash.remove(table, socket);
  heap.free(socket);
  if (table.count == 0) hash.dispose(table);
}
