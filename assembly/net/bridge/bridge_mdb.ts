/**
 * A bridge's multicast database (net/bridge/br_mdb.c, br_multicast.c): which ports frames for a group go to, and whether the host wants
 * them itself. A group is an address of IPv4, of IPv6 or of the link layer, perhaps from one source alone. Who is in a group is told by
 * requests (bridge_mdb_change.ts) and by reports that come by (bridge_snoop.ts).
 *
 *      Group    ┌─ HashNode: by address, source and VLAN ─┬─ place in the bridge's list, newest first ─┬─ the host's timer ─┬─ members ─┐
 *      Member   ┌─ place in the group's list ─┬─ place in the port's, newest first ─┬─ timer ─┬─ port, flags ─┐
 *
 * A membership that is not permanent ends after the membership interval unless a report renews it; a group ends with its last.
 */

import { Errno } from '../../generated/errno';
import { Ethertype, MdbState } from '../../generated/rt-bridge';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List, ListNode } from '../../memory/list';
import * as timers from '../../memory/timer';
import { Timer, Timers } from '../../memory/timer';
import { Bridge, BridgeOption, Port, portOf, setOption } from './bridge';
import * as queries from './bridge_query';
import * as stp from './bridge_stp';
import * as lifetime from '../lifetime';
import { Link, isUp } from '../link';
import { BridgeEvent, groupChanged } from '../observer';
import * as time from '../time';

/** Protocols of groups, in network byte order. */
export const IP: u16 = bswap<u16>(<u16>Ethertype.IP);
export const IPV6: u16 = bswap<u16>(<u16>Ethertype.IPV6);

/** Bytes of what makes a group what it is. */
export const KEY_SIZE: u32 = 36;

/** What makes a group what it is: no more, so that it is compared and hashed as bytes. */
@unmanaged
export class GroupKey {
  /** Network byte order; of the link layer 6 bytes, of IPv4 4. */
  address0: u64;
  address8: u64;
  source0: u64;
  source8: u64;
  /** ETH_P_ in network byte order, 0 for the link layer. */
  protocol: u16;
  vlan: u16;
}

@unmanaged
export class Group {
  next: usize;
  hash: u32;
  nextGroup: usize;
  previousGroup: usize;
  bridge: Bridge;
  isHostJoined: bool;
  hostDeadline: f64;
  hostOrder: u32;
  hostWaits: u32;
  hostChild: usize;
  hostNext: usize;
  hostPrevious: usize;
  firstMember: usize;
  lastMember: usize;
  address0: u64;
  address8: u64;
  source0: u64;
  source8: u64;
  protocol: u16;
  vlan: u16;

  get key(): GroupKey {
    return changetype<GroupKey>(changetype<usize>(this) + offsetof<Group>('address0'));
  }

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Group>('nextGroup'));
  }

  get timer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Group>('hostDeadline'));
  }

  get members(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Group>('firstMember'));
  }
}

@unmanaged
export class Member {
  nextMember: usize;
  previousMember: usize;
  nextOfPort: usize;
  previousOfPort: usize;
  deadline: f64;
  order: u32;
  waits: u32;
  child: usize;
  nextTimer: usize;
  previousTimer: usize;
  group: Group;
  port: Link;
  isPermanent: bool;
  /** It wants no source any more: its time is over. */
  includesNone: bool;
  /** Who made it, RTPROT_*. */
  protocol: u32;
  /** While it waits, it is yet to be asked so many times who else is in the group: see net/bridge/bridge_query.ts. */
  askDeadline: f64;
  askOrder: u32;
  askWaits: u32;
  askChild: usize;
  askNext: usize;
  askPrevious: usize;
  asks: u32;

  get portNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Member>('nextOfPort'));
  }

  get timer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Member>('deadline'));
  }

  get askTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Member>('askDeadline'));
  }
}

/** Groups that the host is in, and ports, for a time. */
const hosts = changetype<Timers>(memory.data(offsetof<Timers>(), 8));
const memberships = changetype<Timers>(memory.data(offsetof<Timers>(), 8));

/** When `run` has something to do; below 0 when never. */
export function nextDeadline(): f64 {
  return lifetime.earlier(timers.nextDeadline(hosts), timers.nextDeadline(memberships));
}

/** Does what is due at `now`. */
export function run(now: f64): void {
  for (let timer = timers.takeDue(hosts, now); timer != 0; timer = timers.takeDue(hosts, now)) {
    leave(changetype<Group>(timer - offsetof<Group>('hostDeadline')));
  }
  for (let timer = timers.takeDue(memberships, now); timer != 0; timer = timers.takeDue(memberships, now)) {
    const member = changetype<Member>(timer - offsetof<Member>('deadline'));
    member.includesNone = true;
    remove(member);
  }
}

function groupOf(node: usize): Group | null {
  return node == 0 ? null : changetype<Group>(node - offsetof<Group>('nextGroup'));
}

/** A bridge's first group, the newest, or null; and the one after. */
export function first(bridge: Bridge): Group | null {
  return groupOf(bridge.groups.first);
}

export function next(group: Group | null): Group | null {
  return group == null ? null : groupOf(group.nextGroup);
}

/** A group's first member, or null; and the one after. */
export function firstMember(group: Group): Member | null {
  return group.firstMember == 0 ? null : changetype<Member>(group.firstMember);
}

export function nextMember(member: Member | null): Member | null {
  return member == null || member.nextMember == 0 ? null : changetype<Member>(member.nextMember);
}

/** The membership whose place in its port's list this is, or null for 0. */
function ofPort(node: usize): Member | null {
  return node == 0 ? null : changetype<Member>(node - offsetof<Member>('nextOfPort'));
}

/** The group of a key, or null. */
export function find(bridge: Bridge, key: GroupKey): Group | null {
  const wanted = hash.bytes(changetype<usize>(key), KEY_SIZE);
  for (let node = hash.first(bridge.mdb, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const group = changetype<Group>(node);
    if (group.hash != wanted) continue;
    if (memory.compare(changetype<usize>(group.key), changetype<usize>(key), KEY_SIZE) == 0) return group;
  }
  return null;
}

/** The group of a key, made if it is not there; null when memory has run out. */
export function take(bridge: Bridge, key: GroupKey): Group | null {
  const known = find(bridge, key);
  if (known != null || !hash.prepare(bridge.mdb)) return known;
  const pointer = heap.allocZeroed(offsetof<Group>());
  if (pointer == 0) return null;
  const group = changetype<Group>(pointer);
  group.bridge = bridge;
  memory.copy(changetype<usize>(group.key), changetype<usize>(key), KEY_SIZE);
  hash.insert(bridge.mdb, pointer, hash.bytes(changetype<usize>(key), KEY_SIZE));
  list.insert(bridge.groups, changetype<usize>(group.node), 0);
  return group;
}

/** A group that nobody is in goes, unless its bridge is down: then it stays, as on Linux. */
export function tidy(group: Group): void {
  if (!group.isHostJoined && group.firstMember == 0 && isUp(group.bridge.link)) free(group);
}

function free(group: Group): void {
  const bridge = group.bridge;
  timers.cancel(hosts, group.timer);
  hash.remove(bridge.mdb, changetype<usize>(group));
  list.remove(bridge.groups, changetype<usize>(group.node));
  heap.free(changetype<usize>(group));
}

export function memberOf(group: Group, port: Link): Member | null {
  let member = firstMember(group);
  while (member != null && member.port != port) member = nextMember(member);
  return member;
}

/** A bridge that has too many groups stops snooping, and says so: -E2BIG. */
export function refuseMany(bridge: Bridge, key: GroupKey): i32 {
  if (bridge.mdb.count < bridge.hashMax || find(bridge, key) != null) return 0;
  setOption(bridge, BridgeOption.MULTICAST_SNOOPING, false);
  return -Errno.E2BIG;
}

/** True when a port is in as many groups as it may be. */
export function isFull(port: Port): bool {
  return port.maxGroups != 0 && port.groupCount >= port.maxGroups;
}

/** A port comes to a group that it is not in, for good until it is told otherwise; null when memory has run out. */
export function create(group: Group, port: Link): Member | null {
  const pointer = heap.allocZeroed(offsetof<Member>());
  if (pointer == 0) return null;
  const member = changetype<Member>(pointer);
  member.group = group;
  member.port = port;
  list.append(group.members, pointer);
  list.insert(portOf(port).memberships, changetype<usize>(member.portNode), 0);
  portOf(port).groupCount++;
  return member;
}

function endOfMembership(bridge: Bridge): f64 {
  return time.milliseconds() + stp.milliseconds(bridge, bridge.membershipInterval);
}

/** The host, or a member unless it is one for good, stays in a group for the membership interval from now. */
export function renewHost(group: Group): void {
  timers.start(hosts, group.timer, endOfMembership(group.bridge));
}

export function renew(member: Member): void {
  if (member.isPermanent) timers.cancel(memberships, member.timer);
  else timers.start(memberships, member.timer, endOfMembership(member.group.bridge));
}

/** It stays until then and no longer. */
export function endHostBy(group: Group, end: f64): void {
  if (endsAfter(group.timer, end)) timers.start(hosts, group.timer, end);
}

export function endBy(member: Member, end: f64): void {
  if (endsAfter(member.timer, end)) timers.start(memberships, member.timer, end);
}

/** Nor does anybody in a group who is not in it for good. */
export function endAllBy(group: Group, end: f64): void {
  if (group.isHostJoined) endHostBy(group, end);
  for (let member = firstMember(group); member != null; member = nextMember(member))
    if (!member.isPermanent) endBy(member, end);
}

function endsAfter(timer: Timer, end: f64): bool {
  return timer.waits == 0 || timer.deadline > end;
}

/** The host leaves a group that it is in. */
export function leave(group: Group): void {
  group.isHostJoined = false;
  groupChanged(BridgeEvent.GROUP_REMOVED, changetype<usize>(group), 0);
  timers.cancel(hosts, group.timer);
  tidy(group);
}

/** A port leaves a group. */
export function remove(member: Member): void {
  const group = member.group;
  timers.cancel(memberships, member.timer);
  queries.askNoMore(member);
  list.remove(group.members, changetype<usize>(member));
  list.remove(portOf(member.port).memberships, changetype<usize>(member.portNode));
  portOf(member.port).groupCount--;
  // As on Linux its time is told no more.
  groupChanged(BridgeEvent.GROUP_REMOVED, changetype<usize>(group), changetype<usize>(member));
  heap.free(changetype<usize>(member));
  tidy(group);
}

/** A port leaves all its groups, or those that it is not in for good. */
export function forgetPort(port: Port, all: bool): void {
  let member = ofPort(port.memberships.first);
  while (member != null) {
    const after = ofPort(member.nextOfPort);
    if (all || !member.isPermanent) remove(member);
    member = after;
  }
}

/** The bridge goes, and with it without a word what the host was in. */
export function forget(bridge: Bridge): void {
  for (let group = first(bridge); group != null; group = first(bridge)) free(group);
  hash.dispose(bridge.mdb);
}

/** Hundredths of a second until a membership ends; 0 for one that does not. */
export function hostLeft(group: Group): u32 {
  return group.hostWaits == 0 ? 0 : <u32>stp.left(group.hostDeadline);
}

export function left(member: Member): u32 {
  return member.waits == 0 ? 0 : <u32>stp.left(member.deadline);
}

export function stateOf(member: Member): u32 {
  return member.isPermanent ? MdbState.PERMANENT : MdbState.TEMPORARY;
}

/** The state of the host's membership: in groups of the link layer it is for good. */
export function hostState(group: Group): u32 {
  return group.protocol == 0 ? MdbState.PERMANENT : MdbState.TEMPORARY;
}
