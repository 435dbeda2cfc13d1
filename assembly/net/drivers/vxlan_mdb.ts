/**
 * The multicast database of a vxlan (drivers/net/vxlan/vxlan_mdb.c): to which other ends go packets for a group, or those for it from one source.
 *
 *      Group    ┌─ HashNode: by group, source and ID ─┬─ place in the list, newest first ─┬─ remotes, newest first ─┬─ key ─┐
 *      Remote   ┌─ place in the group's list ─┬─ its sources, newest first ─► Source ─► … ─┬─ address, port … ─┐
 *
 * A remote of all sources may have a list of some: those that it wants alone, or does not want. For each of these it has itself put into the group
 * of that source, there to be sent to or, blocked, not to be. A group of zeros stands for all that are not there. vxlan_mdb_change.ts changes it.
 */

import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import { List, ListNode } from '../../memory/list';
import { Link } from '../link';
import { dataOf } from './vxlan';
import { Remote as End } from './vxlan_fdb';

/** Whose packets a remote of all sources wants: all but those of its list, or those alone. */
export const EXCLUDE: u8 = 0;
export const INCLUDE: u8 = 1;

/** Bytes of what makes a group what it is. */
export const KEY_SIZE: u32 = 40;
export const ADDRESS_SIZE: u32 = 16;

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

/** The key by which a packet's group is looked for. */
const wanted = changetype<GroupKey>(memory.data(KEY_SIZE, 8));

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

/** The group that a packet from an address to a group goes by: that of its source, that of all, or that of zeros; or null (vxlan_mdb_entry_skb_get). */
export function forPacket(link: Link, id: u32, family: u32, from: usize, to: usize): Group | null {
  memory.fill(wanted.group, 0, KEY_SIZE);
  wanted.id = id;
  wanted.family = <u16>family;
  wanted.sourceFamily = <u16>family;
  memory.copy(wanted.source, from, ADDRESS_SIZE);
  memory.copy(wanted.group, to, ADDRESS_SIZE);
  let group = find(link, wanted);
  if (group != null) return group;
  wanted.sourceFamily = 0;
  wanted.source0 = 0;
  wanted.source8 = 0;
  group = find(link, wanted);
  if (group != null || isLocal(family, to)) return group;
  wanted.group0 = 0;
  wanted.group8 = 0;
  return find(link, wanted);
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
