/**
 * What kinds of link do about what their links receive (ndo_change_rx_flags, ndo_set_rx_mode): those that lie on others, or have ports, pass it
 * on. A kind that has nothing to say to a question is not in that question's switch.
 */

import * as bond from './drivers/bond';
import * as driver from './driver';
import * as hardware from './hardware_address';
import { HardwareAddress } from './hardware_address';
import { Link, LinkKind } from './link';
import * as macvlan from './drivers/macvlan';
import * as tun from './drivers/tun';
import * as vlan from './drivers/vlan';

/** True when promiscuity or all-multicast, as `flag` says, goes on to the link below (ndo_change_rx_flags). */
export function receiveFlagChanged(link: Link, flag: u32): void {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      driver.receiveFlagChanged(link);
      return;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.receiveFlagChanged(link, flag);
      return;
    case LinkKind.VLAN:
      vlan.receiveFlagChanged(link, flag);
      return;
    case LinkKind.BOND:
      bond.receiveFlagChanged(link, flag);
      return;
    default:
  }
}

/** True when a driver is told what its link is to receive (whether there is an ndo_set_rx_mode). */
export function takesAddresses(link: Link): bool {
  switch (link.kind) {
    case LinkKind.LOOPBACK:
    case LinkKind.IFB:
    case LinkKind.VRF:
      return false;
    case LinkKind.TUN:
      return tun.isTap(link);
    default:
      return true;
  }
}

/** The links below are to know an address of a link that is up as long as it is wanted (ndo_set_rx_mode). */
export function addressWanted(link: Link, entry: HardwareAddress): void {
  switch (link.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
    case LinkKind.VLAN:
      hardware.pass(entry, changetype<Link>(link.lower));
      return;
    case LinkKind.BOND:
      bond.addressWanted(link, entry);
      return;
    default:
  }
}

/** Likewise all addresses of a link that comes up. */
export function addressesWanted(link: Link): void {
  switch (link.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
    case LinkKind.VLAN:
      hardware.passAll(link, changetype<Link>(link.lower), false);
      return;
    case LinkKind.BOND:
      bond.addressesWanted(link);
      return;
    default:
  }
}
