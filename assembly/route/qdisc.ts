/**
 * RTM_GETQDISC, NEWQDISC and DELQDISC (tc_dump_qdisc, tc_get_qdisc, tc_modify_qdisc). Links have the queueing disciplines that Linux gives
 * them by itself; none can be added, and of those none has a handle by which it could be found or deleted.
 */

import { Errno } from '../generated/errno';
import { NewFlag, Protocol } from '../generated/netlink';
import { RTM_TCA_POLICY, RTM_TCA_POLICY_MAX } from '../generated/policies';
import { TCMSG_SIZE, TC_H_INGRESS, TC_H_ROOT, TcAttribute, TcGroup, TcMessage, Tcmsg } from '../generated/rt-tc';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { hasListeners, lost } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/link';
import { Link, Qdisc } from '../net/link';
import * as attributes from '../wire/attributes';
import { Dumper } from './dumper';
import * as notify from './notify';
import * as parse from './parse';
import * as qdiscMessage from './qdisc_message';

/** Where the attributes of a request about traffic are found once they are parsed. */
export const trafficTable: usize = memory.data((RTM_TCA_POLICY_MAX + 1) * 4, 4);

/** Bits of a handle or parent that say which queueing discipline; the others say which class of it. */
export const MAJOR: u32 = 0xffff << 16;
/** Linux makes the buffer for a notification as large as a page of a dump. */
const ESTIMATE: u32 = 3776;

/** Parses a request about traffic, all but dumps; 0 or a negative errno. */
export function read(request: Request): i32 {
  return parse.parse(request, TCMSG_SIZE, trafficTable, RTM_TCA_POLICY);
}

/** The link that a request is about, or null. */
export function linkIn(request: Request): Link | null {
  const index = load<i32>(requests.body(request), Tcmsg.IFINDEX);
  return index > 0 ? links.byIndex(request.socket.netns, index) : null;
}

/** Tells who listens, and with an echo the requester, what a link has; or says why it can't be deleted. */
export function get(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = linkIn(request);
  if (link == null) return -Errno.ENODEV;
  const header = requests.body(request);
  const parent = load<u32>(header, Tcmsg.PARENT);
  const wrong = checkParent(request, parent, load<u32>(header, Tcmsg.HANDLE));
  if (wrong != 0) return wrong;
  const kind = attributes.get(trafficTable, TcAttribute.KIND);
  if (kind != 0 && !isKind(kind, qdiscMessage.nameOf(link.qdisc))) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid qdisc name: must match existing qdisc');
  }
  if (request.type == TcMessage.DELQDISC) {
    return requests.explain(request, -Errno.ENOENT, 'Cannot delete qdisc with handle of zero');
  }
  return link.qdisc == Qdisc.NOOP ? 0 : tell(request, link);
}

/** Whether a parent and a handle lead to a link's own queueing discipline; 0 or a negative errno. */
function checkParent(request: Request, parent: u32, handle: u32): i32 {
  if (parent == 0) return requests.explain(request, -Errno.ENOENT, 'Failed to find qdisc with specified handle');
  if (parent == TC_H_ROOT) return handle == 0 ? 0 : requests.explain(request, -Errno.EINVAL, 'Invalid handle');
  if ((parent & MAJOR) == (TC_H_INGRESS & MAJOR)) {
    return requests.explain(request, -Errno.ENOENT, 'Cannot find specified qdisc on specified device');
  }
  return requests.explain(request, -Errno.ENOENT, 'Failed to find qdisc with specified classid');
}

function isKind(attribute: usize, name: string): bool {
  const length = text.lengthOf(attributes.payload(attribute), attributes.size(attribute));
  return text.equals(attributes.payload(attribute), length, name);
}

function tell(request: Request, link: Link): i32 {
  const netns = request.socket.netns;
  notify.begin(request);
  if (hasListeners(netns, Protocol.ROUTE, TcGroup.TC) || notify.isEchoed()) {
    const message = messages.create(qdiscMessage.QDISC_MESSAGE_SIZE);
    if (message == null) {
      lost(netns, Protocol.ROUTE, TcGroup.TC);
    } else {
      qdiscMessage.write(message, link, 0, 0, notify.sequence(), notify.port());
      messages.trim(message);
      notify.send(netns, message, TcGroup.TC, ESTIMATE);
    }
  }
  notify.end();
  return 0;
}

/** Adds a queueing discipline: of no kind that there is. */
export function add(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  if (linkIn(request) == null) return -Errno.ENODEV;
  const header = requests.body(request);
  const parent = load<u32>(header, Tcmsg.PARENT);
  const handle = load<u32>(header, Tcmsg.HANDLE);
  if (parent == 0) {
    return handle == 0
      ? requests.explain(request, -Errno.EINVAL, 'Handle cannot be zero')
      : requests.explain(request, -Errno.ENOENT, 'Specified qdisc not found');
  }
  if (parent != TC_H_ROOT && parent != TC_H_INGRESS) {
    return requests.explain(request, -Errno.ENOENT, 'Failed to find specified qdisc');
  }
  if ((handle & ~MAJOR) != 0) return requests.explain(request, -Errno.EINVAL, 'Invalid minor handle');
  if (!requests.hasFlag(request, NewFlag.CREATE)) {
    const text = 'Qdisc not found. To create specify NLM_F_CREATE flag';
    return requests.explain(request, -Errno.ENOENT, text);
  }
  return requests.explain(request, -Errno.ENOENT, 'Specified qdisc kind is unknown');
}

/** Starts a dump of all that links have. */
export function startDump(request: Request): i32 {
  const bad = read(request);
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.QDISCS, 0);
}

/** Fills a page; DONE is a datagram of its own. The cursor: `cursor` is the link, `cursor2` how many of it were sent. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    // A link that came in place of the one in the cursor starts at its first.
    if (link.index != dump.cursor) dump.cursor2 = 0;
    dump.cursor = link.index;
    for (; dump.cursor2 < qdiscMessage.countOf(link); dump.cursor2++) {
      const port = dump.socket.port;
      const place = dump.cursor2;
      if (!qdiscMessage.write(page, link, place, dump.messageFlags, dump.sequence, port)) return page.length;
    }
    dump.cursor = link.index + 1;
    dump.cursor2 = 0;
  }
  return page.length;
}

/** Starts a dump of the classes of a link, which its request names. */
export function startClassDump(request: Request): i32 {
  const started = dumps.start(request, Dumper.TRAFFIC_CLASSES, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null || requests.bodyLength(request) < TCMSG_SIZE) return started;
  const header = requests.body(request);
  // None has a handle, and so none is the parent of any that is not the link's own.
  if ((load<u32>(header, Tcmsg.PARENT) & MAJOR) == 0) dump.onlyLink = load<u32>(header, Tcmsg.IFINDEX);
  return started;
}

/** Fills a page; DONE is a datagram of its own. The cursor: `cursor` is how many classes were sent. */
export function fillClasses(dump: Dump, page: Message): i32 {
  const link = links.byIndex(dump.socket.netns, dump.onlyLink);
  if (link == null || link.qdisc != Qdisc.MQ) return 0;
  for (; dump.cursor < link.txQueues; dump.cursor++) {
    const queue = dump.cursor + 1;
    const port = dump.socket.port;
    if (!qdiscMessage.writeClass(page, link, queue, dump.messageFlags, dump.sequence, port)) return page.length;
  }
  return page.length;
}
