/** The lower link of a new one: IFLA_LINK, and the properties that the new link inherits. */

import { Errno } from '../../generated/errno';
import { LinkAttribute } from '../../generated/rt-link';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import { Link, LinkState } from '../../net/link';
import * as attributes from '../../wire/attributes';
import * as linkPlace from './link_place';
import { linkTable } from './link_tables';

export function isGiven(): bool {
  return attributes.get(linkTable, LinkAttribute.LINK) != 0;
}

/** The link that IFLA_LINK names, or null. */
export function find(request: Request): Link | null {
  const attribute = attributes.get(linkTable, LinkAttribute.LINK);
  return attribute == 0 ? null : links.byIndex(linkPlace.lower(request), attributes.u32Value(attribute));
}

/** The MTU of the link below, unless the request has another, which must not be more: -EINVAL. */
export function fitMtu(link: Link, lower: Link): i32 {
  if (attributes.get(linkTable, LinkAttribute.MTU) == 0) link.mtu = lower.mtu;
  return link.mtu > lower.mtu ? -Errno.EINVAL : 0;
}

/** Starts a link that nobody knows yet with the carrier and the wait of the link below, of which it says that it is on it. */
export function inheritState(link: Link, lower: Link): void {
  link.lower = changetype<usize>(lower);
  const inherited: u32 = LinkState.CARRIER | LinkState.DORMANT;
  link.state = (link.state & ~inherited) | (lower.state & inherited);
}
