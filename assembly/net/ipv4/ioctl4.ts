/**
 * The interface ioctls about IPv4 addresses (devinet_ioctl, inet_gifconf): each is about the one address that has the label in the
 * ifreq, which is a link's name, or that and a colon and more.
 *
 * What changes an address takes it off its link and puts a changed one in its place, so that everybody hears of both.
 */

import { Errno } from '../../generated/errno';
import {
  IFCONF_SIZE,
  IFREQ_SIZE,
  Ifconf,
  NetDeviceFlags,
  NetdeviceIoctl,
  SOCKADDR_IN_SIZE,
  SockaddrIn,
} from '../../generated/netdevice';
import { IfaFlags } from '../../generated/rt-addr';
import { IFNAMSIZ } from '../../generated/rt-link';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as text from '../../memory/text';
import * as user from '../../memory/user';
import * as address4 from './address4';
import { Address4 } from './address4';
import * as devconf from '../devconf';
import * as label4 from './label4';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as state from '../state';

const COLON: u8 = 0x3a;
const WHOLE: u32 = 32;
/** A subnet of so many bits or more has no broadcast address. */
const POINT_TO_POINT_PREFIX: u32 = 31;

export function isKnown(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.GIFADDR:
    case NetdeviceIoctl.GIFDSTADDR:
    case NetdeviceIoctl.GIFBRDADDR:
    case NetdeviceIoctl.GIFNETMASK:
    case NetdeviceIoctl.GIFPFLAGS:
    case NetdeviceIoctl.SIFPFLAGS:
      return true;
    default:
      return isChange(request);
  }
}

function isChange(request: u32): bool {
  switch (request) {
    case NetdeviceIoctl.SIFADDR:
    case NetdeviceIoctl.SIFDSTADDR:
    case NetdeviceIoctl.SIFBRDADDR:
    case NetdeviceIoctl.SIFNETMASK:
    case NetdeviceIoctl.SIFFLAGS:
      return true;
    default:
      return false;
  }
}

/** The link that an ifreq names, up to a colon; or null. */
export function named(netns: Namespace, ifreq: usize): Link | null {
  return links.byName(netns, ifreq, plainLength(ifreq));
}

/** Bytes of the name before a colon. */
function plainLength(ifreq: usize): u32 {
  const length = text.lengthOf(ifreq, IFNAMSIZ - 1);
  let plain: u32 = 0;
  while (plain < length && load<u8>(ifreq + plain) != COLON) plain++;
  return plain;
}

/** Does one of the requests that `isKnown`, on an ifreq that may be read and written; 0 or a negative errno. */
export function ioctl(netns: Namespace, mayChange: bool, request: u32, ifreq: usize): i32 {
  if (request == NetdeviceIoctl.GIFPFLAGS || request == NetdeviceIoctl.SIFPFLAGS) return -Errno.EINVAL;
  const sockaddr = ifreq + IFNAMSIZ;
  const isAddress = load<u16>(sockaddr) == <u16>AddressFamily.INET;
  if (isChange(request)) {
    if (!mayChange) return -Errno.EPERM;
    if (!isAddress && request != NetdeviceIoctl.SIFFLAGS) return -Errno.EINVAL;
  }
  const link = named(netns, ifreq);
  if (link == null) return -Errno.ENODEV;
  const value = load<u32>(sockaddr, SockaddrIn.ADDR);
  const address = labelled(link, ifreq, !isChange(request) && isAddress ? value : 0);
  if (request == NetdeviceIoctl.SIFFLAGS) return changeFlags(link, ifreq, address);
  if (request == NetdeviceIoctl.SIFADDR) return setLocal(link, ifreq, address, value);
  if (address == null) return -Errno.EADDRNOTAVAIL;
  switch (request) {
    case NetdeviceIoctl.SIFBRDADDR:
      return address.broadcast == value ? 0 : replace(address, request, value);
    case NetdeviceIoctl.SIFDSTADDR:
      if (address.address == value) return 0;
      return classLength(value) < 0 ? -Errno.EINVAL : replace(address, request, value);
    case NetdeviceIoctl.SIFNETMASK:
      if (!isMask(value)) return -Errno.EINVAL;
      return address4.maskOf(address.prefixLength) == value ? 0 : replace(address, request, value);
    default:
      writeSockaddr(sockaddr, valueOf(address, request));
      return 0;
  }
}

/** The address with the label in the ifreq, and of several the one with this LOCAL; or null. */
function labelled(link: Link, ifreq: usize, local: u32): Address4 | null {
  const length = text.lengthOf(ifreq, IFNAMSIZ - 1);
  let found: Address4 | null = null;
  for (let at = address4.first(link); at != null; at = address4.next(at)) {
    if (!label4.hasLabel(at, ifreq, length)) continue;
    if (at.local == local) return at;
    if (found == null) {
      found = at;
      if (local == 0) break;
    }
  }
  return found;
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

/** The flags of the link, or with a label: without IFF_UP the address that has it goes. */
function changeFlags(link: Link, ifreq: usize, address: Address4 | null): i32 {
  const flags: u32 = load<u16>(ifreq, IFNAMSIZ);
  if (plainLength(ifreq) == text.lengthOf(ifreq, IFNAMSIZ - 1)) return state.changeFlags(link, flags);
  if (address == null) return -Errno.EADDRNOTAVAIL;
  if ((flags & NetDeviceFlags.UP) == 0) address4.remove(address);
  return 0;
}

/** The prefix length of an address's class, as the net was divided before there were netmasks; -1 for multicast (inet_abc_len). */
function classLength(address: u32): i32 {
  const first = address & 0xff;
  if (address == 0 || address == ~0) return 0;
  if (first < 128) return 8;
  if (first < 192) return 16;
  if (first < 224) return 24;
  return first < 240 ? -1 : <i32>WHOLE;
}

/** True for ones with nothing but zeros behind them. */
function isMask(mask: u32): bool {
  const rest = ~bswap<u32>(mask);
  return (rest & (rest + 1)) == 0;
}

/** SIOCSIFADDR: the address with the label is another from now on, or there is a new one; 0.0.0.0 takes it away. */
function setLocal(link: Link, ifreq: usize, old: Address4 | null, local: u32): i32 {
  const length = classLength(local);
  if (length < 0) return -Errno.EINVAL;
  if (old != null && old.local == local) return 0;
  const made = link.hasInet ? copyOf(link, old) : null;
  if (made == null) return -Errno.ENOBUFS;
  devconf.makeAllOwn(link.devconf);
  // It is good for ever, and preferred as long.
  made.flags &= ~IfaFlags.DEPRECATED;
  if (old == null) label4.setLabel(made, ifreq, text.lengthOf(ifreq, IFNAMSIZ - 1));
  made.local = local;
  made.address = local;
  made.broadcast = 0;
  const isPair = (link.flags & NetDeviceFlags.POINTOPOINT) != 0;
  made.prefixLength = <u8>(isPair ? WHOLE : length);
  const mask = address4.maskOf(made.prefixLength);
  const hasBroadcast = !isPair && (link.flags & NetDeviceFlags.BROADCAST) != 0;
  if (hasBroadcast && made.prefixLength < POINT_TO_POINT_PREFIX) made.broadcast = local | ~mask;
  made.scope = <u8>((local & 0xff) == 127 ? Scope.HOST : Scope.UNIVERSE);
  return exchange(old, made);
}

/** Puts an address that differs by one value in the place of another. */
function replace(old: Address4, request: u32, value: u32): i32 {
  const made = copyOf(old.link, old);
  if (made == null) return -Errno.ENOBUFS;
  const limited = address4.lifetimeOf(old);
  if (limited != null) {
    made.flags &= ~IfaFlags.PERMANENT;
    if (!address4.limit(made, limited.preferred, limited.valid)) {
      address4.discard(made);
      return -Errno.ENOBUFS;
    }
    const same = address4.lifetimeOf(made);
    if (same != null) same.since = limited.since;
  }
  if (request == NetdeviceIoctl.SIFBRDADDR) made.broadcast = value;
  else if (request == NetdeviceIoctl.SIFDSTADDR) made.address = value;
  else setMask(made, value);
  exchange(old, made);
  return 0;
}

/** A broadcast address that followed from the old mask follows from the new one. */
function setMask(address: Address4, mask: u32): void {
  const old = address4.maskOf(address.prefixLength);
  address.prefixLength = <u8>popcnt<u32>(mask);
  const follows = address.broadcast == (address.local | ~old) && address.prefixLength < POINT_TO_POINT_PREFIX;
  if ((address.link.flags & NetDeviceFlags.BROADCAST) != 0 && follows) address.broadcast = address.local | ~mask;
}

/** A new address, permanent, with what another has that ioctls don't change; null when memory has run out. */
function copyOf(link: Link, old: Address4 | null): Address4 | null {
  const made = address4.allocate(link);
  if (made == null) return null;
  made.flags = IfaFlags.PERMANENT;
  if (old == null) return made;
  memory.copy(address4.labelOf(made), address4.labelOf(old), IFNAMSIZ);
  made.local = old.local;
  made.address = old.address;
  made.broadcast = old.broadcast;
  made.prefixLength = old.prefixLength;
  made.scope = old.scope;
  made.flags = (old.flags & ~IfaFlags.SECONDARY) | IfaFlags.PERMANENT;
  made.protocol = old.protocol;
  made.priority = old.priority;
  return made;
}

/** An address goes and another comes, as Linux has it: what then clashes with a third is lost (inet_del_ifa, inet_insert_ifa). */
function exchange(old: Address4 | null, made: Address4): i32 {
  if (old != null) address4.remove(old);
  let error: i32 = 0;
  if (made.local != 0) {
    if (address4.findSame(made.link, made) != null) error = -Errno.EEXIST;
    else if (address4.scopeClashes(made.link, made)) error = -Errno.EINVAL;
    else {
      address4.insert(made);
      return 0;
    }
  }
  address4.discard(made);
  return error;
}

/** SIOCGIFCONF: as many addresses as fit, each with its label; without a buffer, how many bytes all would take. */
export function list(netns: Namespace, argument: usize, size: u32): i32 {
  if (size < IFCONF_SIZE) return -Errno.EINVAL;
  if (!user.access(argument, size)) return -Errno.EFAULT;
  const space = load<i32>(argument);
  const buffer: usize = load<u32>(argument, Ifconf.BUF);
  if (buffer != 0 && (space < 0 || !user.access(buffer, space))) return space < 0 ? -Errno.EINVAL : -Errno.EFAULT;
  let used: u32 = 0;
  for (let link = links.oldest(netns); link != null; link = links.younger(link)) {
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
