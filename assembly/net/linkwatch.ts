/**
 * Carrier changes are looked at after the call that made them, not in it (net/core/link_watch.c): links wait in one list,
 * linked through themselves, and `run` settles their operational states and announces them, in the order they came.
 */

import * as list from '../memory/list';
import { List } from '../memory/list';
import { Link, LinkState, ofWatchNode } from './link';
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
  for (let link = ofWatchNode(waiting.first); link != null; link = ofWatchNode(waiting.first)) look(link);
}

/** Looks at a link now, if it waits: somebody wants to know how it is (linkwatch_sync_dev). */
export function sync(link: Link): void {
  if ((link.state & LinkState.WATCHED) != 0) look(link);
}

/** linkwatch_do_dev. */
function look(link: Link): void {
  forget(link);
  state.settle(link);
  state.touched(link);
}
