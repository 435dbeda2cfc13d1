/**
 * The interface ioctls that a device's driver answers (dev_ifsioc), and those that are of a kind of link that answers nothing here: which they are,
 * whom they take, and that no driver of ours has any.
 */

import { Errno } from '../generated/errno';
import { NetdeviceIoctl } from '../generated/netdevice';
import { IFNAMSIZ } from '../generated/rt-link';

const PRIVATE_COUNT: u32 = 16;

/** How a request is treated before its device is. */
export const enum Driven {
  NOT = 0,
  ANYBODY = 1,
  ADMINISTRATOR = 2,
}

/** Whether a request is a driver's, and who may make it. */
export function kindOf(request: u32): Driven {
  switch (request) {
    case NetdeviceIoctl.ETHTOOL:
    case NetdeviceIoctl.WANDEV:
    case NetdeviceIoctl.BONDSLAVEINFOQUERY:
    case NetdeviceIoctl.BONDINFOQUERY:
    case NetdeviceIoctl.GHWTSTAMP:
      return Driven.ANYBODY;
    case NetdeviceIoctl.GMIIPHY:
    case NetdeviceIoctl.GMIIREG:
    case NetdeviceIoctl.SMIIREG:
    case NetdeviceIoctl.BONDENSLAVE:
    case NetdeviceIoctl.BONDRELEASE:
    case NetdeviceIoctl.BONDSETHWADDR:
    case NetdeviceIoctl.BONDCHANGEACTIVE:
    case NetdeviceIoctl.SHWTSTAMP:
      return Driven.ADMINISTRATOR;
    default:
      break;
  }
  const isPrivate = request >= <u32>NetdeviceIoctl.DEVPRIVATE && request - NetdeviceIoctl.DEVPRIVATE < PRIVATE_COUNT;
  return isPrivate ? Driven.ANYBODY : Driven.NOT;
}

/** What is wrong with a request before anybody looks for its device: 0 or -EFAULT. */
export function check(request: u32, ifreq: usize): i32 {
  return request == NetdeviceIoctl.ETHTOOL && load<u32>(ifreq, IFNAMSIZ) == 0 ? -Errno.EFAULT : 0;
}

/** The answer of a device that is there. */
export function answer(request: u32, ifreq: usize): i32 {
  return request == NetdeviceIoctl.SHWTSTAMP && load<u32>(ifreq, IFNAMSIZ) == 0 ? -Errno.EFAULT : -Errno.EOPNOTSUPP;
}
