/**
 * Frames that the kernel sends of its own accord, all to groups: where they go, and what bridges learn of them on the way. The other end
 * of a veth hears them, a bridge hands them to its other ports, what lies on a link sends through it. A bridge learns which of
 * its ports the sender is behind (br_handle_frame_finish), and from reports which groups are wanted there (br_multicast_rcv).
 * Nothing else of a frame is kept, and nobody answers. Bridges in a circle would pass a frame on for ever, and more and more of it:
 * each does so once.
 */

import { BondLink, BondMode, BrState } from '../generated/rt-link';
import { BridgeOption, Port, PortFlag, dataOf, has, portOf } from './bridge/bridge';
import * as bonds from './drivers/bond_data';
import * as fdbChange from './bridge/bridge_fdb_change';
import * as snoop from './bridge/bridge_snoop';
import * as filter from './bridge/bridge_vlan_filter';
import * as groups6 from './ipv6/groups6';
import { Link, LinkKind, addressOf, hasCarrier, isUp } from './link';
import * as memberships from './membership';
import { Membership, MembershipKind } from './membership';
import * as radix from '../memory/radix';
import * as stack from './stack';
import * as vlan from './drivers/vlan';

/** A frame passes so many links at most, one after the other. */
const MAX_HOPS: u32 = 8;

/** The frame that is on its way. There is one at a time, as nobody answers. */
@unmanaged
class Frame {
  sender: Link;
  /** Frames are numbered, from 1 on. */
  number: u32;
  hops: u32;
  /** The VLAN that it is in, as net/drivers/vlan.ts numbers those of a link; 0: none. */
  tag: u32;
  /** It reports all groups of that kind that the sender is in, or that it left one; or it is no report. */
  isReport: bool;
  kind: MembershipKind;
  left: usize;
}

const frame = changetype<Frame>(memory.data(offsetof<Frame>(), 4));

/** Sends a frame that nobody looks into. */
export function send(link: Link): void {
  start(link, false, MembershipKind.MULTICAST6, 0);
}

/** Tells the groups of a kind that a link is in. */
export function report(link: Link, kind: MembershipKind): void {
  start(link, true, kind, 0);
}

/** Tells that a link leaves a group. */
export function groupLeft(group: Membership): void {
  start(group.link, true, <MembershipKind>group.kind, changetype<usize>(group));
}

/** True for a group that reports tell of: not those that everybody is in, or that stay on the link's own machine. */
export function isReported(group: Membership): bool {
  const address = memberships.addressOf(group);
  if (group.kind == MembershipKind.MULTICAST4) return load<u32>(address) != 0x010000e0;
  return group.kind == MembershipKind.MULTICAST6 && !groups6.isForAll(address);
}

function start(link: Link, isReport: bool, kind: MembershipKind, left: usize): void {
  frame.sender = link;
  frame.number++;
  frame.hops = 0;
  frame.tag = 0;
  frame.isReport = isReport;
  frame.kind = kind;
  frame.left = left;
  transmit(link);
}

/** The frame leaves by a link. */
function transmit(link: Link): void {
  if (!isUp(link) || !hasCarrier(link) || frame.hops == MAX_HOPS) return;
  frame.hops++;
  switch (link.kind) {
    case LinkKind.VETH:
      if (link.peer != 0) arrive(changetype<Link>(link.peer));
      break;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      transmit(changetype<Link>(link.lower));
      break;
    case LinkKind.VLAN:
      // One tag is enough for what is followed here.
      if (frame.tag != 0) break;
      frame.tag = vlan.keyOfLink(link);
      transmit(changetype<Link>(link.lower));
      frame.tag = 0;
      break;
    case LinkKind.BOND:
      leaveByPorts(link);
      break;
    case LinkKind.BRIDGE:
      dataOf(link).lastFrame = frame.number;
      enter(link, null);
      break;
  }
  frame.hops--;
}

/** It leaves by a bond: by the active port, or by all; how other modes spread what they send is not followed. */
function leaveByPorts(master: Link): void {
  const bond = bonds.dataOf(master);
  if (bonds.usesPrimary(bond) && bond.active != 0) transmit(changetype<Link>(bond.active));
  if (bond.mode != BondMode.BROADCAST) return;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
    if (bonds.portOf(port).link == BondLink.UP) transmit(port);
}

/** It comes in by a link. */
function arrive(link: Link): void {
  if (!isUp(link)) return;
  if (frame.tag != 0 && link.vlanHeight != 0) {
    const tag = frame.tag;
    const inner = radix.get(link.vlans, tag);
    if (inner != 0) {
      frame.tag = 0;
      arrive(changetype<Link>(inner));
      frame.tag = tag;
      return;
    }
  }
  const master = stack.masterOf(link);
  if (master == null || !isUp(master)) return;
  if (master.kind == LinkKind.BOND) arrive(master);
  else if (master.kind == LinkKind.BRIDGE) pass(master, portOf(link));
}

/** It comes in by a port of a bridge. */
function pass(master: Link, port: Port): void {
  const bridge = dataOf(master);
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
}

function listen(master: Link, port: Port | null, vid: u32): void {
  const bridge = dataOf(master);
  if (!frame.isReport || !has(bridge, BridgeOption.MULTICAST_SNOOPING)) return;
  const link: Link | null = port == null ? null : port.link;
  if (frame.left != 0) {
    snoop.left(bridge, link, changetype<Membership>(frame.left), vid);
    return;
  }
  for (let at = memberships.first(frame.sender, frame.kind); at != null; at = memberships.next(at))
    if (isReported(at)) snoop.joined(bridge, link, at, vid);
}

/** It leaves by the ports of a bridge that are in its VLAN, but for the one that it came in by (br_flood). */
function flood(master: Link, from: Port | null, vid: u32): void {
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link)) {
    const port = portOf(link);
    if (port == from || port.state != BrState.FORWARDING || (port.flags & PortFlag.MULTICAST_FLOOD) == 0) continue;
    if (from != null && (from.flags & port.flags & PortFlag.ISOLATED) != 0) continue;
    if (vid != 0) {
      const member = filter.memberOf(port, vid);
      if (member == null) continue;
      frame.tag = filter.isTagged(member) ? vlan.keyOf(dataOf(master).vlanProtocol, vid) : 0;
    }
    transmit(link);
  }
}
