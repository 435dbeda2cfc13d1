/**
 * What a link says of its own accord later, or more than once: a block a link, which it gets when there is first something to say,
 *
 *      ┌─ Repeat, one for each of Said ─┬─ until when old reports are told, for IGMP and MLD, f64 each ─┬─ groups it left, a List for IGMP, one for MLD ─┬─ counters of IPv6, of ICMPv6, u64 each ─┐
 *
 * and keeps until it goes, or goes to another namespace. Without memory for it the link says nothing. What is said is in net/report.ts and
 * net/ipv6/solicit6.ts; the counters are net/ipv6/counters6.ts's.
 */

import { ICMP6_MIB_MAX, IPSTATS_MIB_MAX } from '../generated/rt-link';
import * as heap from '../memory/heap';
import { List } from '../memory/list';
import * as timer from '../memory/timer';
import { Timer, Timers } from '../memory/timer';
import * as answers from './answer';
import { Link } from './link';
import { MembershipKind } from './membership';
import * as parms from './neighbour/neighbour_parms';
import * as reports from './report';
import * as solicit6 from './ipv6/solicit6';
import * as time from './time';

export const enum Said {
  /** Changes of the groups that it is in, of either family. */
  GROUPS4,
  GROUPS6,
  /** All groups of IPv6, by an address that it has now. */
  ALL_GROUPS6,
  /** A question for routers. */
  ROUTERS,
  /** Of groups that somebody asked for. */
  ANSWERS4,
  ANSWERS6,
  COUNT,
}

@unmanaged
export class Repeat extends Timer {
  link: Link;
  what: Said;
  /** How often it is to be said yet, or was said; and the milliseconds until the next time: as who says it needs it. */
  times: u32;
  interval: f64;
}

const OLD: u32 = offsetof<Repeat>() * Said.COUNT;
const LISTS: u32 = OLD + 16;
const COUNTERS: u32 = LISTS + offsetof<List>() * 2;
export const COUNTERS_SIZE: u32 = (IPSTATS_MIB_MAX + ICMP6_MIB_MAX) * 8;
const SIZE: u32 = COUNTERS + COUNTERS_SIZE;

/** What is to be said within the same tick is said at its end, what came last first: so Linux's wheel of timers turns. In milliseconds. */
const TICK: f64 = 4;

const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** The block of a link, made if it has none; 0 without memory, or when it is on its way out. */
function obtain(link: Link): usize {
  if (link.neighbourParms == 0) return 0;
  const own = parms.ownOf(link);
  if (own.sender == 0) own.sender = heap.allocZeroed(SIZE);
  return own.sender;
}

function blockOf(link: Link): usize {
  return link.neighbourParms == 0 ? 0 : parms.ownOf(link).sender;
}

/** Something is to be said after so many milliseconds, and `times` times in all; null without memory. */
export function start(link: Link, what: Said, delay: f64, times: u32): Repeat | null {
  const block = obtain(link);
  if (block == 0) return null;
  const at = changetype<Repeat>(block + what * offsetof<Repeat>());
  at.link = link;
  at.what = what;
  at.times = times;
  again(at, time.milliseconds(), delay);
  return at;
}

/** Something is to be said within so many milliseconds, whatever else makes it be said. */
export function startWithin(link: Link, what: Said, delay: f64, times: u32): void {
  const block = blockOf(link);
  const at = changetype<Repeat>(block + what * offsetof<Repeat>());
  const waits = block != 0 && at.waits != 0;
  if (waits) times |= at.times;
  if (waits && at.deadline <= time.milliseconds() + delay) at.times = times;
  else start(link, what, delay, times);
}

/** It is to be said again. */
export function again(at: Repeat, now: f64, delay: f64): void {
  // Counted down, not up.
  timers.started -= 2;
  timer.start(timers, at, Math.ceil((now + delay) / TICK) * TICK);
}

/** It is to be said no more. */
export function stop(link: Link, what: Said): void {
  const block = blockOf(link);
  if (block != 0) timer.cancel(timers, changetype<Repeat>(block + what * offsetof<Repeat>()));
}

/** IPv6 says nothing more: the link went down, or goes. */
export function stopAll6(link: Link): void {
  for (let what: u32 = Said.GROUPS6; what < <u32>Said.COUNT; what++) if (what != Said.ANSWERS4) stop(link, what);
}

/** Until when a link tells its groups of a kind as IGMPv2 and MLDv1 do, in milliseconds since boot, as somebody asked so. */
export function oldUntil(link: Link, kind: MembershipKind): f64 {
  const block = blockOf(link);
  return block == 0 ? 0 : load<f64>(block + OLD + (kind << 3));
}

export function setOldUntil(link: Link, kind: MembershipKind, end: f64): void {
  const block = obtain(link);
  if (block != 0) store<f64>(block + OLD + (kind << 3), end);
}

/** The groups of a kind that a link left and is to tell of, or null where it never told anything. */
export function leftOf(link: Link, kind: MembershipKind): List | null {
  const block = blockOf(link);
  return block == 0
    ? null
    : changetype<List>(block + LISTS + (kind == MembershipKind.MULTICAST4 ? 0 : offsetof<List>()));
}

/** Where a link's counters are, or 0; with `make` they are made. */
export function countersOf(link: Link, make: bool): usize {
  const block = make ? obtain(link) : blockOf(link);
  return block == 0 ? 0 : block + COUNTERS;
}

/** The link loses what it has here, of which its groups are gone. */
export function dispose(link: Link): void {
  const block = blockOf(link);
  if (block == 0) return;
  for (let what: u32 = 0; what < <u32>Said.COUNT; what++) stop(link, what);
  parms.ownOf(link).sender = 0;
  heap.free(block);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

export function run(now: f64): void {
  for (let due = timer.takeDue(timers, now); due != 0; due = timer.takeDue(timers, now)) {
    const at = changetype<Repeat>(due);
    if (at.what == Said.ROUTERS) solicit6.askAgain(at, now);
    else if (at.what >= Said.ANSWERS4) answers.tell(at);
    else reports.repeat(at, now);
  }
}
