/**
 * ioctl(2): requests that any descriptor takes, which the host serves, and those about devices (netdevice(7)), with structures laid out as for
 * wasm32: `struct ifreq` has 32 bytes, `in6_ifreq` 24, `ifconf` 8.
 */
import {
  EFAULT,
  EPERM,
  F_GETFL,
  F_SETFL,
  FIOASYNC,
  FIOCLEX,
  FIOGETOWN,
  FIONBIO,
  FIONCLEX,
  FIOSETOWN,
  O_ASYNC,
  O_NONBLOCK,
  SIOCGIFCONF,
  SIOCGPGRP,
  SIOCGSKNS,
  SIOCSPGRP,
} from './constants.js';
import type { Core } from './core.js';
import { check, NetlinkError } from './errno.js';
import { CAP_NET_ADMIN } from './generated/socket.js';
import { IFCONF_SIZE } from './generated/netdevice.js';
import { ownerRequest } from './signals.js';
import type { Task } from './task.js';
import { getUint32, viewOf } from './wire.js';

/** Requests that switch a flag of the open file. */
const SWITCHES: Readonly<Record<number, number>> = { [FIONBIO]: O_NONBLOCK, [FIOASYNC]: O_ASYNC };
const OWNER = new Set([FIOSETOWN, FIOGETOWN, SIOCSPGRP, SIOCGPGRP]);

/**
 * A request of any descriptor, or of any socket's file.
 * @param fd -1 for a socket of another family, of which the library knows no more than its process's namespace
 * @returns undefined for others
 */
export function fileRequest(task: Task, fd: number, request: number, argument: Uint8Array): number | undefined {
  if (request === SIOCGSKNS) {
    if (!(task.credentials.capabilities & (1n << BigInt(CAP_NET_ADMIN)))) throw new NetlinkError(EPERM, 'ioctl');
    return task.openNetns(fd === -1 ? task.netns : task.socketDescriptor(fd, 'ioctl').file.netns);
  }
  if (fd === -1) return undefined;
  if (request === FIOCLEX || request === FIONCLEX) {
    task.descriptor(fd, 'ioctl').closeOnExec = request === FIOCLEX;
    return 0;
  }
  const flag = SWITCHES[request];
  if (flag === undefined && !OWNER.has(request)) return undefined;
  if (argument.length < 4) throw new NetlinkError(EFAULT, 'ioctl');
  if (flag !== undefined) {
    const others = task.fcntl(fd, F_GETFL) & ~flag;
    return task.fcntl(fd, F_SETFL, getUint32(argument, 0) === 0 ? others : others | flag);
  }
  ownerRequest(task, task.socketDescriptor(fd, 'ioctl').file, request, viewOf(argument));
  return 0;
}

/** Where a request is made: a task of the module, and the family of its socket, which is one of the module's if that is AF_NETLINK. */
export interface IoctlSource {
  task: number;
  socket: number;
  family: number;
}

/**
 * @param argument what the request points at, changed in place; for SIOCGIFCONF the array to fill
 * @returns 0, or for SIOCGIFCONF the length of the array
 */
export function ioctl(core: Core, source: IoctlSource, request: number, argument: Uint8Array): number {
  if (request === SIOCGIFCONF) return interfaceList(core, source, argument);
  const { transfer, exports, module } = core;
  const at = transfer.place(argument, 'ioctl');
  const { task, socket, family } = source;
  const result = exports.ioctl(task, socket, family, request, at, argument.length);
  if (result >= 0) argument.set(module.bytes.subarray(at, at + argument.length));
  transfer.release();
  core.timers.update();
  return check(result, 'ioctl');
}

/** The request points at a `struct ifconf`, which points at the array; here the one lies behind the other. */
function interfaceList(
  { transfer, exports, module }: Core,
  { task, socket, family }: IoctlSource,
  array: Uint8Array,
): number {
  const at = transfer.reserve(IFCONF_SIZE + array.length, 'ioctl');
  const list = at + IFCONF_SIZE;
  module.view.setInt32(at, array.length, true);
  module.view.setUint32(at + 4, array.length === 0 ? 0 : list, true);
  const result = exports.ioctl(task, socket, family, SIOCGIFCONF, at, IFCONF_SIZE);
  const length = module.view.getInt32(at, true);
  if (result >= 0) array.set(module.bytes.subarray(list, list + Math.min(length, array.length)));
  transfer.release();
  check(result, 'ioctl');
  return length;
}
