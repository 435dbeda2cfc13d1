/**
 * RTM_NEWQDISC and RTM_NEWTCLASS as messages (tc_fill_qdisc, tc_fill_tclass): the queueing disciplines that links have by themselves. A link
 * with several queues has one for all of them, whose classes they are, and one for each. Nothing is counted: no packets are carried.
 */

import {
  GNET_STATS_BASIC_SIZE,
  GNET_STATS_QUEUE_SIZE,
  TCMSG_SIZE,
  TC_H_ROOT,
  TC_PRIO_QOPT_SIZE,
  TC_STATS_SIZE,
  TcAttribute,
  TcMessage,
  TcPrioQopt,
  TcaStatsAttribute,
  Tcmsg,
} from '../generated/rt-tc';
import { Message } from '../memory/message';
import { Link, Qdisc } from '../net/link';
import * as writer from '../wire/writer';

/** The largest message about one. */
export const QDISC_MESSAGE_SIZE: u32 = 192;

const BANDS: u32 = 3;
// prettier-ignore
const PRIOMAP: usize = memory.data<u8>([1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
const PRIOMAP_SIZE: u32 = 16;

/** How many queueing disciplines a link has that are shown. */
export function countOf(link: Link): u32 {
  if (link.qdisc == Qdisc.NOOP) return 0;
  return link.qdisc == Qdisc.MQ ? 1 + link.liveTxQueues : 1;
}

export function nameOf(qdisc: Qdisc): string {
  switch (qdisc) {
    case Qdisc.NOQUEUE:
      return 'noqueue';
    case Qdisc.PFIFO_FAST:
      return 'pfifo_fast';
    case Qdisc.MQ:
      return 'mq';
    default:
      return 'noop';
  }
}

/**
 * Appends the queueing discipline at a place below `countOf`: the link's own, then those of its queues, the last first. False, with
 * nothing appended, when it does not fit.
 */
export function write(message: Message, link: Link, place: u32, flags: u32, sequence: u32, port: u32): bool {
  const qdisc: Qdisc = place == 0 ? link.qdisc : Qdisc.PFIFO_FAST;
  const parent: u32 = place == 0 ? TC_H_ROOT : link.liveTxQueues - place + 1;
  const start = writer.begin(message, TcMessage.NEWQDISC, flags, sequence, port, TCMSG_SIZE);
  // The device holds its own twice, but what is a queue's only once.
  writeHeader(message, start, link.index, 0, parent, place == 0 && qdisc != Qdisc.MQ ? 2 : 1);
  writer.textAttribute(message, TcAttribute.KIND, nameOf(qdisc));
  if (qdisc == Qdisc.PFIFO_FAST) writeBands(message);
  writer.u8Attribute(message, TcAttribute.HW_OFFLOAD, 0);
  writeStats(message);
  return writer.end(message, start);
}

/** Appends a class of a link with several queues: one of them, from 1 on. */
export function writeClass(message: Message, link: Link, queue: u32, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, TcMessage.NEWTCLASS, flags, sequence, port, TCMSG_SIZE);
  writeHeader(message, start, link.index, queue, TC_H_ROOT, 0);
  writer.textAttribute(message, TcAttribute.KIND, nameOf(link.qdisc));
  writeStats(message);
  return writer.end(message, start);
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

function writeStats(message: Message): void {
  const nest = writer.nestPlain(message, TcAttribute.STATS2);
  writer.zerosAttribute(message, TcaStatsAttribute.BASIC, GNET_STATS_BASIC_SIZE);
  writer.zerosAttribute(message, TcaStatsAttribute.QUEUE, GNET_STATS_QUEUE_SIZE);
  writer.endNest(message, nest);
  writer.zerosAttribute(message, TcAttribute.STATS, TC_STATS_SIZE);
}
