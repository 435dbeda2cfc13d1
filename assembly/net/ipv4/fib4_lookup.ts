/**
 * Finding the IPv4 route of a packet (fib_lookup, fib_table_lookup): in a table the longest prefix that contains the destination and has a
 * route that is wanted and alive; over tables as rules say, which are here those of a new namespace: local, main, default.
 */

import { Errno } from '../../generated/errno';
import { Ipv4Devconf } from '../../generated/rt-link';
import { RtTable, RtmType, RtnhFlags } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import { PrefixNode } from '../../memory/prefix_trie';
import * as devconf from '../devconf';
import * as fib4 from './fib4';
import { Route4 } from './fib4';
import { Nexthop, indexOf, linkOf } from '../fib/fib_nexthop';
import * as tables from '../fib/fib_table';
import { Table } from '../fib/fib_table';
import * as l3mdev from '../l3mdev';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as rules from '../fib/rule';

/** 127.0.0.1, in network byte order. */
export const LOOPBACK: u32 = 0x0100007f;

/** What is known of a packet (struct flowi4). Addresses are in network byte order. */
@unmanaged
export class Flow4 {
  destination: u32;
  source: u32;
  tos: u32;
  /** RT_SCOPE_: a route that reaches no further is wanted. */
  scope: u32;
  /** The link that it must leave by, or 0; the one that it came by, 0 for our own. */
  oif: u32;
  iif: u32;
  /** The VRF in which it is, by its index: 0 where the rules are to find that by the links. */
  l3mdev: u32;
  mark: u32;
  uid: u32;
  protocol: u32;
  sport: u32;
  dport: u32;
  /** Next hops count even where a link without carrier is told not to. */
  anyLinkState: bool;
}

/** What was found: the route, or 0, and if it leads anywhere its next hop. */
@unmanaged
export class Found4 {
  route: usize;
  hop: usize;
}

const flow = changetype<Flow4>(memory.data(offsetof<Flow4>(), 4));
/** Of `typeOf`, which is asked while another is being filled. */
const typed = changetype<Flow4>(memory.data(offsetof<Flow4>(), 4));
const found = changetype<Found4>(memory.data(offsetof<Found4>(), 4));
/** What table local has, while main is asked. */
const local = changetype<Found4>(memory.data(offsetof<Found4>(), 4));

/** A cleared flow to be filled for the next lookup. */
export function newFlow(): Flow4 {
  memory.fill(changetype<usize>(flow), 0, offsetof<Flow4>());
  return flow;
}

/** The route that a table has for a flow: 0 and `found`; -EAGAIN when none; the errno of one that refuses, which is `found` too. */
export function inTable(table: Table | null, wanted: Flow4): i32 {
  return search(table, wanted, found);
}

/** The route that the last lookup found, or null: it ended at none. */
export function routeFound(): Route4 | null {
  return found.route == 0 ? null : changetype<Route4>(found.route);
}

/** Its next hop, when the lookup gave 0. */
export function hopFound(): Nexthop {
  return changetype<Nexthop>(found.hop);
}

function search(table: Table | null, wanted: Flow4, result: Found4): i32 {
  result.route = 0;
  result.hop = 0;
  if (table == null) return -Errno.EAGAIN;
  let node = fib4.match(table, bswap<u32>(wanted.destination));
  while (node != 0) {
    for (let route = fib4.ofNode(node); route != null; route = fib4.next(route)) {
      if ((route.tos != 0 && route.tos != wanted.tos) || route.scope < wanted.scope) continue;
      const refusal = fib4.refusalOf(route);
      if (refusal == 0) {
        if ((route.flags & RtnhFlags.DEAD) != 0) continue;
        const hop = usableHop(route, wanted);
        if (hop == null) continue;
        result.hop = changetype<usize>(hop);
      }
      result.route = changetype<usize>(route);
      return refusal;
    }
    node = changetype<PrefixNode>(node).parent;
  }
  return -Errno.EAGAIN;
}

function usableHop(route: Route4, wanted: Flow4): Nexthop | null {
  for (let i: u32 = 0; i < fib4.countOf(route); i++) {
    const hop = fib4.hopAt(route, i);
    if ((hop.flags & RtnhFlags.DEAD) != 0) continue;
    if ((hop.flags & RtnhFlags.LINKDOWN) != 0 && !wanted.anyLinkState && ignoresLinkdown(hop)) continue;
    if (wanted.oif == 0 || wanted.oif == indexOf(hop)) return hop;
  }
  return null;
}

/** True when the link's settings say that it is not used without carrier. */
export function ignoresLinkdown(hop: Nexthop): bool {
  const link = linkOf(hop);
  return link != null && devconf.either4(link, Ipv4Devconf.IGNORE_ROUTES_WITH_LINKDOWN);
}

/**
 * As `inTable`, in local and main together: as long as nobody made rules Linux keeps them in one trie, so that a longer prefix in main comes
 * before table local.
 */
function inLocalAndMain(netns: Namespace, wanted: Flow4): i32 {
  const own = search(tables.find(netns.tables4, RtTable.LOCAL), wanted, local);
  const main = search(tables.find(netns.tables4, RtTable.MAIN), wanted, found);
  if (local.route == 0 || (found.route != 0 && lengthOf(found) > lengthOf(local))) return main;
  found.route = local.route;
  found.hop = local.hop;
  return own;
}

/** As `inTable`, where local and main are asked together as long as nobody changed rules. */
export function asTable(netns: Namespace, table: Table, wanted: Flow4): i32 {
  const ruled = rules.tableOf(netns, AddressFamily.INET);
  const isEither = table.id == RtTable.LOCAL || table.id == RtTable.MAIN;
  return isEither && (ruled == null || !ruled.custom) ? inLocalAndMain(netns, wanted) : inTable(table, wanted);
}

function lengthOf(result: Found4): u32 {
  return fib4.lengthOf(changetype<Route4>(result.route));
}

/** The route of a flow by the rules: 0 and `result`, or a negative errno. */
export function lookup(netns: Namespace, wanted: Flow4): i32 {
  let error = inLocalAndMain(netns, wanted);
  if (error != 0) {
    const last = tables.find(netns.tables4, RtTable.DEFAULT);
    if (last != null) error = inTable(last, wanted);
  }
  return error == -Errno.EAGAIN ? -Errno.ENETUNREACH : error;
}

/** True for 224.0.0.0/4, in network byte order. */
export function isMulticast(address: u32): bool {
  return (address & 0xf0) == 0xe0;
}

/** What an address is to a link, RTN_: as its VRF's table has it, or local (inet_addr_type_dev_table). */
export function typeOn(link: Link, address: u32): u32 {
  return typeOf(link.netns, address, l3mdev.tableOr(link, RtTable.LOCAL));
}

/** True for an address of ours, which routes of a table may choose as their source (fib_valid_prefsrc). */
export function isSource(netns: Namespace, address: u32, table: u32): bool {
  const own = table == RtTable.MAIN ? RtTable.LOCAL : table;
  if (typeOf(netns, address, own) == RtmType.LOCAL) return true;
  return own != RtTable.LOCAL && typeOf(netns, address, RtTable.LOCAL) == RtmType.LOCAL;
}

/** What an address is here, RTN_, as a table has it; local and main have it together as long as nobody changed rules (inet_addr_type_table). */
export function typeOf(netns: Namespace, address: u32, table: u32): u32 {
  if (address == 0 || address == ~0) return RtmType.BROADCAST;
  if (isMulticast(address)) return RtmType.MULTICAST;
  const one = tables.find(netns.tables4, table);
  if (one == null) return RtmType.BROADCAST;
  memory.fill(changetype<usize>(typed), 0, offsetof<Flow4>());
  typed.destination = address;
  const error = asTable(netns, one, typed);
  return error != 0 ? RtmType.UNICAST : changetype<Route4>(found.route).type;
}
