/**
 * Making and closing sockets (netlink_create, netlink_release).
 *
 * A handle's references count the file descriptors that share it: dup, fork and SCM_RIGHTS add one, close takes one, and
 * with the last one the socket leaves its port, its groups and its dump, and what it had not read is freed.
 */

import { Errno } from '../generated/errno';
import { SOCKET_TYPE_MASK, SocketType, SocketTypeFlag } from '../generated/socket';
import { Kind, create as createHandle, remove as removeHandle } from '../memory/handle';
import * as heap from '../memory/heap';
import { release as releaseMessage } from '../memory/message';
import * as queue from '../memory/queue';
import * as namespace from '../net/lifecycle';
import * as backlog from './backlog';
import * as dumps from './dump';
import * as elsewhere from './elsewhere';
import * as filter from './filter';
import * as group from './group';
import * as values from './option_values';
import * as port from './port';
import { exists } from './protocol';
import * as room from './room';
import { DEFAULT_RCVBUF, DEFAULT_SNDBUF, get as getSetting } from './settings';
import { Socket } from './socket';
import { Task } from './task';
import * as wake from './wake';

/** Flags that socket(2) takes beside a type, SOCK_NONBLOCK and SOCK_CLOEXEC: the host's business. */
const TYPE_FLAGS: u32 = SocketTypeFlag.NONBLOCK | SocketTypeFlag.CLOEXEC;
/** Types from here on do not exist (SOCK_MAX). */
const SOCKET_TYPES: u32 = 11;

/** socket(2): a handle, or -EINVAL, -ESOCKTNOSUPPORT, -EPROTONOSUPPORT, -ENOMEM. */
export function create(task: Task, typeAndFlags: u32, protocol: u32): i32 {
  const type = typeAndFlags & SOCKET_TYPE_MASK;
  if ((typeAndFlags & ~SOCKET_TYPE_MASK & ~TYPE_FLAGS) != 0) return -Errno.EINVAL;
  if (type >= SOCKET_TYPES) return -Errno.EINVAL;
  if (type != SocketType.RAW && type != SocketType.DGRAM) return -Errno.ESOCKTNOSUPPORT;
  if (!exists(protocol)) return -Errno.EPROTONOSUPPORT;
  const pointer = heap.allocZeroed(offsetof<Socket>());
  if (pointer == 0) return -Errno.ENOMEM;
  const socket = changetype<Socket>(pointer);
  socket.kind = Kind.SOCKET;
  socket.references = 1;
  queue.init(socket.queue);
  socket.netns = task.netns;
  socket.protocol = protocol;
  socket.type = type;
  socket.rcvbuf = getSetting(DEFAULT_RCVBUF);
  socket.sndbuf = getSetting(DEFAULT_SNDBUF);
  socket.capabilities = task.capabilities;
  if (!wake.addSocket()) {
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  socket.handle = createHandle(pointer);
  if (socket.handle == 0) {
    wake.removeSocket();
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  namespace.retain(socket.netns);
  return socket.handle;
}

/** One more file descriptor refers to the socket. */
export function retain(socket: Socket): i32 {
  if (socket.references == u32.MAX_VALUE) return -Errno.ENFILE;
  socket.references++;
  return 0;
}

/** One file descriptor fewer; the last one closes. */
export function release(socket: Socket): void {
  if (--socket.references != 0) return;
  backlog.forget(socket);
  dumps.abandon(socket);
  filter.forget(socket);
  values.forget(socket);
  group.leaveAll(socket);
  elsewhere.listen(socket, false);
  port.remove(socket);
  room.forget(socket);
  while (!queue.isEmpty(socket.queue)) releaseMessage(queue.pop(socket.queue));
  wake.forget(socket);
  wake.removeSocket();
  removeHandle(socket.handle);
  namespace.release(socket.netns);
  heap.free(changetype<usize>(socket));
}
