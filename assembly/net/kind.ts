/**
 * Kinds of link (struct rtnl_link_ops, struct net_device_ops): their names, a row each, and what each does when something is asked
 * of one of its links. This file is the switch; the kinds are files of their own. A kind that has nothing to say to a question is
 * not in that question's switch. route/link/link_kind.ts is the same for messages.
 */

import { Errno } from '../generated/errno';
import { List } from '../memory/list';
import * as text from '../memory/text';
import * as bridge from './bridge/bridge_device';
import * as bridgePort from './bridge/bridge_port';
import * as bond from './drivers/bond';
import * as bondPort from './drivers/bond_port';
import * as driver from './driver';
import * as dummy from './drivers/dummy';
import * as ifb from './drivers/ifb';
import { Link, LinkKind, addressOf } from './link';
import * as macvlan from './drivers/macvlan';
import { Namespace } from './namespace';
import * as register from './register';
import * as stack from './stack';
import * as tun from './drivers/tun';
import * as veth from './drivers/veth';
import * as vlan from './drivers/vlan';
import * as vrf from './drivers/vrf';
import * as vxlan from './drivers/vxlan';
import * as vxlanAgeing from './drivers/vxlan_ageing';
import * as vxlanFlush from './drivers/vxlan_flush';
import * as vxlanMdb from './drivers/vxlan_mdb_change';
import * as vxlanSocket from './drivers/vxlan_socket';
import * as vxlanVni from './drivers/vxlan_vni';

/** What happens to a link that those above it hear of (enum netdev_cmd). */
export const enum DeviceEvent {
  UP,
  DOWN,
  /** Carrier or flags. */
  CHANGE,
  CHANGEMTU,
  CHANGEADDR,
  CHANGENAME,
  /** What it does for who sends through it: see net/features.ts. */
  FEATURES,
  UNREGISTER,
}

/** The name of a kind, by which programs make it; empty for what they can't make. */
export function nameOf(kind: LinkKind): string {
  switch (kind) {
    case LinkKind.VETH:
      return 'veth';
    case LinkKind.DUMMY:
      return 'dummy';
    case LinkKind.IFB:
      return 'ifb';
    case LinkKind.MACVLAN:
      return 'macvlan';
    case LinkKind.MACVTAP:
      return 'macvtap';
    case LinkKind.BRIDGE:
      return 'bridge';
    case LinkKind.VLAN:
      return 'vlan';
    case LinkKind.VXLAN:
      return 'vxlan';
    case LinkKind.VRF:
      return 'vrf';
    case LinkKind.BOND:
      return 'bond';
    case LinkKind.TUN:
      return 'tun';
    default:
      return '';
  }
}

/** True for a kind that names itself where its links announce themselves as devices (SET_NETDEV_DEVTYPE). */
export function isDeviceType(kind: LinkKind): bool {
  return kind == LinkKind.VLAN || kind == LinkKind.VXLAN || kind == LinkKind.BOND || kind == LinkKind.BRIDGE;
}

/** The kind with a name of `length` bytes; 0 when there is none. */
export function byName(name: usize, length: u32): LinkKind {
  if (length == 0) return 0;
  for (let kind: i32 = 0; kind < LinkKind.COUNT; kind++) if (text.equals(name, length, nameOf(kind))) return kind;
  return 0;
}

/** True for a link that programs make and take away. */
export function isMade(link: Link): bool {
  return nameOf(link.kind).length != 0;
}

/** Settings of a new link other than those of any Ethernet device (rtnl_link_ops.setup). */
export function setup(link: Link): void {
  switch (link.kind) {
    case LinkKind.VETH:
      veth.setup(link);
      return;
    case LinkKind.DUMMY:
      dummy.setup(link);
      return;
    case LinkKind.IFB:
      ifb.setup(link);
      return;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.setup(link);
      return;
    case LinkKind.BRIDGE:
      bridge.setup(link);
      return;
    case LinkKind.VLAN:
      vlan.setup(link);
      return;
    case LinkKind.VXLAN:
      vxlan.setup(link);
      return;
    case LinkKind.VRF:
      vrf.setup(link);
      return;
    case LinkKind.BOND:
      bond.setup(link);
      return;
    default:
  }
}

/** The link comes up; 0, or a negative errno: it stays down (ndo_open). */
export function open(link: Link): i32 {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      return driver.open(link);
    case LinkKind.VETH:
      return veth.open(link);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.open(link);
    case LinkKind.BRIDGE:
      return bridge.open(link);
    case LinkKind.VLAN:
      return vlan.open(link);
    case LinkKind.VXLAN: {
      const refused = vxlanSocket.open(link);
      if (refused == 0) vxlanAgeing.start(link);
      return refused;
    }
    case LinkKind.BOND:
      return bond.open(link);
    default:
      return 0;
  }
}

/** The link goes down (ndo_stop). */
export function stop(link: Link): void {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      driver.stop(link);
      return;
    case LinkKind.VETH:
      veth.stop(link);
      return;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.stop(link);
      return;
    case LinkKind.BRIDGE:
      bridge.stop(link);
      return;
    case LinkKind.VLAN:
      vlan.stop(link);
      return;
    case LinkKind.VXLAN:
      vxlanSocket.stop(link);
      vxlanAgeing.stop(link);
      vxlanFlush.stop(link);
      return;
    case LinkKind.BOND:
      bond.stop(link);
      return;
    default:
  }
}

/** Another MTU, within the link's bounds; 0 once it is the link's, or a negative errno (ndo_change_mtu). */
export function changeMtu(link: Link, mtu: u32): i32 {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      return driver.changeMtu(link, mtu);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.changeMtu(link, mtu);
    case LinkKind.BRIDGE:
      return bridge.changeMtu(link, mtu);
    case LinkKind.VLAN:
      return vlan.changeMtu(link, mtu);
    case LinkKind.VXLAN:
      return vxlan.changeMtu(link, mtu);
    case LinkKind.BOND:
      return bond.changeMtu(link, mtu);
    default:
      link.mtu = mtu;
      return 0;
  }
}

/** True for a kind that announces its links when they are made, before they can come up. */
export function announcesItself(kind: LinkKind): bool {
  return kind == LinkKind.VXLAN;
}

/** True for a link whose packets wait in a queue of its own to be sent; others have none (IFF_NO_QUEUE). */
export function isQueued(link: Link): bool {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
    case LinkKind.IFB:
    case LinkKind.MACVTAP:
    case LinkKind.TUN:
      return true;
    default:
      return false;
  }
}

/** True when a link can get another address (whether there is an ndo_set_mac_address). */
export function takesAddress(link: Link): bool {
  return link.kind != LinkKind.IFB && !(link.kind == LinkKind.TUN && !tun.isTap(link));
}

/** Another address, of the right length, and for Ethernet a proper one; 0 once it is the link's (ndo_set_mac_address). */
export function changeAddress(link: Link, address: usize): i32 {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      return driver.changeAddress(link, address);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.changeAddress(link, address);
    case LinkKind.BRIDGE:
      return bridgePort.setAddress(link, address);
    case LinkKind.VLAN:
      return vlan.changeAddress(link, address);
    case LinkKind.BOND:
      return bond.changeAddress(link, address);
    default:
      memory.copy(addressOf(link), address, link.addressLength);
      return 0;
  }
}

/** The namespace of what a link's LINK says: its other end, or the link below (rtnl_link_ops.get_link_net). */
export function otherNamespace(link: Link): Namespace {
  switch (link.kind) {
    case LinkKind.VETH:
      return link.peer == 0 ? link.netns : changetype<Link>(link.peer).netns;
    case LinkKind.VXLAN:
      return link.data == 0 ? link.netns : vxlan.dataOf(link).netns;
    default:
      return link.lower == 0 ? link.netns : changetype<Link>(link.lower).netns;
  }
}

/** True when the carrier can be set by an administrator (ndo_change_carrier). */
export function takesCarrier(link: Link): bool {
  return link.kind == LinkKind.DUMMY || link.kind == LinkKind.TUN;
}

/** 0 when a link that takes carrier can have it; -EPERM for a tun that nobody has open. */
export function mayHaveCarrier(link: Link): i32 {
  return link.kind == LinkKind.TUN && !tun.isAttached(link) ? -Errno.EPERM : 0;
}

/** True when a protocol can keep the link down (dev->change_proto_down). */
export function takesProtoDown(link: Link): bool {
  return link.kind == LinkKind.MACVLAN || link.kind == LinkKind.MACVTAP || link.kind == LinkKind.VXLAN;
}

/** Puts into a lot what goes when the link goes: itself, and a pair's other end (rtnl_link_ops.dellink). */
export function doom(link: Link, lot: List): void {
  register.doom(link, lot);
  if (link.kind == LinkKind.VXLAN) vxlanFlush.clear(link);
  stack.lift(link);
  switch (link.kind) {
    case LinkKind.VETH:
      veth.doom(link, lot);
      return;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.doomed(link);
      return;
    case LinkKind.BRIDGE:
      bridge.doom(link);
      return;
    case LinkKind.VLAN:
      vlan.doomed(link);
      return;
    case LinkKind.VXLAN:
      vxlan.doomed(link);
      return;
    case LinkKind.VRF:
      vrf.doomed(link);
      return;
    default:
  }
}

/** The link leaves: it was taken down and announced as gone, and is not yet freed (ndo_uninit). */
export function uninit(link: Link): void {
  switch (link.kind) {
    case LinkKind.PHYSICAL:
      driver.uninit(link);
      return;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.uninit(link);
      return;
    case LinkKind.BRIDGE:
      bridge.uninit(link);
      return;
    case LinkKind.VLAN:
      vlan.uninit(link);
      return;
    case LinkKind.TUN:
      tun.uninit(link);
      return;
    default:
  }
}

/** The link leaves: what its kind did not let go when it was doomed, a bond its ports, a bridge its VLANs, a vxlan its groups and IDs. */
export function abandon(link: Link): void {
  if (link.kind == LinkKind.BOND && link.ports.first != 0) bond.abandon(link);
  else if (link.kind == LinkKind.BRIDGE) bridge.abandon(link);
  else if (link.kind == LinkKind.VXLAN) {
    vxlanMdb.clear(link);
    vxlanVni.clear(link);
  }
}

/** Something happened to the link that `upper` was made on. That it goes is not told here: `upper` went before it. */
export function lowerChanged(upper: Link, event: DeviceEvent): void {
  switch (upper.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.lowerChanged(upper, event);
      return;
    default:
  }
}

/** Something happened to a port of `master`. That it goes is not told here: it was released before. */
export function portChanged(master: Link, port: Link, event: DeviceEvent): void {
  switch (master.kind) {
    case LinkKind.BRIDGE:
      bridgePort.changed(master, port, event);
      return;
    case LinkKind.BOND:
      bond.portChanged(master, port, event);
      return;
    default:
  }
}

/** Makes `port`, a port of nothing, one of `master`; 0 or a negative errno, with its reason (ndo_add_slave). */
export function addPort(master: Link, port: Link): i32 {
  switch (master.kind) {
    case LinkKind.BRIDGE:
      return bridgePort.add(master, port);
    case LinkKind.VRF:
      return vrf.addPort(master, port);
    case LinkKind.BOND:
      return bondPort.add(master, port);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** A port leaves its namespace: its master lets it go. */
export function portGone(master: Link, port: Link): void {
  if (master.kind == LinkKind.BOND) bondPort.gone(master, port);
  else removePort(master, port);
}

/** The other way round (ndo_del_slave). */
export function removePort(master: Link, port: Link): i32 {
  switch (master.kind) {
    case LinkKind.BRIDGE:
      return bridgePort.remove(master, port);
    case LinkKind.VRF:
      vrf.removePort(port);
      return 0;
    case LinkKind.BOND:
      bondPort.release(master, port, false);
      return 0;
    default:
      return -Errno.EOPNOTSUPP;
  }
}
