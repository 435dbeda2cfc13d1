/**
 * What a link does that is asked for its groups (igmp_heard_query, mld_query_work): within the time that it is given it tells them, as it draws on Linux; here
 * after half of that. Who asks by IGMPv2 or MLDv1 is answered so, group by group, and hears of all changes so until nobody can be there any more who knows no
 * better; and who hears another answer for a group need not.
 */

import { Ethertype } from '../generated/rt-bridge';
import { Content, frame } from './frame/frame';
import { Link } from './link';
import * as memberships from './membership';
import { Membership, MembershipKind, MembershipState } from './membership';
import * as reports from './report';
import * as sender from './sender';
import { Repeat, Said } from './sender';
import * as time from './time';

/** Milliseconds after a query during which its version is spoken: twice those between queries, and those to answer. */
const OLD_TIME: f64 = 260_000;

/** The frame, which the link hears, asks, or answers for another. */
export function hear(link: Link): void {
  const kind = frame.protocol == Ethertype.IP ? MembershipKind.MULTICAST4 : MembershipKind.MULTICAST6;
  if (frame.content == Content.QUERY) {
    asked(link, kind);
  } else if (frame.content == Content.REPORT_OF_ONE && frame.isOld && link != frame.sender) {
    const group = memberships.find(link, kind, frame.asked);
    if (group == null) return;
    memberships.set(group, MembershipState.ASKED, false);
    memberships.set(group, MembershipState.REPORTER, false);
    group.changes = 0;
  }
}

function asked(link: Link, kind: MembershipKind): void {
  if (frame.isOld) {
    sender.setOldUntil(link, kind, time.milliseconds() + OLD_TIME);
    sender.stop(link, kind == MembershipKind.MULTICAST4 ? Said.GROUPS4 : Said.GROUPS6);
    memberships.forgetLeft(link, kind);
    for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) at.changes = 0;
  }
  const isGeneral = (frame.asked0 | frame.asked1) == 0;
  const all = isGeneral && !reports.isOld(link, kind);
  if (isGeneral) {
    for (let at = memberships.first(link, kind); at != null && !all; at = memberships.next(at)) mark(at);
  } else {
    const group = memberships.find(link, kind, frame.asked);
    if (group == null) return;
    mark(group);
  }
  const what = kind == MembershipKind.MULTICAST4 ? Said.ANSWERS4 : Said.ANSWERS6;
  sender.startWithin(link, what, <f64>frame.delay / 2, all ? 1 : 0);
}

function mark(group: Membership): void {
  if (reports.isReported(group)) memberships.set(group, MembershipState.ASKED, true);
}

/** It answers: all in one where that was asked, or with times of 0 those that are marked. */
export function tell(at: Repeat): void {
  const kind = at.what == Said.ANSWERS4 ? MembershipKind.MULTICAST4 : MembershipKind.MULTICAST6;
  if (at.times != 0) reports.tell(at.link, kind, true);
  for (let group = memberships.first(at.link, kind); group != null; group = memberships.next(group)) {
    if (!memberships.has(group, MembershipState.ASKED)) continue;
    memberships.set(group, MembershipState.ASKED, false);
    reports.tellOne(group, false);
  }
}
