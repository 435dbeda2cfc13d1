/**
 * The multicast database of a bridge as messages: the members of a group (__mdb_fill_info) and the ports that lead to routers (br_rports_fill_info);
 * notifications of changes to either (br_mdb_notify, br_rtr_notify), and the pages of a dump (br_mdb_dump).
 *
 * The cursor of a dump, besides what every dump that goes through links has: `cursor2` counts the groups of the bridge that were sent, `cursor3` the
 * members of the next one.
 */

import { Protocol } from '../../generated/netlink';
import {
  BR_MDB_ENTRY_SIZE,
  BR_PORT_MSG_SIZE,
  BrMdbEntry,
  BrPortMsg,
  BridgeGroup,
  BridgeMessage,
  MdbAttribute,
  MdbGroupAttribute,
  MdbInfoAttribute,
  MdbMemberAttribute,
  RouterAttribute,
  RouterPortAttribute,
} from '../../generated/rt-bridge';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as bridges from '../../net/bridge/bridge';
import { Port, portOf } from '../../net/bridge/bridge';
import * as mdb from '../../net/bridge/bridge_mdb';
import { Group, GroupKey, IP, IPV6, Member } from '../../net/bridge/bridge_mdb';
import * as routers from '../../net/bridge/bridge_router';
import { Router } from '../../net/bridge/bridge_router';
import { Link } from '../../net/link';
import { BridgeEvent } from '../../net/observer';
import * as stack from '../../net/stack';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

/** More than a message about one member takes, and what each further one does. */
const MESSAGE_SIZE: u32 = 160;
const MEMBER_SIZE: u32 = 96;
const GROUP_MODE_EXCLUDE: u32 = 0;
const GROUP_MODE_INCLUDE: u32 = 1;

/** Appends what is known of one who is in a group, a member or with null the host; false when it does not fit. */
function writeInfo(message: Message, group: Group, member: Member | null): bool {
  const info = writer.nestPlain(message, MdbMemberAttribute.INFO);
  const key = group.key;
  const link = member == null ? group.bridge.link : member.port;
  const state = member == null ? mdb.hostState(group) : mdb.stateOf(member);
  writeEntry(message, link, state, 0, changetype<usize>(key), key.protocol, key.vlan);
  writer.u32Attribute(message, MdbInfoAttribute.TIMER, member == null ? mdb.hostLeft(group) : mdb.left(member));
  const isFromSource = (key.source0 | key.source8) != 0;
  if (isFromSource) {
    const size: u32 = key.protocol == IP ? 4 : ADDRESS_SIZE;
    writer.bytesAttribute(
      message,
      MdbInfoAttribute.SOURCE,
      changetype<usize>(key) + offsetof<GroupKey>('source0'),
      size,
    );
  }
  if (member != null) {
    writer.u8Attribute(message, MdbInfoAttribute.RTPROT, member.protocol);
    if (hasModes(group)) {
      const mode = isFromSource || member.includesNone ? GROUP_MODE_INCLUDE : GROUP_MODE_EXCLUDE;
      writer.u8Attribute(message, MdbInfoAttribute.GROUP_MODE, mode);
    }
  }
  writer.endNest(message, info);
  return writer.fits(message);
}

const ADDRESS_SIZE: u32 = 16;

/** Appends a struct br_mdb_entry. */
export function writeEntry(
  message: Message,
  link: Link,
  state: u32,
  flags: u32,
  address: usize,
  protocol: u16,
  vlan: u16,
): void {
  const at = writer.reserve(message, BR_MDB_ENTRY_SIZE);
  if (at == 0) return;
  memory.fill(at, 0, BR_MDB_ENTRY_SIZE);
  store<u32>(at, link.index, BrMdbEntry.IFINDEX);
  store<u8>(at, state, BrMdbEntry.STATE);
  store<u8>(at, flags, BrMdbEntry.FLAGS);
  store<u16>(at, vlan, BrMdbEntry.VID);
  memory.copy(at + BrMdbEntry.ADDR, address, ADDRESS_SIZE);
  store<u16>(at, protocol, BrMdbEntry.PROTO);
}

/** Whether the bridge speaks a version by which members choose sources: IGMPv3, MLDv2. */
function hasModes(group: Group): bool {
  const protocol = group.key.protocol;
  if (protocol == IP) return group.bridge.igmpVersion == 3;
  return protocol == IPV6 && group.bridge.mldVersion == 2;
}

/** Begins a message about a bridge or a vxlan; its offset. */
export function begin(message: Message, type: u32, family: u32, link: Link, flags: u32, seq: u32, port: u32): u32 {
  const start = writer.begin(message, type, flags, seq, port, BR_PORT_MSG_SIZE);
  if (writer.fits(message)) {
    store<u8>(writer.header(message, start), family);
    store<u32>(writer.header(message, start), link.index, BrPortMsg.IFINDEX);
  }
  return start;
}

/** A message of all who are in a group; null when memory has run out. */
export function ofGroup(group: Group, sequence: u32, port: u32): Message | null {
  let count: u32 = 1;
  for (let member = mdb.firstMember(group); member != null; member = mdb.nextMember(member)) count++;
  const message = messages.create(MESSAGE_SIZE + count * MEMBER_SIZE);
  if (message == null) return null;
  const start = begin(message, BridgeMessage.NEWMDB, AddressFamily.BRIDGE, group.bridge.link, 0, sequence, port);
  const outer = writer.nestPlain(message, MdbAttribute.MDB);
  const inner = writer.nestPlain(message, MdbGroupAttribute.ENTRY);
  if (group.isHostJoined) writeInfo(message, group, null);
  for (let member = mdb.firstMember(group); member != null; member = mdb.nextMember(member)) {
    writeInfo(message, group, member);
  }
  writer.endNest(message, inner);
  writer.endNest(message, outer);
  writer.end(message, start);
  messages.trim(message);
  return message;
}

/** Tells the group MDB that somebody, a member or with 0 the host, came to a group or left it. */
export function groupChanged(event: BridgeEvent, groupAt: usize, memberAt: usize): void {
  const group = changetype<Group>(groupAt);
  const link = group.bridge.link;
  const type = event == BridgeEvent.GROUP_ADDED ? BridgeMessage.NEWMDB : BridgeMessage.DELMDB;
  const message = open(link);
  if (message == null) return;
  const start = begin(message, type, AddressFamily.BRIDGE, link, 0, 0, 0);
  const outer = writer.nestPlain(message, MdbAttribute.MDB);
  const inner = writer.nestPlain(message, MdbGroupAttribute.ENTRY);
  writeInfo(message, group, memberAt == 0 ? null : changetype<Member>(memberAt));
  writer.endNest(message, inner);
  writer.endNest(message, outer);
  send(message, start, link);
}

/** Tells the group MDB that a port leads to routers, or no longer. */
export function routerChanged(event: BridgeEvent, port: Link): void {
  const link = portOf(port).bridge.link;
  const type = event == BridgeEvent.ROUTER_ADDED ? BridgeMessage.NEWMDB : BridgeMessage.DELMDB;
  const message = open(link);
  if (message == null) return;
  const start = begin(message, type, AddressFamily.BRIDGE, link, 0, 0, 0);
  const outer = writer.nestPlain(message, MdbAttribute.ROUTER);
  writer.u32Attribute(message, RouterAttribute.PORT, port.index);
  writer.endNest(message, outer);
  send(message, start, link);
}

/** A buffer for what is told, if anybody listens. */
function open(link: Link): Message | null {
  if (!hasListeners(link.netns, Protocol.ROUTE, BridgeGroup.MDB)) return null;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) lost(link.netns, Protocol.ROUTE, BridgeGroup.MDB);
  return message;
}

function send(message: Message, start: u32, link: Link): void {
  writer.end(message, start);
  messages.trim(message);
  notify.announce(link.netns, message, BridgeGroup.MDB);
}

/** Appends what is left of a bridge to a dump; false when that does not fit, and goes on in another message. */
export function fillLink(dump: Dump, page: Message, link: Link): bool {
  if (!hasRoom(page)) return false;
  const type = BridgeMessage.GETMDB;
  const start = begin(page, type, 0, link, dump.messageFlags, dump.sequence, dump.socket.port);
  const outer = writer.nestPlain(page, MdbAttribute.MDB);
  let whole: bool = true;
  let index: u32 = 0;
  for (let group = mdb.first(bridges.dataOf(link)); group != null && whole; group = mdb.next(group)) {
    if (index++ >= dump.cursor2) whole = fillGroup(dump, page, group);
  }
  writer.endNest(page, outer);
  if (whole) whole = writeRouters(page, link);
  writer.end(page, start);
  return whole;
}

/** Room for one who is in a group, and what lies around it. */
function hasRoom(page: Message): bool {
  return page.capacity - page.length >= MESSAGE_SIZE;
}

function fillGroup(dump: Dump, page: Message, group: Group): bool {
  if (!hasRoom(page)) return false;
  const nest = writer.nestPlain(page, MdbGroupAttribute.ENTRY);
  let index: u32 = 0;
  if (group.isHostJoined && index++ >= dump.cursor3) {
    writeInfo(page, group, null);
    dump.cursor3 = index;
  }
  let whole: bool = true;
  for (let member = mdb.firstMember(group); member != null && whole; member = mdb.nextMember(member)) {
    if (index++ < dump.cursor3) continue;
    whole = hasRoom(page);
    if (!whole) break;
    writeInfo(page, group, member);
    dump.cursor3 = index;
  }
  writer.endNest(page, nest);
  if (!whole) return false;
  dump.cursor2++;
  dump.cursor3 = 0;
  return true;
}

/** Appends the ports that lead to routers, the youngest first, unless the bridge wants to know of none. */
function writeRouters(page: Message, link: Link): bool {
  if (bridges.dataOf(link).multicastRouter == Router.NEVER || !hasRouters(link)) return true;
  if (!hasRoom(page)) return false;
  const outer = writer.nestPlain(page, MdbAttribute.ROUTER);
  for (let at = stack.lastPort(link); at != null; at = stack.previousPort(at)) {
    if (!routers.isRouter(portOf(at))) continue;
    // What does not fit is not told, as on Linux, where it is more than one page holds.
    if (!hasRoom(page)) break;
    writeRouter(page, portOf(at));
  }
  writer.endNest(page, outer);
  return true;
}

function hasRouters(link: Link): bool {
  for (let at = stack.firstPort(link); at != null; at = stack.nextPort(at))
    if (routers.isRouter(portOf(at))) return true;
  return false;
}

const INDEX_SIZE: u32 = 4;

function writeRouter(page: Message, port: Port): void {
  const nest = writer.nestPlain(page, RouterAttribute.PORT);
  const at = writer.reserve(page, INDEX_SIZE);
  if (at != 0) store<u32>(at, port.link.index);
  const left4 = routers.left(port, false);
  const left6 = routers.left(port, true);
  writer.u32Attribute(page, RouterPortAttribute.TIMER, max(left4, left6));
  writer.u8Attribute(page, RouterPortAttribute.TYPE, port.multicastRouter);
  if (routers.isRouterIn(port, false)) writer.u32Attribute(page, RouterPortAttribute.INET_TIMER, left4);
  if (routers.isRouterIn(port, true)) writer.u32Attribute(page, RouterPortAttribute.INET6_TIMER, left6);
  writer.endNest(page, nest);
}
