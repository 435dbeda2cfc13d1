/**
 * The source address of IPv6 packets that say none (ipv6_dev_get_saddr; RFC 6724, 5): of the addresses that may be taken the one that is better by the first
 * rule that tells two apart. For destinations on the link, and multicast, only the link's own addresses may be.
 */

import { IfaFlags } from '../../generated/rt-addr';
import { Ipv6Devconf } from '../../generated/rt-link';
import * as address6 from './address6';
import { ADDRESS_SIZE, Address6, localOf } from './address6';
import * as addrlabel from './addrlabel';
import * as devconf from '../devconf';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';

/** The rules in their order. */
const enum Preference {
  SAME,
  SCOPE,
  NOT_DEPRECATED,
  OUTGOING_LINK,
  LABEL,
  /** A public address, or a temporary one where its link prefers those. */
  PUBLIC,
  ORCHID,
  LONGEST_PREFIX,
  NOT_OPTIMISTIC,
  COUNT,
}

/** What a source is chosen for. */
@unmanaged
class Purpose {
  netns: Namespace;
  destination: usize;
  /** The link that packets go out by, or 0. */
  index: u32;
  scope: i32;
  label: u32;
}

const purpose = changetype<Purpose>(memory.data(offsetof<Purpose>(), 4));
/** Scopes of addresses as RFC 4291 numbers them, and that of none. */
const LINK_SCOPE: i32 = 2;
const SITE_SCOPE: i32 = 5;
const GLOBAL_SCOPE: i32 = 14;
const NO_SCOPE: i32 = -1;
/** By so much any scope that is too small is worse than one that is too large. */
const TOO_SMALL: i32 = 128;
/** Links whose temporary addresses are preferred say so much. */
const PREFERS_TEMPORARY: i32 = 2;

/** Writes the source address of packets to a destination over a link, which may be null; false when there is none. */
export function select(netns: Namespace, link: Link | null, destination: usize, to: usize): bool {
  purpose.netns = netns;
  purpose.destination = destination;
  purpose.index = link == null ? 0 : link.index;
  purpose.scope = scopeOf(destination);
  purpose.label = addrlabel.labelOf(netns, destination, purpose.index);
  const best = link != null && takesOnlyOwn(link) ? bestOn(link, null) : bestOf(netns, link);
  if (best == null) return false;
  memory.copy(to, localOf(best), ADDRESS_SIZE);
  return true;
}

function takesOnlyOwn(link: Link): bool {
  if (address6.isMulticast(purpose.destination) || purpose.scope <= LINK_SCOPE) return true;
  return link.devconf != 0 && devconf.get6(link.devconf, Ipv6Devconf.USE_OIF_ADDRS_ONLY) != 0;
}

/** The best of all links that are in the same VRF, if any: there of those that are equally good the link's own, or else the VRF's. */
function bestOf(netns: Namespace, link: Link | null): Address6 | null {
  const master = l3mdev.masterOf(link);
  let best: Address6 | null = null;
  if (link != null && master != null) best = bestOn(master, bestOn(link, null));
  for (let at = links.oldest(netns); at != null; at = links.younger(at)) {
    if (l3mdev.masterOf(at) == master) best = bestOn(at, best);
  }
  return best;
}

/** The best of what was found before and the addresses of a link. */
function bestOn(link: Link, before: Address6 | null): Address6 | null {
  let best = before;
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if ((at.flags & (IfaFlags.TENTATIVE | IfaFlags.OPTIMISTIC)) == IfaFlags.TENTATIVE) continue;
    if (best == null || isBetter(at, best)) best = at;
  }
  return best;
}

function isBetter(a: Address6, b: Address6): bool {
  for (let rule: Preference = Preference.SAME; rule < Preference.COUNT; rule++) {
    const difference = worth(a, rule) - worth(b, rule);
    if (difference != 0) return difference > 0;
  }
  return false;
}

/** How good an address is by a rule (ipv6_get_saddr_eval). */
function worth(address: Address6, rule: Preference): i32 {
  const bytes = localOf(address);
  const block = address.link.devconf;
  switch (rule) {
    case Preference.SAME:
      return one(memory.compare(bytes, purpose.destination, ADDRESS_SIZE) == 0);
    case Preference.SCOPE: {
      const scope = scopeOf(bytes);
      return scope >= purpose.scope ? -scope : scope - TOO_SMALL;
    }
    case Preference.NOT_DEPRECATED: {
      const optimistic: u32 = devconf.either6(address.link, Ipv6Devconf.USE_OPTIMISTIC) ? 0 : IfaFlags.OPTIMISTIC;
      return one((address.flags & (optimistic | IfaFlags.DEPRECATED)) == 0 || holdsIpv4(bytes));
    }
    case Preference.OUTGOING_LINK:
      return one(purpose.index == 0 || purpose.index == address.link.index);
    case Preference.LABEL:
      return one(addrlabel.labelOf(purpose.netns, bytes, address.link.index) == purpose.label);
    case Preference.PUBLIC: {
      const temporary = (address.flags & IfaFlags.SECONDARY) != 0;
      return one(temporary == devconf.get6(block, Ipv6Devconf.USE_TEMPADDR) >= PREFERS_TEMPORARY);
    }
    case Preference.ORCHID:
      return one(isOrchid(bytes) == isOrchid(purpose.destination));
    case Preference.LONGEST_PREFIX:
      return <i32>min(shared(bytes, purpose.destination), address.prefixLength);
    case Preference.NOT_OPTIMISTIC:
      return one((address.flags & IfaFlags.OPTIMISTIC) == 0);
    default:
      return 0;
  }
}

/** A rule that an address meets or not. */
function one(met: bool): i32 {
  return met ? 1 : 0;
}

/** The scope of an address as RFC 4291 numbers them (__ipv6_addr_src_scope). */
function scopeOf(bytes: usize): i32 {
  if (address6.isUnspecified(bytes)) return NO_SCOPE;
  if (address6.isMulticast(bytes)) return load<u8>(bytes, 1) & 0xf;
  if (address6.isLinkLocal(bytes) || address6.isLoopback(bytes)) return LINK_SCOPE;
  return load<u8>(bytes) == 0xfe && (load<u8>(bytes, 1) & 0xc0) == 0xc0 ? SITE_SCOPE : GLOBAL_SCOPE;
}

/** True for ::1, ::/96 and ::ffff:0:0/96, which are never avoided (ipv6_saddr_preferred). */
function holdsIpv4(bytes: usize): bool {
  return load<u64>(bytes) == 0 && (load<u32>(bytes, 8) == 0 || load<u32>(bytes, 8) == 0xffff0000);
}

/** True for 2001:10::/28 (RFC 4843). */
function isOrchid(bytes: usize): bool {
  return (bswap<u32>(load<u32>(bytes)) & 0xfffffff0) == 0x20010010;
}

/** How many bits two addresses share from the left. */
function shared(a: usize, b: usize): u32 {
  for (let i: u32 = 0; i < ADDRESS_SIZE; i += 4) {
    const difference = bswap<u32>(load<u32>(a + i) ^ load<u32>(b + i));
    if (difference != 0) return (i << 3) + clz(difference);
  }
  return ADDRESS_SIZE << 3;
}
