/**
 * The protocols of the family: which exist, how many groups each has, and what it lets the unprivileged do
 * (nl_table[] and netlink_kernel_cfg).
 */

import { Protocol } from '../generated/netlink';
import { RTNLGRP_MAX } from '../generated/rtnetlink';

/** The unprivileged may join groups (NL_CFG_F_NONROOT_RECV). */
export const NONROOT_RECEIVE: u32 = 1;
/** The unprivileged may send to groups and to other ports (NL_CFG_F_NONROOT_SEND). */
export const NONROOT_SEND: u32 = 2;
/** The kernel itself answers at port 0. */
export const KERNEL: u32 = 4;

/** What a protocol allows, as a mask of the above. */
export function flagsOf(protocol: u32): u32 {
  switch (protocol) {
    case Protocol.ROUTE:
    case Protocol.KOBJECT_UEVENT:
    case Protocol.GENERIC:
      return NONROOT_RECEIVE | KERNEL;
    case Protocol.USERSOCK:
      return NONROOT_SEND;
    default:
      return 0;
  }
}

/** How many groups a protocol has: never fewer than 32; 0 when there is no such protocol. */
export function groupsOf(protocol: u32): u32 {
  switch (protocol) {
    case Protocol.ROUTE:
      return RTNLGRP_MAX;
    case Protocol.USERSOCK:
    case Protocol.KOBJECT_UEVENT:
    case Protocol.GENERIC:
      return 32;
    default:
      return 0;
  }
}
