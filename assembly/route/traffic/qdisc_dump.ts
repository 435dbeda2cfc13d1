/**
 * Dumps of RTM_GETQDISC and GETTCLASS (tc_dump_qdisc, tc_dump_tclass): of a link its own queueing discipline, those below, and the one for
 * what comes in. Those below are told in the order of a table of Linux's: by the bucket of their handle, and what queues have by
 * themselves is in the first.
 */

import { TCMSG_SIZE, TC_H_ROOT, TcAttribute, TcMessage, Tcmsg } from '../../generated/rt-tc';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import { Link, Qdisc } from '../../net/link';
import * as qdiscs from '../../net/qdisc';
import { Discipline, MAJOR } from '../../net/qdisc';
import * as attributes from '../../wire/attributes';
import { Dumper } from '../dumper';
import * as eachLink from '../each_link';
import { read, trafficTable } from './qdisc';
import * as qdiscMessage from './qdisc_message';

/** What is left to pass over of a link until those that were not sent yet. */
@unmanaged
class Walk {
  place: u32;
}

const walk = changetype<Walk>(memory.data(offsetof<Walk>(), 4));

/** Starts a dump of all that links have. */
export function start(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return dumps.startFailed(request, bad);
  const all = attributes.get(trafficTable, TcAttribute.DUMP_INVISIBLE) != 0;
  const started = dumps.startExplained(request, Dumper.QDISCS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) dump.cursor3 = u32(all);
  return started;
}

/**
 * Fills a page; DONE is a datagram of its own. The cursor: `cursor2` how many of a link were sent, `cursor3` 1 where the hidden are wanted
 * too.
 */
export function fillPage(dump: Dump, page: Message): i32 {
  qdiscMessage.address(TcMessage.NEWQDISC, dump.messageFlags, dump.sequence, dump.socket.port);
  return eachLink.fillPage(dump, page, fillLink);
}

function fillLink(dump: Dump, page: Message, link: Link): bool {
  walk.place = 0;
  const root = qdiscs.rootOf(link);
  if (root != null) {
    if (!fillGiven(dump, page, root)) return false;
  } else if (link.qdisc != Qdisc.NOOP && !fillOwn(dump, page, link, 0, TC_H_ROOT)) {
    return false;
  }
  let each = root == null ? qdiscs.first(link) : qdiscs.after(root);
  for (; each != null && qdiscs.isInFirstBucket(each); each = qdiscs.after(each)) {
    if (!fillGiven(dump, page, each)) return false;
  }
  if (link.qdisc == Qdisc.MQ && !fillQueues(dump, page, link, root)) return false;
  for (; each != null; each = qdiscs.after(each)) if (!fillGiven(dump, page, each)) return false;
  return true;
}

/** What the queues of a link have by themselves, the last first. */
function fillQueues(dump: Dump, page: Message, link: Link, root: Discipline | null): bool {
  const handle: u32 = root == null ? 0 : root.handle;
  for (let queue = link.liveTxQueues; queue > 0; queue--) {
    if (root != null && qdiscs.leafOf(root, queue) != null) continue;
    if (!fillOwn(dump, page, link, queue, handle | queue)) return false;
  }
  return true;
}

/** True when the next one was sent already; else it counts as sent. */
function isSent(dump: Dump): bool {
  return walk.place++ < dump.cursor2;
}

function fillOwn(dump: Dump, page: Message, link: Link, queue: u32, parent: u32): bool {
  if (isSent(dump)) return true;
  const holders = qdiscMessage.holdersOfOwn(link, queue);
  if (!qdiscMessage.writeOwn(page, link, queue, parent, holders)) return false;
  dump.cursor2++;
  return true;
}

function fillGiven(dump: Dump, page: Message, given: Discipline): bool {
  if (!qdiscs.isShown(given, dump.cursor3 != 0) || isSent(dump)) return true;
  if (!qdiscMessage.writeGiven(page, given, given.parent, qdiscs.holdersOf(given))) return false;
  dump.cursor2++;
  return true;
}

/** Starts a dump of the classes of a link, which its request names. */
export function startClasses(request: Request): i32 {
  const started = dumps.start(request, Dumper.TRAFFIC_CLASSES, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null || requests.bodyLength(request) < TCMSG_SIZE) return started;
  const header = requests.body(request);
  dump.onlyLink = load<u32>(header, Tcmsg.IFINDEX);
  dump.cursor3 = load<u32>(header, Tcmsg.PARENT) & MAJOR;
  return started;
}

/**
 * Fills a page; DONE is a datagram of its own. The cursor: `cursor2` is how many classes were sent, `cursor3` the handle of the one whose
 * classes are wanted, 0 for all.
 */
export function fillClasses(dump: Dump, page: Message): i32 {
  const link = links.byIndex(dump.socket.netns, dump.onlyLink);
  if (link == null) return 0;
  qdiscMessage.address(TcMessage.NEWTCLASS, dump.messageFlags, dump.sequence, dump.socket.port);
  walk.place = 0;
  const root = qdiscs.rootOf(link);
  if (link.qdisc == Qdisc.MQ && !fillClassesOf(dump, page, link, root)) return page.length;
  for (let each = qdiscs.first(link); each != null; each = qdiscs.after(each)) {
    if (each.kind == Qdisc.TBF && !fillClass(dump, page, link, each, 1)) break;
  }
  return page.length;
}

function fillClassesOf(dump: Dump, page: Message, link: Link, root: Discipline | null): bool {
  for (let queue: u32 = 1; queue <= link.txQueues; queue++) {
    if (!fillClass(dump, page, link, root, queue)) return false;
  }
  return true;
}

/** Sends a class of one that was given, or with null of what the link has by itself. */
function fillClass(dump: Dump, page: Message, link: Link, given: Discipline | null, minor: u32): bool {
  const handle: u32 = given == null ? 0 : given.handle;
  if ((dump.cursor3 != 0 && dump.cursor3 != handle) || isSent(dump)) return true;
  if (!qdiscMessage.writeClass(page, link, given, minor)) return false;
  dump.cursor2++;
  return true;
}
