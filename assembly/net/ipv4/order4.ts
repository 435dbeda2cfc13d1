/**
 * The order of a link's primary IPv4 addresses (__inet_insert_ifa, __inet_del_ifa): a new one goes behind the last whose scope is
 * a larger number or the same. Those that can be that last one are chained, so that nobody walks the list for it:
 *
 *      list    A 254 → B 253 → C 253 → D 0 → E 0 → secondaries …
 *      chain   link.lastPrimary4 = E → C → A → 0
 *
 * from the last primary by `wider`, each with a larger scope number than the one before it: at most one a scope, and on most links
 * one. A promoted secondary can stand in front of its betters; then removing one looks back over those that stand between.
 */

import { Address4 } from './address4';
import { Link } from '../link';

/** The last primary whose scope number is `scope` or larger, or null. */
export function lastOf(link: Link, scope: u32): Address4 | null {
  let at = link.lastPrimary4;
  while (at != 0 && changetype<Address4>(at).scope < scope) at = changetype<Address4>(at).wider;
  return at == 0 ? null : changetype<Address4>(at);
}

/** A primary was put behind `lastOf` its scope, or with none in front of all. */
export function enter(address: Address4): void {
  const behind = lowerThan(address.link, address.scope);
  const last = behind == 0 ? address.link.lastPrimary4 : changetype<Address4>(behind).wider;
  const replaced = last != 0 && changetype<Address4>(last).scope == address.scope;
  address.wider = replaced ? changetype<Address4>(last).wider : last;
  chain(address.link, behind, changetype<usize>(address));
}

/** A primary goes, which is still in the list. */
export function leave(address: Address4): void {
  const link = address.link;
  let behind = lowerThan(link, address.scope);
  const own = behind == 0 ? link.lastPrimary4 : changetype<Address4>(behind).wider;
  if (own != changetype<usize>(address)) return;
  const end = address.wider;
  let floor: i32 = behind == 0 ? -1 : <i32>changetype<Address4>(behind).scope;
  for (let at = address.previous; at != end; at = changetype<Address4>(at).previous) {
    const scope = <i32>changetype<Address4>(at).scope;
    if (scope <= floor) continue;
    chain(link, behind, at);
    behind = at;
    floor = scope;
    if (scope == <i32>address.scope) break;
  }
  chain(link, behind, end);
}

/** `address` stands where `gone`, the last primary, stood. */
export function replace(gone: Address4, address: Address4): void {
  address.wider = gone.wider;
  address.link.lastPrimary4 = changetype<usize>(address);
}

/** The last of the chain that is of a smaller scope number than `scope`, or 0. */
function lowerThan(link: Link, scope: u32): usize {
  let behind: usize = 0;
  let at = link.lastPrimary4;
  while (at != 0 && changetype<Address4>(at).scope < scope) {
    behind = at;
    at = changetype<Address4>(at).wider;
  }
  return behind;
}

function chain(link: Link, behind: usize, address: usize): void {
  if (behind == 0) link.lastPrimary4 = address;
  else changetype<Address4>(behind).wider = address;
}
