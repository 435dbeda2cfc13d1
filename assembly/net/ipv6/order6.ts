/**
 * The order of a link's IPv6 addresses (ipv6_link_dev_addr): wider scopes first, and within a scope the newest first. Each scope's
 * first address knows the next scope's, so that nobody walks the list to find a place:
 *
 *      list       A 14 → B 14 → C 5 → D 2 → E 2
 *      narrower   A ────────→ C ──→ D
 *
 * A rank is a scope as in multicast addresses, and as Linux gives one to unicast addresses: 0 to 15.
 */

import * as list from '../../memory/list';
import { Address6, localOf } from './address6';

const LINK_LOCAL: u32 = 2;
const SITE_LOCAL: u32 = 5;
const GLOBAL: u32 = 14;

/** How far an address reaches (ipv6_addr_src_scope). */
function rankOf(bytes: usize): u32 {
  const head = <u32>bswap<u16>(load<u16>(bytes));
  if (head >>> 8 == 0xff) return head & 0xf;
  if ((head & 0xffc0) == 0xfe80) return LINK_LOCAL;
  if ((head & 0xffc0) == 0xfec0) return SITE_LOCAL;
  // ::1 is as link-local.
  return load<u64>(bytes) == 0 && load<u64>(bytes, 8) == 0x0100000000000000 ? LINK_LOCAL : GLOBAL;
}

/** Puts an address in its place in its link's list. */
export function enter(address: Address6): void {
  const link = address.link;
  address.rank = <u8>rankOf(localOf(address));
  const wider = widerThan(address);
  const head = headBehind(address, wider);
  const before = head == 0 ? link.last6 : changetype<Address6>(head).previous;
  list.insert(link.addresses6, changetype<usize>(address), before);
  const same = head != 0 && changetype<Address6>(head).rank == address.rank;
  address.narrower = same ? changetype<Address6>(head).narrower : head;
  if (wider != 0) changetype<Address6>(wider).narrower = changetype<usize>(address);
}

/** Takes an address out of its link's list. */
export function leave(address: Address6): void {
  const wider = widerThan(address);
  if (headBehind(address, wider) == changetype<usize>(address)) {
    const next = address.next;
    const heir = next != 0 && changetype<Address6>(next).rank == address.rank ? next : address.narrower;
    if (heir != address.narrower) changetype<Address6>(heir).narrower = address.narrower;
    if (wider != 0) changetype<Address6>(wider).narrower = heir;
  }
  list.remove(address.link.addresses6, changetype<usize>(address));
}

/** The first address of the scope just wider than an address's, or 0. */
function widerThan(address: Address6): usize {
  let wider: usize = 0;
  let head = address.link.first6;
  while (head != 0 && changetype<Address6>(head).rank > address.rank) {
    wider = head;
    head = changetype<Address6>(head).narrower;
  }
  return wider;
}

/** The first address of an address's own scope or, where it has none, of the next narrower; `wider`: see above. */
function headBehind(address: Address6, wider: usize): usize {
  return wider == 0 ? address.link.first6 : changetype<Address6>(wider).narrower;
}
