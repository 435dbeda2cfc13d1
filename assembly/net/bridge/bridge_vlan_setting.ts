/**
 * What is set of a bridge's VLANs as a whole (br_vlan_filter_toggle, __br_vlan_set_proto, __br_vlan_set_default_pvid): whether it goes by them, which
 * tag they have, and the VLAN that ports are in by themselves.
 */

import { Errno } from '../../generated/errno';
import { BridgeVlanInfoFlags, VlanProtocols } from '../../generated/rt-link';
import { Bridge, BridgeOption, VlanGroup, groupOf, has, portOf, setOption } from './bridge';
import * as vlans from './bridge_vlan';
import { BridgeEvent, vlanChanged } from '../observer';
import * as stack from '../stack';

/** Whether a group has a VLAN as those that come have it by themselves (vlan_default_pvid). */
function isDefault(group: VlanGroup, vid: u32): bool {
  if (vid != group.pvid) return false;
  const vlan = vlans.find(group, vid);
  return vlan != null && vlans.isUsed(vlan) && (vlan.flags & BridgeVlanInfoFlags.UNTAGGED) != 0;
}

/** The VLAN that ports are in by themselves, or 0; those that have the former one get this instead (__br_vlan_set_default_pvid). */
export function setDefault(bridge: Bridge, vid: u32): i32 {
  const old = bridge.vlanDefaultPvid;
  if (vid == 0) {
    if (isDefault(bridge.vlans, old)) vlans.leave(bridge, null, old);
    for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
      if (isDefault(portOf(link).vlans, old)) vlans.leave(bridge, portOf(link), old);
    }
    bridge.vlanDefaultPvid = 0;
    return 0;
  }
  const there = vlans.find(bridge.vlans, vid);
  if ((old == 0 || isDefault(bridge.vlans, old)) && (there == null || !vlans.isUsed(there))) {
    const result = vlans.addToBridge(bridge, vid, vlans.FIRST | BridgeVlanInfoFlags.BRENTRY);
    if (result < 0) return result;
    // As on Linux the one that was there goes without a word.
    if (vlans.remove(bridge, null, old) != 0) vlanChanged(BridgeEvent.VLANS_REMOVED, bridge.link, old, 0);
    vlanChanged(BridgeEvent.VLANS_ADDED, bridge.link, vid, 0);
  }
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    const port = portOf(link);
    if ((old != 0 && !isDefault(port.vlans, old)) || vlans.find(port.vlans, vid) != null) continue;
    const result = vlans.addToPort(port, vid, vlans.FIRST);
    if (result < 0) return result;
    if (vlans.remove(bridge, port, old) != 0) vlanChanged(BridgeEvent.VLANS_REMOVED, link, old, 0);
    vlanChanged(BridgeEvent.VLANS_ADDED, link, vid, 0);
  }
  bridge.vlanDefaultPvid = vid;
  return 0;
}

/** Goes by VLANs, or no longer (br_vlan_filter_toggle). */
export function setFiltering(bridge: Bridge, on: bool): i32 {
  if (!has(bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
  setOption(bridge, BridgeOption.VLAN_FILTERING, on);
  followProtocol(bridge);
  return 0;
}

export function setProtocol(bridge: Bridge, protocol: u32): void {
  bridge.vlanProtocol = protocol;
  followProtocol(bridge);
}

const CUSTOMER_GROUP: u8 = 0;
const PROVIDER_GROUP: u8 = 8;

/** Bridges of providers speak to each other in a group of their own (recalculate_group_addr). */
function followProtocol(bridge: Bridge): void {
  if (has(bridge, BridgeOption.GROUP_ADDRESS_SET)) return;
  const isProvider = has(bridge, BridgeOption.VLAN_FILTERING) && bridge.vlanProtocol == VlanProtocols._8021AD;
  store<u8>(groupOf(bridge), isProvider ? PROVIDER_GROUP : CUSTOMER_GROUP, 5);
}
