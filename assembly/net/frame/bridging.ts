/**
 * A frame's way through a bridge (br_handle_frame_finish, br_dev_xmit): it learns which of its ports the sender is behind, from reports which groups
 * are wanted there (br_multicast_rcv), and passes the frame on to the port that leads to whom it is for, or to all (br_flood).
 */

import { BrState } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { BridgeOption, Port, PortFlag, Stp, dataOf, has, portOf } from '../bridge/bridge';
import { Content, frame } from './frame';
import * as fdb from '../bridge/bridge_fdb';
import { EntryFlag } from '../bridge/bridge_fdb';
import * as fdbChange from '../bridge/bridge_fdb_change';
import * as filter from '../bridge/bridge_vlan_filter';
import { leave } from './leave';
import { Link, addressOf } from '../link';
import { List } from '../../memory/list';
import * as memberships from '../membership';
import { Membership } from '../membership';
import { rise } from './arrive';
import * as reports from '../report';
import * as sender from '../sender';
import * as snoop from '../bridge/bridge_snoop';
import * as stack from '../stack';
import * as traffic from '../traffic';
import * as vlan from '../drivers/vlan';

/** It comes in by a port of a bridge. */
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
  if (frame.content != Content.REPORT || !has(bridge, BridgeOption.MULTICAST_SNOOPING)) return;
  const link: Link | null = port == null ? null : port.link;
  const left: List | null = frame.all ? null : sender.leftOf(frame.sender, frame.kind);
  for (let at: usize = left == null ? 0 : left.first; at != 0; at = changetype<Membership>(at).next)
    snoop.left(bridge, link, changetype<Membership>(at), vid);
  for (let at = memberships.first(frame.sender, frame.kind); at != null; at = memberships.next(at))
    if (reports.isTold(at, frame.all)) snoop.joined(bridge, link, at, vid);
}

/** Passes it on by the ports that it is for; true when it is for the bridge, too. */
function forward(master: Link, from: Port | null, vid: u32): bool {
  if (!frame.isUnicast) {
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

function flood(master: Link, from: Port | null, vid: u32, flag: PortFlag): void {
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link))
    if ((portOf(link).flags & flag) != 0) leaveBy(portOf(link), from, vid);
}

/** It leaves by a port that is in its VLAN, unless it came in by it and that does not send back (should_deliver). */
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
