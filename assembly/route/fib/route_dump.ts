/**
 * RTM_GETROUTE as a dump (inet_dump_fib, inet6_dump_fib, rtnl_dump_all): table by table, in each its routes in Linux's order; without a family
 * first all IPv4 routes and then all IPv6 ones. DONE has a datagram of its own.
 *
 * The cursor: `cursor` is the chain of tables, `cursor2` how many tables of it are done, `cursor5` 1 once IPv4 is done. The place in a table
 * is a family's own: for IPv4 `cursor3` is the key of a prefix and `cursor4` how many of its routes were sent; for IPv6 `cursor3` is a
 * leaf and `cursor4` how many of its routes were sent, as long as the table is that of generation `cursor6`, and if not the walk begins anew.
 */

import { Errno } from '../../generated/errno';
import { HeaderFlag } from '../../generated/netlink';
import { RouteMessage, RtmFlags } from '../../generated/rt-route';
import { RtnlFamily } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as trie from '../../memory/prefix_trie';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib4 from '../../net/ipv4/fib4';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6 } from '../../net/ipv6/fib6';
import * as walk from '../../net/ipv6/fib6_walk';
import * as siblings from '../../net/ipv6/fib6_sibling';
import { Route4 } from '../../net/ipv4/fib4';
import { indexOf } from '../../net/fib/fib_nexthop';
import * as tables from '../../net/fib/fib_table';
import { Table } from '../../net/fib/fib_table';
import { Dumper } from '../dumper';
import * as mroute from '../mroute';
import * as filters from './route_filter';
import { RouteFilter } from './route_filter';
import * as route4Message from './route4_message';
import * as route6Message from './route6_message';

/** Starts a dump of one family, or of all where the request names none that has routes. */
export function start(request: Request, family: u32): i32 {
  const bad = filters.check(request);
  if (bad != 0) return dumps.startFailed(request, bad);
  const filter = filters.ofRequest(request);
  const filtered = requests.isStrict(request) && filters.isSet(filter);
  const missing = filter.table != 0 ? missingTable(request, family, filter.table) : 0;
  const started = missing != 0 ? dumps.startFailed(request, missing) : dumps.start(request, dumperOf(family), 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null && filtered) dump.messageFlags |= HeaderFlag.DUMP_FILTERED;
  return started;
}

function dumperOf(family: u32): Dumper {
  switch (family) {
    case AddressFamily.INET:
      return Dumper.ROUTES4;
    case AddressFamily.INET6:
      return Dumper.ROUTES6;
    case RtnlFamily.IPMR:
    case RtnlFamily.IP6MR:
      return Dumper.NOTHING;
    default:
      return Dumper.ROUTES;
  }
}

/** 0, or -ENOENT for a table that the family asked for does not have. */
function missingTable(request: Request, family: u32, table: u32): i32 {
  const netns = request.socket.netns;
  switch (family) {
    case AddressFamily.INET:
      if (tables.find(netns.tables4, table) != null) return 0;
      return requests.explain(request, -Errno.ENOENT, 'ipv4: FIB table does not exist');
    case AddressFamily.INET6:
      if (tables.find(netns.tables6, table) != null) return 0;
      return requests.explain(request, -Errno.ENOENT, 'ipv6: FIB table does not exist');
    case RtnlFamily.IPMR:
      if (table == mroute.TABLE4) return 0;
      return requests.explain(request, -Errno.ENOENT, 'ipv4: MR table does not exist');
    case RtnlFamily.IP6MR:
      if (table == mroute.TABLE6) return 0;
      return requests.explain(request, -Errno.ENOENT, 'ipv6: MR table does not exist');
    default:
      return 0;
  }
}

/** Fills a page with routes of both families. */
export function fillPage(dump: Dump, page: Message): i32 {
  const filter = filters.ofDump(dump);
  if (dump.cursor5 == 0) {
    const result = fill(dump, page, filter, false);
    if (result != 0) return dumps.apart(dump, page, result);
    dump.cursor = 0;
    dump.cursor2 = 0;
    dump.cursor5 = 1;
    rewind(dump);
  }
  return dumps.apart(dump, page, fill(dump, page, filter, true));
}

/** Fills a page with IPv4 routes. */
export function fillPage4(dump: Dump, page: Message): i32 {
  return dumps.apart(dump, page, fill(dump, page, filters.ofDump(dump), false));
}

/** Fills a page with IPv6 routes. */
export function fillPage6(dump: Dump, page: Message): i32 {
  return dumps.apart(dump, page, fill(dump, page, filters.ofDump(dump), true));
}

/** Back to the first route of a table. */
function rewind(dump: Dump): void {
  dump.cursor3 = 0;
  dump.cursor4 = 0;
  dump.cursor6 = 0;
}

/** Appends routes from the cursor on; 0 at the end, -EMSGSIZE when the page is full. */
function fill(dump: Dump, page: Message, filter: RouteFilter, inet6: bool): i32 {
  const netns = dump.socket.netns;
  const all = inet6 ? netns.tables6 : netns.tables4;
  // No route has the mark that PREFIX asks for: none came with a router's word.
  if (filter.onlyCached || (filter.flags & RtmFlags.PREFIX) != 0) return 0;
  if (filter.table != 0) {
    if (dump.cursor == tables.CHAINS) return 0;
    const only = tables.find(all, filter.table);
    if (only != null && !fillTable(dump, page, only, filter, inet6)) return -Errno.EMSGSIZE;
    dump.cursor = tables.CHAINS;
    return 0;
  }
  for (; dump.cursor < tables.CHAINS; dump.cursor++) {
    let i: u32 = 0;
    for (let table = tables.first(all, dump.cursor); table != null; table = tables.next(table)) {
      if (i++ < dump.cursor2) continue;
      if (!fillTable(dump, page, table, filter, inet6)) return -Errno.EMSGSIZE;
      dump.cursor2 = i;
      rewind(dump);
    }
    dump.cursor2 = 0;
  }
  return 0;
}

function fillTable(dump: Dump, page: Message, table: Table, filter: RouteFilter, inet6: bool): bool {
  return inet6 ? fillTable6(dump, page, table, filter) : fillTable4(dump, page, table, filter);
}

function fillTable4(dump: Dump, page: Message, table: Table, filter: RouteFilter): bool {
  let i: u32 = 0;
  for (let node = trie.firstByKey(table.trie, dump.cursor3); node != 0; node = trie.nextByKey(node)) {
    const key = load<u32>(trie.keyOf(node));
    if (key != dump.cursor3) {
      dump.cursor3 = key;
      dump.cursor4 = 0;
      i = 0;
    }
    for (let route = fib4.ofNode(node); route != null; route = fib4.next(route)) {
      if (i++ < dump.cursor4) continue;
      if (isWanted4(route, filter) && !write4(dump, page, route)) return false;
      dump.cursor4 = i;
    }
  }
  return true;
}

/** The flags of a route's message: where checking is strict what is cached is left out, and so something always is. */
function flagsOf(dump: Dump): u32 {
  return dump.strict ? dump.messageFlags | HeaderFlag.DUMP_FILTERED : dump.messageFlags;
}

function write4(dump: Dump, page: Message, route: Route4): bool {
  return route4Message.write(page, route, RouteMessage.NEWROUTE, flagsOf(dump), dump.sequence, dump.socket.port);
}

function isWanted4(route: Route4, filter: RouteFilter): bool {
  if (filter.type != 0 && route.type != filter.type) return false;
  if (filter.protocol != 0 && route.protocol != filter.protocol) return false;
  if (filter.link == 0) return true;
  for (let i: u32 = 0; i < fib4.countOf(route); i++) if (indexOf(fib4.hopAt(route, i)) == filter.link) return true;
  return false;
}

/**
 * A node's address says where the walk was only while nothing in the table changed. If something did, Linux begins anew and leaves out as many routes
 * as were sent: so here, with `cursor5` above its first bit.
 */
function fillTable6(dump: Dump, page: Message, table: Table, filter: RouteFilter): bool {
  const sent = dump.cursor5 >>> 1;
  const resumed = dump.cursor3 != 0 && dump.cursor6 == table.generation;
  let left: u32 = resumed ? 0 : sent;
  let node: usize = dump.cursor3;
  if (!resumed) node = walk.first(table);
  let i: u32 = 0;
  dump.cursor6 = table.generation;
  if (!resumed) dump.cursor4 = 0;
  for (; node != 0; node = walk.next(node)) {
    if (dump.cursor3 != <u32>node) {
      dump.cursor3 = <u32>node;
      if (i != 0 || !resumed) dump.cursor4 = 0;
      i = 0;
    }
    for (let route = fib6.ofNode(node); route != null; route = fib6.next(siblings.lastSibling(route))) {
      if (i++ < dump.cursor4) continue;
      if (left != 0) left--;
      else {
        if (isWanted6(route, filter) && !write6(dump, page, route)) return false;
        dump.cursor5 += 2;
      }
      dump.cursor4 = i;
    }
    dump.cursor4 = 0;
  }
  dump.cursor3 = 0;
  dump.cursor5 &= 1;
  return true;
}

function write6(dump: Dump, page: Message, route: Route6): bool {
  const port = dump.socket.port;
  return route6Message.write(page, route, RouteMessage.NEWROUTE, flagsOf(dump), dump.sequence, port, true);
}

/** True when a route leads over a link by one of its next hops. */
function leadsOver(route: Route6, index: u32): bool {
  for (let i: u32 = 0; i < fib6.countOf(route); i++) if (indexOf(fib6.hopAt(route, i)) == index) return true;
  return false;
}

function isWanted6(route: Route6, filter: RouteFilter): bool {
  if (filter.type != 0 && route.type != filter.type) return false;
  if (filter.protocol != 0 && route.protocol != filter.protocol) return false;
  if (filter.link == 0 || leadsOver(route, filter.link)) return true;
  for (let at = siblings.sibling(route); at != null; at = siblings.nextSibling(route, at)) {
    if (indexOf(fib6.hopOf(at)) == filter.link) return true;
  }
  return false;
}
