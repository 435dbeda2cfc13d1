/**
 * Finding IPv4 addresses: the one that an address would be (find_matching_ifa), and the first of a link that matches what a request
 * to remove one has (inet_rtm_deladdr). None of them walks a link's list where what is given says enough:
 *
 *      LOCAL and subnet    there is one such address at most; hashed
 *      subnet              its primary and the primary's secondaries
 *      LOCAL               hashed; where it is that of several addresses, the first of the link's list
 */

import * as address4 from './address4';
import { Address4, exact, maskOf, primaryOf } from './address4';
import * as label4 from './label4';
import { Link } from '../link';

const MAX_PREFIX: u32 = 32;

/** What is known of an address that is looked for. */
@unmanaged
export class Wanted4 {
  hasLocal: bool;
  hasSubnet: bool;
  local: u32;
  /** Any address of the subnet. */
  subnet: u32;
  prefixLength: u32;
  /** A label of `labelLength` bytes; 0: any. */
  label: usize;
  labelLength: u32;
}

/** The link's first address that is what is wanted, or null. */
export function find(link: Link, wanted: Wanted4): Address4 | null {
  if (!wanted.hasSubnet) return wanted.hasLocal ? byLocal(link, wanted) : scan(link, wanted);
  if (wanted.prefixLength > MAX_PREFIX) return null;
  const network = wanted.subnet & maskOf(wanted.prefixLength);
  if (wanted.hasLocal) return ifLabelled(exact(link, wanted.local, network, wanted.prefixLength), wanted);
  const primary = primaryOf(link, network, wanted.prefixLength);
  if (primary == null || isLabelled(primary, wanted)) return primary;
  for (let at = address4.firstSecondary(primary); at != null; at = address4.nextSecondary(at)) {
    if (isLabelled(at, wanted)) return at;
  }
  return null;
}

/** The only address with a LOCAL; where there are several, the first. */
function byLocal(link: Link, wanted: Wanted4): Address4 | null {
  const found = address4.firstLocal(link, wanted.local);
  return address4.nextLocal(found) == null ? ifLabelled(found, wanted) : scan(link, wanted);
}

function scan(link: Link, wanted: Wanted4): Address4 | null {
  for (let at = address4.first(link); at != null; at = address4.next(at)) {
    if ((!wanted.hasLocal || at.local == wanted.local) && isLabelled(at, wanted)) return at;
  }
  return null;
}

function ifLabelled(address: Address4 | null, wanted: Wanted4): Address4 | null {
  return address != null && isLabelled(address, wanted) ? address : null;
}

function isLabelled(address: Address4, wanted: Wanted4): bool {
  if (wanted.label == 0) return true;
  return label4.hasLabel(address, wanted.label, wanted.labelLength);
}
