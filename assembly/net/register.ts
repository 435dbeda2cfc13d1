/**
 * Making links and taking them away (register_netdevice, unregister_netdevice_many): names and indexes, and in which order
 * everybody hears of it.
 *
 * A new link is `allocate`d, given a name or a template of one (`nameOf`) and perhaps an index, `register`ed (found by them, its
 * uevents sent) and, when its kind is done with it, `announce`d.
 *
 * Links go in lots: a kind names those that go together (net/kind.ts, `doom`), and `unregisterAll` takes them down, announces and
 * frees them. A lot's links are freed together at its end, because one may still be named by the message about another.
 */

import { Errno } from '../generated/errno';
import { NetDeviceFlags } from '../generated/netdevice';
import { HardwareType, IFNAMSIZ, OperState } from '../generated/rt-link';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as list from '../memory/list';
import { List } from '../memory/list';
import * as radix from '../memory/radix';
import * as altNames from './altname';
import * as devconf from './devconf';
import * as features from './features';
import * as sync4 from './ipv4/fib4_sync';
import { Down } from './ipv4/fib4_sync';
import * as objectChange from './fib/nexthop_change';
import * as hardware from './hardware_address';
import * as inet4 from './ipv4/inet4';
import * as inet6 from './ipv6/inet6';
import * as kinds from './kind';
import {
  LINK_SIZE,
  Link,
  LinkKind,
  LinkState,
  Qdisc,
  broadcastOf,
  hasCarrier,
  nameLength,
  nameOf,
  ofDoomedNode,
} from './link';
import { byIndex } from './links';
import * as linkwatch from './linkwatch';
import * as names from './name';
import { Namespace } from './namespace';
import * as neighbourParms from './neighbour/neighbour_parms';
import * as notes from './note';
import { LinkEvent, linkChanged } from './observer';
import * as qdiscs from './qdisc';
import * as stack from './stack';
import * as rules from './fib/rule';
import * as state from './state';
import * as time from './time';

const ETHER_ADDRESS_LENGTH: u32 = 6;
const ETHER_MIN_MTU: u32 = 68;
const ETHER_MTU: u32 = 1500;
const ETHER_MAX_MTU: u32 = 65535;
const DEFAULT_TXQLEN: u32 = 1000;
/** 8 * 65535: what a device that segments in software may take at once. */
export const GSO_MAX_SIZE: u32 = 524280;
/** What any device takes. */
export const LEGACY_MAX_SIZE: u32 = 65536;
export const MAX_SEGS: u32 = 65535;

/** A link with the settings of an Ethernet device, not registered yet; null when memory has run out (alloc_netdev). */
export function allocate(netns: Namespace, kind: LinkKind): Link | null {
  const pointer = heap.allocZeroed(LINK_SIZE);
  if (pointer == 0) return null;
  const link = changetype<Link>(pointer);
  link.netns = netns;
  link.kind = kind;
  setEthernet(link);
  link.maxMtu = ETHER_MAX_MTU;
  link.state = LinkState.CARRIER;
  link.operstate = OperState.UNKNOWN;
  link.txQueues = 1;
  link.rxQueues = 1;
  features.setup(link);
  link.tsoMaxSize = LEGACY_MAX_SIZE;
  link.gsoMaxSize = LEGACY_MAX_SIZE;
  link.gsoMaxSegs = MAX_SEGS;
  link.groMaxSize = LEGACY_MAX_SIZE;
  link.gsoIpv4MaxSize = LEGACY_MAX_SIZE;
  link.groIpv4MaxSize = LEGACY_MAX_SIZE;
  link.qdisc = Qdisc.NOOP;
  kinds.setup(link);
  return link;
}

/** What makes a link Ethernet; flags that it has it keeps (ether_setup). */
export function setEthernet(link: Link): void {
  link.type = HardwareType.ETHER;
  link.flags |= NetDeviceFlags.BROADCAST | NetDeviceFlags.MULTICAST;
  link.mtu = ETHER_MTU;
  link.minMtu = ETHER_MIN_MTU;
  link.maxMtu = ETHER_MTU;
  link.txqlen = DEFAULT_TXQLEN;
  link.addressLength = ETHER_ADDRESS_LENGTH;
  memory.fill(broadcastOf(link), 0xff, ETHER_ADDRESS_LENGTH);
}

/** Frees a link that was never registered, or is no more. */
export function discard(link: Link): void {
  neighbourParms.dispose(link);
  heap.free(link.data);
  heap.free(link.devconf);
  heap.free(link.alias);
  notes.dispose(link);
  altNames.discardAll(link);
  heap.free(changetype<usize>(link));
}

/** The index a link gets that did not ask for one. */
export function freeIndex(netns: Namespace): u32 {
  let index = netns.lastIndex;
  do {
    index = index == <u32>i32.MAX_VALUE ? 1 : index + 1;
  } while (byIndex(netns, index) != null);
  netns.lastIndex = index;
  return index;
}

/** Names a link that is not registered yet: a name or a template of at most IFNAMSIZ - 1 bytes. */
export function propose(link: Link, name: usize, length: u32): void {
  names.write(nameOf(link), name, length);
}

/**
 * Puts a link where it is found by name, if it is a template the next free one of it, and by index, 0 for any
 * (register_netdevice). -EINVAL, -EEXIST, -ENFILE for the name, -EBUSY for the index, -ENOMEM; the link is then still the caller's.
 */
export function register(link: Link): i32 {
  const netns = link.netns;
  const length = nameLength(link);
  memory.copy(template, nameOf(link), length);
  const bad = names.give(link, template, length);
  if (bad != 0) return bad;
  if (link.index != 0 && byIndex(netns, link.index) != null) return -Errno.EBUSY;
  if (!hash.prepare(netns.names)) return -Errno.ENOMEM;
  if (link.devconf == 0) link.devconf = devconf.create();
  if (link.devconf == 0) return -Errno.ENOMEM;
  if (link.neighbourParms == 0) {
    const asking = neighbourParms.allocate();
    if (asking == 0) return -Errno.ENOMEM;
    neighbourParms.give(link, asking);
  }
  const index = link.index != 0 ? link.index : freeIndex(netns);
  if (!radix.set(netns.links, index, changetype<usize>(link))) return -Errno.ENOMEM;
  link.index = index;
  if (link.liveTxQueues == 0) link.liveTxQueues = link.txQueues;
  if (link.liveRxQueues == 0) link.liveRxQueues = link.rxQueues;
  appear(link);
  features.begin(link);
  // What the link's carrier was before anybody knew it counts for its state alone.
  if (!hasCarrier(link)) state.settle(link);
  linkChanged(LinkEvent.REGISTERED, link, 0);
  // IPv4 has nowhere to put its settings: the link goes again, which is waited for.
  if (devconf.isReserved(link)) {
    rules.detach(link);
    hide(link);
    linkChanged(LinkEvent.UNREGISTERED, link, 0);
    going.freed = true;
    return -Errno.EINVAL;
  }
  attach(link);
  return 0;
}

/** A link uses so many of its queues (netif_set_real_num_tx_queues, netif_set_real_num_rx_queues). */
export function useQueues(link: Link, tx: u32, rx: u32): void {
  const before = link.liveTxQueues | (link.liveRxQueues << QUEUE_BITS);
  link.liveTxQueues = tx;
  link.liveRxQueues = rx;
  notes.queuesChanged(link);
  if ((link.state & LinkState.REGISTERED) != 0) linkChanged(LinkEvent.QUEUES_CHANGED, link, before);
}

/** Of LinkEvent.QUEUES_CHANGED's detail, those that say of how many queues it sent by. */
export const QUEUE_BITS: u32 = 16;

/** A link that is found by its index is found by its name too, and begins its life in a namespace. */
export function appear(link: Link): void {
  const netns = link.netns;
  hash.insert(netns.names, changetype<usize>(link), hash.bytes(nameOf(link), nameLength(link)));
  altNames.showAll(link);
  list.append(netns.arrivals, changetype<usize>(link.arrivalNode));
  link.state |= LinkState.REGISTERED;
  link.inet6Updated = time.hundredths();
  touch(netns);
  rules.attach(link);
}

/** What IPv4 and IPv6 do with a link that came (NETDEV_REGISTER). */
export function attach(link: Link): void {
  inet4.registered(link);
  inet6.attach(link);
}

const template: usize = memory.data(IFNAMSIZ, 4);

/** Tells everybody that a registered link is ready. */
export function announce(link: Link): void {
  link.state |= LinkState.ANNOUNCED;
  linkChanged(LinkEvent.ADDED, link, ~0);
}

/** Lots of links that go, one inside the other: what lies on a link goes while it goes. Links lie on each other 8 deep at most. */
const MAX_LOTS: u32 = 16;
const lots: usize = memory.data(offsetof<List>() * MAX_LOTS, 4);

@unmanaged
class Lots {
  open: u32;
  /** Some were freed since `hasFreed` was asked. */
  freed: bool;
  /** Links that are gone and wait to be freed. */
  deadFirst: usize;
  deadLast: usize;

  get dead(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Lots>('deadFirst'));
  }
}

const going = changetype<Lots>(memory.data(offsetof<Lots>(), 4));

/** A lot, empty, that `unregisterAll` ends. */
export function openLot(): List {
  const lot = changetype<List>(lots + going.open * offsetof<List>());
  going.open++;
  lot.first = 0;
  lot.last = 0;
  return lot;
}

/**
 * Whether links were freed since this was last asked: at the end of a request Linux waits for them to be free, and lets others work meanwhile
 * (netdev_run_todo).
 */
export function hasFreed(): bool {
  const was = going.freed;
  going.freed = false;
  return was;
}

/** Whether links go because others do, which were to go. */
export function isAlong(): bool {
  return going.open > 1;
}

/** Puts a link at the end of a lot, if it is in one already too. */
export function doom(link: Link, lot: List): void {
  if ((link.state & LinkState.DOOMED) != 0) list.remove(lot, changetype<usize>(link.doomedNode));
  link.state |= LinkState.DOOMED;
  list.append(lot, changetype<usize>(link.doomedNode));
}

/** Takes one link away, and what goes with it. */
export function remove(link: Link): void {
  const lot = openLot();
  kinds.doom(link, lot);
  unregisterAll(lot);
}

/** Takes a lot of links away with all that is on them, and frees them (unregister_netdevice_many). */
export function unregisterAll(lot: List): void {
  for (let link = ofDoomedNode(lot.first); link != null; link = nextDoomed(link)) state.halt(link);
  for (let link = ofDoomedNode(lot.first); link != null; link = nextDoomed(link)) state.tellHalted(link);
  for (let link = ofDoomedNode(lot.first); link != null; link = nextDoomed(link)) {
    linkwatch.forget(link);
    hide(link);
  }
  for (let link = ofDoomedNode(lot.first); link != null; link = ofDoomedNode(lot.first)) {
    unregister(link);
    list.remove(lot, changetype<usize>(link.doomedNode));
    list.append(going.dead, changetype<usize>(link.doomedNode));
  }
  going.open--;
  if (going.open != 0) return;
  going.freed = true;
  for (let link = ofDoomedNode(going.deadFirst); link != null; link = ofDoomedNode(going.deadFirst)) {
    list.remove(going.dead, changetype<usize>(link.doomedNode));
    discard(link);
  }
}

function nextDoomed(link: Link | null): Link | null {
  return link == null ? null : ofDoomedNode(link.doomedNode.next);
}

/** Makes a link one that nobody finds. */
export function hide(link: Link): void {
  const netns = link.netns;
  radix.remove(netns.links, link.index);
  hash.remove(netns.names, changetype<usize>(link));
  names.freed(netns, nameOf(link), nameLength(link));
  altNames.hideAll(link);
  list.remove(netns.arrivals, changetype<usize>(link.arrivalNode));
  if (netns.nameCount == 0) hash.dispose(netns.names);
  link.state &= ~LinkState.REGISTERED;
  touch(netns);
}

function unregister(link: Link): void {
  strip(link);
  // One that nobody was told of goes without a word.
  const isKnown = (link.state & LinkState.ANNOUNCED) != 0;
  if (isKnown) linkChanged(LinkEvent.GOING, link, ~0);
  kinds.abandon(link);
  if (isKnown) linkChanged(LinkEvent.REMOVED, link, ~0);
  kinds.uninit(link);
  linkChanged(LinkEvent.UNREGISTERED, link, 0);
}

/** Takes from a link what it does not keep outside its namespace: it goes, or moves to another (NETDEV_UNREGISTER). */
export function strip(link: Link): void {
  qdiscs.dispose(link);
  rules.detach(link);
  objectChange.linkDown(link, true);
  inet4.detach(link);
  sync4.linkDown(link, Down.GONE);
  // Drivers hear of it before IPv6 does, and bridges and VLANs after that.
  stack.abandonUppers(link);
  inet6.detach(link);
  stack.abandon(link);
  hardware.flush(link);
  neighbourParms.dispose(link);
  heap.free(link.devconf);
  link.devconf = 0;
}

/** Counts a change to the set of links. */
function touch(netns: Namespace): void {
  netns.linkGeneration++;
  if (netns.linkGeneration == 0) netns.linkGeneration = 1;
}
