/**
 * Links in the view of their bridges, AF_BRIDGE: the dump of RTM_GETLINK, RTM_SETLINK and RTM_DELLINK, and notifications of changes to a port
 * (rtnl_bridge_getlink, rtnl_bridge_setlink, br_setlink, br_fill_ifinfo).
 */

import { Errno } from '../../generated/errno';
import { AttributeFlag, NLMSGHDR_SIZE, Nlattr, Protocol } from '../../generated/netlink';
import { BR_PORT_POLICY, IFLA_POLICY, IFLA_POLICY_MAX } from '../../generated/policies';
import {
  BridgeAfSpecAttribute,
  BridgeFlags,
  IFINFOMSG_SIZE,
  Ifinfomsg,
  LinkAttribute,
  LinkGroup,
  LinkMessage,
  RtextFilter,
} from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Bridge, Port, dataOf, portOf } from '../../net/bridge/bridge';
import * as links from '../../net/links';
import { Link, LinkKind, addressOf, lowerIndex, nameLength, nameOf } from '../../net/link';
import { BridgeEvent, bridgeChanged } from '../../net/observer';
import * as stack from '../../net/stack';
import * as state from '../../net/state';
import * as attributes from '../../wire/attributes';
import * as policies from '../../wire/policy';
import { Mode } from '../../wire/policy_fault';
import * as writer from '../../wire/writer';
import * as bridgeSpec from './bridge_spec';
import * as specMessage from './bridge_spec_message';
import { Dumper } from '../dumper';
import * as bridgePort from '../link/link_bridge_port';
import * as linkMessage from '../link/link_message';
import { linkTable, portTable } from '../link/link_tables';
import * as notify from '../notify';
import * as parse from '../parse';
import * as strict from '../strict';

/** Starts a dump of all ports. */
export function startDump(request: Request): i32 {
  const bad = strict.dumpBridge(request);
  if (bad != 0 && requests.isStrict(request)) return dumps.startFailed(request, bad);
  // Otherwise what is wrong is only said.
  return dumps.startExplained(request, Dumper.BRIDGE_PORTS, pageSizeFor(request));
}

/** A page has room for the link that has the most to say of what is asked for (rtnl_calcit). */
function pageSizeFor(request: Request): u32 {
  const mask = maskIn(requests.body(request), requests.bodyLength(request));
  if ((mask & specMessage.OF_VLANS) == 0) return 0;
  let most: u32 = 0;
  for (let link = links.oldest(request.socket.netns); link != null; link = links.younger(link)) {
    if (bridgeOf(link) != null || link.kind == LinkKind.BRIDGE) most = max(most, sizeOf(link));
  }
  return most;
}

/** No fewer bytes than a message about a port or a bridge takes. */
function sizeOf(link: Link): u32 {
  return linkMessage.sizeOf(link) + specMessage.sizeOf(keeperOf(link), portIn(link));
}

/** The bridge that a link is a port of, or null. */
function bridgeOf(link: Link): Link | null {
  const master = stack.masterOf(link);
  return master != null && master.kind == LinkKind.BRIDGE ? master : null;
}

/** EXT_MASK, by which a bridge itself is asked for too. */
function maskIn(body: usize, length: u32): u32 {
  if (length <= IFINFOMSG_SIZE) return 0;
  const from = body + IFINFOMSG_SIZE;
  // With something else that is not as it must be it is not looked at.
  const bad = policies.parse(IFLA_POLICY, Mode.LIBERAL, linkTable, from, length - IFINFOMSG_SIZE);
  const mask = attributes.get(linkTable, LinkAttribute.EXT_MASK);
  return bad != 0 || mask == 0 ? 0 : attributes.u32Value(mask);
}

/**
 * Fills a page with ports, and with bridges where what only they have is asked for, in the order in which they came. The result ends the dump with a
 * datagram of its own. As on Linux ports and bridges are counted, in `cursor`: whoever came meanwhile is told of as far as there are more.
 */
export function fillPage(dump: Dump, page: Message): i32 {
  const mask = maskIn(dumps.body(dump), dump.requestLength - NLMSGHDR_SIZE);
  const withBridges = (mask & OF_BRIDGES) != 0;
  let known = dump.cursor;
  for (let link = links.oldest(dump.socket.netns); link != null; link = links.younger(link)) {
    const isPort = bridgeOf(link) != null;
    if (!isPort && link.kind != LinkKind.BRIDGE) continue;
    if (known > 0) {
      known--;
      continue;
    }
    const asked = isPort || withBridges;
    if (asked && !write(page, link, LinkMessage.NEWLINK, mask, dump.messageFlags, dump.sequence, dump.socket.port))
      break;
    dump.cursor++;
  }
  return page.length;
}

/** VLANs, media redundancy, connectivity faults: the bits of IFLA_EXT_MASK that ask for them. */
const OF_BRIDGES: u32 =
  RtextFilter.BRVLAN |
  RtextFilter.BRVLAN_COMPRESSED |
  RtextFilter.MRP |
  RtextFilter.CFM_CONFIG |
  RtextFilter.CFM_STATUS;

/** Appends a port's message, or a bridge's, with what `mask` asks for; false, with nothing appended, when it does not fit. */
function write(message: Message, link: Link, type: u32, mask: u32, flags: u32, sequence: u32, port: u32): bool {
  const master = bridgeOf(link);
  const start = writer.begin(message, type, flags, sequence, port, IFINFOMSG_SIZE);
  linkMessage.writeHeader(message, start, AddressFamily.BRIDGE, link, 0);
  writer.stringAttribute(message, LinkAttribute.IFNAME, nameOf(link), nameLength(link));
  writer.u32Attribute(message, LinkAttribute.MASTER, master == null ? link.index : master.index);
  writer.u32Attribute(message, LinkAttribute.MTU, link.mtu);
  writer.u8Attribute(message, LinkAttribute.OPERSTATE, state.operstateOf(link));
  writer.bytesAttribute(message, LinkAttribute.ADDRESS, addressOf(link), link.addressLength);
  if (lowerIndex(link) != link.index) writer.u32Attribute(message, LinkAttribute.LINK, lowerIndex(link));
  if (type == LinkMessage.NEWLINK && master != null) {
    const nest = writer.nest(message, LinkAttribute.PROTINFO);
    bridgePort.write(message, link);
    writer.endNest(message, nest);
  }
  specMessage.write(message, keeperOf(link), portIn(link), mask);
  return writer.end(message, start);
}

/** The bridge that a link is a port of, or is. */
function keeperOf(link: Link): Bridge {
  const master = bridgeOf(link);
  return dataOf(master == null ? link : master);
}

function portIn(link: Link): Port | null {
  return bridgeOf(link) == null ? null : portOf(link);
}

/** What Linux makes the buffer of such a message for, at least: room for all that may be said of a port, also for one that is none any more. */
const ESTIMATE: u32 = 400;

/** Tells the group LINK of a port that changed, or is one no longer, or of a bridge's own VLANs (br_ifinfo_notify). */
export function changed(event: BridgeEvent, link: Link): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.LINK)) return;
  const message = messages.create(sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.LINK);
    return;
  }
  write(message, link, typeOf(event), RtextFilter.BRVLAN_COMPRESSED, 0, 0, 0);
  messages.trim(message);
  notify.announce(link.netns, message, LinkGroup.LINK, ESTIMATE);
}

/** As on Linux RTM_NEWVLAN is told as a request. */
function typeOf(event: BridgeEvent): u32 {
  if (event == BridgeEvent.PORT_SET) return LinkMessage.SETLINK;
  return event == BridgeEvent.PORT_REMOVED ? LinkMessage.DELLINK : LinkMessage.NEWLINK;
}

/** RTM_SETLINK and RTM_DELLINK: of a port, what its bridge keeps of it; with SELF, of a bridge itself. */
export function change(request: Request): i32 {
  if (requests.bodyLength(request) < IFINFOMSG_SIZE) return -Errno.EINVAL;
  const index = load<u32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  const link = links.byIndex(request.socket.netns, index);
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'unknown ifindex');
  const spec = find(request, LinkAttribute.AF_SPEC);
  const mark = flagsAttribute(spec);
  if (mark != 0 && attributes.size(mark) < 2) return -Errno.EINVAL;
  const flags: u32 = mark == 0 ? 0 : attributes.u16Value(mark);
  let left = flags;
  // That of flags that name neither.
  let bad = -Errno.EOPNOTSUPP;
  if (flags == 0 || (flags & BridgeFlags.MASTER) != 0) {
    if (bridgeOf(link) != null) bad = apply(request, link, spec);
    if (bad != 0) return bad;
    left &= ~BridgeFlags.MASTER;
  }
  if ((flags & BridgeFlags.SELF) != 0) {
    bad = link.kind == LinkKind.BRIDGE ? apply(request, link, spec) : -Errno.EOPNOTSUPP;
    if (bad == 0) left &= ~BridgeFlags.SELF;
  }
  // The request says then whom it did not reach, and an error that echoes it says so too.
  if (mark != 0) store<u16>(attributes.payload(mark), left);
  return bad;
}

/** The attribute that says whom the request is for, or 0. */
function flagsAttribute(spec: usize): usize {
  if (spec == 0) return 0;
  let at = attributes.firstIn(spec);
  while (at != 0 && attributes.typeOf(at) != BridgeAfSpecAttribute.FLAGS) at = attributes.nextIn(spec, at);
  return at;
}

/** The last attribute of a type after the header, or 0. */
function find(request: Request, type: u32): usize {
  attributes.parse(
    linkTable,
    IFLA_POLICY_MAX,
    requests.body(request) + IFINFOMSG_SIZE,
    requests.bodyLength(request) - IFINFOMSG_SIZE,
  );
  return attributes.get(linkTable, type);
}

/** Does what a request says to a port, or to a bridge itself (br_setlink, br_dellink). */
function apply(request: Request, link: Link, spec: usize): i32 {
  const isSet = request.type == LinkMessage.SETLINK;
  const info: usize = isSet ? attributes.get(linkTable, LinkAttribute.PROTINFO) : 0;
  if (spec == 0 && info == 0) return 0;
  const isPort = bridgeOf(link) != null;
  if (!isPort && (isSet ? spec == 0 : link.kind != LinkKind.BRIDGE)) return -Errno.EINVAL;
  if (isPort && info != 0) {
    const bad = changePort(request, link, info);
    if (bad != 0) return bad;
  }
  const progress = bridgeSpec.begin(keeperOf(link), portIn(link), isSet, isSet, isPort && info != 0);
  const bad = spec == 0 ? 0 : bridgeSpec.apply(request, progress, spec);
  if (progress.changed) bridgeChanged(BridgeEvent.PORT_CHANGED, link);
  return bad;
}

/** What a port's bridge keeps of it: attributes, or a byte that is its state. */
function changePort(request: Request, link: Link, info: usize): i32 {
  if ((load<u16>(info, Nlattr.TYPE) & AttributeFlag.NESTED) == 0) {
    if (attributes.size(info) < 1) return -Errno.EINVAL;
    return bridgePort.changeState(portOf(link), attributes.u8Value(info));
  }
  const bad = parse.silently(info, portTable, BR_PORT_POLICY);
  return bad != 0 ? bad : bridgePort.change(request, link);
}
