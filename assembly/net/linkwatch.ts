/**
 * Carrier changes are looked at after the call that made them, not in it (net/core/link_watch.c): links wait in one list,
 * linked through themselves, and `run`, one of the works of net/work.ts, settles their operational states and announces them, in the order they came.
 * Those that nobody is in haste for are looked at once a second, so that a driver can't flood everybody with messages. They wait apart, so that looking at the others
 * does not go past them.
 */

import { OperState } from '../generated/rt-link';
import { NetDeviceFlags } from '../generated/netdevice';
import * as list from '../memory/list';
import { List, ListNode } from '../memory/list';
import * as lifetime from './lifetime';
import { Link, LinkState, hasCarrier, isOperational, isUp, lowerIndex, ofWatchNode } from './link';
import * as state from './state';
import * as time from './time';
import * as work from './work';

/** Milliseconds from one look at all links to the next. */
const INTERVAL: f64 = 1000;

@unmanaged
class Watch {
  /** When all are looked at, at the earliest. */
  next: f64;
  /** How many came: links are numbered as they come. */
  count: u32;
  /** Among the works (net/work.ts), while it is to run. */
  workNext: usize;
  workPrevious: usize;
  isQueued: bool;
  /** It runs just now. For going on it has a place before the works that come of the link which is looked at: Linux is quicker than their workers there. */
  runs: bool;
}

const watching = changetype<Watch>(memory.data(offsetof<Watch>(), 8));

/** What stands for it among the works. */
export const WORK: usize = changetype<usize>(watching) + offsetof<Watch>('workNext');
/** Links that are urgent (LinkState.HASTY), and those that are not: the one that came first is first. */
const hasty = changetype<List>(memory.data(offsetof<List>(), 4));
const patient = changetype<List>(memory.data(offsetof<List>(), 4));

/** A link on another, a bond and its ports, and one that begins to send are looked at at once (linkwatch_urgent_event). */
function isUrgent(link: Link): bool {
  if (!isUp(link)) return false;
  if (lowerIndex(link) != link.index || (link.flags & (NetDeviceFlags.SLAVE | NetDeviceFlags.MASTER)) != 0) return true;
  const sends = isOperational(link) || link.operstate == OperState.DORMANT || link.operstate == OperState.TESTING;
  return hasCarrier(link) && !sends;
}

/** Has a link wait, unless it does. */
export function watch(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) {
    link.state |= LinkState.WATCHED;
    link.watchNumber = ++watching.count;
    enter(link, isUrgent(link));
  } else {
    reconsider(link);
  }
  schedule(isUrgent(link));
}

/** Has it run: at once when somebody is in haste or it ran long ago; else in time (linkwatch_schedule_work). */
function schedule(isUrgent: bool): void {
  if (watching.isQueued || (!isUrgent && time.milliseconds() < watching.next)) return;
  watching.isQueued = true;
  if (!watching.runs) work.add(WORK);
}

/** It is time for those that nobody is in haste for. */
export function wake(): void {
  if (hasty.first != 0 || patient.first != 0) schedule(false);
}

/** What makes a link urgent changed: if it waits, it is looked at the next time that somebody is in haste. */
export function reconsider(link: Link): void {
  if ((link.state & (LinkState.WATCHED | LinkState.HASTY)) != LinkState.WATCHED || !isUrgent(link)) return;
  leave(link);
  enter(link, true);
}

/** A link waits no longer: it was looked at, or it goes. */
export function forget(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) return;
  link.state &= ~LinkState.WATCHED;
  leave(link);
}

/** Puts a link in its place in a list: seldom far from the end. */
function enter(link: Link, isHasty: bool): void {
  const to = isHasty ? hasty : patient;
  let before = to.last;
  while (before != 0 && ofWatchNode(before)!.watchNumber > link.watchNumber)
    before = changetype<ListNode>(before).previous;
  if (isHasty) link.state |= LinkState.HASTY;
  list.insert(to, changetype<usize>(link.watchNode), before);
}

function leave(link: Link): void {
  list.remove((link.state & LinkState.HASTY) != 0 ? hasty : patient, changetype<usize>(link.watchNode));
  link.state &= ~LinkState.HASTY;
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return hasty.first == 0 && patient.first == 0 ? lifetime.NEVER : watching.next;
}

/** Looks at a link now, as who asks for its state wants to be told the truth (linkwatch_sync_dev). */
export function sync(link: Link): void {
  if ((link.state & LinkState.WATCHED) != 0) look(link);
}

/** Looks at all that wait, or at those of them that are urgent; those that come meanwhile wait for the next turn. */
export function run(): void {
  if (!watching.isQueued) return;
  work.remove(WORK);
  watching.isQueued = false;
  const now = time.milliseconds();
  const urgentOnly = now < watching.next;
  if (!urgentOnly) {
    watching.next = now + INTERVAL;
    gather();
  }
  watching.runs = true;
  work.add(WORK);
  const last = hasty.last;
  for (let node = hasty.first; node != 0;) {
    const link = ofWatchNode(node)!;
    const isLast = node == last;
    node = changetype<ListNode>(node).next;
    if (urgentOnly && !isUrgent(link)) calm(link);
    else {
      takePlace();
      look(link);
    }
    if (isLast) break;
  }
  watching.runs = false;
  if (!watching.isQueued) work.remove(WORK);
}

/** Goes to the end of the works, unless it has a place where it is to go on. */
function takePlace(): void {
  if (watching.isQueued) return;
  work.remove(WORK);
  work.add(WORK);
}

/** All are urgent now. */
function gather(): void {
  let before: usize = 0;
  for (let link = ofWatchNode(patient.first); link != null; link = ofWatchNode(patient.first)) {
    leave(link);
    let next = before == 0 ? hasty.first : changetype<ListNode>(before).next;
    while (next != 0 && ofWatchNode(next)!.watchNumber < link.watchNumber) {
      before = next;
      next = changetype<ListNode>(next).next;
    }
    link.state |= LinkState.HASTY;
    list.insert(hasty, changetype<usize>(link.watchNode), before);
    before = changetype<usize>(link.watchNode);
  }
}

/** A link is urgent no longer. */
function calm(link: Link): void {
  leave(link);
  enter(link, false);
}

/** linkwatch_do_dev. */
function look(link: Link): void {
  forget(link);
  state.settle(link);
  state.touched(link);
}
