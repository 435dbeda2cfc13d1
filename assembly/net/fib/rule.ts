/**
 * Rules, by which a route lookup chooses its table (net/core/fib_rules.c, ip-rule(8)). Each family that has rules has a list of them in
 * the order of their priorities, the older of two that are equal first:
 *
 *      netns.rules ─ ┌─ IPv4 ─┬─ IPv4 multicast ─┬─ IPv6 multicast ─┬─ IPv6 ─┐      in the order in which a dump tells them
 *      table         ┌─ first ─┬─ last ─┬─ gotos ─┬─ unresolved ─┬─ custom ─┐
 *      rule          ┌─ its place ─┬─ what follows from the state ─┬─ selectors ─┬─ of the family ─┬─ source 16 ─┬─ destination 16 ─┐
 *
 * Of the selectors two rules of equal meaning have equal bytes. net/fib/rule_change.ts adds rules and takes them away; net/fib/rule_match.ts looks up.
 */

import { FrAct } from '../../generated/rt-rule';
import { IFNAMSIZ } from '../../generated/rt-link';
import { RtTable, Rtprot } from '../../generated/rt-route';
import { RtnlFamily } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import * as text from '../../memory/text';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Link, nameOf } from '../link';
import { Namespace } from '../namespace';

/** Part of a rule: ports, 0 for any; the mask counts where they are one. */
@unmanaged
export class Ports {
  first: u16;
  last: u16;
  mask: u16;
}

@unmanaged
export class Rule {
  /** Its place in the table; first, so that a node is a rule. */
  next: usize;
  previous: usize;
  /** Of a goto: the rule to go on with, or 0 while there is none. */
  targetRule: usize;
  /** The links that it names: their indexes, DETACHED while there is none of that name, 0 where it names none. */
  iifIndex: i32;
  oifIndex: i32;
  /** Those are VRFs, and so all their ports are meant. */
  iifIsMaster: bool;
  oifIsMaster: bool;
  /** FIB_RULE_ flags, as they were given. */
  flags: u32;
  /** Of a goto: the priority of the rule to go on with. */
  target: u32;
  /** From here on up to `flow`, the selectors. */
  priority: u32;
  table: u32;
  mark: u32;
  markMask: u32;
  /** As on the wire; 0 for any tunnel. */
  tunnel: u64;
  suppressGroup: i32;
  suppressPrefix: i32;
  uidFirst: u32;
  uidLast: u32;
  /** Names of links, NUL-padded to IFNAMSIZ: of the one that a packet comes in by, and goes out by. */
  iif0: u64;
  iif1: u64;
  oif0: u64;
  oif1: u64;
  /** See `sport` and `dport`. */
  sportFirst: u16;
  sportLast: u16;
  sportMask: u16;
  dportFirst: u16;
  dportLast: u16;
  dportMask: u16;
  ipProtocol: u8;
  action: u8;
  protocol: u8;
  l3mdev: u8;
  /** The realms of a route that it leads to. */
  flow: u32;
  /** IPv6's flow label and which bits of it count, in network byte order. */
  flowLabel: u32;
  flowLabelMask: u32;
  sourceLength: u8;
  destinationLength: u8;
  /** The type of service as the header has it; or, where `hasDscp`, the six bits of `dscp` that `dscpMask` has. */
  tos: u8;
  dscp: u8;
  dscpMask: u8;
  hasDscp: bool;

  get sport(): Ports {
    return changetype<Ports>(changetype<usize>(this) + offsetof<Rule>('sportFirst'));
  }

  get dport(): Ports {
    return changetype<Ports>(changetype<usize>(this) + offsetof<Rule>('dportFirst'));
  }
  /* Addresses follow: see `sourceOf` and `destinationOf`. */
}

/** Where addresses lie, the shorter ones in the first four bytes. */
const SOURCE: u32 = (<u32>offsetof<Rule>() + 3) & ~3;
const ADDRESS_SIZE: u32 = 16;
export const RULE_SIZE: u32 = SOURCE + 2 * ADDRESS_SIZE;

/** No link has the name that a rule has. */
export const DETACHED: i32 = -1;
/** A mask or a range of all that there is. */
const ALL: u32 = ~0;
/** Of what is not suppressed. */
const NONE: i32 = -1;

/** The rules of a family. */
@unmanaged
export class RuleTable {
  first: usize;
  last: usize;
  /** How many rules go on elsewhere, and how many of those find nothing there. */
  gotos: u32;
  unresolved: u32;
  /** Somebody has changed them: until then Linux does not look at them, but goes through the tables that they say. */
  custom: bool;

  get list(): List {
    return changetype<List>(changetype<usize>(this));
  }
}

/** The families in their order. */
// prettier-ignore
const FAMILIES: usize = memory.data<u8>([
  <u8>AddressFamily.INET, <u8>RtnlFamily.IPMR, <u8>RtnlFamily.IP6MR, <u8>AddressFamily.INET6,
]);
export const FAMILY_COUNT: u32 = 4;

/** The rules that a new namespace has: family by its place, priority, table. */
// prettier-ignore
const DEFAULTS: usize = memory.data<u16>([
  0, 0, <u16>RtTable.LOCAL, 0, 0x7ffe, <u16>RtTable.MAIN, 0, 0x7fff, <u16>RtTable.DEFAULT,
  1, 0x7fff, <u16>RtTable.DEFAULT, 2, 0x7fff, <u16>RtTable.MAIN,
  3, 0, <u16>RtTable.LOCAL, 3, 0x7ffe, <u16>RtTable.MAIN,
]);
const DEFAULT_COUNT: u32 = 7;

export function sourceOf(rule: Rule): usize {
  return changetype<usize>(rule) + SOURCE;
}

export function destinationOf(rule: Rule): usize {
  return changetype<usize>(rule) + SOURCE + ADDRESS_SIZE;
}

export function iifOf(rule: Rule): usize {
  return changetype<usize>(rule) + offsetof<Rule>('iif0');
}

export function oifOf(rule: Rule): usize {
  return changetype<usize>(rule) + offsetof<Rule>('oif0');
}

/** Makes a rule, whatever it was, one that matches everything and does nothing. */
export function clear(rule: Rule): void {
  memory.fill(changetype<usize>(rule), 0, RULE_SIZE);
  rule.suppressGroup = NONE;
  rule.suppressPrefix = NONE;
  rule.uidLast = ALL;
}

/** The family that has place `i`, below FAMILY_COUNT. */
export function familyAt(i: u32): u32 {
  return load<u8>(FAMILIES + i);
}

export function tableAt(netns: Namespace, i: u32): RuleTable {
  return changetype<RuleTable>(netns.rules + i * offsetof<RuleTable>());
}

/** The rules of a family, or null where it can have none. */
export function tableOf(netns: Namespace, family: u32): RuleTable | null {
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) if (familyAt(i) == family) return tableAt(netns, i);
  return null;
}

/** Bytes of an address of a family. */
export function addressSize(family: u32): u32 {
  return family == AddressFamily.INET || family == RtnlFamily.IPMR ? 4 : 16;
}

/** True for the families whose rules are about packets to one receiver, and have addresses and types of service. */
export function isUnicast(family: u32): bool {
  return family == AddressFamily.INET || family == AddressFamily.INET6;
}

/** The first rule of a table, or null; and the one after. */
export function first(table: RuleTable): Rule | null {
  return table.first == 0 ? null : changetype<Rule>(table.first);
}

export function next(rule: Rule | null): Rule | null {
  return rule == null || rule.next == 0 ? null : changetype<Rule>(rule.next);
}

/** True when it goes on with a rule that is not there. */
export function isUnresolved(rule: Rule): bool {
  return rule.action == FrAct.GOTO && rule.targetRule == 0;
}

/** True when it has user ids at all. */
export function hasUsers(rule: Rule): bool {
  return rule.uidLast != ALL;
}

/** Gives a new namespace the rules that each has; false when memory has run out, and `dispose` is to follow. */
export function setup(netns: Namespace): bool {
  netns.rules = heap.allocZeroed(FAMILY_COUNT * offsetof<RuleTable>());
  if (netns.rules == 0) return false;
  for (let i: u32 = 0; i < DEFAULT_COUNT; i++) {
    const rule = changetype<Rule>(heap.alloc(RULE_SIZE));
    if (changetype<usize>(rule) == 0) return false;
    clear(rule);
    const from = DEFAULTS + i * 6;
    rule.priority = load<u16>(from, 2);
    rule.table = load<u16>(from, 4);
    rule.action = <u8>FrAct.TO_TBL;
    rule.protocol = <u8>Rtprot.KERNEL;
    list.append(tableAt(netns, load<u16>(from)).list, changetype<usize>(rule));
  }
  return true;
}

/** The namespace goes, and its rules with it. */
export function dispose(netns: Namespace): void {
  if (netns.rules == 0) return;
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) {
    const table = tableAt(netns, i);
    while (table.first != 0) {
      const rule = table.first;
      list.remove(table.list, rule);
      heap.free(rule);
    }
  }
  heap.free(netns.rules);
  netns.rules = 0;
}

/** A link has come to be, or another name: rules of that name are its own (attach_rules). */
export function attach(link: Link): void {
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) {
    for (let rule = first(tableAt(link.netns, i)); rule != null; rule = next(rule)) {
      if (rule.iifIndex == DETACHED && isNamed(link, iifOf(rule))) bindIif(rule, link);
      if (rule.oifIndex == DETACHED && isNamed(link, oifOf(rule))) bindOif(rule, link);
    }
  }
}

/** A link goes, or its name does (detach_rules). */
export function detach(link: Link): void {
  for (let i: u32 = 0; i < FAMILY_COUNT; i++) {
    for (let rule = first(tableAt(link.netns, i)); rule != null; rule = next(rule)) {
      if (rule.iifIndex == <i32>link.index) rule.iifIndex = DETACHED;
      if (rule.oifIndex == <i32>link.index) rule.oifIndex = DETACHED;
    }
  }
}

/** The link that a rule names is this one, or null: there is none of that name. */
export function bindIif(rule: Rule, link: Link | null): void {
  rule.iifIndex = link == null ? DETACHED : <i32>link.index;
  rule.iifIsMaster = link != null && l3mdev.isMaster(link);
}

export function bindOif(rule: Rule, link: Link | null): void {
  rule.oifIndex = link == null ? DETACHED : <i32>link.index;
  rule.oifIsMaster = link != null && l3mdev.isMaster(link);
}

function isNamed(link: Link, name: usize): bool {
  return memory.compare(nameOf(link), name, IFNAMSIZ) == 0;
}

/** The link that a name, NUL-padded to IFNAMSIZ, stands for, or null. */
export function linkOf(netns: Namespace, name: usize): Link | null {
  return links.byName(netns, name, text.lengthOf(name, IFNAMSIZ));
}
