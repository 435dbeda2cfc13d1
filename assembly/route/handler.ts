/**
 * rtnetlink's door (rtnetlink_rcv_msg): which request goes where, and what it takes to be let in.
 *
 * A type that a family has no handler of its own for goes to the one without a family. What no one handles is EOPNOTSUPP.
 */

import { DcbMessage } from '../generated/dcb';
import { Errno } from '../generated/errno';
import { DeleteFlag, NLM_F_DUMP } from '../generated/netlink';
import { AddrMessage } from '../generated/rt-addr';
import { AddrlabelMessage } from '../generated/rt-addrlabel';
import { BridgeMessage } from '../generated/rt-bridge';
import { LinkMessage } from '../generated/rt-link';
import { NeighMessage } from '../generated/rt-neigh';
import { NetconfMessage } from '../generated/rt-netconf';
import { NetnsMessage } from '../generated/rt-netns';
import { NexthopMessage } from '../generated/rt-nexthop';
import { RouteMessage } from '../generated/rt-route';
import { TcMessage } from '../generated/rt-tc';
import { RuleMessage } from '../generated/rt-rule';
import { RTGENMSG_SIZE, RTM_BASE, RTM_MAX, RtnlFamily } from '../generated/rtnetlink';
import { AddressFamily, Capability } from '../generated/socket';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as reason from '../net/reason';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as settings from '../netlink/settings';
import * as address4 from './address/address4';
import * as address6 from './address/address6';
import * as addressDump from './address/address_dump';
import * as addrlabel from './address/addrlabel';
import * as tunnel from './bridge/tunnel';
import * as bridgeLink from './bridge/bridge_link';
import * as dcb from './dcb';
import { Dumper } from './dumper';
import * as fdb from './bridge/fdb';
import * as linkGet from './link/link_get';
import * as linkNew from './link/link_new';
import * as linkProperty from './link/link_property';
import * as linkSet from './link/link_set';
import * as linkStats from './link/link_stats';
import * as mdb from './bridge/mdb';
import * as mroute from './mroute';
import * as netconf from './netconf';
import * as netns from './netns';
import * as route4 from './fib/route4';
import * as route4Get from './fib/route4_get';
import * as route6 from './fib/route6';
import * as route6Get from './fib/route6_get';
import * as routeDump from './fib/route_dump';
import * as neighbour from './neighbour/neighbour';
import * as neighbourDump from './neighbour/neighbour_dump';
import * as neighbourTable from './neighbour/neighbour_table';
import * as nexthop from './fib/nexthop';
import * as nexthopBucket from './fib/nexthop_bucket';
import * as qdisc from './traffic/qdisc';
import * as qdiscDump from './traffic/qdisc_dump';
import * as rule from './fib/rule';
import * as traffic from './traffic/traffic';
import * as vlan from './bridge/vlan';
import * as vlanMessage from './bridge/vlan_message';

/** The low two bits of a type say what it wants: NEW, DEL, GET, SET. */
const KIND_MASK: u32 = 3;
const KIND_DEL: u32 = 1;
const KIND_GET: u32 = 2;

/** Handles one request; 0, dump.STARTED or a negative errno. */
export function handle(request: Request): i32 {
  const type = request.type;
  if (type > RTM_MAX) return -Errno.EOPNOTSUPP;
  if (requests.bodyLength(request) < RTGENMSG_SIZE) return 0;
  const kind = (type - RTM_BASE) & KIND_MASK;
  if (kind != KIND_GET && !requests.capable(request, Capability.NET_ADMIN)) return -Errno.EPERM;
  const family: u32 = load<u8>(requests.body(request));
  if (kind == KIND_GET && requests.hasFlag(request, NLM_F_DUMP)) return startDump(request, family);
  if (kind == KIND_DEL && requests.hasFlag(request, DeleteFlag.BULK) && isHandled(type, family)) {
    return requests.explain(request, -Errno.EOPNOTSUPP, 'Bulk delete is not supported');
  }
  const result = act(request, family);
  requests.explainBy(request, reason.take());
  return result;
}

/** True for a DEL request that somebody answers, and not in bulk: only these are told what is wrong with theirs. */
function isHandled(type: u32, family: u32): bool {
  switch (type) {
    case LinkMessage.DELLINK:
    case LinkMessage.DELLINKPROP:
    case RuleMessage.DELRULE:
    case NexthopMessage.DELNEXTHOP:
    case TcMessage.DELQDISC:
    case TcMessage.DELTCLASS:
    case TcMessage.DELTFILTER:
    case TcMessage.DELCHAIN:
    case TcMessage.DELACTION:
      return true;
    case NeighMessage.DELNEIGH:
      return family != AddressFamily.BRIDGE;
    case BridgeMessage.DELTUNNEL:
      return family == AddressFamily.BRIDGE;
    case BridgeMessage.DELVLAN:
      return hasVlans(family);
    case AddrMessage.DELADDR:
      return family == AddressFamily.INET || family == AddressFamily.INET6;
    case RouteMessage.DELROUTE:
      return family == AddressFamily.INET || family == AddressFamily.INET6 || family == RtnlFamily.IPMR;
    case AddrlabelMessage.DELADDRLABEL:
      return family == AddressFamily.INET6;
    default:
      return false;
  }
}

/** VLANs of bridges are there or not as the kernel is built. */
function hasVlans(family: u32): bool {
  return family == AddressFamily.BRIDGE && settings.get(settings.BRIDGE_VLANS) != 0;
}

function startDump(request: Request, family: u32): i32 {
  switch (request.type) {
    case LinkMessage.GETSTATS:
      return linkStats.startDump(request);
    case LinkMessage.GETLINK:
      if (family == RtnlFamily.IPMR) return mroute.startDump(request);
      return family == AddressFamily.BRIDGE ? bridgeLink.startDump(request) : linkGet.startDump(request, family);
    case AddrMessage.GETADDR:
      return addressDump.start(request, family);
    case NetnsMessage.GETNSID:
      return netns.startDump(request);
    case RouteMessage.GETROUTE:
      return routeDump.start(request, family);
    case NeighMessage.GETNEIGH:
      return family == AddressFamily.BRIDGE ? fdb.startDump(request) : neighbourDump.start(request);
    case NeighMessage.GETNEIGHTBL:
      return neighbourTable.startDump(request);
    case BridgeMessage.GETMDB:
      return family == AddressFamily.BRIDGE ? mdb.startDump(request) : -Errno.EOPNOTSUPP;
    case BridgeMessage.GETVLAN:
      return hasVlans(family) ? vlanMessage.startDump(request) : -Errno.EOPNOTSUPP;
    case BridgeMessage.GETTUNNEL:
      return family == AddressFamily.BRIDGE ? tunnel.startDump(request) : -Errno.EOPNOTSUPP;
    case TcMessage.GETQDISC:
      return qdiscDump.start(request);
    case TcMessage.GETTCLASS:
      return qdiscDump.startClasses(request);
    case TcMessage.GETTFILTER:
    case TcMessage.GETCHAIN:
      return traffic.startDump(request);
    case TcMessage.GETACTION:
      return traffic.startActionDump(request);
    case RuleMessage.GETRULE:
      return rule.startDump(request);
    case NexthopMessage.GETNEXTHOP:
      return nexthop.startDump(request);
    case NexthopMessage.GETNEXTHOPBUCKET:
      return nexthopBucket.startDump(request);
    case AddrMessage.GETMULTICAST:
      return addressDump.startMemberships(request, family, false);
    case AddrMessage.GETANYCAST:
      return addressDump.startMemberships(request, family, true);
    case NetconfMessage.GETNETCONF:
      return netconf.startDump(request, family);
    case AddrlabelMessage.GETADDRLABEL:
      return family == AddressFamily.INET6 ? addrlabel.startDump(request) : -Errno.EOPNOTSUPP;
    default:
      return -Errno.EOPNOTSUPP;
  }
}

function act(request: Request, family: u32): i32 {
  switch (request.type) {
    case LinkMessage.NEWLINK:
      return linkNew.create(request);
    case LinkMessage.DELLINK:
      return family == AddressFamily.BRIDGE ? bridgeLink.change(request) : linkNew.remove(request);
    case LinkMessage.GETLINK:
      return linkGet.get(request);
    case LinkMessage.GETSTATS:
      return linkStats.get(request);
    case LinkMessage.SETSTATS:
      return linkStats.set(request);
    case LinkMessage.NEWLINKPROP:
    case LinkMessage.DELLINKPROP:
      return linkProperty.change(request);
    case LinkMessage.SETLINK:
      return family == AddressFamily.BRIDGE ? bridgeLink.change(request) : linkSet.set(request);
    case NetnsMessage.NEWNSID:
      return netns.give(request);
    case NetnsMessage.GETNSID:
      return netns.get(request);
    case NeighMessage.NEWNEIGH:
      return family == AddressFamily.BRIDGE ? fdb.add(request) : neighbour.add(request);
    case NeighMessage.DELNEIGH:
      return family == AddressFamily.BRIDGE ? fdb.remove(request) : neighbour.remove(request);
    case NeighMessage.GETNEIGH:
      return family == AddressFamily.BRIDGE ? fdb.get(request) : neighbour.get(request);
    case NeighMessage.SETNEIGHTBL:
      return neighbourTable.set(request);
    case BridgeMessage.NEWMDB:
    case BridgeMessage.DELMDB:
    case BridgeMessage.GETMDB:
      return family == AddressFamily.BRIDGE ? mdb.handle(request) : -Errno.EOPNOTSUPP;
    case BridgeMessage.NEWVLAN:
    case BridgeMessage.DELVLAN:
      return hasVlans(family) ? vlan.change(request) : -Errno.EOPNOTSUPP;
    case BridgeMessage.NEWTUNNEL:
    case BridgeMessage.DELTUNNEL:
      return family == AddressFamily.BRIDGE ? tunnel.change(request) : -Errno.EOPNOTSUPP;
    case TcMessage.NEWQDISC:
      return qdisc.add(request);
    case TcMessage.DELQDISC:
    case TcMessage.GETQDISC:
      return qdisc.get(request);
    case TcMessage.NEWTCLASS:
    case TcMessage.DELTCLASS:
    case TcMessage.GETTCLASS:
      return traffic.ofClass(request);
    case TcMessage.NEWTFILTER:
    case TcMessage.DELTFILTER:
    case TcMessage.GETTFILTER:
      return traffic.ofFilter(request);
    case TcMessage.NEWCHAIN:
    case TcMessage.DELCHAIN:
    case TcMessage.GETCHAIN:
      return traffic.ofChain(request);
    case TcMessage.NEWACTION:
    case TcMessage.DELACTION:
    case TcMessage.GETACTION:
      return traffic.ofAction(request);
    case RuleMessage.NEWRULE:
      return rule.add(request);
    case RuleMessage.DELRULE:
      return rule.remove(request);
    case NexthopMessage.NEWNEXTHOP:
      return nexthop.add(request);
    case NexthopMessage.DELNEXTHOP:
      return nexthop.remove(request);
    case NexthopMessage.GETNEXTHOP:
      return nexthop.get(request);
    case NexthopMessage.GETNEXTHOPBUCKET:
      return nexthopBucket.get(request);
    case DcbMessage.GETDCB:
    case DcbMessage.SETDCB:
      return dcb.handle(request);
    default:
      break;
  }
  switch (family) {
    case AddressFamily.INET:
      return act4(request);
    case AddressFamily.INET6:
      return act6(request);
    case RtnlFamily.IPMR:
    case RtnlFamily.IP6MR:
      return actMulticast(request, family);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** Requests about addresses are a family's own. */
function act4(request: Request): i32 {
  switch (request.type) {
    case AddrMessage.NEWADDR:
      return address4.add(request);
    case AddrMessage.DELADDR:
      return address4.remove(request);
    case RouteMessage.NEWROUTE:
      return route4.add(request);
    case RouteMessage.DELROUTE:
      return route4.remove(request);
    case RouteMessage.GETROUTE:
      return route4Get.get(request);
    case NetconfMessage.GETNETCONF:
      return netconf.get(request, AddressFamily.INET);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

function act6(request: Request): i32 {
  switch (request.type) {
    case AddrMessage.NEWADDR:
      return address6.add(request);
    case AddrMessage.DELADDR:
      return address6.remove(request);
    case AddrMessage.GETADDR:
      return address6.get(request);
    case RouteMessage.NEWROUTE:
      return route6.add(request);
    case RouteMessage.DELROUTE:
      return route6.remove(request);
    case RouteMessage.GETROUTE:
      return route6Get.get(request);
    case NetconfMessage.GETNETCONF:
      return netconf.get(request, AddressFamily.INET6);
    case AddrlabelMessage.NEWADDRLABEL:
      return addrlabel.change(request, false);
    case AddrlabelMessage.DELADDRLABEL:
      return addrlabel.change(request, true);
    case AddrlabelMessage.GETADDRLABEL:
      return addrlabel.get(request);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

function actMulticast(request: Request, family: u32): i32 {
  if (family == RtnlFamily.IP6MR)
    return request.type == RouteMessage.GETROUTE ? mroute.get6(request) : -Errno.EOPNOTSUPP;
  switch (request.type) {
    case RouteMessage.NEWROUTE:
    case RouteMessage.DELROUTE:
      return mroute.change(request);
    case RouteMessage.GETROUTE:
      return mroute.get4(request);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** Fills a page of a dump: above 0 when there may be more, else 0 or a negative errno. */
export function fillPage(dump: Dump, page: Message): i32 {
  if (dump.ended) return 0;
  switch (dump.handler) {
    case Dumper.LINKS:
      return linkGet.fillPage(dump, page);
    case Dumper.LINKS6:
      return linkGet.fillPage6(dump, page);
    case Dumper.STATS:
      return linkStats.fillPage(dump, page);
    case Dumper.BRIDGE_PORTS:
      return bridgeLink.fillPage(dump, page);
    case Dumper.ADDRESSES:
      return addressDump.fillPage(dump, page);
    case Dumper.ADDRESSES4:
      return addressDump.fillPage4(dump, page);
    case Dumper.ADDRESSES6:
      return addressDump.fillPageOf(dump, page, Dumper.ADDRESSES6);
    case Dumper.NAMESPACE_IDS:
      return netns.fillPage(dump, page);
    case Dumper.ROUTES:
      return routeDump.fillPage(dump, page);
    case Dumper.ROUTES4:
      return routeDump.fillPage4(dump, page);
    case Dumper.ROUTES6:
      return routeDump.fillPage6(dump, page);
    case Dumper.MULTICAST_TABLES:
      return mroute.fillPage(dump, page);
    case Dumper.NEIGHBOURS:
    case Dumper.PROXIES:
      return neighbourDump.fillPage(dump, page);
    case Dumper.FORWARDING:
      return fdb.fillPage(dump, page);
    case Dumper.NEIGHBOUR_TABLES:
      return neighbourTable.fillPage(dump, page);
    case Dumper.QDISCS:
      return qdiscDump.fillPage(dump, page);
    case Dumper.TRAFFIC_CLASSES:
      return qdiscDump.fillClasses(dump, page);
    case Dumper.GROUPS:
      return mdb.fillPage(dump, page);
    case Dumper.VLANS:
      return vlanMessage.fillPage(dump, page);
    case Dumper.TUNNEL_IDS:
      return tunnel.fillPage(dump, page);
    case Dumper.NOTHING:
      return 0;
    case Dumper.NEXTHOPS:
      return nexthop.fillPage(dump, page);
    case Dumper.NEXTHOP_BUCKETS:
      return nexthopBucket.fillPage(dump, page);
    case Dumper.RULES:
      return rule.fillPage(dump, page);
    case Dumper.ADDRESS_LABELS:
      return addrlabel.fillPage(dump, page);
    case Dumper.MULTICAST4:
    case Dumper.MULTICAST6:
    case Dumper.ANYCAST6:
      return addressDump.fillPageOf(dump, page, dump.handler);
    case Dumper.NETCONF:
      return netconf.fillPage(dump, page);
    case Dumper.NETCONF4:
      return netconf.fillPageOf(dump, page, AddressFamily.INET);
    case Dumper.NETCONF6:
      return netconf.fillPageOf(dump, page, AddressFamily.INET6);
    default:
      return -Errno.EOPNOTSUPP;
  }
}
