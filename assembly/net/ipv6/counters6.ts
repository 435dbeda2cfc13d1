/** What IPv6 and ICMPv6 count on a link (struct ipstats_mib, struct icmpv6_mib): of what the kernel sends of its own accord, and hears of that. */

import { IPSTATS_MIB_MAX, IflaIcmp6Stats, IflaInet6Stats } from '../../generated/rt-link';
import * as address6 from './address6';
import { Content, ETHER_HEADER, frame } from '../frame/frame';
import * as inet6 from './inet6';
import * as l3mdev from '../l3mdev';
import { Link, hasCarrier } from '../link';
import * as memberships from '../membership';
import { MembershipKind } from '../membership';
import * as sender from '../sender';

/** The counters of ICMPv6 follow those of IPv6. */
export const ICMP6: u32 = IPSTATS_MIB_MAX * 8;

function add(counters: usize, which: u32, value: u64): void {
  const at = counters + (which << 3);
  store<u64>(at, load<u64>(at) + value);
}

/** The frame that begins its way, a packet with a message of ICMPv6 or of UDP; without carrier it is not sent, which is only counted of reports. */
export function sent(link: Link, octets: u32): void {
  const counters = sender.countersOf(link, true);
  if (counters == 0) return;
  add(counters, IflaInet6Stats.OUTPKTS, 1);
  add(counters, IflaInet6Stats.OUTOCTETS, octets);
  if (!frame.isUnicast) {
    add(counters, IflaInet6Stats.OUTMCASTPKTS, 1);
    add(counters, IflaInet6Stats.OUTMCASTOCTETS, octets);
  }
  add(counters, IflaInet6Stats.OUTTRANSMITS, 1);
  if (hasCarrier(link)) countMessage(counters, IflaIcmp6Stats.OUTMSGS);
  else if (frame.content == Content.REPORT) add(counters, IflaInet6Stats.OUTDISCARDS, 1);
}

/** A tunnel's have none of ICMPv6. */
function countMessage(counters: usize, which: IflaIcmp6Stats): void {
  if (frame.content != Content.TUNNELLED) add(counters + ICMP6, which, 1);
}

/**
 * The frame comes in, and is for this machine if that is in the group, or has the address: then true. That it was for a group counts the VRF that the link is
 * in, but for neighbour discovery.
 */
export function received(link: Link): bool {
  if (!link.hasInet6) return false;
  const counters = sender.countersOf(link, true);
  if (counters == 0) return false;
  const octets = frame.length - ETHER_HEADER;
  add(counters, IflaInet6Stats.INPKTS, 1);
  add(counters, IflaInet6Stats.INOCTETS, octets);
  if (inet6.isDisabled(link)) {
    add(counters, IflaInet6Stats.INDISCARDS, 1);
    return false;
  }
  add(counters, IflaInet6Stats.NOECTPKTS, 1);
  if (frame.isUnicast) {
    if (address6.anywhere(link.netns, frame.to) == null) return false;
  } else {
    const vrf: Link | null = frame.content == Content.REPORT ? l3mdev.masterOf(link) : null;
    receivedForGroup(vrf == null ? link : vrf, octets);
    if (memberships.find(link, MembershipKind.MULTICAST6, frame.to) == null) return false;
  }
  add(counters, IflaInet6Stats.INDELIVERS, 1);
  countMessage(counters, IflaIcmp6Stats.INMSGS);
  return true;
}

/** A packet for a group that the link is in comes back to it. */
export function looped(link: Link, octets: u32): void {
  const counters = sender.countersOf(link, false);
  if (counters == 0 || !hasCarrier(link)) return;
  add(counters, IflaInet6Stats.INPKTS, 1);
  add(counters, IflaInet6Stats.INOCTETS, octets);
  add(counters, IflaInet6Stats.NOECTPKTS, 1);
  add(counters, IflaInet6Stats.INDELIVERS, 1);
  add(counters + ICMP6, IflaIcmp6Stats.INMSGS, 1);
}

function receivedForGroup(link: Link, octets: u32): void {
  const counters = sender.countersOf(link, true);
  if (counters == 0) return;
  add(counters, IflaInet6Stats.INMCASTPKTS, 1);
  add(counters, IflaInet6Stats.INMCASTOCTETS, octets);
}

/** Where a link's counters are, or 0 while all are. */
export function find(link: Link): usize {
  return sender.countersOf(link, false);
}

/** IPv6 goes from the link, and with it what it counted. */
export function clear(link: Link): void {
  const counters = sender.countersOf(link, false);
  if (counters != 0) memory.fill(counters, 0, sender.COUNTERS_SIZE);
}
