/**
 * A bridge's forwarding database (net/bridge/br_fdb.c): which port an address is behind. The addresses of the bridge and of its ports
 * are in it, local ones; others are added by programs (net/bridge/bridge_fdb_change.ts).
 *
 *      ┌─ HashNode: by address and VLAN ─┬─ place in the bridge's list, newest first ─┬─ place in its port's ─┬─ port … ─┐
 *
 * An entry of no port is the bridge's own.
 */

import { Errno } from '../../generated/errno';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List, ListNode } from '../../memory/list';
import { Bridge, VlanGroup, portOf } from './bridge';
import * as ageing from './bridge_ageing';
import * as vlans from './bridge_vlan';
import * as configure from '../configure';
import { Link, addressOf } from '../link';
import { BridgeEvent, entryChanged } from '../observer';
import * as stack from '../stack';
import * as time from '../time';

const ADDRESS_LENGTH: u32 = 6;

/** Bits of an entry's flags. */
export const enum EntryFlag {
  LOCAL = 1,
  STATIC = 2,
  ADDED_BY_USER = 4,
  STICKY = 8,
  EXTERNALLY_LEARNED = 16,
  /** It is told when it is not used; and that was told. */
  NOTIFY = 32,
  INACTIVE = 64,
  /** A frame taught it, and so it counts among those that a bridge may learn. */
  LEARNED = 128,
}

@unmanaged
export class Entry {
  next: usize;
  hash: u32;
  nextEntry: usize;
  previousEntry: usize;
  nextSame: usize;
  previousSame: usize;
  bridge: Bridge;
  /** The port's link, or 0. */
  port: usize;
  address0: u32;
  address4: u16;
  vlan: u16;
  flags: u32;
  /** Milliseconds since boot. */
  updated: f64;
  used: f64;

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Entry>('nextEntry'));
  }

  get sameNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Entry>('nextSame'));
  }
}

export function addressIn(entry: Entry): usize {
  return changetype<usize>(entry) + offsetof<Entry>('address0');
}

export function has(entry: Entry, flag: EntryFlag): bool {
  return (entry.flags & flag) != 0;
}

function ofNode(node: usize): Entry | null {
  return node == 0 ? null : changetype<Entry>(node - offsetof<Entry>('nextEntry'));
}

function ofSameNode(node: usize): Entry | null {
  return node == 0 ? null : changetype<Entry>(node - offsetof<Entry>('nextSame'));
}

/** The first of a bridge's entries, the newest, or null; and the one after. */
export function first(bridge: Bridge): Entry | null {
  return ofNode(bridge.entries.first);
}

export function next(entry: Entry | null): Entry | null {
  return entry == null ? null : ofNode(entry.node.next);
}

/** The first of a port's entries, or of a bridge's own, the newest, or null; and the one after. */
export function firstOf(entries: List): Entry | null {
  return ofSameNode(entries.first);
}

export function nextOf(entry: Entry | null): Entry | null {
  return entry == null ? null : ofSameNode(entry.sameNode.next);
}

/** Room for the first entry; false when memory has run out. */
export function reserve(bridge: Bridge): bool {
  return hash.prepare(bridge.fdb);
}

export function dispose(bridge: Bridge): void {
  hash.dispose(bridge.fdb);
}

function hashOf(address: usize, vlan: u32): u32 {
  return hash.mix(load<u32>(address) ^ hash.mix((<u32>load<u16>(address, 4)) | (vlan << 16)));
}

/** The entry of an address in a VLAN, 0 for none, or null. */
export function find(bridge: Bridge, address: usize, vlan: u32): Entry | null {
  const wanted = hashOf(address, vlan);
  for (let node = hash.first(bridge.fdb, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const entry = changetype<Entry>(node);
    if (entry.hash == wanted && entry.vlan == vlan && memory.compare(addressIn(entry), address, ADDRESS_LENGTH) == 0)
      return entry;
  }
  return null;
}

/** Those of a port, or with null the bridge's own. */
function entriesOf(bridge: Bridge, port: Link | null): List {
  return port == null ? bridge.own : portOf(port).entries;
}

export function portIn(entry: Entry): Link | null {
  return entry.port == 0 ? null : changetype<Link>(entry.port);
}

/** Tells those who listen what an entry is now. */
export function announce(entry: Entry): void {
  entryChanged(BridgeEvent.ENTRY_ADDED, changetype<usize>(entry));
}

/** Adds an entry of a port, or of the bridge itself, and announces it; null when memory has run out. */
export function add(bridge: Bridge, port: Link | null, address: usize, vlan: u32, flags: u32): Entry | null {
  const entry = create(bridge, port, address, vlan, flags);
  if (entry != null) announce(entry);
  return entry;
}

/** As `add`, but nobody is told. */
export function create(bridge: Bridge, port: Link | null, address: usize, vlan: u32, flags: u32): Entry | null {
  if (!hash.prepare(bridge.fdb)) return null;
  const pointer = heap.allocZeroed(offsetof<Entry>());
  if (pointer == 0) return null;
  const entry = changetype<Entry>(pointer);
  entry.bridge = bridge;
  entry.port = changetype<usize>(port);
  memory.copy(addressIn(entry), address, ADDRESS_LENGTH);
  entry.vlan = <u16>vlan;
  entry.flags = flags;
  entry.updated = time.milliseconds();
  entry.used = entry.updated;
  hash.insert(bridge.fdb, pointer, hashOf(address, vlan));
  list.insert(bridge.entries, changetype<usize>(entry.node), 0);
  list.insert(entriesOf(bridge, port), changetype<usize>(entry.sameNode), 0);
  if (ageing.concerns(flags)) ageing.entryAdded(bridge);
  if (has(entry, EntryFlag.LEARNED)) bridge.fdbLearned++;
  return entry;
}

/** Takes an entry away and announces that. */
export function remove(entry: Entry): void {
  const bridge = entry.bridge;
  hash.remove(bridge.fdb, changetype<usize>(entry));
  list.remove(bridge.entries, changetype<usize>(entry.node));
  list.remove(entriesOf(bridge, portIn(entry)), changetype<usize>(entry.sameNode));
  if (ageing.concerns(entry.flags)) ageing.entryRemoved(bridge);
  if (has(entry, EntryFlag.LEARNED)) bridge.fdbLearned--;
  entryChanged(BridgeEvent.ENTRY_REMOVED, changetype<usize>(entry));
  heap.free(changetype<usize>(entry));
}

/** Sets the flags of an entry. What a program has a hand in was not learned. */
export function setFlags(entry: Entry, flags: u32): void {
  const before = ageing.concerns(entry.flags);
  if ((flags & EntryFlag.ADDED_BY_USER) != 0) flags &= ~EntryFlag.LEARNED;
  if (has(entry, EntryFlag.LEARNED) && (flags & EntryFlag.LEARNED) == 0) entry.bridge.fdbLearned--;
  entry.flags = flags;
  const now = ageing.concerns(flags);
  if (now && !before) ageing.entryAdded(entry.bridge);
  else if (before && !now) ageing.entryRemoved(entry.bridge);
}

/** Gives an entry to another port, or to the bridge itself. Among that one's it stands as among all, behind those that are newer. */
export function move(entry: Entry, port: Link | null): void {
  list.remove(entriesOf(entry.bridge, portIn(entry)), changetype<usize>(entry.sameNode));
  entry.port = changetype<usize>(port);
  let newer = ofNode(entry.previousEntry);
  while (newer != null && newer.port != entry.port) newer = ofNode(newer.previousEntry);
  const before: usize = newer == null ? 0 : changetype<usize>(newer.sameNode);
  list.insert(entriesOf(entry.bridge, port), changetype<usize>(entry.sameNode), before);
}

/** Adds the address of a port, or with null of the bridge, in a VLAN; where that is one already, the first keeps it (fdb_add_local). */
export function addLocal(bridge: Bridge, port: Link | null, address: usize, vlan: u32): i32 {
  if (!configure.isEtherAddress(address)) return -Errno.EINVAL;
  const there = find(bridge, address, vlan);
  if (there != null) {
    if (has(there, EntryFlag.LOCAL)) return 0;
    remove(there);
  }
  return add(bridge, port, address, vlan, EntryFlag.LOCAL | EntryFlag.STATIC) == null ? -Errno.ENOMEM : 0;
}

export function addOwn(bridge: Bridge, address: usize): i32 {
  return addLocal(bridge, null, address, 0);
}

/** Takes a local entry from a port: it goes to another that has the same address, or goes (fdb_delete_local). */
function removeLocal(entry: Entry, port: Link | null): void {
  const bridge = entry.bridge;
  for (let other = stack.lastPort(bridge.link); other != null; other = stack.previousPort(other)) {
    if (other == port || memory.compare(addressOf(other), addressIn(entry), ADDRESS_LENGTH) != 0) continue;
    if (!isIn(portOf(other).vlans, entry)) continue;
    move(entry, other);
    entry.flags &= ~EntryFlag.ADDED_BY_USER;
    return;
  }
  const isBridges = memory.compare(addressOf(bridge.link), addressIn(entry), ADDRESS_LENGTH) == 0;
  if (port != null && isBridges && isIn(bridge.vlans, entry)) {
    move(entry, null);
    entry.flags &= ~EntryFlag.ADDED_BY_USER;
    return;
  }
  remove(entry);
}

/** Whether an entry of no VLAN, or of one that counts in a group. */
function isIn(group: VlanGroup, entry: Entry): bool {
  if (entry.vlan == 0) return true;
  const vlan = vlans.find(group, entry.vlan);
  return vlan != null && vlans.isUsed(vlan);
}

/** Takes away the local entry of a port, or with null of the bridge, for an address in a VLAN (br_fdb_find_delete_local). */
export function removeLocalOf(bridge: Bridge, port: Link | null, address: usize, vlan: u32): void {
  const entry = find(bridge, address, vlan);
  if (entry == null || entry.port != changetype<usize>(port)) return;
  if (has(entry, EntryFlag.LOCAL) && !has(entry, EntryFlag.ADDED_BY_USER)) removeLocal(entry, port);
}

/** The bridge is to have another address, in all its VLANs (br_fdb_change_mac_address). */
export function changeOwn(bridge: Bridge, address: usize): void {
  const group = bridge.vlans;
  removeLocalOf(bridge, null, addressOf(bridge.link), 0);
  addLocal(bridge, null, address, 0);
  for (let i: u32 = 0; i < group.length; i++) {
    const vlan = vlans.at(group, i);
    if (!vlans.isUsed(vlan)) continue;
    removeLocalOf(bridge, null, addressOf(bridge.link), vlan.vid);
    addLocal(bridge, null, address, vlan.vid);
  }
}

/** A port has another address, in all its VLANs (br_fdb_changeaddr). */
export function changeLocal(bridge: Bridge, port: Link, address: usize): void {
  const group = portOf(port).vlans;
  let entry = ofSameNode(portOf(port).entries.first);
  while (entry != null) {
    const after = nextOf(entry);
    if (has(entry, EntryFlag.LOCAL) && !has(entry, EntryFlag.ADDED_BY_USER)) {
      removeLocal(entry, port);
      if (group.used == 0) break;
    }
    entry = after;
  }
  addLocal(bridge, port, address, 0);
  for (let i: u32 = 0; i < group.length; i++) addLocal(bridge, port, address, vlans.at(group, i).vid);
}

/**
 * Takes away the entries of a port, or with null the bridge's own: all, or those that programs did not make to stay, and of these of one VLAN if
 * there is an id (br_fdb_delete_by_port).
 */
export function removeAllOf(bridge: Bridge, port: Link | null, all: bool, vlan: u32): void {
  let entry = ofSameNode(entriesOf(bridge, port).first);
  while (entry != null) {
    const after = ofSameNode(entry.sameNode.next);
    const stays = has(entry, EntryFlag.STATIC) || has(entry, EntryFlag.EXTERNALLY_LEARNED);
    if (all || (!stays && (vlan == 0 || <u32>entry.vlan == vlan))) {
      if (has(entry, EntryFlag.LOCAL)) removeLocal(entry, port);
      else remove(entry);
    }
    entry = after;
  }
}

/**
 * Takes away all entries (br_fdb_flush), or of them those whose flags in `mask` are `flags`, and those of one link, a port or the bridge,
 * when there is an index, and of one VLAN when there is an id.
 */
export function flush(bridge: Bridge, mask: u32, flags: u32, index: u32, vlan: u32): void {
  let entry = first(bridge);
  while (entry != null) {
    const after = next(entry);
    const port = portIn(entry);
    const link = port == null ? bridge.link : port;
    const chosen = (entry.flags & mask) == flags && (index == 0 || link.index == index);
    if (chosen && (vlan == 0 || <u32>entry.vlan == vlan)) remove(entry);
    entry = after;
  }
}
