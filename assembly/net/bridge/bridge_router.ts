/**
 * Ports of a bridge behind which routers of multicast are (br_multicast_set_port_router …): those that an administrator says, for good or
 * for the querier interval, as nobody is heard here who says it himself. A port is one only while it and its bridge are up and
 * the bridge snoops.
 */

import * as timers from '../../memory/timer';
import { Timers } from '../../memory/timer';
import { BridgeOption, Port, has } from './bridge';
import * as stp from './bridge_stp';
import { isUp } from '../link';
import { BridgeEvent, routerChanged } from '../observer';
import * as time from '../time';

/** Whether a port, or a bridge itself, leads to routers (MDB_RTR_TYPE_*). */
export const enum Router {
  NEVER,
  /** Where it hears one. */
  LEARNED,
  ALWAYS,
  FOR_A_TIME,
}

const waiting = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  return timers.nextDeadline(waiting);
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(waiting, now); timer != 0; timer = timers.takeDue(waiting, now)) {
    leave(changetype<Port>(timer - offsetof<Port>('routerDeadline')));
  }
}

function join(port: Port): void {
  if (port.isRouter) return;
  port.isRouter = true;
  routerChanged(BridgeEvent.ROUTER_ADDED, port.link);
}

function leave(port: Port): void {
  timers.cancel(waiting, port.routerTimer);
  if (!port.isRouter) return;
  port.isRouter = false;
  routerChanged(BridgeEvent.ROUTER_REMOVED, port.link);
  if (port.multicastRouter == Router.FOR_A_TIME) port.multicastRouter = Router.LEARNED;
}

function mark(port: Port): void {
  const bridge = port.bridge;
  const end = time.milliseconds() + stp.milliseconds(bridge, bridge.querierInterval);
  timers.start(waiting, port.routerTimer, end);
  join(port);
}

/** An administrator says what a port is. */
export function set(port: Port, to: u32): void {
  const same = port.multicastRouter == to;
  if (same && to != Router.FOR_A_TIME) return;
  port.multicastRouter = to;
  switch (to) {
    case Router.ALWAYS:
      timers.cancel(waiting, port.routerTimer);
      join(port);
      return;
    case Router.FOR_A_TIME:
      mark(port);
      return;
    default:
      leave(port);
  }
}

/** A port comes to life, or its bridge does, or begins to snoop. */
export function enable(port: Port): void {
  const bridge = port.bridge;
  if (!has(bridge, BridgeOption.MULTICAST_SNOOPING) || !isUp(bridge.link)) return;
  if (port.multicastRouter == Router.ALWAYS) join(port);
}

/** The other way round. */
export function disable(port: Port): void {
  leave(port);
}

/** Hundredths of a second until a port is none any more; 0 for one that is for good. */
export function left(port: Port): u32 {
  return port.routerWaits == 0 ? 0 : <u32>stp.left(port.routerDeadline);
}

/** The port goes. */
export function forget(port: Port): void {
  timers.cancel(waiting, port.routerTimer);
}
