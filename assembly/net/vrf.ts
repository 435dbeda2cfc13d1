/**
 * vrf (drivers/net/vrf.c): a link that stands for a table of routes. The routes of its ports' addresses go to that table. Ports are taken
 * down and up when they come and go, so that what they have is made anew.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { OperState } from '../generated/rt-link';
import { Rtprot } from '../generated/rt-route';
import { FrAct } from '../generated/rt-rule';
import * as configure from './configure';
import { Link, LinkKind, LinkState, addressOf, isUp } from './link';
import { Namespace } from './namespace';
import { explain } from './reason';
import * as rules from './rule';
import { FAMILY_COUNT, RULE_SIZE, Rule } from './rule';
import * as ruleChange from './rule_change';
import * as stack from './stack';
import * as state from './state';

@unmanaged
export class Vrf {
  table: u32;
}

const MIN_MTU: u32 = 1280;
/** 65535 bytes behind an IPv6 header. */
const MAX_MTU: u32 = 65575;

export function dataOf(link: Link): Vrf {
  return changetype<Vrf>(link.data);
}

export function setup(link: Link): void {
  link.flags = NetDeviceFlags.MASTER | NetDeviceFlags.NOARP;
  link.state |= LinkState.NETNS_IMMUTABLE | LinkState.VLAN_CHALLENGED;
  link.operstate = OperState.UP;
  link.minMtu = MIN_MTU;
  link.maxMtu = MAX_MTU;
  link.mtu = MAX_MTU;
  configure.randomAddress(addressOf(link));
}

/** The table that the routes of a link's addresses go to, where that is not the main one; else 0 (l3mdev_fib_table). */
export function tableOf(link: Link): u32 {
  if (link.kind == LinkKind.VRF) return dataOf(link).table;
  const master = stack.masterOf(link);
  return master != null && master.kind == LinkKind.VRF ? dataOf(master).table : 0;
}

/** With the first vrf of a namespace come rules that lead to the tables of all, and stay (vrf_add_fib_rules); -ENOMEM. */
export function addRules(netns: Namespace): i32 {
  if (netns.hasVrfRules) return 0;
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) {
    const bad = addRule(netns, i);
    if (bad != 0) return bad;
  }
  netns.hasVrfRules = true;
  return 0;
}

const RULE_PRIORITY: u32 = 1000;
const wanted = changetype<Rule>(memory.data(RULE_SIZE, 8));

/** The rule of the family at a place; one that is there already will do. */
function addRule(netns: Namespace, place: u32): i32 {
  const family = rules.familyAt(place);
  const table = rules.tableAt(netns, place);
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
  if (port.kind == LinkKind.VRF) return explain(-Errno.EINVAL, 'Can not enslave an L3 master device to a VRF');
  const bad = stack.join(port, master, 0);
  if (bad != 0) return bad;
  cycle(port);
  return 0;
}

export function removePort(port: Link): void {
  stack.part(port);
  cycle(port);
}

/** Takes a link that is up down and up again. */
function cycle(link: Link): void {
  if (!isUp(link)) return;
  const flags = link.flags;
  state.changeFlags(link, flags & ~NetDeviceFlags.UP);
  state.changeFlags(link, flags);
}

/** It is on the way out: its ports are on their own. */
export function doomed(link: Link): void {
  for (let port = stack.firstPort(link); port != null; port = stack.firstPort(link)) removePort(port);
}
