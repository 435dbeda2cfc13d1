/**
 * A bond's ARP monitor (bond_activebackup_arp_mon, bond_loadbalance_arp_mon): every `arpInterval` milliseconds while the bond is up, its ports solicit the
 * targets, and a port that has not transmitted or not received for long enough goes down. In active-backup mode only the active port solicits; while
 * there is none the ports take turns, and the first to get an answer becomes active.
 */

import { BondArpTargets, BondLink, BondMode, BondState } from '../../generated/rt-link';
import { RtmType } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import * as active from './bond_active';
import { Bond, BondPort, BondWork, MAX_TARGETS, UNCHANGED, arpTargets, heardOf, portOf } from './bond_data';
import * as heard from './bond_heard';
import { isRecent } from './bond_heard';
import * as timers from './bond_timer';
import * as failover from '../failover';
import * as question from '../frame/question';
import * as lookup from '../ipv4/fib4_lookup';
import * as output from '../ipv4/output4';
import { way } from '../ipv4/way4';
import { Link, LinkKind, isUp } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import * as stack from '../stack';
import * as time from '../time';
import * as vlan from './vlan';

/** Rounds begin, now. */
export function start(self: Bond): void {
  self.monitorSince = time.milliseconds();
  timers.start(self, BondWork.MONITOR, self.monitorSince);
}

/** Rounds go on while the bond is up and has ports. */
export function watch(self: Bond): void {
  if (!isUp(self.link)) timers.cancel(self, BondWork.MONITOR);
  else if (!timers.isWaiting(self, BondWork.MONITOR) && self.link.ports.first != 0)
    timers.start(self, BondWork.MONITOR, time.nextRound(self.monitorSince, self.arpInterval));
}

/** What a bond knows of a port that joins: it heard something one round ago. */
export function welcome(self: Bond, kept: BondPort): void {
  const now = time.milliseconds();
  const before = now - <f64>self.arpInterval - TICK;
  if (kept.link != BondLink.DOWN) kept.lastUp = now;
  kept.lastSent = NEVER;
  kept.lastAsked = before;
  kept.lastHeard = before;
  for (let i: u32 = 0; i < MAX_TARGETS; i++) store<f64>(heardOf(kept, i), before);
}

const TICK: f64 = 4;
/** Long before boot. */
const NEVER: f64 = -1e15;

/** One round. */
export function round(self: Bond): void {
  if (self.link.ports.first != 0) {
    if (self.mode == BondMode.ACTIVEBACKUP) roundOfOne(self);
    else roundOfAll(self);
  }
  watch(self);
}

/** Where all ports send (bond_loadbalance_arp_mon). */
function roundOfAll(self: Bond): void {
  let fails = false;
  let changes = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    kept.proposed = UNCHANGED;
    if (kept.link != BondLink.UP) {
      if (isRecent(self, kept.lastSent, 1) && isRecent(self, kept.lastHeard, 1)) {
        kept.proposed = BondLink.UP;
        if (self.active == 0) fails = true;
      }
    } else if (!isRecent(self, kept.lastSent, self.missedMax) || !isRecent(self, kept.lastHeard, self.missedMax)) {
      kept.proposed = BondLink.DOWN;
      kept.failures++;
      if (self.active == changetype<usize>(port)) fails = true;
    }
    if (kept.proposed != UNCHANGED) changes = true;
    if (active.works(port)) ask(self, port);
  }
  if (!changes) return;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    if (kept.proposed != UNCHANGED) kept.link = kept.proposed;
  }
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (portOf(port).link == BondLink.UP) active.setState(port, BondState.ACTIVE);
    else if (portOf(port).link == BondLink.DOWN) active.setState(port, BondState.BACKUP);
  }
  if (fails) active.selectActive(self);
}

/** Where one port sends (bond_activebackup_arp_mon). */
function roundOfOne(self: Bond): void {
  const tells = active.shouldTellPeers(self);
  if (inspect(self)) commit(self);
  probe(self);
  if (tells) {
    self.peersToTell--;
    failover.tell(self.link, LinkEvent.PEERS_TOLD);
  }
  tellLater(self);
}

/** What a round makes of each port's link (bond_ab_arp_inspect); true when that is a change. */
function inspect(self: Bond): bool {
  let changes = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    portOf(port).proposed = inspectOne(self, portOf(port));
    if (portOf(port).proposed != UNCHANGED) changes = true;
  }
  return changes;
}

function inspectOne(self: Bond, kept: BondPort): u32 {
  const last = lastHeard(self, kept);
  if (kept.link != BondLink.UP) {
    if (isRecent(self, last, 1)) return BondLink.UP;
    return kept.link == BondLink.BACK ? <u32>BondLink.FAIL : UNCHANGED;
  }
  // What it hears needs a while to tell.
  if (isRecent(self, kept.lastUp, 2)) return UNCHANGED;
  if (kept.state == BondState.BACKUP) {
    return self.asking == 0 && !isRecent(self, last, self.missedMax + 1) ? <u32>BondLink.DOWN : UNCHANGED;
  }
  const works = isRecent(self, kept.lastSent, self.missedMax) && isRecent(self, last, self.missedMax);
  return works ? UNCHANGED : <u32>BondLink.DOWN;
}

/** When a port last heard, of any target or of all (slave_last_rx). */
function lastHeard(self: Bond, kept: BondPort): f64 {
  if (self.arpAllTargets != BondArpTargets.ALL) return kept.lastHeard;
  let oldest = load<f64>(heardOf(kept, 0));
  for (let i: u32 = 1; i < MAX_TARGETS && load<u32>(arpTargets(self) + i * 4) != 0; i++)
    oldest = min(oldest, load<f64>(heardOf(kept, i)));
  return oldest;
}

/** Does what follows from what a round found (bond_ab_arp_commit). */
function commit(self: Bond): void {
  let fails = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const proposed = portOf(port).proposed;
    if (proposed == UNCHANGED) continue;
    if (proposed == BondLink.UP) {
      if (self.active != changetype<usize>(port) && found(self, port)) fails = true;
      continue;
    }
    if (proposed == BondLink.DOWN) portOf(port).failures++;
    active.setLink(port, proposed);
    active.setState(port, BondState.BACKUP);
    if (self.active != changetype<usize>(port)) continue;
    self.asking = 0;
    if (proposed == BondLink.DOWN) fails = true;
  }
  if (fails) active.selectActive(self);
  active.setCarrier(self);
}

/** A port was answered; true when it may be the one to send by. */
function found(self: Bond, port: Link): bool {
  active.setLink(port, BondLink.UP);
  if (self.asking != 0) {
    active.setState(changetype<Link>(self.asking), BondState.BACKUP);
    self.asking = 0;
  }
  if (self.active == 0 || self.primary == changetype<usize>(port)) return true;
  return <i32>portOf(port).priority > <i32>portOf(changetype<Link>(self.active)).priority;
}

/** Asks by the port that sends, or where none does by the one whose turn it is (bond_ab_arp_probe). */
function probe(self: Bond): void {
  if (self.active != 0) {
    ask(self, changetype<Link>(self.active));
    return;
  }
  if (self.asking == 0) self.asking = changetype<usize>(stack.firstPort(self.link));
  let before: Link | null = null;
  let after: Link | null = null;
  let isBehind = false;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const works = active.works(port);
    if (works && !isBehind && before == null) before = port;
    if (works && isBehind && after == null) after = port;
    if (!works && portOf(port).link == BondLink.UP) {
      setLinkLater(port, BondLink.DOWN);
      portOf(port).failures++;
      setStateLater(port, BondState.BACKUP);
    }
    if (changetype<usize>(port) == self.asking) isBehind = true;
  }
  const next = after != null ? after : before;
  if (next == null) return;
  setLinkLater(next, BondLink.BACK);
  setStateLater(next, BondState.ACTIVE);
  ask(self, next);
  portOf(next).lastUp = time.milliseconds();
  self.asking = changetype<usize>(next);
}

/* Changes that are told at the end of a round, unless they were taken back: first what ports are to the bond, then what it makes of their links. */

function setStateLater(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.state == wanted) return;
  kept.state = wanted;
  kept.isUnheard = !kept.isUnheard;
}

function setLinkLater(port: Link, wanted: u32): void {
  const kept = portOf(port);
  if (kept.link == wanted) return;
  kept.link = wanted;
  kept.isLinkUnheard = !kept.isLinkUnheard;
}

function tellLater(self: Bond): void {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (!portOf(port).isUnheard) continue;
    portOf(port).isUnheard = false;
    linkChanged(LinkEvent.CHANGED, port, 0);
  }
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (!portOf(port).isLinkUnheard) continue;
    portOf(port).isLinkUnheard = false;
    linkChanged(LinkEvent.CHANGED, port, 0);
  }
}

/** Asks for all targets by a port (bond_arp_send_all). */
function ask(self: Bond, port: Link): void {
  for (let i: u32 = 0; i < MAX_TARGETS; i++) {
    const target = load<u32>(arpTargets(self) + i * 4);
    if (target == 0) return;
    askFor(self, port, target);
  }
}

/** Where a target is behind the bond, or behind what lies on it, it is asked for from an address there; where no route leads to it, from none. */
function askFor(self: Bond, port: Link, target: u32): void {
  const flow = lookup.newFlow();
  flow.destination = target;
  flow.scope = Scope.LINK;
  let asker: u32 = 0;
  let tag: u32 = 0;
  if (output.find(self.link.netns, flow) == 0) {
    const out = changetype<Link>(way.link);
    if (way.type == RtmType.LOCAL || !heard.liesOn(self.link, out)) return;
    tag = tagOf(self.link, out);
    asker = heard.sourceTowards(out, target);
  }
  const now = time.milliseconds();
  portOf(port).lastAsked = now;
  if (stampsWhatItSends(port)) portOf(port).lastSent = now;
  question.ask(port, tag, asker, target, 0);
}

/** The VLAN of a link that lies on a bond, be it by way of others, or 0. */
function tagOf(bond: Link, link: Link): u32 {
  let at: Link | null = link;
  while (at != null && at != bond) {
    if (at.kind == LinkKind.VLAN) return vlan.keyOfLink(at);
    at = at.lower == 0 ? null : changetype<Link>(at.lower);
  }
  return 0;
}

/** True for a link that keeps when it last sent: the drivers of those that do not queue need not (dev_trans_start). */
function stampsWhatItSends(link: Link): bool {
  switch (link.kind) {
    case LinkKind.VETH:
    case LinkKind.TUN:
    case LinkKind.PHYSICAL:
      return true;
    case LinkKind.VLAN:
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return stampsWhatItSends(changetype<Link>(link.lower));
    default:
      return false;
  }
}
