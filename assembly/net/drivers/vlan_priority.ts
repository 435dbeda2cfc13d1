/**
 * How a vlan maps priorities: eight of frames to those of packets, and any of packets to the eight of frames (struct vlan_dev_priv,
 * vlan_dev_set_egress_priority).
 *
 *      egress   ┌─ 16 buckets ─┐      entry   ┌─ next 4 ─┬─ from 4 ─┬─ to 4 ─┐
 *
 * Programs are told of the latter bucket by bucket, the youngest first, so the buckets are Linux's. One that maps to 0 stays, unseen.
 */

import { Errno } from '../../generated/errno';
import * as heap from '../../memory/heap';

export const FRAME_PRIORITIES: u32 = 8;
const BUCKETS: u32 = 16;

@unmanaged
class Entry {
  next: usize;
  from: u32;
  to: u32;
}

@unmanaged
export class Priorities {
  /** Of frames: a block of eight words, or 0 while all are 0. Of packets: the buckets, or 0; and how many can be seen. */
  ingress: usize;
  egress: usize;
  egressCount: u32;
}

/** Maps a frame's priority to a packet's; -ENOMEM. */
export function setIngress(self: Priorities, from: u32, to: u32): i32 {
  if (self.ingress == 0) {
    self.ingress = heap.allocZeroed(FRAME_PRIORITIES << 2);
    if (self.ingress == 0) return -Errno.ENOMEM;
  }
  store<u32>(self.ingress + ((from & (FRAME_PRIORITIES - 1)) << 2), to);
  return 0;
}

export function ingressOf(self: Priorities, from: u32): u32 {
  return self.ingress == 0 ? 0 : load<u32>(self.ingress + (from << 2));
}

export function hasIngress(self: Priorities): bool {
  for (let from: u32 = 0; from < FRAME_PRIORITIES; from++) if (ingressOf(self, from) != 0) return true;
  return false;
}

/** Maps a packet's priority to a frame's; -ENOBUFS. */
export function setEgress(self: Priorities, from: u32, to: u32): i32 {
  const priority = to & (FRAME_PRIORITIES - 1);
  if (self.egress == 0) {
    self.egress = heap.allocZeroed(BUCKETS << 2);
    if (self.egress == 0) return -Errno.ENOBUFS;
  }
  const bucket = self.egress + ((from & (BUCKETS - 1)) << 2);
  for (let at = load<u32>(bucket); at != 0; at = load<u32>(at)) {
    const entry = changetype<Entry>(at);
    if (entry.from != from) continue;
    self.egressCount += (priority != 0 ? 1 : 0) - (entry.to != 0 ? 1 : 0);
    entry.to = priority;
    return 0;
  }
  const pointer = heap.alloc(offsetof<Entry>());
  if (pointer == 0) return -Errno.ENOBUFS;
  const entry = changetype<Entry>(pointer);
  entry.next = load<u32>(bucket);
  entry.from = from;
  entry.to = priority;
  store<u32>(bucket, <u32>pointer);
  if (priority != 0) self.egressCount++;
  return 0;
}

/** The first mapping of a packet's priority that can be seen, or 0; and the one after. */
export function firstEgress(self: Priorities): usize {
  return self.egressCount == 0 ? 0 : seenFrom(self, 0, load<u32>(self.egress));
}

export function nextEgress(self: Priorities, mapping: usize): usize {
  const entry = changetype<Entry>(mapping);
  return seenFrom(self, entry.from & (BUCKETS - 1), entry.next);
}

export function egressFrom(mapping: usize): u32 {
  return changetype<Entry>(mapping).from;
}

export function egressTo(mapping: usize): u32 {
  return changetype<Entry>(mapping).to;
}

/** The first that can be seen, from one in a bucket on. */
function seenFrom(self: Priorities, bucket: u32, first: usize): usize {
  let at = first;
  let i = bucket;
  while (true) {
    while (at != 0 && changetype<Entry>(at).to == 0) at = changetype<Entry>(at).next;
    if (at != 0 || ++i == BUCKETS) return at;
    at = load<u32>(self.egress + (i << 2));
  }
  return 0;
}

export function dispose(self: Priorities): void {
  heap.free(self.ingress);
  self.ingress = 0;
  if (self.egress == 0) return;
  for (let i: u32 = 0; i < BUCKETS; i++) {
    let at = load<u32>(self.egress + (i << 2));
    while (at != 0) {
      const next = load<u32>(at);
      heap.free(at);
      at = next;
    }
  }
  heap.free(self.egress);
  self.egress = 0;
  self.egressCount = 0;
}
