/**
 * Next hops that are objects of their own (struct nexthop, net/ipv4/nexthop.c): routes lead to one by its id. An object is one next hop, or a group of others:
 *
 *      single   ┌─ NexthopObject ─┬─ Nexthop ─┐           group   ┌─ NexthopObject ─┐ ─► members: see net/fib/nexthop_group.ts
 *
 * A namespace finds them by id, a link those that lead over it; each knows the routes that lead to it, and the groups that it is in, newest first.
 */

import { RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import * as radix from '../../memory/radix';
import * as nexthops from './fib_nexthop';
import { Nexthop } from './fib_nexthop';
import * as groups from './nexthop_group';
import { Namespace } from '../namespace';

@unmanaged
export class NexthopObject {
  /** Its place among those that lead over its link; first, so that a node is an object. */
  linkNext: usize;
  linkPrevious: usize;
  netns: Namespace;
  id: u32;
  /** RTNH_F_. */
  flags: u32;
  protocol: u8;
  /** AF_ of its gateway; of a group 0. */
  family: u8;
  /** It has no gateway and no link, and drops packets. */
  blackhole: bool;
  /** It is for forwarding tables of bridges, and no route may lead to it. */
  fdb: bool;
  /** Of a group, its members; 0: it is none. */
  group: usize;
  /** Hardware is to count a group's packets. */
  counts: bool;
  /** Routes of either family, and memberships. */
  firstRoute4: usize;
  lastRoute4: usize;
  firstRoute6: usize;
  lastRoute6: usize;
  firstMembership: usize;
  lastMembership: usize;
  /* The next hop of one that is no group follows: see `hopOf`. */

  get routes4(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<NexthopObject>('firstRoute4'));
  }

  get routes6(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<NexthopObject>('firstRoute6'));
  }

  get memberships(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<NexthopObject>('firstMembership'));
  }
}

/** An object that nobody finds yet, cleared; null when memory has run out. */
export function allocate(netns: Namespace): NexthopObject | null {
  const pointer = heap.allocZeroed(<u32>offsetof<NexthopObject>() + <u32>offsetof<Nexthop>());
  if (pointer == 0) return null;
  changetype<NexthopObject>(pointer).netns = netns;
  return changetype<NexthopObject>(pointer);
}

/** Frees an object that nobody finds; a group leaves its members alone. */
export function discard(object: NexthopObject): void {
  const hop = hopOf(object);
  if (object.group != 0) groups.discard(object);
  else if (isListed(object)) delist(object);
  if (hop.family == AddressFamily.INET6) heap.free(hop.gateway);
  heap.free(changetype<usize>(object));
}

export function hopOf(object: NexthopObject): Nexthop {
  return changetype<Nexthop>(changetype<usize>(object) + offsetof<NexthopObject>());
}

/** Those of a link: the newest first. */
export function enlist(object: NexthopObject): void {
  const link = nexthops.linkOf(hopOf(object));
  if (link != null) list.insert(link.objects, changetype<usize>(object), 0);
}

export function delist(object: NexthopObject): void {
  const link = nexthops.linkOf(hopOf(object));
  if (link != null) list.remove(link.objects, changetype<usize>(object));
  object.linkNext = 0;
  object.linkPrevious = 0;
}

/** True for one that is in its link's list. */
function isListed(object: NexthopObject): bool {
  const link = nexthops.linkOf(hopOf(object));
  return link != null && (object.linkPrevious != 0 || link.objects.first == changetype<usize>(object));
}

/** The object with an id, or null. */
export function find(netns: Namespace, id: u32): NexthopObject | null {
  const object = radix.get(netns.objects, id);
  return object == 0 ? null : changetype<NexthopObject>(object);
}

/** The one with the lowest id from one on, or null. */
export function from(netns: Namespace, id: u32): NexthopObject | null {
  const object = radix.next(netns.objects, id);
  return object == 0 ? null : changetype<NexthopObject>(object);
}

/** An id that no object has, or 0 (nh_find_unused_id). */
export function unusedId(netns: Namespace): u32 {
  const start = netns.lastObject;
  do {
    netns.lastObject++;
    if (netns.lastObject == start) return 0;
  } while (netns.lastObject == 0 || find(netns, netns.lastObject) != null);
  return netns.lastObject;
}

/** How many next hops an object stands for. */
export function countOf(object: NexthopObject): u32 {
  return object.group == 0 ? 1 : groups.countOf(object);
}

/** The next hop with a number below that. */
export function hopAt(object: NexthopObject, i: u32): Nexthop {
  return hopOf(object.group == 0 ? object : groups.memberAt(object, i));
}

/** The share of packets that one gets. */
export function weightAt(object: NexthopObject, i: u32): u32 {
  return object.group == 0 ? 1 : groups.weightAt(object, i);
}

/** True when packets end at an object: it is a blackhole, or a group of one (nexthop_is_blackhole). */
export function isBlackhole(object: NexthopObject): bool {
  if (object.group == 0) return object.blackhole;
  return groups.countOf(object) == 1 && groups.memberAt(object, 0).blackhole;
}

/** True when an object, or any member of it, is of IPv4. */
export function hasIpv4(object: NexthopObject): bool {
  if (object.group == 0) return object.family == AddressFamily.INET;
  for (let i: u32 = 0; i < groups.countOf(object); i++) {
    if (groups.memberAt(object, i).family == AddressFamily.INET) return true;
  }
  return false;
}

/** True when its gateway is on the link, whatever routes say. */
export function isOnlink(object: NexthopObject): bool {
  return (hopOf(object).flags & RtnhFlags.ONLINK) != 0;
}

/** Counts a change, so that a dump notices it. */
export function touch(netns: Namespace): void {
  netns.objectGeneration++;
  if (netns.objectGeneration == 0) netns.objectGeneration = 1;
}
