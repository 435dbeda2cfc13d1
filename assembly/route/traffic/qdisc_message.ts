/**
 * RTM_NEWQDISC and RTM_NEWTCLASS as messages (tc_fill_qdisc, tc_fill_tclass): the queueing disciplines that links have by themselves or were
 * given. A link with several queues has one for all of them, whose classes they are, and one for each. Nothing is counted: no packets are
 * carried.
 */

import {
  GNET_STATS_BASIC_SIZE,
  GNET_STATS_QUEUE_SIZE,
  TCMSG_SIZE,
  TC_H_ROOT,
  TC_PRIO_QOPT_SIZE,
  TC_STATS_SIZE,
  TcAttribute,
  TcPrioQopt,
  TcaStatsAttribute,
  Tcmsg,
} from '../../generated/rt-tc';
import { Message } from '../../memory/message';
import { Link, Qdisc } from '../../net/link';
import * as qdiscs from '../../net/qdisc';
import { Discipline } from '../../net/qdisc';
import * as writer from '../../wire/writer';
import * as qdiscTbf from './qdisc_tbf';

/** The largest message about one. */
export const QDISC_MESSAGE_SIZE: u32 = 256;

const BANDS: u32 = 3;
// prettier-ignore
const PRIOMAP: usize = memory.data<u8>([1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
const PRIOMAP_SIZE: u32 = 16;

/** The message of which what follows is a part: its type and whom it is for. */
@unmanaged
class Envelope {
  type: u32;
  flags: u32;
  sequence: u32;
  port: u32;
}

const envelope = changetype<Envelope>(memory.data(offsetof<Envelope>(), 4));

/** Whom the messages that are written next are for, and what they are. */
export function address(type: u32, flags: u32, sequence: u32, port: u32): void {
  envelope.type = type;
  envelope.flags = flags;
  envelope.sequence = sequence;
  envelope.port = port;
}

/** Appends one that somebody gave a link, told as lying below `parent`. False, with nothing appended, when it does not fit. */
export function writeGiven(message: Message, discipline: Discipline, parent: u32, holders: u32): bool {
  return write(message, discipline.link, discipline.kind, discipline, discipline.handle, parent, holders);
}

/** Likewise what a link has by itself: its own, or with a queue from 1 on that one's. */
export function writeOwn(message: Message, link: Link, queue: u32, parent: u32, holders: u32): bool {
  return write(message, link, queue == 0 ? link.qdisc : Qdisc.PFIFO_FAST, null, 0, parent, holders);
}

/** How many hold what a link has by itself: the device and a queue, but what is a queue's only that. */
export function holdersOfOwn(link: Link, queue: u32): u32 {
  return queue == 0 && link.qdisc != Qdisc.MQ ? 2 : 1;
}

function write(
  message: Message,
  link: Link,
  kind: Qdisc,
  given: Discipline | null,
  handle: u32,
  parent: u32,
  info: u32,
): bool {
  const start = begin(message, link, handle, parent, info);
  writer.textAttribute(message, TcAttribute.KIND, qdiscs.nameOf(kind));
  writeOptions(message, kind, given);
  writer.u8Attribute(message, TcAttribute.HW_OFFLOAD, 0);
  writeStats(message, true);
  return writer.end(message, start);
}

function writeOptions(message: Message, kind: Qdisc, given: Discipline | null): void {
  if (kind == Qdisc.PFIFO_FAST) writeBands(message);
  if (given == null) return;
  switch (kind) {
    case Qdisc.PFIFO:
    case Qdisc.BFIFO:
    case Qdisc.PFIFO_HEAD_DROP:
      writer.u32Attribute(message, TcAttribute.OPTIONS, given.limit);
      break;
    case Qdisc.TBF:
      qdiscTbf.write(message, given);
      break;
    case Qdisc.INGRESS:
    case Qdisc.CLSACT:
      writer.endNest(message, writer.nestPlain(message, TcAttribute.OPTIONS));
      break;
    default:
      break;
  }
}

/** Appends a class of one that was given, or with null of what a link with several queues has by itself. */
export function writeClass(message: Message, link: Link, given: Discipline | null, minor: u32): bool {
  const handle: u32 = given == null ? 0 : given.handle;
  const kind: Qdisc = given == null ? link.qdisc : given.kind;
  const parent: u32 = kind == Qdisc.MQ ? TC_H_ROOT : handle;
  const start = begin(message, link, handle | minor, parent, given == null ? 0 : handleBelow(given, minor));
  writer.textAttribute(message, TcAttribute.KIND, qdiscs.nameOf(kind));
  writeStats(message, kind == Qdisc.MQ);
  return writer.end(message, start);
}

function handleBelow(given: Discipline, minor: u32): u32 {
  const leaf = qdiscs.leafOf(given, minor);
  return leaf == null ? 0 : leaf.handle;
}

function begin(message: Message, link: Link, handle: u32, parent: u32, info: u32): u32 {
  const start = writer.begin(message, envelope.type, envelope.flags, envelope.sequence, envelope.port, TCMSG_SIZE);
  writeHeader(message, start, link.index, handle, parent, info);
  return start;
}

function writeHeader(message: Message, start: u32, index: u32, handle: u32, parent: u32, info: u32): void {
  if (!writer.fits(message)) return;
  const at = writer.header(message, start);
  store<u32>(at, index, Tcmsg.IFINDEX);
  store<u32>(at, handle, Tcmsg.HANDLE);
  store<u32>(at, parent, Tcmsg.PARENT);
  store<u32>(at, info, Tcmsg.INFO);
}

function writeBands(message: Message): void {
  const at = writer.put(message, TcAttribute.OPTIONS, TC_PRIO_QOPT_SIZE);
  if (at == 0) return;
  store<u32>(at, BANDS, TcPrioQopt.BANDS);
  memory.copy(at + TcPrioQopt.PRIOMAP, PRIOMAP, PRIOMAP_SIZE);
}

/** Appends counters; a class of a tbf has none but the old ones. */
function writeStats(message: Message, all: bool): void {
  const nest = writer.nestPlain(message, TcAttribute.STATS2);
  if (all) {
    writer.zerosAttribute(message, TcaStatsAttribute.BASIC, GNET_STATS_BASIC_SIZE);
    writer.zerosAttribute(message, TcaStatsAttribute.QUEUE, GNET_STATS_QUEUE_SIZE);
  }
  writer.endNest(message, nest);
  writer.zerosAttribute(message, TcAttribute.STATS, TC_STATS_SIZE);
}
