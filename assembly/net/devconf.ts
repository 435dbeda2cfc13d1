/**
 * Settings of IPv4 and IPv6 (/proc/sys/net/ipv4/conf, /proc/sys/net/ipv6/conf): a block for each link, and two for a namespace, what holds
 * for `all` and the `default` that new links get,
 *
 *      ┌─ IPv4: 33 i32, in the order of IPV4_DEVCONF_ from 1 ─┬─ IPv6: 60 i32, in the order of DEVCONF_ from 0 ─┬─ and 3 of Unlisted6 ─┬─ own u64 ─┬─ secret 16 ─┐
 *
 * `own`: which of IPv4's were set for the link itself, and so no longer follow the default. Behind the secret, of stable
 * addresses, a u32 says whether there is one. What a change brings about is net/ipv4/settings4.ts's and net/ipv6/settings6.ts's.
 */

import { IFNAMSIZ, IPV4_DEVCONF_CNT, Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import * as heap from '../memory/heap';
import * as text from '../memory/text';
import { NETCONFA_IFINDEX_ALL, NETCONFA_IFINDEX_DEFAULT } from '../generated/rt-netconf';
import * as links from './links';
import { Link, nameOf } from './link';
import { Namespace } from './namespace';

const INET6_OFFSET: u32 = IPV4_DEVCONF_CNT * 4;
/** Settings of IPv6 that netlink does not tell: they have no number of Linux's. */
export const enum Unlisted6 {
  RA_HONOR_PIO_LIFE = 60,
  RA_HONOR_PIO_PFLAG,
  REGEN_MIN_ADVANCE,
}

const INET6_SIZE: u32 = (Unlisted6.REGEN_MIN_ADVANCE + 1) * 4;
const OWN: u32 = (INET6_OFFSET + INET6_SIZE + 7) & ~7;
const SECRET: u32 = OWN + 8;
const SECRET_SIZE: u32 = 16;
const HAS_SECRET: u32 = SECRET + SECRET_SIZE;
const BLOCK_SIZE: u32 = HAS_SECRET + 4;

// prettier-ignore
const INET_DEFAULTS: usize = memory.data<i32>([
  0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10000, 1000, 0, 0, 0, 0, 1,
]);

// prettier-ignore
const INET6_DEFAULTS: usize = memory.data<i32>([
  0, 64, 1280, 1, 1, 1, 1, -1, 4000, 1000, 0, 604800, 86400, 3, 600, 16, 0, 1, 1, 1,
  60000, 0, 0, 0, 0, 0, 0, 1, 0, 0, 10000, 1000, 1, 0, 0, 1, 0, 0, 1, 0,
  0, 0, 0, 3600000, 0, 0, 1, 0, 0, 0, 0, 0, 1024, 0, 65535, -1, 1, 0, 0, 0,
  0, 0, 2,
]);

/** Gives a new namespace its two blocks; false when memory has run out, with what there is left to `dispose`. */
export function createBoth(netns: Namespace): bool {
  netns.devconfAll = heap.allocZeroed(BLOCK_SIZE);
  netns.devconfDefault = heap.allocZeroed(BLOCK_SIZE);
  if (netns.devconfAll == 0 || netns.devconfDefault == 0) return false;
  for (let i: u32 = 0; i < 2; i++) {
    const block = i == 0 ? netns.devconfAll : netns.devconfDefault;
    memory.copy(block, INET_DEFAULTS, INET6_OFFSET);
    memory.copy(block + INET6_OFFSET, INET6_DEFAULTS, INET6_SIZE);
  }
  set4(netns.devconfAll, Ipv4Devconf.ACCEPT_SOURCE_ROUTE, 0);
  set6(netns.devconfAll, Ipv6Devconf.ACCEPT_DAD, 0);
  return true;
}

export function dispose(netns: Namespace): void {
  heap.free(netns.devconfAll);
  heap.free(netns.devconfDefault);
}

/** A block for a link, which `reset4` and `reset6` fill; 0 when memory has run out. */
export function create(): usize {
  return heap.allocZeroed(BLOCK_SIZE);
}

/** IPv4 begins anew on a link, by the namespace's default settings; of those that were set, the link's are its own (inetdev_init). */
export function reset4(link: Link): void {
  memory.copy(link.devconf, link.netns.devconfDefault, INET6_OFFSET);
  store<u64>(link.devconf, load<u64>(link.netns.devconfDefault, OWN), OWN);
}

/** IPv6 begins anew on a link, by the namespace's default settings (ipv6_add_dev). */
export function reset6(link: Link): void {
  memory.copy(link.devconf + INET6_OFFSET, link.netns.devconfDefault + INET6_OFFSET, INET6_SIZE);
  memory.copy(link.devconf + SECRET, link.netns.devconfDefault + SECRET, BLOCK_SIZE - SECRET);
  set6(link.devconf, Ipv6Devconf.MTU6, link.mtu);
}

/** Whether a link is called as what is no link's: where its own settings would be found, there are others. */
export function isReserved(link: Link): bool {
  return isReservedName(nameOf(link));
}

export function isReservedName(name: usize): bool {
  const length = text.lengthOf(name, IFNAMSIZ);
  return text.equals(name, length, 'all') || text.equals(name, length, 'default');
}

/** The block of a link's index, or of NETCONFA_IFINDEX_ALL or _DEFAULT; 0 for a link that is not there. */
export function blockOf(netns: Namespace, index: u32): usize {
  if (index == NETCONFA_IFINDEX_ALL) return netns.devconfAll;
  if (index == NETCONFA_IFINDEX_DEFAULT) return netns.devconfDefault;
  const link = links.byIndex(netns, index);
  return link == null ? 0 : link.devconf;
}

/** IPv6 follows the link's MTU. */
export function setMtu(block: usize, mtu: u32): void {
  set6(block, Ipv6Devconf.MTU6, mtu);
}

export function get4(block: usize, setting: u32): i32 {
  return load<i32>(block + setting * 4);
}

export function set4(block: usize, setting: u32, value: i32): void {
  store<i32>(block + setting * 4, value);
}

export function get6(block: usize, setting: u32): i32 {
  return load<i32>(block + INET6_OFFSET + setting * 4);
}

export function set6(block: usize, setting: u32, value: i32): void {
  store<i32>(block + INET6_OFFSET + setting * 4, value);
}

/** A setting of IPv4 that is on for a link when it is for all (IN_DEV_ORCONF). */
export function either4(link: Link, setting: u32): bool {
  return (get4(link.netns.devconfAll, setting) | get4(link.devconf, setting)) != 0;
}

/** A setting of IPv6 that is on for a link when it is not 0 there or for all. */
export function either6(link: Link, setting: u32): bool {
  return (get6(link.netns.devconfAll, setting) | get6(link.devconf, setting)) != 0;
}

/** True when a setting of IPv6 is more than `value` there or for all. */
export function exceeds6(link: Link, setting: u32, value: i32): bool {
  return get6(link.netns.devconfAll, setting) > value || get6(link.devconf, setting) > value;
}

/** From now on a setting of IPv4 is the link's own; `isOwn` says whether it is. */
export function makeOwn(block: usize, setting: u32): void {
  store<u64>(block, load<u64>(block, OWN) | ((<u64>1) << setting), OWN);
}

/** From now on all settings of IPv4 are the link's own (ipv4_devconf_setall). */
export function makeAllOwn(block: usize): void {
  store<u64>(block, ~0, OWN);
}

export function isOwn(block: usize, setting: u32): bool {
  return ((load<u64>(block, OWN) >> setting) & 1) != 0;
}

/** Where the 16 bytes of a block's secret lie; 0 while there is none. */
export function secretOf(block: usize): usize {
  return load<u32>(block, HAS_SECRET) == 0 ? 0 : block + SECRET;
}

/** Gives a block a secret: 16 bytes to fill. */
export function newSecret(block: usize): usize {
  store<u32>(block, 1, HAS_SECRET);
  return block + SECRET;
}

/** How IPv6 makes the link's own address. */
export function addrGenMode(block: usize): u32 {
  return get6(block, Ipv6Devconf.ADDR_GEN_MODE);
}

/** Where the IPv4 and the IPv6 settings lie. */
export function inet(block: usize): usize {
  return block;
}

export function inet6(block: usize): usize {
  return block + INET6_OFFSET;
}
