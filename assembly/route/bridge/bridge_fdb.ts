/**
 * Forwarding databases of bridges and address lists of devices as messages of AF_BRIDGE: notifications of entries (fdb_notify), and the dump of
 * RTM_GETNEIGH (rtnl_fdb_dump). For each link in order: the entries of its bridge for it as a port, then the device's own, which are the addresses
 * it receives besides its link-layer address, and last a bridge's own entries.
 */

import { Errno } from '../../generated/errno';
import { Protocol } from '../../generated/netlink';
import {
  FdbExtAttribute,
  FdbNotify,
  NDA_CACHEINFO_SIZE,
  NDMSG_SIZE,
  NdaCacheinfo,
  Ndmsg,
  NeighGroup,
  NeighMessage,
  NeighbourAttribute,
  NtfFlags,
  NudState,
} from '../../generated/rt-neigh';
import { HardwareType } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as bridges from '../../net/bridge/bridge';
import * as fdb from '../../net/bridge/bridge_fdb';
import { Entry, EntryFlag } from '../../net/bridge/bridge_fdb';
import * as change from '../../net/bridge/bridge_fdb_change';
import * as hardware from '../../net/hardware_address';
import { ADDRESS_LISTS, HardwareAddress } from '../../net/hardware_address';
import { Link, LinkKind } from '../../net/link';
import { BridgeEvent } from '../../net/observer';
import * as stack from '../../net/stack';
import * as time from '../../net/time';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

const ADDRESS_LENGTH: u32 = 6;
/** More than any message here takes. */
const MESSAGE_SIZE: u32 = 128;

function flagsOf(entry: Entry): u32 {
  const sticky: u32 = fdb.has(entry, EntryFlag.STICKY) ? NtfFlags.STICKY : 0;
  return fdb.has(entry, EntryFlag.EXTERNALLY_LEARNED) ? sticky | NtfFlags.EXT_LEARNED : sticky;
}

/** Begins a message about an address of a link; its offset. */
function begin(message: Message, type: u32, link: Link, state: u32, ntf: u32, flags: u32, seq: u32, port: u32): u32 {
  const start = writer.begin(message, type, flags, seq, port, NDMSG_SIZE);
  if (!writer.fits(message)) return start;
  const header = writer.header(message, start);
  store<u8>(header, AddressFamily.BRIDGE);
  store<u32>(header, link.index, Ndmsg.NDM_IFINDEX);
  store<u16>(header, state, Ndmsg.NDM_STATE);
  store<u8>(header, ntf, Ndmsg.NDM_FLAGS);
  return start;
}

/** Appends the message of an entry; false, with nothing appended, when it does not fit (fdb_fill_info). */
function writeEntry(message: Message, entry: Entry, type: u32, flags: u32, sequence: u32, port: u32): bool {
  const bridge = entry.bridge.link;
  const link = entry.port == 0 ? bridge : changetype<Link>(entry.port);
  const start = begin(message, type, link, change.stateOf(entry), flagsOf(entry), flags, sequence, port);
  writer.bytesAttribute(message, NeighbourAttribute.LLADDR, fdb.addressIn(entry), ADDRESS_LENGTH);
  writer.u32Attribute(message, NeighbourAttribute.MASTER, bridge.index);
  writer.u32Attribute(message, NeighbourAttribute.FLAGS_EXT, 0);
  const cache = writer.put(message, NeighbourAttribute.CACHEINFO, NDA_CACHEINFO_SIZE);
  if (cache != 0) {
    const now = time.milliseconds();
    store<u32>(cache, 0, NdaCacheinfo.CONFIRMED);
    store<u32>(cache, time.toHundredths(now - entry.used), NdaCacheinfo.USED);
    store<u32>(cache, time.toHundredths(now - entry.updated), NdaCacheinfo.UPDATED);
    store<u32>(cache, 0, NdaCacheinfo.REFCNT);
  }
  if (entry.vlan != 0) writer.u16Attribute(message, NeighbourAttribute.VLAN, entry.vlan);
  if (fdb.has(entry, EntryFlag.NOTIFY)) {
    const nest = writer.nest(message, NeighbourAttribute.FDB_EXT_ATTRS);
    const inactive: u32 = fdb.has(entry, EntryFlag.INACTIVE) ? FdbNotify.INACTIVE_BIT : 0;
    writer.u8Attribute(message, FdbExtAttribute.ACTIVITY_NOTIFY, FdbNotify.BIT | inactive);
    writer.endNest(message, nest);
  }
  return writer.end(message, start);
}

/** Tells the group NEIGH of an entry that came or went. */
export function changed(event: BridgeEvent, pointer: usize): void {
  const entry = changetype<Entry>(pointer);
  const netns = entry.bridge.link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, NeighGroup.NEIGH)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, NeighGroup.NEIGH);
    return;
  }
  const type: u32 = event == BridgeEvent.ENTRY_ADDED ? NeighMessage.NEWNEIGH : NeighMessage.DELNEIGH;
  writeEntry(message, entry, type, 0, 0, 0);
  messages.trim(message);
  notify.announce(netns, message, NeighGroup.NEIGH);
}

/** Answers with the entry of an address in a bridge's table (br_fdb_get). */
export function get(request: Request, link: Link, address: usize, vlan: u32): i32 {
  const entry = fdb.find(bridges.dataOf(link), address, vlan);
  if (entry == null) return requests.explain(request, -Errno.ENOENT, 'Fdb entry not found');
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  writeEntry(message, entry, NeighMessage.NEWNEIGH, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Where a dump is: of a link's messages, `left` are on earlier pages and passed over. */
@unmanaged
class Place {
  dump: Dump;
  page: Message;
  left: u32;
}

const place = changetype<Place>(memory.data(offsetof<Place>(), 4));

/** Writes what is known behind a link as a port, and by the link itself, from where the last page ended; false when it does not fit. */
export function fillLink(dump: Dump, page: Message, link: Link): bool {
  place.dump = dump;
  place.page = page;
  place.left = dump.cursor6;
  const master = stack.masterOf(link);
  if (master != null && master.kind == LinkKind.BRIDGE) {
    const port = bridges.portOf(link);
    for (let entry = fdb.firstOf(port.entries); entry != null; entry = fdb.nextOf(entry)) {
      if (!append(entry)) return false;
    }
  }
  if (!writeReceived(link)) return false;
  if (link.kind != LinkKind.BRIDGE) return true;
  for (let entry = fdb.firstOf(bridges.dataOf(link).own); entry != null; entry = fdb.nextOf(entry)) {
    if (!append(entry)) return false;
  }
  return true;
}

/** Passes over one message that an earlier page has; else counts it. */
function isWritten(): bool {
  if (place.left != 0) {
    place.left--;
    return true;
  }
  return false;
}

function append(entry: Entry): bool {
  if (isWritten()) return true;
  const dump = place.dump;
  const flags = dump.messageFlags;
  if (!writeEntry(place.page, entry, NeighMessage.NEWNEIGH, flags, dump.sequence, dump.socket.port)) return false;
  dump.cursor6++;
  return true;
}

/** The addresses that an Ethernet link receives beside its own; a vxlan tells what is in its table instead (ndo_dflt_fdb_dump). */
function writeReceived(link: Link): bool {
  if (link.kind == LinkKind.VXLAN || link.type != HardwareType.ETHER) return true;
  for (let which: u32 = 0; which < ADDRESS_LISTS; which++) {
    for (let entry = hardware.first(link, which); entry != null; entry = hardware.next(entry)) {
      if (!appendReceived(entry)) return false;
    }
  }
  return true;
}

function appendReceived(entry: HardwareAddress): bool {
  if (isWritten()) return true;
  const dump = place.dump;
  const flags = dump.messageFlags;
  const address = hardware.addressIn(entry);
  const port = dump.socket.port;
  if (!writeOwn(place.page, entry.link, address, NeighMessage.NEWNEIGH, NudState.PERMANENT, flags, dump.sequence, port))
    return false;
  dump.cursor6++;
  return true;
}

/** Appends the message of an address that is a link's own business; false, with nothing appended, when it does not fit (nlmsg_populate_fdb_fill). */
export function writeOwn(
  message: Message,
  link: Link,
  address: usize,
  type: u32,
  state: u32,
  flags: u32,
  sequence: u32,
  port: u32,
): bool {
  const start = begin(message, type, link, state, NtfFlags.SELF, flags, sequence, port);
  writer.bytesAttribute(message, NeighbourAttribute.LLADDR, address, ADDRESS_LENGTH);
  return writer.end(message, start);
}
