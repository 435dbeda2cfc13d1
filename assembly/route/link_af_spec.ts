/**
 * IFLA_AF_SPEC: what IPv4 and IPv6 know of a link, a nest a family (inet_fill_link_af, inet6_fill_ifla6_attrs). A link that
 * goes has lost both and sends the nest empty.
 */

import {
  ICMP6_MIB_MAX,
  IPSTATS_MIB_MAX,
  IPV4_DEVCONF_CNT,
  IPV6_DEVCONF_CNT,
  Ifla6Attribute,
  IflaAttribute,
  IflaCacheinfo,
  LinkAttribute,
} from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import { Message } from '../memory/message';
import * as devconf from '../net/devconf';
import { Link } from '../net/link';
import * as writer from '../wire/writer';

/** Largest IPv6 packet that is put together again. */
const MAX_REASSEMBLED: u32 = 65535;
const RETRANS_TIME: u32 = 1000;
const TOKEN_SIZE: u32 = 16;

/** Appends IFLA_AF_SPEC. */
export function write(message: Message, link: Link, withStats: bool): void {
  const spec = writer.nestPlain(message, LinkAttribute.AF_SPEC);
  if (link.devconf != 0) {
    if (link.hasInet) {
      const inet = writer.nestPlain(message, AddressFamily.INET);
      writer.bytesAttribute(message, IflaAttribute.CONF, devconf.inet(link.devconf), IPV4_DEVCONF_CNT * 4);
      writer.endNest(message, inet);
    }
    if (link.hasInet6) {
      const inet6 = writer.nestPlain(message, AddressFamily.INET6);
      writeInet6(message, link, withStats);
      writer.endNest(message, inet6);
    }
  }
  writer.endNest(message, spec);
}

/** Appends IPv6's attributes of a link, without a nest around them. */
export function writeInet6(message: Message, link: Link, withStats: bool): void {
  writer.u32Attribute(message, Ifla6Attribute.FLAGS, link.inet6Flags);
  const cache = writer.put(message, Ifla6Attribute.CACHEINFO, 16);
  if (cache != 0) {
    store<u32>(cache, MAX_REASSEMBLED);
    store<u32>(cache, link.inet6Updated, IflaCacheinfo.TSTAMP);
    store<u32>(cache, link.reachableTime, IflaCacheinfo.REACHABLE_TIME);
    store<u32>(cache, RETRANS_TIME, IflaCacheinfo.RETRANS_TIME);
  }
  writer.bytesAttribute(message, Ifla6Attribute.CONF, devconf.inet6(link.devconf), IPV6_DEVCONF_CNT * 4);
  if (withStats) {
    writeCounted(message, Ifla6Attribute.STATS, IPSTATS_MIB_MAX);
    writeCounted(message, Ifla6Attribute.ICMP6STATS, ICMP6_MIB_MAX);
  }
  const token = writer.put(message, Ifla6Attribute.TOKEN, TOKEN_SIZE);
  if (token != 0) {
    store<u64>(token, 0);
    store<u64>(token + 8, link.token);
  }
  writer.u8Attribute(message, Ifla6Attribute.ADDR_GEN_MODE, devconf.addrGenMode(link.devconf));
}

/** A list of 64-bit counters that begins with how many words it is; nothing was ever received, so the rest are 0. */
function writeCounted(message: Message, type: u32, count: u32): void {
  const at = writer.put(message, type, count * 8);
  if (at == 0) return;
  memory.fill(at, 0, count * 8);
  store<u64>(at, count);
}
