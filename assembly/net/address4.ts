/**
 * IPv4 addresses of links (net/ipv4/devinet.c). A link's addresses are a doubly linked list: first the primaries, wider
 * scopes first, then the secondaries, which are further addresses of a subnet that has a primary and go when it goes.
 *
 * Addresses and masks are kept as they are on the wire, so that comparing a prefix is one masked comparison.
 */

import { INFINITY_LIFE_TIME, IfaFlags } from '../generated/rt-addr';
import { HardwareType, IFNAMSIZ } from '../generated/rt-link';
import { Scope } from '../generated/rtnetlink';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import * as text from '../memory/text';
import * as timer from '../memory/timer';
import { Timers } from '../memory/timer';
import * as lifetime from './lifetime';
import { Lifetime } from './lifetime';
import { Link, nameLength, nameOf } from './link';
import { AddressEvent, address4Changed } from './observer';
import * as time from './time';

@unmanaged
export class Address4 {
  /** Its place in the link's list; first, so that a node is an address. */
  next: usize;
  previous: usize;
  link: Link;
  /** The address itself, and its peer's: the same unless the link is point to point. In network byte order. */
  local: u32;
  address: u32;
  broadcast: u32;
  prefixLength: u32;
  scope: u32;
  flags: u32;
  protocol: u32;
  /** Metric of its prefix route; 0: the default. */
  priority: u32;
  /** The label, NUL-padded to IFNAMSIZ. */
  label0: u64;
  label1: u64;
  /* How long it lives follows: see `lifetimeOf`. */
}

const LIFETIME: u32 = (<u32>offsetof<Address4>() + 7) & ~7;
const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** 127.0.0.1 in network byte order. */
const LOOPBACK_ADDRESS: u32 = 0x0100007f;
const LOOPBACK_PREFIX: u32 = 8;

/** A new address that is on no link yet, cleared; null when memory has run out. */
export function allocate(link: Link): Address4 | null {
  const pointer = heap.allocZeroed(LIFETIME + offsetof<Lifetime>());
  if (pointer == 0) return null;
  const address = changetype<Address4>(pointer);
  address.link = link;
  lifetime.begin(lifetimeOf(address), INFINITY_LIFE_TIME, INFINITY_LIFE_TIME);
  memory.copy(labelOf(address), nameOf(link), IFNAMSIZ);
  return address;
}

/** Frees an address that is on no link. */
export function discard(address: Address4): void {
  heap.free(changetype<usize>(address));
}

/** How long an address lives. */
export function lifetimeOf(address: Address4): Lifetime {
  return changetype<Lifetime>(changetype<usize>(address) + LIFETIME);
}

export function labelOf(address: Address4): usize {
  return changetype<usize>(address) + offsetof<Address4>('label0');
}

/** The netmask of a prefix length up to 32, in network byte order. */
export function maskOf(prefixLength: u32): u32 {
  return prefixLength == 0 ? 0 : bswap<u32>(~0 << (32 - prefixLength));
}

/** True when an address of the subnet of `candidate` (inet_ifa_match). */
export function contains(candidate: Address4, address: u32): bool {
  return ((candidate.address ^ address) & maskOf(candidate.prefixLength)) == 0;
}

/** True when two addresses stand for the same subnet. */
function sameSubnet(a: Address4, b: Address4): bool {
  return a.prefixLength == b.prefixLength && contains(a, b.address);
}

/** The first address of a link, or null; and the one after. */
export function first(link: Link): Address4 | null {
  return link.first4 == 0 ? null : changetype<Address4>(link.first4);
}

export function next(address: Address4 | null): Address4 | null {
  return address == null || address.next == 0 ? null : changetype<Address4>(address.next);
}

/** The address on the link that stands for the same subnet and is the same address, or null. */
export function findSame(link: Link, wanted: Address4): Address4 | null {
  for (let at = first(link); at != null; at = next(at)) {
    if (sameSubnet(at, wanted) && at.local == wanted.local) return at;
  }
  return null;
}

/** True when the link has the same subnet under another scope, which is not allowed. */
export function scopeClashes(link: Link, wanted: Address4): bool {
  for (let at = first(link); at != null; at = next(at)) {
    if (sameSubnet(at, wanted) && at.scope != wanted.scope) return true;
  }
  return false;
}

/** Puts a new address on its link, in its place, and announces it. It must not be there already. */
export function insert(address: Address4): void {
  const link = address.link;
  let afterPrimary: usize = 0;
  address.flags &= ~IfaFlags.SECONDARY;
  for (let at = first(link); at != null; at = next(at)) {
    const primary = (at.flags & IfaFlags.SECONDARY) == 0;
    if (primary && address.scope <= at.scope) afterPrimary = changetype<usize>(at);
    if (sameSubnet(at, address)) address.flags |= IfaFlags.SECONDARY;
  }
  const secondary = (address.flags & IfaFlags.SECONDARY) != 0;
  list.insert(link.addresses4, changetype<usize>(address), secondary ? link.last4 : afterPrimary);
  lifetimeOf(address).created = time.hundredths();
  live(address);
  touch(link);
  address4Changed(AddressEvent.ADDED, address);
}

/** From now on the address's lifetime is counted, which was set. One that is permanent has no end (check_lifetime). */
export function live(address: Address4): void {
  lifetime.touch(lifetimeOf(address));
  schedule(address);
}

function schedule(address: Address4): void {
  const own = lifetimeOf(address);
  const end = (address.flags & IfaFlags.PERMANENT) != 0 ? lifetime.NEVER : lifetime.next(own, address.flags);
  if (end < 0) timer.cancel(timers, own);
  else timer.start(timers, own, end);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

/** Addresses whose time is over go, and those that were preferred long enough are that no more. */
export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) {
    const address = changetype<Address4>(at - LIFETIME);
    if (lifetime.isOver(lifetimeOf(address), now)) {
      remove(address);
      continue;
    }
    address.flags |= IfaFlags.DEPRECATED;
    schedule(address);
    address4Changed(AddressEvent.ADDED, address);
  }
}

/** Takes an address off its link and frees it; a primary's secondaries go first. */
export function remove(address: Address4): void {
  if ((address.flags & IfaFlags.SECONDARY) == 0) {
    let at = next(address);
    while (at != null) {
      const following = next(at);
      if ((at.flags & IfaFlags.SECONDARY) != 0 && sameSubnet(address, at)) unlink(at);
      at = following;
    }
  }
  unlink(address);
}

function unlink(address: Address4): void {
  const link = address.link;
  timer.cancel(timers, lifetimeOf(address));
  list.remove(link.addresses4, changetype<usize>(address));
  touch(link);
  address4Changed(AddressEvent.REMOVED, address);
  discard(address);
}

/** A link goes, and its addresses with it, each in its turn. */
export function removeAll(link: Link): void {
  for (let at = first(link); at != null; at = first(link)) unlink(at);
}

/** A link came up: the loopback device has its address by itself (inetdev_event). */
export function linkUp(link: Link): void {
  if (link.type != HardwareType.LOOPBACK || link.first4 != 0) return;
  const address = allocate(link);
  // Without memory it stays without, as on Linux.
  if (address == null) return;
  address.local = LOOPBACK_ADDRESS;
  address.address = LOOPBACK_ADDRESS;
  address.prefixLength = LOOPBACK_PREFIX;
  address.scope = Scope.HOST;
  address.flags = IfaFlags.PERMANENT;
  insert(address);
}

/**
 * The link has another name, and labels begin with it: the first address's is the name, a further one's the name and what
 * followed the colon in its label, or its number (inetdev_changename). Each address is announced.
 */
export function renamed(link: Link): void {
  let number: u32 = 0;
  for (let at = first(link); at != null; at = next(at)) {
    number++;
    const suffix = number == 1 ? 0 : suffixOf(labelOf(at), number);
    const own = nameLength(link);
    memory.fill(labelOf(at), 0, IFNAMSIZ);
    memory.copy(labelOf(at), nameOf(link), own);
    // A suffix that does not fit takes the place of the name's end.
    if (suffix != 0) memory.copy(labelOf(at) + min(own, IFNAMSIZ - 1 - suffix), scratch, suffix);
    address4Changed(AddressEvent.ADDED, at);
  }
}

/** A label from its colon on, or a colon and the number, in `scratch`; its length. */
function suffixOf(label: usize, number: u32): u32 {
  const length = text.lengthOf(label, IFNAMSIZ);
  let colon: u32 = 0;
  while (colon < length && load<u8>(label + colon) != 0x3a) colon++;
  if (colon < length) {
    memory.copy(scratch, label + colon, length - colon);
    return length - colon;
  }
  store<u8>(scratch, 0x3a);
  return 1 + text.writeDecimal(scratch + 1, number);
}

const scratch: usize = memory.data(IFNAMSIZ + 8, 4);

/** Counts a change to the addresses of a namespace. */
function touch(link: Link): void {
  const netns = link.netns;
  netns.address4Generation++;
  if (netns.address4Generation == 0) netns.address4Generation = 1;
}
