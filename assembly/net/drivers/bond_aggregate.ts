/**
 * Mode 802.3ad without partners (drivers/net/bonding/bond_3ad.c): received LACPDUs are ignored, so each port has an aggregator of its own, and the bond
 * transmits through the one that it selects. The actor's state of a port, which its LACPDUs carry (net/drivers/bond_lacp.ts), changes as its state machines
 * step, every 100 ms while the bond is up. The timer runs only while one of them has a transition or a transmission ahead.
 *
 *      receive   INITIAL ─► DISABLED ─► EXPIRED ─ 3 s ─► DEFAULTED        a link that is lost is DISABLED, one that is not full duplex UNABLE
 *      multiplex DETACHED ─► WAITING ─ 2 s ─► ATTACHED
 */

import { BondAdSelect, BondLink, BondMode, BondState, LacpState } from '../../generated/rt-link';
import * as active from './bond_active';
import { Bond, BondPort, BondWork, Multiplex, Receive, portOf } from './bond_data';
import * as churn from './bond_churn';
import * as lacp from './bond_lacp';
import * as timers from './bond_timer';
import { megabits } from '../ethtool';
import { Link, isUp } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import * as stack from '../stack';
import * as state from '../state';
import * as time from '../time';

export const INTERVAL: f64 = 100;
const EXPIRES_AFTER: u32 = 30;
const WAITS_FOR: u32 = 20;
const SELECTS_AFTER: u32 = 80;
/* A port's key: full duplex, its speed, what the user says. */
const FULL_DUPLEX: u32 = 1;
const SPEED_SHIFT: u32 = 1;
const USER_SHIFT: u32 = 6;
const USER_MASK: u32 = 0xffc0;
/** Of ten gigabits per second, which alone are told here: see net/ethtool.ts. */
const TEN_GIGABITS_KEY: u32 = 7;

/** A link joins (bond_3ad_bind_slave). */
export function bind(self: Bond, port: Link, kept: BondPort): void {
  if (self.link.ports.first == 0) {
    self.lastAggregator = 0;
    self.selectsIn = SELECTS_AFTER;
  }
  kept.aggregator = ++self.lastAggregator;
  kept.actorState = LacpState.AGGREGATION;
  if (self.adLacpActive != 0) kept.actorState |= LacpState.LACP_ACTIVITY;
  if (self.adLacpRate != 0) kept.actorState |= LacpState.LACP_TIMEOUT;
  kept.isEnabled = true;
  kept.begins = true;
  kept.sendIn = lacp.PAUSE;
  kept.key = self.adUserPortKey << USER_SHIFT;
  followSpeed(port, kept);
}

/** What a port says of its speed, which is of interest while its link is up (ad_update_actor_keys). */
function followSpeed(port: Link, kept: BondPort): void {
  let key = kept.key & USER_MASK;
  if (kept.link == BondLink.UP && kept.isEnabled && megabits(port) != 0)
    key |= (TEN_GIGABITS_KEY << SPEED_SHIFT) | FULL_DUPLEX;
  if (key == kept.key) return;
  kept.key = key;
  kept.speaks = (key & FULL_DUPLEX) != 0;
  if (kept.speaks) kept.begins = true;
}

/** The monitor found or lost a port's link (bond_3ad_handle_link_change). */
export function linkFound(self: Bond, port: Link, isFound: bool): void {
  portOf(port).isEnabled = isFound;
  followSpeed(port, portOf(port));
  select(self);
  watch(self);
}

/** A port came up, or something about its link changed; one whose speed nobody knows does not count. */
export function portChanged(self: Bond, port: Link): void {
  const kept = portOf(port);
  if (megabits(port) == 0) kept.link = kept.wasUp ? BondLink.FAIL : BondLink.DOWN;
  followSpeed(port, kept);
  watch(self);
}

/** A port leaves (bond_3ad_unbind_slave): if it was the one, another is selected. */
export function unbind(self: Bond, port: Link): void {
  const kept = portOf(port);
  const wasSelected = kept.isActive;
  kept.isSelected = false;
  kept.isAttached = false;
  kept.isActive = false;
  if (wasSelected) select(self);
  watch(self);
}

/** What all ports say of the bond's settings. */
export function setActorState(self: Bond, bit: u32, on: bool): void {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    kept.actorState = on ? kept.actorState | bit : kept.actorState & ~bit;
  }
}

/** The port whose aggregator the bond sends by, or null. */
export function selected(self: Bond): Link | null {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (portOf(port).isActive) return port;
  }
  return null;
}

/** The bond comes up. */
export function open(self: Bond): void {
  self.selectsIn = 1;
  self.aggregatesSince = time.milliseconds();
  self.steps = 0;
  timers.start(self, BondWork.AGGREGATE, self.aggregatesSince);
}

/** The machines have somewhere to go, perhaps: soon, when a port is judged, or when one has something to say. */
export function watch(self: Bond): void {
  if (self.mode != BondMode._8023AD || !isUp(self.link)) return;
  const next = time.nextRound(self.aggregatesSince, INTERVAL);
  if (isBusy(self)) {
    timers.start(self, BondWork.AGGREGATE, next);
    return;
  }
  timers.cancel(self, BondWork.AGGREGATE);
  const judged = churn.nextAt(self);
  if (judged != 0) timers.start(self, BondWork.AGGREGATE, judged);
  const left = lacp.stepsLeft(self);
  if (left == 0) return;
  timers.startBy(self, BondWork.AGGREGATE, max(next, self.aggregatesSince + <f64>(self.steps + left) * INTERVAL));
}

function isBusy(self: Bond): bool {
  if (self.link.ports.first == 0) return false;
  if (self.selectsIn != 0) return true;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    const settled = kept.isEnabled
      ? kept.receive >= Receive.UNABLE && kept.receiveIn == 0
      : kept.receive == Receive.DISABLED;
    if (kept.begins || kept.isUnheard || !settled || !kept.isSelected || kept.multiplex != Multiplex.ATTACHED)
      return true;
    if (kept.isActive && (kept.actorState & LacpState.SYNCHRONIZATION) == 0) return true;
  }
  return false;
}

/** One step of all machines (bond_3ad_state_machine_handler). */
export function step(self: Bond): void {
  const steps = <u32>((time.milliseconds() - self.aggregatesSince) / INTERVAL);
  const skipped = steps > self.steps + 1 ? steps - self.steps - 1 : 0;
  self.steps = steps;
  if (self.link.ports.first != 0) {
    if (self.selectsIn != 0 && --self.selectsIn == 0) select(self);
    for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
      const kept = portOf(port);
      if (skipped != 0) lacp.skip(kept, skipped);
      receive(kept);
      lacp.step(kept);
      attach(self, kept);
      const before = kept.multiplex;
      multiplex(kept);
      if (kept.multiplex != before && kept.multiplex != Multiplex.WAITING) kept.isDue = true;
      lacp.send(port);
      churn.judge(kept);
      kept.begins = false;
    }
    tell(self);
  }
  watch(self);
}

/** ad_rx_machine, which nothing comes to. */
function receive(kept: BondPort): void {
  if (kept.begins) {
    kept.speaks = (kept.key & FULL_DUPLEX) != 0;
    kept.isSelected = false;
    forget(kept);
    kept.receive = Receive.DISABLED;
    return;
  }
  if (!kept.isEnabled) {
    kept.receive = Receive.DISABLED;
    return;
  }
  if (kept.receiveIn != 0 && --kept.receiveIn == 0) {
    if (kept.receive != Receive.EXPIRED) return;
    kept.receive = Receive.DEFAULTED;
    forget(kept);
  } else if (kept.receive == Receive.DISABLED && kept.speaks) {
    kept.receive = Receive.EXPIRED;
    kept.receiveIn = EXPIRES_AFTER;
    kept.partnerState = LacpState.LACP_TIMEOUT;
    kept.actorState |= LacpState.EXPIRED;
  } else if (kept.receive == Receive.DISABLED) {
    kept.receive = Receive.UNABLE;
    kept.isSelected = false;
    forget(kept);
  }
}

/** Of its partner a port knows nothing. */
function forget(kept: BondPort): void {
  kept.partnerState = 0;
  kept.actorState = (kept.actorState | LacpState.DEFAULTED) & ~LacpState.EXPIRED;
}

/** A port that is in no aggregator gets its own (ad_port_selection_logic). */
function attach(self: Bond, kept: BondPort): void {
  if (kept.isSelected) return;
  kept.isActive = false;
  kept.isAttached = true;
  kept.isSelected = true;
  kept.aggregatorKey = kept.key;
  select(self);
  if (!kept.isActive) kept.actorState &= ~LacpState.SYNCHRONIZATION;
}

/** ad_mux_machine, without a partner that is in step. */
function multiplex(kept: BondPort): void {
  if (kept.begins || !kept.isSelected) {
    kept.multiplex = Multiplex.DETACHED;
    kept.actorState &= ~LacpState.SYNCHRONIZATION;
  } else if (kept.multiplex == Multiplex.DETACHED) {
    kept.multiplex = Multiplex.WAITING;
    kept.multiplexIn = WAITS_FOR;
  } else if (kept.multiplex == Multiplex.WAITING) {
    if (--kept.multiplexIn != 0) return;
    kept.multiplex = Multiplex.ATTACHED;
    if (kept.isActive) kept.actorState |= LacpState.SYNCHRONIZATION;
    else kept.actorState &= ~LacpState.SYNCHRONIZATION;
  } else if (kept.isActive) {
    kept.actorState |= LacpState.SYNCHRONIZATION;
  }
}

/** Selects the aggregator to send by (ad_agg_selection_logic). */
function select(self: Bond): void {
  const before = selected(self);
  let best = before != null && isInUse(before) ? before : null;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    portOf(port).isActive = false;
    if (isInUse(port) && portOf(port).isEnabled) best = better(self, best, port);
  }
  if (before != null && keeps(self, before, best)) best = before;
  if (best != null) portOf(best).isActive = true;
  if (before != null && best != null && best != before) setState(before, BondState.BACKUP);
  if (best != null && portOf(best).link == BondLink.UP && active.works(best)) setState(best, BondState.ACTIVE);
  active.setCarrier(self);
}

function isInUse(port: Link): bool {
  return portOf(port).isAttached && active.works(port);
}

/** The one of two to send by (ad_agg_selection_test). */
function better(self: Bond, best: Link | null, port: Link): Link {
  if (best == null) return port;
  const kept = portOf(port);
  const bestKept = portOf(best);
  const isIndividual = (kept.aggregatorKey & FULL_DUPLEX) == 0;
  if (isIndividual != ((bestKept.aggregatorKey & FULL_DUPLEX) == 0)) return isIndividual ? best : port;
  if (self.adSelect == BondAdSelect.PRIO && kept.actorPriority != bestKept.actorPriority)
    return kept.actorPriority > bestKept.actorPriority ? port : best;
  if (self.adSelect == BondAdSelect.COUNT && !bestKept.isEnabled) return port;
  return bandwidthOf(port) > bandwidthOf(best) ? port : best;
}

function bandwidthOf(port: Link): u32 {
  return portOf(port).isEnabled && portOf(port).link == BondLink.UP ? megabits(port) : 0;
}

/** Whether the present aggregator stays, where it is to as long as it can (BOND_AD_STABLE). */
function keeps(self: Bond, before: Link, best: Link | null): bool {
  if (best == null || self.adSelect != BondAdSelect.STABLE || !portOf(before).isEnabled) return false;
  return portOf(before).aggregatorKey != 0 || portOf(best).aggregatorKey == 0;
}

/** What a port is to its bond, which is told at the end of a step. */
function setState(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.state == wanted) return;
  kept.state = wanted;
  kept.isUnheard = !kept.isUnheard;
}

function tell(self: Bond): void {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (!portOf(port).isUnheard) continue;
    portOf(port).isUnheard = false;
    linkChanged(LinkEvent.CHANGED, port, 0);
  }
}

/** A bond has carrier while its aggregator has ports enough whose link is up (bond_3ad_set_carrier). */
export function setCarrier(self: Bond): void {
  const port = selected(self);
  const count: u32 = port != null && portOf(port).isEnabled ? 1 : 0;
  state.setCarrier(self.link, port != null && count >= self.minLinks);
}
