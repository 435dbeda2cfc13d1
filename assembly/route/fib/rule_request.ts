/**
 * Parsing of a request about a rule (fib_nl2rule, fib4_rule_configure, fib6_rule_configure) into `wanted`, in Linux's order, so that of several mistakes
 * the same one is reported.
 */

import { Errno } from '../../generated/errno';
import { FIB_RULE_POLICY, FIB_RULE_POLICY_MAX } from '../../generated/policies';
import { IFNAMSIZ } from '../../generated/rt-link';
import {
  FIB_RULE_HDR_SIZE,
  FibRuleAttribute,
  FibRuleHdr,
  FibRulePortRange,
  FibRuleUidRange,
  IPTOS_TOS_MASK,
  FrAct,
} from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib4 from '../../net/ipv4/fib4';
import * as fib6 from '../../net/ipv6/fib6';
import * as tables from '../../net/fib/fib_table';
import { Namespace } from '../../net/namespace';
import * as rules from '../../net/fib/rule';
import { Ports, RULE_SIZE, Rule, RuleTable, destinationOf, iifOf, oifOf, sourceOf } from '../../net/fib/rule';
import * as ruleChange from '../../net/fib/rule_change';
import { Given } from '../../net/fib/rule_change';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';

/** Bits of a type of service that no rule may have: ECN. */
const ECN_MASK: u32 = 3;
const ALL_PORT_BITS: u16 = 0xffff;
const DSCP_BITS: u32 = 0x3f;
/** 20 bits, in network byte order. */
const FLOW_LABEL_BITS: u32 = bswap<u32>((1 << 20) - 1);

const table: usize = memory.data((FIB_RULE_POLICY_MAX + 1) * 4, 4);
/** The rule of the current request. */
export const wanted = changetype<Rule>(memory.data(RULE_SIZE, 8));

/** Reads a request about a rule of a family, but for what depends on the rules there are; 0 or a negative errno (fib_nl2rule). */
export function read(request: Request, family: u32): i32 {
  const bad = parse.parse(request, FIB_RULE_HDR_SIZE, table, FIB_RULE_POLICY);
  // What the policy says of the attribute stays, but for its words.
  if (bad != 0) return requests.explain(request, bad, 'Error parsing msg');
  const header = requests.body(request);
  rules.clear(wanted);
  const size = rules.addressSize(family);
  const sourceLength: u32 = load<u8>(header, FibRuleHdr.SRC_LEN);
  const destinationLength: u32 = load<u8>(header, FibRuleHdr.DST_LEN);
  if (sourceLength != 0 && !isAddress(FibRuleAttribute.SRC, sourceLength, size)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid source address');
  }
  if (destinationLength != 0 && !isAddress(FibRuleAttribute.DST, destinationLength, size)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid dst address');
  }
  readNumbers(header);
  if (rules.isUnicast(family)) readFamily(header, family, size);
  if (wanted.l3mdev > 1 || (attributes.get(table, FibRuleAttribute.L3MDEV) != 0 && wanted.l3mdev == 0)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid l3mdev attribute');
  }
  const hasTarget = attributes.get(table, FibRuleAttribute.GOTO) != 0;
  if (hasTarget && wanted.action != FrAct.GOTO) return requests.explain(request, -Errno.EINVAL, 'Unexpected goto');
  if (!hasTarget && wanted.action == FrAct.GOTO) {
    return requests.explain(request, -Errno.EINVAL, 'Missing goto target for action goto');
  }
  if (wanted.l3mdev != 0 && wanted.table != 0) {
    return requests.explain(request, -Errno.EINVAL, 'l3mdev and table are mutually exclusive');
  }
  const wrong = readUsers(request);
  return wrong != 0 ? wrong : readPorts(request);
}

function isAddress(type: u32, length: u32, size: u32): bool {
  const attribute = attributes.get(table, type);
  return attribute != 0 && length <= size << 3 && attributes.size(attribute) == size;
}

function readNumbers(header: usize): void {
  wanted.action = load<u8>(header, FibRuleHdr.ACTION);
  wanted.flags = load<u32>(header, FibRuleHdr.FLAGS);
  wanted.table = numberOr(FibRuleAttribute.TABLE, load<u8>(header, FibRuleHdr.TABLE));
  wanted.priority = numberIn(FibRuleAttribute.PRIORITY);
  wanted.mark = numberIn(FibRuleAttribute.FWMARK);
  // A mark without a mask is compared as a whole.
  wanted.markMask = numberOr(FibRuleAttribute.FWMASK, wanted.mark != 0 ? ~0 : 0);
  wanted.suppressPrefix = numberOr(FibRuleAttribute.SUPPRESS_PREFIXLEN, ~0);
  wanted.suppressGroup = numberOr(FibRuleAttribute.SUPPRESS_IFGROUP, ~0);
  wanted.target = numberIn(FibRuleAttribute.GOTO);
  wanted.protocol = <u8>byteIn(FibRuleAttribute.PROTOCOL);
  wanted.ipProtocol = <u8>byteIn(FibRuleAttribute.IP_PROTO);
  wanted.l3mdev = <u8>byteIn(FibRuleAttribute.L3MDEV);
  const tunnel = attributes.get(table, FibRuleAttribute.TUN_ID);
  if (tunnel != 0) wanted.tunnel = load<u64>(attributes.payload(tunnel));
  readName(FibRuleAttribute.IIFNAME, iifOf(wanted));
  readName(FibRuleAttribute.OIFNAME, oifOf(wanted));
}

function numberIn(type: u32): u32 {
  return numberOr(type, 0);
}

function numberOr(type: u32, otherwise: u32): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? otherwise : attributes.u32Value(attribute);
}

function byteIn(type: u32): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? 0 : attributes.u8Value(attribute);
}

function readName(type: u32, to: usize): void {
  const attribute = attributes.get(table, type);
  if (attribute == 0) return;
  const name = attributes.payload(attribute);
  memory.copy(to, name, min(text.lengthOf(name, attributes.size(attribute)), IFNAMSIZ - 1));
}

/** Addresses, type of service, realms and flow label, of families that have them. */
function readFamily(header: usize, family: u32, size: u32): void {
  wanted.sourceLength = load<u8>(header, FibRuleHdr.SRC_LEN);
  wanted.destinationLength = load<u8>(header, FibRuleHdr.DST_LEN);
  if (wanted.sourceLength != 0) {
    memory.copy(sourceOf(wanted), attributes.payload(attributes.get(table, FibRuleAttribute.SRC)), size);
  }
  if (wanted.destinationLength != 0) {
    memory.copy(destinationOf(wanted), attributes.payload(attributes.get(table, FibRuleAttribute.DST)), size);
  }
  wanted.tos = load<u8>(header, FibRuleHdr.TOS);
  wanted.hasDscp = attributes.get(table, FibRuleAttribute.DSCP) != 0;
  wanted.dscp = <u8>byteIn(FibRuleAttribute.DSCP);
  const mask = attributes.get(table, FibRuleAttribute.DSCP_MASK);
  wanted.dscpMask = mask != 0 ? <u8>attributes.u8Value(mask) : wanted.hasDscp ? <u8>DSCP_BITS : 0;
  if (family == AddressFamily.INET) {
    wanted.flow = numberIn(FibRuleAttribute.FLOW);
    return;
  }
  wanted.flowLabel = numberIn(FibRuleAttribute.FLOWLABEL);
  wanted.flowLabelMask = numberIn(FibRuleAttribute.FLOWLABEL_MASK);
}

function readUsers(request: Request): i32 {
  const range = attributes.get(table, FibRuleAttribute.UID_RANGE);
  if (range == 0) return 0;
  wanted.uidFirst = load<u32>(attributes.payload(range), FibRuleUidRange.START);
  wanted.uidLast = load<u32>(attributes.payload(range), FibRuleUidRange.END);
  // The highest number is nobody's.
  if (wanted.uidFirst <= wanted.uidLast && wanted.uidLast != ~0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid uid range');
}

function readPorts(request: Request): i32 {
  if (!readRange(FibRuleAttribute.SPORT_RANGE, wanted.sport)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid sport range');
  }
  const bad = readPortMask(request, FibRuleAttribute.SPORT_MASK, wanted.sport);
  if (bad != 0) return bad;
  if (!readRange(FibRuleAttribute.DPORT_RANGE, wanted.dport)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid dport range');
  }
  return readPortMask(request, FibRuleAttribute.DPORT_MASK, wanted.dport);
}

/** Reads a range of ports; false for a bad one. */
function readRange(type: u32, ports: Ports): bool {
  const attribute = attributes.get(table, type);
  if (attribute == 0) return true;
  ports.first = load<u16>(attributes.payload(attribute), FibRulePortRange.START);
  ports.last = load<u16>(attributes.payload(attribute), FibRulePortRange.END);
  if (ports.first == ports.last) ports.mask = ALL_PORT_BITS;
  return ports.first != 0 && ports.last >= ports.first && ports.last != ALL_PORT_BITS;
}

function readPortMask(request: Request, type: u32, ports: Ports): i32 {
  const attribute = attributes.get(table, type);
  if (attribute == 0) return 0;
  if (ports.first == 0) {
    return requests.blame(request, -Errno.EINVAL, attribute, 'Cannot specify port mask without port value');
  }
  if (ports.first != ports.last) {
    return requests.blame(request, -Errno.EINVAL, attribute, 'Cannot specify port mask for port range');
  }
  const mask = load<u16>(attributes.payload(attribute));
  if ((ports.first & ~mask) != 0) return requests.blame(request, -Errno.EINVAL, attribute, 'Invalid port mask');
  ports.mask = mask;
  return 0;
}

/** Adds what depends on the rules and links that there are; 0 or -EINVAL (fib_nl2rule_rtnl). */
export function settle(request: Request, netns: Namespace, ruleTable: RuleTable): i32 {
  if ((given() & Given.PRIORITY) == 0) wanted.priority = ruleChange.defaultPriority(ruleTable);
  if (wanted.action == FrAct.GOTO && wanted.target <= wanted.priority) {
    return requests.explain(request, -Errno.EINVAL, 'Backward goto not supported');
  }
  if (attributes.get(table, FibRuleAttribute.IIFNAME) != 0) rules.bindIif(wanted, rules.linkOf(netns, iifOf(wanted)));
  if (attributes.get(table, FibRuleAttribute.OIFNAME) != 0) rules.bindOif(wanted, rules.linkOf(netns, oifOf(wanted)));
  return 0;
}

/** Which of what 0 says nothing about the request has: bits of Given. */
export function given(): u32 {
  let bits: u32 = 0;
  if (attributes.get(table, FibRuleAttribute.PRIORITY) != 0) bits |= Given.PRIORITY;
  if (attributes.get(table, FibRuleAttribute.DSCP_MASK) != 0) bits |= Given.DSCP_MASK;
  if (attributes.get(table, FibRuleAttribute.FLOW) != 0) bits |= Given.FLOW;
  if (attributes.get(table, FibRuleAttribute.FLOWLABEL) != 0) bits |= Given.FLOW_LABEL;
  if (attributes.get(table, FibRuleAttribute.FLOWLABEL_MASK) != 0) bits |= Given.FLOW_LABEL_MASK;
  return bits;
}

/** Whether a new rule can be had as it is, and the table it asks for; 0 or a negative errno (fib4_rule_configure, fib6_rule_configure). */
export function configure(request: Request, family: u32): i32 {
  if (!rules.isUnicast(family)) return 0;
  const inet = family == AddressFamily.INET;
  if (inet && (given() & (Given.FLOW_LABEL | Given.FLOW_LABEL_MASK)) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Flow label cannot be specified for IPv4 FIB rules');
  }
  if ((wanted.tos & ECN_MASK) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid dsfield (tos): ECN bits must be 0');
  }
  if (inet && (wanted.tos & ~IPTOS_TOS_MASK) != 0) return requests.explain(request, -Errno.EINVAL, 'Invalid tos');
  const bad = configureDscp(request);
  if (bad != 0) return bad;
  if (!inet) {
    const wrong = configureFlowLabel(request);
    if (wrong != 0) return wrong;
  }
  return wanted.action == FrAct.TO_TBL && wanted.l3mdev == 0 ? configureTable(request, inet) : 0;
}

/** IPv6 has the table that a rule names from then on; IPv4 takes an unused one where it names none. */
function configureTable(request: Request, inet: bool): i32 {
  const netns = request.socket.netns;
  if (!inet) {
    if (wanted.table == 0) return requests.explain(request, -Errno.EINVAL, 'Invalid table');
    return fib6.obtainTable(netns, wanted.table) == null ? -Errno.ENOBUFS : 0;
  }
  if (wanted.table != 0) return 0;
  wanted.table = tables.unused(netns.tables4);
  return fib4.obtainTable(netns, wanted.table) == null ? -Errno.ENOBUFS : 0;
}

function configureDscp(request: Request): i32 {
  if (wanted.hasDscp && wanted.tos != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Cannot specify both TOS and DSCP');
  }
  const mask = attributes.get(table, FibRuleAttribute.DSCP_MASK);
  if (mask == 0) return 0;
  if (!wanted.hasDscp) {
    return requests.blame(request, -Errno.EINVAL, mask, 'Cannot specify DSCP mask without DSCP value');
  }
  return (wanted.dscp & ~wanted.dscpMask) == 0 ? 0 : requests.blame(request, -Errno.EINVAL, mask, 'Invalid DSCP mask');
}

function configureFlowLabel(request: Request): i32 {
  const label = attributes.get(table, FibRuleAttribute.FLOWLABEL);
  const mask = attributes.get(table, FibRuleAttribute.FLOWLABEL_MASK);
  if (label == 0 && mask == 0) return 0;
  if (label == 0) return requests.miss(request, FibRuleAttribute.FLOWLABEL);
  if (mask == 0) return requests.miss(request, FibRuleAttribute.FLOWLABEL_MASK);
  if ((wanted.flowLabelMask & ~FLOW_LABEL_BITS) != 0) {
    return requests.blame(request, -Errno.EINVAL, mask, 'Invalid flow label mask');
  }
  return (wanted.flowLabel & ~wanted.flowLabelMask) == 0
    ? 0
    : requests.explain(request, -Errno.EINVAL, 'Flow label and mask do not match');
}
