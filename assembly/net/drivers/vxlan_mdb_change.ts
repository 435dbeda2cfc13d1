/**
 * How groups of a vxlan change (vxlan_mdb_add, vxlan_mdb_del, vxlan_mdb_flush): remotes come with their lists of sources, are told something
 * else, and go, and with them those that they put into the groups of single sources. The layout is vxlan_mdb.ts's.
 */

import { Errno } from '../../generated/errno';
import * as hash from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { Link } from '../link';
import { TunnelEvent, tunnelGroupChanged } from '../observer';
import { explain } from '../reason';
import { dataOf } from './vxlan';
import * as mdb from './vxlan_mdb';
import { ADDRESS_SIZE, EXCLUDE, Group, GroupKey, INCLUDE, KEY_SIZE, Remote, Source, Way } from './vxlan_mdb';

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

function take(link: Link, key: GroupKey): Group | null {
  const known = mdb.find(link, key);
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
  for (let remote = mdb.firstRemote(group); remote != null; remote = mdb.nextRemote(remote)) {
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
  for (let source = mdb.firstSource(remote); source != null; source = mdb.nextSource(source)) source.isDoomed = true;
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
  let source = mdb.firstSource(remote);
  while (source != null && memory.compare(source.address, address, ADDRESS_SIZE) != 0) source = mdb.nextSource(source);
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
  for (let source = mdb.firstSource(remote); source != null;) {
    const after = mdb.nextSource(source);
    if (source.isDoomed || !doomed) {
      nameSingle(key, source.address);
      const group = mdb.find(link, single);
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
  const group = mdb.find(link, key);
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
  for (let group = mdb.first(link); group != null;) {
    if (source == 0 || group.id == source) {
      for (let remote = mdb.firstRemote(group); remote != null;) {
        const after = mdb.nextRemote(remote);
        if (isChosen(group, remote, chosen)) drop(link, group, remote);
        remote = after;
      }
    }
    // Those of its sources may have gone with it.
    const after = mdb.next(group);
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
