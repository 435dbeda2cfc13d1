/** ioctl(2) as netdevice(7) knows it, with structures laid out as for wasm32: `struct ifreq` has 32 bytes, `in6_ifreq` 24, `ifconf` 8. */
import { SIOCGIFCONF } from './constants.js';
import type { Core } from './core.js';
import { check } from './errno.js';
import { IFCONF_SIZE } from './generated/netdevice.js';

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
