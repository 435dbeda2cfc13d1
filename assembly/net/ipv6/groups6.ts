/**
 * The groups that IPv6 itself joins: all nodes on every link; the solicited-node group of each address, where neighbours ask for it;
 * and on a router all routers, and the anycast address of each subnet (addrconf_join_solict, addrconf_join_anycast, dev_forward_change).
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { IfaFlags } from '../../generated/rt-addr';
import { Ipv6Devconf } from '../../generated/rt-link';
import * as address6 from './address6';
import { ADDRESS_SIZE, Address6, isUnspecified, localOf } from './address6';
import * as devconf from '../devconf';
import * as fib6Address from './fib6_address';
import { Link } from '../link';
import * as membership from '../membership';
import { MembershipKind } from '../membership';

/** ff01::1 and ff02::1; ff02::2, ff01::2, ff05::2. */
const INTERFACE_NODES: usize = memory.data<u8>([255, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const LINK_NODES: usize = memory.data<u8>([255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const LINK_ROUTERS: usize = memory.data<u8>([255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
const INTERFACE_ROUTERS: usize = memory.data<u8>([255, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
const SITE_ROUTERS: usize = memory.data<u8>([255, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
/** Where a group is, in its second byte. */
const SCOPE_MASK: u32 = 15;
const LINK_SCOPE: u32 = 2;
/** A subnet of two addresses has none to spare for its routers (RFC 6164). */
const LONGEST_ANYCAST: u32 = 126;

/** ff02::1:ff00:0, and the last three bytes of an address. */
const solicited: usize = memory.data<u8>([255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 255, 0, 0, 0]);
const network: usize = memory.data(16, 8);

function join(link: Link, group: usize): void {
  membership.join(link, MembershipKind.MULTICAST6, group);
}

function leave(link: Link, group: usize): void {
  membership.leave(link, MembershipKind.MULTICAST6, group);
}

function isRouter(link: Link): bool {
  return devconf.get6(link.devconf, Ipv6Devconf.FORWARDING) != 0;
}

/** True for a group that each host is in: all nodes, and what stays on a host. */
export function isForAll(group: usize): bool {
  return ((<u32>load<u8>(group, 1)) & SCOPE_MASK) < LINK_SCOPE || memory.compare(group, LINK_NODES, ADDRESS_SIZE) == 0;
}

/** IPv6 comes to a link. */
export function attach(link: Link): void {
  join(link, INTERFACE_NODES);
  join(link, LINK_NODES);
  if (isRouter(link) && (link.flags & NetDeviceFlags.MULTICAST) != 0) join(link, LINK_ROUTERS);
}

/** IPv6 leaves a link; of its groups it says no more than this (ipv6_mc_destroy_dev). */
export function detach(link: Link): void {
  leave(link, LINK_NODES);
  if (isRouter(link)) leave(link, LINK_ROUTERS);
  membership.forget(link, MembershipKind.MULTICAST6);
  membership.forget(link, MembershipKind.ANYCAST6);
}

/** True when neighbours ask for a link's addresses by multicast. */
function hasNeighbours(link: Link): bool {
  return (link.flags & (NetDeviceFlags.LOOPBACK | NetDeviceFlags.NOARP)) == 0;
}

function solicitedFor(address: usize): usize {
  memory.copy(solicited + 13, address + 13, 3);
  return solicited;
}

/** Neighbours may ask for an address, 16 bytes; and no more. */
export function joinSolicited(link: Link, address: usize): void {
  if (hasNeighbours(link)) join(link, solicitedFor(address));
}

function leaveSolicited(link: Link, address: usize): void {
  if (hasNeighbours(link)) leave(link, solicitedFor(address));
}

/** Neighbours may ask for an address that the link answers for in another's name, whether it asks for theirs or not; and no more. */
export function joinForProxy(link: Link, address: usize): void {
  join(link, solicitedFor(address));
}

export function leaveForProxy(link: Link, address: usize): void {
  leave(link, solicitedFor(address));
}

/** An address is in use: a router answers for its subnet as well. */
export function addressUsed(address: Address6): void {
  const link = address.link;
  if (!isRouter(link) || !writeNetwork(address)) return;
  if (membership.find(link, MembershipKind.ANYCAST6, network) == null) {
    fib6Address.addAnycast(link, network);
    joinSolicited(link, network);
  }
  membership.join(link, MembershipKind.ANYCAST6, network);
}

/** An address goes. */
export function addressGone(address: Address6): void {
  if (isRouter(address.link)) leaveAnycast(address);
  leaveSolicited(address.link, localOf(address));
}

function leaveAnycast(address: Address6): void {
  const link = address.link;
  if (!writeNetwork(address)) return;
  const known = membership.find(link, MembershipKind.ANYCAST6, network);
  if (known == null) return;
  const isLast = known.users == 1;
  if (isLast) leaveSolicited(link, network);
  // Its route goes before it is told.
  if (isLast) fib6Address.removeAnycast(link, network);
  membership.leave(link, MembershipKind.ANYCAST6, network);
}

/** Writes the subnet of an address, which is its routers' anycast address (RFC 4291, 2.6.1); false when it has none. */
function writeNetwork(address: Address6): bool {
  const length: u32 = address.prefixLength;
  if (length > LONGEST_ANYCAST) return false;
  memory.copy(network, localOf(address), ADDRESS_SIZE);
  const whole = length >>> 3;
  memory.fill(network + whole, 0, ADDRESS_SIZE - whole);
  if ((length & 7) != 0) {
    store<u8>(network + whole, load<u8>(localOf(address) + whole) & (0xff00 >>> (length & 7)));
  }
  return !isUnspecified(network);
}

/** The link is a router's now, or no more. */
export function forwardingChanged(link: Link): void {
  const on = isRouter(link);
  if ((link.flags & NetDeviceFlags.MULTICAST) != 0) {
    routers(link, on, LINK_ROUTERS);
    routers(link, on, INTERFACE_ROUTERS);
    routers(link, on, SITE_ROUTERS);
  }
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if ((at.flags & IfaFlags.TENTATIVE) != 0) continue;
    if (on) addressUsed(at);
    else leaveAnycast(at);
  }
}

function routers(link: Link, on: bool, group: usize): void {
  if (on) join(link, group);
  else leave(link, group);
}
