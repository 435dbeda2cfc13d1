/**
 * IFLA_AF_SPEC: the state of IPv4 and IPv6 on a link, a nest a family (inet_fill_link_af, inet6_fill_ifla6_attrs). A link that is being deleted has
 * neither, and the nest is empty.
 */

import { NLATTR_SIZE } from '../../generated/netlink';
import {
  ICMP6_MIB_MAX,
  IFLA_CACHEINFO_SIZE,
  IPSTATS_MIB_MAX,
  IPV4_DEVCONF_CNT,
  IPV6_DEVCONF_CNT,
  Ifla6Attribute,
  IflaAttribute,
  IflaCacheinfo,
  LinkAttribute,
} from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as devconf from '../../net/devconf';
import * as counters6 from '../../net/ipv6/counters6';
import { Link } from '../../net/link';
import * as parms from '../../net/neighbour/neighbour_parms';
import * as writer from '../../wire/writer';

/** Largest IPv6 packet that is put together again. */
const MAX_REASSEMBLED: u32 = 65535;
const TOKEN_SIZE: u32 = 16;

/** Writes IFLA_AF_SPEC into room that is there (wire/writer.ts); where the next attribute goes. */
export function write(to: usize, link: Link, withStats: bool): usize {
  let at = writer.headerAt(to, LinkAttribute.AF_SPEC, 0);
  if (link.devconf != 0) {
    if (link.hasInet) {
      const inet = at;
      at = writer.headerAt(at, AddressFamily.INET, 0);
      at = writer.blockAt(at, IflaAttribute.CONF, devconf.inet(link.devconf), IPV4_DEVCONF_CNT * 4);
      writer.endNestAt(inet, at);
    }
    if (link.hasInet6) {
      const inet6 = at;
      at = writeInet6(writer.headerAt(at, AddressFamily.INET6, 0), link, withStats);
      writer.endNestAt(inet6, at);
    }
  }
  writer.endNestAt(to, at);
  return at;
}

/** Writes IPv6's attributes of a link, without a nest around them, likewise. */
export function writeInet6(to: usize, link: Link, withStats: bool): usize {
  let at = writer.wordAt(to, Ifla6Attribute.FLAGS, 4, link.inet6Flags);
  at = writer.headerAt(at, Ifla6Attribute.CACHEINFO, IFLA_CACHEINFO_SIZE);
  store<u32>(at, MAX_REASSEMBLED);
  store<u32>(at, link.inet6Updated, IflaCacheinfo.TSTAMP);
  const asking = parms.parmsOf(link, AddressFamily.INET6);
  store<u32>(at, asking.reachableTime, IflaCacheinfo.REACHABLE_TIME);
  store<u32>(at, asking.retransTime, IflaCacheinfo.RETRANS_TIME);
  at += IFLA_CACHEINFO_SIZE;
  at = writer.blockAt(at, Ifla6Attribute.CONF, devconf.inet6(link.devconf), IPV6_DEVCONF_CNT * 4);
  if (withStats) at = writeCounters(at, link);
  at = writer.headerAt(at, Ifla6Attribute.TOKEN, TOKEN_SIZE);
  store<u64>(at, 0);
  at += TOKEN_SIZE;
  // Its second half is the link's.
  store<u64>(at - 8, link.token);
  at = writer.wordAt(at, Ifla6Attribute.ADDR_GEN_MODE, 1, devconf.addrGenMode(link.devconf));
  return link.routerMtu == 0 ? at : writer.wordAt(at, Ifla6Attribute.RA_MTU, 4, link.routerMtu);
}

/** IPv6's counters of packets and of ICMP. */
function writeCounters(to: usize, link: Link): usize {
  const counters = counters6.find(link);
  // Nothing was counted on most links: cleared at once, headers and all.
  if (counters == 0) memory.fill(to, 0, 2 * NLATTR_SIZE + (IPSTATS_MIB_MAX + ICMP6_MIB_MAX) * 8);
  const at = countersAt(to, Ifla6Attribute.STATS, IPSTATS_MIB_MAX, counters);
  return countersAt(at, Ifla6Attribute.ICMP6STATS, ICMP6_MIB_MAX, counters == 0 ? 0 : counters + counters6.ICMP6);
}

/** A list of 64-bit counters, or of zeros that are there, the first of which is how many they are; where the next attribute goes. */
function countersAt(to: usize, type: u32, count: u32, counters: usize): usize {
  const at = writer.headerAt(to, type, count * 8);
  if (counters != 0) memory.copy(at, counters, count * 8);
  store<u64>(at, count);
  return at + count * 8;
}
