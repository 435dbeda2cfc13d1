/**
 * Where the parts meet: which family answers for a protocol, and what must happen around it. The socket family below knows
 * none of them, and `net` knows nobody; here a send to the kernel finds its family, a dump goes on when its reader has read,
 * and what changes in `net` is told to those who announce it.
 */

import { Errno } from './generated/errno';
import { Nlmsghdr, Protocol } from './generated/netlink';
import { NetdevCommand } from './generated/netdev';
import * as generic from './generic/handler';
import * as ethtool from './generic/ethtool';
import * as netdev from './generic/netdev';
import { Message } from './memory/message';
import * as ack from './netlink/ack';
import * as backlog from './netlink/backlog';
import { Owed } from './netlink/backlog';
import * as dumps from './netlink/dump';
import { Dump } from './netlink/dump';
import * as extendedAck from './netlink/extended_ack';
import * as receive from './netlink/receive';
import * as recv from './netlink/recvmsg';
import * as requests from './netlink/request';
import { Request } from './netlink/request';
import * as send from './netlink/send';
import { Socket } from './netlink/socket';
import * as tasks from './netlink/task';
import { Task } from './netlink/task';
import * as deferred from './net/deferred';
import { Link } from './net/link';
import { Destination } from './net/move';
import * as register from './net/register';
import {
  LinkEvent,
  observeAddresses4,
  observeAddresses6,
  observeAdvertisements,
  observeEntries,
  observeGroups,
  observeIpsec,
  observeLinks,
  observeMemberships,
  observeNamespaces,
  observePorts,
  observeRouters,
  observeVlans,
  observeRoutes4,
  observeNeighbours,
  observeNexthops,
  observeRules,
  observeSettings,
  observeRoutes6,
  observeTunnelGroups,
  observeTunnelIds,
  observeTunnels,
} from './net/observer';
import * as route from './route/handler';
import * as addressMessage from './route/address/address_message';
import * as advertisementMessage from './route/address/advertisement_message';
import * as bridgeFdb from './route/bridge/bridge_fdb';
import * as bridgeLink from './route/bridge/bridge_link';
import * as linkNotify from './route/link/link_notify';
import * as mdbMessage from './route/bridge/mdb_message';
import * as vlanMessage from './route/bridge/vlan_message';
import * as membershipMessage from './route/address/membership';
import * as netconf from './route/netconf';
import * as netns from './route/netns';
import * as fibLookup from './route/fib/fib_lookup';
import * as route4Message from './route/fib/route4_message';
import * as neighbourMessage from './route/neighbour/neighbour_message';
import * as nexthopMessage from './route/fib/nexthop_message';
import * as ruleMessage from './route/fib/rule_message';
import * as route6Message from './route/fib/route6_message';
import * as tunnel from './route/bridge/tunnel';
import * as vxlanFdb from './route/bridge/vxlan_fdb';
import * as vxlanMdbMessage from './route/bridge/vxlan_mdb_message';
import * as device from './uevent/device';
import * as uevent from './uevent/handler';
import * as xfrm from './xfrm/handler';

observeLinks(linkChanged);
observePorts(bridgeLink.changed);
observeEntries(bridgeFdb.changed);
observeGroups(mdbMessage.groupChanged);
observeRouters(mdbMessage.routerChanged);
observeVlans(vlanMessage.changed);
observeAddresses4(addressMessage.changed4);
observeAddresses6(addressMessage.changed6);
observeAdvertisements(advertisementMessage.told);
observeNamespaces(netns.changed);
observeRoutes4(route4Message.changed);
observeNeighbours(neighbourMessage.changed);
observeRules(ruleMessage.changed);
observeNexthops(nexthopMessage.changed);
observeSettings(netconf.changed);
observeMemberships(membershipMessage.changed);
observeRoutes6(route6Message.changed);
observeTunnels(vxlanFdb.changed);
observeTunnelIds(tunnel.changed);
observeTunnelGroups(vxlanMdbMessage.changed);
observeIpsec(xfrm.changed);

/** sendmsg(2): the length, or a negative errno. */
export function sendmsg(task: Task, socket: Socket, descriptor: usize, flags: u32): i32 {
  const bad = send.prepare(task, socket, descriptor, flags);
  if (bad != 0) return bad;
  const outgoing = send.current();
  const waits = outgoing.port == 0 && backlog.isWaiting(socket);
  if (waits && !backlog.hasRoom(socket, outgoing.length)) return -Errno.EAGAIN;
  if (!send.isForKernelAlone()) {
    const error = send.deliver(socket);
    if (error != 0) return error;
  }
  if (outgoing.port != 0) return outgoing.length;
  if (!send.kernelListens(socket)) return -Errno.ECONNREFUSED;
  if (socket.protocol == Protocol.FIB_LOOKUP) {
    fibLookup.answer(socket, outgoing.data, outgoing.length);
    return outgoing.length;
  }
  if (waits) {
    const kept = backlog.add(socket, task, outgoing.named, outgoing.data, outgoing.length);
    return kept ? outgoing.length : -Errno.ENOBUFS;
  }
  input(requests.begin(task, socket, outgoing.named, outgoing.data, outgoing.length), null);
  return outgoing.length;
}

/**
 * Answers each message of a send to the kernel (netlink_rcv_skb), up to one that is answered later: then it is false, and what is left waits in
 * the backlog, where it may be already.
 */
function input(request: Request, owed: Owed | null): bool {
  let whole = true;
  while (whole && requests.next()) {
    let result = requests.isRequest() ? handle(request) : 0;
    if (result == requests.LATER) {
      whole = false;
      if (owed != null) backlog.advance(request.socket, owed, request.header, request.left);
      else if (!backlog.add(request.socket, request.task, request.named, request.header, request.left)) {
        whole = true;
        result = -Errno.ENOBUFS;
      }
    }
    // Who waits for links to be free is answered after that.
    if (register.hasFreed()) deferred.run();
    if (whole) answer(request, result);
  }
  deferred.run();
  return whole;
}

/** Says how a request ended: by its dump's first page, or an acknowledgement if one is due. */
function answer(request: Request, result: i32): void {
  const error = result == dumps.STARTED ? pump(request.socket) : result;
  // A page that there is no room for says nothing of the request.
  if (result == dumps.STARTED) extendedAck.clear(request.ack);
  if (error != 0 || result != dumps.STARTED) ack.finish(request, error);
}

/** The host can answer what a socket waits for, a request to `family`: goes on from there. 0, or -EINVAL when it waits for nothing of the kind. */
export function resume(socket: Socket, family: u32): i32 {
  let owed = backlog.first(socket);
  if (owed == null || load<u16>(owed.at, Nlmsghdr.TYPE) != family) return -Errno.EINVAL;
  for (; owed != null; owed = backlog.first(socket)) {
    const task = tasks.lookup(owed.task);
    // Who is gone asks nothing any more.
    if (task != null) {
      const request = requests.begin(task, socket, owed.named, owed.at, owed.left);
      request.capabilities = owed.capabilities;
      if (!input(request, owed)) return 0;
    }
    backlog.remove(socket, owed);
  }
  return 0;
}

function handle(request: Request): i32 {
  switch (request.socket.protocol) {
    case Protocol.ROUTE:
      return route.handle(request);
    case Protocol.GENERIC:
      return generic.handle(request);
    case Protocol.KOBJECT_UEVENT:
      return uevent.handle(request);
    case Protocol.XFRM:
      return xfrm.handle(request);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** recvmsg(2): the length, or a negative errno. A dump goes on behind the datagram that was read (netlink_recvmsg). */
export function recvmsg(socket: Socket, descriptor: usize, flags: u32): i32 {
  const result = recv.recvmsg(socket, descriptor, flags);
  if (result >= 0 && dumps.isDue(socket)) {
    const failed = pump(socket);
    if (failed != 0) receive.fail(socket, -failed);
  }
  // After the next page: a reader of pages that fill its buffer stays congested, as on Linux.
  receive.drained(socket);
  return result;
}

/** Makes the next page of a socket's dump; 0 or -ENOBUFS. */
function pump(socket: Socket): i32 {
  const dump = dumps.current(socket);
  if (dump == null) return 0;
  const page = dumps.openPage(dump);
  if (page == null) return -Errno.ENOBUFS;
  // A dump that is done waits for no more than room for DONE.
  const result = dump.result > 0 ? fillPage(dump, page) : dump.result;
  return dumps.closePage(dump, page, result);
}

function fillPage(dump: Dump, page: Message): i32 {
  switch (dump.socket.protocol) {
    case Protocol.GENERIC:
      return generic.fillPage(dump, page);
    case Protocol.ROUTE:
      return route.fillPage(dump, page);
    case Protocol.XFRM:
      return xfrm.fillPage(dump, page);
    default:
      return 0;
  }
}

/** A link's life as uevents, as route messages, and to those who ask what devices can do. */
function linkChanged(event: LinkEvent, link: Link, detail: u32): void {
  switch (event) {
    case LinkEvent.REGISTERED:
      device.added(link);
      netdev.announce(link, NetdevCommand.DEV_ADD);
      return;
    case LinkEvent.XDP_CHANGED:
      netdev.announce(link, NetdevCommand.DEV_CHANGE);
      return;
    case LinkEvent.FEATURES:
      linkNotify.changed(event, link, detail);
      ethtool.featuresChanged(link);
      return;
    case LinkEvent.QUEUES_CHANGED:
      device.queuesChanged(link, detail);
      return;
    case LinkEvent.UNREGISTERED:
      netdev.announce(link, NetdevCommand.DEV_DEL);
      device.removed(link);
      return;
    case LinkEvent.LEFT:
      netdev.announce(link, NetdevCommand.DEV_DEL);
      linkNotify.left(link, changetype<Destination>(<usize>detail));
      device.left(link);
      return;
    case LinkEvent.ARRIVED:
      device.arrived(link);
      netdev.announce(link, NetdevCommand.DEV_ADD);
      return;
    case LinkEvent.RENAMED:
      device.renamed(link, detail);
      return;
    case LinkEvent.INET6_CHANGED:
      linkNotify.changed6(link);
      return;
    default:
      linkNotify.changed(event, link, detail);
  }
}
