/**
 * A link's IPv4 and IPv6 settings (/proc/sys/net/ipv4/conf, /proc/sys/net/ipv6/conf): one block a link,
 *
 *      ┌─ IPv4: 33 i32, in the order of IPV4_DEVCONF_ from 1 ─┬─ IPv6: 60 i32, in the order of DEVCONF_ from 0 ─┐
 *
 * made from the defaults of Linux 6.18 and then the link's own.
 */

import { IPV4_DEVCONF_CNT, IPV6_DEVCONF_CNT, Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import * as heap from '../memory/heap';
import { Link } from './link';

const INET6_OFFSET: u32 = IPV4_DEVCONF_CNT * 4;

// prettier-ignore
const INET_DEFAULTS: usize = memory.data<i32>([
  0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10000, 1000, 0, 0, 0, 0, 1,
]);

// prettier-ignore
const INET6_DEFAULTS: usize = memory.data<i32>([
  0, 64, 1280, 1, 1, 1, 1, -1, 4000, 1000, 0, 604800, 86400, 3, 600, 16, 0, 1, 1, 1,
  60000, 0, 0, 0, 0, 0, 0, 1, 0, 0, 10000, 1000, 1, 0, 0, 1, 0, 0, 1, 0,
  0, 0, 0, 3600000, 0, 0, 1, 0, 0, 0, 0, 0, 1024, 0, 65535, -1, 1, 0, 0, 0,
]);

/** A block of default settings, or 0 when memory has run out. */
export function create(mtu: u32): usize {
  const block = heap.alloc((IPV4_DEVCONF_CNT + IPV6_DEVCONF_CNT) * 4);
  if (block == 0) return 0;
  memory.copy(block, INET_DEFAULTS, IPV4_DEVCONF_CNT * 4);
  memory.copy(block + INET6_OFFSET, INET6_DEFAULTS, IPV6_DEVCONF_CNT * 4);
  setMtu(block, mtu);
  return block;
}

/** What the loopback device changes: no IPsec, no privacy addresses, no duplicate detection. */
export function makeLoopback(block: usize): void {
  store<i32>(block + Ipv4Devconf.NOXFRM * 4, 1);
  store<i32>(block + Ipv4Devconf.NOPOLICY * 4, 1);
  store<i32>(block + INET6_OFFSET + Ipv6Devconf.USE_TEMPADDR * 4, -1);
  store<i32>(block + INET6_OFFSET + Ipv6Devconf.ACCEPT_DAD * 4, -1);
}

/** IPv6 follows the link's MTU. */
export function setMtu(block: usize, mtu: u32): void {
  store<u32>(block + INET6_OFFSET + Ipv6Devconf.MTU6 * 4, mtu);
}

/** How IPv6 makes the link's own address. */
export function addrGenMode(block: usize): u32 {
  return load<u32>(block + INET6_OFFSET + Ipv6Devconf.ADDR_GEN_MODE * 4);
}

export function setAddrGenMode(block: usize, mode: u32): void {
  store<u32>(block + INET6_OFFSET + Ipv6Devconf.ADDR_GEN_MODE * 4, mode);
}

/** A setting of IPv4 that is on for a link when it is for the namespace (IN_DEV_ORCONF). */
export function orInet(link: Link, setting: Ipv4Devconf): i32 {
  return load<i32>(inet(link.devconf) + setting * 4);
}

/** Where the IPv4 and the IPv6 settings lie. */
export function inet(block: usize): usize {
  return block;
}

export function inet6(block: usize): usize {
  return block + INET6_OFFSET;
}
