/**
 * Bringing links up and down (dev_change_flags, __dev_open, __dev_close) and the states that follow: carrier, operational
 * state (RFC 2863), and the flags that programs see.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { OperState } from '../generated/rt-link';
import * as address4 from './address4';
import * as address6 from './address6';
import { Link, LinkKind, LinkState, Qdisc, hasCarrier, isOperational, isUp, lowerIndex } from './link';
import * as linkwatch from './linkwatch';
import { LinkEvent, linkChanged } from './observer';
import * as veth from './veth';

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

/** The flags as programs see them (dev_get_flags). */
export function flagsOf(link: Link): u32 {
  let flags = link.flags & ~DERIVED;
  if (!isUp(link)) return flags;
  if (isOperational(link)) flags |= NetDeviceFlags.RUNNING;
  if (hasCarrier(link)) flags |= NetDeviceFlags.LOWER_UP;
  return flags;
}

/** The operational state as programs see it: a link that is not up is down. */
export function operstateOf(link: Link): u32 {
  return isUp(link) ? link.operstate : OperState.DOWN;
}

/**
 * Makes the link's flags those wanted, where they can be set, and announces what changed. Promiscuity and all-multicast
 * count who wants them; a caller's own wish is one of them.
 */
export function changeFlags(link: Link, wanted: u32): void {
  const before = link.flags;
  link.flags = (before & ~SETTABLE) | (wanted & SETTABLE);
  if (((before ^ wanted) & NetDeviceFlags.UP) != 0) {
    if (isUp(link)) close(link);
    else open(link);
  }
  setCounted(link, wanted, NetDeviceFlags.PROMISC);
  setCounted(link, wanted, NetDeviceFlags.ALLMULTI);
  const changes = before ^ link.flags;
  if (changes == 0) return;
  linkChanged(LinkEvent.CHANGED, link, changes);
  if ((changes & NetDeviceFlags.UP) == 0) return;
  if (isUp(link)) {
    address4.linkUp(link);
    address6.linkUp(link);
  } else {
    address6.linkDown(link);
  }
}

function setCounted(link: Link, wanted: u32, flag: u32): void {
  if (((link.flags ^ wanted) & flag) == 0) return;
  link.flags ^= flag;
  const step: u32 = (wanted & flag) != 0 ? 1 : -1;
  if (flag == NetDeviceFlags.PROMISC) link.promiscuity += step;
  else link.allmulti += step;
}

function open(link: Link): void {
  link.flags |= NetDeviceFlags.UP;
  if (link.kind == LinkKind.VETH) veth.opened(link);
  if (link.qdisc == Qdisc.NOOP) link.qdisc = link.kind == LinkKind.PHYSICAL ? Qdisc.PFIFO_FAST : Qdisc.NOQUEUE;
}

/** Takes a link down without telling anybody. */
export function close(link: Link): void {
  link.flags &= ~NetDeviceFlags.UP;
  if (link.kind == LinkKind.VETH) veth.closed(link);
}

/** Sets the carrier and, when it changed, has linkwatch look at the link (netif_carrier_on, netif_carrier_off). */
export function setCarrier(link: Link, on: bool): void {
  if (hasCarrier(link) == on) return;
  if (on) {
    link.state |= LinkState.CARRIER;
    link.carrierUps++;
  } else {
    link.state &= ~LinkState.CARRIER;
    link.carrierDowns++;
  }
  // Before it has an index nobody knows it.
  if (link.index != 0) linkwatch.watch(link);
}

/** Derives the operational state from carrier and lower link (rfc2863_policy). */
export function settle(link: Link): void {
  if (hasCarrier(link)) link.operstate = OperState.UP;
  else link.operstate = lowerIndex(link) == link.index ? OperState.DOWN : OperState.LOWERLAYERDOWN;
}
