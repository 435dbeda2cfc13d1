/**
 * Labels of IPv6 prefixes (net/ipv6/addrlabel.c; RFC 6724, 2.1): a source address is preferred whose label is the destination's. A namespace has
 * one list, longest prefixes first and of the same length the newest, those for one link before those for all; it begins with
 * the labels of RFC 6724. It is looked through from the front, as short as it is.
 */

import { Errno } from '../../generated/errno';
import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { Namespace } from '../namespace';

const ADDRESS_SIZE: u32 = 16;

@unmanaged
export class AddrLabel {
  /** Its place in the namespace's list; first, so that a node is a label. */
  next: usize;
  previous: usize;
  prefixLength: u32;
  /** The link that it holds for, or 0. */
  index: u32;
  label: u32;
  kind: PrefixKind;
  /** The prefix, 16 bytes; what is beyond its length is 0. */
  address0: u64;
  address1: u64;
}

/** What a prefix stands for beside what it begins. Addresses of ::1 and ::/96 are none of theirs when a label is asked for. */
const enum PrefixKind {
  ANY,
  MAPPED,
  OTHER,
}

/** The labels that a namespace begins with, from the list's end: prefix length, label, the first 4 bytes of the prefix. */
const DEFAULTS: usize = memory.data<u32>([
  0, 1, 0, 7, 5, 0xfc000000, 10, 11, 0xfec00000, 16, 2, 0x20020000, 16, 12, 0x3ffe0000, 28, 7, 0x20010010, 32, 6,
  0x20010000,
]);
const DEFAULT_COUNT: u32 = 7;
/** Changes that those below count for as well. */
const FIRST_SEQUENCE: u32 = 10;

/** Of an address that no prefix is for (IPV6_ADDR_LABEL_DEFAULT). */
const NO_LABEL: u32 = ~0;

const scratch: usize = memory.data(16, 8);

export function addressOf(label: AddrLabel): usize {
  return changetype<usize>(label) + offsetof<AddrLabel>('address0');
}

/** Fills a new namespace's list; false when memory has run out, with what there is left to `dispose`. */
export function setup(netns: Namespace): bool {
  for (let i: u32 = 0; i < DEFAULT_COUNT; i++) {
    const at = DEFAULTS + i * 12;
    memory.fill(scratch, 0, ADDRESS_SIZE);
    store<u32>(scratch, bswap<u32>(load<u32>(at + 8)));
    if (add(netns, scratch, load<u32>(at), 0, load<u32>(at + 4), false) != 0) return false;
  }
  memory.fill(scratch, 0, ADDRESS_SIZE);
  store<u16>(scratch + 10, 0xffff);
  if (add(netns, scratch, 96, 0, 4, false) != 0) return false;
  memory.fill(scratch, 0, ADDRESS_SIZE);
  if (add(netns, scratch, 96, 0, 3, false) != 0) return false;
  store<u8>(scratch + 15, 1);
  if (add(netns, scratch, 128, 0, 0, false) != 0) return false;
  netns.labelSequence = FIRST_SEQUENCE;
  return true;
}

export function dispose(netns: Namespace): void {
  for (let at = netns.labels.first; at != 0; at = netns.labels.first) {
    list.remove(netns.labels, at);
    heap.free(at);
  }
}

/** The first label of a namespace, or null; and the one after. */
export function first(netns: Namespace): AddrLabel | null {
  return netns.labels.first == 0 ? null : changetype<AddrLabel>(netns.labels.first);
}

export function next(label: AddrLabel | null): AddrLabel | null {
  return label == null || label.next == 0 ? null : changetype<AddrLabel>(label.next);
}

/** Copies a prefix without what is beyond its length (ipv6_addr_prefix). */
function mask(to: usize, address: usize, length: u32): void {
  memory.fill(to, 0, ADDRESS_SIZE);
  memory.copy(to, address, length >>> 3);
  if ((length & 7) != 0) {
    const at = length >>> 3;
    store<u8>(to + at, load<u8>(address + at) & (0xff00 >>> (length & 7)));
  }
}

function isMapped(address: usize): bool {
  return load<u64>(address) == 0 && load<u32>(address + 8) == 0xffff0000;
}

/** What a prefix stands for; `length` 96 or less where it is a mapped one's. */
function kindOf(address: usize, length: u32): PrefixKind {
  if (isMapped(address)) return length == 96 ? PrefixKind.MAPPED : PrefixKind.ANY;
  if (load<u64>(address) != 0 || load<u32>(address + 8) != 0) return PrefixKind.ANY;
  const low = bswap<u32>(load<u32>(address + 12));
  if (low == 1) return length == 128 ? PrefixKind.OTHER : PrefixKind.ANY;
  return low != 0 && length == 96 ? PrefixKind.OTHER : PrefixKind.ANY;
}

/** Gives a prefix a label, or with `replace` another one; -EINVAL, -EEXIST, -ENOMEM. */
export function add(netns: Namespace, address: usize, length: u32, index: u32, label: u32, replace: bool): i32 {
  if (isMapped(address) && length > 96) return -Errno.EINVAL;
  const pointer = heap.allocZeroed(offsetof<AddrLabel>());
  if (pointer == 0) return -Errno.ENOMEM;
  const added = changetype<AddrLabel>(pointer);
  mask(addressOf(added), address, length);
  added.prefixLength = length;
  added.index = index;
  added.label = label;
  added.kind = kindOf(address, length);
  let before: usize = 0;
  for (let at = first(netns); at != null; at = next(at)) {
    if (isSame(at, added)) {
      if (replace) {
        at.label = label;
        netns.labelSequence++;
      }
      heap.free(pointer);
      return replace ? 0 : -Errno.EEXIST;
    }
    if (at.prefixLength < length || (at.prefixLength == length && at.index == 0)) break;
    before = changetype<usize>(at);
  }
  list.insert(netns.labels, pointer, before);
  netns.labelSequence++;
  return 0;
}

function isSame(a: AddrLabel, b: AddrLabel): bool {
  if (a.prefixLength != b.prefixLength || a.index != b.index) return false;
  return a.address0 == b.address0 && a.address1 == b.address1;
}

/** Takes a prefix's label away; -ESRCH. */
export function remove(netns: Namespace, address: usize, length: u32, index: u32): i32 {
  mask(scratch, address, length);
  for (let at = first(netns); at != null; at = next(at)) {
    if (at.prefixLength != length || at.index != index) continue;
    if (memory.compare(addressOf(at), scratch, ADDRESS_SIZE) != 0) continue;
    list.remove(netns.labels, changetype<usize>(at));
    heap.free(changetype<usize>(at));
    return 0;
  }
  return -Errno.ESRCH;
}

/** The label of an address on a link, 0 for none, or null (__ipv6_addr_label as RTM_GETADDRLABEL asks it). */
export function find(netns: Namespace, address: usize, index: u32): AddrLabel | null {
  for (let at = first(netns); at != null; at = next(at)) {
    if (at.index != 0 && at.index != index) continue;
    if (at.kind == PrefixKind.OTHER || (at.kind == PrefixKind.MAPPED && !isMapped(address))) continue;
    mask(scratch, address, at.prefixLength);
    if (memory.compare(addressOf(at), scratch, ADDRESS_SIZE) == 0) return at;
  }
  return null;
}

/** The label that an address has when a source is chosen (ipv6_addr_label): unlike above ::1 and ::/96 count as what they are. */
export function labelOf(netns: Namespace, address: usize, index: u32): u32 {
  for (let at = first(netns); at != null; at = next(at)) {
    if (at.index != 0 && at.index != index) continue;
    if (at.kind != PrefixKind.ANY && kindOf(address, at.prefixLength) != at.kind) continue;
    mask(scratch, address, at.prefixLength);
    if (memory.compare(addressOf(at), scratch, ADDRESS_SIZE) == 0) return at.label;
  }
  return NO_LABEL;
}
