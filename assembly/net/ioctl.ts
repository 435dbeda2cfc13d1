/**
 * The interface ioctls (netdevice(7); dev_ifsioc, devinet_ioctl, inet_gifconf), read from the same links and addresses as
 * everything else. if_nametoindex and if_indextoname are no more than SIOCGIFINDEX and SIOCGIFNAME.
 *
 *      struct ifreq   ┌─ name 16 ─┬─ union 16: index, flags, number, or a sockaddr ─┐
 */

import { Errno } from '../generated/errno';
import { IFCONF_SIZE, IFREQ_SIZE, Ifconf, NetdeviceIoctl, SOCKADDR_IN_SIZE, SockaddrIn } from '../generated/netdevice';
import { IFNAMSIZ } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as text from '../memory/text';
import * as user from '../memory/user';
import * as address4 from './address4';
import { Address4 } from './address4';
import * as links from './link';
import { Link, addressOf, nameOf } from './link';
import { Namespace } from './namespace';
import * as state from './state';

/** Bytes of sockaddr that can hold a link-layer address. */
const SA_DATA: u32 = 14;

/**
 * Answers one request from a namespace. `inet`: the request came over an IPv4 socket, as those for addresses must. 0, or
 * -ENODEV, -EADDRNOTAVAIL, -EFAULT, -EINVAL for an argument too short, -ENOTTY for a request that is none of these.
 */
export function ioctl(netns: Namespace, request: u32, argument: usize, size: u32, inet: bool): i32 {
  if (request == NetdeviceIoctl.GIFCONF) return listAddresses(netns, argument, size);
  if (!isKnown(request)) return -Errno.ENOTTY;
  if (size < IFREQ_SIZE) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  const link = find(netns, request, argument);
  if (isAddressRequest(request)) {
    if (!inet) return -Errno.ENOTTY;
    if (link == null) return -Errno.ENODEV;
    return writeAddress(link, request, argument);
  }
  if (link == null) return -Errno.ENODEV;
  writeSetting(link, request, argument);
  return 0;
}

function isAddressRequest(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.GIFADDR:
    case NetdeviceIoctl.GIFDSTADDR:
    case NetdeviceIoctl.GIFBRDADDR:
    case NetdeviceIoctl.GIFNETMASK:
      return true;
    default:
      return false;
  }
}

function isKnown(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.GIFNAME:
    case NetdeviceIoctl.GIFFLAGS:
    case NetdeviceIoctl.GIFMETRIC:
    case NetdeviceIoctl.GIFMTU:
    case NetdeviceIoctl.GIFHWADDR:
    case NetdeviceIoctl.GIFINDEX:
    case NetdeviceIoctl.GIFTXQLEN:
      return true;
    default:
      return isAddressRequest(request);
  }
}

/** The link that an ifreq is about. A name may carry a label behind a colon, which other requests than ours look at. */
function find(netns: Namespace, request: u32, ifreq: usize): Link | null {
  if (request == NetdeviceIoctl.GIFNAME) return links.byIndex(netns, load<u32>(ifreq, IFNAMSIZ));
  const length = text.lengthOf(ifreq, IFNAMSIZ - 1);
  let plain: u32 = 0;
  while (plain < length && load<u8>(ifreq + plain) != 0x3a) plain++;
  return links.byName(netns, ifreq, plain);
}

function writeSetting(link: Link, request: u32, ifreq: usize): void {
  const at = ifreq + IFNAMSIZ;
  switch (request) {
    case NetdeviceIoctl.GIFNAME:
      memory.copy(ifreq, nameOf(link), IFNAMSIZ);
      return;
    case NetdeviceIoctl.GIFFLAGS:
      store<u16>(at, state.flagsOf(link));
      return;
    case NetdeviceIoctl.GIFMTU:
      store<u32>(at, link.mtu);
      return;
    case NetdeviceIoctl.GIFHWADDR:
      memory.fill(at, 0, SOCKADDR_IN_SIZE);
      store<u16>(at, link.type);
      memory.copy(at + 2, addressOf(link), min(link.addressLength, SA_DATA));
      return;
    case NetdeviceIoctl.GIFINDEX:
      store<u32>(at, link.index);
      return;
    case NetdeviceIoctl.GIFTXQLEN:
      store<u32>(at, link.txqlen);
      return;
    default:
      // SIOCGIFMETRIC: always 0.
      store<u32>(at, 0);
  }
}

/** The address of the link, or the one with the label in the ifreq. */
function labelled(link: Link, ifreq: usize): Address4 | null {
  const length = text.lengthOf(ifreq, IFNAMSIZ);
  for (let at = address4.first(link); at != null; at = address4.next(at)) {
    const label = address4.labelOf(at);
    if (text.lengthOf(label, IFNAMSIZ) == length && memory.compare(label, ifreq, length) == 0) return at;
  }
  return null;
}

function writeAddress(link: Link, request: u32, ifreq: usize): i32 {
  const address = labelled(link, ifreq);
  if (address == null) return -Errno.EADDRNOTAVAIL;
  writeSockaddr(ifreq + IFNAMSIZ, valueOf(address, request));
  return 0;
}

function valueOf(address: Address4, request: u32): u32 {
  switch (request) {
    case NetdeviceIoctl.GIFDSTADDR:
      return address.address;
    case NetdeviceIoctl.GIFBRDADDR:
      return address.broadcast;
    case NetdeviceIoctl.GIFNETMASK:
      return address4.maskOf(address.prefixLength);
    default:
      return address.local;
  }
}

function writeSockaddr(to: usize, address: u32): void {
  memory.fill(to, 0, SOCKADDR_IN_SIZE);
  store<u16>(to, AddressFamily.INET);
  store<u32>(to, address, SockaddrIn.ADDR);
}

/** SIOCGIFCONF: as many addresses as fit, each with its label; without a buffer, how many bytes all would take. */
function listAddresses(netns: Namespace, argument: usize, size: u32): i32 {
  if (size < IFCONF_SIZE) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  const space = load<i32>(argument);
  const buffer: usize = load<u32>(argument, Ifconf.BUF);
  if (buffer != 0 && (space < 0 || !user.access(buffer, space))) return space < 0 ? -Errno.EINVAL : -Errno.EFAULT;
  let used: u32 = 0;
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    for (let at = address4.first(link); at != null; at = address4.next(at)) {
      if (buffer != 0) {
        if (used + IFREQ_SIZE > <u32>space) break;
        memory.copy(buffer + used, address4.labelOf(at), IFNAMSIZ);
        writeSockaddr(buffer + used + IFNAMSIZ, at.local);
      }
      used += IFREQ_SIZE;
    }
  }
  store<u32>(argument, used);
  return 0;
}
