/**
 * Bridges as messages: IFLA_INFO_DATA of a bridge (br_changelink, br_fill_info). Changes are made one by one in Linux's order; at the
 * first that can't be made it stops, and those before it stay. Bridges here filter no VLANs, as on a kernel built without that
 * (CONFIG_BRIDGE_VLAN_FILTERING): what would turn it on is EOPNOTSUPP, and its settings are neither kept nor told.
 */

import { Errno } from '../../generated/errno';
import {
  BrBooloptId,
  BrBooloptMulti,
  BridgeQuerierAttribute,
  LinkinfoBridgeAttribute as Attribute,
} from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import * as settings from '../../netlink/settings';
import { Request } from '../../netlink/request';
import * as bridges from '../../net/bridge/bridge';
import { Bridge, BridgeOption, Stp } from '../../net/bridge/bridge';
import * as bridgeAgeing from '../../net/bridge/bridge_ageing';
import * as fdb from '../../net/bridge/bridge_fdb';
import * as multicast from '../../net/bridge/bridge_multicast';
import * as stp from '../../net/bridge/bridge_stp';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import { explainNumber } from '../../net/reason';
import * as register from '../../net/register';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as clock from '../clock_ticks';
import { dataTable } from './link_tables';

/** Seconds, as IEEE 802.1D bounds them. */
const MIN_HELLO_TIME: u64 = 1;
const MAX_HELLO_TIME: u64 = 10;
const MIN_MAX_AGE: u64 = 6;
const MAX_MAX_AGE: u64 = 40;
/** Queries are at least a second and at most a day apart. */
const MIN_QUERY_INTERVAL: u64 = 1;
const MAX_QUERY_INTERVAL: u64 = 86400;
/** Groups that a bridge never forwards: of the spanning tree, of pauses, of link aggregation. */
const RESTRICTED_GROUPS: u32 = 7;
/** Chains of multicast groups are never longer: it can't be set any more. */
const HASH_ELASTICITY: u32 = 16;
const ADDRESS_LENGTH: u32 = 6;
/** How many switches a bridge has. */
const SWITCHES: u32 = BrBooloptId.FDB_LOCAL_VLAN_0 + 1;

/** Makes a bridge. */
export function create(request: Request, link: Link): i32 {
  let error = bridges.prepare(link, settings.get(settings.HZ));
  if (error == 0) error = register.register(link);
  if (error != 0) return error;
  error = bridges.created(link);
  if (error == 0) error = change(request, link);
  return error;
}

/** Changes a bridge as `dataTable` says. */
export function change(request: Request, link: Link): i32 {
  const bridge = bridges.dataOf(link);
  let error = changeTimes(bridge);
  if (error == 0) error = changeForwarding(bridge);
  if (error == 0) error = changeMulticast(bridge);
  if (error != 0) return error;
  setBit(bridge, Attribute.NF_CALL_IPTABLES, BridgeOption.NF_CALL_IPTABLES);
  setBit(bridge, Attribute.NF_CALL_IP6TABLES, BridgeOption.NF_CALL_IP6TABLES);
  setBit(bridge, Attribute.NF_CALL_ARPTABLES, BridgeOption.NF_CALL_ARPTABLES);
  const switches = attributes.get(dataTable, Attribute.MULTI_BOOLOPT);
  if (switches != 0) error = changeSwitches(request, bridge, attributes.payload(switches));
  if (error != 0) return error;
  const learned = attributes.get(dataTable, Attribute.FDB_MAX_LEARNED);
  if (learned != 0) bridge.fdbMaxLearned = attributes.u32Value(learned);
  return 0;
}

/** The ticks that an attribute of 32 bits in hundredths of a second says. */
function ticksIn(bridge: Bridge, attribute: usize): u64 {
  return clock.toTicks(attributes.u32Value(attribute), bridge.hz);
}

function isWithin(bridge: Bridge, ticks: u64, least: u64, most: u64): bool {
  return ticks >= least * bridge.hz && ticks <= most * bridge.hz;
}

function changeTimes(bridge: Bridge): i32 {
  const delay = attributes.get(dataTable, Attribute.FORWARD_DELAY);
  if (delay != 0) {
    const ticks = ticksIn(bridge, delay);
    if (bridge.stp != Stp.NONE && !isWithin(bridge, ticks, stp.MIN_FORWARD_DELAY, stp.MAX_FORWARD_DELAY))
      return -Errno.ERANGE;
    bridge.forwardDelay = ticks;
  }
  const hello = attributes.get(dataTable, Attribute.HELLO_TIME);
  if (hello != 0) {
    const ticks = ticksIn(bridge, hello);
    if (!isWithin(bridge, ticks, MIN_HELLO_TIME, MAX_HELLO_TIME)) return -Errno.ERANGE;
    bridge.helloTime = ticks;
  }
  const age = attributes.get(dataTable, Attribute.MAX_AGE);
  if (age != 0) {
    const ticks = ticksIn(bridge, age);
    if (!isWithin(bridge, ticks, MIN_MAX_AGE, MAX_MAX_AGE)) return -Errno.ERANGE;
    bridge.maxAge = ticks;
  }
  const ageing = attributes.get(dataTable, Attribute.AGEING_TIME);
  if (ageing != 0) bridgeAgeing.setTime(bridge, ticksIn(bridge, ageing));
  return 0;
}

function changeForwarding(bridge: Bridge): i32 {
  const protocol = attributes.get(dataTable, Attribute.STP_STATE);
  if (protocol != 0) stp.setProtocol(bridge, attributes.u32Value(protocol) != 0);
  const priority = attributes.get(dataTable, Attribute.PRIORITY);
  if (priority != 0) stp.setPriority(bridge, attributes.u16Value(priority));
  if (attributes.get(dataTable, Attribute.VLAN_FILTERING) != 0) return -Errno.EOPNOTSUPP;
  const mask = attributes.get(dataTable, Attribute.GROUP_FWD_MASK);
  if (mask != 0) {
    if ((attributes.u16Value(mask) & RESTRICTED_GROUPS) != 0) return -Errno.EINVAL;
    bridge.groupFwdMask = attributes.u16Value(mask);
  }
  const group = attributes.get(dataTable, Attribute.GROUP_ADDR);
  if (group != 0) {
    if (attributes.size(group) != ADDRESS_LENGTH || !isGroup(attributes.payload(group))) return -Errno.EINVAL;
    memory.copy(bridges.groupOf(bridge), attributes.payload(group), ADDRESS_LENGTH);
  }
  if (attributes.get(dataTable, Attribute.FDB_FLUSH) != 0) fdb.flush(bridge, fdb.EntryFlag.STATIC, 0, 0, 0);
  return 0;
}

/** One of the addresses that no bridge forwards, but not those of pauses, of slow protocols and of port access. */
function isGroup(address: usize): bool {
  const last = load<u8>(address, 5);
  return configure.isReservedGroup(address) && (last == 0 || last > 3);
}

function setBit(bridge: Bridge, attribute: Attribute, option: BridgeOption): void {
  const value = attributes.get(dataTable, attribute);
  if (value != 0) bridges.setOption(bridge, option, attributes.u8Value(value) != 0);
}

/** A byte, or what it is where there is none. */
function byteIn(attribute: Attribute, otherwise: u32): u32 {
  const value = attributes.get(dataTable, attribute);
  return value == 0 ? otherwise : attributes.u8Value(value);
}

function changeMulticast(bridge: Bridge): i32 {
  const router = byteIn(Attribute.MCAST_ROUTER, bridge.multicastRouter);
  if (router > 2) return -Errno.EINVAL;
  bridge.multicastRouter = router;
  multicast.setSnooping(
    bridge,
    byteIn(Attribute.MCAST_SNOOPING, <u32>bridges.has(bridge, BridgeOption.MULTICAST_SNOOPING)) != 0,
  );
  setBit(bridge, Attribute.MCAST_QUERY_USE_IFADDR, BridgeOption.QUERY_USE_IFADDR);
  setBit(bridge, Attribute.MCAST_QUERIER, BridgeOption.MULTICAST_QUERIER);
  const hashMax = attributes.get(dataTable, Attribute.MCAST_HASH_MAX);
  if (hashMax != 0) bridge.hashMax = attributes.u32Value(hashMax);
  const members = attributes.get(dataTable, Attribute.MCAST_LAST_MEMBER_CNT);
  if (members != 0) bridge.lastMemberCount = attributes.u32Value(members);
  const queries = attributes.get(dataTable, Attribute.MCAST_STARTUP_QUERY_CNT);
  if (queries != 0) bridge.startupQueryCount = attributes.u32Value(queries);
  bridge.lastMemberInterval = intervalIn(bridge, Attribute.MCAST_LAST_MEMBER_INTVL, bridge.lastMemberInterval);
  bridge.membershipInterval = intervalIn(bridge, Attribute.MCAST_MEMBERSHIP_INTVL, bridge.membershipInterval);
  bridge.querierInterval = intervalIn(bridge, Attribute.MCAST_QUERIER_INTVL, bridge.querierInterval);
  bridge.queryInterval = queryIntervalIn(bridge, Attribute.MCAST_QUERY_INTVL, bridge.queryInterval);
  bridge.responseInterval = intervalIn(bridge, Attribute.MCAST_QUERY_RESPONSE_INTVL, bridge.responseInterval);
  bridge.startupInterval = queryIntervalIn(bridge, Attribute.MCAST_STARTUP_QUERY_INTVL, bridge.startupInterval);
  setBit(bridge, Attribute.MCAST_STATS_ENABLED, BridgeOption.MULTICAST_STATS);
  const igmp = byteIn(Attribute.MCAST_IGMP_VERSION, bridge.igmpVersion);
  if (igmp != 2 && igmp != 3) return -Errno.EINVAL;
  bridge.igmpVersion = igmp;
  const mld = byteIn(Attribute.MCAST_MLD_VERSION, bridge.mldVersion);
  if (mld != 1 && mld != 2) return -Errno.EINVAL;
  bridge.mldVersion = mld;
  return 0;
}

function intervalIn(bridge: Bridge, attribute: Attribute, otherwise: u64): u64 {
  const value = attributes.get(dataTable, attribute);
  return value == 0 ? otherwise : clock.toTicks(attributes.u64Value(value), bridge.hz);
}

/** An interval of queries, or the nearest that may be. */
function queryIntervalIn(bridge: Bridge, attribute: Attribute, otherwise: u64): u64 {
  if (attributes.get(dataTable, attribute) == 0) return otherwise;
  const ticks = intervalIn(bridge, attribute, otherwise);
  return max(MIN_QUERY_INTERVAL * bridge.hz, min(MAX_QUERY_INTERVAL * bridge.hz, ticks));
}

/** IFLA_BR_MULTI_BOOLOPT: the switches in a mask, each on or off (br_boolopt_multi_toggle). */
function changeSwitches(request: Request, bridge: Bridge, from: usize): i32 {
  const mask = load<u32>(from, BrBooloptMulti.OPTMASK);
  const values = load<u32>(from, BrBooloptMulti.OPTVAL);
  const unknown = mask & (-1 << SWITCHES);
  if (unknown != 0) return explainNumber(-Errno.EINVAL, 'bridge: Unknown boolean option ', ctz(unknown), '');
  for (let id: u32 = 0; id < SWITCHES; id++) {
    if (((mask >>> id) & 1) == 0) continue;
    const on = ((values >>> id) & 1) != 0;
    switch (id) {
      case BrBooloptId.MCAST_VLAN_SNOOPING:
        if (!on) break;
        return requests.explain(
          request,
          -Errno.EINVAL,
          'bridge: Cannot enable multicast vlan snooping with vlan filtering disabled',
        );
      case BrBooloptId.MST_ENABLE:
        return -Errno.EOPNOTSUPP;
      default:
        bridges.setOption(bridge, optionOf(id), on);
    }
  }
  return 0;
}

function optionOf(id: u32): BridgeOption {
  switch (id) {
    case BrBooloptId.NO_LL_LEARN:
      return BridgeOption.NO_LINK_LOCAL_LEARN;
    case BrBooloptId.MDB_OFFLOAD_FAIL_NOTIFICATION:
      return BridgeOption.OFFLOAD_FAIL_NOTIFICATION;
    default:
      return BridgeOption.FDB_LOCAL_VLAN_0;
  }
}

/** Appends what a bridge keeps, in Linux's order. */
export function write(message: Message, link: Link): void {
  const bridge = bridges.dataOf(link);
  writer.u64Attribute(message, Attribute.HELLO_TIMER, stp.helloLeft(bridge));
  writer.u64Attribute(message, Attribute.TCN_TIMER, 0);
  writer.u64Attribute(message, Attribute.TOPOLOGY_CHANGE_TIMER, stp.topologyChangeLeft(bridge));
  writer.u64Attribute(message, Attribute.GC_TIMER, bridgeAgeing.left(bridge));
  writeTime(message, Attribute.FORWARD_DELAY, bridge, bridge.forwardDelay);
  writeTime(message, Attribute.HELLO_TIME, bridge, bridge.helloTime);
  writeTime(message, Attribute.MAX_AGE, bridge, bridge.maxAge);
  writeTime(message, Attribute.AGEING_TIME, bridge, bridge.ageingTime);
  writer.u32Attribute(message, Attribute.STP_STATE, bridge.stp);
  writer.u16Attribute(message, Attribute.PRIORITY, bswap<u16>(load<u16>(bridges.idOf(bridge))));
  writer.u8Attribute(message, Attribute.VLAN_FILTERING, 0);
  writer.u16Attribute(message, Attribute.GROUP_FWD_MASK, bridge.groupFwdMask);
  writer.u64Attribute(message, Attribute.BRIDGE_ID, bridge.id);
  writer.u64Attribute(message, Attribute.ROOT_ID, bridge.root);
  writer.u16Attribute(message, Attribute.ROOT_PORT, 0);
  writer.u32Attribute(message, Attribute.ROOT_PATH_COST, 0);
  writer.u8Attribute(message, Attribute.TOPOLOGY_CHANGE, bridge.topologyChange);
  writer.u8Attribute(message, Attribute.TOPOLOGY_CHANGE_DETECTED, bridge.topologyChangeDetected);
  writer.bytesAttribute(message, Attribute.GROUP_ADDR, bridges.groupOf(bridge), ADDRESS_LENGTH);
  writeSwitches(message, bridge);
  writer.u32Attribute(message, Attribute.FDB_N_LEARNED, bridge.fdbLearned);
  writer.u32Attribute(message, Attribute.FDB_MAX_LEARNED, bridge.fdbMaxLearned);
  writeMulticast(message, bridge);
  writeBit(message, Attribute.NF_CALL_IPTABLES, bridge, BridgeOption.NF_CALL_IPTABLES);
  writeBit(message, Attribute.NF_CALL_IP6TABLES, bridge, BridgeOption.NF_CALL_IP6TABLES);
  writeBit(message, Attribute.NF_CALL_ARPTABLES, bridge, BridgeOption.NF_CALL_ARPTABLES);
}

function writeTime(message: Message, type: Attribute, bridge: Bridge, ticks: u64): void {
  writer.u32Attribute(message, type, <u32>clock.fromTicks(ticks, bridge.hz));
}

function writeInterval(message: Message, type: Attribute, bridge: Bridge, ticks: u64): void {
  writer.u64Attribute(message, type, clock.fromTicks(ticks, bridge.hz));
}

function writeBit(message: Message, type: Attribute, bridge: Bridge, option: BridgeOption): void {
  writer.u8Attribute(message, type, <u32>bridges.has(bridge, option));
}

function writeSwitches(message: Message, bridge: Bridge): void {
  const at = writer.put(message, Attribute.MULTI_BOOLOPT, 8);
  if (at == 0) return;
  let values: u32 = 0;
  for (let id: u32 = 0; id < SWITCHES; id++) {
    if (id == BrBooloptId.MCAST_VLAN_SNOOPING || id == BrBooloptId.MST_ENABLE) continue;
    values |= (<u32>bridges.has(bridge, optionOf(id))) << id;
  }
  store<u32>(at, values, BrBooloptMulti.OPTVAL);
  store<u32>(at, (1 << SWITCHES) - 1, BrBooloptMulti.OPTMASK);
}

/** A bridge that asks for groups: nobody else does, and it has not yet, as no frames come by. */
function writeQuerier(message: Message): void {
  const nest = writer.nest(message, Attribute.MCAST_QUERIER_STATE);
  writer.zerosAttribute(message, BridgeQuerierAttribute.IP_ADDRESS, 4);
  writer.zerosAttribute(message, BridgeQuerierAttribute.IPV6_ADDRESS, 16);
  writer.endNest(message, nest);
}

function writeMulticast(message: Message, bridge: Bridge): void {
  writer.u8Attribute(message, Attribute.MCAST_ROUTER, bridge.multicastRouter);
  writeBit(message, Attribute.MCAST_SNOOPING, bridge, BridgeOption.MULTICAST_SNOOPING);
  writeBit(message, Attribute.MCAST_QUERY_USE_IFADDR, bridge, BridgeOption.QUERY_USE_IFADDR);
  writeBit(message, Attribute.MCAST_QUERIER, bridge, BridgeOption.MULTICAST_QUERIER);
  writeBit(message, Attribute.MCAST_STATS_ENABLED, bridge, BridgeOption.MULTICAST_STATS);
  writer.u32Attribute(message, Attribute.MCAST_HASH_ELASTICITY, HASH_ELASTICITY);
  writer.u32Attribute(message, Attribute.MCAST_HASH_MAX, bridge.hashMax);
  writer.u32Attribute(message, Attribute.MCAST_LAST_MEMBER_CNT, bridge.lastMemberCount);
  writer.u32Attribute(message, Attribute.MCAST_STARTUP_QUERY_CNT, bridge.startupQueryCount);
  writer.u8Attribute(message, Attribute.MCAST_IGMP_VERSION, bridge.igmpVersion);
  const asks = bridges.has(bridge, BridgeOption.MULTICAST_QUERIER);
  if (asks && bridges.has(bridge, BridgeOption.MULTICAST_SNOOPING)) writeQuerier(message);
  writer.u8Attribute(message, Attribute.MCAST_MLD_VERSION, bridge.mldVersion);
  writeInterval(message, Attribute.MCAST_LAST_MEMBER_INTVL, bridge, bridge.lastMemberInterval);
  writeInterval(message, Attribute.MCAST_MEMBERSHIP_INTVL, bridge, bridge.membershipInterval);
  writeInterval(message, Attribute.MCAST_QUERIER_INTVL, bridge, bridge.querierInterval);
  writeInterval(message, Attribute.MCAST_QUERY_INTVL, bridge, bridge.queryInterval);
  writeInterval(message, Attribute.MCAST_QUERY_RESPONSE_INTVL, bridge, bridge.responseInterval);
  writeInterval(message, Attribute.MCAST_STARTUP_QUERY_INTVL, bridge, bridge.startupInterval);
}
