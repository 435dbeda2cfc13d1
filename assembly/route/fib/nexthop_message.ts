/** Next hops that are objects as messages, with Linux's attributes in Linux's order (nh_fill_node), and what group NEXTHOP hears (nexthop_notify). */

import { NLMSGHDR_SIZE, Protocol } from '../../generated/netlink';
import {
  GroupStatsAttribute,
  GroupStatsEntryAttribute,
  NEXTHOP_GRP_SIZE,
  NHMSG_SIZE,
  NexthopAttribute,
  NexthopGroup,
  NexthopGrp,
  NexthopGrpType,
  NexthopMessage,
  NhaOpFlag,
  Nhmsg,
  ResGroupAttribute,
} from '../../generated/rt-nexthop';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as fib4 from '../../net/ipv4/fib4';
import * as fib6 from '../../net/ipv6/fib6';
import { indexOf } from '../../net/fib/fib_nexthop';
import * as list from '../../memory/list';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject, hopOf } from '../../net/fib/nexthop';
import * as buckets from '../../net/fib/nexthop_bucket';
import * as groups from '../../net/fib/nexthop_group';
import { Membership } from '../../net/fib/nexthop_group';
import { NexthopEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';
import * as route4Message from './route4_message';
import * as route6Message from './route6_message';

/** Bytes of a message but for members of a group, and of each of these at the most. */
const BASE_SIZE: u32 = 256;
const MEMBER_SIZE: u32 = NEXTHOP_GRP_SIZE + 48;

/** Room for an object's message. */
export function sizeOf(object: NexthopObject): u32 {
  return BASE_SIZE + objects.countOf(object) * MEMBER_SIZE;
}

/** What Linux makes a notification's buffer for (nh_nlmsg_size). */
function estimateOf(object: NexthopObject): u32 {
  const number: u32 = 8;
  if (object.group == 0) {
    const family: u32 = hopOf(object).family;
    return NLMSGHDR_SIZE + NHMSG_SIZE + 2 * number + (family == 0 ? 0 : family == AddressFamily.INET ? number : 20);
  }
  const table: u32 = buckets.isResilient(object) ? 4 + 3 * number + 16 : 0;
  return NLMSGHDR_SIZE + NHMSG_SIZE + 4 * number + 4 + groups.countOf(object) * NEXTHOP_GRP_SIZE + table;
}

/** Appends an object, with NHA_OP_FLAG_ `details`; false, with nothing appended, when it does not fit. */
export function write(
  message: Message,
  object: NexthopObject,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  details: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, NHMSG_SIZE);
  if (writer.fits(message)) {
    const header = writer.header(message, start);
    const told = object.group == 0 && !object.blackhole;
    store<u8>(header, object.family);
    store<u8>(header, told ? hopOf(object).scope : 0, Nhmsg.NH_SCOPE);
    store<u8>(header, object.protocol, Nhmsg.NH_PROTOCOL);
    store<u32>(header, object.flags, Nhmsg.NH_FLAGS);
  }
  writer.u32Attribute(message, NexthopAttribute.ID, object.id);
  if (object.fdb) writer.put(message, NexthopAttribute.FDB, 0);
  if (object.group != 0) writeGroup(message, object, details);
  else if (object.blackhole) writer.put(message, NexthopAttribute.BLACKHOLE, 0);
  else writeSingle(message, object);
  return writer.end(message, start);
}

function writeSingle(message: Message, object: NexthopObject): void {
  const hop = hopOf(object);
  if (hop.link != 0) writer.u32Attribute(message, NexthopAttribute.OIF, indexOf(hop));
  if (hop.family == AddressFamily.INET) writer.u32Attribute(message, NexthopAttribute.GATEWAY, hop.gateway);
  if (hop.family == AddressFamily.INET6) writer.bytesAttribute(message, NexthopAttribute.GATEWAY, hop.gateway, 16);
}

function writeGroup(message: Message, object: NexthopObject, details: u32): void {
  const resilient = buckets.isResilient(object);
  const count = groups.countOf(object);
  const type: u32 = resilient ? NexthopGrpType.RES : NexthopGrpType.MPATH;
  writer.u16Attribute(message, NexthopAttribute.GROUP_TYPE, type);
  const at = writer.put(message, NexthopAttribute.GROUP, count * NEXTHOP_GRP_SIZE);
  for (let i: u32 = 0; at != 0 && i < count; i++) {
    const entry = at + i * NEXTHOP_GRP_SIZE;
    const weight = groups.weightAt(object, i) - 1;
    memory.fill(entry, 0, NEXTHOP_GRP_SIZE);
    store<u32>(entry, groups.memberAt(object, i).id, NexthopGrp.ID);
    store<u8>(entry, weight, NexthopGrp.WEIGHT);
    store<u8>(entry, weight >>> 8, NexthopGrp.WEIGHT_HIGH);
  }
  if (resilient) writeTable(message, buckets.tableOf(object));
  if ((details & NhaOpFlag.DUMP_STATS) != 0) writeCounts(message, object, details);
  writer.u32Attribute(message, NexthopAttribute.OP_FLAGS, NhaOpFlag.RESP_GRP_RESVD_0);
}

function writeTable(message: Message, table: buckets.Table): void {
  const nest = writer.nest(message, NexthopAttribute.RES_GROUP);
  writer.u16Attribute(message, ResGroupAttribute.BUCKETS, table.count);
  writer.u32Attribute(message, ResGroupAttribute.IDLE_TIMER, table.idleTimer);
  writer.u32Attribute(message, ResGroupAttribute.UNBALANCED_TIMER, table.unbalancedTimer);
  // Never out of balance: see net/fib/nexthop_bucket.ts.
  writer.u64Attribute(message, ResGroupAttribute.UNBALANCED_TIME, 0);
  writer.endNest(message, nest);
}

/** Appends how many packets went by each member: none do here. */
function writeCounts(message: Message, object: NexthopObject, details: u32): void {
  const hardware = (details & NhaOpFlag.DUMP_HW_STATS) != 0;
  writer.u32Attribute(message, NexthopAttribute.HW_STATS_ENABLE, object.counts ? 1 : 0);
  if (hardware && object.counts) writer.u32Attribute(message, NexthopAttribute.HW_STATS_USED, 0);
  const nest = writer.nest(message, NexthopAttribute.GROUP_STATS);
  for (let i: u32 = 0; i < groups.countOf(object); i++) {
    const entry = writer.nest(message, GroupStatsAttribute.ENTRY);
    writer.u32Attribute(message, GroupStatsEntryAttribute.ID, groups.memberAt(object, i).id);
    writer.u32Attribute(message, GroupStatsEntryAttribute.PACKETS, 0);
    if (hardware) writer.u32Attribute(message, GroupStatsEntryAttribute.PACKETS_HW, 0);
    writer.endNest(message, entry);
  }
  writer.endNest(message, nest);
}

/** Announces what becomes of an object, in the name of the request that asked for it. */
export function changed(event: NexthopEvent, object: NexthopObject): void {
  if (event == NexthopEvent.REPLACED) {
    if (object.netns.plainObjects) return;
    announceRoutes(object);
    for (let node = object.memberships.first; node != 0; node = changetype<Membership>(node).next) {
      announceRoutes(changetype<Membership>(node).parent);
    }
    return;
  }
  const netns = object.netns;
  if (!hasListeners(netns, Protocol.ROUTE, NexthopGroup.NEXTHOP) && !notify.isEchoed()) return;
  const message = messages.create(sizeOf(object));
  if (message == null) {
    lost(netns, Protocol.ROUTE, NexthopGroup.NEXTHOP);
    return;
  }
  const type: u32 = event == NexthopEvent.CHANGED ? NexthopMessage.NEWNEXTHOP : NexthopMessage.DELNEXTHOP;
  write(message, object, type, notify.flags(), notify.sequence(), notify.port(), 0);
  messages.trim(message);
  notify.send(netns, message, NexthopGroup.NEXTHOP, estimateOf(object));
}

/** Announces the routes of an object again. */
function announceRoutes(object: NexthopObject): void {
  for (let node = object.routes4.first; node != 0; node = changetype<list.ListNode>(node).next) {
    route4Message.replaced(fib4.ofObjectNode(node));
  }
  for (let node = object.routes6.first; node != 0; node = changetype<list.ListNode>(node).next) {
    route6Message.replaced(fib6.ofObjectNode(node));
  }
}
