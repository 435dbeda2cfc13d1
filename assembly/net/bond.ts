/**
 * bond (drivers/net/bonding): a link that sends by way of its ports. What it was told is its `data`, with a word a setting
 * (net/bond_option.ts); what it keeps of a port is that one's `portData`. A port's link is what the monitor makes of its carrier
 * (net/bond_monitor.ts), and without a monitor always up.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { BondFom, BondLink, BondMode, BondState, IFNAMSIZ } from '../generated/rt-link';
import * as heap from '../memory/heap';
import * as active from './bond_active';
import { Bond, BondPort, PORT_SIZE, dataOf, isBalanced, permanentIn, primaryName, usesPrimary } from './bond_data';
import * as monitor from './bond_monitor';
import * as targets from './bond_target';
import * as configure from './configure';
import * as features from './features';
import * as hardware from './hardware_address';
import { HardwareAddress } from './hardware_address';
import { DeviceEvent } from './kind';
import { Link, LinkKind, LinkState, addressOf, isUp, nameOf } from './link';
import { LinkEvent, linkChanged } from './observer';
import { explain } from './reason';
import * as receiveMode from './receive_mode';
import * as stack from './stack';
import * as state from './state';

const DEFAULT_ACTOR_PRIORITY: u32 = 255;
const MAX_MTU: u32 = 65535;

export function setup(link: Link): void {
  link.flags |= NetDeviceFlags.MASTER;
  link.state |= LinkState.UNICAST_FILTER | LinkState.NETNS_IMMUTABLE;
  link.maxMtu = MAX_MTU;
}

/** Ports keep their addresses only where one takes over from the other with its own (fail_over_mac). */
function sharesAddress(self: Bond): bool {
  return self.failOverMac == BondFom.NONE || self.mode != BondMode.ACTIVEBACKUP;
}

/** Makes a link a port (bond_enslave). */
export function addPort(master: Link, port: Link): i32 {
  const refused = checkPort(master, port);
  if (refused != 0) return refused;
  const self = dataOf(master);
  const block = heap.allocZeroed(PORT_SIZE);
  if (block == 0) return -Errno.ENOMEM;
  if (master.ports.first == 0 && (master.state & LinkState.ADDRESS_SET) == 0) active.takeAddress(master, port);
  const kept = changetype<BondPort>(block);
  kept.mtu = port.mtu;
  kept.actorPriority = DEFAULT_ACTOR_PRIORITY;
  memory.copy(permanentIn(block), addressOf(port), port.addressLength);
  const bad = prepare(self, master, port);
  const unjoined = bad != 0 ? bad : join(self, master, port, block);
  if (unjoined != 0) {
    restore(self, port, block);
    heap.free(block);
    return unjoined;
  }
  if (!usesPrimary(self)) active.passReceiveMode(master, port, 1);
  features.portsChanged(master);
  active.setCarrier(self);
  if (usesPrimary(self)) active.selectActive(self);
  monitor.watch(self);
  return 0;
}

function checkPort(master: Link, port: Link): i32 {
  if ((port.flags & NetDeviceFlags.MASTER) != 0 && port.kind != LinkKind.BOND)
    return explain(-Errno.EPERM, 'Device type (master device) cannot be enslaved');
  if (port.macvlanPort != 0) return explain(-Errno.EBUSY, 'Device is in use and cannot be enslaved');
  if (master == port) return explain(-Errno.EPERM, 'Cannot enslave bond to itself.');
  if ((port.state & LinkState.VLAN_CHALLENGED) != 0 && master.vlanHeight != 0)
    return explain(-Errno.EPERM, 'Can not enslave VLAN challenged device to VLAN enabled bond');
  if (isUp(port)) return explain(-Errno.EPERM, 'Device can not be enslaved while up');
  if (port.type == master.type) return 0;
  // A bond of another type than Ethernet, which its first port would make it, is not here.
  if (master.ports.first == 0) return -Errno.EOPNOTSUPP;
  return explain(-Errno.EINVAL, 'Device type is different from other slaves');
}

/** Gives a port the bond's MTU and address, and brings it up. */
function prepare(self: Bond, master: Link, port: Link): i32 {
  const badMtu = configure.followMtu(port, master.mtu);
  if (badMtu != 0) return badMtu;
  const badAddress = sharesAddress(self) ? configure.setAddress(port, addressOf(master)) : 0;
  if (badAddress != 0) return badAddress;
  port.flags |= NetDeviceFlags.SLAVE;
  return state.changeFlags(port, port.flags | NetDeviceFlags.UP);
}

function join(self: Bond, master: Link, port: Link, block: usize): i32 {
  const kept = changetype<BondPort>(block);
  kept.link = monitor.firstLink(self, port);
  linkChanged(LinkEvent.CHANGED, port, 0);
  if (self.mode == BondMode.ACTIVEBACKUP || self.mode == BondMode._8023AD) {
    kept.state = BondState.BACKUP;
    linkChanged(LinkEvent.CHANGED, port, 0);
  }
  if (self.mode == BondMode._8023AD) kept.aggregator = ++self.lastAggregator;
  const bad = stack.join(port, master, block);
  if (bad != 0) return bad;
  if (memory.compare(primaryName(self), nameOf(port), IFNAMSIZ) == 0 && usesPrimary(self)) {
    self.primary = changetype<usize>(port);
    self.forcePrimary = true;
  }
  if (!usesPrimary(self) && self.active == 0 && kept.link == BondLink.UP) self.active = changetype<usize>(port);
  linkChanged(LinkEvent.CHANGED, port, 0);
  return 0;
}

export function receiveFlagChanged(master: Link, flag: u32): void {
  const self = dataOf(master);
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (usesPrimary(self) && changetype<usize>(port) != self.active) continue;
    if (flag == NetDeviceFlags.ALLMULTI) receiveMode.addAllmulti(port, master.allmulti != 0 ? 1 : -1);
    else receiveMode.addPromiscuity(port, master.promiscuity != 0 ? 1 : -1, true);
  }
}

/** What the bond is to receive, its ports must, or the active one (bond_set_rx_mode). */
export function addressWanted(master: Link, entry: HardwareAddress): void {
  const self = dataOf(master);
  if (usesPrimary(self)) {
    if (self.active != 0) hardware.pass(entry, changetype<Link>(self.active));
    return;
  }
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (!hardware.passToOne(entry, port)) return;
  }
}

export function addressesWanted(master: Link): void {
  const self = dataOf(master);
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (!usesPrimary(self) || changetype<usize>(port) == self.active)
      hardware.passAll(master, port, !usesPrimary(self));
  }
}

/** Makes a port a link of its own again, as it was (__bond_release_one). */
export function removePort(master: Link, port: Link): void {
  const self = dataOf(master);
  const wasActive = self.active == changetype<usize>(port);
  if (!isBalanced(self)) active.setState(port, BondState.BACKUP);
  const block = port.portData;
  port.portData = 0;
  stack.part(port);
  if (self.primary == changetype<usize>(port)) self.primary = 0;
  if (wasActive) {
    active.changeActive(self, null);
    active.selectActive(self);
  }
  active.setCarrier(self);
  if (master.ports.first == 0) {
    configure.randomAddress(addressOf(master));
    master.state &= ~LinkState.ADDRESS_SET;
    linkChanged(LinkEvent.CHANGED, master, 0);
    stack.tell(master, DeviceEvent.CHANGEADDR);
  }
  features.portsChanged(master);
  if (!usesPrimary(self)) active.passReceiveMode(master, port, -1);
  restore(self, port, block);
  heap.free(block);
}

/** Takes a port down and gives it back what it had. */
function restore(self: Bond, port: Link, block: usize): void {
  port.flags &= ~NetDeviceFlags.SLAVE;
  state.shut(port);
  if (self.failOverMac != BondFom.ACTIVE || self.mode != BondMode.ACTIVEBACKUP)
    configure.setAddress(port, permanentIn(block));
  configure.followMtu(port, changetype<BondPort>(block).mtu);
}

/** The bond is gone: its ports are on their own (bond_uninit). */
export function abandon(master: Link): void {
  for (let port = stack.firstPort(master); port != null; port = stack.firstPort(master)) removePort(master, port);
  monitor.stop(dataOf(master));
}

/** The bond comes up: those that are to send are active. */
export function open(master: Link): i32 {
  const self = dataOf(master);
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (usesPrimary(self) && changetype<usize>(port) != self.active) {
      if (!isBalanced(self)) active.setState(port, BondState.BACKUP);
    } else if (self.mode != BondMode._8023AD) {
      active.setState(port, BondState.ACTIVE);
    } else {
      active.hearAggregators(port);
    }
  }
  monitor.start(self);
  return 0;
}

export function stop(master: Link): void {
  const self = dataOf(master);
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (!usesPrimary(self) || changetype<usize>(port) == self.active) active.takeBackAddresses(master, port);
  }
  monitor.stop(self);
}

/** Its ports follow. */
export function changeMtu(master: Link, mtu: u32): i32 {
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    const bad = configure.followMtu(port, mtu);
    if (bad != 0) return bad;
  }
  master.mtu = mtu;
  return 0;
}

/** Its ports follow, unless the address goes with the active one. */
export function changeAddress(master: Link, address: usize): i32 {
  const self = dataOf(master);
  if (sharesAddress(self)) {
    for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
      const bad = configure.setAddress(port, address);
      if (bad != 0) return bad;
    }
  }
  memory.copy(addressOf(master), address, master.addressLength);
  return 0;
}

export function portChanged(master: Link, port: Link, event: DeviceEvent): void {
  if (event == DeviceEvent.CHANGENAME) targets.portRenamed(dataOf(master), port);
  if (event == DeviceEvent.FEATURES) features.portsChanged(master);
  if (event == DeviceEvent.UP || event == DeviceEvent.DOWN || event == DeviceEvent.CHANGE)
    monitor.watch(dataOf(master));
}
