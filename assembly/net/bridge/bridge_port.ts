/**
 * Ports of bridges as they come, go and change (net/bridge/br_if.c, br_device_event): the bridge takes the lowest of their addresses
 * and the lowest of their MTUs, unless an administrator chose, and hears everything they hear.
 */

import { Errno } from '../../generated/errno';
import { NetAddrAssign, NetDeviceFlags } from '../../generated/netdevice';
import { BrState, HardwareType } from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import {
  Bridge,
  BridgeOption,
  Port,
  PortFlag,
  giveNumber,
  has,
  idOf,
  addressIn,
  dataOf,
  portOf,
  setOption,
  takeNumber,
} from './bridge';
import { ASKING_SIZE } from './bridge_asking';
import * as binding from './bridge_binding';
import * as fdb from './bridge_fdb';
import * as mdb from './bridge_mdb';
import * as queries from './bridge_query';
import * as stp from './bridge_stp';
import * as vlans from './bridge_vlan';
import * as configure from '../configure';
import * as drivers from '../ethtool';
import * as features from '../features';
import { DeviceEvent } from '../kind';
import * as l3mdev from '../l3mdev';
import { Link, LinkKind, addressOf, isUp } from '../link';
import { BridgeEvent, bridgeChanged } from '../observer';
import { explain } from '../reason';
import * as stack from '../stack';
import * as veth from '../drivers/veth';
import * as receiveMode from '../receive_mode';

const ADDRESS_LENGTH: u32 = 6;
const ETHER_MTU: u32 = 1500;
const DEFAULT_PORT_PRIORITY: u32 = 32;
const DEFAULT_HOSTS_LIMIT: u32 = 512;
const NO_ADDRESS: usize = memory.data(ADDRESS_LENGTH, 4);

/** Makes a link a port (br_add_if). */
export function add(master: Link, link: Link): i32 {
  const isEther = link.type == HardwareType.ETHER && link.addressLength == ADDRESS_LENGTH;
  if ((link.flags & NetDeviceFlags.LOOPBACK) != 0 || !isEther || !configure.isEtherAddress(addressOf(link)))
    return -Errno.EINVAL;
  if (link.kind == LinkKind.BRIDGE) return explain(-Errno.ELOOP, 'Can not enslave a bridge to a bridge');
  // Nobody may have what a VRF receives (IFF_NO_RX_HANDLER).
  if (l3mdev.isMaster(link)) return -Errno.EINVAL;
  // What it receives is somebody's already (netdev_rx_handler_register): a program's, or its macvlans'.
  if (link.master != 0 || link.kind == LinkKind.MACVTAP || link.macvlanPort != 0) return -Errno.EBUSY;
  const bridge = dataOf(master);
  const number = takeNumber(bridge);
  if (number == 0) return -Errno.EXFULL;
  const data = heap.allocZeroed(offsetof<Port>() + ASKING_SIZE);
  if (data == 0 || !fdb.reserve(bridge)) {
    heap.free(data);
    giveNumber(bridge, number);
    return -Errno.ENOMEM;
  }
  fill(changetype<Port>(data), bridge, link, number);
  receiveMode.addAllmulti(link, 1);
  const bad = stack.join(link, master, data);
  if (bad != 0) {
    receiveMode.addAllmulti(link, -1);
    heap.free(data);
    giveNumber(bridge, number);
    return bad;
  }
  features.stopMerging(link);
  receiveMode.addPromiscuity(link, 1, true);
  bridge.portCount++;
  portOf(link).isFollowed = true;
  features.update(master);
  const headroom = headroomOf(link);
  if (master.headroom < headroom) setHeadroom(bridge, headroom, null);
  else receiveWith(link, master.headroom);
  fdb.addLocal(bridge, link, addressOf(link), 0);
  const unjoined = vlans.joined(portOf(link));
  if (unjoined != 0) {
    release(master, link);
    return unjoined;
  }
  const moved = followAddress(bridge);
  if (isUp(master) && stp.isLive(link)) stp.enablePort(portOf(link));
  bridgeChanged(BridgeEvent.PORT_CHANGED, link);
  if (moved) configure.announceAddress(master);
  followMtu(bridge);
  features.limitByPorts(master);
  return 0;
}

function fill(port: Port, bridge: Bridge, link: Link, number: u32): void {
  port.link = link;
  port.bridge = bridge;
  queries.prepare(bridge, port);
  port.number = number;
  port.cost = drivers.pathCost(link);
  port.priority = DEFAULT_PORT_PRIORITY;
  port.flags = PortFlag.LEARNING | PortFlag.FLOOD | PortFlag.MULTICAST_FLOOD | PortFlag.BROADCAST_FLOOD;
  port.id = stp.makeId(port.priority, number);
  stp.designate(port);
  // It is blocked before it is dead, which counts.
  stp.enter(port, BrState.BLOCKING);
  stp.enter(port, BrState.DISABLED);
  port.multicastRouter = 1;
  port.hostsLimit = DEFAULT_HOSTS_LIMIT;
}

/** Lets a port go, and nothing more (del_nbp). */
export function release(master: Link, link: Link): void {
  const bridge = dataOf(master);
  const port = portOf(link);
  receiveMode.addAllmulti(link, -1);
  receiveMode.addPromiscuity(link, -1, true);
  stp.disablePort(port);
  bridgeChanged(BridgeEvent.PORT_REMOVED, link);
  vlans.flush(bridge, port);
  fdb.removeAllOf(bridge, link, true, 0);
  clearBackup(bridge, port);
  stp.forgetPort(port);
  if (headroomOf(link) == master.headroom) setHeadroom(bridge, mostHeadroom(bridge, link), link);
  receiveWith(link, 0);
  giveNumber(bridge, port.number);
  bridge.portCount--;
  stack.unlink(link);
  mdb.forgetPort(port, true);
  queries.stop(bridge, port);
  heap.free(link.portData);
  link.portData = 0;
}

/** Lets a port go, and the bridge follow those that are left (br_del_if). */
export function remove(master: Link, link: Link): i32 {
  const bridge = dataOf(master);
  release(master, link);
  followMtu(bridge);
  features.limitByPorts(master);
  if (followAddress(bridge)) configure.announceAddress(master);
  features.update(master);
  return 0;
}

/** Bytes that a port wants before a frame that it sends; those of a veth are what its bridge wants (netdev_get_fwd_headroom). */
function headroomOf(link: Link): u32 {
  return link.kind == LinkKind.VETH ? 0 : link.headroom;
}

/** What the ports of a bridge want at most, but for one. */
function mostHeadroom(bridge: Bridge, but: Link): u32 {
  let most: u32 = 0;
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link))
    if (link != but) most = max(most, headroomOf(link));
  return most;
}

/** A bridge wants that much before a frame, and all ports but one receive with as much (update_headroom). */
function setHeadroom(bridge: Bridge, headroom: u32, but: Link | null): void {
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link))
    if (link != but) receiveWith(link, headroom);
  bridge.link.headroom = headroom;
}

function receiveWith(link: Link, headroom: u32): void {
  if (link.kind == LinkKind.VETH) veth.setReceiveHeadroom(link, headroom);
}

/** The bridge takes the lowest address of its ports, unless it was given one; true when that is another. */
function followAddress(bridge: Bridge): bool {
  if (bridge.link.addressFrom == NetAddrAssign.SET) return false;
  let lowest = NO_ADDRESS;
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link)) {
    if (lowest == NO_ADDRESS || memory.compare(addressOf(link), lowest, ADDRESS_LENGTH) < 0) lowest = addressOf(link);
  }
  if (memory.compare(addressIn(idOf(bridge)), lowest, ADDRESS_LENGTH) == 0) return false;
  stp.changeAddress(bridge, lowest);
  return true;
}

/** The bridge takes the lowest MTU of its ports, unless it was given one (br_mtu_auto_adjust). */
function followMtu(bridge: Bridge): void {
  if (has(bridge, BridgeOption.MTU_SET)) return;
  let lowest: u32 = 0;
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link)) {
    if (lowest == 0 || link.mtu < lowest) lowest = link.mtu;
  }
  // Beyond what a bridge may have, it stays as it is.
  configure.followMtu(bridge.link, lowest == 0 ? ETHER_MTU : lowest);
  setOption(bridge, BridgeOption.MTU_SET, false);
}

/** Another port stands in for this one, or with null none; -EINVAL (nbp_backup_change). */
export function setBackup(port: Port, backup: Link | null): i32 {
  if (backup != null) {
    if (backup.master == 0 || changetype<Link>(backup.master).kind != LinkKind.BRIDGE) return -Errno.ENOENT;
    if (portOf(backup).bridge != port.bridge || portOf(backup) == port) return -Errno.EINVAL;
  }
  if (port.backup == changetype<usize>(backup)) return 0;
  if (port.backup != 0) portOf(changetype<Link>(port.backup)).backedUp--;
  if (backup != null) portOf(backup).backedUp++;
  port.backup = changetype<usize>(backup);
  return 0;
}

/** The port stands in for nobody, and nobody for it. */
function clearBackup(bridge: Bridge, port: Port): void {
  setBackup(port, null);
  if (port.backedUp == 0) return;
  for (let link = stack.firstPort(bridge.link); link != null; link = stack.nextPort(link)) {
    if (portOf(link).backup == changetype<usize>(port.link)) setBackup(portOf(link), null);
  }
}

/** Something happened to a port (br_device_event). */
export function changed(master: Link, link: Link, event: DeviceEvent): void {
  const bridge = dataOf(master);
  const port = portOf(link);
  let told: bool = false;
  switch (event) {
    case DeviceEvent.CHANGEMTU:
      followMtu(bridge);
      return;
    case DeviceEvent.FEATURES:
      if (port.isFollowed) features.update(master);
      return;
    case DeviceEvent.CHANGEADDR:
      fdb.changeLocal(bridge, link, addressOf(link));
      if (followAddress(bridge)) configure.announceAddress(master);
      break;
    case DeviceEvent.CHANGE:
      told = checkCarrier(master, port);
      break;
    case DeviceEvent.DOWN:
      if (isUp(master)) {
        stp.disablePort(port);
        told = true;
      }
      break;
    case DeviceEvent.UP:
      if (isUp(master) && stp.isLive(link)) {
        stp.enablePort(port);
        told = true;
      }
      break;
    default:
      return;
  }
  if (event != DeviceEvent.CHANGEADDR) binding.portChanged(port);
  if (!told) bridgeChanged(BridgeEvent.PORT_CHANGED, link);
}

/** The port lives while its link does; true when that changed it (br_port_carrier_check). */
function checkCarrier(master: Link, port: Port): bool {
  const live = stp.isLive(port.link);
  if (live && (port.flags & PortFlag.COST_SET) == 0) port.cost = drivers.pathCost(port.link);
  if (!isUp(master)) return false;
  if (live == (port.state != BrState.DISABLED)) return false;
  if (live) stp.enablePort(port);
  else stp.disablePort(port);
  return true;
}

/** Gives a bridge an address of its own, which it keeps (br_set_mac_address). */
export function setAddress(master: Link, address: usize): i32 {
  if (memory.compare(addressOf(master), address, ADDRESS_LENGTH) != 0) stp.changeAddress(dataOf(master), address);
  return 0;
}
