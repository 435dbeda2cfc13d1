/**
 * Another type of hardware (ARPHRD_…) for a link that has one: a tun's program says so, and a bond is what its first port is. In between the
 * link is loaded with no group's link-layer address, as each type has others.
 */

import { Link, LinkKind } from './link';
import * as groupAddress from './group_address';
import { MembershipKind } from './membership';
import { LinkEvent, linkChanged } from './observer';
import * as stack from './stack';

/** False when what is made on a link, or a bridge that it is a port of, forbids that; IPv4, then IPv6 has unloaded its groups before (NETDEV_PRE_TYPE_CHANGE). */
export function begin(link: Link): bool {
  groupAddress.unloadAll(link, MembershipKind.MULTICAST4);
  if (link.macvlanPort != 0) return false;
  groupAddress.unloadAll(link, MembershipKind.MULTICAST6);
  const master = stack.masterOf(link);
  return link.vlanHeight == 0 && (master == null || master.kind != LinkKind.BRIDGE);
}

/** It is another now, which everybody hears (NETDEV_POST_TYPE_CHANGE). */
export function end(link: Link): void {
  groupAddress.loadAll(link, MembershipKind.MULTICAST4);
  groupAddress.loadAll(link, MembershipKind.MULTICAST6);
  linkChanged(LinkEvent.CHANGED, link, 0);
}
