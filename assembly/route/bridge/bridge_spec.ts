/**
 * AF_SPEC in requests of AF_BRIDGE (br_afspec, br_process_vlan_info): VLANs to add to a bridge or a port, or to remove, singly or by the beginning and
 * end of a range; the tunnels that they map to; and the states of a port in instances of the spanning tree (MST).
 */

import { Errno } from '../../generated/errno';
import {
  BR_MST_NL_POLICY,
  BR_MST_NL_POLICY_MAX,
  VLAN_TUNNEL_POLICY,
  VLAN_TUNNEL_POLICY_MAX,
} from '../../generated/policies';
import {
  BridgeAfSpecAttribute,
  BridgeMstAttribute,
  BridgeMstEntryAttribute,
  BridgeVlanInfo,
  BridgeVlanInfoFlags,
  BridgeVlanTunnelAttribute,
  LinkMessage,
} from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Bridge, BridgeOption, Port, PortFlag, has } from '../../net/bridge/bridge';
import * as vlans from '../../net/bridge/bridge_vlan';
import { VLAN_IDS } from '../../net/bridge/bridge_vlan';
import * as options from '../../net/bridge/bridge_vlan_option';
import { BridgeEvent, vlanChanged } from '../../net/observer';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import * as rows from './vlan_row';

export const VLAN_INFO_SIZE: u32 = 4;

/** Whom a request is about, and what came of it so far. */
@unmanaged
export class Progress {
  bridge: Bridge;
  /** 0: the bridge itself. */
  port: usize;
  adds: bool;
  /** Who hears the reason of a refusal: not who takes away by RTM_DELLINK. */
  explains: bool;
  changed: bool;
  /** Where a range of VLANs has begun, or 0; and one of tunnels, by its flags. */
  begun: usize;
  tunnelFlags: u32;
  tunnelVid: u32;
  tunnel: u32;
}

const current = changetype<Progress>(memory.data(offsetof<Progress>(), 4));
const tunnelTable: usize = memory.data((VLAN_TUNNEL_POLICY_MAX + 1) * 4, 4);
const instanceTable: usize = memory.data((BR_MST_NL_POLICY_MAX + 1) * 4, 4);

/** Begins with a request about a bridge, or with a port about that. */
export function begin(bridge: Bridge, port: Port | null, adds: bool, explains: bool, changed: bool): Progress {
  current.bridge = bridge;
  current.port = changetype<usize>(port);
  current.adds = adds;
  current.explains = explains;
  current.changed = changed;
  current.begun = 0;
  current.tunnelFlags = 0;
  return current;
}

function portIn(self: Progress): Port | null {
  return self.port == 0 ? null : changetype<Port>(self.port);
}

/** Does all that AF_SPEC says, up to the first that can't be. */
export function apply(request: Request, self: Progress, spec: usize): i32 {
  for (let at = attributes.firstIn(spec); at != 0; at = attributes.nextIn(spec, at)) {
    const bad = applyOne(request, self, at);
    if (bad != 0) return bad;
  }
  return 0;
}

function applyOne(request: Request, self: Progress, at: usize): i32 {
  switch (attributes.typeOf(at)) {
    case BridgeAfSpecAttribute.VLAN_INFO:
      if (attributes.size(at) != VLAN_INFO_SIZE) return -Errno.EINVAL;
      return applyInfo(request, self, attributes.payload(at));
    case BridgeAfSpecAttribute.VLAN_TUNNEL_INFO: {
      const port = portIn(self);
      if (port == null || (port.flags & PortFlag.VLAN_TUNNEL) == 0) return -Errno.EINVAL;
      if (!has(self.bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
      return applyTunnel(self, port, at);
    }
    case BridgeAfSpecAttribute.MRP:
    case BridgeAfSpecAttribute.CFM:
      return -Errno.EOPNOTSUPP;
    case BridgeAfSpecAttribute.MST:
      if (self.port == 0) return refuse(request, self, 'MST states can only be set on bridge ports');
      if (request.type != LinkMessage.SETLINK) return -Errno.EINVAL;
      if (!has(self.bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
      return applyInstances(request, self.bridge, changetype<Port>(self.port), at);
    default:
      return 0;
  }
}

function refuse(request: Request, self: Progress, text: string): i32 {
  return self.explains ? requests.explain(request, -Errno.EINVAL, text) : -Errno.EINVAL;
}

function flagsIn(info: usize): u32 {
  return load<u16>(info, BridgeVlanInfo.FLAGS);
}

function vidIn(info: usize): u32 {
  return load<u16>(info, BridgeVlanInfo.VID);
}

function isBegin(info: usize): bool {
  return (flagsIn(info) & BridgeVlanInfoFlags.RANGE_BEGIN) != 0;
}

/** -EINVAL for an id that no VLAN has. */
export function checkVid(request: Request, self: Progress, vid: u32): i32 {
  return vid == 0 || vid >= VLAN_IDS ? refuse(request, self, 'bridge: Vlan id is invalid') : 0;
}

/** What is wrong with a beginning or an end of a range, or 0 (br_vlan_valid_range). */
export function checkRange(request: Request, self: Progress, info: usize, begun: usize): i32 {
  const fault = faultInRange(info, begun);
  return fault == null ? 0 : refuse(request, self, fault);
}

function faultInRange(info: usize, begun: usize): string | null {
  if ((flagsIn(info) & BridgeVlanInfoFlags.PVID) != 0) return "bridge: Pvid isn't allowed in a range";
  if (begun == 0) return null;
  if (isBegin(info)) return 'bridge: Found a new vlan range start while processing one';
  if ((flagsIn(info) & BridgeVlanInfoFlags.RANGE_END) == 0) return 'bridge: Vlan range end flag is missing';
  return vidIn(info) > vidIn(begun) ? null : 'bridge: End vlan id is less than or equal to start vlan id';
}

/** One VLAN, or the beginning of a range, or its end when one has begun. */
export function applyInfo(request: Request, self: Progress, info: usize): i32 {
  const begun = self.begun;
  const bad = checkVid(request, self, vidIn(info));
  if (bad != 0) return bad;
  if (isBegin(info) || begun != 0) {
    const wrong = checkRange(request, self, info, begun);
    if (wrong != 0) return wrong;
    if (isBegin(info)) {
      self.begun = info;
      return 0;
    }
    self.begun = 0;
    return changeRange(self, vidIn(begun), vidIn(info), flagsIn(begun));
  }
  if (self.port == 0 && self.adds) {
    // Linux notes that in the request itself, which an error that echoes it shows.
    store<u16>(info, flagsIn(info) | BridgeVlanInfoFlags.BRENTRY, BridgeVlanInfo.FLAGS);
  }
  const result = changeOne(self, vidIn(info), flagsIn(info));
  if (result > 0) self.changed = true;
  // As on Linux also when it was something before that changed.
  if (self.changed) tell(self, vidIn(info), 0);
  return min(result, 0);
}

/** All VLANs of a range; those that changed are told in rows. */
function changeRange(self: Progress, from: u32, to: u32, flags: u32): i32 {
  let start: u32 = 0;
  let result = 0;
  let vid = from;
  for (; vid <= to; vid++) {
    result = changeOne(self, vid, flags);
    if (result < 0) break;
    if (result != 0) {
      self.changed = true;
      if (start == 0) start = vid;
    } else if (start != 0) {
      tell(self, start, vid - 1);
      start = 0;
    }
  }
  if (start != 0) tell(self, start, vid - 1);
  return min(result, 0);
}

function tell(self: Progress, vid: u32, end: u32): void {
  const port = portIn(self);
  const link = port == null ? self.bridge.link : port.link;
  vlanChanged(self.adds ? BridgeEvent.VLANS_ADDED : BridgeEvent.VLANS_REMOVED, link, vid, end);
}

/** 1 when something changed, else 0 or an error (br_vlan_info). */
function changeOne(self: Progress, vid: u32, flags: u32): i32 {
  const bridge = self.bridge;
  const port = portIn(self);
  if (self.adds) {
    if (port != null) return vlans.addToPort(port, vid, flags);
    return vlans.addToBridge(bridge, vid, flags | BridgeVlanInfoFlags.BRENTRY);
  }
  let changed = vlans.remove(bridge, port, vid) == 0;
  const alsoBridge = port != null && (flags & BridgeVlanInfoFlags.MASTER) != 0;
  if (alsoBridge && vlans.remove(bridge, null, vid) == 0) changed = true;
  return changed ? 1 : 0;
}

/** The tunnel of a VLAN, or the beginning or the end of a range of both (br_process_vlan_tunnel_info). */
function applyTunnel(self: Progress, port: Port, at: usize): i32 {
  const bad = parse.silently(at, tunnelTable, VLAN_TUNNEL_POLICY);
  if (bad != 0) return bad;
  const id = attributes.get(tunnelTable, BridgeVlanTunnelAttribute.ID);
  const named = attributes.get(tunnelTable, BridgeVlanTunnelAttribute.VID);
  if (id == 0 || named == 0) return -Errno.EINVAL;
  const tunnel = attributes.u32Value(id);
  const vid = attributes.u16Value(named);
  if (vid >= VLAN_IDS) return -Errno.ERANGE;
  const marked = attributes.get(tunnelTable, BridgeVlanTunnelAttribute.FLAGS);
  const flags: u32 = marked == 0 ? 0 : attributes.u16Value(marked);
  const isBegun = (self.tunnelFlags & BridgeVlanInfoFlags.RANGE_BEGIN) != 0;
  if ((flags & BridgeVlanInfoFlags.RANGE_BEGIN) != 0) {
    if (isBegun) return -Errno.EINVAL;
    self.tunnelFlags = flags;
    self.tunnelVid = vid;
    self.tunnel = tunnel;
    return 0;
  }
  if ((flags & BridgeVlanInfoFlags.RANGE_END) == 0) {
    if (self.tunnelFlags != 0) return -Errno.EINVAL;
    const result = changeTunnel(self, port, vid, tunnel);
    // Whether it changed or not.
    if (result >= 0) vlanChanged(BridgeEvent.VLANS_ADDED, port.link, vid, 0);
    return min(result, 0);
  }
  if (!isBegun || vid - self.tunnelVid != tunnel - self.tunnel) return -Errno.EINVAL;
  const result = changeTunnels(self, port, vid);
  if (result == 0) self.tunnelFlags = 0;
  return result;
}

/** The tunnels of all VLANs from where a range began. */
function changeTunnels(self: Progress, port: Port, last: u32): i32 {
  rows.begin(BridgeEvent.VLANS_ADDED, port.link, port.vlans);
  let result = 0;
  for (let i: u32 = 0; self.tunnelVid + i <= last; i++) {
    const vid = self.tunnelVid + i;
    result = changeTunnel(self, port, vid, self.tunnel + i);
    if (result < 0) break;
    const vlan = vlans.find(port.vlans, vid);
    if (vlan == null) rows.end();
    else rows.add(vlan, result != 0);
  }
  rows.end();
  return min(result, 0);
}

/** 1 when something changed, else 0 or an error. */
function changeTunnel(self: Progress, port: Port, vid: u32, tunnel: u32): i32 {
  const bad = self.adds ? options.setTunnel(port, vid, tunnel) : options.removeTunnel(port, vid);
  if (bad != 0) return self.adds ? bad : 0;
  self.changed = true;
  return 1;
}

/** The states of a port in instances of the spanning tree (br_mst_process). */
function applyInstances(request: Request, bridge: Bridge, port: Port, at: usize): i32 {
  if (!has(bridge, BridgeOption.MST))
    return requests.explain(request, -Errno.EBUSY, "bridge: Can't modify MST state when MST is disabled");
  let isAny = false;
  for (let entry = attributes.firstIn(at); entry != 0; entry = attributes.nextIn(at, entry)) {
    if (attributes.typeOf(entry) != BridgeMstAttribute.ENTRY) continue;
    const bad = applyInstance(request, port, entry);
    if (bad != 0) return bad;
    isAny = true;
  }
  return isAny ? 0 : requests.explain(request, -Errno.EINVAL, 'bridge: Found no MST entries to process');
}

function applyInstance(request: Request, port: Port, entry: usize): i32 {
  const bad = parse.nestStrictly(request, entry, instanceTable, BR_MST_NL_POLICY);
  if (bad != 0) return bad;
  const instance = attributes.get(instanceTable, BridgeMstEntryAttribute.MSTI);
  if (instance == 0) return requests.explain(request, -Errno.EINVAL, 'bridge: MSTI not specified');
  const state = attributes.get(instanceTable, BridgeMstEntryAttribute.STATE);
  if (state == 0) return requests.explain(request, -Errno.EINVAL, 'bridge: State not specified');
  options.setInstanceState(port, attributes.u16Value(instance), attributes.u8Value(state));
  return 0;
}
