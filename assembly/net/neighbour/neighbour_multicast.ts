/**
 * Groups that the kernel sends to of its own accord, each a neighbour of its link from then on, as whatever is sent to is: reports of the groups
 * that the link is in (RFC 3376, RFC 3810), questions whether somebody else has an address (RFC 4862, 5.4), and questions for routers
 * (RFC 4861). What the frames do on their way is net/frame.ts.
 */

import { HardwareType } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as timer from '../../memory/timer';
import { Timers } from '../../memory/timer';
import * as frames from '../frame';
import * as inet6 from '../ipv6/inet6';
import { Link, isUp } from '../link';
import * as memberships from '../membership';
import { Membership, MembershipKind, familyOf } from '../membership';
import * as neighbours from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as parms from './neighbour_parms';
import * as time from '../time';

/** 224.0.0.22; ff02::16, ff02::2 and ff02::1:ff00:0, whose last three bytes are the address's. */
const REPORTS4: usize = memory.data<u8>([224, 0, 0, 22]);
const REPORTS6: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x16]);
const ROUTERS: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
const SOLICITED: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0, 0, 0]);
const OWN: u32 = 13;

/**
 * A report of groups waits so long for others to go with it, and is repeated, as it may be lost: milliseconds. Linux draws the latter
 * at random, up to a second.
 */
const REPORT_DELAY: f64 = 10;
const REPEAT_DELAY: f64 = 500;
const ROBUSTNESS: u8 = 2;
const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** The link is in other groups of a family than before. */
function reportSoon(link: Link, family: u32): void {
  if (link.type != HardwareType.ETHER) return;
  const own = parms.ownOf(link);
  if (family == AddressFamily.INET) own.reports4 = ROBUSTNESS;
  else own.reports6 = ROBUSTNESS;
  timer.start(timers, parms.reportTimer(link), time.milliseconds() + REPORT_DELAY);
}

/** Whoever is at the other end of the link may not know its groups of IPv6, if it is in any that is reported (ipv6_mc_up, ipv6_mc_dad_complete). */
export function reportAgain(link: Link): void {
  let group = memberships.first(link, MembershipKind.MULTICAST6);
  while (group != null && !frames.isReported(group)) group = memberships.next(group);
  if (group != null) reportSoon(link, AddressFamily.INET6);
}

/** The link, which is up, joins a group, or with `left` leaves it. */
export function groupChanged(group: Membership, left: bool): void {
  if (!isUp(group.link) || !frames.isReported(group)) return;
  if (left) frames.groupLeft(group);
  reportSoon(group.link, familyOf(<MembershipKind>group.kind));
}

/** A family is no longer used on it: it went down, or goes. */
export function reportNever(link: Link, family: u32): void {
  const own = parms.ownOf(link);
  if (family == AddressFamily.INET) own.reports4 = 0;
  else own.reports6 = 0;
  if ((own.reports4 | own.reports6) == 0) timer.cancel(timers, parms.reportTimer(link));
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) {
    const own = parms.ofReportTimer(at);
    const link = own.link;
    if (own.reports4 != 0) {
      own.reports4--;
      report(link, AddressFamily.INET, REPORTS4, MembershipKind.MULTICAST4);
    }
    if (own.reports6 != 0) {
      own.reports6--;
      report(link, AddressFamily.INET6, REPORTS6, MembershipKind.MULTICAST6);
    }
    if ((own.reports4 | own.reports6) != 0) timer.start(timers, parms.reportTimer(link), now + REPEAT_DELAY);
  }
}

function report(link: Link, family: u32, group: usize, kind: MembershipKind): void {
  if (address(link, family, group)) frames.report(link, kind);
}

export function askForRouters(link: Link): void {
  ask(link, ROUTERS);
}

/** Asks whether somebody else has an address of 16 bytes. */
export function askForOwner(link: Link, address: usize): void {
  memory.copy(SOLICITED + OWN, address + OWN, 16 - OWN);
  ask(link, SOLICITED);
}

function ask(link: Link, group: usize): void {
  if (address(link, AddressFamily.INET6, group)) frames.send(link);
}

/** Finds or makes the neighbour that something is sent to; false when nothing can be sent. */
function address(link: Link, family: u32, group: usize): bool {
  const isUsed = family == AddressFamily.INET ? link.hasInet : link.hasInet6 && !inet6.isDisabled(link);
  if (link.type != HardwareType.ETHER || !isUsed) return false;
  const table = neighbours.tableOf(link.netns, family);
  if (table == null) return false;
  const known = neighbours.find(table, link, group);
  // Without memory it is not there, as on Linux.
  const neighbour = known != null ? known : neighbourCreate.create(table, link, group, 0, false);
  if (neighbour == null) return false;
  neighbour.used = time.milliseconds();
  return true;
}
