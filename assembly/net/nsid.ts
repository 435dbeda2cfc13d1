/**
 * Ids of namespaces (peernet2id, alloc_netid): each namespace has numbers of its own for those it knows, itself perhaps among
 * them. An id is found by number, in order, in the namespace's tree; by the namespace it stands for in one table; and when that goes
 * by the list of all that others have for it.
 *
 *      namespace ── ids: number → NamespaceId                     NamespaceId   {owner, the one it stands for, number}
 *                └─ knownAs: those that others have for it
 */

import { Errno } from '../generated/errno';
import { NETNSA_NSID_NOT_ASSIGNED } from '../generated/rt-netns';
import * as hash from '../memory/hash';
import { HashTable } from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { ListNode } from '../memory/list';
import * as sorting from '../memory/merge_sort';
import { Sortable } from '../memory/merge_sort';
import * as radix from '../memory/radix';
import { Namespace } from './namespace';
import { NamespaceEvent, namespaceChanged } from './observer';

@unmanaged
export class NamespaceId {
  /** Its place in the table; first, so that a node is an id. */
  next: usize;
  hash: u32;
  /** Who has this id, for whom. */
  owner: Namespace;
  peer: Namespace;
  number: u32;
  /** Its place in the peer's `knownAs`. */
  nextKnown: usize;
  previousKnown: usize;

  get knownNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<NamespaceId>('nextKnown'));
  }
}

const table = changetype<HashTable>(memory.data(offsetof<HashTable>(), 4));

function hashOf(owner: Namespace, peer: Namespace): u32 {
  return hash.mix((<u32>changetype<usize>(peer)) ^ hash.mix(<u32>changetype<usize>(owner)));
}

function find(owner: Namespace, peer: Namespace): NamespaceId | null {
  for (let node = hash.first(table, hashOf(owner, peer)); node != 0; node = hash.next(node)) {
    const id = changetype<NamespaceId>(node);
    if (id.owner == owner && id.peer == peer) return id;
  }
  return null;
}

/** The id that `owner` has for `peer`, or -1 (NETNSA_NSID_NOT_ASSIGNED). */
export function idOf(owner: Namespace, peer: Namespace): i32 {
  const id = find(owner, peer);
  return id == null ? NETNSA_NSID_NOT_ASSIGNED : id.number;
}

/** The namespace that `owner` knows by a number, or null. */
export function byNumber(owner: Namespace, number: i32): Namespace | null {
  const id: usize = number < 0 ? 0 : radix.get(owner.ids, number);
  return id == 0 ? null : changetype<NamespaceId>(id).peer;
}

/** The id of `owner` with the lowest number that is `number` or above, or null. */
export function from(owner: Namespace, number: u32): NamespaceId | null {
  const id = radix.next(owner.ids, number);
  return id == 0 ? null : changetype<NamespaceId>(id);
}

/** As `idOf`, but gives the peer the lowest free number where it has none, which is announced; -1 when memory has run out. */
export function assign(owner: Namespace, peer: Namespace): i32 {
  const known = idOf(owner, peer);
  // One that is going gets no id any more.
  if (known >= 0 || owner.references == 0 || peer.references == 0) return known;
  const number = add(owner, peer, freeNumber(owner));
  if (number < 0) return NETNSA_NSID_NOT_ASSIGNED;
  namespaceChanged(NamespaceEvent.FOUND, owner, number);
  return number;
}

/** Gives a peer that has none an id of the caller's choice, or with a negative number any: -EEXIST when it is taken, -ENOMEM. */
export function give(owner: Namespace, peer: Namespace, number: i32): i32 {
  if (number >= 0 && byNumber(owner, number) != null) return -Errno.EEXIST;
  const given = add(owner, peer, number >= 0 ? number : freeNumber(owner));
  if (given < 0) return given;
  namespaceChanged(NamespaceEvent.NAMED, owner, given);
  return 0;
}

function freeNumber(owner: Namespace): u32 {
  let number = owner.lowestId;
  while (radix.get(owner.ids, number) != 0) number++;
  owner.lowestId = number;
  return number;
}

function add(owner: Namespace, peer: Namespace, number: u32): i32 {
  if (!hash.prepare(table)) return -Errno.ENOMEM;
  const pointer = heap.allocZeroed(offsetof<NamespaceId>());
  if (pointer == 0 || !radix.set(owner.ids, number, pointer)) {
    heap.free(pointer);
    if (table.count == 0) hash.dispose(table);
    return -Errno.ENOMEM;
  }
  const id = changetype<NamespaceId>(pointer);
  id.owner = owner;
  id.peer = peer;
  id.number = number;
  hash.insert(table, pointer, hashOf(owner, peer));
  list.append(peer.knownAs, changetype<usize>(id.knownNode));
  return number;
}

function ofKnownNode(node: usize): NamespaceId {
  return changetype<NamespaceId>(node - offsetof<NamespaceId>('nextKnown'));
}

/** Ids for a namespace in the order in which their owners were made. */
@unmanaged
class ByOwner extends Sortable {
  isBefore(other: usize): bool {
    return ofKnownNode(changetype<usize>(this)).owner.serial < ofKnownNode(other).owner.serial;
  }
}

/** A namespace goes: nobody knows it any more, which is announced, to the oldest first (unhash_nsid), and it knows nobody. */
export function forget(netns: Namespace): void {
  sorting.sort<ByOwner>(netns.knownAs);
  while (netns.firstKnown != 0) {
    const id = ofKnownNode(netns.firstKnown);
    const owner = id.owner;
    const number = id.number;
    remove(id);
    if (owner != netns) namespaceChanged(NamespaceEvent.GONE, owner, number);
  }
  for (let id = from(netns, 0); id != null; id = from(netns, 0)) remove(id);
}

function remove(id: NamespaceId): void {
  const owner = id.owner;
  radix.remove(owner.ids, id.number);
  owner.lowestId = min(owner.lowestId, id.number);
  list.remove(id.peer.knownAs, changetype<usize>(id.knownNode));
  hash.remove(table, changetype<usize>(id));
  heap.free(changetype<usize>(id));
  if (table.count == 0) hash.dispose(table);
}
