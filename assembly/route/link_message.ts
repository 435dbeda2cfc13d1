/**
 * RTM_NEWLINK and RTM_DELLINK as messages: every attribute Linux 6.18 sends for a link, in its order (rtnl_fill_ifinfo).
 * Dumps, replies and notifications are all written here and differ in their headers alone.
 */

import {
  IFINFOMSG_SIZE,
  Ifinfomsg,
  LinkAttribute,
  LinkMessage,
  RTNL_LINK_IFMAP_SIZE,
  RTNL_LINK_STATS64_SIZE,
  RTNL_LINK_STATS_SIZE,
  RtextFilter,
  XdpAttribute,
} from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import { Message } from '../memory/message';
import {
  Link,
  LinkState,
  Qdisc,
  addressOf,
  broadcastOf,
  countersOf,
  hasCarrier,
  lowerIndex,
  nameLength,
  nameOf,
  permanentOf,
} from '../net/link';
import * as state from '../net/state';
import * as writer from '../wire/writer';
import * as afSpec from './link_af_spec';
import * as linkKind from './link_kind';

/** The largest link message, with an alias of 255 bytes, beside what its kind lists: see `sizeOf`. */
const LINK_MESSAGE_SIZE: u32 = 2048;
/** What Linux makes the buffer of a notification for. */
export const LINK_MESSAGE_ESTIMATE: u32 = 1728;

const GSO_MAX_SEGS: u32 = 65535;
const GSO_MAX_SIZE: u32 = 65536;

/** What a buffer for a link's message is made for. */
export function sizeOf(link: Link): u32 {
  return LINK_MESSAGE_SIZE + linkKind.sizeOf(link);
}

/** Fills the family header of a link message begun at `start`. `family` 0, or AF_INET6 for IPv6's own form. */
export function writeHeader(message: Message, start: u32, family: u32, link: Link, change: u32): void {
  if (!writer.fits(message)) return;
  const at = writer.header(message, start);
  store<u8>(at, family);
  store<u16>(at, link.type, Ifinfomsg.IFI_TYPE);
  store<u32>(at, link.index, Ifinfomsg.IFI_INDEX);
  store<u32>(at, state.flagsOf(link), Ifinfomsg.IFI_FLAGS);
  store<u32>(at, change, Ifinfomsg.IFI_CHANGE);
}

/** Appends a link's message; false, with nothing appended, when it does not fit. `extFilter`: bits of IFLA_EXT_MASK. */
export function write(
  message: Message,
  link: Link,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  change: u32,
  extFilter: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, IFINFOMSG_SIZE);
  writeHeader(message, start, 0, link, change);
  writer.stringAttribute(message, LinkAttribute.IFNAME, nameOf(link), nameLength(link));
  writer.u32Attribute(message, LinkAttribute.TXQLEN, link.txqlen);
  writer.u8Attribute(message, LinkAttribute.OPERSTATE, state.operstateOf(link));
  writer.u8Attribute(message, LinkAttribute.LINKMODE, link.linkmode);
  writer.u8Attribute(message, LinkAttribute.NETNS_IMMUTABLE, (link.state & LinkState.NETNS_IMMUTABLE) != 0 ? 1 : 0);
  writer.u32Attribute(message, LinkAttribute.MTU, link.mtu);
  writer.u32Attribute(message, LinkAttribute.MIN_MTU, link.minMtu);
  writer.u32Attribute(message, LinkAttribute.MAX_MTU, link.maxMtu);
  writer.u32Attribute(message, LinkAttribute.GROUP, link.group);
  writer.u32Attribute(message, LinkAttribute.PROMISCUITY, link.promiscuity);
  writer.u32Attribute(message, LinkAttribute.ALLMULTI, link.allmulti);
  writer.u32Attribute(message, LinkAttribute.NUM_TX_QUEUES, link.txQueues);
  writeOffloads(message, link);
  writer.u32Attribute(message, LinkAttribute.NUM_RX_QUEUES, link.rxQueues);
  if (link.master != 0) writer.u32Attribute(message, LinkAttribute.MASTER, changetype<Link>(link.master).index);
  writeCarrier(message, link);
  writer.u16Attribute(message, LinkAttribute.HEADROOM, link.headroom);
  writer.u16Attribute(message, LinkAttribute.TAILROOM, 0);
  writer.u8Attribute(message, LinkAttribute.PROTO_DOWN, 0);
  writer.bytesAttribute(message, LinkAttribute.ADDRESS, addressOf(link), link.addressLength);
  writer.bytesAttribute(message, LinkAttribute.BROADCAST, broadcastOf(link), link.addressLength);
  writeCounters(message, link);
  writeXdp(message);
  if ((link.state & LinkState.PERMANENT_ADDRESS) != 0) {
    writer.bytesAttribute(message, LinkAttribute.PERM_ADDRESS, permanentOf(link), link.addressLength);
  }
  linkKind.write(message, link);
  if (lowerIndex(link) != link.index) writer.u32Attribute(message, LinkAttribute.LINK, lowerIndex(link));
  writer.textAttribute(message, LinkAttribute.QDISC, qdiscName(link.qdisc));
  afSpec.write(message, link, (extFilter & RtextFilter.SKIP_STATS) == 0);
  writer.zerosAttribute(message, LinkAttribute.MAP, RTNL_LINK_IFMAP_SIZE);
  writer.endNest(message, writer.nest(message, LinkAttribute.DEVLINK_PORT));
  writer.endNest(message, writer.nest(message, LinkAttribute.DPLL_PIN));
  return writer.end(message, start);
}

function writeOffloads(message: Message, link: Link): void {
  writer.u32Attribute(message, LinkAttribute.GSO_MAX_SEGS, GSO_MAX_SEGS);
  writer.u32Attribute(message, LinkAttribute.GSO_MAX_SIZE, GSO_MAX_SIZE);
  writer.u32Attribute(message, LinkAttribute.GRO_MAX_SIZE, GSO_MAX_SIZE);
  writer.u32Attribute(message, LinkAttribute.GSO_IPV4_MAX_SIZE, GSO_MAX_SIZE);
  writer.u32Attribute(message, LinkAttribute.GRO_IPV4_MAX_SIZE, GSO_MAX_SIZE);
  writer.u32Attribute(message, LinkAttribute.TSO_MAX_SIZE, link.tsoMaxSize);
  writer.u32Attribute(message, LinkAttribute.TSO_MAX_SEGS, GSO_MAX_SEGS);
  writer.u32Attribute(message, LinkAttribute.MAX_PACING_OFFLOAD_HORIZON, 0);
}

function writeCarrier(message: Message, link: Link): void {
  writer.u8Attribute(message, LinkAttribute.CARRIER, <u32>hasCarrier(link));
  if (link.alias != 0) writer.stringAttribute(message, LinkAttribute.IFALIAS, link.alias, link.aliasLength);
  writer.u32Attribute(message, LinkAttribute.CARRIER_CHANGES, link.carrierUps + link.carrierDowns);
  writer.u32Attribute(message, LinkAttribute.CARRIER_UP_COUNT, link.carrierUps);
  writer.u32Attribute(message, LinkAttribute.CARRIER_DOWN_COUNT, link.carrierDowns);
}

/** The counters, 64 bits wide and then, cut, 32 bits wide. */
function writeCounters(message: Message, link: Link): void {
  const counters = countersOf(link);
  writer.bytesAttribute(message, LinkAttribute.STATS64, counters, RTNL_LINK_STATS64_SIZE);
  const at = writer.put(message, LinkAttribute.STATS, RTNL_LINK_STATS_SIZE);
  if (at == 0) return;
  for (let i: u32 = 0; i < RTNL_LINK_STATS_SIZE; i += 4) store<u32>(at + i, load<u32>(counters + (i << 1)));
}

/** No program is attached. */
function writeXdp(message: Message): void {
  const nest = writer.nestPlain(message, LinkAttribute.XDP);
  writer.u8Attribute(message, XdpAttribute.ATTACHED, 0);
  writer.endNest(message, nest);
}

function qdiscName(qdisc: Qdisc): string {
  switch (qdisc) {
    case Qdisc.NOQUEUE:
      return 'noqueue';
    case Qdisc.PFIFO_FAST:
      return 'pfifo_fast';
    default:
      return 'noop';
  }
}

/** Appends IPv6's own form of a link's message (inet6_fill_ifinfo); false, with nothing appended, when it does not fit. */
export function writeInet6(message: Message, link: Link, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, LinkMessage.NEWLINK, flags, sequence, port, IFINFOMSG_SIZE);
  writeHeader(message, start, AddressFamily.INET6, link, 0);
  writer.stringAttribute(message, LinkAttribute.IFNAME, nameOf(link), nameLength(link));
  writer.bytesAttribute(message, LinkAttribute.ADDRESS, addressOf(link), link.addressLength);
  writer.u32Attribute(message, LinkAttribute.MTU, link.mtu);
  if (link.master != 0) writer.u32Attribute(message, LinkAttribute.MASTER, changetype<Link>(link.master).index);
  if (lowerIndex(link) != link.index) writer.u32Attribute(message, LinkAttribute.LINK, lowerIndex(link));
  writer.u8Attribute(message, LinkAttribute.OPERSTATE, state.operstateOf(link));
  const nest = writer.nestPlain(message, LinkAttribute.PROTINFO);
  afSpec.writeInet6(message, link, true);
  writer.endNest(message, nest);
  return writer.end(message, start);
}
