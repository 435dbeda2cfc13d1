/** Families of generic netlink that the host handles. */

import * as family from '../family';
import { Errno } from '../generated/errno';
import * as answer from '../generic/answer';
import * as registry from '../generic/registry';
import * as user from '../memory/user';
import * as sockets from '../netlink/socket';
import { done } from './done';

/**
 * Registers a family of generic netlink, in all namespaces: its id. The description: name 16 (with its NUL), version u32, bytes of the
 * family's own header u32 (a multiple of 4), highest attribute u32 (0: each operation has its own policy), first command whose headers
 * must be clean u32, numbers of operations, groups, policies and words u32 each; then operations, 20 bytes each: command, flags (1
 * CAP_NET_ADMIN, 2 does, 4 dumps, 16 CAP_NET_ADMIN), 1 + the place of its policy to do and of that to dump (0: none), what is not
 * validated (1 doing strictly, 2 dumps, 4 dumps strictly); groups, 24 each: name 16, who may join u32 (1 CAP_NET_ADMIN, 2
 * CAP_SYS_ADMIN), 0; the word at which each policy begins u32; the words u16 (assembly/wire/policy.ts). Requests come through the import
 * `genl_request`. One of those from the start with that name goes, nlctrl excepted. -EFAULT, -EINVAL, -EEXIST, -ENOSPC, -ENOMEM, -EBUSY from within that.
 */
export function genl_register(description: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(description, size)) return -Errno.EFAULT;
  return done(registry.register(description, size));
}

/** Takes a family away, of `genl_register` or of those from the start but nlctrl: who is in its groups is so no more. -ENOENT, -EBUSY from within `genl_request`. */
export function genl_unregister(id: u32): i32 {
  return done(registry.unregister(id));
}

/** The id of the family with a name of `size` bytes and no NUL, and in the upper 16 bits the number of its first group. -ENOENT, -EFAULT, -EINVAL. */
export function genl_find(name: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(name, size)) return -Errno.EFAULT;
  return registry.find(name, size);
}

/**
 * From within `genl_request`: one message of the answer, from its genlmsghdr on; its nlmsghdr is put before it. -EINVAL when nobody asks,
 * -EFAULT, -ENOBUFS, -EAGAIN when the requester has no room, -ECONNREFUSED when it is connected to another.
 */
export function genl_reply(bytes: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(bytes, size)) return -Errno.EFAULT;
  return answer.reply(bytes, size);
}

/**
 * From within `genl_request`: explains what it is about to return, for who set EXT_ACK: by a text of up to 256 bytes of ASCII, and, of an
 * error, the offset in the request of the attribute that is wrong, the type of one that is missing, the offset of the nest that lacks it; 0
 * for what there is not. -EINVAL, -EFAULT.
 */
export function genl_explain(text: usize, size: i32, offset: u32, missing: u32, nest: u32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(text, size)) return -Errno.EFAULT;
  return answer.explain(text, size, offset, missing, nest);
}

/** From within `genl_request`: up to 20 bytes that the acknowledgement carries (NLMSGERR_ATTR_COOKIE), for who set EXT_ACK. -EINVAL, -EFAULT. */
export function genl_cookie(bytes: usize, size: i32): i32 {
  if (size < 0) return -Errno.EINVAL;
  if (!user.access(bytes, size)) return -Errno.EFAULT;
  return answer.setCookie(bytes, size);
}

/**
 * The host, which returned 1 from `genl_request` on a socket, for the family with this id, can answer now: it is asked again, at once, and may
 * again return 1. Until then what else was sent on the socket waits, up to its send buffer, beyond which sendmsg is -EAGAIN: `poll` for
 * 0x10000 tells when to try again. -EBADF when the socket was closed, -EINVAL when it waits for nothing of the kind, -EBUSY from within
 * `genl_request`.
 */
export function genl_resume(socket: u32, id: u32): i32 {
  if (answer.isAsked()) return -Errno.EBUSY;
  const found = sockets.lookup(socket);
  return found == null ? -Errno.EBADF : done(family.resume(found, id));
}
