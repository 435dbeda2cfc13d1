/**
 * Bringing links up and down (dev_change_flags, __dev_open, __dev_close) and the states that follow: carrier, operational
 * state (RFC 2863), and the flags that programs see.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { LinkMode, OperState } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as announce from './announce';
import * as fib4Address from './ipv4/fib4_address';
import * as sync4 from './ipv4/fib4_sync';
import { Down } from './ipv4/fib4_sync';
import * as objectChange from './fib/nexthop_change';
import * as expiry6 from './ipv6/fib6_expiry';
import * as inet4 from './ipv4/inet4';
import * as inet6 from './ipv6/inet6';
import * as kinds from './kind';
import { DeviceEvent } from './kind';
import { Link, LinkState, hasCarrier, isOperational, isUp, lowerIndex } from './link';
import { byIndex } from './links';
import * as linkwatch from './linkwatch';
import * as neighbourFlush from './neighbour/neighbour_flush';
import { LinkEvent, linkChanged } from './observer';
import * as qdiscs from './qdisc';
import * as receiveMode from './receive_mode';
import * as stack from './stack';

/** Flags that a caller may set. */
const SETTABLE: u32 =
  NetDeviceFlags.DEBUG |
  NetDeviceFlags.NOTRAILERS |
  NetDeviceFlags.NOARP |
  NetDeviceFlags.DYNAMIC |
  NetDeviceFlags.MULTICAST |
  NetDeviceFlags.PORTSEL |
  NetDeviceFlags.AUTOMEDIA;

/** Flags that follow from the state. */
const DERIVED: u32 = NetDeviceFlags.RUNNING | NetDeviceFlags.LOWER_UP | NetDeviceFlags.DORMANT;

/** Changes that those above a link do not hear of as such. */
const UNTOLD: u32 = NetDeviceFlags.UP | NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI | DERIVED;

/** The flags as programs see them (dev_get_flags). */
export function flagsOf(link: Link): u32 {
  let flags = link.flags & ~DERIVED;
  if (!isUp(link)) return flags;
  if (isOperational(link)) flags |= NetDeviceFlags.RUNNING;
  if (hasCarrier(link)) flags |= NetDeviceFlags.LOWER_UP;
  if (isDormant(link)) flags |= NetDeviceFlags.DORMANT;
  return (link.state & LinkState.OPENING) == 0 ? flags : flags & ~NetDeviceFlags.UP;
}

/** The operational state as programs see it: a link that is not up is down. */
export function operstateOf(link: Link): u32 {
  return isUp(link) ? link.operstate : OperState.DOWN;
}

/** Makes the link's flags those wanted, where they can be set, and announces what changed (dev_change_flags); 0 or a negative errno. */
export function changeFlags(link: Link, wanted: u32): i32 {
  const before = link.flags;
  const received = receiveMode.flagsOf(link);
  const refused = applyFlags(link, wanted);
  if (refused != 0) return refused;
  announceFlags(link, before, (before ^ link.flags) | (received ^ receiveMode.flagsOf(link)));
  return 0;
}

/**
 * Makes the flags those wanted without telling anybody (__dev_change_flags). Promiscuity and all-multicast count who wants them; a
 * caller's own wish is one of them.
 */
export function applyFlags(link: Link, wanted: u32): i32 {
  const before = link.flags;
  link.flags = (before & ~SETTABLE) | (wanted & SETTABLE);
  let refused = 0;
  if (((before ^ wanted) & NetDeviceFlags.UP) != 0) {
    if (isUp(link)) close(link);
    else refused = open(link);
  }
  setCounted(link, wanted, NetDeviceFlags.PROMISC);
  setCounted(link, wanted, NetDeviceFlags.ALLMULTI);
  return refused;
}

/** Tells everybody what `applyFlags` changed (__dev_notify_flags), as an event; `change`: the mask to announce it with, 0 for not at all. */
export function announceFlags(link: Link, before: u32, change: u32, event: LinkEvent = LinkEvent.CHANGED): void {
  if (change != 0) linkChanged(event, link, change);
  const changes = before ^ link.flags;
  if ((changes & NetDeviceFlags.UP) != 0) {
    if (isUp(link)) wentUp(link);
    else wentDown(link);
  }
  if (isUp(link) && (changes & ~UNTOLD) != 0) tellChange(link, changes);
}

/** Tells everybody that something else about a link changed, if it is up (netdev_state_change). */
export function touched(link: Link): void {
  if (!isUp(link)) return;
  tellChange(link, 0);
  linkChanged(LinkEvent.CHANGED, link, 0);
}

/** What a change of a link that is up brings about, perhaps of these flags: neighbours of IPv6 are the last to hear of it (NETDEV_CHANGE). */
function tellChange(link: Link, flags: u32): void {
  objectChange.linkChanged(link);
  neighbourFlush.linkChanged(link, AddressFamily.INET, flags);
  sync4.linkChanged(link);
  inet6.changed(link, flags);
  stack.tell(link, DeviceEvent.CHANGE);
  neighbourFlush.linkChanged(link, AddressFamily.INET6, flags);
}

/** A link has another link-layer address: likewise (NETDEV_CHANGEADDR). */
export function addressChanged(link: Link): void {
  neighbourFlush.addressChanged(link, AddressFamily.INET);
  announce.changed4(link);
  stack.tell(link, DeviceEvent.CHANGEADDR);
  neighbourFlush.addressChanged(link, AddressFamily.INET6);
  announce.changed6(link);
}

function wentUp(link: Link): void {
  inet4.up(link);
  announce.changed4(link);
  fib4Address.linkUp(link);
  inet6.up(link);
  announce.changed6(link);
  stack.tell(link, DeviceEvent.UP);
}

function wentDown(link: Link): void {
  inet4.down(link);
  objectChange.linkDown(link, false);
  sync4.linkDown(link, Down.LINK);
  inet6.down(link);
  expiry6.collect(link.netns);
  stack.tell(link, DeviceEvent.DOWN);
}

function setCounted(link: Link, wanted: u32, flag: u32): void {
  if (((link.flags ^ wanted) & flag) == 0) return;
  link.flags ^= flag;
  const step = (wanted & flag) != 0 ? 1 : -1;
  if (flag == NetDeviceFlags.PROMISC) receiveMode.addPromiscuity(link, step, false);
  else receiveMode.addAllmulti(link, step);
}

/** Brings a link up without telling anybody; what its kind says against it. */
function open(link: Link): i32 {
  link.flags |= NetDeviceFlags.UP;
  link.state |= LinkState.OPENING;
  const refused = kinds.open(link);
  link.state &= ~LinkState.OPENING;
  if (refused != 0) {
    link.flags &= ~NetDeviceFlags.UP;
    return refused;
  }
  receiveMode.settle(link);
  qdiscs.activate(link);
  linkwatch.reconsider(link);
  return 0;
}

/** Takes a link down without telling anybody. */
function close(link: Link): void {
  link.flags &= ~NetDeviceFlags.UP;
  kinds.stop(link);
}

/** Brings a link up, if it is not, without being asked (dev_open); what its kind says against it. */
export function raise(link: Link): i32 {
  if (isUp(link)) return 0;
  const refused = open(link);
  if (refused != 0) return refused;
  linkChanged(LinkEvent.CHANGED, link, NetDeviceFlags.UP | NetDeviceFlags.RUNNING);
  wentUp(link);
  return 0;
}

/** Takes a link down, if it is up (dev_close). */
export function shut(link: Link): void {
  halt(link);
  tellHalted(link);
}

/** Several that go down together do so before the first of it is told (dev_close_many). */
export function halt(link: Link): void {
  if (!isUp(link)) return;
  close(link);
  link.state |= LinkState.HALTED;
}

/** Tells of a link that was halted; true for one that was. */
export function tellHalted(link: Link): bool {
  if ((link.state & LinkState.HALTED) == 0) return false;
  link.state &= ~LinkState.HALTED;
  linkChanged(LinkEvent.CHANGED, link, NetDeviceFlags.UP | NetDeviceFlags.RUNNING);
  wentDown(link);
  return true;
}

/** Sets the carrier and, when it changed, has linkwatch look at the link (netif_carrier_on, netif_carrier_off). */
export function setCarrier(link: Link, on: bool): void {
  if (hasCarrier(link) == on) return;
  if (on) link.state |= LinkState.CARRIER;
  else link.state &= ~LinkState.CARRIER;
  // Before it is registered nobody knows it.
  if ((link.state & LinkState.REGISTERED) == 0) return;
  if (on) link.carrierUps++;
  else link.carrierDowns++;
  linkwatch.watch(link);
}

function isDormant(link: Link): bool {
  return (link.state & LinkState.DORMANT) != 0;
}

/** True when a link waits, or is tested. */
export function isHeld(link: Link): bool {
  return (link.state & (LinkState.DORMANT | LinkState.TESTING)) != 0;
}

/** Has a link wait or be tested, or no longer (netif_dormant_on, netif_testing_on …). */
export function hold(link: Link, why: LinkState, on: bool): void {
  if (((link.state & why) != 0) == on) return;
  link.state ^= why;
  if ((link.state & LinkState.REGISTERED) != 0) linkwatch.watch(link);
}

/** Derives the operational state from carrier, lower link and what the link waits for (rfc2863_policy). */
export function settle(link: Link): void {
  let operstate: u32 = OperState.UP;
  if ((link.state & LinkState.TESTING) != 0) {
    operstate = OperState.TESTING;
  } else if (!hasCarrier(link)) {
    const lower = byIndex(link.netns, lowerIndex(link));
    operstate = lower == null || lower == link || hasCarrier(lower) ? OperState.DOWN : OperState.LOWERLAYERDOWN;
  } else if (isDormant(link) || link.linkmode == LinkMode.DORMANT) {
    operstate = OperState.DORMANT;
  } else if (link.linkmode == LinkMode.TESTING) {
    operstate = OperState.TESTING;
  }
  link.operstate = operstate;
}
