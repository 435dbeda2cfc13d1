/**
 * Prefixes that routers advertise (addrconf_prefix_rcv; RFC 4862, 5.5.3): one on the link has a route, and of one for autoconfiguration the
 * link makes an address, which lives as long as the router says, but is not cut to less than two hours at once.
 */

import { NewFlag } from '../../generated/netlink';
import { PREFIX_INFO_SIZE, PrefixInfo, PrefixInfoFlags } from '../../generated/ndisc';
import { IfaFlags, IfaProto } from '../../generated/rt-addr';
import { AddrGenMode, Ipv6Devconf } from '../../generated/rt-link';
import { RtTable, RtmType, Rtprot } from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import * as address6 from './address6';
import { ADDRESS_SIZE, Address6, localOf } from './address6';
import * as dad6 from './dad6';
import * as devconf from '../devconf';
import { Unlisted6 } from '../devconf';
import * as fib6 from './fib6';
import { Route6, RouteOrigin } from './fib6';
import * as leaves from './fib6_leaf';
import * as expiry from './fib6_expiry';
import * as nexthops from '../fib/fib_nexthop';
import * as generate6 from './generate6';
import * as l3mdev from '../l3mdev';
import * as lifetime from '../lifetime';
import * as lifetime6 from './lifetime6';
import { Link } from '../link';
import * as routes from './router6_route';
import * as temporary6 from './temporary6';

/** The metric of what the kernel adds by itself (IP6_RT_PRIO_ADDRCONF). */
const METRIC: u32 = 256;
/** Bits of prefix, and bytes, in front of an interface identifier. */
const PREFIX_LENGTH: u32 = 64;
const PREFIX_SIZE: u32 = 8;
/** Seconds of validity that an advertisement can't cut. */
const LEAST_VALID: u32 = 7200;

const network: usize = memory.data(16, 8);
const made: usize = memory.data(16, 8);

/** Takes a prefix: the option, `size` bytes. `named`: the router told its link-layer address. True when programs are to be told. */
export function hear(link: Link, option: usize, size: u32, named: bool): bool {
  if (size < PREFIX_INFO_SIZE) return false;
  const bytes = option + PrefixInfo.PREFIX;
  const valid = bswap<u32>(load<u32>(option, PrefixInfo.VALID));
  const preferred = bswap<u32>(load<u32>(option, PrefixInfo.PREFERED));
  if (address6.isMulticast(bytes) || address6.isLinkLocal(bytes) || preferred > valid) return false;
  if (valid != 0 && valid < <u32>devconf.get6(link.devconf, Ipv6Devconf.ACCEPT_RA_MIN_LFT)) return false;
  const length: u32 = load<u8>(option, PrefixInfo.PREFIX_LEN);
  const flags: u32 = load<u8>(option, PrefixInfo.FLAGS);
  if ((flags & PrefixInfoFlags.ONLINK) != 0 && length <= leaves.MAX_PREFIX) reach(link, bytes, length, valid);
  if ((flags & PrefixInfoFlags.AUTOCONF) == 0 || devconf.get6(link.devconf, Ipv6Devconf.AUTOCONF) == 0) return true;
  if ((flags & PrefixInfoFlags.PREFER_PD) != 0 && isOn(link, Unlisted6.RA_HONOR_PIO_PFLAG)) return true;
  return length == PREFIX_LENGTH && configure(link, bytes, valid, preferred, named);
}

function isOn(link: Link, setting: Unlisted6): bool {
  return devconf.get6(link.devconf, setting) != 0;
}

/** A prefix is reached over the link, for so many seconds. */
function reach(link: Link, bytes: usize, length: u32, valid: u32): void {
  const table = fib6.obtainTable(link.netns, l3mdev.tableOr(link, RtTable.MAIN));
  if (table == null) return;
  memory.copy(network, bytes, ADDRESS_SIZE);
  leaves.cut(network, length);
  const known = find(fib6.ofNode(leaves.find(table, network, length)), link);
  if (known != null) {
    if (valid == 0) fib6.remove(known, false);
    else expiry.set(known, routes.endOf(valid));
    return;
  }
  if (valid == 0) return;
  const route = fib6.allocate(link.netns);
  if (route == null) return;
  route.type = <u8>RtmType.UNICAST;
  route.protocol = <u8>Rtprot.KERNEL;
  route.metric = METRIC;
  route.origin = <u8>(RouteOrigin.ADVERTISED | RouteOrigin.PREFIX);
  route.expires = routes.endOf(valid);
  fib6.lead(route, link);
  fib6.put(table, network, length, route, NewFlag.CREATE, false, false);
}

/** The route of a prefix over a link that came from a router, or null. */
function find(first: Route6 | null, link: Link): Route6 | null {
  let at = first;
  while (at != null && ((at.origin & RouteOrigin.PREFIX) == 0 || nexthops.linkOf(fib6.hopOf(at)) != link)) {
    at = fib6.next(at);
  }
  return at;
}

/** Makes the link's address of a prefix, or has the one there is live as long as the prefix; false when it can make none. */
function configure(link: Link, bytes: usize, valid: u32, preferred: u32, named: bool): bool {
  memory.copy(made, bytes, PREFIX_SIZE);
  const attempts = identify(link);
  if (attempts < 0) return false;
  const known = address6.find(link, made);
  if (known != null) {
    renew(known, valid, preferred);
    return true;
  }
  return valid == 0 || add(link, valid, preferred, attempts, named);
}

/** Writes what follows the prefix; how many identifiers came out reserved before, or -1 when there is none. */
function identify(link: Link): i32 {
  const mode = devconf.addrGenMode(link.devconf);
  if (link.token != 0) store<u64>(made, link.token, PREFIX_SIZE);
  else if (isStable(mode)) return generate6.stable(link, made, 0);
  else if (!generate6.eui64(link, made + PREFIX_SIZE)) return inherit(link) ? 0 : -1;
  return 0;
}

/** True for modes that make identifiers from a secret. */
function isStable(mode: u32): bool {
  return mode == AddrGenMode.STABLE_PRIVACY || mode == AddrGenMode.RANDOM;
}

/** Takes the identifier of the link's own address (ipv6_inherit_eui64). */
function inherit(link: Link): bool {
  for (let at = address6.first(link); at != null; at = address6.next(at)) {
    if (at.scope != Scope.LINK || (at.flags & IfaFlags.TENTATIVE) != 0) continue;
    memory.copy(made + PREFIX_SIZE, localOf(at) + PREFIX_SIZE, PREFIX_SIZE);
    return true;
  }
  return false;
}

function add(link: Link, valid: u32, preferred: u32, attempts: u32, named: bool): bool {
  const most = devconf.get6(link.devconf, Ipv6Devconf.MAX_ADDRESSES);
  if (most != 0 && address6.hasAtLeast(link, most)) return false;
  const address = address6.allocate(link);
  if (address == null) return false;
  memory.copy(localOf(address), made, ADDRESS_SIZE);
  address.prefixLength = <u8>PREFIX_LENGTH;
  address.protocol = <u8>IfaProto.KERNEL_RA;
  address.attempts = <u8>attempts;
  address.flags = IfaFlags.TENTATIVE | IfaFlags.MANAGETEMPADDR;
  const stable = link.token == 0 && isStable(devconf.addrGenMode(link.devconf));
  if (stable) address.flags |= IfaFlags.STABLE_PRIVACY;
  if (named && dad6.isOptimistic(link)) address.flags |= IfaFlags.OPTIMISTIC;
  if (!lifetime6.limit(address, preferred, valid, address.flags)) {
    address6.discard(address);
    return false;
  }
  address6.place(address);
  dad6.start(address);
  temporary6.manage(address, true);
  lifetime6.lookNow(link.netns);
  return true;
}

/** An address lives as long as its prefix from now on, but for two hours more if it had as much: unless the router's word counts alone. */
function renew(address: Address6, valid: u32, preferred: u32): void {
  const own = lifetime6.obtain(address);
  if (own == null) return;
  const left = lifetime.left(own, own.valid);
  if (left == 0) return;
  const least = isOn(address.link, Unlisted6.RA_HONOR_PIO_LIFE) ? 0 : min(left, LEAST_VALID);
  lifetime.begin(own, preferred, max(valid, least));
  address.flags &= ~IfaFlags.DEPRECATED;
  lifetime6.live(address);
  if ((address.flags & IfaFlags.TENTATIVE) == 0) address6.announce(address);
  temporary6.manage(address, false);
  lifetime6.lookNow(address.link.netns);
}
