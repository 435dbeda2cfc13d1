/**
 * Bridges as messages: IFLA_INFO_DATA of a bridge (br_changelink, br_fill_info). Settings are applied one by one in Linux's order; the first error ends
 * that, and those before it stay in effect. VLANs are an option of the kernel (BRIDGE_VLANS, as CONFIG_BRIDGE_VLAN_FILTERING): without it a request to
 * filter by them is EOPNOTSUPP, and the other settings of VLANs are ignored and not dumped.
 */

import { Errno } from '../../generated/errno';
import {
  BrBooloptId,
  BrBooloptMulti,
  BridgeQuerierAttribute,
  LinkinfoBridgeAttribute as Attribute,
  VlanProtocols,
} from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import * as settings from '../../netlink/settings';
import { Request } from '../../netlink/request';
import * as bridges from '../../net/bridge/bridge';
import * as devices from '../../net/bridge/bridge_device';
import { Bridge, BridgeOption, Stp } from '../../net/bridge/bridge';
import * as askings from '../../net/bridge/bridge_asking';
import * as bridgeAgeing from '../../net/bridge/bridge_ageing';
import * as fdb from '../../net/bridge/bridge_fdb';
import * as multicast from '../../net/bridge/bridge_multicast';
import * as queries from '../../net/bridge/bridge_query';
import * as stp from '../../net/bridge/bridge_stp';
import * as vlans from '../../net/bridge/bridge_vlan';
import * as vlanSettings from '../../net/bridge/bridge_vlan_setting';
import * as vlanOptions from '../../net/bridge/bridge_vlan_option';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import * as links from '../../net/links';
import { explainNumber } from '../../net/reason';
import * as register from '../../net/register';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as querier from '../bridge/querier';
import * as clock from '../clock_ticks';
import { dataTable } from './link_tables';

/** Seconds, as IEEE 802.1D bounds them. */
const MIN_HELLO_TIME: u64 = 1;
const MAX_HELLO_TIME: u64 = 10;
const MIN_MAX_AGE: u64 = 6;
const MAX_MAX_AGE: u64 = 40;
/** Groups that a bridge never forwards: of the spanning tree, of pauses, of link aggregation. */
const RESTRICTED_GROUPS: u32 = 7;
/** Chains of multicast groups are never longer: it can't be set any more. */
const HASH_ELASTICITY: u32 = 16;
const ADDRESS_LENGTH: u32 = 6;
/** How many switches a bridge has. */
const SWITCHES: u32 = BrBooloptId.FDB_LOCAL_VLAN_0 + 1;

/** -EPROTONOSUPPORT, -EINVAL for VLANs that can't be, where a kernel keeps them (br_validate). */
export function validate(data: bool): i32 {
  if (!data || settings.get(settings.BRIDGE_VLANS) == 0) return 0;
  const protocol = attributes.get(dataTable, Attribute.VLAN_PROTOCOL);
  if (protocol != 0 && !isProtocol(protocolIn(protocol))) return -Errno.EPROTONOSUPPORT;
  const pvid = attributes.get(dataTable, Attribute.VLAN_DEFAULT_PVID);
  return pvid != 0 && attributes.u16Value(pvid) >= vlans.VLAN_IDS ? -Errno.EINVAL : 0;
}

function protocolIn(attribute: usize): u32 {
  return bswap<u16>(<u16>attributes.u16Value(attribute));
}

function isProtocol(protocol: u32): bool {
  return protocol == <u32>VlanProtocols._8021Q || protocol == <u32>VlanProtocols._8021AD;
}

/** Makes a bridge. */
export function create(request: Request, link: Link): i32 {
  let error = devices.prepare(link, settings.get(settings.HZ), settings.get(settings.BRIDGE_VLANS) != 0);
  if (error == 0) error = register.register(link);
  if (error != 0) return error;
  error = devices.created(link);
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
  const unset = changeVlans(bridge);
  if (unset != 0) return unset;
  const mask = attributes.get(dataTable, Attribute.GROUP_FWD_MASK);
  if (mask != 0) {
    if ((attributes.u16Value(mask) & RESTRICTED_GROUPS) != 0) return -Errno.EINVAL;
    bridge.groupFwdMask = attributes.u16Value(mask);
  }
  const group = attributes.get(dataTable, Attribute.GROUP_ADDR);
  if (group != 0) {
    if (attributes.size(group) != ADDRESS_LENGTH || !isGroup(attributes.payload(group))) return -Errno.EINVAL;
    memory.copy(bridges.groupOf(bridge), attributes.payload(group), ADDRESS_LENGTH);
    bridges.setOption(bridge, BridgeOption.GROUP_ADDRESS_SET, true);
  }
  if (attributes.get(dataTable, Attribute.FDB_FLUSH) != 0) fdb.flush(bridge, fdb.EntryFlag.STATIC, 0, 0, 0);
  return 0;
}

/** What a bridge does with VLANs. Without them Linux looks at none of this but whether they are to be gone by. */
function changeVlans(bridge: Bridge): i32 {
  const filtering = attributes.get(dataTable, Attribute.VLAN_FILTERING);
  if (filtering != 0) {
    const refused = vlanSettings.setFiltering(bridge, attributes.u8Value(filtering) != 0);
    if (refused != 0) return refused;
  }
  if (!bridges.has(bridge, BridgeOption.VLANS_KEPT)) return 0;
  const protocol = attributes.get(dataTable, Attribute.VLAN_PROTOCOL);
  if (protocol != 0) vlanSettings.setProtocol(bridge, protocolIn(protocol));
  const pvid = attributes.get(dataTable, Attribute.VLAN_DEFAULT_PVID);
  if (pvid != 0) {
    const refused = vlanSettings.setDefault(bridge, attributes.u16Value(pvid));
    if (refused != 0) return refused;
  }
  const stats = attributes.get(dataTable, Attribute.VLAN_STATS_ENABLED);
  if (stats != 0) {
    if (attributes.u8Value(stats) > 1) return -Errno.EINVAL;
    bridges.setOption(bridge, BridgeOption.VLAN_STATS, attributes.u8Value(stats) != 0);
  }
  const perPort = attributes.get(dataTable, Attribute.VLAN_STATS_PER_PORT);
  if (perPort == 0) return 0;
  if (vlans.arePorts(bridge)) return -Errno.EBUSY;
  if (attributes.u8Value(perPort) > 1) return -Errno.EINVAL;
  bridges.setOption(bridge, BridgeOption.VLAN_STATS_PER_PORT, attributes.u8Value(perPort) != 0);
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
  queries.turn(bridge, byteIn(Attribute.MCAST_QUERIER, <u32>bridges.has(bridge, BridgeOption.MULTICAST_QUERIER)) != 0);
  const hashMax = attributes.get(dataTable, Attribute.MCAST_HASH_MAX);
  if (hashMax != 0) bridge.hashMax = attributes.u32Value(hashMax);
  querier.readCounts(bridge, dataTable, Attribute.MCAST_LAST_MEMBER_CNT, Attribute.MCAST_STARTUP_QUERY_CNT);
  querier.readIntervals(bridge, dataTable, INTERVALS, bridge.hz);
  setBit(bridge, Attribute.MCAST_STATS_ENABLED, BridgeOption.MULTICAST_STATS);
  const bad = querier.readIgmp(bridge, dataTable, Attribute.MCAST_IGMP_VERSION);
  return bad != 0 ? bad : querier.readMld(bridge, dataTable, Attribute.MCAST_MLD_VERSION);
}

/** The attributes of a querier's intervals, in its order. */
// prettier-ignore
const INTERVALS: usize = memory.data<u8>([
  <u8>Attribute.MCAST_LAST_MEMBER_INTVL, <u8>Attribute.MCAST_MEMBERSHIP_INTVL, <u8>Attribute.MCAST_QUERIER_INTVL,
  <u8>Attribute.MCAST_QUERY_INTVL, <u8>Attribute.MCAST_QUERY_RESPONSE_INTVL, <u8>Attribute.MCAST_STARTUP_QUERY_INTVL,
]);

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
        // Groups are kept in VLANs, but whether one listens to reports is the bridge's to say here.
        if (bridges.has(bridge, BridgeOption.VLAN_FILTERING)) return -Errno.EOPNOTSUPP;
        return requests.explain(
          request,
          -Errno.EINVAL,
          'bridge: Cannot enable multicast vlan snooping with vlan filtering disabled',
        );
      case BrBooloptId.MST_ENABLE: {
        const refused = vlanOptions.setInstances(bridge, on);
        if (refused != 0) return refused;
        break;
      }
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
    case BrBooloptId.MST_ENABLE:
      return BridgeOption.MST;
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
  writeBit(message, Attribute.VLAN_FILTERING, bridge, BridgeOption.VLAN_FILTERING);
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
  if (bridges.has(bridge, BridgeOption.VLANS_KEPT)) {
    writer.u16Attribute(message, Attribute.VLAN_PROTOCOL, bswap<u16>(<u16>bridge.vlanProtocol));
    writer.u16Attribute(message, Attribute.VLAN_DEFAULT_PVID, bridge.vlanDefaultPvid);
    writeBit(message, Attribute.VLAN_STATS_ENABLED, bridge, BridgeOption.VLAN_STATS);
    writeBit(message, Attribute.VLAN_STATS_PER_PORT, bridge, BridgeOption.VLAN_STATS_PER_PORT);
  }
  writeMulticast(message, bridge);
  writeBit(message, Attribute.NF_CALL_IPTABLES, bridge, BridgeOption.NF_CALL_IPTABLES);
  writeBit(message, Attribute.NF_CALL_IP6TABLES, bridge, BridgeOption.NF_CALL_IP6TABLES);
  writeBit(message, Attribute.NF_CALL_ARPTABLES, bridge, BridgeOption.NF_CALL_ARPTABLES);
}

function writeTime(message: Message, type: Attribute, bridge: Bridge, ticks: u64): void {
  writer.u32Attribute(message, type, <u32>clock.fromTicks(ticks, bridge.hz));
}

function writeBit(message: Message, type: Attribute, bridge: Bridge, option: BridgeOption): void {
  writer.u8Attribute(message, type, <u32>bridges.has(bridge, option));
}

function writeSwitches(message: Message, bridge: Bridge): void {
  const at = writer.put(message, Attribute.MULTI_BOOLOPT, 8);
  if (at == 0) return;
  let values: u32 = 0;
  for (let id: u32 = 0; id < SWITCHES; id++) {
    if (id == BrBooloptId.MCAST_VLAN_SNOOPING) continue;
    values |= (<u32>bridges.has(bridge, optionOf(id))) << id;
  }
  store<u32>(at, values, BrBooloptMulti.OPTVAL);
  store<u32>(at, (1 << SWITCHES) - 1, BrBooloptMulti.OPTMASK);
}

/** Who asks for groups, where the bridge or somebody else does, in either family (br_multicast_dump_querier_state). */
function writeQuerier(message: Message, bridge: Bridge): void {
  const asks4 = queries.isTold(bridge, false);
  const asks6 = queries.isTold(bridge, true);
  if (!bridges.has(bridge, BridgeOption.MULTICAST_SNOOPING) || !(asks4 || asks6)) return;
  const nest = writer.nest(message, Attribute.MCAST_QUERIER_STATE);
  if (asks4) writeAsking(message, bridge, false);
  if (asks6) writeAsking(message, bridge, true);
  writer.endNest(message, nest);
}

/** The attributes of IPv6 are those of IPv4 and four. */
function writeAsking(message: Message, bridge: Bridge, isInet6: bool): void {
  const asking = askings.askingOf(bridge, null, isInet6);
  const more: u32 = isInet6 ? BridgeQuerierAttribute.IPV6_ADDRESS - BridgeQuerierAttribute.IP_ADDRESS : 0;
  writer.bytesAttribute(message, BridgeQuerierAttribute.IP_ADDRESS + more, asking.address, isInet6 ? 16 : 4);
  if (asking.heardWaits == 0) return;
  writer.u64Attribute(message, BridgeQuerierAttribute.IP_OTHER_TIMER + more, stp.left(asking.heardDeadline));
  const port = links.byIndex(bridge.link.netns, asking.through);
  if (port != null && port.master == changetype<usize>(bridge.link))
    writer.u32Attribute(message, BridgeQuerierAttribute.IP_PORT + more, asking.through);
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
  writeQuerier(message, bridge);
  writer.u8Attribute(message, Attribute.MCAST_MLD_VERSION, bridge.mldVersion);
  querier.writeIntervals(message, bridge, INTERVALS, bridge.hz);
}
