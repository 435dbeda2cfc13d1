/**
 * A link: the configuration and state of a network device (struct net_device, netdevice(7)). This file is the structure;
 * net/links.ts finds links, net/register.ts adds and removes them, net/state.ts brings them up and down.
 */

import { NetDeviceFlags } from '../generated/netdevice';
import { IFNAMSIZ, MAX_ADDR_LEN, OperState, RTNL_LINK_STATS64_SIZE } from '../generated/rt-link';
import { List, ListNode } from '../memory/list';
import { RadixTree } from '../memory/radix';
import * as text from '../memory/text';
import { Namespace } from './namespace';

/** What makes a link: its driver. Those from FIRST_MADE on are kinds that programs can make: see net/kind.ts. */
export const enum LinkKind {
  LOOPBACK,
  /** A device that the host registered; no kind on Linux either. */
  PHYSICAL,
  VETH,
  DUMMY,
  IFB,
  MACVLAN,
  MACVTAP,
  VLAN,
  VXLAN,
  VRF,
  BOND,
  BRIDGE,
  TUN,
  /** How many there are. */
  COUNT,
}

/** Kinds of queueing disciplines: see net/qdisc.ts. */
export const enum Qdisc {
  NOOP,
  NOQUEUE,
  PFIFO_FAST,
  /** One for all queues, and PFIFO_FAST for each. */
  MQ,
  PFIFO,
  BFIFO,
  PFIFO_HEAD_DROP,
  BLACKHOLE,
  TBF,
  INGRESS,
  CLSACT,
}

/** Bits of `state`. */
export const enum LinkState {
  CARRIER = 1,
  /** A change of carrier waits to be looked at: see net/linkwatch.ts. */
  WATCHED = 2,
  /** The hardware came with an address. */
  PERMANENT_ADDRESS = 4,
  /** It can't change its namespace. */
  NETNS_IMMUTABLE = 8,
  /** It has a name and an index, and is found by them. */
  REGISTERED = 16,
  /** It is being taken away: see net/register.ts. */
  DOOMED = 32,
  /** Everybody was told that it is there. */
  ANNOUNCED = 2048,
  /** It is on the list of its lower's uppers. */
  STACKED = 128,
  /** Its driver or the link below wants it to wait before it is used (IFF_DORMANT). */
  DORMANT = 64,
  /** Likewise, as it is being tested. */
  TESTING = 16384,
  /** Its driver takes frames to any number of unicast addresses without taking all: see net/receive_mode.ts. */
  UNICAST_FILTER = 512,
  /** It takes all because its driver can't do that. */
  UNICAST_PROMISC = 1024,
  /** Its counting in hardware is asked for. */
  OFFLOAD_STATS = 8192,
  /** It is in haste to be looked at: likewise. */
  HASTY = 524288,
  /** It has a place for what is done with packets that come in. */
  INGRESS_QUEUE = 65536,
  /** It takes XDP programs; and frames that those of others send to it. */
  XDP = 32768,
  XDP_TARGET = 4096,
  /** Its driver is asked to bring it up: it counts as running, but is not up yet. */
  OPENING = 131072,
  /** IPv6 does not configure itself on it, as a port of a bond (IFF_NO_ADDRCONF). */
  NO_ADDRCONF = 262144,
  /** It was taken down, which is yet to be told: see `halt` of net/state.ts. */
  HALTED = 256,
}

@unmanaged
export class Link {
  /** Its place in the namespace's names; first, so that a node is a link. */
  nameNext: usize;
  nameHash: u32;
  netns: Namespace;
  /** Its place among the namespace's links as they came. */
  nextArrival: usize;
  previousArrival: usize;
  index: u32;
  kind: LinkKind;
  /** ARPHRD_ type. */
  type: u32;
  /** IFF_ flags that were set; those that follow from the state are added by `flagsOf`. */
  flags: u32;
  state: u32;
  operstate: u32;
  linkmode: u32;
  mtu: u32;
  minMtu: u32;
  maxMtu: u32;
  txqlen: u32;
  group: u32;
  promiscuity: u32;
  allmulti: u32;
  /** Addresses beside its own that it receives, a list a kind, and how many of them are unicast: see net/hardware_address.ts. */
  firstUnicast: usize;
  lastUnicast: usize;
  firstMulticast: usize;
  lastMulticast: usize;
  unicasts: u32;
  txQueues: u32;
  rxQueues: u32;
  /** Those of them that are in use. */
  liveTxQueues: u32;
  liveRxQueues: u32;
  /** What it does for who sends through it, what of that is wanted, and what it would do for its VLANs: see net/features.ts. */
  features: u64;
  wantedFeatures: u64;
  vlanFeatures: u64;
  /** The most that it takes at once, in bytes; likewise. */
  tsoMaxSize: u32;
  /** What it sends at once, in bytes and in pieces, and what it takes at once; and of IPv4. */
  gsoMaxSize: u32;
  gsoMaxSegs: u32;
  groMaxSize: u32;
  gsoIpv4MaxSize: u32;
  groIpv4MaxSize: u32;
  /** IFLA_PROTO_DOWN, and the bits of its reasons. */
  protoDown: u32;
  protoDownReason: u32;
  /** Bytes that it wants before a frame; and those that who receives from it wants, of a veth's end. */
  headroom: u32;
  receiveHeadroom: u32;
  /** The kind of its own queueing discipline; and those that somebody gave it: see net/qdisc.ts. */
  qdisc: Qdisc;
  firstQdisc: usize;
  lastQdisc: usize;
  carrierUps: u32;
  carrierDowns: u32;
  /** The other end of a veth, or 0. */
  peer: usize;
  /** What its kind keeps of it: a block that goes with it, or 0. */
  data: usize;
  /** The link it was made on, or 0; its place among that one's uppers; and its own uppers: see net/stack.ts. */
  lower: usize;
  nextUpper: usize;
  previousUpper: usize;
  firstUpper: usize;
  lastUpper: usize;
  /** The link it is a port of, or 0; what that one's kind keeps of the port; and likewise its own ports. */
  master: usize;
  portData: usize;
  nextPort: usize;
  previousPort: usize;
  firstPort: usize;
  lastPort: usize;
  /** What the macvlans on it share, or 0: see net/drivers/macvlan_port.ts. */
  macvlanPort: usize;
  /** The VLANs of it: see net/drivers/vlan.ts. */
  vlanRoot: usize;
  vlanHeight: u32;
  /** How many links lie below it, one on the other. */
  depth: u32;
  /** Its place among the links that go together. */
  nextDoomed: usize;
  previousDoomed: usize;
  /** Its place among the links whose carrier waits to be looked at: see net/linkwatch.ts. */
  nextWatched: usize;
  previousWatched: usize;
  watchNumber: u32;
  /** Addresses of either family: see `addresses4` and `addresses6`. */
  first4: usize;
  last4: usize;
  first6: usize;
  last6: usize;
  /** Multicast groups and anycast addresses, a list a kind: see `memberships`. */
  firstMulticast4: usize;
  lastMulticast4: usize;
  firstMulticast6: usize;
  lastMulticast6: usize;
  firstAnycast6: usize;
  lastAnycast6: usize;
  /** The last IPv4 primary (see net/ipv4/order4.ts). */
  lastPrimary4: usize;
  /** Next hops of routes of either family that lead over it: see `hops4` and `hops6`; and what any of them may be marked with. */
  firstHop4: usize;
  lastHop4: usize;
  firstHop6: usize;
  lastHop6: usize;
  hopMarks: u32;
  /** Next hops that are objects and lead over it: see net/fib/nexthop.ts. */
  firstObject: usize;
  lastObject: usize;
  /** Its further names: see net/altname.ts. */
  firstName: usize;
  lastName: usize;
  /** A text that an administrator gave it: a block of `aliasLength` bytes, or 0. */
  alias: usize;
  aliasLength: u32;
  /** What files keep of it: see net/note.ts. */
  notes: usize;
  /** IPv4 and IPv6 settings: see net/devconf.ts; and whether the link has either, which a small MTU takes away. */
  devconf: usize;
  hasInet: bool;
  hasInet6: bool;
  /** Where its link-layer address and its name are from: NetAddrAssign, NetNameAssign. */
  addressFrom: u8;
  nameFrom: u8;
  /** IFLA_INET6_FLAGS; and in hundredths of a second since boot, when IPv6 last changed here. */
  inet6Flags: u32;
  /** The MTU that a router told last, or 0. */
  routerMtu: u32;
  inet6Updated: u32;
  /** The host part of addresses that routers advertise, 8 bytes (IFLA_INET6_TOKEN); 0: none. */
  token: u64;
  /** Temporary IPv6 addresses on it, and by how many seconds less than others they are preferred (RFC 8981, 3.8). */
  temporaries: u32;
  desync: u32;
  /** Neighbours of either family, the newest first, and how they are asked for: see net/neighbour/neighbour.ts, net/neighbour/neighbour_parms.ts. */
  firstNeighbour4: usize;
  lastNeighbour4: usize;
  firstNeighbour6: usize;
  lastNeighbour6: usize;
  neighbourParms: usize;
  addressLength: u32;
  /* Bytes that no field above can hold follow: see the offsets below. */

  get addresses4(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('first4'));
  }

  get addresses6(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('first6'));
  }

  get qdiscs(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstQdisc'));
  }

  get hops4(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstHop4'));
  }

  get objects(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstObject'));
  }

  get hops6(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstHop6'));
  }

  memberships(kind: u32): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstMulticast4') + kind * offsetof<List>());
  }

  hardwareAddresses(kind: u32): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstUnicast') + kind * offsetof<List>());
  }

  get neighbours4(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstNeighbour4'));
  }

  get neighbours6(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstNeighbour6'));
  }

  get arrivalNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Link>('nextArrival'));
  }

  get watchNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Link>('nextWatched'));
  }

  get vlans(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Link>('vlanRoot'));
  }

  get uppers(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstUpper'));
  }

  get upperNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Link>('nextUpper'));
  }

  get ports(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstPort'));
  }

  get portNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Link>('nextPort'));
  }

  get altNames(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Link>('firstName'));
  }

  get doomedNode(): ListNode {
    return changetype<ListNode>(changetype<usize>(this) + offsetof<Link>('nextDoomed'));
  }
}

/** The link whose `watchNode`, `upperNode` … this is, or null for 0. */
export function ofWatchNode(node: usize): Link | null {
  return node == 0 ? null : changetype<Link>(node - offsetof<Link>('nextWatched'));
}

export function ofUpperNode(node: usize): Link | null {
  return node == 0 ? null : changetype<Link>(node - offsetof<Link>('nextUpper'));
}

export function ofPortNode(node: usize): Link | null {
  return node == 0 ? null : changetype<Link>(node - offsetof<Link>('nextPort'));
}

export function ofDoomedNode(node: usize): Link | null {
  return node == 0 ? null : changetype<Link>(node - offsetof<Link>('nextDoomed'));
}

/** Offsets of what follows the fields: name, address, broadcast address, permanent address, counters. */
const NAME: u32 = (<u32>offsetof<Link>() + 7) & ~7;
const ADDRESS: u32 = NAME + IFNAMSIZ;
const BROADCAST: u32 = ADDRESS + MAX_ADDR_LEN;
const PERMANENT: u32 = BROADCAST + MAX_ADDR_LEN;
const COUNTERS: u32 = PERMANENT + MAX_ADDR_LEN;

/** Bytes of a whole link, with its counters of 8 bytes. */
export const LINK_SIZE: u32 = COUNTERS + RTNL_LINK_STATS64_SIZE;

/** The name, NUL-padded to IFNAMSIZ. */
export function nameOf(link: Link): usize {
  return changetype<usize>(link) + NAME;
}

export function nameLength(link: Link): u32 {
  return text.lengthIn(nameOf(link));
}

/** The link-layer address, and the one for broadcasts; `addressLength` bytes each. */
export function addressOf(link: Link): usize {
  return changetype<usize>(link) + ADDRESS;
}

export function broadcastOf(link: Link): usize {
  return changetype<usize>(link) + BROADCAST;
}

/** The address that the hardware came with; `addressLength` bytes, where there is one. */
export function permanentOf(link: Link): usize {
  return changetype<usize>(link) + PERMANENT;
}

/** 25 counters of 64 bits, in the order of struct rtnl_link_stats64. */
export function countersOf(link: Link): usize {
  return changetype<usize>(link) + COUNTERS;
}

export function isUp(link: Link): bool {
  return (link.flags & NetDeviceFlags.UP) != 0;
}

/** True where IPv6 does not configure itself. */
export function isWithoutAddrconf(link: Link): bool {
  return (link.state & LinkState.NO_ADDRCONF) != 0;
}

export function hasCarrier(link: Link): bool {
  return (link.state & LinkState.CARRIER) != 0;
}

/** The index of the link that this one sits on: its own, or a veth's peer's, 0 while that is not there (dev_get_iflink). */
export function lowerIndex(link: Link): u32 {
  if (link.kind == LinkKind.VETH) return link.peer == 0 ? 0 : changetype<Link>(link.peer).index;
  // A vxlan goes through a link, and is none of its.
  return link.lower == 0 || link.kind == LinkKind.VXLAN ? link.index : changetype<Link>(link.lower).index;
}

/** True when the link can carry traffic once it is up (netif_oper_up). */
export function isOperational(link: Link): bool {
  return link.operstate == OperState.UP || link.operstate == OperState.UNKNOWN;
}
