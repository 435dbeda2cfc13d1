/**
 * What a bond and its ports keep (struct bonding, struct slave). A bond's block holds a word for each setting, under the name of its attribute, and
 * behind the words:
 *
 *      ┌─ ARP targets 16 × 4 ─┬─ neighbour targets 16 × 16 ─┬─ name of the primary port 16 ─┬─ system of 802.3ad 6 ─┬─ 2 ─┐
 */

import { BondMode, IFNAMSIZ, MAX_ADDR_LEN } from '../generated/rt-link';
import { Timer } from '../memory/timer';
import { Link } from './link';

@unmanaged
export class Bond {
  /** The timer of its monitor; first, so that a timer is a bond. See memory/timer.ts. */
  deadline: f64;
  order: u32;
  waits: u32;
  child: usize;
  next: usize;
  previous: usize;
  link: Link;
  /* What it was told, each under the name of its attribute; delays are multiples of `miimon`. */
  mode: u32;
  miimon: u32;
  updelay: u32;
  downdelay: u32;
  peerNotifDelay: u32;
  arpInterval: u32;
  arpValidate: u32;
  arpAllTargets: u32;
  primaryReselect: u32;
  failOverMac: u32;
  xmitHashPolicy: u32;
  resendIgmp: u32;
  numPeerNotif: u32;
  allSlavesActive: u32;
  minLinks: u32;
  lpInterval: u32;
  packetsPerSlave: u32;
  adLacpActive: u32;
  adLacpRate: u32;
  adSelect: u32;
  adActorSysPrio: u32;
  adUserPortKey: u32;
  tlbDynamicLb: u32;
  missedMax: u32;
  coupledControl: u32;
  broadcastNeigh: u32;
  /** The port that it prefers, and the one that it sends by, where it sends by one; or 0. */
  primary: usize;
  active: usize;
  /** The primary port was just named, and takes over at once. */
  forcePrimary: bool;
  /** The number of the last port that joined, by which 802.3ad names aggregators. */
  lastAggregator: u32;
  /** When the monitor began, in milliseconds since boot. */
  monitorSince: f64;

  get timer(): Timer {
    return changetype<Timer>(changetype<usize>(this));
  }
}

/** At most so many targets of either kind. */
export const MAX_TARGETS: u32 = 16;
const ARP_TARGETS: u32 = (<u32>offsetof<Bond>() + 7) & ~7;
const NS_TARGETS: u32 = ARP_TARGETS + MAX_TARGETS * 4;
const PRIMARY_NAME: u32 = NS_TARGETS + MAX_TARGETS * 16;
const ACTOR_SYSTEM: u32 = PRIMARY_NAME + IFNAMSIZ;
export const BOND_SIZE: u32 = ACTOR_SYSTEM + 8;

@unmanaged
export class BondPort {
  /** BondState and BondLink. */
  state: u32;
  link: u32;
  /** How often its link was lost. */
  failures: u32;
  /** Rounds of the monitor until its link counts as lost or found. */
  delay: u32;
  queue: u32;
  priority: u32;
  actorPriority: u32;
  aggregator: u32;
  /** What it had before it joined. */
  mtu: u32;
}

const PERMANENT: u32 = <u32>offsetof<BondPort>();
export const PORT_SIZE: u32 = PERMANENT + MAX_ADDR_LEN;

export function dataOf(link: Link): Bond {
  return changetype<Bond>(link.data);
}

export function portOf(link: Link): BondPort {
  return changetype<BondPort>(link.portData);
}

/** The address a port had before it joined. */
export function permanentOf(link: Link): usize {
  return link.portData + PERMANENT;
}

/** Likewise in a block that is no port's yet, or no more. */
export function permanentIn(block: usize): usize {
  return block + PERMANENT;
}

export function arpTargets(self: Bond): usize {
  return changetype<usize>(self) + ARP_TARGETS;
}

export function nsTargets(self: Bond): usize {
  return changetype<usize>(self) + NS_TARGETS;
}

/** The name of the port that is to be primary, NUL-padded; empty for none. */
export function primaryName(self: Bond): usize {
  return changetype<usize>(self) + PRIMARY_NAME;
}

export function actorSystem(self: Bond): usize {
  return changetype<usize>(self) + ACTOR_SYSTEM;
}

/** Modes in which one port sends (bond_uses_primary), and those of them that spread what they receive (bond_is_lb). */
export function usesPrimary(self: Bond): bool {
  return self.mode == BondMode.ACTIVEBACKUP || isBalanced(self);
}

export function isBalanced(self: Bond): bool {
  return self.mode == BondMode.TLB || self.mode == BondMode.ALB;
}
