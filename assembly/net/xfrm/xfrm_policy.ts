/**
 * IPsec's policies (struct xfrm_policy): which packets are let through, blocked, or need states. Packets are none of this module's, so policies
 * are what they are told to be, have a number, and end when their time is over.
 *
 *      Policy   ┌─ Item, hashed by selector ─┬─ xfrm_userpolicy_info ─┬─ Traits ─┬─ templates ─┐
 */

import { XFRM_USERPOLICY_INFO_SIZE, XFRM_USER_TMPL_SIZE, XfrmUserpolicyInfo } from '../../generated/xfrm';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as radix from '../../memory/radix';
import { Namespace } from '../namespace';
import { IpsecEvent, ipsecChanged } from '../observer';
import * as time from '../time';
import * as xfrm from './xfrm';
import { Tables } from './xfrm';
import * as items from './xfrm_item';
import { Item } from './xfrm_item';

/** Bytes of a selector, with which a policy's description begins. */
export const SELECTOR_SIZE: u32 = 56;
/** The lowest bits of a policy's number say which way its packets go, and it counts on by this. */
const DIRECTION_MASK: u32 = 7;
const INDEX_STEP: u32 = 8;
/** Seconds after which what should be renewed is told again (XFRM_KM_TIMEOUT); and until a time is looked at first. */
const REMINDER: u64 = 30;
const FIRST_LOOK: f64 = 1000;
const NEVER: u64 = ~0;

@unmanaged
export class Policy extends Item {
  /** What it is, 168 bytes: `at` is where. */
  info: u64;
}

/** What follows the description: the rest of what makes a policy one of its own. */
@unmanaged
export class Traits {
  type: u32;
  mark: u32;
  markMask: u32;
  ifId: u32;
  templates: u32;
}

const INFO: u32 = <u32>offsetof<Policy>('info');
const TRAITS: u32 = INFO + XFRM_USERPOLICY_INFO_SIZE;
const TEMPLATES: u32 = TRAITS + <u32>offsetof<Traits>();

/** Its description, as messages have it. */
export function infoOf(policy: Policy): usize {
  return changetype<usize>(policy) + INFO;
}

export function traitsOf(policy: Policy): Traits {
  return changetype<Traits>(changetype<usize>(policy) + TRAITS);
}

export function templatesOf(policy: Policy): usize {
  return changetype<usize>(policy) + TEMPLATES;
}

export function indexOf(policy: Policy): u32 {
  return load<u32>(infoOf(policy), XfrmUserpolicyInfo.INDEX);
}

export function directionOf(policy: Policy): u32 {
  return load<u8>(infoOf(policy), XfrmUserpolicyInfo.DIR);
}

/** Whether a number can be of a policy whose packets go that way. */
export function fits(index: u32, direction: u32): bool {
  return (index & DIRECTION_MASK) == direction;
}

/** A namespace's newest policy that came no later than a serial number, or null. */
export function upTo(netns: Namespace, serial: u32): Policy | null {
  const tables = xfrm.tablesOf(netns);
  return tables == null ? null : changetype<Policy | null>(radix.previous(tables.policies, serial));
}

/** A policy that is nobody's yet, to be filled; null when memory has run out. */
export function create(netns: Namespace, templates: u32): Policy | null {
  const pointer = heap.allocZeroed(TEMPLATES + templates * XFRM_USER_TMPL_SIZE);
  if (pointer == 0) return null;
  const policy = changetype<Policy>(pointer);
  policy.netns = netns;
  policy.isPolicy = true;
  traitsOf(policy).templates = templates;
  return policy;
}

/** The policy of a way with a selector, and what else makes it one of its own; or null. */
export function bySelector(netns: Namespace, direction: u32, selector: usize, traits: Traits): Policy | null {
  const tables = xfrm.tablesOf(netns);
  if (tables == null) return null;
  const wanted = hash.bytes(selector, SELECTOR_SIZE) + direction;
  for (let node = hash.first(tables.bySelector, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const policy = changetype<Policy>(node);
    if (policy.hash != wanted || directionOf(policy) != direction || !isAlike(policy, traits)) continue;
    if (memory.compare(infoOf(policy), selector, SELECTOR_SIZE) == 0) return policy;
  }
  return null;
}

/** The policy with a number, if it is one of its own in that way; or null. */
export function byIndex(netns: Namespace, direction: u32, index: u32, traits: Traits): Policy | null {
  const tables = xfrm.tablesOf(netns);
  if (tables == null || !fits(index, direction)) return null;
  const policy = changetype<Policy | null>(radix.get(tables.byIndex, index));
  return policy != null && isAlike(policy, traits) ? policy : null;
}

function isAlike(policy: Policy, traits: Traits): bool {
  return (
    memory.compare(changetype<usize>(traitsOf(policy)), changetype<usize>(traits), offsetof<Traits>('templates')) == 0
  );
}

/** Puts a policy among the others, in place of another or with null beside them; false when memory has run out. */
export function insert(policy: Policy, old: Policy | null): bool {
  const tables = xfrm.prepare(policy.netns);
  if (tables == null || !hash.prepare(tables.bySelector)) return false;
  const info = infoOf(policy);
  const asked = load<u32>(info, XfrmUserpolicyInfo.INDEX);
  const index = old != null ? indexOf(old) : freeIndex(tables, directionOf(policy), asked);
  policy.serial = ++tables.serial;
  if (!radix.set(tables.policies, policy.serial, changetype<usize>(policy))) return false;
  // In place of another there is nothing that could fail.
  if (!radix.set(tables.byIndex, index, changetype<usize>(policy))) {
    radix.remove(tables.policies, policy.serial);
    return false;
  }
  store<u32>(info, index, XfrmUserpolicyInfo.INDEX);
  store<u64>(info, time.seconds(), XfrmUserpolicyInfo.ADD_TIME);
  if (old != null) unlink(tables, old);
  hash.insert(tables.bySelector, changetype<usize>(policy), hash.bytes(info, SELECTOR_SIZE) + directionOf(policy));
  count(tables, policy, 1);
  xfrm.grow(tables, directionOf(policy));
  items.wait(policy, time.milliseconds() + FIRST_LOOK);
  if (old != null) free(old);
  return true;
}

/** The number that a policy asks for, if it is free, else the next one that is (xfrm_gen_index). */
function freeIndex(tables: Tables, direction: u32, asked: u32): u32 {
  let index = asked;
  while (index == 0 || radix.get(tables.byIndex, index) != 0) {
    index = tables.nextIndex | direction;
    tables.nextIndex += INDEX_STEP;
    if (index == 0) index = INDEX_STEP;
  }
  return index;
}

function count(tables: Tables, policy: Policy, step: u32): void {
  const at = tables.counts + (directionOf(policy) << 2);
  store<u32>(at, load<u32>(at) + step);
}

function unlink(tables: Tables, policy: Policy): void {
  items.stopWaiting(policy);
  hash.remove(tables.bySelector, changetype<usize>(policy));
  radix.remove(tables.policies, policy.serial);
  count(tables, policy, -1);
}

/** Takes a policy away; it is freed when it was told of. */
export function remove(policy: Policy): void {
  const tables = xfrm.tablesOf(policy.netns);
  if (tables == null) return;
  unlink(tables, policy);
  radix.remove(tables.byIndex, indexOf(policy));
}

export function free(policy: Policy): void {
  heap.free(changetype<usize>(policy));
}

/** Every type: see `flush`. */
const ALL: u32 = ~0;

/** Takes away all of a type; false when there were none. */
export function flush(netns: Namespace, type: u32): bool {
  let any = false;
  for (let policy = upTo(netns, ~0); policy != null;) {
    const next = upTo(policy.netns, policy.serial - 1);
    if (type == ALL || traitsOf(policy).type == type) {
      remove(policy);
      free(policy);
      any = true;
    }
    policy = next;
  }
  return any;
}

/** Takes away all. */
export function forget(netns: Namespace): void {
  flush(netns, ALL);
}

/** What is due of a policy's times: that it ends, or should be renewed (xfrm_policy_timer). Times of use never begin. */
export function look(policy: Policy, now: f64): void {
  const info = infoOf(policy);
  const age = time.secondsOf(now) - load<u64>(info, XfrmUserpolicyInfo.ADD_TIME);
  const hard = load<u64>(info, XfrmUserpolicyInfo.HARD_ADD_EXPIRES_SECONDS);
  const soft = load<u64>(info, XfrmUserpolicyInfo.SOFT_ADD_EXPIRES_SECONDS);
  if (hard != 0 && age >= hard) {
    remove(policy);
    ipsecChanged(IpsecEvent.POLICY_ENDS, changetype<usize>(policy));
    free(policy);
    return;
  }
  let next = hard == 0 ? NEVER : hard - age;
  if (soft != 0) {
    const isOver = age >= soft;
    if (isOver) ipsecChanged(IpsecEvent.POLICY_AGES, changetype<usize>(policy));
    next = min(next, isOver ? REMINDER : soft - age);
  }
  if (next != NEVER) items.wait(policy, now + <f64>next * 1000);
}
