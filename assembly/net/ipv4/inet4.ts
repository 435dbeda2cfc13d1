/**
 * IPv4 on a link (inetdev_init, inetdev_event, inetdev_destroy): it comes with the link and goes with it, or while the link's MTU is
 * too small for it.
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { IfaFlags } from '../../generated/rt-addr';
import { Ipv4Devconf } from '../../generated/rt-link';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as address4 from './address4';
import * as devconf from '../devconf';
import * as features from '../features';
import * as groupAddress from '../group_address';
import { Link, isUp } from '../link';
import * as membership from '../membership';
import { MembershipKind } from '../membership';
import * as neighbourFlush from '../neighbour/neighbour_flush';
import * as neighbourParms from '../neighbour/neighbour_parms';
import { SettingsEvent, settingsChanged } from '../observer';

const MIN_MTU: u32 = 68;
/** 127.0.0.1 in network byte order. */
const LOOPBACK_ADDRESS: u32 = 0x0100007f;
const LOOPBACK_PREFIX: u32 = 8;
/** 224.0.0.1, which every host is a member of. */
const ALL_HOSTS: usize = memory.data<u8>([224, 0, 0, 1]);

function isLoopback(link: Link): bool {
  return (link.flags & NetDeviceFlags.LOOPBACK) != 0;
}

/** A link came to be. There is no IPsec on the loopback device. */
export function registered(link: Link): void {
  attach(link);
  if (!isLoopback(link)) return;
  devconf.set4(link.devconf, Ipv4Devconf.NOXFRM, 1);
  devconf.set4(link.devconf, Ipv4Devconf.NOPOLICY, 1);
}

function attach(link: Link): void {
  if (devconf.get4(link.netns.devconfDefault, Ipv4Devconf.FORWARDING) != 0) features.stopMerging(link);
  link.hasInet = true;
  devconf.reset4(link);
  neighbourParms.reset(neighbourParms.parmsOf(link, AddressFamily.INET), AddressFamily.INET);
  settingsChanged(SettingsEvent.ADDED, AddressFamily.INET, link.netns, link.index, 0);
  if (isUp(link)) membership.join(link, MembershipKind.MULTICAST4, ALL_HOSTS);
}

/** A link goes, or its MTU is too small. */
export function detach(link: Link): void {
  if (!link.hasInet) return;
  link.hasInet = false;
  if (isUp(link)) down(link);
  membership.forget(link, MembershipKind.MULTICAST4);
  address4.removeAll(link);
  settingsChanged(SettingsEvent.REMOVED, AddressFamily.INET, link.netns, link.index, 0);
  neighbourFlush.linkDown(link, AddressFamily.INET);
}

/** A link came up: the loopback device has its address by itself. */
export function up(link: Link): void {
  if (!link.hasInet || link.mtu < MIN_MTU) return;
  if (isLoopback(link)) addLoopback(link);
  membership.join(link, MembershipKind.MULTICAST4, ALL_HOSTS);
  groupAddress.loadAll(link, MembershipKind.MULTICAST4);
}

function addLoopback(link: Link): void {
  const address = address4.allocate(link);
  // Without memory it stays without, as on Linux.
  if (address == null) return;
  address.local = LOOPBACK_ADDRESS;
  address.address = LOOPBACK_ADDRESS;
  address.prefixLength = <u8>LOOPBACK_PREFIX;
  address.scope = <u8>Scope.HOST;
  address.flags = IfaFlags.PERMANENT;
  devconf.makeAllOwn(link.devconf);
  if (address4.findSame(link, address) != null || address4.scopeClashes(link, address)) address4.discard(address);
  else address4.insert(address);
}

/** A link went down. It keeps its addresses. */
export function down(link: Link): void {
  groupAddress.unloadAll(link, MembershipKind.MULTICAST4);
  membership.leave(link, MembershipKind.MULTICAST4, ALL_HOSTS);
}

/** A link's MTU changed. */
export function mtuChanged(link: Link): void {
  if (link.mtu < MIN_MTU) detach(link);
  else if (!link.hasInet) attach(link);
}

/** A link's name changed, and with it that of its settings; where there are others of that name, it has none to be found. */
export function renamed(link: Link): void {
  if (!link.hasInet) return;
  settingsChanged(SettingsEvent.REMOVED, AddressFamily.INET, link.netns, link.index, 0);
  if (devconf.isReserved(link)) return;
  settingsChanged(SettingsEvent.ADDED, AddressFamily.INET, link.netns, link.index, 0);
}
