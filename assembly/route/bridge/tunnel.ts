/**
 * The VNIs of a vxlan with a VNI filter as messages: RTM_NEWTUNNEL, DELTUNNEL and GETTUNNEL (vxlan_vnifilter_process, vxlan_vnifilter_dump), and
 * notifications to the group TUNNEL. A request has entries, each a VNI or a range with a remote; a dump joins consecutive VNIs into ranges.
 */

import { Errno } from '../../generated/errno';
import { Protocol } from '../../generated/netlink';
import {
  VNI_FILTER_ENTRY_POLICY,
  VNI_FILTER_ENTRY_POLICY_MAX,
  VNI_FILTER_POLICY,
  VNI_FILTER_POLICY_MAX,
} from '../../generated/policies';
import {
  BridgeMessage,
  TUNNEL_MSG_SIZE,
  TunnelMsg,
  VnifilterEntryStatsAttribute,
  VxlanVnifilterAttribute,
  VxlanVnifilterEntryAttribute as Attribute,
} from '../../generated/rt-bridge';
import { RtnetlinkGroup } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as vxlan from '../../net/drivers/vxlan';
import { VxlanFlag } from '../../net/drivers/vxlan';
import * as vnis from '../../net/drivers/vxlan_vni';
import { Vni } from '../../net/drivers/vxlan_vni';
import { Link, LinkKind } from '../../net/link';
import * as links from '../../net/links';
import { TunnelEvent } from '../../net/observer';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { Dumper } from '../dumper';
import * as notify from '../notify';
import * as parse from '../parse';
import * as eachLink from '../each_link';

/** TUNNEL_MSG_FLAG_STATS: a dump with what was counted, each ID by itself. */
const STATS: u32 = 1;
const ADDRESS_SIZE: u32 = 16;
/** A message about one ID (vxlan_vnifilter_entry_nlmsg_size), one about none, and what an ID with all that was counted takes. */
const MESSAGE_SIZE: u32 = 64;
const NOTHING_SIZE: u32 = 24;
const ENTRY_SIZE: u32 = 144;

const outer: usize = memory.data((VNI_FILTER_POLICY_MAX + 1) * 4, 4);
const table: usize = memory.data((VNI_FILTER_ENTRY_POLICY_MAX + 1) * 4, 4);
const remote: usize = memory.data(ADDRESS_SIZE, 8);

function filters(link: Link): bool {
  return link.kind == LinkKind.VXLAN && (vxlan.configOf(link).flags & VxlanFlag.VNIFILTER) != 0;
}

/** RTM_NEWTUNNEL and DELTUNNEL. */
export function change(request: Request): i32 {
  const bad = parse.parseStrictly(request, TUNNEL_MSG_SIZE, outer, VNI_FILTER_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const link = links.byIndex(request.socket.netns, load<i32>(header, TunnelMsg.IFINDEX));
  if (link == null) return -Errno.ENODEV;
  if (link.kind != LinkKind.VXLAN)
    return requests.explain(request, -Errno.EINVAL, 'vxlan: The device is not a vxlan device');
  if (!filters(link)) return -Errno.EOPNOTSUPP;
  const end = header + requests.bodyLength(request);
  let isAny = false;
  for (let at = attributes.wholeAt(header + TUNNEL_MSG_SIZE, end); at != 0; at = attributes.nextBefore(at, end)) {
    if (attributes.typeOf(at) != VxlanVnifilterAttribute.ENTRY) continue;
    const refused = applyEntry(request, link, at);
    if (refused != 0) return refused;
    isAny = true;
  }
  return isAny ? 0 : requests.explain(request, -Errno.EINVAL, 'vxlan: No vnis found to process');
}

/** vxlan_process_vni_filter. */
function applyEntry(request: Request, link: Link, entry: usize): i32 {
  const bad = parse.nestStrictly(request, entry, table, VNI_FILTER_ENTRY_POLICY);
  if (bad != 0) return bad;
  const start = attributes.get(table, Attribute.START);
  const from: u64 = start == 0 ? 0 : attributes.u32Value(start);
  const end = attributes.get(table, Attribute.END);
  const to: u64 = end == 0 ? from : attributes.u32Value(end);
  if ((from | to) == 0) return requests.blame(request, -Errno.EINVAL, entry, 'vni start nor end found in vni entry');
  const family = readRemote();
  if (vxlan.isMulticast(family, remote) && vxlan.dataOf(link).laidOn == 0)
    return requests.explain(request, -Errno.EINVAL, 'Local interface required for multicast remote group');
  const adds = request.type == BridgeMessage.NEWTUNNEL;
  for (let id = from; id <= to; id++) {
    const refused = adds ? vnis.add(link, <u32>id, family, remote) : vnis.remove(link, <u32>id);
    if (refused != 0) return refused;
  }
  return 0;
}

/** Puts an entry's remote, or zeros, into `remote`. @returns its family, or 0 */
function readRemote(): u32 {
  memory.fill(remote, 0, ADDRESS_SIZE);
  const group4 = attributes.get(table, Attribute.GROUP);
  const group = group4 != 0 ? group4 : attributes.get(table, Attribute.GROUP6);
  if (group == 0) return 0;
  memory.copy(remote, attributes.payload(group), attributes.size(group));
  return group4 != 0 ? AddressFamily.INET : AddressFamily.INET6;
}

/** Starts a dump of the IDs of all vxlans, or of one. */
export function startDump(request: Request): i32 {
  const bad = checkDump(request);
  if (bad != 0) return dumps.startFailed(request, bad);
  const started = dumps.start(request, Dumper.TUNNEL_IDS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) {
    dump.onlyLink = load<i32>(requests.body(request), TunnelMsg.IFINDEX);
    dump.cursor3 = load<u8>(requests.body(request), TunnelMsg.FLAGS);
  }
  return started;
}

function checkDump(request: Request): i32 {
  if (requests.bodyLength(request) < TUNNEL_MSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid msg length');
  if ((load<u8>(requests.body(request), TunnelMsg.FLAGS) & ~STATS) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Invalid tunnelmsg flags in ancillary header');
  const index = load<i32>(requests.body(request), TunnelMsg.IFINDEX);
  if (index == 0) return 0;
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return -Errno.ENODEV;
  if (link.kind != LinkKind.VXLAN) return requests.explain(request, -Errno.EINVAL, 'The device is not a vxlan device');
  return filters(link) ? 0 : -Errno.EINVAL;
}

/** Fills a page. */
export function fillPage(dump: Dump, page: Message): i32 {
  return eachLink.fillPage(dump, page, fillLink);
}

/** Appends what is left of a link's IDs; false when that does not fit, and goes on in another message. */
function fillLink(dump: Dump, page: Message, link: Link): bool {
  let from = filters(link) ? vnis.from(link, dump.cursor2) : null;
  if (from == null) return true;
  if (page.capacity - page.length < NOTHING_SIZE) return false;
  const counts = (dump.cursor3 & STATS) != 0;
  const start = begin(page, BridgeMessage.NEWTUNNEL, link, dump.messageFlags, dump.sequence, dump.socket.port);
  for (; from != null; from = vnis.from(link, dump.cursor2)) {
    if (page.capacity - page.length < ENTRY_SIZE) break;
    const last = counts ? from : lastOf(from);
    writeEntry(page, from, last, counts);
    const after = vnis.next(last);
    if (after == null) {
      from = null;
      break;
    }
    dump.cursor2 = after.id;
  }
  writer.end(page, start);
  return from == null;
}

/** The last of the IDs that are told with a first: those that follow with the same remote. */
function lastOf(first: Vni): Vni {
  let last = first;
  for (let vni = vnis.next(last); vni != null && vni.id == last.id + 1; vni = vnis.next(last)) {
    if (vni.family != last.family || memory.compare(vni.remote, last.remote, ADDRESS_SIZE) != 0) break;
    last = vni;
  }
  return last;
}

function begin(message: Message, type: u32, link: Link, flags: u32, sequence: u32, port: u32): u32 {
  const start = writer.begin(message, type, flags, sequence, port, TUNNEL_MSG_SIZE);
  const header = writer.header(message, start);
  if (header != 0) {
    store<u8>(header, <u8>AddressFamily.BRIDGE, TunnelMsg.FAMILY);
    store<u32>(header, link.index, TunnelMsg.IFINDEX);
  }
  return start;
}

function writeEntry(message: Message, first: Vni, last: Vni, counts: bool): void {
  const nest = writer.nest(message, VxlanVnifilterAttribute.ENTRY);
  writer.u32Attribute(message, Attribute.START, first.id);
  if (last != first && last.id != 0) writer.u32Attribute(message, Attribute.END, last.id);
  if (first.hasRemote) {
    const is6 = first.family == AddressFamily.INET6;
    writer.bytesAttribute(message, is6 ? Attribute.GROUP6 : Attribute.GROUP, first.remote, is6 ? ADDRESS_SIZE : 4);
  }
  if (counts) writeCounters(message);
  writer.endNest(message, nest);
}

/** What was received and sent with an ID: no frames go through vxlans here. */
function writeCounters(message: Message): void {
  const nest = writer.nest(message, Attribute.STATS);
  const last: u32 = VnifilterEntryStatsAttribute.TX_ERRORS;
  for (let type: u32 = VnifilterEntryStatsAttribute.RX_BYTES; type <= last; type++)
    writer.u64Attribute(message, type, 0);
  writer.endNest(message, nest);
}

/** Tells the group of an ID that came, got another remote or went. */
export function changed(event: TunnelEvent, link: Link, vni: usize): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, RtnetlinkGroup.TUNNEL)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, RtnetlinkGroup.TUNNEL);
    return;
  }
  const type: u32 = event == TunnelEvent.ADDED ? BridgeMessage.NEWTUNNEL : BridgeMessage.DELTUNNEL;
  const start = begin(message, type, link, 0, 0, 0);
  writeEntry(message, changetype<Vni>(vni), changetype<Vni>(vni), false);
  writer.end(message, start);
  messages.trim(message);
  notify.announce(link.netns, message, RtnetlinkGroup.TUNNEL, MESSAGE_SIZE);
}
