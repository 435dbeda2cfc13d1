/**
 * What the kernel says of its own accord in neighbour discovery: the questions whether somebody else has an address (RFC 4862, 5.4), and who is a
 * router here (RFC 4861, 6.3.7; RFC 7559), which is asked again until one answers, or as often as the link's settings say, each time after twice as long
 * (addrconf_rs_timer). Linux varies these times by a tenth, at random.
 */

import { Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import { IfaFlags } from '../../generated/rt-addr';
import { NtfFlags, NudState } from '../../generated/rt-neigh';
import * as address6 from './address6';
import { Address6, localOf } from './address6';
import * as dad6 from './dad6';
import * as devconf from '../devconf';
import * as frames from '../frame/frame';
import { Content, frame } from '../frame/frame';
import { Link, addressOf } from '../link';
import * as neighbours from '../neighbour/neighbour';
import { Neighbour } from '../neighbour/neighbour';
import * as neighbourCreate from '../neighbour/neighbour_create';
import * as neighbourSend from '../neighbour/neighbour_send';
import * as neighbourState from '../neighbour/neighbour_state';
import * as neighbourMulticast from '../neighbour/neighbour_multicast';
import * as sender from '../sender';
import { Repeat, Said } from '../sender';
import * as token6 from './token6';

/** ff02::1, ff02::2 and ff02::1:ff00:0, whose last three bytes are the address's. */
const NODES: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const ROUTERS: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
const SOLICITED: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0, 0, 0]);
const OWN: u32 = 13;

/** Bytes of packets. A question for routers says the link-layer address, one for the owner of an address may have a nonce (RFC 7527). */
const ROUTER_SIZE: u32 = 56;
const OWNER_SIZE: u32 = 64;
const NONCE_SIZE: u32 = 8;
const ADVERTISEMENT_SIZE: u32 = 72;
const LINK_LAYER_SIZE: u32 = 8;
const ADDRESS_SIZE: u32 = 16;
const asker: usize = memory.data(16, 8);
const owned: usize = memory.data(16, 8);

/** Asks whether somebody else has an address of 16 bytes; true when somebody does, who then says so. Who would like to have it may not. */
export function askForOwner(link: Link, address: usize): bool {
  memory.copy(SOLICITED + OWN, address + OWN, 16 - OWN);
  if (!neighbourMulticast.meet(link, AddressFamily.INET6, SOLICITED)) return false;
  const isEnhanced = devconf.either6(link, Ipv6Devconf.ENHANCED_DAD);
  const size = isEnhanced ? OWNER_SIZE + NONCE_SIZE : OWNER_SIZE;
  frames.preparePacket(link, Content.DUPLICATE, AddressFamily.INET6, size, 0, SOLICITED);
  memory.copy(frame.asked, address, ADDRESS_SIZE);
  frames.depart(link);
  const owner = frame.owner;
  const rival = frame.rival;
  if (owner != 0) advertise(changetype<Link>(owner), address);
  if (rival != 0) dad6.conflict(changetype<Link>(rival), address);
  return owner != 0;
}

/** Asks for the neighbour that has an address: all, or with `hardware` who had it; for a packet from an address, or 0 (ndisc_solicit). */
export function ask(link: Link, address: usize, hardware: usize, from: usize): void {
  const known: Address6 | null = from == 0 ? null : address6.find(link, from);
  const own = known != null && (known.flags & IfaFlags.TENTATIVE) == 0 ? known : address6.linkLocalOf(link);
  if (own == null) return;
  memory.copy(SOLICITED + OWN, address + OWN, ADDRESS_SIZE - OWN);
  if (hardware == 0 && !neighbourMulticast.meet(link, AddressFamily.INET6, SOLICITED)) return;
  const size = OWNER_SIZE + LINK_LAYER_SIZE;
  frames.preparePacket(link, Content.SOLICITATION, AddressFamily.INET6, size, localOf(own), SOLICITED);
  memory.copy(frame.asked, address, ADDRESS_SIZE);
  if (hardware != 0) {
    memory.copy(frame.to, address, ADDRESS_SIZE);
    frames.direct(hardware);
  }
  frames.depart(link);
  if (frame.owner != 0) answer(changetype<Link>(frame.owner));
}

/** Who has the address that the frame asks for tells who asked, a neighbour. */
function answer(owner: Link): void {
  memory.copy(asker, frame.from, ADDRESS_SIZE);
  memory.copy(owned, frame.asked, ADDRESS_SIZE);
  frames.preparePacket(owner, Content.ADVERTISEMENT, AddressFamily.INET6, ADVERTISEMENT_SIZE, owned, asker);
  memory.copy(frame.asked, owned, ADDRESS_SIZE);
  neighbourSend.send(owner, asker);
}

/** The question whether somebody has an address, or who, comes in by a link: who asks is a neighbour then (ndisc_recv_ns). */
export function hear(link: Link): void {
  const address = address6.find(link, frame.asked);
  if (address == null) return;
  const isDuplicate = frame.content == Content.DUPLICATE;
  if ((address.flags & IfaFlags.TENTATIVE) != 0) {
    if (isDuplicate) frame.rival = changetype<usize>(link);
    return;
  }
  frame.owner = changetype<usize>(link);
  if (isDuplicate) return;
  const neighbour = meetSender(link);
  if (neighbour == null) frame.owner = 0;
  else neighbourState.hear(neighbour, addressOf(frame.sender), NudState.STALE, neighbour.flags & NtfFlags.ROUTER, true);
}

/** Somebody asks for routers by a link: one that is a router has who asks as a neighbour from then on (ndisc_recv_rs). */
export function hearAsRouter(link: Link): void {
  if (devconf.get6(link.devconf, Ipv6Devconf.FORWARDING) == 0) return;
  const neighbour = meetSender(link);
  if (neighbour != null) neighbourState.hear(neighbour, addressOf(frame.sender), NudState.STALE, 0, true);
}

/** The neighbour that the frame is from, new if need be; null without memory. */
function meetSender(link: Link): Neighbour | null {
  const table = neighbours.tableAt(link.netns, 1);
  const known = neighbours.find(table, link, frame.from);
  return known != null ? known : neighbourCreate.create(table, link, frame.from, 0, false);
}

/** Somebody says that he has an address, to this link alone if it had asked (ndisc_recv_na). */
export function told(link: Link): void {
  const known = neighbours.find(neighbours.tableAt(link.netns, 1), link, frame.asked);
  if (known == null || (known.state & NudState.FAILED) != 0) return;
  const forwards = devconf.get6(frame.sender.devconf, Ipv6Devconf.FORWARDING) != 0;
  const state = frame.isUnicast ? NudState.REACHABLE : NudState.STALE;
  neighbourState.hear(known, addressOf(frame.sender), state, forwards ? NtfFlags.ROUTER : 0, true);
}

/** Asks for routers, and goes on with it. */
export function askForRouters(link: Link): void {
  link.inet6Flags |= Inet6DevFlags.RS_SENT;
  sendRouters(link);
  const interval = milliseconds(link, Ipv6Devconf.RTR_SOLICIT_INTERVAL);
  const repeat = sender.start(link, Said.ROUTERS, interval, 1);
  if (repeat != null) repeat.interval = interval;
}

/** It is time to ask for routers again, unless nobody is to be asked any more. */
export function askAgain(at: Repeat, now: f64): void {
  const link = at.link;
  const answered = (link.inet6Flags & (Inet6DevFlags.READY | Inet6DevFlags.RA_RCVD)) != Inet6DevFlags.READY;
  if (answered || !token6.acceptsAdvertisements(link) || !address6.hasLinkLocal(link)) return;
  const times = devconf.get6(link.devconf, Ipv6Devconf.RTR_SOLICITS);
  if (times >= 0 && at.times >= <u32>times) return;
  at.times++;
  sendRouters(link);
  at.interval = min(2 * at.interval, milliseconds(link, Ipv6Devconf.RTR_SOLICIT_MAX_INTERVAL));
  sender.again(at, now, at.interval);
}

/** A setting that is a time, of which Linux has none shorter than a tick. */
function milliseconds(link: Link, setting: u32): f64 {
  return <f64>max(1, devconf.get6(link.devconf, setting));
}

/** Tells everybody that an address is the link's. */
export function advertise(link: Link, address: usize): void {
  if (!neighbourMulticast.meet(link, AddressFamily.INET6, NODES)) return;
  frames.preparePacket(link, Content.ADVERTISEMENT, AddressFamily.INET6, ADVERTISEMENT_SIZE, address, NODES);
  memory.copy(frame.asked, address, ADDRESS_SIZE);
  frames.depart(link);
}

function sendRouters(link: Link): void {
  const own = address6.linkLocalOf(link);
  if (!neighbourMulticast.meet(link, AddressFamily.INET6, ROUTERS)) return;
  // Who has no address yet is nobody's neighbour.
  const content = own == null ? Content.OTHER : Content.ROUTERS;
  frames.preparePacket(link, content, AddressFamily.INET6, ROUTER_SIZE, own == null ? 0 : localOf(own), ROUTERS);
  frames.depart(link);
}
