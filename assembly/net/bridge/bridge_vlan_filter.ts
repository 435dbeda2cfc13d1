/**
 * Which frames a bridge that goes by VLANs lets in and out (br_allowed_ingress, br_allowed_egress, br_handle_vlan): one without a tag is in the VLAN of
 * the port that it comes in by (PVID), and leaves without where a port's VLAN is untagged.
 */

import { BrState, BridgeVlanInfoFlags } from '../../generated/rt-link';
import { Bridge, Port } from './bridge';
import * as vlans from './bridge_vlan';
import { Vlan } from './bridge_vlan';

/** The VLAN of a frame that comes in by a port, or with null is the bridge's own, with a tag or 0; 0 for one that is not let in. */
export function vidOf(bridge: Bridge, port: Port | null, tag: u32): u32 {
  const group = vlans.groupFor(bridge, port);
  const vid = tag == 0 ? group.pvid : tag;
  const vlan: Vlan | null = vid == 0 ? null : vlans.find(group, vid);
  if (vlan == null || !vlans.isUsed(vlan)) return 0;
  // Where a port does not forward, that counts.
  if (port != null && port.state != BrState.FORWARDING) return vid;
  return vlan.state == <u8>BrState.FORWARDING || vlan.state == <u8>BrState.LEARNING ? vid : 0;
}

/** A port's VLAN by which frames leave, or null. */
export function memberOf(port: Port, vid: u32): Vlan | null {
  const vlan = vlans.find(port.vlans, vid);
  return vlan != null && vlan.state == <u8>BrState.FORWARDING ? vlan : null;
}

export function isTagged(vlan: Vlan): bool {
  return (vlan.flags & BridgeVlanInfoFlags.UNTAGGED) == 0;
}
