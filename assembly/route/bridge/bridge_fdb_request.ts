/**
 * Changes to the forwarding database of a bridge: RTM_NEWNEIGH and DELNEIGH of AF_BRIDGE for a bridge and its ports (br_fdb_add, br_fdb_delete,
 * br_fdb_delete_bulk). A request without a VLAN applies to each VLAN of the port, or of the bridge, too.
 */

import { Errno } from '../../generated/errno';
import { BR_FDB_DEL_BULK_POLICY, BR_NDA_FDB_POLICY, BR_NDA_FDB_POLICY_MAX } from '../../generated/policies';
import {
  FdbExtAttribute,
  FdbNotify,
  NDMSG_SIZE,
  Ndmsg,
  NeighbourAttribute as Attribute,
  NtfExtFlags,
  NtfFlags,
  NudState,
} from '../../generated/rt-neigh';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as bridges from '../../net/bridge/bridge';
import { Bridge, VlanGroup } from '../../net/bridge/bridge';
import * as fdb from '../../net/bridge/bridge_fdb';
import { EntryFlag } from '../../net/bridge/bridge_fdb';
import * as change from '../../net/bridge/bridge_fdb_change';
import { Wanted } from '../../net/bridge/bridge_fdb_change';
import * as vlans from '../../net/bridge/bridge_vlan';
import * as configure from '../../net/configure';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';

const STATES: u32 = NudState.PERMANENT | NudState.NOARP | NudState.REACHABLE;
const FLUSHED_STATES: u32 = NudState.PERMANENT | NudState.NOARP;
const FLUSHED_FLAGS: u32 = NtfFlags.USE | NtfFlags.EXT_LEARNED | NtfFlags.STICKY | NtfFlags.OFFLOADED;

const wanted = changetype<Wanted>(memory.data(offsetof<Wanted>(), 4));
const nested: usize = memory.data((BR_NDA_FDB_POLICY_MAX + 1) * 4, 4);

/** Whether a link is a bridge or a port of one. */
export function concerns(link: Link): bool {
  return link.kind == LinkKind.BRIDGE || isPort(link);
}

export function isPort(link: Link): bool {
  const master = stack.masterOf(link);
  return master != null && master.kind == LinkKind.BRIDGE;
}

/** The bridge that a link is, or is a port of. */
function bridgeOf(link: Link): Bridge {
  return link.kind == LinkKind.BRIDGE ? bridges.dataOf(link) : bridges.portOf(link).bridge;
}

function portAt(link: Link): usize {
  return link.kind == LinkKind.BRIDGE ? 0 : changetype<usize>(link);
}

export function add(request: Request, table: usize, link: Link, address: usize): i32 {
  const header = requests.body(request);
  wanted.state = load<u16>(header, Ndmsg.NDM_STATE);
  if ((wanted.state & STATES) == 0 || configure.isZeroEther(address)) return -Errno.EINVAL;
  const extended = attributes.get(table, Attribute.FLAGS_EXT);
  if (extended != 0 && (attributes.u32Value(extended) & NtfExtFlags.LOCKED) != 0)
    return requests.explain(request, -Errno.EINVAL, 'bridge: Cannot add FDB entry with "locked" flag set');
  const bad = readTracking(request, table);
  if (bad != 0) return bad;
  wanted.bridge = bridgeOf(link);
  wanted.port = portAt(link);
  wanted.address = address;
  wanted.flags = load<u8>(header, Ndmsg.NDM_FLAGS);
  wanted.requestFlags = request.flags;
  wanted.vlan = vlanIn(table);
  const group = groupOf(link);
  if (wanted.vlan != 0) {
    const vlan = vlans.find(group, wanted.vlan);
    return vlan == null || !vlans.isUsed(vlan) ? -Errno.EINVAL : change.put(wanted);
  }
  let result = change.put(wanted);
  for (let i: u32 = 0; i < group.length && result == 0; i++) {
    const vlan = vlans.at(group, i);
    if (!vlans.isUsed(vlan)) continue;
    wanted.vlan = vlan.vid;
    result = change.put(wanted);
  }
  return result;
}

/** The VLANs of a bridge, or of a port. */
function groupOf(link: Link): VlanGroup {
  return link.kind == LinkKind.BRIDGE ? bridges.dataOf(link).vlans : bridges.portOf(link).vlans;
}

function vlanIn(table: usize): u32 {
  const vlan = attributes.get(table, Attribute.VLAN);
  return vlan == 0 ? 0 : attributes.u16Value(vlan);
}

/** Reads whether a program wants to hear when the entry is not used. */
function readTracking(request: Request, table: usize): i32 {
  wanted.tracks = false;
  wanted.isInactive = false;
  wanted.keepsAge = false;
  const more = attributes.get(table, Attribute.FDB_EXT_ATTRS);
  if (more == 0) return 0;
  const bad = parse.nestStrictly(request, more, nested, BR_NDA_FDB_POLICY);
  if (bad != 0) return bad;
  wanted.keepsAge = attributes.get(nested, FdbExtAttribute.DONT_REFRESH) != 0;
  const notify = attributes.get(nested, FdbExtAttribute.ACTIVITY_NOTIFY);
  if (notify == 0) return 0;
  const bits = attributes.u8Value(notify);
  wanted.tracks = (bits & FdbNotify.BIT) != 0;
  wanted.isInactive = (bits & FdbNotify.INACTIVE_BIT) != 0;
  const isKnown = (bits & ~(FdbNotify.BIT | FdbNotify.INACTIVE_BIT)) == 0;
  return isKnown && (wanted.tracks || !wanted.isInactive) ? 0 : -Errno.EINVAL;
}

export function remove(table: usize, link: Link, address: usize): i32 {
  const bridge = bridgeOf(link);
  const port: Link | null = link.kind == LinkKind.BRIDGE ? null : link;
  const vid = vlanIn(table);
  let result = change.remove(bridge, port, address, vid);
  const group = groupOf(link);
  for (let i: u32 = 0; i < group.length && vid == 0; i++) {
    const vlan = vlans.at(group, i);
    // One that is there will do.
    if (vlans.isUsed(vlan) && change.remove(bridge, port, address, vlan.vid) == 0) result = 0;
  }
  return result;
}

/** Takes away all entries that are chosen. */
export function flush(request: Request, table: usize, link: Link): i32 {
  const bad = parse.parseStrictly(request, NDMSG_SIZE, table, BR_FDB_DEL_BULK_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const state: u32 = load<u16>(header, Ndmsg.NDM_STATE);
  const flags = (<u32>load<u8>(header, Ndmsg.NDM_FLAGS)) & ~(NtfFlags.SELF | NtfFlags.MASTER);
  if ((flags & ~FLUSHED_FLAGS) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Unsupported fdb flush ndm flag bits set');
  if ((state & ~FLUSHED_STATES) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Unsupported fdb flush ndm state bits set');
  const bridge = bridgeOf(link);
  let index: u32 = portAt(link) == 0 ? 0 : link.index;
  const named = attributes.get(table, Attribute.IFINDEX);
  if (named != 0) {
    index = attributes.u32Value(named);
    const refused = checkFlushed(request, bridge, links.byIndex(bridge.link.netns, index));
    if (refused != 0) return refused;
  }
  const stateMask = attributes.get(table, Attribute.NDM_STATE_MASK);
  const flagsMask = attributes.get(table, Attribute.NDM_FLAGS_MASK);
  const mask = bitsOf(
    stateMask == 0 ? 0 : attributes.u16Value(stateMask),
    flagsMask == 0 ? 0 : attributes.u8Value(flagsMask),
  );
  fdb.flush(bridge, mask, mask == 0 ? 0 : bitsOf(state, flags), index, vlanIn(table));
  return 0;
}

/** No entry is offloaded to hardware, and so none has this bit. */
const OFFLOADED: u32 = 1 << 31;

/** States and flags of a request as those of an entry. */
function bitsOf(state: u32, flags: u32): u32 {
  let bits: u32 = 0;
  if ((state & NudState.PERMANENT) != 0) bits |= EntryFlag.LOCAL;
  if ((state & NudState.NOARP) != 0) bits |= EntryFlag.STATIC;
  if ((flags & NtfFlags.USE) != 0) bits |= EntryFlag.ADDED_BY_USER;
  if ((flags & NtfFlags.EXT_LEARNED) != 0) bits |= EntryFlag.EXTERNALLY_LEARNED;
  if ((flags & NtfFlags.STICKY) != 0) bits |= EntryFlag.STICKY;
  if ((flags & NtfFlags.OFFLOADED) != 0) bits |= OFFLOADED;
  return bits;
}

/** The link that a flush names must be the bridge or one of its ports. */
function checkFlushed(request: Request, bridge: Bridge, named: Link | null): i32 {
  if (named == null) return requests.explain(request, -Errno.ENODEV, 'bridge: Unknown flush device ifindex');
  if (named.kind == LinkKind.BRIDGE) {
    if (named == bridge.link) return 0;
    return requests.explain(request, -Errno.EINVAL, 'bridge: Flush bridge device does not match target bridge device');
  }
  if (!isPort(named))
    return requests.explain(request, -Errno.EINVAL, 'bridge: Flush device is not a bridge or bridge port');
  if (bridges.portOf(named).bridge == bridge) return 0;
  return requests.explain(request, -Errno.EINVAL, 'bridge: Port belongs to a different bridge device');
}
