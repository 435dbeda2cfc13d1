/**
 * What the path manager of Multipath TCP keeps for a namespace (struct pm_nl_pernet): limits, and up to MPTCP_PM_ADDR_MAX endpoints in a list,
 * those with a port in front. There are no connections, so nothing is done with them; but an endpoint with a port listens at it, and so takes it.
 *
 *      endpoint   ┌─ node ─┬─ id, family, port, flags, link u32 each, … ─┬─ address, 16 bytes ─┐    an IPv4 address as ::ffff:0:0/96
 */

import { Errno } from '../generated/errno';
import { MPTCP_PM_ADDR_MAX, MPTCP_PM_MAX_ADDR_ID } from '../generated/mptcp_pm';
import { RtTable, RtmType } from '../generated/rt-route';
import { IfaFlags } from '../generated/rt-addr';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import * as addresses6 from './ipv6/address6';
import { ADDRESS_SIZE } from './ipv6/address6';
import * as lookup4 from './ipv4/fib4_lookup';
import { Namespace } from './namespace';

@unmanaged
export class Endpoint {
  next: usize;
  previous: usize;
  id: u32;
  family: u32;
  port: u32;
  /** MptcpPmAddrFlag. */
  flags: u32;
  /** Index of a link, or 0. */
  link: u32;
  /** It listens at a broadcast or multicast address, which then is no source: it is told as 0. */
  sourceless: bool;
  address0: u64;
  address1: u64;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Endpoint>('address0');
  }

  /** The last four bytes, which are an IPv4 address. */
  get address4(): usize {
    return this.address + IPV4_AT;
  }
}

const IPV4_AT: usize = 12;
/** What stands before it, after eight zeros. */
const MAPPED_AT: usize = 8;
const MAPPED: u32 = 0xffff0000;
/** Subflows that are allowed at first. */
const SUBFLOWS: u32 = 2;
const FIRST_ID: u32 = 1;
/** Ports below are for the privileged (ip_unprivileged_port_start). */
const UNPRIVILEGED: u32 = 1024;

export function setup(netns: Namespace): void {
  netns.mptcpSubflows = SUBFLOWS;
  netns.mptcpNextId = FIRST_ID;
}

/** The first endpoint, and the one after another, or null. */
export function first(netns: Namespace): Endpoint | null {
  return changetype<Endpoint | null>(netns.endpoints.first);
}

export function next(endpoint: Endpoint | null): Endpoint | null {
  return endpoint == null ? null : changetype<Endpoint | null>(endpoint.next);
}

export function byId(netns: Namespace, id: u32): Endpoint | null {
  let endpoint = first(netns);
  while (endpoint != null && endpoint.id != id) endpoint = next(endpoint);
  return endpoint;
}

/** The one with an address, and if it has a port with that, too. */
export function byAddress(netns: Namespace, wanted: Endpoint): Endpoint | null {
  let endpoint = first(netns);
  while (endpoint != null && !isSame(endpoint, wanted, endpoint.port != 0)) endpoint = next(endpoint);
  return endpoint;
}

function isSame(one: Endpoint, other: Endpoint, withPort: bool): bool {
  return memory.compare(one.address, other.address, ADDRESS_SIZE) == 0 && (!withPort || one.port == other.port);
}

/** Says that an endpoint's address is an IPv4 one. */
export function setAddress4(endpoint: Endpoint, from: usize): void {
  endpoint.address0 = 0;
  store<u32>(endpoint.address, MAPPED, MAPPED_AT);
  store<u32>(endpoint.address4, load<u32>(from));
}

function isMapped(endpoint: Endpoint): bool {
  return endpoint.address0 == 0 && load<u32>(endpoint.address, MAPPED_AT) == MAPPED;
}

/** A copy of what is wanted, in no list yet; null: no memory. */
export function copy(wanted: Endpoint): Endpoint | null {
  const pointer = heap.alloc(offsetof<Endpoint>());
  if (pointer == 0) return null;
  memory.copy(pointer, changetype<usize>(wanted), offsetof<Endpoint>());
  return changetype<Endpoint>(pointer);
}

export function discard(endpoint: Endpoint): void {
  heap.free(changetype<usize>(endpoint));
}

/**
 * Whether an endpoint can listen at its port, noting how (inet_bind, inet6_bind, inet_csk_get_port): 0, -EACCES, -EADDRNOTAVAIL, -EADDRINUSE, -EINVAL for an
 * address that says nothing without a link, or is no host's.
 */
export function mayListen(netns: Namespace, endpoint: Endpoint, isPrivileged: bool): i32 {
  const bad = isMapped(endpoint)
    ? checkAddress4(netns, endpoint, isPrivileged)
    : checkAddress6(netns, endpoint, isPrivileged);
  if (bad != 0) return bad;
  for (let other = first(netns); other != null; other = next(other)) {
    if (other.port == endpoint.port && collides(endpoint, other)) return -Errno.EADDRINUSE;
  }
  return 0;
}

function checkAddress4(netns: Namespace, endpoint: Endpoint, isPrivileged: bool): i32 {
  const type = lookup4.typeOf(netns, load<u32>(endpoint.address4), RtTable.LOCAL);
  const isBindable = type == RtmType.LOCAL || type == RtmType.BROADCAST || type == RtmType.MULTICAST;
  if (!isBindable) return -Errno.EADDRNOTAVAIL;
  endpoint.sourceless = type != RtmType.LOCAL;
  return isReserved(endpoint) && !isPrivileged ? -Errno.EACCES : 0;
}

function checkAddress6(netns: Namespace, endpoint: Endpoint, isPrivileged: bool): i32 {
  const address = endpoint.address;
  if (addresses6.isMulticast(address)) return -Errno.EINVAL;
  if (isReserved(endpoint) && !isPrivileged) return -Errno.EACCES;
  if (addresses6.isLinkLocal(address)) return -Errno.EINVAL;
  return isOurs6(netns, address) ? 0 : -Errno.EADDRNOTAVAIL;
}

function isReserved(endpoint: Endpoint): bool {
  return endpoint.port < UNPRIVILEGED;
}

/** True for an address that is there for good on any link, and for the unspecified one (ipv6_chk_addr). */
function isOurs6(netns: Namespace, bytes: usize): bool {
  if (addresses6.isUnspecified(bytes)) return true;
  let at = addresses6.anywhere(netns, bytes);
  while (at != null && (at.flags & IfaFlags.TENTATIVE) != 0) at = addresses6.further(at);
  return at != null;
}

/** True when two can't listen at one port (inet_rcv_saddr_equal): '::' is for IPv4 as well. */
function collides(one: Endpoint, other: Endpoint): bool {
  if (addresses6.isUnspecified(one.address) || addresses6.isUnspecified(other.address)) return true;
  if (memory.compare(one.address, other.address, ADDRESS_SIZE) == 0) return true;
  if (!isMapped(one) || !isMapped(other)) return false;
  return load<u32>(one.address4) == 0 || load<u32>(other.address4) == 0;
}

/** Puts an endpoint into the list; it gets an id if it has none. 0, -ERANGE when there are too many, -EBUSY, -EEXIST. */
export function add(netns: Namespace, endpoint: Endpoint): i32 {
  if (netns.mptcpNextId == MPTCP_PM_MAX_ADDR_ID) netns.mptcpNextId = FIRST_ID;
  if (netns.endpointCount >= MPTCP_PM_ADDR_MAX) return -Errno.ERANGE;
  if (byId(netns, endpoint.id) != null) return -Errno.EBUSY;
  for (let other = first(netns); other != null; other = next(other)) {
    if (isSame(other, endpoint, (other.port | endpoint.port) != 0)) return -Errno.EEXIST;
  }
  if (endpoint.id == 0) endpoint.id = freeId(netns);
  netns.mptcpNextId = max(netns.mptcpNextId, endpoint.id);
  netns.endpointCount++;
  const before = endpoint.port == 0 ? netns.endpoints.last : 0;
  list.insert(netns.endpoints, changetype<usize>(endpoint), before);
  return 0;
}

/** The next id that is free; from the first on again after the last. There are more of them than there can be endpoints. */
function freeId(netns: Namespace): u32 {
  let id = netns.mptcpNextId;
  while (byId(netns, id) != null) {
    id++;
    if (id > MPTCP_PM_MAX_ADDR_ID) {
      id = FIRST_ID;
      netns.mptcpNextId = FIRST_ID;
    }
  }
  return id;
}

export function remove(netns: Namespace, endpoint: Endpoint): void {
  netns.endpointCount--;
  list.remove(netns.endpoints, changetype<usize>(endpoint));
  discard(endpoint);
}

/** Removes all, and gives ids from the first on again. */
export function flush(netns: Namespace): void {
  for (let endpoint = first(netns); endpoint != null; endpoint = first(netns)) remove(netns, endpoint);
  netns.mptcpNextId = FIRST_ID;
}
