/**
 * What an administrator sets for the whole machine, once, at boot: /proc/sys/net/core and the module's memory.
 */

import { Errno } from '../generated/errno';
import * as heap from '../memory/heap';

/** Numbers of the settings in the export `configure`. */
const MEMORY_LIMIT: u32 = 1;
export const DEFAULT_RCVBUF: u32 = 2;
export const MAX_RCVBUF: u32 = 3;
export const DEFAULT_SNDBUF: u32 = 4;
export const MAX_SNDBUF: u32 = 5;
/** Ticks a second: what time limits are rounded to. */
export const HZ: u32 = 6;
/** Processors: a new link has as many queues as its driver wants for so many. */
export const CPUS: u32 = 7;
/** Whether bridges keep VLANs, as in a kernel with CONFIG_BRIDGE_VLAN_FILTERING. */
export const BRIDGE_VLANS: u32 = 8;
const LAST: u32 = BRIDGE_VLANS;

/** Linux's values on a machine with 4 KiB pages: rmem_default, rmem_max, wmem_default, wmem_max. */
const DEFAULT: u32 = 212992;
const MAX: u32 = 4194304;
/** Least sizes of the buffers (SOCK_MIN_RCVBUF, SOCK_MIN_SNDBUF). */
export const MIN_RCVBUF: u32 = 2304;
export const MIN_SNDBUF: u32 = 4608;
/** Ticks a second, unless told otherwise, and the most there may be: a tick is a whole number of microseconds or about. */
const DEFAULT_HZ: u32 = 250;
const MAX_HZ: u32 = 1000;
/** Processors, unless told otherwise, and the most there may be (NR_CPUS). */
const DEFAULT_CPUS: u32 = 1;
const MAX_CPUS: u32 = 8192;
/** Doubled, a buffer size must still be a positive int. */
const HIGHEST: u32 = 0x3fffffff;

/** A word a setting; 0 where it was never set. */
const values: usize = memory.data((LAST + 1) * 4, 4);

/** The value of a setting other than MEMORY_LIMIT. */
export function get(setting: u32): u32 {
  const value = load<u32>(values + (setting << 2));
  if (value != 0) return value;
  if (setting == HZ) return DEFAULT_HZ;
  if (setting == CPUS) return DEFAULT_CPUS;
  if (setting == BRIDGE_VLANS) return 0;
  return setting == MAX_RCVBUF || setting == MAX_SNDBUF ? MAX : DEFAULT;
}

/** True for the number of one whose value `get` tells. */
export function isSetting(setting: u32): bool {
  return setting >= DEFAULT_RCVBUF && setting <= LAST;
}

/** Sets a value; -EINVAL for an unknown setting or a value it can't have. */
export function configure(setting: u32, value: u32): i32 {
  if (setting == MEMORY_LIMIT) {
    if (value > heap.MAX_LIMIT || value == 0) return -Errno.EINVAL;
    heap.setLimit(value);
    return 0;
  }
  if (!isSetting(setting) || value > HIGHEST) return -Errno.EINVAL;
  if (setting == HZ) {
    if (value < 100 || value > MAX_HZ) return -Errno.EINVAL;
  } else if (setting == CPUS) {
    if (value == 0 || value > MAX_CPUS) return -Errno.EINVAL;
  } else if (setting == BRIDGE_VLANS) {
    if (value > 1) return -Errno.EINVAL;
  } else if (value < (setting <= MAX_RCVBUF ? MIN_RCVBUF : MIN_SNDBUF)) return -Errno.EINVAL;
  store<u32>(values + (setting << 2), value);
  return 0;
}
