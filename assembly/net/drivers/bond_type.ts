/**
 * The hardware type of a bond, taken over from its first port: Ethernet, or another, which it keeps until a first port has a type again
 * (bond_setup_by_slave, bond_ether_setup). A bond that is not Ethernet is deleted with the last of its ports.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { BondMode, HardwareType } from '../../generated/rt-link';
import { Bond } from './bond_data';
import * as hardware from '../hardware_address';
import * as hardwareType from '../hardware_type';
import { Link, broadcastOf, isUp } from '../link';
import { explain } from '../reason';
import * as register from '../register';
import * as state from '../state';

/** What a change of flags leaves: what it is, and what somebody wants it to receive. */
const KEPT: u32 =
  NetDeviceFlags.UP | NetDeviceFlags.MASTER | NetDeviceFlags.SLAVE | NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI;

/** Makes a bond of the type that a link has which is to be a port; -EINVAL, and -EBUSY where what lies on the bond forbids it. */
export function follow(self: Bond, port: Link): i32 {
  const master = self.link;
  if (port.type == master.type) return 0;
  if (master.ports.first != 0) return explain(-Errno.EINVAL, 'Device type is different from other slaves');
  if (port.type != HardwareType.ETHER && self.mode == BondMode._8023AD)
    return explain(-Errno.EINVAL, '8023AD mode requires Ethernet devices');
  if (!hardwareType.begin(master)) return -Errno.EBUSY;
  hardware.flush(master);
  if (port.type == HardwareType.ETHER) becomeEthernet(master);
  else becomeLike(master, port);
  hardwareType.end(master);
  return 0;
}

function becomeLike(master: Link, port: Link): void {
  const wasUp = isUp(master);
  state.shut(master);
  master.type = port.type;
  master.addressLength = port.addressLength;
  memory.copy(broadcastOf(master), broadcastOf(port), port.addressLength);
  if ((port.flags & NetDeviceFlags.POINTOPOINT) != 0) {
    master.flags &= ~(NetDeviceFlags.BROADCAST | NetDeviceFlags.MULTICAST);
    master.flags |= NetDeviceFlags.POINTOPOINT | NetDeviceFlags.NOARP;
  }
  if (wasUp) state.raise(master);
}

function becomeEthernet(master: Link): void {
  master.flags &= KEPT;
  register.setEthernet(master);
}

/** What would have been the first port is none: the bond is Ethernet again, without a word. */
export function restore(master: Link): void {
  if (master.type == HardwareType.ETHER) return;
  state.shut(master);
  becomeEthernet(master);
}
