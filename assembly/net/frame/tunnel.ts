/**
 * Frames through a vxlan (vxlan_xmit, vxlan_rcv): set aside, the frame travels in a packet to each remote that the forwarding table has for its
 * destination; there it is received by the vxlan with that ID, which learns the remote that the source is behind.
 */

import { Ethertype } from '../../generated/rt-bridge';
import { AddressFamily } from '../../generated/socket';
import { arrive } from './arrive';
import * as fdb from '../drivers/vxlan_fdb';
import { Remote } from '../drivers/vxlan_fdb';
import * as mdb from '../drivers/vxlan_mdb';
import { Content, ETHER_HEADER, copyAddress, frame } from './frame';
import * as frames from './frame';
import * as learning from '../drivers/vxlan_learn';
import { Link, addressOf, isUp } from '../link';
import * as packet from './packet';
import { route } from './packet';
import * as time from '../time';
import * as traffic from '../traffic';
import * as vxlan from '../drivers/vxlan';
import { VxlanFlag } from '../drivers/vxlan';
import * as sockets from '../drivers/vxlan_socket';

const ALL: usize = memory.data(8, 8);
/** Sizes of the headers in front of the frame: UDP and VXLAN, and IPv4 or IPv6. */
const UDP_SIZE: u32 = 16;
const IP4_SIZE: u32 = 20;
const IP6_SIZE: u32 = 40;
const own: usize = memory.data(16, 8);
const loopback4: usize = memory.data<u8>([127, 0, 0, 1]);
const loopback6: usize = memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

/** It leaves by a vxlan; the first remote that there is last. One that would be told with each frame where it goes is not. */
export function enter(link: Link): void {
  const config = vxlan.configOf(link);
  if ((config.flags & VxlanFlag.COLLECT_METADATA) != 0 || enterGroup(link)) return;
  let entry = fdb.find(link, frame.hardware, config.id);
  if (entry == null) entry = fdb.find(link, ALL, config.id);
  if (entry == null) {
    traffic.unsent(link);
    return;
  }
  entry.used = time.milliseconds();
  const first = fdb.firstRemote(entry);
  for (let remote = fdb.nextRemote(first); remote != null; remote = fdb.nextRemote(remote)) sendTo(link, remote);
  if (first != null) sendTo(link, first);
}

/** Where the vxlan keeps the group that a packet is for, it goes to those in it (vxlan_mdb_xmit); false where it keeps none. */
function enterGroup(link: Link): bool {
  if (vxlan.dataOf(link).groupCount == 0 || frame.isUnicast || frame.isBroadcast) return false;
  const is4 = frame.protocol == Ethertype.IP;
  if (!is4 && frame.protocol != Ethertype.IPV6) return false;
  const family: u32 = is4 ? AddressFamily.INET : AddressFamily.INET6;
  const group = mdb.forPacket(link, vxlan.configOf(link).id, family, frame.from, frame.to);
  if (group == null) return false;
  let first: Remote | null = null;
  for (let remote = mdb.firstRemote(group); remote != null; remote = mdb.nextRemote(remote)) {
    if (!mdb.isSent(group, remote)) continue;
    if (first == null) first = remote;
    else sendTo(link, remote);
  }
  if (first != null) sendTo(link, first);
  return true;
}

/** Sends the frame to one remote (vxlan_xmit_one). */
function sendTo(link: Link, remote: Remote): void {
  if ((remote.low | remote.high) == 0) {
    traffic.unsent(link);
    return;
  }
  const self = vxlan.dataOf(link);
  const config = vxlan.configOf(link);
  const family = remote.family;
  const socket = family == AddressFamily.INET6 ? self.socket6 : self.socket4;
  const port = remote.port == 0 ? config.port : remote.port;
  const id = remote.id == 0 ? config.id : remote.id;
  if (config.localFamily == family) memory.copy(own, config.local, 16);
  else memory.fill(own, 0, 16);
  const through = remote.through != 0 || socket == 0 ? remote.through : sockets.deviceOf(socket);
  if (socket == 0 || !packet.find(self.netns, family, own, remote.address, through, port)) {
    traffic.failed(link, socket != 0);
    return;
  }
  if (route.link == changetype<usize>(link)) {
    traffic.looped(link);
    return;
  }
  if (route.isLocal && (config.flags & VxlanFlag.LOCALBYPASS) != 0) {
    sendHere(link, remote.family, port, id);
    return;
  }
  traffic.sent(link, frame.length - ETHER_HEADER);
  if (!frames.setAside()) return;
  const is4 = family == AddressFamily.INET;
  const size = frame.length + UDP_SIZE + (is4 ? IP4_SIZE : IP6_SIZE);
  frames.prepare(link, Content.TUNNELLED, is4 ? Ethertype.IP : Ethertype.IPV6, size);
  frames.enclose();
  frame.port = port;
  frame.id = id;
  copyAddress(frame.from, own);
  copyAddress(frame.to, remote.address);
  packet.send();
  frames.takeBack();
}

/** The remote is another vxlan of this host, or none (vxlan_encap_bypass). */
function sendHere(link: Link, family: u32, port: u32, id: u32): void {
  const is4 = family == AddressFamily.INET;
  const socket = sockets.find(vxlan.dataOf(link).netns, family, port, null);
  const other: Link | null = socket == 0 ? null : sockets.takerOf(vxlan.dataOf(link).netns, socket, id, 0);
  if (other == null) {
    traffic.failed(link, false);
    return;
  }
  if (learns(other)) learning.hear(other, addressOf(frame.sender), id, family, is4 ? loopback4 : loopback6, 0);
  traffic.sent(link, frame.length);
  traffic.received(other, frame.length);
  arrive(other);
}

function learns(link: Link): bool {
  return (vxlan.configOf(link).flags & VxlanFlag.LEARN) != 0;
}

/** An encapsulated frame is received by a link: it is addressed to this host, or to a group that the link is in. */
export function exit(link: Link, family: u32): void {
  const socket = sockets.find(link.netns, family, frame.port, link);
  if (socket == 0) {
    packet.refuse(link.netns, true);
    return;
  }
  const to = sockets.takerOf(link.netns, socket, frame.id, link.index);
  if (to == null || !isUp(to) || !frames.unwrap()) return;
  const outer = frames.lastAside();
  // Its own frame that comes back is none.
  if (memory.compare(addressOf(frame.sender), addressOf(to), 6) != 0) take(to, outer.id, family, outer.from, link);
  frames.wrap();
}

function take(to: Link, id: u32, family: u32, from: usize, link: Link): void {
  if (learns(to) && !learning.hear(to, addressOf(frame.sender), id, family, from, link.index)) return;
  traffic.received(to, frame.length - ETHER_HEADER);
  arrive(to);
}
