/**
 * VLANs of bridges and their ports: RTM_NEWVLAN and DELVLAN (br_vlan_rtm_process). A request has entries, each a VLAN or a range to add or remove,
 * with per-port options, or options of a bridge's VLANs (route/bridge/vlan_global.ts).
 */

import { Errno } from '../../generated/errno';
import {
  BR_VLAN_DB_POLICY,
  BR_VLAN_DB_POLICY_MAX,
  BR_VLAN_POLICY,
  BR_VLAN_POLICY_MAX,
  BR_VLANDB_TINFO_POLICY,
  BR_VLANDB_TINFO_POLICY_MAX,
} from '../../generated/policies';
import {
  BR_VLAN_MSG_SIZE,
  BrVlanMsg,
  BridgeMessage,
  BridgeVlandbAttribute,
  BridgeVlandbEntryAttribute as Attribute,
  BridgeVlandbTinfoAttribute,
} from '../../generated/rt-bridge';
import { BridgeVlanInfo, BridgeVlanInfoFlags, LinkMessage } from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Bridge, Port, PortFlag, VlanGroup, dataOf, portOf } from '../../net/bridge/bridge';
import * as vlans from '../../net/bridge/bridge_vlan';
import { Vlan } from '../../net/bridge/bridge_vlan';
import * as options from '../../net/bridge/bridge_vlan_option';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import { BridgeEvent, bridgeChanged } from '../../net/observer';
import * as attributes from '../../wire/attributes';
import * as bridgeRequest from './bridge_fdb_request';
import * as spec from './bridge_spec';
import { Progress, VLAN_INFO_SIZE } from './bridge_spec';
import * as parse from '../parse';
import * as vlanGlobal from './vlan_global';
import * as rows from './vlan_row';

const outer: usize = memory.data((BR_VLAN_POLICY_MAX + 1) * 4, 4);
const table: usize = memory.data((BR_VLAN_DB_POLICY_MAX + 1) * 4, 4);
const tunnelTable: usize = memory.data((BR_VLANDB_TINFO_POLICY_MAX + 1) * 4, 4);
/** The end of a range, in the form of its beginning. */
const rangeEnd: usize = memory.data(VLAN_INFO_SIZE, 4);

export function change(request: Request): i32 {
  const bad = parse.whole(request, BR_VLAN_MSG_SIZE, outer, BR_VLAN_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const link = links.byIndex(request.socket.netns, load<i32>(header, BrVlanMsg.IFINDEX));
  if (link == null) return -Errno.ENODEV;
  if (!bridgeRequest.concerns(link))
    return requests.explain(request, -Errno.EINVAL, 'bridge: The device is not a valid bridge or bridge port');
  const from = header + BR_VLAN_MSG_SIZE;
  const end = header + requests.bodyLength(request);
  let isAny = false;
  for (let at = attributes.wholeAt(from, end); at != 0; at = attributes.nextBefore(at, end)) {
    const type = attributes.typeOf(at);
    if (type != BridgeVlandbAttribute.ENTRY && type != BridgeVlandbAttribute.GLOBAL_OPTIONS) continue;
    const refused =
      type == BridgeVlandbAttribute.ENTRY ? applyEntry(request, link, at) : vlanGlobal.apply(request, link, at);
    if (refused != 0) return refused;
    isAny = true;
  }
  return isAny ? 0 : requests.explain(request, -Errno.EINVAL, 'bridge: No vlans found to process');
}

/** The bridge that a link is, or is a port of. */
function bridgeOf(link: Link): Bridge {
  return link.kind == LinkKind.BRIDGE ? dataOf(link) : portOf(link).bridge;
}

/** br_vlan_rtm_process_one. */
function applyEntry(request: Request, link: Link, entry: usize): i32 {
  const adds = request.type == BridgeMessage.NEWVLAN;
  const bridge = bridgeOf(link);
  const port: Port | null = link.kind == LinkKind.BRIDGE ? null : portOf(link);
  const bad = parse.nestStrictly(request, entry, table, BR_VLAN_DB_POLICY);
  if (bad != 0) return bad;
  const info = attributes.get(table, Attribute.INFO);
  if (info == 0) return requests.explain(request, -Errno.EINVAL, 'bridge: Missing vlan entry info');
  const first = attributes.payload(info);
  const progress = spec.begin(bridge, port, adds, true, false);
  const wrong = checkInfo(request, progress, first);
  if (wrong != 0) return wrong;
  const vid: u32 = load<u16>(first, BridgeVlanInfo.VID);
  const range = attributes.get(table, Attribute.RANGE);
  const last = range == 0 ? vid : attributes.u16Value(range);
  const flags: u32 = load<u16>(first, BridgeVlanInfo.FLAGS);
  if (!adds || (flags & BridgeVlanInfoFlags.ONLY_OPTS) == 0) {
    const refused = spec.applyInfo(request, progress, range == 0 ? first : rangeEnd);
    if (progress.changed) bridgeChanged(adds ? BridgeEvent.PORT_SET : BridgeEvent.PORT_REMOVED, link);
    if (refused != 0) return refused;
  }
  return adds ? applyOptions(request, link, port, vlans.groupFor(bridge, port), vid, last) : 0;
}

/** Checks a VLAN, or the beginning of a range that lies in `begun` and whose end is written to `rangeEnd`. */
function checkInfo(request: Request, progress: Progress, first: usize): i32 {
  const flags = load<u16>(first, BridgeVlanInfo.FLAGS);
  const ofRange: u32 = BridgeVlanInfoFlags.RANGE_BEGIN | BridgeVlanInfoFlags.RANGE_END;
  if ((flags & ofRange) != 0) {
    const text = 'bridge: Old-style vlan ranges are not allowed when using RTM vlan calls';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const bad = spec.checkVid(request, progress, load<u16>(first, BridgeVlanInfo.VID));
  if (bad != 0) return bad;
  const range = attributes.get(table, Attribute.RANGE);
  if (range == 0) return 0;
  store<u16>(rangeEnd, attributes.u16Value(range), BridgeVlanInfo.VID);
  store<u16>(rangeEnd, flags | BridgeVlanInfoFlags.RANGE_END, BridgeVlanInfo.FLAGS);
  store<u16>(first, flags | BridgeVlanInfoFlags.RANGE_BEGIN, BridgeVlanInfo.FLAGS);
  progress.begun = first;
  const wrong = spec.checkVid(request, progress, attributes.u16Value(range));
  return wrong != 0 ? wrong : spec.checkRange(request, progress, rangeEnd, first);
}

function isThere(vlan: Vlan | null): bool {
  return vlan != null && vlans.isUsed(vlan);
}

/** What becomes of frames in a range of VLANs (br_vlan_process_options): rows of those that changed are told. */
function applyOptions(request: Request, link: Link, port: Port | null, group: VlanGroup, from: u32, to: u32): i32 {
  if (!isThere(vlans.find(group, from)))
    return requests.explain(request, -Errno.ENOENT, "bridge: Vlan range start doesn't exist, can't process options");
  if (!isThere(vlans.find(group, to)))
    return requests.explain(request, -Errno.ENOENT, "bridge: Vlan range end doesn't exist, can't process options");
  rows.begin(BridgeEvent.VLANS_ADDED, link, group);
  let result = 0;
  for (let vid = from; vid <= to; vid++) {
    const vlan = vlans.find(group, vid);
    if (vlan == null || !vlans.isUsed(vlan)) {
      const text = "bridge: Vlan in range doesn't exist, can't process options";
      result = requests.explain(request, -Errno.ENOENT, text);
      break;
    }
    result = applyOption(request, port, vlan, vid - from);
    if (result < 0) break;
    rows.add(vlan, result != 0);
  }
  rows.end();
  return min(result, 0);
}

/** 1 when something changed, else 0 or an error; `offset`: the how many-th VLAN of a range it is (br_vlan_process_one_opts). */
function applyOption(request: Request, port: Port | null, vlan: Vlan, offset: u32): i32 {
  let changed = false;
  const state = attributes.get(table, Attribute.STATE);
  if (state != 0) {
    const result = options.setState(vlan, attributes.u8Value(state));
    if (result < 0) return result;
    changed = result != 0;
  }
  const tunnel = attributes.get(table, Attribute.TUNNEL_INFO);
  if (tunnel != 0) {
    const refused = applyTunnel(request, port, vlan, tunnel, offset);
    if (refused != 0) return refused;
    changed = true;
  }
  const router = attributes.get(table, Attribute.MCAST_ROUTER);
  if (router != 0) {
    const refused = options.setRouter(vlan, attributes.u8Value(router));
    if (refused != 0) return refused;
    changed = true;
  }
  if (attributes.get(table, Attribute.MCAST_MAX_GROUPS) != 0) {
    // No VLAN listens to reports by itself here.
    const text =
      port == null
        ? "bridge: Can't set mcast_max_groups for non-port vlans"
        : 'bridge: Multicast snooping disabled on this VLAN';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const suppress = attributes.get(table, Attribute.NEIGH_SUPPRESS);
  if (suppress == 0) return changed ? 1 : 0;
  if (port == null)
    return requests.explain(request, -Errno.EINVAL, "bridge: Can't set neigh_suppress for non-port vlans");
  const suppresses = attributes.u8Value(suppress) != 0;
  if (suppresses != vlan.suppressesNeighbours) changed = true;
  vlan.suppressesNeighbours = suppresses;
  return changed ? 1 : 0;
}

/** The tunnel of a port's VLAN; those of a range are numbered on (br_vlan_modify_tunnel). */
function applyTunnel(request: Request, port: Port | null, vlan: Vlan, nest: usize, offset: u32): i32 {
  if (port == null)
    return requests.explain(request, -Errno.EINVAL, "bridge: Can't modify tunnel mapping of non-port vlans");
  if ((port.flags & PortFlag.VLAN_TUNNEL) == 0)
    return requests.explain(request, -Errno.EINVAL, "bridge: Port doesn't have tunnel flag set");
  const bad = parse.nestStrictly(request, nest, tunnelTable, BR_VLANDB_TINFO_POLICY);
  if (bad != 0) return bad;
  const command = attributes.get(tunnelTable, BridgeVlandbTinfoAttribute.CMD);
  if (command == 0) return requests.explain(request, -Errno.ENOENT, 'bridge: Missing tunnel command attribute');
  const id = attributes.get(tunnelTable, BridgeVlandbTinfoAttribute.ID);
  switch (attributes.u32Value(command)) {
    case LinkMessage.SETLINK:
      if (id == 0) return requests.explain(request, -Errno.ENOENT, 'bridge: Missing tunnel id attribute');
      return options.setTunnel(port, vlan.vid, attributes.u32Value(id) + offset);
    case LinkMessage.DELLINK:
      return options.removeTunnel(port, vlan.vid);
    default:
      return requests.explain(request, -Errno.EINVAL, 'bridge: Unsupported tunnel command');
  }
}
