/**
 * What a link tells everybody of its addresses, that whoever knew them elsewhere learns where they are now (inetdev_send_gratuitous_arp, ndisc_send_unsol_na):
 * when another port of a bond sends for it, and where it is told to (arp_notify, ndisc_notify) when it came up or has another link-layer address.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { IfaFlags } from '../generated/rt-addr';
import { Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import * as devconf from './devconf';
import * as address4 from './ipv4/address4';
import * as address6 from './ipv6/address6';
import { localOf } from './ipv6/address6';
import * as question from './frame/question';
import * as solicit6 from './ipv6/solicit6';
import { Link } from './link';

export function tell4(link: Link): void {
  if ((link.flags & NetDeviceFlags.NOARP) != 0) return;
  for (let at = address4.first(link); at != null; at = address4.next(at)) question.announce(link, at.local);
}

/** Those that may be used. */
export function tell6(link: Link): void {
  for (let at = address6.first(link); at != null; at = address6.next(at))
    if ((at.flags & (IfaFlags.TENTATIVE | IfaFlags.OPTIMISTIC)) != IfaFlags.TENTATIVE)
      solicit6.advertise(link, localOf(at));
}

/** Something changed of which others are to be told where the settings say so. */
export function changed4(link: Link): void {
  if (link.hasInet && devconf.either4(link, Ipv4Devconf.ARP_NOTIFY)) tell4(link);
}

export function changed6(link: Link): void {
  if (tells6(link)) tell6(link);
}

export function tells6(link: Link): bool {
  return link.hasInet6 && devconf.either6(link, Ipv6Devconf.NDISC_NOTIFY);
}
