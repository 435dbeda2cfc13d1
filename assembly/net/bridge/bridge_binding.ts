/**
 * VLANs on a bridge that are bound to its ports (VLAN_FLAG_BRIDGE_BINDING, net/bridge/br_vlan.c): one has carrier while a port that is in the VLAN
 * works, and the bridge has carrier. Where a bridge does not keep VLANs nobody ever gives it carrier.
 */

import { VlanFlags, VlanProtocols } from '../../generated/rt-link';
import * as radix from '../../memory/radix';
import { BridgeOption, Port, dataOf, has, portOf } from './bridge';
import * as vlans from './bridge_vlan';
import * as vlan from '../drivers/vlan';
import { Link, LinkKind, hasCarrier, isOperational, isUp } from '../link';
import * as stack from '../stack';
import * as state from '../state';

export function isBound(link: Link): bool {
  return (vlan.dataOf(link).flags & VlanFlags.BRIDGE_BINDING) != 0;
}

/** The bridge that a VLAN lies on, if that one keeps VLANs. */
function bridgeBelow(link: Link): Link | null {
  const lower = changetype<Link>(link.lower);
  return lower.kind == LinkKind.BRIDGE && has(dataOf(lower), BridgeOption.VLANS_KEPT) ? lower : null;
}

/** Gives a VLAN that is bound the carrier of the ports in it (br_vlan_set_vlan_dev_state). */
export function settle(link: Link): void {
  const master = bridgeBelow(link);
  if (master != null) state.setCarrier(link, hasCarrier(master) && isCarried(master, vlan.dataOf(link).id));
}

/** Whether a port that works is in a VLAN. */
function isCarried(master: Link, vid: u32): bool {
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
    if (isUp(port) && isOperational(port) && vlans.find(portOf(port).vlans, vid) != null) return true;
  return false;
}

/** A port of a bridge came into a VLAN or left it: of two that are bound the older one hears of it (nbp_vlan_set_vlan_dev_state). */
export function memberChanged(master: Link, vid: u32): void {
  const inner = boundAt(master, VlanProtocols._8021Q, vid);
  const outer = boundAt(master, VlanProtocols._8021AD, vid);
  if (inner != null && (outer == null || inner.index < outer.index)) settle(inner);
  else if (outer != null) settle(outer);
}

function boundAt(master: Link, protocol: u32, vid: u32): Link | null {
  const link = radix.get(master.vlans, vlan.keyOf(protocol, vid));
  return link != 0 && isBound(changetype<Link>(link)) ? changetype<Link>(link) : null;
}

/** A port works, or no longer (br_vlan_port_event). */
export function portChanged(port: Port): void {
  const group = port.vlans;
  for (let i: u32 = 0; i < group.length; i++) memberChanged(port.bridge.link, vlans.at(group, i).vid);
}

/** A link came up, or something of it changed: a bridge, or a VLAN, which perhaps is bound since (br_vlan_bridge_event, br_vlan_vlan_upper_event). */
export function changed(link: Link): void {
  if (link.kind == LinkKind.BRIDGE) {
    for (let upper = stack.firstUpper(link); upper != null; upper = stack.nextUpper(upper))
      if (upper.kind == LinkKind.VLAN && isBound(upper)) settle(upper);
  } else if (link.kind == LinkKind.VLAN) {
    const master = bridgeBelow(link);
    if (isBound(link)) settle(link);
    else if (master != null && hasCarrier(master)) state.setCarrier(link, true);
  }
}
