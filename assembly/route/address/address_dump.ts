/**
 * RTM_GETADDR, GETMULTICAST and GETANYCAST as dumps (inet_dump_addr, inet6_dump_addr, rtnl_dump_all): for each link by index, its addresses
 * in their order; without a family first all IPv4 addresses and then all IPv6 ones.
 *
 * The cursor: `cursor` is the link, `cursor2` how many of its addresses were sent, `cursor3` 1 once IPv4 is done.
 */

import { Errno } from '../../generated/errno';
import { HeaderFlag } from '../../generated/netlink';
import { AddrAttribute, AddrMessage, Ifaddrmsg } from '../../generated/rt-addr';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address4 from '../../net/ipv4/address4';
import { Address4 } from '../../net/ipv4/address4';
import * as address6 from '../../net/ipv6/address6';
import { Address6 } from '../../net/ipv6/address6';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import { MembershipKind } from '../../net/membership';
import { Namespace } from '../../net/namespace';
import * as attributes from '../../wire/attributes';
import * as addressMessage from './address_message';
import { addressTable } from './address_request';
import { Dumper } from '../dumper';
import * as memberships from './membership';
import * as strict from '../strict';
import * as target from '../target';

/** Starts a dump of addresses of one family, or of both where the request names neither. */
export function start(request: Request, family: u32): i32 {
  const which: u32 =
    family == AddressFamily.INET
      ? Dumper.ADDRESSES4
      : family == AddressFamily.INET6
        ? Dumper.ADDRESSES6
        : Dumper.ADDRESSES;
  return startLists(request, which, family == AddressFamily.INET6);
}

/** Starts a dump of multicast groups, which both families have, or of anycast addresses, which IPv6 has. */
export function startMemberships(request: Request, family: u32, anycast: bool): i32 {
  const inet6 = family == AddressFamily.INET6;
  if (!inet6 && (anycast || family != AddressFamily.INET)) return -Errno.EOPNOTSUPP;
  return startLists(request, anycast ? Dumper.ANYCAST6 : inet6 ? Dumper.MULTICAST6 : Dumper.MULTICAST4, inet6);
}

/** Starts a dump; with strict checking, of the link that the request names. */
function startLists(request: Request, which: u32, inet6: bool): i32 {
  if (!requests.isStrict(request)) return dumps.start(request, which, 0);
  const bad = inet6 ? strict.dumpAddresses6(request) : strict.dumpAddresses4(request);
  const other = attributes.get(addressTable, AddrAttribute.TARGET_NETNSID);
  const started =
    bad != 0 ? dumps.startFailed(request, bad) : target.setDump(request, dumps.start(request, which, 0), other);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  // Noted before the attributes are looked at: also a request that is refused for one of these has a filter.
  if (dump != null && strict.namesLink(request)) {
    dump.onlyLink = load<u32>(requests.body(request), Ifaddrmsg.IFA_INDEX);
    dump.messageFlags |= HeaderFlag.DUMP_FILTERED;
  }
  return started;
}

/** Fills a page with addresses of both families; the result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  if (dump.cursor3 == 0) {
    const result = fill(dump, page, Dumper.ADDRESSES4);
    if (result != 0) return dumps.apart(dump, page, result);
    dump.cursor = 0;
    dump.cursor2 = 0;
    dump.cursor3 = 1;
    dump.previousGeneration = 0;
  }
  return dumps.apart(dump, page, fill(dump, page, Dumper.ADDRESSES6));
}

/** Fills a page with IPv4 addresses; the result ends the dump with a datagram of its own. */
export function fillPage4(dump: Dump, page: Message): i32 {
  return dumps.apart(dump, page, fill(dump, page, Dumper.ADDRESSES4));
}

/** Fills a page with IPv6 addresses or with memberships; DONE shares the last page. */
export function fillPageOf(dump: Dump, page: Message, which: Dumper): i32 {
  return fill(dump, page, which);
}

/** Appends what links have from the cursor on; 0 at the end, -EMSGSIZE when the page is full, -ENODEV when the one link is not there. */
function fill(dump: Dump, page: Message, which: Dumper): i32 {
  const netns = target.ofDump(dump);
  if (netns == null) return -Errno.EINVAL;
  const inet = which == Dumper.ADDRESSES4 || which == Dumper.MULTICAST4;
  dump.generation = (inet ? netns.address4Generation : netns.address6Generation) + netns.linkGeneration;
  const before = page.length;
  const result = fillLinks(dump, page, netns, which);
  if (page.length != before && isOfAddresses(which)) dumps.checkConsistency(dump, page, 0);
  return result;
}

/** Of groups and anycast addresses nobody is told that they changed meanwhile. */
function isOfAddresses(which: Dumper): bool {
  return which == Dumper.ADDRESSES4 || which == Dumper.ADDRESSES6;
}

function fillLinks(dump: Dump, page: Message, netns: Namespace, which: Dumper): i32 {
  if (dump.onlyLink != 0) {
    const only = links.byIndex(netns, dump.onlyLink);
    if (only == null) return -Errno.ENODEV;
    return fillLink(dump, page, only, which) ? 0 : -Errno.EMSGSIZE;
  }
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    // A link that came in place of the one in the cursor starts at its first address.
    if (link.index != dump.cursor) dump.cursor2 = 0;
    dump.cursor = link.index;
    if (!fillLink(dump, page, link, which)) return -Errno.EMSGSIZE;
    dump.cursor = link.index + 1;
    dump.cursor2 = 0;
  }
  return 0;
}

function fillLink(dump: Dump, page: Message, link: Link, which: Dumper): bool {
  switch (which) {
    case Dumper.ADDRESSES4:
      return fillLink4(dump, page, link);
    case Dumper.ADDRESSES6:
      return fillLink6(dump, page, link);
    case Dumper.MULTICAST4:
      return memberships.fillLink(dump, page, link, MembershipKind.MULTICAST4);
    case Dumper.MULTICAST6:
      return memberships.fillLink(dump, page, link, MembershipKind.MULTICAST6);
    default:
      return memberships.fillLink(dump, page, link, MembershipKind.ANYCAST6);
  }
}

function fillLink4(dump: Dump, page: Message, link: Link): bool {
  for (let at = resume4(dump, link); at != null; at = address4.next(at)) {
    const port = dump.socket.port;
    const id = target.idOfDump(dump);
    if (!addressMessage.write4(page, at, AddrMessage.NEWADDR, dump.messageFlags, dump.sequence, port, id)) {
      dump.next = changetype<usize>(at);
      return false;
    }
    dump.cursor2++;
  }
  return true;
}

function fillLink6(dump: Dump, page: Message, link: Link): bool {
  for (let at = resume6(dump, link); at != null; at = address6.next(at)) {
    const port = dump.socket.port;
    const id = target.idOfDump(dump);
    if (!addressMessage.write6(page, at, AddrMessage.NEWADDR, dump.messageFlags, dump.sequence, port, id)) {
      dump.next = changetype<usize>(at);
      return false;
    }
    dump.cursor2++;
  }
  return true;
}

/** The address that a page begins with: that with which the last one ended or, if addresses changed since, the next by number. */
function resume4(dump: Dump, link: Link): Address4 | null {
  const next = takeNext(dump);
  if (next != 0) return changetype<Address4>(next);
  let at = address4.first(link);
  for (let i: u32 = 0; i < dump.cursor2 && at != null; i++) at = address4.next(at);
  return at;
}

function resume6(dump: Dump, link: Link): Address6 | null {
  const next = takeNext(dump);
  if (next != 0) return changetype<Address6>(next);
  let at = address6.first(link);
  for (let i: u32 = 0; i < dump.cursor2 && at != null; i++) at = address6.next(at);
  return at;
}

function takeNext(dump: Dump): usize {
  const next = dump.generation == dump.previousGeneration ? dump.next : 0;
  dump.next = 0;
  return next;
}
