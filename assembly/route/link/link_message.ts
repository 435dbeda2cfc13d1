/**
 * RTM_NEWLINK and RTM_DELLINK as messages: every attribute Linux 6.18 sends for a link, in its order (rtnl_fill_ifinfo).
 * Dumps, replies and notifications are all written here and differ in their headers alone.
 */

import { AttributeFlag, NLMSGHDR_SIZE } from '../../generated/netlink';
import {
  IFINFOMSG_SIZE,
  Ifinfomsg,
  IflaEvent,
  LinkAttribute,
  LinkMessage,
  ProtoDownReasonAttribute,
  RTNL_LINK_IFMAP_SIZE,
  RTNL_LINK_STATS64_SIZE,
  RTNL_LINK_STATS_SIZE,
  RtextFilter,
  XdpAttribute,
} from '../../generated/rt-link';
import { NETNSA_NSID_NOT_ASSIGNED } from '../../generated/rt-netns';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as kinds from '../../net/kind';
import * as altNames from '../../net/altname';
import {
  Link,
  LinkState,
  addressOf,
  broadcastOf,
  countersOf,
  hasCarrier,
  lowerIndex,
  nameLength,
  nameOf,
  permanentOf,
} from '../../net/link';
import { Destination } from '../../net/move';
import { Namespace } from '../../net/namespace';
import * as nsid from '../../net/nsid';
import * as qdiscs from '../../net/qdisc';
import { MAX_SEGS } from '../../net/register';
import * as state from '../../net/state';
import * as writer from '../../wire/writer';
import * as afSpec from './link_af_spec';
import * as linkKind from './link_kind';
import * as property from './link_property';

/** Bytes that Linux's buffer for a message has room for besides: for an alias, for long addresses and names of ports. */
const SPARE: u32 = 640;

/** What Linux makes the buffer of a message for. */
export function estimateOf(message: Message): u32 {
  return message.length + SPARE;
}

/** The most that the attributes before a link's kind take, and those behind: an alias of 255 bytes there, AF_SPEC here. */
const SECTION_SIZE: u32 = 1024;
/** From a counter of 64 bits to the next. */
const NEXT_COUNTER: usize = 8;
/** TARGET_NETNSID, LINK_NETNSID, NEW_NETNSID and NEW_IFINDEX. */
const ELSEWHERE_SIZE: u32 = 4 * 8;
/** The largest link message, beside what its kind lists: see `sizeOf`. */
const LINK_MESSAGE_SIZE: u32 = NLMSGHDR_SIZE + IFINFOMSG_SIZE + 2 * SECTION_SIZE + ELSEWHERE_SIZE;

/** What a buffer for a link's message is made for. */
export function sizeOf(link: Link): u32 {
  return LINK_MESSAGE_SIZE + linkKind.sizeOf(link) + property.sizeOf(link);
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

/**
 * Appends a link's message; false, with nothing appended, without room for `sizeOf` bytes, which are mostly more than it takes.
 * `extFilter`: bits of IFLA_EXT_MASK. For a reader in another namespace than the link's: `viewer`, and `target`, the id that the link's
 * has there; for a link that goes to another: `destination`. `event`: why it is said.
 */
export function write(
  message: Message,
  link: Link,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  change: u32,
  extFilter: u32,
  viewer: Namespace | null = null,
  target: i32 = NETNSA_NSID_NOT_ASSIGNED,
  destination: Destination | null = null,
  event: IflaEvent = IflaEvent.NONE,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, IFINFOMSG_SIZE);
  writeHeader(message, start, 0, link, change);
  if (target >= 0) writer.u32Attribute(message, LinkAttribute.TARGET_NETNSID, target);
  writeDevice(message, link, event);
  linkKind.write(message, link);
  if (destination != null) {
    writer.u32Attribute(message, LinkAttribute.NEW_NETNSID, destination.id);
    writer.u32Attribute(message, LinkAttribute.NEW_IFINDEX, destination.index);
  }
  const elsewhere = kinds.otherNamespace(link) != link.netns;
  if (elsewhere) writer.u32Attribute(message, LinkAttribute.LINK_NETNSID, otherId(link, viewer));
  writeRest(message, link, elsewhere, extFilter);
  return writer.end(message, start);
}

/** The id of the namespace that a link's LINK is in, for a viewer in another than the link's: it has one from when it is first told. */
function otherId(link: Link, viewer: Namespace | null): i32 {
  return nsid.assign(viewer == null ? link.netns : viewer, kinds.otherNamespace(link));
}

/** What a message brings about that nobody hears, and that therefore is not written. */
export function unheard(link: Link): void {
  if (kinds.otherNamespace(link) != link.netns) otherId(link, null);
}

/** Appends what the device itself says of a link, up to its kind; `event`: why it is said. */
function writeDevice(message: Message, link: Link, event: IflaEvent): void {
  let at = writer.open(message, SECTION_SIZE);
  if (at == 0) return;
  at = writer.nameAt(at, LinkAttribute.IFNAME, nameOf(link), nameLength(link));
  at = writeSettings(at, link);
  if (link.master != 0) at = writer.wordAt(at, LinkAttribute.MASTER, 4, changetype<Link>(link.master).index);
  at = writeCarrier(at, link);
  if (event != IflaEvent.NONE) at = writer.wordAt(at, LinkAttribute.EVENT, 4, event);
  if (link.addressLength != 0) {
    at = writer.fieldAt(at, LinkAttribute.ADDRESS, addressOf(link), link.addressLength);
    at = writer.fieldAt(at, LinkAttribute.BROADCAST, broadcastOf(link), link.addressLength);
  }
  at = writeCounters(at, link);
  at = writeXdp(at);
  if ((link.state & LinkState.PERMANENT_ADDRESS) != 0) {
    at = writer.fieldAt(at, LinkAttribute.PERM_ADDRESS, permanentOf(link), link.addressLength);
  }
  writer.close(message, at);
}

/** Appends what follows a link's kind; `elsewhere`: its LINK is in another namespace, and may have the same index. */
function writeRest(message: Message, link: Link, elsewhere: bool, extFilter: u32): void {
  let at = writer.open(message, SECTION_SIZE + property.sizeOf(link));
  if (at == 0) return;
  if (elsewhere || lowerIndex(link) != link.index) at = writer.wordAt(at, LinkAttribute.LINK, 4, lowerIndex(link));
  at = writer.textAt(at, LinkAttribute.QDISC, qdiscs.nameOf(link.qdisc));
  at = afSpec.write(at, link, (extFilter & RtextFilter.SKIP_STATS) == 0);
  at = writer.zerosAt(at, LinkAttribute.MAP, RTNL_LINK_IFMAP_SIZE);
  if (link.altNames.first != 0) at = writeProperties(at, link);
  at = writer.headerAt(at, LinkAttribute.DEVLINK_PORT | AttributeFlag.NESTED, 0);
  at = writer.headerAt(at, LinkAttribute.DPLL_PIN | AttributeFlag.NESTED, 0);
  writer.close(message, at);
}

/** Its further names. */
function writeProperties(to: usize, link: Link): usize {
  let at = writer.headerAt(to, LinkAttribute.PROP_LIST | AttributeFlag.NESTED, 0);
  for (let name = altNames.first(link); name != null; name = altNames.next(name)) {
    at = writer.stringAt(at, LinkAttribute.ALT_IFNAME, altNames.bytesOf(name), name.length);
  }
  writer.endNestAt(to, at);
  return at;
}

/** The words that every link has: the settings, and what it would offload. */
function writeSettings(to: usize, link: Link): usize {
  let at = writer.wordAt(to, LinkAttribute.TXQLEN, 4, link.txqlen);
  at = writer.wordAt(at, LinkAttribute.OPERSTATE, 1, state.operstateOf(link));
  at = writer.wordAt(at, LinkAttribute.LINKMODE, 1, link.linkmode);
  at = writer.wordAt(at, LinkAttribute.NETNS_IMMUTABLE, 1, (link.state & LinkState.NETNS_IMMUTABLE) != 0 ? 1 : 0);
  at = writer.wordAt(at, LinkAttribute.MTU, 4, link.mtu);
  at = writer.wordAt(at, LinkAttribute.MIN_MTU, 4, link.minMtu);
  at = writer.wordAt(at, LinkAttribute.MAX_MTU, 4, link.maxMtu);
  at = writer.wordAt(at, LinkAttribute.GROUP, 4, link.group);
  at = writer.wordAt(at, LinkAttribute.PROMISCUITY, 4, link.promiscuity);
  at = writer.wordAt(at, LinkAttribute.ALLMULTI, 4, link.allmulti);
  at = writer.wordAt(at, LinkAttribute.NUM_TX_QUEUES, 4, link.txQueues);
  at = writer.wordAt(at, LinkAttribute.GSO_MAX_SEGS, 4, link.gsoMaxSegs);
  at = writer.wordAt(at, LinkAttribute.GSO_MAX_SIZE, 4, link.gsoMaxSize);
  at = writer.wordAt(at, LinkAttribute.GRO_MAX_SIZE, 4, link.groMaxSize);
  at = writer.wordAt(at, LinkAttribute.GSO_IPV4_MAX_SIZE, 4, link.gsoIpv4MaxSize);
  at = writer.wordAt(at, LinkAttribute.GRO_IPV4_MAX_SIZE, 4, link.groIpv4MaxSize);
  at = writer.wordAt(at, LinkAttribute.TSO_MAX_SIZE, 4, link.tsoMaxSize);
  at = writer.wordAt(at, LinkAttribute.TSO_MAX_SEGS, 4, MAX_SEGS);
  at = writer.wordAt(at, LinkAttribute.MAX_PACING_OFFLOAD_HORIZON, 4, 0);
  return writer.wordAt(at, LinkAttribute.NUM_RX_QUEUES, 4, link.rxQueues);
}

function writeCarrier(to: usize, link: Link): usize {
  let at = writer.wordAt(to, LinkAttribute.CARRIER, 1, <u32>hasCarrier(link));
  if (link.alias != 0) at = writer.stringAt(at, LinkAttribute.IFALIAS, link.alias, link.aliasLength);
  at = writer.wordAt(at, LinkAttribute.CARRIER_CHANGES, 4, link.carrierUps + link.carrierDowns);
  at = writer.wordAt(at, LinkAttribute.CARRIER_UP_COUNT, 4, link.carrierUps);
  at = writer.wordAt(at, LinkAttribute.CARRIER_DOWN_COUNT, 4, link.carrierDowns);
  at = writer.wordAt(at, LinkAttribute.HEADROOM, 2, link.headroom);
  at = writer.wordAt(at, LinkAttribute.TAILROOM, 2, 0);
  at = writer.wordAt(at, LinkAttribute.PROTO_DOWN, 1, link.protoDown);
  if (link.protoDownReason == 0) return at;
  const end = writer.wordAt(
    writer.headerAt(at, LinkAttribute.PROTO_DOWN_REASON | AttributeFlag.NESTED, 0),
    ProtoDownReasonAttribute.VALUE,
    4,
    link.protoDownReason,
  );
  writer.endNestAt(at, end);
  return end;
}

/** The counters, 64 bits wide and then, cut, 32 bits wide. */
function writeCounters(to: usize, link: Link): usize {
  const counters = countersOf(link);
  let at = writer.blockAt(to, LinkAttribute.STATS64, counters, RTNL_LINK_STATS64_SIZE);
  at = writer.headerAt(at, LinkAttribute.STATS, RTNL_LINK_STATS_SIZE);
  for (let i: u32 = 0; i < RTNL_LINK_STATS_SIZE; i += 8) {
    const wide = counters + (i << 1);
    store<u64>(at + i, (<u64>load<u32>(wide)) | (load<u64>(wide, NEXT_COUNTER) << 32));
  }
  return at + RTNL_LINK_STATS_SIZE;
}

/** No program is attached. */
function writeXdp(to: usize): usize {
  const at = writer.wordAt(writer.headerAt(to, LinkAttribute.XDP, 0), XdpAttribute.ATTACHED, 1, 0);
  writer.endNestAt(to, at);
  return at;
}

/** Appends IPv6's own form of a link's message (inet6_fill_ifinfo); false as `write`. */
export function writeInet6(message: Message, link: Link, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, LinkMessage.NEWLINK, flags, sequence, port, IFINFOMSG_SIZE);
  writeHeader(message, start, AddressFamily.INET6, link, 0);
  writeInet6Rest(message, link);
  return writer.end(message, start);
}

function writeInet6Rest(message: Message, link: Link): void {
  let at = writer.open(message, SECTION_SIZE);
  if (at == 0) return;
  at = writer.nameAt(at, LinkAttribute.IFNAME, nameOf(link), nameLength(link));
  if (link.addressLength != 0) {
    at = writer.fieldAt(at, LinkAttribute.ADDRESS, addressOf(link), link.addressLength);
  }
  at = writer.wordAt(at, LinkAttribute.MTU, 4, link.mtu);
  if (lowerIndex(link) != link.index) at = writer.wordAt(at, LinkAttribute.LINK, 4, lowerIndex(link));
  at = writer.wordAt(at, LinkAttribute.OPERSTATE, 1, state.operstateOf(link));
  const nest = at;
  at = afSpec.writeInet6(writer.headerAt(at, LinkAttribute.PROTINFO, 0), link, true);
  writer.endNestAt(nest, at);
  writer.close(message, at);
}
