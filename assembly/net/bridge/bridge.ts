/**
 * What a bridge keeps of itself and of each of its ports (net/bridge/br_private.h). What it does as a link is net/bridge/bridge_device.ts; ports
 * come and go in net/bridge/bridge_port.ts, their states are net/bridge/bridge_stp.ts, addresses net/bridge/bridge_fdb.ts.
 *
 * A bridge id is 2 bytes of priority, high byte first, and 6 of address. Times are in ticks, of which there are `hz` a second, as an
 * administrator's hundredths of a second are rounded to them; deadlines are in milliseconds since boot.
 */

import { BrState } from '../../generated/rt-link';
import { HashTable } from '../../memory/hash';
import { List } from '../../memory/list';
import { RadixTree } from '../../memory/radix';
import { Timer } from '../../memory/timer';
import { Vector } from '../../memory/vector';
import { Querier } from './bridge_querier';
import { Link } from '../link';

/** Bits of a bridge's `options`. */
export const enum BridgeOption {
  NF_CALL_IPTABLES = 1,
  NF_CALL_IP6TABLES = 2,
  NF_CALL_ARPTABLES = 4,
  MULTICAST_SNOOPING = 8,
  QUERY_USE_IFADDR = 16,
  MULTICAST_STATS = 32,
  MULTICAST_QUERIER = 64,
  VLAN_STATS = 128,
  NO_LINK_LOCAL_LEARN = 256,
  OFFLOAD_FAIL_NOTIFICATION = 512,
  FDB_LOCAL_VLAN_0 = 1024,
  /** An administrator gave it the MTU, and so it does not follow the ports'. */
  MTU_SET = 2048,
  /** And the group address, which then does not follow the VLANs' protocol. */
  GROUP_ADDRESS_SET = 4096,
  /** The kernel was built to keep VLANs of bridges (CONFIG_BRIDGE_VLAN_FILTERING); and this one goes by them. */
  VLANS_KEPT = 8192,
  VLAN_FILTERING = 16384,
  VLAN_STATS_PER_PORT = 32768,
  MST = 65536,
  /** It had an address of IPv6 to ask by when it last did, or did not ask yet. */
  HAS_INET6_ADDRESS = 131072,
}

/** Bits of a port's `flags`. */
export const enum PortFlag {
  HAIRPIN = 1,
  BPDU_GUARD = 2,
  ROOT_BLOCK = 4,
  FAST_LEAVE = 8,
  LEARNING = 16,
  FLOOD = 32,
  PROXY_ARP = 64,
  PROXY_ARP_WIFI = 128,
  MULTICAST_FLOOD = 256,
  MULTICAST_TO_UNICAST = 512,
  VLAN_TUNNEL = 1024,
  BROADCAST_FLOOD = 2048,
  NEIGH_SUPPRESS = 4096,
  ISOLATED = 8192,
  LOCKED = 16384,
  MAB = 32768,
  NEIGH_VLAN_SUPPRESS = 65536,
  /** An administrator gave it the cost, and so it does not follow the speed. */
  COST_SET = 131072,
}

/** The spanning tree protocol that a bridge speaks. */
export const enum Stp {
  NONE,
  KERNEL,
}

/** Ports have numbers below this, and 0 is none. */
const MAX_PORTS: u32 = 1024;

/** The VLANs of a bridge or of a port, in the order of their ids: see net/bridge/bridge_vlan.ts. */
@unmanaged
export class VlanGroup extends Vector {
  /** The VLAN of frames without a tag, or 0. */
  pvid: u32;
  /** How many are in use: a bridge also has those that only its ports are in. */
  used: u32;
}

@unmanaged
export class Bridge extends Querier {
  /** Its own bridge id, and the root's. */
  id: u64;
  root: u64;
  maxAge: u64;
  helloTime: u64;
  forwardDelay: u64;
  /** As set, and as it is while the topology changes. */
  ageingTimeSet: u64;
  ageingTime: u64;
  /** When old addresses are looked for next, if `ageingRuns`; it waits while there are entries that grow old: see net/bridge/bridge_ageing.ts. */
  ageingDeadline: f64;
  ageingOrder: u32;
  ageingWaits: u32;
  ageingChild: usize;
  ageingNext: usize;
  ageingPrevious: usize;
  ageingEntries: u32;
  ageingRuns: u32;
  /** While it waits, the topology changes. */
  topologyDeadline: f64;
  topologyOrder: u32;
  topologyWaits: u32;
  topologyChild: usize;
  topologyNext: usize;
  topologyPrevious: usize;
  /** When the spanning tree says hello next, if it waits. */
  helloDeadline: f64;
  helloOrder: u32;
  helloWaits: u32;
  helloChild: usize;
  helloNext: usize;
  helloPrevious: usize;
  link: Link;
  hz: u32;
  stp: Stp;
  options: u32;
  topologyChange: u32;
  topologyChangeDetected: u32;
  groupFwdMask: u32;
  group0: u32;
  group4: u32;
  multicastRouter: u32;
  hashMax: u32;
  vlanDefaultPvid: u32;
  fdbMaxLearned: u32;
  fdbLearned: u32;
  portCount: u32;
  /** ETH_P_8021Q or 8021AD. */
  vlanProtocol: u32;
  /** The last frame that it passed on: see net/frame/bridging.ts. */
  lastFrame: u32;
  fdbBuckets: usize;
  fdbMask: u32;
  fdbCount: u32;
  fdbFirst: usize;
  fdbLast: usize;
  /** The addresses that are the bridge's own. */
  ownFirst: usize;
  ownLast: usize;

  /** See `VlanGroup`. */
  vlanData: usize;
  vlanLength: u32;
  vlanCapacity: u32;
  pvid: u32;
  vlansUsed: u32;

  /** Groups of multicast, by what makes them and newest first: see net/bridge/bridge_mdb.ts. */
  mdbBuckets: usize;
  mdbMask: u32;
  mdbCount: u32;
  groupFirst: usize;
  groupLast: usize;

  get vlans(): VlanGroup {
    return changetype<VlanGroup>(changetype<usize>(this) + offsetof<Bridge>('vlanData'));
  }

  get mdb(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Bridge>('mdbBuckets'));
  }

  get groups(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Bridge>('groupFirst'));
  }

  get fdb(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Bridge>('fdbBuckets'));
  }

  get entries(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Bridge>('fdbFirst'));
  }

  get own(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Bridge>('ownFirst'));
  }

  get ageingTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Bridge>('ageingDeadline'));
  }

  get helloTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Bridge>('helloDeadline'));
  }

  get topologyTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Bridge>('topologyDeadline'));
  }
}

/** A bit for each number of a port that is taken lies behind the fields. */
export const NUMBERS: u32 = offsetof<Bridge>();
export const BRIDGE_SIZE: u32 = NUMBERS + MAX_PORTS / 8;

@unmanaged
export class Port {
  /** What it believes is the root, and the bridge to reach it. */
  designatedRoot: u64;
  designatedBridge: u64;
  forwardDeadline: f64;
  forwardOrder: u32;
  forwardWaits: u32;
  forwardChild: usize;
  forwardNext: usize;
  forwardPrevious: usize;
  link: Link;
  bridge: Bridge;
  state: BrState;
  flags: u32;
  number: u32;
  priority: u32;
  id: u32;
  cost: u32;
  designatedPort: u32;
  designatedCost: u32;
  topologyChangeAck: u32;
  configPending: u32;
  groupFwdMask: u32;
  multicastRouter: u32;
  hostsLimit: u32;
  maxGroups: u32;
  backupNexthop: u32;
  /** How often it came to block, and to forward. */
  blocks: u64;
  forwards: u64;
  /** The port that stands in for it, or 0; and for how many it stands in. */
  backup: usize;
  backedUp: u32;
  /** The addresses behind it. */
  entriesFirst: usize;
  entriesLast: usize;
  /** The groups that it is in, newest first, and how many. */
  membershipFirst: usize;
  membershipLast: usize;
  groupCount: u32;
  /** See `VlanGroup`. */
  vlanData: usize;
  vlanLength: u32;
  vlanCapacity: u32;
  pvid: u32;
  vlansUsed: u32;
  /** Tunnels that frames of its VLANs leave for, by their ids: each is one VLAN's. */
  tunnelRoot: usize;
  tunnelHeight: u32;
  /** The bridge follows what its link does; not yet while it joins. */
  isFollowed: bool;

  get vlans(): VlanGroup {
    return changetype<VlanGroup>(changetype<usize>(this) + offsetof<Port>('vlanData'));
  }

  get entries(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Port>('entriesFirst'));
  }

  get tunnels(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Port>('tunnelRoot'));
  }

  get memberships(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Port>('membershipFirst'));
  }

  get forwardTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Port>('forwardDeadline'));
  }
}

export function dataOf(link: Link): Bridge {
  return changetype<Bridge>(link.data);
}

/** What a bridge keeps of a port. */
export function portOf(link: Link): Port {
  return changetype<Port>(link.portData);
}

/** Where the address in a bridge id, the id itself and the group address lie. */
export function addressIn(id: usize): usize {
  return id + 2;
}

export function idOf(bridge: Bridge): usize {
  return changetype<usize>(bridge) + offsetof<Bridge>('id');
}

export function rootOf(bridge: Bridge): usize {
  return changetype<usize>(bridge) + offsetof<Bridge>('root');
}

export function groupOf(bridge: Bridge): usize {
  return changetype<usize>(bridge) + offsetof<Bridge>('group0');
}

export function designatedRootOf(port: Port): usize {
  return changetype<usize>(port) + offsetof<Port>('designatedRoot');
}

export function designatedBridgeOf(port: Port): usize {
  return changetype<usize>(port) + offsetof<Port>('designatedBridge');
}

export function has(bridge: Bridge, option: BridgeOption): bool {
  return (bridge.options & option) != 0;
}

export function setOption(bridge: Bridge, option: BridgeOption, on: bool): void {
  if (on) bridge.options |= option;
  else bridge.options &= ~option;
}

/** The lowest number that no port has, which is then taken; 0: there is none. */
export function takeNumber(bridge: Bridge): u32 {
  const numbers = changetype<usize>(bridge) + NUMBERS;
  for (let i: u32 = 0; i < MAX_PORTS / 8; i += 4) {
    const free = ~load<u32>(numbers + i);
    if (free == 0) continue;
    store<u32>(numbers + i, load<u32>(numbers + i) | (free & -free));
    return i * 8 + ctz(free);
  }
  return 0;
}

export function giveNumber(bridge: Bridge, number: u32): void {
  const word = changetype<usize>(bridge) + NUMBERS + ((number >>> 5) << 2);
  store<u32>(word, load<u32>(word) & ~(1 << (number & 31)));
}
