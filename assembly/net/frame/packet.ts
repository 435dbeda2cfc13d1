/**
 * Packets that are routed (ip_local_out, ip6_local_out): those of tunnels, and the ICMP errors that their sender gets when they cannot be delivered
 * (icmp_send). There is no rate limit on ICMP errors.
 */

import { Ethertype } from '../../generated/rt-bridge';
import { AddressFamily, IpProtocol } from '../../generated/socket';
import * as address6 from '../ipv6/address6';
import { Content, ETHER_HEADER, copyAddress, frame, prepare, setAside, takeBack } from './frame';
import * as lookup4 from '../ipv4/fib4_lookup';
import * as lookup6 from '../ipv6/fib6_lookup';
import * as rules6 from '../ipv6/fib6_rules';
import { Nexthop } from '../fib/fib_nexthop';
import { Link } from '../link';
import { LOOPBACK_INDEX } from '../fib/rule_match';
import { Namespace } from '../namespace';
import * as neighbourSend from '../neighbour/neighbour_send';
import * as output4 from '../ipv4/output4';
import * as source6 from '../ipv6/source6';
import { RtmType } from '../../generated/rt-route';
import { way } from '../ipv4/way4';

/** The result of the last route lookup: the link, the next hop, and whether that is this host. */
@unmanaged
class Route {
  link: usize;
  isLocal: bool;
  toLow: u64;
  toHigh: u64;

  get to(): usize {
    return changetype<usize>(this) + offsetof<Route>('toLow');
  }
}

export const route = changetype<Route>(memory.data(offsetof<Route>(), 8));
const chosen: usize = memory.data(16, 8);

/** Sizes of the headers of IPv4 and IPv6 and of ICMP, and the largest size of an ICMP error. */
const ICMP4_SIZE: u32 = 28;
const ICMP4_MOST: u32 = 576;
const ICMP6_SIZE: u32 = 48;
const ICMP6_MOST: u32 = 1280;

/** Looks up `route` for a packet over a link, or 0 for any. The source is `from`, or is chosen and written there when that is 0. False without a route. */
export function find(netns: Namespace, family: u32, from: usize, to: usize, oif: u32, dport: u32): bool {
  return family == AddressFamily.INET ? find4(netns, from, to, oif, dport) : find6(netns, from, to, oif, dport);
}

function find4(netns: Namespace, from: usize, to: usize, oif: u32, dport: u32): bool {
  const flow = lookup4.newFlow();
  flow.source = load<u32>(from);
  flow.destination = load<u32>(to);
  flow.oif = oif;
  flow.protocol = IpProtocol.UDP;
  flow.dport = dport;
  if (output4.find(netns, flow) != 0 || way.link == 0) return false;
  if (
    way.type != RtmType.UNICAST &&
    way.type != RtmType.LOCAL &&
    way.type != RtmType.MULTICAST &&
    way.type != RtmType.BROADCAST
  )
    return false;
  store<u32>(from, way.source);
  follow(way.link, way.type == RtmType.LOCAL, to, way.type == RtmType.UNICAST ? way.hop : 0, 4);
  return true;
}

function find6(netns: Namespace, from: usize, to: usize, oif: u32, dport: u32): bool {
  const flow = lookup6.newFlow(to);
  flow.source = address6.isUnspecified(from) ? 0 : from;
  flow.oif = oif;
  flow.preferred = oif;
  flow.iif = LOOPBACK_INDEX;
  flow.strict = address6.needsLink(to) || (oif != 0 && flow.source == 0);
  flow.protocol = IpProtocol.UDP;
  flow.dport = dport;
  if (rules6.lookup(netns, flow) != 0) return false;
  const found = rules6.routeFound();
  const link: Link | null = found == null ? null : rules6.deviceOf(found);
  if (found == null || link == null) return false;
  const hop = lookup6.hopFound();
  if (address6.isUnspecified(from)) {
    if (!source6.select(netns, link, to, chosen)) return false;
    memory.copy(from, chosen, 16);
  }
  follow(changetype<usize>(link), changetype<usize>(link) != hop.link, to, changetype<usize>(hop), 16);
  return true;
}

function follow(link: usize, isLocal: bool, to: usize, hop: usize, size: u32): void {
  route.link = link;
  route.isLocal = isLocal;
  memory.copy(route.to, to, size);
  const by = changetype<Nexthop>(hop);
  if (hop == 0 || by.family == 0) return;
  if (by.family == AddressFamily.INET6) memory.copy(route.to, by.gateway, 16);
  else store<u32>(route.to, by.gateway);
}

/** Sends the packet along `route`. */
export function send(): void {
  frame.sender = changetype<Link>(route.link);
  neighbourSend.send(frame.sender, route.to);
}

/** Sends an ICMP error to the packet's source: from its destination, which has no such port, or else from this host. */
export function refuse(netns: Namespace, byOwner: bool): void {
  const is4 = frame.protocol == Ethertype.IP;
  if (!frame.isUnicast && byOwner) return;
  const size = frame.length - ETHER_HEADER;
  if (!setAside()) return;
  const refused = frame;
  memory.copy(answerTo, refused.from, 16);
  memory.copy(answerFrom, refused.to, 16);
  if (!byOwner) memory.fill(answerFrom, 0, 16);
  prepare(
    frame.sender,
    Content.OTHER,
    is4 ? Ethertype.IP : Ethertype.IPV6,
    is4 ? min(size + ICMP4_SIZE, ICMP4_MOST) : min(size + ICMP6_SIZE, ICMP6_MOST),
  );
  if (find(netns, is4 ? AddressFamily.INET : AddressFamily.INET6, answerFrom, answerTo, 0, 0)) {
    copyAddress(frame.from, answerFrom);
    copyAddress(frame.to, answerTo);
    send();
  }
  takeBack();
}

const answerTo: usize = memory.data(16, 8);
const answerFrom: usize = memory.data(16, 8);
