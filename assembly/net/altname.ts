/**
 * Further names of a link (struct netdev_name_node): each is found as the link's own name is, in the same table, and is longer at will.
 *
 *      ┌─ next ─┬─ hash ─┬─ 0 ─┬─ link ─┬─ place among the link's names ─┬─ length ─┬─ bytes … ─┐
 *
 * The word that is 0 here is a namespace in a link, by which what is found in the table is told apart.
 */

import { Errno } from '../generated/errno';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { ListNode } from '../memory/list';
import { Link } from './link';
import { byName } from './links';
import * as names from './name';
import { Namespace } from './namespace';

@unmanaged
export class AltName {
  next: usize;
  hash: u32;
  none: usize;
  link: Link;
  nextName: usize;
  previousName: usize;
  length: u32;

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<AltName>('nextName'));
  }
}

export function bytesOf(name: AltName): usize {
  return changetype<usize>(name) + offsetof<AltName>();
}

function ofNode(node: usize): AltName | null {
  return node == 0 ? null : changetype<AltName>(node - offsetof<AltName>('nextName'));
}

/** The first of a link's further names, in the order they came, or null; and the one after. */
export function first(link: Link): AltName | null {
  return ofNode(link.altNames.first);
}

export function next(name: AltName | null): AltName | null {
  return name == null ? null : ofNode(name.node.next);
}

/** Gives a link a further name of `length` bytes; -EEXIST, -ENOMEM. */
export function add(link: Link, bytes: usize, length: u32): i32 {
  if (byName(link.netns, bytes, length) != null) return -Errno.EEXIST;
  const pointer = heap.allocZeroed(offsetof<AltName>() + length);
  if (pointer == 0) return -Errno.ENOMEM;
  const name = changetype<AltName>(pointer);
  name.link = link;
  name.length = length;
  memory.copy(bytesOf(name), bytes, length);
  show(name);
  list.append(link.altNames, changetype<usize>(name.node));
  return 0;
}

/** Takes a further name from a link; -ENOENT when there is no such name, -EINVAL when it is not a further one of this link. */
export function remove(link: Link, bytes: usize, length: u32): i32 {
  const owner = byName(link.netns, bytes, length);
  if (owner == null) return -Errno.ENOENT;
  if (owner != link) return -Errno.EINVAL;
  for (let name = first(link); name != null; name = next(name)) {
    if (name.length != length || memory.compare(bytesOf(name), bytes, length) != 0) continue;
    hash.remove(link.netns.names, changetype<usize>(name));
    names.freed(link.netns, bytes, length);
    list.remove(link.altNames, changetype<usize>(name.node));
    heap.free(changetype<usize>(name));
    return 0;
  }
  return -Errno.EINVAL;
}

function show(name: AltName): void {
  hash.insert(name.link.netns.names, changetype<usize>(name), hash.bytes(bytesOf(name), name.length));
}

/** All further names of a link are found in its namespace, or no longer. */
export function showAll(link: Link): void {
  for (let name = first(link); name != null; name = next(name)) show(name);
}

export function hideAll(link: Link): void {
  for (let name = first(link); name != null; name = next(name)) {
    hash.remove(link.netns.names, changetype<usize>(name));
    names.freed(link.netns, bytesOf(name), name.length);
  }
}

/** The first of a link's further names that is taken in another namespace, or null. */
export function firstTaken(link: Link, netns: Namespace): AltName | null {
  for (let name = first(link); name != null; name = next(name)) {
    if (byName(netns, bytesOf(name), name.length) != null) return name;
  }
  return null;
}

/** Frees the further names of a link that is found no longer. */
export function discardAll(link: Link): void {
  for (let name = first(link); name != null; name = first(link)) {
    list.remove(link.altNames, changetype<usize>(name.node));
    heap.free(changetype<usize>(name));
  }
}
