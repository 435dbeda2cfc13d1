/**
 * Changing settings of IPv6 (addrconf_sysctl_forward, addrconf_sysctl_disable, addrconf_sysctl_addr_gen_mode …). What is set
 * for `all` of forwarding, disable_ipv6, addr_gen_mode and ignore_routes_with_linkdown is set for the default and for every link.
 */

import { Errno } from '../../generated/errno';
import { AddrGenMode, Ipv6Devconf } from '../../generated/rt-link';
import { NETCONFA_IFINDEX_ALL, NETCONFA_IFINDEX_DEFAULT } from '../../generated/rt-netconf';
import { AddressFamily } from '../../generated/socket';
import * as devconf from '../devconf';
import * as generate6 from './generate6';
import * as features from '../features';
import * as groups6 from './groups6';
import * as inet6 from './inet6';
import * as links from '../links';
import { Link } from '../link';
import { Namespace } from '../namespace';
import { SettingsEvent, settingsChanged } from '../observer';
import * as advertisedRoutes from './router6_route';

const MIN_MTU: i32 = 1280;
const SECRET_SIZE: u32 = 16;

/** Sets one for `index`, a link's or NETCONFA_IFINDEX_ALL or _DEFAULT, which has settings. 0, or -EINVAL. */
export function set(netns: Namespace, index: u32, setting: u32, value: i32): i32 {
  switch (setting) {
    case Ipv6Devconf.ADDR_GEN_MODE:
      return setAddrGenMode(netns, index, value);
    case Ipv6Devconf.FORWARDING:
      setSwitch(netns, index, setting, value);
      if (value != 0 && index != NETCONFA_IFINDEX_DEFAULT) advertisedRoutes.purge(netns);
      return 0;
    case Ipv6Devconf.DISABLE_IPV6:
    case Ipv6Devconf.IGNORE_ROUTES_WITH_LINKDOWN:
      setSwitch(netns, index, setting, value);
      return 0;
    default:
      break;
  }
  if (!isAllowed(netns, index, setting, value)) return -Errno.EINVAL;
  const block = devconf.blockOf(netns, index);
  const before = devconf.get6(block, setting);
  devconf.set6(block, setting, value);
  if (value == before) return 0;
  if (setting == Ipv6Devconf.PROXY_NDP || setting == Ipv6Devconf.FORCE_FORWARDING) announce(netns, index, setting);
  if (setting == Ipv6Devconf.FORCE_FORWARDING && index == NETCONFA_IFINDEX_ALL) forceForwarding(netns, value);
  return 0;
}

/** What a setting can be. */
function isAllowed(netns: Namespace, index: u32, setting: u32, value: i32): bool {
  switch (setting) {
    case Ipv6Devconf.HOPLIMIT:
      return value >= 1 && value <= 255;
    case Ipv6Devconf.NDISC_TCLASS:
      return value >= 0 && value <= 255;
    case Ipv6Devconf.RTR_SOLICITS:
      return value >= -1;
    case Ipv6Devconf.IOAM6_ID:
      return value >= 0 && value <= 65535;
    case Ipv6Devconf.RA_DEFRTR_METRIC:
      return value != 0;
    case Ipv6Devconf.RPL_SEG_ENABLED:
    case Ipv6Devconf.IOAM6_ENABLED:
    case Ipv6Devconf.NDISC_EVICT_NOCARRIER:
    case Ipv6Devconf.FORCE_FORWARDING:
    case devconf.Unlisted6.RA_HONOR_PIO_LIFE:
    case devconf.Unlisted6.RA_HONOR_PIO_PFLAG:
      return value >= 0 && value <= 1;
    case Ipv6Devconf.ACCEPT_UNTRACKED_NA:
      return value >= 0 && value <= 2;
    case Ipv6Devconf.MTU6: {
      const link = links.byIndex(netns, index);
      return value >= MIN_MTU && (link == null || value <= <i32>link.mtu);
    }
    default:
      return true;
  }
}

/** Sets what is on or off, and for `all` links too. */
function setSwitch(netns: Namespace, index: u32, setting: u32, value: i32): void {
  const block = devconf.blockOf(netns, index);
  const before = devconf.get6(block, setting);
  devconf.set6(block, setting, value);
  const turned = (value != 0) != (before != 0);
  const link = links.byIndex(netns, index);
  if (link != null) {
    if (turned) switched(link, setting);
    return;
  }
  const quiet = setting == Ipv6Devconf.DISABLE_IPV6;
  if (index == NETCONFA_IFINDEX_DEFAULT) {
    if (turned && !quiet) announce(netns, index, setting);
    return;
  }
  const defaultBefore = devconf.get6(netns.devconfDefault, setting);
  devconf.set6(netns.devconfDefault, setting, value);
  if (setting == Ipv6Devconf.FORWARDING && (value != 0) != (defaultBefore != 0))
    announce(netns, NETCONFA_IFINDEX_DEFAULT, setting);
  for (let at = links.oldest(netns); at != null; at = links.younger(at)) {
    if (!at.hasInet6) continue;
    const own = devconf.get6(at.devconf, setting);
    devconf.set6(at.devconf, setting, value);
    if ((value != 0) != (own != 0)) switched(at, setting);
  }
  if (turned && !quiet) announce(netns, index, setting);
}

/** Every link forwards, or none; the default stays (addrconf_force_forward_change). */
function forceForwarding(netns: Namespace, value: i32): void {
  for (let at = links.oldest(netns); at != null; at = links.younger(at)) {
    if (!at.hasInet6 || devconf.get6(at.devconf, Ipv6Devconf.FORCE_FORWARDING) == value) continue;
    devconf.set6(at.devconf, Ipv6Devconf.FORCE_FORWARDING, value);
    announce(netns, at.index, Ipv6Devconf.FORCE_FORWARDING);
  }
}

/** A switch of a link was turned. */
function switched(link: Link, setting: u32): void {
  if (setting == Ipv6Devconf.DISABLE_IPV6) {
    inet6.disabledChanged(link);
    return;
  }
  if (setting == Ipv6Devconf.FORWARDING) {
    if (devconf.get6(link.devconf, setting) != 0) features.stopMerging(link);
    groups6.forwardingChanged(link);
  }
  announce(link.netns, link.index, setting);
}

/** How links make their own address: known modes only, and a stable one needs a secret. */
function setAddrGenMode(netns: Namespace, index: u32, value: i32): i32 {
  const link = links.byIndex(netns, index);
  if (!generate6.isMode(value) || (link != null && !generate6.isPossible(link, value))) return -Errno.EINVAL;
  const block = devconf.blockOf(netns, index);
  const before = devconf.addrGenMode(block);
  devconf.set6(block, Ipv6Devconf.ADDR_GEN_MODE, value);
  if (link != null) {
    if (before != <u32>value) inet6.configure(link);
  } else if (index == NETCONFA_IFINDEX_ALL) {
    devconf.set6(netns.devconfDefault, Ipv6Devconf.ADDR_GEN_MODE, value);
    for (let at = links.oldest(netns); at != null; at = links.younger(at)) {
      if (!at.hasInet6 || devconf.addrGenMode(at.devconf) == <u32>value) continue;
      devconf.set6(at.devconf, Ipv6Devconf.ADDR_GEN_MODE, value);
      inet6.configure(at);
    }
  }
  return 0;
}

/** The secret of stable addresses, 16 bytes; they are what links make from now on. -EIO for `all`, which has none. */
export function setSecret(netns: Namespace, index: u32, bytes: usize): i32 {
  if (index == NETCONFA_IFINDEX_ALL) return -Errno.EIO;
  const block = devconf.blockOf(netns, index);
  memory.copy(devconf.newSecret(block), bytes, SECRET_SIZE);
  if (index != NETCONFA_IFINDEX_DEFAULT) {
    devconf.set6(block, Ipv6Devconf.ADDR_GEN_MODE, AddrGenMode.STABLE_PRIVACY);
    return 0;
  }
  for (let at = links.oldest(netns); at != null; at = links.younger(at)) {
    if (at.hasInet6) devconf.set6(at.devconf, Ipv6Devconf.ADDR_GEN_MODE, AddrGenMode.STABLE_PRIVACY);
  }
  return 0;
}

function announce(netns: Namespace, index: u32, setting: u32): void {
  settingsChanged(SettingsEvent.CHANGED, AddressFamily.INET6, netns, index, setting);
}
