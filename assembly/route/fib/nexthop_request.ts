/**
 * Parsing of a request about a next hop (rtm_to_nh_config, nh_check_attr_group, nexthop_create), and creation of the object, which is not yet in any
 * table.
 */

import { Errno } from '../../generated/errno';
import {
  RTM_NH_POLICY_NEW,
  RTM_NH_POLICY_NEW_MAX,
  RTM_NH_RES_POLICY_NEW,
  RTM_NH_RES_POLICY_NEW_MAX,
} from '../../generated/policies';
import {
  NEXTHOP_GRP_SIZE,
  NHMSG_SIZE,
  NexthopAttribute,
  NexthopGrp,
  NexthopGrpType,
  Nhmsg,
  ResGroupAttribute,
} from '../../generated/rt-nexthop';
import { RtTable, RtnhFlags } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as nexthops from '../../net/fib/fib_nexthop';
import * as l3mdev from '../../net/l3mdev';
import { hasCarrier, isUp } from '../../net/link';
import * as links from '../../net/links';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject, hopOf } from '../../net/fib/nexthop';
import * as buckets from '../../net/fib/nexthop_bucket';
import * as groups from '../../net/fib/nexthop_group';
import { LOOPBACK_INDEX } from '../../net/fib/rule_match';
import * as attributes from '../../wire/attributes';
import { Mode } from '../../wire/policy_fault';
import * as failure from '../failure';
import * as parse from '../parse';
import * as hops from './route4_hop';
import * as gateways from './route6_gateway';
import * as routeRequest from './route_request';

const table: usize = memory.data((RTM_NH_POLICY_NEW_MAX + 1) * 4, 4);
const bucketTable: usize = memory.data((RTM_NH_RES_POLICY_NEW_MAX + 1) * 4, 4);

function attribute(type: u32): usize {
  return attributes.get(table, type);
}

function has(type: u32): bool {
  return attribute(type) != 0;
}

/** The id that the request names, or 0. */
export function idIn(): u32 {
  return has(NexthopAttribute.ID) ? attributes.u32Value(attribute(NexthopAttribute.ID)) : 0;
}

/** Reads a request for a new object; 0 or a negative errno. */
export function read(request: Request): i32 {
  const bad = parse.parseStrictly(request, NHMSG_SIZE, table, RTM_NH_POLICY_NEW);
  if (bad != 0) return bad;
  const header = requests.body(request);
  if ((load<u8>(header, Nhmsg.RESVD) | load<u8>(header, Nhmsg.NH_SCOPE)) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in ancillary header');
  }
  const flags = load<u32>(header, Nhmsg.NH_FLAGS);
  if ((flags & ~RtnhFlags.ONLINK) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop flags in ancillary header');
  }
  const family: u32 = load<u8>(header, Nhmsg.NH_FAMILY);
  const isGroup = has(NexthopAttribute.GROUP);
  if (family != AddressFamily.INET && family != AddressFamily.INET6 && (family != AddressFamily.UNSPEC || !isGroup)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid address family');
  }
  const tunnel = has(NexthopAttribute.ENCAP) || has(NexthopAttribute.ENCAP_TYPE);
  if (has(NexthopAttribute.FDB)) {
    if (has(NexthopAttribute.OIF) || has(NexthopAttribute.BLACKHOLE) || tunnel) {
      const text = 'Fdb attribute can not be used with encap, oif or blackhole';
      return requests.explain(request, -Errno.EINVAL, text);
    }
    if (flags != 0) {
      return requests.explain(request, -Errno.EINVAL, 'Unsupported nexthop flags in ancillary header');
    }
  }
  if (isGroup) {
    if (family == AddressFamily.UNSPEC) return readGroup(request);
    return requests.explain(request, -Errno.EINVAL, 'Invalid family for group');
  }
  return readSingle(request, family, flags, tunnel);
}

function readSingle(request: Request, family: u32, flags: u32, tunnel: bool): i32 {
  const gateway = attribute(NexthopAttribute.GATEWAY);
  const oif = has(NexthopAttribute.OIF);
  const fdb = has(NexthopAttribute.FDB);
  if (has(NexthopAttribute.BLACKHOLE)) {
    if (gateway == 0 && !oif && !tunnel && !fdb) return 0;
    const text = 'Blackhole attribute can not be used with gateway, oif, encap or fdb';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (!fdb && !oif) {
    const text = 'Device attribute required for non-blackhole and non-fdb nexthops';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (gateway != 0) {
    const size: u32 = family == AddressFamily.INET ? 4 : 16;
    if (attributes.size(gateway) != size) return requests.explain(request, -Errno.EINVAL, 'Invalid gateway');
  } else if ((flags & RtnhFlags.ONLINK) != 0) {
    const text = 'ONLINK flag can not be set for nexthop without a gateway';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const refused = tunnel ? checkTunnel(request) : 0;
  if (refused != 0 || !has(NexthopAttribute.HW_STATS_ENABLE)) return refused;
  const text = 'Cannot enable nexthop hardware statistics for non-group nexthops';
  return requests.explain(request, -Errno.EINVAL, text);
}

function checkTunnel(request: Request): i32 {
  if (!has(NexthopAttribute.ENCAP_TYPE)) {
    return requests.explain(request, -Errno.EINVAL, 'LWT encapsulation type is missing');
  }
  if (!has(NexthopAttribute.ENCAP)) {
    return requests.explain(request, -Errno.EINVAL, 'LWT encapsulation attribute is missing');
  }
  return routeRequest.checkTunnelType(request, attributes.u16Value(attribute(NexthopAttribute.ENCAP_TYPE)));
}

/** How many members the group of the request has, and one of them. */
function memberCount(): u32 {
  return attributes.size(attribute(NexthopAttribute.GROUP)) / NEXTHOP_GRP_SIZE;
}

function memberIn(i: u32): usize {
  return attributes.payload(attribute(NexthopAttribute.GROUP)) + i * NEXTHOP_GRP_SIZE;
}

/** The weight of a member; one that is too large comes out as 0. */
function weightIn(member: usize): u32 {
  const high: u32 = load<u8>(member, NexthopGrp.WEIGHT_HIGH);
  return ((high << 8) + load<u8>(member, NexthopGrp.WEIGHT) + 1) & 0xffff;
}

function groupType(): u32 {
  const type = attribute(NexthopAttribute.GROUP_TYPE);
  return type == 0 ? NexthopGrpType.MPATH : attributes.u16Value(type);
}

function readGroup(request: Request): i32 {
  if (groupType() > <u32>NexthopGrpType.RES) return requests.explain(request, -Errno.EINVAL, 'Invalid group type');
  const size = attributes.size(attribute(NexthopAttribute.GROUP));
  if (size == 0 || size % NEXTHOP_GRP_SIZE != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid length for nexthop group attribute');
  }
  for (let i: u32 = 0; i < memberCount(); i++) {
    if (load<u16>(memberIn(i), NexthopGrp.RESVD2) != 0) {
      return requests.explain(request, -Errno.EINVAL, 'Reserved field in nexthop_grp must be 0');
    }
    if (weightIn(memberIn(i)) == 0) return requests.explain(request, -Errno.EINVAL, 'Invalid value for weight');
    const id = load<u32>(memberIn(i), NexthopGrp.ID);
    for (let j = i + 1; j < memberCount(); j++) {
      if (load<u32>(memberIn(j), NexthopGrp.ID) != id) continue;
      return requests.explain(request, -Errno.EINVAL, 'Nexthop id can not be used twice in a group');
    }
  }
  const resilient = groupType() == <u32>NexthopGrpType.RES;
  for (let type: u32 = NexthopAttribute.GROUP_TYPE + 1; type <= RTM_NH_POLICY_NEW_MAX; type++) {
    if (!has(type) || type == NexthopAttribute.FDB || type == NexthopAttribute.HW_STATS_ENABLE) continue;
    if (type == NexthopAttribute.RES_GROUP && resilient) continue;
    return requests.explain(request, -Errno.EINVAL, 'No other attributes can be set in nexthop groups');
  }
  return resilient ? readBuckets(request) : 0;
}

function readBuckets(request: Request): i32 {
  memory.fill(bucketTable, 0, (RTM_NH_RES_POLICY_NEW_MAX + 1) * 4);
  const nest = attribute(NexthopAttribute.RES_GROUP);
  if (nest == 0) return 0;
  const from = attributes.payload(nest);
  const bad = requests.parse(request, RTM_NH_RES_POLICY_NEW, Mode.STRICT, bucketTable, from, attributes.size(nest));
  if (bad != 0) return bad;
  const count = attributes.get(bucketTable, ResGroupAttribute.BUCKETS);
  if (count == 0 || attributes.u16Value(count) != 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Number of buckets needs to be non-0');
}

/** Whether a request that was read can be had, of the links and objects that there are (rtm_to_nh_config_rtnl). */
export function settle(request: Request): i32 {
  if (has(NexthopAttribute.GROUP)) return settleGroup(request);
  if (!has(NexthopAttribute.OIF)) return 0;
  const link = links.byIndex(request.socket.netns, attributes.u32Value(attribute(NexthopAttribute.OIF)));
  if (link == null) return requests.explain(request, -Errno.EINVAL, 'Invalid device index');
  if (!isUp(link)) return requests.explain(request, -Errno.ENETDOWN, 'Nexthop device is not up');
  if (hasCarrier(link)) return 0;
  return requests.explain(request, -Errno.ENETDOWN, 'Carrier for nexthop device is down');
}

function settleGroup(request: Request): i32 {
  let family: u32 = 0;
  for (let i: u32 = 0; i < memberCount(); i++) {
    const member = objects.find(request.socket.netns, load<u32>(memberIn(i), NexthopGrp.ID));
    if (member == null) return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop id');
    const bad = checkMember(request, member, family);
    if (bad != 0) return bad;
    family = member.family;
  }
  return 0;
}

/** Whether an object may be a member (valid_group_nh, nh_check_attr_fdb_group). */
function checkMember(request: Request, member: NexthopObject, family: u32): i32 {
  if (member.group != 0) {
    const text = buckets.isResilient(member)
      ? 'Resilient group can not be a nexthop within a group'
      : 'Hash-threshold group can not be a nexthop within a group';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (member.blackhole && memberCount() > 1) {
    const text = 'Blackhole nexthop can not be used in a group with more than 1 path';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  if (!has(NexthopAttribute.FDB)) {
    if (!member.fdb) return 0;
    return requests.explain(request, -Errno.EINVAL, 'Non FDB nexthop group cannot have fdb nexthops');
  }
  if (!member.fdb) return requests.explain(request, -Errno.EINVAL, 'FDB nexthop group can only have fdb nexthops');
  if (family == 0 || family == member.family) return 0;
  return requests.explain(request, -Errno.EINVAL, 'FDB nexthop group cannot have mixed family nexthops');
}

/** A new object as the request says; null, and `failure`, when it can't be had. */
export function create(request: Request): NexthopObject | null {
  const object = objects.allocate(request.socket.netns);
  if (object == null) {
    failure.set(-Errno.ENOMEM);
    return null;
  }
  const header = requests.body(request);
  object.protocol = load<u8>(header, Nhmsg.NH_PROTOCOL);
  object.fdb = has(NexthopAttribute.FDB);
  const result = has(NexthopAttribute.GROUP) ? fillGroup(object) : fill(request, object, header);
  if (failure.set(result) == 0) return object;
  objects.discard(object);
  return null;
}

function fillGroup(object: NexthopObject): i32 {
  if (!groups.setup(object, memberCount())) return -Errno.ENOMEM;
  for (let i: u32 = 0; i < memberCount(); i++) {
    const member = objects.find(object.netns, load<u32>(memberIn(i), NexthopGrp.ID));
    if (member == null) return -Errno.ENOENT;
    if (!groups.join(object, member, weightIn(memberIn(i)))) return -Errno.ENOMEM;
  }
  const counts = attribute(NexthopAttribute.HW_STATS_ENABLE);
  object.counts = counts != 0 && attributes.u32Value(counts) != 0;
  if (groupType() != <u32>NexthopGrpType.RES) return 0;
  const count = attributes.get(bucketTable, ResGroupAttribute.BUCKETS);
  const made = buckets.allocate(count == 0 ? 0 : attributes.u16Value(count));
  if (made == 0) return -Errno.ENOMEM;
  groups.groupOf(object).buckets = made;
  setTimers(buckets.tableOf(object), buckets.DEFAULT_IDLE_TIMER, 0);
  return 0;
}

/** Gives a table the timers of the request, or what it has without. */
function setTimers(to: buckets.Table, idle: u32, unbalanced: u32): void {
  const idleTimer = attributes.get(bucketTable, ResGroupAttribute.IDLE_TIMER);
  const unbalancedTimer = attributes.get(bucketTable, ResGroupAttribute.UNBALANCED_TIMER);
  to.idleTimer = idleTimer == 0 ? idle : attributes.u32Value(idleTimer);
  to.unbalancedTimer = unbalancedTimer == 0 ? unbalanced : attributes.u32Value(unbalancedTimer);
}

function fill(request: Request, object: NexthopObject, header: usize): i32 {
  const hop = hopOf(object);
  const gateway = attribute(NexthopAttribute.GATEWAY);
  object.family = load<u8>(header, Nhmsg.NH_FAMILY);
  object.blackhole = has(NexthopAttribute.BLACKHOLE);
  hop.scope = <u8>Scope.LINK;
  hop.flags = <u8>load<u32>(header, Nhmsg.NH_FLAGS);
  const isInet = object.family == <u8>AddressFamily.INET;
  if (gateway != 0 && isInet && attributes.u32Value(gateway) != 0) {
    hop.family = <u8>AddressFamily.INET;
    hop.gateway = attributes.u32Value(gateway);
  } else if (gateway != 0 && !isInet && !address6.isUnspecified(attributes.payload(gateway))) {
    if (!nexthops.setGateway6(hop, attributes.payload(gateway))) return -Errno.ENOMEM;
  }
  if (object.fdb) return 0;
  const index = object.blackhole ? LOOPBACK_INDEX : attributes.u32Value(attribute(NexthopAttribute.OIF));
  const link = links.byIndex(object.netns, index);
  if (link == null) return -Errno.ENODEV;
  // A tunnel is looked at before an IPv4 gateway, and after one of IPv6.
  let bad = isInet ? 0 : gateways.bind(request, object.netns, hop, index, l3mdev.tableOf(link));
  const type = attribute(NexthopAttribute.ENCAP_TYPE);
  if (bad == 0) bad = routeRequest.refuseTunnel(request, type, attribute(NexthopAttribute.ENCAP));
  const id = l3mdev.tableOr(link, RtTable.MAIN);
  if (bad == 0 && isInet) bad = hops.bindTo(request, object.netns, hop, index, id);
  if (bad != 0) return bad;
  object.flags = hop.flags;
  objects.enlist(object);
  return 0;
}

/** Whether an object may become another, made of the request, and what of its table stays then (replace_nexthop_grp); 0 or -EINVAL. */
export function prepare(request: Request, object: NexthopObject, by: NexthopObject): i32 {
  if (!buckets.isResilient(by)) return 0;
  const own = buckets.tableOf(object);
  const count = attributes.get(bucketTable, ResGroupAttribute.BUCKETS);
  if (count != 0 && <u32>attributes.u16Value(count) != own.count) {
    const text = 'Can not change number of buckets of a resilient nexthop group.';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  setTimers(own, own.idleTimer, own.unbalancedTimer);
  return 0;
}

/** True when the request says how many buckets there are to be. */
export function hasBuckets(): bool {
  return attributes.get(bucketTable, ResGroupAttribute.BUCKETS) != 0;
}
