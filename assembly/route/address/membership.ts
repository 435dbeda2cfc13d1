/**
 * RTM_GETMULTICAST and GETANYCAST, and RTM_NEWMULTICAST, DELMULTICAST, NEWANYCAST, DELANYCAST as messages (inet_fill_ifmcaddr,
 * inet6_fill_ifmcaddr, inet6_fill_ifacaddr): the groups that links belong to.
 * Their dumps are route/address/address_dump.ts's.
 */

import { Protocol } from '../../generated/netlink';
import {
  AddrAttribute,
  AddrGroup,
  AddrMessage,
  IFADDRMSG_SIZE,
  IFA_CACHEINFO_SIZE,
  INFINITY_LIFE_TIME,
  IfaCacheinfo,
  IfaFlags,
  Ifaddrmsg,
} from '../../generated/rt-addr';
import { Scope } from '../../generated/rtnetlink';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as address6 from '../../net/ipv6/address6';
import { Link } from '../../net/link';
import * as membership from '../../net/membership';
import { Membership, MembershipKind } from '../../net/membership';
import { MembershipEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

/** The largest message: what a buffer for one is made for. */
const MESSAGE_SIZE: u32 = 96;

/** Appends a membership; false, with nothing appended, when it does not fit. */
function write(
  message: Message,
  joined: Membership,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  scope: u32,
): bool {
  const size = membership.sizeOf(joined.kind);
  const start = writer.begin(message, type, flags, sequence, port, IFADDRMSG_SIZE);
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, membership.familyOf(joined.kind));
    store<u8>(at, size << 3, Ifaddrmsg.IFA_PREFIXLEN);
    store<u8>(at, IfaFlags.PERMANENT, Ifaddrmsg.IFA_FLAGS);
    store<u8>(at, scope, Ifaddrmsg.IFA_SCOPE);
    store<u32>(at, joined.link.index, Ifaddrmsg.IFA_INDEX);
  }
  const attribute = joined.kind == MembershipKind.ANYCAST6 ? AddrAttribute.ANYCAST : AddrAttribute.MULTICAST;
  writer.bytesAttribute(message, attribute, membership.addressOf(joined), size);
  const cache = writer.put(message, AddrAttribute.CACHEINFO, IFA_CACHEINFO_SIZE);
  if (cache != 0) {
    store<u32>(cache, INFINITY_LIFE_TIME);
    store<u32>(cache, INFINITY_LIFE_TIME, IfaCacheinfo.IFA_VALID);
    store<u32>(cache, joined.created, IfaCacheinfo.CSTAMP);
    store<u32>(cache, joined.created, IfaCacheinfo.TSTAMP);
  }
  return writer.end(message, start);
}

/** The scope that a dump shows, and an event of an anycast address, which knows no other than a site's. */
function scopeOf(joined: Membership): u32 {
  const site = joined.kind != MembershipKind.MULTICAST4 && address6.scopeOf(membership.addressOf(joined)) == Scope.SITE;
  return site ? Scope.SITE : Scope.UNIVERSE;
}

/** Announces a membership that came or went, always in the kernel's name. */
export function changed(event: MembershipEvent, joined: Membership): void {
  const netns = joined.link.netns;
  const group = groupOf(joined.kind);
  if (!hasListeners(netns, Protocol.ROUTE, group)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, group);
    return;
  }
  const isNew = event == MembershipEvent.JOINED;
  const anycast = joined.kind == MembershipKind.ANYCAST6;
  const type: u32 = anycast
    ? isNew
      ? AddrMessage.NEWANYCAST
      : AddrMessage.DELANYCAST
    : isNew
      ? AddrMessage.NEWMULTICAST
      : AddrMessage.DELMULTICAST;
  const scope: u32 = anycast ? scopeOf(joined) : Scope.UNIVERSE;
  write(message, joined, type, 0, 0, 0, scope);
  messages.trim(message);
  notify.announce(netns, message, group);
}

function groupOf(kind: MembershipKind): u32 {
  switch (kind) {
    case MembershipKind.MULTICAST4:
      return AddrGroup.IPV4_MCADDR;
    case MembershipKind.MULTICAST6:
      return AddrGroup.IPV6_MCADDR;
    default:
      return AddrGroup.IPV6_ACADDR;
  }
}

/** Appends a link's memberships of a kind from the cursor on; false when the page is full. */
export function fillLink(dump: Dump, page: Message, link: Link, kind: MembershipKind): bool {
  const type: u32 = kind == MembershipKind.ANYCAST6 ? AddrMessage.GETANYCAST : AddrMessage.GETMULTICAST;
  let i: u32 = 0;
  for (let at = membership.first(link, kind); at != null; at = membership.next(at)) {
    if (i++ < dump.cursor2) continue;
    if (!write(page, at, type, dump.messageFlags, dump.sequence, dump.socket.port, scopeOf(at))) return false;
    dump.cursor2 = i;
  }
  return true;
}
