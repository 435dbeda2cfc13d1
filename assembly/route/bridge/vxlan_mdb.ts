/**
 * RTM_NEWMDB, DELMDB and GETMDB of a vxlan (vxlan_mdb_add, vxlan_mdb_del, vxlan_mdb_get …): another end is put into a group, or into that of
 * one source, and taken out of it, or many are at once. What is common to all links was checked before: see mdb.ts.
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import {
  VXLAN_MDBE_ATTRS_DEL_BULK_POLICY,
  VXLAN_MDBE_ATTRS_GET_POLICY,
  VXLAN_MDBE_ATTRS_POLICY,
  VXLAN_MDBE_SRC_LIST_ENTRY_POLICY,
} from '../../generated/policies';
import {
  BrMdbEntry,
  BridgeMessage,
  MDBE_SRC_ATTRIBUTE_MAX,
  MdbState,
  MdbaSetEntryAttribute as Attribute,
  MdbeAttribute,
  MdbeSrcAttribute,
} from '../../generated/rt-bridge';
import { Rtprot } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as heap from '../../memory/heap';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { IP, IPV6 } from '../../net/bridge/bridge_mdb';
import { configOf, dataOf, isMulticast } from '../../net/drivers/vxlan';
import * as mdb from '../../net/drivers/vxlan_mdb';
import { EXCLUDE, GroupKey, INCLUDE, Way } from '../../net/drivers/vxlan_mdb';
import * as changes from '../../net/drivers/vxlan_mdb_change';
import { Change } from '../../net/drivers/vxlan_mdb_change';
import { byIndex } from '../../net/links';
import { Link } from '../../net/link';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import * as mdbMessage from './vxlan_mdb_message';

const ADDRESS_SIZE: u32 = 16;
const sourceTable: usize = memory.data((MDBE_SRC_ATTRIBUTE_MAX + 1) * 4, 4);
const key = changetype<GroupKey>(memory.data(offsetof<GroupKey>(), 8));
const way = changetype<Way>(memory.data(offsetof<Way>(), 8));
const change = changetype<Change>(memory.data(offsetof<Change>(), 4));

function refuse(request: Request, text: string): i32 {
  return requests.explain(request, -Errno.EINVAL, text);
}

/** Any request but a dump about a vxlan; `table`: its attributes, with an entry; `details`: room for what else is said. */
export function handle(request: Request, link: Link, table: usize, details: usize, isBulk: bool): i32 {
  const entry = attributes.payload(attributes.get(table, Attribute.ENTRY));
  const more = attributes.get(table, Attribute.ENTRY_ATTRS);
  memory.fill(changetype<usize>(key), 0, offsetof<GroupKey>());
  memory.fill(changetype<usize>(way), 0, offsetof<Way>());
  key.id = configOf(link).id;
  if (request.type == BridgeMessage.GETMDB) return get(request, link, entry, more, details);
  if (isBulk) return flush(request, link, entry, more, details);
  const bad = checkEntry(request, link, entry, more);
  if (bad != 0) return bad;
  const wrong = read(request, link, entry, more, details);
  if (wrong != 0) return wrong;
  if (request.type == BridgeMessage.DELMDB) return changes.remove(link, key, way);
  return add(request, link, attributes.get(details, MdbeAttribute.SRC_LIST));
}

/** vxlan_mdb_config_init. */
function checkEntry(request: Request, link: Link, entry: usize, more: usize): i32 {
  if (load<u32>(entry, BrMdbEntry.IFINDEX) != link.index)
    return refuse(request, 'vxlan: Port net device must be the VXLAN net device');
  const makes = request.type == BridgeMessage.NEWMDB && (request.flags & (NewFlag.CREATE | NewFlag.REPLACE)) != 0;
  if (makes && load<u8>(entry, BrMdbEntry.STATE) != <u8>MdbState.PERMANENT)
    return refuse(request, 'vxlan: MDB entry must be permanent');
  if (load<u8>(entry, BrMdbEntry.FLAGS) != 0) return refuse(request, 'vxlan: Invalid MDB entry flags');
  if (load<u16>(entry, BrMdbEntry.VID) != 0) return refuse(request, 'vxlan: VID must not be specified');
  const protocol = load<u16>(entry, BrMdbEntry.PROTO);
  if (protocol != IP && protocol != IPV6) return refuse(request, 'vxlan: Group address must be an IPv4 / IPv6 address');
  if (more != 0) return 0;
  requests.miss(request, Attribute.ENTRY_ATTRS);
  return refuse(request, 'vxlan: Missing MDBA_SET_ENTRY_ATTRS attribute');
}

/** Reads which group, and which other end, into `key` and `way`; sources stay in `details` (vxlan_mdb_config_attrs_init). */
function read(request: Request, link: Link, entry: usize, more: usize, details: usize): i32 {
  const bad = parse.nestStrictly(request, more, details, VXLAN_MDBE_ATTRS_POLICY);
  if (bad != 0) return bad;
  if (attributes.get(details, MdbeAttribute.DST) == 0) {
    requests.missIn(request, more, MdbeAttribute.DST);
    return refuse(request, 'vxlan: Missing remote destination IP address');
  }
  const source = attributes.get(details, MdbeAttribute.SOURCE);
  const wrong = readKey(request, entry, source);
  if (wrong != 0) return wrong;
  const isZero = (key.group0 | key.group8) == 0;
  if (!isZero && !isMulticast(key.family, key.group)) return refuse(request, 'vxlan: Group address is not multicast');
  if (isZero && source != 0) return refuse(request, 'vxlan: Source cannot be specified for the all-zeros entry');
  const mode = attributes.get(details, MdbeAttribute.GROUP_MODE);
  way.mode = !isZero && key.hasSource ? INCLUDE : mode == 0 ? EXCLUDE : <u8>attributes.u8Value(mode);
  if (mode != 0 && !key.isOfAll) return refuse(request, 'vxlan: Filter mode can only be set for (*, G) entries');
  const sources = attributes.get(details, MdbeAttribute.SRC_LIST);
  if (sources != 0) {
    if (!key.isOfAll) return refuse(request, 'vxlan: Source list can only be set for (*, G) entries');
    if (mode == 0) return refuse(request, 'vxlan: Source list cannot be set without filter mode');
    const refused = checkSources(request, sources);
    if (refused != 0) return refused;
  }
  if (key.isOfAll && way.mode == INCLUDE && (sources == 0 || attributes.size(sources) == 0))
    return refuse(request, 'vxlan: Cannot add (*, G) INCLUDE with an empty source list');
  return readWay(request, link, details);
}

/** The group of an entry, and of one source if there is an attribute with it. */
function readKey(request: Request, entry: usize, source: usize): i32 {
  const protocol = load<u16>(entry, BrMdbEntry.PROTO);
  if (source != 0) {
    const bad = checkSource(request, protocol, source);
    if (bad != 0) return bad;
    key.sourceFamily = <u16>familyOf(protocol);
    memory.copy(key.source, attributes.payload(source), attributes.size(source));
  }
  key.family = <u16>familyOf(protocol);
  if (key.family != 0) memory.copy(key.group, entry + BrMdbEntry.ADDR, protocol == IP ? 4 : ADDRESS_SIZE);
  return 0;
}

function familyOf(protocol: u16): u32 {
  return protocol == IP ? AddressFamily.INET : protocol == IPV6 ? AddressFamily.INET6 : 0;
}

/** vxlan_mdb_is_valid_source. */
function checkSource(request: Request, protocol: u16, source: usize): i32 {
  const isGroup = isMulticast(familyOf(protocol), attributes.payload(source));
  if (protocol == IP) {
    if (attributes.size(source) != 4) return refuse(request, 'vxlan: IPv4 invalid source address length');
    return isGroup ? refuse(request, 'vxlan: IPv4 multicast source address is not allowed') : 0;
  }
  if (protocol != IPV6) return refuse(request, 'vxlan: Invalid protocol used with source address');
  if (attributes.size(source) != ADDRESS_SIZE) return refuse(request, 'vxlan: IPv6 invalid source address length');
  return isGroup ? refuse(request, 'vxlan: IPv6 multicast source address is not allowed') : 0;
}

function checkSources(request: Request, all: usize): i32 {
  const protocol: u16 = key.family == <u16>AddressFamily.INET ? IP : IPV6;
  for (let at = attributes.firstIn(all); at != 0; at = attributes.nextIn(all, at)) {
    const bad = parse.nestStrictly(request, at, sourceTable, VXLAN_MDBE_SRC_LIST_ENTRY_POLICY);
    if (bad != 0) return bad;
    const address = attributes.get(sourceTable, MdbeSrcAttribute.ADDRESS);
    if (address == 0) return requests.missIn(request, at, MdbeSrcAttribute.ADDRESS);
    const wrong = checkSource(request, protocol, address);
    if (wrong != 0) return wrong;
  }
  return 0;
}

function readWay(request: Request, link: Link, details: usize): i32 {
  const config = configOf(link);
  way.id = config.id;
  way.port = config.port;
  way.protocol = <u8>Rtprot.STATIC;
  readChosen(details);
  const through = attributes.get(details, MdbeAttribute.IFINDEX);
  if (through != 0) {
    way.through = attributes.u32Value(through);
    if (byIndex(dataOf(link).netns, way.through) == null) return refuse(request, 'vxlan: Outgoing interface not found');
  }
  return 0;
}

/** What a request to put, to take away, or to flush says of another end, and the ID of a group. */
function readChosen(details: usize): void {
  const address = attributes.get(details, MdbeAttribute.DST);
  const port = attributes.get(details, MdbeAttribute.DST_PORT);
  const id = attributes.get(details, MdbeAttribute.VNI);
  const source = attributes.get(details, MdbeAttribute.SRC_VNI);
  const protocol = attributes.get(details, MdbeAttribute.RTPROT);
  if (address != 0) {
    const size: u32 = attributes.size(address) == ADDRESS_SIZE ? ADDRESS_SIZE : 4;
    way.family = size == ADDRESS_SIZE ? AddressFamily.INET6 : AddressFamily.INET;
    memory.copy(way.address, attributes.payload(address), size);
  }
  if (port != 0) way.port = attributes.u16Value(port);
  if (id != 0) way.id = attributes.u32Value(id);
  if (source != 0) key.id = attributes.u32Value(source);
  if (protocol != 0) way.protocol = <u8>attributes.u8Value(protocol);
}

/** Adds what was read, with sources if there is a list. */
function add(request: Request, link: Link, sources: usize): i32 {
  change.link = link;
  change.creates = requests.hasFlag(request, NewFlag.CREATE);
  change.replaces = requests.hasFlag(request, NewFlag.REPLACE);
  change.sources = 0;
  change.count = 0;
  if (sources != 0) {
    for (let at = attributes.firstIn(sources); at != 0; at = attributes.nextIn(sources, at)) change.count++;
    // One more than there are, as there may be none.
    change.sources = heap.allocZeroed((change.count + 1) * ADDRESS_SIZE);
    if (change.sources == 0) return -Errno.ENOMEM;
    let to = change.sources;
    for (let at = attributes.firstIn(sources); at != 0; at = attributes.nextIn(sources, at)) {
      attributes.parse(sourceTable, MDBE_SRC_ATTRIBUTE_MAX, attributes.payload(at), attributes.size(at));
      const address = attributes.get(sourceTable, MdbeSrcAttribute.ADDRESS);
      memory.copy(to, attributes.payload(address), attributes.size(address));
      to += ADDRESS_SIZE;
    }
  }
  const result = changes.add(change, key, way);
  heap.free(change.sources);
  return result;
}

/** vxlan_mdb_del_bulk. */
function flush(request: Request, link: Link, entry: usize, more: usize, details: usize): i32 {
  const index = load<u32>(entry, BrMdbEntry.IFINDEX);
  if (index != 0 && index != link.index) return refuse(request, 'vxlan: Invalid port net device');
  if (load<u16>(entry, BrMdbEntry.VID) != 0) return refuse(request, 'vxlan: VID must not be specified');
  key.id = 0;
  if (more != 0) {
    const bad = parse.nestStrictly(request, more, details, VXLAN_MDBE_ATTRS_DEL_BULK_POLICY);
    if (bad != 0) return bad;
    const mask = attributes.get(details, MdbeAttribute.STATE_MASK);
    if (mask != 0 && attributes.u8Value(mask) != 0 && load<u8>(entry, BrMdbEntry.STATE) == 0)
      return refuse(request, 'vxlan: Only permanent MDB entries are supported');
    readChosen(details);
  }
  changes.flush(link, way, key.id);
  return 0;
}

/** vxlan_mdb_get. */
function get(request: Request, link: Link, entry: usize, more: usize, details: usize): i32 {
  let source: usize = 0;
  if (more != 0) {
    const bad = parse.nestStrictly(request, more, details, VXLAN_MDBE_ATTRS_GET_POLICY);
    if (bad != 0) return bad;
    source = attributes.get(details, MdbeAttribute.SOURCE);
    readChosen(details);
  }
  const wrong = readKey(request, entry, source);
  if (wrong != 0) return wrong;
  const group = mdb.find(link, key);
  if (group == null) return requests.explain(request, -Errno.ENOENT, 'vxlan: MDB entry not found');
  const message = mdbMessage.ofGroup(link, group, request.sequence, request.socket.port);
  return message == null ? -Errno.ENOBUFS : requests.reply(request, message);
}
