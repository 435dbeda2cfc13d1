/**
 * VLANs of bridges and their ports as messages: the dump of RTM_GETVLAN and notifications (br_vlan_rtm_dump, br_vlan_dump_dev, br_vlan_notify,
 * br_vlan_global_opts_fill). Consecutive VLANs with equal options are sent as one range.
 *
 * The cursor of a dump: `cursor` counts the links that are done, as on Linux; `cursor2` is the VLAN to continue with; `cursor3` holds the flags of the
 * request, and `onlyLink` the link it asks about.
 */

import { Errno } from '../../generated/errno';
import { Protocol } from '../../generated/netlink';
import { BR_VLAN_DB_DUMP_POLICY, BR_VLAN_DB_DUMP_POLICY_MAX } from '../../generated/policies';
import {
  BR_VLAN_MSG_SIZE,
  BrVlanMsg,
  BridgeGroup,
  BridgeMessage,
  BridgeVlandbAttribute,
  BridgeVlandbDumpAttribute,
  BridgeVlandbDumpf,
  BridgeVlandbEntryAttribute as Attribute,
  BridgeVlandbGoptsAttribute as Global,
  BridgeVlandbStatsAttribute as Stats,
  BridgeVlandbTinfoAttribute,
  MdbAttribute,
  RouterAttribute,
  RouterPortAttribute,
} from '../../generated/rt-bridge';
import { BridgeVlanInfo, BridgeVlanInfoFlags } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { VlanGroup, dataOf, portOf } from '../../net/bridge/bridge';
import * as queriers from '../../net/bridge/bridge_querier';
import * as vlans from '../../net/bridge/bridge_vlan';
import { BridgeVlan, ROUTER_ALWAYS, ROUTER_NEVER, Vlan } from '../../net/bridge/bridge_vlan';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import { BridgeEvent } from '../../net/observer';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as bridgeRequest from './bridge_fdb_request';
import { VLAN_INFO_SIZE } from './bridge_spec';
import { Dumper } from '../dumper';
import * as notify from '../notify';
import * as parse from '../parse';
import * as eachLink from '../each_link';
import * as querier from './querier';
import { INTERVALS } from './vlan_global';

const table: usize = memory.data((BR_VLAN_DB_DUMP_POLICY_MAX + 1) * 4, 4);
/** More than a message takes, and what a port that leads to routers adds. */
const MESSAGE_SIZE: u32 = 256;
const ROUTER_SIZE: u32 = 56;
const INDEX_SIZE: u32 = 4;

/** More than the options of some VLANs of a bridge take. */
function globalSize(link: Link): u32 {
  return MESSAGE_SIZE + dataOf(link).portCount * ROUTER_SIZE;
}

/** Begins a message about a link; its offset. */
function begin(message: Message, type: u32, link: Link, flags: u32, sequence: u32, port: u32): u32 {
  const start = writer.begin(message, type, flags, sequence, port, BR_VLAN_MSG_SIZE);
  if (!writer.fits(message)) return start;
  store<u8>(writer.header(message, start), AddressFamily.BRIDGE);
  store<u32>(writer.header(message, start), link.index, BrVlanMsg.IFINDEX);
  return start;
}

function groupOf(link: Link): VlanGroup {
  return link.kind == LinkKind.BRIDGE ? dataOf(link).vlans : portOf(link).vlans;
}

/** Whether a VLAN can be told as the next of a range that ends with another (br_vlan_can_enter_range). */
export function canFollow(vlan: Vlan, last: Vlan): bool {
  if (vlan.vid != last.vid + 1 || vlan.flags != last.flags || vlan.state != last.state) return false;
  if (vlan.router != last.router) return false;
  if (!vlan.hasTunnel && !last.hasTunnel) return true;
  return vlan.tunnel - last.tunnel == 1;
}

/** Likewise for options of a bridge's VLANs (br_vlan_global_opts_can_enter_range). */
export function canFollowGlobally(vlan: BridgeVlan, last: BridgeVlan): bool {
  if (vlan.vid != last.vid + 1 || vlan.instance != last.instance) return false;
  if (vlan.snoops != last.snoops || vlan.asks != last.asks || vlan.router != last.router) return false;
  if (vlan.routers + last.routers != 0) return false;
  return queriers.isSame(vlan.querier, last.querier);
}

/** Appends a VLAN, or those up to `end`, as the first of them is, or with null nothing but ids (br_vlan_fill_vids). */
function writeEntry(message: Message, group: VlanGroup, vid: u32, end: u32, vlan: Vlan | null, counts: bool): void {
  const isPvid = vlan != null && group.pvid == vid;
  const untagged: u32 = vlan == null ? 0 : vlan.flags & BridgeVlanInfoFlags.UNTAGGED;
  const nest = writer.nest(message, BridgeVlandbAttribute.ENTRY);
  const info = writer.put(message, Attribute.INFO, VLAN_INFO_SIZE);
  if (info != 0) {
    store<u16>(info, untagged | (isPvid ? <u32>BridgeVlanInfoFlags.PVID : 0), BridgeVlanInfo.FLAGS);
    store<u16>(info, vid, BridgeVlanInfo.VID);
  }
  if (end > vid && !isPvid) writer.u16Attribute(message, Attribute.RANGE, end);
  if (vlan != null) writeOptions(message, vlan);
  if (counts) writeStats(message);
  writer.endNest(message, nest);
}

/** br_vlan_opts_fill. */
function writeOptions(message: Message, vlan: Vlan): void {
  writer.u8Attribute(message, Attribute.STATE, vlan.state);
  if (vlan.hasTunnel) {
    const nest = writer.nest(message, Attribute.TUNNEL_INFO);
    writer.u32Attribute(message, BridgeVlandbTinfoAttribute.ID, vlan.tunnel);
    writer.endNest(message, nest);
  }
  writer.u8Attribute(message, Attribute.NEIGH_SUPPRESS, <u32>vlan.suppressesNeighbours);
  writer.u8Attribute(message, Attribute.MCAST_ROUTER, vlan.router);
}

/** Nothing is counted: no frames of programs pass here. */
function writeStats(message: Message): void {
  const nest = writer.nest(message, Attribute.STATS);
  writer.u64Attribute(message, Stats.RX_BYTES, 0);
  writer.u64Attribute(message, Stats.RX_PACKETS, 0);
  writer.u64Attribute(message, Stats.TX_BYTES, 0);
  writer.u64Attribute(message, Stats.TX_PACKETS, 0);
  writer.endNest(message, nest);
}

/** Appends the options of a range of a bridge's VLANs, as the first of them has them. */
function writeGlobal(message: Message, link: Link, vlan: BridgeVlan, end: u32): void {
  const self = vlan.querier;
  const hz = vlan.bridge.hz;
  const nest = writer.nest(message, BridgeVlandbAttribute.GLOBAL_OPTIONS);
  writer.u16Attribute(message, Global.ID, vlan.vid);
  if (end > <u32>vlan.vid) writer.u16Attribute(message, Global.RANGE, end);
  writer.u8Attribute(message, Global.MCAST_SNOOPING, <u32>vlan.snoops);
  writer.u8Attribute(message, Global.MCAST_IGMP_VERSION, self.igmpVersion);
  writer.u32Attribute(message, Global.MCAST_LAST_MEMBER_CNT, self.lastMemberCount);
  writer.u32Attribute(message, Global.MCAST_STARTUP_QUERY_CNT, self.startupQueryCount);
  writer.u8Attribute(message, Global.MCAST_QUERIER, <u32>vlan.asks);
  querier.writeIntervals(message, self, INTERVALS, hz);
  writeRouters(message, link, vlan);
  writer.u8Attribute(message, Global.MCAST_MLD_VERSION, self.mldVersion);
  writer.u16Attribute(message, Global.MSTI, vlan.instance);
  writer.endNest(message, nest);
}

/** The ports that lead to routers of multicast in a VLAN, unless the bridge wants to know of none (br_rports_fill_info). */
function writeRouters(message: Message, link: Link, vlan: BridgeVlan): void {
  if (vlan.routers == 0) return;
  const outer = writer.nest(message, Global.MCAST_ROUTER_PORTS);
  if (vlan.router != ROUTER_NEVER) {
    const inner = writer.nestPlain(message, MdbAttribute.ROUTER);
    for (let at = stack.lastPort(link); at != null; at = stack.previousPort(at)) {
      const member = vlans.find(portOf(at).vlans, vlan.vid);
      if (member != null && member.router == ROUTER_ALWAYS) writeRouter(message, at, vlan.vid);
    }
    writer.endNest(message, inner);
  }
  writer.endNest(message, outer);
}

function writeRouter(message: Message, port: Link, vid: u32): void {
  const nest = writer.nestPlain(message, RouterAttribute.PORT);
  const index = writer.reserve(message, INDEX_SIZE);
  if (index != 0) store<u32>(index, port.index);
  writer.u32Attribute(message, RouterPortAttribute.TIMER, 0);
  // As on Linux the port's own, not that of its VLAN.
  writer.u8Attribute(message, RouterPortAttribute.TYPE, portOf(port).multicastRouter);
  writer.u32Attribute(message, RouterPortAttribute.INET_TIMER, 0);
  writer.u32Attribute(message, RouterPortAttribute.INET6_TIMER, 0);
  writer.u16Attribute(message, RouterPortAttribute.VID, vid);
  writer.endNest(message, nest);
}

/** Tells the group BRVLAN of VLANs of a bridge or a port. */
export function changed(event: BridgeEvent, link: Link, vid: u32, end: u32): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, BridgeGroup.BRVLAN)) return;
  const group = groupOf(link);
  const vlan: Vlan | null = event == BridgeEvent.VLANS_REMOVED ? null : vlans.find(group, vid);
  const isGlobal = event == BridgeEvent.VLANS_SET;
  // Of what is not there any more nothing is told but that it went.
  if (event != BridgeEvent.VLANS_REMOVED && (vlan == null || (!isGlobal && !vlans.isUsed(vlan)))) return;
  const message = messages.create(isGlobal ? globalSize(link) : MESSAGE_SIZE);
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, BridgeGroup.BRVLAN);
    return;
  }
  const type: u32 = event == BridgeEvent.VLANS_REMOVED ? BridgeMessage.DELVLAN : BridgeMessage.NEWVLAN;
  const start = begin(message, type, link, 0, 0, 0);
  if (isGlobal && vlan != null) writeGlobal(message, link, vlan.master, end);
  else writeEntry(message, group, vid, end, vlan, false);
  writer.end(message, start);
  messages.trim(message);
  notify.announce(link.netns, message, BridgeGroup.BRVLAN);
}

/** Starts a dump of the VLANs of all, or of one link. */
export function startDump(request: Request): i32 {
  const bad = parse.parseStrictly(request, BR_VLAN_MSG_SIZE, table, BR_VLAN_DB_DUMP_POLICY);
  if (bad != 0) return dumps.startFailed(request, bad);
  const index = load<i32>(requests.body(request), BrVlanMsg.IFINDEX);
  const link = links.byIndex(request.socket.netns, index);
  if (index != 0 && link == null) return dumps.startFailed(request, -Errno.ENODEV);
  if (link != null && !bridgeRequest.concerns(link)) return dumps.startFailed(request, -Errno.EINVAL);
  const flags = attributes.get(table, BridgeVlandbDumpAttribute.FLAGS);
  const started = dumps.start(request, Dumper.VLANS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) {
    dump.onlyLink = index;
    dump.cursor3 = flags == 0 ? 0 : attributes.u32Value(flags);
  }
  return started;
}

/** Fills a page. */
export function fillPage(dump: Dump, page: Message): i32 {
  return eachLink.fillPage(dump, page, fillLink);
}

/** Appends what is left of a link's VLANs; false when that does not fit, and goes on in another message. */
function fillLink(dump: Dump, page: Message, link: Link): bool {
  const isGlobal = (dump.cursor3 & BridgeVlandbDumpf.GLOBAL) != 0;
  if (!bridgeRequest.concerns(link) || (isGlobal && link.kind != LinkKind.BRIDGE)) return true;
  const counts = (dump.cursor3 & BridgeVlandbDumpf.STATS) != 0;
  const group = groupOf(link);
  if (page.capacity - page.length < NOTHING_SIZE) return false;
  const start = begin(page, BridgeMessage.NEWVLAN, link, dump.messageFlags, dump.sequence, dump.socket.port);
  let whole = true;
  let first = vlans.from(group, dump.cursor2);
  while (first != null && whole) {
    if (!isGlobal && !vlans.isUsed(first)) {
      first = vlans.from(group, first.vid + 1);
      continue;
    }
    const last = counts && !isGlobal ? first : lastOf(group, first, isGlobal);
    whole = page.capacity - page.length >= (isGlobal ? globalSize(link) : MESSAGE_SIZE);
    dump.cursor2 = whole ? last.vid + 1 : <u32>first.vid;
    if (!whole) break;
    if (isGlobal) writeGlobal(page, link, first.master, last.vid);
    else writeEntry(page, group, first.vid, last.vid, first, counts);
    first = vlans.from(group, last.vid + 1);
  }
  writer.end(page, start);
  return whole;
}

/** A message without VLANs. */
const NOTHING_SIZE: u32 = 24;

/** The last of the VLANs that are told with a first. */
function lastOf(group: VlanGroup, first: Vlan, isGlobal: bool): Vlan {
  let last = first;
  for (let vlan = vlans.find(group, last.vid + 1); vlan != null; vlan = vlans.find(group, last.vid + 1)) {
    if (!isGlobal && !vlans.isUsed(vlan)) break;
    const follows = isGlobal ? canFollowGlobally(vlan.master, last.master) : canFollow(vlan, last);
    if (!follows || (!isGlobal && <u32>vlan.vid == group.pvid)) break;
    last = vlan;
  }
  return last;
}
