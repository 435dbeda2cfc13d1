/**
 * Resilient groups (struct nh_res_table): packets are spread over buckets, each of which leads to a member. When the members or their weights change, as few
 * buckets as can be lead elsewhere. Linux moves a bucket once no packet used it for a while; here no packets flow, so all are idle and move at once, and a
 * group is never out of balance.
 *
 *      table   ┌─ count ─┬─ idle timer ─┬─ unbalanced timer ─┬─ Bucket, `count` of them ─┐
 */

import * as heap from '../../memory/heap';
import * as groups from './nexthop_group';
import { Membership, groupOf } from './nexthop_group';
import { NexthopObject } from './nexthop';
import * as time from '../time';

@unmanaged
export class Table {
  count: u32;
  /** In hundredths of a second. */
  idleTimer: u32;
  unbalancedTimer: u32;
  padding: u32;
}

@unmanaged
export class Bucket {
  /** When it last came to lead elsewhere: milliseconds since boot. */
  since: f64;
  /** The membership that it leads to, or 0 while that is not known. */
  membership: usize;
}

/** Of what has no time of its own (NH_RES_DEFAULT_IDLE_TIMER), in hundredths of a second. */
export const DEFAULT_IDLE_TIMER: u32 = 12000;

const BUCKET_SIZE: u32 = (<u32>offsetof<Bucket>() + 7) & ~7;

/** A table of so many buckets that lead nowhere; 0 when memory has run out. */
export function allocate(count: u32): usize {
  const pointer = heap.allocZeroed(<u32>offsetof<Table>() + count * BUCKET_SIZE);
  if (pointer != 0) changetype<Table>(pointer).count = count;
  return pointer;
}

export function tableOf(object: NexthopObject): Table {
  return changetype<Table>(groupOf(object).buckets);
}

/** True for a group that is resilient. */
export function isResilient(object: NexthopObject): bool {
  return object.group != 0 && groupOf(object).buckets != 0;
}

export function at(table: Table, i: u32): Bucket {
  return changetype<Bucket>(changetype<usize>(table) + offsetof<Table>() + i * BUCKET_SIZE);
}

/** The member that a bucket leads to. */
export function memberOf(bucket: Bucket): NexthopObject {
  return changetype<Membership>(bucket.membership).member;
}

/** For how long it has done so, in hundredths of a second. */
export function idleTime(bucket: Bucket): u64 {
  return <u64>((time.milliseconds() - bucket.since) / 10);
}

/** A member goes: its buckets lead nowhere for now. */
export function forget(object: NexthopObject, membership: Membership): void {
  const table = tableOf(object);
  for (let i: u32 = 0; i < table.count; i++) {
    if (at(table, i).membership == changetype<usize>(membership)) at(table, i).membership = 0;
  }
}

/** A group has other memberships now, from `old`: buckets of members that are in both keep them (nh_res_table_migrate_buckets). */
export function follow(object: NexthopObject, old: NexthopObject): void {
  // While it lasts, the count of an old membership is the address of the new one.
  for (let i: u32 = 0; i < groups.countOf(old); i++) groups.at(old, i).has = 0;
  for (let i: u32 = 0; i < groups.countOf(object); i++) {
    const membership = groups.at(object, i);
    for (let j: u32 = 0; j < groups.countOf(old); j++) {
      if (groups.memberAt(old, j) == membership.member) groups.at(old, j).has = <u32>changetype<usize>(membership);
    }
  }
  const table = tableOf(object);
  for (let i: u32 = 0; i < table.count; i++) {
    const bucket = at(table, i);
    if (bucket.membership != 0) bucket.membership = changetype<Membership>(bucket.membership).has;
  }
}

/** Has each member lead as many buckets as its weight says (nh_res_group_rebalance, nh_res_table_upkeep). */
export function balance(object: NexthopObject): void {
  const table = tableOf(object);
  const count = groups.countOf(object);
  let total: u64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    groups.at(object, i).has = 0;
    total += groups.weightAt(object, i);
  }
  for (let i: u32 = 0; i < table.count; i++) {
    if (at(table, i).membership != 0) changetype<Membership>(at(table, i).membership).has++;
  }
  let poorest: usize = 0;
  let weight: u64 = 0;
  let bound: u64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const membership = groups.at(object, i);
    weight += membership.weight;
    const upper = (<u64>table.count * weight + total / 2) / total;
    membership.wants = <u32>(upper - bound);
    bound = upper;
    membership.poorer = 0;
    if (membership.has >= membership.wants) continue;
    membership.poorer = poorest;
    poorest = changetype<usize>(membership);
  }
  const now = time.milliseconds();
  for (let i: u32 = 0; i < table.count && poorest != 0; i++) {
    const bucket = at(table, i);
    if (bucket.membership != 0) {
      const owner = changetype<Membership>(bucket.membership);
      if (owner.has <= owner.wants) continue;
      owner.has--;
    }
    const heir = changetype<Membership>(poorest);
    bucket.membership = poorest;
    bucket.since = now;
    heir.has++;
    if (heir.has == heir.wants) poorest = heir.poorer;
  }
}
