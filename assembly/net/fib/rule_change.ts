/**
 * Finding rules by what they say, adding them and taking them away (rule_exists, rule_find, fib_newrule, fib_delrule). A rule that goes
 * on elsewhere is led to the first rule of the priority it names, and anew when that comes or goes.
 */

import { Errno } from '../../generated/errno';
import { FibRuleFlags, FrAct } from '../../generated/rt-rule';
import { IFNAMSIZ } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { Namespace } from '../namespace';
import { RuleEvent, ruleChanged } from '../observer';
import * as rules from './rule';
import {
  Ports,
  RULE_SIZE,
  Rule,
  RuleTable,
  destinationOf,
  first,
  iifOf,
  isUnresolved,
  next,
  oifOf,
  sourceOf,
} from './rule';

/** What a rule that is looked for has of what 0 says nothing about. */
export const enum Given {
  PRIORITY = 1,
  DSCP_MASK = 2,
  FLOW = 4,
  FLOW_LABEL = 8,
  FLOW_LABEL_MASK = 16,
}

/** The bytes in which equal rules are equal. */
const SELECTORS: usize = offsetof<Rule>('priority');
const SELECTORS_SIZE: usize = offsetof<Rule>('flow') - SELECTORS;

/** The priority of a rule that has none of its own: one less than the second rule's (fib_default_rule_pref). */
export function defaultPriority(table: RuleTable): u32 {
  const second = next(first(table));
  return second == null || second.priority == 0 ? 0 : second.priority - 1;
}

/** True when there is a rule that is in all like this one, but perhaps has an address or a type of service besides. */
export function exists(family: u32, table: RuleTable, wanted: Rule, given: u32): bool {
  const selectors = changetype<usize>(wanted) + SELECTORS;
  for (let rule = first(table); rule != null; rule = next(rule)) {
    if (memory.compare(changetype<usize>(rule) + SELECTORS, selectors, SELECTORS_SIZE) != 0) continue;
    if (matchesFamily(family, rule, wanted, given)) return true;
  }
  return false;
}

/** The first rule that has all that the wanted one has, or null. */
export function find(family: u32, table: RuleTable, wanted: Rule, given: u32): Rule | null {
  for (let rule = first(table); rule != null; rule = next(rule)) {
    if ((given & Given.PRIORITY) != 0 && rule.priority != wanted.priority) continue;
    if (matches(rule, wanted) && matchesFamily(family, rule, wanted, given)) return rule;
  }
  return null;
}

/** What 0, or an empty name, stands for is not looked at. */
function matches(rule: Rule, wanted: Rule): bool {
  if (wanted.action != 0 && rule.action != wanted.action) return false;
  if (wanted.table != 0 && rule.table != wanted.table) return false;
  if (load<u8>(iifOf(wanted)) != 0 && memory.compare(iifOf(rule), iifOf(wanted), IFNAMSIZ) != 0) return false;
  if (load<u8>(oifOf(wanted)) != 0 && memory.compare(oifOf(rule), oifOf(wanted), IFNAMSIZ) != 0) return false;
  if (wanted.mark != 0 && rule.mark != wanted.mark) return false;
  if (wanted.markMask != 0 && rule.markMask != wanted.markMask) return false;
  if (wanted.suppressGroup != -1 && rule.suppressGroup != wanted.suppressGroup) return false;
  if (wanted.suppressPrefix != -1 && rule.suppressPrefix != wanted.suppressPrefix) return false;
  if (wanted.tunnel != 0 && rule.tunnel != wanted.tunnel) return false;
  if (wanted.l3mdev != 0 && rule.l3mdev != wanted.l3mdev) return false;
  if (rules.hasUsers(wanted) && (rule.uidFirst != wanted.uidFirst || rule.uidLast != wanted.uidLast)) return false;
  if (wanted.ipProtocol != 0 && rule.ipProtocol != wanted.ipProtocol) return false;
  if (wanted.protocol != 0 && rule.protocol != wanted.protocol) return false;
  return matchesPorts(rule.sport, wanted.sport) && matchesPorts(rule.dport, wanted.dport);
}

function matchesPorts(ports: Ports, wanted: Ports): bool {
  if (wanted.first == 0) return true;
  if (ports.first != wanted.first || ports.last != wanted.last) return false;
  return wanted.mask == 0 || ports.mask == wanted.mask;
}

/** What only rules about addresses have (fib4_rule_compare, fib6_rule_compare). */
function matchesFamily(family: u32, rule: Rule, wanted: Rule, given: u32): bool {
  if (!rules.isUnicast(family)) return true;
  const size = rules.addressSize(family);
  if (wanted.sourceLength != 0) {
    if (rule.sourceLength != wanted.sourceLength) return false;
    if (memory.compare(sourceOf(rule), sourceOf(wanted), size) != 0) return false;
  }
  if (wanted.destinationLength != 0) {
    if (rule.destinationLength != wanted.destinationLength) return false;
    if (memory.compare(destinationOf(rule), destinationOf(wanted), size) != 0) return false;
  }
  if (wanted.tos != 0 && (rule.hasDscp || rule.tos != wanted.tos)) return false;
  if (wanted.hasDscp && (!rule.hasDscp || rule.dscp != wanted.dscp)) return false;
  if ((given & Given.DSCP_MASK) != 0 && (!rule.hasDscp || rule.dscpMask != wanted.dscpMask)) return false;
  if (family == AddressFamily.INET) return (given & Given.FLOW) == 0 || rule.flow == wanted.flow;
  if ((given & Given.FLOW_LABEL) != 0 && rule.flowLabel != wanted.flowLabel) return false;
  return (given & Given.FLOW_LABEL_MASK) == 0 || rule.flowLabelMask == wanted.flowLabelMask;
}

/** Adds a rule like the one given, behind all whose priority is the same or lower, and announces it; -ENOMEM. */
export function add(netns: Namespace, family: u32, table: RuleTable, wanted: Rule): i32 {
  const pointer = heap.alloc(RULE_SIZE);
  if (pointer == 0) return -Errno.ENOMEM;
  memory.copy(pointer, changetype<usize>(wanted), RULE_SIZE);
  const rule = changetype<Rule>(pointer);
  let last: usize = 0;
  for (let at = first(table); at != null && at.priority <= rule.priority; at = next(at)) {
    last = changetype<usize>(at);
  }
  list.insert(table.list, pointer, last);
  table.custom = true;
  if (table.unresolved != 0) resolve(table, rule);
  if (rule.action == FrAct.GOTO) {
    table.gotos++;
    rule.targetRule = withPriority(table, rule.target);
    if (rule.targetRule == 0) table.unresolved++;
  }
  ruleChanged(RuleEvent.ADDED, netns, family, rule);
  return 0;
}

/** The first rule of a priority, or 0. */
function withPriority(table: RuleTable, priority: u32): usize {
  let at = first(table);
  while (at != null && at.priority < priority) at = next(at);
  return at != null && at.priority == priority ? changetype<usize>(at) : 0;
}

/** Rules that wait for one of this priority go on with it. */
function resolve(table: RuleTable, rule: Rule): void {
  for (let at = first(table); at != null && table.unresolved != 0; at = next(at)) {
    if (!isUnresolved(at) || at.target != rule.priority) continue;
    at.targetRule = changetype<usize>(rule);
    table.unresolved--;
  }
}

/** Takes a rule away and announces it; -EPERM for one that is to stay. */
export function remove(netns: Namespace, family: u32, table: RuleTable, rule: Rule): i32 {
  if ((rule.flags & FibRuleFlags.PERMANENT) != 0) return -Errno.EPERM;
  if (rule.action == FrAct.GOTO) {
    table.gotos--;
    if (rule.targetRule == 0) table.unresolved--;
  }
  if (table.gotos != 0) redirect(table, rule);
  list.remove(table.list, changetype<usize>(rule));
  // IPv6 does not notice that one is gone (fib6_rule_delete).
  if (family != AddressFamily.INET6) table.custom = true;
  ruleChanged(RuleEvent.REMOVED, netns, family, rule);
  heap.free(changetype<usize>(rule));
  return 0;
}

/** Rules that go on with this one go on with the next of its priority, or wait for one. */
function redirect(table: RuleTable, rule: Rule): void {
  const after = next(rule);
  const heir: usize = after != null && after.priority == rule.priority ? changetype<usize>(after) : 0;
  for (let at = first(table); at != null; at = next(at)) {
    if (at.targetRule != changetype<usize>(rule) || at == rule) continue;
    at.targetRule = heir;
    if (heir == 0) table.unresolved++;
  }
}
