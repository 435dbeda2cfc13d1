/**
 * Creating and removing neighbours (___neigh_create, neigh_remove_one): the initial state of a new one (arp_constructor, ndisc_constructor), and which
 * ones are collected when the table is full (neigh_forced_gc).
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { HardwareType } from '../../generated/rt-link';
import { NudState, RtmType } from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import * as radix from '../../memory/radix';
import * as timer from '../../memory/timer';
import * as mapping from '../group_mapping';
import * as lookup4 from '../ipv4/fib4_lookup';
import { Link, addressOf, broadcastOf } from '../link';
import * as neighbours from './neighbour';
import { NEIGHBOUR_SIZE, Neighbour, NeighbourTable, TIMED, hardwareOf, keyOf, timerOf } from './neighbour';
import * as parms from './neighbour_parms';
import { timers } from './neighbour_timers';
import * as waiting from './neighbour_waiting';
import { NeighbourEvent, neighbourChanged } from '../observer';
import * as time from '../time';

/** From so many on some are dropped, if it is a while since that was tried; so many are the most there can be. */
export const THRESHOLD: u32 = 512;
export const LIMIT: u32 = 1024;
/** Milliseconds. */
const WHILE: f64 = 5000;

/**
 * The neighbour with an address on a link, new unless it was there; null when there are too many, or memory has run out. One that is
 * `exempt` is never one too many.
 */
export function create(table: NeighbourTable, link: Link, key: usize, flags: u32, exempt: bool): Neighbour | null {
  if (!exempt && !makeRoom(table)) return null;
  if (!hash.prepare(table.hashTable)) return null;
  const pointer = heap.allocZeroed(NEIGHBOUR_SIZE);
  if (pointer == 0) {
    if (table.count == 0) hash.dispose(table.hashTable);
    return null;
  }
  const neighbour = changetype<Neighbour>(pointer);
  const size = neighbours.keySize(table.family);
  neighbour.table = table;
  neighbour.link = link;
  neighbour.flags = flags;
  memory.copy(keyOf(neighbour), key, size);
  const now = time.milliseconds();
  neighbour.used = now;
  neighbour.updated = now;
  // Long enough ago to count for nothing.
  neighbour.confirmed = now - 2 * <f64>parms.parmsOf(link, table.family).baseReachableTime;
  if (table.family == AddressFamily.INET) construct4(neighbour);
  else construct6(neighbour);
  // All addresses of a link that has one end are one.
  const same = neighbours.find(table, link, keyOf(neighbour));
  if (same == null && insert(table, neighbour, exempt)) return neighbour;
  heap.free(pointer);
  if (table.count == 0) hash.dispose(table.hashTable);
  return same;
}

/** Puts a new neighbour where it is found; false when memory has run out. */
function insert(table: NeighbourTable, neighbour: Neighbour, exempt: bool): bool {
  const pointer = changetype<usize>(neighbour);
  neighbour.serial = table.serial + 1;
  if (!radix.set(table.serials, neighbour.serial, pointer)) return false;
  table.serial = neighbour.serial;
  table.allocs++;
  const link = neighbour.link;
  hash.insert(table.hashTable, pointer, neighbours.hashOf(link, keyOf(neighbour), neighbours.keySize(table.family)));
  list.insert(neighbours.listOf(link, table.family), changetype<usize>(neighbour.linkNode), 0);
  parms.parmsOf(link, table.family).neighbours++;
  if (!exempt) setCollectable(neighbour, true);
  return true;
}

/** Takes a neighbour away and announces it. */
export function remove(neighbour: Neighbour): void {
  const table = neighbour.table;
  const link = neighbour.link;
  timer.cancel(timers, timerOf(neighbour));
  waiting.drop(neighbour);
  setCollectable(neighbour, false);
  parms.parmsOf(link, table.family).neighbours--;
  list.remove(neighbours.listOf(link, table.family), changetype<usize>(neighbour.linkNode));
  hash.remove(table.hashTable, changetype<usize>(neighbour));
  radix.remove(table.serials, neighbour.serial);
  if (table.count == 0) hash.dispose(table.hashTable);
  table.destroys++;
  neighbourChanged(NeighbourEvent.REMOVED, neighbour, 0);
  heap.free(changetype<usize>(neighbour));
}

/** Puts a neighbour among those that may be dropped, or takes it out (neigh_update_gc_list). */
export function setCollectable(neighbour: Neighbour, collectable: bool): void {
  if (neighbour.isCollectable == collectable) return;
  const table = neighbour.table;
  neighbour.isCollectable = collectable;
  if (collectable) {
    list.append(table.collectables, changetype<usize>(neighbour.collectableNode));
    table.collectable++;
  } else {
    list.remove(table.collectables, changetype<usize>(neighbour.collectableNode));
    table.collectable--;
  }
}

/** False when there are too many neighbours and none that could be dropped (neigh_alloc). */
function makeRoom(table: NeighbourTable): bool {
  const count = table.collectable;
  const now = time.milliseconds();
  if (count < THRESHOLD || (count < LIMIT && now <= table.flushed + WHILE)) return true;
  if (collect(table, now) || count < LIMIT) return true;
  table.overflows++;
  return false;
}

/** Drops neighbours that are of no use, and those that did not change for a while; false when there were none. */
function collect(table: NeighbourTable, now: f64): bool {
  const most = table.collectable - THRESHOLD;
  let dropped: u32 = 0;
  let node = table.firstCollectable;
  table.collections++;
  table.flushed = now;
  while (node != 0 && (dropped == 0 || dropped < most)) {
    const neighbour = neighbours.ofCollectableNode(node);
    node = neighbour.nextCollectable;
    if (!isDroppable(neighbour, now)) continue;
    remove(neighbour);
    dropped++;
  }
  return dropped != 0;
}

function isDroppable(neighbour: Neighbour, now: f64): bool {
  if ((neighbour.state & TIMED) != 0) return false;
  const useless = NudState.FAILED | NudState.NOARP;
  return (neighbour.state & useless) != 0 || neighbour.type == RtmType.MULTICAST || neighbour.updated < now - WHILE;
}

/** True for links whose packets have link-layer headers (dev->header_ops). */
function hasHeaders(link: Link): bool {
  return link.type == HardwareType.ETHER || link.type == HardwareType.LOOPBACK;
}

/** Nobody needs to be asked: the link-layer address is this one (NUD_NOARP). */
function know(neighbour: Neighbour, hardware: usize): void {
  neighbour.state = <u8>NudState.NOARP;
  memory.copy(hardwareOf(neighbour), hardware, neighbour.link.addressLength);
}

function construct4(neighbour: Neighbour): void {
  const link = neighbour.link;
  if ((link.flags & (NetDeviceFlags.LOOPBACK | NetDeviceFlags.POINTOPOINT)) != 0) store<u32>(keyOf(neighbour), 0);
  const address = load<u32>(keyOf(neighbour));
  neighbour.type = <u8>lookup4.typeOn(link, address);
  if (!hasHeaders(link)) {
    neighbour.state = <u8>NudState.NOARP;
  } else if (neighbour.type == RtmType.MULTICAST) {
    know(neighbour, link.type == HardwareType.ETHER ? mapping.ofGroup4(keyOf(neighbour)) : broadcastOf(link));
  } else if ((link.flags & (NetDeviceFlags.NOARP | NetDeviceFlags.LOOPBACK)) != 0) {
    know(neighbour, addressOf(link));
  } else if (neighbour.type == RtmType.BROADCAST || (link.flags & NetDeviceFlags.POINTOPOINT) != 0) {
    know(neighbour, broadcastOf(link));
  }
}

function construct6(neighbour: Neighbour): void {
  const link = neighbour.link;
  const key = keyOf(neighbour);
  const isMulticast = load<u8>(key) == 0xff;
  neighbour.type = isMulticast ? <u8>RtmType.MULTICAST : <u8>RtmType.UNICAST;
  if (!hasHeaders(link)) {
    neighbour.state = <u8>NudState.NOARP;
  } else if (isMulticast) {
    know(neighbour, link.type == HardwareType.ETHER ? mapping.ofGroup6(key) : broadcastOf(link));
  } else if ((link.flags & (NetDeviceFlags.NOARP | NetDeviceFlags.LOOPBACK)) != 0) {
    know(neighbour, addressOf(link));
    if ((link.flags & NetDeviceFlags.LOOPBACK) != 0) neighbour.type = <u8>RtmType.LOCAL;
  } else if ((link.flags & NetDeviceFlags.POINTOPOINT) != 0) {
    know(neighbour, broadcastOf(link));
  }
}
