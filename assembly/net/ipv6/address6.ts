/**
 * IPv6 addresses of links (net/ipv6/addrconf.c). A link's addresses are a doubly linked list, wider scopes first and within
 * a scope the newest first (net/ipv6/order6.ts); in the namespace they are hashed by address (inet6_addr_lst). A link that goes down loses them.
 */

import { IfaFlags } from '../../generated/rt-addr';
import { Scope } from '../../generated/rtnetlink';
import * as hash from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as dad6 from './dad6';
import * as fib6Address from './fib6_address';
import * as sources6 from './fib6_source';
import * as groups6 from './groups6';
import * as lifetime6 from './lifetime6';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as network6 from './network6';
import { AddressEvent, address6Changed } from '../observer';
import * as order6 from './order6';
import * as temporary6 from './temporary6';
import * as time from '../time';

@unmanaged
export class Address6 {
  /** Its place in the link's list; first, so that a node is an address. */
  next: usize;
  previous: usize;
  /** Its place in the namespace's addresses. */
  hashNext: usize;
  hash: u32;
  /** Its place in the namespace's networks, if it is the one that is hashed, and in the ring of its network: see net/ipv6/network6.ts. */
  networkNext: usize;
  networkHash: u32;
  ringNext: usize;
  ringPrevious: usize;
  /** See net/ipv6/order6.ts. */
  narrower: usize;
  rank: u8;
  prefixLength: u8;
  /** RT_SCOPE_, from the address. */
  scope: u8;
  protocol: u8;
  link: Link;
  flags: u32;
  /** Metric of its prefix route; 0: the default. */
  priority: u32;
  /** See net/ipv6/dad6.ts: how far duplicate detection is; its place among those that begin. */
  dad: u8;
  /** How many identifiers came out taken before this one (net/ipv6/generate6.ts). */
  attempts: u8;
  workNext: usize;
  workPrevious: usize;
  /** The address, 16 bytes in network byte order; and its peer's where the link is point to point, a block of its own, or 0. */
  local0: u64;
  local1: u64;
  peer: usize;
  /** When it was made, and when it was last set: hundredths of a second since boot. */
  created: u32;
  updated: u32;
  /** What it waits for: see net/ipv6/lifetime6.ts; or 0. */
  lifetime: usize;
  /** The namespace's generation when it came: the higher, the newer. */
  serial: u32;

  get hashNode(): usize {
    return changetype<usize>(this) + offsetof<Address6>('hashNext');
  }

  get workNode(): usize {
    return changetype<usize>(this) + offsetof<Address6>('workNext');
  }
}

/** The address whose `workNode` this is. */
export function ofWorkNode(node: usize): Address6 {
  return changetype<Address6>(node - offsetof<Address6>('workNext'));
}

export const ADDRESS_SIZE: u32 = 16;

/** A new address that is on no link yet, cleared; null when memory has run out, also for where it will be found. */
export function allocate(link: Link): Address6 | null {
  if (!hash.prepare(link.netns.addresses6) || !hash.prepare(link.netns.networks6)) return null;
  const pointer = heap.allocZeroed(offsetof<Address6>());
  if (pointer == 0) return null;
  const address = changetype<Address6>(pointer);
  address.link = link;
  return address;
}

/** Frees an address that is on no link. */
export function discard(address: Address6): void {
  lifetime6.free(address);
  heap.free(address.peer);
  heap.free(changetype<usize>(address));
}

export function localOf(address: Address6): usize {
  return changetype<usize>(address) + offsetof<Address6>('local0');
}

/** The peer's address; the address itself where there is no peer. */
export function peerOf(address: Address6): usize {
  return address.peer == 0 ? localOf(address) : address.peer;
}

/** True when a peer was given. */
export function hasPeer(address: Address6): bool {
  return address.peer != 0;
}

/** Gives an address a peer, or none when that is the address itself; false, with nothing changed, when memory has run out. */
export function setPeer(address: Address6, bytes: usize): bool {
  if (memory.compare(bytes, localOf(address), ADDRESS_SIZE) == 0) {
    heap.free(address.peer);
    address.peer = 0;
    return true;
  }
  if (address.peer == 0) address.peer = heap.alloc(ADDRESS_SIZE);
  if (address.peer != 0) memory.copy(address.peer, bytes, ADDRESS_SIZE);
  return address.peer != 0;
}

/** The RT_SCOPE_ of 16 bytes of address (ipv6_addr_scope, rt_scope). */
export function scopeOf(bytes: usize): u32 {
  const head = <u32>bswap<u16>(load<u16>(bytes));
  if (isMulticast(bytes)) return scopeOfGroup(head & 0xf);
  if ((head & 0xffc0) == 0xfe80) return Scope.LINK;
  if ((head & 0xffc0) == 0xfec0) return Scope.SITE;
  return isLoopback(bytes) ? Scope.HOST : Scope.UNIVERSE;
}

/** The RT_SCOPE_ of a multicast address's own scope (RFC 4291, 2.7). */
function scopeOfGroup(scope: u32): u32 {
  switch (scope) {
    case 1:
      return Scope.HOST;
    case 2:
      return Scope.LINK;
    case 5:
      return Scope.SITE;
    default:
      return Scope.UNIVERSE;
  }
}

export function isMulticast(bytes: usize): bool {
  return load<u8>(bytes) == 0xff;
}

export function isLinkLocal(bytes: usize): bool {
  return load<u8>(bytes) == 0xfe && (load<u8>(bytes, 1) & 0xc0) == 0x80;
}

export function isLoopback(bytes: usize): bool {
  return load<u64>(bytes) == 0 && load<u64>(bytes, 8) == 0x0100000000000000;
}

/** True for addresses that mean nothing without a link (rt6_need_strict). */
export function needsLink(bytes: usize): bool {
  return isMulticast(bytes) || isLinkLocal(bytes) || isLoopback(bytes);
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

/** The link's address with these 16 bytes, or null. */
export function find(link: Link, bytes: usize): Address6 | null {
  let at = anywhere(link.netns, bytes);
  while (at != null && at.link != link) at = further(at);
  return at;
}

/** An address with these 16 bytes of any link, or null; and another one of the same. */
export function anywhere(netns: Namespace, bytes: usize): Address6 | null {
  const h = hash.bytes(bytes, ADDRESS_SIZE);
  return same(hash.first(netns.addresses6, h), h, bytes);
}

export function further(address: Address6): Address6 | null {
  return same(address.hashNext, address.hash, localOf(address));
}

/** The first of a chain from a node on that has a hash and these 16 bytes. */
function same(from: usize, h: u32, bytes: usize): Address6 | null {
  for (let node = from; node != 0; node = hash.next(node)) {
    const at = changetype<Address6>(node - offsetof<Address6>('hashNext'));
    if (at.hash == h && memory.compare(localOf(at), bytes, ADDRESS_SIZE) == 0) return at;
  }
  return null;
}

/** True when a link has so many addresses. */
export function hasAtLeast(link: Link, count: u32): bool {
  let left = count;
  for (let at = first(link); at != null && left != 0; at = next(at)) left--;
  return left == 0;
}

/** Puts a new address on its link, in its place, and announces it. */
export function insert(address: Address6): void {
  place(address);
  address6Changed(AddressEvent.ADDED, address);
}

/** Puts a new address on its link, in its place. */
export function place(address: Address6): void {
  const link = address.link;
  address.scope = <u8>scopeOf(localOf(address));
  order6.enter(address);
  hash.insert(link.netns.addresses6, address.hashNode, hash.bytes(localOf(address), ADDRESS_SIZE));
  network6.enter(address);
  address.created = time.hundredths();
  lifetime6.live(address);
  touch(link);
  address.serial = link.netns.address6Generation;
}

export function hasLinkLocal(link: Link): bool {
  return linkLocalOf(link) != null;
}

/** The link's first link-local address that may be used, or null (ipv6_get_lladdr). */
export function linkLocalOf(link: Link): Address6 | null {
  for (let at = link.last6; at != 0; at = changetype<Address6>(at).previous) {
    const address = changetype<Address6>(at);
    if (address.scope != Scope.LINK && address.scope != Scope.HOST) return null;
    const waits = (address.flags & (IfaFlags.TENTATIVE | IfaFlags.OPTIMISTIC)) != 0;
    if (address.scope == Scope.LINK && !waits && !isMulticast(localOf(address))) return address;
  }
  return null;
}

/** An address changed, or it is what it seems now. */
export function announce(address: Address6): void {
  touch(address.link);
  address6Changed(AddressEvent.ADDED, address);
}

const gone: usize = memory.data(16, 8);

/** Takes an address off its link and frees it (ipv6_del_addr). */
export function remove(address: Address6): void {
  const netns = address.link.netns;
  memory.copy(gone, localOf(address), ADDRESS_SIZE);
  drop(address);
  sources6.addressGone(netns, gone);
}

/** Likewise, with others as IPv6 leaves the link: routes choose it as before. */
export function drop(address: Address6): void {
  const link = address.link;
  dad6.cancel(address);
  temporary6.forget(address);
  order6.leave(address);
  hash.remove(link.netns.addresses6, address.hashNode);
  touch(link);
  address6Changed(AddressEvent.REMOVED, address);
  groups6.addressGone(address);
  fib6Address.removed(address);
  network6.leave(address);
  discard(address);
}

/** Counts a change to the addresses of a namespace. */
function touch(link: Link): void {
  const netns = link.netns;
  netns.address6Generation++;
  if (netns.address6Generation == 0) netns.address6Generation = 1;
}
