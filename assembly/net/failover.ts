/**
 * What a bond tells when another of its ports sends for it (NETDEV_BONDING_FAILOVER, NETDEV_NOTIFY_PEERS, NETDEV_RESEND_IGMP) is told of all that
 * lies on it too: its macvlans, then its VLANs, each with what lies on that one; and that groups are to be joined again also of the bridge or bond that it
 * is a port of. Each says what it has to: its addresses, so that bridges on the way learn where they are now, or its groups.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { AddressFamily } from '../generated/socket';
import * as vlan from './drivers/vlan';
import * as frames from './frame';
import * as address4 from './ipv4/address4';
import * as address6 from './ipv6/address6';
import * as solicit6 from './ipv6/solicit6';
import { Link, LinkKind } from './link';
import { LinkEvent, linkChanged } from './observer';
import * as reports from './report';
import * as stack from './stack';

export function tell(link: Link, event: LinkEvent): void {
  linkChanged(event, link, 0);
  if (event == LinkEvent.PEERS_TOLD) tellPeers(link);
  if (event == LinkEvent.GROUPS_TOLD) reports.tellAnew(link);
  for (let upper = stack.firstUpper(link); upper != null; upper = stack.nextUpper(upper)) {
    if (upper.kind == LinkKind.MACVLAN || upper.kind == LinkKind.MACVTAP) tell(upper, event);
  }
  for (let upper = vlan.next(link, 0); upper != null; upper = vlan.next(link, vlan.keyOfLink(upper!) + 1))
    tell(upper, event);
  const master = stack.masterOf(link);
  if (event != LinkEvent.GROUPS_TOLD || master == null || master.kind == LinkKind.VRF) return;
  tell(master, event);
}

/** Its addresses are told to those that it speaks to (inetdev_send_gratuitous_arp, ndisc_send_unsol_na). */
function tellPeers(link: Link): void {
  if ((link.flags & NetDeviceFlags.NOARP) == 0)
    for (let at = address4.first(link); at != null; at = address4.next(at))
      frames.send(link, AddressFamily.UNSPEC, frames.ARP_SIZE, 0);
  for (let at = address6.first(link); at != null; at = address6.next(at)) solicit6.announce(at);
}
