/**
 * The forwarding table of a vxlan (vxlan_fdb): the remotes that frames for a link-layer address are sent to.
 *
 *      ┌─ HashNode: by address and source ID ─┬─ place in the list, newest first ─┬─ address, state … ─┬─ remotes ─► Remote ─► … ─┐
 *
 * The all-zeros address stands for destinations without an entry. A unicast address has one remote, others any number. For the default entry see
 * net/drivers/vxlan_default.ts, for bulk removal net/drivers/vxlan_flush.ts.
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { NtfFlags } from '../../generated/rt-neigh';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { ListNode } from '../../memory/list';
import { Link } from '../link';
import { TunnelEvent, tunnelChanged } from '../observer';
import { explain } from '../reason';
import * as time from '../time';
import { VxlanFlag, configOf, dataOf } from './vxlan';
import * as ageing from './vxlan_ageing';

/** What is kept of an entry beside the flags that requests know: a program made it. */
const ADDED_BY_USER: u32 = 0x100;

@unmanaged
export class Remote {
  next: usize;
  port: u32;
  id: u32;
  /** The link that it is reached through, by index, or 0. */
  through: u32;
  family: u32;
  /** Its address; of IPv4, the first 4 bytes. */
  low: u64;
  high: u64;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Remote>('low');
  }
}

@unmanaged
export class Entry {
  next: usize;
  hash: u32;
  nextEntry: usize;
  previousEntry: usize;
  remotes: usize;
  address0: u32;
  address4: u16;
  state: u16;
  /** NtfFlags, and ADDED_BY_USER. */
  flags: u32;
  /** The ID of the frames that it is for. */
  source: u32;
  /** When a frame went by it, and when it was last said or heard: milliseconds since boot. */
  used: f64;
  updated: f64;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Entry>('address0');
  }

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Entry>('nextEntry'));
  }
}

@unmanaged
class Tables {
  /** Counts changes to any table. */
  generation: u32;
}

const tables = changetype<Tables>(memory.data(offsetof<Tables>(), 4));

/** Changes when an entry or a remote comes or goes. */
export function generation(): u32 {
  return tables.generation;
}

function entryOf(node: usize): Entry | null {
  return node == 0 ? null : changetype<Entry>(node - offsetof<Entry>('nextEntry'));
}

/** The newest entry, or null; and the one after. */
export function first(link: Link): Entry | null {
  return entryOf(dataOf(link).entries.first);
}

export function next(entry: Entry | null): Entry | null {
  return entry == null ? null : entryOf(entry.nextEntry);
}

export function firstRemote(entry: Entry): Remote | null {
  return entry.remotes == 0 ? null : changetype<Remote>(entry.remotes);
}

export function nextRemote(remote: Remote | null): Remote | null {
  return remote == null || remote.next == 0 ? null : changetype<Remote>(remote.next);
}

/** True for an address that may have many remotes: those of groups, and that of zeros. */
function isShared(address: usize): bool {
  return (load<u8>(address) & 1) != 0 || isZero(address);
}

export function isZero(address: usize): bool {
  return (load<u32>(address) | load<u16>(address, 4)) == 0;
}

function hashOf(address: usize, source: u32): u32 {
  return hash.mix(load<u32>(address, 2) ^ hash.mix(load<u16>(address) ^ (source << 8)));
}

/** The entry of an address, or null. A vxlan that gets no IDs with its frames looks for its own, whatever `source` says. */
export function find(link: Link, address: usize, source: u32): Entry | null {
  const config = configOf(link);
  return lookUp(link, address, (config.flags & VxlanFlag.COLLECT_METADATA) != 0 ? source : config.id);
}

function lookUp(link: Link, address: usize, source: u32): Entry | null {
  const wanted = hashOf(address, source);
  for (let node = hash.first(dataOf(link).byAddress, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const entry = changetype<Entry>(node);
    if (entry.hash != wanted || entry.source != source) continue;
    if (entry.address0 == load<u32>(address) && entry.address4 == load<u16>(address, 4)) return entry;
  }
  return null;
}

function isSame(a: Remote, b: Remote): bool {
  const numbers = a.port == b.port && a.id == b.id && a.through == b.through && a.family == b.family;
  return numbers && a.low == b.low && a.high == b.high;
}

/** The word that leads to the remote, or to 0 where it would go. */
function wordOf(entry: Entry, remote: Remote): usize {
  let word = changetype<usize>(entry) + offsetof<Entry>('remotes');
  while (load<u32>(word) != 0 && !isSame(changetype<Remote>(load<u32>(word)), remote)) word = load<u32>(word);
  return word;
}

function copyRemote(to: Remote, from: Remote): void {
  const after = to.next;
  memory.copy(changetype<usize>(to), changetype<usize>(from), offsetof<Remote>());
  to.next = after;
}

/** Adds a remote behind the others: 1, 0 when it is there, or -ENOMEM. */
function append(entry: Entry, remote: Remote): i32 {
  const word = wordOf(entry, remote);
  if (load<u32>(word) != 0) return 0;
  const block = heap.allocZeroed(offsetof<Remote>());
  if (block == 0) return -Errno.ENOMEM;
  copyRemote(changetype<Remote>(block), remote);
  store<u32>(word, <u32>block);
  return 1;
}

/**
 * Adds an entry or changes it, as the flags of the request say (vxlan_fdb_update): 0, or -EEXIST, -ENOENT, -ENOSPC, -ENOMEM,
 * -EOPNOTSUPP. `flags`: NtfFlags.
 */
export function update(
  link: Link,
  address: usize,
  source: u32,
  remote: Remote,
  state: u32,
  requestFlags: u32,
  flags: u32,
): i32 {
  const entry = find(link, address, source);
  if (entry != null) {
    if ((requestFlags & NewFlag.EXCL) != 0) return -Errno.EEXIST;
    return change(link, entry, remote, state, requestFlags, flags);
  }
  if ((requestFlags & NewFlag.CREATE) == 0) return -Errno.ENOENT;
  if ((requestFlags & NewFlag.REPLACE) != 0 && isShared(address)) return -Errno.EOPNOTSUPP;
  return create(link, address, source, remote, state, flags & ~NtfFlags.USE);
}

/** As `update`, for a request: its entries aren't given up for what is learned elsewhere. */
export function updateByUser(
  link: Link,
  address: usize,
  source: u32,
  remote: Remote,
  state: u32,
  requestFlags: u32,
  flags: u32,
): i32 {
  return update(link, address, source, remote, state, requestFlags, flags | ADDED_BY_USER);
}

function create(link: Link, address: usize, source: u32, remote: Remote, state: u32, flags: u32): i32 {
  const table = dataOf(link).byAddress;
  const limit = configOf(link).limit;
  if (limit != 0 && table.count >= limit) return -Errno.ENOSPC;
  if (lookUp(link, address, source) != null) return -Errno.EEXIST;
  const block = heap.allocZeroed(offsetof<Entry>());
  if (block == 0) return -Errno.ENOMEM;
  const entry = changetype<Entry>(block);
  if (!hash.prepare(table) || append(entry, remote) < 0) {
    heap.free(block);
    return -Errno.ENOMEM;
  }
  memory.copy(entry.address, address, 6);
  entry.state = <u16>state;
  entry.flags = flags;
  entry.source = source;
  entry.used = entry.updated = time.milliseconds();
  tables.generation++;
  hash.insert(table, block, hashOf(address, source));
  list.insert(dataOf(link).entries, changetype<usize>(entry.node), 0);
  ageing.changed(link, entry);
  tunnelChanged(TunnelEvent.ADDED, link, block, entry.remotes);
  return 0;
}

function change(link: Link, entry: Entry, remote: Remote, state: u32, requestFlags: u32, given: u32): i32 {
  const flags = given & ~NtfFlags.USE;
  const learned = (flags & NtfFlags.EXT_LEARNED) != 0 && (entry.flags & ADDED_BY_USER) != 0;
  let told = false;
  if (!learned && (entry.state != <u16>state || entry.flags != flags)) {
    entry.state = <u16>state;
    entry.flags = flags;
    ageing.changed(link, entry);
    told = true;
  }
  let changed = entry.remotes;
  if ((requestFlags & NewFlag.REPLACE) != 0) {
    if (isShared(entry.address)) return explain(-Errno.EOPNOTSUPP, 'Cannot replace non-unicast fdb entries');
    if (load<u32>(wordOf(entry, remote)) == 0) {
      copyRemote(changetype<Remote>(entry.remotes), remote);
      told = true;
    }
  }
  if ((requestFlags & NewFlag.APPEND) != 0 && isShared(entry.address)) {
    const added = append(entry, remote);
    if (added < 0) return added;
    if (added != 0) {
      told = true;
      changed = load<u32>(wordOf(entry, remote));
    }
  }
  if (told || (given & NtfFlags.USE) != 0) entry.updated = time.milliseconds();
  if (told) tunnelChanged(TunnelEvent.ADDED, link, changetype<usize>(entry), changed);
  return 0;
}

/** Takes away an address, or of several remotes this one where it has an address; one that it does not have is no error (vxlan_fdb_delete). */
export function remove(link: Link, address: usize, source: u32, remote: Remote): i32 {
  const entry = find(link, address, source);
  if (entry == null) return -Errno.ENOENT;
  if ((remote.low | remote.high) == 0) {
    destroy(link, entry);
    return 0;
  }
  const word = wordOf(entry, remote);
  if (load<u32>(word) == 0) return 0;
  if (changetype<Remote>(entry.remotes).next == 0) destroy(link, entry);
  else destroyRemote(link, entry, word);
  return 0;
}

/** Takes away the remote that a word of an entry, or of the remote before, leads to, and announces that. */
export function destroyRemote(link: Link, entry: Entry, word: usize): void {
  const gone: usize = load<u32>(word);
  tables.generation++;
  store<u32>(word, <u32>changetype<Remote>(gone).next);
  tunnelChanged(TunnelEvent.REMOVED, link, changetype<usize>(entry), gone);
  heap.free(gone);
}

/** Takes away an entry with all its remotes, each of them announced. */
export function destroy(link: Link, entry: Entry): void {
  for (let remote = firstRemote(entry); remote != null; remote = nextRemote(remote)) {
    tunnelChanged(TunnelEvent.REMOVED, link, changetype<usize>(entry), changetype<usize>(remote));
  }
  free(link, entry);
}

/** Takes an entry out of the table, and frees it. */
function free(link: Link, entry: Entry): void {
  tables.generation++;
  const table = dataOf(link).byAddress;
  hash.remove(table, changetype<usize>(entry));
  list.remove(dataOf(link).entries, changetype<usize>(entry.node));
  if (table.count == 0) hash.dispose(table);
  for (let remote = entry.remotes; remote != 0; remote = entry.remotes) {
    entry.remotes = changetype<Remote>(remote).next;
    heap.free(remote);
  }
  heap.free(changetype<usize>(entry));
}
