/**
 * The protocols of the family: which exist, how many groups each has, and what it lets the unprivileged do
 * (nl_table[] and netlink_kernel_cfg).
 */

import { Protocol } from '../generated/netlink';
import { RTNLGRP_MAX } from '../generated/rtnetlink';
import * as genericGroups from './group_numbers';

/** The unprivileged may join groups (NL_CFG_F_NONROOT_RECV). */
export const NONROOT_RECEIVE: u32 = 1;
/** The unprivileged may send to groups and to other ports (NL_CFG_F_NONROOT_SEND). */
export const NONROOT_SEND: u32 = 2;
/** The kernel itself answers at port 0. */
export const KERNEL: u32 = 4;
/** It is registered. */
const EXISTS: u32 = 8;
/** Linux has a socket of its own for it in each namespace, and not in the first alone. */
export const IN_EACH_NAMESPACE: u32 = 16;

/**
 * What each protocol allows, from 0 on. Those that Linux answers and we don't (SOCK_DIAG 4, AUDIT 9, NETFILTER 12) are as if nobody had registered there, and so are SELINUX 7 and CONNECTOR 11 in any network namespace but the first.
 */
const protocols: usize = memory.data<u8>([29, 0, 10, 0, 25, 0, 28, 9, 0, 25, 28, 9, 24, 0, 0, 29, 29]);

/** What a protocol allows, as a mask of the above; 0 when there is no such protocol. */
export function flagsOf(protocol: u32): u32 {
  return protocol <= <u32>Protocol.GENERIC ? load<u8>(protocols + protocol) : 0;
}

export function exists(protocol: u32): bool {
  return (flagsOf(protocol) & EXISTS) != 0;
}

/** How many groups a protocol has: never fewer than 32; 0 when there is no such protocol. */
export function groupsOf(protocol: u32): u32 {
  if (!exists(protocol)) return 0;
  if (protocol == Protocol.GENERIC) return genericGroups.count();
  return protocol == Protocol.ROUTE ? RTNLGRP_MAX : 32;
}
