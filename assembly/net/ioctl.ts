/**
 * The interface ioctls (netdevice(7)), over the same links and addresses as everything else: which request a socket of which family
 * takes (sock_ioctl, inet_ioctl, inet6_ioctl), and those about a device itself (dev_ioctl). Those about addresses are in ioctl4.ts and
 * ioctl6.ts. if_nametoindex and if_indextoname are no more than SIOCGIFINDEX and SIOCGIFNAME.
 *
 *      struct ifreq   ┌─ name 16 ─┬─ union 16: index, flags, number, or a sockaddr ─┐
 */

import { Errno } from '../generated/errno';
import { IFREQ_SIZE, NetdeviceIoctl, SOCKADDR_SIZE } from '../generated/netdevice';
import { IFNAMSIZ } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as text from '../memory/text';
import * as user from '../memory/user';
import * as configure from './configure';
import * as deferred from './deferred';
import * as hardware from './hardware_address';
import { AddressList } from './hardware_address';
import * as ioctl4 from './ipv4/ioctl4';
import * as ioctl6 from './ipv6/ioctl6';
import * as ioctlBridge from './bridge/ioctl_bridge';
import * as ioctlDriver from './ioctl_driver';
import { Driven } from './ioctl_driver';
import * as kinds from './kind';
import * as receives from './kind_receive';
import * as links from './links';
import { Link, addressOf, nameOf } from './link';
import { Namespace } from './namespace';
import * as reason from './reason';
import * as state from './state';

/** Bytes of a sockaddr that can hold a link-layer address. */
const SA_DATA: u32 = 14;

/**
 * Does one request in a namespace. `family`: of the socket it came over; `mayChange`: whether the caller has CAP_NET_ADMIN; `hz`: ticks of
 * the machine; `keepsVlans`: whether its bridges do. 0 or more, or a negative errno.
 */
export function ioctl(
  netns: Namespace,
  family: u32,
  mayChange: bool,
  request: u32,
  argument: usize,
  size: u32,
  hz: u32,
  keepsVlans: bool,
): i32 {
  const result = ioctlBridge.isKnown(request)
    ? ioctlBridge.ioctl(netns, mayChange, request, argument, size, hz, keepsVlans)
    : dispatch(netns, family, mayChange, request, argument, size);
  // Nobody asks for the words.
  reason.take();
  deferred.run();
  return result;
}

function dispatch(netns: Namespace, family: u32, mayChange: bool, request: u32, argument: usize, size: u32): i32 {
  if (request == NetdeviceIoctl.GIFCONF) return ioctl4.list(netns, argument, size);
  if (family == AddressFamily.INET6 && ioctl6.isKnown(request))
    return ioctl6.ioctl(netns, mayChange, request, argument, size);
  // Of a part of the kernel that is not there.
  if (request == NetdeviceIoctl.GIFVLAN || request == NetdeviceIoctl.SIFVLAN) return -Errno.ENOPKG;
  const inet = family == AddressFamily.INET && ioctl4.isKnown(request);
  const driven = ioctlDriver.kindOf(request);
  if (!inet && !isRead(request) && !isChange(request) && driven == Driven.NOT) return -Errno.ENOTTY;
  if (size < IFREQ_SIZE) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  if (inet) return ioctl4.ioctl(netns, mayChange, request, argument);
  if ((isChange(request) || driven == Driven.ADMINISTRATOR) && !mayChange) return -Errno.EPERM;
  const bad = ioctlDriver.check(request, argument);
  if (bad != 0) return bad;
  const link = find(netns, request, argument);
  if (link == null) return -Errno.ENODEV;
  if (driven != Driven.NOT) return ioctlDriver.answer(request, argument);
  return isRead(request) ? read(link, request, argument) : change(link, request, argument);
}

function isRead(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.GIFNAME:
    case NetdeviceIoctl.GIFFLAGS:
    case NetdeviceIoctl.GIFMETRIC:
    case NetdeviceIoctl.GIFMTU:
    case NetdeviceIoctl.GIFHWADDR:
    case NetdeviceIoctl.GIFSLAVE:
    case NetdeviceIoctl.GIFINDEX:
    case NetdeviceIoctl.GIFTXQLEN:
    case NetdeviceIoctl.GIFMAP:
      return true;
    default:
      return false;
  }
}

function isChange(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.SIFFLAGS:
    case NetdeviceIoctl.SIFMETRIC:
    case NetdeviceIoctl.SIFMTU:
    case NetdeviceIoctl.SIFNAME:
    case NetdeviceIoctl.SIFHWADDR:
    case NetdeviceIoctl.SIFSLAVE:
    case NetdeviceIoctl.ADDMULTI:
    case NetdeviceIoctl.DELMULTI:
    case NetdeviceIoctl.SIFHWBROADCAST:
    case NetdeviceIoctl.SIFTXQLEN:
    case NetdeviceIoctl.SIFMAP:
      return true;
    default:
      return false;
  }
}

/** The link that an ifreq is about. A name may carry a label behind a colon, which other requests than ours look at. */
function find(netns: Namespace, request: u32, ifreq: usize): Link | null {
  if (request == NetdeviceIoctl.GIFNAME) return links.byIndex(netns, load<u32>(ifreq, IFNAMSIZ));
  return ioctl4.named(netns, ifreq);
}

/** What is asked of a link. */
export function read(link: Link, request: u32, ifreq: usize): i32 {
  const at = ifreq + IFNAMSIZ;
  switch (request) {
    case NetdeviceIoctl.GIFNAME:
      memory.copy(ifreq, nameOf(link), IFNAMSIZ);
      return 0;
    case NetdeviceIoctl.GIFFLAGS:
      store<u16>(at, state.flagsOf(link));
      return 0;
    case NetdeviceIoctl.GIFMTU:
      store<u32>(at, link.mtu);
      return 0;
    case NetdeviceIoctl.GIFHWADDR:
      memory.fill(at, 0, SOCKADDR_SIZE);
      store<u16>(at, link.type);
      memory.copy(at + 2, addressOf(link), min(link.addressLength, SA_DATA));
      return 0;
    case NetdeviceIoctl.GIFINDEX:
      store<u32>(at, link.index);
      return 0;
    case NetdeviceIoctl.GIFTXQLEN:
      store<u32>(at, link.txqlen);
      return 0;
    case NetdeviceIoctl.GIFMAP:
      // Where a card sits in memory: none of ours does.
      memory.fill(at, 0, IFREQ_SIZE - IFNAMSIZ);
      return 0;
    case NetdeviceIoctl.GIFSLAVE:
      return -Errno.EINVAL;
    default:
      // SIOCGIFMETRIC: always 0.
      store<u32>(at, 0);
      return 0;
  }
}

/** What it is told. */
export function change(link: Link, request: u32, ifreq: usize): i32 {
  const at = ifreq + IFNAMSIZ;
  switch (request) {
    case NetdeviceIoctl.SIFFLAGS:
      return state.changeFlags(link, load<u16>(at));
    case NetdeviceIoctl.SIFMTU:
      return configure.setMtu(link, load<u32>(at));
    case NetdeviceIoctl.SIFTXQLEN:
      return load<i32>(at) < 0 ? -Errno.EINVAL : configure.setTxqlen(link, load<u32>(at));
    case NetdeviceIoctl.SIFNAME:
      store<u8>(at, 0, IFNAMSIZ - 1);
      return configure.rename(link, at, text.lengthOf(at, IFNAMSIZ));
    case NetdeviceIoctl.SIFHWADDR:
    case NetdeviceIoctl.SIFHWBROADCAST:
      return changeAddress(link, request, at);
    case NetdeviceIoctl.SIFSLAVE:
      return -Errno.EINVAL;
    case NetdeviceIoctl.ADDMULTI:
    case NetdeviceIoctl.DELMULTI:
      return changeMulticast(link, request, at);
    default:
      // SIOCSIFMETRIC, SIOCSIFMAP: no device of ours has them.
      return -Errno.EOPNOTSUPP;
  }
}

/** A sockaddr of no family has a multicast address that the link is to receive, or no longer. */
function changeMulticast(link: Link, request: u32, sockaddr: usize): i32 {
  if (!receives.takesAddresses(link) || load<u16>(sockaddr) != <u16>AddressFamily.UNSPEC) return -Errno.EINVAL;
  return request == NetdeviceIoctl.ADDMULTI
    ? hardware.addGlobal(link, AddressList.MULTICAST, sockaddr + 2)
    : hardware.removeGlobal(link, AddressList.MULTICAST, sockaddr + 2);
}

/** A sockaddr's family must be the link's type. */
function changeAddress(link: Link, request: u32, sockaddr: usize): i32 {
  if (request == NetdeviceIoctl.SIFHWADDR && !kinds.takesAddress(link)) return -Errno.EOPNOTSUPP;
  if (link.addressLength > SA_DATA || <u32>load<u16>(sockaddr) != link.type) return -Errno.EINVAL;
  if (request == NetdeviceIoctl.SIFHWADDR) return configure.setAddress(link, sockaddr + 2);
  configure.setBroadcast(link, sockaddr + 2);
  return 0;
}
