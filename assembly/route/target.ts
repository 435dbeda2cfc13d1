/**
 * Which namespace an attribute of a request means: by a process's id, by a descriptor of the sender's, or by the id it has where
 * the request's socket lives (get_net_ns_by_pid, get_net_ns_by_fd, get_net_ns_by_id). Each function gives 0 and leaves the namespace
 * in `found`, or a negative errno.
 */

import { Errno } from '../generated/errno';
import { LinkAttribute } from '../generated/rt-link';
import { Capability } from '../generated/socket';
import * as host from '../host';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as tasks from '../netlink/task';
import { Namespace, lookup } from '../net/namespace';
import * as nsid from '../net/nsid';
import * as attributes from '../wire/attributes';

@unmanaged
class Target {
  netns: usize;
}

const target = changetype<Target>(memory.data(offsetof<Target>(), 4));

/** The namespace that was found last. It lives for the request: whoever has it for longer retains it. */
export function found(): Namespace {
  return changetype<Namespace>(target.netns);
}

function find(netns: Namespace | null, error: i32): i32 {
  target.netns = changetype<usize>(netns);
  return netns == null ? error : 0;
}

/** -ESRCH when there is no such process. */
export function byProcess(request: Request, pid: u32): i32 {
  const told = host.netns_of(request.task.handle, pid, 0);
  if (told != 0) return told < 0 ? told : find(lookup(told), -Errno.ESRCH);
  const task = tasks.ofProcess(pid);
  return find(task == null ? null : task.netns, -Errno.ESRCH);
}

/** -EBADF when the sender has no such descriptor, -EINVAL when it stands for no network namespace. */
export function byDescriptor(request: Request, fd: u32): i32 {
  const told = host.netns_of(request.task.handle, fd, 1);
  if (told < 0) return told;
  return told == 0 ? -Errno.EBADF : find(lookup(told), -Errno.EINVAL);
}

/** `error` when the id is unknown. */
export function byId(request: Request, id: i32, error: i32): i32 {
  return find(nsid.byNumber(request.socket.netns, id), error);
}

/** As `byId`, for what may be asked with CAP_NET_ADMIN only: -EINVAL, -EACCES (rtnl_get_net_ns_capable). */
export function administered(request: Request, id: i32): i32 {
  const bad = byId(request, id, -Errno.EINVAL);
  if (bad != 0) return bad;
  return requests.capable(request, Capability.NET_ADMIN) ? 0 : -Errno.EACCES;
}

/** As `administered`, for a dump: the attribute, or 0 for the socket's own namespace; refused with `text`. */
export function forDump(request: Request, attribute: usize, text: string): i32 {
  if (attribute == 0) return 0;
  const refused = administered(request, attributes.u32Value(attribute));
  return refused == 0 ? 0 : requests.explain(request, refused, text);
}

/** Makes a dump that was started, if it was, one of the namespace that an attribute names, which `forDump` allowed; 0: of the socket's own. */
export function setDump(request: Request, started: i32, attribute: usize): i32 {
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null && attribute != 0) dump.target = attributes.u32Value(attribute) + 1;
  return started;
}

/** The namespace that a dump is about; null when it is gone. */
export function ofDump(dump: Dump): Namespace | null {
  return dump.target == 0 ? dump.socket.netns : nsid.byNumber(dump.socket.netns, dump.target - 1);
}

/** The id of that namespace, or -1 for the socket's own. */
export function idOfDump(dump: Dump): i32 {
  return dump.target - 1;
}

/** Answers about one link, or address, may be asked for by an id alone (rtnl_ensure_unique_netns): -EOPNOTSUPP. */
export function idAlone(request: Request, table: usize): i32 {
  if ((attributes.get(table, LinkAttribute.NET_NS_PID) | attributes.get(table, LinkAttribute.NET_NS_FD)) == 0) return 0;
  return requests.explain(request, -Errno.EOPNOTSUPP, 'specified netns attribute not supported');
}

/** The namespace that TARGET_NETNSID of a link's request names, or else the socket's own: -EINVAL, -EACCES. */
export function asked(request: Request, attribute: usize): i32 {
  if (attribute != 0) return administered(request, attributes.u32Value(attribute));
  return find(request.socket.netns, 0);
}

/** That no more than one attribute of a link's request says where the link is to be: -EINVAL. */
export function unique(request: Request, table: usize): i32 {
  const pid = attributes.get(table, LinkAttribute.NET_NS_PID) != 0;
  const fd = attributes.get(table, LinkAttribute.NET_NS_FD) != 0;
  const id = attributes.get(table, LinkAttribute.TARGET_NETNSID) != 0;
  if (!((pid && fd) || (id && (pid || fd)))) return 0;
  return requests.explain(request, -Errno.EINVAL, 'multiple netns identifying attributes specified');
}

/** Where a link is to be, by process or descriptor; 0 and null in `maybe` where the request does not say (rtnl_link_get_net_ifla). */
export function place(request: Request, table: usize): i32 {
  const pid = attributes.get(table, LinkAttribute.NET_NS_PID);
  if (pid != 0) return byProcess(request, attributes.u32Value(pid));
  const fd = attributes.get(table, LinkAttribute.NET_NS_FD);
  if (fd != 0) return byDescriptor(request, attributes.u32Value(fd));
  target.netns = 0;
  return 0;
}

/** As `found`, after `place`: null where the request did not say. */
export function maybe(): Namespace | null {
  return target.netns == 0 ? null : found();
}

/** Where a link is to be, the socket's own namespace where the request does not say (rtnl_link_get_net_capable). */
export function destination(request: Request, table: usize): i32 {
  const id = attributes.get(table, LinkAttribute.TARGET_NETNSID);
  const bad = id != 0 ? byId(request, attributes.u32Value(id), -Errno.EINVAL) : place(request, table);
  if (bad == 0 && target.netns == 0) target.netns = changetype<usize>(request.socket.netns);
  return bad;
}
