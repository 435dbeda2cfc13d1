/**
 * Groups that IPv6 sends to of its own accord, each a neighbour of its link from then on, as whatever is sent to is: reports of the groups
 * that the link is in (RFC 3810), questions whether somebody else has an address (RFC 4862, 5.4), and questions for routers (RFC 4861).
 */

import { HardwareType } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as timer from '../memory/timer';
import { Timers } from '../memory/timer';
import * as groups6 from './groups6';
import { Link } from './link';
import * as memberships from './membership';
import { MembershipKind, addressOf } from './membership';
import * as neighbours from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as parms from './neighbour_parms';
import * as time from './time';

/** ff02::16, ff02::2 and ff02::1:ff00:0, whose last three bytes are the address's. */
const REPORTS: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x16]);
const ROUTERS: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
const SOLICITED: usize = memory.data<u8>([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0, 0, 0]);
const OWN: u32 = 13;

/** A report of groups waits so long for others to go with it: milliseconds. */
const REPORT_DELAY: f64 = 10;
const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** The link is in other groups than before. */
export function reportSoon(link: Link): void {
  timer.start(timers, parms.reportTimer(link), time.milliseconds() + REPORT_DELAY);
}

/** It went down, or goes. */
export function reportNever(link: Link): void {
  timer.cancel(timers, parms.reportTimer(link));
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return timer.nextDeadline(timers);
}

export function run(now: f64): void {
  for (let at = timer.takeDue(timers, now); at != 0; at = timer.takeDue(timers, now)) {
    const link = parms.ofReportTimer(at);
    if (hasReported(link)) send(link, REPORTS);
  }
}

/** True when a link is in a group that is told of: nobody needs to hear of all nodes, or of groups that stay on a host (MAF_NOREPORT). */
function hasReported(link: Link): bool {
  for (let at = memberships.first(link, MembershipKind.MULTICAST6); at != null; at = memberships.next(at)) {
    if (!groups6.isForAll(addressOf(at))) return true;
  }
  return false;
}

export function askForRouters(link: Link): void {
  send(link, ROUTERS);
}

/** Asks whether somebody else has an address of 16 bytes. */
export function askForOwner(link: Link, address: usize): void {
  memory.copy(SOLICITED + OWN, address + OWN, 16 - OWN);
  send(link, SOLICITED);
}

function send(link: Link, group: usize): void {
  if (link.type != HardwareType.ETHER) return;
  const table = neighbours.tableOf(link.netns, AddressFamily.INET6);
  if (table == null) return;
  const known = neighbours.find(table, link, group);
  // Without memory it is not there, as on Linux.
  const neighbour = known != null ? known : neighbourCreate.create(table, link, group, 0, false);
  if (neighbour != null) neighbour.used = time.milliseconds();
}
