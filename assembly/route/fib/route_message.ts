/** What route messages of both families are made of: metrics, next hops (rtnetlink_put_metrics, fib_nexthop_info, fib_add_nexthop). */

import {
  METRICS_ATTRIBUTE_MAX,
  MetricsAttribute,
  RTMSG_SIZE,
  RTNEXTHOP_SIZE,
  RouteAttribute,
  RtTable,
  Rtmsg,
  Rtnexthop,
  RtnhFlags,
} from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import { data } from '../../memory/message';
import { Message } from '../../memory/message';
import * as metrics from '../../net/fib/fib_metrics';
import { Nexthop, indexOf } from '../../net/fib/fib_nexthop';
import * as writer from '../../wire/writer';
import { nameOf as algorithmName } from './route_metrics';

/** Tables with higher ids do not fit the header, which says RT_TABLE_COMPAT then. */
const TABLES_IN_HEADER: u32 = 256;
const FLAGS_OF_HOP: u32 = RtnhFlags.DEAD | RtnhFlags.LINKDOWN | RtnhFlags.ONLINK;

/** Begins a route's message: its offset, for `writer.end`. The header has family, prefix length, TOS and table. */
export function begin(
  message: Message,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  family: u32,
  length: u32,
  tos: u32,
  table: u32,
): u32 {
  const start = writer.begin(message, type, flags, sequence, port, RTMSG_SIZE);
  if (!writer.fits(message)) return start;
  const at = writer.header(message, start);
  store<u8>(at, family);
  store<u8>(at, length, Rtmsg.RTM_DST_LEN);
  store<u8>(at, tos, Rtmsg.RTM_TOS);
  store<u8>(at, table < TABLES_IN_HEADER ? table : RtTable.COMPAT, Rtmsg.RTM_TABLE);
  writer.u32Attribute(message, RouteAttribute.TABLE, table);
  return start;
}

/** Fills in what kind of route it is; its header must have fitted. */
export function fillKind(message: Message, start: u32, protocol: u32, scope: u32, type: u32): void {
  const at = writer.header(message, start);
  store<u8>(at, protocol, Rtmsg.RTM_PROTOCOL);
  store<u8>(at, scope, Rtmsg.RTM_SCOPE);
  store<u8>(at, type, Rtmsg.RTM_TYPE);
}

export function fillFlags(message: Message, start: u32, flags: u32): void {
  if (writer.fits(message)) store<u32>(writer.header(message, start), flags, Rtmsg.RTM_FLAGS);
}

/** Appends what metrics are known. */
export function writeMetrics(message: Message, known: usize): void {
  if (known == 0) return;
  const start = writer.nestPlain(message, RouteAttribute.METRICS);
  const empty = message.length;
  for (let type: u32 = MetricsAttribute.LOCK; type <= METRICS_ATTRIBUTE_MAX; type++) {
    const value = metrics.get(known, type);
    if (value == 0) continue;
    if (type == MetricsAttribute.CC_ALGO) writer.textAttribute(message, type, algorithmName(value));
    else writer.u32Attribute(message, type, value);
  }
  if (message.length == empty) message.length = start;
  else writer.endNest(message, start);
}

/** The flags that a message has for a next hop; one over a link that is not used without carrier is as good as dead then. */
export function flagsOf(hop: Nexthop, ignoresLinkdown: bool): u32 {
  const flags = hop.flags & FLAGS_OF_HOP;
  return ignoresLinkdown && (flags & RtnhFlags.LINKDOWN) != 0 ? flags | RtnhFlags.DEAD : flags;
}

/** Appends a next hop's gateway, for a route of a family: one of another family is a VIA. */
export function writeGateway(message: Message, hop: Nexthop, family: u32): void {
  if (hop.family == AddressFamily.INET) writer.u32Attribute(message, RouteAttribute.GATEWAY, hop.gateway);
  if (hop.family != AddressFamily.INET6) return;
  if (family == AddressFamily.INET6) {
    writer.bytesAttribute(message, RouteAttribute.GATEWAY, hop.gateway, 16);
    return;
  }
  const at = writer.put(message, RouteAttribute.VIA, 2 + 16);
  if (at == 0) return;
  store<u16>(at, AddressFamily.INET6);
  memory.copy(at + 2, hop.gateway, 16);
}

/** Appends the next hop of a route that has no other; its flags are the route's. */
export function writeHop(message: Message, start: u32, hop: Nexthop, family: u32, ignoresLinkdown: bool): void {
  writeGateway(message, hop, family);
  if (hop.link != 0) writer.u32Attribute(message, RouteAttribute.OIF, indexOf(hop));
  fillFlags(message, start, flagsOf(hop, ignoresLinkdown));
}

/** Appends one next hop of several, of a weight less one, within MULTIPATH. */
export function writeHopOfMany(message: Message, hop: Nexthop, family: u32, ignoresLinkdown: bool, weight: u32): void {
  const start = message.length;
  const at = writer.reserve(message, RTNEXTHOP_SIZE);
  if (at == 0) return;
  store<u8>(at, flagsOf(hop, ignoresLinkdown), Rtnexthop.RTNH_FLAGS);
  store<u8>(at, weight, Rtnexthop.RTNH_HOPS);
  store<u32>(at, indexOf(hop), Rtnexthop.RTNH_IFINDEX);
  writeGateway(message, hop, family);
  if (hop.flow != 0) writer.u32Attribute(message, RouteAttribute.FLOW, hop.flow);
  if (writer.fits(message)) store<u16>(data(message) + start, message.length - start, Rtnexthop.RTNH_LEN);
}
