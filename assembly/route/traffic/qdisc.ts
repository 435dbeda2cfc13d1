/**
 * RTM_GETQDISC, NEWQDISC and DELQDISC (tc_dump_qdisc, tc_get_qdisc, tc_modify_qdisc, qdisc_graft): the queueing disciplines that links have by
 * themselves, and those that requests give them. Which of them a request means is found here; route/traffic/qdisc_new.ts makes new ones.
 */

import { Errno } from '../../generated/errno';
import { NewFlag, Protocol } from '../../generated/netlink';
import { RTM_TCA_POLICY, RTM_TCA_POLICY_MAX } from '../../generated/policies';
import { TCMSG_SIZE, TC_H_INGRESS, TC_H_ROOT, TcAttribute, TcGroup, TcMessage, Tcmsg } from '../../generated/rt-tc';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import { Link, LinkState, Qdisc } from '../../net/link';
import * as qdiscs from '../../net/qdisc';
import { Discipline, MAJOR, isIngress } from '../../net/qdisc';
import * as attributes from '../../wire/attributes';
import * as notify from '../notify';
import * as parse from '../parse';
import * as qdiscMessage from './qdisc_message';
import * as qdiscNew from './qdisc_new';

/** Where the attributes of a request about traffic are found once they are parsed. */
export const trafficTable: usize = memory.data((RTM_TCA_POLICY_MAX + 1) * 4, 4);

/** Linux makes the buffer for a notification as large as a page of a dump. */
const ESTIMATE: u32 = 3776;

const enum Place {
  /** There is no such place. */
  NONE,
  /** There is nothing at it. */
  EMPTY,
  /** What the link has there by itself. */
  OWN,
  GIVEN,
}

/** What the current request means. */
@unmanaged
class Found {
  link: Link;
  place: Place;
  /** What was given, or 0; and the one above it, or 0. */
  given: usize;
  above: usize;
  /** The queue of it that a link with several has by itself; 0: the link's. */
  queue: u32;
}

const found = changetype<Found>(memory.data(offsetof<Found>(), 4));

/** Parses a request about traffic, all but dumps; 0 or a negative errno. */
export function read(request: Request): i32 {
  return parse.parse(request, TCMSG_SIZE, trafficTable, RTM_TCA_POLICY);
}

/** The link that a request is about, or null. */
export function linkIn(request: Request): Link | null {
  const index = load<i32>(requests.body(request), Tcmsg.IFINDEX);
  return index > 0 ? links.byIndex(request.socket.netns, index) : null;
}

function find(request: Request, parent: u32, unknown: string): i32 {
  const link = found.link;
  found.above = 0;
  found.queue = 0;
  if (parent == TC_H_ROOT) {
    settle(qdiscs.rootOf(link), link.qdisc == Qdisc.NOOP ? Place.EMPTY : Place.OWN);
    return 0;
  }
  if (parent == TC_H_INGRESS) {
    const hasQueue = (link.state & LinkState.INGRESS_QUEUE) != 0;
    settle(qdiscs.ingressOf(link), hasQueue ? Place.EMPTY : Place.NONE);
    return 0;
  }
  const above = qdiscs.byHandle(link, parent & MAJOR);
  if (above == null) return requests.explain(request, -Errno.ENOENT, unknown);
  if (!qdiscs.isClassful(above.kind))
    return requests.explain(request, -Errno.EOPNOTSUPP, 'Parent qdisc is not classful');
  if (!qdiscs.hasClass(above, parent)) return requests.explain(request, -Errno.ENOENT, 'Specified class not found');
  found.above = changetype<usize>(above);
  const isQueue = above.kind == Qdisc.MQ;
  if (isQueue) found.queue = parent & ~MAJOR;
  if (isIngress(above.kind)) settle(null, Place.NONE);
  else settle(qdiscs.leafOf(above, parent), isQueue ? Place.OWN : Place.EMPTY);
  return 0;
}

function settle(given: Discipline | null, otherwise: Place): void {
  found.given = changetype<usize>(given);
  found.place = given == null ? otherwise : given.kind == Qdisc.NOOP ? Place.EMPTY : Place.GIVEN;
}

function kindFound(): Qdisc {
  if (found.place == Place.GIVEN) return changetype<Discipline>(found.given).kind;
  if (found.place == Place.EMPTY) return Qdisc.NOOP;
  return found.queue == 0 ? found.link.qdisc : Qdisc.PFIFO_FAST;
}

function handleFound(): u32 {
  return found.given == 0 ? 0 : changetype<Discipline>(found.given).handle;
}

/** Whether a request names a kind, and another than this. */
function isOther(kind: Qdisc): bool {
  const named = attributes.get(trafficTable, TcAttribute.KIND);
  return named != 0 && qdiscNew.kindIn(named) != kind;
}

function refuseName(request: Request): i32 {
  return requests.explain(request, -Errno.EINVAL, 'Invalid qdisc name: must match existing qdisc');
}

/** Tells who listens, and with an echo the requester, what a link has; or takes it away. */
export function get(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = linkIn(request);
  if (link == null) return -Errno.ENODEV;
  found.link = link;
  const header = requests.body(request);
  const parent = load<u32>(header, Tcmsg.PARENT);
  const wrong = findKnown(request, parent, load<u32>(header, Tcmsg.HANDLE));
  if (wrong != 0) return wrong;
  if (isOther(kindFound())) return refuseName(request);
  if (request.type == TcMessage.DELQDISC) {
    if (parent == 0) return requests.explain(request, -Errno.EINVAL, 'Classid cannot be zero');
    if (handleFound() == 0) {
      return requests.explain(request, -Errno.ENOENT, 'Cannot delete qdisc with handle of zero');
    }
    return graft(request, null);
  }
  if (found.place != Place.EMPTY) tell(request, parent, false, found.given);
  return 0;
}

/** The one that is there, by its place or by its handle. */
function findKnown(request: Request, parent: u32, handle: u32): i32 {
  if (parent == 0) {
    const given = qdiscs.byHandle(found.link, handle);
    if (given == null) {
      return requests.explain(request, -Errno.ENOENT, 'Failed to find qdisc with specified handle');
    }
    found.queue = 0;
    settle(given, Place.NONE);
    return 0;
  }
  const isInwards = parent != TC_H_ROOT && (parent & MAJOR) == (TC_H_INGRESS & MAJOR);
  const place: u32 = isInwards ? TC_H_INGRESS : parent;
  const bad = find(request, place, 'Failed to find qdisc with specified classid');
  if (bad != 0) return bad;
  if (found.place == Place.NONE) {
    return requests.explain(request, -Errno.ENOENT, 'Cannot find specified qdisc on specified device');
  }
  if (handle == 0 || handle == handleFound()) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid handle');
}

/** Adds a queueing discipline, replaces or changes one. */
export function add(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = linkIn(request);
  if (link == null) return -Errno.ENODEV;
  found.link = link;
  const header = requests.body(request);
  const parent = load<u32>(header, Tcmsg.PARENT);
  const handle = load<u32>(header, Tcmsg.HANDLE);
  if (parent == 0) {
    if (handle == 0) return requests.explain(request, -Errno.EINVAL, 'Handle cannot be zero');
    found.queue = 0;
    settle(qdiscs.byHandle(link, handle), Place.NONE);
    return change(request, parent);
  }
  if (parent == TC_H_INGRESS) link.state |= LinkState.INGRESS_QUEUE;
  const wrong = find(request, parent, 'Failed to find specified qdisc');
  if (wrong != 0) return wrong;
  const known = handleFound();
  if (known != 0 && known == handle) return change(request, parent);
  if (handle != 0) {
    if (known != 0 && !requests.hasFlag(request, NewFlag.REPLACE))
      return requests.explain(request, -Errno.EEXIST, 'NLM_F_REPLACE needed to override');
    if ((handle & ~MAJOR) != 0) return requests.explain(request, -Errno.EINVAL, 'Invalid minor handle');
    if (qdiscs.byHandle(link, handle) != null)
      return requests.explain(request, -Errno.EINVAL, 'Cannot move an existing qdisc to a different parent');
  } else if (known != 0 && !makesAnother(request)) {
    return change(request, parent);
  }
  const isBare = handle == 0 && known != 0;
  if (!isBare && !requests.hasFlag(request, NewFlag.CREATE)) {
    const text = 'Qdisc not found. To create specify NLM_F_CREATE flag';
    return requests.explain(request, -Errno.ENOENT, text);
  }
  return make(request, parent, handle);
}

/**
 * Whether a request that names no handle, but another kind than is there, wants one of that: to create and either replace or be the only
 * one, or with no flag at all. Others want what is there changed.
 */
function makesAnother(request: Request): bool {
  if (!isOther(kindFound())) return false;
  const flags = request.flags & (NewFlag.CREATE | NewFlag.REPLACE | NewFlag.EXCL);
  if ((flags & NewFlag.CREATE) == 0) return flags == 0;
  return flags != <u32>NewFlag.CREATE;
}

function make(request: Request, parent: u32, handle: u32): i32 {
  const bad = qdiscNew.read(request, found.link, parent);
  if (bad != 0) return bad;
  const above = changetype<Discipline | null>(found.above);
  if (above != null) {
    if (isIngress(above.kind))
      return requests.explain(request, -Errno.EOPNOTSUPP, 'Cannot add children to ingress/clsact qdisc');
    if (qdiscNew.kind() == Qdisc.NOQUEUE)
      return requests.explain(request, -Errno.EINVAL, 'Cannot assign noqueue to a class');
  }
  const wanted = handle != 0 ? handle : qdiscs.freeHandle(found.link);
  if (wanted == 0) return requests.explain(request, -Errno.ENOSPC, 'Maximum number of qdisc handles was exceeded');
  const made = qdiscNew.create(found.link, parent, wanted);
  return made == null ? -Errno.ENOBUFS : graft(request, made);
}

function change(request: Request, parent: u32): i32 {
  if (found.given == 0) return requests.explain(request, -Errno.ENOENT, 'Specified qdisc not found');
  if (requests.hasFlag(request, NewFlag.EXCL))
    return requests.explain(request, -Errno.EEXIST, 'Exclusivity flag on, cannot modify');
  const given = changetype<Discipline>(found.given);
  if (isOther(given.kind)) return refuseName(request);
  const bad = qdiscNew.change(request, given);
  if (bad == 0) tell(request, parent, false, found.given);
  return bad;
}

/** Puts one in the place of what was found, or with null takes that away; the one that was made goes if it can't be put there. */
function graft(request: Request, made: Discipline | null): i32 {
  const link = found.link;
  const parent = load<u32>(requests.body(request), Tcmsg.PARENT);
  // A queue from which all is taken has nothing, not even what it has by itself.
  const isQueue = found.queue != 0;
  const replacement = made == null && isQueue ? qdiscs.create(link, Qdisc.NOOP, parent, 0) : made;
  if (made == null && isQueue && replacement == null) return -Errno.ENOBUFS;
  tell(request, parent, true, changetype<usize>(made));
  if (found.given != 0) qdiscs.remove(changetype<Discipline>(found.given));
  if (replacement != null) qdiscNew.place(replacement);
  qdiscs.activate(link);
  return 0;
}

/**
 * Tells that one, `told` or what the link has by itself, is there; with `isGraft` first that what was found is gone, and then that `told`,
 * if any, is there in its place.
 */
function tell(request: Request, parent: u32, isGraft: bool, told: usize): void {
  const message = open(request);
  if (message != null) {
    if (isGraft) writeGone(message, parent);
    qdiscMessage.address(TcMessage.NEWQDISC, isGraft ? NewFlag.REPLACE : 0, notify.sequence(), notify.port());
    if (told != 0) {
      const given = changetype<Discipline>(told);
      qdiscMessage.writeGiven(message, given, parent, qdiscs.holdersOf(given));
    } else if (!isGraft) {
      const holders = qdiscMessage.holdersOfOwn(found.link, found.queue);
      qdiscMessage.writeOwn(message, found.link, found.queue, parent, holders);
    }
  }
  close(request, message);
}

function writeGone(message: Message, parent: u32): void {
  qdiscMessage.address(TcMessage.DELQDISC, 0, notify.sequence(), notify.port());
  if (found.place == Place.OWN) qdiscMessage.writeOwn(message, found.link, found.queue, parent, 1);
  if (found.place != Place.GIVEN) return;
  const given = changetype<Discipline>(found.given);
  // Queues have let it go already, and so has the place for what comes in.
  if (!given.isHidden) qdiscMessage.writeGiven(message, given, parent, u32(!isIngress(given.kind)));
}

/** Begins to tell who listens, and with an echo the requester; null when nobody does, or memory has run out. */
export function open(request: Request): Message | null {
  const netns = request.socket.netns;
  notify.begin(request);
  if (!hasListeners(netns, Protocol.ROUTE, TcGroup.TC) && !notify.isEchoed()) return null;
  const message = messages.create(2 * qdiscMessage.QDISC_MESSAGE_SIZE);
  if (message == null) lost(netns, Protocol.ROUTE, TcGroup.TC);
  return message;
}

/** Ends that. */
export function close(request: Request, message: Message | null): void {
  if (message != null) {
    messages.trim(message);
    if (message.length == 0) messages.release(message);
    else notify.send(request.socket.netns, message, TcGroup.TC, ESTIMATE);
  }
  notify.end();
}
