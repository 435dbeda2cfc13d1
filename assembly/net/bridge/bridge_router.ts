/**
 * Ports of a bridge behind which routers of multicast are (br_multicast_set_port_router …): those that an administrator says, for good or
 * for the querier interval, and those by which somebody is heard who asks for groups (bridge_query.ts), of IPv4, of IPv6 or both. A port is one only while it
 * and its bridge are up and the bridge snoops.
 */

import { BridgeOption, Port, has } from './bridge';
import { Asking, askingOf } from './bridge_asking';
import * as queries from './bridge_query';
import * as stp from './bridge_stp';
import { isUp } from '../link';
import { BridgeEvent, routerChanged } from '../observer';

/** Whether a port, or a bridge itself, leads to routers (MDB_RTR_TYPE_*). */
export const enum Router {
  NEVER,
  /** Where it hears one. */
  LEARNED,
  ALWAYS,
  FOR_A_TIME,
}

function in4(port: Port): Asking {
  return askingOf(port.bridge, port, false);
}

function in6(port: Port): Asking {
  return askingOf(port.bridge, port, true);
}

/** Whether it leads to routers of a family, and of any. */
export function isRouterIn(port: Port, isInet6: bool): bool {
  return askingOf(port.bridge, port, isInet6).isRouter;
}

export function isRouter(port: Port): bool {
  return in4(port).isRouter || in6(port).isRouter;
}

/** It is heard of once, whatever the families are. */
function join(port: Port, asking: Asking): void {
  const was = isRouter(port);
  asking.isRouter = true;
  if (!was) routerChanged(BridgeEvent.ROUTER_ADDED, port.link);
}

function leave(port: Port, asking: Asking): void {
  queries.forget(asking);
  if (!asking.isRouter) return;
  asking.isRouter = false;
  if (isRouter(port)) return;
  routerChanged(BridgeEvent.ROUTER_REMOVED, port.link);
  if (port.multicastRouter == Router.FOR_A_TIME) port.multicastRouter = Router.LEARNED;
}

function leaveBoth(port: Port): void {
  // Told once, with the last.
  leave(port, in4(port));
  leave(port, in6(port));
}

/** A router of a family is heard, or said to be there (br_multicast_mark_router). */
export function heard(port: Port, isInet6: bool): void {
  if (port.multicastRouter == Router.NEVER || port.multicastRouter == Router.ALWAYS) return;
  const asking = askingOf(port.bridge, port, isInet6);
  join(port, asking);
  queries.hear(asking);
}

/** And is not any more. */
export function ended(port: Port, isInet6: bool): void {
  leave(port, askingOf(port.bridge, port, isInet6));
}

/** An administrator says what a port is. */
export function set(port: Port, to: u32): void {
  const same = port.multicastRouter == to;
  if (same && to != Router.FOR_A_TIME) return;
  port.multicastRouter = to;
  switch (to) {
    case Router.ALWAYS:
      queries.forget(in4(port));
      queries.forget(in6(port));
      joinBoth(port);
      return;
    case Router.FOR_A_TIME:
      heard(port, false);
      heard(port, true);
      return;
    default:
      leaveBoth(port);
  }
}

function joinBoth(port: Port): void {
  join(port, in4(port));
  join(port, in6(port));
}

/** A port comes to life, or its bridge does, or begins to snoop. */
export function enable(port: Port): void {
  const bridge = port.bridge;
  if (!has(bridge, BridgeOption.MULTICAST_SNOOPING) || !isUp(bridge.link)) return;
  queries.begin(bridge, port);
  if (port.multicastRouter == Router.ALWAYS) joinBoth(port);
}

/** The other way round. */
export function disable(port: Port): void {
  queries.stop(port.bridge, port);
  leaveBoth(port);
}

/** Hundredths of a second until a port is none of a family any more; 0 for one that is for good. */
export function left(port: Port, isInet6: bool): u32 {
  const asking = askingOf(port.bridge, port, isInet6);
  return asking.heardWaits == 0 ? 0 : <u32>stp.left(asking.heardDeadline);
}
