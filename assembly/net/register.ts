/**
 * Making links and taking them away (register_netdevice, unregister_netdevice_many): names and indexes, and in which order
 * everybody hears of it.
 *
 * A new link is `allocate`d, filled in by its kind, `register`ed (named, found, its uevents sent) and, when its kind is done
 * with it, `announce`d.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { HardwareType, IFNAMSIZ, OperState } from '../generated/rt-link';
import * as host from '../host';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as radix from '../memory/radix';
import * as text from '../memory/text';
import * as address4 from './address4';
import * as address6 from './address6';
import * as devconf from './devconf';
import { LINK_SIZE, Link, LinkKind, LinkState, Qdisc, byIndex, byName, isUp, nameLength, nameOf } from './link';
import * as linkwatch from './linkwatch';
import { Namespace } from './namespace';
import { LinkEvent, linkChanged } from './observer';
import * as state from './state';
import * as time from './time';

const ETHER_ADDRESS_LENGTH: u32 = 6;
const ETHER_MIN_MTU: u32 = 68;
const ETHER_MTU: u32 = 1500;
const ETHER_MAX_MTU: u32 = 65535;
const DEFAULT_TXQLEN: u32 = 1000;
/** 8 * 65535: what a device that segments in software takes. */
const LEGACY_TSO_MAX_SIZE: u32 = 524280;

/** A link with the settings of an Ethernet device, not registered yet; null when memory has run out (ether_setup). */
export function allocate(netns: Namespace, kind: LinkKind): Link | null {
  const pointer = heap.allocZeroed(LINK_SIZE);
  if (pointer == 0) return null;
  const link = changetype<Link>(pointer);
  link.netns = netns;
  link.kind = kind;
  link.type = HardwareType.ETHER;
  link.flags = NetDeviceFlags.BROADCAST | NetDeviceFlags.MULTICAST;
  link.state = LinkState.CARRIER;
  link.operstate = OperState.UNKNOWN;
  link.mtu = ETHER_MTU;
  link.minMtu = ETHER_MIN_MTU;
  link.maxMtu = ETHER_MAX_MTU;
  link.txqlen = DEFAULT_TXQLEN;
  link.txQueues = 1;
  link.rxQueues = 1;
  link.tsoMaxSize = LEGACY_TSO_MAX_SIZE;
  link.qdisc = Qdisc.NOOP;
  link.addressLength = ETHER_ADDRESS_LENGTH;
  return link;
}

/** Frees a link that was never registered, or is no more. */
export function discard(link: Link): void {
  heap.free(link.devconf);
  heap.free(link.alias);
  heap.free(changetype<usize>(link));
}

/** True for a name a link may have (dev_valid_name). */
export function isName(name: usize, length: u32): bool {
  if (length == 0 || length >= IFNAMSIZ) return false;
  if (text.equals(name, length, '.') || text.equals(name, length, '..')) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte = load<u8>(name + i);
    // '/', ':' and white space, of which 0xa0 is one to Linux.
    if (byte == 0x2f || byte == 0x3a || byte == 0x20 || (byte >= 9 && byte <= 13) || byte == 0xa0) return false;
  }
  return true;
}

/** Room for a name being made from a template. */
const candidate: usize = memory.data(IFNAMSIZ, 4);
/** Numbers that a template can yield: 8 times a page. */
const MAX_NUMBER: u32 = 32768;

/**
 * Names a link: `name` itself, or with one %d in it the lowest free number in its place (dev_alloc_name). -EINVAL for a
 * bad name, -EEXIST, -ENFILE.
 */
export function setName(link: Link, name: usize, length: u32): i32 {
  if (!isName(name, length)) return -Errno.EINVAL;
  let percent: u32 = 0;
  while (percent < length && load<u8>(name + percent) != 0x25) percent++;
  if (percent == length) {
    if (byName(link.netns, name, length) != null) return -Errno.EEXIST;
    storeName(link, name, length);
    return 0;
  }
  if (percent + 1 >= length || load<u8>(name + percent + 1) != 0x64) return -Errno.EINVAL;
  for (let i = percent + 2; i < length; i++) if (load<u8>(name + i) == 0x25) return -Errno.EINVAL;
  const rest = length - percent - 2;
  memory.copy(candidate, name, percent);
  for (let number: u32 = 0; number < MAX_NUMBER; number++) {
    // A name too long for its number ends the search: higher numbers are no shorter.
    const digits = text.digitsOf(number);
    const whole = percent + digits + rest;
    if (whole >= IFNAMSIZ) return -Errno.ENFILE;
    text.writeDecimal(candidate + percent, number);
    memory.copy(candidate + percent + digits, name + percent + 2, rest);
    if (byName(link.netns, candidate, whole) != null) continue;
    storeName(link, candidate, whole);
    return 0;
  }
  return -Errno.ENFILE;
}

function storeName(link: Link, name: usize, length: u32): void {
  memory.fill(nameOf(link), 0, IFNAMSIZ);
  memory.copy(nameOf(link), name, length);
}

/** The index a link gets that did not ask for one. */
function freeIndex(netns: Namespace): u32 {
  let index = netns.lastIndex;
  do {
    index = index == <u32>i32.MAX_VALUE ? 1 : index + 1;
  } while (byIndex(netns, index) != null);
  netns.lastIndex = index;
  return index;
}

/**
 * Names a link and puts it where it is found; `index` 0 for any. -EINVAL, -EEXIST, -ENFILE for the name, -EBUSY for the
 * index, -ENOMEM; the link is then still the caller's.
 */
export function register(link: Link, name: usize, length: u32, index: u32): i32 {
  const netns = link.netns;
  const bad = setName(link, name, length);
  if (bad != 0) return bad;
  if (index != 0 && byIndex(netns, index) != null) return -Errno.EBUSY;
  if (!hash.prepare(netns.names)) return -Errno.ENOMEM;
  link.devconf = devconf.create(link.mtu);
  if (link.devconf == 0) return -Errno.ENOMEM;
  link.index = index != 0 ? index : freeIndex(netns);
  if (!radix.set(netns.links, link.index, changetype<usize>(link))) return -Errno.ENOMEM;
  hash.insert(netns.names, changetype<usize>(link), hash.bytes(nameOf(link), nameLength(link)));
  link.inet6Updated = time.hundredths();
  link.reachableTime = 15000 + (host.random() % 30000);
  touch(netns);
  linkChanged(LinkEvent.REGISTERED, link, 0);
  return 0;
}

/** Tells everybody that a registered link is ready. */
export function announce(link: Link): void {
  linkChanged(LinkEvent.ADDED, link, ~0);
}

/** Takes a link down for good, if it is up: before `unregister`, and where several links go, before any of them does. */
export function shut(link: Link): void {
  if (!isUp(link)) return;
  state.close(link);
  linkChanged(LinkEvent.CHANGED, link, NetDeviceFlags.UP | NetDeviceFlags.RUNNING);
}

/** Takes a link that is down away with all that is on it, and frees it. */
export function unregister(link: Link): void {
  const netns = link.netns;
  linkwatch.forget(link);
  radix.remove(netns.links, link.index);
  hash.remove(netns.names, changetype<usize>(link));
  if (netns.nameCount == 0) hash.dispose(netns.names);
  touch(netns);
  address4.removeAll(link);
  address6.removeAll(link);
  link.qdisc = Qdisc.NOOP;
  heap.free(link.devconf);
  link.devconf = 0;
  linkChanged(LinkEvent.REMOVED, link, ~0);
  linkChanged(LinkEvent.UNREGISTERED, link, 0);
  discard(link);
}

/** Counts a change to the set of links. */
function touch(netns: Namespace): void {
  netns.linkGeneration++;
  if (netns.linkGeneration == 0) netns.linkGeneration = 1;
}
