/** What is set at boot, and memory for the host. */

import { Errno } from '../generated/errno';
import * as heap from '../memory/heap';
import * as user from '../memory/user';
import * as settings from '../netlink/settings';

const ABI_VERSION: i32 = 1;

/** The version of this ABI: 1. It changes when a call changes its meaning. */
export function abi_version(): i32 {
  return ABI_VERSION;
}

/**
 * Sets what an administrator sets at boot; before the first other call. Settings: 1 the bytes that linear memory may grow to,
 * 2 rmem_default, 3 rmem_max (2304 or more), 4 wmem_default, 5 wmem_max (4608 or more), 6 ticks a second (100 to 1000),
 * 7 processors (1 to 8192), 8 whether bridges keep VLANs (0 or 1). -EINVAL for an unknown setting, less than that, or more than
 * 0x3fffffff (memory: 1 to 0x7fff0000).
 */
export function configure(setting: u32, value: u32): i32 {
  return settings.configure(setting, value);
}

/** What a setting other than 1 is: what `configure` made it, or what it is without. -EINVAL. */
export function configured(setting: u32): i32 {
  return settings.isSetting(setting) ? settings.get(setting) : -Errno.EINVAL;
}

/** How much memory: 0 bytes in use, blocks of `alloc` included; 1 bytes of linear memory; 2 bytes it may grow to. -EINVAL. */
export function meminfo(which: u32): i32 {
  switch (which) {
    case 0:
      return heap.used();
    case 1:
      return memory.size() << 16;
    case 2:
      return heap.limit();
    default:
      return -Errno.EINVAL;
  }
}

/** A cleared block of `size` bytes for the host's own use, 8-aligned: its pointer, or -EINVAL for size 0, -ENOMEM. */
export function alloc(size: u32): i32 {
  if (size == 0) return -Errno.EINVAL;
  const pointer = user.alloc(size);
  return pointer == 0 ? -Errno.ENOMEM : <i32>pointer;
}

/** Takes back a block of `alloc`; -EINVAL when the pointer is none. */
export function free(pointer: usize): i32 {
  return user.free(pointer) ? 0 : -Errno.EINVAL;
}
