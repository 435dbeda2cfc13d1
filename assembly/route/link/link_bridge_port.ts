/**
 * Ports of bridges as messages: IFLA_BRPORT_ attributes, in IFLA_INFO_SLAVE_DATA, in requests of AF_BRIDGE, and in messages about a port (br_setport,
 * br_port_fill_attrs).
 */

import { Errno } from '../../generated/errno';
import { BrState, LinkinfoBrportAttribute as Attribute } from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Port, PortFlag, Stp, designatedBridgeOf, designatedRootOf, portOf } from '../../net/bridge/bridge';
import * as fdb from '../../net/bridge/bridge_fdb';
import * as ports from '../../net/bridge/bridge_port';
import * as routers from '../../net/bridge/bridge_router';
import * as stp from '../../net/bridge/bridge_stp';
import * as vlanOptions from '../../net/bridge/bridge_vlan_option';
import * as links from '../../net/links';
import { Link, isOperational, isUp } from '../../net/link';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { portTable } from './link_tables';

const MAX_PRIORITY: u32 = 63;
const MAX_COST: u32 = 65535;
const MAX_ROUTER: u32 = 3;
/** The group of pauses, which is never forwarded. */
const PAUSE_GROUP: u32 = 2;

/** Attributes that are a flag each. */
// prettier-ignore
const FLAGS: usize = memory.data<u32>([
  Attribute.MODE, PortFlag.HAIRPIN, Attribute.GUARD, PortFlag.BPDU_GUARD, Attribute.PROTECT, PortFlag.ROOT_BLOCK,
  Attribute.FAST_LEAVE, PortFlag.FAST_LEAVE, Attribute.MCAST_TO_UCAST, PortFlag.MULTICAST_TO_UNICAST,
  Attribute.LEARNING, PortFlag.LEARNING, Attribute.UNICAST_FLOOD, PortFlag.FLOOD,
  Attribute.MCAST_FLOOD, PortFlag.MULTICAST_FLOOD, Attribute.BCAST_FLOOD, PortFlag.BROADCAST_FLOOD,
  Attribute.PROXYARP, PortFlag.PROXY_ARP, Attribute.PROXYARP_WIFI, PortFlag.PROXY_ARP_WIFI,
  Attribute.VLAN_TUNNEL, PortFlag.VLAN_TUNNEL, Attribute.NEIGH_SUPPRESS, PortFlag.NEIGH_SUPPRESS,
  Attribute.ISOLATED, PortFlag.ISOLATED, Attribute.LOCKED, PortFlag.LOCKED, Attribute.MAB, PortFlag.MAB,
  Attribute.NEIGH_VLAN_SUPPRESS, PortFlag.NEIGH_VLAN_SUPPRESS, 0,
]);

/** Changes a port as `portTable` says; stops at the first change that can't be made. */
export function change(request: Request, link: Link): i32 {
  const port = portOf(link);
  let flags = port.flags;
  for (let at = FLAGS; load<u32>(at) != 0; at += 8) {
    const value = attributes.get(portTable, load<u32>(at));
    if (value == 0) continue;
    if (attributes.u8Value(value) != 0) flags |= load<u32>(at, 4);
    else flags &= ~load<u32>(at, 4);
  }
  const guarded: u32 = PortFlag.LOCKED | PortFlag.LEARNING;
  if ((flags & PortFlag.MAB) != 0 && (flags & guarded) != guarded) {
    const text = 'Bridge port must be locked and have learning enabled when MAB is enabled';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if ((port.flags & ~flags & PortFlag.VLAN_TUNNEL) != 0) vlanOptions.removeTunnels(port);
  port.flags = flags;
  const bad = changeTree(port);
  return bad != 0 ? bad : changeGroups(port);
}

/** What the spanning tree goes by. */
function changeTree(port: Port): i32 {
  const cost = attributes.get(portTable, Attribute.COST);
  if (cost != 0) {
    const value = attributes.u32Value(cost);
    if (value == 0 || value > MAX_COST) return -Errno.ERANGE;
    port.flags |= PortFlag.COST_SET;
    port.cost = value;
    stp.update(port.bridge);
    stp.select(port.bridge);
  }
  const priority = attributes.get(portTable, Attribute.PRIORITY);
  if (priority != 0) {
    if (attributes.u16Value(priority) > MAX_PRIORITY) return -Errno.ERANGE;
    stp.setPortPriority(port, attributes.u16Value(priority));
  }
  const state = attributes.get(portTable, Attribute.STATE);
  const bad = state == 0 ? 0 : changeState(port, attributes.u8Value(state));
  if (bad != 0) return bad;
  if (attributes.get(portTable, Attribute.FLUSH) != 0) fdb.removeAllOf(port.bridge, port.link, false, 0);
  return 0;
}

/** Sets a port's state by hand: not while the protocol does, and of a dead link only that it is dead (br_set_port_state). */
export function changeState(port: Port, state: u32): i32 {
  if (state > <u32>BrState.BLOCKING) return -Errno.EINVAL;
  if (port.bridge.stp == Stp.KERNEL) return -Errno.EBUSY;
  if (!isUp(port.link) || (!isOperational(port.link) && state != BrState.DISABLED)) return -Errno.ENETDOWN;
  stp.setPortState(port, state);
  return 0;
}

function changeGroups(port: Port): i32 {
  const router = attributes.get(portTable, Attribute.MULTICAST_ROUTER);
  if (router != 0) {
    if (attributes.u8Value(router) > MAX_ROUTER) return -Errno.EINVAL;
    routers.set(port, attributes.u8Value(router));
  }
  const hosts = attributes.get(portTable, Attribute.MCAST_EHT_HOSTS_LIMIT);
  if (hosts != 0) {
    if (attributes.u32Value(hosts) == 0) return -Errno.EINVAL;
    port.hostsLimit = attributes.u32Value(hosts);
  }
  const groups = attributes.get(portTable, Attribute.MCAST_MAX_GROUPS);
  if (groups != 0) port.maxGroups = attributes.u32Value(groups);
  const mask = attributes.get(portTable, Attribute.GROUP_FWD_MASK);
  if (mask != 0) {
    if ((attributes.u16Value(mask) & PAUSE_GROUP) != 0) return -Errno.EINVAL;
    port.groupFwdMask = attributes.u16Value(mask);
  }
  const backup = attributes.get(portTable, Attribute.BACKUP_PORT);
  const bad = backup == 0 ? 0 : changeBackup(port, attributes.u32Value(backup));
  if (bad != 0) return bad;
  const nexthop = attributes.get(portTable, Attribute.BACKUP_NHID);
  if (nexthop != 0) port.backupNexthop = attributes.u32Value(nexthop);
  return 0;
}

function changeBackup(port: Port, index: u32): i32 {
  if (index == 0) return ports.setBackup(port, null);
  const backup = links.byIndex(port.link.netns, index);
  return backup == null ? -Errno.ENOENT : ports.setBackup(port, backup);
}

/** Appends what a bridge keeps of a port, in Linux's order. */
export function write(message: Message, link: Link): void {
  const port = portOf(link);
  writer.u8Attribute(message, Attribute.STATE, port.state);
  writer.u16Attribute(message, Attribute.PRIORITY, port.priority);
  writer.u32Attribute(message, Attribute.COST, port.cost);
  let at = FLAGS;
  for (; load<u32>(at) != Attribute.VLAN_TUNNEL; at += 8) writeFlag(message, port, at);
  writer.bytesAttribute(message, Attribute.ROOT_ID, designatedRootOf(port), 8);
  writer.bytesAttribute(message, Attribute.BRIDGE_ID, designatedBridgeOf(port), 8);
  writer.u16Attribute(message, Attribute.DESIGNATED_PORT, port.designatedPort);
  writer.u16Attribute(message, Attribute.DESIGNATED_COST, port.designatedCost);
  writer.u16Attribute(message, Attribute.ID, port.id);
  writer.u16Attribute(message, Attribute.NO, port.number);
  writer.u8Attribute(message, Attribute.TOPOLOGY_CHANGE_ACK, port.topologyChangeAck);
  writer.u8Attribute(message, Attribute.CONFIG_PENDING, port.configPending);
  writeFlag(message, port, at);
  writer.u16Attribute(message, Attribute.GROUP_FWD_MASK, port.groupFwdMask);
  writeFlag(message, port, at + 8);
  // Media redundancy is not spoken here, and so no ring is open.
  writer.u8Attribute(message, Attribute.MRP_RING_OPEN, 0);
  writer.u8Attribute(message, Attribute.MRP_IN_OPEN, 0);
  for (at += 16; load<u32>(at) != 0; at += 8) writeFlag(message, port, at);
  // No bridge was heard of that could fall silent, and nothing is sent that another must wait for.
  writer.u64Attribute(message, Attribute.MESSAGE_AGE_TIMER, 0);
  writer.u64Attribute(message, Attribute.FORWARD_DELAY_TIMER, stp.forwardDelayLeft(port));
  writer.u64Attribute(message, Attribute.HOLD_TIMER, 0);
  writer.u8Attribute(message, Attribute.MULTICAST_ROUTER, port.multicastRouter);
  writer.u32Attribute(message, Attribute.MCAST_EHT_HOSTS_LIMIT, port.hostsLimit);
  writer.u32Attribute(message, Attribute.MCAST_EHT_HOSTS_CNT, 0);
  writer.u32Attribute(message, Attribute.MCAST_N_GROUPS, port.groupCount);
  writer.u32Attribute(message, Attribute.MCAST_MAX_GROUPS, port.maxGroups);
  if (port.backup != 0) writer.u32Attribute(message, Attribute.BACKUP_PORT, changetype<Link>(port.backup).index);
  if (port.backupNexthop != 0) writer.u32Attribute(message, Attribute.BACKUP_NHID, port.backupNexthop);
}

/** Appends the flag whose row in `FLAGS` is at `row`. */
function writeFlag(message: Message, port: Port, row: usize): void {
  writer.u8Attribute(message, load<u32>(row), (port.flags & load<u32>(row, 4)) != 0 ? 1 : 0);
}
