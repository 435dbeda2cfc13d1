/**
 * The link-layer addresses that a link receives beside its own (net/core/dev_addr_lists.c): unicast addresses of those above it, and multicast
 * ones of the groups that it is in. Each is there as long as somebody needs it. A link's are in a list a kind, the oldest
 * first, and hashed in the namespace by link, kind and address.
 *
 * What a link is to receive, the links below it must too: net/receive_mode.ts passes each address on (`pass`). It counts there once as one
 * that came from above, and here once as one that is known below.
 */

import { Errno } from '../generated/errno';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { Link } from './link';
import * as receiveMode from './receive_mode';

export const enum AddressList {
  UNICAST,
  MULTICAST,
}
export const ADDRESS_LISTS: u32 = 2;

@unmanaged
export class HardwareAddress {
  /** Its place in the link's list of its kind; first, so that a node is one of these. */
  next: usize;
  previous: usize;
  /** Its place in the namespace's. */
  hashNext: usize;
  hash: u32;
  link: Link;
  list: AddressList;
  /** How many need it, the links below included. */
  users: u32;
  /** How many links below know it, and how many above wanted it. */
  below: u32;
  above: u32;
  /** A program wanted it, which counts once. */
  isGlobal: bool;
  /* The address follows. */
}

const ADDRESS: u32 = offsetof<HardwareAddress>();

export function addressIn(entry: HardwareAddress): usize {
  return changetype<usize>(entry) + ADDRESS;
}

function ofNode(node: usize): HardwareAddress | null {
  return node == 0 ? null : changetype<HardwareAddress>(node);
}

/** A link's first address of a list, the oldest, or null; and the one after. */
export function first(link: Link, which: AddressList): HardwareAddress | null {
  return ofNode(link.hardwareAddresses(which).first);
}

export function next(entry: HardwareAddress | null): HardwareAddress | null {
  return entry == null ? null : ofNode(entry.next);
}

function hashOf(link: Link, which: AddressList, address: usize): u32 {
  return hash.mix(hash.bytes(address, link.addressLength) ^ (link.index * ADDRESS_LISTS + which));
}

/** The entry of an address, or null. */
export function find(link: Link, which: AddressList, address: usize): HardwareAddress | null {
  const wanted = hashOf(link, which, address);
  for (let node = hash.first(link.netns.hardwareAddresses, wanted); node != 0; node = hash.next(node)) {
    const entry = changetype<HardwareAddress>(node - offsetof<HardwareAddress>('hashNext'));
    if (entry.hash != wanted || entry.link != link || entry.list != which) continue;
    if (memory.compare(addressIn(entry), address, link.addressLength) == 0) return entry;
  }
  return null;
}

function create(link: Link, which: AddressList, address: usize): HardwareAddress | null {
  const table = link.netns.hardwareAddresses;
  const pointer = hash.prepare(table) ? heap.allocZeroed(ADDRESS + link.addressLength) : 0;
  if (pointer == 0) return null;
  const entry = changetype<HardwareAddress>(pointer);
  entry.link = link;
  entry.list = which;
  entry.users = 1;
  memory.copy(addressIn(entry), address, link.addressLength);
  list.append(link.hardwareAddresses(which), pointer);
  hash.insert(table, pointer + offsetof<HardwareAddress>('hashNext'), hashOf(link, which, address));
  if (which == AddressList.UNICAST) link.unicasts++;
  return entry;
}

function free(entry: HardwareAddress): void {
  const link = entry.link;
  list.remove(link.hardwareAddresses(entry.list), changetype<usize>(entry));
  hash.remove(link.netns.hardwareAddresses, changetype<usize>(entry) + offsetof<HardwareAddress>('hashNext'));
  if (entry.list == AddressList.UNICAST) link.unicasts--;
  heap.free(changetype<usize>(entry));
}

/** One fewer needs it; false when it is there no more. */
function release(entry: HardwareAddress): bool {
  if (--entry.users != 0) return true;
  free(entry);
  return false;
}

/** One more needs an address; -ENOMEM (dev_uc_add, dev_mc_add). */
export function add(link: Link, which: AddressList, address: usize): i32 {
  let entry = find(link, which, address);
  if (entry != null) entry.users++;
  else entry = create(link, which, address);
  if (entry == null) return -Errno.ENOMEM;
  receiveMode.changed(link, entry);
  return 0;
}

/** One fewer; -ENOENT (dev_uc_del, dev_mc_del). */
export function remove(link: Link, which: AddressList, address: usize): i32 {
  const entry = find(link, which, address);
  if (entry == null) return -Errno.ENOENT;
  receiveMode.changed(link, release(entry) ? entry : null);
  return 0;
}

/** A program wants an address that nobody does; -EEXIST, -ENOMEM (dev_uc_add_excl, dev_mc_add_excl). */
export function addNew(link: Link, which: AddressList, address: usize): i32 {
  if (find(link, which, address) != null) return -Errno.EEXIST;
  const entry = create(link, which, address);
  if (entry == null) return -Errno.ENOMEM;
  entry.isGlobal = true;
  receiveMode.changed(link, entry);
  return 0;
}

/** A program wants an address, once however often it asks; -ENOMEM (dev_mc_add_global). */
export function addGlobal(link: Link, which: AddressList, address: usize): i32 {
  const entry = find(link, which, address);
  if (entry == null) return addNew(link, which, address);
  if (entry.isGlobal) return 0;
  entry.isGlobal = true;
  entry.users++;
  receiveMode.changed(link, entry);
  return 0;
}

/** It does no longer; -ENOENT when none did (dev_mc_del_global). */
export function removeGlobal(link: Link, which: AddressList, address: usize): i32 {
  const entry = find(link, which, address);
  if (entry == null || !entry.isGlobal) return -Errno.ENOENT;
  entry.isGlobal = false;
  receiveMode.changed(link, release(entry) ? entry : null);
  return 0;
}

/** The link below is to know an address from now on (__hw_addr_sync_one). */
function give(entry: HardwareAddress, lower: Link): void {
  let there = find(lower, entry.list, addressIn(entry));
  // It has it already, from here.
  if (there != null && there.above != 0 && entry.below != 0) return;
  if (there != null) there.users++;
  else there = create(lower, entry.list, addressIn(entry));
  // Without memory it is not received below, as on Linux.
  if (there == null) return;
  there.above++;
  entry.below++;
  entry.users++;
  receiveMode.changed(lower, there);
}

/** The link below need not know it any more; false when it is not here either (__hw_addr_unsync_one). */
function takeBack(entry: HardwareAddress, lower: Link): bool {
  const there = find(lower, entry.list, addressIn(entry));
  if (there == null || there.above == 0) return true;
  there.above--;
  receiveMode.changed(lower, release(there) ? there : null);
  entry.below--;
  return release(entry);
}

/** Has the one link below know an address as long as somebody here needs it; false when it is gone (__hw_addr_sync). */
export function pass(entry: HardwareAddress, lower: Link): bool {
  if (entry.below == 0) give(entry, lower);
  else if (entry.users == 1) return takeBack(entry, lower);
  return true;
}

/** Likewise one of several links below (__hw_addr_sync_multiple). */
export function passToOne(entry: HardwareAddress, lower: Link): bool {
  if (entry.below == entry.users) return takeBack(entry, lower);
  give(entry, lower);
  return true;
}

/** All of a link's addresses are known below; `many`: to one of several links. */
export function passAll(link: Link, lower: Link, many: bool): void {
  for (let which: u32 = 0; which < ADDRESS_LISTS; which++) {
    let entry = first(link, which);
    while (entry != null) {
      const after = next(entry);
      if (many) passToOne(entry, lower);
      else pass(entry, lower);
      entry = after;
    }
  }
}

/** The link below need not receive any of a link's addresses any more (dev_uc_unsync, dev_mc_unsync). */
export function takeBackAll(link: Link, lower: Link): void {
  for (let which: u32 = 0; which < ADDRESS_LISTS; which++) {
    let entry = first(link, which);
    while (entry != null) {
      const after = next(entry);
      if (entry.below != 0) takeBack(entry, lower);
      entry = after;
    }
  }
}

/** A link leaves its namespace, and with it what it received (dev_uc_flush, dev_mc_flush). */
export function flush(link: Link): void {
  for (let which: u32 = 0; which < ADDRESS_LISTS; which++) {
    for (let entry = first(link, which); entry != null; entry = first(link, which)) free(entry);
  }
}
