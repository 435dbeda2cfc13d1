/**
 * IPv6 on a link (addrconf_notify, ipv6_add_dev, addrconf_ifdown): it comes with the link and goes with it, or while the link's MTU is too
 * small; it is ready once the link can carry traffic, and then makes the link's own address.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { IfaFlags, IfaProto } from '../../generated/rt-addr';
import { AddrGenMode, HardwareType, Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import { RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as address6 from './address6';
import * as counters6 from './counters6';
import { ADDRESS_SIZE, Address6, localOf } from './address6';
import * as dad6 from './dad6';
import * as devconf from '../devconf';
import * as fib6Address from './fib6_address';
import * as fib6Mtu from './fib6_mtu';
import * as sync6 from './fib6_sync';
import * as generate6 from './generate6';
import * as groupAddress from '../group_address';
import * as features from '../features';
import * as groups6 from './groups6';
import * as l3mdev from '../l3mdev';
import { Link, hasCarrier, isWithoutAddrconf, isOperational, isUp } from '../link';
import { MembershipKind } from '../membership';
import * as neighbourFlush from '../neighbour/neighbour_flush';
import * as neighbourParms from '../neighbour/neighbour_parms';
import { LinkEvent, SettingsEvent, linkChanged, settingsChanged } from '../observer';
import * as sender from '../sender';
import * as time from '../time';

export const MIN_MTU: u32 = 1280;
const MAX_PREFIX: u32 = 128;
const LINK_LOCAL_PREFIX: u32 = 64;

const scratch: usize = memory.data(16, 8);

function isLoopback(link: Link): bool {
  return (link.flags & NetDeviceFlags.LOOPBACK) != 0;
}

/** A link came to be, or its MTU is large enough again. */
export function attach(link: Link): void {
  if (link.mtu < MIN_MTU || devconf.isReserved(link)) return;
  if (devconf.get6(link.netns.devconfDefault, Ipv6Devconf.FORWARDING) != 0) features.stopMerging(link);
  link.hasInet6 = true;
  devconf.reset6(link);
  neighbourParms.reset(neighbourParms.parmsOf(link, AddressFamily.INET6), AddressFamily.INET6);
  if ((link.flags & (NetDeviceFlags.NOARP | NetDeviceFlags.LOOPBACK)) != 0)
    devconf.set6(link.devconf, Ipv6Devconf.ACCEPT_DAD, -1);
  const withoutTemporaries = isLoopback(link) || link.type == HardwareType.NONE;
  if (withoutTemporaries) devconf.set6(link.devconf, Ipv6Devconf.USE_TEMPADDR, -1);
  link.token = 0;
  link.desync = ~0;
  link.routerMtu = 0;
  link.inet6Flags = canSend(link) ? Inet6DevFlags.READY : 0;
  link.inet6Updated = time.hundredths();
  settingsChanged(SettingsEvent.ADDED, AddressFamily.INET6, link.netns, link.index, 0);
  groups6.attach(link);
}

/** A link goes, or its MTU is too small. */
export function detach(link: Link): void {
  if (!link.hasInet6) return;
  // Linux takes the link's IPv6 away first, so that nobody is asked to keep addresses.
  sync6.linkDown(link, true);
  removeAddresses(link, false);
  link.hasInet6 = false;
  link.inet6Flags = 0;
  groups6.detach(link);
  sender.stopAll6(link);
  counters6.clear(link);
  settingsChanged(SettingsEvent.REMOVED, AddressFamily.INET6, link.netns, link.index, 0);
}

/** A link came up. */
export function up(link: Link): void {
  if (!link.hasInet6 || isDisabled(link) || isWithoutAddrconf(link)) return;
  fib6Address.linkUp(link);
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if ((at.flags & IfaFlags.PERMANENT) != 0 && dad6.isHeld(at)) dad6.start(at);
  }
  if (canSend(link)) becomeReady(link);
}

/** True when packets can leave a link (addrconf_link_ready). A new one that has no carrier yet does not know that it is not operational. */
function canSend(link: Link): bool {
  return isUp(link) && isOperational(link) && hasCarrier(link);
}

/** Something about a link that is up changed, perhaps some of its flags (NETDEV_CHANGE). */
export function changed(link: Link, flags: u32): void {
  if (!link.hasInet6 || isDisabled(link) || isWithoutAddrconf(link)) return;
  if (!canSend(link)) {
    sync6.linkUnready(link);
  } else if ((link.inet6Flags & Inet6DevFlags.READY) == 0) {
    becomeReady(link);
  } else {
    groupAddress.loadAll(link, MembershipKind.MULTICAST6);
    // Neighbours are asked for now, or no longer: whether others have its addresses is another question.
    if ((flags & NetDeviceFlags.NOARP) != 0) restart(link);
    sync6.linkUp(link, RtnhFlags.LINKDOWN);
  }
}

/** Addresses are begun anew. */
function restart(link: Link): void {
  for (let at = address6.first(link); at != null; at = address6.next(at)) dad6.start(at);
}

/** IPv6 can be used on the link, and addresses that waited for that are looked for now. */
function becomeReady(link: Link): void {
  link.inet6Flags |= Inet6DevFlags.READY;
  configure(link);
  dad6.resume(link);
  sync6.linkUp(link, RtnhFlags.DEAD);
  if (link.mtu >= MIN_MTU) devconf.setMtu(link.devconf, link.mtu);
  told(link);
  if (link.mtu < MIN_MTU) tooSmall(link);
}

/** A link went down: it loses its addresses, but for those that it was told to keep (keep_addr_on_down). */
export function down(link: Link): void {
  if (!link.hasInet6) return;
  const all = devconf.get6(link.netns.devconfAll, Ipv6Devconf.KEEP_ADDR_ON_DOWN);
  const keep = all == 0 ? devconf.get6(link.devconf, Ipv6Devconf.KEEP_ADDR_ON_DOWN) : all;
  const keeps = !isDisabled(link) && keep > 0;
  const wasReady = (link.inet6Flags & Inet6DevFlags.READY) != 0;
  link.inet6Flags = 0;
  sync6.linkDown(link, false);
  removeAddresses(link, keeps);
  if (wasReady) groupAddress.unloadAll(link, MembershipKind.MULTICAST6);
  sender.stopAll6(link);
  touch(link);
}

/** IPv6 is not used on a link any more: its neighbours go, and then its addresses (addrconf_ifdown). */
function removeAddresses(link: Link, keeps: bool): void {
  neighbourFlush.linkDown(link, AddressFamily.INET6);
  let at = address6.first(link);
  while (at != null) {
    const following = address6.next(at);
    const kept = keeps && (at.flags & IfaFlags.PERMANENT) != 0 && at.scope != Scope.LINK && at.scope != Scope.HOST;
    if (kept) {
      dad6.hold(at);
      groups6.addressGone(at);
    } else {
      address6.drop(at);
    }
    at = following;
  }
}

/** A link's MTU changed. */
export function mtuChanged(link: Link): void {
  if (link.mtu < MIN_MTU) {
    tooSmall(link);
  } else if (link.hasInet6) {
    fib6Mtu.changed(link, link.mtu);
    devconf.setMtu(link.devconf, link.mtu);
  } else {
    attach(link);
    const isReady = (link.inet6Flags & Inet6DevFlags.READY) != 0;
    if (isReady && !isDisabled(link) && !isWithoutAddrconf(link)) becomeReady(link);
  }
}

function tooSmall(link: Link): void {
  if (isLoopback(link)) down(link);
  else detach(link);
}

/** A link's name changed, and with it that of its settings; -EINVAL where there are others of that name, as they have been if they were of `before`. */
export function renamed(link: Link, before: usize): i32 {
  if (!link.hasInet6) return 0;
  if (!devconf.isReservedName(before))
    settingsChanged(SettingsEvent.REMOVED, AddressFamily.INET6, link.netns, link.index, 0);
  if (devconf.isReserved(link)) return -Errno.EINVAL;
  settingsChanged(SettingsEvent.ADDED, AddressFamily.INET6, link.netns, link.index, 0);
  return 0;
}

export function isDisabled(link: Link): bool {
  return devconf.get6(link.devconf, Ipv6Devconf.DISABLE_IPV6) != 0;
}

/** IPv6 was switched off on a link (disable_ipv6), as if it went down, or on. */
export function disabledChanged(link: Link): void {
  if (isDisabled(link)) down(link);
  else if (isUp(link)) up(link);
}

/** Something is to be done with IPv6 on a link: if that is up, it receives its groups (ipv6_find_idev). */
export function seek(link: Link): void {
  if (isUp(link)) groupAddress.loadAll(link, MembershipKind.MULTICAST6);
}

/** Makes the link's own addresses (addrconf_init_auto_addrs). */
export function configure(link: Link): void {
  seek(link);
  if (isDisabled(link)) return;
  if (link.type == HardwareType.LOOPBACK) {
    addLoopback(link);
    return;
  }
  if (link.type != HardwareType.ETHER && link.type != HardwareType.NONE) return;
  // Without a link-layer address there is nothing to make one from.
  const fromNothing = link.type == HardwareType.NONE && devconf.addrGenMode(link.devconf) == AddrGenMode.EUI64;
  if (fromNothing) devconf.set6(link.devconf, Ipv6Devconf.ADDR_GEN_MODE, AddrGenMode.RANDOM);
  fib6Address.addMulticast(link);
  addLinkLocal(link);
}

/** ::1. */
function addLoopback(link: Link): void {
  const address = address6.allocate(link);
  // Without memory it stays without, as on Linux.
  if (address == null) return;
  store<u8>(localOf(address) + ADDRESS_SIZE - 1, 1);
  address.prefixLength = <u8>MAX_PREFIX;
  address.flags = IfaFlags.PERMANENT;
  address.protocol = <u8>IfaProto.KERNEL_LO;
  if (address6.find(link, localOf(address)) != null) {
    address6.discard(address);
    return;
  }
  address6.insert(address);
  fib6Address.confirmed(address);
  // It is said once more when the link comes up.
  if (!isUp(link)) dad6.postpone(address);
}

/** fe80:: and an identifier, unless that is there already, or it is a VRF; said when it is confirmed. */
function addLinkLocal(link: Link): void {
  memory.fill(scratch, 0, ADDRESS_SIZE);
  store<u16>(scratch, 0x80fe);
  const mode = devconf.addrGenMode(link.devconf);
  if (mode == AddrGenMode.NONE || l3mdev.isMaster(link)) return;
  let attempts = 0;
  if (mode == AddrGenMode.EUI64) {
    if (!generate6.eui64(link, scratch + 8)) return;
  } else {
    if (mode == AddrGenMode.RANDOM) generate6.makeSecret(link);
    attempts = generate6.stable(link, scratch, 0);
    if (attempts < 0) return;
  }
  const stable = mode == AddrGenMode.EUI64 ? 0 : IfaFlags.STABLE_PRIVACY;
  addOwn(link, scratch, stable, attempts);
}

/** Adds an address that the kernel makes, and begins its detection. */
function addOwn(link: Link, bytes: usize, flags: u32, attempts: u32): void {
  if (address6.find(link, bytes) != null) return;
  const address = address6.allocate(link);
  if (address == null) return;
  memory.copy(localOf(address), bytes, ADDRESS_SIZE);
  address.prefixLength = <u8>LINK_LOCAL_PREFIX;
  const optimistic = dad6.isOptimistic(link) ? IfaFlags.OPTIMISTIC : 0;
  address.flags = IfaFlags.PERMANENT | IfaFlags.TENTATIVE | optimistic | flags;
  address.protocol = <u8>IfaProto.KERNEL_LL;
  address.attempts = <u8>attempts;
  address6.place(address);
  fib6Address.added(address);
  dad6.start(address);
}

/** A stable address was taken: the next one that its secret gives, as long as there are any. */
export function anotherStable(taken: Address6): void {
  memory.copy(scratch, localOf(taken), ADDRESS_SIZE);
  const attempts = generate6.stable(taken.link, scratch, taken.attempts + 1);
  if (attempts >= 0) addOwn(taken.link, scratch, IfaFlags.STABLE_PRIVACY, attempts);
}

/** True for the link-local address that is made of the link-layer address. */
export function isOwnEui64(address: Address6): bool {
  memory.fill(scratch, 0, ADDRESS_SIZE);
  store<u16>(scratch, 0x80fe);
  if ((address.flags & IfaFlags.STABLE_PRIVACY) != 0 || !generate6.eui64(address.link, scratch + 8)) return false;
  return memory.compare(localOf(address), scratch, ADDRESS_SIZE) == 0;
}

/** Something of what IPv6 tells of a link changed now, which is announced (inet6_ifinfo_notify). */
export function told(link: Link): void {
  touch(link);
  linkChanged(LinkEvent.INET6_CHANGED, link, 0);
}

/** IPv6's settings or state of a link changed now. */
export function touch(link: Link): void {
  link.inet6Updated = time.hundredths();
}
