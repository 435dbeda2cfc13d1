/**
 * Numeric attributes of a link that concern segmentation offload and aggregation, and protocol-down (IFLA_GSO_MAX_SIZE …, IFLA_PROTO_DOWN;
 * validate_linkmsg, do_set_proto_down).
 */

import { Errno } from '../../generated/errno';
import { IFLA_PROTO_DOWN_REASON_POLICY, IFLA_PROTO_DOWN_REASON_POLICY_MAX } from '../../generated/policies';
import { LinkAttribute, ProtoDownReasonAttribute } from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import * as kinds from '../../net/kind';
import { Link } from '../../net/link';
import { GSO_MAX_SIZE, MAX_SEGS } from '../../net/register';
import * as attributes from '../../wire/attributes';
import * as parse from '../parse';

const reasonTable: usize = memory.data((IFLA_PROTO_DOWN_REASON_POLICY_MAX + 1) * 4, 4);

/** Whether each of these is within what the device, or anything, can do. */
export function check(request: Request, link: Link, table: usize): i32 {
  if (exceeds(table, LinkAttribute.GSO_MAX_SIZE, link.tsoMaxSize)) return refuse(request, 'too big gso_max_size');
  if (exceeds(table, LinkAttribute.GSO_MAX_SEGS, MAX_SEGS)) return refuse(request, 'too big gso_max_segs');
  if (exceeds(table, LinkAttribute.GRO_MAX_SIZE, GSO_MAX_SIZE)) return refuse(request, 'too big gro_max_size');
  if (exceeds(table, LinkAttribute.GSO_IPV4_MAX_SIZE, link.tsoMaxSize))
    return refuse(request, 'too big gso_ipv4_max_size');
  if (exceeds(table, LinkAttribute.GRO_IPV4_MAX_SIZE, GSO_MAX_SIZE))
    return refuse(request, 'too big gro_ipv4_max_size');
  return 0;
}

function exceeds(table: usize, type: u32, most: u32): bool {
  const attribute = attributes.get(table, type);
  return attribute != 0 && attributes.u32Value(attribute) > most;
}

function refuse(request: Request, text: string): i32 {
  return requests.explain(request, -Errno.EINVAL, text);
}

/** Sets those that were given, in Linux's order. */
export function apply(link: Link, table: usize): void {
  const size = attributes.get(table, LinkAttribute.GSO_MAX_SIZE);
  if (size != 0) configure.setGsoMaxSize(link, attributes.u32Value(size));
  const segments = attributes.get(table, LinkAttribute.GSO_MAX_SEGS);
  if (segments != 0) link.gsoMaxSegs = attributes.u32Value(segments);
  const taken = attributes.get(table, LinkAttribute.GRO_MAX_SIZE);
  if (taken != 0) configure.setGroMaxSize(link, attributes.u32Value(taken));
  const size4 = attributes.get(table, LinkAttribute.GSO_IPV4_MAX_SIZE);
  if (size4 != 0) link.gsoIpv4MaxSize = attributes.u32Value(size4);
  const taken4 = attributes.get(table, LinkAttribute.GRO_IPV4_MAX_SIZE);
  if (taken4 != 0) link.groIpv4MaxSize = attributes.u32Value(taken4);
}

/** IFLA_PROTO_DOWN and its reasons: above 0 when it changed something that is to be announced. */
export function applyProtoDown(request: Request, link: Link, table: usize): i32 {
  const down = attributes.get(table, LinkAttribute.PROTO_DOWN);
  const reasons = attributes.get(table, LinkAttribute.PROTO_DOWN_REASON);
  if (down == 0 && reasons == 0) return 0;
  if (!kinds.takesProtoDown(link))
    return requests.explain(request, -Errno.EOPNOTSUPP, 'Protodown not supported by device');
  if (reasons != 0) {
    const bad = parse.silently(reasons, reasonTable, IFLA_PROTO_DOWN_REASON_POLICY);
    if (bad != 0) return bad;
    const value = attributes.get(reasonTable, ProtoDownReasonAttribute.VALUE);
    if (value == 0) return refuse(request, 'Invalid protodown reason value');
    const mask = attributes.get(reasonTable, ProtoDownReasonAttribute.MASK);
    const given: u32 = mask == 0 ? 0 : attributes.u32Value(mask);
    const bits = given == 0 ? <u32>~0 : given;
    link.protoDownReason = (link.protoDownReason & ~bits) | (attributes.u32Value(value) & bits);
  }
  if (down == 0) return 1;
  const wanted = attributes.u8Value(down) != 0;
  if (!wanted && link.protoDownReason != 0)
    return requests.explain(request, -Errno.EBUSY, 'Cannot clear protodown, active reasons');
  configure.setProtoDown(link, wanted);
  return 1;
}
