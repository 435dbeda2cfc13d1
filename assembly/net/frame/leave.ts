/** Transmission of a frame on a link, by the link's kind: to a veth's peer, to a bridge's ports, to the link below. */

import { BondLink, BondMode, MacvlanMode } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { dataOf } from '../bridge/bridge';
import { arrive } from './arrive';
import * as bonds from '../drivers/bond_data';
import { Bond } from '../drivers/bond_data';
import * as bondHash from './bond_hash';
import * as bondSend from '../drivers/bond_send';
import * as bridging from './bridging';
import { ETHER_HEADER, MAX_HOPS, frame } from './frame';
import { Link, LinkKind, hasCarrier, isUp } from '../link';
import * as macvlans from './macvlans';
import * as macvlan from '../drivers/macvlan';
import * as stack from '../stack';
import * as traffic from '../traffic';
import * as tunnel from './tunnel';
import * as vlan from '../drivers/vlan';

export function leave(link: Link): void {
  if (frame.hops == MAX_HOPS || (!isUp(link) && link.kind != LinkKind.LOOPBACK)) return;
  if (!isUp(link) || !hasCarrier(link)) {
    traffic.unsent(link);
    return;
  }
  frame.hops++;
  switch (link.kind) {
    case LinkKind.VETH:
      traffic.sent(link, frame.length);
      if (link.peer == 0) break;
      traffic.received(changetype<Link>(link.peer), frame.length);
      arrive(changetype<Link>(link.peer));
      break;
    case LinkKind.DUMMY:
      traffic.sent(link, frame.length);
      break;
    case LinkKind.LOOPBACK:
      traffic.sent(link, frame.length - ETHER_HEADER);
      traffic.received(link, frame.length - ETHER_HEADER);
      arrive(link);
      break;
    case LinkKind.IFB:
      // Nothing was sent here from elsewhere, to where it could go back.
      traffic.received(link, frame.length);
      traffic.refused(link);
      break;
    case LinkKind.VXLAN:
      tunnel.enter(link);
      break;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      traffic.sent(link, frame.length);
      if (macvlan.dataOf(link).mode == MacvlanMode.BRIDGE && macvlans.crosses(link)) break;
      leave(changetype<Link>(link.lower));
      break;
    case LinkKind.VLAN:
      // One tag is enough for what is followed here.
      if (frame.tag != 0) break;
      traffic.sent(link, frame.length);
      frame.tag = vlan.keyOfLink(link);
      leave(changetype<Link>(link.lower));
      frame.tag = 0;
      break;
    case LinkKind.BOND:
      leaveByPorts(link);
      break;
    case LinkKind.BRIDGE:
      dataOf(link).lastFrame = frame.number;
      traffic.sent(link, frame.length);
      bridging.enter(link, null);
      break;
  }
  frame.hops--;
}

/** A bond transmits the frame: on the active port, on all, on each in turn, or on the one that the hash selects. */
function leaveByPorts(master: Link): void {
  const bond = bonds.dataOf(master);
  if (bond.mode == BondMode.BROADCAST) {
    for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
      if (bonds.portOf(port).link == BondLink.UP) leave(port);
    return;
  }
  const port = portFor(bond);
  if (port != null) leave(port);
  else traffic.unsent(master);
}

function portFor(bond: Bond): Link | null {
  if (bonds.usesPrimary(bond)) return bond.active == 0 ? null : changetype<Link>(bond.active);
  if (bond.mode != BondMode.ROUNDROBIN) return bondSend.byHash(bond, bondHash.ofFrame(bond));
  const isIgmp = frame.protocol == Ethertype.IP && !frame.isUnicast;
  return isIgmp ? bondSend.firstWorking(bond) : bondSend.nextInTurn(bond);
}
