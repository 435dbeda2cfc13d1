/**
 * vrf (drivers/net/vrf.c): a link that stands for a table of routes, which is that of its ports too: see net/l3mdev.ts. Ports lose what they have
 * in their old table when they come and go, and are taken down and up, so that all is made anew in the other.
 *
 *      namespace   vrfs   by table: the first of those that have it, ─► next ─► next      sharedTables   how many have more than one
 *
 * As long as none is shared a table can be kept to one (strict_mode).
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { OperState } from '../../generated/rt-link';
import { Rtprot } from '../../generated/rt-route';
import { FrAct } from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import { RtnlFamily } from '../../generated/rtnetlink';
import * as heap from '../../memory/heap';
import { ListNode } from '../../memory/list';
import * as radix from '../../memory/radix';
import * as configure from '../configure';
import * as fib4 from '../ipv4/fib4';
import * as fib6 from '../ipv6/fib6';
import * as sync4 from '../ipv4/fib4_sync';
import { Down } from '../ipv4/fib4_sync';
import * as inet6 from '../ipv6/inet6';
import { Link, LinkState, isUp } from '../link';
import { Namespace } from '../namespace';
import { explain } from '../reason';
import * as receiveMode from '../receive_mode';
import * as register from '../register';
import * as rules from '../fib/rule';
import { RULE_SIZE, Rule } from '../fib/rule';
import * as ruleChange from '../fib/rule_change';
import * as stack from '../stack';
import * as state from '../state';

/** Its place among those of its table, which it has while `previous` or the namespace names it. */
@unmanaged
export class Vrf extends ListNode {
  table: u32;
}

const MIN_MTU: u32 = 1280;
/** 65535 bytes behind an IPv6 header. */
const MAX_MTU: u32 = 65575;
const RULE_PRIORITY: u32 = 1000;

/** The families of the rules that lead to VRFs' tables, in the order in which they come. */
// prettier-ignore
const FAMILIES: usize = memory.data<u8>([
  <u8>AddressFamily.INET, <u8>AddressFamily.INET6, <u8>RtnlFamily.IPMR, <u8>RtnlFamily.IP6MR,
]);
const FAMILY_COUNT: u32 = 4;

export function dataOf(link: Link): Vrf {
  return changetype<Vrf>(link.data);
}

export function setup(link: Link): void {
  link.flags = NetDeviceFlags.MASTER | NetDeviceFlags.NOARP;
  link.state |= LinkState.NETNS_IMMUTABLE;
  link.operstate = OperState.UP;
  link.minMtu = MIN_MTU;
  link.maxMtu = MAX_MTU;
  link.mtu = MAX_MTU;
  configure.drawAddress(link);
}

/** Registers a link as the VRF of a table; what `register` answers, -EBUSY for a table that is to have no second, -ENOMEM (vrf_newlink). */
export function create(link: Link, table: u32): i32 {
  link.data = heap.allocZeroed(offsetof<Vrf>());
  if (link.data == 0) return -Errno.ENOMEM;
  dataOf(link).table = table;
  if (fib4.obtainTable(link.netns, table) == null || fib6.obtainTable(link.netns, table) == null) return -Errno.ENOMEM;
  const bad = register.register(link);
  if (bad != 0) return bad;
  const refused = enter(link);
  return refused != 0 ? refused : addRules(link.netns);
}

/** Puts a VRF among those of its table (vrf_map_register_dev). */
function enter(link: Link): i32 {
  const netns = link.netns;
  const own = dataOf(link);
  const first = radix.get(netns.vrfs, own.table);
  if (first != 0 && netns.hasStrictVrfs) return explain(-Errno.EBUSY, 'Table is used by another VRF');
  if (!radix.set(netns.vrfs, own.table, changetype<usize>(own))) return -Errno.ENOMEM;
  own.next = first;
  if (first == 0) return 0;
  if (changetype<Vrf>(first).next == 0) netns.sharedTables++;
  changetype<Vrf>(first).previous = changetype<usize>(own);
  return 0;
}

/** Takes a VRF from those of its table, if it is there. */
function leave(link: Link): void {
  const netns = link.netns;
  const own = dataOf(link);
  const isFirst = radix.get(netns.vrfs, own.table) == changetype<usize>(own);
  if (own.previous == 0 && !isFirst) return;
  if (own.next != 0) changetype<Vrf>(own.next).previous = own.previous;
  if (own.previous != 0) changetype<Vrf>(own.previous).next = own.next;
  else if (own.next != 0) radix.set(netns.vrfs, own.table, own.next);
  else radix.remove(netns.vrfs, own.table);
  own.previous = 0;
  const first = radix.get(netns.vrfs, own.table);
  if (first != 0 && changetype<Vrf>(first).next == 0) netns.sharedTables--;
}

/** The table with the lowest id, from `id` on, that a VRF has, or 0. */
export function tableFrom(netns: Namespace, id: u32): u32 {
  const found = radix.next(netns.vrfs, id);
  return found == 0 ? 0 : changetype<Vrf>(found).table;
}

/** Whether a table is to have one VRF at most; -EBUSY where one has more already (vrf_strict_mode_change). */
export function setStrict(netns: Namespace, strict: bool): i32 {
  if (strict && netns.sharedTables != 0) return -Errno.EBUSY;
  netns.hasStrictVrfs = strict;
  return 0;
}

/** With the first VRF of a namespace come rules that lead to the tables of all, and stay (vrf_add_fib_rules); -ENOMEM. */
function addRules(netns: Namespace): i32 {
  if (netns.hasVrfRules) return 0;
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) {
    const bad = addRule(netns, load<u8>(FAMILIES + i));
    if (bad != 0) return bad;
  }
  netns.hasVrfRules = true;
  return 0;
}

const wanted = changetype<Rule>(memory.data(RULE_SIZE, 8));

/** The rule of a family; one that is there already will do. */
function addRule(netns: Namespace, family: u32): i32 {
  const table = rules.tableOf(netns, family);
  if (table == null) return 0;
  rules.clear(wanted);
  wanted.priority = RULE_PRIORITY;
  wanted.action = <u8>FrAct.TO_TBL;
  wanted.protocol = <u8>Rtprot.KERNEL;
  wanted.l3mdev = 1;
  return ruleChange.exists(family, table, wanted, 0) ? 0 : ruleChange.add(netns, family, table, wanted);
}

export function addPort(master: Link, port: Link): i32 {
  if ((port.flags & NetDeviceFlags.LOOPBACK) != 0)
    return explain(-Errno.EOPNOTSUPP, 'Can not enslave loopback device to a VRF');
  if (port.kind == master.kind) return explain(-Errno.EINVAL, 'Can not enslave an L3 master device to a VRF');
  const bad = stack.join(port, master, 0);
  if (bad != 0) return bad;
  changeTable(port);
  return 0;
}

export function removePort(port: Link): void {
  stack.part(port);
  changeTable(port);
}

/** A link has another table from now on: what it has in the old one goes (NETDEV_CHANGEUPPER), and one that is up is taken down and up (cycle_netdev). */
function changeTable(link: Link): void {
  sync4.linkDown(link, Down.WHOLLY);
  inet6.down(link);
  if (!isUp(link)) return;
  // What others have it receive counts as a wish of its own from then on.
  const flags = link.flags | receiveMode.flagsOf(link);
  state.changeFlags(link, flags & ~NetDeviceFlags.UP);
  state.changeFlags(link, flags);
}

/** It is on the way out: its ports are on their own. */
export function doomed(link: Link): void {
  for (let port = stack.firstPort(link); port != null; port = stack.firstPort(link)) removePort(port);
  leave(link);
}
