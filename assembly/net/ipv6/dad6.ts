/**
 * Duplicate address detection (addrconf_dad_work; RFC 4862, 5.4): whether somebody on the link has an address already. There is no wire to
 * look on, so nobody objects unless the host says so; but a program sees the address tentative first, as on Linux.
 *
 *      start → BEGINS ──(end of the call)──→ confirmed at once where there is no detection
 *                                        └─→ WAITS until the link is ready → PROBES → confirmed
 *
 * What Linux does in a work queue is done at the end of the call that asked for it (`run`), one of the works of net/work.ts.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { IfaFlags } from '../../generated/rt-addr';
import { Inet6DevFlags, Ipv6Devconf } from '../../generated/rt-link';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as announce from '../announce';
import * as address6 from './address6';
import { Address6, localOf } from './address6';
import * as devconf from '../devconf';
import * as fib6Address from './fib6_address';
import * as groups6 from './groups6';
import * as inet6 from './inet6';
import { Link } from '../link';
import * as lifetime6 from './lifetime6';
import * as parms from '../neighbour/neighbour_parms';
import * as reports from '../report';
import * as solicit6 from './solicit6';
import * as temporary6 from './temporary6';
import * as time from '../time';
import * as token6 from './token6';
import * as work from '../work';

export const enum Dad {
  /** It is over, or there was none. */
  DONE,
  /** Kept while its link is down: it begins anew when that comes up. */
  HELD,
  BEGINS,
  /** For the link to be ready. */
  WAITS,
  PROBES,
}

/** Between probes, and after the last one, at least, in milliseconds. */
const LEAST_TIME: u32 = 10;

/** Detection begins at the end of the call. */
export function start(address: Address6): void {
  cancel(address);
  address.dad = <u8>Dad.BEGINS;
  work.add(address.workNode);
}

/** No detection any more: the address goes, or its link went down. */
export function cancel(address: Address6): void {
  if (address.dad == Dad.BEGINS) work.remove(address.workNode);
  address.dad = <u8>Dad.DONE;
  const own = lifetime6.lifetimeOf(address);
  if (own != null) lifetime6.stopDetection(own);
}

/** The address stays while its link is down, and is to be detected anew. */
export function hold(address: Address6): void {
  cancel(address);
  address.dad = <u8>Dad.HELD;
  if ((address.flags & IfaFlags.NODAD) == 0) address.flags |= IfaFlags.TENTATIVE;
  lifetime6.schedule(address);
}

/** An address that came to a link that is down is looked at when that comes up. */
export function postpone(address: Address6): void {
  address.dad = <u8>Dad.HELD;
}

export function isHeld(address: Address6): bool {
  return address.dad == Dad.HELD;
}

/** Begins what waited for the end of the call. */
export function run(address: Address6): void {
  cancel(address);
  begin(address);
}

/** addrconf_dad_begin. */
function begin(address: Address6): void {
  const link = address.link;
  groups6.joinSolicited(link, localOf(address));
  const tentative = (address.flags & IfaFlags.TENTATIVE) != 0;
  if (!tentative || (address.flags & IfaFlags.NODAD) != 0 || !isDetecting(link)) {
    confirm(address);
  } else if ((link.inet6Flags & Inet6DevFlags.READY) == 0) {
    address.dad = <u8>Dad.WAITS;
  } else {
    probe(address);
    // It may be used meanwhile.
    if ((address.flags & IfaFlags.OPTIMISTIC) != 0) fib6Address.addOwn(address);
    const used = (address.flags & IfaFlags.OPTIMISTIC) != 0 && devconf.either6(link, Ipv6Devconf.USE_OPTIMISTIC);
    if (used) address6.announce(address);
  }
}

function isDetecting(link: Link): bool {
  if ((link.flags & (NetDeviceFlags.NOARP | NetDeviceFlags.LOOPBACK)) != 0) return false;
  return devconf.exceeds6(link, Ipv6Devconf.ACCEPT_DAD, 0);
}

/**
 * Begins to ask whether anybody has the address; silence is the answer. Before that Linux waits, for an address that may not be used yet, up to a
 * second (rtr_solicit_delay) at random, and here half of that. Without memory for the waiting it is not asked.
 */
function probe(address: Address6): void {
  const own = lifetime6.obtain(address);
  if (own == null) {
    confirm(address);
    return;
  }
  const link = address.link;
  const delay = max(0, devconf.get6(link.devconf, Ipv6Devconf.RTR_SOLICIT_DELAY));
  address.dad = <u8>Dad.PROBES;
  own.probes = max(0, devconf.get6(link.devconf, Ipv6Devconf.DAD_TRANSMITS));
  const pause = (address.flags & IfaFlags.OPTIMISTIC) != 0 ? 0 : <f64>delay / 2;
  lifetime6.detectAt(own, time.milliseconds() + pause);
}

/** The link is ready: addresses that waited for that are probed for. */
export function resume(link: Link): void {
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if (at.dad == Dad.WAITS) probe(at);
  }
}

/** Nobody else has the address: it may be used (addrconf_dad_completed). With `asked` others were asked, who may be told that. */
function confirm(address: Address6, asked: bool = false): void {
  const link = address.link;
  const tells = asked && (address.flags & IfaFlags.OPTIMISTIC) == 0 && announce.tells6(link);
  cancel(address);
  address.flags &= ~(IfaFlags.TENTATIVE | IfaFlags.OPTIMISTIC | IfaFlags.DADFAILED);
  lifetime6.schedule(address);
  if (temporary6.isTemporary(address)) lifetime6.lookNow(link.netns);
  address6.announce(address);
  fib6Address.confirmed(address);
  groups6.addressUsed(address);
  const isFirst = address.scope == Scope.LINK && isLonely(address);
  if (isFirst) reports.tellAll6(link);
  if (tells) solicit6.advertise(link, localOf(address));
  if (isFirst && token6.asksRouters(link)) solicit6.askForRouters(link);
}

/** Somebody else has an address of which duplicates are looked for; 0, or -EADDRNOTAVAIL when there is no such address. */
export function conflict(link: Link, bytes: usize): i32 {
  const address = address6.find(link, bytes);
  if (address == null || address.dad != Dad.PROBES) return -Errno.EADDRNOTAVAIL;
  fail(address);
  return 0;
}

/** It is time to ask, or the time for an answer is over (addrconf_dad_work). */
export function proceed(address: Address6, now: f64): void {
  const own = lifetime6.lifetimeOf(address);
  if (own == null || own.probes == 0) {
    confirm(address, true);
    return;
  }
  own.probes--;
  const pause = parms.parmsOf(address.link, AddressFamily.INET6).retransTime;
  lifetime6.detectAt(own, now + <f64>max(pause, LEAST_TIME));
  if (solicit6.askForOwner(address.link, localOf(address))) fail(address);
}

/** A duplicate was found (addrconf_dad_failure, addrconf_dad_stop). */
function fail(address: Address6): void {
  const link = address.link;
  cancel(address);
  if ((address.flags & IfaFlags.STABLE_PRIVACY) != 0) inet6.anotherStable(address);
  if (temporary6.isTemporary(address)) temporary6.replace(address);
  const strict = devconf.exceeds6(link, Ipv6Devconf.ACCEPT_DAD, 1) && inet6.isOwnEui64(address);
  const stays = (address.flags & (IfaFlags.SECONDARY | IfaFlags.PERMANENT)) == IfaFlags.PERMANENT;
  if (stays) {
    address.flags = (address.flags | IfaFlags.TENTATIVE | IfaFlags.DADFAILED) & ~IfaFlags.OPTIMISTIC;
    lifetime6.schedule(address);
    address6.announce(address);
  } else {
    address.flags |= IfaFlags.DADFAILED;
    address6.remove(address);
  }
  if (!strict) return;
  // A machine whose own hardware address is somebody else's has no business here.
  devconf.set6(link.devconf, Ipv6Devconf.DISABLE_IPV6, 1);
  inet6.disabledChanged(link);
}

/** True for the only link-local address in use, with which routers are asked for (ipv6_lonely_lladdr). */
function isLonely(address: Address6): bool {
  for (let at = address.link.last6; at != 0; at = changetype<Address6>(at).previous) {
    const other = changetype<Address6>(at);
    if (other.scope != Scope.LINK && other.scope != Scope.HOST) return true;
    if (other != address && (other.flags & USABLE_MASK) == IfaFlags.PERMANENT) return false;
  }
  return true;
}

const USABLE_MASK: u32 = IfaFlags.PERMANENT | IfaFlags.TENTATIVE | IfaFlags.OPTIMISTIC | IfaFlags.DADFAILED;

/** Whether addresses of the link may be used before their detection is over, where it was asked for (RFC 4429). */
export function mayBeOptimistic(link: Link): bool {
  return devconf.either6(link, Ipv6Devconf.OPTIMISTIC_DAD);
}

/** Likewise those that are made of themselves, which are a host's. */
export function isOptimistic(link: Link): bool {
  return mayBeOptimistic(link) && devconf.get6(link.netns.devconfAll, Ipv6Devconf.FORWARDING) == 0;
}
