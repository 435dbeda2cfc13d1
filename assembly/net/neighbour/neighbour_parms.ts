/**
 * How a link asks for its neighbours (struct neigh_parms, ip-ntable(8)): one block a link,
 *
 *      ┌─ its place among the namespace's links, the newest first ─┬─ what it says ─┬─ what waits ─┬─ parameters of IPv4 ─┬─ of IPv6 ─┐
 *
 * made from the defaults of Linux 6.18 and then the link's own.
 */

import { AddressFamily } from '../../generated/socket';
import * as host from '../../host';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as sender from '../sender';
import * as waiting from './neighbour_waiting';

/** Times are milliseconds. */
@unmanaged
export class Parms {
  /** How long what was confirmed counts as reachable: between half and one and a half of the base, at random (RFC 4861, 6.3.2). */
  reachableTime: u32;
  baseReachableTime: u32;
  retransTime: u32;
  staleTime: u32;
  delayProbeTime: u32;
  anycastDelay: u32;
  proxyDelay: u32;
  lockTime: u32;
  /** How often those that are managed are asked for. */
  intervalProbeTime: u32;
  /** What may wait for an answer: bytes, and requests to be answered for others. */
  queueBytes: u32;
  proxyQueue: u32;
  appProbes: u32;
  ucastProbes: u32;
  mcastProbes: u32;
  mcastReprobes: u32;
  /** Neighbours that these are for. */
  neighbours: u32;
}

// prettier-ignore
const DEFAULTS: usize = memory.data<u32>([
  0, 30000, 1000, 60000, 5000, 1000, 800, 1000, 5000, 212992, 64, 0, 3, 3, 0, 0,
]);

@unmanaged
export class LinkParms {
  /** Its place in the namespace's list; first, so that a node is this. */
  next: usize;
  previous: usize;
  link: Link;
  /** What it says of its own accord, or 0: see net/sender.ts. */
  sender: usize;
  /** Frames that it sent and that wait for neighbours: see net/neighbour/neighbour_waiting.ts. */
  firstWaiting: usize;
  lastWaiting: usize;

  get waiting(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<LinkParms>('firstWaiting'));
  }
}

const INET: u32 = offsetof<LinkParms>();
const INET6: u32 = INET + offsetof<Parms>();

/** Memory for a link's parameters, or 0 when that has run out. */
export function allocate(): usize {
  const block = heap.alloc(INET6 + offsetof<Parms>());
  if (block != 0) memory.fill(block, 0, INET);
  return block;
}

/** Gives a link what `allocate` made: it came to its namespace. */
export function give(link: Link, block: usize): void {
  link.neighbourParms = block;
  changetype<LinkParms>(block).link = link;
  reset(parmsOf(link, AddressFamily.INET), AddressFamily.INET);
  reset(parmsOf(link, AddressFamily.INET6), AddressFamily.INET6);
  list.insert(listOf(link.netns), block, 0);
}

/** Makes parameters the defaults of their family. */
export function reset(parms: Parms, family: u32): void {
  memory.copy(changetype<usize>(parms), DEFAULTS, offsetof<Parms>());
  // What is known of an IPv6 neighbour can change at once.
  if (family == AddressFamily.INET6) parms.lockTime = 0;
  draw(parms);
}

/** Draws the reachable time anew. */
export function draw(parms: Parms): void {
  const base = parms.baseReachableTime;
  parms.reachableTime = base == 0 ? 0 : (base >>> 1) + (host.random() % base);
}

/** The link leaves its namespace. */
export function dispose(link: Link): void {
  if (link.neighbourParms == 0) return;
  sender.dispose(link);
  waiting.forget(link);
  list.remove(listOf(link.netns), link.neighbourParms);
  heap.free(link.neighbourParms);
  link.neighbourParms = 0;
}

export function ownOf(link: Link): LinkParms {
  return changetype<LinkParms>(link.neighbourParms);
}

export function parmsOf(link: Link, family: u32): Parms {
  return changetype<Parms>(link.neighbourParms + (family == AddressFamily.INET ? INET : INET6));
}

function listOf(netns: Namespace): List {
  return netns.neighbourParms;
}

/** The parameters of the newest link of a namespace, or null; and those of the link before it. */
export function first(netns: Namespace): LinkParms | null {
  const node = listOf(netns).first;
  return node == 0 ? null : changetype<LinkParms>(node);
}

export function next(parms: LinkParms | null): LinkParms | null {
  return parms == null || parms.next == 0 ? null : changetype<LinkParms>(parms.next);
}

/** What a packet of Ethernet's largest size weighs in a queue, in which queues are counted. */
export const PACKET_SIZE: u32 = 2090;

/** A queue's bytes in packets. They are an int that Linux divides as a size_t: below 0 they make very many. */
export function packetsOf(bytes: u32): u32 {
  return <u32>(<u64>(<i64>(<i32>bytes)) / PACKET_SIZE);
}

/** Ticks, `hz` of which are a second. */
export function ticksOf(milliseconds: u32, hz: u32): u32 {
  return <u32>((<u64>milliseconds * hz) / 1000);
}

/** Milliseconds of ticks. */
export function ofTicks(ticks: u32, hz: u32): u32 {
  return <u32>((<u64>ticks * 1000) / hz);
}

/** Milliseconds rounded up to ticks; what is too long is the longest that there is, of which an int keeps -2 (msecs_to_jiffies). */
export function inTicks(milliseconds: u32, hz: u32): u32 {
  return ofTicks(<i32>milliseconds < 0 ? <u32>-2 : <u32>((<u64>milliseconds * hz + 999) / 1000), hz);
}
