/**
 * Temporary addresses (RFC 8981; ipv6_create_tempaddr, manage_tempaddrs): of an address with IFA_F_MANAGETEMPADDR, where the link has
 * use_tempaddr, others are made with a random host part. They live no longer than that address nor than the settings say, and a little
 * before one is preferred no more the next is made.
 */

import { IfaFlags } from '../../generated/rt-addr';
import { Ipv6Devconf } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as host from '../../host';
import * as address6 from './address6';
import { ADDRESS_SIZE, Address6, localOf } from './address6';
import * as dad6 from './dad6';
import * as devconf from '../devconf';
import * as generate6 from './generate6';
import * as lifetime from '../lifetime';
import * as lifetime6 from './lifetime6';
import { Link } from '../link';
import { parmsOf } from '../neighbour/neighbour_parms';
import * as time from '../time';

export function isTemporary(address: Address6): bool {
  return (address.flags & IfaFlags.SECONDARY) != 0;
}

/** Milliseconds from one question of detection to the next, at least. */
const LEAST_RETRANS: u32 = 10;

function setting(link: Link, which: u32): u32 {
  return <u32>max(0, devconf.get6(link.devconf, which));
}

/** Seconds before the end of its preference at which an address's successor is made: detection takes some of them (ipv6_get_regen_advance). */
function advanceOf(link: Link): u32 {
  const attempts = <u64>setting(link, Ipv6Devconf.REGEN_MAX_RETRY) * setting(link, Ipv6Devconf.DAD_TRANSMITS);
  const retrans = max<u32>(parmsOf(link, AddressFamily.INET6).retransTime, LEAST_RETRANS);
  return <u32>devconf.get6(link.devconf, devconf.Unlisted6.REGEN_MIN_ADVANCE) + <u32>((attempts * retrans) / 1000);
}

/** How many seconds less than allowed the link's are preferred, drawn anew when it is more than may be. */
function desyncOf(link: Link, preferred: u32, advance: u32): u32 {
  const most = preferred > advance ? min(setting(link, Ipv6Devconf.MAX_DESYNC_FACTOR), preferred - advance) : 0;
  if (link.desync > most) link.desync = most == 0 ? 0 : host.random() % most;
  return link.desync;
}

/** Makes one of `parent`, unless it would be preferred too shortly, or too many came out taken. */
function create(parent: Address6): void {
  const link = parent.link;
  if (devconf.get6(link.devconf, Ipv6Devconf.USE_TEMPADDR) <= 0) return;
  const source = lifetime6.obtain(parent);
  // Without memory there is none, as on Linux.
  if (source == null) return;
  if (source.regenerated++ >= setting(link, Ipv6Devconf.REGEN_MAX_RETRY)) {
    devconf.set6(link.devconf, Ipv6Devconf.USE_TEMPADDR, -1);
    return;
  }
  const age = secondsSince(source.since);
  const advance = advanceOf(link);
  const allowed = setting(link, Ipv6Devconf.TEMP_PREFERED_LFT);
  const valid = min(source.valid, setting(link, Ipv6Devconf.TEMP_VALID_LFT) + age);
  const desync = desyncOf(link, allowed, advance);
  let preferred = min(min(source.preferred, valid), allowed + age - desync);
  if (preferred <= advance + age) {
    preferred = advance + age + 1;
    if (preferred > valid || preferred > source.preferred) return;
  }
  const address = address6.allocate(link);
  if (address == null) return;
  memory.copy(localOf(address), localOf(parent), ADDRESS_SIZE);
  generate6.random(localOf(address) + 8);
  const own = address6.find(link, localOf(address)) == null ? lifetime6.obtain(address) : null;
  if (own == null) {
    address6.discard(address);
    return;
  }
  address.prefixLength = parent.prefixLength;
  address.flags = IfaFlags.SECONDARY | IfaFlags.TENTATIVE | (parent.flags & IfaFlags.OPTIMISTIC);
  own.source = changetype<usize>(parent);
  link.temporaries++;
  lifetime.begin(own, preferred, valid);
  address6.place(address);
  // It is as old as the one it is made parent.
  own.since = source.since;
  lifetime6.schedule(address);
  dad6.start(address);
}

function secondsSince(then: f64): u32 {
  return <u32>(<u64>(max(0, time.milliseconds() - then) / 1000));
}

/** An address was given MANAGETEMPADDR, or set anew with it: its temporary ones live on as long, and there is one at least. */
export function manage(parent: Address6, isNew: bool): void {
  const link = parent.link;
  let valid = lifetime6.validOf(parent);
  let preferred = lifetime6.preferredOf(parent);
  for (let at = first(link, parent); at != null; at = next(at, parent)) {
    const age = (time.hundredths() - at.created) / 100;
    const allowedValid = setting(link, Ipv6Devconf.TEMP_VALID_LFT);
    const taken = min(link.desync, setting(link, Ipv6Devconf.TEMP_PREFERED_LFT));
    const allowedPreferred = setting(link, Ipv6Devconf.TEMP_PREFERED_LFT) - taken;
    valid = min(valid, allowedValid > age ? allowedValid - age : 0);
    preferred = min(preferred, allowedPreferred > age ? allowedPreferred - age : 0);
    const own = lifetime6.lifetimeOf(at);
    if (own != null) lifetime.begin(own, preferred, valid);
    if (preferred > 0) at.flags &= ~IfaFlags.DEPRECATED;
    lifetime6.live(at);
    if ((at.flags & IfaFlags.TENTATIVE) == 0) address6.announce(at);
  }
  if (isNew || link.temporaries == 0) create(parent);
}

/** Takes away those made of an address (delete_tempaddrs). */
export function removeOf(parent: Address6): void {
  let at = first(parent.link, parent);
  while (at != null) {
    const following = next(at, parent);
    address6.remove(at);
    at = following;
  }
}

/** An address goes: those made of it, if they stay, have no successors. */
export function forget(address: Address6): void {
  const link = address.link;
  if (isTemporary(address)) {
    link.temporaries--;
    return;
  }
  for (let at = first(link, address); at != null; at = next(at, address)) {
    const own = lifetime6.lifetimeOf(at);
    if (own != null) own.source = 0;
  }
}

/** The first temporary address of a link that was made of `parent`, or null; and the one after. A link without any is not looked through. */
function first(link: Link, parent: Address6): Address6 | null {
  return link.temporaries == 0 ? null : from(address6.first(link), parent);
}

function next(address: Address6 | null, parent: Address6): Address6 | null {
  return from(address6.next(address), parent);
}

/** The address that a temporary one was made of, or null where that is gone, and for others. */
function sourceOf(address: Address6): Address6 | null {
  const own = lifetime6.lifetimeOf(address);
  return own == null || own.source == 0 ? null : changetype<Address6>(own.source);
}

function from(address: Address6 | null, parent: Address6): Address6 | null {
  let at = address;
  while (at != null && sourceOf(at) != parent) at = address6.next(at);
  return at;
}

/** When the next one is made in place of an address, in milliseconds since boot; NEVER when none is. */
export function successionOf(address: Address6): f64 {
  const settled = (address.flags & (IfaFlags.TENTATIVE | IfaFlags.DEPRECATED)) == 0;
  const own = lifetime6.lifetimeOf(address);
  if (own == null || own.source == 0 || !settled || own.regenerated != 0) return lifetime.NEVER;
  const advance = advanceOf(address.link);
  return own.since + (own.preferred > advance ? <f64>(own.preferred - advance) * 1000 : 0);
}

/** Makes the next one in place of an address. */
export function succeed(address: Address6): void {
  const own = lifetime6.lifetimeOf(address);
  const parent = sourceOf(address);
  if (own == null || parent == null) return;
  own.regenerated++;
  const source = lifetime6.lifetimeOf(parent);
  if (source != null) source.regenerated = 0;
  create(parent);
}

/** A temporary address came out taken: another one. */
export function replace(address: Address6): void {
  const parent = sourceOf(address);
  if (parent != null) create(parent);
}
