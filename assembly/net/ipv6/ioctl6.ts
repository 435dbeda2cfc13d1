/**
 * The interface ioctls about IPv6 addresses, which an IPv6 socket takes (addrconf_add_ifaddr, addrconf_del_ifaddr).
 *
 *      struct in6_ifreq   ┌─ address 16 ─┬─ prefix length u32 ─┬─ index i32 ─┐
 */

import { Errno } from '../../generated/errno';
import { IN6_IFREQ_SIZE, In6Ifreq, NetDeviceFlags, NetdeviceIoctl } from '../../generated/netdevice';
import { IfaFlags } from '../../generated/rt-addr';
import * as user from '../../memory/user';
import * as address6 from './address6';
import { ADDRESS_SIZE } from './address6';
import * as dad6 from './dad6';
import * as fib6Address from './fib6_address';
import * as inet6 from './inet6';
import * as lifetime6 from './lifetime6';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';

const MAX_PREFIX: u32 = 128;

export function isKnown(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.SIFADDR:
    case NetdeviceIoctl.DIFADDR:
    case NetdeviceIoctl.SIFDSTADDR:
      return true;
    default:
      return false;
  }
}

/** Does one of the requests that `isKnown`; 0 or a negative errno. */
export function ioctl(netns: Namespace, mayChange: bool, request: u32, argument: usize, size: u32): i32 {
  // The other end of a tunnel through IPv4, of which there is none.
  if (request == NetdeviceIoctl.SIFDSTADDR) return -Errno.ENODEV;
  if (!mayChange) return -Errno.EPERM;
  if (size < IN6_IFREQ_SIZE) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  const prefixLength = load<u32>(argument, In6Ifreq.PREFIXLEN);
  const link = links.byIndex(netns, load<u32>(argument, In6Ifreq.IFINDEX));
  // What comes is looked at once it is known where to.
  const isBad = prefixLength > MAX_PREFIX;
  if (isBad && (link != null || request == NetdeviceIoctl.DIFADDR)) return -Errno.EINVAL;
  if (link == null) return -Errno.ENODEV;
  return request == NetdeviceIoctl.SIFADDR ? add(link, argument, prefixLength) : remove(link, argument, prefixLength);
}

function add(link: Link, bytes: usize, prefixLength: u32): i32 {
  if (!link.hasInet6) return -Errno.EINVAL;
  inet6.seek(link);
  if (inet6.isDisabled(link)) return -Errno.EACCES;
  // Also for one that is refused after this.
  fib6Address.addMulticast(link);
  if (address6.isUnspecified(bytes) || address6.isMulticast(bytes)) return -Errno.EADDRNOTAVAIL;
  if ((link.flags & NetDeviceFlags.LOOPBACK) == 0 && address6.isLoopback(bytes)) return -Errno.EADDRNOTAVAIL;
  if (address6.find(link, bytes) != null) return -Errno.EEXIST;
  const address = address6.allocate(link);
  if (address == null) return -Errno.ENOBUFS;
  memory.copy(address6.localOf(address), bytes, ADDRESS_SIZE);
  address.prefixLength = <u8>prefixLength;
  address.flags = IfaFlags.PERMANENT | IfaFlags.TENTATIVE;
  address6.place(address);
  fib6Address.inserted(address);
  address6.announce(address);
  dad6.start(address);
  lifetime6.lookNow(link.netns);
  return 0;
}

function remove(link: Link, bytes: usize, prefixLength: u32): i32 {
  if (!link.hasInet6) return -Errno.ENXIO;
  const address = address6.find(link, bytes);
  if (address == null || address.prefixLength != prefixLength) return -Errno.EADDRNOTAVAIL;
  address6.remove(address);
  return 0;
}
