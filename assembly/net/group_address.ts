/**
 * The link-layer addresses that go with the groups a link is in (ip_eth_mc_map, ipv6_eth_mc_map): an Ethernet link receives them while the
 * group is loaded (igmp_group_added, igmp6_group_added), which is from when it is joined until the link goes down, and again
 * when it is up. Other links have no such addresses.
 */

import { HardwareType } from '../generated/rt-link';
import * as mapping from './group_mapping';
import * as hardware from './hardware_address';
import { AddressList } from './hardware_address';
import { Link } from './link';
import * as memberships from './membership';
import { Membership, MembershipKind, MembershipState, addressOf } from './membership';
import * as reports from './report';
import * as sender from './sender';
import { Said } from './sender';

/** ff01, of groups that stay on a host, as two bytes of an address are loaded. */
const INTERFACE_LOCAL: u32 = 0x01ff;

/** The link-layer address of a group, or 0 when there is none. */
function mapped(group: Membership): usize {
  if (group.link.type != HardwareType.ETHER) return 0;
  if (group.kind == MembershipKind.MULTICAST4) return mapping.ofGroup4(addressOf(group));
  return group.kind == MembershipKind.MULTICAST6 ? mapping.ofGroup6(addressOf(group)) : 0;
}

/** The link receives a group's frames, and tells the others on the wire, again if it did before. For want of memory it goes without, as on Linux. */
export function startReceiving(group: Membership): void {
  const isOfHost = group.kind == MembershipKind.MULTICAST6 && load<u16>(addressOf(group)) == INTERFACE_LOCAL;
  if (isOfHost) return;
  const address: usize = memberships.has(group, MembershipState.LOADED) ? 0 : mapped(group);
  if (address != 0) hardware.add(group.link, AddressList.MULTICAST, address);
  memberships.set(group, MembershipState.LOADED, true);
  reports.joined(group);
}

export function stopReceiving(group: Membership): void {
  if (!memberships.has(group, MembershipState.LOADED)) return;
  memberships.set(group, MembershipState.LOADED, false);
  const address = mapped(group);
  if (address != 0) hardware.remove(group.link, AddressList.MULTICAST, address);
  reports.left(group);
}

/** A link is up: it receives the frames of all its groups of a kind, and tells of them as nobody asked yet (ip_mc_up, ipv6_mc_up). */
export function loadAll(link: Link, kind: MembershipKind): void {
  if (sender.oldUntil(link, kind) != 0) sender.setOldUntil(link, kind, 0);
  for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) startReceiving(at);
}

/** It is down, and receives them no more, nor tells of them (ip_mc_down, ipv6_mc_down). */
export function unloadAll(link: Link, kind: MembershipKind): void {
  for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) stopReceiving(at);
  if (kind == MembershipKind.MULTICAST4) sender.stop(link, Said.GROUPS4);
  else sender.stopAll6(link);
}
