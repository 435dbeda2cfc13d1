/** RTM_NEWRULE and RTM_DELRULE as messages, with Linux's attributes in Linux's order (fib_nl_fill_rule), and what the groups hear. */

import { Protocol } from '../../generated/netlink';
import { IFNAMSIZ } from '../../generated/rt-link';
import { RtTable } from '../../generated/rt-route';
import {
  FIB_RULE_HDR_SIZE,
  FibRuleAttribute,
  FibRuleFlags,
  FibRuleHdr,
  FibRulePortRange,
  FibRuleUidRange,
  FIB_RULE_PORT_RANGE_SIZE,
  FIB_RULE_UID_RANGE_SIZE,
  RuleGroup,
  RuleMessage,
} from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as text from '../../memory/text';
import { hasListeners, lost } from '../../netlink/multicast';
import { Namespace } from '../../net/namespace';
import { RuleEvent } from '../../net/observer';
import * as rules from '../../net/fib/rule';
import { DETACHED, Ports, Rule, destinationOf, iifOf, oifOf, sourceOf } from '../../net/fib/rule';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

/** The largest message about a rule; and what Linux makes a buffer for, of either family (fib_rule_nlmsg_size); rules of multicast routing need no more than IPv4's. */
const RULE_MESSAGE_SIZE: u32 = 288;
const ESTIMATE4: u32 = 252;
const ESTIMATE6: u32 = 284;

/** Appends a rule; false, with nothing appended, when it does not fit. */
export function write(
  message: Message,
  family: u32,
  rule: Rule,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, FIB_RULE_HDR_SIZE);
  writeHeader(message, start, family, rule);
  writer.u32Attribute(message, FibRuleAttribute.TABLE, rule.table);
  writer.u32Attribute(message, FibRuleAttribute.SUPPRESS_PREFIXLEN, rule.suppressPrefix);
  writer.u8Attribute(message, FibRuleAttribute.PROTOCOL, rule.protocol);
  writeName(message, FibRuleAttribute.IIFNAME, iifOf(rule));
  writeName(message, FibRuleAttribute.OIFNAME, oifOf(rule));
  writeNumber(message, FibRuleAttribute.PRIORITY, rule.priority);
  writeNumber(message, FibRuleAttribute.FWMARK, rule.mark);
  if ((rule.mark | rule.markMask) != 0) writer.u32Attribute(message, FibRuleAttribute.FWMASK, rule.markMask);
  writeNumber(message, FibRuleAttribute.GOTO, rule.target);
  if (rule.tunnel != 0) writer.u64Attribute(message, FibRuleAttribute.TUN_ID, rule.tunnel);
  if (rule.l3mdev != 0) writer.u8Attribute(message, FibRuleAttribute.L3MDEV, rule.l3mdev);
  if (rules.hasUsers(rule)) writeUsers(message, rule);
  writePorts(message, FibRuleAttribute.SPORT_RANGE, FibRuleAttribute.SPORT_MASK, rule.sport);
  writePorts(message, FibRuleAttribute.DPORT_RANGE, FibRuleAttribute.DPORT_MASK, rule.dport);
  if (rule.ipProtocol != 0) writer.u8Attribute(message, FibRuleAttribute.IP_PROTO, rule.ipProtocol);
  if (rule.suppressGroup != -1) {
    writer.u32Attribute(message, FibRuleAttribute.SUPPRESS_IFGROUP, rule.suppressGroup);
  }
  if (rules.isUnicast(family)) writeFamily(message, family, rule);
  return writer.end(message, start);
}

function writeHeader(message: Message, start: u32, family: u32, rule: Rule): void {
  if (!writer.fits(message)) return;
  let flags = rule.flags;
  if (rules.isUnresolved(rule)) flags |= FibRuleFlags.UNRESOLVED;
  if (rule.iifIndex == DETACHED && load<u8>(iifOf(rule)) != 0) flags |= FibRuleFlags.IIF_DETACHED;
  if (rule.oifIndex == DETACHED && load<u8>(oifOf(rule)) != 0) flags |= FibRuleFlags.OIF_DETACHED;
  const at = writer.header(message, start);
  store<u8>(at, family);
  store<u8>(at, rule.destinationLength, FibRuleHdr.DST_LEN);
  store<u8>(at, rule.sourceLength, FibRuleHdr.SRC_LEN);
  store<u8>(at, rule.tos, FibRuleHdr.TOS);
  store<u8>(at, rule.table < 256 ? rule.table : <u32>RtTable.COMPAT, FibRuleHdr.TABLE);
  store<u8>(at, rule.action, FibRuleHdr.ACTION);
  store<u32>(at, flags, FibRuleHdr.FLAGS);
}

function writeNumber(message: Message, type: u32, value: u32): void {
  if (value != 0) writer.u32Attribute(message, type, value);
}

function writeName(message: Message, type: u32, name: usize): void {
  const length = text.lengthOf(name, IFNAMSIZ);
  if (length != 0) writer.stringAttribute(message, type, name, length);
}

function writeUsers(message: Message, rule: Rule): void {
  const at = writer.put(message, FibRuleAttribute.UID_RANGE, FIB_RULE_UID_RANGE_SIZE);
  if (at == 0) return;
  store<u32>(at, rule.uidFirst, FibRuleUidRange.START);
  store<u32>(at, rule.uidLast, FibRuleUidRange.END);
}

function writePorts(message: Message, rangeType: u32, maskType: u32, ports: Ports): void {
  if (ports.first == 0) return;
  const at = writer.put(message, rangeType, FIB_RULE_PORT_RANGE_SIZE);
  if (at != 0) {
    store<u16>(at, ports.first, FibRulePortRange.START);
    store<u16>(at, ports.last, FibRulePortRange.END);
  }
  if (ports.mask != 0) writer.u16Attribute(message, maskType, ports.mask);
}

/** What only rules about addresses have (fib4_rule_fill, fib6_rule_fill). */
function writeFamily(message: Message, family: u32, rule: Rule): void {
  const size = rules.addressSize(family);
  if (rule.hasDscp) {
    writer.u8Attribute(message, FibRuleAttribute.DSCP, rule.dscp);
    writer.u8Attribute(message, FibRuleAttribute.DSCP_MASK, rule.dscpMask);
  }
  if (rule.flowLabelMask != 0) {
    writer.u32Attribute(message, FibRuleAttribute.FLOWLABEL, rule.flowLabel);
    writer.u32Attribute(message, FibRuleAttribute.FLOWLABEL_MASK, rule.flowLabelMask);
  }
  if (rule.destinationLength != 0) {
    writer.bytesAttribute(message, FibRuleAttribute.DST, destinationOf(rule), size);
  }
  if (rule.sourceLength != 0) writer.bytesAttribute(message, FibRuleAttribute.SRC, sourceOf(rule), size);
  writeNumber(message, FibRuleAttribute.FLOW, rule.flow);
}

/** Announces a change of a rule, in the name of the request that made it (notify_rule_change). */
export function changed(event: RuleEvent, netns: Namespace, family: u32, rule: Rule): void {
  const group: u32 = rules.addressSize(family) == 4 ? RuleGroup.IPV4_RULE : RuleGroup.IPV6_RULE;
  if (!hasListeners(netns, Protocol.ROUTE, group) && !notify.isEchoed()) return;
  const message = messages.create(RULE_MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, group);
    return;
  }
  const type: u32 = event == RuleEvent.ADDED ? RuleMessage.NEWRULE : RuleMessage.DELRULE;
  write(message, family, rule, type, 0, notify.sequence(), notify.port());
  messages.trim(message);
  notify.send(netns, message, group, family == AddressFamily.INET6 ? ESTIMATE6 : ESTIMATE4);
}
