/** What getsockopt(2) gives out: values built in one place, cut to the room there is, and their length. */

import { Errno } from '../generated/errno';
import * as user from '../memory/user';

/** struct linger: l_onoff i32, l_linger i32. Struct so_timestamping and struct sock_txtime are pairs of numbers as well. */
export const PAIR_SIZE: u32 = 8;

/** A value, built before it is cut. */
export const scratch: usize = memory.data(36, 8);

/** Gives out the first bytes of `scratch`. */
export function give(size: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  const length = min(size, space);
  if (!user.access(value, length)) return -Errno.EFAULT;
  user.give(value, scratch, length);
  store<u32>(lengthPointer, length);
  return 0;
}

/** Gives out a C int. */
export function giveInt(number: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u32>(scratch, number);
  return give(4, value, space, lengthPointer);
}

export function givePair(first: u32, second: u32, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u32>(scratch, first);
  store<u32>(scratch, second, 4);
  return give(PAIR_SIZE, value, space, lengthPointer);
}

export function give64(number: u64, value: usize, space: u32, lengthPointer: usize): i32 {
  store<u64>(scratch, number);
  return give(PAIR_SIZE, value, space, lengthPointer);
}
