/**
 * The IPv6 route of a packet by the rules of its namespace (fib6_rule_lookup). As long as nobody made rules, tables local and main are asked without them, as
 * Linux does.
 */

import { Errno } from '../../generated/errno';
import { RtTable } from '../../generated/rt-route';
import { FibRuleFlags } from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import * as address6 from './address6';
import * as fib6 from './fib6';
import { Route6 } from './fib6';
import * as lookup6 from './fib6_lookup';
import { Flow6 } from './fib6_lookup';
import { linkOf } from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as rules from '../fib/rule';
import { Rule, sourceOf } from '../fib/rule';
import * as match from '../fib/rule_match';
import * as source6 from './source6';

@unmanaged
class Result6 {
  route: usize;
}

const result = changetype<Result6>(memory.data(offsetof<Result6>(), 4));
const chosen: usize = memory.data(16, 8);

/** The route that the last lookup found; null where it ended at none. */
export function routeFound(): Route6 | null {
  return result.route == 0 ? null : changetype<Route6>(result.route);
}

/** The route of a flow: 0, `routeFound` and what `lookup6` found; or a negative errno, which may be that of the route. */
export function lookup(netns: Namespace, wanted: Flow6): i32 {
  const table = rules.tableOf(netns, AddressFamily.INET6);
  if (table == null || !table.custom) {
    let error = inTable(netns, RtTable.LOCAL, wanted);
    if (error == -Errno.EAGAIN) error = inTable(netns, RtTable.MAIN, wanted);
    return error == -Errno.EAGAIN ? -Errno.ENETUNREACH : error;
  }
  const out = wanted.oif;
  match.enterDomain(netns, wanted);
  // Out by a VRF is out by any of its ports.
  if (wanted.oif != out) wanted.preferred = 0;
  let rule = match.first(table, wanted);
  while (rule != null) {
    const error = follow(netns, rule, wanted);
    if (error != -Errno.EAGAIN) return error;
    rule = match.next(rule, wanted);
  }
  result.route = 0;
  return -Errno.ENETUNREACH;
}

/** As `lookup`, in one table whatever the rules say. */
export function lookupIn(netns: Namespace, id: u32, wanted: Flow6): i32 {
  const error = inTable(netns, id, wanted);
  return error == -Errno.EAGAIN ? -Errno.ENETUNREACH : error;
}

/** As `lookup`, in one table: -EAGAIN where it has none. */
function inTable(netns: Namespace, id: u32, wanted: Flow6): i32 {
  const route = lookup6.inTable(tables.find(netns.tables6, id), wanted);
  result.route = changetype<usize>(route);
  return route == null ? -Errno.EAGAIN : fib6.refusalOf(route);
}

/** What a rule says (fib6_rule_action, fib6_rule_suppress): -EAGAIN when the next is to be asked. */
function follow(netns: Namespace, rule: Rule, wanted: Flow6): i32 {
  result.route = 0;
  const refusal = match.refusalOf(rule);
  if (refusal != 0) return refusal;
  const error = inTable(netns, match.tableOf(rule, wanted), wanted);
  const route = routeFound();
  if (route == null) return error;
  const link = deviceOf(route);
  if (!findsSource(netns, rule, wanted, link)) return -Errno.EAGAIN;
  if (error != 0) return error;
  const suppressed = match.suppresses(rule, fib6.lengthOf(route), link != null, link == null ? 0 : link.group);
  return suppressed ? -Errno.EAGAIN : 0;
}

/** True unless a rule is for a source that is still to be chosen, and another would be (fib6_rule_saddr). */
function findsSource(netns: Namespace, rule: Rule, wanted: Flow6, link: Link | null): bool {
  if ((rule.flags & FibRuleFlags.FIND_SADDR) == 0 || rule.sourceLength == 0 || wanted.source != 0) return true;
  if (!source6.select(netns, link, wanted.destination, chosen)) return false;
  if (!match.isIn(chosen, sourceOf(rule), rule.sourceLength)) return false;
  wanted.source = chosen;
  return true;
}

/**
 * The link that packets go to by the route and next hop that were found: where they are for us the loopback device, or the VRF, unless the address means
 * something on its link only (ip6_rt_get_dev_rcu).
 */
export function deviceOf(route: Route6): Link | null {
  const link = linkOf(lookup6.hopFound());
  if (link == null || !fib6.isOwn(route) || l3mdev.isMaster(link)) return link;
  fib6.writeDestination(chosen, route);
  const master = l3mdev.masterOf(link);
  if (master != null && !address6.needsLink(chosen)) return master;
  return links.byIndex(link.netns, match.LOOPBACK_INDEX);
}
