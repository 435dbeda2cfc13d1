/**
 * macvlan and macvtap (drivers/net/macvlan.c): a link with an address of its own on top of an Ethernet link. Its own state is its `data`; what all of
 * them on one lower link share is net/drivers/macvlan_port.ts.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { MacvlanFlags, MacvlanMode } from '../../generated/rt-link';
import * as hash from '../../memory/hash';
import * as configure from '../configure';
import * as features from '../features';
import * as hardware from '../hardware_address';
import { DeviceEvent } from '../kind';
import { Link, LinkKind, LinkState, addressOf, isUp } from '../link';
import * as macvtap from './macvtap';
import * as ports from './macvlan_port';
import { MacvlanPort } from './macvlan_port';
import * as receiveMode from '../receive_mode';
import * as sources from './macvlan_source';
import { Sources } from './macvlan_source';
import * as stack from '../stack';

@unmanaged
export class Macvlan {
  /** Its place among those that are up; first, so that a node is a macvlan. */
  nextRunning: usize;
  addressHash: u32;
  link: Link;
  port: MacvlanPort;
  mode: u32;
  flags: u32;
  /** Frames for all that it wants to let wait. */
  queueLength: u32;
  /** Whose frames it takes, in mode source: see net/drivers/macvlan_source.ts. */
  sourceTable: usize;
  sourceCount: u32;
  /** The number of a macvtap's character device: see net/drivers/macvtap.ts. */
  minor: u32;

  get sources(): Sources {
    return changetype<Sources>(changetype<usize>(this) + offsetof<Macvlan>('sourceTable'));
  }
}

export const DEFAULT_QUEUE_LENGTH: u32 = 1000;
const MACVTAP_TXQLEN: u32 = 500;

export function dataOf(link: Link): Macvlan {
  return changetype<Macvlan>(link.data);
}

export function isMacvlan(link: Link): bool {
  return link.kind == LinkKind.MACVLAN || link.kind == LinkKind.MACVTAP;
}

export function setup(link: Link): void {
  link.state |= LinkState.UNICAST_FILTER;
  if (link.kind == LinkKind.MACVTAP) link.txqlen = MACVTAP_TXQLEN;
}

/** Puts a new link, whose data is filled in but for the port, on a link that is readied; before it is registered. 0 or -ENOMEM. */
export function attach(link: Link, port: MacvlanPort): i32 {
  const self = dataOf(link);
  if (link.kind == LinkKind.MACVTAP) {
    self.minor = macvtap.takeMinor(link.data);
    if (self.minor == 0) return -Errno.ENOMEM;
  }
  self.link = link;
  self.port = port;
  port.count++;
  if (self.mode == MacvlanMode.SOURCE) port.bySource++;
  if (self.mode == MacvlanMode.PASSTHRU) {
    port.passthru = true;
    memory.copy(addressOf(link), addressOf(port.lower), link.addressLength);
    link.addressFrom = port.lower.addressFrom;
  }
  return 0;
}

/** It is registered and among the uppers of its link. */
export function attached(link: Link): void {
  const self = dataOf(link);
  self.port.queueLength = max(self.port.queueLength, self.queueLength);
}

export function setQueueLength(self: Macvlan, length: u32): void {
  self.queueLength = length;
  measureQueue(self.port);
}

/** The port's queue is as long as the longest that is wanted (update_port_bc_queue_len). */
function measureQueue(port: MacvlanPort): void {
  const before = port.queueLength;
  port.queueLength = 0;
  for (let upper = stack.firstUpper(port.lower); upper != null; upper = stack.nextUpper(upper)) {
    if (!isMacvlan(upper)) continue;
    port.queueLength = max(port.queueLength, dataOf(upper).queueLength);
    // Mostly all want the same, and the first says so.
    if (port.queueLength == before) return;
  }
}

/** True when nobody else may use an address: the link below has it, or one of those that are up (macvlan_addr_busy). */
function isBusy(port: MacvlanPort, address: usize): bool {
  if (!port.passthru && configure.isSameEther(addressOf(port.lower), address)) return true;
  return ports.withAddress(port, address) != 0;
}

/** -EADDRINUSE for an address that is taken. */
export function open(link: Link): i32 {
  const self = dataOf(link);
  const lower = self.port.lower;
  if (self.port.passthru) {
    if ((self.flags & MacvlanFlags.NOPROMISC) == 0) receiveMode.addPromiscuity(lower, 1, true);
  } else {
    if (isBusy(self.port, addressOf(link))) return -Errno.EADDRINUSE;
    const lost = receiveMode.addUnicast(lower, addressOf(link));
    if (lost != 0) return lost;
    if (link.allmulti != 0) receiveMode.addAllmulti(lower, 1);
    if (link.promiscuity != 0) receiveMode.addPromiscuity(lower, 1, true);
  }
  hash.insert(self.port.byAddress, changetype<usize>(self), ports.hashOf(addressOf(link)));
  return 0;
}

export function stop(link: Link): void {
  const self = dataOf(link);
  const lower = self.port.lower;
  hardware.takeBackAll(link, lower);
  if (self.port.passthru) {
    if ((self.flags & MacvlanFlags.NOPROMISC) == 0) receiveMode.addPromiscuity(lower, -1, true);
  } else {
    if (link.allmulti != 0) receiveMode.addAllmulti(lower, -1);
    if (link.promiscuity != 0) receiveMode.addPromiscuity(lower, -1, true);
    receiveMode.removeUnicast(lower, addressOf(link));
  }
  hash.remove(self.port.byAddress, changetype<usize>(self));
}

/** What it is to receive beside its own, the link below must too; in mode passthru that receives everything as it is. */
export function receiveFlagChanged(link: Link, flag: u32): void {
  if (!isUp(link)) return;
  const port = dataOf(link).port;
  if (flag == NetDeviceFlags.ALLMULTI) receiveMode.addAllmulti(port.lower, link.allmulti != 0 ? 1 : -1);
  else if (!port.passthru) receiveMode.addPromiscuity(port.lower, link.promiscuity != 0 ? 1 : -1, true);
}

/** -EINVAL for more than the link below takes. */
export function changeMtu(link: Link, mtu: u32): i32 {
  if (dataOf(link).port.lower.mtu < mtu) return -Errno.EINVAL;
  link.mtu = mtu;
  return 0;
}

/** Another address, a proper one; in mode passthru it is that of the link below, from which it comes back. */
export function changeAddress(link: Link, address: usize): i32 {
  const self = dataOf(link);
  if (configure.isSameEther(addressOf(link), address)) return 0;
  if (self.mode == MacvlanMode.PASSTHRU) return configure.setAddress(self.port.lower, address);
  if (isBusy(self.port, address)) return -Errno.EADDRINUSE;
  if (isUp(link)) {
    const lost = receiveMode.addUnicast(self.port.lower, address);
    if (lost != 0) return lost;
    receiveMode.removeUnicast(self.port.lower, addressOf(link));
  }
  takeAddress(link, address);
  return 0;
}

function takeAddress(link: Link, address: usize): void {
  memory.copy(addressOf(link), address, link.addressLength);
  if (!isUp(link)) return;
  const self = dataOf(link);
  hash.remove(self.port.byAddress, changetype<usize>(self));
  hash.insert(self.port.byAddress, changetype<usize>(self), ports.hashOf(address));
}

/** Sets mode and flags of a link that exists; -EINVAL for what only a new one can get. */
export function change(link: Link, mode: u32, flags: u32): i32 {
  const self = dataOf(link);
  if ((mode == MacvlanMode.PASSTHRU) != (self.mode == MacvlanMode.PASSTHRU)) return -Errno.EINVAL;
  if (self.mode == MacvlanMode.SOURCE && mode != self.mode) sources.flush(self.sources);
  if (self.port.passthru && ((flags ^ self.flags) & MacvlanFlags.NOPROMISC) != 0) {
    receiveMode.addPromiscuity(self.port.lower, (flags & MacvlanFlags.NOPROMISC) != 0 ? -1 : 1, true);
  }
  self.flags = flags;
  if (self.mode == MacvlanMode.SOURCE) self.port.bySource--;
  if (mode == MacvlanMode.SOURCE) self.port.bySource++;
  self.mode = mode;
  return 0;
}

/** It is on the way out, and off the list of its link's uppers. */
export function doomed(link: Link): void {
  const self = dataOf(link);
  sources.flush(self.sources);
  measureQueue(self.port);
}

export function uninit(link: Link): void {
  detach(link);
}

/** Undoes `attach`. */
export function detach(link: Link): void {
  const self = dataOf(link);
  sources.flush(self.sources);
  if (self.minor != 0) macvtap.giveBack(self.minor);
  self.port.count--;
  if (self.mode == MacvlanMode.SOURCE) self.port.bySource--;
  if (self.port.count == 0) self.port.passthru = false;
  ports.tidy(self.port);
}

export function lowerChanged(link: Link, event: DeviceEvent): void {
  const lower = dataOf(link).port.lower;
  switch (event) {
    case DeviceEvent.UP:
    case DeviceEvent.DOWN:
    case DeviceEvent.CHANGE:
      stack.transferState(lower, link);
      return;
    case DeviceEvent.CHANGEMTU:
      if (link.mtu > lower.mtu) configure.followMtu(link, lower.mtu);
      return;
    case DeviceEvent.FEATURES:
      features.lowerChanged(link, lower);
      return;
    case DeviceEvent.CHANGEADDR:
      if (dataOf(link).port.passthru) takeAddress(link, addressOf(lower));
      return;
    default:
  }
}
