/**
 * The states of a bridge's ports (net/bridge/br_stp*.c). No bridge is heard from here, so each is its own root and all its ports are
 * designated: a port that comes up forwards at once, or with the protocol on goes through listening and learning, each for the
 * forward delay. A bridge has carrier while a port forwards.
 */

import { BrState } from '../../generated/rt-link';
import * as timers from '../../memory/timer';
import { Timers } from '../../memory/timer';
import { Bridge, BridgeOption, Port, Stp, addressIn, designatedBridgeOf, has, idOf, portOf } from './bridge';
import * as ageing from './bridge_ageing';
import * as fdb from './bridge_fdb';
import * as mdb from './bridge_mdb';
import * as routers from './bridge_router';
import * as vlanOptions from './bridge_vlan_option';
import * as frames from '../frame/frame';
import * as lifetime from '../lifetime';
import { Link, addressOf, isOperational, isUp } from '../link';
import { BridgeEvent, bridgeChanged } from '../observer';
import * as stack from '../stack';
import * as state from '../state';
import * as time from '../time';

/** Bits of a port's id that are its number. */
const NUMBER_BITS: u32 = 10;

/** Ports whose forward delay runs, bridges whose topology changes, and those that say hello. */
/** The group of all bridges. */
const BRIDGES: usize = memory.data<u8>([0x01, 0x80, 0xc2, 0, 0, 0]);
/** Bytes of a hello, a configuration message with the header of its protocol. */
const HELLO_SIZE: u32 = 38;

const delays = changetype<Timers>(memory.data(offsetof<Timers>(), 8));
const changes = changetype<Timers>(memory.data(offsetof<Timers>(), 8));
const hellos = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** Ticks of a bridge as milliseconds. They are added modulo 2^64: half of that or more is in the past, and over at once. */
export function milliseconds(bridge: Bridge, ticks: u64): f64 {
  return (<f64>max<i64>(ticks, 0) * 1000) / <f64>bridge.hz;
}

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  const states = lifetime.earlier(timers.nextDeadline(delays), timers.nextDeadline(changes));
  return lifetime.earlier(states, timers.nextDeadline(hellos));
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(delays, now); timer != 0; timer = timers.takeDue(delays, now)) {
    delayed(changetype<Port>(timer - offsetof<Port>('forwardDeadline')));
  }
  for (let timer = timers.takeDue(changes, now); timer != 0; timer = timers.takeDue(changes, now)) {
    const bridge = changetype<Bridge>(timer - offsetof<Bridge>('topologyDeadline'));
    bridge.topologyChangeDetected = 0;
    setTopologyChange(bridge, 0);
  }
  for (let timer = timers.takeDue(hellos, now); timer != 0; timer = timers.takeDue(hellos, now)) {
    const bridge = changetype<Bridge>(timer - offsetof<Bridge>('helloDeadline'));
    if (bridge.stp != Stp.KERNEL) continue;
    greet(bridge);
    greetAfter(bridge, now);
  }
}

/** Hundredths of a second until a deadline; 0 when it is over. */
export function left(deadline: f64): u64 {
  const rest = deadline - time.milliseconds();
  return rest <= 0 ? 0 : <u64>(rest / 10);
}

export function forwardDelayLeft(port: Port): u64 {
  return port.forwardWaits == 0 ? 0 : left(port.forwardDeadline);
}

export function topologyChangeLeft(bridge: Bridge): u64 {
  return bridge.topologyWaits == 0 ? 0 : left(bridge.topologyDeadline);
}

/** Until the next hello: said from the moment on that the protocol and the bridge are both on. */
export function helloLeft(bridge: Bridge): u64 {
  return bridge.helloWaits == 0 ? 0 : left(bridge.helloDeadline);
}

function greetAfter(bridge: Bridge, now: f64): void {
  timers.start(hellos, bridge.helloTimer, now + milliseconds(bridge, bridge.helloTime));
}

/** Says hello by all ports that are the way to this bridge (br_config_bpdu_generation). */
function greet(bridge: Bridge): void {
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link)) {
    const port = portOf(link);
    if (port.state != BrState.DISABLED && isDesignated(port)) frames.sendOther(link, 0, HELLO_SIZE, BRIDGES);
  }
}

/** The id of a port: its priority and its number. */
export function makeId(priority: u32, number: u32): u32 {
  return (priority << NUMBER_BITS) | (number & ((1 << NUMBER_BITS) - 1));
}

function isDesignated(port: Port): bool {
  return port.designatedBridge == port.bridge.id && port.designatedPort == port.id;
}

/** The port is the way to this bridge for all behind it (br_become_designated_port). */
export function designate(port: Port): void {
  port.designatedRoot = port.bridge.root;
  port.designatedCost = 0;
  port.designatedBridge = port.bridge.id;
  port.designatedPort = port.id;
}

/** The bridge is its own root, and its live ports say so (br_configuration_update). */
export function update(bridge: Bridge): void {
  bridge.root = bridge.id;
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    if (portOf(link).state != BrState.DISABLED) designate(portOf(link));
  }
}

/** A port comes to a state, which counts while the protocol is on (br_set_state). */
export function enter(port: Port, to: BrState): void {
  if (port.state == to) return;
  port.state = to;
  if (has(port.bridge, BridgeOption.MST)) vlanOptions.setInstanceState(port, 0, to);
  if (port.bridge.stp != Stp.KERNEL) return;
  if (to == BrState.BLOCKING) port.blocks++;
  else if (to == BrState.FORWARDING) port.forwards++;
}

/** Lets all live ports forward, or begin to, and gives the bridge carrier if one does (br_port_state_selection). */
export function select(bridge: Bridge): void {
  let live = false;
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    const port = portOf(link);
    if (port.state == BrState.BLOCKING) forward(port);
    if (port.state == BrState.FORWARDING) live = true;
    if (port.state != BrState.DISABLED && port.state != BrState.BLOCKING) routers.enable(port);
  }
  state.setCarrier(bridge.link, live);
}

/** A port that blocked goes on (br_make_forwarding). */
function forward(port: Port): void {
  const bridge = port.bridge;
  timers.cancel(delays, port.forwardTimer);
  if (bridge.stp == Stp.NONE || bridge.forwardDelay == 0) {
    enter(port, BrState.FORWARDING);
    detectTopologyChange(bridge);
  } else {
    enter(port, BrState.LISTENING);
  }
  bridgeChanged(BridgeEvent.PORT_CHANGED, port.link);
  if (bridge.forwardDelay != 0) startDelay(port);
}

function startDelay(port: Port): void {
  timers.start(delays, port.forwardTimer, time.milliseconds() + milliseconds(port.bridge, port.bridge.forwardDelay));
}

/** A port's forward delay is over (br_forward_delay_timer_expired). */
function delayed(port: Port): void {
  if (port.state == BrState.LISTENING) {
    enter(port, BrState.LEARNING);
    startDelay(port);
  } else if (port.state == BrState.LEARNING) {
    enter(port, BrState.FORWARDING);
    detectTopologyChange(port.bridge);
    state.setCarrier(port.bridge.link, true);
  }
  bridgeChanged(BridgeEvent.PORT_CHANGED, port.link);
}

function detectTopologyChange(bridge: Bridge): void {
  if (bridge.stp != Stp.KERNEL) return;
  setTopologyChange(bridge, 1);
  const period = milliseconds(bridge, bridge.forwardDelay + bridge.maxAge);
  timers.start(changes, bridge.topologyTimer, time.milliseconds() + period);
  bridge.topologyChangeDetected = 1;
}

/** While the topology changes, addresses are forgotten sooner. */
function setTopologyChange(bridge: Bridge, value: u32): void {
  if (bridge.stp == Stp.KERNEL && bridge.topologyChange != value) {
    bridge.ageingTime = value != 0 ? 2 * bridge.forwardDelay : bridge.ageingTimeSet;
  }
  bridge.topologyChange = value;
}

/** A port comes to life (br_stp_enable_port). */
export function enablePort(port: Port): void {
  port.id = makeId(port.priority, port.number);
  designate(port);
  enter(port, BrState.BLOCKING);
  port.topologyChangeAck = 0;
  port.configPending = 0;
  select(port.bridge);
  bridgeChanged(BridgeEvent.PORT_CHANGED, port.link);
}

/** A port goes dead (br_stp_disable_port). */
export function disablePort(port: Port): void {
  designate(port);
  enter(port, BrState.DISABLED);
  port.topologyChangeAck = 0;
  port.configPending = 0;
  bridgeChanged(BridgeEvent.PORT_CHANGED, port.link);
  timers.cancel(delays, port.forwardTimer);
  if (port.backup == 0) fdb.removeAllOf(port.bridge, port.link, false, 0);
  stopMulticast(port);
  update(port.bridge);
  select(port.bridge);
}

/** A port forwards no multicast any more: it leaves groups that it is in for a time, and leads to no routers (br_multicast_disable_port). */
export function stopMulticast(port: Port): void {
  mdb.forgetPort(port, false);
  routers.disable(port);
}

/** The bridge comes up, and its ports with it that are up (br_stp_enable_bridge). */
export function enable(bridge: Bridge): void {
  ageing.start(bridge);
  if (bridge.stp == Stp.KERNEL) greetAfter(bridge, time.milliseconds());
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    if (isLive(link)) enablePort(portOf(link));
  }
}

export function disable(bridge: Bridge): void {
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    if (portOf(link).state != BrState.DISABLED) disablePort(portOf(link));
  }
  setTopologyChange(bridge, 0);
  bridge.topologyChangeDetected = 0;
  ageing.stop(bridge);
  forget(bridge);
}

/** Nothing of the bridge waits any longer. */
export function forget(bridge: Bridge): void {
  timers.cancel(changes, bridge.topologyTimer);
  timers.cancel(hellos, bridge.helloTimer);
}

export function forgetPort(port: Port): void {
  timers.cancel(delays, port.forwardTimer);
}

/** Turns the protocol on or off (br_stp_start, br_stp_stop). */
export function setProtocol(bridge: Bridge, on: bool): void {
  if (!on) {
    bridge.stp = Stp.NONE;
    return;
  }
  if (bridge.stp != Stp.NONE) return;
  bridge.forwardDelay = max(min(bridge.forwardDelay, MAX_FORWARD_DELAY * bridge.hz), MIN_FORWARD_DELAY * bridge.hz);
  bridge.stp = Stp.KERNEL;
  if (isUp(bridge.link)) greetAfter(bridge, time.milliseconds());
  select(bridge);
}

/** Seconds. */
export const MIN_FORWARD_DELAY: u64 = 2;
export const MAX_FORWARD_DELAY: u64 = 30;

/** Gives a bridge another priority (br_stp_set_bridge_priority). */
export function setPriority(bridge: Bridge, priority: u32): void {
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    const port = portOf(link);
    if (port.state == BrState.DISABLED || !isDesignated(port)) continue;
    storePriority(designatedBridgeOf(port), priority);
  }
  storePriority(idOf(bridge), priority);
  update(bridge);
  select(bridge);
}

function storePriority(id: usize, priority: u32): void {
  store<u16>(id, bswap<u16>(<u16>priority));
}

/** Gives a bridge another address, as its id and as its link (br_stp_change_bridge_id). */
export function changeAddress(bridge: Bridge, address: usize): void {
  fdb.changeOwn(bridge, address);
  const before = bridge.id;
  memory.copy(addressIn(idOf(bridge)), address, 6);
  memory.copy(addressOf(bridge.link), address, 6);
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    const port = portOf(link);
    if (port.designatedBridge == before) port.designatedBridge = bridge.id;
    if (port.designatedRoot == before) port.designatedRoot = bridge.id;
  }
  update(bridge);
  select(bridge);
}

/** Gives a port another priority, which its id follows (br_stp_set_port_priority). */
export function setPortPriority(port: Port, priority: u32): void {
  const id = makeId(priority, port.number);
  if (isDesignated(port)) port.designatedPort = id;
  port.id = id;
  port.priority = priority;
}

/** Sets the state of a port by hand. */
export function setPortState(port: Port, to: BrState): void {
  enter(port, to);
  select(port.bridge);
}

/** True for a port that may be up: its link is, and has carrier. */
export function isLive(link: Link): bool {
  return isUp(link) && isOperational(link);
}
