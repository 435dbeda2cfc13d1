/**
 * Global options of a bridge's VLANs in RTM_NEWVLAN (br_vlan_rtm_process_global_options): multicast snooping and its queries, and the instance of the
 * spanning tree that a VLAN belongs to.
 */

import { Errno } from '../../generated/errno';
import { BR_VLAN_DB_GLOBAL_POLICY, BR_VLAN_DB_GLOBAL_POLICY_MAX } from '../../generated/policies';
import { BridgeMessage, BridgeVlandbGoptsAttribute as Attribute } from '../../generated/rt-bridge';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { dataOf } from '../../net/bridge/bridge';
import * as vlans from '../../net/bridge/bridge_vlan';
import { BridgeVlan, VLAN_IDS } from '../../net/bridge/bridge_vlan';
import * as options from '../../net/bridge/bridge_vlan_option';
import { Link, LinkKind } from '../../net/link';
import { BridgeEvent } from '../../net/observer';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';
import * as querier from './querier';
import * as rows from './vlan_row';

const table: usize = memory.data((BR_VLAN_DB_GLOBAL_POLICY_MAX + 1) * 4, 4);

/** Does what a nest of options says; rows of VLANs that changed are told. */
export function apply(request: Request, link: Link, nest: usize): i32 {
  if (request.type != BridgeMessage.NEWVLAN)
    return requests.explain(request, -Errno.EINVAL, 'bridge: Global vlan options support only set operation');
  if (link.kind != LinkKind.BRIDGE)
    return requests.explain(request, -Errno.EINVAL, 'bridge: Global vlan options can only be set on bridge device');
  const bad = parse.nestStrictly(request, nest, table, BR_VLAN_DB_GLOBAL_POLICY);
  if (bad != 0) return bad;
  const id = attributes.get(table, Attribute.ID);
  if (id == 0) return requests.explain(request, -Errno.EINVAL, 'bridge: Missing vlan entry id');
  const from = attributes.u16Value(id);
  const range = attributes.get(table, Attribute.RANGE);
  const to = range == 0 ? from : attributes.u16Value(range);
  if (!isVid(from) || !isVid(to)) return requests.explain(request, -Errno.EINVAL, 'bridge: Vlan id is invalid');
  if (range != 0 && from >= to) {
    const text = 'bridge: End vlan id is less than or equal to start vlan id';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  return applyTo(request, link, from, to);
}

function isVid(vid: u32): bool {
  return vid != 0 && vid < VLAN_IDS;
}

function applyTo(request: Request, link: Link, from: u32, to: u32): i32 {
  const group = dataOf(link).vlans;
  rows.begin(BridgeEvent.VLANS_SET, link, group);
  let result = 0;
  for (let vid = from; vid <= to; vid++) {
    const found = vlans.find(group, vid);
    if (found == null) {
      const text = "bridge: Vlan in range doesn't exist, can't process global options";
      result = requests.explain(request, -Errno.ENOENT, text);
      break;
    }
    result = set(found.master);
    if (result < 0) break;
    rows.add(found, result != 0);
  }
  rows.end();
  return min(result, 0);
}

/** Sets a VLAN; 1 when that changed something, else 0 or an error (br_vlan_process_global_one_opts). */
function set(vlan: BridgeVlan): i32 {
  const self = vlan.querier;
  // All but this counts as a change whatever it was.
  let changed = isAny();
  const snoops = attributes.get(table, Attribute.MCAST_SNOOPING);
  if (snoops != 0) {
    const value = attributes.u8Value(snoops) != 0;
    if (value != vlan.snoops) changed = true;
    vlan.snoops = value;
  }
  const bad = querier.readIgmp(self, table, Attribute.MCAST_IGMP_VERSION);
  if (bad != 0) return bad;
  querier.readCounts(self, table, Attribute.MCAST_LAST_MEMBER_CNT, Attribute.MCAST_STARTUP_QUERY_CNT);
  querier.readIntervals(self, table, INTERVALS, vlan.bridge.hz);
  const asks = attributes.get(table, Attribute.MCAST_QUERIER);
  if (asks != 0) vlan.asks = attributes.u8Value(asks) != 0;
  const wrong = querier.readMld(self, table, Attribute.MCAST_MLD_VERSION);
  if (wrong != 0) return wrong;
  const instance = attributes.get(table, Attribute.MSTI);
  if (instance != 0) options.setInstance(vlan, attributes.u16Value(instance));
  return changed ? 1 : 0;
}

function isAny(): bool {
  for (let type: u32 = Attribute.MCAST_IGMP_VERSION; type <= BR_VLAN_DB_GLOBAL_POLICY_MAX; type++)
    if (attributes.get(table, type) != 0) return true;
  return false;
}

/** The attributes of a querier's intervals, in its order. */
// prettier-ignore
export const INTERVALS: usize = memory.data<u8>([
  <u8>Attribute.MCAST_LAST_MEMBER_INTVL, <u8>Attribute.MCAST_MEMBERSHIP_INTVL, <u8>Attribute.MCAST_QUERIER_INTVL,
  <u8>Attribute.MCAST_QUERY_INTVL, <u8>Attribute.MCAST_QUERY_RESPONSE_INTVL, <u8>Attribute.MCAST_STARTUP_QUERY_INTVL,
]);
