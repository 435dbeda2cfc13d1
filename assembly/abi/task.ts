/** Network namespaces, and the tasks that are in them. */

import { Errno } from '../generated/errno';
import * as tasks from '../netlink/task';
import * as namespaces from '../net/lifecycle';
import { lookup as lookupNamespace } from '../net/namespace';
import { done } from './done';

/** Makes a network namespace, with `lo`, down: its handle, or -ENOMEM. */
export function netns_create(): i32 {
  // Nobody is in it yet, so nobody hears of it; and this may be called within another call: see the import `netns_of`.
  return namespaces.create();
}

/** Retires a namespace's handle; it lives while tasks and sockets are in it. -EBADF. */
export function netns_destroy(netns: u32): i32 {
  const found = lookupNamespace(netns);
  if (found == null) return -Errno.EBADF;
  namespaces.destroy(found);
  return done(0);
}

/**
 * Makes a task: its thread group id (positive), its user and group, its effective capabilities (64 bits, bit n for capability
 * n), and the namespace its sockets are made in. Its handle, or -EINVAL, -EBADF, -ENOMEM.
 */
export function task_create(pid: i32, uid: u32, gid: u32, capabilities: u64, netns: u32): i32 {
  const found = lookupNamespace(netns);
  return found == null ? -Errno.EBADF : tasks.create(pid, uid, gid, capabilities, found);
}

/** Gives a task other credentials (setuid, capset). -EBADF. */
export function task_credentials(task: u32, uid: u32, gid: u32, capabilities: u64): i32 {
  const found = tasks.lookup(task);
  if (found == null) return -Errno.EBADF;
  tasks.setCredentials(found, uid, gid, capabilities);
  return 0;
}

/** setns(2): a task's new sockets are made in another namespace; those it has stay where they are. -EBADF. */
export function task_setns(task: u32, netns: u32): i32 {
  const found = tasks.lookup(task);
  const place = lookupNamespace(netns);
  if (found == null || place == null) return -Errno.EBADF;
  tasks.setNamespace(found, place);
  return done(0);
}

/** Forgets a task. Its sockets stay open until they are closed. -EBADF. */
export function task_destroy(task: u32): i32 {
  const found = tasks.lookup(task);
  if (found == null) return -Errno.EBADF;
  tasks.destroy(found);
  return done(0);
}
