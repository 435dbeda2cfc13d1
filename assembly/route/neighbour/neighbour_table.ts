/**
 * RTM_GETNEIGHTBL, a dump of the neighbour tables and of each link's parameters, and RTM_SETNEIGHTBL, which changes those (neightbl_dump_info,
 * neightbl_set; ip-ntable(8)). The settings of a table itself are global: no namespace here may change them.
 */

import { Errno } from '../../generated/errno';
import { NLMSGHDR_SIZE } from '../../generated/netlink';
import {
  NL_NEIGHTBL_POLICY,
  NL_NEIGHTBL_POLICY_MAX,
  NL_NTBL_PARM_POLICY,
  NL_NTBL_PARM_POLICY_MAX,
} from '../../generated/policies';
import {
  NDTMSG_SIZE,
  NDT_CONFIG_SIZE,
  NDT_STATS_SIZE,
  NdtAttribute,
  NdtConfig,
  NdtStats,
  NdtpaAttribute,
  NeighMessage,
} from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as text from '../../memory/text';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as settings from '../../netlink/settings';
import * as links from '../../net/links';
import * as neighbours from '../../net/neighbour/neighbour';
import { NeighbourTable } from '../../net/neighbour/neighbour';
import { LIMIT, THRESHOLD } from '../../net/neighbour/neighbour_create';
import * as parms from '../../net/neighbour/neighbour_parms';
import { Parms } from '../../net/neighbour/neighbour_parms';
import * as time from '../../net/time';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { Dumper } from '../dumper';
import * as parse from '../parse';

const table: usize = memory.data((NL_NEIGHTBL_POLICY_MAX + 1) * 4, 4);
const parmsTable: usize = memory.data((NL_NTBL_PARM_POLICY_MAX + 1) * 4, 4);

/** How often Linux looks for neighbours that are of no use, in milliseconds, and below how many it lets them be. */
const GC_INTERVAL: u64 = 30000;
const LOWER_THRESHOLD: u32 = 128;
/** Bytes of Linux's own entry, but for the address. */
const ENTRY_SIZE: u32 = 328;

/** A parameter: its attribute, and its field of Parms. */
@unmanaged
class Row {
  attribute: u8;
  field: u8;
}
const ROW_SIZE: usize = offsetof<Row>();

/** The parameters in the order in which they are told; first numbers, then times. */
// prettier-ignore
const NUMBERS: usize = memory.data<u8>([
  <u8>NdtpaAttribute.PROXY_QLEN, <u8>offsetof<Parms>('proxyQueue'),
  <u8>NdtpaAttribute.APP_PROBES, <u8>offsetof<Parms>('appProbes'),
  <u8>NdtpaAttribute.UCAST_PROBES, <u8>offsetof<Parms>('ucastProbes'),
  <u8>NdtpaAttribute.MCAST_PROBES, <u8>offsetof<Parms>('mcastProbes'),
  <u8>NdtpaAttribute.MCAST_REPROBES, <u8>offsetof<Parms>('mcastReprobes'),
  0,
]);
// prettier-ignore
const TIMES: usize = memory.data<u8>([
  <u8>NdtpaAttribute.REACHABLE_TIME, <u8>offsetof<Parms>('reachableTime'),
  <u8>NdtpaAttribute.BASE_REACHABLE_TIME, <u8>offsetof<Parms>('baseReachableTime'),
  <u8>NdtpaAttribute.GC_STALETIME, <u8>offsetof<Parms>('staleTime'),
  <u8>NdtpaAttribute.DELAY_PROBE_TIME, <u8>offsetof<Parms>('delayProbeTime'),
  <u8>NdtpaAttribute.RETRANS_TIME, <u8>offsetof<Parms>('retransTime'),
  <u8>NdtpaAttribute.ANYCAST_DELAY, <u8>offsetof<Parms>('anycastDelay'),
  <u8>NdtpaAttribute.PROXY_DELAY, <u8>offsetof<Parms>('proxyDelay'),
  <u8>NdtpaAttribute.LOCKTIME, <u8>offsetof<Parms>('lockTime'),
  <u8>NdtpaAttribute.INTERVAL_PROBE_TIME_MS, <u8>offsetof<Parms>('intervalProbeTime'),
  0,
]);

function attributeOf(row: usize): u32 {
  return changetype<Row>(row).attribute;
}

function fieldOf(own: Parms, row: usize): usize {
  return changetype<usize>(own) + changetype<Row>(row).field;
}

function nameOf(family: u32): string {
  return family == AddressFamily.INET ? 'arp_cache' : 'ndisc_cache';
}

/** Changes how a link asks for neighbours. */
export function set(request: Request): i32 {
  const bad = parse.parse(request, NDTMSG_SIZE, table, NL_NEIGHTBL_POLICY);
  if (bad != 0) return bad;
  const name = attributes.get(table, NdtAttribute.NAME);
  if (name == 0) return -Errno.EINVAL;
  const family = familyOf(load<u8>(requests.body(request)), name);
  if (family == AddressFamily.UNSPEC) return -Errno.ENOENT;
  const nest = attributes.get(table, NdtAttribute.PARMS);
  if (nest != 0) {
    const wrong = setParms(request, family, nest);
    if (wrong != 0) return wrong;
  }
  const isOfMachine =
    attributes.get(table, NdtAttribute.THRESH1) != 0 ||
    attributes.get(table, NdtAttribute.THRESH2) != 0 ||
    attributes.get(table, NdtAttribute.THRESH3) != 0 ||
    attributes.get(table, NdtAttribute.GC_INTERVAL) != 0;
  return isOfMachine ? -Errno.ENOENT : 0;
}

/** The family whose table has a name, if it is the one that is wanted, or none is; else 0. */
function familyOf(wanted: u32, name: usize): u32 {
  const length = text.lengthOf(attributes.payload(name), attributes.size(name));
  if (wanted != AddressFamily.INET6 && text.equals(attributes.payload(name), length, nameOf(AddressFamily.INET))) {
    return wanted == AddressFamily.UNSPEC || wanted == AddressFamily.INET ? AddressFamily.INET : AddressFamily.UNSPEC;
  }
  const isInet6 = text.equals(attributes.payload(name), length, nameOf(AddressFamily.INET6));
  const isWanted = wanted == AddressFamily.UNSPEC || wanted == AddressFamily.INET6;
  return isInet6 && isWanted ? AddressFamily.INET6 : AddressFamily.UNSPEC;
}

function setParms(request: Request, family: u32, nest: usize): i32 {
  const bad = parse.nest(request, nest, parmsTable, NL_NTBL_PARM_POLICY);
  if (bad != 0) return bad;
  // Those of no link are the machine's.
  const index = attributes.get(parmsTable, NdtpaAttribute.IFINDEX);
  const link = links.byIndex(request.socket.netns, index == 0 ? 0 : attributes.u32Value(index));
  if (link == null || !(family == AddressFamily.INET ? link.hasInet : link.hasInet6)) return -Errno.ENOENT;
  const own = parms.parmsOf(link, family);
  for (let row = NUMBERS; attributeOf(row) != 0; row += ROW_SIZE) {
    const attribute = attributes.get(parmsTable, attributeOf(row));
    if (attribute != 0) store<u32>(fieldOf(own, row), attributes.u32Value(attribute));
  }
  // What is reachable for how long follows from its base.
  for (let row = TIMES + ROW_SIZE; attributeOf(row) != 0; row += ROW_SIZE) {
    const attribute = attributes.get(parmsTable, attributeOf(row));
    if (attribute != 0)
      store<u32>(fieldOf(own, row), parms.inTicks(load<u32>(attributes.payload(attribute)), settings.get(settings.HZ)));
  }
  if (attributes.get(parmsTable, NdtpaAttribute.BASE_REACHABLE_TIME) != 0) parms.draw(own);
  const packets = attributes.get(parmsTable, NdtpaAttribute.QUEUE_LEN);
  if (packets != 0) own.queueBytes = attributes.u32Value(packets) * parms.PACKET_SIZE;
  const bytes = attributes.get(parmsTable, NdtpaAttribute.QUEUE_LENBYTES);
  if (bytes != 0) own.queueBytes = attributes.u32Value(bytes);
  return 0;
}

/** Starts a dump of the tables. */
export function startDump(request: Request): i32 {
  const bad = requests.isStrict(request) ? checkStrictly(request) : 0;
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.NEIGHBOUR_TABLES, 0);
}

/** What strict checking demands: a whole header that has nothing but a family, and nothing after it (neightbl_valid_dump_info). */
function checkStrictly(request: Request): i32 {
  const length = requests.bodyLength(request);
  if (length < NDTMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for neighbor table dump request');
  }
  // All but the family, which is the first byte, is 0.
  if (load<u32>(requests.body(request)) >>> 8 != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for neighbor table dump request');
  }
  if (length == NDTMSG_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid data after header in neighbor table dump request');
}

/**
 * Fills a page; DONE is a datagram of its own. The cursor: `cursor` is the place of the family, `cursor2` how many of its messages were sent: its
 * own, then one a link, the newest first.
 */
export function fillPage(dump: Dump, page: Message): i32 {
  const family: u32 = dump.requestLength > NLMSGHDR_SIZE ? load<u8>(dumps.body(dump)) : 0;
  let skipped = dump.cursor2;
  dump.cursor2 = 0;
  for (; dump.cursor < neighbours.FAMILY_COUNT; dump.cursor++) {
    const own = neighbours.tableAt(dump.socket.netns, dump.cursor);
    if (family != AddressFamily.UNSPEC && family != own.family) continue;
    // Each page says again of what table the links' are. Where that has no room the next page skips as many links as this one ended with.
    if (!writeTable(dump, page, own) || !fill(dump, page, own, skipped)) return page.length;
    skipped = 0;
  }
  return page.length;
}

/** What a table has for each link, but for the first so many; `cursor2` counts them. */
function fill(dump: Dump, page: Message, own: NeighbourTable, skipped: u32): bool {
  dump.cursor2 = 0;
  for (let at = parms.first(dump.socket.netns); at != null; at = parms.next(at)) {
    const isUsed = own.family == AddressFamily.INET ? at.link.hasInet : at.link.hasInet6;
    if (!isUsed) continue;
    const isNew = dump.cursor2 >= skipped;
    if (isNew && !writeLink(dump, page, own, at.link.index, parms.parmsOf(at.link, own.family))) return false;
    dump.cursor2++;
  }
  return true;
}

function begin(dump: Dump, page: Message, family: u32): u32 {
  const type = NeighMessage.NEWNEIGHTBL;
  const start = writer.begin(page, type, dump.messageFlags, dump.sequence, dump.socket.port, NDTMSG_SIZE);
  if (writer.fits(page)) store<u8>(writer.header(page, start), family);
  writer.textAttribute(page, NdtAttribute.NAME, nameOf(family));
  return start;
}

function writeTable(dump: Dump, page: Message, own: NeighbourTable): bool {
  const start = begin(dump, page, own.family);
  writer.u64Attribute(page, NdtAttribute.GC_INTERVAL, GC_INTERVAL);
  writer.u32Attribute(page, NdtAttribute.THRESH1, LOWER_THRESHOLD);
  writer.u32Attribute(page, NdtAttribute.THRESH2, THRESHOLD);
  writer.u32Attribute(page, NdtAttribute.THRESH3, LIMIT);
  const config = writer.put(page, NdtAttribute.CONFIG, NDT_CONFIG_SIZE);
  if (config != 0) writeConfig(config, own);
  const stats = writer.put(page, NdtAttribute.STATS, NDT_STATS_SIZE);
  if (stats != 0) writeStats(stats, own);
  parms.reset(defaults, own.family);
  writeParms(page, 0, defaults);
  return writer.end(page, start);
}

const defaults = changetype<Parms>(memory.data(offsetof<Parms>(), 4));

function writeConfig(at: usize, own: NeighbourTable): void {
  const size = neighbours.keySize(own.family);
  memory.fill(at, 0, NDT_CONFIG_SIZE);
  store<u16>(at, size, NdtConfig.KEY_LEN);
  // Entries are in steps of 8 bytes.
  store<u16>(at, (ENTRY_SIZE + size + 7) & ~7, NdtConfig.ENTRY_SIZE);
  store<u32>(at, own.count, NdtConfig.ENTRIES);
  store<u32>(at, <u32>(<u64>max(0, time.milliseconds() - own.flushed)), NdtConfig.LAST_FLUSH);
  store<u32>(at, own.mask, NdtConfig.HASH_MASK);
}

function writeStats(at: usize, own: NeighbourTable): void {
  memory.fill(at, 0, NDT_STATS_SIZE);
  store<u64>(at, own.allocs, NdtStats.ALLOCS);
  store<u64>(at, own.destroys, NdtStats.DESTROYS);
  store<u64>(at, own.failed, NdtStats.RES_FAILED);
  store<u64>(at, own.lookups, NdtStats.LOOKUPS);
  store<u64>(at, own.hits, NdtStats.HITS);
  store<u64>(at, own.collections, NdtStats.FORCED_GC_RUNS);
  store<u64>(at, own.overflows, NdtStats.TABLE_FULLS);
}

function writeLink(dump: Dump, page: Message, own: NeighbourTable, index: u32, its: Parms): bool {
  const start = begin(dump, page, own.family);
  writeParms(page, index, its);
  return writer.end(page, start);
}

function writeParms(page: Message, index: u32, own: Parms): void {
  const nest = writer.nestPlain(page, NdtAttribute.PARMS);
  if (index != 0) writer.u32Attribute(page, NdtpaAttribute.IFINDEX, index);
  writer.u32Attribute(page, NdtpaAttribute.REFCNT, 1 + own.neighbours);
  writer.u32Attribute(page, NdtpaAttribute.QUEUE_LENBYTES, own.queueBytes);
  writer.u32Attribute(page, NdtpaAttribute.QUEUE_LEN, parms.packetsOf(own.queueBytes));
  for (let row = NUMBERS; attributeOf(row) != 0; row += ROW_SIZE) {
    writer.u32Attribute(page, attributeOf(row), load<u32>(fieldOf(own, row)));
  }
  for (let row = TIMES; attributeOf(row) != 0; row += ROW_SIZE) {
    writer.u64Attribute(page, attributeOf(row), load<u32>(fieldOf(own, row)));
  }
  writer.endNest(page, nest);
}
