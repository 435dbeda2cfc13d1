/**
 * What a link receives beside its own, and the groups it is in, as an inspector sees them: /proc/net/dev_mcast, igmp and igmp6. For the host to
 * read, which renders the text.
 */

import { Errno } from '../generated/errno';
import { MAX_ADDR_LEN } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as hardware from './hardware_address';
import { AddressList } from './hardware_address';
import { Link } from './link';
import * as memberships from './membership';
import { MembershipKind, MembershipState } from './membership';

@unmanaged
class Entry {
  users: u32;
  /** Of a link-layer address: a program wants it. Of a group: the link receives its frames. */
  flag: u32;
  length: u32;
  /* The address follows, and zeros. */
}

const ADDRESS: u32 = offsetof<Entry>();
export const ENTRY_SIZE: u32 = ADDRESS + MAX_ADDR_LEN;

/** Fills up to `capacity` entries at `list`: of a family, AF_PACKET's being link-layer addresses. How many there are, or -EINVAL for another family. */
export function list(link: Link, family: u32, list: usize, capacity: u32): i32 {
  switch (family) {
    case AddressFamily.PACKET:
      return listReceived(link, list, capacity);
    case AddressFamily.INET:
      return listGroups(link, MembershipKind.MULTICAST4, list, capacity);
    case AddressFamily.INET6:
      return listGroups(link, MembershipKind.MULTICAST6, list, capacity);
    default:
      return -Errno.EINVAL;
  }
}

/** The oldest first. */
function listReceived(link: Link, list: usize, capacity: u32): u32 {
  let count: u32 = 0;
  for (let at = hardware.first(link, AddressList.MULTICAST); at != null; at = hardware.next(at)) {
    const to = list + count * ENTRY_SIZE;
    if (count++ < capacity) write(to, at.users, at.isGlobal, hardware.addressIn(at), link.addressLength);
  }
  return count;
}

/** The newest first. */
function listGroups(link: Link, kind: MembershipKind, list: usize, capacity: u32): u32 {
  let count: u32 = 0;
  for (let at = memberships.first(link, kind); at != null; at = memberships.next(at)) {
    const to = list + count * ENTRY_SIZE;
    if (count++ < capacity)
      write(
        to,
        at.users,
        memberships.has(at, MembershipState.LOADED),
        memberships.addressOf(at),
        memberships.sizeOf(kind),
      );
  }
  return count;
}

function write(to: usize, users: u32, flag: bool, address: usize, length: u32): void {
  const entry = changetype<Entry>(to);
  memory.fill(to, 0, ENTRY_SIZE);
  entry.users = users;
  entry.flag = <u32>flag;
  entry.length = length;
  memory.copy(to + ADDRESS, address, length);
}
