/**
 * IPv6 addresses of links (net/ipv6/addrconf.c). A link's addresses are a doubly linked list, wider scopes first and within
 * a scope the newest first (net/order6.ts); in the namespace they are hashed by link and address. A link that goes down loses them.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { INFINITY_LIFE_TIME, IfaFlags, IfaProto } from '../generated/rt-addr';
import { AddrGenMode, HardwareType, Inet6DevFlags } from '../generated/rt-link';
import { Scope } from '../generated/rtnetlink';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as timer from '../memory/timer';
import { Timers } from '../memory/timer';
import * as devconf from './devconf';
import * as lifetime from './lifetime';
import { Lifetime } from './lifetime';
import { Link, addressOf, isOperational } from './link';
import { AddressEvent, LinkEvent, address6Changed, linkChanged } from './observer';
import * as order6 from './order6';
import * as time from './time';

@unmanaged
export class Address6 {
  /** Its place in the link's list; first, so that a node is an address. */
  next: usize;
  previous: usize;
  /** Its place in the namespace's addresses. */
  hashNext: usize;
  hash: u32;
  /** See net/order6.ts. */
  rank: u32;
  narrower: usize;
  link: Link;
  prefixLength: u32;
  /** RT_SCOPE_, from the address. */
  scope: u32;
  flags: u32;
  protocol: u32;
  /** Metric of its prefix route; 0: the default. */
  priority: u32;
  /** When duplicate detection ends, in milliseconds since boot; NEVER while there is none. */
  dadEnds: f64;
  /** The address, and its peer's: the same unless the link is point to point. 16 bytes each, network byte order. */
  local0: u64;
  local1: u64;
  peer0: u64;
  peer1: u64;
  /* How long it lives follows: see `lifetimeOf`. */

  get hashNode(): usize {
    return changetype<usize>(this) + offsetof<Address6>('hashNext');
  }
}

const LIFETIME: u32 = (<u32>offsetof<Address6>() + 7) & ~7;
const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));
/**
 * How long duplicate detection takes (RFC 4862, 5.4), one probe and the time for an answer: dad_transmits times retrans_time, in
 * milliseconds. There is no wire to look on, so nobody ever objects; but a program sees the address tentative first, as on Linux.
 */
const DAD_TIME: f64 = 1000;

export const ADDRESS_SIZE: u32 = 16;
const MAX_PREFIX: u32 = 128;
const LINK_LOCAL_PREFIX: u32 = 64;

/** A new address that is on no link yet, cleared; null when memory has run out, also for where it will be found. */
export function allocate(link: Link): Address6 | null {
  if (!hash.prepare(link.netns.addresses6)) return null;
  const pointer = heap.allocZeroed(LIFETIME + offsetof<Lifetime>());
  if (pointer == 0) return null;
  const address = changetype<Address6>(pointer);
  address.link = link;
  address.dadEnds = lifetime.NEVER;
  lifetime.begin(lifetimeOf(address), INFINITY_LIFE_TIME, INFINITY_LIFE_TIME);
  return address;
}

/** Frees an address that is on no link. */
export function discard(address: Address6): void {
  heap.free(changetype<usize>(address));
}

/** How long an address lives. */
export function lifetimeOf(address: Address6): Lifetime {
  return changetype<Lifetime>(changetype<usize>(address) + LIFETIME);
}

export function localOf(address: Address6): usize {
  return changetype<usize>(address) + offsetof<Address6>('local0');
}

export function peerOf(address: Address6): usize {
  return changetype<usize>(address) + offsetof<Address6>('peer0');
}

/** True when a peer was given. */
export function hasPeer(address: Address6): bool {
  return address.local0 != address.peer0 || address.local1 != address.peer1;
}

/** The RT_SCOPE_ of 16 bytes of address (ipv6_addr_scope, rt_scope). */
function scopeOf(bytes: usize): u32 {
  const head = <u32>bswap<u16>(load<u16>(bytes));
  if ((head & 0xffc0) == 0xfe80) return Scope.LINK;
  if ((head & 0xffc0) == 0xfec0) return Scope.SITE;
  return load<u64>(bytes) == 0 && load<u64>(bytes, 8) == 0x0100000000000000 ? Scope.HOST : Scope.UNIVERSE;
}

export function isMulticast(bytes: usize): bool {
  return load<u8>(bytes) == 0xff;
}

export function isUnspecified(bytes: usize): bool {
  return (load<u64>(bytes) | load<u64>(bytes, 8)) == 0;
}

/** The first address of a link, or null; and the one after. */
export function first(link: Link): Address6 | null {
  return link.first6 == 0 ? null : changetype<Address6>(link.first6);
}

export function next(address: Address6 | null): Address6 | null {
  return address == null || address.next == 0 ? null : changetype<Address6>(address.next);
}

function hashOf(link: Link, bytes: usize): u32 {
  return hash.mix(hash.bytes(bytes, ADDRESS_SIZE) ^ link.index);
}

/** The link's address with these 16 bytes, or null. */
export function find(link: Link, bytes: usize): Address6 | null {
  const h = hashOf(link, bytes);
  for (let node = hash.first(link.netns.addresses6, h); node != 0; node = hash.next(node)) {
    const at = changetype<Address6>(node - offsetof<Address6>('hashNext'));
    if (at.hash == h && at.link == link && memory.compare(localOf(at), bytes, ADDRESS_SIZE) == 0) return at;
  }
  return null;
}

/** Puts a new address on its link, in its place, and announces it. */
export function insert(address: Address6): void {
  place(address);
  address6Changed(AddressEvent.ADDED, address);
}

/** Puts a new address on its link, in its place. */
function place(address: Address6): void {
  const link = address.link;
  address.scope = scopeOf(localOf(address));
  order6.enter(address);
  hash.insert(link.netns.addresses6, address.hashNode, hashOf(link, localOf(address)));
  lifetimeOf(address).created = time.hundredths();
  live(address);
  touch(link);
}

/**
 * Starts duplicate detection for a tentative address, or confirms it where there is none; on a link that is not ready that
 * waits until it is (addrconf_dad_begin).
 */
export function detect(address: Address6): void {
  const link = address.link;
  const without =
    (link.flags & (NetDeviceFlags.NOARP | NetDeviceFlags.LOOPBACK)) != 0 || (address.flags & IfaFlags.NODAD) != 0;
  if (without) confirm(address);
  else if ((link.inet6Flags & Inet6DevFlags.READY) != 0) startDetection(address);
}

/** The address waits for duplicate detection, if it does not yet. */
function startDetection(address: Address6): void {
  if (address.dadEnds >= 0) return;
  address.dadEnds = time.milliseconds() + DAD_TIME;
  schedule(address);
}

/** From now on the address's lifetime is counted, which was set. */
export function live(address: Address6): void {
  lifetime.touch(lifetimeOf(address));
  schedule(address);
}

function schedule(address: Address6): void {
  const own = lifetimeOf(address);
  const end = lifetime.earlier(address.dadEnds, lifetime.next(own, address.flags));
  if (end < 0) timer.cancel(timers, own);
  else timer.start(timers, own, end);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

/** Confirms addresses whose detection is over; those whose time is over go, and those preferred long enough are that no more. */
export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) {
    const address = changetype<Address6>(at - LIFETIME);
    const own = lifetimeOf(address);
    if (lifetime.isPast(address.dadEnds, now)) {
      address.dadEnds = lifetime.NEVER;
      confirm(address);
    }
    if (lifetime.isOver(own, now)) {
      remove(address);
      continue;
    }
    if (lifetime.isDeprecated(own, address.flags, now)) {
      address.flags |= IfaFlags.DEPRECATED;
      address6Changed(AddressEvent.ADDED, address);
    }
    schedule(address);
  }
}

/** Nobody else has the address: it may be used. */
export function confirm(address: Address6): void {
  address.flags &= ~IfaFlags.TENTATIVE;
  touch(address.link);
  address6Changed(AddressEvent.ADDED, address);
}

/** Takes an address off its link and frees it. */
export function remove(address: Address6): void {
  const link = address.link;
  timer.cancel(timers, lifetimeOf(address));
  order6.leave(address);
  hash.remove(link.netns.addresses6, address.hashNode);
  touch(link);
  address6Changed(AddressEvent.REMOVED, address);
  discard(address);
}

/** A link goes, and its addresses with it. */
export function removeAll(link: Link): void {
  for (let at = first(link); at != null; at = first(link)) remove(at);
}

/** A link came up: the loopback device has ::1 by itself (init_loopback). */
export function linkUp(link: Link): void {
  if (link.type == HardwareType.LOOPBACK) addLoopback(link);
  if (isOperational(link)) ready(link);
}

function addLoopback(link: Link): void {
  const address = allocate(link);
  // Without memory it stays without, as on Linux.
  if (address == null) return;
  store<u8>(localOf(address) + ADDRESS_SIZE - 1, 1);
  store<u8>(peerOf(address) + ADDRESS_SIZE - 1, 1);
  address.prefixLength = MAX_PREFIX;
  address.flags = IfaFlags.PERMANENT;
  address.protocol = IfaProto.KERNEL_LO;
  if (find(link, localOf(address)) != null) discard(address);
  else insert(address);
}

/** A link that is up has carrier: IPv6 can be used on it, and addresses that waited for that are looked for now. */
export function ready(link: Link): void {
  if ((link.inet6Flags & Inet6DevFlags.READY) != 0) return;
  link.inet6Flags |= Inet6DevFlags.READY;
  link.inet6Updated = time.hundredths();
  linkChanged(LinkEvent.INET6_CHANGED, link, 0);
  if (link.type == HardwareType.ETHER && devconf.addrGenMode(link.devconf) == AddrGenMode.EUI64) addLinkLocal(link);
  for (let at = first(link); at != null; at = next(at)) {
    if ((at.flags & IfaFlags.TENTATIVE) != 0) startDetection(at);
  }
}

/** The link's own address, fe80:: and its link-layer address as an EUI-64 (RFC 4291, appendix A); said when it is confirmed. */
function addLinkLocal(link: Link): void {
  const address = allocate(link);
  // Without memory it stays without, as on Linux.
  if (address == null) return;
  const bytes = localOf(address);
  const hardware = addressOf(link);
  store<u16>(bytes, 0x80fe);
  memory.copy(bytes + 8, hardware, 3);
  store<u8>(bytes + 8, load<u8>(hardware) ^ 2);
  store<u16>(bytes, 0xfeff, 11);
  memory.copy(bytes + 13, hardware + 3, 3);
  memory.copy(peerOf(address), bytes, ADDRESS_SIZE);
  if (find(link, bytes) != null) {
    discard(address);
    return;
  }
  address.prefixLength = LINK_LOCAL_PREFIX;
  address.flags = IfaFlags.PERMANENT | IfaFlags.TENTATIVE;
  address.protocol = IfaProto.KERNEL_LL;
  place(address);
}

/** A link went down. */
export function linkDown(link: Link): void {
  link.inet6Flags = 0;
  link.inet6Updated = time.hundredths();
  removeAll(link);
}

/** Counts a change to the addresses of a namespace. */
function touch(link: Link): void {
  const netns = link.netns;
  netns.address6Generation++;
  if (netns.address6Generation == 0) netns.address6Generation = 1;
}
