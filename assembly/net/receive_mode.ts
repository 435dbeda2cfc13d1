/**
 * What a link receives beside frames to its own address: everything (promiscuity), all multicast, and other unicast addresses, each
 * counted by who wants it (dev_set_promiscuity, dev_set_allmulti, dev_uc_add). What a link must receive for those above it, it asks
 * of the link below.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import * as kinds from './kind';
import { Link, LinkState, isUp } from './link';
import { LinkEvent, linkChanged } from './observer';

/** Flags that say what a link receives, for whoever wants it; those in its own flags are what an administrator wants. */
export function flagsOf(link: Link): u32 {
  const all: u32 = link.promiscuity != 0 ? NetDeviceFlags.PROMISC : 0;
  return link.allmulti != 0 ? all | NetDeviceFlags.ALLMULTI : all;
}

/** One more, or with -1 one less, wants everything; `tells`: those who listen hear of the count. */
export function addPromiscuity(link: Link, by: i32, tells: bool): void {
  const before = link.promiscuity != 0;
  link.promiscuity += by;
  if ((link.promiscuity != 0) != before) kinds.receiveFlagChanged(link, NetDeviceFlags.PROMISC);
  if (tells) linkChanged(LinkEvent.CHANGED, link, NetDeviceFlags.PROMISC);
}

/** Likewise all multicast; nobody is told. */
export function addAllmulti(link: Link, by: i32): void {
  const before = link.allmulti != 0;
  link.allmulti += by;
  if ((link.allmulti != 0) != before) kinds.receiveFlagChanged(link, NetDeviceFlags.ALLMULTI);
}

/** One more, or less, unicast address. */
export function addUnicast(link: Link, by: i32): void {
  link.unicasts += by;
  settle(link);
}

/** Has a link that is up receive its unicast addresses: a driver that can't take more than one takes everything (__dev_set_rx_mode). */
export function settle(link: Link): void {
  if (!isUp(link)) return;
  if ((link.state & LinkState.UNICAST_FILTER) == 0) {
    const wants = link.unicasts != 0;
    if (wants == ((link.state & LinkState.UNICAST_PROMISC) != 0)) return;
    link.state ^= LinkState.UNICAST_PROMISC;
    addPromiscuity(link, wants ? 1 : -1, false);
  } else if (link.lower != 0) {
    const more = link.unicasts - link.unicastsBelow;
    link.unicastsBelow = link.unicasts;
    addUnicast(changetype<Link>(link.lower), more);
  }
}

/** The link below need not receive unicast addresses for `link` any more (dev_uc_unsync). */
export function takeBack(link: Link, lower: Link): void {
  const less = link.unicastsBelow;
  link.unicastsBelow = 0;
  if (less != 0) addUnicast(lower, -less);
}
