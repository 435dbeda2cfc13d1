/**
 * Reports of the groups that a link is in, for the routers and bridges on the wire (IGMPv3, RFC 3376; MLDv2, RFC 3810; igmp_ifc_event,
 * mld_ifc_event): of each that it joined or left a record, in two reports, as one may be lost. Those that it left are kept until
 * they were told; joined anew, they are told as joined. Once IPv6 has an address to send by, all groups are told again.
 */

import { HardwareType, Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import * as list from '../memory/list';
import { List } from '../memory/list';
import * as devconf from './devconf';
import * as counters6 from './ipv6/counters6';
import * as frames from './frame/frame';
import { Content, frame } from './frame/frame';
import { Scope } from '../generated/rtnetlink';
import * as address6 from './ipv6/address6';
import * as groups6 from './ipv6/groups6';
import { Link, LinkState, isUp } from './link';
import * as memberships from './membership';
import { Membership, MembershipKind, MembershipState, familyOf } from './membership';
import * as neighbourMulticast from './neighbour/neighbour_multicast';
import * as sender from './sender';
import * as time from './time';
import * as way4 from './ipv4/way4';
import { Repeat, Said } from './sender';

/** 224.0.0.22 and ff02::16, who hears reports; and 224.0.0.1 as a number, of which none tells. */
const REPORTS4: usize = memory.data<u8>([224, 0, 0, 22]);
const REPORTS6: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x16]);
const ALL_HOSTS: u32 = 0x010000e0;

/** How often each change is told; and how long the first report waits for others to go with it, in milliseconds. */
const ROBUSTNESS: u8 = 2;
const DELAY: f64 = 10;

/** 224.0.0.2 and ff02::2, who hears that somebody left as that was told before. */
const ROUTERS4: usize = memory.data<u8>([224, 0, 0, 2]);
const ROUTERS6: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);

/** Bytes of what is told of one group so. */
const OLD4_SIZE: u32 = 32;
const OLD6_SIZE: u32 = 72;
/** Bytes of an IPv4 report and of a packet of IPv6 with one, before the records, and of a record, which names no sources. */
const REPORT4_SIZE: u32 = 32;
const RECORD4_SIZE: u32 = 8;
const REPORT6_SIZE: u32 = 56;
const RECORD6_SIZE: u32 = 20;

/** True for a group that reports tell of: not those that everybody is in, or that stay on the link's own machine. */
export function isReported(group: Membership): bool {
  const address = memberships.addressOf(group);
  if (group.kind == MembershipKind.MULTICAST4) return load<u32>(address) != ALL_HOSTS;
  return group.kind == MembershipKind.MULTICAST6 && !groups6.isForAll(address);
}

function saidOf(kind: MembershipKind): Said {
  return kind == MembershipKind.MULTICAST4 ? Said.GROUPS4 : Said.GROUPS6;
}

function tellSoon(group: Membership): void {
  group.changes = ROBUSTNESS;
  if (isUp(group.link) && group.link.type == HardwareType.ETHER)
    sender.start(group.link, saidOf(<MembershipKind>group.kind), DELAY, ROBUSTNESS);
}

/** The link, if it is up, tells that it is in a group, again if it did before (igmp_group_added, igmp6_group_added). IPv6 waits until its driver is done. */
export function joined(group: Membership): void {
  const isOpening = (group.link.state & LinkState.OPENING) != 0 && group.kind == MembershipKind.MULTICAST6;
  if (isUp(group.link) && !isOpening && isReported(group)) tellSoon(group);
}

/** It tells that it is in it no longer (igmp_group_dropped, igmp6_group_dropped). */
export function left(group: Membership): void {
  if (!isReported(group)) return;
  if (!isOld(group.link, <MembershipKind>group.kind)) {
    tellSoon(group);
    return;
  }
  group.changes = 0;
  // Others are in it who told so since.
  if (memberships.has(group, MembershipState.REPORTER)) tellOne(group, true);
}

/** Groups of a kind are told one by one, as somebody asks for them so (IGMPv2, RFC 2236; MLDv1, RFC 2710). */
export function isOld(link: Link, kind: MembershipKind): bool {
  return sender.oldUntil(link, kind) > time.milliseconds();
}

/** Keeps a group that was left until that is told; false when nothing is to be told of it. */
export function keep(group: Membership): bool {
  const kept: List | null = group.changes == 0 ? null : sender.leftOf(group.link, <MembershipKind>group.kind);
  if (kept != null) list.append(kept, changetype<usize>(group));
  return kept != null;
}

/** A group that is kept is joined anew, or nobody tells of it any more. */
export function release(group: Membership): void {
  const kept = sender.leftOf(group.link, <MembershipKind>group.kind);
  if (kept != null) list.remove(kept, changetype<usize>(group));
  group.changes = 0;
}

/** IPv6 has an address to send by: all its groups are told now, and again (ipv6_mc_dad_complete). */
export function tellAll6(link: Link): void {
  if (link.type != HardwareType.ETHER || isOld(link, MembershipKind.MULTICAST6)) return;
  tell(link, MembershipKind.MULTICAST6, true);
  sender.start(link, Said.ALL_GROUPS6, repeatDelay(link, MembershipKind.MULTICAST6), ROBUSTNESS - 1);
}

/** It is time for a report. */
export function repeat(at: Repeat, now: f64): void {
  const kind = at.what == Said.GROUPS4 ? MembershipKind.MULTICAST4 : MembershipKind.MULTICAST6;
  const link = at.link;
  tell(link, kind, at.what == Said.ALL_GROUPS6);
  if (--at.times != 0) sender.again(at, now, repeatDelay(link, kind));
}

/** Until a report is repeated: half of what Linux draws from at random. */
function repeatDelay(link: Link, kind: MembershipKind): f64 {
  const before: u32 = isOld(link, kind) ? 1 : 0;
  const interval =
    kind == MembershipKind.MULTICAST4
      ? devconf.get4(link.devconf, Ipv4Devconf.IGMPV3_UNSOLICITED_REPORT_INTERVAL - before)
      : devconf.get6(link.devconf, Ipv6Devconf.MLDV2_UNSOLICITED_REPORT_INTERVAL - before);
  return <f64>max(interval, 1) / 2;
}

/** All groups are told again at once, as the link leads elsewhere: IPv4's one by one (ip_mc_rejoin_groups, ipv6_mc_rejoin_groups). */
export function tellAnew(link: Link): void {
  for (let at = memberships.first(link, MembershipKind.MULTICAST4); at != null; at = memberships.next(at))
    if (isReported(at)) tellOne(at, false);
  tell(link, MembershipKind.MULTICAST6, true);
}

/** Sends what is to be told, or with `all` all groups of the family, in as few reports as the link's MTU lets. */
export function tell(link: Link, kind: MembershipKind, all: bool): void {
  if (isOld(link, kind)) {
    for (let at = memberships.first(link, kind); at != null; at = memberships.next(at))
      if (isTold(at, all)) tellOne(at, false);
  } else {
    const records = count(link, kind, all);
    if (records != 0) send(link, kind, all, records);
  }
  if (!all) told(link, kind);
}

/** Tells that a link is in one group, or is not any more (igmp_send_report, igmp6_send). */
export function tellOne(group: Membership, leaves: bool): void {
  const link = group.link;
  const kind = <MembershipKind>group.kind;
  const is4 = kind == MembershipKind.MULTICAST4;
  const old = isOld(link, kind);
  const address = memberships.addressOf(group);
  const size = is4 ? (old ? OLD4_SIZE : REPORT4_SIZE + RECORD4_SIZE) : old ? OLD6_SIZE : REPORT6_SIZE + RECORD6_SIZE;
  const to = old ? (leaves ? (is4 ? ROUTERS4 : ROUTERS6) : address) : is4 ? REPORTS4 : REPORTS6;
  if (!neighbourMulticast.meet(link, familyOf(kind), to)) return;
  const content = leaves ? Content.LEAVE : Content.REPORT_OF_ONE;
  frames.preparePacket(link, content, familyOf(kind), size, sourceOf(link, is4), to);
  frame.isOld = old;
  frames.copyAddress(frame.asked, address);
  frames.depart(link);
  if (!old || leaves) return;
  memberships.set(group, MembershipState.REPORTER, true);
  // It hears itself, being in the group.
  if (!is4) counters6.looped(link, size);
}

function send(link: Link, kind: MembershipKind, all: bool, records: u32): void {
  const is4 = kind == MembershipKind.MULTICAST4;
  const group = is4 ? REPORTS4 : REPORTS6;
  if (!neighbourMulticast.meet(link, familyOf(kind), group)) return;
  const headSize = is4 ? REPORT4_SIZE : REPORT6_SIZE;
  const recordSize = is4 ? RECORD4_SIZE : RECORD6_SIZE;
  const most = max(1, (link.mtu - headSize) / recordSize);
  const first = min(records, most);
  // Who listens is told all at once.
  const from = sourceOf(link, is4);
  frames.report(link, kind, all, headSize + first * recordSize, from, group);
  for (let rest = records - first; rest != 0; rest -= min(rest, most))
    frames.send(link, familyOf(kind), headSize + min(rest, most) * recordSize, from, group);
}

/** The address that reports are from, or 0. */
function sourceOf(link: Link, is4: bool): usize {
  if (is4) {
    store<u32>(source4, way4.selectSource(link, 0, Scope.LINK));
    return source4;
  }
  const own = address6.linkLocalOf(link);
  return own == null ? 0 : address6.localOf(own);
}

const source4: usize = memory.data(4, 4);

function count(link: Link, kind: MembershipKind, all: bool): u32 {
  let records: u32 = 0;
  for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) if (isTold(at, all)) records++;
  const kept: List | null = all ? null : sender.leftOf(link, kind);
  for (let at: usize = kept == null ? 0 : kept.first; at != 0; at = changetype<Membership>(at).next) records++;
  return records;
}

/** Whether a report tells of a group that the link is in. */
export function isTold(group: Membership, all: bool): bool {
  return all ? isReported(group) : group.changes != 0;
}

/** Each change was told once more. */
function told(link: Link, kind: MembershipKind): void {
  for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) if (at.changes != 0) at.changes--;
  const kept = sender.leftOf(link, kind);
  let node: usize = kept == null ? 0 : kept.first;
  while (node != 0) {
    const group = changetype<Membership>(node);
    node = group.next;
    if (--group.changes == 0) memberships.discard(group);
  }
}
