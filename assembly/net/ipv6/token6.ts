/**
 * Tokens (inet6_set_iftoken; draft-chown-6man-tokenised-ipv6-identifiers): the host part that a link's addresses have, whatever the
 * prefix is that a router advertises.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import * as address6 from './address6';
import * as devconf from '../devconf';
import * as inet6 from './inet6';
import { Link } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import { explain } from '../reason';
import * as solicit6 from './solicit6';

/** Sets the last 8 of 16 bytes as a link's token, or with zeros takes it away; -EINVAL where no router is heeded. */
export function set(link: Link, bytes: usize): i32 {
  if ((link.flags & NetDeviceFlags.LOOPBACK) != 0) return explain(-Errno.EINVAL, 'ipv6: Device is loopback');
  if ((link.flags & NetDeviceFlags.NOARP) != 0)
    return explain(-Errno.EINVAL, 'ipv6: Device does not do neighbour discovery');
  if (!acceptsAdvertisements(link)) return explain(-Errno.EINVAL, 'ipv6: Router advertisement is disabled on device');
  if (devconf.get6(link.devconf, Ipv6Devconf.RTR_SOLICITS) == 0)
    return explain(-Errno.EINVAL, 'Router solicitation is disabled on device');
  link.token = load<u64>(bytes, 8);
  const ready = (link.inet6Flags & Inet6DevFlags.READY) != 0 && address6.hasLinkLocal(link);
  if (link.token != 0 && ready) solicit6.askForRouters(link);
  inet6.touch(link);
  linkChanged(LinkEvent.INET6_CHANGED, link, 0);
  return 0;
}

/** True when routers are asked for on the link, and their advertisements heeded. */
export function asksRouters(link: Link): bool {
  const asks = devconf.get6(link.devconf, Ipv6Devconf.RTR_SOLICITS) != 0;
  return asks && (link.flags & NetDeviceFlags.LOOPBACK) == 0 && acceptsAdvertisements(link);
}

/** The setting accept_ra of a router that heeds others. */
export const EVEN_ROUTERS: i32 = 2;

/** A router heeds other routers only where it is told to (ipv6_accept_ra). */
export function acceptsAdvertisements(link: Link): bool {
  const accepts = devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA);
  return devconf.get6(link.devconf, Ipv6Devconf.FORWARDING) != 0 ? accepts == EVEN_ROUTERS : accepts != 0;
}
