/**
 * RTM_GETLINK: one link by index or name (rtnl_getlink), or all of a namespace (rtnl_dump_ifinfo).
 */

import { Errno } from '../generated/errno';
import { IFINFOMSG_SIZE, IFLA_MAX, LinkAttribute } from '../generated/if_link';
import { HeaderFlag, NLMSG_HDRLEN } from '../generated/netlink';
import { RouteType } from '../generated/rtnetlink';
import { AF_INET6 } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/link';
import * as attributes from '../wire/attributes';
import { Dumper } from './dumper';
import * as linkMessage from './link_message';
import * as linkName from './link_name';
import * as parse from './parse';
import { LINK_POLICY, linkTable } from './link_policy';

/** Answers with one link. */
export function get(request: Request): i32 {
  if (requests.bodyLength(request) < IFINFOMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for get link');
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_MAX, LINK_POLICY);
  if (bad != 0) return bad;
  const netns = request.socket.netns;
  const index = load<i32>(requests.body(request), 4);
  if (index < 0 || (index == 0 && !linkName.isGiven(linkTable))) return -Errno.EINVAL;
  const link = index != 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  const message = messages.create(linkMessage.LINK_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  const extFilter = extFilterIn(linkTable);
  linkMessage.write(message, link, RouteType.NEWLINK, 0, request.sequence, request.socket.port, 0, extFilter);
  messages.trim(message);
  return requests.reply(request, message);
}

function extFilterIn(table: usize): u32 {
  const attribute = attributes.get(table, LinkAttribute.EXT_MASK);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** Starts a dump of all links, or for AF_INET6 of what IPv6 says of them. */
export function startDump(request: Request, family: u32): i32 {
  return dumps.start(request, family == AF_INET6 ? Dumper.LINKS6 : Dumper.LINKS, 0);
}

/** Attributes behind a whole header, in a dump's request; a shorter body is a struct rtgenmsg. */
function extFilterOf(dump: Dump): u32 {
  const length = dump.requestLength - NLMSG_HDRLEN;
  if (length <= IFINFOMSG_SIZE) return 0;
  attributes.parse(linkTable, IFLA_MAX, dumps.body(dump) + IFINFOMSG_SIZE, length - IFINFOMSG_SIZE);
  const attribute = attributes.get(linkTable, LinkAttribute.EXT_MASK);
  return attribute == 0 || attributes.size(attribute) < 4 ? 0 : attributes.u32Value(attribute);
}

/** Fills a page with links, from the index in the cursor on. The result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  const extFilter = extFilterOf(dump);
  dump.generation = netns.linkGeneration;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    const port = dump.socket.port;
    const fits = linkMessage.write(page, link, RouteType.NEWLINK, HeaderFlag.MULTI, dump.sequence, port, 0, extFilter);
    if (!fits) break;
    dump.cursor = link.index + 1;
  }
  if (page.length != 0) dumps.checkConsistency(dump, page, 0);
  return page.length;
}

/** Fills a page with IPv6's form of the links; DONE shares the last page. */
export function fillPage6(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  dump.generation = netns.linkGeneration;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    if (!linkMessage.writeInet6(page, link, HeaderFlag.MULTI, dump.sequence, dump.socket.port)) return -Errno.EMSGSIZE;
    dump.cursor = link.index + 1;
  }
  if (page.length != 0) dumps.checkConsistency(dump, page, 0);
  return 0;
}
