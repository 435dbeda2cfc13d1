/**
 * What a request says of a queueing discipline that it makes or changes (qdisc_create, qdisc_change, fifo_init, mq_init, ingress_init,
 * tbf_init): its kind and options are checked before anything is made. Tables of sizes, estimators and shared blocks of filters are
 * EOPNOTSUPP.
 */

import { Errno } from '../../generated/errno';
import { TC_FIFO_QOPT_SIZE, TC_H_INGRESS, TC_H_ROOT, TcAttribute } from '../../generated/rt-tc';
import * as heap from '../../memory/heap';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Link, Qdisc } from '../../net/link';
import * as qdiscs from '../../net/qdisc';
import { Discipline, MAJOR } from '../../net/qdisc';
import { headerLengthOf } from '../../net/drivers/vxlan';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import { trafficTable } from './qdisc';
import * as qdiscTbf from './qdisc_tbf';

/** What was read. */
@unmanaged
class Wanted {
  kind: Qdisc;
  limit: u32;
  /** What a tbf comes with: a bfifo that is hidden, or 0. */
  below: usize;
}

const wanted = changetype<Wanted>(memory.data(offsetof<Wanted>(), 4));

/** Attributes that nothing here acts on. */
const LATER: usize = memory.data<i32>([TcAttribute.STAB, TcAttribute.RATE, 0]);

export function kind(): Qdisc {
  return wanted.kind;
}

/** The kind that an attribute names; NOOP for none that can be added. */
export function kindIn(attribute: usize): Qdisc {
  const name = attributes.payload(attribute);
  return qdiscs.kindOf(name, text.lengthOf(name, attributes.size(attribute)));
}

/** Reads what is to be made; 0, and `create` makes it, or a negative errno. */
export function read(request: Request, link: Link, parent: u32): i32 {
  const named = attributes.get(trafficTable, TcAttribute.KIND);
  wanted.kind = named == 0 ? Qdisc.NOOP : kindIn(named);
  if (wanted.kind == Qdisc.NOOP) return requests.explain(request, -Errno.ENOENT, 'Specified qdisc kind is unknown');
  if (parent == TC_H_INGRESS && !qdiscs.isIngress(wanted.kind)) {
    const text = 'Specified parent ID is reserved for ingress and clsact Qdiscs';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const bad = checkBlocks(request);
  if (bad != 0) return bad;
  const later = parse.refuse(trafficTable, LATER);
  if (later != 0) return later;
  if (qdiscs.isIngress(wanted.kind)) return parent == TC_H_INGRESS ? 0 : -Errno.EOPNOTSUPP;
  if (wanted.kind == Qdisc.MQ) return parent == TC_H_ROOT && link.txQueues > 1 ? 0 : -Errno.EOPNOTSUPP;
  return readOptions(link, wanted.kind);
}

/** Blocks of filters that several have in common. */
function checkBlocks(request: Request): i32 {
  const ingress = attributes.get(trafficTable, TcAttribute.INGRESS_BLOCK);
  const egress = attributes.get(trafficTable, TcAttribute.EGRESS_BLOCK);
  if (ingress != 0) {
    if (attributes.u32Value(ingress) == 0)
      return requests.explain(request, -Errno.EINVAL, 'Ingress block index cannot be 0');
    return qdiscs.isIngress(wanted.kind)
      ? -Errno.EOPNOTSUPP
      : requests.explain(request, -Errno.EOPNOTSUPP, 'Ingress block sharing is not supported');
  }
  if (egress == 0) return 0;
  if (attributes.u32Value(egress) == 0)
    return requests.explain(request, -Errno.EINVAL, 'Egress block index cannot be 0');
  return wanted.kind == Qdisc.CLSACT
    ? -Errno.EOPNOTSUPP
    : requests.explain(request, -Errno.EOPNOTSUPP, 'Egress block sharing is not supported');
}

/** Options of a kind that has some. */
function readOptions(link: Link, kind: Qdisc): i32 {
  const options = attributes.get(trafficTable, TcAttribute.OPTIONS);
  if (kind == Qdisc.TBF) return qdiscTbf.read(options);
  if (!isFifo(kind)) return 0;
  if (options == 0) {
    wanted.limit = link.txqlen;
    if (kind == Qdisc.BFIFO) wanted.limit *= link.mtu + headerLengthOf(link);
    return 0;
  }
  if (attributes.size(options) < TC_FIFO_QOPT_SIZE) return -Errno.EINVAL;
  wanted.limit = attributes.u32Value(options);
  return 0;
}

function isFifo(kind: Qdisc): bool {
  return kind == Qdisc.PFIFO || kind == Qdisc.BFIFO || kind == Qdisc.PFIFO_HEAD_DROP;
}

/** Makes what was read, which lies nowhere until `place`; null when memory has run out. */
export function create(link: Link, parent: u32, handle: u32): Discipline | null {
  const isIngress = qdiscs.isIngress(wanted.kind);
  const made = qdiscs.create(link, wanted.kind, parent, isIngress ? TC_H_INGRESS & MAJOR : handle);
  if (made == null) return null;
  if (isFifo(made.kind)) made.limit = wanted.limit;
  wanted.below = 0;
  if (made.kind == Qdisc.TBF) {
    qdiscTbf.apply(made);
    if (!prepareBelow(made)) {
      heap.free(changetype<usize>(made));
      return null;
    }
  }
  return made;
}

/** What a tbf with a limit keeps packets in when nobody gave it something: makes that; false when memory has run out. */
function prepareBelow(tbf: Discipline): bool {
  wanted.below = 0;
  if (qdiscTbf.limit() == 0) return true;
  const below = qdiscs.create(tbf.link, Qdisc.BFIFO, tbf.handle | 1, 0);
  if (below == null) return false;
  below.limit = qdiscTbf.limit();
  below.isHidden = true;
  wanted.below = changetype<usize>(below);
  return true;
}

/** Puts one in its place, and with it what it came with. */
export function place(made: Discipline): void {
  qdiscs.place(made);
  if (made.kind == Qdisc.TBF && wanted.below != 0) qdiscs.place(changetype<Discipline>(wanted.below));
}

/** Changes one as a request says; 0 or a negative errno. */
export function change(request: Request, given: Discipline): i32 {
  const options = attributes.get(trafficTable, TcAttribute.OPTIONS);
  const later = parse.refuse(trafficTable, LATER);
  if (options == 0) return later;
  if (!isFifo(given.kind) && given.kind != Qdisc.TBF)
    return requests.explain(request, -Errno.EINVAL, 'Change operation not supported by specified qdisc');
  const blocks =
    attributes.get(trafficTable, TcAttribute.INGRESS_BLOCK) | attributes.get(trafficTable, TcAttribute.EGRESS_BLOCK);
  if (blocks != 0) return requests.explain(request, -Errno.EOPNOTSUPP, 'Change of blocks is not supported');
  if (later != 0) return later;
  const bad = readOptions(given.link, given.kind);
  if (bad != 0) return bad;
  if (given.kind != Qdisc.TBF) {
    given.limit = wanted.limit;
    return 0;
  }
  const below = qdiscs.leafOf(given, given.handle | 1);
  if (below == null) {
    if (!prepareBelow(given)) return -Errno.ENOMEM;
    if (wanted.below != 0) qdiscs.place(changetype<Discipline>(wanted.below));
  } else if (isFifo(below.kind)) {
    below.limit = qdiscTbf.limit();
  }
  qdiscTbf.apply(given);
  return 0;
}
