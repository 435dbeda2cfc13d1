/**
 * What a bond tells when another of its ports sends for it (NETDEV_BONDING_FAILOVER, NETDEV_NOTIFY_PEERS, NETDEV_RESEND_IGMP) is told of all that
 * lies on it too: its macvlans, then its VLANs, each with what lies on that one; and that groups are to be joined again also of the bridge or bond that it
 * is a port of. Each says what it has to: its addresses, so that bridges on the way learn where they are now, or its groups.
 */

import * as announce from './announce';
import * as vlan from './drivers/vlan';
import { Link, LinkKind } from './link';
import { LinkEvent, linkChanged } from './observer';
import * as reports from './report';
import * as stack from './stack';

export function tell(link: Link, event: LinkEvent): void {
  linkChanged(event, link, 0);
  if (event == LinkEvent.PEERS_TOLD) {
    announce.tell4(link);
    announce.tell6(link);
  }
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
