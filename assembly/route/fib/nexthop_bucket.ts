/** RTM_GETNEXTHOPBUCKET: buckets of resilient groups, one or all (rtm_get_nexthop_bucket, rtm_dump_nexthop_bucket, nh_fill_res_bucket). */

import { Errno } from '../../generated/errno';
import {
  RTM_NH_POLICY_GET_BUCKET,
  RTM_NH_POLICY_GET_BUCKET_MAX,
  RTM_NH_RES_BUCKET_POLICY_GET,
  RTM_NH_RES_BUCKET_POLICY_GET_MAX,
} from '../../generated/policies';
import { NHMSG_SIZE, NexthopAttribute, NexthopMessage, Nhmsg, ResBucketAttribute } from '../../generated/rt-nexthop';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Namespace } from '../../net/namespace';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import * as buckets from '../../net/fib/nexthop_bucket';
import * as attributes from '../../wire/attributes';
import { Mode } from '../../wire/policy_fault';
import * as writer from '../../wire/writer';
import { Dumper } from '../dumper';
import * as nexthop from './nexthop';
import * as filters from './nexthop_filter';
import { NexthopFilter } from './nexthop_filter';
import * as parse from '../parse';

const MESSAGE_SIZE: u32 = 96;
const table: usize = memory.data((RTM_NH_POLICY_GET_BUCKET_MAX + 1) * 4, 4);
const bucketTable: usize = memory.data((RTM_NH_RES_BUCKET_POLICY_GET_MAX + 1) * 4, 4);

/** Whether there is a resilient group of an id; 0 or a negative errno (nexthop_find_group_resilient). */
function checkGroup(request: Request, netns: Namespace, id: u32): i32 {
  const object = objects.find(netns, id);
  if (object == null) return -Errno.ENOENT;
  if (object.group == 0) return requests.explain(request, -Errno.EINVAL, 'Not a nexthop group');
  if (buckets.isResilient(object)) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Nexthop group not of type resilient');
}

/** One bucket. */
export function get(request: Request): i32 {
  const bad = parse.parseStrictly(request, NHMSG_SIZE, table, RTM_NH_POLICY_GET_BUCKET);
  if (bad != 0) return bad;
  const wrong = nexthop.checkNamed(request, table);
  if (wrong != 0) return wrong;
  const nest = attributes.get(table, NexthopAttribute.RES_BUCKET);
  if (nest == 0) return requests.explain(request, -Errno.EINVAL, 'Bucket information is missing');
  const from = attributes.payload(nest);
  const policy = RTM_NH_RES_BUCKET_POLICY_GET;
  const refused = requests.parse(request, policy, Mode.STRICT, bucketTable, from, attributes.size(nest));
  if (refused != 0) return refused;
  const index = attributes.get(bucketTable, ResBucketAttribute.INDEX);
  if (index == 0) return requests.explain(request, -Errno.EINVAL, 'Bucket index is missing');
  const netns = request.socket.netns;
  const id = attributes.u32Value(attributes.get(table, NexthopAttribute.ID));
  const missing = checkGroup(request, netns, id);
  if (missing != 0) return missing;
  const object = objects.find(netns, id);
  if (object == null) return -Errno.ENOENT;
  const place: u32 = attributes.u16Value(index);
  if (place >= buckets.tableOf(object).count) {
    return requests.explain(request, -Errno.ENOENT, 'Bucket index out of bounds');
  }
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  write(message, object, place, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** All buckets. */
export function startDump(request: Request): i32 {
  const bad = filters.checkBuckets(request);
  return bad != 0 ? dumps.startFailed(request, bad) : start(request);
}

function start(request: Request): i32 {
  const started = dumps.start(request, Dumper.NEXTHOP_BUCKETS, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null) return started;
  const id = filters.ofDump(dump).id;
  const missing = id == 0 ? 0 : checkGroup(request, request.socket.netns, id);
  if (missing == 0) return started;
  dumps.abandon(request.socket);
  return dumps.startFailed(request, missing);
}

/** Fills a page; DONE shares the last. The cursor: `cursor` is the lowest id of a group that is not done, `cursor2` how many of its buckets are. */
export function fillPage(dump: Dump, page: Message): i32 {
  const filter = filters.ofDump(dump);
  const netns = dump.socket.netns;
  dump.generation = netns.objectGeneration;
  for (let at = objects.from(netns, dump.cursor); at != null; at = objects.from(netns, dump.cursor)) {
    const wanted = buckets.isResilient(at) && (filter.id == 0 || filter.id == at.id);
    if (wanted && !fill(dump, page, at, filter)) return -Errno.EMSGSIZE;
    dump.cursor2 = 0;
    if (at.id == ~0) break;
    dump.cursor = at.id + 1;
  }
  return 0;
}

function fill(dump: Dump, page: Message, object: NexthopObject, filter: NexthopFilter): bool {
  const own = buckets.tableOf(object);
  for (; dump.cursor2 < own.count; dump.cursor2++) {
    const member = buckets.memberOf(buckets.at(own, dump.cursor2));
    if (!filters.isWanted(filter, member) || (filter.member != 0 && filter.member != member.id)) continue;
    const start = page.length;
    const port = dump.socket.port;
    if (!write(page, object, dump.cursor2, dump.messageFlags, dump.sequence, port)) return false;
    if (start == 0) dumps.checkConsistency(dump, page, start);
  }
  return true;
}

function write(message: Message, object: NexthopObject, i: u32, flags: u32, sequence: u32, port: u32): bool {
  const bucket = buckets.at(buckets.tableOf(object), i);
  const start = writer.begin(message, NexthopMessage.NEWNEXTHOPBUCKET, flags, sequence, port, NHMSG_SIZE);
  if (writer.fits(message)) store<u8>(writer.header(message, start), object.protocol, Nhmsg.NH_PROTOCOL);
  writer.u32Attribute(message, NexthopAttribute.ID, object.id);
  const nest = writer.nest(message, NexthopAttribute.RES_BUCKET);
  writer.u16Attribute(message, ResBucketAttribute.INDEX, i);
  writer.u32Attribute(message, ResBucketAttribute.NH_ID, buckets.memberOf(bucket).id);
  writer.u64Attribute(message, ResBucketAttribute.IDLE_TIME, buckets.idleTime(bucket));
  writer.endNest(message, nest);
  return writer.end(message, start);
}
