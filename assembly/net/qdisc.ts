/**
 * Queueing disciplines that somebody gave a link (struct Qdisc; sch_api.c): its own, those of its queues or below another, and the one for
 * packets that come in. What a link has by itself is but a kind (`link.qdisc`), and so are the pfifo_fast of an mq's queues.
 *
 *      link.qdiscs   ┌─ its own ─┬─ those below, by the bucket of their handle ─┬─ the one for what comes in ─┐
 *
 * That is the order in which they are told. Nothing is queued here: no packets are carried.
 */

import { TC_H_INGRESS, TC_H_ROOT, TC_TBF_QOPT_SIZE } from '../generated/rt-tc';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { List } from '../memory/list';
import * as text from '../memory/text';
import * as kinds from './kind';
import { Link, Qdisc, isUp } from './link';

/** Which queueing discipline a handle or parent names; the other bits say which class of it. */
export const MAJOR: u32 = 0xffff << 16;

@unmanaged
export class Discipline {
  next: usize;
  previous: usize;
  link: Link;
  kind: Qdisc;
  handle: u32;
  parent: u32;
  /** Of a fifo, in packets or bytes. */
  limit: u32;
  /** It came with the one above it, and is told to nobody who does not ask for such. */
  isHidden: bool;
}

/** What a tbf does: its options as they are told, and rates of more than 32 bits, else 0. */
@unmanaged
export class Tbf {
  rate64: u64;
  peak64: u64;
  qopt: u8;
}

const TBF: u32 = (<u32>offsetof<Discipline>() + 7) & ~7;
const TBF_OPTIONS: u32 = <u32>offsetof<Tbf>('qopt');

/** What a kind is called. */
export function nameOf(kind: Qdisc): string {
  switch (kind) {
    case Qdisc.NOQUEUE:
      return 'noqueue';
    case Qdisc.PFIFO_FAST:
      return 'pfifo_fast';
    case Qdisc.MQ:
      return 'mq';
    case Qdisc.PFIFO:
      return 'pfifo';
    case Qdisc.BFIFO:
      return 'bfifo';
    case Qdisc.PFIFO_HEAD_DROP:
      return 'pfifo_head_drop';
    case Qdisc.BLACKHOLE:
      return 'blackhole';
    case Qdisc.TBF:
      return 'tbf';
    case Qdisc.INGRESS:
      return 'ingress';
    case Qdisc.CLSACT:
      return 'clsact';
    default:
      return 'noop';
  }
}

/** The kind of a name; NOOP for none that can be added. */
export function kindOf(name: usize, length: u32): Qdisc {
  let kind: Qdisc = Qdisc.CLSACT;
  while (kind != Qdisc.NOOP && !text.equals(name, length, nameOf(kind))) kind--;
  return kind;
}

export function tbfOf(discipline: Discipline): Tbf {
  return changetype<Tbf>(changetype<usize>(discipline) + TBF);
}

export function optionsOf(tbf: Tbf): usize {
  return changetype<usize>(tbf) + TBF_OPTIONS;
}

/** Bytes of what a tbf does. */
export const TBF_SIZE: u32 = TBF_OPTIONS + TC_TBF_QOPT_SIZE;

/** True for those that are given for packets that come in. */
export function isIngress(kind: Qdisc): bool {
  return kind == Qdisc.INGRESS || kind == Qdisc.CLSACT;
}

/** True for a kind that others can lie below. */
export function isClassful(kind: Qdisc): bool {
  return kind == Qdisc.MQ || kind == Qdisc.TBF || isIngress(kind);
}

export function first(link: Link): Discipline | null {
  return at(link.qdiscs.first);
}

export function after(discipline: Discipline | null): Discipline | null {
  return discipline == null ? null : at(discipline.next);
}

function at(node: usize): Discipline | null {
  return node == 0 ? null : changetype<Discipline>(node);
}

/** The link's own, if somebody gave it that. */
export function rootOf(link: Link): Discipline | null {
  const root = first(link);
  return root != null && root.parent == TC_H_ROOT ? root : null;
}

export function ingressOf(link: Link): Discipline | null {
  const last = at(link.qdiscs.last);
  return last != null && isIngress(last.kind) ? last : null;
}

export function byHandle(link: Link, handle: u32): Discipline | null {
  if (handle == 0) return null;
  let found = first(link);
  while (found != null && found.handle != handle) found = after(found);
  return found;
}

/** What lies below another at a class, or null: also where a queue of an mq has what it has by itself. */
export function leafOf(parent: Discipline, classid: u32): Discipline | null {
  for (let each = first(parent.link); each != null; each = after(each)) {
    const isBelow = each != parent && !isIngress(each.kind) && (each.parent & MAJOR) == parent.handle;
    if (isBelow && (parent.kind == Qdisc.TBF || ((each.parent ^ classid) & ~MAJOR) == 0)) return each;
  }
  return null;
}

/** Whether one has a class: an mq one for each queue, others whichever is asked for. */
export function hasClass(discipline: Discipline, classid: u32): bool {
  return discipline.kind != Qdisc.MQ || (classid & ~MAJOR) - 1 < discipline.link.txQueues;
}

/** True for one that is there: a queue from which all was taken has none. */
export function isShown(discipline: Discipline, all: bool): bool {
  return discipline.kind != Qdisc.NOOP && (all || !discipline.isHidden);
}

/** How many hold one (refcnt): the device, and each of the queues that have it in common. */
export function holdersOf(discipline: Discipline): u32 {
  return discipline.parent == TC_H_ROOT && discipline.kind != Qdisc.MQ ? 1 + discipline.link.txQueues : 1;
}

/** One that lies nowhere yet; null when memory has run out. */
export function create(link: Link, kind: Qdisc, parent: u32, handle: u32): Discipline | null {
  const pointer = heap.allocZeroed(kind == Qdisc.TBF ? TBF + TBF_SIZE : <u32>offsetof<Discipline>());
  if (pointer == 0) return null;
  const discipline = changetype<Discipline>(pointer);
  discipline.link = link;
  discipline.kind = kind;
  discipline.parent = parent;
  discipline.handle = handle;
  return discipline;
}

/** The last handle that was given to one that asked for none. */
const given = memory.data(4, 4);
const FIRST_GIVEN: u32 = 0x8000 << 16;

/** A handle that no other of a link has; 0 when there is none (qdisc_alloc_handle). */
export function freeHandle(link: Link): u32 {
  for (let tries = 0; tries < 0x8000; tries++) {
    let handle = load<u32>(given) + (1 << 16);
    if (handle == (TC_H_INGRESS & MAJOR) || handle < FIRST_GIVEN) handle = FIRST_GIVEN + (1 << 16);
    store<u32>(given, handle);
    if (byHandle(link, handle) == null) return handle;
  }
  return 0;
}

/** The bucket of a handle among 16 (hash_32). */
function bucketOf(handle: u32): u32 {
  return (handle * 0x61c88647) >>> 28;
}

/** Puts one in its place, from which what was there was taken. */
export function place(discipline: Discipline): void {
  const link = discipline.link;
  const node = changetype<usize>(discipline);
  if (discipline.parent == TC_H_ROOT) {
    list.insert(link.qdiscs, node, 0);
    link.qdisc = discipline.kind;
  } else if (isIngress(discipline.kind)) {
    list.append(link.qdiscs, node);
  } else {
    const root = rootOf(link);
    let before: usize = changetype<usize>(root);
    for (let each = after(root); each != null && isBefore(each, discipline); each = after(each)) {
      before = changetype<usize>(each);
    }
    list.insert(link.qdiscs, node, before);
  }
}

/** True where Linux's table of those below finds one first. */
export function isInFirstBucket(discipline: Discipline): bool {
  return !isIngress(discipline.kind) && bucketOf(discipline.handle) == 0;
}

function isBefore(each: Discipline, discipline: Discipline): bool {
  return !isIngress(each.kind) && bucketOf(each.handle) < bucketOf(discipline.handle);
}

/** What goes, and what lay below it is still to be looked for. */
const going = changetype<List>(memory.data(offsetof<List>(), 4));

/** Takes one away, with all that lies below it, however deep; a link that loses its own has none. */
export function remove(discipline: Discipline): void {
  const link = discipline.link;
  if (discipline.parent == TC_H_ROOT) link.qdisc = Qdisc.NOOP;
  doom(discipline);
  while (going.first != 0) {
    const dead = changetype<Discipline>(going.first);
    for (let each = first(link); each != null && dead.handle != 0;) {
      const next = after(each);
      if (!isIngress(each.kind) && (each.parent & MAJOR) == dead.handle) doom(each);
      each = next;
    }
    list.remove(going, changetype<usize>(dead));
    heap.free(changetype<usize>(dead));
  }
}

function doom(discipline: Discipline): void {
  list.remove(discipline.link.qdiscs, changetype<usize>(discipline));
  list.append(going, changetype<usize>(discipline));
}

/** Packets that a queue has room for at most: the pointers to them are one allocation of 4 MiB (KMALLOC_MAX_SIZE). */
export const MAX_RING: u32 = 0x400000 / 8;

/** True when a link's queues have the length that the link has. */
export function hasRings(link: Link): bool {
  return link.qdisc == Qdisc.PFIFO_FAST || link.qdisc == Qdisc.MQ;
}

/** A link that is up and has none gets one by itself: queues of its length, where there can be such (attach_default_qdiscs). */
export function activate(link: Link): void {
  if (!isUp(link) || link.qdisc != Qdisc.NOOP) return;
  if (!kinds.isQueued(link) || link.txqlen == 0 || link.txqlen > MAX_RING) link.qdisc = Qdisc.NOQUEUE;
  else link.qdisc = link.txQueues > 1 ? Qdisc.MQ : Qdisc.PFIFO_FAST;
}

/** Takes all from a link. */
export function dispose(link: Link): void {
  for (let each = first(link); each != null; each = first(link)) {
    list.remove(link.qdiscs, changetype<usize>(each));
    heap.free(changetype<usize>(each));
  }
  link.qdisc = Qdisc.NOOP;
}
