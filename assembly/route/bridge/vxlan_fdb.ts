/** Entries of a vxlan's forwarding table as neighbour messages of AF_BRIDGE (vxlan_fdb_parse, vxlan_fdb_info), and notifications to the group NEIGH. */

import { Errno } from '../../generated/errno';
import { Protocol } from '../../generated/netlink';
import { VXLAN_DEL_BULK_POLICY } from '../../generated/policies';
import {
  NDA_CACHEINFO_SIZE,
  NDMSG_SIZE,
  NdaCacheinfo,
  Ndmsg,
  NeighGroup,
  NeighMessage,
  NeighbourAttribute as Attribute,
  NtfFlags,
  NudState,
  RtmType,
} from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Link } from '../../net/link';
import { byIndex } from '../../net/links';
import * as nsid from '../../net/nsid';
import { TunnelEvent } from '../../net/observer';
import * as time from '../../net/time';
import * as vxlan from '../../net/drivers/vxlan';
import { VxlanFlag } from '../../net/drivers/vxlan';
import * as fdb from '../../net/drivers/vxlan_fdb';
import { Entry, Remote } from '../../net/drivers/vxlan_fdb';
import * as flushing from '../../net/drivers/vxlan_flush';
import { Choice } from '../../net/drivers/vxlan_flush';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as notify from '../notify';
import * as parse from '../parse';

/** The largest message about an entry (vxlan_nlmsg_size). */
const ENTRY_MESSAGE_SIZE: u32 = 112;
/** Room for one, which may have a word more. */
const ROOM: u32 = ENTRY_MESSAGE_SIZE + 8;

/** The flags of an entry that can be chosen by. */
const CHOSEN_FLAGS: u32 = NtfFlags.EXT_LEARNED | NtfFlags.OFFLOADED | NtfFlags.ROUTER;
const CHOSEN_STATES: u32 = NudState.PERMANENT | NudState.NOARP;

/** What the current request says of a remote, and of whose frames. */
@unmanaged
class Wanted {
  source: u32;
  family: u32;
}

const wanted = changetype<Wanted>(memory.data(offsetof<Wanted>(), 4));
const remote = changetype<Remote>(memory.data(offsetof<Remote>(), 8));

/** RTM_NEWNEIGH with NTF_SELF; `table`: the request's attributes (vxlan_fdb_add). */
export function add(request: Request, table: usize, link: Link, address: usize): i32 {
  const header = requests.body(request);
  const state: u32 = load<u16>(header, Ndmsg.NDM_STATE);
  if ((state & (NudState.PERMANENT | NudState.REACHABLE)) == 0) return -Errno.EINVAL;
  const hasNexthop = attributes.get(table, Attribute.NH_ID) != 0;
  if (attributes.get(table, Attribute.DST) == 0 && !hasNexthop) return -Errno.EINVAL;
  const bad = read(request, table, link);
  if (bad != 0) return bad;
  if (wanted.family != vxlan.configOf(link).remoteFamily) return -Errno.EAFNOSUPPORT;
  // There are no nexthops that an entry could go through.
  if (hasNexthop) return requests.explain(request, -Errno.EINVAL, 'Nexthop id does not exist');
  const flags: u32 = load<u8>(header, Ndmsg.NDM_FLAGS);
  return fdb.updateByUser(link, address, wanted.source, remote, state, request.flags, flags);
}

/** RTM_DELNEIGH likewise (vxlan_fdb_delete). */
export function remove(request: Request, table: usize, link: Link, address: usize): i32 {
  const bad = read(request, table, link);
  return bad != 0 ? bad : fdb.remove(link, address, wanted.source, remote);
}

/** Reads what is said of a remote into `remote` and `wanted`. */
function read(request: Request, table: usize, link: Link): i32 {
  const config = vxlan.configOf(link);
  const nexthop = attributes.get(table, Attribute.NH_ID);
  const address = attributes.get(table, Attribute.DST);
  const port = attributes.get(table, Attribute.PORT);
  const id = attributes.get(table, Attribute.VNI);
  const through = attributes.get(table, Attribute.IFINDEX);
  if (nexthop != 0 && (address | port | id | through) != 0)
    return requests.explain(request, -Errno.EINVAL, 'DST, VNI, ifindex and port are mutually exclusive with NH_ID');
  memory.fill(changetype<usize>(remote), 0, offsetof<Remote>());
  wanted.family = config.remoteFamily;
  if (address != 0) {
    if (attributes.size(address) < 4)
      return requests.explain(request, -Errno.EAFNOSUPPORT, 'Unsupported address family');
    const size = attributes.size(address) >= 16 ? 16 : 4;
    wanted.family = size == 16 ? AddressFamily.INET6 : AddressFamily.INET;
    memory.copy(remote.address, attributes.payload(address), size);
  }
  if (port != 0 && attributes.size(port) != 2) return requests.explain(request, -Errno.EINVAL, 'Invalid vxlan port');
  remote.family = wanted.family;
  remote.port = port == 0 ? config.port : <u32>bswap(<u16>attributes.u16Value(port));
  if (id != 0 && attributes.size(id) != 4) return requests.explain(request, -Errno.EINVAL, 'Invalid vni');
  remote.id = id == 0 ? config.id : attributes.u32Value(id);
  const source = attributes.get(table, Attribute.SRC_VNI);
  if (source != 0 && attributes.size(source) != 4) return requests.explain(request, -Errno.EINVAL, 'Invalid src vni');
  wanted.source = source == 0 ? config.id : attributes.u32Value(source);
  if (through != 0) {
    if (attributes.size(through) != 4) return requests.explain(request, -Errno.EINVAL, 'Invalid ifindex');
    remote.through = attributes.u32Value(through);
    if (byIndex(link.netns, remote.through) == null)
      return requests.explain(request, -Errno.EADDRNOTAVAIL, 'Device not found');
  }
  return 0;
}

/** RTM_DELNEIGH with NLM_F_BULK (vxlan_fdb_delete_bulk). */
export function flush(request: Request, table: usize, link: Link): i32 {
  const bad = parse.parseStrictly(request, NDMSG_SIZE, table, VXLAN_DEL_BULK_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const chosen = flushing.chooseAll();
  chosen.flags = load<u8>(header, Ndmsg.NDM_FLAGS) & ~(NtfFlags.SELF | NtfFlags.MASTER);
  chosen.state = load<u16>(header, Ndmsg.NDM_STATE);
  if ((chosen.flags & ~CHOSEN_FLAGS) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Unsupported fdb flush ndm flag bits set');
  if ((chosen.state & ~CHOSEN_STATES) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Unsupported fdb flush ndm state bits set');
  const stateMask = attributes.get(table, Attribute.NDM_STATE_MASK);
  if (stateMask != 0) chosen.stateMask = attributes.u16Value(stateMask);
  const flagsMask = attributes.get(table, Attribute.NDM_FLAGS_MASK);
  if (flagsMask != 0) chosen.flagsMask = attributes.u8Value(flagsMask);
  readChoice(table, chosen);
  // No entry goes by a nexthop.
  if (attributes.get(table, Attribute.NH_ID) != 0) return 0;
  flushing.flush(link, chosen);
  return 0;
}

function readChoice(table: usize, chosen: Choice): void {
  chosen.source = numberOr0(table, Attribute.SRC_VNI);
  chosen.id = numberOr0(table, Attribute.VNI);
  const port = attributes.get(table, Attribute.PORT);
  if (port != 0) chosen.port = bswap(<u16>attributes.u16Value(port));
  const address = attributes.get(table, Attribute.DST);
  if (address == 0) return;
  chosen.byAddress = true;
  memory.copy(chosen.address, attributes.payload(address), attributes.size(address) >= 16 ? 16 : 4);
}

function numberOr0(table: usize, type: u32): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** Answers a request for one entry: its first remote (vxlan_fdb_get). */
export function get(request: Request, table: usize, link: Link, address: usize): i32 {
  const id = attributes.get(table, Attribute.VNI);
  const source = id == 0 ? vxlan.configOf(link).id : attributes.u32Value(id);
  const entry = fdb.find(link, address, source);
  if (entry == null) return requests.explain(request, -Errno.ENOENT, 'Fdb entry not found');
  const message = messages.create(ROOM);
  if (message == null) return -Errno.ENOBUFS;
  const first = changetype<Remote>(entry.remotes);
  write(message, link, entry, first, NeighMessage.NEWNEIGH, 0, request.sequence, request.socket.port);
  return requests.reply(request, message);
}

/** Appends an entry with one of its remotes; false, with nothing appended, when it does not fit. */
export function write(
  message: Message,
  link: Link,
  entry: Entry,
  to: Remote,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, NDMSG_SIZE);
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, AddressFamily.BRIDGE);
    store<u32>(at, link.index, Ndmsg.NDM_IFINDEX);
    store<u16>(at, entry.state, Ndmsg.NDM_STATE);
    store<u8>(at, entry.flags, Ndmsg.NDM_FLAGS);
    store<u8>(at, RtmType.UNICAST, Ndmsg.NDM_TYPE);
  }
  const config = vxlan.configOf(link);
  // Where its remotes are is another namespace, once the link has left the one that it was made in.
  const home = vxlan.dataOf(link).netns;
  if (home != link.netns) writer.u32Attribute(message, Attribute.LINK_NETNSID, nsid.idOf(link.netns, home));
  writer.bytesAttribute(message, Attribute.LLADDR, entry.address, 6);
  const size: u32 = to.family == AddressFamily.INET6 ? 16 : 4;
  writer.bytesAttribute(message, Attribute.DST, to.address, size);
  if (to.port != 0 && to.port != config.port) writer.u16Attribute(message, Attribute.PORT, bswap(<u16>to.port));
  if (to.id != config.id) writer.u32Attribute(message, Attribute.VNI, to.id);
  if (to.through != 0) writer.u32Attribute(message, Attribute.IFINDEX, to.through);
  if ((config.flags & VxlanFlag.COLLECT_METADATA) != 0 && entry.source != 0)
    writer.u32Attribute(message, Attribute.SRC_VNI, entry.source);
  writeAges(message, entry);
  return writer.end(message, start);
}

/** How long ago it was used and changed, in hundredths of a second. */
function writeAges(message: Message, entry: Entry): void {
  const at = writer.put(message, Attribute.CACHEINFO, NDA_CACHEINFO_SIZE);
  if (at == 0) return;
  const now = time.milliseconds();
  store<u32>(at, 0, NdaCacheinfo.CONFIRMED);
  store<u32>(at, time.toHundredths(max(0, now - entry.used)), NdaCacheinfo.USED);
  store<u32>(at, time.toHundredths(max(0, now - entry.updated)), NdaCacheinfo.UPDATED);
  store<u32>(at, 0, NdaCacheinfo.REFCNT);
}

/** Tells the group of an entry's remote that came, changed or went. */
export function changed(event: TunnelEvent, link: Link, entry: usize, to: usize): void {
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, NeighGroup.NEIGH)) return;
  const message = messages.create(ROOM);
  if (message == null) {
    lost(netns, Protocol.ROUTE, NeighGroup.NEIGH);
    return;
  }
  const type: u32 = event == TunnelEvent.ADDED ? NeighMessage.NEWNEIGH : NeighMessage.DELNEIGH;
  write(message, link, changetype<Entry>(entry), changetype<Remote>(to), type, 0, 0, 0);
  notify.announce(netns, message, NeighGroup.NEIGH, ENTRY_MESSAGE_SIZE);
}
