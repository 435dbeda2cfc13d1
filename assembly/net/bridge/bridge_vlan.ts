/**
 * VLANs of bridges and of their ports (net/bridge/br_vlan.c): which frames go where once a bridge filters by them. A port's VLAN has one of the
 * bridge above it, which is there as long as a port or the bridge itself is in it; only with BRENTRY is the bridge itself in it. Each
 * has a local entry in the forwarding database. A kernel that does not keep VLANs has none, and refuses them with -EOPNOTSUPP.
 *
 *      group      words: Vlan, in the order of their ids       pvid ─ used
 *      Vlan       ┌─ vid, flags ─┬─ state … ─┬─ bridge ─┬─ port or 0 ─┬─ the bridge's Vlan ─┐
 *      BridgeVlan ┌─ Vlan ─┬─ references ─┬─ instance of the spanning tree ─┬─ Querier ─┐
 */

import { Errno } from '../../generated/errno';
import { BrState, BridgeVlanInfoFlags, VlanProtocols } from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import * as radix from '../../memory/radix';
import * as vector from '../../memory/vector';
import { Bridge, BridgeOption, Port, VlanGroup, has, portOf, setOption } from './bridge';
import * as binding from './bridge_binding';
import * as fdb from './bridge_fdb';
import * as queriers from './bridge_querier';
import { Querier } from './bridge_querier';
import { Link, addressOf } from '../link';
import { BridgeEvent, vlanChanged } from '../observer';
import * as stack from '../stack';

/** VLANs have ids below this, and 0 is none. */
export const VLAN_IDS: u32 = 4095;
const DEFAULT_PVID: u32 = 1;
/** MDB_RTR_TYPE_DISABLED, TEMP_QUERY, PERM and TEMP: what is said of routers of multicast. */
export const ROUTER_NEVER: u8 = 0;
const ROUTER_BY_REPORTS: u8 = 1;
export const ROUTER_ALWAYS: u8 = 2;
export const ROUTER_FOR_A_TIME: u8 = 3;
/** What the bridge, or a port, has as its first VLAN. */
export const FIRST: u32 = BridgeVlanInfoFlags.PVID | BridgeVlanInfoFlags.UNTAGGED;

@unmanaged
export class Vlan {
  vid: u16;
  /** BridgeVlanInfoFlags. */
  flags: u16;
  state: u8;
  /** Whether there are routers of multicast, as of a port or a bridge. */
  router: u8;
  suppressesNeighbours: bool;
  /** Frames leave for a tunnel by this id. */
  hasTunnel: bool;
  tunnel: u32;
  bridge: Bridge;
  /** The port's link, or 0. */
  port: usize;
  master: BridgeVlan;
}

@unmanaged
export class BridgeVlan extends Vlan {
  references: u32;
  /** Of how many ports' VLANs it is said that they lead to routers. */
  routers: u32;
  /** The instance of the spanning tree that it is in. */
  instance: u32;
  /** Whether it listens to reports of groups, and asks for them. */
  snoops: bool;
  asks: bool;

  /** How it asks lies behind the fields. */
  get querier(): Querier {
    return changetype<Querier>(changetype<usize>(this) + BRIDGE_VLAN);
  }
}

const BRIDGE_VLAN: u32 = (<u32>offsetof<BridgeVlan>() + 7) & ~7;

/** Has a bridge keep VLANs. */
export function prepare(bridge: Bridge): void {
  setOption(bridge, BridgeOption.VLANS_KEPT, true);
  bridge.vlanProtocol = VlanProtocols._8021Q;
  bridge.vlanDefaultPvid = DEFAULT_PVID;
}

/** The VLANs of a port, or with null of the bridge itself. */
export function groupFor(bridge: Bridge, port: Port | null): VlanGroup {
  return port == null ? bridge.vlans : port.vlans;
}

export function at(group: VlanGroup, i: u32): Vlan {
  return changetype<Vlan>(vector.get(group, i));
}

/** Where a VLAN is in a group, or would be. */
function placeOf(group: VlanGroup, vid: u32): u32 {
  let low: u32 = 0;
  let high = group.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (<u32>at(group, middle).vid < vid) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function find(group: VlanGroup, vid: u32): Vlan | null {
  const place = placeOf(group, vid);
  if (place == group.length) return null;
  const vlan = at(group, place);
  return <u32>vlan.vid == vid ? vlan : null;
}

/** The VLAN at or after an id, or null. */
export function from(group: VlanGroup, vid: u32): Vlan | null {
  const place = placeOf(group, vid);
  return place == group.length ? null : at(group, place);
}

/** Whether who has a VLAN is in it: a bridge has also those that only its ports are in (br_vlan_should_use). */
export function isUsed(vlan: Vlan): bool {
  return vlan.port != 0 || (vlan.flags & BridgeVlanInfoFlags.BRENTRY) != 0;
}

function insert(group: VlanGroup, vlan: Vlan): void {
  const place = placeOf(group, vlan.vid);
  const word = group.data + (place << 2);
  memory.copy(word + 4, word, (group.length - place) << 2);
  store<u32>(word, changetype<u32>(vlan));
  group.length++;
}

function take(group: VlanGroup, vlan: Vlan): void {
  const place = placeOf(group, vlan.vid);
  const word = group.data + (place << 2);
  group.length--;
  memory.copy(word, word + 4, (group.length - place) << 2);
  if (group.length == 0) vector.clear(group);
}

/** Whether a VLAN with these flags would be another. */
function differs(group: VlanGroup, vlan: Vlan, flags: u32): bool {
  const isPvid = group.pvid == <u32>vlan.vid;
  return (
    ((flags & BridgeVlanInfoFlags.PVID) != 0) != isPvid || ((flags ^ vlan.flags) & BridgeVlanInfoFlags.UNTAGGED) != 0
  );
}

function setFlags(group: VlanGroup, vlan: Vlan, flags: u32): void {
  if ((flags & BridgeVlanInfoFlags.PVID) != 0) group.pvid = vlan.vid;
  else if (group.pvid == <u32>vlan.vid) group.pvid = 0;
  if ((flags & BridgeVlanInfoFlags.UNTAGGED) != 0) vlan.flags |= <u16>BridgeVlanInfoFlags.UNTAGGED;
  else vlan.flags &= ~(<u16>BridgeVlanInfoFlags.UNTAGGED);
}

/** A block for a VLAN, and room for it in a group; 0 when memory has run out. */
function allocate(group: VlanGroup, size: u32, vid: u32, bridge: Bridge): usize {
  if (!vector.reserve(group, group.length + 1)) return 0;
  const block = heap.allocZeroed(size);
  if (block == 0) return 0;
  const vlan = changetype<Vlan>(block);
  vlan.vid = <u16>vid;
  vlan.bridge = bridge;
  vlan.state = <u8>BrState.FORWARDING;
  vlan.router = <u8>ROUTER_BY_REPORTS;
  return block;
}

/** Puts a bridge itself in a VLAN, or without BRENTRY has it for a port; 1 when that changed something, else 0 or an error (br_vlan_add). */
export function addToBridge(bridge: Bridge, vid: u32, flags: u32): i32 {
  if (!has(bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
  const group = bridge.vlans;
  const known = find(group, vid);
  if (known != null) return changeOfBridge(bridge, known, flags);
  const block = allocate(group, BRIDGE_VLAN + offsetof<Querier>(), vid, bridge);
  if (block == 0) return -Errno.ENOMEM;
  const vlan = changetype<BridgeVlan>(block);
  vlan.master = vlan;
  vlan.flags = <u16>((flags | BridgeVlanInfoFlags.MASTER) & ~BridgeVlanInfoFlags.PVID);
  vlan.snoops = true;
  queriers.setup(vlan.querier, bridge.hz);
  const lost = isUsed(vlan) ? useByBridge(bridge, vlan) : 0;
  if (lost != 0) {
    heap.free(block);
    return lost;
  }
  insert(group, vlan);
  setFlags(group, vlan, flags);
  return 1;
}

function useByBridge(bridge: Bridge, vlan: BridgeVlan): i32 {
  const lost = fdb.addLocal(bridge, null, addressOf(bridge.link), vlan.vid);
  if (lost != 0) return lost;
  vlan.flags |= <u16>BridgeVlanInfoFlags.BRENTRY;
  vlan.references++;
  bridge.vlans.used++;
  return 0;
}

/** -EINVAL for one that only ports are in (br_vlan_add_existing). */
function changeOfBridge(bridge: Bridge, vlan: Vlan, flags: u32): i32 {
  const group = bridge.vlans;
  let changed = differs(group, vlan, flags);
  if (!isUsed(vlan)) {
    if ((flags & BridgeVlanInfoFlags.BRENTRY) == 0) return -Errno.EINVAL;
    const lost = useByBridge(bridge, vlan.master);
    if (lost != 0) return lost;
    changed = true;
  }
  setFlags(group, vlan, flags);
  return changed ? 1 : 0;
}

/** Puts a port in a VLAN, and with MASTER its bridge; 1 when that changed something, else 0 or an error (nbp_vlan_add). */
export function addToPort(port: Port, vid: u32, flags: u32): i32 {
  const bridge = port.bridge;
  if (!has(bridge, BridgeOption.VLANS_KEPT)) return -Errno.EOPNOTSUPP;
  const group = port.vlans;
  const known = find(group, vid);
  if (known != null) {
    const changed = differs(group, known, flags);
    setFlags(group, known, flags);
    return changed ? 1 : 0;
  }
  const block = allocate(group, offsetof<Vlan>(), vid, bridge);
  if (block == 0) return -Errno.ENOMEM;
  const vlan = changetype<Vlan>(block);
  vlan.port = changetype<usize>(port.link);
  const lost = bind(port, vlan, flags);
  if (lost != 0) {
    heap.free(block);
    return lost;
  }
  if (has(bridge, BridgeOption.MST)) vlan.state = <u8>port.state;
  group.used++;
  insert(group, vlan);
  setFlags(group, vlan, flags);
  binding.memberChanged(bridge.link, vid);
  return 1;
}

/** Finds or makes the bridge's VLAN for one of a port, and adds the port's address to it. */
function bind(port: Port, vlan: Vlan, flags: u32): i32 {
  const bridge = port.bridge;
  if ((flags & BridgeVlanInfoFlags.MASTER) != 0) {
    const result = addToBridge(bridge, vlan.vid, flags | BridgeVlanInfoFlags.BRENTRY);
    if (result < 0) return result;
    if (result != 0) vlanChanged(BridgeEvent.VLANS_ADDED, bridge.link, vlan.vid, 0);
  }
  if (find(bridge.vlans, vlan.vid) == null) {
    const result = addToBridge(bridge, vlan.vid, 0);
    if (result < 0) return result;
  }
  vlan.master = changetype<BridgeVlan>(find(bridge.vlans, vlan.vid));
  vlan.master.references++;
  const lost = fdb.addLocal(bridge, port.link, addressOf(port.link), vlan.vid);
  if (lost != 0) release(vlan.master);
  return lost;
}

/** One less has a bridge's VLAN; with the last it goes (br_vlan_put_master). */
function release(vlan: BridgeVlan): void {
  if (--vlan.references != 0) return;
  take(vlan.bridge.vlans, vlan);
  heap.free(changetype<usize>(vlan));
}

/** Takes a port, or with null the bridge itself, out of a VLAN; -ENOENT (nbp_vlan_delete, br_vlan_delete). */
export function remove(bridge: Bridge, port: Port | null, vid: u32): i32 {
  const vlan = find(groupFor(bridge, port), vid);
  if (vlan == null || !isUsed(vlan)) return -Errno.ENOENT;
  const link: Link | null = port == null ? null : port.link;
  fdb.removeLocalOf(bridge, link, addressOf(link == null ? bridge.link : link), vid);
  fdb.removeAllOf(bridge, link, false, vid);
  drop(vlan);
  return 0;
}

/** Whether there are routers of multicast in a VLAN: MDB_RTR_TYPE_, but not for a time. */
export function setRouter(vlan: Vlan, router: u32): void {
  if (vlan.port != 0) {
    if (vlan.router == ROUTER_ALWAYS) vlan.master.routers--;
    if (router == <u32>ROUTER_ALWAYS) vlan.master.routers++;
  }
  vlan.router = <u8>router;
}

/** Frames of a VLAN leave for no tunnel any more. */
export function forgetTunnel(vlan: Vlan): void {
  if (!vlan.hasTunnel) return;
  vlan.hasTunnel = false;
  radix.remove(portOf(changetype<Link>(vlan.port)).tunnels, vlan.tunnel);
  vlan.tunnel = 0;
}

/** The VLAN goes, or stays for ports (__vlan_del). */
function drop(vlan: Vlan): void {
  const port: Port | null = vlan.port == 0 ? null : portOf(changetype<Link>(vlan.port));
  const group = groupFor(vlan.bridge, port);
  if (group.pvid == <u32>vlan.vid) group.pvid = 0;
  group.used--;
  const master = vlan.master;
  if (vlan == master) {
    vlan.flags &= ~(<u16>BridgeVlanInfoFlags.BRENTRY);
  } else {
    forgetTunnel(vlan);
    setRouter(vlan, ROUTER_BY_REPORTS);
    take(group, vlan);
    binding.memberChanged(vlan.bridge.link, vlan.vid);
    heap.free(changetype<usize>(vlan));
  }
  release(master);
}

/** Takes all VLANs from a port, or with null from the bridge, and tells of each row of ids (__vlan_flush). */
export function flush(bridge: Bridge, port: Port | null): void {
  const group = groupFor(bridge, port);
  const link = port == null ? bridge.link : port.link;
  group.pvid = 0;
  let start: u32 = 0;
  let end: u32 = 0;
  while (group.length != 0) {
    const vlan = at(group, 0);
    const vid: u32 = vlan.vid;
    if (start != 0 && vid != end + 1) {
      vlanChanged(BridgeEvent.VLANS_REMOVED, link, start, end);
      start = 0;
    }
    if (start == 0) start = vid;
    end = vid;
    drop(vlan);
  }
  if (start != 0) vlanChanged(BridgeEvent.VLANS_REMOVED, link, start, end);
}

/** A bridge is registered: it is in its default VLAN (br_vlan_bridge_event). */
export function created(bridge: Bridge): i32 {
  if (!has(bridge, BridgeOption.VLANS_KEPT)) return 0;
  const result = addToBridge(bridge, bridge.vlanDefaultPvid, FIRST | BridgeVlanInfoFlags.BRENTRY);
  if (result > 0) vlanChanged(BridgeEvent.VLANS_ADDED, bridge.link, bridge.vlanDefaultPvid, 0);
  return min(result, 0);
}

/** It goes, and so do its VLANs, the default one first (br_vlan_bridge_event, br_vlan_flush). */
export function abandon(bridge: Bridge): void {
  leave(bridge, null, bridge.vlanDefaultPvid);
  flush(bridge, null);
}

/** A link became a port (nbp_vlan_init). */
export function joined(port: Port): i32 {
  const vid = port.bridge.vlanDefaultPvid;
  if (vid == 0) return 0;
  const result = addToPort(port, vid, FIRST);
  if (result > 0) vlanChanged(BridgeEvent.VLANS_ADDED, port.link, vid, 0);
  return min(result, 0);
}

/** Takes a port, or with null the bridge, out of a VLAN if it is in it, and tells of that. */
export function leave(bridge: Bridge, port: Port | null, vid: u32): void {
  if (remove(bridge, port, vid) != 0) return;
  vlanChanged(BridgeEvent.VLANS_REMOVED, port == null ? bridge.link : port.link, vid, 0);
}

/** Whether any port is in a VLAN. */
export function arePorts(bridge: Bridge): bool {
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link))
    if (portOf(link).vlans.used != 0) return true;
  return false;
}
