/**
 * Forwarding tables: RTM_NEWNEIGH, RTM_DELNEIGH and RTM_GETNEIGH of AF_BRIDGE (rtnl_fdb_add, rtnl_fdb_del, rtnl_fdb_get, rtnl_fdb_dump).
 * A request is about the table of the link itself (NTF_SELF), or of the bridge that it is a port of (NTF_MASTER, or neither).
 *
 * The cursor of a dump: `cursor` is the link, `cursor2` how many of its entries were sent, `cursor3` how many remotes of the next one;
 * that one is `next`, good while the generation of tables is still `cursor4`. `cursor5` is the bridge that was asked for, `cursor6` how many
 * of what is no vxlan's were sent.
 */

import { Errno } from '../../generated/errno';
import { DeleteFlag, NLATTR_SIZE } from '../../generated/netlink';
import { IFLA_POLICY, NDA_POLICY } from '../../generated/policies';
import { HardwareType, IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute } from '../../generated/rt-link';
import {
  NDMSG_SIZE,
  NEIGHBOUR_ATTRIBUTE_MAX,
  Ndmsg,
  NeighMessage,
  NeighbourAttribute as Attribute,
  NtfFlags,
} from '../../generated/rt-neigh';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import { masterOf } from '../../net/stack';
import * as tunnels from '../../net/drivers/vxlan_fdb';
import { Entry } from '../../net/drivers/vxlan_fdb';
import * as attributes from '../../wire/attributes';
import * as bridgeFdb from './bridge_fdb';
import * as bridgeRequest from './bridge_fdb_request';
import { Dumper } from '../dumper';
import { linkTable } from '../link/link_tables';
import * as parse from '../parse';
import * as received from '../address/received_address';
import * as vxlanFdb from './vxlan_fdb';

const ADDRESS_LENGTH: u32 = 6;
const VLAN_IDS: u32 = 4095;

/** What may be in a request for an entry, and in one for a dump: types, ended by 0. */
// prettier-ignore
const GET_ATTRIBUTES: usize = memory.data<u8>([
  <u8>Attribute.LLADDR, <u8>Attribute.VLAN, <u8>Attribute.VNI, <u8>Attribute.MASTER, 0,
]);
const DUMP_ATTRIBUTES: usize = memory.data<u8>([<u8>Attribute.IFINDEX, <u8>Attribute.MASTER, 0]);

/** A policy without rules, for all types there are (wire/policy.ts). */
// prettier-ignore
const ANYTHING: usize = memory.data<u16>([
  <u16>NEIGHBOUR_ATTRIBUTE_MAX, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/** The attributes of the current request. */
const table: usize = memory.data((NEIGHBOUR_ATTRIBUTE_MAX + 1) * 4, 4);

@unmanaged
class Subject {
  /** The link that the current request is about. */
  link: Link;
}

const subject = changetype<Subject>(memory.data(offsetof<Subject>(), 4));

export function add(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = subject.link;
  const address = attributes.payload(attributes.get(table, Attribute.LLADDR));
  let result = -Errno.EOPNOTSUPP;
  if (isForBridge(request, link)) {
    result = bridgeRequest.add(request, table, link, address);
    if (result != 0) return result;
    forgetMaster(request);
  }
  if ((flagsOf(request) & NtfFlags.SELF) == 0) return result;
  if (isBridge(link)) return bridgeRequest.add(request, table, link, address);
  if (link.kind == LinkKind.VXLAN) return vxlanFdb.add(request, table, link, address);
  return received.add(request, table, link, address);
}

export function remove(request: Request): i32 {
  const bad = read(request);
  if (bad != 0) return bad;
  const link = subject.link;
  if (isBulk(request)) return flush(request, link);
  const address = attributes.payload(attributes.get(table, Attribute.LLADDR));
  let result = -Errno.EOPNOTSUPP;
  if (isForBridge(request, link)) {
    result = bridgeRequest.remove(table, link, address);
    if (result != 0) return result;
    forgetMaster(request);
  }
  if ((flagsOf(request) & NtfFlags.SELF) == 0) return result;
  if (isBridge(link)) return bridgeRequest.remove(table, link, address);
  if (link.kind == LinkKind.VXLAN) return vxlanFdb.remove(request, table, link, address);
  return received.remove(request, link, address);
}

/** The bridge did its part. Linux notes that in the request itself, which an error about the link's part then shows. */
function forgetMaster(request: Request): void {
  store<u8>(requests.body(request), flagsOf(request) & ~NtfFlags.MASTER, Ndmsg.NDM_FLAGS);
}

/** Takes away many at once, which only bridges and vxlans can. */
function flush(request: Request, link: Link): i32 {
  let result = -Errno.EOPNOTSUPP;
  if (isForBridge(request, link)) {
    result = bridgeRequest.flush(request, table, link);
    if (result != 0) return result;
  }
  if ((flagsOf(request) & NtfFlags.SELF) == 0) return result;
  if (isBridge(link)) return bridgeRequest.flush(request, table, link);
  return link.kind == LinkKind.VXLAN ? vxlanFdb.flush(request, table, link) : -Errno.EOPNOTSUPP;
}

/** Whether the bridge of a port is meant: by name, or for want of another. */
function isForBridge(request: Request, link: Link): bool {
  const flags = flagsOf(request);
  return (flags == 0 || (flags & NtfFlags.MASTER) != 0) && bridgeRequest.isPort(link);
}

function flagsOf(request: Request): u32 {
  return load<u8>(requests.body(request), Ndmsg.NDM_FLAGS);
}

function isBulk(request: Request): bool {
  return request.type == <u32>NeighMessage.DELNEIGH && requests.hasFlag(request, DeleteFlag.BULK);
}

/** Reads what a request to change a table is about into `table` and `subject`. */
function read(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header length');
  const header = requests.body(request);
  parse.nested(request, header + NDMSG_SIZE, requests.bodyLength(request) - NDMSG_SIZE, table, ANYTHING);
  const index = load<u32>(header, Ndmsg.NDM_IFINDEX);
  if (index == 0) return requests.explain(request, -Errno.EINVAL, 'invalid ifindex');
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'unknown ifindex');
  subject.link = link;
  const address = attributes.get(table, Attribute.LLADDR);
  const hasAddress = address != 0 && attributes.size(address) == ADDRESS_LENGTH;
  if (!hasAddress && !isBulk(request)) return requests.explain(request, -Errno.EINVAL, 'invalid address');
  if (request.type == NeighMessage.NEWNEIGH) {
    const other = checkType(request, link, 'FDB add only supported for Ethernet devices');
    return other != 0 ? other : checkVlan(request);
  }
  const bad = isBulk(request) ? 0 : checkVlan(request);
  return bad != 0 ? bad : checkType(request, link, 'FDB delete only supported for Ethernet devices');
}

function checkType(request: Request, link: Link, otherType: string): i32 {
  return link.type == HardwareType.ETHER ? 0 : requests.explain(request, -Errno.EINVAL, otherType);
}

function checkVlan(request: Request): i32 {
  const vlan = attributes.get(table, Attribute.VLAN);
  if (vlan == 0) return 0;
  if (attributes.size(vlan) != 2) return requests.explain(request, -Errno.EINVAL, 'invalid vlan attribute size');
  const id = attributes.u16Value(vlan);
  return id != 0 && id < VLAN_IDS ? 0 : requests.explain(request, -Errno.EINVAL, 'invalid vlan id');
}

/** One entry, of a link's own table or of its bridge's. */
export function get(request: Request): i32 {
  const bad = readGet(request);
  if (bad != 0) return bad;
  const link = subject.link;
  if (isBridge(link)) {
    const vlan = attributes.get(table, Attribute.VLAN);
    const address = attributes.payload(attributes.get(table, Attribute.LLADDR));
    return bridgeFdb.get(request, link, address, vlan == 0 ? 0 : attributes.u16Value(vlan));
  }
  if (link.kind != LinkKind.VXLAN)
    return requests.explain(request, -Errno.EOPNOTSUPP, 'Fdb get operation not supported by device');
  return vxlanFdb.get(request, table, link, attributes.payload(attributes.get(table, Attribute.LLADDR)));
}

/** Reads a request for an entry into `table` and `subject`. */
function readGet(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for fdb get request');
  const header = requests.body(request);
  if (hasValues(header))
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for fdb get request');
  if ((flagsOf(request) & ~(NtfFlags.SELF | NtfFlags.MASTER)) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Invalid flags in header for fdb get request');
  const bad = parse.whole(request, NDMSG_SIZE, table, NDA_POLICY);
  if (bad != 0) return bad;
  // Linux goes through them in the order of their types: what comes behind an unwanted one is not looked at.
  const unwanted = parse.unwantedIn(table, NDA_POLICY, GET_ATTRIBUTES);
  const end: u32 = unwanted < 0 ? NEIGHBOUR_ATTRIBUTE_MAX + 1 : unwanted;
  const address = attributes.get(table, Attribute.LLADDR);
  if (address != 0 && attributes.size(address) != ADDRESS_LENGTH && <u32>Attribute.LLADDR < end)
    return requests.explain(request, -Errno.EINVAL, 'Invalid address in fdb get request');
  const wrong = <u32>Attribute.VLAN < end ? checkVlan(request) : 0;
  if (wrong != 0) return wrong;
  if (unwanted >= 0) return requests.explain(request, -Errno.EINVAL, 'Unsupported attribute in fdb get request');
  if (address == 0) return requests.explain(request, -Errno.EINVAL, 'Missing lookup address for fdb get request');
  return findSubject(request, load<u32>(header, Ndmsg.NDM_IFINDEX));
}

/** Padding, a state or a type, where there must be none. */
function hasValues(header: usize): bool {
  const padding = load<u32>(header) & ~(<u32>0xff);
  return padding != 0 || load<u16>(header, Ndmsg.NDM_STATE) != 0 || load<u8>(header, Ndmsg.NDM_TYPE) != 0;
}

/** The link whose table is asked: the one with an index, its bridge, or the bridge that MASTER names. */
function findSubject(request: Request, index: u32): i32 {
  const netns = request.socket.netns;
  const link = links.byIndex(netns, index);
  if (index != 0 && link == null) return requests.explain(request, -Errno.ENODEV, 'Unknown device ifindex');
  const named = attributes.get(table, Attribute.MASTER);
  if (named != 0 && attributes.u32Value(named) != 0) {
    if (link != null) return requests.explain(request, -Errno.EINVAL, 'Master and device are mutually exclusive');
    const bridge = links.byIndex(netns, attributes.u32Value(named));
    if (bridge == null) return requests.explain(request, -Errno.EINVAL, 'Invalid master ifindex');
    subject.link = bridge;
    return 0;
  }
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'No device specified');
  subject.link = link;
  if ((flagsOf(request) & NtfFlags.MASTER) == 0 && (flagsOf(request) & NtfFlags.SELF) != 0) return 0;
  const master = masterOf(link);
  if (master == null || !isBridge(master))
    return requests.explain(request, -Errno.EINVAL, 'Device is not a bridge port');
  subject.link = master;
  return 0;
}

/** Starts a dump: of all tables, of a link's, or of a bridge and its ports. */
export function startDump(request: Request): i32 {
  let index: u32 = 0;
  let master: u32 = 0;
  if (requests.isStrict(request)) {
    const bad = readDump(request);
    if (bad != 0) return dumps.startFailed(request, bad);
    const only = attributes.get(table, Attribute.IFINDEX);
    const named = attributes.get(table, Attribute.MASTER);
    index = only != 0 ? attributes.u32Value(only) : load<u32>(requests.body(request), Ndmsg.NDM_IFINDEX);
    master = named != 0 ? attributes.u32Value(named) : 0;
  } else if (!isNdmsg(requests.bodyLength(request))) {
    if (requests.bodyLength(request) < IFINFOMSG_SIZE)
      return dumps.startFailed(request, requests.explain(request, -Errno.EINVAL, 'Invalid header length'));
    const header = requests.body(request);
    const from = header + IFINFOMSG_SIZE;
    const bad = parse.nested(request, from, requests.bodyLength(request) - IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
    if (bad != 0) return dumps.startFailed(request, -Errno.EINVAL);
    const named = attributes.get(linkTable, LinkAttribute.MASTER);
    index = load<u32>(header, Ifinfomsg.IFI_INDEX);
    master = named != 0 && attributes.size(named) >= 4 ? attributes.u32Value(named) : 0;
  }
  if (master != 0 && links.byIndex(request.socket.netns, master) == null)
    return dumps.startFailed(request, -Errno.ENODEV);
  const started = dumps.startExplained(request, Dumper.FORWARDING, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) {
    dump.onlyLink = index;
    dump.cursor5 = master;
  }
  return started;
}

/** Old programs send this header, by itself or with the index of a bridge, to be told everything. */
function isNdmsg(length: u32): bool {
  return length == NDMSG_SIZE || length == NDMSG_SIZE + NLATTR_SIZE + 4;
}

/** Reads a strictly checked request for a dump into `table`. */
function readDump(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for fdb dump request');
  if (hasValues(requests.body(request)) || flagsOf(request) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for fdb dump request');
  const bad = parse.strict(
    request,
    NDMSG_SIZE,
    table,
    ANYTHING,
    DUMP_ATTRIBUTES,
    'Unsupported attribute in fdb dump request',
  );
  if (bad != 0) return bad;
  const only = attributes.get(table, Attribute.IFINDEX);
  if (only != 0 && attributes.size(only) != 4)
    return requests.explain(request, -Errno.EINVAL, 'Invalid IFINDEX attribute in fdb dump request');
  const master = attributes.get(table, Attribute.MASTER);
  if (master != 0 && attributes.size(master) != 4)
    return requests.explain(request, -Errno.EINVAL, 'Invalid MASTER attribute in fdb dump request');
  return 0;
}

/** Fills a page: above 0 when something was sent, 0 at the end. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    if (link.index != dump.cursor) rewind(dump, link.index);
    if (isDumped(dump, link) && !fillLink(dump, page, link)) break;
    rewind(dump, link.index + 1);
  }
  return page.length;
}

/** What is known behind a link as a port, and then by the link itself; false when the page is full. */
function fillLink(dump: Dump, page: Message, link: Link): bool {
  if (!bridgeFdb.fillLink(dump, page, link)) return false;
  return link.kind != LinkKind.VXLAN || fillTunnel(dump, page, link);
}

function rewind(dump: Dump, index: u32): void {
  dump.cursor = index;
  dump.cursor2 = 0;
  dump.cursor3 = 0;
  dump.cursor6 = 0;
  dump.next = 0;
}

function isDumped(dump: Dump, link: Link): bool {
  if (dump.onlyLink != 0 && dump.onlyLink != link.index) return false;
  if (dump.cursor5 == 0) return true;
  if (dump.cursor5 == link.index) return isBridge(link);
  const master = masterOf(link);
  return master != null && master.index == dump.cursor5 && isBridge(master);
}

function isBridge(link: Link): bool {
  return link.kind == LinkKind.BRIDGE;
}

/** Appends what is left of a vxlan's table; false when the page is full. */
function fillTunnel(dump: Dump, page: Message, link: Link): bool {
  for (let entry = resume(dump, link); entry != null; entry = tunnels.next(entry)) {
    if (!fillEntry(dump, page, link, entry)) {
      dump.next = changetype<usize>(entry);
      dump.cursor4 = tunnels.generation();
      return false;
    }
    dump.cursor2++;
    dump.cursor3 = 0;
  }
  return true;
}

/** The entry that is next: where no table changed, the one that did not fit. */
function resume(dump: Dump, link: Link): Entry | null {
  if (dump.next != 0 && dump.cursor4 == tunnels.generation()) return changetype<Entry>(dump.next);
  let entry = tunnels.first(link);
  for (let i: u32 = 0; entry != null && i < dump.cursor2; i++) entry = tunnels.next(entry);
  return entry;
}

function fillEntry(dump: Dump, page: Message, link: Link, entry: Entry): bool {
  let i: u32 = 0;
  for (let remote = tunnels.firstRemote(entry); remote != null; remote = tunnels.nextRemote(remote)) {
    if (i++ < dump.cursor3) continue;
    const flags = dump.messageFlags;
    const port = dump.socket.port;
    if (!vxlanFdb.write(page, link, entry, remote, NeighMessage.NEWNEIGH, flags, dump.sequence, port)) return false;
    dump.cursor3 = i;
  }
  return true;
}
