/**
 * Next hops (struct fib_nh_common): where a route's packets go, one or more to a route, part of it. A link keeps the next hops of each
 * family that lead over it in a list, so that what happens to a link finds its routes.
 */

import { RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import { Link, hasCarrier } from '../link';

@unmanaged
export class Nexthop {
  /** Its place in the link's list; first, so that a node is a next hop. */
  linkNext: usize;
  linkPrevious: usize;
  /** The route that it is part of. */
  route: usize;
  /** The link, or 0: packets end here. */
  link: usize;
  /** RTNH_F_. */
  flags: u8;
  /** How far the way to the gateway reaches, RT_SCOPE_. */
  scope: u8;
  /** AF_ of the gateway; 0: there is none. */
  family: u8;
  /** Its weight among others, less one. */
  hops: u8;
  /** An IPv4 address in network byte order, or where 16 bytes of IPv6 address lie, a block of its own. */
  gateway: u32;
  /** The realm of its packets. */
  flow: u32;
}

/** The link that a next hop leads over, or null. */
export function linkOf(hop: Nexthop): Link | null {
  return hop.link == 0 ? null : changetype<Link>(hop.link);
}

/** The index of that link, or 0. */
export function indexOf(hop: Nexthop): u32 {
  return hop.link == 0 ? 0 : changetype<Link>(hop.link).index;
}

/** Has a next hop lead over a link; without carrier it does not for now. */
export function lead(hop: Nexthop, link: Link): void {
  hop.link = changetype<usize>(link);
  if (!hasCarrier(link)) mark(hop, link, RtnhFlags.LINKDOWN);
}

/** Marks a next hop over a link as one that does not count, with RTNH_F_DEAD or RTNH_F_LINKDOWN. */
export function mark(hop: Nexthop, link: Link, marks: u32): void {
  hop.flags |= <u8>marks;
  link.hopMarks |= marks;
}

/** Puts a next hop that has a link into a list of it, first; and takes it out. */
export function enlist(hops: List, hop: Nexthop): void {
  list.insert(hops, changetype<usize>(hop), 0);
}

export function delist(hops: List, hop: Nexthop): void {
  list.remove(hops, changetype<usize>(hop));
}

/** Gives a next hop an IPv6 gateway; false when memory has run out. */
export function setGateway6(hop: Nexthop, bytes: usize): bool {
  const block = heap.alloc(16);
  if (block == 0) return false;
  memory.copy(block, bytes, 16);
  hop.family = <u8>AddressFamily.INET6;
  hop.gateway = <u32>block;
  return true;
}

/** True when two next hops have the same gateway, or none. */
export function hasSameGateway(a: Nexthop, b: Nexthop): bool {
  if (a.family != b.family) return false;
  return a.family == AddressFamily.INET6 ? memory.compare(a.gateway, b.gateway, 16) == 0 : a.gateway == b.gateway;
}
