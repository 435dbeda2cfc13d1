/**
 * What bridges learn from reports of groups (br_ip4_multicast_igmp3_report, br_ip6_multicast_mld2_report): who joins a group is in it for
 * the membership interval; who leaves it, unless nobody else asks for it, as long as an answer may take.
 */

import { Rtprot } from '../../generated/rt-route';
import { Bridge, PortFlag, portOf } from './bridge';
import * as mdb from './bridge_mdb';
import { GroupKey, KEY_SIZE } from './bridge_mdb';
import * as stp from './bridge_stp';
import { Link } from '../link';
import { Membership, MembershipKind, addressOf, sizeOf } from '../membership';
import { BridgeEvent, groupChanged } from '../observer';
import * as time from '../time';

const key = changetype<GroupKey>(memory.data(KEY_SIZE, 8));

/** Writes what the group of a membership in a VLAN, or 0, is in a bridge's database; false for those that bridges pass to everybody. */
function writeKey(group: Membership, vid: u32): bool {
  const kind = <MembershipKind>group.kind;
  const address = addressOf(group);
  const isLocal = kind == MembershipKind.MULTICAST4 && (load<u32>(address) & 0xffffff) == 0x0000e0;
  if (isLocal) return false;
  memory.fill(changetype<usize>(key), 0, KEY_SIZE);
  memory.copy(changetype<usize>(key), address, sizeOf(kind));
  key.protocol = kind == MembershipKind.MULTICAST4 ? mdb.IP : mdb.IPV6;
  key.vlan = <u16>vid;
  return true;
}

/** Somebody behind a port, or with null the host, wants a group: it is in it from now on (br_multicast_add_group). */
export function joined(bridge: Bridge, port: Link | null, membership: Membership, vid: u32): void {
  if (!writeKey(membership, vid)) return;
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
    groupChanged(BridgeEvent.GROUP_ADDED, changetype<usize>(group), changetype<usize>(member));
  }
  mdb.renew(member);
}

/**
 * And no more: it is in it until others behind the port would have answered, or goes at once where the port says that there are none
 * (br_multicast_leave_group).
 */
export function left(bridge: Bridge, port: Link | null, membership: Membership, vid: u32): void {
  const group = writeKey(membership, vid) ? mdb.find(bridge, key) : null;
  if (group == null) return;
  const end = time.milliseconds() + stp.milliseconds(bridge, <u64>bridge.lastMemberCount * bridge.lastMemberInterval);
  if (port == null) {
    if (group.isHostJoined) mdb.endHostBy(group, end);
    return;
  }
  const member = mdb.memberOf(group, port);
  if (member == null || member.isPermanent) return;
  if ((portOf(port).flags & PortFlag.FAST_LEAVE) != 0) mdb.remove(member);
  else mdb.endBy(member, end);
}
