/**
 * RTM_NEWLINK and RTM_DELLINK: changing a link that exists, making one, taking one away (rtnl_newlink, rtnl_dellink). The one
 * kind that can be made so far is veth.
 */

import { Errno } from '../generated/errno';
import { NewFlag } from '../generated/netlink';
import {
  IFLA_INFO_POLICY,
  IFLA_INFO_POLICY_MAX,
  IFLA_POLICY,
  IFLA_POLICY_MAX,
  VETH_POLICY,
  VETH_POLICY_MAX,
} from '../generated/policies';
import {
  IFINFOMSG_SIZE,
  Ifinfomsg,
  LinkAttribute,
  LinkinfoAttribute,
  LinkinfoVethAttribute,
} from '../generated/rt-link';
import * as text from '../memory/text';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as lifecycle from '../net/lifecycle';
import * as links from '../net/link';
import { Link, LinkKind } from '../net/link';
import { Namespace } from '../net/namespace';
import * as attributes from '../wire/attributes';
import * as linkName from './link_name';
import { linkInfoTable, linkTable, peerTable, vethTable } from './link_tables';
import * as linkSet from './link_set';
import * as parse from './parse';
import * as vethNew from './veth_new';

/** RTM_NEWLINK. */
export function create(request: Request): i32 {
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const info = parseInfo();
  if (info != 0) return info;
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index < 0) return requests.explain(request, -Errno.EINVAL, "ifindex can't be negative");
  const netns = request.socket.netns;
  const link = index != 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link != null) {
    if (requests.hasFlag(request, NewFlag.EXCL)) return -Errno.EEXIST;
    if (requests.hasFlag(request, NewFlag.REPLACE)) return -Errno.EOPNOTSUPP;
    // No kind can be changed by its own attributes yet.
    if (attributes.get(linkInfoTable, LinkinfoAttribute.DATA) != 0) return -Errno.EOPNOTSUPP;
    return linkSet.change(request, link);
  }
  if (!requests.hasFlag(request, NewFlag.CREATE)) return -Errno.ENODEV;
  return createKind(request, index);
}

/** Fills `linkInfoTable` from LINKINFO, if there is one. */
function parseInfo(): i32 {
  memory.fill(linkInfoTable, 0, (IFLA_INFO_POLICY_MAX + 1) << 2);
  const info = attributes.get(linkTable, LinkAttribute.LINKINFO);
  return info == 0 ? 0 : parse.silently(info, linkInfoTable, IFLA_INFO_POLICY);
}

/** Makes a link of the kind in LINKINFO. */
function createKind(request: Request, index: u32): i32 {
  const kind = attributes.get(linkInfoTable, LinkinfoAttribute.KIND);
  const length = kind == 0 ? 0 : text.lengthOf(attributes.payload(kind), attributes.size(kind));
  if (kind == 0 || !text.equals(attributes.payload(kind), length, 'veth')) {
    return requests.explain(request, -Errno.EOPNOTSUPP, 'Unknown device type');
  }
  return createVeth(request, index);
}

/** Makes a veth pair: the peer as VETH_INFO_PEER says, and the link itself. */
function createVeth(request: Request, index: u32): i32 {
  memory.fill(vethTable, 0, (VETH_POLICY_MAX + 1) << 2);
  memory.fill(peerTable, 0, (IFLA_POLICY_MAX + 1) << 2);
  const info = attributes.get(linkInfoTable, LinkinfoAttribute.DATA);
  let peerHeader: usize = 0;
  if (info != 0) {
    const bad = parse.nest(request, info, vethTable, VETH_POLICY);
    if (bad != 0) return bad;
    const peer = attributes.get(vethTable, LinkinfoVethAttribute.PEER);
    if (peer != 0) {
      peerHeader = attributes.payload(peer);
      const from = peerHeader + IFINFOMSG_SIZE;
      const wrong = parse.nested(request, from, attributes.size(peer) - IFINFOMSG_SIZE, peerTable, IFLA_POLICY);
      if (wrong != 0) return wrong;
    }
  }
  return vethNew.create(request, index, peerHeader);
}

/** RTM_DELLINK. */
export function remove(request: Request): i32 {
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const netns = request.socket.netns;
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index < 0) return -Errno.EINVAL;
  if (index == 0 && !linkName.isGiven(linkTable)) {
    const group = attributes.get(linkTable, LinkAttribute.GROUP);
    return group == 0 ? -Errno.EINVAL : removeGroup(netns, attributes.u32Value(group));
  }
  const link = index != 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  // Only what a program can make can a program take away.
  if (link.kind != LinkKind.VETH) return -Errno.EOPNOTSUPP;
  lifecycle.remove(link);
  return 0;
}

/** Takes away all links of a group other than 0, if each of them can be (rtnl_group_dellink). */
function removeGroup(netns: Namespace, group: u32): i32 {
  if (group == 0) return -Errno.EPERM;
  let found = false;
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    if (link.group != group) continue;
    if (link.kind != LinkKind.VETH) return -Errno.EOPNOTSUPP;
    found = true;
  }
  if (!found) return -Errno.ENODEV;
  // A link's peer may be of the group too, and goes with it: begin anew after each.
  let link = firstOf(netns, group);
  while (link != null) {
    lifecycle.remove(link);
    link = firstOf(netns, group);
  }
  return 0;
}

function firstOf(netns: Namespace, group: u32): Link | null {
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    if (link.group == group) return link;
  }
  return null;
}
