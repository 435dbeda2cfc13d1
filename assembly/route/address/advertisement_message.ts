/**
 * RTM_NEWPREFIX and RTM_NEWNDUSEROPT: what routers advertise and programs are told of (inet6_fill_prefix, ndisc_ra_useropt). The latter has the
 * option as it came between its header and its attribute.
 */

import { NdOptHdr, NDISC_ROUTER_ADVERTISEMENT, PrefixInfo } from '../../generated/ndisc';
import { NLATTR_SIZE, NLMSGHDR_SIZE, Protocol } from '../../generated/netlink';
import {
  NDUSEROPTMSG_SIZE,
  NduseroptAttribute,
  Nduseroptmsg,
  PREFIXMSG_SIZE,
  PREFIX_CACHEINFO_SIZE,
  PrefixAttribute,
  PrefixCacheinfo,
  PrefixGroup,
  PrefixMessage,
  Prefixmsg,
} from '../../generated/rt-prefix';
import { Rtm, RtnetlinkGroup } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import { ADDRESS_SIZE } from '../../net/ipv6/address6';
import { Link } from '../../net/link';
import { AdvertisementEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

const ADDRESS: u32 = NLATTR_SIZE + ADDRESS_SIZE;
const UNIT: u32 = 8;

/** A router told a prefix, or something else that is for programs. */
export function told(event: AdvertisementEvent, link: Link, source: usize, option: usize): void {
  const isPrefix = event == AdvertisementEvent.PREFIX;
  const group: u32 = isPrefix ? PrefixGroup.IPV6_PREFIX : RtnetlinkGroup.ND_USEROPT;
  if (!hasListeners(link.netns, Protocol.ROUTE, group)) return;
  const length = <u32>load<u8>(option, NdOptHdr.LEN) * UNIT;
  const size = isPrefix
    ? PREFIXMSG_SIZE + ADDRESS + NLATTR_SIZE + PREFIX_CACHEINFO_SIZE
    : NDUSEROPTMSG_SIZE + length + ADDRESS;
  const message = messages.create(NLMSGHDR_SIZE + size);
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, group);
    return;
  }
  if (isPrefix) writePrefix(message, size, link, option);
  else writeOption(message, size, link, source, option, length);
  notify.announce(link.netns, message, group);
}

function writePrefix(message: Message, size: u32, link: Link, option: usize): void {
  const header = writer.whole(message, PrefixMessage.NEWPREFIX, 0, 0, 0, size);
  memory.fill(header, 0, PREFIXMSG_SIZE);
  store<u8>(header, AddressFamily.INET6);
  store<u32>(header, link.index, Prefixmsg.PREFIX_IFINDEX);
  store<u8>(header, load<u8>(option), Prefixmsg.PREFIX_TYPE);
  store<u8>(header, load<u8>(option, PrefixInfo.PREFIX_LEN), Prefixmsg.PREFIX_LEN);
  store<u8>(header, load<u8>(option, PrefixInfo.FLAGS), Prefixmsg.PREFIX_FLAGS);
  let at = header + PREFIXMSG_SIZE;
  at = writer.fieldAt(at, PrefixAttribute.ADDRESS, option + PrefixInfo.PREFIX, ADDRESS_SIZE);
  at = writer.headerAt(at, PrefixAttribute.CACHEINFO, PREFIX_CACHEINFO_SIZE);
  store<u32>(at, bswap<u32>(load<u32>(option, PrefixInfo.PREFERED)), PrefixCacheinfo.PREFERRED_TIME);
  store<u32>(at, bswap<u32>(load<u32>(option, PrefixInfo.VALID)), PrefixCacheinfo.VALID_TIME);
}

function writeOption(message: Message, size: u32, link: Link, source: usize, option: usize, length: u32): void {
  const header = writer.whole(message, Rtm.NEWNDUSEROPT, 0, 0, 0, size);
  memory.fill(header, 0, NDUSEROPTMSG_SIZE);
  store<u8>(header, AddressFamily.INET6);
  store<u16>(header, length, Nduseroptmsg.NDUSEROPT_OPTS_LEN);
  store<u32>(header, link.index, Nduseroptmsg.NDUSEROPT_IFINDEX);
  store<u8>(header, NDISC_ROUTER_ADVERTISEMENT, Nduseroptmsg.NDUSEROPT_ICMP_TYPE);
  memory.copy(header + NDUSEROPTMSG_SIZE, option, length);
  writer.fieldAt(header + NDUSEROPTMSG_SIZE + length, NduseroptAttribute.SRCADDR, source, ADDRESS_SIZE);
}
