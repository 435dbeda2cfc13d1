/**
 * The family "netdev": what devices can do for XDP, and their queues (net/core/netdev-genl.c). Devices here have no NAPI, no page pools, no counters
 * a queue and no memory of others' to send from, as Linux's software devices have none, and it answers as Linux does of those. The group "mgmt" hears of
 * devices that come, go and change what they can do.
 */

import { Errno } from '../generated/errno';
import {
  DevAttribute,
  DmabufAttribute,
  NETDEV_VERSION,
  NapiAttribute,
  NetdevCommand,
  NetdevGroup,
  PagePoolAttribute,
  QstatsAttribute,
  QueueAttribute,
  QueueType,
  XdpRxMetadata,
} from '../generated/netdev';
import { Protocol } from '../generated/netlink';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import {
  NETDEV_BIND_RX_NL_POLICY,
  NETDEV_BIND_TX_NL_POLICY,
  NETDEV_DEV_GET_NL_POLICY,
  NETDEV_NAPI_GET_DO_NL_POLICY,
  NETDEV_NAPI_GET_DUMP_NL_POLICY,
  NETDEV_NAPI_SET_NL_POLICY,
  NETDEV_NONE_NL_POLICY,
  NETDEV_PAGE_POOL_GET_NL_POLICY,
  NETDEV_QSTATS_GET_NL_POLICY,
  NETDEV_QUEUE_GET_DO_NL_POLICY,
  NETDEV_QUEUE_GET_DUMP_NL_POLICY,
} from '../generated/policies';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { hasListeners, lost, multicast } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import { Link, LinkKind, isUp } from '../net/link';
import * as xdp from '../net/xdp';
import * as wire from '../wire/attributes';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as families from './family';
import { FAMILY_SIZE, Family, GroupName, Service, Unvalidated } from './family';
import * as header from './header';

const DUMP: u32 = OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL;
const DO: u32 = OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
const BOTH: u32 = DO | DUMP;
const SET: u32 = OpFlags.ADMIN_PERM | DO;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  NetdevCommand.DEV_GET, BOTH, NETDEV_DEV_GET_NL_POLICY, NETDEV_NONE_NL_POLICY, Unvalidated.DUMP,
  NetdevCommand.PAGE_POOL_GET, BOTH, NETDEV_PAGE_POOL_GET_NL_POLICY, NETDEV_NONE_NL_POLICY, Unvalidated.DUMP,
  NetdevCommand.QUEUE_GET, BOTH, NETDEV_QUEUE_GET_DO_NL_POLICY, NETDEV_QUEUE_GET_DUMP_NL_POLICY, 0,
  NetdevCommand.NAPI_GET, BOTH, NETDEV_NAPI_GET_DO_NL_POLICY, NETDEV_NAPI_GET_DUMP_NL_POLICY, 0,
  NetdevCommand.QSTATS_GET, DUMP, 0, NETDEV_QSTATS_GET_NL_POLICY, 0,
  NetdevCommand.BIND_RX, SET, NETDEV_BIND_RX_NL_POLICY, 0, 0,
  NetdevCommand.NAPI_SET, SET, NETDEV_NAPI_SET_NL_POLICY, 0, 0,
  NetdevCommand.BIND_TX, DO, NETDEV_BIND_TX_NL_POLICY, 0, 0,
]);
const OPERATION_COUNT: u32 = 8;
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const GROUPS: u32 = 2;
const groups: usize = memory.data(offsetof<GroupName>() * GROUPS, 8);
/** Bytes that a device's message takes. */
const DEVICE_SIZE: u32 = 96;

boot();

function boot(): void {
  families.describe(family, Service.NETDEV, BuiltinId.NETDEV, NETDEV_VERSION, 'netdev', OPERATIONS, OPERATION_COUNT);
  text.write(groups, 'mgmt');
  text.write(groups + offsetof<GroupName>(), 'page-pool');
  families.describeGroups(family, groups, GROUPS, NetdevGroup.MGMT);
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  if (isDump) return startDump(request, command);
  switch (command) {
    case NetdevCommand.DEV_GET:
      return getDevice(request);
    case NetdevCommand.QUEUE_GET:
      return getQueue(request);
    case NetdevCommand.PAGE_POOL_GET: {
      const bad = attributes.require(request, PagePoolAttribute.ID);
      return bad != 0 ? bad : -Errno.ENOENT;
    }
    case NetdevCommand.BIND_RX:
    case NetdevCommand.BIND_TX:
      return bind(request, command == NetdevCommand.BIND_RX);
    default: {
      const bad = attributes.require(request, NapiAttribute.ID);
      return bad != 0 ? bad : requests.point(request, -Errno.ENOENT, attributes.get(NapiAttribute.ID));
    }
  }
}

/** The link that an attribute has the index of, or null. */
function linkIn(request: Request, type: u32): Link | null {
  return links.byIndex(request.socket.netns, wire.u32Value(attributes.get(type)));
}

function getDevice(request: Request): i32 {
  const bad = attributes.require(request, DevAttribute.IFINDEX);
  if (bad != 0) return bad;
  const link = linkIn(request, DevAttribute.IFINDEX);
  if (link == null) return -Errno.ENODEV;
  const message = header.answer(request, family);
  if (message == null) return -Errno.ENOMEM;
  writeDevice(message, link);
  return header.send(request, message);
}

/** What a device does with programs, and what these may ask it of packets, which all veths know. */
function writeDevice(message: Message, link: Link): void {
  const isVeth = link.kind == LinkKind.VETH;
  const known: u32 = isVeth ? XdpRxMetadata.TIMESTAMP | XdpRxMetadata.HASH | XdpRxMetadata.VLAN_TAG : 0;
  writer.u32Attribute(message, DevAttribute.IFINDEX, link.index);
  writer.u64Attribute(message, DevAttribute.XDP_FEATURES, xdp.featuresOf(link));
  writer.u64Attribute(message, DevAttribute.XDP_RX_METADATA_FEATURES, known);
  writer.u64Attribute(message, DevAttribute.XSK_FEATURES, 0);
}

function getQueue(request: Request): i32 {
  let bad = attributes.require(request, QueueAttribute.ID);
  if (bad == 0) bad = attributes.require(request, QueueAttribute.TYPE);
  if (bad == 0) bad = attributes.require(request, QueueAttribute.IFINDEX);
  if (bad != 0) return bad;
  const link = linkIn(request, QueueAttribute.IFINDEX);
  if (link == null) return -Errno.ENODEV;
  if (!isUp(link)) return -Errno.ENOENT;
  const id = wire.u32Value(attributes.get(QueueAttribute.ID));
  const type = wire.u32Value(attributes.get(QueueAttribute.TYPE));
  if (id >= (type == QueueType.RX ? link.liveRxQueues : link.liveTxQueues)) return -Errno.EINVAL;
  const message = header.answer(request, family);
  if (message == null) return -Errno.ENOMEM;
  writeQueue(message, link, type, id);
  return header.send(request, message);
}

function writeQueue(message: Message, link: Link, type: u32, id: u32): void {
  writer.u32Attribute(message, QueueAttribute.ID, id);
  writer.u32Attribute(message, QueueAttribute.TYPE, type);
  writer.u32Attribute(message, QueueAttribute.IFINDEX, link.index);
}

/** No device receives into memory of others', or sends from it. */
function bind(request: Request, isReceiving: bool): i32 {
  let bad = attributes.require(request, DmabufAttribute.IFINDEX);
  if (bad == 0) bad = attributes.require(request, DmabufAttribute.FD);
  if (bad == 0 && isReceiving) bad = attributes.require(request, DmabufAttribute.QUEUES);
  if (bad != 0) return bad;
  if (linkIn(request, DmabufAttribute.IFINDEX) == null) return -Errno.ENODEV;
  if (isReceiving) return requests.point(request, -Errno.EOPNOTSUPP, attributes.get(DmabufAttribute.IFINDEX));
  return requests.explain(request, -Errno.EOPNOTSUPP, 'Driver does not support netmem TX');
}

function startDump(request: Request, command: u32): i32 {
  if (command == NetdevCommand.QSTATS_GET) return startStatistics(request);
  const type: u32 = command == NetdevCommand.QUEUE_GET ? QueueAttribute.IFINDEX : NapiAttribute.IFINDEX;
  // What there are no objects of has no attributes either.
  const only = attributes.get(type);
  if (only != 0 && linkIn(request, type) == null) return dumps.startFailed(request, -Errno.ENODEV);
  const started = dumps.start(request, Service.NETDEV, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null && only != 0) dump.onlyLink = wire.u32Value(only);
  return started;
}

function startStatistics(request: Request): i32 {
  const only = attributes.get(QstatsAttribute.IFINDEX);
  if (only == 0) return dumps.start(request, Service.NETDEV, 0);
  const error = linkIn(request, QstatsAttribute.IFINDEX) == null ? -Errno.ENODEV : -Errno.EOPNOTSUPP;
  return dumps.startFailed(request, requests.point(request, error, only));
}

/** Fills a page with devices or queues, from the link in the cursor on; DONE shares the last page. */
export function fillPage(dump: Dump, page: Message): i32 {
  const command = header.commandOf(dump);
  const isOfQueues = command == NetdevCommand.QUEUE_GET;
  if (!isOfQueues && command != NetdevCommand.DEV_GET) return 0;
  const netns = dump.socket.netns;
  const first = max(dump.cursor, dump.onlyLink);
  for (let link = links.from(netns, first); link != null; link = links.from(netns, dump.cursor)) {
    if (dump.onlyLink != 0 && link.index != dump.onlyLink) return 0;
    dump.cursor = link.index;
    if (isOfQueues) {
      if (!writeQueues(dump, page, link)) return -Errno.EMSGSIZE;
    } else {
      const start = beginPart(dump, page);
      writeDevice(page, link);
      if (!writer.end(page, start)) return -Errno.EMSGSIZE;
    }
    dump.cursor++;
    dump.cursor2 = 0;
  }
  return 0;
}

/** Begins one message of a dump, which does not say that there are more (genlmsg_iput). */
function beginPart(dump: Dump, page: Message): u32 {
  return header.begin(page, family, 0, dump.sequence, dump.socket.port, header.commandOf(dump));
}

/** The queues of a link that is up, from the one in the second cursor on: those that receive, then those that send. False: no room. */
function writeQueues(dump: Dump, page: Message, link: Link): bool {
  if (!isUp(link)) return true;
  const receiving = link.liveRxQueues;
  for (; dump.cursor2 < receiving + link.liveTxQueues; dump.cursor2++) {
    const isReceiving = dump.cursor2 < receiving;
    const start = beginPart(dump, page);
    const id = isReceiving ? dump.cursor2 : dump.cursor2 - receiving;
    writeQueue(page, link, isReceiving ? QueueType.RX : QueueType.TX, id);
    if (!writer.end(page, start)) {
      dump.cursor = link.index;
      return false;
    }
  }
  return true;
}

/** Tells the group "mgmt" of a device: `command` DEV_ADD, DEV_DEL or DEV_CHANGE. */
export function announce(link: Link, command: NetdevCommand): void {
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.GENERIC, NetdevGroup.MGMT)) return;
  const message = messages.create(DEVICE_SIZE);
  if (message == null) {
    lost(netns, Protocol.GENERIC, NetdevGroup.MGMT);
    return;
  }
  const start = header.begin(message, family, 0, 0, 0, command);
  writeDevice(message, link);
  writer.end(message, start);
  messages.trim(message);
  message.group = NetdevGroup.MGMT;
  multicast(netns, Protocol.GENERIC, message, null, 0);
  messages.release(message);
}
