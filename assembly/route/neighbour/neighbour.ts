/** RTM_NEWNEIGH, RTM_DELNEIGH and RTM_GETNEIGH of one (neigh_add, neigh_delete, neigh_get). */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { NDA_POLICY, NDA_POLICY_MAX } from '../../generated/policies';
import { NDMSG_SIZE, Ndmsg, NeighMessage, NeighbourAttribute, NtfFlags, NudState } from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as inet6 from '../../net/ipv6/inet6';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import * as neighbours from '../../net/neighbour/neighbour';
import { EXT_SHIFT, MANAGED, Neighbour, NeighbourTable, VALID, VALIDATED } from '../../net/neighbour/neighbour';
import * as neighbourCreate from '../../net/neighbour/neighbour_create';
import * as proxies from '../../net/neighbour/neighbour_proxy';
import { Proxy } from '../../net/neighbour/neighbour_proxy';
import * as neighbourState from '../../net/neighbour/neighbour_state';
import * as attributes from '../../wire/attributes';
import * as neighbourMessage from './neighbour_message';
import * as notify from '../notify';
import * as parse from '../parse';

/** Where the attributes of a request are found once they are parsed. */
export const neighbourTable: usize = memory.data((NDA_POLICY_MAX + 1) * 4, 4);

/** Adds a neighbour or, with REPLACE, changes one; or an address that is answered for. */
export function add(request: Request): i32 {
  const bad = parse.parse(request, NDMSG_SIZE, neighbourTable, NDA_POLICY);
  if (bad != 0) return bad;
  const key = attributes.get(neighbourTable, NeighbourAttribute.DST);
  if (key == 0) return requests.explain(request, -Errno.EINVAL, 'Network address not specified');
  const header = requests.body(request);
  const link = linkIn(request);
  if (link == null && load<u32>(header, Ndmsg.NDM_IFINDEX) != 0) return -Errno.ENODEV;
  const hardware = attributes.get(neighbourTable, NeighbourAttribute.LLADDR);
  if (link != null && hardware != 0 && attributes.size(hardware) < link.addressLength) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid link address');
  }
  const table = neighbours.tableOf(request.socket.netns, load<u8>(header));
  if (table == null) return -Errno.EAFNOSUPPORT;
  if (attributes.size(key) < neighbours.keySize(table.family)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid network address');
  }
  const flags = flagsIn(header);
  if ((flags & NtfFlags.PROXY) != 0) return addProxy(request, table, link, attributes.payload(key), flags);
  if (link == null) return requests.explain(request, -Errno.EINVAL, 'Device not specified');
  if (table.family == AddressFamily.INET6 && (!link.hasInet6 || inet6.isDisabled(link))) {
    return requests.explain(request, -Errno.EINVAL, 'IPv6 is disabled on this device');
  }
  return put(request, table, link, attributes.payload(key), flags);
}

/** The link that a request names, or null. */
function linkIn(request: Request): Link | null {
  const index = load<i32>(requests.body(request), Ndmsg.NDM_IFINDEX);
  return index > 0 ? links.byIndex(request.socket.netns, index) : null;
}

/** NTF_ flags, and NTF_EXT_ flags above them. */
function flagsIn(header: usize): u32 {
  const flags: u32 = load<u8>(header, Ndmsg.NDM_FLAGS);
  const further = attributes.get(neighbourTable, NeighbourAttribute.FLAGS_EXT);
  return further == 0 ? flags : flags | (attributes.u32Value(further) << EXT_SHIFT);
}

function protocolIn(): u32 {
  const attribute = attributes.get(neighbourTable, NeighbourAttribute.PROTOCOL);
  return attribute == 0 ? 0 : attributes.u8Value(attribute);
}

function addProxy(request: Request, table: NeighbourTable, link: Link | null, key: usize, flags: u32): i32 {
  if ((flags & (MANAGED | VALIDATED)) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid NTF_* flag combination');
  }
  const proxy = proxies.obtain(table, changetype<usize>(link), key);
  if (proxy == null) return -Errno.ENOBUFS;
  proxy.flags = flags;
  proxy.isPermanent = (load<u16>(requests.body(request), Ndmsg.NDM_STATE) & NudState.PERMANENT) != 0;
  const protocol = protocolIn();
  if (protocol != 0) proxy.protocol = <u8>protocol;
  return 0;
}

/** Adds a neighbour, or changes the one that is there. */
function put(request: Request, table: NeighbourTable, link: Link, key: usize, flags: u32): i32 {
  const state: u32 = load<u16>(requests.body(request), Ndmsg.NDM_STATE);
  const known = neighbours.find(table, link, key);
  const bad = known == null ? checkNew(request, state, flags) : checkKnown(request, known, state, flags);
  if (bad != 0) return bad;
  // Where a link has no IPv4 it has no neighbours of it either.
  if (table.family == AddressFamily.INET && !link.hasInet) return -Errno.EINVAL;
  const kept = flags & (NtfFlags.EXT_LEARNED | MANAGED | VALIDATED);
  const isExempt = neighbours.isExempt(state, flags);
  const neighbour = known != null ? known : neighbourCreate.create(table, link, key, kept, isExempt);
  if (neighbour == null) return -Errno.ENOBUFS;
  const protocol = protocolIn();
  if (protocol != 0) neighbour.protocol = <u8>protocol;
  const attribute = attributes.get(neighbourTable, NeighbourAttribute.LLADDR);
  const hardware: usize = attribute == 0 ? 0 : attributes.payload(attribute);
  const overriding = known == null || requests.hasFlag(request, NewFlag.REPLACE);
  notify.begin(request);
  const result = neighbourState.update(neighbour, hardware, state, flags, overriding);
  notify.end();
  if (result != 0) return requests.explain(request, result, 'No link layer address given');
  if ((flags & (NtfFlags.USE | MANAGED)) != 0) neighbourState.use(neighbour, 0);
  return 0;
}

/** Whether a new neighbour can have these flags. */
function checkNew(request: Request, state: u32, flags: u32): i32 {
  if (!requests.hasFlag(request, NewFlag.CREATE)) return -Errno.ENOENT;
  if ((state & NudState.PERMANENT) != 0 && (flags & MANAGED) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid NTF_* flag for permanent entry');
  }
  // What is asked for at once has no address at first.
  const isAsked = (flags & (NtfFlags.USE | MANAGED)) != 0;
  if ((flags & VALIDATED) == 0 || (!isAsked && (state & VALID) != 0)) return 0;
  const text = 'Cannot create externally validated neighbor with an invalid state';
  return requests.explain(request, -Errno.EINVAL, text);
}

/** Whether one that is there can have these flags. */
function checkKnown(request: Request, neighbour: Neighbour, state: u32, flags: u32): i32 {
  if (requests.hasFlag(request, NewFlag.EXCL)) return -Errno.EEXIST;
  const isAsked = (flags & (NtfFlags.USE | MANAGED)) != 0;
  const next = isAsked ? <u32>neighbour.state : state;
  if ((flags & VALIDATED) == 0 || (next & VALID) != 0) return 0;
  const text = 'Cannot mark neighbor as externally validated with an invalid state';
  return requests.explain(request, -Errno.EINVAL, text);
}

/** Takes a neighbour away, or an address that is answered for. */
export function remove(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE) return -Errno.EINVAL;
  const header = requests.body(request);
  const from = header + NDMSG_SIZE;
  attributes.parse(neighbourTable, NDA_POLICY_MAX, from, requests.bodyLength(request) - NDMSG_SIZE);
  const attribute = attributes.get(neighbourTable, NeighbourAttribute.DST);
  if (attribute == 0) return requests.explain(request, -Errno.EINVAL, 'Network address not specified');
  const link = linkIn(request);
  if (link == null && load<u32>(header, Ndmsg.NDM_IFINDEX) != 0) return -Errno.ENODEV;
  const table = neighbours.tableOf(request.socket.netns, load<u8>(header));
  if (table == null) return -Errno.EAFNOSUPPORT;
  if (attributes.size(attribute) < neighbours.keySize(table.family)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid network address');
  }
  const key = attributes.payload(attribute);
  if ((load<u8>(header, Ndmsg.NDM_FLAGS) & NtfFlags.PROXY) != 0) {
    const proxy = proxies.find(table, changetype<usize>(link), key, true);
    if (proxy == null) return -Errno.ENOENT;
    proxies.remove(table, proxy);
    return 0;
  }
  if (link == null) return -Errno.EINVAL;
  const neighbour = neighbours.find(table, link, key);
  if (neighbour == null) return -Errno.ENOENT;
  notify.begin(request);
  neighbourState.update(neighbour, 0, NudState.FAILED, 0, true);
  notify.end();
  neighbourCreate.remove(neighbour);
  return 0;
}

/** Answers with one neighbour, or one address that is answered for. */
export function get(request: Request): i32 {
  const bad = checkGet(request);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const link = linkIn(request);
  if (link == null && load<u32>(header, Ndmsg.NDM_IFINDEX) != 0) {
    return requests.explain(request, -Errno.ENODEV, 'Unknown device ifindex');
  }
  const table = neighbours.tableOf(request.socket.netns, load<u8>(header));
  if (table == null) return -Errno.EAFNOSUPPORT;
  const key = attributes.payload(attributes.get(neighbourTable, NeighbourAttribute.DST));
  if ((load<u8>(header, Ndmsg.NDM_FLAGS) & NtfFlags.PROXY) != 0) {
    const proxy = proxies.find(table, changetype<usize>(link), key, false);
    return proxy == null
      ? requests.explain(request, -Errno.ENOENT, 'Proxy neighbour entry not found')
      : replyProxy(request, table.family, proxy);
  }
  if (link == null) return -Errno.ENODEV;
  const neighbour = neighbours.find(table, link, key);
  return neighbour == null
    ? requests.explain(request, -Errno.ENOENT, 'Neighbour entry not found')
    : reply(request, neighbour);
}

function reply(request: Request, neighbour: Neighbour): i32 {
  const message = messages.create(neighbourMessage.NEIGHBOUR_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  neighbourMessage.write(message, neighbour, NeighMessage.NEWNEIGH, 0, request.sequence, request.socket.port, 1);
  messages.trim(message);
  return requests.reply(request, message);
}

function replyProxy(request: Request, family: u32, proxy: Proxy): i32 {
  const message = messages.create(neighbourMessage.NEIGHBOUR_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  neighbourMessage.writeProxy(message, family, proxy, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** What a request for one must be like; it is always checked strictly (neigh_valid_get_req). */
function checkGet(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for neighbor get request');
  }
  const header = requests.body(request);
  if (hasValues(header)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for neighbor get request');
  }
  if ((load<u8>(header, Ndmsg.NDM_FLAGS) & ~NtfFlags.PROXY) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid flags in header for neighbor get request');
  }
  const isOfLink = load<u32>(header, Ndmsg.NDM_IFINDEX) != 0;
  if (!isOfLink && (load<u8>(header, Ndmsg.NDM_FLAGS) & NtfFlags.PROXY) == 0) {
    return requests.explain(request, -Errno.EINVAL, 'No device specified');
  }
  const bad = parse.whole(request, NDMSG_SIZE, neighbourTable, NDA_POLICY);
  if (bad != 0) return bad;
  const key = attributes.get(neighbourTable, NeighbourAttribute.DST);
  if (key == 0) return requests.miss(request, NeighbourAttribute.DST);
  const unwanted = 'Unsupported attribute in neighbor get request';
  const wrong = parse.only(request, neighbourTable, NDA_POLICY, ONLY_DST, unwanted);
  if (wrong != 0) return wrong;
  const table = neighbours.tableOf(request.socket.netns, load<u8>(header));
  if (table == null) {
    const unsupported = 'Unsupported family in header for neighbor get request';
    return requests.explain(request, -Errno.EAFNOSUPPORT, unsupported);
  }
  return attributes.size(key) == neighbours.keySize(table.family)
    ? 0
    : requests.explain(request, -Errno.EINVAL, 'Invalid network address in neighbor get request');
}

// prettier-ignore
const ONLY_DST: usize = memory.data<u8>([<u8>NeighbourAttribute.DST, 0]);

/** True when a struct ndmsg has padding, a state or a type. */
export function hasValues(header: usize): bool {
  return load<u32>(header) >>> 8 != 0 || (load<u16>(header, Ndmsg.NDM_STATE) | load<u8>(header, Ndmsg.NDM_TYPE)) != 0;
}
