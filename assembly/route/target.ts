/**
 * Which namespace an attribute of a request means: by a process's id, by a descriptor of the sender's, or by the id it has where
 * the request's socket lives (get_net_ns_by_pid, get_net_ns_by_fd, get_net_ns_by_id). Each function gives 0 and leaves the namespace
 * in `found`, or a negative errno.
 */

import { Errno } from '../generated/errno';
import { Capability } from '../generated/socket';
import * as host from '../host';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as tasks from '../netlink/task';
import { Namespace, lookup } from '../net/namespace';
import * as nsid from '../net/nsid';

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
