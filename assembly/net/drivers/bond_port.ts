/** Adding ports to a bond, and removing them (bond_enslave, __bond_release_one). */

import { Errno } from '../../generated/errno';
import { NetAddrAssign, NetDeviceFlags } from '../../generated/netdevice';
import { BondFom, BondLink, BondMode, BondState, HardwareType, IFNAMSIZ } from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import * as active from './bond_active';
import * as aggregates from './bond_aggregate';
import * as arp from './bond_arp';
import * as balance from './bond_balance';
import * as teaching from './bond_teach';
import {
  Bond,
  BondPort,
  PORT_SIZE,
  UNCHANGED,
  dataOf,
  isBalanced,
  permanentIn,
  portOf,
  primaryName,
  usesPrimary,
} from './bond_data';
import * as monitor from './bond_monitor';
import * as types from './bond_type';
import * as configure from '../configure';
import { VLAN_CHALLENGED } from '../feature';
import * as features from '../features';
import * as kinds from '../kind';
import { Link, LinkKind, LinkState, addressOf, isUp, nameOf } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import { explain } from '../reason';
import * as register from '../register';
import * as linkwatch from '../linkwatch';
import * as stack from '../stack';
import * as state from '../state';
import * as xdp from '../xdp';

const DEFAULT_ACTOR_PRIORITY: u32 = 255;

/** Makes a link a port. */
export function add(master: Link, port: Link): i32 {
  const self = dataOf(master);
  const refused = check(self, port);
  if (refused != 0) return refused;
  const block = heap.allocZeroed(PORT_SIZE);
  if (block == 0) return -Errno.ENOMEM;
  const otherType = types.follow(self, port);
  const bad = otherType != 0 ? otherType : enslave(self, port, block);
  if (bad != 0) {
    heap.free(block);
    if (otherType == 0 && master.ports.first == 0) restoreBond(master, port);
    return bad;
  }
  if (!usesPrimary(self)) active.passReceiveMode(master, port, 1);
  features.portsChanged(master);
  active.setCarrier(self);
  if (usesPrimary(self)) active.selectActive(self);
  monitor.watch(self);
  aggregates.watch(self);
  xdp.portsChanged(master);
  return 0;
}

function check(self: Bond, port: Link): i32 {
  const master = self.link;
  if ((port.flags & NetDeviceFlags.MASTER) != 0 && port.kind != LinkKind.BOND)
    return explain(-Errno.EPERM, 'Device type (master device) cannot be enslaved');
  // What it receives is somebody's already: a program's, or its macvlans'.
  if (port.kind == LinkKind.MACVTAP || port.macvlanPort != 0)
    return explain(-Errno.EBUSY, 'Device is in use and cannot be enslaved');
  if (master == port) return explain(-Errno.EPERM, 'Cannot enslave bond to itself.');
  if ((port.features & VLAN_CHALLENGED) != 0 && master.vlanHeight != 0)
    return explain(-Errno.EPERM, 'Can not enslave VLAN challenged device to VLAN enabled bond');
  if (isUp(port)) return explain(-Errno.EPERM, 'Device can not be enslaved while up');
  return 0;
}

/** What would have been the first port keeps its address for itself. */
function restoreBond(master: Link, port: Link): void {
  if (configure.isSameEther(addressOf(master), addressOf(port))) configure.drawAddress(master);
  types.restore(master);
}

/** A port whose address can't be changed is for bonds whose address goes with the active port. */
function checkAddressing(self: Bond, port: Link): i32 {
  if (kinds.takesAddress(port) || self.mode != BondMode.ACTIVEBACKUP || self.failOverMac == BondFom.ACTIVE) return 0;
  if (self.link.ports.first != 0) {
    const text = 'Slave device does not support setting the MAC address, but fail_over_mac is not set to active';
    return explain(-Errno.EOPNOTSUPP, text);
  }
  self.failOverMac = BondFom.ACTIVE;
  return 0;
}

/** Gives a link the bond's MTU and an address, brings it up and has it join; what failed leaves it as it was. */
function enslave(self: Bond, port: Link, block: usize): i32 {
  const master = self.link;
  const unaddressable = checkAddressing(self, port);
  if (unaddressable != 0) return unaddressable;
  if (master.ports.first == 0 && master.addressFrom == NetAddrAssign.RANDOM) active.takeAddress(master, port);
  const kept = changetype<BondPort>(block);
  kept.mtu = port.mtu;
  kept.actorPriority = DEFAULT_ACTOR_PRIORITY;
  kept.proposed = UNCHANGED;
  const badMtu = configure.followMtu(port, master.mtu);
  if (badMtu != 0) return badMtu;
  memory.copy(permanentIn(block), addressOf(port), port.addressLength);
  const badAddress = giveAddress(self, port);
  if (badAddress != 0) {
    configure.followMtu(port, kept.mtu);
    return badAddress;
  }
  port.state |= LinkState.NO_ADDRCONF;
  const closed = state.raise(port);
  const unjoined = closed != 0 ? closed : join(self, port, block);
  if (unjoined != 0) {
    restore(self, port, block);
    configure.followMtu(port, kept.mtu);
  }
  return unjoined;
}

/** Ports have the bond's address, but where one takes over from the other with its own. */
function giveAddress(self: Bond, port: Link): i32 {
  const bonds = addressOf(self.link);
  if (sharesAddress(self)) return configure.setAddress(port, bonds);
  if (self.failOverMac != BondFom.FOLLOW || self.link.ports.first == 0) return 0;
  if (!configure.isSameEther(addressOf(port), bonds)) return 0;
  configure.randomAddress(drawn);
  return configure.setAddress(port, drawn);
}

const drawn: usize = memory.data(8, 4);

export function sharesAddress(self: Bond): bool {
  return self.failOverMac == BondFom.NONE || self.mode != BondMode.ACTIVEBACKUP;
}

function join(self: Bond, port: Link, block: usize): i32 {
  const kept = changetype<BondPort>(block);
  const bad = isBalanced(self) ? balance.welcome(self, port, block) : 0;
  if (bad != 0) return bad;
  kept.link = monitor.firstLink(self, port);
  arp.welcome(self, kept);
  if (kept.link == BondLink.BACK) kept.delay = self.updelay;
  kept.wasUp = kept.link != BondLink.DOWN;
  linkChanged(LinkEvent.CHANGED, port, 0);
  if (self.mode == BondMode.ACTIVEBACKUP || self.mode == BondMode._8023AD) {
    kept.state = BondState.BACKUP;
    linkChanged(LinkEvent.CHANGED, port, 0);
  }
  if (self.mode == BondMode._8023AD) aggregates.bind(self, port, kept);
  features.joins(port, self.link);
  const unjoined = stack.join(port, self.link, block);
  if (unjoined != 0) return unjoined;
  port.flags |= NetDeviceFlags.SLAVE;
  linkwatch.reconsider(port);
  linkChanged(LinkEvent.CHANGED, port, 0);
  if (!usesPrimary(self)) {
    if (self.active == 0 && kept.link == BondLink.UP) self.active = changetype<usize>(port);
  } else if (memory.compare(primaryName(self), nameOf(port), IFNAMSIZ) == 0) {
    self.primary = changetype<usize>(port);
    self.forcePrimary = true;
  }
  teaching.watch(self);
  return 0;
}

/** Makes a port a link of its own again, as it was; `all`: the bond goes, and lets go of all. */
export function release(master: Link, port: Link, all: bool): void {
  const self = dataOf(master);
  const wasActive = self.active == changetype<usize>(port);
  if (!isBalanced(self)) active.setState(port, BondState.BACKUP);
  if (self.mode == BondMode._8023AD) aggregates.unbind(self, port);
  const block = port.portData;
  stack.unlink(port);
  port.portData = 0;
  port.flags &= ~NetDeviceFlags.SLAVE;
  if (self.primary == changetype<usize>(port)) self.primary = 0;
  self.asking = 0;
  if (wasActive) active.changeActive(self, null);
  if (isBalanced(self)) balance.leave(self, port, block);
  teaching.watch(self);
  if (all) self.active = 0;
  else if (wasActive) active.selectActive(self);
  active.setCarrier(self);
  // Without ports it has an address of nobody's.
  if (master.ports.first == 0) {
    configure.drawAddress(master);
    configure.announceAddress(master);
  }
  xdp.portsChanged(master);
  features.portsChanged(master);
  if (!usesPrimary(self)) active.passReceiveMode(master, port, -1);
  restore(self, port, block);
  // Of one that goes too, and where the bond goes, the MTU changes without a word.
  if (all || (port.state & LinkState.DOOMED) != 0) kinds.changeMtu(port, changetype<BondPort>(block).mtu);
  else configure.followMtu(port, changetype<BondPort>(block).mtu);
  heap.free(block);
}

/** A port leaves its namespace, and with the last of them a bond goes that is not Ethernet (bond_release_and_destroy). */
export function gone(master: Link, port: Link): void {
  release(master, port, false);
  const isAlive = (master.state & LinkState.DOOMED) == 0;
  if (isAlive && master.ports.first == 0 && master.type != HardwareType.ETHER) register.remove(master);
}

/** Takes a port down and gives it back the address it had. */
function restore(self: Bond, port: Link, block: usize): void {
  state.shut(port);
  port.state &= ~LinkState.NO_ADDRCONF;
  if (self.failOverMac != BondFom.ACTIVE || self.mode != BondMode.ACTIVEBACKUP)
    configure.setAddress(port, permanentIn(block));
}

/** What is told of a port by none of rtnetlink's attributes. */
export const enum PortFact {
  /** How many ports joined before it. */
  PLACE,
  /** Its key in LACP's units, and of it and its partner how they came into step: see net/drivers/bond_churn.ts. */
  KEY,
  ACTOR_CHURN,
  PARTNER_CHURN,
}

/** A fact of a link; -ENOENT for one that is no port of a bond. */
export function factOf(port: Link, fact: PortFact): i32 {
  const master = stack.masterOf(port);
  if (master == null || master.kind != LinkKind.BOND) return -Errno.ENOENT;
  const kept = portOf(port);
  switch (fact) {
    case PortFact.KEY:
      return kept.key;
    case PortFact.ACTOR_CHURN:
      return kept.actorChurn;
    case PortFact.PARTNER_CHURN:
      return kept.partnerChurn;
    default: {
      let place: i32 = 0;
      for (let before = stack.previousPort(port); before != null; before = stack.previousPort(before)) place++;
      return place;
    }
  }
}
