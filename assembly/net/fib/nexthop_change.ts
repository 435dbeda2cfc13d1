/**
 * What comes of next hops that are objects (insert_nexthop, replace_nexthop, remove_nexthop): routes go with theirs, groups lose a member and with the last
 * one go too. Over a link that goes down or loses its carrier all go, and nobody is told of any but their IPv6 routes.
 */

import { Errno } from '../../generated/errno';
import * as radix from '../../memory/radix';
import * as fib4 from '../ipv4/fib4';
import * as fib6 from '../ipv6/fib6';
import { Nexthop } from './fib_nexthop';
import { Link, hasCarrier } from '../link';
import { Namespace } from '../namespace';
import * as objects from './nexthop';
import { NexthopObject, hopOf } from './nexthop';
import * as buckets from './nexthop_bucket';
import * as groups from './nexthop_group';
import { Membership } from './nexthop_group';
import { NexthopEvent, nexthopChanged } from '../observer';

/** Puts a new object among those of its namespace, and announces it; -ENOMEM. */
export function insert(object: NexthopObject): i32 {
  const netns = object.netns;
  if (!radix.set(netns.objects, object.id, changetype<usize>(object))) return -Errno.ENOMEM;
  objects.touch(netns);
  nexthopChanged(NexthopEvent.CHANGED, object);
  return 0;
}

/** Gives an object what another is, which nobody finds, and frees that one; the object's id and what leads to it stay, and so does who made a group. */
export function replace(object: NexthopObject, by: NexthopObject): void {
  if (object.group == 0) exchange(object, by);
  else exchangeGroups(object, by);
  object.counts = by.counts;
  objects.discard(by);
  objects.touch(object.netns);
  nexthopChanged(NexthopEvent.CHANGED, object);
  nexthopChanged(NexthopEvent.REPLACED, object);
}

function exchange(object: NexthopObject, by: NexthopObject): void {
  const family = object.family;
  objects.delist(object);
  objects.delist(by);
  memory.copy(spare, changetype<usize>(hopOf(object)), offsetof<Nexthop>());
  memory.copy(changetype<usize>(hopOf(object)), changetype<usize>(hopOf(by)), offsetof<Nexthop>());
  memory.copy(changetype<usize>(hopOf(by)), spare, offsetof<Nexthop>());
  object.protocol = by.protocol;
  object.flags = by.flags;
  object.family = by.family;
  by.family = family;
  object.blackhole = by.blackhole;
  object.fdb = by.fdb;
  objects.enlist(object);
  // The other is only to be freed: it is on no link's list.
  hopOf(by).link = 0;
}

const spare: usize = memory.data(offsetof<Nexthop>(), 8);

function exchangeGroups(object: NexthopObject, by: NexthopObject): void {
  groups.exchange(object, by);
  object.fdb = by.fdb;
  if (!buckets.isResilient(by)) return;
  // The table stays where the buckets are known.
  const table = groups.groupOf(by).buckets;
  groups.groupOf(by).buckets = groups.groupOf(object).buckets;
  groups.groupOf(object).buckets = table;
  buckets.follow(object, by);
  buckets.balance(object);
}

/** Takes an object away; `asked`: for a request, which is announced with what becomes of its groups. */
export function remove(object: NexthopObject, asked: bool): void {
  radix.remove(object.netns.objects, object.id);
  if (asked) nexthopChanged(NexthopEvent.REMOVED, object);
  removeRoutes(object);
  for (let at = object.memberships.first; at != 0; at = object.memberships.first) {
    leave(changetype<Membership>(at), asked);
  }
  objects.touch(object.netns);
  objects.discard(object);
}

function removeRoutes(object: NexthopObject): void {
  for (let route = object.routes4.first; route != 0; route = object.routes4.first) fib4.drop(fib4.ofObjectNode(route));
  for (let route = object.routes6.first; route != 0; route = object.routes6.first) {
    if (object.netns.plainObjects) fib6.drop(fib6.ofObjectNode(route));
    else fib6.remove(fib6.ofObjectNode(route), false);
  }
}

/** A member leaves its group. */
function leave(membership: Membership, asked: bool): void {
  const parent = membership.parent;
  if (groups.countOf(parent) == 1) {
    remove(parent, asked);
    return;
  }
  if (buckets.isResilient(parent)) buckets.forget(parent, membership);
  groups.leave(membership);
  if (buckets.isResilient(parent)) buckets.balance(parent);
  if (asked) nexthopChanged(NexthopEvent.CHANGED, parent);
}

/** A link went down or is gone: only then blackholes go, which lead over the loopback device. */
export function linkDown(link: Link, gone: bool): void {
  let node = link.objects.first;
  while (node != 0) {
    const object = changetype<NexthopObject>(node);
    node = object.linkNext;
    if (gone || !object.blackhole) remove(object, false);
  }
}

/** Something about a link that is up changed, its carrier perhaps. */
export function linkChanged(link: Link): void {
  if (!hasCarrier(link)) linkDown(link, false);
}

/** Frees the objects of a namespace that goes. */
export function dispose(netns: Namespace): void {
  for (let object = objects.from(netns, 0); object != null; object = objects.from(netns, 0)) remove(object, false);
}
