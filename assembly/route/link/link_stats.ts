/**
 * RTM_GETSTATS: statistics of one link, or of all, in groups that a mask selects (rtnl_stats_get, rtnl_stats_dump). RTM_SETSTATS: enables statistics of
 * packets that are forwarded by hardware (rtnl_stats_set), which no device here has.
 */

import { Errno } from '../../generated/errno';
import { NLATTR_SIZE, Protocol } from '../../generated/netlink';
import {
  RTNL_STATS_GET_POLICY,
  RTNL_STATS_GET_POLICY_FILTERS,
  RTNL_STATS_GET_POLICY_FILTERS_MAX,
  RTNL_STATS_GET_POLICY_MAX,
  RTNL_STATS_SET_POLICY,
} from '../../generated/policies';
import {
  BRIDGE_STP_XSTATS_SIZE,
  BRIDGE_VLAN_XSTATS_SIZE,
  BridgeVlanInfoFlags,
  BridgeVlanXstats,
  BridgeStpXstats,
  BridgeXstatsAttribute,
  HwSInfoOneAttribute,
  IF_STATS_MSG_SIZE,
  IfStatsMsg,
  LinkGroup,
  LinkMessage,
  LinkOffloadXstatsAttribute,
  LinkXstatsAttribute,
  RTNL_LINK_STATS64_SIZE,
  STATS_ATTRIBUTE_MAX,
  StatsAttribute,
  StatsGetsetAttribute,
} from '../../generated/rt-link';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Port, VlanGroup, dataOf, portOf } from '../../net/bridge/bridge';
import * as vlans from '../../net/bridge/bridge_vlan';
import { Vlan } from '../../net/bridge/bridge_vlan';
import * as links from '../../net/links';
import { Link, LinkKind, LinkState, countersOf } from '../../net/link';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { Dumper } from '../dumper';
import * as notify from '../notify';
import * as parse from '../parse';

/** More than any message here takes. */
const MESSAGE_SIZE: u32 = 1024;
/** A bridge's counters of multicast control messages (struct br_mcast_stats). */
const MULTICAST_SIZE: u32 = 240;
/** What hardware counts (struct rtnl_hw_stats64); and whether it does, two numbers in two attributes. */
const HARDWARE_SIZE: u32 = 72;
const HW_S_INFO_SIZE: u32 = 2 * NLATTR_SIZE + 2 * 8;

const table: usize = memory.data((RTNL_STATS_GET_POLICY_MAX + 1) * 4, 4);
const filterTable: usize = memory.data((RTNL_STATS_GET_POLICY_FILTERS_MAX + 1) * 4, 4);

/** The bit of an attribute in a mask. */
function bit(type: u32): u32 {
  return 1 << (type - 1);
}

/** Which groups are asked for, and of those of hardware which. */
@unmanaged
class Wanted {
  mask: u32;
  offload: u32;
  /** The attribute that a dump goes on with within a link, or 0, and with which of its parts, from 1 on, or 0: it has not begun. */
  partType: u32;
  part: u32;
}

const wanted = changetype<Wanted>(memory.data(offsetof<Wanted>(), 4));

/** RTM_SETSTATS. Whoever asks for counting in hardware is heard, though nobody does it. */
export function set(request: Request): i32 {
  const bad = checkHeader(request, false);
  if (bad != 0) return bad;
  const header = requests.body(request);
  if (load<u8>(header) != 0) return requests.explain(request, -Errno.EINVAL, 'Address family should be AF_UNSPEC');
  const index = load<u32>(header, IfStatsMsg.IFINDEX);
  if (index == 0) return -Errno.EINVAL;
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return -Errno.ENODEV;
  if (load<u32>(header, IfStatsMsg.FILTER_MASK) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Filter mask must be 0 for stats set');
  const wrong = parse.parseStrictly(request, IF_STATS_MSG_SIZE, table, RTNL_STATS_SET_POLICY);
  const offload: usize = wrong != 0 ? 0 : attributes.get(table, StatsGetsetAttribute.SET_OFFLOAD_XSTATS_L3_STATS);
  if (offload == 0) return wrong;
  const on = attributes.u8Value(offload) != 0;
  if (on == ((link.state & LinkState.OFFLOAD_STATS) != 0)) return 0;
  link.state ^= LinkState.OFFLOAD_STATS;
  announceOffload(link);
  return 0;
}

/** Tells the group STATS whether a link is to count in hardware, in nobody's name (rtnl_offload_xstats_notify). */
function announceOffload(link: Link): void {
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, LinkGroup.STATS)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, LinkGroup.STATS);
    return;
  }
  wanted.mask = bit(StatsAttribute.LINK_OFFLOAD_XSTATS);
  wanted.offload = bit(LinkOffloadXstatsAttribute.HW_S_INFO);
  wanted.partType = 0;
  write(message, link, 0, 0, 0);
  messages.trim(message);
  notify.announce(netns, message, LinkGroup.STATS);
}

/** What is wrong with a request's header; an index says which link, and with it a dump asked strictly is refused. */
function checkHeader(request: Request, isDump: bool): i32 {
  if (requests.bodyLength(request) < IF_STATS_MSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for stats dump');
  if (!requests.isStrict(request)) return 0;
  const header = requests.body(request);
  const padding = load<u32>(header) >>> 8;
  if (padding != 0 || (isDump && load<u32>(header, IfStatsMsg.IFINDEX) != 0))
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for stats dump request');
  if (load<u32>(header, IfStatsMsg.FILTER_MASK) >>> STATS_ATTRIBUTE_MAX != 0)
    return requests.explain(request, -Errno.EINVAL, 'Invalid stats requested through filter mask');
  return 0;
}

/** Finds what is wanted in the attributes. */
function readFilters(request: Request): i32 {
  wanted.mask = load<u32>(requests.body(request), IfStatsMsg.FILTER_MASK);
  wanted.offload = ~0;
  const bad = parse.parseStrictly(request, IF_STATS_MSG_SIZE, table, RTNL_STATS_GET_POLICY);
  const filters: usize = bad != 0 ? 0 : attributes.get(table, StatsGetsetAttribute.GET_FILTERS);
  if (filters == 0) return bad;
  const wrong = parse.nest(request, filters, filterTable, RTNL_STATS_GET_POLICY_FILTERS);
  const offload: usize = wrong != 0 ? 0 : attributes.get(filterTable, StatsAttribute.LINK_OFFLOAD_XSTATS);
  if (offload == 0) return wrong;
  if ((wanted.mask & bit(StatsAttribute.LINK_OFFLOAD_XSTATS)) == 0)
    return requests.explain(request, -Errno.EINVAL, 'Filtered attribute not enabled in filter_mask');
  wanted.offload = attributes.u32Value(offload);
  return 0;
}

/** Answers with one link's. */
export function get(request: Request): i32 {
  const bad = checkHeader(request, false);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const index = load<u32>(header, IfStatsMsg.IFINDEX);
  if (index == 0) return -Errno.EINVAL;
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return -Errno.ENODEV;
  if (load<u32>(header, IfStatsMsg.FILTER_MASK) == 0)
    return requests.explain(request, -Errno.EINVAL, 'Filter mask must be set for stats get');
  const wrong = readFilters(request);
  if (wrong != 0) return wrong;
  wanted.partType = 0;
  const message = messages.create(MESSAGE_SIZE + vlanSizeOf(link));
  if (message == null) return -Errno.ENOBUFS;
  write(message, link, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Starts a dump of all links'. What is wanted is kept in the dump's cursors. */
export function startDump(request: Request): i32 {
  let bad = checkHeader(request, true);
  if (bad == 0 && load<u32>(requests.body(request), IfStatsMsg.FILTER_MASK) == 0)
    bad = requests.explain(request, -Errno.EINVAL, 'Filter mask must be set for stats dump');
  if (bad == 0) bad = readFilters(request);
  if (bad != 0) return dumps.startFailed(request, bad);
  const offload = wanted.offload;
  const started = dumps.start(request, Dumper.STATS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) dump.cursor2 = offload;
  return started;
}

/** Fills a page, from the index in the cursor on; DONE shares the last. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  wanted.mask = load<u32>(dumps.body(dump), IfStatsMsg.FILTER_MASK);
  wanted.offload = dump.cursor2;
  wanted.partType = dump.cursor3;
  wanted.part = dump.cursor4;
  dump.generation = netns.linkGeneration;
  let result = 0;
  for (let link = links.from(netns, dump.cursor); link != null && result == 0; link = links.from(netns, dump.cursor)) {
    if (link.index != dump.cursor5) wanted.partType = 0;
    dump.cursor5 = link.index;
    dump.cursor = link.index;
    if (write(page, link, dump.messageFlags, dump.sequence, dump.socket.port)) dump.cursor++;
    else result = -Errno.EMSGSIZE;
  }
  dump.cursor3 = wanted.partType;
  dump.cursor4 = wanted.part;
  if (page.length != 0) dumps.checkConsistency(dump, page, 0);
  return result;
}

/** What the VLANs of a bridge or a port add. */
function vlanSizeOf(link: Link): u32 {
  let count: u32 = 0;
  if (link.kind == LinkKind.BRIDGE) count = dataOf(link).vlans.length;
  const master = stack.masterOf(link);
  if (master != null && master.kind == LinkKind.BRIDGE) count += portOf(link).vlans.length;
  return count * (NLATTR_SIZE + BRIDGE_VLAN_XSTATS_SIZE);
}

/** Whether an attribute is asked for; what begins with the rest of one has none of those before it (stats_attr_valid). */
function wants(type: u32): bool {
  return (wanted.mask & bit(type)) != 0 && (wanted.partType == 0 || wanted.partType == type);
}

/** Begins an attribute: what does not fit of it, or from it on, is what a dump goes on with. */
function beginPart(message: Message, type: u32): u32 {
  if (wanted.partType != type) wanted.part = 0;
  wanted.partType = type;
  return writer.nestPlain(message, type);
}

/** Ends what was begun. False when it did not fit. */
function endPart(message: Message, nest: u32): bool {
  writer.endNest(message, nest);
  if (!writer.fits(message)) return false;
  wanted.partType = 0;
  return true;
}

/** Ends an attribute before a part that does not fit. Where that is what it began with, all of the message goes. */
function endBefore(message: Message, nest: u32, part: u32): void {
  writer.endNest(message, nest);
  if (part == wanted.part) message.overflow = 1;
  wanted.part = part;
}

/** Appends a link's message; false, with nothing appended, when it does not fit (rtnl_fill_statsinfo). */
function write(message: Message, link: Link, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, LinkMessage.NEWSTATS, flags, sequence, port, IF_STATS_MSG_SIZE);
  if (!writer.fits(message)) return writer.end(message, start);
  const header = writer.header(message, start);
  store<u32>(header, link.index, IfStatsMsg.IFINDEX);
  store<u32>(header, wanted.mask, IfStatsMsg.FILTER_MASK);
  if (wants(StatsAttribute.LINK_64))
    writer.bytesAttribute(message, StatsAttribute.LINK_64, countersOf(link), RTNL_LINK_STATS64_SIZE);
  const isWhole = writer.fits(message) && writeParts(message, link);
  return writer.end(message, start) && isWhole;
}

/** Appends what consists of parts, if it is asked for; false when not all fits. */
function writeParts(message: Message, link: Link): bool {
  if (wants(StatsAttribute.LINK_XSTATS) && link.kind == LinkKind.BRIDGE) {
    if (!writeBridge(message, StatsAttribute.LINK_XSTATS, link, null)) return false;
  }
  const master = stack.masterOf(link);
  if (wants(StatsAttribute.LINK_XSTATS_SLAVE) && master != null && master.kind == LinkKind.BRIDGE) {
    if (!writeBridge(message, StatsAttribute.LINK_XSTATS_SLAVE, master, link)) return false;
  }
  if (wants(StatsAttribute.LINK_OFFLOAD_XSTATS) && !writeOffload(message, link)) return false;
  // No family here keeps counters of its own of links.
  return !wants(StatsAttribute.AF_SPEC) || endPart(message, beginPart(message, StatsAttribute.AF_SPEC));
}

/**
 * What a bridge counts of itself, or of a port: no packets come by, so that only changes of state count. False when not all fits
 * (br_fill_linkxstats).
 */
function writeBridge(message: Message, type: u32, master: Link, port: Link | null): bool {
  const group = port == null ? dataOf(master).vlans : portOf(port).vlans;
  const nest = beginPart(message, type);
  const bridge = writer.nestPlain(message, LinkXstatsAttribute.BRIDGE);
  if (!writer.fits(message)) return false;
  const parts = group.length + (port == null ? 1 : 2);
  for (let i = max<u32>(wanted.part, 1) - 1; i < parts; i++) {
    if (message.capacity - message.length < NLATTR_SIZE + sizeOfPart(group, i)) {
      writer.endNest(message, bridge);
      endBefore(message, nest, i + 1);
      return false;
    }
    if (i < group.length) writeVlan(message, group, vlans.at(group, i));
    else if (i == group.length) writer.zerosAttribute(message, BridgeXstatsAttribute.MCAST, MULTICAST_SIZE);
    else if (port != null) writeTree(message, portOf(port));
  }
  writer.endNest(message, bridge);
  return endPart(message, nest);
}

function sizeOfPart(group: VlanGroup, part: u32): u32 {
  if (part < group.length) return BRIDGE_VLAN_XSTATS_SIZE;
  return part == group.length ? MULTICAST_SIZE : BRIDGE_STP_XSTATS_SIZE;
}

function writeTree(message: Message, port: Port): void {
  const at = writer.put(message, BridgeXstatsAttribute.STP, BRIDGE_STP_XSTATS_SIZE);
  if (at == 0) return;
  memory.fill(at, 0, BRIDGE_STP_XSTATS_SIZE);
  store<u64>(at, port.blocks, BridgeStpXstats.TRANSITION_BLK);
  store<u64>(at, port.forwards, BridgeStpXstats.TRANSITION_FWD);
}

function writeVlan(message: Message, group: VlanGroup, vlan: Vlan): void {
  const at = writer.put(message, BridgeXstatsAttribute.VLAN, BRIDGE_VLAN_XSTATS_SIZE);
  if (at == 0) return;
  memory.fill(at, 0, BRIDGE_VLAN_XSTATS_SIZE);
  const isPvid = group.pvid == <u32>vlan.vid;
  store<u16>(at, vlan.vid, BridgeVlanXstats.VID);
  store<u16>(at, vlan.flags | (isPvid ? <u16>BridgeVlanInfoFlags.PVID : 0), BridgeVlanXstats.FLAGS);
}

/** Whether counting in hardware is asked for, and what it came to: no device here does it. False when not all fits (rtnl_offload_xstats_fill). */
function writeOffload(message: Message, link: Link): bool {
  const nest = beginPart(message, StatsAttribute.LINK_OFFLOAD_XSTATS);
  const isOn = (link.state & LinkState.OFFLOAD_STATS) != 0;
  const tellsHow = wantsOffload(LinkOffloadXstatsAttribute.HW_S_INFO);
  const tellsWhat = isOn && wantsOffload(LinkOffloadXstatsAttribute.L3_STATS);
  if (!writer.fits(message)) return false;
  if (!tellsHow && !tellsWhat) {
    writer.cancelNest(message, nest);
    wanted.partType = 0;
    return true;
  }
  if (tellsHow) {
    if (message.capacity - message.length < HW_S_INFO_SIZE) {
      endBefore(message, nest, LinkOffloadXstatsAttribute.HW_S_INFO);
      return false;
    }
    const info = writer.nest(message, LinkOffloadXstatsAttribute.HW_S_INFO);
    const one = writer.nest(message, LinkOffloadXstatsAttribute.L3_STATS);
    writer.u8Attribute(message, HwSInfoOneAttribute.REQUEST, isOn ? 1 : 0);
    writer.u8Attribute(message, HwSInfoOneAttribute.USED, 0);
    writer.endNest(message, one);
    writer.endNest(message, info);
  }
  if (tellsWhat) {
    if (message.capacity - message.length < NLATTR_SIZE + HARDWARE_SIZE) {
      endBefore(message, nest, LinkOffloadXstatsAttribute.L3_STATS);
      return false;
    }
    writer.zerosAttribute(message, LinkOffloadXstatsAttribute.L3_STATS, HARDWARE_SIZE);
  }
  return endPart(message, nest);
}

/** Whether a part of it is asked for, and was not sent yet. */
function wantsOffload(type: u32): bool {
  return (wanted.offload & bit(type)) != 0 && wanted.part <= type;
}
