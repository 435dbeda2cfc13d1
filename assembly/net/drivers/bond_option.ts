/**
 * The settings of a bond (struct bond_option): their valid values, the modes they apply to, and whether they can change while the bond is up or has
 * ports. `set` is for numbers; net/drivers/bond_target.ts has the others.
 */

import { Errno } from '../../generated/errno';
import { BondMode, LacpState, LinkinfoBondAttribute as Attribute } from '../../generated/rt-link';
import * as active from './bond_active';
import * as aggregates from './bond_aggregate';
import { Bond, BondWork } from './bond_data';
import * as monitor from './bond_monitor';
import * as timers from './bond_timer';
import * as features from '../features';
import { isUp } from '../link';

/* Sets of modes, a bit each. */
const ANY: u32 = (1 << (<u32>BondMode.ALB + 1)) - 1;
const ONLY_RR: u32 = 1 << BondMode.ROUNDROBIN;
const ONLY_AD: u32 = 1 << BondMode._8023AD;
const BALANCED: u32 = (1 << BondMode.TLB) | (1 << BondMode.ALB);
export const WITH_PRIMARY: u32 = (1 << BondMode.ACTIVEBACKUP) | BALANCED;
const WITH_ARP: u32 = ANY & ~(ONLY_AD | BALANCED);
/* When it can't be set. */
const NOT_UP: u32 = 1;
const NOT_WITH_PORTS: u32 = 2;
const MAX: u32 = 0x7fffffff;

/** A setting: {attribute, its bytes in a message, offset in a Bond, least, most, modes, when not}, in the order in which they are set. */
// prettier-ignore
const OPTIONS: usize = memory.data<u32>([
  Attribute.MODE, 1, <u32>offsetof<Bond>('mode'), 0, BondMode.ALB, ANY, NOT_UP | NOT_WITH_PORTS,
  Attribute.MIIMON, 4, <u32>offsetof<Bond>('miimon'), 0, MAX, ANY, 0,
  Attribute.UPDELAY, 4, <u32>offsetof<Bond>('updelay'), 0, MAX, ANY, 0,
  Attribute.DOWNDELAY, 4, <u32>offsetof<Bond>('downdelay'), 0, MAX, ANY, 0,
  Attribute.PEER_NOTIF_DELAY, 4, <u32>offsetof<Bond>('peerNotifDelay'), 0, 300000, ANY, 0,
  Attribute.ARP_INTERVAL, 4, <u32>offsetof<Bond>('arpInterval'), 0, MAX, WITH_ARP, 0,
  Attribute.ARP_VALIDATE, 4, <u32>offsetof<Bond>('arpValidate'), 0, 6, WITH_ARP, 0,
  Attribute.ARP_ALL_TARGETS, 4, <u32>offsetof<Bond>('arpAllTargets'), 0, 1, ANY, 0,
  Attribute.PRIMARY_RESELECT, 1, <u32>offsetof<Bond>('primaryReselect'), 0, 2, ANY, 0,
  Attribute.FAIL_OVER_MAC, 1, <u32>offsetof<Bond>('failOverMac'), 0, 2, ANY, NOT_WITH_PORTS,
  Attribute.XMIT_HASH_POLICY, 1, <u32>offsetof<Bond>('xmitHashPolicy'), 0, 5, ANY, 0,
  Attribute.RESEND_IGMP, 4, <u32>offsetof<Bond>('resendIgmp'), 0, 255, ANY, 0,
  Attribute.NUM_PEER_NOTIF, 1, <u32>offsetof<Bond>('numPeerNotif'), 0, 255, ANY, 0,
  Attribute.ALL_SLAVES_ACTIVE, 1, <u32>offsetof<Bond>('allSlavesActive'), 0, 1, ANY, 0,
  Attribute.MIN_LINKS, 4, <u32>offsetof<Bond>('minLinks'), 0, MAX, ANY, 0,
  Attribute.LP_INTERVAL, 4, <u32>offsetof<Bond>('lpInterval'), 1, MAX, ANY, 0,
  Attribute.PACKETS_PER_SLAVE, 4, <u32>offsetof<Bond>('packetsPerSlave'), 0, 65535, ONLY_RR, 0,
  Attribute.AD_LACP_ACTIVE, 1, <u32>offsetof<Bond>('adLacpActive'), 0, 1, ONLY_AD, NOT_UP,
  Attribute.AD_LACP_RATE, 1, <u32>offsetof<Bond>('adLacpRate'), 0, 1, ONLY_AD, NOT_UP,
  Attribute.AD_SELECT, 1, <u32>offsetof<Bond>('adSelect'), 0, 3, ANY, NOT_UP,
  Attribute.AD_ACTOR_SYS_PRIO, 2, <u32>offsetof<Bond>('adActorSysPrio'), 1, 65535, ONLY_AD, 0,
  Attribute.AD_USER_PORT_KEY, 2, <u32>offsetof<Bond>('adUserPortKey'), 0, 1023, ONLY_AD, NOT_UP,
  Attribute.TLB_DYNAMIC_LB, 1, <u32>offsetof<Bond>('tlbDynamicLb'), 0, 1, BALANCED, NOT_UP,
  Attribute.MISSED_MAX, 1, <u32>offsetof<Bond>('missedMax'), 1, 255, WITH_ARP, 0,
  Attribute.COUPLED_CONTROL, 1, <u32>offsetof<Bond>('coupledControl'), 0, 1, ONLY_AD, NOT_UP,
  Attribute.BROADCAST_NEIGH, 1, <u32>offsetof<Bond>('broadcastNeigh'), 0, 1, ONLY_AD, 0,
  0,
]);

@unmanaged
export class BondOption {
  attribute: u32;
  bytes: u32;
  offset: u32;
  least: u32;
  most: u32;
  modes: u32;
  refusals: u32;
}

const DEFAULT_MIIMON: u32 = 100;

/** The first setting, and the one after, or null. */
export function firstOption(): BondOption {
  return changetype<BondOption>(OPTIONS);
}

export function nextOption(option: BondOption): BondOption | null {
  const after = changetype<usize>(option) + offsetof<BondOption>();
  return load<u32>(after) == 0 ? null : changetype<BondOption>(after);
}

/** Everything as a new bond has it. */
export function setDefaults(self: Bond): void {
  self.resendIgmp = 1;
  self.numPeerNotif = 1;
  self.lpInterval = 1;
  self.packetsPerSlave = 1;
  self.adLacpActive = 1;
  self.adActorSysPrio = 65535;
  self.tlbDynamicLb = 1;
  self.missedMax = 2;
  self.coupledControl = 1;
}

/** Whether a bond can get a setting now: -EACCES for its mode, -ENOTEMPTY, -EBUSY (bond_opt_check_deps). */
export function check(self: Bond, modes: u32, refusals: u32): i32 {
  if ((modes & (1 << self.mode)) == 0) return -Errno.EACCES;
  if ((refusals & NOT_WITH_PORTS) != 0 && self.link.ports.first != 0) return -Errno.ENOTEMPTY;
  if ((refusals & NOT_UP) != 0 && isUp(self.link)) return -Errno.EBUSY;
  return 0;
}

/** Gives a setting a value, and does what follows; errors as `check`, and -EINVAL, -EPERM. */
export function set(self: Bond, option: BondOption, value: u32): i32 {
  const refused = check(self, option.modes, option.refusals);
  if (refused != 0) return refused;
  if (value < option.least || value > option.most) return -Errno.EINVAL;
  const word = changetype<usize>(self) + option.offset;
  switch (option.attribute) {
    case Attribute.MODE:
      setMode(self, value);
      return 0;
    case Attribute.UPDELAY:
    case Attribute.DOWNDELAY:
    case Attribute.PEER_NOTIF_DELAY:
      // They are multiples of what there must be.
      if (self.miimon == 0) return -Errno.EPERM;
      store<u32>(word, value / self.miimon);
      return 0;
    default:
      store<u32>(word, value);
  }
  follow(self, option.attribute);
  return 0;
}

/** A setting in a message: delays are in milliseconds. */
export function valueOf(self: Bond, option: BondOption): u32 {
  const value = load<u32>(changetype<usize>(self) + option.offset);
  switch (option.attribute) {
    case Attribute.UPDELAY:
    case Attribute.DOWNDELAY:
    case Attribute.PEER_NOTIF_DELAY:
      return value * self.miimon;
    default:
      return value;
  }
}

/** Modes without ARP have the other monitor (bond_option_mode_set). Only active-backup can leave IPsec to its ports. */
function setMode(self: Bond, mode: u32): void {
  if ((WITH_ARP & (1 << mode)) == 0) {
    self.arpInterval = 0;
    if (self.miimon == 0) self.miimon = DEFAULT_MIIMON;
  }
  if (mode == BondMode.ALB) self.tlbDynamicLb = 1;
  self.arpValidate = 0;
  self.mode = mode;
  self.broadcastNeigh = 0;
  features.setXfrm(self.link, mode == BondMode.ACTIVEBACKUP);
}

/** The ARP monitor begins in place of the other, or goes on as it did, or ends. */
function followArpInterval(self: Bond): void {
  const looksAtCarrier = self.miimon != 0;
  if (self.arpInterval != 0) self.miimon = 0;
  if (!isUp(self.link)) return;
  if (looksAtCarrier || self.arpInterval == 0) timers.cancel(self, BondWork.MONITOR);
  if (self.arpInterval != 0 && !timers.isWaiting(self, BondWork.MONITOR)) monitor.start(self);
}

/** There is one monitor: of carrier, or by ARP. */
function follow(self: Bond, attribute: u32): void {
  switch (attribute) {
    case Attribute.MIIMON:
      if (self.miimon != 0 && self.arpInterval != 0) {
        self.arpInterval = 0;
        self.arpValidate = 0;
      }
      if (!isUp(self.link)) return;
      timers.cancel(self, BondWork.MONITOR);
      monitor.start(self);
      return;
    case Attribute.ARP_INTERVAL:
      followArpInterval(self);
      return;
    case Attribute.MIN_LINKS:
      active.setCarrier(self);
      return;
    case Attribute.AD_LACP_ACTIVE:
      aggregates.setActorState(self, LacpState.LACP_ACTIVITY, self.adLacpActive != 0);
      return;
    case Attribute.AD_LACP_RATE:
      aggregates.setActorState(self, LacpState.LACP_TIMEOUT, self.adLacpRate != 0);
      return;
    case Attribute.PRIMARY_RESELECT:
      active.selectActive(self);
      return;
    default:
  }
}
