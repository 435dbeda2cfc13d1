/**
 * Settings by the names that they have below /proc/sys, as text (devinet_sysctl_register, addrconf_sysctl_register, neigh_sysctl_register):
 *
 *      net/ipv4/conf/NAME/SETTING      net/ipv6/conf/NAME/SETTING      net/ipv4/ip_forward
 *      net/ipv4/neigh/LINK/SETTING     net/ipv6/neigh/LINK/SETTING     net/ipv4/route/min_pmtu … (net/namespace_setting.ts)
 *      net/ipv4/route/flush            net/ipv6/route/flush            net/ipv4/nexthop_compat_mode      net/vrf/strict_mode
 *
 * NAME is a link's, `all` or `default`.
 */

import { Errno } from '../generated/errno';
import { Ipv4Devconf, Ipv6Devconf } from '../generated/rt-link';
import { NETCONFA_IFINDEX_ALL, NETCONFA_IFINDEX_DEFAULT } from '../generated/rt-netconf';
import { AddressFamily } from '../generated/socket';
import * as text from '../memory/text';
import * as devconf from './devconf';
import * as expiry6 from './ipv6/fib6_expiry';
import * as inet6Text from './ipv6/inet6_text';
import { Link, nameLength, nameOf } from './link';
import * as links from './links';
import * as numbers from './namespace_setting';
import * as neighbourParms from './neighbour/neighbour_parms';
import * as neighbourSettings from './neighbour/neighbour_setting';
import { Namespace } from './namespace';
import * as settings4 from './ipv4/settings4';
import * as settings6 from './ipv6/settings6';
import * as vrf from './drivers/vrf';

/** In the order of Ipv4Devconf. */
const NAMES4: string =
  'forwarding mc_forwarding proxy_arp accept_redirects secure_redirects send_redirects shared_media rp_filter accept_source_route bootp_relay log_martians tag arp_filter medium_id disable_xfrm disable_policy force_igmp_version arp_announce arp_ignore promote_secondaries arp_accept arp_notify accept_local src_valid_mark proxy_arp_pvlan route_localnet igmpv2_unsolicited_report_interval igmpv3_unsolicited_report_interval ignore_routes_with_linkdown drop_unicast_in_l2_multicast drop_gratuitous_arp bc_forwarding arp_evict_nocarrier';
/** In the order of Ipv6Devconf, then of Unlisted6. */
const NAMES6: string =
  'forwarding hop_limit mtu accept_ra accept_redirects autoconf dad_transmits router_solicitations router_solicitation_interval router_solicitation_delay use_tempaddr temp_valid_lft temp_prefered_lft regen_max_retry max_desync_factor max_addresses force_mld_version accept_ra_defrtr accept_ra_pinfo accept_ra_rtr_pref router_probe_interval accept_ra_rt_info_max_plen proxy_ndp optimistic_dad accept_source_route mc_forwarding disable_ipv6 accept_dad force_tllao ndisc_notify mldv1_unsolicited_report_interval mldv2_unsolicited_report_interval suppress_frag_ndisc accept_ra_from_local use_optimistic accept_ra_mtu stable_secret use_oif_addrs_only accept_ra_min_hop_limit ignore_routes_with_linkdown drop_unicast_in_l2_multicast drop_unsolicited_na keep_addr_on_down router_solicitation_max_interval seg6_enabled seg6_require_hmac enhanced_dad addr_gen_mode disable_policy accept_ra_rt_info_min_plen ndisc_tclass rpl_seg_enabled ra_defrtr_metric ioam6_enabled ioam6_id ioam6_id_wide ndisc_evict_nocarrier accept_untracked_na accept_ra_min_lft force_forwarding ra_honor_pio_life ra_honor_pio_pflag regen_min_advance';

/** Settings that are of no link. */
const enum Special {
  NONE,
  /** Written to, has what is cached of ways forgotten; there is nothing, but IPv6 takes away what is over. */
  FLUSH,
  /** Routes to next hops that are objects are told with what those are, as programs that know no objects want it. */
  COMPAT,
  /** A table has one VRF at most. */
  STRICT_VRF,
  /** A number of the namespace: see net/namespace_setting.ts. */
  NUMBER,
  /** How a link asks for neighbours: see net/neighbour/neighbour_setting.ts. */
  NEIGHBOUR,
}

/** What a name stands for. */
@unmanaged
class Place {
  family: u32;
  index: u32;
  setting: u32;
  special: Special;
}

const place = changetype<Place>(memory.data(offsetof<Place>(), 4));
/** Where the next part of a name is looked for. */
@unmanaged
class Cursor {
  at: usize;
  end: usize;
  length: u32;
}

const cursor = changetype<Cursor>(memory.data(offsetof<Cursor>(), 4));

/** The part of a name up to the next '/', of `cursor.length` bytes; moves on behind it. */
function part(): usize {
  const from = cursor.at;
  let at = from;
  while (at < cursor.end && load<u8>(at) != 0x2f) at++;
  cursor.length = <u32>(at - from);
  cursor.at = at < cursor.end ? at + 1 : at;
  return from;
}

function partIs(expected: string): bool {
  const from = part();
  return text.equals(from, cursor.length, expected);
}

/** Finds what a name of `length` bytes stands for, in `place`; 0 or -ENOENT. */
function find(netns: Namespace, name: usize, length: u32): i32 {
  cursor.at = name;
  cursor.end = name + length;
  if (!partIs('net')) return -Errno.ENOENT;
  const number = text.wordIn(numbers.NAMES, cursor.at, <u32>(cursor.end - cursor.at));
  if (number >= 0) {
    place.special = Special.NUMBER;
    place.setting = number;
    return 0;
  }
  const family = part();
  if (text.equals(family, cursor.length, 'vrf')) return findVrf();
  if (text.equals(family, cursor.length, 'ipv4')) place.family = AddressFamily.INET;
  else if (text.equals(family, cursor.length, 'ipv6')) place.family = AddressFamily.INET6;
  else return -Errno.ENOENT;
  const inet = place.family == AddressFamily.INET;
  const branch = part();
  place.special = specialOf(branch, inet);
  if (place.special != Special.NONE) return cursor.at == cursor.end ? 0 : -Errno.ENOENT;
  if (inet && text.equals(branch, cursor.length, 'ip_forward')) {
    place.index = NETCONFA_IFINDEX_ALL;
    place.setting = Ipv4Devconf.FORWARDING;
    return cursor.at == cursor.end ? 0 : -Errno.ENOENT;
  }
  const asks = text.equals(branch, cursor.length, 'neigh');
  if ((!asks && !text.equals(branch, cursor.length, 'conf')) || !findOwner(netns, inet)) return -Errno.ENOENT;
  if (asks && links.byIndex(netns, place.index) == null) return -Errno.ENOENT;
  if (asks) place.special = Special.NEIGHBOUR;
  const setting = part();
  const known = inet ? NAMES4 : NAMES6;
  const found = text.wordIn(asks ? neighbourSettings.NAMES : known, setting, cursor.length);
  if (found < 0 || cursor.at != cursor.end) return -Errno.ENOENT;
  place.setting = found;
  return 0;
}

function findVrf(): i32 {
  place.special = Special.STRICT_VRF;
  return partIs('strict_mode') && cursor.at == cursor.end ? 0 : -Errno.ENOENT;
}

function specialOf(branch: usize, inet: bool): Special {
  if (inet && text.equals(branch, cursor.length, 'nexthop_compat_mode')) return Special.COMPAT;
  return text.equals(branch, cursor.length, 'route') && partIs('flush') ? Special.FLUSH : Special.NONE;
}

/** Whose settings the next part of the name means; false when nobody's. */
function findOwner(netns: Namespace, inet: bool): bool {
  const owner = part();
  if (text.equals(owner, cursor.length, 'all')) {
    place.index = NETCONFA_IFINDEX_ALL;
    return true;
  }
  if (text.equals(owner, cursor.length, 'default')) {
    place.index = NETCONFA_IFINDEX_DEFAULT;
    return true;
  }
  const link = links.byName(netns, owner, cursor.length);
  if (link == null || !(inet ? link.hasInet : link.hasInet6)) return false;
  // A further name is none here.
  if (nameLength(link) != cursor.length || memory.compare(nameOf(link), owner, cursor.length) != 0) return false;
  place.index = link.index;
  return true;
}

/** Whether routing of multicast is meant, which only who does that turns on. */
function isMulticastRouting(): bool {
  return place.setting == (place.family == AddressFamily.INET ? Ipv4Devconf.MC_FORWARDING : Ipv6Devconf.MC_FORWARDING);
}

function isSecret(): bool {
  return place.family == AddressFamily.INET6 && place.setting == Ipv6Devconf.STABLE_SECRET;
}

/** Times that are shown in seconds and kept in milliseconds. */
function scale(): i32 {
  if (place.family == AddressFamily.INET) return 1;
  switch (place.setting) {
    case Ipv6Devconf.RTR_SOLICIT_INTERVAL:
    case Ipv6Devconf.RTR_SOLICIT_MAX_INTERVAL:
    case Ipv6Devconf.RTR_SOLICIT_DELAY:
    case Ipv6Devconf.RTR_PROBE_INTERVAL:
      return 1000;
    default:
      return 1;
  }
}

/** Times in milliseconds that are kept in ticks, and not below 0. */
function isInTicks(): bool {
  if (place.family != AddressFamily.INET6) return false;
  const setting = place.setting;
  return (
    setting == Ipv6Devconf.MLDV1_UNSOLICITED_REPORT_INTERVAL || setting == Ipv6Devconf.MLDV2_UNSOLICITED_REPORT_INTERVAL
  );
}

/** The longest value with its newline. */
export const VALUE_SIZE: u32 = 64;

/** The settings of a link, in either family; those of neighbours (AF_PACKET), those of a namespace that are numbers (AF_UNSPEC); of others none. */
export function namesOf(family: i32): string {
  switch (family) {
    case AddressFamily.INET:
      return NAMES4;
    case AddressFamily.INET6:
      return NAMES6;
    case AddressFamily.PACKET:
      return neighbourSettings.NAMES;
    case AddressFamily.UNSPEC:
      return numbers.NAMES;
    default:
      return '';
  }
}

/** Writes a setting's value, a number or a secret and a newline, of VALUE_SIZE bytes at most, on a machine of `hz` ticks a second; its length, -ENOENT, -EIO. */
export function read(netns: Namespace, name: usize, length: u32, to: usize, hz: u32): i32 {
  const bad = find(netns, name, length);
  if (bad != 0) return bad;
  if (place.special == Special.FLUSH) return -Errno.EACCES;
  if (place.special != Special.NONE) {
    const end = writeSigned(to, specialValue(netns, hz));
    store<u8>(to + end, 0x0a);
    return end + 1;
  }
  const block = devconf.blockOf(netns, place.index);
  let written: u32;
  if (isSecret()) {
    const secret = devconf.secretOf(block);
    if (secret == 0) return -Errno.EIO;
    written = inet6Text.writeFull(to, secret);
  } else {
    const inet = place.family == AddressFamily.INET;
    const value = inet ? devconf.get4(block, place.setting) : devconf.get6(block, place.setting);
    written = isUnsigned() ? text.writeDecimal(to, <u32>value) : writeSigned(to, value / scale());
  }
  store<u8>(to + written, 0x0a);
  return written + 1;
}

function specialValue(netns: Namespace, hz: u32): i32 {
  switch (place.special) {
    case Special.NUMBER:
      return numbers.get(netns, place.setting);
    case Special.NEIGHBOUR:
      return neighbourSettings.get(linkOfPlace(netns), place.family, place.setting, hz);
    case Special.COMPAT:
      return netns.plainObjects ? 0 : 1;
    default:
      return netns.hasStrictVrfs ? 1 : 0;
  }
}

/** The link that `find` found. */
function linkOfPlace(netns: Namespace): Link {
  return links.byIndex(netns, place.index)!;
}

function writeSigned(to: usize, value: i32): u32 {
  if (value >= 0) return text.writeDecimal(to, <u64>value);
  store<u8>(to, 0x2d);
  return 1 + text.writeDecimal(to + 1, <u64>-(<i64>value));
}

/** True for a setting that is an unsigned number. */
function isUnsigned(): bool {
  if (place.family != AddressFamily.INET6) return false;
  return place.setting == Ipv6Devconf.IOAM6_ID_WIDE || place.setting == Ipv6Devconf.RA_DEFRTR_METRIC;
}

/** Sets a setting by text; `hz`: ticks a second of the machine. 0, -ENOENT, -EINVAL for what is no value of it, -EACCES, -EIO. */
export function write(netns: Namespace, name: usize, length: u32, value: usize, size: u32, hz: u32): i32 {
  const bad = find(netns, name, length);
  if (bad != 0) return bad;
  if (place.special != Special.NONE) return writeSpecial(netns, value, size, hz);
  if (isMulticastRouting()) return -Errno.EACCES;
  if (isSecret()) return writeSecret(netns, value, size);
  if (!readNumber(value, size)) return refuse(netns);
  const limit: i64 = <i64>i32.MAX_VALUE / scale();
  const most = isUnsigned() ? <i64>u32.MAX_VALUE : limit;
  const least = isUnsigned() || isInTicks() ? 0 : -limit - 1;
  if (number.value > most || number.value < least) return refuse(netns);
  const scaled = isInTicks() ? <i32>neighbourParms.inTicks(<u32>number.value, hz) : <i32>(number.value * scale());
  if (place.family == AddressFamily.INET6) return settings6.set(netns, place.index, place.setting, scaled);
  settings4.set(netns, place.index, place.setting, scaled);
  return 0;
}

/** Refuses a value. Also to write what is none has a setting of IPv4 be the link's own (devinet_conf_proc). */
function refuse(netns: Namespace): i32 {
  if (place.family == AddressFamily.INET) {
    const value = devconf.get4(devconf.blockOf(netns, place.index), place.setting);
    settings4.set(netns, place.index, place.setting, value);
  }
  return -Errno.EINVAL;
}

function writeSpecial(netns: Namespace, value: usize, size: u32, hz: u32): i32 {
  // IPv4 does not look at what is written.
  if (place.special == Special.FLUSH && place.family == AddressFamily.INET) return 0;
  if (!readNumber(value, size)) return -Errno.EINVAL;
  if (place.special == Special.FLUSH) {
    expiry6.collect(netns);
    return 0;
  }
  if (place.special == Special.NUMBER) return numbers.set(netns, place.setting, number.value, hz);
  if (place.special == Special.NEIGHBOUR)
    return neighbourSettings.set(linkOfPlace(netns), place.family, place.setting, number.value, hz);
  if (number.value < 0 || number.value > 1) return -Errno.EINVAL;
  if (place.special == Special.STRICT_VRF) return vrf.setStrict(netns, number.value != 0);
  netns.plainObjects = number.value == 0;
  return 0;
}

const secret: usize = memory.data(16, 8);

function writeSecret(netns: Namespace, value: usize, size: u32): i32 {
  let length = size;
  while (length > 0 && isSpace(load<u8>(value + length - 1))) length--;
  return inet6Text.read(secret, value, length) ? settings6.setSecret(netns, place.index, secret) : -Errno.EIO;
}

@unmanaged
class Number {
  value: i64;
}

const number = changetype<Number>(memory.data(offsetof<Number>(), 8));

function isSpace(byte: u32): bool {
  return byte == 0x20 || (byte >= 9 && byte <= 13);
}

/** Reads a number in decimal, hexadecimal or octal with white space around it; false for anything else (proc_get_long). */
function readNumber(from: usize, size: u32): bool {
  let at = from;
  const end = from + size;
  while (at < end && isSpace(load<u8>(at))) at++;
  const negative = at < end && load<u8>(at) == 0x2d;
  if (negative) at++;
  let base: u32 = 10;
  if (at + 1 < end && load<u8>(at) == 0x30) {
    const hexadecimal = ((<u32>load<u8>(at + 1)) | 0x20) == 0x78;
    base = hexadecimal ? 16 : 8;
    if (hexadecimal) at += 2;
  }
  const start = at;
  let value: u64 = 0;
  for (; at < end; at++) {
    const digit = inet6Text.digitOf(load<u8>(at));
    if (digit >= base) break;
    // Far beyond every limit, and far from overflowing.
    if (value < 1 << 40) value = value * base + digit;
  }
  if (at == start || (at < end && !isSpace(load<u8>(at)) && load<u8>(at) != 0)) return false;
  number.value = negative ? -(<i64>value) : <i64>value;
  return true;
}
