/**
 * RTM_GETROUTE as a dump (inet_dump_fib, inet6_dump_fib, rtnl_dump_all): table by table, in each its routes in Linux's order; without a family
 * first all IPv4 routes and then all IPv6 ones. DONE has a datagram of its own.
 *
 * The cursor: `cursor` is the chain of tables, `cursor2` how many tables of it are done, `cursor5` 1 once IPv4 is done. The place in a table
 * is a family's own: for IPv4 `cursor3` is the key of a prefix and `cursor4` how many of its routes were sent.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag } from '../generated/netlink';
import { RouteMessage, RtTable, RtmFlags } from '../generated/rt-route';
import { RtnlFamily } from '../generated/rtnetlink';
import { AddressFamily } from '../generated/socket';
import { Message } from '../memory/message';
import * as trie from '../memory/prefix_trie';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as fib4 from '../net/fib4';
import { Route4 } from '../net/fib4';
import { indexOf } from '../net/fib_nexthop';
import * as tables from '../net/fib_table';
import { Table } from '../net/fib_table';
import { Dumper } from './dumper';
import * as filters from './route_filter';
import { RouteFilter } from './route_filter';
import * as route4Message from './route4_message';

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
      return Dumper.MULTICAST_ROUTES;
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
      if (table == RtTable.DEFAULT) return 0;
      return requests.explain(request, -Errno.ENOENT, 'ipv4: MR table does not exist');
    case RtnlFamily.IP6MR:
      if (table == RtTable.DEFAULT) return 0;
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
    if (result != 0) return page.length != 0 ? page.length : result;
    dump.cursor = 0;
    dump.cursor2 = 0;
    dump.cursor5 = 1;
    rewind(dump);
  }
  return page.length;
}

/** Fills a page with IPv4 routes. */
export function fillPage4(dump: Dump, page: Message): i32 {
  const result = fill(dump, page, filters.ofDump(dump), false);
  return page.length != 0 ? page.length : result;
}

/** Back to the first route of a table. */
function rewind(dump: Dump): void {
  dump.cursor3 = 0;
  dump.cursor4 = 0;
}

/** Appends routes from the cursor on; 0 at the end, -EMSGSIZE when the page is full. */
function fill(dump: Dump, page: Message, filter: RouteFilter, inet6: bool): i32 {
  const netns = dump.socket.netns;
  const all = inet6 ? netns.tables6 : netns.tables4;
  // What is asked for first keeps all others back.
  if (filter.onlyCached || (!inet6 && (filter.flags & RtmFlags.PREFIX) != 0)) return 0;
  if (filter.table != 0) {
    if (dump.cursor == tables.CHAINS) return 0;
    const only = tables.find(all, filter.table);
    if (only != null && !fillTable4(dump, page, only, filter)) return -Errno.EMSGSIZE;
    dump.cursor = tables.CHAINS;
    return 0;
  }
  for (; dump.cursor < tables.CHAINS; dump.cursor++) {
    let i: u32 = 0;
    for (let table = tables.first(all, dump.cursor); table != null; table = tables.next(table)) {
      if (i++ < dump.cursor2) continue;
      if (!fillTable4(dump, page, table, filter)) return -Errno.EMSGSIZE;
      dump.cursor2 = i;
      rewind(dump);
    }
    dump.cursor2 = 0;
  }
  return 0;
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

function write4(dump: Dump, page: Message, route: Route4): bool {
  return route4Message.write(page, route, RouteMessage.NEWROUTE, dump.messageFlags, dump.sequence, dump.socket.port);
}

function isWanted4(route: Route4, filter: RouteFilter): bool {
  if (filter.type != 0 && route.type != filter.type) return false;
  if (filter.protocol != 0 && route.protocol != filter.protocol) return false;
  if (filter.link == 0) return true;
  for (let i: u32 = 0; i < route.paths; i++) if (indexOf(fib4.hopAt(route, i)) == filter.link) return true;
  return false;
}
