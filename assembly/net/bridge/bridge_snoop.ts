/**
 * What bridges learn from reports of groups (br_ip4_multicast_igmp3_report, br_ip6_multicast_mld2_report): who joins a group is in it for
 * the membership interval; who leaves it, unless nobody else asks for it, as long as an answer may take.
 */

import { Rtprot } from '../../generated/rt-route';
import { Bridge, PortFlag, portOf } from './bridge';
import { askingOf } from './bridge_asking';
import * as mdb from './bridge_mdb';
import { Group, GroupKey, KEY_SIZE, Member } from './bridge_mdb';
import * as queries from './bridge_query';
import * as stp from './bridge_stp';
import { Content, frame } from '../frame/frame';
import { Link } from '../link';
import { BridgeEvent, groupChanged } from '../observer';
import * as time from '../time';

const key = changetype<GroupKey>(memory.data(offsetof<GroupKey>(), 8));

/** Writes what the group of an address in a VLAN, or 0, is in a bridge's database; false for those that bridges pass to everybody. */
function writeKey(address: usize, isInet6: bool, vid: u32): bool {
  if (!isInet6 && isLocal(address)) return false;
  memory.fill(changetype<usize>(key), 0, KEY_SIZE);
  memory.copy(changetype<usize>(key), address, isInet6 ? 16 : 4);
  key.protocol = isInet6 ? mdb.IPV6 : mdb.IP;
  key.vlan = <u16>vid;
  return true;
}

/** 224.0.0.0/24, which is passed to everybody. */
export function isLocal(address: usize): bool {
  return (load<u32>(address) & 0xffffff) == 0x0000e0;
}

/** The group of an address in a VLAN, or 0, or null. */
export function groupOf(bridge: Bridge, address: usize, isInet6: bool, vid: u32): Group | null {
  return writeKey(address, isInet6, vid) ? mdb.find(bridge, key) : null;
}

/** Somebody behind a port, or with null the host, wants a group: it is in it from now on (br_multicast_add_group). */
export function joined(bridge: Bridge, port: Link | null, address: usize, isInet6: bool, vid: u32): void {
  if (!writeKey(address, isInet6, vid)) return;
  const group = mdb.refuseMany(bridge, key) == 0 ? mdb.take(bridge, key) : null;
  if (group == null) return;
  if (port == null) {
    if (!group.isHostJoined) {
      group.isHostJoined = true;
      groupChanged(BridgeEvent.GROUP_ADDED, changetype<usize>(group), 0);
    }
    mdb.renewHost(group);
    return;
  }
  let member = mdb.memberOf(group, port);
  if (member == null) {
    member = mdb.isFull(portOf(port)) ? null : mdb.create(group, port);
    if (member == null) return;
    member.protocol = Rtprot.KERNEL;
    if (!queries.isOld(bridge, isInet6)) {
      // First it wants no sources, and then none not.
      member.includesNone = true;
      tell(group, member);
      member.includesNone = false;
      mdb.renew(member);
    }
    tell(group, member);
  }
  mdb.renew(member);
}

function tell(group: Group, member: Member): void {
  groupChanged(BridgeEvent.GROUP_ADDED, changetype<usize>(group), changetype<usize>(member));
}

/**
 * And no more: it is in it until others behind the port would have answered, or goes at once where the port says that there are none
 * (br_multicast_leave_group).
 */
export function left(bridge: Bridge, port: Link | null, address: usize, isInet6: bool, vid: u32): void {
  const group = groupOf(bridge, address, isInet6, vid);
  if (group == null) return;
  const member: Member | null = port == null ? null : mdb.memberOf(group, port);
  const choosesSources = port != null && frame.content != Content.LEAVE && !queries.isOld(bridge, isInet6);
  if (!choosesSources) {
    if (port != null && (portOf(port).flags & PortFlag.FAST_LEAVE) != 0) {
      if (member != null && !member.isPermanent) mdb.remove(member);
      return;
    }
    // Somebody else asks who is in it yet.
    if (askingOf(bridge, null, isInet6).heardWaits != 0) return;
  } else if (member == null || member.isPermanent) {
    return;
  }
  queries.askFor(
    askingOf(bridge, port == null ? null : portOf(port), isInet6),
    address,
    choosesSources ? member : null,
  );
  const end = time.milliseconds() + stp.milliseconds(bridge, <u64>bridge.lastMemberCount * bridge.lastMemberInterval);
  if (port == null) {
    if (group.isHostJoined) mdb.endHostBy(group, end);
  } else if (member != null && !member.isPermanent) {
    mdb.endBy(member, end);
  }
}
