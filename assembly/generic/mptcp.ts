/**
 * The family "mptcp_pm": endpoints and limits of Multipath TCP's path manager (net/mptcp/pm_netlink.c, pm_kernel.c, pm_userspace.c). What it
 * sets is in net/mptcp.ts. There are no connections, so no token is one's; who is in the group of events hears of endpoints that listen.
 */

import { Errno } from '../generated/errno';
import {
  AddressAttribute,
  AttrAttribute,
  EndpointAttribute,
  EventAttrAttribute,
  EventType,
  MPTCP_PM_ADDR_MAX,
  MPTCP_PM_VERSION,
  MptcpPmAddrFlag,
  MptcpPmCommand,
  MptcpPmGroup,
} from '../generated/mptcp_pm';
import { Protocol } from '../generated/netlink';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import {
  MPTCP_PM_ADDRESS_NL_POLICY,
  MPTCP_PM_ADDRESS_NL_POLICY_MAX,
  MPTCP_PM_ADD_ADDR_NL_POLICY,
  MPTCP_PM_ANNOUNCE_NL_POLICY,
  MPTCP_PM_DEL_ADDR_NL_POLICY,
  MPTCP_PM_FLUSH_ADDRS_NL_POLICY,
  MPTCP_PM_GET_ADDR_NL_POLICY,
  MPTCP_PM_GET_LIMITS_NL_POLICY,
  MPTCP_PM_REMOVE_NL_POLICY,
  MPTCP_PM_SET_FLAGS_NL_POLICY,
  MPTCP_PM_SET_LIMITS_NL_POLICY,
  MPTCP_PM_SUBFLOW_CREATE_NL_POLICY,
  MPTCP_PM_SUBFLOW_DESTROY_NL_POLICY,
} from '../generated/policies';
import { AddressFamily, Capability } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as numbers from '../netlink/group_numbers';
import { hasListeners, lost, multicast } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { ADDRESS_SIZE } from '../net/ipv6/address6';
import * as mptcp from '../net/mptcp';
import { Endpoint } from '../net/mptcp';
import { Namespace } from '../net/namespace';
import * as reason from '../net/reason';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as families from './family';
import { FAMILY_SIZE, Family, GroupName, Service, Unvalidated } from './family';
import * as header from './header';

const GET: u32 = OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
const SET: u32 = OpFlags.UNS_ADMIN_PERM | OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
const BOTH: u32 = GET | OpFlags.CMD_CAP_DUMP;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  MptcpPmCommand.ADD_ADDR, SET, MPTCP_PM_ADD_ADDR_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.DEL_ADDR, SET, MPTCP_PM_DEL_ADDR_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.GET_ADDR, BOTH, MPTCP_PM_GET_ADDR_NL_POLICY, MPTCP_PM_GET_ADDR_NL_POLICY, Unvalidated.STRICT,
  MptcpPmCommand.FLUSH_ADDRS, SET, MPTCP_PM_FLUSH_ADDRS_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.SET_LIMITS, SET, MPTCP_PM_SET_LIMITS_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.GET_LIMITS, GET, MPTCP_PM_GET_LIMITS_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.SET_FLAGS, SET, MPTCP_PM_SET_FLAGS_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.ANNOUNCE, SET, MPTCP_PM_ANNOUNCE_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.REMOVE, SET, MPTCP_PM_REMOVE_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.SUBFLOW_CREATE, SET, MPTCP_PM_SUBFLOW_CREATE_NL_POLICY, 0, Unvalidated.STRICT,
  MptcpPmCommand.SUBFLOW_DESTROY, SET, MPTCP_PM_SUBFLOW_DESTROY_NL_POLICY, 0, Unvalidated.STRICT,
]);
const OPERATION_COUNT: u32 = 11;
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const GROUPS: u32 = 2;
const groups: usize = memory.data(offsetof<GroupName>() * GROUPS, 8);

/** What is in an address, and the endpoint that it means. */
const table: usize = memory.data((MPTCP_PM_ADDRESS_NL_POLICY_MAX + 1) << 2, 4);
const wanted = changetype<Endpoint>(memory.data(offsetof<Endpoint>(), 8));
/** Bytes that an event takes at the most. */
const EVENT_SIZE: u32 = 64;
/** Flags that can be changed. */
const CHANGEABLE: u32 = MptcpPmAddrFlag.BACKUP | MptcpPmAddrFlag.FULLMESH;

boot();

function boot(): void {
  const service = Service.MPTCP_PM;
  families.describe(family, service, BuiltinId.MPTCP_PM, MPTCP_PM_VERSION, 'mptcp_pm', OPERATIONS, OPERATION_COUNT);
  family.firstStrictCommand = MptcpPmCommand.SUBFLOW_DESTROY + 1;
  text.write(groups, 'mptcp_pm_cmds');
  const events = changetype<GroupName>(groups + offsetof<GroupName>());
  text.write(changetype<usize>(events), 'mptcp_pm_events');
  events.flags = numbers.FOR_NET_ADMIN;
  families.describeGroups(family, groups, GROUPS, MptcpPmGroup.MPTCP_PM_CMDS);
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  switch (command) {
    case MptcpPmCommand.ADD_ADDR:
      return add(request);
    case MptcpPmCommand.DEL_ADDR:
      return remove(request);
    case MptcpPmCommand.GET_ADDR:
      return isDump ? startDump(request) : get(request);
    case MptcpPmCommand.FLUSH_ADDRS:
      return flush(request.socket.netns);
    case MptcpPmCommand.SET_LIMITS:
      return setLimits(request);
    case MptcpPmCommand.GET_LIMITS:
      return getLimits(request);
    case MptcpPmCommand.SET_FLAGS:
      return setFlags(request);
    case MptcpPmCommand.REMOVE:
      return missConnection(request, AttrAttribute.LOC_ID, 0);
    case MptcpPmCommand.ANNOUNCE:
      return missConnection(request, AttrAttribute.ADDR, 0);
    default:
      return missConnection(request, AttrAttribute.ADDR, AttrAttribute.ADDR_REMOTE);
  }
}

/** A connection is asked for, of which there are none, by a request that must have two attributes besides; 0: none. */
function missConnection(request: Request, first: u32, second: u32): i32 {
  if (first != 0 && !attributes.has(first)) return requests.miss(request, first);
  if (second != 0 && !attributes.has(second)) return requests.miss(request, second);
  const bad = attributes.require(request, AttrAttribute.TOKEN);
  return bad != 0 ? bad : requests.blame(request, -Errno.EINVAL, attributes.get(AttrAttribute.TOKEN), 'invalid token');
}

/** Reads an address into `wanted` (mptcp_pm_parse_entry). Without a family only its id, link and flags are read, if that is allowed. */
function read(request: Request, attribute: usize, needsFamily: bool): i32 {
  memory.fill(changetype<usize>(wanted), 0, offsetof<Endpoint>());
  const from = wire.payload(attribute);
  const bad = requests.parse(request, MPTCP_PM_ADDRESS_NL_POLICY, Mode.LIBERAL, table, from, wire.size(attribute));
  if (bad != 0) return bad;
  const id = wire.get(table, AddressAttribute.ID);
  if (id != 0) wanted.id = wire.u8Value(id);
  const sort = wire.get(table, AddressAttribute.FAMILY);
  if (sort != 0) {
    const wrong = readAddress(request, attribute, wire.u16Value(sort));
    if (wrong != 0) return wrong;
  } else if (needsFamily) return requests.blame(request, -Errno.EINVAL, attribute, 'missing family');
  const link = wire.get(table, AddressAttribute.IF_IDX);
  if (link != 0) wanted.link = wire.u32Value(link);
  const flags = wire.get(table, AddressAttribute.FLAGS);
  if (flags != 0) wanted.flags = wire.u32Value(flags);
  const port = wire.get(table, AddressAttribute.PORT);
  if (port != 0) wanted.port = wire.u16Value(port);
  return 0;
}

function readAddress(request: Request, attribute: usize, sort: u32): i32 {
  if (sort != AddressFamily.INET && sort != AddressFamily.INET6)
    return requests.blame(request, -Errno.EINVAL, attribute, 'unknown address family');
  const isIpv4 = sort == AddressFamily.INET;
  const address = wire.get(table, isIpv4 ? AddressAttribute.ADDR4 : AddressAttribute.ADDR6);
  if (address == 0) return requests.blame(request, -Errno.EINVAL, attribute, 'missing address data');
  wanted.family = sort;
  if (isIpv4) mptcp.setAddress4(wanted, wire.payload(address));
  else memory.copy(wanted.address, wire.payload(address), ADDRESS_SIZE);
  return 0;
}

/** One more endpoint. */
function add(request: Request): i32 {
  const netns = request.socket.netns;
  const attribute = attributes.get(EndpointAttribute.ADDR);
  if (attribute == 0) return requests.miss(request, EndpointAttribute.ADDR);
  const bad = read(request, attribute, true);
  if (bad != 0) return bad;
  const words = contradiction();
  if (words != null) return requests.blame(request, -Errno.EINVAL, attribute, words);
  const endpoint = mptcp.copy(wanted);
  if (endpoint == null) return requests.explain(request, -Errno.ENOMEM, "can't allocate addr");
  if (endpoint.port != 0) {
    const isPrivileged = ((request.capabilities >> Capability.NET_BIND_SERVICE) & 1) != 0;
    const refused = mptcp.mayListen(netns, endpoint, isPrivileged);
    if (refused != 0) return refuse(request, endpoint, refused, 'create listen socket error: -');
    announce(netns, endpoint, EventType.LISTENER_CREATED);
  }
  const failed = mptcp.add(netns, endpoint);
  if (failed == 0) return 0;
  announce(netns, endpoint, EventType.LISTENER_CLOSED);
  return refuse(request, endpoint, failed, 'too many addresses or duplicate one: -');
}

/** Why what is wanted can't be, or null. */
function contradiction(): string | null {
  const both = MptcpPmAddrFlag.SIGNAL | MptcpPmAddrFlag.SUBFLOW;
  if (wanted.port != 0 && (wanted.flags & both) != <u32>MptcpPmAddrFlag.SIGNAL)
    return 'flags must have signal and not subflow when using port';
  const mesh = MptcpPmAddrFlag.SIGNAL | MptcpPmAddrFlag.FULLMESH;
  if ((wanted.flags & mesh) == mesh) return "flags mustn't have both signal and fullmesh";
  return (wanted.flags & MptcpPmAddrFlag.IMPLICIT) != 0 ? "can't create IMPLICIT endpoint" : null;
}

function refuse(request: Request, endpoint: Endpoint, error: i32, words: string): i32 {
  mptcp.discard(endpoint);
  reason.explainNumber(error, words, -error, '');
  requests.explainBy(request, reason.take());
  return error;
}

/** Removes an endpoint. Those with id 0 are of connections. */
function remove(request: Request): i32 {
  const attribute = attributes.get(EndpointAttribute.ADDR);
  if (attribute == 0) return requests.miss(request, EndpointAttribute.ADDR);
  const bad = read(request, attribute, false);
  if (bad != 0 || wanted.id == 0) return bad;
  const netns = request.socket.netns;
  const endpoint = mptcp.byId(netns, wanted.id);
  if (endpoint == null) return requests.blame(request, -Errno.EINVAL, attribute, 'address not found');
  announce(netns, endpoint, EventType.LISTENER_CLOSED);
  mptcp.remove(netns, endpoint);
  return 0;
}

function flush(netns: Namespace): i32 {
  for (let endpoint = mptcp.first(netns); endpoint != null; endpoint = mptcp.next(endpoint)) {
    announce(netns, endpoint, EventType.LISTENER_CLOSED);
  }
  mptcp.flush(netns);
  return 0;
}

/** Tells the group of events that an endpoint begins or ends to listen, if it has a port to do so (mptcp_event_pm_listener). */
function announce(netns: Namespace, endpoint: Endpoint, event: EventType): void {
  const group = MptcpPmGroup.MPTCP_PM_EVENTS;
  if (endpoint.port == 0 || !hasListeners(netns, Protocol.GENERIC, group)) return;
  const message = messages.create(EVENT_SIZE);
  if (message == null) {
    lost(netns, Protocol.GENERIC, group);
    return;
  }
  const start = header.begin(message, family, 0, 0, 0, event);
  writer.u16Attribute(message, EventAttrAttribute.FAMILY, endpoint.family);
  writer.u16Attribute(message, EventAttrAttribute.SPORT, bswap<u16>(<u16>endpoint.port));
  if (endpoint.sourceless) writer.u32Attribute(message, EventAttrAttribute.SADDR4, 0);
  else writeAddress(message, endpoint, EventAttrAttribute.SADDR4, EventAttrAttribute.SADDR6);
  writer.end(message, start);
  messages.trim(message);
  message.group = group;
  multicast(netns, Protocol.GENERIC, message, null, 0);
  messages.release(message);
}

function writeAddress(message: Message, endpoint: Endpoint, type4: u32, type6: u32): void {
  if (endpoint.family == AddressFamily.INET) writer.u32Attribute(message, type4, load<u32>(endpoint.address4));
  else writer.bytesAttribute(message, type6, endpoint.address, ADDRESS_SIZE);
}

function get(request: Request): i32 {
  const attribute = attributes.get(AttrAttribute.ADDR);
  if (attribute == 0) return requests.miss(request, AttrAttribute.ADDR);
  const bad = read(request, attribute, false);
  if (bad != 0) return bad;
  const endpoint = mptcp.byId(request.socket.netns, wanted.id);
  // No connection has any.
  if (endpoint == null || attributes.has(AttrAttribute.TOKEN))
    return requests.blame(request, -Errno.EINVAL, attribute, 'address not found');
  const message = header.answer(request, family);
  if (message == null) return -Errno.ENOMEM;
  writeEndpoint(message, endpoint);
  return header.send(request, message);
}

function writeEndpoint(message: Message, endpoint: Endpoint): void {
  const nest = writer.nest(message, AttrAttribute.ADDR);
  writer.u16Attribute(message, AddressAttribute.FAMILY, endpoint.family);
  writer.u16Attribute(message, AddressAttribute.PORT, endpoint.port);
  writer.u8Attribute(message, AddressAttribute.ID, endpoint.id);
  writer.u32Attribute(message, AddressAttribute.FLAGS, endpoint.flags);
  if (endpoint.link != 0) writer.u32Attribute(message, AddressAttribute.IF_IDX, endpoint.link);
  writeAddress(message, endpoint, AddressAttribute.ADDR4, AddressAttribute.ADDR6);
  writer.endNest(message, nest);
}

function startDump(request: Request): i32 {
  if (attributes.has(AttrAttribute.TOKEN)) return dumps.startFailed(request, missConnection(request, 0, 0));
  return dumps.start(request, Service.MPTCP_PM, 0);
}

/** Fills a page with endpoints by id, those above the cursor; DONE has a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  for (let endpoint = above(netns, dump.cursor); endpoint != null; endpoint = above(netns, dump.cursor)) {
    const start = header.beginPart(page, dump, family);
    writeEndpoint(page, endpoint);
    if (!writer.end(page, start)) return page.length;
    dump.cursor = endpoint.id;
  }
  return page.length;
}

/** The endpoint with the lowest id above another, or null. */
function above(netns: Namespace, id: u32): Endpoint | null {
  let lowest: Endpoint | null = null;
  for (let endpoint = mptcp.first(netns); endpoint != null; endpoint = mptcp.next(endpoint)) {
    if (endpoint.id > id && (lowest == null || endpoint.id < lowest.id)) lowest = endpoint;
  }
  return lowest;
}

function setLimits(request: Request): i32 {
  const netns = request.socket.netns;
  const accepted = attributes.get(AttrAttribute.RCV_ADD_ADDRS);
  const subflows = attributes.get(AttrAttribute.SUBFLOWS);
  const bad = checkLimit(request, accepted);
  if (bad != 0) return bad;
  const wrong = checkLimit(request, subflows);
  if (wrong != 0) return wrong;
  if (accepted != 0) netns.mptcpAccepted = wire.u32Value(accepted);
  if (subflows != 0) netns.mptcpSubflows = wire.u32Value(subflows);
  return 0;
}

function checkLimit(request: Request, attribute: usize): i32 {
  if (attribute == 0 || wire.u32Value(attribute) <= MPTCP_PM_ADDR_MAX) return 0;
  return requests.blame(request, -Errno.EINVAL, attribute, 'limit greater than maximum (8)');
}

function getLimits(request: Request): i32 {
  const message = header.answer(request, family);
  if (message == null) return -Errno.ENOMEM;
  const netns = request.socket.netns;
  writer.u32Attribute(message, AttrAttribute.RCV_ADD_ADDRS, netns.mptcpAccepted);
  writer.u32Attribute(message, AttrAttribute.SUBFLOWS, netns.mptcpSubflows);
  return header.send(request, message);
}

/** Changes the flags of an endpoint that is named by its address, or by its id. */
function setFlags(request: Request): i32 {
  const attribute = attributes.get(AttrAttribute.ADDR);
  if (attribute == 0) return requests.miss(request, AttrAttribute.ADDR);
  const bad = read(request, attribute, false);
  if (bad != 0) return bad;
  if (attributes.has(AttrAttribute.TOKEN)) return missConnection(request, 0, 0);
  const netns = request.socket.netns;
  const byId = wanted.family == AddressFamily.UNSPEC;
  if (byId && wanted.id == 0) return requests.blame(request, -Errno.EOPNOTSUPP, attribute, 'missing address ID');
  const endpoint = byId ? mptcp.byId(netns, wanted.id) : mptcp.byAddress(netns, wanted);
  if (endpoint == null) return requests.blame(request, -Errno.EINVAL, attribute, 'address not found');
  const isMesh = (wanted.flags & MptcpPmAddrFlag.FULLMESH) != 0;
  if (isMesh && (endpoint.flags & (MptcpPmAddrFlag.SIGNAL | MptcpPmAddrFlag.IMPLICIT)) != 0)
    return requests.blame(request, -Errno.EINVAL, attribute, 'invalid addr flags');
  endpoint.flags = (endpoint.flags & ~CHANGEABLE) | (wanted.flags & CHANGEABLE);
  return 0;
}
