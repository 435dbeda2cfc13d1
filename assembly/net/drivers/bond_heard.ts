/**
 * Reception on the ports of a bond with an ARP monitor (bond_rcv_validate, bond_arp_rcv): as `arpValidate` requires of the active port and of the
 * others, any frame counts, or only ARP, or only ARP about the targets.
 */

import { BondArpValidate, BondState } from '../../generated/rt-link';
import { Bond, BondPort, MAX_TARGETS, arpTargets, dataOf, heardOf, portOf } from './bond_data';
import * as address4 from '../ipv4/address4';
import { Link, LinkKind, isUp } from '../link';
import * as stack from '../stack';
import * as time from '../time';

/** True when a moment is no longer ago than some rounds of a bond's monitor, and a half (bond_time_in_interval). */
export function isRecent(self: Bond, moment: f64, rounds: u32): bool {
  const now = time.milliseconds();
  const interval = <f64>self.arpInterval;
  return now >= moment - interval && now <= moment + <f64>rounds * interval + Math.floor(interval / 2);
}

/** A frame came in by a port that is no ARP. */
export function other(port: Link): void {
  const self = dataOf(changetype<Link>(port.master));
  if (!listens(self) || validates(self, portOf(port)) || (self.arpValidate & FILTER) != 0) return;
  portOf(port).lastHeard = time.milliseconds();
}

/** An ARP request or reply came in by a port, addresses in network byte order. */
export function arp(port: Link, isReply: bool, from: u32, to: u32): void {
  const self = dataOf(changetype<Link>(port.master));
  if (!listens(self)) return;
  const kept = portOf(port);
  if (!validates(self, kept)) {
    kept.lastHeard = time.milliseconds();
  } else if (kept.state == BondState.ACTIVE) {
    accept(self, kept, from, to);
  } else if (self.active != 0 && isAnswered(changetype<Link>(self.active))) {
    // Others hear the requests of the active port.
    accept(self, kept, to, from);
  } else if (self.asking != 0 && isReply && isRecent(self, portOf(changetype<Link>(self.asking)).lastAsked, 1)) {
    accept(self, kept, from, to);
  }
}

function listens(self: Bond): bool {
  return self.arpInterval != 0 && isUp(self.link);
}

const FILTER: u32 = BondArpValidate.FILTER;

function validates(self: Bond, kept: BondPort): bool {
  return (self.arpValidate & (1 << kept.state)) != 0;
}

/** True when a port heard something since it is the active one. */
function isAnswered(port: Link): bool {
  return portOf(port).lastHeard > portOf(port).lastUp;
}

/** Counts what a target says to an address of ours (bond_validate_arp). */
function accept(self: Bond, kept: BondPort, target: u32, own: u32): void {
  if (target == 0 || !owns(self.link, own)) return;
  for (let i: u32 = 0; i < MAX_TARGETS && load<u32>(arpTargets(self) + i * 4) != 0; i++) {
    if (load<u32>(arpTargets(self) + i * 4) != target) continue;
    kept.lastHeard = time.milliseconds();
    store<f64>(heardOf(kept, i), kept.lastHeard);
    return;
  }
}

/** Whether an address is a bond's, or of what lies on it (bond_has_this_ip). */
function owns(link: Link, address: u32): bool {
  if (address4.firstLocal(link, address) != null) return true;
  for (let upper = stack.firstUpper(link); upper != null; upper = stack.nextUpper(upper))
    if (owns(upper, address)) return true;
  const master = stack.masterOf(link);
  return master != null && owns(master, address);
}

/** True for a bond itself, and for what lies on it or has it as a port, be it by way of others. */
export function liesOn(bond: Link, link: Link): bool {
  if (bond == link) return true;
  for (let upper = stack.firstUpper(bond); upper != null; upper = stack.nextUpper(upper))
    if (liesOn(upper, link)) return true;
  const master = stack.masterOf(bond);
  return master != null && master.kind != LinkKind.BOND && liesOn(master, link);
}

/** The address to ask from over a link (inet_confirm_addr): in the target's network, or 0. */
export function sourceTowards(link: Link, target: u32): u32 {
  for (let at = address4.first(link); at != null; at = address4.next(at))
    if (((at.address ^ target) & address4.maskOf(at.prefixLength)) == 0) return at.local;
  return 0;
}
