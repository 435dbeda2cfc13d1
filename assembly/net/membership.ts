/**
 * The groups that a link belongs to (net/ipv4/igmp.c, net/ipv6/mcast.c, net/ipv6/anycast.c): multicast groups of either family, and anycast
 * addresses of IPv6. Whoever needs one joins it; it is there as long as somebody does. A link's are in a list a kind, the
 * newest first, and hashed in the namespace by link, kind and address.
 */

import { AddressFamily } from '../generated/socket';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import * as groupAddress from './group_address';
import { Link } from './link';
import { MembershipEvent, membershipChanged } from './observer';
import * as reports from './report';
import * as sender from './sender';
import * as time from './time';

export const enum MembershipKind {
  MULTICAST4,
  MULTICAST6,
  ANYCAST6,
}
const MEMBERSHIP_KINDS: u32 = 3;

export const enum MembershipState {
  /** The link receives its frames: see net/group_address.ts. */
  LOADED = 1,
  /** Somebody asked for it, and is to be answered; and the link was the last that did: see net/answer.ts. */
  ASKED = 2,
  REPORTER = 4,
}

@unmanaged
export class Membership {
  /** Its place in the link's list of its kind; first, so that a node is a membership. */
  next: usize;
  previous: usize;
  /** Its place in the namespace's memberships. */
  hashNext: usize;
  hash: u32;
  link: Link;
  /** How many need it, 0 once it was left and that is to be told; and since when it is there, in hundredths of a second since boot. */
  users: u32;
  created: u32;
  /** A MembershipKind. */
  kind: u8;
  /** One of them is an address: see net/ipv4/autojoin.ts. */
  isAutojoined: bool;
  /** MembershipState bits. */
  state: u8;
  /** In how many reports it is yet to be told that it was joined, or left: see net/report.ts. */
  changes: u8;
  /** The address, 16 bytes in network byte order, of which IPv4 has 4. */
  address0: u64;
  address1: u64;
}

const ADDRESS_SIZE: u32 = 16;

export function addressOf(membership: Membership): usize {
  return changetype<usize>(membership) + offsetof<Membership>('address0');
}

export function has(membership: Membership, state: MembershipState): bool {
  return (membership.state & state) != 0;
}

export function set(membership: Membership, state: MembershipState, on: bool): void {
  const others: u32 = membership.state & ~state;
  membership.state = <u8>(on ? others | state : others);
}

/** The family of a kind, and how long its addresses are. */
export function familyOf(kind: MembershipKind): u32 {
  return kind == MembershipKind.MULTICAST4 ? AddressFamily.INET : AddressFamily.INET6;
}

export function sizeOf(kind: MembershipKind): u32 {
  return kind == MembershipKind.MULTICAST4 ? 4 : ADDRESS_SIZE;
}

/** True for the address of a multicast group. */
export function isGroup(kind: MembershipKind, address: usize): bool {
  return kind == MembershipKind.MULTICAST4 ? (load<u8>(address) & 0xf0) == 0xe0 : load<u8>(address) == 0xff;
}

/** A link's first membership of a kind, or null; and the one after. */
export function first(link: Link, kind: MembershipKind): Membership | null {
  const node = link.memberships(kind).first;
  return node == 0 ? null : changetype<Membership>(node);
}

export function next(membership: Membership | null): Membership | null {
  return membership == null || membership.next == 0 ? null : changetype<Membership>(membership.next);
}

/** A link's last membership of a kind, the oldest, or null; and the one before. */
export function last(link: Link, kind: MembershipKind): Membership | null {
  const node = link.memberships(kind).last;
  return node == 0 ? null : changetype<Membership>(node);
}

export function previous(membership: Membership | null): Membership | null {
  return membership == null || membership.previous == 0 ? null : changetype<Membership>(membership.previous);
}

function hashOf(link: Link, kind: MembershipKind, address: usize): u32 {
  return hash.mix(hash.bytes(address, sizeOf(kind)) ^ (link.index * MEMBERSHIP_KINDS + kind));
}

/** The link's membership of an address, or null. */
export function find(link: Link, kind: MembershipKind, address: usize): Membership | null {
  const known = findAny(link, kind, address);
  return known == null || known.users == 0 ? null : known;
}

/** Likewise one that was left. */
function findAny(link: Link, kind: MembershipKind, address: usize): Membership | null {
  const h = hashOf(link, kind, address);
  for (let node = hash.first(link.netns.memberships, h); node != 0; node = hash.next(node)) {
    const at = changetype<Membership>(node - offsetof<Membership>('hashNext'));
    const same = at.hash == h && at.link == link && at.kind == kind;
    if (same && memory.compare(addressOf(at), address, sizeOf(kind)) == 0) return at;
  }
  return null;
}

/** One more needs an address; false when memory has run out. The first one is announced. */
export function join(link: Link, kind: MembershipKind, address: usize): bool {
  const known = findAny(link, kind, address);
  if (known != null && known.users != 0) {
    known.users++;
    return true;
  }
  const membership = known == null ? make(link, kind, address) : known;
  if (membership == null) return false;
  if (known != null) reports.release(known);
  membership.users = 1;
  membership.created = time.hundredths();
  list.insert(link.memberships(kind), changetype<usize>(membership), 0);
  groupAddress.startReceiving(membership);
  membershipChanged(MembershipEvent.JOINED, membership);
  return true;
}

/** A membership that nobody needs yet; null when memory has run out. */
function make(link: Link, kind: MembershipKind, address: usize): Membership | null {
  const table = link.netns.memberships;
  const pointer = hash.prepare(table) ? heap.allocZeroed(offsetof<Membership>()) : 0;
  if (pointer == 0) return null;
  const membership = changetype<Membership>(pointer);
  membership.link = link;
  membership.kind = <u8>kind;
  memory.copy(addressOf(membership), address, sizeOf(kind));
  hash.insert(table, pointer + offsetof<Membership>('hashNext'), hashOf(link, kind, address));
  return membership;
}

/** One fewer needs an address. With the last one it is left, and that announced. */
export function leave(link: Link, kind: MembershipKind, address: usize): void {
  const membership = find(link, kind, address);
  if (membership == null || --membership.users != 0) return;
  unlink(membership);
  membershipChanged(MembershipEvent.LEFT, membership);
  membership.isAutojoined = false;
  if (!reports.keep(membership)) free(membership);
}

/** One that was left is not to be told of any more. */
export function discard(membership: Membership): void {
  reports.release(membership);
  free(membership);
}

/** All of a kind are left, without a word, also of those that were left before. */
export function forget(link: Link, kind: MembershipKind): void {
  for (let at = first(link, kind); at != null; at = first(link, kind)) {
    unlink(at);
    free(at);
  }
  forgetLeft(link, kind);
}

/** Of those that were left nobody is to be told any more. */
export function forgetLeft(link: Link, kind: MembershipKind): void {
  const kept = sender.leftOf(link, kind);
  while (kept != null && kept.first != 0) discard(changetype<Membership>(kept.first));
}

function unlink(membership: Membership): void {
  groupAddress.stopReceiving(membership);
  list.remove(membership.link.memberships(membership.kind), changetype<usize>(membership));
}

function free(membership: Membership): void {
  hash.remove(membership.link.netns.memberships, changetype<usize>(membership) + offsetof<Membership>('hashNext'));
  heap.free(changetype<usize>(membership));
}
