/**
 * The VNIs of a vxlan with a VNI filter (vxlan_vnifilter): those it receives frames of, each with its own remote or the vxlan's.
 *
 *      ┌─ HashNode: by port and ID, in the namespace ─┬─ place in the list, by ID ─┬─ link, ID, remote, its group ─┐
 *
 * A remote creates the default entry of the forwarding table for its VNI (net/drivers/vxlan_default.ts), and is joined while the vxlan is up if it is
 * a group (net/drivers/vxlan_group.ts).
 */

import { Errno } from '../../generated/errno';
import { VXLAN_N_VID } from '../../generated/rt-link';
import * as hash from '../../memory/hash';
import { HashNode } from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { ListNode } from '../../memory/list';
import { Link, isUp } from '../link';
import { Namespace } from '../namespace';
import { TunnelEvent, tunnelIdChanged } from '../observer';
import { explain } from '../reason';
import * as vxlan from './vxlan';
import { VxlanConfig, configOf, dataOf } from './vxlan';
import * as defaults from './vxlan_default';
import * as groups from './vxlan_group';
import * as sockets from './vxlan_socket';

/** More IDs than this a table of Linux's does not take. */
const MOST: u32 = 2 * VXLAN_N_VID;

@unmanaged
export class Vni {
  next: usize;
  hash: u32;
  nextVni: usize;
  previousVni: usize;
  link: Link;
  id: u32;
  /** The address family of the remote; 0 while there is none. */
  family: u32;
  /** The group that the vxlan is in for it, or 0. */
  group: usize;
  low: u64;
  high: u64;

  get remote(): usize {
    return changetype<usize>(this) + offsetof<Vni>('low');
  }

  get hasRemote(): bool {
    return (this.low | this.high) != 0;
  }

  get groupWord(): usize {
    return changetype<usize>(this) + offsetof<Vni>('group');
  }

  get node(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Vni>('nextVni'));
  }
}

function vniOf(node: usize): Vni | null {
  return node == 0 ? null : changetype<Vni>(node - offsetof<Vni>('nextVni'));
}

/** The lowest ID, or null; and the one after. */
export function first(link: Link): Vni | null {
  return vniOf(dataOf(link).vnis.first);
}

export function next(vni: Vni | null): Vni | null {
  return vni == null ? null : vniOf(vni.nextVni);
}

/** The highest ID, or null; and the one before. */
function highest(link: Link): Vni | null {
  return vniOf(dataOf(link).vnis.last);
}

function previous(vni: Vni | null): Vni | null {
  return vni == null ? null : vniOf(vni.previousVni);
}

function hashOf(config: VxlanConfig, id: u32): u32 {
  return hashOfNumbers(config.port, id);
}

function hashOfNumbers(port: u32, id: u32): u32 {
  return hash.mix((port << 16) ^ hash.mix(id));
}

export function find(link: Link, id: u32): Vni | null {
  const wanted = hashOf(configOf(link), id);
  for (let node = hash.first(dataOf(link).netns.vxlanVnis, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const vni = changetype<Vni>(node);
    if (vni.hash == wanted && vni.id == id && vni.link == link) return vni;
  }
  return null;
}

/** The vxlan that filters IDs, takes this one, and has what comes in by a socket and the link of an index; or null. */
export function takerOf(netns: Namespace, port: u32, id: u32, socket: usize, by: u32): Link | null {
  const wanted = hashOfNumbers(port, id);
  for (let node = hash.first(netns.vxlanVnis, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const vni = changetype<Vni>(node);
    if (vni.hash == wanted && vni.id == id && sockets.hears(vni.link, socket, by)) return vni.link;
  }
  return null;
}

/** The lowest ID that is not below another, or null. */
export function from(link: Link, id: u32): Vni | null {
  let vni = find(link, id);
  if (vni == null) for (vni = first(link); vni != null && vni.id < id; vni = next(vni));
  return vni;
}

/** True when another vxlan than `self` takes an ID's frames as one of such a configuration would (vxlan_vni_in_use). */
export function isTaken(netns: Namespace, config: VxlanConfig, id: u32, self: Link): bool {
  const wanted = hashOf(config, id);
  for (let node = hash.first(netns.vxlanVnis, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const vni = changetype<Vni>(node);
    if (vni.hash != wanted || vni.id != id || vni.link == self) continue;
    if (vxlan.shareFrames(configOf(vni.link), config)) return true;
  }
  return false;
}

/** Takes an ID in, or gives one that is there another remote: 16 bytes, of `family`, or of 0 zeros. 0, or -EEXIST, -ENOMEM … (vxlan_vni_add). */
export function add(link: Link, id: u32, family: u32, address: usize): i32 {
  const known = find(link, id);
  if (known != null) {
    const changed = turn(link, known, family, address);
    if (changed > 0) tunnelIdChanged(TunnelEvent.ADDED, link, changetype<usize>(known));
    return min(changed, 0);
  }
  const config = configOf(link);
  const netns = dataOf(link).netns;
  if (isTaken(netns, config, id, link)) return explain(-Errno.EEXIST, 'VNI in use');
  const table = netns.vxlanVnis;
  if (table.count >= MOST) return -Errno.E2BIG;
  const block = hash.prepare(table) ? heap.allocZeroed(offsetof<Vni>()) : 0;
  if (block == 0) return -Errno.ENOMEM;
  const vni = changetype<Vni>(block);
  vni.link = link;
  vni.id = id;
  hash.insert(table, block, hashOf(config, id));
  list.insert(dataOf(link).vnis, changetype<usize>(vni.node), placeOf(link, id));
  const result = turn(link, vni, family, address);
  // It stays where its remote is refused; but not half made for want of memory.
  if (result == -Errno.ENOMEM) {
    if (vni.hasRemote) defaults.take(link, id, family, address);
    free(link, vni);
  } else if (result >= 0) tunnelIdChanged(TunnelEvent.ADDED, link, block);
  return min(result, 0);
}

/** The node that an ID is put behind, or 0 in front of all: at once where the ID before is there, as in a range. */
function placeOf(link: Link, id: u32): usize {
  let lower = find(link, id - 1);
  if (lower == null) for (lower = highest(link); lower != null && lower.id > id; lower = previous(lower));
  return lower == null ? 0 : changetype<usize>(lower.node);
}

/** Gives an ID a remote, or none: 1 when that means anything, else 0, or why not (vxlan_vni_update_group). */
function turn(link: Link, vni: Vni, family: u32, address: usize): i32 {
  const config = configOf(link);
  const isGiven = (load<u64>(address) | load<u64>(address, 8)) != 0;
  if (!isGiven && !vxlan.hasRemote(config) && !vni.hasRemote) return 0;
  if (isGiven || vxlan.hasRemote(config)) {
    const to = isGiven ? address : config.remote;
    const bad = defaults.put(link, vni.id, isGiven ? family : config.remoteFamily, to);
    if (bad != 0) return bad;
  } else {
    defaults.take(link, vni.id, vni.family, vni.remote);
  }
  const left = isUp(link) ? leave(link, vni) : 0;
  memory.copy(vni.remote, address, 16);
  vni.family = family;
  if (left != 0) return left;
  const refused = isUp(link) ? join(link, vni) : 0;
  return refused != 0 ? refused : 1;
}

function join(link: Link, vni: Vni): i32 {
  if (!vxlan.isMulticast(vni.family, vni.remote)) return 0;
  return groups.join(link, vni.family, vni.remote, vni.groupWord);
}

/** An ID's remote is a group no more: unless another vxlan is in it, all IDs of this one leave it, as on Linux, and then are in none to leave. */
function leave(link: Link, vni: Vni): i32 {
  if (!vxlan.isMulticast(vni.family, vni.remote)) return 0;
  let group: usize = 0;
  for (let each = first(link); each != null && group == 0; each = next(each))
    if (memory.compare(each.remote, vni.remote, 16) == 0) group = each.group;
  if (group == 0) return -Errno.EADDRNOTAVAIL;
  if (groups.usersOf(group) > usersOf(link, group)) {
    groups.leave(link, vni.groupWord);
    return 0;
  }
  for (let each = first(link); each != null; each = next(each))
    if (each.group == group) groups.leave(link, each.groupWord);
  if (dataOf(link).group == group) groups.stop(link);
  return 0;
}

/** For how many IDs a vxlan is in a group, and by itself. */
function usersOf(link: Link, group: usize): u32 {
  let users: u32 = dataOf(link).group == group ? 1 : 0;
  for (let each = first(link); each != null; each = next(each)) if (each.group == group) users++;
  return users;
}

/** Lets an ID go; -ENOENT for one that is not there (vxlan_vni_del). */
export function remove(link: Link, id: u32): i32 {
  const vni = find(link, id);
  if (vni == null) return -Errno.ENOENT;
  const config = configOf(link);
  if (vni.hasRemote) defaults.take(link, id, vni.family, vni.remote);
  else if (vxlan.hasRemote(config)) defaults.take(link, id, config.remoteFamily, config.remote);
  leave(link, vni);
  tunnelIdChanged(TunnelEvent.REMOVED, link, changetype<usize>(vni));
  free(link, vni);
  return 0;
}

function free(link: Link, vni: Vni): void {
  const table = dataOf(link).netns.vxlanVnis;
  hash.remove(table, changetype<usize>(vni));
  if (table.count == 0) hash.dispose(table);
  list.remove(dataOf(link).vnis, changetype<usize>(vni.node));
  heap.free(changetype<usize>(vni));
}

/** The link leaves (vxlan_vnigroup_uninit). */
export function clear(link: Link): void {
  for (let vni = first(link); vni != null; vni = first(link)) {
    tunnelIdChanged(TunnelEvent.REMOVED, link, changetype<usize>(vni));
    free(link, vni);
  }
}

/** The vxlan gets another remote, that of `to`: so do IDs that have none of their own (vxlan_vnilist_update_group). */
export function defaultChanged(link: Link, to: VxlanConfig): i32 {
  const was = configOf(link);
  if (memory.compare(was.remote, to.remote, 16) == 0) return 0;
  for (let vni = highest(link); vni != null; vni = previous(vni)) {
    if (vni.hasRemote) continue;
    const bad = vxlan.hasRemote(to) ? defaults.put(link, vni.id, to.remoteFamily, to.remote) : 0;
    if (bad != 0) return bad;
    if (vxlan.hasRemote(was)) defaults.take(link, vni.id, was.remoteFamily, was.remote);
  }
  return 0;
}

/** The vxlan comes up: it is in the groups of its IDs, or in none where one can't be joined. */
export function open(link: Link): i32 {
  for (let vni = first(link); vni != null; vni = next(vni)) {
    const refused = join(link, vni);
    if (refused == 0) continue;
    stop(link);
    return refused;
  }
  return 0;
}

export function stop(link: Link): void {
  for (let vni = first(link); vni != null; vni = next(vni)) groups.leave(link, vni.groupWord);
}
