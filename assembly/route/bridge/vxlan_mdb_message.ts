/**
 * Groups of a vxlan as messages (vxlan_mdb_entry_info_fill, vxlan_mdb_get_reply_fill), what the group MDB hears, and their part of a dump
 * (vxlan_mdb_dump): `cursor2` is how many groups were sent, `cursor3` how many remotes of the next one.
 */

import { Protocol } from '../../generated/netlink';
import {
  BridgeGroup,
  BridgeMessage,
  MdbAttribute,
  MdbFlags,
  MdbGroupAttribute,
  MdbInfoAttribute,
  MdbMemberAttribute,
  MdbSrcAttribute,
  MdbSrcListAttribute,
  MdbState,
} from '../../generated/rt-bridge';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import { IP, IPV6 } from '../../net/bridge/bridge_mdb';
import { VxlanFlag, configOf, dataOf } from '../../net/drivers/vxlan';
import * as mdb from '../../net/drivers/vxlan_mdb';
import { Group, Remote } from '../../net/drivers/vxlan_mdb';
import { Link } from '../../net/link';
import { TunnelEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';
import * as mdbMessage from './mdb_message';

/** Of a message but for its remotes; and the most that one takes but for its sources, and that each of these does. */
const BASE_SIZE: u32 = 32;
const REMOTE_SIZE: u32 = 136;
const SOURCE_SIZE: u32 = 32;

function sizeOf(remote: Remote): u32 {
  let size = REMOTE_SIZE;
  for (let source = mdb.firstSource(remote); source != null; source = mdb.nextSource(source)) size += SOURCE_SIZE;
  return size;
}

function writeAddress(message: Message, type: u32, family: u32, address: usize): void {
  writer.bytesAttribute(message, type, address, family == AddressFamily.INET6 ? 16 : 4);
}

/** Appends one of the remotes of a group; false, with nothing appended, when it does not fit. */
function writeRemote(message: Message, link: Link, group: Group, remote: Remote): bool {
  const key = group.key;
  const config = configOf(link);
  const start = writer.nestPlain(message, MdbMemberAttribute.INFO);
  const protocol = key.family == <u16>AddressFamily.INET6 ? IPV6 : IP;
  mdbMessage.writeEntry(
    message,
    link,
    MdbState.PERMANENT,
    remote.isBlocked ? MdbFlags.BLOCKED : 0,
    key.group,
    protocol,
    0,
  );
  writer.u32Attribute(message, MdbInfoAttribute.TIMER, 0);
  if (key.hasSource) writeAddress(message, MdbInfoAttribute.SOURCE, key.family, key.source);
  writer.u8Attribute(message, MdbInfoAttribute.RTPROT, remote.protocol);
  writer.u8Attribute(message, MdbInfoAttribute.GROUP_MODE, remote.mode);
  if (remote.sources != 0) writeSources(message, key.family, remote);
  writeAddress(message, MdbInfoAttribute.DST, remote.family, remote.address);
  if (remote.port != 0 && remote.port != config.port)
    writer.u16Attribute(message, MdbInfoAttribute.DST_PORT, remote.port);
  if (remote.id != config.id) writer.u32Attribute(message, MdbInfoAttribute.VNI, remote.id);
  if (remote.through != 0) writer.u32Attribute(message, MdbInfoAttribute.IFINDEX, remote.through);
  if ((config.flags & VxlanFlag.COLLECT_METADATA) != 0 && key.id != 0)
    writer.u32Attribute(message, MdbInfoAttribute.SRC_VNI, key.id);
  writer.endNest(message, start);
  if (writer.fits(message)) return true;
  message.overflow = 0;
  writer.cancelNest(message, start);
  return false;
}

function writeSources(message: Message, family: u32, remote: Remote): void {
  const all = writer.nest(message, MdbInfoAttribute.SRC_LIST);
  for (let source = mdb.firstSource(remote); source != null; source = mdb.nextSource(source)) {
    const one = writer.nest(message, MdbSrcListAttribute.ENTRY);
    writeAddress(message, MdbSrcAttribute.ADDRESS, family, source.address);
    writer.u32Attribute(message, MdbSrcAttribute.TIMER, 0);
    writer.endNest(message, one);
  }
  writer.endNest(message, all);
}

/** Where a message about groups, and the attributes around them, begin. */
@unmanaged
class Begun {
  start: u32;
  groups: u32;
  group: u32;
}

const begun = changetype<Begun>(memory.data(offsetof<Begun>(), 4));

/** Begins a message about one group with room for so many bytes of its remotes; null when memory has run out. */
function create(link: Link, size: u32, type: u32, sequence: u32, port: u32): Message | null {
  const message = messages.create(BASE_SIZE + size);
  if (message == null) return null;
  begun.start = mdbMessage.begin(message, type, AddressFamily.BRIDGE, link, 0, sequence, port);
  begun.groups = writer.nestPlain(message, MdbAttribute.MDB);
  begun.group = writer.nestPlain(message, MdbGroupAttribute.ENTRY);
  return message;
}

function finish(message: Message): void {
  writer.endNest(message, begun.group);
  writer.endNest(message, begun.groups);
  writer.end(message, begun.start);
  messages.trim(message);
}

/** A message of all remotes of a group; null when memory has run out. */
export function ofGroup(link: Link, group: Group, sequence: u32, port: u32): Message | null {
  let size: u32 = 0;
  for (let remote = mdb.firstRemote(group); remote != null; remote = mdb.nextRemote(remote)) size += sizeOf(remote);
  const message = create(link, size, BridgeMessage.NEWMDB, sequence, port);
  if (message == null) return null;
  for (let remote = mdb.firstRemote(group); remote != null; remote = mdb.nextRemote(remote)) {
    writeRemote(message, link, group, remote);
  }
  finish(message);
  return message;
}

/** Tells the group MDB of a remote that came, changed or went. */
export function changed(event: TunnelEvent, link: Link, group: usize, to: usize): void {
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, BridgeGroup.MDB)) return;
  const remote = changetype<Remote>(to);
  const type: u32 = event == TunnelEvent.ADDED ? BridgeMessage.NEWMDB : BridgeMessage.DELMDB;
  const message = create(link, sizeOf(remote), type, 0, 0);
  if (message == null) {
    lost(netns, Protocol.ROUTE, BridgeGroup.MDB);
    return;
  }
  writeRemote(message, link, changetype<Group>(group), remote);
  finish(message);
  notify.announce(netns, message, BridgeGroup.MDB);
}

/** Appends what is left of a vxlan to a dump; false when not all fits. */
export function fillLink(dump: Dump, page: Message, link: Link): bool {
  const type = BridgeMessage.NEWMDB;
  const port = dump.socket.port;
  const start = mdbMessage.begin(page, type, AddressFamily.BRIDGE, link, dump.messageFlags, dump.sequence, port);
  if (!writer.fits(page)) return writer.end(page, start);
  const isWhole = fillGroups(dump, page, link);
  writer.end(page, start);
  dump.generation = dataOf(link).groupsGeneration;
  dumps.checkConsistency(dump, page, start);
  if (isWhole) dump.previousGeneration = 0;
  return isWhole;
}

function fillGroups(dump: Dump, page: Message, link: Link): bool {
  const groups = begin(page, MdbAttribute.MDB);
  if (groups == 0) return false;
  let isWhole: bool = true;
  let index: u32 = 0;
  for (let group = mdb.first(link); group != null && isWhole; group = mdb.next(group)) {
    if (index++ < dump.cursor2) continue;
    isWhole = fillGroup(dump, page, link, group);
  }
  writer.endNest(page, groups);
  return isWhole;
}

function fillGroup(dump: Dump, page: Message, link: Link, group: Group): bool {
  const nest = begin(page, MdbGroupAttribute.ENTRY);
  if (nest == 0) return false;
  let isWhole: bool = true;
  let index: u32 = 0;
  for (let remote = mdb.firstRemote(group); remote != null && isWhole; remote = mdb.nextRemote(remote)) {
    if (index++ < dump.cursor3) continue;
    isWhole = writeRemote(page, link, group, remote);
    if (isWhole) dump.cursor3++;
  }
  writer.endNest(page, nest);
  if (!isWhole) return false;
  dump.cursor2++;
  dump.cursor3 = 0;
  return true;
}

/** Begins a nest; 0, with the message whole as it is, when it does not fit. */
function begin(page: Message, type: u32): u32 {
  const nest = writer.nestPlain(page, type);
  if (writer.fits(page)) return nest;
  page.overflow = 0;
  return 0;
}
