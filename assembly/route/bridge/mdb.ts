/**
 * Multicast groups of bridges: RTM_NEWMDB, DELMDB and GETMDB (rtnl_mdb_add, rtnl_mdb_del, rtnl_mdb_get, br_mdb_add …), and what they share with those of
 * vxlans (vxlan_mdb.ts). A request adds the host or a port to a group, or to a group of one source, removes it, or removes many at once. Source
 * lists, which only entries with a filter mode have, are EOPNOTSUPP.
 */

import { Errno } from '../../generated/errno';
import { DeleteFlag, NewFlag } from '../../generated/netlink';
import {
  BR_MDBE_ATTRS_DEL_BULK_POLICY,
  BR_MDBE_ATTRS_POLICY,
  BR_MDBE_GET_POLICY,
  MDBA_POLICY,
} from '../../generated/policies';
import {
  BR_MDB_ENTRY_SIZE,
  BR_PORT_MSG_SIZE,
  BrMdbEntry,
  BrPortMsg,
  BridgeMessage,
  MDBA_SET_ENTRY_ATTRIBUTE_MAX,
  MDBE_ATTRIBUTE_MAX,
  MdbState,
  MdbaSetEntryAttribute as Attribute,
  MdbeAttribute,
} from '../../generated/rt-bridge';
import { BrState } from '../../generated/rt-link';
import { Rtprot } from '../../generated/rt-route';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as extendedAck from '../../netlink/extended_ack';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as bridges from '../../net/bridge/bridge';
import { Bridge, BridgeOption, has, portOf } from '../../net/bridge/bridge';
import * as mdb from '../../net/bridge/bridge_mdb';
import { GroupKey, IP, IPV6 } from '../../net/bridge/bridge_mdb';
import * as changes from '../../net/bridge/bridge_mdb_change';
import { Chosen } from '../../net/bridge/bridge_mdb_change';
import * as vlans from '../../net/bridge/bridge_vlan';
import { VxlanFlag, configOf } from '../../net/drivers/vxlan';
import * as links from '../../net/links';
import { Link, LinkKind, isUp } from '../../net/link';
import { MembershipKind, isGroup } from '../../net/membership';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import { Dumper } from '../dumper';
import * as eachLink from '../each_link';
import * as parse from '../parse';
import * as mdbMessage from './mdb_message';
import * as vxlanMdb from './vxlan_mdb';
import * as vxlanMdbMessage from './vxlan_mdb_message';

const VLAN_IDS: u32 = 4095;
const table: usize = memory.data((MDBA_SET_ENTRY_ATTRIBUTE_MAX + 1) * 4, 4);
const details: usize = memory.data((MDBE_ATTRIBUTE_MAX + 1) * 4, 4);

/** What the current request is about. */
@unmanaged
class Wanted {
  link: Link;
  bridge: Bridge;
  /** The port, or 0: the host. */
  port: usize;
  state: u32;
  protocol: u32;
}

const wanted = changetype<Wanted>(memory.data(offsetof<Wanted>(), 4));
const key = changetype<GroupKey>(memory.data(mdb.KEY_SIZE, 8));
const chosen = changetype<Chosen>(memory.data(offsetof<Chosen>(), 4));

/** Any request but a dump. */
export function handle(request: Request): i32 {
  const isBulk = request.type == BridgeMessage.DELMDB && requests.hasFlag(request, DeleteFlag.BULK);
  const bad = readHeader(request, isBulk);
  if (bad != 0) return bad;
  if (wanted.link.kind == LinkKind.VXLAN) return vxlanMdb.handle(request, wanted.link, table, details, isBulk);
  wanted.bridge = bridges.dataOf(wanted.link);
  if (request.type == BridgeMessage.GETMDB) return get(request);
  if (isBulk) return flush(request);
  const wrong = read(request);
  if (wrong != 0) return wrong;
  return inVlans(request);
}

/** Does it in the VLAN that is named, or where a bridge goes by VLANs and none is, in all those of the port or of the bridge. */
function inVlans(request: Request): i32 {
  const bridge = wanted.bridge;
  if (key.vlan != 0 || !has(bridge, BridgeOption.VLAN_FILTERING)) return change(request);
  const group = wanted.port == 0 ? bridge.vlans : portOf(changetype<Link>(wanted.port)).vlans;
  let result = 0;
  for (let i: u32 = 0; i < group.length && result == 0; i++) {
    key.vlan = vlans.at(group, i).vid;
    result = change(request);
  }
  return result;
}

function change(request: Request): i32 {
  return request.type == BridgeMessage.NEWMDB ? add(request) : remove();
}

function parseHeader(request: Request, isStrict: bool): i32 {
  return isStrict
    ? parse.parseStrictly(request, BR_PORT_MSG_SIZE, table, MDBA_POLICY)
    : parse.parse(request, BR_PORT_MSG_SIZE, table, MDBA_POLICY);
}

/** The link, and an entry in `table`. */
function readHeader(request: Request, isBulk: bool): i32 {
  const isGet = request.type == BridgeMessage.GETMDB;
  const bad = parseHeader(request, isGet || isBulk);
  if (requests.bodyLength(request) < BR_PORT_MSG_SIZE) return bad;
  const entry = attributes.get(table, Attribute.ENTRY);
  if (entry != 0) {
    // It came before what was found wrong, and is looked at whole when its turn comes.
    extendedAck.clear(request.ack);
    if (attributes.size(entry) != BR_MDB_ENTRY_SIZE)
      return requests.blame(request, -Errno.EINVAL, entry, 'Invalid attribute length');
    const at = attributes.payload(entry);
    const wrong = isGet ? checkAsked(request, at) : isBulk ? checkFlushed(request, at) : check(request, at);
    if (wrong != 0) return wrong;
  }
  if (bad != 0) return parseHeader(request, isGet || isBulk);
  const index = load<i32>(requests.body(request), BrPortMsg.IFINDEX);
  if (index == 0) return requests.explain(request, -Errno.EINVAL, 'Invalid ifindex');
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return requests.explain(request, -Errno.ENODEV, "Device doesn't exist");
  if (entry == 0) {
    requests.miss(request, Attribute.ENTRY);
    return requests.explain(
      request,
      -Errno.EINVAL,
      isGet ? 'Missing MDBA_GET_ENTRY attribute' : 'Missing MDBA_SET_ENTRY attribute',
    );
  }
  wanted.link = link;
  if (link.kind == LinkKind.BRIDGE || isVxlan(link)) return 0;
  return requests.explain(
    request,
    -Errno.EOPNOTSUPP,
    isBulk ? 'Device does not support MDB bulk deletion' : 'Device does not support MDB operations',
  );
}

function protocolIn(entry: usize): u16 {
  return load<u16>(entry, BrMdbEntry.PROTO);
}

/** An entry to add or to take away (rtnl_validate_mdb_entry). */
function check(request: Request, entry: usize): i32 {
  const error = -Errno.EINVAL;
  const address = entry + BrMdbEntry.ADDR;
  if (load<u32>(entry, BrMdbEntry.IFINDEX) == 0)
    return requests.explain(request, error, 'Zero entry ifindex is not allowed');
  if (protocolIn(entry) == IP) {
    if (!isGroup(MembershipKind.MULTICAST4, address) && load<u32>(address) != 0)
      return requests.explain(request, error, 'IPv4 entry group address is not multicast or 0.0.0.0');
    if ((load<u32>(address) & LOCAL_GROUPS_MASK) == LOCAL_GROUPS)
      return requests.explain(request, error, 'IPv4 entry group address is local multicast');
  } else if (protocolIn(entry) == IPV6) {
    if (memory.compare(address, ALL_NODES, 16) == 0)
      return requests.explain(request, error, 'IPv6 entry group address is link-local all nodes');
  } else if (protocolIn(entry) != 0) {
    return requests.explain(request, error, 'Unknown entry protocol');
  } else if ((load<u8>(address) & 1) == 0) {
    return requests.explain(request, error, 'L2 entry group is not multicast');
  }
  return checkState(request, entry);
}

/** 224.0.0.0/24, as loaded; ff02::1. */
const LOCAL_GROUPS: u32 = 0x000000e0;
const LOCAL_GROUPS_MASK: u32 = 0x00ffffff;
const ALL_NODES: usize = memory.data<u8>([255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

function checkState(request: Request, entry: usize): i32 {
  if (<u32>load<u8>(entry, BrMdbEntry.STATE) > <u32>MdbState.PERMANENT)
    return requests.explain(request, -Errno.EINVAL, 'Unknown entry state');
  return checkVlan(request, entry);
}

function checkVlan(request: Request, entry: usize): i32 {
  if (<u32>load<u16>(entry, BrMdbEntry.VID) < VLAN_IDS) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid entry VLAN id');
}

/** What is to go at once (rtnl_validate_mdb_entry_del_bulk). */
function checkFlushed(request: Request, entry: usize): i32 {
  if (<u32>load<u8>(entry, BrMdbEntry.STATE) > <u32>MdbState.PERMANENT)
    return requests.explain(request, -Errno.EINVAL, 'Unknown entry state');
  if (load<u8>(entry, BrMdbEntry.FLAGS) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Entry flags cannot be set');
  const bad = checkVlan(request, entry);
  if (bad != 0) return bad;
  const address = load<u64>(entry, BrMdbEntry.ADDR) | load<u64>(entry, BrMdbEntry.ADDR + 8);
  if ((address | load<u32>(entry, BrMdbEntry.PROTO)) == 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Entry address cannot be set');
}

/** What is asked for (rtnl_validate_mdb_entry_get). */
function checkAsked(request: Request, entry: usize): i32 {
  if (load<u32>(entry, BrMdbEntry.IFINDEX) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Entry ifindex cannot be specified');
  if (load<u8>(entry, BrMdbEntry.STATE) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Entry state cannot be specified');
  if (load<u8>(entry, BrMdbEntry.FLAGS) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Entry flags cannot be specified');
  const bad = checkVlan(request, entry);
  if (bad != 0) return bad;
  const protocol = protocolIn(entry);
  if (protocol == 0 || protocol == IP || protocol == IPV6) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Unknown entry protocol');
}

/** Reads who is to be in which group, or no longer (br_mdb_config_init). */
function read(request: Request): i32 {
  const bridge = wanted.bridge;
  const entry = attributes.payload(attributes.get(table, Attribute.ENTRY));
  if (!isUp(bridge.link)) return requests.explain(request, -Errno.EINVAL, 'bridge: Bridge device is not running');
  if (!has(bridge, BridgeOption.MULTICAST_SNOOPING))
    return requests.explain(request, -Errno.EINVAL, "bridge: Bridge's multicast processing is disabled");
  wanted.port = 0;
  const index = load<u32>(entry, BrMdbEntry.IFINDEX);
  if (index != bridge.link.index) {
    const port = links.byIndex(bridge.link.netns, index);
    if (port == null) return requests.explain(request, -Errno.ENODEV, "bridge: Port net device doesn't exist");
    const master = stack.masterOf(port);
    if (master == null || master.kind != LinkKind.BRIDGE)
      return requests.explain(request, -Errno.EINVAL, 'bridge: Net device is not a bridge port');
    if (master != bridge.link)
      return requests.explain(request, -Errno.EINVAL, 'bridge: Port belongs to a different bridge device');
    wanted.port = changetype<usize>(port);
  }
  if (protocolIn(entry) == IP && load<u32>(entry, BrMdbEntry.ADDR) == 0)
    return requests.explain(request, -Errno.EINVAL, 'bridge: IPv4 entry group address 0.0.0.0 is not allowed');
  wanted.state = load<u8>(entry, BrMdbEntry.STATE);
  wanted.protocol = Rtprot.STATIC;
  readKey(entry);
  return readDetails(request, BR_MDBE_ATTRS_POLICY);
}

/** What makes the group of an entry, without a source. */
function readKey(entry: usize): void {
  memory.fill(changetype<usize>(key), 0, mdb.KEY_SIZE);
  key.protocol = protocolIn(entry);
  key.vlan = load<u16>(entry, BrMdbEntry.VID);
  const size: usize = key.protocol == IP ? 4 : key.protocol == IPV6 ? 16 : 6;
  memory.copy(changetype<usize>(key), entry + BrMdbEntry.ADDR, size);
}

/** Reads what else is said into `details`, and of that source, protocol and mode. */
function readDetails(request: Request, policy: usize): i32 {
  const more = attributes.get(table, Attribute.ENTRY_ATTRS);
  if (more == 0) return 0;
  const bad = parseDetails(request, more, policy);
  if (bad != 0) return bad;
  const source = attributes.get(details, MdbeAttribute.SOURCE);
  if (source != 0) {
    const wrong = readSource(request, source);
    if (wrong != 0) return wrong;
  }
  const mode = attributes.get(details, MdbeAttribute.GROUP_MODE);
  const sources = attributes.get(details, MdbeAttribute.SRC_LIST);
  if (mode != 0) {
    if (wanted.port == 0)
      return requests.explain(request, -Errno.EINVAL, 'bridge: Filter mode cannot be set for host groups');
    if (source != 0)
      return requests.explain(request, -Errno.EINVAL, 'bridge: Filter mode can only be set for (*, G) entries');
    if (attributes.u8Value(mode) == INCLUDE && sources == 0)
      return requests.explain(request, -Errno.EINVAL, 'bridge: Cannot add (*, G) INCLUDE with an empty source list');
  }
  if (sources != 0) return -Errno.EOPNOTSUPP;
  const protocol = attributes.get(details, MdbeAttribute.RTPROT);
  if (protocol == 0) return 0;
  if (wanted.port == 0)
    return requests.explain(request, -Errno.EINVAL, 'bridge: Protocol cannot be set for host groups');
  wanted.protocol = attributes.u8Value(protocol);
  return 0;
}

const INCLUDE: u32 = 1;

function parseDetails(request: Request, more: usize, policy: usize): i32 {
  return parse.nestStrictly(request, more, details, policy);
}

/** The source of a group (is_valid_mdb_source). */
function readSource(request: Request, source: usize): i32 {
  const error = -Errno.EINVAL;
  const at = attributes.payload(source);
  if (key.protocol == IP) {
    if (attributes.size(source) != 4)
      return requests.explain(request, error, 'bridge: IPv4 invalid source address length');
    if (isGroup(MembershipKind.MULTICAST4, at))
      return requests.explain(request, error, 'bridge: IPv4 multicast source address is not allowed');
  } else if (key.protocol == IPV6) {
    if (attributes.size(source) != 16)
      return requests.explain(request, error, 'bridge: IPv6 invalid source address length');
    if (isGroup(MembershipKind.MULTICAST6, at))
      return requests.explain(request, error, 'bridge: IPv6 multicast source address is not allowed');
  } else {
    return requests.explain(request, error, 'bridge: Invalid protocol used with source address');
  }
  memory.copy(changetype<usize>(key) + offsetof<GroupKey>('source0'), at, attributes.size(source));
  return 0;
}

function add(request: Request): i32 {
  const error = -Errno.EINVAL;
  const bridge = wanted.bridge;
  const replaces = requests.hasFlag(request, NewFlag.REPLACE);
  if (wanted.port == 0 && key.protocol != 0) {
    if (wanted.state != 0) return requests.explain(request, error, 'bridge: Flags are not allowed for host groups');
    if ((key.source0 | key.source8) != 0)
      return requests.explain(request, error, 'bridge: Groups with sources cannot be manually host joined');
  }
  if (key.protocol == 0 && wanted.state != MdbState.PERMANENT)
    return requests.explain(request, error, 'bridge: Only permanent L2 entries allowed');
  if (wanted.port == 0) return changes.addHost(bridge, key, replaces);
  const port = changetype<Link>(wanted.port);
  if (portOf(port).state == BrState.DISABLED && wanted.state != MdbState.PERMANENT)
    return requests.explain(request, error, 'bridge: Port is in disabled state and entry is not permanent');
  return changes.addPort(bridge, key, port, wanted.state, wanted.protocol, replaces);
}

function remove(): i32 {
  return changes.remove(wanted.bridge, key, wanted.port == 0 ? null : changetype<Link>(wanted.port));
}

function get(request: Request): i32 {
  readKey(attributes.payload(attributes.get(table, Attribute.ENTRY)));
  const more = attributes.get(table, Attribute.ENTRY_ATTRS);
  if (more != 0) {
    const bad = parseDetails(request, more, BR_MDBE_GET_POLICY);
    if (bad != 0) return bad;
    const source = attributes.get(details, MdbeAttribute.SOURCE);
    const wrong = source == 0 ? 0 : readSource(request, source);
    if (wrong != 0) return wrong;
  }
  const group = mdb.find(wanted.bridge, key);
  if (group == null) return requests.explain(request, -Errno.ENOENT, 'bridge: MDB entry not found');
  const message = mdbMessage.ofGroup(group, request.sequence, request.socket.port);
  return message == null ? -Errno.ENOBUFS : requests.reply(request, message);
}

/** Takes away all that is chosen (br_mdb_del_bulk). */
function flush(request: Request): i32 {
  const entry = attributes.payload(attributes.get(table, Attribute.ENTRY));
  chosen.index = load<u32>(entry, BrMdbEntry.IFINDEX);
  chosen.vlan = load<u16>(entry, BrMdbEntry.VID);
  chosen.state = load<u8>(entry, BrMdbEntry.STATE);
  chosen.protocol = 0;
  chosen.stateMask = 0;
  const more = attributes.get(table, Attribute.ENTRY_ATTRS);
  if (more != 0) {
    const bad = parseDetails(request, more, BR_MDBE_ATTRS_DEL_BULK_POLICY);
    if (bad != 0) return bad;
    const named = attributes.get(details, MdbeAttribute.RTPROT);
    if (named != 0) chosen.protocol = attributes.u8Value(named);
    const mask = attributes.get(details, MdbeAttribute.STATE_MASK);
    if (mask != 0) chosen.stateMask = attributes.u8Value(mask);
  }
  changes.flush(wanted.bridge, chosen);
  return 0;
}

/** Fills a page of a dump: above 0 when something was sent, 0 at the end. */
export function fillPage(dump: Dump, page: Message): i32 {
  return eachLink.fillPage(dump, page, fillLink);
}

function fillLink(dump: Dump, page: Message, link: Link): bool {
  if (link.kind == LinkKind.BRIDGE) return mdbMessage.fillLink(dump, page, link);
  return !isVxlan(link) || vxlanMdbMessage.fillLink(dump, page, link);
}

/** True for a vxlan that keeps groups: one that carries frames. */
function isVxlan(link: Link): bool {
  return link.kind == LinkKind.VXLAN && (configOf(link).flags & VxlanFlag.GPE) == 0;
}

/** Starts a dump of the groups of all links that keep some. */
export function startDump(request: Request): i32 {
  const bad = requests.isStrict(request) ? checkStrictly(request) : 0;
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.GROUPS, 0);
}

/** What strict checking demands (rtnl_mdb_valid_dump_req). */
function checkStrictly(request: Request): i32 {
  const length = requests.bodyLength(request);
  if (length < BR_PORT_MSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for mdb dump request');
  }
  if (load<u32>(requests.body(request), BrPortMsg.IFINDEX) != 0) {
    const text = 'Filtering by device index is not supported for mdb dump request';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (length == BR_PORT_MSG_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid data after header in mdb dump request');
}
