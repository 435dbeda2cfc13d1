/**
 * Frames that the kernel sends of its own accord, all to groups: where they go. The other end of a veth hears them, a bridge hands them to its other
 * ports (bridge/bridge_frame.ts), what lies on a link sends through it. Links count what they send and receive; nothing else of a frame is kept, and
 * nobody answers, but to ARP by which a bond looks after its ports.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { IfaFlags } from '../generated/rt-addr';
import { BondLink, BondMode, MacvlanMode } from '../generated/rt-link';
import { Ethertype } from '../generated/rt-bridge';
import { AddressFamily } from '../generated/socket';
import { portOf } from './bridge/bridge';
import * as bridgeFrame from './bridge/bridge_frame';
import * as bonds from './drivers/bond_data';
import * as heard from './drivers/bond_heard';
import { Bond } from './drivers/bond_data';
import * as bondSend from './drivers/bond_send';
import * as macvlan from './drivers/macvlan';
import * as arp4 from './ipv4/arp4';
import * as address6 from './ipv6/address6';
import * as counters6 from './ipv6/counters6';
import * as inet6 from './ipv6/inet6';
import { Link, LinkKind, addressOf, hasCarrier, isUp } from './link';
import * as memberships from './membership';
import { MembershipKind } from './membership';
import * as radix from '../memory/radix';
import * as receiveMode from './receive_mode';
import * as stack from './stack';
import * as traffic from './traffic';
import * as vlan from './drivers/vlan';
import * as vxlan from './drivers/vxlan';

/** A frame passes so many links at most, one after the other. */
const MAX_HOPS: u32 = 8;

/** The frame that is on its way. There is one at a time: an answer is sent when the question has been everywhere. */
@unmanaged
export class Frame {
  sender: Link;
  /** Frames are numbered, from 1 on. */
  number: u32;
  hops: u32;
  /** The VLAN that it is in, as net/drivers/vlan.ts numbers those of a link; 0: none. */
  tag: u32;
  /** It reports groups of that kind that the sender is in, or left; or it is no report. */
  isReport: bool;
  kind: MembershipKind;
  /** All groups, or those of which something changed. */
  all: bool;
  /** AF_INET, AF_INET6, AF_BRIDGE for the spanning tree's, or AF_UNSPEC for ARP, which is broadcast; the group that it is sent to, 0 for the latter two; and how many bytes it has with its Ethernet header. */
  family: u32;
  group: usize;
  length: u32;
  /** Of ARP that asks, and of the answer to that: the address in question, the one to tell, and who asks, else 0; and the link that answers, or 0. */
  target: u32;
  asker: u32;
  asks: usize;
  answers: usize;
  /** The address that it asks for, 16 bytes, or 0; who has it, and who would like to: links, or 0. */
  asked: usize;
  owner: usize;
  rival: usize;
}

const ETHER_HEADER: u32 = 14;
/** What ARP says in IPv4. */
export const ARP_SIZE: u32 = 28;

export const frame = changetype<Frame>(memory.data(offsetof<Frame>(), 4));

/** Sends a packet of so many bytes that no bridge looks into to a group; with AF_UNSPEC it is ARP, and for all. */
export function send(link: Link, family: u32, size: u32, group: usize): void {
  frame.isReport = false;
  start(link, family, size, group);
}

/** Asks for the owner of an IPv4 address by a bond's port, in a VLAN or in none, 0; who has it answers. */
export function ask(port: Link, tag: u32, asker: u32, target: u32): void {
  frame.asker = asker;
  frame.target = target;
  frame.answers = 0;
  sendArp(port, port, tag);
  if (frame.answers != 0) sendArp(changetype<Link>(frame.answers), port, 0);
  frame.asks = 0;
  frame.answers = 0;
}

/** Sends what a port asks, or what answers it. */
function sendArp(link: Link, port: Link, tag: u32): void {
  frame.isReport = false;
  frame.asks = changetype<usize>(port);
  prepare(link, AddressFamily.UNSPEC, ARP_SIZE, 0);
  frame.tag = tag;
  transmit(link);
}

/** Sends one that asks who has an address: the link that does, or null. */
export function askOwner(link: Link, size: u32, group: usize, address: usize): Link | null {
  frame.asked = address;
  frame.owner = 0;
  frame.rival = 0;
  send(link, AddressFamily.INET6, size, group);
  frame.asked = 0;
  return frame.owner == 0 ? null : changetype<Link>(frame.owner);
}

/** The link that was asked likewise, and does not know yet whether it may have the address; or null. */
export function rival(): Link | null {
  return frame.rival == 0 ? null : changetype<Link>(frame.rival);
}

/** Sends one that tells the groups of a kind that a link is in, or what changed of them. */
export function report(link: Link, kind: MembershipKind, all: bool, size: u32, group: usize): void {
  frame.isReport = true;
  frame.kind = kind;
  frame.all = all;
  start(link, memberships.familyOf(kind), size, group);
}

function start(link: Link, family: u32, size: u32, group: usize): void {
  prepare(link, family, size, group);
  if (family == AddressFamily.INET6) counters6.sent(link, size, frame.isReport);
  transmit(link);
}

function prepare(link: Link, family: u32, size: u32, group: usize): void {
  frame.sender = link;
  frame.number++;
  frame.hops = 0;
  frame.tag = 0;
  frame.family = family;
  frame.group = group;
  frame.length = ETHER_HEADER + size;
}

/** The frame leaves by a link. */
export function transmit(link: Link): void {
  if (!isUp(link) || frame.hops == MAX_HOPS) return;
  if (!hasCarrier(link)) {
    traffic.unsent(link);
    return;
  }
  frame.hops++;
  switch (link.kind) {
    case LinkKind.VETH:
      traffic.sent(link, frame.length);
      if (link.peer == 0) break;
      traffic.received(changetype<Link>(link.peer), frame.length);
      arrive(changetype<Link>(link.peer));
      break;
    case LinkKind.DUMMY:
      traffic.sent(link, frame.length);
      break;
    case LinkKind.IFB:
      // Nothing was sent here from elsewhere, to where it could go back.
      traffic.received(link, frame.length);
      traffic.refused(link);
      break;
    case LinkKind.VXLAN:
      if (!vxlan.hasRemote(vxlan.configOf(link))) traffic.unsent(link);
      break;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      traffic.sent(link, frame.length);
      if (macvlan.dataOf(link).mode == MacvlanMode.BRIDGE) spread(changetype<Link>(link.lower), link);
      transmit(changetype<Link>(link.lower));
      break;
    case LinkKind.VLAN:
      // One tag is enough for what is followed here.
      if (frame.tag != 0) break;
      traffic.sent(link, frame.length);
      frame.tag = vlan.keyOfLink(link);
      transmit(changetype<Link>(link.lower));
      frame.tag = 0;
      break;
    case LinkKind.BOND:
      leaveByPorts(link);
      break;
    case LinkKind.BRIDGE:
      traffic.sent(link, frame.length);
      bridgeFrame.send(link);
      break;
  }
  frame.hops--;
}

/** It leaves by a bond: by the active port, by all, by one in turn, or by the one that its addresses choose. */
function leaveByPorts(master: Link): void {
  const bond = bonds.dataOf(master);
  if (bond.mode == BondMode.BROADCAST) {
    for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
      if (bonds.portOf(port).link == BondLink.UP) transmit(port);
    return;
  }
  const port = portFor(bond);
  if (port != null) transmit(port);
  else traffic.unsent(master);
}

function portFor(bond: Bond): Link | null {
  if (bonds.usesPrimary(bond)) return bond.active == 0 ? null : changetype<Link>(bond.active);
  if (bond.mode != BondMode.ROUNDROBIN) return bondSend.byHash(bond, hash());
  return frame.family == AddressFamily.INET ? bondSend.firstWorking(bond) : bondSend.nextInTurn(bond);
}

/** The number that bonds make of the last bytes of both addresses, and the type (bond_eth_hash). */
function hash(): u32 {
  const from: u32 = load<u8>(addressOf(frame.sender), 5);
  if (frame.family == AddressFamily.UNSPEC) return from ^ 0xff ^ Ethertype.ARP;
  // That of a spanning tree has its length for a type.
  if (frame.family == AddressFamily.BRIDGE) return from ^ (frame.length - ETHER_HEADER);
  const is4 = frame.family == AddressFamily.INET;
  const to: u32 = load<u8>(frame.group + (is4 ? 3 : 15));
  return from ^ to ^ (is4 ? Ethertype.IP : Ethertype.IPV6);
}

/** It comes in by a link. */
function arrive(link: Link): void {
  if (!isUp(link)) return;
  if (frame.tag != 0 && link.vlanHeight != 0) {
    const tag = frame.tag;
    const inner = radix.get(link.vlans, tag);
    if (inner != 0) {
      frame.tag = 0;
      rise(changetype<Link>(inner));
      frame.tag = tag;
      return;
    }
  }
  if (link.macvlanPort != 0) spread(link, null);
  const master = stack.masterOf(link);
  if (master != null && master.kind == LinkKind.BRIDGE) {
    if (isUp(master)) bridgeFrame.pass(master, portOf(link));
  } else if (master != null && master.kind == LinkKind.BOND) {
    if (frame.asks == 0) heard.other(link);
    else if (frame.answers == 0) heard.arp(link, false, frame.asker, frame.target);
    else heard.arp(link, true, frame.target, frame.asker);
    if (bondSend.isHeard(bonds.dataOf(master), link)) arrive(master);
    else traffic.unheard(link);
  } else if (frame.asks != 0) {
    hear(link);
  } else if (frame.tag == 0) {
    deliver(link);
  } else if (frame.family != AddressFamily.UNSPEC) {
    traffic.elsewhere(link);
  }
}

/** A question comes to a link that may have the address. */
function hear(link: Link): void {
  if (frame.answers != 0 || frame.tag != 0) return;
  if (arp4.answers(link, frame.asker, addressOf(frame.sender), frame.target)) frame.answers = changetype<usize>(link);
}

/** It is for the machine that the link is of. */
function deliver(link: Link): void {
  if (frame.family != AddressFamily.INET6) return;
  counters6.received(link, frame.length - ETHER_HEADER, frame.group, frame.isReport);
  if (frame.asked == 0 || link == frame.sender || inet6.isDisabled(link)) return;
  const address = address6.find(link, frame.asked);
  if (address == null) return;
  if ((address.flags & IfaFlags.TENTATIVE) == 0) frame.owner = changetype<usize>(link);
  else frame.rival = changetype<usize>(link);
}

/** Macvlans have it that want it, of a link that it came in by, or, from one in mode bridge, the others (macvlan_broadcast). */
function spread(lower: Link, from: Link | null): void {
  for (let upper = stack.firstUpper(lower); upper != null; upper = stack.nextUpper(upper)) {
    if (!macvlan.isMacvlan(upper) || upper == from || !isUp(upper)) continue;
    const mode = macvlan.dataOf(upper).mode;
    if (mode == MacvlanMode.SOURCE || (from != null && mode != MacvlanMode.BRIDGE) || !wants(upper)) continue;
    // One that sends has not taken the Ethernet header off, which is counted for all.
    traffic.received(upper, from == null ? frame.length : frame.length + ETHER_HEADER);
    traffic.countGroup(upper);
    arrive(upper);
  }
}

/** Whether a link receives frames to the group that this one is for. */
function wants(link: Link): bool {
  if ((receiveMode.flagsOf(link) & (NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI)) != 0) return true;
  if (frame.group == 0) return frame.family == AddressFamily.UNSPEC;
  const kind = frame.family == AddressFamily.INET ? MembershipKind.MULTICAST4 : MembershipKind.MULTICAST6;
  return memberships.find(link, kind, frame.group) != null;
}

/** A link that lies on others, or over them, has it from them, and counts it without its Ethernet header. */
export function rise(link: Link): void {
  if (!isUp(link)) return;
  traffic.received(link, frame.length - ETHER_HEADER);
  if (frame.family != AddressFamily.UNSPEC) traffic.countGroup(link);
  arrive(link);
}
