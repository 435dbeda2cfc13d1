/**
 * What links do with XDP programs (net_device.xdp_features): a veth takes them where it has queues enough, a tap always, and a bond does what all of its
 * ports do, where it sends by one at a time or by all in turn, or chooses by what is in the packet (bond_xdp_set_features).
 */

import { XdpAct } from '../generated/netdev';
import { BondMode, BondXmitPolicy } from '../generated/rt-link';
import * as bonds from './drivers/bond_data';
import { Bond } from './drivers/bond_data';
import * as tun from './drivers/tun';
import { Link, LinkKind, LinkState } from './link';
import { LinkEvent, linkChanged } from './observer';
import * as stack from './stack';

/** XdpAct bits. */
export function featuresOf(link: Link): u32 {
  const usual: u32 = XdpAct.BASIC | XdpAct.REDIRECT;
  if (link.kind == LinkKind.TUN) return tun.isTap(link) ? usual | XdpAct.NDO_XMIT : 0;
  if (link.kind == LinkKind.BOND) return bonds.dataOf(link).xdp;
  const taken: u32 = (link.state & LinkState.XDP) != 0 ? usual | XdpAct.RX_SG : 0;
  return (link.state & LinkState.XDP_TARGET) != 0 ? taken | XdpAct.NDO_XMIT | XdpAct.NDO_XMIT_SG : taken;
}

/** A link does something else with programs, and so perhaps the bond that it is a port of. */
export function changed(link: Link): void {
  linkChanged(LinkEvent.XDP_CHANGED, link, 0);
  if (link.master == 0) return;
  const master = changetype<Link>(link.master);
  if (master.kind == LinkKind.BOND) portsChanged(master);
}

/** The ports of a bond came, went or changed. */
export function portsChanged(bond: Link): void {
  const self = bonds.dataOf(bond);
  let features: u32 = 0;
  if (bond.ports.first != 0 && takesPrograms(self)) {
    features = ~XdpAct.XSK_ZEROCOPY;
    for (let port = stack.firstPort(bond); port != null; port = stack.nextPort(port)) features &= featuresOf(port);
  }
  if (self.xdp == features) return;
  self.xdp = features;
  changed(bond);
}

function takesPrograms(self: Bond): bool {
  switch (self.mode) {
    case BondMode.ROUNDROBIN:
    case BondMode.ACTIVEBACKUP:
      return true;
    case BondMode.XOR:
    case BondMode._8023AD:
      return self.xmitHashPolicy != BondXmitPolicy.VLAN_SRCMAC;
    default:
      return false;
  }
}
