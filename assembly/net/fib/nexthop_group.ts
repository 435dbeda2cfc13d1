/**
 * Groups of next hops (struct nh_group). A group has an array of its memberships, each a block that stands in the member's list too:
 *
 *      group        ┌─ count ─┬─ buckets ─┬─ … ─┬─ address of a membership, `count` of them ─┐
 *      membership   ┌─ its place in the member's list ─┬─ group ─┬─ member ─┬─ weight ─┐
 *
 * A resilient group has a table of buckets besides: see net/fib/nexthop_bucket.ts.
 */

import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { NexthopObject } from './nexthop';

@unmanaged
export class Group {
  count: u32;
  /** The table of a resilient group, or 0. */
  buckets: usize;
  /* Addresses of memberships follow. */
}

@unmanaged
export class Membership {
  /** Its place among the member's memberships; first, so that a node is one. */
  next: usize;
  previous: usize;
  parent: NexthopObject;
  member: NexthopObject;
  weight: u32;
  /** How many buckets it is to have, and has; the next that has too few, or 0. */
  wants: u32;
  has: u32;
  poorer: usize;
}

export function groupOf(object: NexthopObject): Group {
  return changetype<Group>(object.group);
}

export function countOf(object: NexthopObject): u32 {
  return groupOf(object).count;
}

function slotOf(object: NexthopObject, i: u32): usize {
  return object.group + offsetof<Group>() + (i << 2);
}

export function at(object: NexthopObject, i: u32): Membership {
  return changetype<Membership>(load<u32>(slotOf(object, i)));
}

export function memberAt(object: NexthopObject, i: u32): NexthopObject {
  return at(object, i).member;
}

export function weightAt(object: NexthopObject, i: u32): u32 {
  return at(object, i).weight;
}

/** Makes an object a group with room for so many members; false when memory has run out. */
export function setup(object: NexthopObject, count: u32): bool {
  object.group = heap.allocZeroed(<u32>offsetof<Group>() + (count << 2));
  return object.group != 0;
}

/** Adds a member to a group that is being made, which has room; false when memory has run out. */
export function join(object: NexthopObject, member: NexthopObject, weight: u32): bool {
  const pointer = heap.allocZeroed(offsetof<Membership>());
  if (pointer == 0) return false;
  const membership = changetype<Membership>(pointer);
  membership.parent = object;
  membership.member = member;
  membership.weight = weight;
  store<u32>(slotOf(object, groupOf(object).count++), <u32>pointer);
  list.insert(member.memberships, pointer, 0);
  return true;
}

/** Takes a member out. Those that are left come first in their lists, as on Linux. */
export function leave(membership: Membership): void {
  const object = membership.parent;
  let kept: u32 = 0;
  for (let i: u32 = 0; i < groupOf(object).count; i++) {
    const other = at(object, i);
    if (other == membership) continue;
    list.remove(other.member.memberships, changetype<usize>(other));
    list.insert(other.member.memberships, changetype<usize>(other), 0);
    store<u32>(slotOf(object, kept++), <u32>changetype<usize>(other));
  }
  groupOf(object).count = kept;
  list.remove(membership.member.memberships, changetype<usize>(membership));
  heap.free(changetype<usize>(membership));
}

/** Two groups change places: each has the other's members then. */
export function exchange(a: NexthopObject, b: NexthopObject): void {
  const group = a.group;
  a.group = b.group;
  b.group = group;
  adopt(a);
  adopt(b);
}

function adopt(object: NexthopObject): void {
  for (let i: u32 = 0; i < countOf(object); i++) at(object, i).parent = object;
}

/** Frees a group's memberships and its table. */
export function discard(object: NexthopObject): void {
  for (let i: u32 = 0; i < countOf(object); i++) {
    const membership = at(object, i);
    list.remove(membership.member.memberships, changetype<usize>(membership));
    heap.free(changetype<usize>(membership));
  }
  heap.free(groupOf(object).buckets);
  heap.free(object.group);
  object.group = 0;
}
