/**
 * RTM_GETNEIGH as a dump (neigh_dump_info): neighbours in the order in which they came, or the addresses that are answered for.
 *
 * The cursor: `cursor` is the place of the family, `cursor2` the serial number to go on with, or for addresses that are answered for
 * the chain, and `cursor3` how many of it were sent.
 */

import { Errno } from '../../generated/errno';
import { HeaderFlag, NLMSGHDR_SIZE } from '../../generated/netlink';
import { NDA_POLICY } from '../../generated/policies';
import { NDMSG_SIZE, Ndmsg, NeighMessage, NeighbourAttribute, NtfFlags } from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as extendedAck from '../../netlink/extended_ack';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Link } from '../../net/link';
import * as neighbours from '../../net/neighbour/neighbour';
import { NeighbourTable } from '../../net/neighbour/neighbour';
import * as proxies from '../../net/neighbour/neighbour_proxy';
import { CHAINS } from '../../net/neighbour/neighbour_proxy';
import * as attributes from '../../wire/attributes';
import { Dumper } from '../dumper';
import { hasValues, neighbourTable } from './neighbour';
import * as neighbourMessage from './neighbour_message';
import * as parse from '../parse';

// prettier-ignore
const FILTERS: usize = memory.data<u8>([<u8>NeighbourAttribute.IFINDEX, <u8>NeighbourAttribute.MASTER, 0]);

/** Starts a dump; without strict checking a filter that makes no sense is none, and the reason is told with the end. */
export function start(request: Request): i32 {
  const bad = requests.isStrict(request)
    ? checkStrictly(request)
    : parse.parse(request, NDMSG_SIZE, neighbourTable, NDA_POLICY);
  if (bad != 0 && requests.isStrict(request)) return dumps.startFailed(request, bad);
  const started = dumps.start(request, wantsProxies(request) ? Dumper.PROXIES : Dumper.NEIGHBOURS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null) return started;
  extendedAck.copy(dump.ack, request.ack);
  if (bad != 0) return started;
  dump.onlyLink = numberIn(NeighbourAttribute.IFINDEX);
  dump.onlyMaster = numberIn(NeighbourAttribute.MASTER);
  return started;
}

function wantsProxies(request: Request): bool {
  if (requests.bodyLength(request) < NDMSG_SIZE) return false;
  return load<u8>(requests.body(request), Ndmsg.NDM_FLAGS) == NtfFlags.PROXY;
}

function numberIn(type: u32): u32 {
  const attribute = attributes.get(neighbourTable, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** What strict checking demands (neigh_valid_dump_req). */
function checkStrictly(request: Request): i32 {
  if (requests.bodyLength(request) < NDMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for neighbor dump request');
  }
  const header = requests.body(request);
  if (hasValues(header) || load<u32>(header, Ndmsg.NDM_IFINDEX) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for neighbor dump request');
  }
  if ((load<u8>(header, Ndmsg.NDM_FLAGS) & ~NtfFlags.PROXY) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid flags in header for neighbor dump request');
  }
  const unwanted = 'Unsupported attribute in neighbor dump request';
  return parse.strict(request, NDMSG_SIZE, neighbourTable, NDA_POLICY, FILTERS, unwanted);
}

/** The flags of messages: the end of a dump does not tell that it had a filter. */
function flagsOf(dump: Dump): u32 {
  const isFiltered = (dump.onlyLink | dump.onlyMaster) != 0;
  return isFiltered ? dump.messageFlags | HeaderFlag.DUMP_FILTERED : dump.messageFlags;
}

function familyOf(dump: Dump): u32 {
  return dump.requestLength > NLMSGHDR_SIZE ? <u32>load<u8>(dumps.body(dump)) : 0;
}

/** Fills a page; DONE shares the last. */
export function fillPage(dump: Dump, page: Message): i32 {
  const family = familyOf(dump);
  for (; dump.cursor < neighbours.FAMILY_COUNT; dump.cursor++) {
    const table = neighbours.tableAt(dump.socket.netns, dump.cursor);
    if (family != AddressFamily.UNSPEC && family != table.family) continue;
    const whole = dump.handler == Dumper.PROXIES ? fillProxies(dump, page, table) : fill(dump, page, table);
    if (!whole) return -Errno.EMSGSIZE;
    dump.cursor2 = 0;
  }
  return 0;
}

function fill(dump: Dump, page: Message, table: NeighbourTable): bool {
  const type = NeighMessage.NEWNEIGH;
  for (let at = neighbours.from(table, dump.cursor2); at != null; at = neighbours.from(table, dump.cursor2)) {
    const isWanted = passes(dump, changetype<usize>(at.link));
    const port = dump.socket.port;
    if (isWanted && !neighbourMessage.write(page, at, type, flagsOf(dump), dump.sequence, port, 0)) return false;
    dump.cursor2 = at.serial + 1;
  }
  return true;
}

function fillProxies(dump: Dump, page: Message, table: NeighbourTable): bool {
  for (; dump.cursor2 < CHAINS; dump.cursor2++) {
    let i: u32 = 0;
    for (let at = proxies.first(table, dump.cursor2); at != null; at = proxies.next(at)) {
      if (i++ < dump.cursor3) continue;
      const isWanted = passes(dump, at.link);
      const port = dump.socket.port;
      if (isWanted && !neighbourMessage.writeProxy(page, table.family, at, flagsOf(dump), dump.sequence, port)) {
        return false;
      }
      dump.cursor3 = i;
    }
    dump.cursor3 = 0;
  }
  return true;
}

/** A master of -1 stands for none. */
const NO_MASTER: u32 = ~0;

/** True for what is of a link, 0 for none, that the dump is about. */
function passes(dump: Dump, link: usize): bool {
  if (dump.onlyLink != 0 && (link == 0 || changetype<Link>(link).index != dump.onlyLink)) return false;
  if (dump.onlyMaster == 0) return true;
  const master: usize = link == 0 ? 0 : changetype<Link>(link).master;
  if (dump.onlyMaster == NO_MASTER) return master == 0;
  return master != 0 && changetype<Link>(master).index == dump.onlyMaster;
}
