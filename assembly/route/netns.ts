/**
 * Ids of namespaces: RTM_NEWNSID gives one, RTM_GETNSID tells one or all, and the group NSID hears of those that come and go
 * (rtnl_net_newid, rtnl_net_getid, rtnl_net_dumpid).
 */

import { Errno } from '../generated/errno';
import { NLMSGHDR_SIZE, Protocol } from '../generated/netlink';
import { RTNL_NET_POLICY, RTNL_NET_POLICY_MAX } from '../generated/policies';
import { NetnsAttribute, NetnsGroup, NetnsMessage, RTGENMSG_SIZE } from '../generated/rt-netns';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { hasListeners, lost } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { Namespace } from '../net/namespace';
import * as nsid from '../net/nsid';
import { NamespaceEvent } from '../net/observer';
import * as attributes from '../wire/attributes';
import * as writer from '../wire/writer';
import { Dumper } from './dumper';
import * as notify from './notify';
import * as parse from './parse';
import * as target from './target';

const table: usize = memory.data((RTNL_NET_POLICY_MAX + 1) * 4, 4);

// prettier-ignore
const GET: usize = memory.data<u8>([
  <u8>NetnsAttribute.PID, <u8>NetnsAttribute.FD, <u8>NetnsAttribute.NSID, <u8>NetnsAttribute.TARGET_NSID, 0,
]);

/** A message with both ids. */
const MESSAGE_SIZE: u32 = NLMSGHDR_SIZE + 4 + 8 + 8;

/** RTM_NEWNSID. */
export function give(request: Request): i32 {
  const bad = parse.parse(request, RTGENMSG_SIZE, table, RTNL_NET_POLICY);
  if (bad != 0) return bad;
  const wanted = attributes.get(table, NetnsAttribute.NSID);
  if (wanted == 0) return requests.explain(request, -Errno.EINVAL, 'nsid is missing');
  const attribute = reference(false);
  const unknown = findPeer(request, attribute);
  if (unknown != 0) return unknown;
  const netns = request.socket.netns;
  const peer = target.found();
  if (nsid.idOf(netns, peer) >= 0)
    return requests.blame(request, -Errno.EEXIST, attribute, 'Peer netns already has a nsid assigned');
  notify.begin(request);
  const refused = nsid.give(netns, peer, attributes.u32Value(wanted));
  notify.end();
  if (refused != -Errno.EEXIST) return refused;
  return requests.blame(request, refused, wanted, 'The specified nsid is already used');
}

/** The attribute by which a request names a namespace, or 0; by an id only where it asks for one. */
function reference(byId: bool): usize {
  const pid = attributes.get(table, NetnsAttribute.PID);
  if (pid != 0) return pid;
  const fd = attributes.get(table, NetnsAttribute.FD);
  return fd != 0 || !byId ? fd : attributes.get(table, NetnsAttribute.NSID);
}

/** Finds the namespace that `attribute` names. */
function findPeer(request: Request, attribute: usize): i32 {
  if (attribute == 0) return requests.explain(request, -Errno.EINVAL, 'Peer netns reference is missing');
  const value = attributes.u32Value(attribute);
  let bad: i32;
  if (attribute == attributes.get(table, NetnsAttribute.PID)) bad = target.byProcess(request, value);
  else if (attribute == attributes.get(table, NetnsAttribute.FD)) bad = target.byDescriptor(request, value);
  else bad = target.byId(request, value, -Errno.ENOENT);
  return bad == 0 ? 0 : requests.blame(request, bad, attribute, 'Peer netns reference is invalid');
}

/** RTM_GETNSID: the id of one namespace, here or, with TARGET_NSID, as another has it and as it is here. */
export function get(request: Request): i32 {
  const unwanted = 'Unsupported attribute in peer netns getid request';
  const bad = requests.isStrict(request)
    ? parse.strict(request, RTGENMSG_SIZE, table, RTNL_NET_POLICY, GET, unwanted)
    : parse.parse(request, RTGENMSG_SIZE, table, RTNL_NET_POLICY);
  if (bad != 0) return bad;
  const unknown = findPeer(request, reference(true));
  if (unknown != 0) return unknown;
  const peer = target.found();
  const here = nsid.idOf(request.socket.netns, peer);
  const other = attributes.get(table, NetnsAttribute.TARGET_NSID);
  let id = here;
  if (other != 0) {
    const refused = target.administered(request, attributes.u32Value(other));
    if (refused != 0) return requests.blame(request, refused, other, 'Target netns reference is invalid');
    id = nsid.idOf(target.found(), peer);
  }
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOMEM;
  write(message, NetnsMessage.NEWNSID, 0, request.sequence, request.socket.port, id, other != 0, here);
  return requests.reply(request, message);
}

function write(
  message: Message,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  id: i32,
  both: bool,
  here: i32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, RTGENMSG_SIZE);
  writer.u32Attribute(message, NetnsAttribute.NSID, id);
  if (both) writer.u32Attribute(message, NetnsAttribute.CURRENT_NSID, here);
  return writer.end(message, start);
}

/** RTM_GETNSID as a dump: all ids, with strict checking those of another namespace, beside the ones that theirs have here. */
export function startDump(request: Request): i32 {
  let other: usize = 0;
  if (requests.isStrict(request)) {
    const bad = checkDump(request);
    if (bad != 0) return dumps.startFailed(request, bad);
    other = attributes.get(table, NetnsAttribute.TARGET_NSID);
  }
  return target.setDump(request, dumps.start(request, Dumper.NAMESPACE_IDS, 0), other);
}

function checkDump(request: Request): i32 {
  const bad = parse.whole(request, RTGENMSG_SIZE, table, RTNL_NET_POLICY);
  if (bad != 0) return bad;
  for (let type: u32 = 0; type <= RTNL_NET_POLICY_MAX; type++) {
    const attribute = attributes.get(table, type);
    if (attribute == 0) continue;
    if (type != NetnsAttribute.TARGET_NSID)
      return requests.blame(request, -Errno.EINVAL, attribute, 'Unsupported attribute in dump request');
    const refused = target.administered(request, attributes.u32Value(attribute));
    if (refused != 0) return requests.blame(request, refused, attribute, 'Invalid target network namespace id');
  }
  return 0;
}

/** Fills a page with ids, from the number in the cursor on; DONE shares the last page. */
export function fillPage(dump: Dump, page: Message): i32 {
  const here = dump.socket.netns;
  const netns = target.ofDump(dump);
  if (netns == null) return -Errno.EINVAL;
  const both = dump.target != 0;
  for (let at = nsid.from(netns, dump.cursor); at != null; at = nsid.from(netns, dump.cursor)) {
    const known = both ? nsid.idOf(here, at.peer) : 0;
    if (!write(page, NetnsMessage.NEWNSID, dump.messageFlags, dump.sequence, dump.socket.port, at.number, both, known))
      return -Errno.EMSGSIZE;
    dump.cursor = at.number + 1;
  }
  return 0;
}

/** Announces an id that came or went; in the name of the request that gave it, else in the kernel's (rtnl_net_notifyid). */
export function changed(event: NamespaceEvent, netns: Namespace, id: u32): void {
  const asked = event == NamespaceEvent.NAMED;
  if (!hasListeners(netns, Protocol.ROUTE, NetnsGroup.NSID) && !(asked && notify.isEchoed())) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, NetnsGroup.NSID);
    return;
  }
  const type: u32 = event == NamespaceEvent.GONE ? NetnsMessage.DELNSID : NetnsMessage.NEWNSID;
  write(message, type, 0, asked ? notify.sequence() : 0, asked ? notify.port() : 0, id, false, 0);
  if (asked) notify.send(netns, message, NetnsGroup.NSID, 0);
  else notify.announce(netns, message, NetnsGroup.NSID);
}
