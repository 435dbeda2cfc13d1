/**
 * What the kernel says of its own accord in neighbour discovery: the questions whether somebody else has an address (RFC 4862, 5.4), and who is a
 * router here (RFC 4861, 6.3.7; RFC 7559), which is asked again until one answers, or as often as the link's settings say, each time after twice as long
 * (addrconf_rs_timer). Linux varies these times by a tenth, at random.
 */

import { Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as address6 from './address6';
import * as dad6 from './dad6';
import * as devconf from '../devconf';
import * as frames from '../frame';
import { Link } from '../link';
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

/** Asks whether somebody else has an address of 16 bytes; true when somebody does, who then says so. Who would like to have it may not. */
export function askForOwner(link: Link, address: usize): bool {
  memory.copy(SOLICITED + OWN, address + OWN, 16 - OWN);
  if (!neighbourMulticast.meet(link, AddressFamily.INET6, SOLICITED)) return false;
  const isEnhanced = devconf.either6(link, Ipv6Devconf.ENHANCED_DAD);
  const owner = frames.askOwner(link, isEnhanced ? OWNER_SIZE + NONCE_SIZE : OWNER_SIZE, SOLICITED, address);
  const rival = frames.rival();
  if (owner != null) advertise(owner);
  if (rival != null) dad6.conflict(rival, address);
  return owner != null;
}

/** Asks for routers, and goes on with it. */
export function askForRouters(link: Link): void {
  link.inet6Flags |= Inet6DevFlags.RS_SENT;
  send(link, ROUTERS, ROUTER_SIZE);
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
  send(link, ROUTERS, ROUTER_SIZE);
  at.interval = min(2 * at.interval, milliseconds(link, Ipv6Devconf.RTR_SOLICIT_MAX_INTERVAL));
  sender.again(at, now, at.interval);
}

/** A setting that is a time, of which Linux has none shorter than a tick. */
function milliseconds(link: Link, setting: u32): f64 {
  return <f64>max(1, devconf.get6(link.devconf, setting));
}

/** Tells everybody that an address is the link's. */
export function advertise(link: Link): void {
  send(link, NODES, ADVERTISEMENT_SIZE);
}

function send(link: Link, group: usize, size: u32): void {
  if (neighbourMulticast.meet(link, AddressFamily.INET6, group)) frames.send(link, AddressFamily.INET6, size, group);
}
