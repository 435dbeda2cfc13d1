/**
 * The way of an IPv4 packet that came in by a link (ip_route_input_rcu, ip_route_input_slow, ip_mkroute_input): to us, or on to somebody else where the link
 * passes packets on. One that can't come from where it says it does is refused (fib_validate_source).
 */

import { Errno } from '../../generated/errno';
import { Ipv4Devconf } from '../../generated/rt-link';
import { RtTable, RtmType } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily, IpProtocol } from '../../generated/socket';
import * as address4 from './address4';
import * as devconf from '../devconf';
import * as fib4 from './fib4';
import { Route4 } from './fib4';
import * as lookup from './fib4_lookup';
import { Flow4 } from './fib4_lookup';
import * as rules4 from './fib4_rules';
import { Nexthop, linkOf } from '../fib/fib_nexthop';
import * as l3mdev from '../l3mdev';
import { Link } from '../link';
import { Namespace } from '../namespace';
import * as rules from '../fib/rule';
import { LOOPBACK_INDEX } from '../fib/rule_match';
import * as ways from './way4';
import { LIMITED_BROADCAST, WayFlag, way } from './way4';

/** What the check of a source says beside a negative errno: whether its sender is on the link itself. */
const ELSEWHERE: i32 = 0;
const ON_LINK: i32 = 1;
/** rp_filter: packets must come by the link that leads back to their source. */
const STRICT_FILTER: i32 = 1;

/** What the source of a packet is checked with: the way back. */
const back = changetype<Flow4>(memory.data(offsetof<Flow4>(), 4));

@unmanaged
class SourceRealms {
  /** Those that the source of the packet being looked at has, where a source's are. */
  realms: u32;
}

const sender = changetype<SourceRealms>(memory.data(offsetof<SourceRealms>(), 4));

/** Fills `way` for a flow that came in by a link; 0, or -EINVAL for packets that can't be. */
export function find(netns: Namespace, wanted: Flow4, link: Link): i32 {
  ways.clear();
  sender.realms = 0;
  if (!link.hasInet) return -Errno.EINVAL;
  const source = wanted.source;
  const destination = wanted.destination;
  if (lookup.isMulticast(source) || source == LIMITED_BROADCAST) return -Errno.EINVAL;
  if (lookup.isMulticast(destination)) return toGroup(netns, wanted, link);
  if (destination == LIMITED_BROADCAST || (source | destination) == 0) return toAll(netns, wanted, link);
  if (source == 0 || destination == 0) return -Errno.EINVAL;
  if ((ways.isLoopback(source) || ways.isLoopback(destination)) && !ways.routesLoopback(link)) return -Errno.EINVAL;
  const forwards = devconf.get4(link.devconf, Ipv4Devconf.FORWARDING) != 0;
  const error = rules4.lookup(netns, wanted);
  if (error != 0) return refuse(netns, forwards ? error : -Errno.EHOSTUNREACH);
  const route = lookup.routeFound();
  if (route == null) return -Errno.EINVAL;
  const hop = lookup.hopFound();
  const realms = rules4.realmsFound();
  way.route = changetype<usize>(route);
  way.hop = changetype<usize>(hop);
  switch (<u32>route.type) {
    case RtmType.BROADCAST:
      if (devconf.either4(link, Ipv4Devconf.BC_FORWARDING)) return passOn(netns, wanted, link, route, hop, realms);
      return toAll(netns, wanted, link);
    case RtmType.LOCAL: {
      const bad = check(netns, wanted, destination, 0, link);
      return bad < 0 ? bad : toUs(netns, RtmType.LOCAL, WayFlag.LOCAL);
    }
    case RtmType.UNICAST:
      return forwards ? passOn(netns, wanted, link, route, hop, realms) : refuse(netns, -Errno.EHOSTUNREACH);
    default:
      return forwards ? -Errno.EINVAL : refuse(netns, -Errno.EHOSTUNREACH);
  }
}

/** To ourselves, by the loopback device, or the VRF of the link that the address is of. */
function toUs(netns: Namespace, type: u32, flags: u32): i32 {
  way.type = type;
  way.flags = flags;
  way.realms = sender.realms;
  way.link = changetype<usize>(ways.loopback(netns));
  return way.link == 0 ? -Errno.ENETUNREACH : 0;
}

/** To nobody: the sender is told. */
function refuse(netns: Namespace, error: i32): i32 {
  way.route = 0;
  way.hop = 0;
  way.error = error;
  return toUs(netns, RtmType.UNREACHABLE, 0);
}

/** To a group, if anybody here listens to it (ip_route_input_mc). */
function toGroup(netns: Namespace, wanted: Flow4, link: Link): i32 {
  if (!ways.listens(link, wanted.destination)) return -Errno.EINVAL;
  if (ways.isLoopback(wanted.source) && !ways.routesLoopback(link)) return -Errno.EINVAL;
  if (wanted.source == 0) {
    const isOfGroups = wanted.protocol == IpProtocol.IGMP;
    if (!isOfGroups && !ways.isLocalMulticast(wanted.destination)) return -Errno.EINVAL;
  } else {
    const bad = check(netns, wanted, 0, 0, link);
    if (bad < 0) return bad;
  }
  return toUs(netns, RtmType.MULTICAST, WayFlag.MULTICAST | WayFlag.LOCAL);
}

/** To all on the link. */
function toAll(netns: Namespace, wanted: Flow4, link: Link): i32 {
  const bad = wanted.source == 0 ? 0 : check(netns, wanted, 0, 0, link);
  return bad < 0 ? bad : toUs(netns, RtmType.BROADCAST, WayFlag.BROADCAST | WayFlag.LOCAL);
}

/** On to where a route says. */
function passOn(netns: Namespace, wanted: Flow4, link: Link, route: Route4, hop: Nexthop, realms: u32): i32 {
  const out = linkOf(hop);
  if (out == null) return -Errno.EINVAL;
  const checked = check(netns, wanted, wanted.destination, out.index, link);
  if (checked < 0) return checked;
  way.type = route.type;
  way.realms = hop.flow;
  ways.addRealms(realms);
  ways.addRealms(sender.realms);
  way.link = changetype<usize>(out);
  const redirects = out == link && checked == ON_LINK && devconf.either4(out, Ipv4Devconf.SEND_REDIRECTS);
  if (redirects && (devconf.either4(out, Ipv4Devconf.SHARED_MEDIA) || isNear(out, wanted.source, hop))) {
    way.flags |= WayFlag.REDIRECT;
  }
  return 0;
}

/** True when a network of the link has both a packet's source and the gateway, if there is one (inet_addr_onlink). */
function isNear(link: Link, source: u32, hop: Nexthop): bool {
  const gateway: u32 = hop.family == AddressFamily.INET ? hop.gateway : 0;
  for (let at = address4.first(link); at != null && !address4.isSecondary(at); at = address4.next(at)) {
    const mask = address4.maskOf(at.prefixLength);
    if (((at.address ^ source) & mask) == 0 && (gateway == 0 || ((at.address ^ gateway) & mask) == 0)) return true;
  }
  return false;
}

/**
 * Whether a packet to `destination`, which may be unknown, and on by the link with index `oif`, can have come by a link: -EINVAL, or
 * ELSEWHERE or ON_LINK (fib_validate_source).
 */
function check(netns: Namespace, wanted: Flow4, destination: u32, oif: u32, link: Link): i32 {
  const filter = max(
    devconf.get4(netns.devconfAll, Ipv4Devconf.RP_FILTER),
    devconf.get4(link.devconf, Ipv4Devconf.RP_FILTER),
  );
  const mayRedirect = link.index == oif && devconf.either4(link, Ipv4Devconf.SEND_REDIRECTS);
  const ruled = rules.tableOf(netns, AddressFamily.INET);
  const isPlain = filter == 0 && netns.realms4 == 0 && !mayRedirect;
  if (isPlain && devconf.get4(link.devconf, Ipv4Devconf.ACCEPT_LOCAL) != 0) return ELSEWHERE;
  if (isPlain && !netns.localRoutes4 && (ruled == null || !ruled.custom)) {
    return isOurs(netns, wanted.source) ? -Errno.EINVAL : ELSEWHERE;
  }
  memory.fill(changetype<usize>(back), 0, offsetof<Flow4>());
  back.destination = wanted.source;
  back.source = destination;
  back.iif = oif;
  back.l3mdev = l3mdev.indexOf(link);
  back.tos = wanted.tos;
  back.mark = devconf.either4(link, Ipv4Devconf.SRC_VMARK) ? wanted.mark : 0;
  back.protocol = wanted.protocol;
  back.sport = wanted.dport;
  back.dport = wanted.sport;
  return checkBack(netns, link, filter);
}

/** True for an address that a link has. */
function isOurs(netns: Namespace, address: u32): bool {
  if (lookup.typeOf(netns, address, RtTable.LOCAL) != RtmType.LOCAL) return false;
  const route = lookup.routeFound();
  return route != null && fib4.lengthOf(route) == 32;
}

/** Whether the way back to a source is the one that its packet came by (__fib_validate_source). */
function checkBack(netns: Namespace, link: Link, filter: i32): i32 {
  const unknown: i32 = filter != 0 ? -Errno.EINVAL : ELSEWHERE;
  if (rules4.lookup(netns, back) != 0) return unknown;
  const route = lookup.routeFound();
  if (route == null) return unknown;
  if (route.type != <u8>RtmType.UNICAST) {
    const accepts = devconf.either4(link, Ipv4Devconf.ACCEPT_LOCAL);
    if (route.type != <u8>RtmType.LOCAL || !accepts) return -Errno.EINVAL;
  }
  combine(lookup.hopFound());
  const isLocal = route.type == <u8>RtmType.LOCAL && link.index == LOOPBACK_INDEX;
  if (isLocal || leadsOver(route, link)) return nearness(lookup.hopFound());
  if (address4.first(link) == null) {
    sender.realms = 0;
    return unknown;
  }
  if (filter == STRICT_FILTER) return -Errno.EINVAL;
  back.oif = link.index;
  back.anyLinkState = true;
  if (rules4.lookup(netns, back) != 0) return ELSEWHERE;
  const other = lookup.routeFound();
  return other != null && other.type == <u8>RtmType.UNICAST ? nearness(lookup.hopFound()) : ELSEWHERE;
}

/** Keeps the realms of a source, to which the next hop leads (fib_combine_itag). */
function combine(hop: Nexthop): void {
  const ruled = rules4.realmsFound();
  sender.realms = hop.flow << 16;
  if (sender.realms == 0) sender.realms = ruled << 16;
  sender.realms |= ruled >>> 16;
}

function nearness(hop: Nexthop): i32 {
  return hop.scope >= <u8>Scope.HOST ? ON_LINK : ELSEWHERE;
}

/** True when any next hop of a route leads over a link or a port of it, a VRF (fib_info_nh_uses_dev). */
function leadsOver(route: Route4, link: Link): bool {
  for (let i: u32 = 0; i < fib4.countOf(route); i++) {
    const over = linkOf(fib4.hopAt(route, i));
    if (over == link || (over != null && l3mdev.masterOf(over) == link)) return true;
  }
  return false;
}
