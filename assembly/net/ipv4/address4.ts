/**
 * IPv4 addresses of links (net/ipv4/devinet.c). A link's addresses are a doubly linked list: first the primaries (see
 * net/ipv4/order4.ts), then the secondaries, which are further addresses of a subnet that has a primary and go when it goes, or one of
 * them takes its place (promote_secondaries).
 *
 *      namespace   addresses4   hashed by link and LOCAL, which are the same for few: no two addresses of a link have LOCAL and subnet the same
 *                  subnets4     primaries, hashed by link and subnet; each has the list of its secondaries
 *
 * Addresses and masks are kept as they are on the wire, so that comparing a prefix is one masked comparison.
 */

import { INFINITY_LIFE_TIME, IfaFlags } from '../../generated/rt-addr';
import { IFNAMSIZ, Ipv4Devconf } from '../../generated/rt-link';
import * as hash from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List, ListNode } from '../../memory/list';
import * as timer from '../../memory/timer';
import { Timers } from '../../memory/timer';
import * as devconf from '../devconf';
import * as fib4Address from './fib4_address';
import * as lifetime from '../lifetime';
import { Lifetime, Lifetimes } from '../lifetime';
import { Link, nameOf } from '../link';
import { Namespace } from '../namespace';
import { AddressEvent, address4Changed } from '../observer';
import * as order4 from './order4';
import * as time from '../time';

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
  flags: u32;
  prefixLength: u8;
  scope: u8;
  protocol: u8;
  /** Metric of its prefix route; 0: the default. */
  priority: u32;
  /** When it was made, and when it was last set: hundredths of a second since boot. */
  created: u32;
  /** The label, NUL-padded to IFNAMSIZ. */
  label0: u64;
  label1: u64;
  updated: u32;
  /** How long it lives: a block of its own, which few have; 0: for ever, and it is PERMANENT. */
  lifetime: usize;
  /** Its place in the namespace's addresses. What a message tells lies before this, in as few lines of the processor's cache as it can. */
  hashNext: usize;
  hash: u32;
  /** A primary's place in the namespace's subnets; a secondary's among those of its primary: see `subnetNode` and `secondaryNode`. */
  subnetNext: usize;
  subnetHash: u32;
  /** A primary's secondaries. */
  firstSecondary: usize;
  lastSecondary: usize;
  /** See net/ipv4/order4.ts. */
  wider: usize;

  get hashNode(): usize {
    return changetype<usize>(this) + offsetof<Address4>('hashNext');
  }

  get subnetNode(): usize {
    return changetype<usize>(this) + offsetof<Address4>('subnetNext');
  }

  get secondaryNode(): usize {
    return changetype<usize>(this) + SECONDARY_NODE;
  }

  get secondaries(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Address4>('firstSecondary'));
  }
}

const SECONDARY_NODE: usize = offsetof<Address4>('subnetNext');

/** How long an address lives that does not live for ever. */
@unmanaged
class Lifetime4 extends Lifetime {
  address: Address4;
}

/** When namespaces' addresses are looked at. */
const looks = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** A new address that is on no link yet, cleared; null when memory has run out, also for where it will be found. */
export function allocate(link: Link): Address4 | null {
  if (!hash.prepare(link.netns.addresses4) || !hash.prepare(link.netns.subnets4)) return null;
  const pointer = heap.allocZeroed(offsetof<Address4>());
  if (pointer == 0) return null;
  const address = changetype<Address4>(pointer);
  address.link = link;
  memory.copy(labelOf(address), nameOf(link), IFNAMSIZ);
  return address;
}

/** Frees an address that is on no link. */
export function discard(address: Address4): void {
  heap.free(address.lifetime);
  heap.free(changetype<usize>(address));
}

/** How long an address lives; null: for ever. */
export function lifetimeOf(address: Address4): Lifetime | null {
  return address.lifetime == 0 ? null : changetype<Lifetime>(address.lifetime);
}

/** Gives an address that is on no link yet its lifetimes, in seconds, and the flags that follow; false when memory has run out. */
export function limit(address: Address4, preferred: u32, valid: u32): bool {
  address.flags |= lifetime.flagsOf(preferred, valid);
  if (valid == INFINITY_LIFE_TIME) return true;
  address.lifetime = heap.allocZeroed(offsetof<Lifetime4>());
  if (address.lifetime == 0) return false;
  const own = changetype<Lifetime4>(address.lifetime);
  own.address = address;
  lifetime.begin(own, preferred, valid);
  return true;
}

/** The address that is the peer's where there is one, 4 bytes. */
export function addressOf(address: Address4): usize {
  return changetype<usize>(address) + offsetof<Address4>('address');
}

export function labelOf(address: Address4): usize {
  return changetype<usize>(address) + offsetof<Address4>('label0');
}

/** The netmask of a prefix length up to 32, in network byte order. */
export function maskOf(prefixLength: u32): u32 {
  return prefixLength == 0 ? 0 : bswap<u32>(~0 << (32 - prefixLength));
}

/** The subnet that an address stands for, in network byte order. */
export function networkOf(address: Address4): u32 {
  return address.address & maskOf(address.prefixLength);
}

export function isSecondary(address: Address4): bool {
  return (address.flags & IfaFlags.SECONDARY) != 0;
}

/** The first address of a link, or null; and the one after. */
export function first(link: Link): Address4 | null {
  return link.first4 == 0 ? null : changetype<Address4>(link.first4);
}

export function next(address: Address4 | null): Address4 | null {
  return address == null || address.next == 0 ? null : changetype<Address4>(address.next);
}

/** The first of a primary's secondaries, or null; and the one after. */
export function firstSecondary(primary: Address4): Address4 | null {
  return ofSecondaryNode(primary.firstSecondary);
}

export function nextSecondary(address: Address4 | null): Address4 | null {
  return address == null ? null : ofSecondaryNode(changetype<ListNode>(address.secondaryNode).next);
}

function ofSecondaryNode(node: usize): Address4 | null {
  return node == 0 ? null : changetype<Address4>(node - SECONDARY_NODE);
}

function hashOfSubnet(link: Link, network: u32, prefixLength: u32): u32 {
  return hash.mix(hash.mix(network + prefixLength) ^ link.index);
}

function hashOf(link: Link, local: u32): u32 {
  return hash.mix(hash.mix(local) ^ link.index);
}

/** The primary of a link's subnet, or null (inet_ifa_byprefix). */
export function primaryOf(link: Link, network: u32, prefixLength: u32): Address4 | null {
  const h = hashOfSubnet(link, network, prefixLength);
  for (let node = hash.first(link.netns.subnets4, h); node != 0; node = hash.next(node)) {
    const at = changetype<Address4>(node - offsetof<Address4>('subnetNext'));
    if (at.subnetHash == h && at.link == link && at.prefixLength == prefixLength && networkOf(at) == network) return at;
  }
  return null;
}

/** An address of the link with this LOCAL, or null; and another, in no order. */
export function firstLocal(link: Link, local: u32): Address4 | null {
  return ofLocal(hash.first(link.netns.addresses4, hashOf(link, local)), link, local);
}

export function nextLocal(address: Address4 | null): Address4 | null {
  return address == null ? null : ofLocal(address.hashNext, address.link, address.local);
}

function ofLocal(from: usize, link: Link, local: u32): Address4 | null {
  for (let node = from; node != 0; node = hash.next(node)) {
    const at = changetype<Address4>(node - offsetof<Address4>('hashNext'));
    if (at.local == local && at.link == link) return at;
  }
  return null;
}

/** The link's one address with this LOCAL in this subnet, or null. */
export function exact(link: Link, local: u32, network: u32, prefixLength: u32): Address4 | null {
  for (let at = firstLocal(link, local); at != null; at = nextLocal(at)) {
    if (at.prefixLength == prefixLength && networkOf(at) == network) return at;
  }
  return null;
}

/** The address on the link that stands for the same subnet and is the same address, or null. */
export function findSame(link: Link, wanted: Address4): Address4 | null {
  return exact(link, wanted.local, networkOf(wanted), wanted.prefixLength);
}

/** True when the link has the same subnet under another scope, which is not allowed. */
export function scopeClashes(link: Link, wanted: Address4): bool {
  const primary = primaryOf(link, networkOf(wanted), wanted.prefixLength);
  return primary != null && primary.scope != wanted.scope;
}

/** Puts a new address on its link, in its place, and announces it. It must not be there already. */
export function insert(address: Address4): void {
  const link = address.link;
  const network = networkOf(address);
  const primary = primaryOf(link, network, address.prefixLength);
  hash.insert(link.netns.addresses4, address.hashNode, hashOf(link, address.local));
  if (primary == null) {
    address.flags &= ~IfaFlags.SECONDARY;
    insertPrimary(address);
  } else {
    address.flags |= IfaFlags.SECONDARY;
    list.append(primary.secondaries, address.secondaryNode);
    list.append(link.addresses4, changetype<usize>(address));
  }
  address.created = time.hundredths();
  live(address);
  touch(link);
  address4Changed(AddressEvent.ADDED, address);
  fib4Address.added(address);
}

/** Gives a primary its place in the link's list and in the namespace's subnets. */
function insertPrimary(address: Address4): void {
  const link = address.link;
  const before = order4.lastOf(link, address.scope);
  list.insert(link.addresses4, changetype<usize>(address), before == null ? 0 : changetype<usize>(before));
  order4.enter(address);
  insertSubnet(address);
}

function insertSubnet(primary: Address4): void {
  const h = hashOfSubnet(primary.link, networkOf(primary), primary.prefixLength);
  hash.insert(primary.link.netns.subnets4, primary.subnetNode, h);
}

/** From now on an address's lifetime is counted, which was set. */
function live(address: Address4): void {
  address.updated = time.hundredths();
  const own = lifetimeOf(address);
  if (own != null) {
    // One that has been counted goes on.
    if (own.since == 0) lifetime.touch(own);
    schedule(own, address);
  }
  lifetime.lookNow(looks, address.link.netns.lifetimes4);
}

function schedule(own: Lifetime, address: Address4): void {
  const end = lifetime.next(own, address.flags);
  if (end < 0) cancel(own, address);
  else timer.start(address.link.netns.lifetimes4.ends, own, end);
}

function cancel(own: Lifetime | null, address: Address4): void {
  if (own != null) timer.cancel(address.link.netns.lifetimes4.ends, own);
}

/** From now on an address lives as long as another that is on no link: it takes that one's lifetime, and leaves its own. */
export function renew(address: Address4, from: Address4): void {
  cancel(lifetimeOf(address), address);
  const taken = from.lifetime;
  from.lifetime = address.lifetime;
  address.lifetime = taken;
  if (taken != 0) changetype<Lifetime4>(taken).address = address;
  const follow = IfaFlags.PERMANENT | IfaFlags.DEPRECATED;
  address.flags = (address.flags & ~follow) | (from.flags & follow);
  live(address);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(looks);
}

/** Looks at namespaces' addresses whose time for that has come. */
export function run(now: f64): void {
  for (let at = timer.takeDue(looks, now); at != 0; at = timer.takeDue(looks, now)) {
    const lifetimes = changetype<Lifetimes>(at);
    lifetimes.looked = now;
    look(lifetimes, now + lifetime.EARLY);
    lifetime.plan(looks, lifetimes);
  }
}

/** Addresses whose time is over go, and those that were preferred long enough are that no more. */
function look(lifetimes: Lifetimes, now: f64): void {
  for (let at = timer.takeDue(lifetimes.ends, now); at != 0; at = timer.takeDue(lifetimes.ends, now)) {
    const own = changetype<Lifetime4>(at);
    const address = own.address;
    if (lifetime.isOver(own, now)) {
      remove(address);
      continue;
    }
    address.flags |= IfaFlags.DEPRECATED;
    schedule(own, address);
    address4Changed(AddressEvent.ADDED, address);
  }
}

/** A namespace goes: nobody looks at its addresses any more. */
export function stopLooking(netns: Namespace): void {
  timer.cancel(looks, netns.lifetimes4);
}

/**
 * Takes an address off its link and frees it. A primary's secondaries go first, or where the link promotes them the first of
 * them takes its place and the others are its own (__inet_del_ifa).
 */
export function remove(address: Address4): void {
  const promoted = firstSecondary(address);
  if (promoted == null) {
    unlink(address);
  } else if (devconf.either4(address.link, Ipv4Devconf.PROMOTE_SECONDARIES)) {
    promote(promoted, address);
  } else {
    for (let at = firstSecondary(address); at != null; at = firstSecondary(address)) unlink(at);
    unlink(address);
  }
}

/** The first secondary of a primary becomes the primary, which goes. */
function promote(address: Address4, primary: Address4): void {
  const link = primary.link;
  const isNext = next(primary) == address;
  list.remove(primary.secondaries, address.secondaryNode);
  address.firstSecondary = primary.firstSecondary;
  address.lastSecondary = primary.lastSecondary;
  primary.firstSecondary = 0;
  primary.lastSecondary = 0;
  if (isNext) order4.replace(primary, address);
  const last = order4.lastOf(link, primary.scope);
  fib4Address.handOver(address, primary);
  unlink(primary);
  address.flags &= ~IfaFlags.SECONDARY;
  if (!isNext) {
    // The last of its scope or wider; in front of all when that was the one that went.
    const before: usize = last == primary ? 0 : changetype<usize>(last);
    list.remove(link.addresses4, changetype<usize>(address));
    list.insert(link.addresses4, changetype<usize>(address), before);
    if (before != 0 || order4.lastOf(link, address.scope) == null) order4.enter(address);
  }
  insertSubnet(address);
  touch(link);
  address4Changed(AddressEvent.ADDED, address);
  fib4Address.takeOver(address);
}

/** Takes one address off its link, announces that, and frees it. */
function unlink(address: Address4): void {
  const link = address.link;
  const netns = link.netns;
  cancel(lifetimeOf(address), address);
  if (isSecondary(address)) {
    const primary = primaryOf(link, networkOf(address), address.prefixLength);
    // The primary of a link that goes went before.
    if (primary != null) list.remove(primary.secondaries, address.secondaryNode);
  } else {
    order4.leave(address);
    hash.remove(netns.subnets4, address.subnetNode);
  }
  list.remove(link.addresses4, changetype<usize>(address));
  hash.remove(netns.addresses4, address.hashNode);
  touch(link);
  address4Changed(AddressEvent.REMOVED, address);
  fib4Address.removed(address);
  discard(address);
}

/** A link goes, and its addresses with it, each in its turn. */
export function removeAll(link: Link): void {
  for (let at = first(link); at != null; at = first(link)) unlink(at);
}

/** Counts a change to the addresses of a namespace. */
function touch(link: Link): void {
  const netns = link.netns;
  netns.address4Generation++;
  if (netns.address4Generation == 0) netns.address4Generation = 1;
}
