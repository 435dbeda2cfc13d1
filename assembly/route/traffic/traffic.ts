/**
 * Classes, filters, chains and actions, of which links here have none that can be changed: the answers to requests about them (tc_ctl_tclass,
 * tc_new_tfilter, tc_del_tfilter, tc_get_tfilter, tc_ctl_chain, tc_ctl_action), and their dumps, which are empty.
 */

import { Errno } from '../../generated/errno';
import { GetFlag, NLATTR_SIZE, NewFlag } from '../../generated/netlink';
import { RTM_TCA_POLICY, TCAA_POLICY } from '../../generated/policies';
import {
  TCAMSG_SIZE,
  TCMSG_SIZE,
  TCM_IFINDEX_MAGIC_BLOCK,
  TC_ACT_ATTRIBUTE_MAX,
  TC_ACT_MSG_ATTRIBUTE_MAX,
  TC_H_ROOT,
  TcActAttribute,
  TcActMsgAttribute,
  TcAttribute,
  TcMessage,
  Tcmsg,
} from '../../generated/rt-tc';
import * as dumps from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Qdisc } from '../../net/link';
import * as qdiscs from '../../net/qdisc';
import { Discipline, MAJOR } from '../../net/qdisc';
import * as attributes from '../../wire/attributes';
import { Dumper } from '../dumper';
import * as parse from '../parse';
import { close, linkIn, open, read, trafficTable } from './qdisc';
import * as qdiscMessage from './qdisc_message';

/** Any request about a class but a dump: classes are there with what they are of, and can be asked for. */
export function ofClass(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = linkIn(request);
  if (link == null) return -Errno.ENODEV;
  const header = requests.body(request);
  const parent = load<u32>(header, Tcmsg.PARENT);
  const handle = load<u32>(header, Tcmsg.HANDLE);
  const own = handle & MAJOR;
  const above = parent & MAJOR;
  // Both name the queueing discipline that the class belongs to.
  if (parent != TC_H_ROOT && own != 0 && above != 0 && own != above) return -Errno.EINVAL;
  const root = qdiscs.rootOf(link);
  const named: u32 = own != 0 ? own : parent != TC_H_ROOT ? above : 0;
  const given = named != 0 ? qdiscs.byHandle(link, named) : root;
  if (given == null) return -Errno.ENOENT;
  if (!qdiscs.isClassful(given.kind)) return -Errno.EINVAL;
  const isNamed = handle != 0 || parent == TC_H_ROOT;
  const minor = handle & ~MAJOR;
  if (!isNamed || !qdiscs.hasClass(given, minor)) {
    const isNew = request.type == TcMessage.NEWTCLASS && requests.hasFlag(request, NewFlag.CREATE);
    return isNew ? -Errno.EOPNOTSUPP : -Errno.ENOENT;
  }
  if (request.type == TcMessage.GETTCLASS && !qdiscs.isIngress(given.kind)) return tellClass(request, given, minor);
  return request.type == TcMessage.NEWTCLASS && requests.hasFlag(request, NewFlag.EXCL)
    ? -Errno.EEXIST
    : -Errno.EOPNOTSUPP;
}

function tellClass(request: Request, given: Discipline, minor: u32): i32 {
  const message = open(request);
  if (message != null) {
    qdiscMessage.address(TcMessage.NEWTCLASS, 0, request.sequence, request.socket.port);
    qdiscMessage.writeClass(message, given.link, given, given.kind == Qdisc.TBF ? 1 : minor);
  }
  close(request, message);
  return 0;
}

/** Any request about a filter but a dump. */
export function ofFilter(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const info = load<u32>(header, Tcmsg.INFO);
  if ((info & MAJOR) == 0) {
    // A new one may have whichever is free.
    const isNew = request.type == TcMessage.NEWTFILTER && requests.hasFlag(request, NewFlag.CREATE);
    if (request.type != TcMessage.DELTFILTER && !isNew) {
      return requests.explain(request, -Errno.ENOENT, 'Invalid filter command with priority of zero');
    }
    const isNarrow =
      info != 0 || load<u32>(header, Tcmsg.HANDLE) != 0 || attributes.get(trafficTable, TcAttribute.KIND) != 0;
    if (request.type == TcMessage.DELTFILTER && isNarrow) {
      const text = 'Cannot flush filters with protocol, handle or kind set';
      return requests.explain(request, -Errno.ENOENT, text);
    }
  }
  return findBlock(request);
}

/** Any request about a chain but a dump. */
export function ofChain(request: Request): i32 {
  const bad = read(request);
  return bad != 0 ? bad : findBlock(request);
}

/** Why there is no block of filters (__tcf_qdisc_find, __tcf_block_find). */
function findBlock(request: Request): i32 {
  const header = requests.body(request);
  if (load<u32>(header, Tcmsg.IFINDEX) == TCM_IFINDEX_MAGIC_BLOCK) {
    return requests.explain(request, -Errno.EINVAL, 'Block of given index was not found');
  }
  const link = linkIn(request);
  if (link == null) return -Errno.ENODEV;
  const parent = load<u32>(header, Tcmsg.PARENT);
  const given = parent != 0 ? qdiscs.byHandle(link, parent & MAJOR) : null;
  if (parent != 0 && given == null) {
    return requests.explain(request, -Errno.EINVAL, "Parent Qdisc doesn't exists");
  }
  const kind = given == null ? link.qdisc : given.kind;
  if (!qdiscs.isClassful(kind)) return requests.explain(request, -Errno.EINVAL, 'Qdisc not classful');
  // Those for what comes in have blocks, which nothing here serves.
  return qdiscs.isIngress(kind)
    ? -Errno.EOPNOTSUPP
    : requests.explain(request, -Errno.EOPNOTSUPP, "Class doesn't support blocks");
}

/** A dump of filters or chains: of none. A request that is too short for a header is well too. */
export function startDump(request: Request): i32 {
  if (requests.bodyLength(request) >= TCMSG_SIZE) {
    const bad = parse.parse(request, TCMSG_SIZE, trafficTable, RTM_TCA_POLICY);
    if (bad != 0) return dumps.startFailed(request, bad);
  }
  return dumps.start(request, Dumper.NOTHING, 0);
}

const actionTable: usize = memory.data((TC_ACT_MSG_ATTRIBUTE_MAX + 1) * 4, 4);
const actTable: usize = memory.data((TC_ACT_ATTRIBUTE_MAX + 1) * 4, 4);

/** Any request about an action but a dump. */
export function ofAction(request: Request): i32 {
  const bad = checkAction(request);
  if (bad != 0) return bad;
  const size = requests.bodyLength(request) - TCAMSG_SIZE;
  attributes.parse(actionTable, TC_ACT_MSG_ATTRIBUTE_MAX, requests.body(request) + TCAMSG_SIZE, size);
  const tab = attributes.get(actionTable, TcActMsgAttribute.TAB);
  if (tab == 0) return requests.explain(request, -Errno.EINVAL, 'Netlink action attributes missing');
  const isEmpty = attributes.size(tab) < NLATTR_SIZE;
  if (request.type == TcMessage.DELACTION && requests.hasFlag(request, GetFlag.ROOT)) {
    return isEmpty
      ? requests.explain(request, -Errno.EINVAL, 'Invalid netlink attributes while flushing TC action')
      : requests.explain(request, -Errno.EINVAL, 'Cannot flush unknown TC action');
  }
  if (isEmpty) return 0;
  if (request.type == TcMessage.NEWACTION) {
    return requests.explain(request, -Errno.ENOENT, 'Failed to load TC action module');
  }
  const first = attributes.payload(tab);
  attributes.parse(actTable, TC_ACT_ATTRIBUTE_MAX, attributes.payload(first), attributes.size(first));
  const index = attributes.get(actTable, TcActAttribute.INDEX);
  return index == 0 || attributes.size(index) < 4
    ? requests.explain(request, -Errno.EINVAL, 'Invalid TC action index value')
    : requests.explain(request, -Errno.EINVAL, 'Specified TC action kind not found');
}

function checkAction(request: Request): i32 {
  if (requests.bodyLength(request) >= TCAMSG_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
}

/** A dump of the actions of a kind: there are none of any. */
export function startActionDump(request: Request): i32 {
  let bad = checkAction(request);
  if (bad == 0) bad = parse.parse(request, TCAMSG_SIZE, actionTable, TCAA_POLICY);
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.startExplained(request, Dumper.NOTHING, 0);
}
