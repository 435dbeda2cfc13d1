/**
 * Changing settings of IPv4 (devinet_conf_proc, devinet_sysctl_forward): for a link, for `all`, or for the `default`, which links
 * follow that have not had the setting set for themselves.
 */

import { Ipv4Devconf } from '../../generated/rt-link';
import { NETCONFA_IFINDEX_ALL, NETCONFA_IFINDEX_DEFAULT } from '../../generated/rt-netconf';
import { AddressFamily } from '../../generated/socket';
import * as features from '../features';
import * as devconf from '../devconf';
import * as links from '../links';
import { Namespace } from '../namespace';
import { SettingsEvent, settingsChanged } from '../observer';

/** Sets one for `index`, a link's or NETCONFA_IFINDEX_ALL or _DEFAULT, which has settings. */
export function set(netns: Namespace, index: u32, setting: u32, value: i32): void {
  const block = devconf.blockOf(netns, index);
  const before = devconf.get4(block, setting);
  devconf.set4(block, setting, value);
  if (setting == Ipv4Devconf.FORWARDING) {
    if (value == before) return;
    const link = links.byIndex(netns, index);
    if (link != null && value != 0) features.stopMerging(link);
    if (index == NETCONFA_IFINDEX_ALL) forwardAll(netns, value);
    else announce(netns, index, setting);
    return;
  }
  if (isKeptApart(setting)) return;
  devconf.makeOwn(block, setting);
  if (index == NETCONFA_IFINDEX_DEFAULT) follow(netns, setting, value);
  if (value != before) announce(netns, index, setting);
}

/** True for what is set where it is set and nowhere else, not even for links that have nothing of their own (ipv4_doint_and_flush). */
function isKeptApart(setting: u32): bool {
  switch (setting) {
    case Ipv4Devconf.NOXFRM:
    case Ipv4Devconf.NOPOLICY:
    case Ipv4Devconf.PROMOTE_SECONDARIES:
    case Ipv4Devconf.ROUTE_LOCALNET:
    case Ipv4Devconf.DROP_UNICAST_IN_L2_MULTICAST:
      return true;
    default:
      return false;
  }
}

/** Links follow the default. */
function follow(netns: Namespace, setting: u32, value: i32): void {
  for (let link = links.oldest(netns); link != null; link = links.younger(link)) {
    if (!devconf.isOwn(link.devconf, setting)) devconf.set4(link.devconf, setting, value);
  }
}

/** The machine becomes a router, or is one no more (inet_forward_change). */
function forwardAll(netns: Namespace, value: i32): void {
  devconf.set4(netns.devconfAll, Ipv4Devconf.ACCEPT_REDIRECTS, value == 0 ? 1 : 0);
  devconf.set4(netns.devconfDefault, Ipv4Devconf.FORWARDING, value);
  announce(netns, NETCONFA_IFINDEX_ALL, Ipv4Devconf.FORWARDING);
  announce(netns, NETCONFA_IFINDEX_DEFAULT, Ipv4Devconf.FORWARDING);
  for (let link = links.oldest(netns); link != null; link = links.younger(link)) {
    if (value != 0) features.stopMerging(link);
    if (!link.hasInet) continue;
    devconf.set4(link.devconf, Ipv4Devconf.FORWARDING, value);
    announce(netns, link.index, Ipv4Devconf.FORWARDING);
  }
}

function announce(netns: Namespace, index: u32, setting: u32): void {
  settingsChanged(SettingsEvent.CHANGED, AddressFamily.INET, netns, index, setting);
}
