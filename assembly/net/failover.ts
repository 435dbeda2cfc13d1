/**
 * What a bond tells when another of its ports sends for it (NETDEV_BONDING_FAILOVER, NETDEV_NOTIFY_PEERS, NETDEV_RESEND_IGMP) is told of all that
 * lies on it too: its macvlans, then its VLANs, each with what lies on that one; and that groups are to be joined again also of the bridge or bond that it
 * is a port of. Each says what it has to: its addresses, so that bridges on the way learn where they are now, or its groups.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import * as vlan from './drivers/vlan';
import * as frame from './frame';
import { Link, LinkKind } from './link';
import { MembershipKind } from './membership';
import { LinkEvent, linkChanged } from './observer';
import * as stack from './stack';

export function tell(link: Link, event: LinkEvent): void {
  linkChanged(event, link, 0);
  if (event == LinkEvent.PEERS_TOLD) tellPeers(link);
  if (event == LinkEvent.GROUPS_TOLD) tellGroups(link);
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
  const speaks4 = link.addresses4.first != 0 && (link.flags & NetDeviceFlags.NOARP) == 0;
  if (speaks4 || link.addresses6.first != 0) frame.send(link);
}

/** Its groups are joined again (ip_mc_rejoin_groups, ipv6_mc_rejoin_groups). */
function tellGroups(link: Link): void {
  frame.report(link, MembershipKind.MULTICAST4);
  frame.report(link, MembershipKind.MULTICAST6);
}
