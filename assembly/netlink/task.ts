/**
 * Tasks: who makes a call. A task is a process of the guest with the credentials that Linux would look at
 * (credentials(7), capabilities(7)) and the network namespace its new sockets are made in.
 */

import { Errno } from '../generated/errno';
import * as handles from '../memory/handle';
import { Kind, create as createHandle, lookup as lookupHandle, remove as removeHandle } from '../memory/handle';
import * as heap from '../memory/heap';
import { Namespace } from '../net/namespace';
import * as namespace from '../net/lifecycle';

@unmanaged
export class Task {
  kind: u32;
  handle: u32;
  /** Thread group id: what autobind takes as a port and SCM_CREDENTIALS reports. */
  pid: u32;
  uid: u32;
  gid: u32;
  netns: Namespace;
  /** Effective capabilities, bit n for capability n. */
  capabilities: u64;
}

/** Makes a task; its handle, or -EINVAL for a pid that is no positive number, -ENOMEM. */
export function create(pid: i32, uid: u32, gid: u32, capabilities: u64, netns: Namespace): i32 {
  if (pid <= 0) return -Errno.EINVAL;
  const pointer = heap.alloc(offsetof<Task>());
  if (pointer == 0) return -Errno.ENOMEM;
  const task = changetype<Task>(pointer);
  task.kind = Kind.TASK;
  task.pid = pid;
  task.netns = netns;
  setCredentials(task, uid, gid, capabilities);
  task.handle = createHandle(pointer);
  if (task.handle == 0) {
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  namespace.retain(netns);
  return task.handle;
}

export function lookup(handle: u32): Task | null {
  const task = lookupHandle(handle, Kind.TASK);
  return task == 0 ? null : changetype<Task>(task);
}

/** A task with this process id, or null. For the rare call that names another's: it looks through all handles. */
export function ofProcess(pid: u32): Task | null {
  let pointer = handles.from(0, Kind.TASK);
  while (pointer != 0) {
    const task = changetype<Task>(pointer);
    if (task.pid == pid) return task;
    pointer = handles.from(handles.indexOf(task.handle) + 1, Kind.TASK);
  }
  return null;
}

export function setCredentials(task: Task, uid: u32, gid: u32, capabilities: u64): void {
  task.uid = uid;
  task.gid = gid;
  task.capabilities = capabilities;
}

/** The task's new sockets are made in another namespace from now on. */
export function setNamespace(task: Task, netns: Namespace): void {
  namespace.retain(netns);
  namespace.release(task.netns);
  task.netns = netns;
}

/** Forgets a task. Its sockets live on: the host closes them. */
export function destroy(task: Task): void {
  removeHandle(task.handle);
  namespace.release(task.netns);
  heap.free(changetype<usize>(task));
}

/** True when the task has a capability in effect (ns_capable). */
export function capable(task: Task, capability: u32): bool {
  return ((task.capabilities >> capability) & 1) != 0;
}
