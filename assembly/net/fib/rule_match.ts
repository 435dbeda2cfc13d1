/**
 * Which rules a route lookup meets (fib_rules_lookup): it asks for the `first` that matches and looks into that rule's table; where that
 * has no route, or `suppresses` says that it does not count, it asks for the `next`. What a rule does besides is its action.
 */

import { Errno } from '../../generated/errno';
import { FibRuleFlags, FrAct } from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import * as l3mdev from '../l3mdev';
import * as links from '../links';
import { Namespace } from '../namespace';
import { Ports, Rule, RuleTable, destinationOf, sourceOf } from './rule';
import * as rules from './rule';

/** By its index, the link by which packets of our own come in. */
export const LOOPBACK_INDEX: u32 = 1;

/** What is looked up: what is known of a packet. What is 0 is unknown. */
@unmanaged
export class Flow {
  family: u32;
  /** Indexes of the links that it comes in by, and is to go out by. */
  iif: u32;
  oif: u32;
  mark: u32;
  uid: u32;
  /** As on the wire. */
  tunnel: u64;
  /** The VRF that it is in, by its index, or 0; that VRF's table; and whether the link that it goes out by says so (FLOWI_FLAG_L3MDEV_OIF). */
  l3mdev: u32;
  l3mdevTable: u32;
  l3mdevByOut: bool;
  /** The byte of the header that has the type of service, or the six bits of DSCP and two of 0. */
  tos: u32;
  /** In network byte order. */
  flowLabel: u32;
  protocol: u32;
  sport: u32;
  dport: u32;
  /** Where the addresses lie; the source is 0 where it is still to be chosen. */
  source: usize;
  destination: usize;
}

/** The first rule of its family that a flow matches and that has an action, or null: -ESRCH. */
export function first(table: RuleTable, flow: Flow): Rule | null {
  return from(rules.first(table), flow);
}

/** The one after `rule`, which gave no route. */
export function next(rule: Rule, flow: Flow): Rule | null {
  return from(rules.next(rule), flow);
}

function from(rule: Rule | null, flow: Flow): Rule | null {
  let at = rule;
  while (at != null) {
    if (matches(at, flow)) {
      if (at.action == FrAct.GOTO && at.targetRule != 0) {
        // Always further down: a rule goes on with a higher priority only.
        at = changetype<Rule>(at.targetRule);
        continue;
      }
      if (at.action != FrAct.GOTO && at.action != FrAct.NOP) return at;
    }
    at = rules.next(at);
  }
  return null;
}

/** What a rule answers without any table: a negative errno, or 0 when its table is to be asked. */
export function refusalOf(rule: Rule): i32 {
  switch (<u32>rule.action) {
    case FrAct.TO_TBL:
      return 0;
    case FrAct.UNREACHABLE:
      return -Errno.ENETUNREACH;
    case FrAct.PROHIBIT:
      return -Errno.EACCES;
    default:
      return -Errno.EINVAL;
  }
}

/**
 * Fills in the VRF of the link that a flow goes out by, or came in by, unless it is known; where it goes out by the VRF itself that one's table
 * says by which link (l3mdev_update_flow).
 */
export function enterDomain(netns: Namespace, flow: Flow): void {
  const out = links.byIndex(netns, flow.oif);
  if (flow.l3mdev == 0) {
    const link = out == null && flow.iif > LOOPBACK_INDEX ? links.byIndex(netns, flow.iif) : out;
    if (link != null) flow.l3mdev = l3mdev.indexOf(link);
    flow.l3mdevByOut = out != null;
  }
  if (out != null && l3mdev.isMaster(out)) flow.oif = 0;
  const master = links.byIndex(netns, flow.l3mdev);
  flow.l3mdevTable = master == null ? 0 : l3mdev.tableOf(master);
}

/** The table that a rule leads to: its own, or that of the flow's VRF (fib_rule_get_table). */
export function tableOf(rule: Rule, flow: Flow): u32 {
  return rule.l3mdev != 0 ? flow.l3mdevTable : rule.table;
}

/** True when a route of so long a prefix, over a link of this group, is not to count (fib4_rule_suppress, fib6_rule_suppress). */
export function suppresses(rule: Rule, prefixLength: u32, hasLink: bool, group: u32): bool {
  if (<i32>prefixLength <= rule.suppressPrefix) return true;
  return rule.suppressGroup != -1 && hasLink && rule.suppressGroup == <i32>group;
}

function matches(rule: Rule, flow: Flow): bool {
  return matchesAll(rule, flow) != ((rule.flags & FibRuleFlags.INVERT) != 0);
}

function matchesAll(rule: Rule, flow: Flow): bool {
  if (rule.iifIndex != 0 && rule.iifIndex != <i32>(rule.iifIsMaster ? domainOf(flow, false) : flow.iif)) return false;
  if (rule.oifIndex != 0 && rule.oifIndex != <i32>(rule.oifIsMaster ? domainOf(flow, true) : flow.oif)) return false;
  if (((rule.mark ^ flow.mark) & rule.markMask) != 0) return false;
  if (rule.tunnel != 0 && rule.tunnel != flow.tunnel) return false;
  if (rule.l3mdev != 0 && flow.l3mdevTable == 0) return false;
  if (flow.uid < rule.uidFirst || flow.uid > rule.uidLast) return false;
  return !rules.isUnicast(flow.family) || matchesFamily(rule, flow);
}

/** The VRF that a flow is in by the link that it goes out by, or else by the one that it came in by; or 0. */
function domainOf(flow: Flow, byOut: bool): u32 {
  return flow.l3mdevByOut == byOut ? flow.l3mdev : 0;
}

/** What only rules about addresses have (fib4_rule_match, fib6_rule_match). */
function matchesFamily(rule: Rule, flow: Flow): bool {
  if (rule.sourceLength != 0 && !matchesSource(rule, flow)) return false;
  if (!isIn(flow.destination, destinationOf(rule), rule.destinationLength)) return false;
  if (rule.hasDscp ? (((flow.tos >>> 2) ^ rule.dscp) & rule.dscpMask) != 0 : rule.tos != 0 && rule.tos != flow.tos)
    return false;
  if (((rule.flowLabel ^ flow.flowLabel) & rule.flowLabelMask) != 0) return false;
  if (rule.ipProtocol != 0 && rule.ipProtocol != flow.protocol) return false;
  return matchesPort(rule.sport, flow.sport) && matchesPort(rule.dport, flow.dport);
}

/** A source that is still to be chosen is 0.0.0.0 to IPv4; to IPv6 it matches only where the rule is to find one. */
function matchesSource(rule: Rule, flow: Flow): bool {
  if (flow.source != 0) return isIn(flow.source, sourceOf(rule), rule.sourceLength);
  if (flow.family == AddressFamily.INET) return isIn(unspecified, sourceOf(rule), rule.sourceLength);
  return (rule.flags & FibRuleFlags.FIND_SADDR) != 0;
}

const unspecified: usize = memory.data(16, 4);

/** True when the first `length` bits of two addresses are the same. */
export function isIn(address: usize, prefix: usize, length: u32): bool {
  const bytes = length >>> 3;
  if (memory.compare(address, prefix, bytes) != 0) return false;
  const rest = length & 7;
  return rest == 0 || (load<u8>(address + bytes) ^ load<u8>(prefix + bytes)) >>> (8 - rest) == 0;
}

function matchesPort(ports: Ports, port: u32): bool {
  if (ports.first == 0) return true;
  return ports.mask != 0 ? ((port ^ ports.first) & ports.mask) == 0 : port >= ports.first && port <= ports.last;
}
