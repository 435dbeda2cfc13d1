/**
 * Bridges by ioctl, as brctl(8) makes them, on sockets of any family (br_ioctl_stub):
 *
 *      SIOCBRADDBR, SIOCBRDELBR   ┌─ name 16 ─┐
 *      SIOCBRADDIF, SIOCBRDELIF   ┌─ name of the bridge 16 ─┬─ index of the port i32 ─┐
 *      SIOCGIFBR, SIOCSIFBR       ┌─ what u32 ─┬─ two words more ─┐   the interface before those, of which its version is left
 */

import { Errno } from '../../generated/errno';
import { IFREQ_SIZE, NetDeviceFlags, NetdeviceIoctl } from '../../generated/netdevice';
import { IFNAMSIZ } from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as user from '../../memory/user';
import * as bridges from './bridge_device';
import * as bridgePort from './bridge_port';
import * as ioctl4 from '../ipv4/ioctl4';
import * as links from '../links';
import { Link, LinkKind } from '../link';
import { Namespace } from '../namespace';
import * as register from '../register';

/** What SIOCGIFBR may ask (BRCTL_GET_VERSION), and the answer. */
const GET_VERSION: u32 = 0;
const VERSION: i32 = 1;
const ARGUMENTS_SIZE: u32 = 12;

export function isKnown(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.GIFBR:
    case NetdeviceIoctl.SIFBR:
    case NetdeviceIoctl.BRADDBR:
    case NetdeviceIoctl.BRDELBR:
    case NetdeviceIoctl.BRADDIF:
    case NetdeviceIoctl.BRDELIF:
      return true;
    default:
      return false;
  }
}

/** Does one request; `hz`: ticks of the machine; `keepsVlans`: whether bridges do. 0, a version, or a negative errno. */
export function ioctl(
  netns: Namespace,
  mayChange: bool,
  request: u32,
  argument: usize,
  size: u32,
  hz: u32,
  keepsVlans: bool,
): i32 {
  const isOld = request == NetdeviceIoctl.GIFBR || request == NetdeviceIoctl.SIFBR;
  const isNamed = request == NetdeviceIoctl.BRADDBR || request == NetdeviceIoctl.BRDELBR;
  const least = isOld ? ARGUMENTS_SIZE : isNamed ? IFNAMSIZ : IFREQ_SIZE;
  if (!isOld && !mayChange) return -Errno.EPERM;
  if (size < least) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  if (isOld) return load<u32>(argument) == GET_VERSION ? VERSION : -Errno.EOPNOTSUPP;
  if (!isNamed) return changePort(netns, request == NetdeviceIoctl.BRADDIF, argument);
  const length = text.lengthOf(argument, IFNAMSIZ - 1);
  return request == NetdeviceIoctl.BRADDBR
    ? add(netns, argument, length, hz, keepsVlans)
    : remove(netns, argument, length);
}

function add(netns: Namespace, name: usize, length: u32, hz: u32, keepsVlans: bool): i32 {
  const link = register.allocate(netns, LinkKind.BRIDGE);
  if (link == null) return -Errno.ENOMEM;
  register.propose(link, name, length);
  let error = bridges.prepare(link, hz, keepsVlans);
  if (error == 0) error = register.register(link);
  if (error != 0) {
    register.discard(link);
    return error;
  }
  error = bridges.created(link);
  if (error == 0) register.announce(link);
  else register.remove(link);
  return error;
}

function remove(netns: Namespace, name: usize, length: u32): i32 {
  const link = links.byName(netns, name, length);
  if (link == null) return -Errno.ENXIO;
  if (link.kind != LinkKind.BRIDGE) return -Errno.EPERM;
  if ((link.flags & NetDeviceFlags.UP) != 0) return -Errno.EBUSY;
  register.remove(link);
  return 0;
}

function changePort(netns: Namespace, isNew: bool, ifreq: usize): i32 {
  const master = ioctl4.named(netns, ifreq);
  if (master == null) return -Errno.ENODEV;
  if (master.kind != LinkKind.BRIDGE) return -Errno.EOPNOTSUPP;
  const port = links.byIndex(netns, load<u32>(ifreq, IFNAMSIZ));
  if (port == null) return -Errno.EINVAL;
  if (isNew) return bridgePort.add(master, port);
  return isPortOf(port, master) ? bridgePort.remove(master, port) : -Errno.EINVAL;
}

function isPortOf(port: Link, master: Link): bool {
  return port.master == changetype<usize>(master);
}
