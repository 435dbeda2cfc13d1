/**
 * What requests do to a bridge's multicast database (br_mdb_add, br_mdb_del, br_mdb_flush): the host or a port is put into a group, for a time
 * or for good, and taken out of it, one or many at once.
 */

import { Errno } from '../../generated/errno';
import { MdbState } from '../../generated/rt-bridge';
import { Rtprot } from '../../generated/rt-route';
import { Bridge, Port, portOf } from './bridge';
import * as mdb from './bridge_mdb';
import { Group, GroupKey } from './bridge_mdb';
import { Link } from '../link';
import { BridgeEvent, groupChanged } from '../observer';
import { explain, explainNumbers } from '../reason';

/** The host joins a group, or with `replaces` joins anew; -EEXIST, -E2BIG, -ENOMEM. */
export function addHost(bridge: Bridge, key: GroupKey, replaces: bool): i32 {
  const known = mdb.find(bridge, key);
  if (known != null && known.isHostJoined && !replaces)
    return explain(-Errno.EEXIST, 'bridge: Group is already joined by host');
  const full = mdb.refuseMany(bridge, key);
  if (full != 0) return full;
  const group = mdb.take(bridge, key);
  if (group == null) return -Errno.ENOMEM;
  group.isHostJoined = true;
  // The host is in groups of the link layer for good.
  if (key.protocol != 0) mdb.renewHost(group);
  groupChanged(BridgeEvent.GROUP_ADDED, changetype<usize>(group), 0);
  return 0;
}

/** A port joins a group, or with `replaces` joins anew as it is told now; -EEXIST, -E2BIG, -ENOMEM. */
export function addPort(bridge: Bridge, key: GroupKey, port: Link, state: u32, protocol: u32, replaces: bool): i32 {
  const full = mdb.refuseMany(bridge, key);
  if (full != 0) return full;
  const group = mdb.take(bridge, key);
  if (group == null) return -Errno.ENOMEM;
  const there = mdb.memberOf(group, port);
  if (there != null && !replaces) {
    return isFromSource(key)
      ? explain(-Errno.EEXIST, 'bridge: (S, G) group is already joined by port')
      : explain(-Errno.EEXIST, 'bridge: (*, G) group is already joined by port');
  }
  // Linux leaves behind the group of a port that may be in no more.
  const many = there == null ? checkGroups(portOf(port)) : 0;
  if (many != 0) return many;
  const member = there != null ? there : mdb.create(group, port);
  if (member == null) {
    mdb.tidy(group);
    return -Errno.ENOMEM;
  }
  member.isPermanent = state == MdbState.PERMANENT;
  member.protocol = protocol;
  mdb.renew(member);
  groupChanged(BridgeEvent.GROUP_ADDED, changetype<usize>(group), changetype<usize>(member));
  return 0;
}

function isFromSource(key: GroupKey): bool {
  return (key.source0 | key.source8) != 0;
}

function checkGroups(port: Port): i32 {
  if (!mdb.isFull(port)) return 0;
  return explainNumbers(
    -Errno.ENOMEM,
    'bridge: Port is already in ',
    port.groupCount,
    ' groups, and mcast_max_groups=',
    port.maxGroups,
  );
}

/** Takes the host, or with a port that, out of a group; -EINVAL when it is not in it. */
export function remove(bridge: Bridge, key: GroupKey, port: Link | null): i32 {
  const group = mdb.find(bridge, key);
  if (group == null) return -Errno.EINVAL;
  if (port == null) {
    if (!group.isHostJoined) return -Errno.EINVAL;
    mdb.leave(group);
    return 0;
  }
  const member = mdb.memberOf(group, port);
  if (member == null) return -Errno.EINVAL;
  mdb.remove(member);
  return 0;
}

/** Which of those in groups are to go. */
@unmanaged
export class Chosen {
  /** Of a link, a port or the bridge, when there is an index; in a VLAN when there is an id; made by a protocol when there is one. */
  index: u32;
  vlan: u32;
  protocol: u32;
  /** Those whose state in the mask is this. */
  stateMask: u32;
  state: u32;
}

function isChosen(chosen: Chosen, link: Link, protocol: u32, state: u32): bool {
  if (chosen.index != 0 && chosen.index != link.index) return false;
  if (chosen.protocol != 0 && chosen.protocol != protocol) return false;
  return ((state ^ chosen.state) & chosen.stateMask) == 0;
}

/** Takes away all who are chosen. */
export function flush(bridge: Bridge, chosen: Chosen): void {
  let group = mdb.first(bridge);
  while (group != null) {
    const after = mdb.next(group);
    if (chosen.vlan == 0 || <u32>group.vlan == chosen.vlan) flushGroup(group, chosen);
    group = after;
  }
}

function flushGroup(group: Group, chosen: Chosen): void {
  // With the host in it, it stays while its members go.
  const wasJoined = group.isHostJoined;
  group.isHostJoined = true;
  for (let member = mdb.firstMember(group); member != null;) {
    const after = mdb.nextMember(member);
    if (isChosen(chosen, member.port, member.protocol, mdb.stateOf(member))) mdb.remove(member);
    member = after;
  }
  group.isHostJoined = wasJoined;
  if (wasJoined && isChosen(chosen, group.bridge.link, Rtprot.KERNEL, mdb.hostState(group))) mdb.leave(group);
  else mdb.tidy(group);
}
