/**
 * bond (drivers/net/bonding): a link that transmits through its ports. Its configuration is its `data`, a word per setting (net/drivers/bond_option.ts);
 * the state of a port is that link's `portData`. Whether a port's link is up is decided by the MII monitor from its carrier
 * (net/drivers/bond_monitor.ts); without the monitor it always is.
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { BondMode, BondState } from '../../generated/rt-link';
import * as active from './bond_active';
import * as aggregates from './bond_aggregate';
import * as balance from './bond_balance';
import { dataOf, isBalanced, usesPrimary } from './bond_data';
import * as monitor from './bond_monitor';
import * as ports from './bond_port';
import * as targets from './bond_target';
import * as timers from './bond_timer';
import * as configure from '../configure';
import * as features from '../features';
import * as hardware from '../hardware_address';
import { HardwareAddress } from '../hardware_address';
import { DeviceEvent } from '../kind';
import { Link, LinkState, addressOf } from '../link';
import * as receiveMode from '../receive_mode';
import * as stack from '../stack';

const MAX_MTU: u32 = 65535;

export function setup(link: Link): void {
  link.flags |= NetDeviceFlags.MASTER;
  link.state |= LinkState.UNICAST_FILTER | LinkState.NETNS_IMMUTABLE;
  link.maxMtu = MAX_MTU;
}

/** The bond is gone: its ports are on their own (bond_uninit). */
export function abandon(master: Link): void {
  for (let port = stack.firstPort(master); port != null; port = stack.firstPort(master))
    ports.release(master, port, true);
  timers.cancelAll(dataOf(master));
}

/** The bond comes up: those that are to send are active (bond_open). */
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
  if (isBalanced(self)) balance.open(self);
  monitor.start(self);
  if (self.mode == BondMode._8023AD) aggregates.open(self);
  return 0;
}

/** The bond goes down (bond_close). */
export function stop(master: Link): void {
  const self = dataOf(master);
  timers.cancelAll(self);
  self.peersToTell = 0;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    if (!usesPrimary(self) || changetype<usize>(port) == self.active) active.takeBackAddresses(master, port);
  }
}

/** Its ports follow; if one can't, those before it go back. */
export function changeMtu(master: Link, mtu: u32): i32 {
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    const bad = configure.followMtu(port, mtu);
    if (bad == 0) continue;
    for (let done = stack.firstPort(master); done != port; done = stack.nextPort(done))
      configure.followMtu(done!, master.mtu);
    return bad;
  }
  master.mtu = mtu;
  return 0;
}

/** Its ports follow; where the address goes with the active one, it stays (bond_set_mac_address). */
export function changeAddress(master: Link, address: usize): i32 {
  const self = dataOf(master);
  if (self.mode == BondMode.ALB) return balance.changeAddress(self, address);
  if (!ports.sharesAddress(self)) return 0;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) {
    const bad = configure.setAddress(port, address);
    if (bad == 0) continue;
    for (let done = stack.firstPort(master); done != port; done = stack.nextPort(done))
      configure.setAddress(done!, addressOf(master));
    return bad;
  }
  memory.copy(addressOf(master), address, master.addressLength);
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

/** Something happened to a port (bond_slave_netdev_event). */
export function portChanged(master: Link, port: Link, event: DeviceEvent): void {
  const self = dataOf(master);
  if (event == DeviceEvent.FEATURES && !self.followsPorts) {
    self.followsPorts = true;
    features.portsChanged(master);
    self.followsPorts = false;
  }
  if (event == DeviceEvent.CHANGENAME) targets.portRenamed(self, port);
  if (event != DeviceEvent.UP && event != DeviceEvent.DOWN && event != DeviceEvent.CHANGE) return;
  if (event != DeviceEvent.DOWN && self.mode == BondMode._8023AD) aggregates.portChanged(self, port);
  monitor.watch(self);
}
