/**
 * Frames that the kernel sends by itself, on their way from link to link: every link on the way counts them (net/traffic.ts), and bridges learn from
 * them. Only those fields are kept that something looks at. One frame is in flight at a time. Where another one has to be sent first, such as a tunnel's
 * packet with this frame inside, or a question for a neighbour, the current one is set aside on a stack:
 *
 *      frame        the one in flight
 *      set aside    ┌─ Frame ─┬─ Frame ─┬ ┄      the last one is resumed next
 *
 * An answer is sent once the question has been delivered everywhere. In a loop of bridges a frame would circulate and multiply for ever: here each
 * bridge forwards it once.
 */

import { Ethertype } from '../../generated/rt-bridge';
import { AddressFamily } from '../../generated/socket';
import { leave } from './leave';
import * as counters6 from '../ipv6/counters6';
import * as mapping from '../group_mapping';
import { Link, addressOf } from '../link';
import * as memberships from '../membership';
import { MembershipKind } from '../membership';

/** What a frame contains, as far as receivers react to it. */
export const enum Content {
  OTHER,
  /** A report of groups of `kind` that the sender is in or left: all, or those of which something changed. */
  REPORT,
  /** A report of one group, `asked`, or that the sender left it; and a question who is in that, or where it is 0 in which. */
  REPORT_OF_ONE,
  LEAVE,
  QUERY,
  /** ARP: `from` asks for `asked`, or `from` has it and tells `asked`. */
  ARP_QUESTION,
  ARP_ANSWER,
  /** Neighbour discovery: whether somebody else has `asked`; who has it; and that the sender has. */
  DUPLICATE,
  SOLICITATION,
  ADVERTISEMENT,
  /** And who is a router. */
  ROUTERS,
  /** A frame of a vxlan, which is the last that was set aside. */
  TUNNELLED,
}

@unmanaged
export class Frame {
  sender: Link;
  /** Frames are numbered, from 1 on. */
  number: u32;
  hops: u32;
  /** The VLAN that it is in, as net/drivers/vlan.ts numbers those of a link; 0: none. */
  tag: u32;
  content: Content;
  /** An Ethertype, or 0 for the spanning tree's; and how many bytes it has with its Ethernet header. */
  protocol: u32;
  length: u32;
  /** Of a report. */
  kind: MembershipKind;
  all: bool;
  /** It, or a query, is of IGMPv2 or MLDv1; the query was asked before; and within how many milliseconds a query is to be answered. */
  isOld: bool;
  isRepeated: bool;
  delay: u32;
  /** The link-layer address that it is for. */
  hardware0: u32;
  hardware4: u16;
  /** The ID and the port of the vxlan that it is tunnelled for. */
  port: u32;
  id: u32;
  /** The place of the frame in it, of those set aside. */
  inner: u32;
  /** Who has what is asked for; and who would like to: links, or 0. */
  owner: usize;
  rival: usize;
  /** Addresses of IPv4, 4 bytes, or IPv6: where it is from, where it goes, and what is asked for. */
  from0: u64;
  from1: u64;
  to0: u64;
  to1: u64;
  asked0: u64;
  asked1: u64;

  /** It is for one alone. */
  get isUnicast(): bool {
    return (this.hardware0 & 1) == 0;
  }

  get isBroadcast(): bool {
    return this.hardware0 == ~0 && this.hardware4 == 0xffff;
  }

  get hardware(): usize {
    return changetype<usize>(this) + offsetof<Frame>('hardware0');
  }

  get from(): usize {
    return changetype<usize>(this) + offsetof<Frame>('from0');
  }

  get to(): usize {
    return changetype<usize>(this) + offsetof<Frame>('to0');
  }

  get asked(): usize {
    return changetype<usize>(this) + offsetof<Frame>('asked0');
  }
}

/** The most links that a frame may pass in a row, and the most frames that may be set aside. */
export const MAX_HOPS: u32 = 12;
export const ETHER_HEADER: u32 = 14;
/** The size of an ARP packet for IPv4. */
export const ARP_SIZE: u32 = 28;
const HARDWARE_SIZE: u32 = 6;

export const FRAME_SIZE: u32 = offsetof<Frame>();
export const frame = changetype<Frame>(memory.data(FRAME_SIZE, 8));
const aside: usize = memory.data(FRAME_SIZE * MAX_HOPS, 8);

@unmanaged
class Aside {
  count: u32;
  /** The number that was given out last. */
  number: u32;
}

const counts = changetype<Aside>(memory.data(offsetof<Aside>(), 4));

function placeOf(i: u32): usize {
  return aside + i * FRAME_SIZE;
}

/** Sets the frame aside, so that another can be sent first; false when the stack is full. */
export function setAside(): bool {
  if (counts.count == MAX_HOPS) return false;
  memory.copy(placeOf(counts.count++), changetype<usize>(frame), FRAME_SIZE);
  return true;
}

/** The frame that was set aside last, in place. */
export function lastAside(): Frame {
  return changetype<Frame>(placeOf(counts.count - 1));
}

/** Resumes the frame that was set aside last. */
export function takeBack(): void {
  memory.copy(changetype<usize>(frame), placeOf(--counts.count), FRAME_SIZE);
}

/** Makes the frame that was set aside last the payload of the current one. */
export function enclose(): void {
  frame.inner = counts.count - 1;
}

/** Sets the frame aside and makes its payload the current one (decapsulation); false when the stack is full. */
export function unwrap(): bool {
  if (!setAside()) return false;
  const outer = lastAside();
  memory.copy(changetype<usize>(frame), placeOf(outer.inner), FRAME_SIZE);
  frame.hops = outer.hops;
  return true;
}

/** Undoes `unwrap`; owner and rival, as found meanwhile, are kept in the payload. */
export function wrap(): void {
  const inner = changetype<Frame>(placeOf(lastAside().inner));
  inner.owner = frame.owner;
  inner.rival = frame.rival;
  takeBack();
}

/** The number of nested frames, the current one included. */
export function depthOf(): u32 {
  let depth: u32 = 1;
  for (let at = frame; at.content == Content.TUNNELLED; at = changetype<Frame>(placeOf(at.inner))) depth++;
  return depth;
}

/** Copies the nested frames to memory, the outermost first. */
export function copyAll(to: usize): void {
  let at = frame;
  for (let place = to; ; place += FRAME_SIZE) {
    memory.copy(place, changetype<usize>(at), FRAME_SIZE);
    if (at.content != Content.TUNNELLED) return;
    at = changetype<Frame>(placeOf(at.inner));
  }
}

/** Restores what `copyAll` copied, with inner frames set aside. @returns how many there are, or 0 when the stack has no room for them */
export function restoreAll(from: usize): u32 {
  let depth: u32 = 1;
  for (let at = from; changetype<Frame>(at).content == Content.TUNNELLED; at += FRAME_SIZE) depth++;
  if (counts.count + depth > MAX_HOPS) return 0;
  for (let i = depth; i > 0; i--) {
    memory.copy(changetype<usize>(frame), from + (i - 1) * FRAME_SIZE, FRAME_SIZE);
    if (i != depth) frame.inner = counts.count - 1;
    if (i != 1) setAside();
  }
  return depth;
}

/** Drops the frames that were set aside last. */
export function dropAside(count: u32): void {
  counts.count -= count;
}

/** Initializes the frame: sent by a link, of `size` bytes beside its Ethernet header. */
export function prepare(link: Link, content: Content, protocol: u32, size: u32): void {
  memory.fill(changetype<usize>(frame), 0, FRAME_SIZE);
  frame.sender = link;
  frame.number = ++counts.number;
  frame.content = content;
  frame.protocol = protocol;
  frame.length = ETHER_HEADER + size;
}

/** Sets the destination's link-layer address. */
export function direct(hardware: usize): void {
  memory.copy(frame.hardware, hardware, HARDWARE_SIZE);
}

export function copyAddress(to: usize, from: usize): void {
  memory.copy(to, from, frame.protocol == Ethertype.IPV6 ? 16 : 4);
}

/** Sends an IP packet of `size` bytes from an address, or 0 for none, to a group. */
export function send(link: Link, family: u32, size: u32, from: usize, group: usize): void {
  preparePacket(link, Content.OTHER, family, size, from, group);
  depart(link);
}

/** Sends a report of the groups of a kind that a link is in, or of changes to them. */
export function report(link: Link, kind: MembershipKind, all: bool, size: u32, from: usize, group: usize): void {
  preparePacket(link, Content.REPORT, memberships.familyOf(kind), size, from, group);
  frame.kind = kind;
  frame.all = all;
  depart(link);
}

/** Initializes the frame as an IP packet to a group, sent by a link. */
export function preparePacket(link: Link, content: Content, family: u32, size: u32, from: usize, group: usize): void {
  prepare(link, content, family == AddressFamily.INET ? Ethertype.IP : Ethertype.IPV6, size);
  copyAddress(frame.to, group);
  direct(family == AddressFamily.INET ? mapping.ofGroup4(group) : mapping.ofGroup6(group));
  if (from != 0) copyAddress(frame.from, from);
}

/** Sends a frame that is not IP. */
export function sendOther(link: Link, protocol: u32, size: u32, hardware: usize): void {
  prepare(link, Content.OTHER, protocol, size);
  direct(hardware);
  leave(link);
}

/** Transmits the prepared IP packet on a link. */
export function depart(link: Link): void {
  if (frame.protocol == Ethertype.IPV6) counters6.sent(link, frame.length - ETHER_HEADER);
  leave(link);
}

/** True when the frame is addressed to the link, to a group, or to all. */
export function isFor(link: Link): bool {
  return !frame.isUnicast || memory.compare(frame.hardware, addressOf(link), HARDWARE_SIZE) == 0;
}
