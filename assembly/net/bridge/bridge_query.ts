/**
 * How bridges ask for groups of multicast, and hear others ask (br_multicast_send_query, br_multicast_query_received): one that is told to asks its own host
 * and by each of its ports as it comes up, again soon, and then from time to time. While somebody else asks, who has the lower address, it does not; and
 * the port by which it hears that leads to a router (bridge_router.ts).
 */

import { BrState } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import { Scope } from '../../generated/rtnetlink';
import { Ethertype } from '../../generated/rt-bridge';
import * as timers from '../../memory/timer';
import { Timers } from '../../memory/timer';
import { arrive } from '../frame/arrive';
import { Bridge, BridgeOption, Port, has, portOf, setOption } from './bridge';
import { Asking, askingOf } from './bridge_asking';
import * as mdb from './bridge_mdb';
import { Member } from './bridge_mdb';
import * as routers from './bridge_router';
import * as snoop from './bridge_snoop';
import * as stp from './bridge_stp';
import { Content, frame, preparePacket, setAside, takeBack } from '../frame/frame';
import { leave } from '../frame/leave';
import * as lifetime from '../lifetime';
import { isUp } from '../link';
import * as source6 from '../ipv6/source6';
import * as stack from '../stack';
import * as time from '../time';
import * as way4 from '../ipv4/way4';

const HOSTS4: usize = memory.data<u8>([224, 0, 0, 1]);
const HOSTS6: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const NOBODY: usize = memory.data(16, 8);
const source: usize = memory.data(16, 8);

/** Bytes of a query: of IGMPv2 and MLDv1, and how many more there are in those that came after. */
const SIZE4: u32 = 32;
const SIZE6: u32 = 72;
const MORE: u32 = 4;

const own = changetype<Timers>(memory.data(offsetof<Timers>(), 8));
const others = changetype<Timers>(memory.data(offsetof<Timers>(), 8));
const members = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  const asked = lifetime.earlier(timers.nextDeadline(own), timers.nextDeadline(members));
  return lifetime.earlier(asked, timers.nextDeadline(others));
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(own, now); timer != 0; timer = timers.takeDue(own, now))
    ask(changetype<Asking>(timer));
  for (let timer = timers.takeDue(members, now); timer != 0; timer = timers.takeDue(members, now))
    askAgain(changetype<Member>(timer - offsetof<Member>('askDeadline')));
  for (let timer = timers.takeDue(others, now); timer != 0; timer = timers.takeDue(others, now)) {
    const asking = changetype<Asking>(timer - offsetof<Asking>('heardDeadline'));
    if (asking.port != 0) routers.ended(changetype<Port>(asking.port), asking.isInet6);
    else beginAll(asking.bridge, asking.isInet6);
  }
}

/** What a new port, or with null a bridge, keeps of queries. */
export function prepare(bridge: Bridge, port: Port | null): void {
  for (let family: u32 = 0; family < 2; family++) {
    const asking = askingOf(bridge, port, family != 0);
    asking.bridge = bridge;
    asking.port = changetype<usize>(port);
    asking.isInet6 = family != 0;
  }
}

/** A port, or with null the bridge, begins to ask, if it does. */
export function begin(bridge: Bridge, port: Port | null): void {
  beginIn(bridge, port, false);
  beginIn(bridge, port, true);
}

function beginIn(bridge: Bridge, port: Port | null, isInet6: bool): void {
  if (!has(bridge, BridgeOption.MULTICAST_QUERIER) || !has(bridge, BridgeOption.MULTICAST_SNOOPING)) return;
  const asking = askingOf(bridge, port, isInet6);
  asking.sent = 0;
  if (isUp(bridge.link)) timers.start(own, asking, time.milliseconds());
}

/** It begins anew, by all ports that live (br_multicast_start_querier). */
function beginAll(bridge: Bridge, isInet6: bool): void {
  beginIn(bridge, null, isInet6);
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link))
    if (!isStopped(portOf(link))) beginIn(bridge, portOf(link), isInet6);
}

function isStopped(port: Port): bool {
  return port.state == BrState.DISABLED || port.state == BrState.BLOCKING;
}

/** Nothing of a port, or of the bridge, waits any more. */
export function stop(bridge: Bridge, port: Port | null): void {
  for (let family: u32 = 0; family < 2; family++) {
    const asking = askingOf(bridge, port, family != 0);
    timers.cancel(own, asking);
    timers.cancel(others, asking.heard);
  }
}

/** An administrator says whether the bridge asks (br_multicast_set_querier). */
export function turn(bridge: Bridge, on: bool): void {
  if (has(bridge, BridgeOption.MULTICAST_QUERIER) == on) return;
  setOption(bridge, BridgeOption.MULTICAST_QUERIER, on);
  if (!on) return;
  for (let family: u32 = 0; family < 2; family++) {
    const asking = askingOf(bridge, null, family != 0);
    if (asking.heardWaits == 0)
      asking.completeFrom = time.milliseconds() + stp.milliseconds(bridge, bridge.responseInterval);
    beginAll(bridge, family != 0);
  }
}

/** Somebody is heard, for the querier interval from now. */
export function hear(asking: Asking): void {
  const bridge = asking.bridge;
  timers.start(others, asking.heard, time.milliseconds() + stp.milliseconds(bridge, bridge.querierInterval));
}

/** Or no more. */
export function forget(asking: Asking): void {
  timers.cancel(others, asking.heard);
}

/** True when it is known who wants groups of a family: somebody asked, and all had time to answer (br_multicast_querier_exists). */
export function exists(bridge: Bridge, isInet6: bool): bool {
  const asking = askingOf(bridge, null, isInet6);
  if (asking.completeFrom >= time.milliseconds()) return false;
  if (asking.heardWaits != 0) return true;
  return has(bridge, BridgeOption.MULTICAST_QUERIER) && (!isInet6 || has(bridge, BridgeOption.HAS_INET6_ADDRESS));
}

/** Whether who asks is told of: the bridge would, or somebody else does. */
export function isTold(bridge: Bridge, isInet6: bool): bool {
  return has(bridge, BridgeOption.MULTICAST_QUERIER) || askingOf(bridge, null, isInet6).heardWaits != 0;
}

function asks(asking: Asking): bool {
  const bridge = asking.bridge;
  if (!has(bridge, BridgeOption.MULTICAST_QUERIER) || !has(bridge, BridgeOption.MULTICAST_SNOOPING)) return false;
  if (!isUp(bridge.link) || (asking.port != 0 && isStopped(changetype<Port>(asking.port)))) return false;
  return askingOf(bridge, null, asking.isInet6).heardWaits == 0;
}

/** It is time to ask for all groups. */
function ask(asking: Asking): void {
  const bridge = asking.bridge;
  if (!asks(asking)) return;
  if (asking.sent < bridge.startupQueryCount) asking.sent++;
  if (asking.port == 0 && asking.through != 0) setQuerier(asking, 0, NOBODY);
  send(asking, 0, false);
  again(asking, asking.sent < bridge.startupQueryCount ? bridge.startupInterval : bridge.queryInterval);
}

function again(asking: Asking, ticks: u64): void {
  timers.start(own, asking, time.milliseconds() + stp.milliseconds(asking.bridge, ticks));
}

/** Somebody left a group: who else is in it? Once that is known, it is asked for all; or, of a member that chooses sources, for that again. */
export function askFor(asking: Asking, group: usize, member: Member | null): void {
  if (!asks(asking) || !setAside()) return;
  const bridge = asking.bridge;
  send(asking, group, false);
  takeBack();
  if (member == null) {
    again(asking, <u64>bridge.lastMemberCount * bridge.lastMemberInterval);
    return;
  }
  member.asks = bridge.lastMemberCount - 1;
  const next = time.milliseconds() + stp.milliseconds(bridge, bridge.lastMemberInterval);
  if (member.askWaits == 0 || member.askDeadline > next) timers.start(members, member.askTimer, next);
}

/** It is time to ask for a member's group again (br_multicast_port_group_rexmit). */
function askAgain(member: Member): void {
  const key = member.group.key;
  const bridge = member.group.bridge;
  const asking = askingOf(bridge, portOf(member.port), key.protocol == mdb.IPV6);
  if (member.asks == 0 || !asks(asking)) return;
  send(asking, changetype<usize>(key), true);
  if (--member.asks != 0)
    timers.start(members, member.askTimer, time.milliseconds() + stp.milliseconds(bridge, bridge.lastMemberInterval));
}

/** The member goes. */
export function askNoMore(member: Member): void {
  timers.cancel(members, member.askTimer);
}

/** True where it asks by IGMPv2, or MLDv1. */
export function isOld(bridge: Bridge, isInet6: bool): bool {
  return isInet6 ? bridge.mldVersion == 1 : bridge.igmpVersion == 2;
}

/** Asks for a group, or with 0 for all; over IPv6 only with an address to ask by (br_multicast_alloc_query). */
function send(asking: Asking, group: usize, again: bool): void {
  const bridge = asking.bridge;
  const link = bridge.link;
  const isInet6 = asking.isInet6;
  memory.fill(source, 0, 16);
  if (isInet6) {
    const found = source6.select(link.netns, link, HOSTS6, source);
    setOption(bridge, BridgeOption.HAS_INET6_ADDRESS, found);
    if (!found) return;
  } else if (has(bridge, BridgeOption.QUERY_USE_IFADDR)) {
    store<u32>(source, way4.selectSource(link, 0, Scope.LINK));
  }
  const old = isOld(bridge, isInet6);
  const size = (isInet6 ? SIZE6 : SIZE4) + (old ? 0 : MORE);
  const family = isInet6 ? AddressFamily.INET6 : AddressFamily.INET;
  preparePacket(link, Content.QUERY, family, size, source, isInet6 ? HOSTS6 : HOSTS4);
  frame.isOld = old;
  frame.isRepeated = again;
  frame.delay = <u32>stp.milliseconds(bridge, group == 0 ? bridge.responseInterval : bridge.lastMemberInterval);
  if (group != 0) memory.copy(frame.asked, group, isInet6 ? 16 : 4);
  if (asking.port != 0) {
    leave(changetype<Port>(asking.port).link);
    return;
  }
  memory.copy(asking.address, source, 16);
  arrive(link);
}

function setQuerier(asking: Asking, through: u32, address: usize): void {
  asking.through = through;
  memory.copy(asking.address, address, 16);
}

/** The frame, a query, comes in by a port, or with null is the host's: it is for all groups, or for one that then soon ends unless somebody answers. */
export function received(bridge: Bridge, port: Port | null, vid: u32): void {
  const isInet6 = frame.protocol == Ethertype.IPV6;
  if ((frame.asked0 | frame.asked1) != 0) {
    // What is asked again changes nothing where members choose sources.
    if (frame.isRepeated && !isOld(bridge, isInet6)) return;
    const group = snoop.groupOf(bridge, frame.asked, isInet6, vid);
    if (group != null) mdb.endAllBy(group, time.milliseconds() + <f64>frame.delay * <f64>bridge.lastMemberCount);
    return;
  }
  const asking = askingOf(bridge, null, isInet6);
  if (!isBefore(asking)) return;
  setQuerier(asking, port == null ? 0 : port.link.index, frame.from);
  if (asking.heardWaits == 0) asking.completeFrom = time.milliseconds() + <f64>frame.delay;
  hear(asking);
  if (port != null) routers.heard(port, isInet6);
}

/** Whether who asks goes before who asked last, having the lower address, or nobody does (br_multicast_select_querier). */
function isBefore(asking: Asking): bool {
  const nobody = asking.waits == 0 && asking.heardWaits == 0;
  if (asking.isInet6) return nobody || memory.compare(frame.from, asking.address, 16) <= 0;
  return nobody || <u32>asking.address0 == 0 || memory.compare(frame.from, asking.address, 4) <= 0;
}
