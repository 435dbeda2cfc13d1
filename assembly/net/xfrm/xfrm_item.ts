/**
 * What IPsec's states and policies begin with: a place in a hash table, a timer, and the serial number by which the namespace's tables have
 * them in order.
 *
 *      Item   ┌─ HashNode ─┬─ timer ─┬─ netns ─┬─ serial ─┬─ isPolicy ─┐
 */

import { HashNode } from '../../memory/hash';
import * as timers from '../../memory/timer';
import { Timer, Timers } from '../../memory/timer';
import { Namespace } from '../namespace';
import * as policies from './xfrm_policy';
import { Policy } from './xfrm_policy';
import * as states from './xfrm_state';
import { State } from './xfrm_state';

@unmanaged
export class Item extends HashNode {
  deadline: f64;
  order: u32;
  waits: u32;
  child: usize;
  nextTimer: usize;
  previousTimer: usize;
  netns: Namespace;
  /** When it came, counted over all of the namespace. */
  serial: u32;
  isPolicy: bool;

  get timer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Item>('deadline'));
  }
}

const waiting = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  return timers.nextDeadline(waiting);
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(waiting, now); timer != 0; timer = timers.takeDue(waiting, now)) {
    const item = timer - offsetof<Item>('deadline');
    if (changetype<Item>(item).isPolicy) policies.look(changetype<Policy>(item), now);
    else states.end(changetype<State>(item));
  }
}

export function wait(item: Item, deadline: f64): void {
  timers.start(waiting, item.timer, deadline);
}

export function stopWaiting(item: Item): void {
  timers.cancel(waiting, item.timer);
}
