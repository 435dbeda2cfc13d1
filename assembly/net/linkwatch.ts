/**
 * Carrier changes are looked at after the call that made them, not in it (net/core/link_watch.c): links wait in one list,
 * linked through themselves, and `run` settles their operational states and announces them, in the order they came.
 */

import * as address6 from './address6';
import { Link, LinkState, hasCarrier, isUp } from './link';
import { LinkEvent, linkChanged } from './observer';
import * as state from './state';

@unmanaged
class Watch {
  first: usize;
  last: usize;
}

const list = changetype<Watch>(memory.data(offsetof<Watch>(), 4));

/** Puts a link on the list, unless it is there. */
export function watch(link: Link): void {
  if ((link.state & LinkState.WATCHED) != 0) return;
  link.state |= LinkState.WATCHED;
  link.nextWatched = 0;
  if (list.last != 0) changetype<Link>(list.last).nextWatched = changetype<usize>(link);
  else list.first = changetype<usize>(link);
  list.last = changetype<usize>(link);
}

/** Looks at all that wait. */
export function run(): void {
  while (list.first != 0) {
    const link = changetype<Link>(list.first);
    remove(link, 0);
    state.settle(link);
    if (!isUp(link)) continue;
    if (hasCarrier(link)) address6.ready(link);
    linkChanged(LinkEvent.CHANGED, link, 0);
  }
}

/** A link goes. */
export function forget(link: Link): void {
  if ((link.state & LinkState.WATCHED) == 0) return;
  let before: usize = 0;
  let at = list.first;
  while (at != changetype<usize>(link)) {
    before = at;
    at = changetype<Link>(at).nextWatched;
  }
  remove(link, before);
}

function remove(link: Link, before: usize): void {
  if (before == 0) list.first = link.nextWatched;
  else changetype<Link>(before).nextWatched = link.nextWatched;
  if (list.last == changetype<usize>(link)) list.last = before;
  link.state &= ~LinkState.WATCHED;
}
