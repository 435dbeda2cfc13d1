/**
 * The routes that IPv6 addresses and links bring with them (net/ipv6/addrconf.c): in main an address's network, from when it is there; in local the
 * address itself, from when it may be used, with its peer in main; and for each link that multicast works on ff00::/8 in local. Links of a VRF have all this
 * in its table.
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { NewFlag } from '../../generated/netlink';
import { IfaFlags, INFINITY_LIFE_TIME } from '../../generated/rt-addr';
import { RtTable, RtmType, Rtprot } from '../../generated/rt-route';
import * as address6 from './address6';
import { ADDRESS_SIZE, Address6, hasPeer, localOf, peerOf } from './address6';
import * as fib6 from './fib6';
import { Route6 } from './fib6';
import * as leaves from './fib6_leaf';
import * as expiry from './fib6_expiry';
import * as tables from '../fib/fib_table';
import { NEVER } from '../lifetime';
import * as lifetime6 from './lifetime6';
import * as l3mdev from '../l3mdev';
import { Link, isUp } from '../link';
import * as network6 from './network6';
import * as time from '../time';

const HOST: u32 = 128;
/** The metric of what the kernel adds by itself (IP6_RT_PRIO_ADDRCONF). */
const KERNEL_METRIC: u32 = 256;
const MULTICAST_PREFIX: u32 = 8;
/** ff00::, as it is on the wire. */
const MULTICAST: usize = memory.data<u8>([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

const network: usize = memory.data(16, 8);

/** Adds a route over a link to a table, that of its VRF if it has one; without memory it is not there, as on Linux. */
function add(link: Link, id: u32, type: u32, destination: usize, length: u32, metric: u32, expires: f64): void {
  const table = fib6.obtainTable(link.netns, l3mdev.tableOr(link, id));
  if (table == null) return;
  const node = leaves.find(table, destination, length);
  if (node != 0 && isThere(node, link, metric, expires)) return;
  const route = fib6.allocate(link.netns);
  if (route == null) return;
  route.type = <u8>type;
  route.protocol = <u8>Rtprot.KERNEL;
  route.metric = metric;
  // Packets to others that lead back to this machine are refused, for ever.
  route.rejects = isLoopback(link) && !fib6.isOwn(route) && !address6.isLoopback(destination);
  route.expires = route.rejects ? NEVER : expires;
  fib6.lead(route, link);
  fib6.put(table, destination, length, route, NewFlag.CREATE, false, false);
}

/** True when the link has such a route; it is good for as long as the new one then. */
function isThere(node: usize, link: Link, metric: u32, expires: f64): bool {
  const known = fib6.findOn(node, link, metric);
  if (known == null) return false;
  if (known.expires != NEVER) expiry.set(known, known.rejects ? NEVER : expires);
  return true;
}

/** The route of a prefix over a link that has no gateway, in a table as in `add`, or null (addrconf_get_prefix_route). */
function find(link: Link, id: u32, bytes: usize, length: u32): Route6 | null {
  const table = tables.find(link.netns.tables6, l3mdev.tableOr(link, id));
  return table == null ? null : fib6.findOn(leaves.find(table, networkOf(bytes, length), length), link, fib6.ANY);
}

function takeAway(link: Link, id: u32, bytes: usize, length: u32): void {
  const route = find(link, id, bytes, length);
  if (route != null) fib6.remove(route, false);
}

/** The network that 16 bytes of address are in, in `network`. */
function networkOf(bytes: usize, length: u32): usize {
  memory.copy(network, bytes, ADDRESS_SIZE);
  leaves.cut(network, length);
  return network;
}

function metricOf(address: Address6): u32 {
  return address.priority != 0 ? address.priority : KERNEL_METRIC;
}

/** A request put an address on its link (inet6_addr_add). */
export function inserted(address: Address6): void {
  addMulticast(address.link);
  added(address);
}

/** An address is on its link: its network is reached over it, as long as the address is valid. */
export function added(address: Address6): void {
  if ((address.flags & IfaFlags.NOPREFIXROUTE) != 0) return;
  addNetwork(address, localOf(address));
}

/** Adds the network that a link's 16 bytes of address are in, of an address's prefix length. */
function addNetwork(address: Address6, bytes: usize): void {
  addOver(address, bytes, address.prefixLength);
}

/** Adds a route to a prefix for as long as an address is valid. */
function addOver(address: Address6, bytes: usize, length: u32): void {
  // Not over a link that is down: that comes when it is up.
  if (!isUp(address.link)) return;
  const prefix = networkOf(bytes, length);
  add(address.link, RtTable.MAIN, RtmType.UNICAST, prefix, length, metricOf(address), endOf(address));
}

function endOf(address: Address6): f64 {
  const valid = lifetime6.validOf(address);
  return valid == INFINITY_LIFE_TIME ? NEVER : time.milliseconds() + <f64>valid * 1000;
}

/** An address may be used: it is our own, and so its peer is reached. */
export function confirmed(address: Address6): void {
  const link = address.link;
  addOwn(address);
  if (hasPeer(address) && isUp(link)) {
    add(link, RtTable.MAIN, RtmType.UNICAST, peerOf(address), HOST, metricOf(address), NEVER);
  }
}

/** An address is our own. */
export function addOwn(address: Address6): void {
  add(address.link, RtTable.LOCAL, RtmType.LOCAL, localOf(address), HOST, 0, NEVER);
}

/** A link answers for an anycast address, 16 bytes (__ipv6_dev_ac_inc); and no more. */
export function addAnycast(link: Link, bytes: usize): void {
  add(link, RtTable.LOCAL, RtmType.ANYCAST, bytes, HOST, 0, NEVER);
}

export function removeAnycast(link: Link, bytes: usize): void {
  const route = find(link, RtTable.LOCAL, bytes, HOST);
  if (route != null && route.type == RtmType.ANYCAST) fib6.remove(route, false);
}

/** An address has left its link (__ipv6_ifa_notify, cleanup_prefix_route). */
export function removed(address: Address6): void {
  const link = address.link;
  if (hasPeer(address)) takeAway(link, RtTable.MAIN, peerOf(address), HOST);
  takeAway(link, RtTable.LOCAL, localOf(address), HOST);
  const permanent = (address.flags & (IfaFlags.PERMANENT | IfaFlags.NOPREFIXROUTE)) == IfaFlags.PERMANENT;
  if (permanent && link.firstHop6 != 0) cleanUp(address);
}

/** Takes the network of an address away, unless another address of it has no end; if others have one, the last end is its own. */
function cleanUp(address: Address6): void {
  const route = find(address.link, RtTable.MAIN, localOf(address), address.prefixLength);
  if (route == null) return;
  let end: f64 = NEVER;
  for (let at = network6.next(address); at != address; at = network6.next(at)) {
    if ((at.flags & (IfaFlags.PERMANENT | IfaFlags.NOPREFIXROUTE)) != 0) return;
    const own = lifetime6.lifetimeOf(at);
    if (own == null) return;
    end = max(end, own.since + <f64>own.valid * 1000);
  }
  if (end == NEVER) fib6.remove(route, false);
  else expiry.set(route, end);
}

/** True for an address that is ours to a link: a link-local one on it, another on any in the same VRF or in none (ipv6_chk_addr). */
export function isOurs(link: Link, bytes: usize): bool {
  if (address6.find(link, bytes) != null) return true;
  if (address6.isLinkLocal(bytes)) return false;
  const local = tables.find(link.netns.tables6, l3mdev.tableOr(link, RtTable.LOCAL));
  if (local == null) return false;
  const route = fib6.ofNode(leaves.find(local, bytes, HOST));
  // Of metric 0 is no route that a request made.
  return route != null && route.type == RtmType.LOCAL && route.metric == 0;
}

/** The peer of an address is about to be another: the network that the address brought with it is looked for at the old one. */
export function peerChanges(address: Address6): void {
  if (hasPeer(address)) takeAway(address.link, RtTable.MAIN, peerOf(address), address.prefixLength);
}

/** An address's metric, flags, lifetime or peer changed (inet6_addr_modify); `flags` are what they were. */
export function modified(address: Address6, flags: u32): void {
  const had = (flags & (IfaFlags.PERMANENT | IfaFlags.NOPREFIXROUTE)) == IfaFlags.PERMANENT;
  if ((address.flags & IfaFlags.NOPREFIXROUTE) != 0) {
    if (had) cleanUp(address);
    return;
  }
  if (!had || !modify(address, localOf(address), address.prefixLength)) addNetwork(address, localOf(address));
  // A new address has a route to its peer alone; a changed one may get one to all of the peer's network.
  if (!hasPeer(address) || (had && modify(address, peerOf(address), address.prefixLength))) return;
  addNetwork(address, peerOf(address));
}

/** Gives the route to a prefix, which an address brought with it, the metric and the end of that; false when there is none (modify_prefix_route). */
function modify(address: Address6, bytes: usize, length: u32): bool {
  const route = find(address.link, RtTable.MAIN, bytes, length);
  if (route == null) return false;
  if (route.metric == metricOf(address)) {
    // Linux takes the lifetime for a time since boot: a route that gets an end is over.
    expiry.set(route, lifetime6.validOf(address) == INFINITY_LIFE_TIME ? NEVER : 0);
    return true;
  }
  fib6.remove(route, false);
  addOver(address, bytes, length);
  return true;
}

/** A link came up: networks of the addresses it has already are reached over it (addrconf_permanent_addr). */
export function linkUp(link: Link): void {
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if ((at.flags & IfaFlags.PERMANENT) != 0) added(at);
  }
}

function isLoopback(link: Link): bool {
  return (link.flags & NetDeviceFlags.LOOPBACK) != 0;
}

/** Multicast goes over a link that has carrier, or gets an address (addrconf_add_mroute). */
export function addMulticast(link: Link): void {
  if (!isUp(link) || isLoopback(link) || l3mdev.isMaster(link)) return;
  add(link, RtTable.LOCAL, RtmType.MULTICAST, MULTICAST, MULTICAST_PREFIX, KERNEL_METRIC, NEVER);
}
