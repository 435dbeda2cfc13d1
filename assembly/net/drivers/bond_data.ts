/**
 * The state of a bond and of its ports (struct bonding, struct slave). A bond's block has a word for each setting, under the name of its attribute,
 * followed by:
 *
 *      ┌─ timers ─┬─ ARP targets 16 × 4 ─┬─ neighbour targets 16 × 16 ─┬─ name of the primary port 16 ─┬─ system of 802.3ad 6 ─┬─ 2 ─┐
 */

import { BondMode, IFNAMSIZ, MAX_ADDR_LEN } from '../../generated/rt-link';
import { Timer } from '../../memory/timer';
import { Link } from '../link';

/** What a bond does with time. */
export const enum BondWork {
  /** It looks at the carrier of its ports. */
  MONITOR,
  /** It has what lies on it join its groups again. */
  GROUPS,
  /** Its active port need not take everything any more. */
  PROMISCUITY,
  /** The machines of 802.3ad make a step. */
  AGGREGATE,
  /** Where it balances what it sends, it has switches learn which port an address is behind. */
  TEACH,
}

export const WORKS: u32 = BondWork.TEACH + 1;

/** What a port of mode 802.3ad hears of a partner, and whether its aggregator uses it: see net/drivers/bond_aggregate.ts. */
export const enum Receive {
  INITIAL,
  DISABLED,
  EXPIRED,
  UNABLE,
  DEFAULTED,
}

export const enum Multiplex {
  INITIAL,
  DETACHED,
  WAITING,
  ATTACHED,
}

/** How often a port speaks: see net/drivers/bond_lacp.ts. */
export const enum Periodic {
  NONE,
  FAST,
  SLOW,
  DUE,
}

/** Whether a port of that mode, or its partner, came into step in time. */
export const enum Churn {
  MONITORED,
  CHURNED,
  NONE,
}

@unmanaged
export class BondTimer extends Timer {
  bond: Bond;
  work: BondWork;
}

@unmanaged
export class Bond {
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
  /** What it does with XDP programs: see net/xdp.ts. */
  xdp: u32;
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
  /** It balanced what it received when it was last up. */
  balancesReceived: bool;
  /** Since when it balances, in milliseconds since boot. */
  balancesSince: f64;
  /** It looks at what its ports do, and need not hear of what comes of that. */
  followsPorts: bool;
  /** The port that takes everything for a while, for one that can't send: the active one, or 0. See net/drivers/bond_balance.ts. */
  hearsAll: usize;
  /** How many frames it sent, by its ports in turn. */
  sent: u32;
  /** The number of the last port that joined, by which 802.3ad names aggregators. */
  lastAggregator: u32;
  /** In how many rounds of the monitor, at the latest, the last of its peers is told that another port sends. */
  peersToTell: u32;
  /** The port by which its ARP monitor asks while it sends by none, or 0. */
  asking: usize;
  /** How often it is still to join its groups again. */
  groupsToTell: u32;
  /** When the monitor began, in milliseconds since boot, and when the machines of 802.3ad did. */
  monitorSince: f64;
  aggregatesSince: f64;
  /** How many steps of theirs there were, or were left out. */
  steps: u32;
  /** In how many steps of theirs an aggregator is selected anew; 0 for not. */
  selectsIn: u32;
}

/** At most so many targets of either kind. */
export const MAX_TARGETS: u32 = 16;
const TIMERS: u32 = (<u32>offsetof<Bond>() + 7) & ~7;
const TIMER_SIZE: u32 = (<u32>offsetof<BondTimer>() + 7) & ~7;
const ARP_TARGETS: u32 = TIMERS + WORKS * TIMER_SIZE;
const NS_TARGETS: u32 = ARP_TARGETS + MAX_TARGETS * 4;
const PRIMARY_NAME: u32 = NS_TARGETS + MAX_TARGETS * 16;
const ACTOR_SYSTEM: u32 = PRIMARY_NAME + IFNAMSIZ;
export const BOND_SIZE: u32 = ACTOR_SYSTEM + 8;

/** BondPort.proposed where a round of the monitor changes nothing. */
export const UNCHANGED: u32 = ~0;

@unmanaged
export class BondPort {
  /** BondState and BondLink. */
  state: u32;
  link: u32;
  /** How often its link was lost. */
  failures: u32;
  /** Rounds of the monitor until its link counts as lost or found. */
  delay: u32;
  /** What this round of the monitor makes of its link, a BondLink or UNCHANGED. */
  proposed: u32;
  queue: u32;
  priority: u32;
  actorPriority: u32;
  /** What it had before it joined. */
  mtu: u32;
  /* Of mode 802.3ad, in bits the LacpStates that the port is in and takes its partner to be in; its own key, and its aggregator's. */
  aggregator: u32;
  actorState: u32;
  partnerState: u32;
  key: u32;
  aggregatorKey: u32;
  receive: Receive;
  receiveIn: u32;
  multiplex: Multiplex;
  multiplexIn: u32;
  periodic: Periodic;
  periodicIn: u32;
  /** In how many steps it may send. */
  sendIn: u32;
  /** Of the port and its partner a Churn, and four times how often they did not come into step; when that is judged, or 0. */
  actorChurn: u32;
  partnerChurn: u32;
  churnsAt: f64;
  /* Of the ARP monitor, in milliseconds since boot: when it last sent anything, asked, heard what counts, and when its link last began. */
  lastSent: f64;
  lastAsked: f64;
  lastHeard: f64;
  lastUp: f64;
  /** Its machines begin anew; it speaks to partners; its link is up; its link once was. */
  begins: bool;
  speaks: bool;
  isEnabled: bool;
  wasUp: bool;
  /** It is in its aggregator, for as long as nothing changes; the bond sends by that one; what it is to the bond is yet to be told. */
  isAttached: bool;
  isSelected: bool;
  isActive: bool;
  isUnheard: bool;
  /** It has something to say to its partner. */
  isDue: bool;
  /** What the bond makes of its link is yet to be told. */
  isLinkUnheard: bool;
}

/** Behind a port's words: when each target was last heard, and the address that the port came with. */
const HEARD: u32 = (<u32>offsetof<BondPort>() + 7) & ~7;
const PERMANENT: u32 = HEARD + MAX_TARGETS * 8;
export const PORT_SIZE: u32 = PERMANENT + MAX_ADDR_LEN;

export function dataOf(link: Link): Bond {
  return changetype<Bond>(link.data);
}

export function portOf(link: Link): BondPort {
  return changetype<BondPort>(link.portData);
}

/** When a port last heard of the target at a place: an f64 there. */
export function heardOf(kept: BondPort, place: u32): usize {
  return changetype<usize>(kept) + HEARD + place * 8;
}

/** The address a port had before it joined. */
export function permanentOf(link: Link): usize {
  return link.portData + PERMANENT;
}

/** Likewise in a block that is no port's yet, or no more. */
export function permanentIn(block: usize): usize {
  return block + PERMANENT;
}

export function timerOf(self: Bond, work: u32): BondTimer {
  return changetype<BondTimer>(changetype<usize>(self) + TIMERS + work * TIMER_SIZE);
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

/** Modes in which a port whose speed nobody knows does not count (bond_needs_speed_duplex). */
export function needsSpeed(self: Bond): bool {
  return self.mode == BondMode._8023AD || isBalanced(self);
}
