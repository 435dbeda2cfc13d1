/**
 * RTM_GETLINK: one link by index or name (rtnl_getlink), or all of a namespace (rtnl_dump_ifinfo).
 */

import { Errno } from '../../generated/errno';
import { HeaderFlag, NLMSGHDR_SIZE } from '../../generated/netlink';
import { IFLA_INFO_POLICY, IFLA_POLICY, IFLA_POLICY_MAX } from '../../generated/policies';
import { IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute, LinkMessage } from '../../generated/rt-link';
import { NETNSA_NSID_NOT_ASSIGNED } from '../../generated/rt-netns';
import { RTGENMSG_SIZE } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { truesizeOf } from '../../netlink/truesize';
import * as links from '../../net/links';
import { Link, LinkKind } from '../../net/link';
import * as linkwatch from '../../net/linkwatch';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as policies from '../../wire/policy';
import { Mode } from '../../wire/policy_fault';
import { align } from '../../wire/writer';
import { Dumper } from '../dumper';
import * as linkKind from './link_kind';
import * as linkMessage from './link_message';
import * as linkName from './link_name';
import * as parse from '../parse';
import * as strict from '../strict';
import * as target from '../target';
import { linkInfoTable, linkTable } from './link_tables';

/** Answers with one link. */
export function get(request: Request): i32 {
  if (requests.bodyLength(request) < IFINFOMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for get link');
  const bad = requests.isStrict(request)
    ? strict.getLink(request)
    : parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const badSource = target.idAlone(request, linkTable);
  if (badSource != 0) return badSource;
  const other = attributes.get(linkTable, LinkAttribute.TARGET_NETNSID);
  const refused = target.asked(request, other);
  if (refused != 0) return refused;
  const netns = target.found();
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index <= 0 && !linkName.isGiven(linkTable)) return -Errno.EINVAL;
  const link = index > 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  linkwatch.sync(link);
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) return -Errno.ENOBUFS;
  const extFilter = numberIn(LinkAttribute.EXT_MASK);
  const id: i32 = other == 0 ? NETNSA_NSID_NOT_ASSIGNED : attributes.u32Value(other);
  const socket = request.socket;
  const sequence = request.sequence;
  linkMessage.write(message, link, LinkMessage.NEWLINK, 0, sequence, socket.port, 0, extFilter, socket.netns, id);
  messages.trim(message);
  message.truesize = truesizeOf(message.length, linkMessage.estimateOf(message));
  return requests.reply(request, message);
}

/** Starts a dump: of all links; for AF_INET6 of what IPv6 says of them. */
export function startDump(request: Request, family: u32): i32 {
  const inet6 = family == AddressFamily.INET6;
  let bad = 0;
  let other: usize = 0;
  if (requests.isStrict(request)) bad = inet6 ? strict.dumpLinks6(request) : strict.dumpLinks(request);
  else if (!inet6) parseDump(requests.body(request), requests.bodyLength(request));
  if (bad == 0 && !inet6) {
    other = attributes.get(linkTable, LinkAttribute.TARGET_NETNSID);
    bad = target.forDump(request, other, 'Invalid target network namespace id');
  }
  if (bad != 0) return dumps.startFailed(request, bad);
  return target.setDump(request, dumps.start(request, inet6 ? Dumper.LINKS6 : Dumper.LINKS, 0), other);
}

/** What a dump's request asks for; there is one at a time, read anew for every page. */
@unmanaged
class Filter {
  /** Bits of IFLA_EXT_MASK. */
  extMask: u32;
  /** Only links of this kind, as a LinkKind, or ANY. */
  kind: LinkKind;
  /** Only links that belong to this one; 0: all; NO_MASTER: those that belong to none. */
  master: u32;
}

const NO_MASTER: u32 = ~0;

const ANY: LinkKind = 0;
const filter = changetype<Filter>(memory.data(offsetof<Filter>(), 4));

/**
 * Finds the attributes of a dump's request: none, when one of them is not as it must be. A body shorter than a whole header begins with a
 * struct rtgenmsg.
 */
function parseDump(body: usize, length: u32): void {
  const header = length < IFINFOMSG_SIZE ? align(RTGENMSG_SIZE) : IFINFOMSG_SIZE;
  const size = length <= header ? 0 : length - header;
  const bad = policies.check(IFLA_POLICY, Mode.LIBERAL, body + header, size);
  attributes.parse(linkTable, IFLA_POLICY_MAX, body + header, bad != 0 ? 0 : size);
}

/** Reads the filter from a dump's request. */
function readFilter(dump: Dump): void {
  parseDump(dumps.body(dump), dump.requestLength - NLMSGHDR_SIZE);
  filter.kind = ANY;
  filter.extMask = numberIn(LinkAttribute.EXT_MASK);
  filter.master = numberIn(LinkAttribute.MASTER);
  const info = attributes.get(linkTable, LinkAttribute.LINKINFO);
  // What is not as it must be, or a kind that nobody knows, filters nothing.
  if (info == 0 || parse.silently(info, linkInfoTable, IFLA_INFO_POLICY) != 0) return;
  filter.kind = linkKind.kindIn(linkInfoTable);
}

/** A number in the parsed request; 0 where there is none, or too few bytes for one. */
function numberIn(type: u32): u32 {
  const attribute = attributes.get(linkTable, type);
  return attribute == 0 || attributes.size(attribute) < 4 ? 0 : attributes.u32Value(attribute);
}

function passes(link: Link): bool {
  const master = stack.masterOf(link);
  const wanted = filter.master == NO_MASTER ? 0 : filter.master;
  if (filter.master != 0 && (master == null ? 0 : master.index) != wanted) return false;
  return filter.kind == ANY || link.kind == filter.kind;
}

function append(dump: Dump, page: Message, link: Link): bool {
  const size = linkMessage.sizeOf(link);
  if (size <= messages.room(page)) return write(dump, page, link);
  // Whether it fits is known when it is written, which takes more room.
  const apart = messages.create(size);
  if (apart == null) return false;
  const fits = write(dump, apart, link) && messages.append(page, apart);
  messages.release(apart);
  return fits;
}

function write(dump: Dump, message: Message, link: Link): bool {
  const socket = dump.socket;
  const flags = dump.messageFlags;
  const sequence = dump.sequence;
  if (dump.handler == Dumper.LINKS6) return linkMessage.writeInet6(message, link, flags, sequence, socket.port);
  const mask = filter.extMask;
  const id = target.idOfDump(dump);
  const type = LinkMessage.NEWLINK;
  const isFiltered = filter.master != 0 || filter.kind != ANY;
  const marks = isFiltered ? flags | HeaderFlag.DUMP_FILTERED : flags;
  return linkMessage.write(message, link, type, marks, sequence, socket.port, 0, mask, socket.netns, id);
}

/** Fills a page with links, from the index in the cursor on. The result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = target.ofDump(dump);
  if (netns == null) return -Errno.EINVAL;
  readFilter(dump);
  dump.generation = netns.linkGeneration;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    dump.cursor = link.index;
    if (passes(link) && !append(dump, page, link)) return endPage(dump, page, -Errno.EMSGSIZE);
    dump.cursor++;
  }
  return endPage(dump, page, 0);
}

function endPage(dump: Dump, page: Message, result: i32): i32 {
  // Linux looks at a page without links, too, so that its DONE says nothing of it.
  if (page.length != 0) dumps.checkConsistency(dump, page, 0);
  else dump.previousGeneration = dump.generation;
  return dumps.apart(dump, page, result);
}

/** Fills a page with IPv6's form of the links; DONE shares the last page. */
export function fillPage6(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  dump.generation = netns.linkGeneration;
  for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
    dump.cursor = link.index;
    if (link.hasInet6 && !append(dump, page, link)) return -Errno.EMSGSIZE;
    dump.cursor++;
  }
  if (page.length != 0) dumps.checkConsistency(dump, page, 0);
  return 0;
}
