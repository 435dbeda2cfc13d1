/**
 * What a link receives beside frames to its own address: everything (promiscuity), all multicast, each counted by who wants it
 * (dev_set_promiscuity, dev_set_allmulti), and other addresses, which are in lists (net/hardware_address.ts). What a link must receive for those
 * above it, it asks of the links below.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { PacketMembership } from '../generated/socket';
import * as hardware from './hardware_address';
import { AddressList, HardwareAddress } from './hardware_address';
import * as kinds from './kind_receive';
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

/** One of a link's addresses came, or with null went, or another number of users needs it (__dev_set_rx_mode). */
export function changed(link: Link, entry: HardwareAddress | null): void {
  if (!isUp(link)) return;
  settlePromiscuity(link);
  if (entry != null) kinds.addressWanted(link, entry);
}

/** Has a link that comes up receive its addresses. */
export function settle(link: Link): void {
  settlePromiscuity(link);
  kinds.addressesWanted(link);
}

/** A driver that can't take more than one unicast address takes everything. */
function settlePromiscuity(link: Link): void {
  if ((link.state & LinkState.UNICAST_FILTER) != 0) return;
  const wants = link.unicasts != 0;
  if (wants == ((link.state & LinkState.UNICAST_PROMISC) != 0)) return;
  link.state ^= LinkState.UNICAST_PROMISC;
  addPromiscuity(link, wants ? 1 : -1, false);
}

/** One more needs a unicast address; -ENOMEM. */
export function addUnicast(link: Link, address: usize): i32 {
  return hardware.add(link, AddressList.UNICAST, address);
}

export function removeUnicast(link: Link, address: usize): void {
  hardware.remove(link, AddressList.UNICAST, address);
}

/** Somebody outside wants one of these, or with -1 no longer (packet_dev_mc); -EINVAL for what nobody wanted, -ENOMEM. */
export function want(link: Link, what: u32, address: usize, by: i32): i32 {
  const wants = by > 0;
  switch (what) {
    case PacketMembership.PROMISC:
      if (!wants && link.promiscuity == 0) return -Errno.EINVAL;
      addPromiscuity(link, by, true);
      return 0;
    case PacketMembership.ALLMULTI:
      if (!wants && link.allmulti == 0) return -Errno.EINVAL;
      addAllmulti(link, by);
      return 0;
    case PacketMembership.MULTICAST:
    case PacketMembership.UNICAST: {
      const list = what == PacketMembership.UNICAST ? AddressList.UNICAST : AddressList.MULTICAST;
      if (wants) return hardware.add(link, list, address);
      return hardware.remove(link, list, address) < 0 ? -Errno.EINVAL : 0;
    }
    default:
      return -Errno.EINVAL;
  }
}
