/**
 * The multicast database of a vxlan (drivers/net/vxlan/vxlan_mdb.c): to which other ends go packets for a group, or those for it from one source.
 *
 *      Group    ┌─ HashNode: by group, source and ID ─┬─ place in the list, newest first ─┬─ remotes, newest first ─┬─ key ─┐
 *      Remote   ┌─ place in the group's list ─┬─ its sources, newest first ─► Source ─► … ─┬─ address, port … ─┐
 *
 * A remote of all sources may have a list of some: those that it wants alone, or does not want. For each of these it has itself put into the group
 * of that source, there to be sent to or, blocked, not to be. A group of zeros stands for all that are not there.
 */

import { Errno } from '../../generated/errno';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List, ListNode } from '../../memory/list';
import { Link } from '../link';
import { TunnelEvent, tunnelGroupChanged } from '../observer';
import { explain } from '../reason';
import { dataOf } from './vxlan';
import { Remote as End } from './vxlan_fdb';

/** Whose packets a remote of all sources wants: all but those of its list, or those alone. */
export const EXCLUDE: u8 = 0;
export const INCLUDE: u8 = 1;

/** Bytes of what makes a group what it is. */
const KEY_SIZE: u32 = 40;
const ADDRESS_SIZE: u32 = 16;

/** What makes a group what it is: no more, so that it is compared and hashed as bytes. Of addresses of IPv4 the first 4 bytes are used. */
@unmanaged
export class GroupKey {
  group0: u64;
  group8: u64;
  source0: u64;
  source8: u64;
  /** The ID of the packets. */
  id: u32;
  /** Of the group, and of the source, 0 where none was told. */
  family: u16;
  sourceFamily: u16;

  get group(): usize {
    return changetype<usize>(this);
  }

  get source(): usize {
    return changetype<usize>(this) + offsetof<GroupKey>('source0');
  }

  get hasSource(): bool {
    return (this.source0 | this.source8) != 0;
  }

  /** It is one of all sources, other than that of zeros. */
  get isOfAll(): bool {
    return (this.group0 | this.group8) != 0 && !this.hasSource;
  }
}

@unmanaged
export class Group {
  next: usize;
  hash: u32;
  nextGroup: usize;
  previousGroup: usize;
  firstRemote: usize;
  lastRemote: usize;
  group0: u64;
  group8: u64;
  source0: u64;
  source8: u64;
  id: u32;
  family: u16;
  sourceFamily: u16;

  get key(): GroupKey {
    return changetype<GroupKey>(changetype<usize>(this) + offsetof<Group>('group0'));
  }

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Group>('nextGroup'));
  }

  get remotes(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Group>('firstRemote'));
  }
}

/** Where packets go, and which: what a request says of a remote, and what is kept of it. Its `next` is not used. */
@unmanaged
export class Way extends End {
  isBlocked: bool;
  mode: u8;
  protocol: u8;
}

@unmanaged
export class Remote extends Way {
  nextRemote: usize;
  previousRemote: usize;
  sources: usize;

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Remote>('nextRemote'));
  }
}

@unmanaged
export class Source {
  next: usize;
  /** The list that is being replaced has it, so far. */
  isDoomed: bool;
  low: u64;
  high: u64;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Source>('low');
  }
}

/** A request to add a remote. */
@unmanaged
export class Change {
  link: Link;
  /** Whether the remote may be new; whether it may be there. */
  creates: bool;
  replaces: bool;
  /** The addresses of sources, 16 bytes each, and how many there are. */
  sources: usize;
  count: u32;
}

/** What is put into the group of one source, for one of a list. */
const single = changetype<GroupKey>(memory.data(KEY_SIZE, 8));
const singleWay = changetype<Way>(memory.data(offsetof<Way>(), 8));
/** What a remote was told before it is told something else. */
const former = changetype<Way>(memory.data(offsetof<Way>(), 8));

function groupOf(node: usize): Group | null {
  return node == 0 ? null : changetype<Group>(node - offsetof<Group>('nextGroup'));
}

/** The newest group, or null; and the one after. */
export function first(link: Link): Group | null {
  return groupOf(dataOf(link).groups.first);
}

export function next(group: Group | null): Group | null {
  return group == null ? null : groupOf(group.nextGroup);
}

function remoteOf(node: usize): Remote | null {
  return node == 0 ? null : changetype<Remote>(node - offsetof<Remote>('nextRemote'));
}

export function firstRemote(group: Group): Remote | null {
  return remoteOf(group.firstRemote);
}

export function nextRemote(remote: Remote | null): Remote | null {
  return remote == null ? null : remoteOf(remote.nextRemote);
}

export function firstSource(remote: Remote): Source | null {
  return remote.sources == 0 ? null : changetype<Source>(remote.sources);
}

export function nextSource(source: Source | null): Source | null {
  return source == null || source.next == 0 ? null : changetype<Source>(source.next);
}

/** The group of a key, or null. */
export function find(link: Link, key: GroupKey): Group | null {
  const wanted = hash.bytes(changetype<usize>(key), KEY_SIZE);
  for (let node = hash.first(dataOf(link).byGroup, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const group = changetype<Group>(node);
    if (group.hash == wanted && memory.compare(group.key.group, key.group, KEY_SIZE) == 0) return group;
  }
  return null;
}

function take(link: Link, key: GroupKey): Group | null {
  const known = find(link, key);
  const self = dataOf(link);
  if (known != null || !hash.prepare(self.byGroup)) return known;
  const pointer = heap.allocZeroed(offsetof<Group>());
  if (pointer == 0) return null;
  const group = changetype<Group>(pointer);
  memory.copy(group.key.group, key.group, KEY_SIZE);
  hash.insert(self.byGroup, pointer, hash.bytes(key.group, KEY_SIZE));
  list.insert(self.groups, changetype<usize>(group.node), 0);
  return group;
}

/** A group without remotes goes. */
function tidy(link: Link, group: Group): void {
  if (group.firstRemote != 0) return;
  const self = dataOf(link);
  hash.remove(self.byGroup, changetype<usize>(group));
  list.remove(self.groups, changetype<usize>(group.node));
  heap.free(changetype<usize>(group));
}

function copyWay(to: Way, from: Way): void {
  memory.copy(changetype<usize>(to), changetype<usize>(from), offsetof<Way>());
}

function remoteIn(group: Group, way: Way): Remote | null {
  for (let remote = firstRemote(group); remote != null; remote = nextRemote(remote)) {
    if (remote.family == way.family && remote.low == way.low && remote.high == way.high) return remote;
  }
  return null;
}

/** Adds a remote to a group, or changes what it was told; 0 or -EEXIST, -ENOENT, -ENOMEM (vxlan_mdb_add). */
export function add(change: Change, key: GroupKey, way: Way): i32 {
  const group = take(change.link, key);
  if (group == null) return -Errno.ENOMEM;
  const result = put(change, group, way);
  if (result != 0) tidy(change.link, group);
  else dataOf(change.link).groupsGeneration++;
  return result;
}

function put(change: Change, group: Group, way: Way): i32 {
  const known = remoteIn(group, way);
  if (known != null) {
    if (!change.replaces)
      return explain(-Errno.EEXIST, 'vxlan: Replace not specified and MDB remote entry already exists');
    return replace(change, group, known, way);
  }
  if (!change.creates) return explain(-Errno.ENOENT, 'vxlan: Create not specified and entry does not exist');
  const pointer = heap.allocZeroed(offsetof<Remote>());
  if (pointer == 0) return -Errno.ENOMEM;
  const remote = changetype<Remote>(pointer);
  copyWay(remote, way);
  const bad = addSources(change, group.key, remote);
  if (bad != 0) {
    heap.free(pointer);
    return bad;
  }
  list.insert(group.remotes, changetype<usize>(remote.node), 0);
  tunnelGroupChanged(TunnelEvent.ADDED, change.link, changetype<usize>(group), pointer);
  return 0;
}

/** What it was told is forgotten, and sources that the new list does not have (vxlan_mdb_remote_replace). */
function replace(change: Change, group: Group, remote: Remote, way: Way): i32 {
  for (let source = firstSource(remote); source != null; source = nextSource(source)) source.isDoomed = true;
  // Where there are none, as in the group of a source, nothing is refused.
  if (change.count != 0) copyWay(former, remote);
  copyWay(remote, way);
  const bad = addSources(change, group.key, remote);
  if (bad != 0) {
    copyWay(remote, former);
    return bad;
  }
  removeSources(change.link, group.key, remote, true);
  tunnelGroupChanged(TunnelEvent.ADDED, change.link, changetype<usize>(group), changetype<usize>(remote));
  return 0;
}

/** Adds to a remote those of the list; it has none at all when one is refused, as on Linux. */
function addSources(change: Change, key: GroupKey, remote: Remote): i32 {
  for (let i: u32 = 0; i < change.count; i++) {
    const bad = addSource(change, key, remote, change.sources + i * ADDRESS_SIZE);
    if (bad == 0) continue;
    removeSources(change.link, key, remote, false);
    return bad;
  }
  return 0;
}

function addSource(change: Change, key: GroupKey, remote: Remote, address: usize): i32 {
  let source = firstSource(remote);
  while (source != null && memory.compare(source.address, address, ADDRESS_SIZE) != 0) source = nextSource(source);
  if (source != null && !change.replaces) return explain(-Errno.EEXIST, 'vxlan: Source entry already exists');
  if (source == null) {
    const pointer = heap.allocZeroed(offsetof<Source>());
    if (pointer == 0) return -Errno.ENOMEM;
    source = changetype<Source>(pointer);
    memory.copy(source.address, address, ADDRESS_SIZE);
    source.next = remote.sources;
    remote.sources = pointer;
  }
  const group = takeSingle(change, key, remote, address);
  if (group != 0) {
    unlink(remote, source);
    return group;
  }
  source.isDoomed = false;
  return 0;
}

/** Puts a remote into the group of one of its sources. */
function takeSingle(change: Change, key: GroupKey, remote: Remote, address: usize): i32 {
  nameSingle(key, address);
  copyWay(singleWay, remote);
  singleWay.isBlocked = remote.mode == EXCLUDE;
  singleWay.mode = INCLUDE;
  const count = change.count;
  change.count = 0;
  const result = add(change, single, singleWay);
  change.count = count;
  return result;
}

function nameSingle(key: GroupKey, address: usize): void {
  memory.copy(single.group, key.group, KEY_SIZE);
  memory.copy(single.source, address, ADDRESS_SIZE);
  single.sourceFamily = key.family;
}

/** Takes away a remote's sources, all or those that are doomed, and the remote out of their groups. */
function removeSources(link: Link, key: GroupKey, remote: Remote, doomed: bool): void {
  for (let source = firstSource(remote); source != null;) {
    const after = nextSource(source);
    if (source.isDoomed || !doomed) {
      nameSingle(key, source.address);
      const group = find(link, single);
      const there: Remote | null = group == null ? null : remoteIn(group, remote);
      if (group != null && there != null) leave(link, group, there);
      unlink(remote, source);
    }
    source = after;
  }
}

function unlink(remote: Remote, source: Source): void {
  // `next` is the first field of a source, so that the word which leads to the first and a source are walked alike.
  let at = changetype<usize>(remote) + offsetof<Remote>('sources');
  while (load<u32>(at) != <u32>changetype<usize>(source)) at = load<u32>(at);
  store<u32>(at, <u32>source.next);
  heap.free(changetype<usize>(source));
}

/** Takes a remote with the address of `way` out of a group; -ENOENT when it is not there (vxlan_mdb_del). */
export function remove(link: Link, key: GroupKey, way: Way): i32 {
  const group = find(link, key);
  if (group == null) return explain(-Errno.ENOENT, 'vxlan: Did not find MDB entry');
  const remote = remoteIn(group, way);
  if (remote == null) return explain(-Errno.ENOENT, 'vxlan: Did not find MDB remote entry');
  leave(link, group, remote);
  return 0;
}

function leave(link: Link, group: Group, remote: Remote): void {
  drop(link, group, remote);
  tidy(link, group);
  dataOf(link).groupsGeneration++;
}

function drop(link: Link, group: Group, remote: Remote): void {
  tunnelGroupChanged(TunnelEvent.REMOVED, link, changetype<usize>(group), changetype<usize>(remote));
  list.remove(group.remotes, changetype<usize>(remote.node));
  removeSources(link, group.key, remote, false);
  heap.free(changetype<usize>(remote));
}

/** Takes away the remotes that are like `chosen` in all that it has, of groups of an ID unless `source` is 0 (vxlan_mdb_flush). */
export function flush(link: Link, chosen: Way, source: u32): void {
  for (let group = first(link); group != null;) {
    if (source == 0 || group.id == source) {
      for (let remote = firstRemote(group); remote != null;) {
        const after = nextRemote(remote);
        if (isChosen(group, remote, chosen)) drop(link, group, remote);
        remote = after;
      }
    }
    // Those of its sources may have gone with it.
    const after = next(group);
    tidy(link, group);
    group = after;
  }
}

function isChosen(group: Group, remote: Remote, chosen: Way): bool {
  if (chosen.family != 0) {
    if (remote.family != chosen.family || remote.low != chosen.low || remote.high != chosen.high) return false;
  }
  // Packets to a remote without an ID have that of the group.
  if (chosen.id != 0 && chosen.id != (remote.id == 0 ? group.id : remote.id)) return false;
  if (chosen.port != 0 && chosen.port != remote.port) return false;
  return chosen.protocol == 0 || chosen.protocol == remote.protocol;
}

/** The link leaves (vxlan_mdb_fini). */
export function clear(link: Link): void {
  memory.fill(changetype<usize>(singleWay), 0, offsetof<Way>());
  flush(link, singleWay, 0);
  // They are there without a group when memory ran out for the first one.
  hash.dispose(dataOf(link).byGroup);
}

/** The group that a packet from an address to a group goes by: that of its source, that of all, or that of zeros; or null (vxlan_mdb_entry_skb_get). */
export function forPacket(link: Link, id: u32, family: u32, from: usize, to: usize): Group | null {
  memory.fill(single.group, 0, KEY_SIZE);
  single.id = id;
  single.family = <u16>family;
  single.sourceFamily = <u16>family;
  memory.copy(single.source, from, ADDRESS_SIZE);
  memory.copy(single.group, to, ADDRESS_SIZE);
  let group = find(link, single);
  if (group != null) return group;
  single.sourceFamily = 0;
  single.source0 = 0;
  single.source8 = 0;
  group = find(link, single);
  if (group != null || isLocal(family, to)) return group;
  single.group0 = 0;
  single.group8 = 0;
  return find(link, single);
}

/** Whether packets of a group are sent to one of its remotes. */
export function isSent(group: Group, remote: Remote): bool {
  return !remote.isBlocked && (remote.mode == EXCLUDE || !group.key.isOfAll);
}

/** A group that no router passes on. */
function isLocal(family: u32, group: usize): bool {
  if (family == AddressFamily.INET6) return (load<u8>(group, 1) & 15) == 2;
  return (load<u32>(group) & 0x00ffffff) == 0x000000e0;
}
