/**
 * A namespace's links and how they are found: by index in a radix tree, by name or alternative name in a hash table, by age in a list.
 * net/register.ts adds and removes them.
 */

import { ALTIFNAMSIZ } from '../generated/rt-link';
import * as hash from '../memory/hash';
import { HashNode } from '../memory/hash';
import * as radix from '../memory/radix';
import * as altNames from './altname';
import { AltName } from './altname';
import { Link, nameLength, nameOf } from './link';
import { Namespace } from './namespace';

/** The link with an index, or null. */
export function byIndex(netns: Namespace, index: u32): Link | null {
  const link = radix.get(netns.links, index);
  return link == 0 ? null : changetype<Link>(link);
}

/** The link with the lowest index that is `index` or above, or null. */
export function from(netns: Namespace, index: u32): Link | null {
  const link = radix.next(netns.links, index);
  return link == 0 ? null : changetype<Link>(link);
}

/** The first link by index, or null; and the one after. */
export function first(netns: Namespace): Link | null {
  return from(netns, 1);
}

/** The link that has been in a namespace for longest, or null; and the one that came after another (for_each_netdev). */
export function oldest(netns: Namespace): Link | null {
  return ofArrivalNode(netns.firstLink);
}

export function younger(link: Link | null): Link | null {
  return link == null ? null : ofArrivalNode(link.nextArrival);
}

/** The link that came last, or null; and the one that came before another (for_each_netdev_reverse). */
export function youngest(netns: Namespace): Link | null {
  return ofArrivalNode(netns.lastLink);
}

export function older(link: Link | null): Link | null {
  return link == null ? null : ofArrivalNode(link.previousArrival);
}

function ofArrivalNode(node: usize): Link | null {
  return node == 0 ? null : changetype<Link>(node - offsetof<Link>('nextArrival'));
}

export function next(link: Link | null): Link | null {
  return link == null ? null : from(link.netns, link.index + 1);
}

/** The link with a name of `length` bytes, or null. */
export function byName(netns: Namespace, name: usize, length: u32): Link | null {
  if (length >= ALTIFNAMSIZ) return null;
  const h = hash.bytes(name, length);
  for (let node = hash.first(netns.names, h); node != 0; node = changetype<HashNode>(node).next) {
    if (load<usize>(node, offsetof<Link>('netns')) == 0) {
      const alt = changetype<AltName>(node);
      const found = alt.hash == h && alt.length == length && memory.compare(altNames.bytesOf(alt), name, length) == 0;
      if (found) return alt.link;
      continue;
    }
    const link = changetype<Link>(node);
    if (link.nameHash == h && nameLength(link) == length && memory.compare(nameOf(link), name, length) == 0)
      return link;
  }
  return null;
}
