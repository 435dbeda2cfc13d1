/**
 * The numbers of generic netlink's groups, which families share: which are taken, how many there are, and who may join
 * (genl_allocate_reserve_groups, genl_bind). They begin as 64, and grow by as many words as a newcomer's groups fill.
 *
 *      ┌─ a byte each, from number 0: 0 free, 1 taken, more: taken, and for the privileged ─┐
 */

import { Errno } from '../generated/errno';
import { GENL_ID_CTRL, GENL_ID_PMCRAID, GENL_ID_VFS_DQUOT } from '../generated/nlctrl';
import { Capability } from '../generated/socket';
import * as heap from '../memory/heap';
import { Task, capable } from './task';

@unmanaged
class Numbers {
  bytes: usize;
  count: u32;
}

/** Bits in a word of Linux's bitmap. */
const WORD: u32 = 64;
/** States of a number from here on say what it takes to join. */
const TAKEN: u32 = 1;

/* What it takes: flags of a group. */
export const FOR_NET_ADMIN: u32 = 1;
const FOR_SYS_ADMIN: u32 = 2;
const ALL_FLAGS: u32 = 3;

const first: usize = memory.data(64);
const numbers = changetype<Numbers>(memory.data(offsetof<Numbers>(), 4));

boot();

/** 0 is no group, and 1 is a family's who uses it unasked; two others have the numbers of their families. */
function boot(): void {
  numbers.bytes = first;
  numbers.count = WORD;
  store<u8>(first, TAKEN);
  store<u8>(first + 1, TAKEN);
  store<u8>(first + GENL_ID_CTRL, TAKEN);
  store<u8>(first + GENL_ID_VFS_DQUOT, TAKEN);
  store<u8>(first + GENL_ID_PMCRAID, TAKEN);
}

/** How many there are, taken or not. */
export function count(): u32 {
  return numbers.count;
}

/** Takes `wanted` numbers in a row; the first of them, or 0: no memory. */
export function take(wanted: u32): u32 {
  let from: u32 = 0;
  for (let i: u32 = 0; i < numbers.count && i - from < wanted; i++) {
    if (load<u8>(numbers.bytes + i) != 0) from = i + 1;
  }
  if (from + wanted > numbers.count && !grow(wanted)) return 0;
  for (let i: u32 = 0; i < wanted; i++) store<u8>(numbers.bytes + from + i, TAKEN);
  return from;
}

/** Makes room for `wanted` more; false: no memory. */
function grow(wanted: u32): bool {
  const size = numbers.count + ((wanted + WORD - 1) / WORD) * WORD;
  const bytes = heap.allocZeroed(size);
  if (bytes == 0) return false;
  memory.copy(bytes, numbers.bytes, numbers.count);
  if (numbers.bytes != first) heap.free(numbers.bytes);
  numbers.bytes = bytes;
  numbers.count = size;
  return true;
}

/** Says what it takes to join a group whose number is taken. */
export function restrict(number: u32, flags: u32): void {
  store<u8>(numbers.bytes + number, TAKEN + (flags & ALL_FLAGS));
}

/** Gives a number back. */
export function free(number: u32): void {
  store<u8>(numbers.bytes + number, 0);
}

/** 0 when the task may join, or -EPERM. */
export function mayJoin(task: Task, number: u32): i32 {
  const state: u32 = number < numbers.count ? load<u8>(numbers.bytes + number) : 0;
  if (state <= TAKEN) return 0;
  const flags = state - TAKEN;
  if ((flags & FOR_NET_ADMIN) != 0 && !capable(task, Capability.NET_ADMIN)) return -Errno.EPERM;
  if ((flags & FOR_SYS_ADMIN) != 0 && !capable(task, Capability.SYS_ADMIN)) return -Errno.EPERM;
  return 0;
}
