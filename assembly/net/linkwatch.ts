/**
 * Carrier changes are looked at after the call that made them, not in it (net/core/link_watch.c): links wait in one list,
 * linked through themselves, and `run` settles their operational states and announces them, in the order they came. Those that nobody is in
 * haste for are looked at once a second, so that a driver can't flood everybody with messages.
 */

import { OperState } from '../generated/rt-link';
import { NetDeviceFlags } from '../generated/netdevice';
import * as list from '../memory/list';
import { List, ListNode } from '../memory/list';
import * as lifetime from './lifetime';
import { Link, LinkState, hasCarrier, isOperational, isUp, lowerIndex, ofWatchNode } from './link';
import * as state from './state';
import * as time from './time';

/** Milliseconds from one look at all links to the next. */
const INTERVAL: f64 = 1000;

@unmanaged
class Watch extends List {
  /** Somebody is in haste. */
  isUrgent: bool;
  /** When all are looked at, at the earliest. */
  next: f64;
}

const waiting = changetype<Watch>(memory.data(offsetof<Watch>(), 8));

/** A link on another, a bond and its ports, and one that begins to send are looked at at once (linkwatch_urgent_event). */
function isUrgent(link: Link): bool {
  if (!isUp(link)) return false;
  if (lowerIndex(link) != link.index || (link.flags & (NetDeviceFlags.SLAVE | NetDeviceFlags.MASTER)) != 0) return true;
  const sends = isOperational(link) || link.operstate == OperState.DORMANT || link.operstate == OperState.TESTING;
  return hasCarrier(link) && !sends;
}

/** Puts a link on the list, unless it is there. */
export function watch(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) {
    link.state |= LinkState.WATCHED;
    list.append(waiting, changetype<usize>(link.watchNode));
  }
  if (isUrgent(link)) waiting.isUrgent = true;
}

/** Takes a link off the list: it was looked at, or it goes. */
export function forget(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) return;
  link.state &= ~LinkState.WATCHED;
  list.remove(waiting, changetype<usize>(link.watchNode));
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return waiting.first == 0 ? lifetime.NEVER : waiting.next;
}

/** Looks at a link now, as who asks for its state wants to be told the truth (linkwatch_sync_dev). */
export function sync(link: Link): void {
  if ((link.state & LinkState.WATCHED) != 0) look(link);
}

/** Looks at all that wait, or at those of them that are urgent. */
export function run(): void {
  while (waiting.first != 0) {
    const now = time.milliseconds();
    const urgentOnly = now < waiting.next;
    if (urgentOnly && !waiting.isUrgent) return;
    if (!urgentOnly) waiting.next = now + INTERVAL;
    waiting.isUrgent = false;
    // Those that come meanwhile wait for the next turn.
    const last = waiting.last;
    for (let node = waiting.first; node != 0;) {
      const link = ofWatchNode(node)!;
      const isLast = node == last;
      node = changetype<ListNode>(node).next;
      if (!urgentOnly || isUrgent(link)) look(link);
      if (isLast) break;
    }
  }
}

/** linkwatch_do_dev. */
function look(link: Link): void {
  forget(link);
  state.settle(link);
  state.touched(link);
}
