/**
 * A network namespace (struct net): the roots of everything a guest can configure. This file is the structure alone;
 * net/lifecycle.ts makes and frees namespaces.
 */

import { Kind, lookup as lookupHandle } from '../memory/handle';
import { HashTable } from '../memory/hash';
import { List } from '../memory/list';
import { RadixTree } from '../memory/radix';
import { Timer } from '../memory/timer';
import { Lifetimes } from './lifetime';

@unmanaged
export class Namespace {
  kind: u32;
  handle: u32;
  /** Held by the host's handle, by tasks and by sockets. */
  references: u32;
  /** How many were made before it. */
  serial: u32;
  /** Links by index, and by name. */
  linkRoot: usize;
  linkHeight: u32;
  nameBuckets: usize;
  nameMask: u32;
  nameCount: u32;
  /** Links in the order in which they came: see `oldest` in net/link.ts. */
  firstLink: usize;
  lastLink: usize;
  /** IPv4 addresses by what makes them what they are, and primaries by their subnet: see net/ipv4/address4.ts. */
  address4Buckets: usize;
  address4Mask: u32;
  address4Count: u32;
  subnet4Buckets: usize;
  subnet4Mask: u32;
  subnet4Count: u32;
  /** IPv6 addresses by link and address: see net/ipv6/address6.ts. */
  address6Buckets: usize;
  address6Mask: u32;
  address6Count: u32;
  /** Addresses of either family that end: see net/lifetime.ts. */
  lifetimes: usize;
  /** IPv6 addresses' networks: see net/ipv6/network6.ts. */
  network6Buckets: usize;
  network6Mask: u32;
  network6Count: u32;
  /** Multicast groups and anycast addresses of links: see net/membership.ts. */
  membershipBuckets: usize;
  membershipMask: u32;
  membershipCount: u32;
  /** Link-layer addresses that links receive: see net/hardware_address.ts. */
  hardwareBuckets: usize;
  hardwareMask: u32;
  hardwareCount: u32;
  /** IPv4's groups that were joined with an address. */
  autojoined4: u32;
  /** Labels of IPv6 prefixes, and how often they changed: see net/ipv6/addrlabel.ts. */
  firstLabel: usize;
  lastLabel: usize;
  labelSequence: u32;
  /** Settings for all links, and those that new ones get: see net/devconf.ts. */
  devconfAll: usize;
  devconfDefault: usize;
  /** vxlans by ID and port: see net/drivers/vxlan.ts. */
  vxlanBuckets: usize;
  vxlanMask: u32;
  vxlanCount: u32;
  /** The IDs of vxlans that filter them, by port: see net/drivers/vxlan_vni.ts. */
  vxlanVniBuckets: usize;
  vxlanVniMask: u32;
  vxlanVniCount: u32;
  /** Groups that vxlans are in: see net/drivers/vxlan_group.ts. */
  vxlanGroupBuckets: usize;
  vxlanGroupMask: u32;
  vxlanGroupCount: u32;
  /** Sockets that vxlans receive by: see net/drivers/vxlan_socket.ts. */
  vxlanSocketBuckets: usize;
  vxlanSocketMask: u32;
  vxlanSocketCount: u32;
  /** What is set for IPsec, and its states and policies, once there were some: see net/xfrm/xfrm.ts. */
  xfrm: u64;
  xfrmTables: usize;
  /** Segment routing: the source of its tunnels, and keys by id: see net/ipv6/seg6.ts. */
  tunnelSource0: u64;
  tunnelSource1: u64;
  hmacKeyRoot: usize;
  hmacKeyHeight: u32;
  /** IOAM's namespaces and schemas by id: see net/ipv6/ioam6.ts. */
  ioamRoot: usize;
  ioamHeight: u32;
  schemaRoot: usize;
  schemaHeight: u32;
  /** Multipath TCP's endpoints, the id to look from for the next one, and its limits: see net/mptcp.ts. */
  firstEndpoint: usize;
  lastEndpoint: usize;
  endpointCount: u32;
  mptcpNextId: u32;
  mptcpAccepted: u32;
  mptcpSubflows: u32;
  /** The index given out last. */
  lastIndex: u32;
  /** The template of names used last, NUL-padded to IFNAMSIZ, and below which number all of it are taken: see net/name.ts. */
  template0: u64;
  template1: u64;
  templateLowest: u32;
  /** Count changes to links and to addresses, so that a dump notices them; never 0. */
  linkGeneration: u32;
  address4Generation: u32;
  address6Generation: u32;
  /** Other namespaces by id, and where to look for a free one: see net/nsid.ts. */
  idRoot: usize;
  idHeight: u32;
  lowestId: u32;
  /** Ids that others have for it. */
  firstKnown: usize;
  lastKnown: usize;
  /** Routing tables of either family: see net/fib/fib_table.ts. */
  fib4Root: usize;
  fib4Height: u32;
  fib6Root: usize;
  fib6Height: u32;
  /** IPv6 routes that have an end, and when somebody looks for those that are over: see net/ipv6/fib6_expiry.ts. */
  firstEnd6: usize;
  lastEnd6: usize;
  collectorDeadline: f64;
  collectorOrder: u32;
  collectorWaits: u32;
  collectorChild: usize;
  collectorNext: usize;
  collectorPrevious: usize;
  /** Routes of either family by the source address that they choose: see net/fib/fib_source.ts. */
  source4Buckets: usize;
  source4Mask: u32;
  source4Count: u32;
  source6Buckets: usize;
  source6Mask: u32;
  source6Count: u32;
  /** Next hops that are objects, by id; the id given out last; counts changes, never 0: see net/fib/nexthop.ts. */
  objectRoot: usize;
  objectHeight: u32;
  lastObject: u32;
  objectGeneration: u32;
  /** Settings that are numbers: see net/namespace_setting.ts. */
  settings: usize;
  /** Routes that lead to them are told by their ids alone (nexthop_compat_mode is 0). */
  plainObjects: bool;
  /** How many IPv4 next hops have a realm; and whether a program ever made local addresses by routes. */
  realms4: u32;
  localRoutes4: bool;
  /** The rules of each family: see net/fib/rule.ts. */
  rules: usize;
  /** VRFs by their tables, how many tables have more than one, and whether none may; there was one, and so the rules that lead there: see net/drivers/vrf.ts. */
  vrfRoot: usize;
  vrfHeight: u32;
  sharedTables: u32;
  hasStrictVrfs: bool;
  hasVrfRules: bool;
  /** Neighbours of each family, and how links ask for them: see net/neighbour/neighbour.ts and net/neighbour/neighbour_parms.ts. */
  neighbours: usize;
  firstNeighbourParms: usize;
  lastNeighbourParms: usize;

  get links(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('linkRoot'));
  }

  get arrivals(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstLink'));
  }

  get neighbourParms(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstNeighbourParms'));
  }

  get vxlans(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('vxlanBuckets'));
  }

  get vxlanVnis(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('vxlanVniBuckets'));
  }

  get vxlanGroups(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('vxlanGroupBuckets'));
  }

  get vxlanSockets(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('vxlanSocketBuckets'));
  }

  get tunnelSource(): usize {
    return changetype<usize>(this) + offsetof<Namespace>('tunnelSource0');
  }

  get hmacKeys(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('hmacKeyRoot'));
  }

  get vrfs(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('vrfRoot'));
  }

  get ioams(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('ioamRoot'));
  }

  get schemas(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('schemaRoot'));
  }

  get endpoints(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstEndpoint'));
  }

  get template(): usize {
    return changetype<usize>(this) + offsetof<Namespace>('template0');
  }

  get names(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('nameBuckets'));
  }

  get addresses4(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('address4Buckets'));
  }

  get subnets4(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('subnet4Buckets'));
  }

  get labels(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstLabel'));
  }

  get memberships(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('membershipBuckets'));
  }

  get hardwareAddresses(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('hardwareBuckets'));
  }

  get addresses6(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('address6Buckets'));
  }

  get lifetimes4(): Lifetimes {
    return changetype<Lifetimes>(this.lifetimes);
  }

  get lifetimes6(): Lifetimes {
    return changetype<Lifetimes>(this.lifetimes + offsetof<Lifetimes>());
  }

  get networks6(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('network6Buckets'));
  }

  get ids(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('idRoot'));
  }

  get knownAs(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstKnown'));
  }

  get objects(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('objectRoot'));
  }

  get tables4(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('fib4Root'));
  }

  get tables6(): RadixTree {
    return changetype<RadixTree>(changetype<usize>(this) + offsetof<Namespace>('fib6Root'));
  }

  get ends6(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Namespace>('firstEnd6'));
  }

  get collector6(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Namespace>('collectorDeadline'));
  }

  get sources6(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('source6Buckets'));
  }

  get sources4(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Namespace>('source4Buckets'));
  }
}

/** The namespace of a handle, or null: EBADF. */
export function lookup(handle: u32): Namespace | null {
  const pointer = lookupHandle(handle, Kind.NETNS);
  return pointer == 0 ? null : changetype<Namespace>(pointer);
}
