/** Filters of dumps of next hops and of buckets of resilient groups (nh_valid_dump_req, nh_valid_dump_bucket_req, nh_dump_filtered). */

import { Errno } from '../../generated/errno';
import { NLMSGHDR_SIZE } from '../../generated/netlink';
import {
  RTM_NH_POLICY_DUMP,
  RTM_NH_POLICY_DUMP_BUCKET,
  RTM_NH_POLICY_DUMP_MAX,
  RTM_NH_RES_BUCKET_POLICY_DUMP,
  RTM_NH_RES_BUCKET_POLICY_DUMP_MAX,
} from '../../generated/policies';
import { NHMSG_SIZE, NexthopAttribute, Nhmsg, ResBucketAttribute } from '../../generated/rt-nexthop';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as nexthops from '../../net/fib/fib_nexthop';
import { NexthopObject, hopOf } from '../../net/fib/nexthop';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as policies from '../../wire/policy';
import { Mode } from '../../wire/policy_fault';
import { align } from '../../wire/writer';
import * as parse from '../parse';

/** What a dump is about; 0: all. */
@unmanaged
export class NexthopFilter {
  /** Of buckets: the group's id, and that of the member that they lead to. */
  id: u32;
  member: u32;
  family: u32;
  link: u32;
  master: u32;
  onlyGroups: bool;
  /** NHA_OP_FLAG_: what is told besides. */
  details: u32;
}

const filter = changetype<NexthopFilter>(memory.data(offsetof<NexthopFilter>(), 4));
const table: usize = memory.data((RTM_NH_POLICY_DUMP_MAX + 1) * 4, 4);
const bucketTable: usize = memory.data((RTM_NH_RES_BUCKET_POLICY_DUMP_MAX + 1) * 4, 4);
const MOST_INDEX: u32 = i32.MAX_VALUE;

function numberIn(type: u32): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** Checks a request for a dump of next hops; 0, or a negative errno with its reason. */
export function check(request: Request): i32 {
  const bad = parse.parseStrictly(request, NHMSG_SIZE, table, RTM_NH_POLICY_DUMP);
  return bad != 0 ? bad : checkValues(request);
}

/** Likewise of buckets; what is wrong with its attributes Linux does not say. */
export function checkBuckets(request: Request): i32 {
  if (requests.bodyLength(request) < NHMSG_SIZE) return -Errno.EINVAL;
  memory.fill(table, 0, (RTM_NH_POLICY_DUMP_MAX + 1) * 4);
  const from = requests.body(request) + align(NHMSG_SIZE);
  const size = requests.bodyLength(request) - NHMSG_SIZE;
  const bad = policies.parse(RTM_NH_POLICY_DUMP_BUCKET, Mode.STRICT, table, from, size);
  if (bad != 0) return bad;
  const wrong = checkId(request, attributes.get(table, NexthopAttribute.ID));
  if (wrong != 0) return wrong;
  const nest = attributes.get(table, NexthopAttribute.RES_BUCKET);
  if (nest != 0) {
    const refused = requests.parse(
      request,
      RTM_NH_RES_BUCKET_POLICY_DUMP,
      Mode.STRICT,
      bucketTable,
      attributes.payload(nest),
      attributes.size(nest),
    );
    if (refused != 0) return refused;
    const missing = checkId(request, attributes.get(bucketTable, ResBucketAttribute.NH_ID));
    if (missing != 0) return missing;
  }
  return checkValues(request);
}

function checkId(request: Request, id: usize): i32 {
  if (id == 0 || attributes.u32Value(id) != 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid nexthop id');
}

function checkValues(request: Request): i32 {
  if (numberIn(NexthopAttribute.OIF) > MOST_INDEX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid device index');
  }
  if (numberIn(NexthopAttribute.MASTER) > MOST_INDEX) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid master device index');
  }
  const header = requests.body(request);
  const values =
    (<u32>load<u8>(header, Nhmsg.NH_PROTOCOL)) | load<u8>(header, Nhmsg.RESVD) | load<u8>(header, Nhmsg.NH_SCOPE);
  if ((values | load<u32>(header, Nhmsg.NH_FLAGS)) == 0) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for nexthop dump request');
}

/** What a dump is about, whose request was checked. */
export function ofDump(dump: Dump): NexthopFilter {
  const header = dumps.body(dump);
  const size = dump.requestLength - NLMSGHDR_SIZE - NHMSG_SIZE;
  memory.fill(changetype<usize>(filter), 0, offsetof<NexthopFilter>());
  filter.family = load<u8>(header, Nhmsg.NH_FAMILY);
  attributes.parse(table, RTM_NH_POLICY_DUMP_MAX, header + NHMSG_SIZE, size);
  filter.id = numberIn(NexthopAttribute.ID);
  filter.link = numberIn(NexthopAttribute.OIF);
  filter.master = numberIn(NexthopAttribute.MASTER);
  filter.onlyGroups = attributes.get(table, NexthopAttribute.GROUPS) != 0;
  filter.details = numberIn(NexthopAttribute.OP_FLAGS);
  const nest = attributes.get(table, NexthopAttribute.RES_BUCKET);
  if (nest == 0) return filter;
  attributes.parse(bucketTable, RTM_NH_RES_BUCKET_POLICY_DUMP_MAX, attributes.payload(nest), attributes.size(nest));
  const member = attributes.get(bucketTable, ResBucketAttribute.NH_ID);
  if (member != 0) filter.member = attributes.u32Value(member);
  return filter;
}

/** True when an object is what a dump is about. */
export function isWanted(wanted: NexthopFilter, object: NexthopObject): bool {
  if (wanted.onlyGroups && object.group == 0) return false;
  if ((wanted.link | wanted.master | wanted.family) == 0) return true;
  if (object.group != 0 || (wanted.family != 0 && object.family != <u8>wanted.family)) return false;
  const link = nexthops.linkOf(hopOf(object));
  if (wanted.link != 0 && (link == null || link.index != wanted.link)) return false;
  if (wanted.master == 0) return true;
  if (link == null) return false;
  const master = stack.masterOf(link);
  return master != null && master.index == wanted.master;
}
