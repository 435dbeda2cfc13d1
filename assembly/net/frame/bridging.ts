/**
 * Forwarding of a frame by a bridge (br_handle_frame_finish, br_dev_xmit): the bridge learns the port that the source is behind, learns group
 * memberships from reports (br_multicast_rcv), and forwards the frame to the port that the destination is behind, or floods it (br_flood).
 */

import { BrState } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { Bridge, BridgeOption, Port, PortFlag, Stp, dataOf, has, portOf } from '../bridge/bridge';
import { Content, frame } from './frame';
import * as fdb from '../bridge/bridge_fdb';
import { EntryFlag } from '../bridge/bridge_fdb';
import * as fdbChange from '../bridge/bridge_fdb_change';
import * as filter from '../bridge/bridge_vlan_filter';
import * as groups6 from '../ipv6/groups6';
import { leave } from './leave';
import { Link, addressOf } from '../link';
import { List } from '../../memory/list';
import * as mdb from '../bridge/bridge_mdb';
import { Group, Member } from '../bridge/bridge_mdb';
import * as memberships from '../membership';
import { Membership } from '../membership';
import * as queries from '../bridge/bridge_query';
import { rise } from './arrive';
import * as reports from '../report';
import * as routers from '../bridge/bridge_router';
import { Router } from '../bridge/bridge_router';
import * as sender from '../sender';
import * as snoop from '../bridge/bridge_snoop';
import * as stack from '../stack';
import * as traffic from '../traffic';
import * as vlan from '../drivers/vlan';

/** The frame is received on a port of a bridge. */
export function pass(master: Link, port: Port): void {
  const bridge = dataOf(master);
  if (frame.protocol == 0 && bridge.stp != Stp.NONE) return;
  if (frame.protocol == Ethertype.SLOW) {
    // What is for the other end of a wire alone is not passed on.
    traffic.refused(port.link);
    return;
  }
  if (bridge.lastFrame == frame.number || !fdbChange.learns(port.link)) return;
  bridge.lastFrame = frame.number;
  enter(master, port);
}

/** A bridge sends it, or has it by a port: in the VLAN that its tag says, or the port, where the bridge goes by VLANs. */
export function enter(master: Link, port: Port | null): void {
  const bridge = dataOf(master);
  const tag = frame.tag;
  let vid: u32 = 0;
  if (has(bridge, BridgeOption.VLAN_FILTERING)) {
    vid = filter.vidOf(bridge, port, vlan.idOfKey(tag, bridge.vlanProtocol));
    if (vid == 0) return;
    // What is tagged otherwise keeps that within, and more is not followed here.
    if (tag != 0 && vlan.idOfKey(tag, bridge.vlanProtocol) == 0) return;
  }
  if (port != null) {
    const address = addressOf(frame.sender);
    if ((port.flags & PortFlag.LOCKED) != 0 && !fdbChange.knows(port, address, vid)) return;
    if ((port.flags & PortFlag.LEARNING) != 0) fdbChange.heard(port, address, vid, 0);
  }
  listen(master, port, vid);
  if (port != null && port.state != BrState.FORWARDING) return;
  const isForBridge = forward(master, port, vid);
  frame.tag = tag;
  if (port != null && isForBridge) rise(master);
}

function listen(master: Link, port: Port | null, vid: u32): void {
  const bridge = dataOf(master);
  if (!has(bridge, BridgeOption.MULTICAST_SNOOPING)) return;
  const link: Link | null = port == null ? null : port.link;
  const isInet6 = frame.protocol == Ethertype.IPV6;
  switch (frame.content) {
    case Content.REPORT:
      listenToAll(bridge, link, isInet6, vid);
      return;
    case Content.REPORT_OF_ONE:
      snoop.joined(bridge, link, frame.asked, isInet6, vid);
      return;
    case Content.LEAVE:
      snoop.left(bridge, link, frame.asked, isInet6, vid);
      return;
    case Content.QUERY:
      queries.received(bridge, port, vid);
      return;
    default:
  }
}

function listenToAll(bridge: Bridge, link: Link | null, isInet6: bool, vid: u32): void {
  const left: List | null = frame.all ? null : sender.leftOf(frame.sender, frame.kind);
  for (let at: usize = left == null ? 0 : left.first; at != 0; at = changetype<Membership>(at).next)
    snoop.left(bridge, link, memberships.addressOf(changetype<Membership>(at)), isInet6, vid);
  for (let at = memberships.first(frame.sender, frame.kind); at != null; at = memberships.next(at))
    if (reports.isTold(at, frame.all)) snoop.joined(bridge, link, memberships.addressOf(at), isInet6, vid);
}

/** Forwards the frame to the ports it is destined for; true when the bridge itself is to receive it, too. */
function forward(master: Link, from: Port | null, vid: u32): bool {
  if (!frame.isUnicast) {
    if (!frame.isBroadcast && has(dataOf(master), BridgeOption.MULTICAST_SNOOPING)) {
      const isInet6 = frame.protocol == Ethertype.IPV6;
      const group = groupFor(master, isInet6, vid);
      if ((group != null || isForRouters(isInet6)) && queries.exists(dataOf(master), isInet6))
        return forwardToGroup(master, from, vid, group, isInet6);
    }
    flood(master, from, vid, frame.isBroadcast ? PortFlag.BROADCAST_FLOOD : PortFlag.MULTICAST_FLOOD);
    return true;
  }
  const entry = fdb.find(dataOf(master), frame.hardware, vid);
  if (entry == null) {
    flood(master, from, vid, PortFlag.FLOOD);
    return false;
  }
  if (fdb.has(entry, EntryFlag.LOCAL)) return true;
  if (entry.port != 0) leaveBy(portOf(changetype<Link>(entry.port)), from, vid);
  return false;
}

/** The group that a packet is for, where that is not about groups itself, or null. */
function groupFor(master: Link, isInet6: bool, vid: u32): Group | null {
  if (!isInet6 && frame.protocol != Ethertype.IP) return null;
  if (frame.content >= Content.REPORT && frame.content <= Content.QUERY) return null;
  return snoop.groupOf(dataOf(master), frame.to, isInet6, vid);
}

/** Whether only routers want it, where nobody said so who is in its group: but for that of all, and what they all hear of groups. */
function isForRouters(isInet6: bool): bool {
  if (frame.content >= Content.REPORT && frame.content <= Content.QUERY)
    return frame.content == Content.REPORT_OF_ONE && frame.isOld;
  return isInet6 ? !groups6.isForAll(frame.to) : frame.protocol == Ethertype.IP && !snoop.isLocal(frame.to);
}

/** It leaves by the ports that are in its group, and those that lead to routers; true when the bridge wants it, too (br_multicast_flood). */
function forwardToGroup(master: Link, from: Port | null, vid: u32, group: Group | null, isInet6: bool): bool {
  for (let at: Member | null = group == null ? null : mdb.firstMember(group); at != null; at = mdb.nextMember(at))
    leaveBy(portOf(at.port), from, vid);
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link))
    if (routers.isRouterIn(portOf(link), isInet6) && (group == null || mdb.memberOf(group, link) == null))
      leaveBy(portOf(link), from, vid);
  return (group != null && group.isHostJoined) || dataOf(master).multicastRouter == Router.ALWAYS;
}

function flood(master: Link, from: Port | null, vid: u32, flag: PortFlag): void {
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link))
    if ((portOf(link).flags & flag) != 0 || (from == null && flag != PortFlag.FLOOD)) leaveBy(portOf(link), from, vid);
}

/** Transmits the frame on a port that is in its VLAN, but not on the one it was received on unless that is in hairpin mode (should_deliver). */
function leaveBy(port: Port, from: Port | null, vid: u32): void {
  if (port == from && (port.flags & PortFlag.HAIRPIN) == 0) return;
  if (port.state != BrState.FORWARDING) return;
  if (from != null && (from.flags & port.flags & PortFlag.ISOLATED) != 0) return;
  if (vid != 0) {
    const member = filter.memberOf(port, vid);
    if (member == null) return;
    frame.tag = filter.isTagged(member) ? vlan.keyOf(port.bridge.vlanProtocol, vid) : 0;
  }
  leave(port.link);
}
