/** RTM_NEWNEXTHOP, RTM_DELNEXTHOP and RTM_GETNEXTHOP (rtm_new_nexthop, rtm_del_nexthop, rtm_get_nexthop, rtm_dump_nexthop). */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { RTM_NH_POLICY_DEL, RTM_NH_POLICY_GET, RTM_NH_POLICY_GET_MAX } from '../../generated/policies';
import { NHMSG_SIZE, NexthopAttribute, NexthopMessage, Nhmsg } from '../../generated/rt-nexthop';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import * as buckets from '../../net/fib/nexthop_bucket';
import * as change from '../../net/fib/nexthop_change';
import * as groups from '../../net/fib/nexthop_group';
import { Membership } from '../../net/fib/nexthop_group';
import * as attributes from '../../wire/attributes';
import { Dumper } from '../dumper';
import * as failure from '../failure';
import * as filters from './nexthop_filter';
import * as nexthopMessage from './nexthop_message';
import * as nexthopRequest from './nexthop_request';
import * as nexthopRoute from './nexthop_route';
import * as notify from '../notify';
import * as parse from '../parse';

const table: usize = memory.data((RTM_NH_POLICY_GET_MAX + 1) * 4, 4);

/** RTM_NEWNEXTHOP. */
export function add(request: Request): i32 {
  const bad = nexthopRequest.read(request);
  if (bad != 0) return bad;
  const id = nexthopRequest.idIn();
  const replaces = requests.hasFlag(request, NewFlag.REPLACE);
  if (replaces && id == 0) return requests.explain(request, -Errno.EINVAL, 'Replace requires nexthop id');
  const wrong = nexthopRequest.settle(request);
  if (wrong != 0) return wrong;
  const netns = request.socket.netns;
  const ownId = id != 0 ? id : objects.unusedId(netns);
  if (ownId == 0) return requests.explain(request, -Errno.EINVAL, 'No unused id');
  const object = nexthopRequest.create(request);
  if (object == null) return failure.error();
  object.id = ownId;
  notify.begin(request);
  const known = objects.find(netns, ownId);
  let result: i32 = -Errno.EEXIST;
  if (known == null) result = insert(request, object);
  else if (replaces) result = replace(request, known, object);
  notify.end();
  if (result != 0) objects.discard(object);
  return result;
}

function insert(request: Request, object: NexthopObject): i32 {
  if (requests.hasFlag(request, NewFlag.REPLACE) && !requests.hasFlag(request, NewFlag.CREATE)) {
    const text = 'Replace specified without create and no entry exists';
    return requests.explain(request, -Errno.ENOENT, text);
  }
  if (buckets.isResilient(object)) {
    if (!nexthopRequest.hasBuckets()) {
      const text = 'Number of buckets not specified for nexthop group insertion';
      return requests.explain(request, -Errno.EINVAL, text);
    }
    buckets.balance(object);
  }
  return change.insert(object);
}

/** Replaces an object by another, which it takes if that goes well (replace_nexthop). */
function replace(request: Request, known: NexthopObject, object: NexthopObject): i32 {
  const bad = nexthopRoute.checkAll(request, known, object);
  if (bad != 0) return bad;
  for (let node = known.memberships.first; node != 0; node = changetype<Membership>(node).next) {
    const parent = changetype<Membership>(node).parent;
    if (object.blackhole && groups.countOf(parent) > 1) {
      const text = 'Blackhole nexthop can not be a member of a group with more than one path';
      return requests.explain(request, -Errno.EINVAL, text);
    }
    const wrong = nexthopRoute.checkAll(request, parent, object);
    if (wrong != 0) return wrong;
  }
  const refused = known.group != 0 ? checkGroups(request, known, object) : checkSingles(request, known, object);
  if (refused != 0) return refused;
  const kept = nexthopRequest.prepare(request, known, object);
  if (kept == 0) change.replace(known, object);
  return kept;
}

function checkGroups(request: Request, known: NexthopObject, object: NexthopObject): i32 {
  if (object.group == 0) {
    return requests.explain(request, -Errno.EINVAL, 'Can not replace a nexthop group with a nexthop.');
  }
  if (buckets.isResilient(known) == buckets.isResilient(object)) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Can not replace a nexthop group with one of a different type.');
}

function checkSingles(request: Request, known: NexthopObject, object: NexthopObject): i32 {
  if (object.group != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Can not replace a nexthop with a nexthop group.');
  }
  if (known.memberships.first == 0 || known.fdb == object.fdb) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Cannot change nexthop FDB status while in a group');
}

/** Checks a request that names one object by its id, once it is parsed into a table (__nh_valid_get_del_req). */
export function checkNamed(request: Request, parsed: usize): i32 {
  const header = requests.body(request);
  const values =
    (<u32>load<u8>(header, Nhmsg.NH_PROTOCOL)) | load<u8>(header, Nhmsg.RESVD) | load<u8>(header, Nhmsg.NH_SCOPE);
  if ((values | load<u32>(header, Nhmsg.NH_FLAGS)) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header');
  }
  const id = attributes.get(parsed, NexthopAttribute.ID);
  if (id == 0) return requests.explain(request, -Errno.EINVAL, 'Nexthop id is missing');
  if (attributes.u32Value(id) == 0) return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop id');
  return 0;
}

/** RTM_DELNEXTHOP. */
export function remove(request: Request): i32 {
  const bad = parse.parseStrictly(request, NHMSG_SIZE, table, RTM_NH_POLICY_DEL);
  if (bad != 0) return bad;
  const wrong = checkNamed(request, table);
  if (wrong != 0) return wrong;
  const object = objects.find(request.socket.netns, attributes.u32Value(attributes.get(table, NexthopAttribute.ID)));
  if (object == null) return -Errno.ENOENT;
  notify.begin(request);
  change.remove(object, true);
  notify.end();
  return 0;
}

/** RTM_GETNEXTHOP of one. */
export function get(request: Request): i32 {
  const bad = parse.parseStrictly(request, NHMSG_SIZE, table, RTM_NH_POLICY_GET);
  if (bad != 0) return bad;
  const wrong = checkNamed(request, table);
  if (wrong != 0) return wrong;
  const object = objects.find(request.socket.netns, attributes.u32Value(attributes.get(table, NexthopAttribute.ID)));
  if (object == null) return -Errno.ENOENT;
  const wanted = attributes.get(table, NexthopAttribute.OP_FLAGS);
  const details = wanted == 0 ? 0 : attributes.u32Value(wanted);
  const message = messages.create(nexthopMessage.sizeOf(object));
  if (message == null) return -Errno.ENOBUFS;
  const port = request.socket.port;
  nexthopMessage.write(message, object, NexthopMessage.NEWNEXTHOP, 0, request.sequence, port, details);
  messages.trim(message);
  return requests.reply(request, message);
}

/** RTM_GETNEXTHOP of all. */
export function startDump(request: Request): i32 {
  const bad = filters.check(request);
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.NEXTHOPS, 0);
}

/** Fills a page; DONE shares the last. The cursor is the lowest id that was not sent. */
export function fillPage(dump: Dump, page: Message): i32 {
  const filter = filters.ofDump(dump);
  const netns = dump.socket.netns;
  dump.generation = netns.objectGeneration;
  for (let at = objects.from(netns, dump.cursor); at != null; at = objects.from(netns, dump.cursor)) {
    if (filters.isWanted(filter, at) && !write(dump, page, at, filter.details)) return -Errno.EMSGSIZE;
    if (at.id == ~0) break;
    dump.cursor = at.id + 1;
  }
  return 0;
}

function write(dump: Dump, page: Message, object: NexthopObject, details: u32): bool {
  const start = page.length;
  const type: u32 = NexthopMessage.NEWNEXTHOP;
  const flags = dump.messageFlags;
  if (!nexthopMessage.write(page, object, type, flags, dump.sequence, dump.socket.port, details)) return false;
  // What changed in between is told once a page, in its first message.
  if (start == 0) dumps.checkConsistency(dump, page, start);
  return true;
}
