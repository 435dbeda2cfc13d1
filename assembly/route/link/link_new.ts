/**
 * RTM_NEWLINK and RTM_DELLINK: changing a link that exists, making one, taking one away (rtnl_newlink, rtnl_dellink). What is
 * said of a link's kind is checked before it is known whether there is a link.
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { IFLA_INFO_POLICY, IFLA_INFO_POLICY_MAX, IFLA_POLICY } from '../../generated/policies';
import { IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute, LinkinfoAttribute } from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as kinds from '../../net/kind';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import { Namespace } from '../../net/namespace';
import * as register from '../../net/register';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as policies from '../../wire/policy';
import * as linkCreate from './link_create';
import * as linkKind from './link_kind';
import * as linkName from './link_name';
import * as linkPlace from './link_place';
import * as linkSet from './link_set';
import { dataTable, linkInfoTable, linkTable, portTable } from './link_tables';
import * as linkNotify from './link_notify';
import * as parse from '../parse';
import * as target from '../target';

/** RTM_NEWLINK. */
export function create(request: Request): i32 {
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const ambiguous = target.unique(request, linkTable);
  if (ambiguous != 0) return ambiguous;
  const badInfo = parseInfo();
  if (badInfo != 0) return badInfo;
  const kind = linkKind.kindIn(linkInfoTable);
  const data: usize = kind == 0 ? 0 : attributes.get(linkInfoTable, LinkinfoAttribute.DATA);
  const badData = kind == 0 ? 0 : parseData(request, kind, data);
  if (badData != 0) return badData;
  const badPlace = linkPlace.find(request, linkKind.peerTableOf(kind, data));
  if (badPlace != 0) return badPlace;
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index < 0) return requests.explain(request, -Errno.EINVAL, "ifindex can't be negative");
  // Who wants a new link asks for none where it is to be; others mean one that is here.
  const anew = requests.hasFlag(request, NewFlag.CREATE) && requests.hasFlag(request, NewFlag.EXCL);
  const netns = anew ? linkPlace.own() : request.socket.netns;
  const link = index != 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link != null) return change(request, link, kind);
  const group = attributes.get(linkTable, LinkAttribute.GROUP);
  if (!requests.hasFlag(request, NewFlag.CREATE)) {
    if (index != 0 || linkName.isGiven(linkTable) || group == 0) return -Errno.ENODEV;
    return changeGroup(request, netns, attributes.u32Value(group));
  }
  if (attributes.get(linkTable, LinkAttribute.MAP) != 0 || attributes.get(linkTable, LinkAttribute.PROTINFO) != 0)
    return -Errno.EOPNOTSUPP;
  if (kind == 0) return requests.explain(request, -Errno.EOPNOTSUPP, 'Unknown device type');
  return linkCreate.create(request, kind, index);
}

/** Fills `linkInfoTable` from LINKINFO, if there is one. */
function parseInfo(): i32 {
  memory.fill(linkInfoTable, 0, (IFLA_INFO_POLICY_MAX + 1) << 2);
  const info = attributes.get(linkTable, LinkAttribute.LINKINFO);
  return info == 0 ? 0 : parse.silently(info, linkInfoTable, IFLA_INFO_POLICY);
}

/** Fills `dataTable` from the data of a kind, if there is any, and has the kind look at all of it. */
function parseData(request: Request, kind: LinkKind, data: usize): i32 {
  const policy = linkKind.policyOf(kind);
  const bad = policy == 0 ? 0 : parseNest(request, data, dataTable, policy);
  return bad != 0 ? bad : linkKind.validate(request, kind, linkTable, data != 0);
}

/** As `parse.nest`, of nothing where there is no such attribute. */
function parseNest(request: Request, attribute: usize, table: usize, policy: usize): i32 {
  if (attribute != 0) return parse.nest(request, attribute, table, policy);
  memory.fill(table, 0, (policies.maxOf(policy) + 1) << 2);
  return 0;
}

/** A request for a link that exists (rtnl_changelink): its kind, what its master keeps of it, then all else. */
function change(request: Request, link: Link, kind: LinkKind): i32 {
  if (requests.hasFlag(request, NewFlag.EXCL)) return -Errno.EEXIST;
  if (requests.hasFlag(request, NewFlag.REPLACE)) return -Errno.EOPNOTSUPP;
  const withData = attributes.get(linkInfoTable, LinkinfoAttribute.DATA) != 0;
  if (withData) {
    const refused = kind == 0 || kind != link.kind ? -Errno.EOPNOTSUPP : linkKind.change(request, link);
    if (refused != 0) return refused;
  }
  const portData = attributes.get(linkInfoTable, LinkinfoAttribute.SLAVE_DATA);
  const refused = portData == 0 ? 0 : changePort(request, link, portData);
  if (refused != 0) return refused;
  return linkSet.change(request, link, linkPlace.own(), withData || portData != 0);
}

function changePort(request: Request, link: Link, data: usize): i32 {
  const master = stack.masterOf(link);
  const policy: usize = master == null ? 0 : linkKind.portPolicyOf(master.kind);
  if (master == null || policy == 0) return -Errno.EOPNOTSUPP;
  const bad = parse.nest(request, data, portTable, policy);
  return bad != 0 ? bad : linkKind.changePort(request, master, link);
}

/** Does to all links of a group what the request says; stops at the first that can't (rtnl_group_changelink). */
function changeGroup(request: Request, netns: Namespace, group: u32): i32 {
  let next: u32 = 1;
  for (let link = links.from(netns, next); link != null; link = links.from(netns, next)) {
    // It may be elsewhere once it is changed.
    next = link.index + 1;
    if (link.group != group) continue;
    const bad = linkSet.change(request, link, linkPlace.own(), false);
    if (bad != 0) return bad;
  }
  return 0;
}

/** RTM_DELLINK. */
export function remove(request: Request): i32 {
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const badSource = target.idAlone(request, linkTable);
  if (badSource != 0) return badSource;
  const refused = target.asked(request, attributes.get(linkTable, LinkAttribute.TARGET_NETNSID));
  if (refused != 0) return refused;
  const netns = target.found();
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index <= 0 && !linkName.isGiven(linkTable)) {
    const group = attributes.get(linkTable, LinkAttribute.GROUP);
    return group == 0 ? -Errno.EINVAL : removeGroup(netns, attributes.u32Value(group));
  }
  const link = index > 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  // Only what a program can make can a program take away.
  if (!kinds.isMade(link)) return -Errno.EOPNOTSUPP;
  linkNotify.begin(request);
  register.remove(link);
  linkNotify.end();
  return 0;
}

/** Takes away all links of a group other than 0, if each of them can be (rtnl_group_dellink). */
function removeGroup(netns: Namespace, group: u32): i32 {
  if (group == 0) return -Errno.EPERM;
  let found = false;
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    if (link.group != group) continue;
    if (!kinds.isMade(link)) return -Errno.EOPNOTSUPP;
    found = true;
  }
  if (!found) return -Errno.ENODEV;
  const lot = register.openLot();
  for (let link = links.first(netns); link != null; link = links.next(link)) {
    if (link.group == group) kinds.doom(link, lot);
  }
  register.unregisterAll(lot);
  return 0;
}
