/**
 * Neighbours that are removed as their link changes (neigh_ifdown, neigh_carrier_down, neigh_changeaddr): all of them when the link goes down, changes
 * its address or stops resolving neighbours; all but the permanent ones when it loses its carrier. The newest go first.
 */

import { NetDeviceFlags } from '../../generated/netdevice';
import { NudState } from '../../generated/rt-neigh';
import { Link, hasCarrier } from '../link';
import * as neighbours from './neighbour';
import { ofLinkNode } from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as proxies from './neighbour_proxy';

/** A family is no longer used on a link: it went down, or goes. */
export function linkDown(link: Link, family: u32): void {
  flush(link, family, false);
  proxies.flush(link, family, false);
}

/** Something changed about a link that is up, perhaps some of its flags. */
export function linkChanged(link: Link, family: u32, flags: u32): void {
  if ((flags & NetDeviceFlags.NOARP) != 0) flush(link, family, false);
  if (hasCarrier(link)) return;
  flush(link, family, true);
  proxies.flush(link, family, true);
}

/** It has another link-layer address. */
export function addressChanged(link: Link, family: u32): void {
  flush(link, family, false);
}

function flush(link: Link, family: u32, keepPermanent: bool): void {
  let node = neighbours.listOf(link, family).first;
  while (node != 0) {
    const neighbour = ofLinkNode(node);
    node = neighbour.next;
    if (keepPermanent && (neighbour.state & NudState.PERMANENT) != 0) continue;
    neighbourCreate.remove(neighbour);
  }
}
