/**
 * Devices whose drivers are the host's (struct net_device_ops of a physical device): what an administrator wants of one is asked of its
 * driver first, through the import `driver`, which may refuse it with an errno. The device is known to the host by a number of its own.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import * as heap from '../memory/heap';
import * as host from '../host';
import { Link, addressOf } from './link';
import * as receiveMode from './receive_mode';

/** What a device with a driver keeps; without one it keeps nothing. */
@unmanaged
class Driven {
  /** The host's number for it. */
  driver: u32;
}

/** Numbers of what a driver is asked, in the import. */
const enum DriverRequest {
  OPEN = 1,
  STOP = 2,
  MTU = 3,
  ADDRESS = 4,
  RECEIVE_MODE = 5,
  REMOVED = 6,
}

/** No errno is larger (MAX_ERRNO). */
const MAX_ERRNO: i32 = 4095;

/** Gives a new device a driver, or with 0 none; false when memory has run out. */
export function attach(link: Link, driver: u32): bool {
  if (driver == 0) return true;
  link.data = heap.alloc(offsetof<Driven>());
  if (link.data == 0) return false;
  changetype<Driven>(link.data).driver = driver;
  return true;
}

/** Asks a device's driver; 0 where there is none, or -errno. */
function ask(link: Link, request: DriverRequest, value: usize, size: u32): i32 {
  if (link.data == 0) return 0;
  const answer = host.driver(changetype<Driven>(link.data).driver, request, value, size);
  if (answer >= 0) return 0;
  return answer < -MAX_ERRNO ? -Errno.EIO : answer;
}

export function open(link: Link): i32 {
  return ask(link, DriverRequest.OPEN, 0, 0);
}

export function stop(link: Link): void {
  ask(link, DriverRequest.STOP, 0, 0);
}

export function changeMtu(link: Link, mtu: u32): i32 {
  const refused = ask(link, DriverRequest.MTU, mtu, 0);
  if (refused == 0) link.mtu = mtu;
  return refused;
}

export function changeAddress(link: Link, address: usize): i32 {
  const refused = ask(link, DriverRequest.ADDRESS, address, link.addressLength);
  if (refused == 0) memory.copy(addressOf(link), address, link.addressLength);
  return refused;
}

/** It is to receive everything, or all multicast, or no longer. */
export function receiveFlagChanged(link: Link): void {
  const flags = receiveMode.flagsOf(link) & (NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI);
  ask(link, DriverRequest.RECEIVE_MODE, flags, 0);
}

/** The link is gone. */
export function uninit(link: Link): void {
  ask(link, DriverRequest.REMOVED, 0, 0);
}
