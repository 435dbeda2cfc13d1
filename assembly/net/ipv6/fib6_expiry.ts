/**
 * IPv6 routes that have an end (RTF_EXPIRES, fib6_run_gc). What is over is not taken away at once: a collector comes by every 30 seconds, or as gc_interval says, as long as a
 * namespace has such routes, and when a link goes down.
 *
 *      namespace   ends6, a list of these routes ─► …        collector6, a timer
 */

import * as list from '../../memory/list';
import * as timer from '../../memory/timer';
import { Timers } from '../../memory/timer';
import * as fib6 from './fib6';
import { Route6 } from './fib6';
import { NEVER } from '../lifetime';
import { Namespace } from '../namespace';
import * as numbers from '../namespace_setting';
import { NamespaceSetting } from '../namespace_setting';
import * as time from '../time';

const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** Lists a route that came into a table, if it has an end. */
export function enlist(route: Route6): void {
  if (route.expires == NEVER) return;
  list.append(route.netns.ends6, route.endNode);
  if (route.netns.collector6.waits == 0) begin(route.netns);
}

export function delist(route: Route6): void {
  if (route.expires != NEVER) list.remove(route.netns.ends6, route.endNode);
}

/** Gives a route in a table another end, or with NEVER none. */
export function set(route: Route6, expires: f64): void {
  delist(route);
  route.expires = expires;
  enlist(route);
}

function begin(netns: Namespace): void {
  const seconds = max(0, numbers.get(netns, NamespaceSetting.GC_INTERVAL));
  timer.start(timers, netns.collector6, time.milliseconds() + <f64>seconds * 1000);
}

/** Takes away what is over. */
export function collect(netns: Namespace): void {
  for (let node = netns.ends6.first; node != 0;) {
    const route = changetype<Route6>(node - offsetof<Route6>('endNext'));
    node = route.endNext;
    if (fib6.isOver(route)) fib6.remove(route, false);
  }
  if (netns.ends6.first == 0) timer.cancel(timers, netns.collector6);
  else begin(netns);
}

/** A namespace goes. */
export function forget(netns: Namespace): void {
  timer.cancel(timers, netns.collector6);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) collect(ofCollector(at));
}

function ofCollector(at: usize): Namespace {
  return changetype<Namespace>(at - offsetof<Namespace>('collectorDeadline'));
}
