/**
 * Who sent a message (struct ucred, unix(7)): the task's own credentials, or those it names in an SCM_CREDENTIALS control
 * message, which needs privilege unless they are its own (scm_check_creds).
 *
 * Control messages are laid out as in a 32-bit guest, on either way:
 *
 *      ┌─ cmsg_len u32 ─┬─ cmsg_level u32 ─┬─ cmsg_type u32 ─┬─ data ─┬─ padding to 4 ─┐
 */

import { Errno } from '../generated/errno';
import { CMSGHDR_SIZE, Capability, Cmsghdr, ControlType, OptionLevel } from '../generated/socket';
import { Message } from '../memory/message';
import * as user from '../memory/user';
import { align } from '../wire/writer';
import { Task, capable, ofProcess } from './task';

/** struct ucred. */
@unmanaged
export class Credentials {
  pid: u32;
  uid: u32;
  gid: u32;
}

/** The user and the group that are none. */
const NOBODY: u32 = u32.MAX_VALUE;

/** Fills `credentials` from the control messages at `control`, or from the task; -EINVAL, -EPERM, -ESRCH, -EFAULT. */
export function fromControl(task: Task, credentials: Credentials, control: usize, length: u32): i32 {
  credentials.pid = task.pid;
  credentials.uid = task.uid;
  credentials.gid = task.gid;
  if (control == 0 || length == 0) return 0;
  if (!user.access(control, length)) return -Errno.EFAULT;
  let at = control;
  let left = length;
  while (left >= CMSGHDR_SIZE) {
    const size = load<u32>(at);
    if (size < CMSGHDR_SIZE || size > left) return -Errno.EINVAL;
    if (load<u32>(at, Cmsghdr.LEVEL) == OptionLevel.SOCKET) {
      if (load<u32>(at, Cmsghdr.TYPE) != ControlType.CREDENTIALS || size != CMSGHDR_SIZE + offsetof<Credentials>())
        return -Errno.EINVAL;
      memory.copy(changetype<usize>(credentials), at + CMSGHDR_SIZE, offsetof<Credentials>());
      if (credentials.uid == NOBODY || credentials.gid == NOBODY) return -Errno.EINVAL;
      if (!mayClaim(task, credentials)) return -Errno.EPERM;
      if (credentials.pid != <u32>task.pid && ofProcess(credentials.pid) == null) return -Errno.ESRCH;
    }
    const step = min(align(size), left);
    at += step;
    left -= step;
  }
  return 0;
}

/** True when the task may send under these credentials. */
function mayClaim(task: Task, credentials: Credentials): bool {
  return (
    (credentials.pid == <u32>task.pid || capable(task, Capability.SYS_ADMIN)) &&
    (credentials.uid == task.uid || capable(task, Capability.SETUID)) &&
    (credentials.gid == task.gid || capable(task, Capability.SETGID))
  );
}

/** Writes credentials into a message. */
export function stamp(credentials: Credentials, message: Message): void {
  message.pid = credentials.pid;
  message.uid = credentials.uid;
  message.gid = credentials.gid;
}
