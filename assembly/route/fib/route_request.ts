/** What requests about routes of both families share: parsed attributes, next hops, tunnels. */

import { Errno } from '../../generated/errno';
import { LwtunnelEncap, RTNEXTHOP_SIZE, RouteAttribute, RtTable, Rtmsg, Rtnexthop } from '../../generated/rt-route';
import { AddressFamily, IpProtocol } from '../../generated/socket';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as metrics from '../../net/fib/fib_metrics';
import * as attributes from '../../wire/attributes';
import { align } from '../../wire/writer';
import * as failure from '../failure';
import * as routeMetrics from './route_metrics';
import { routeTable } from './route_tables';

/** The kinds of tunnels that Linux is built with, as bits. */
const TUNNELS: u32 =
  (1 << LwtunnelEncap.IP) |
  (1 << LwtunnelEncap.IP6) |
  (1 << LwtunnelEncap.SEG6) |
  (1 << LwtunnelEncap.BPF) |
  (1 << LwtunnelEncap.SEG6_LOCAL);

/** An attribute of the request, or 0. */
export function attribute(type: u32): usize {
  return attributes.get(routeTable, type);
}

/** A number in an attribute, 0 where there is none. */
export function numberIn(type: u32): u32 {
  const at = attribute(type);
  return at == 0 ? 0 : attributes.u32Value(at);
}

/** A port, in host order; 0 where there is none. */
export function portIn(type: u32): u32 {
  const port = attribute(type);
  return port == 0 ? 0 : bswap<u16>(load<u16>(attributes.payload(port)));
}

/** The protocol of a packet that is asked about. */
export function protocolIn(otherwise: u32): u32 {
  const protocol = attribute(RouteAttribute.IP_PROTO);
  return protocol == 0 ? otherwise : attributes.u8Value(protocol);
}

/** Which protocols a packet that is asked about may have; 0 or -EOPNOTSUPP (rtm_getroute_parse_ip_proto). */
export function checkProtocol(request: Request, family: u32): i32 {
  if (attribute(RouteAttribute.IP_PROTO) == 0) return 0;
  const protocol = protocolIn(0);
  if (protocol == IpProtocol.TCP || protocol == IpProtocol.UDP) return 0;
  if (protocol == (family == AddressFamily.INET ? IpProtocol.ICMP : IpProtocol.ICMPV6)) return 0;
  return requests.explain(request, -Errno.EOPNOTSUPP, 'Unsupported ip proto');
}

/** True for a header that asks for one destination: lengths of 0 or `whole`, and no table, protocol, scope or type. */
export function asksForOne(request: Request, whole: u32): bool {
  const header = requests.body(request);
  const source: u32 = load<u8>(header, Rtmsg.RTM_SRC_LEN);
  const length: u32 = load<u8>(header, Rtmsg.RTM_DST_LEN);
  const values =
    (<u32>load<u8>(header, Rtmsg.RTM_TABLE)) |
    load<u8>(header, Rtmsg.RTM_PROTOCOL) |
    load<u8>(header, Rtmsg.RTM_SCOPE) |
    load<u8>(header, Rtmsg.RTM_TYPE);
  return values == 0 && (source | whole) == whole && (length | whole) == whole;
}

/** True when an address is there of which the header has no length. */
export function lacksLength(request: Request): bool {
  const header = requests.body(request);
  return (
    (attribute(RouteAttribute.SRC) != 0 && load<u8>(header, Rtmsg.RTM_SRC_LEN) == 0) ||
    (attribute(RouteAttribute.DST) != 0 && load<u8>(header, Rtmsg.RTM_DST_LEN) == 0)
  );
}

/** The table that a request is about: main where it says none. */
export function tableIn(header: usize): u32 {
  const table = saidTable(header);
  return table == 0 ? RtTable.MAIN : table;
}

/** The table that it says, or 0: then gateways are looked for by rules alone. */
export function saidTable(header: usize): u32 {
  const at = attribute(RouteAttribute.TABLE);
  return at == 0 ? <u32>load<u8>(header, Rtmsg.RTM_TABLE) : attributes.u32Value(at);
}

/** Whether Linux knows a kind of tunnel (lwtunnel_valid_encap_type); one that it is built without is not supported. */
export function checkTunnelType(request: Request, type: u32): i32 {
  if (type == LwtunnelEncap.NONE || type > <u32>LwtunnelEncap.XFRM) {
    return requests.explain(request, -Errno.EINVAL, 'Unknown lwt encapsulation type');
  }
  if (((TUNNELS >>> type) & 1) != 0) return 0;
  return requests.explain(request, -Errno.EOPNOTSUPP, 'lwt encapsulation type not supported');
}

/** Likewise the kinds that the next hops in an attribute say (lwtunnel_valid_encap_type_attr). */
export function checkTunnelTypes(request: Request, all: usize): i32 {
  for (let hop = firstHopIn(all); hop != 0; hop = hopAfter(hop, all)) {
    const type = ofHop(hop, RouteAttribute.ENCAP_TYPE);
    if (type == 0) continue;
    if (attributes.size(type) < 2) return requests.explain(request, -Errno.EINVAL, 'Invalid RTA_ENCAP_TYPE');
    if (checkTunnelType(request, attributes.u16Value(type)) != 0) return -Errno.EOPNOTSUPP;
  }
  return 0;
}

/** No tunnel can be had here, whatever its kind: an attribute, or 0; which with `tunnel` 0 does not matter (lwtunnel_build_state). */
export function refuseTunnel(request: Request, type: usize, tunnel: usize): i32 {
  if (tunnel == 0) return 0;
  const isKnown = type != 0 && attributes.u16Value(type) != 0;
  if (!isKnown) return requests.blame(request, -Errno.EINVAL, tunnel, 'Unknown LWT encapsulation type');
  return requests.blame(request, -Errno.EOPNOTSUPP, tunnel, 'LWT encapsulation type not supported');
}

/** The metrics of a request: a block, or 0 for none, or because of what `failure` says. */
export function metricsIn(request: Request): usize {
  const nest = attribute(RouteAttribute.METRICS);
  failure.set(0);
  if (nest == 0) return 0;
  const block = metrics.allocate();
  if (failure.set(block == 0 ? -Errno.ENOMEM : routeMetrics.read(request, nest, block)) == 0) return block;
  metrics.free(block);
  return 0;
}

/** The first next hop of MULTIPATH, or 0; and the one after. */
export function firstHop(): usize {
  const all = attribute(RouteAttribute.MULTIPATH);
  return all == 0 ? 0 : firstHopIn(all);
}

export function nextHop(hop: usize): usize {
  return hopAfter(hop, attribute(RouteAttribute.MULTIPATH));
}

function firstHopIn(all: usize): usize {
  return hopAt(attributes.payload(all), attributes.size(all));
}

function hopAfter(hop: usize, all: usize): usize {
  const next = hop + align(load<u16>(hop));
  const rest = all + load<u16>(all) - next;
  return <i32>rest <= 0 ? 0 : hopAt(next, <u32>rest);
}

/** A whole next hop of at most so many bytes, or 0 (rtnh_ok). */
function hopAt(at: usize, left: u32): usize {
  const length: u32 = left < RTNEXTHOP_SIZE ? 0 : load<u16>(at);
  return length >= RTNEXTHOP_SIZE && length <= left ? at : 0;
}

/** How many next hops MULTIPATH has; 0 when there is anything else in it. */
export function countHops(): u32 {
  const all = attribute(RouteAttribute.MULTIPATH);
  let count: u32 = 0;
  let after = attributes.payload(all);
  for (let hop = firstHop(); hop != 0; hop = nextHop(hop)) {
    count++;
    after = hop + align(load<u16>(hop));
  }
  return <i32>(all + load<u16>(all) - after) > 0 ? 0 : count;
}

/** True for a next hop that has attributes. */
export function hasAttributes(hop: usize): bool {
  return <u32>load<u16>(hop, Rtnexthop.RTNH_LEN) > RTNEXTHOP_SIZE;
}

/** An attribute of a next hop, the first of its type, or 0. */
export function ofHop(hop: usize, type: u32): usize {
  return attributes.find(hop + RTNEXTHOP_SIZE, hop + load<u16>(hop, Rtnexthop.RTNH_LEN), type);
}
