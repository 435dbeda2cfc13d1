/**
 * What a bridge does with the frame that is on its way (net/frame.ts): it learns which of its ports the sender is behind (br_handle_frame_finish), and
 * from reports which groups are wanted there (br_multicast_rcv), and hands the frame to its other ports. Bridges in a circle would pass a frame on for
 * ever, and more and more of it: each does so once.
 */

import { BrState } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import { List } from '../../memory/list';
import * as vlan from '../drivers/vlan';
import { frame, rise, transmit } from '../frame';
import { Link, addressOf } from '../link';
import * as memberships from '../membership';
import { Membership } from '../membership';
import * as reports from '../report';
import * as sender from '../sender';
import * as stack from '../stack';
import { BridgeOption, Port, PortFlag, Stp, dataOf, has, portOf } from './bridge';
import * as fdbChange from './bridge_fdb_change';
import * as snoop from './bridge_snoop';
import * as filter from './bridge_vlan_filter';

/** A bridge sends the frame itself. */
export function send(master: Link): void {
  dataOf(master).lastFrame = frame.number;
  enter(master, null);
}

/** It comes in by a port of a bridge. */
export function pass(master: Link, port: Port): void {
  const bridge = dataOf(master);
  if (frame.family == AddressFamily.BRIDGE && bridge.stp != Stp.NONE) return;
  if (bridge.lastFrame == frame.number || !fdbChange.learns(port.link)) return;
  bridge.lastFrame = frame.number;
  enter(master, port);
}

/** A bridge sends it, or has it by a port: in the VLAN that its tag says, or the port, where the bridge goes by VLANs. */
function enter(master: Link, port: Port | null): void {
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
  if (port == null || port.state == BrState.FORWARDING) flood(master, port, vid);
  frame.tag = tag;
  if (port != null && port.state == BrState.FORWARDING) rise(master);
}

function listen(master: Link, port: Port | null, vid: u32): void {
  const bridge = dataOf(master);
  if (!frame.isReport || !has(bridge, BridgeOption.MULTICAST_SNOOPING)) return;
  const link: Link | null = port == null ? null : port.link;
  const left: List | null = frame.all ? null : sender.leftOf(frame.sender, frame.kind);
  for (let at: usize = left == null ? 0 : left.first; at != 0; at = changetype<Membership>(at).next)
    snoop.left(bridge, link, changetype<Membership>(at), vid);
  for (let at = memberships.first(frame.sender, frame.kind); at != null; at = memberships.next(at))
    if (reports.isTold(at, frame.all)) snoop.joined(bridge, link, at, vid);
}

/** It leaves by the ports of a bridge that are in its VLAN, but for the one that it came in by (br_flood). */
function flood(master: Link, from: Port | null, vid: u32): void {
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link)) {
    const port = portOf(link);
    if (port == from || port.state != BrState.FORWARDING || (port.flags & PortFlag.MULTICAST_FLOOD) == 0) continue;
    if (from != null && (from.flags & port.flags & PortFlag.ISOLATED) != 0) continue;
    // An answer is for one.
    if (frame.answers != 0 && !fdbChange.knows(port, addressOf(changetype<Link>(frame.asks)), vid)) continue;
    if (vid != 0) {
      const member = filter.memberOf(port, vid);
      if (member == null) continue;
      frame.tag = filter.isTagged(member) ? vlan.keyOf(dataOf(master).vlanProtocol, vid) : 0;
    }
    transmit(link);
  }
}
