/**
 * AF_SPEC in messages of AF_BRIDGE (br_fill_ifvlaninfo, br_fill_ifvlaninfo_compressed, br_fill_vlan_tunnel_info, br_mst_fill_info): the VLANs of a
 * bridge or a port, singly or as ranges, the tunnels they map to, and the states of a port in instances of the spanning tree (MST).
 */

import {
  BridgeAfSpecAttribute,
  BridgeMstAttribute,
  BridgeMstEntryAttribute,
  BridgeVlanInfo,
  BridgeVlanInfoFlags,
  BridgeVlanTunnelAttribute,
  LinkAttribute,
  RtextFilter,
} from '../../generated/rt-link';
import { Message } from '../../memory/message';
import { Bridge, BridgeOption, Port, PortFlag, VlanGroup, has } from '../../net/bridge/bridge';
import * as vlans from '../../net/bridge/bridge_vlan';
import { VLAN_IDS, Vlan } from '../../net/bridge/bridge_vlan';
import * as writer from '../../wire/writer';
import { VLAN_INFO_SIZE } from './bridge_spec';

/** Bytes that a VLAN takes in the message, and its tunnel. */
const VLAN_SIZE: u32 = 8;
const TUNNEL_SIZE: u32 = 28;
/** The bits that ask for VLANs, one by one or in ranges. */
export const OF_VLANS: u32 = RtextFilter.BRVLAN | RtextFilter.BRVLAN_COMPRESSED;

/** No fewer bytes than AF_SPEC takes. */
export function sizeOf(bridge: Bridge, port: Port | null): u32 {
  return 4 + vlans.groupFor(bridge, port).used * (VLAN_SIZE + TUNNEL_SIZE);
}

/** Appends what `mask`, of RtextFilter, asks for, if there is any. */
export function write(message: Message, bridge: Bridge, port: Port | null, mask: u32): void {
  const group = vlans.groupFor(bridge, port);
  const ofVlans = (mask & OF_VLANS) != 0;
  const ofInstances = (mask & RtextFilter.MST) != 0 && has(bridge, BridgeOption.MST);
  if (group.used == 0 || (!ofVlans && !(ofInstances && port != null))) return;
  const nest = writer.nestPlain(message, LinkAttribute.AF_SPEC);
  if (ofVlans) {
    if ((mask & RtextFilter.BRVLAN_COMPRESSED) != 0) writeRanges(message, group);
    else writeEach(message, group);
    if (port != null && (port.flags & PortFlag.VLAN_TUNNEL) != 0) writeTunnels(message, group);
  }
  if (ofInstances && port != null) writeInstances(message, group);
  writer.endNest(message, nest);
}

/** A VLAN's flags as they are told. */
function flagsOf(group: VlanGroup, vlan: Vlan): u32 {
  const isPvid = <u32>vlan.vid == group.pvid;
  return (isPvid ? <u32>BridgeVlanInfoFlags.PVID : 0) | (vlan.flags & BridgeVlanInfoFlags.UNTAGGED);
}

function writeInfo(message: Message, vid: u32, flags: u32): void {
  const at = writer.put(message, BridgeAfSpecAttribute.VLAN_INFO, VLAN_INFO_SIZE);
  if (at == 0) return;
  store<u16>(at, flags, BridgeVlanInfo.FLAGS);
  store<u16>(at, vid, BridgeVlanInfo.VID);
}

function writeEach(message: Message, group: VlanGroup): void {
  for (let i: u32 = 0; i < group.length; i++) {
    const vlan = vlans.at(group, i);
    if (vlans.isUsed(vlan)) writeInfo(message, vlan.vid, flagsOf(group, vlan));
  }
}

function writeRanges(message: Message, group: VlanGroup): void {
  let start: u32 = 0;
  let end: u32 = 0;
  let flags: u32 = 0;
  for (let i: u32 = 0; i < group.length; i++) {
    const vlan = vlans.at(group, i);
    if (!vlans.isUsed(vlan)) continue;
    const vid: u32 = vlan.vid;
    if (start != 0 && (vid != end + 1 || flagsOf(group, vlan) != flags)) {
      writeRange(message, start, end, flags);
      start = 0;
    }
    if (start == 0) start = vid;
    end = vid;
    flags = flagsOf(group, vlan);
  }
  if (start != 0) writeRange(message, start, end, flags);
}

function writeRange(message: Message, start: u32, end: u32, flags: u32): void {
  if (end == start) {
    writeInfo(message, start, flags);
    return;
  }
  writeInfo(message, start, flags | BridgeVlanInfoFlags.RANGE_BEGIN);
  writeInfo(message, end, flags | BridgeVlanInfoFlags.RANGE_END);
}

function writeTunnels(message: Message, group: VlanGroup): void {
  let first: Vlan | null = null;
  let last: Vlan | null = null;
  for (let i: u32 = 0; i < group.length; i++) {
    const vlan = vlans.at(group, i);
    if (!vlan.hasTunnel) continue;
    const follows = last != null && vlan.vid == last.vid + 1 && vlan.tunnel == last.tunnel + 1;
    if (!follows) {
      writeTunnelRange(message, first, last);
      first = vlan;
    }
    last = vlan;
  }
  writeTunnelRange(message, first, last);
}

function writeTunnelRange(message: Message, first: Vlan | null, last: Vlan | null): void {
  if (first == null || last == null) return;
  if (first == last) {
    writeTunnel(message, first, 0);
    return;
  }
  writeTunnel(message, first, BridgeVlanInfoFlags.RANGE_BEGIN);
  writeTunnel(message, last, BridgeVlanInfoFlags.RANGE_END);
}

function writeTunnel(message: Message, vlan: Vlan, flags: u32): void {
  const nest = writer.nestPlain(message, BridgeAfSpecAttribute.VLAN_TUNNEL_INFO);
  writer.u32Attribute(message, BridgeVlanTunnelAttribute.ID, vlan.tunnel);
  writer.u16Attribute(message, BridgeVlanTunnelAttribute.VID, vlan.vid);
  writer.u16Attribute(message, BridgeVlanTunnelAttribute.FLAGS, flags);
  writer.endNest(message, nest);
}

/** A bit for each instance that was told, of which there may be as many as VLANs. */
const SEEN_SIZE: u32 = (VLAN_IDS + 1) >>> 3;
const seen: usize = memory.data(SEEN_SIZE, 4);

function writeInstances(message: Message, group: VlanGroup): void {
  memory.fill(seen, 0, SEEN_SIZE);
  const outer = writer.nest(message, BridgeAfSpecAttribute.MST);
  for (let i: u32 = 0; i < group.length; i++) {
    const vlan = vlans.at(group, i);
    const instance = vlan.master.instance;
    const at = seen + (instance >>> 3);
    const bit: u32 = 1 << (instance & 7);
    if ((load<u8>(at) & bit) != 0) continue;
    store<u8>(at, load<u8>(at) | bit);
    const nest = writer.nestPlain(message, BridgeMstAttribute.ENTRY);
    writer.u16Attribute(message, BridgeMstEntryAttribute.MSTI, instance);
    writer.u8Attribute(message, BridgeMstEntryAttribute.STATE, vlan.state);
    writer.endNest(message, nest);
  }
  writer.endNest(message, outer);
}
