/**
 * RTM_GETNETCONF, and RTM_NEWNETCONF and DELNETCONF as messages (inet_netconf_get_devconf, inet6_netconf_dump_devconf …): what routers want to
 * know of a link's settings, of those for all links, and of those that a new link gets.
 *
 * A dump's cursor: `cursor` is the link; `cursor2` 1 when all links are done, 2 after ALL, 3 after DEFAULT; `cursor3` 1 once IPv4 is done
 * where both families are dumped.
 */

import { Errno } from '../generated/errno';
import { Protocol } from '../generated/netlink';
import { DEVCONF_IP_POLICY, DEVCONF_IP_POLICY_MAX } from '../generated/policies';
import { Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import {
  NETCONFA_IFINDEX_ALL,
  NETCONFA_IFINDEX_DEFAULT,
  NETCONFMSG_SIZE,
  NetconfAttribute,
  NetconfGroup,
  NetconfMessage,
} from '../generated/rt-netconf';
import { AddressFamily } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { hasListeners, lost } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as devconf from '../net/devconf';
import * as links from '../net/links';
import { Namespace } from '../net/namespace';
import { SettingsEvent } from '../net/observer';
import * as attributes from '../wire/attributes';
import * as writer from '../wire/writer';
import { align } from '../wire/writer';
import { Dumper } from './dumper';
import * as notify from './notify';
import * as parse from './parse';

/** The largest message: what a buffer for one is made for. */
const MESSAGE_SIZE: u32 = 80;
/** In place of a setting: all of them. */
const EVERY: i32 = -1;

const netconfTable: usize = memory.data((DEVCONF_IP_POLICY_MAX + 1) * 4, 4);
// prettier-ignore
const GET: usize = memory.data<u8>([<u8>NetconfAttribute.IFINDEX, 0]);

/** Attributes in their order, each with the setting that it tells; ended by 0. */
// prettier-ignore
const SETTINGS4: usize = memory.data<u8>([
  <u8>NetconfAttribute.FORWARDING, <u8>Ipv4Devconf.FORWARDING, <u8>NetconfAttribute.RP_FILTER, <u8>Ipv4Devconf.RP_FILTER,
  <u8>NetconfAttribute.MC_FORWARDING, <u8>Ipv4Devconf.MC_FORWARDING,
  <u8>NetconfAttribute.BC_FORWARDING, <u8>Ipv4Devconf.BC_FORWARDING,
  <u8>NetconfAttribute.PROXY_NEIGH, <u8>Ipv4Devconf.PROXY_ARP,
  <u8>NetconfAttribute.IGNORE_ROUTES_WITH_LINKDOWN, <u8>Ipv4Devconf.IGNORE_ROUTES_WITH_LINKDOWN, 0,
]);
// prettier-ignore
const SETTINGS6: usize = memory.data<u8>([
  <u8>NetconfAttribute.FORWARDING, <u8>Ipv6Devconf.FORWARDING, <u8>NetconfAttribute.MC_FORWARDING, <u8>Ipv6Devconf.MC_FORWARDING,
  <u8>NetconfAttribute.PROXY_NEIGH, <u8>Ipv6Devconf.PROXY_NDP,
  <u8>NetconfAttribute.IGNORE_ROUTES_WITH_LINKDOWN, <u8>Ipv6Devconf.IGNORE_ROUTES_WITH_LINKDOWN, 0,
]);

/** Appends a message of the settings in a block, all or the one; of a link that has none only its index. */
function write(
  message: Message,
  family: u32,
  index: u32,
  block: usize,
  setting: i32,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, NETCONFMSG_SIZE);
  if (writer.fits(message)) store<u8>(writer.header(message, start), family);
  writer.u32Attribute(message, NetconfAttribute.IFINDEX, index);
  const inet = family == AddressFamily.INET;
  for (let at = inet ? SETTINGS4 : SETTINGS6; block != 0 && load<u8>(at) != 0; at += 2) {
    const own = <u32>load<u8>(at + 1);
    if (setting != EVERY && <u32>setting != own) continue;
    writer.u32Attribute(message, load<u8>(at), inet ? devconf.get4(block, own) : devconf.get6(block, own));
  }
  return writer.end(message, start);
}

/** True when a setting is one that messages tell of a change of. */
function isTold(family: u32, setting: u32): bool {
  // A change of this one is not announced.
  if (family == AddressFamily.INET && setting == Ipv4Devconf.BC_FORWARDING) return false;
  // A change of this one is, though no message holds it.
  if (family == AddressFamily.INET6 && setting == Ipv6Devconf.FORCE_FORWARDING) return true;
  for (let at = family == AddressFamily.INET ? SETTINGS4 : SETTINGS6; load<u8>(at) != 0; at += 2) {
    if (<u32>load<u8>(at + 1) == setting) return true;
  }
  return false;
}

/** Announces settings that came, went or changed, always in the kernel's name. */
export function changed(event: SettingsEvent, family: u32, netns: Namespace, index: u32, setting: u32): void {
  if (event == SettingsEvent.CHANGED && !isTold(family, setting)) return;
  const group = family == AddressFamily.INET ? NetconfGroup.IPV4_NETCONF : NetconfGroup.IPV6_NETCONF;
  if (!hasListeners(netns, Protocol.ROUTE, group)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, group);
    return;
  }
  const gone = event == SettingsEvent.REMOVED;
  const type = gone ? NetconfMessage.DELNETCONF : NetconfMessage.NEWNETCONF;
  const block: usize = gone ? 0 : devconf.blockOf(netns, index);
  write(message, family, index, block, event == SettingsEvent.CHANGED ? <i32>setting : EVERY, type, 0, 0, 0);
  messages.trim(message);
  notify.announce(netns, message, group);
}

/** The settings that an index of a request names in a family, or 0. */
function blockFor(netns: Namespace, family: u32, index: u32): usize {
  const link = links.byIndex(netns, index);
  const has = link == null || (family == AddressFamily.INET ? link.hasInet : link.hasInet6);
  return has ? devconf.blockOf(netns, index) : 0;
}

/** RTM_GETNETCONF without a dump. */
export function get(request: Request, family: u32): i32 {
  const inet = family == AddressFamily.INET;
  const unwanted = inet
    ? 'ipv4: Unsupported attribute in netconf get request'
    : 'ipv6: Unsupported attribute in netconf get request';
  const bad = requests.isStrict(request)
    ? parse.strict(request, NETCONFMSG_SIZE, netconfTable, DEVCONF_IP_POLICY, GET, unwanted)
    : parse.parse(request, NETCONFMSG_SIZE, netconfTable, DEVCONF_IP_POLICY);
  if (bad != 0) return bad;
  const attribute = attributes.get(netconfTable, NetconfAttribute.IFINDEX);
  if (attribute == 0) return -Errno.EINVAL;
  const index = attributes.u32Value(attribute);
  const block = blockFor(request.socket.netns, family, index);
  if (block == 0) return inet ? -Errno.ENODEV : -Errno.EINVAL;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  const port = request.socket.port;
  write(message, family, index, block, EVERY, NetconfMessage.NEWNETCONF, 0, request.sequence, port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Starts a dump of one family, or of both. */
export function startDump(request: Request, family: u32): i32 {
  const inet6 = family == AddressFamily.INET6;
  const which: u32 = family == AddressFamily.INET ? Dumper.NETCONF4 : inet6 ? Dumper.NETCONF6 : Dumper.NETCONF;
  if (requests.isStrict(request) && requests.bodyLength(request) != align(NETCONFMSG_SIZE)) {
    const text = inet6
      ? 'ipv6: Invalid data after header in netconf dump request'
      : 'ipv4: Invalid data after header in netconf dump request';
    return dumps.startFailed(request, requests.explain(request, -Errno.EINVAL, text));
  }
  return dumps.start(request, which, 0);
}

/** Fills a page with both families; the result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  if (dump.cursor3 == 0) {
    if (!fill(dump, page, AddressFamily.INET)) return page.length;
    dump.cursor = 0;
    dump.cursor2 = 0;
    dump.cursor3 = 1;
    dump.previousGeneration = 0;
  }
  return dumps.apart(dump, page, fillPageOf(dump, page, AddressFamily.INET6));
}

/** Fills a page with one family; DONE shares the last page. */
export function fillPageOf(dump: Dump, page: Message, family: u32): i32 {
  return fill(dump, page, family) ? 0 : -Errno.EMSGSIZE;
}

/** Appends settings from the cursor on; false when the page is full. */
function fill(dump: Dump, page: Message, family: u32): bool {
  const netns = dump.socket.netns;
  dump.generation =
    netns.linkGeneration + (family == AddressFamily.INET ? netns.address4Generation : netns.address6Generation);
  if (dump.cursor2 == 0) {
    for (let link = links.from(netns, dump.cursor); link != null; link = links.from(netns, dump.cursor)) {
      dump.cursor = link.index;
      if (!append(dump, page, family, link.index)) return false;
      dump.cursor++;
    }
    dump.cursor2 = 1;
  }
  if (dump.cursor2 == 1) {
    if (!append(dump, page, family, NETCONFA_IFINDEX_ALL)) return false;
    dump.cursor2 = 2;
  }
  if (dump.cursor2 == 2) {
    if (!append(dump, page, family, NETCONFA_IFINDEX_DEFAULT)) return false;
    dump.cursor2 = 3;
  }
  return true;
}

/** Appends the settings of an index, if it has any; false when the page is full. */
function append(dump: Dump, page: Message, family: u32, index: u32): bool {
  const block = blockFor(dump.socket.netns, family, index);
  if (block == 0) return true;
  const port = dump.socket.port;
  const type = NetconfMessage.NEWNETCONF;
  if (!write(page, family, index, block, EVERY, type, dump.messageFlags, dump.sequence, port)) return false;
  dumps.checkConsistency(dump, page, 0);
  return true;
}
