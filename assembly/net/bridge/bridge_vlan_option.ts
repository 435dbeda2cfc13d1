/**
 * What a bridge or a port does in one of its VLANs (net/bridge/br_vlan_options.c, br_vlan_tunnel.c, br_mst.c): whether frames pass, whether
 * there are routers of multicast, the tunnel that they leave for; and instances of the spanning tree, to which a bridge's VLANs belong.
 */

import { Errno } from '../../generated/errno';
import { BrState } from '../../generated/rt-link';
import * as radix from '../../memory/radix';
import { BridgeOption, Bridge, Port, Stp, has, portOf, setOption } from './bridge';
import * as vlans from './bridge_vlan';
import { BridgeVlan, ROUTER_FOR_A_TIME, Vlan } from './bridge_vlan';
import { Link } from '../link';
import { explain } from '../reason';
import * as stack from '../stack';

/** Sets whether frames of a VLAN pass; 1 when that changed something, else 0 or an error (br_vlan_modify_state). */
export function setState(vlan: Vlan, state: u32): i32 {
  if (state > <u32>BrState.BLOCKING) return explain(-Errno.EINVAL, 'bridge: Invalid vlan state');
  const bridge = vlan.bridge;
  if (bridge.stp == Stp.KERNEL) return explain(-Errno.EBUSY, "bridge: Can't modify vlan state when using kernel STP");
  if (has(bridge, BridgeOption.MST))
    return explain(-Errno.EBUSY, "bridge: Can't modify vlan state directly when MST is enabled");
  if (<u32>vlan.state == state) return 0;
  vlan.state = <u8>state;
  return 1;
}

/**
 * Whether there are routers of multicast in a VLAN (br_multicast_set_vlan_router). That a port leads to them for a time, which nothing here would end,
 * is -EOPNOTSUPP.
 */
export function setRouter(vlan: Vlan, router: u32): i32 {
  if (router == <u32>ROUTER_FOR_A_TIME && vlan.port != 0) return -Errno.EOPNOTSUPP;
  if (router >= <u32>ROUTER_FOR_A_TIME) return -Errno.EINVAL;
  vlans.setRouter(vlan, router);
  return 0;
}

/** Frames of a port's VLAN leave for a tunnel; -EINVAL when it is not in the VLAN, -EEXIST when it, or the tunnel, has another (nbp_vlan_tunnel_info_add). */
export function setTunnel(port: Port, vid: u32, tunnel: u32): i32 {
  const vlan = vlans.find(port.vlans, vid);
  if (vlan == null) return -Errno.EINVAL;
  if (vlan.hasTunnel || radix.get(port.tunnels, tunnel) != 0) return -Errno.EEXIST;
  if (!radix.set(port.tunnels, tunnel, changetype<usize>(vlan))) return -Errno.ENOMEM;
  vlan.hasTunnel = true;
  vlan.tunnel = tunnel;
  return 0;
}

/** And no more; -ENOENT when the port is not in the VLAN. */
export function removeTunnel(port: Port, vid: u32): i32 {
  const vlan = vlans.find(port.vlans, vid);
  if (vlan == null) return -Errno.ENOENT;
  vlans.forgetTunnel(vlan);
  return 0;
}

/** A port no longer has tunnels. */
export function removeTunnels(port: Port): void {
  for (let i: u32 = 0; i < port.vlans.length; i++) vlans.forgetTunnel(vlans.at(port.vlans, i));
}

/** Whether VLANs belong to instances of the spanning tree (br_mst_set_enabled). */
export function setInstances(bridge: Bridge, on: bool): i32 {
  if (!has(bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
  if (vlans.arePorts(bridge)) return explain(-Errno.EBUSY, "MST mode can't be changed while VLANs exist");
  setOption(bridge, BridgeOption.MST, on);
  return 0;
}

/** The state of a port in an instance of the spanning tree (br_mst_set_state). */
export function setInstanceState(port: Port, instance: u32, state: u32): void {
  for (let i: u32 = 0; i < port.vlans.length; i++) {
    const vlan = vlans.at(port.vlans, i);
    if (vlan.master.instance == instance) vlan.state = <u8>state;
  }
}

/** Puts a bridge's VLAN into an instance: each port has the state in it that it has in its other VLANs, or is disabled (br_mst_vlan_set_msti). */
export function setInstance(vlan: BridgeVlan, instance: u32): void {
  if (vlan.instance == instance) return;
  vlan.instance = instance;
  const master = vlan.bridge.link;
  for (let link = stack.firstPort(master); link != null; link = stack.nextPort(link)) followInstance(link, vlan);
}

function followInstance(link: Link, master: BridgeVlan): void {
  const group = portOf(link).vlans;
  const vlan = vlans.find(group, master.vid);
  if (vlan == null) return;
  vlan.state = <u8>BrState.DISABLED;
  for (let i: u32 = 0; i < group.length; i++) {
    const other = vlans.at(group, i);
    if (other == vlan || other.master.instance != master.instance) continue;
    vlan.state = other.state;
    return;
  }
}
