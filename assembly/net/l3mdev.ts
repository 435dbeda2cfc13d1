/**
 * Links at layer 3 (net/l3mdev): a VRF and its ports are a domain of their own. In place of tables local and main they have the VRF's, in
 * place of the loopback device the VRF itself, and addresses of other links are no sources for what goes out by them.
 */

import { Link, LinkKind } from './link';
import * as vrf from './drivers/vrf';

/** True for a link that others share their tables with (netif_is_l3_master). */
export function isMaster(link: Link): bool {
  return link.kind == LinkKind.VRF;
}

/** The VRF that a link is, or is a port of, or null (l3mdev_master_dev). */
export function masterOf(link: Link | null): Link | null {
  if (link == null || isMaster(link)) return link;
  const master = changetype<Link>(link.master);
  return link.master != 0 && isMaster(master) ? master : null;
}

/** Its index, or 0 (l3mdev_master_ifindex). */
export function indexOf(link: Link): u32 {
  const master = masterOf(link);
  return master == null ? 0 : master.index;
}

/** The table of a link's routes where a VRF says which, or 0 (l3mdev_fib_table). */
export function tableOf(link: Link): u32 {
  const master = masterOf(link);
  return master == null ? 0 : vrf.dataOf(master).table;
}

/** Likewise, or the one that is used without a VRF. */
export function tableOr(link: Link, other: u32): u32 {
  const own = tableOf(link);
  return own == 0 ? other : own;
}
