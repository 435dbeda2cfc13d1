/**
 * Moving a link to another namespace (__dev_change_net_namespace): it goes down, leaves with all that hung on it (addresses, its
 * master, settings), and appears over there under its name and index, or others where those are taken. What was made on it stays on
 * it, and so does a veth's other end: they reach across namespaces.
 *
 * Whatever can fail is tried before anything is changed.
 */

import { Errno } from '../generated/errno';
import { IFNAMSIZ } from '../generated/rt-link';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as radix from '../memory/radix';
import * as altNames from './altname';
import * as devconf from './devconf';
import { Link, LinkState, nameLength, nameOf } from './link';
import { byIndex, byName } from './links';
import * as names from './name';
import { Namespace } from './namespace';
import * as neighbourParms from './neighbour/neighbour_parms';
import * as nsid from './nsid';
import { LinkEvent, linkChanged } from './observer';
import { explain, explainName, explainNumber } from './reason';
import * as register from './register';
import * as state from './state';

/** Where a link goes, as the one it leaves hears of it: the detail of LinkEvent.LEFT. */
@unmanaged
export class Destination {
  /** The id of the new namespace in the old one, -1 for none. */
  id: i32;
  index: u32;
}

const destination = changetype<Destination>(memory.data(offsetof<Destination>(), 4));
const newName: usize = memory.data(IFNAMSIZ, 4);

/**
 * Moves a link. `name`, of `length` bytes, perhaps 0: a name or a template of one to have where its own is taken; `index`: one that it
 * must have, or 0. -EINVAL, -EEXIST, -EBUSY, -ENFILE, with their reasons; -ENOMEM.
 */
export function move(link: Link, netns: Namespace, name: usize, length: u32, index: u32): i32 {
  if (link.netns == netns) return 0;
  if ((link.state & LinkState.NETNS_IMMUTABLE) != 0) return explain(-Errno.EINVAL, 'The interface netns is immutable');
  const badName = findName(link, netns, name, length);
  if (badName != 0) return badName;
  const taken = altNames.firstTaken(link, netns);
  if (taken != null) {
    const before = 'An interface with the altname ';
    return explainName(-Errno.EEXIST, before, altNames.bytesOf(taken), taken.length, ' exists in the target netns');
  }
  const newIndex = findIndex(link, netns, index);
  if (newIndex < 0) return newIndex;
  if (!hash.prepare(netns.names)) return -Errno.ENOMEM;
  const settings = devconf.create();
  const asking: usize = settings == 0 ? 0 : neighbourParms.allocate();
  if (asking == 0) {
    heap.free(settings);
    return -Errno.ENOMEM;
  }
  if (!radix.set(netns.links, newIndex, changetype<usize>(link))) {
    heap.free(settings);
    heap.free(asking);
    return -Errno.ENOMEM;
  }
  leave(link, netns, newIndex);
  link.netns = netns;
  link.index = newIndex;
  link.devconf = settings;
  neighbourParms.give(link, asking);
  memory.copy(nameOf(link), newName, IFNAMSIZ);
  register.appear(link);
  linkChanged(LinkEvent.ARRIVED, link, 0);
  register.attach(link);
  register.announce(link);
  return 0;
}

/** Finds the name that a link will have, in `newName`. */
function findName(link: Link, netns: Namespace, name: usize, length: u32): i32 {
  memory.copy(newName, nameOf(link), IFNAMSIZ);
  if (byName(netns, nameOf(link), nameLength(link)) == null) return 0;
  if (length == 0) return explain(-Errno.EEXIST, 'An interface with the same name exists in the target netns');
  const bad = names.find(netns, name, length, newName);
  if (bad == 0) return 0;
  return explainName(bad, "Unable to use '", name, length, "' for the new interface name in the target netns");
}

/** The index that a link will have. */
function findIndex(link: Link, netns: Namespace, index: u32): i32 {
  if (index == 0) return byIndex(netns, link.index) == null ? link.index : register.freeIndex(netns);
  if (byIndex(netns, index) == null) return index;
  return explainNumber(-Errno.EBUSY, 'The ifindex ', index, ' is not available in the target netns');
}

/** A link leaves its namespace, as one that is taken away does. */
function leave(link: Link, netns: Namespace, newIndex: u32): void {
  state.shut(link);
  register.hide(link);
  // It stays one that is registered: what becomes of it on its way is told, unlike of one that is taken away.
  link.state |= LinkState.REGISTERED;
  register.strip(link);
  destination.id = nsid.assign(link.netns, netns);
  destination.index = newIndex;
  linkChanged(LinkEvent.LEFT, link, <u32>changetype<usize>(destination));
}
