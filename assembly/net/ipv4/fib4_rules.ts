/**
 * The IPv4 route of a packet by the rules of its namespace (__fib_lookup). As long as nobody changed those, the tables are asked without them,
 * as Linux does.
 */

import { Errno } from '../../generated/errno';
import { RtTable } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as fib4 from './fib4';
import * as lookup4 from './fib4_lookup';
import { Flow4 } from './fib4_lookup';
import { linkOf } from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import { Table } from '../fib/fib_table';
import { Namespace } from '../namespace';
import * as rules from '../fib/rule';
import { Rule } from '../fib/rule';
import * as match from '../fib/rule_match';
import { Flow } from '../fib/rule_match';

const flow = changetype<Flow>(memory.data(offsetof<Flow>(), 8));
const addresses: usize = memory.data(8, 4);

@unmanaged
class RuleFound {
  realms: u32;
}

const found = changetype<RuleFound>(memory.data(offsetof<RuleFound>(), 4));

/** The realms of the rule by which the last route was found (fib_rules_tclass). */
export function realmsFound(): u32 {
  return found.realms;
}

/** The route of a flow: 0 and what `lookup4` found, or a negative errno. */
export function lookup(netns: Namespace, wanted: Flow4): i32 {
  const table = rules.tableOf(netns, AddressFamily.INET);
  found.realms = 0;
  if (table == null || !table.custom) return lookup4.lookup(netns, wanted);
  fill(wanted);
  match.enterDomain(netns, flow);
  wanted.oif = flow.oif;
  wanted.l3mdev = flow.l3mdev;
  let rule = match.first(table, flow);
  while (rule != null) {
    const error = follow(netns, rule, wanted);
    if (error != -Errno.EAGAIN) {
      found.realms = rule.flow;
      return error;
    }
    rule = match.next(rule, flow);
  }
  return -Errno.ENETUNREACH;
}

function fill(wanted: Flow4): void {
  memory.fill(changetype<usize>(flow), 0, offsetof<Flow>());
  store<u32>(addresses, wanted.destination);
  store<u32>(addresses, wanted.source, 4);
  flow.family = AddressFamily.INET;
  flow.iif = wanted.iif != 0 ? wanted.iif : match.LOOPBACK_INDEX;
  flow.oif = wanted.oif;
  flow.l3mdev = wanted.l3mdev;
  flow.mark = wanted.mark;
  flow.uid = wanted.uid;
  flow.tos = wanted.tos;
  flow.protocol = wanted.protocol;
  flow.sport = wanted.sport;
  flow.dport = wanted.dport;
  flow.destination = addresses;
  flow.source = wanted.source == 0 ? 0 : addresses + 4;
}

/** What a rule says (fib4_rule_action): -EAGAIN when the next is to be asked. */
function follow(netns: Namespace, rule: Rule, wanted: Flow4): i32 {
  const refusal = match.refusalOf(rule);
  if (refusal != 0) return refusal;
  const error = lookup4.inTable(tables.find(netns.tables4, match.tableOf(rule, flow)), wanted);
  const route = lookup4.routeFound();
  if (error != 0 || route == null) return error;
  const link = linkOf(lookup4.hopFound());
  const suppressed = match.suppresses(rule, fib4.lengthOf(route), link != null, link == null ? 0 : link.group);
  return suppressed ? -Errno.EAGAIN : 0;
}

/** The table in which a route was found, as a program is told: main where local and main are one. */
export function tableOf(netns: Namespace, id: u32): u32 {
  return id == RtTable.LOCAL && areOne(netns) ? RtTable.MAIN : id;
}

/** True as long as nobody changed the rules: local and main are asked as one table then. */
function areOne(netns: Namespace): bool {
  const table = rules.tableOf(netns, AddressFamily.INET);
  return table != null && !table.custom;
}

/** The table of an id, made if need be; where they are one main comes with local. Null when memory has run out (fib_new_table). */
export function obtainTable(netns: Namespace, id: u32): Table | null {
  if (id == RtTable.LOCAL && areOne(netns) && fib4.obtainTable(netns, RtTable.MAIN) == null) return null;
  return fib4.obtainTable(netns, id);
}
