/**
 * Notifications of VLANs that a request changes one after the other: a run of equal ones is sent as a range (br_vlan_process_options,
 * __vlan_tunnel_handle_range). A run ends with a VLAN that did not change, or differs from the one before.
 */

import { VlanGroup } from '../../net/bridge/bridge';
import { Vlan } from '../../net/bridge/bridge_vlan';
import { Link } from '../../net/link';
import { BridgeEvent, vlanChanged } from '../../net/observer';
import * as vlanMessage from './vlan_message';

@unmanaged
class Row {
  event: BridgeEvent;
  link: Link;
  group: VlanGroup;
  /** The ids of the first and the last, or 0. */
  first: u32;
  last: usize;
}

const row = changetype<Row>(memory.data(offsetof<Row>(), 4));

/** Begins with VLANs of a bridge or a port, which `event` is to tell of. */
export function begin(event: BridgeEvent, link: Link, group: VlanGroup): void {
  row.event = event;
  row.link = link;
  row.group = group;
  row.first = 0;
}

/** The next VLAN, and whether it changed. */
export function add(vlan: Vlan, changed: bool): void {
  if (row.first != 0 && !(changed && follows(vlan, changetype<Vlan>(row.last)))) end();
  if (!changed) return;
  if (row.first == 0) row.first = vlan.vid;
  row.last = changetype<usize>(vlan);
}

function follows(vlan: Vlan, last: Vlan): bool {
  if (row.event == BridgeEvent.VLANS_SET) return vlanMessage.canFollowGlobally(vlan.master, last.master);
  return <u32>vlan.vid != row.group.pvid && vlanMessage.canFollow(vlan, last);
}

/** Tells of the row that is open, if any. */
export function end(): void {
  if (row.first != 0) vlanChanged(row.event, row.link, row.first, changetype<Vlan>(row.last).vid);
  row.first = 0;
}
