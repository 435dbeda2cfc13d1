/**
 * Carrier changes are looked at after the call that made them, not in it (net/core/link_watch.c): links wait in one list,
 * linked through themselves, and `run` settles their operational states and announces them, in the order they came.
 */

import * as list from '../memory/list';
import { List } from '../memory/list';
import * as sync4 from './fib4_sync';
import * as sync6 from './fib6_sync';
import * as objectChange from './nexthop_change';
import * as inet6 from './inet6';
import { DeviceEvent } from './kind';
import { Link, LinkState, hasCarrier, isUp, ofWatchNode } from './link';
import * as neighbourFlush from './neighbour_flush';
import { LinkEvent, linkChanged } from './observer';
import * as stack from './stack';
import * as state from './state';

const waiting = changetype<List>(memory.data(offsetof<List>(), 4));

/** Puts a link on the list, unless it is there. */
export function watch(link: Link): void {
  if ((link.state & LinkState.WATCHED) != 0) return;
  link.state |= LinkState.WATCHED;
  list.append(waiting, changetype<usize>(link.watchNode));
}

/** Takes a link off the list: it was looked at, or it goes. */
export function forget(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) return;
  link.state &= ~LinkState.WATCHED;
  list.remove(waiting, changetype<usize>(link.watchNode));
}

/** Looks at all that wait. */
export function run(): void {
  for (let link = ofWatchNode(waiting.first); link != null; link = ofWatchNode(waiting.first)) {
    forget(link);
    state.settle(link);
    if (!isUp(link)) continue;
    objectChange.carrierChanged(link);
    sync4.carrierChanged(link);
    if (hasCarrier(link)) inet6.carrierChanged(link);
    sync6.carrierChanged(link);
    neighbourFlush.linkChanged(link, 0);
    stack.tell(link, DeviceEvent.CHANGE);
    linkChanged(LinkEvent.CHANGED, link, 0);
  }
}
