/** What links count of frames (struct rtnl_link_stats64), all that pass here being the kernel's own. A bond counts what its ports do (bond_get_stats). */

import { RtnlLinkStats64 } from '../generated/rt-link';
import { Link, LinkKind, countersOf } from './link';
import * as stack from './stack';

function add(link: Link, which: RtnlLinkStats64, value: u64): void {
  const at = countersOf(link) + which;
  store<u64>(at, load<u64>(at) + value);
  const master = stack.masterOf(link);
  if (master != null && master.kind == LinkKind.BOND) add(master, which, value);
}

export function sent(link: Link, bytes: u32): void {
  add(link, RtnlLinkStats64.TX_PACKETS, 1);
  add(link, RtnlLinkStats64.TX_BYTES, bytes);
}

export function received(link: Link, bytes: u32): void {
  add(link, RtnlLinkStats64.RX_PACKETS, 1);
  add(link, RtnlLinkStats64.RX_BYTES, bytes);
}

/** A frame was to be sent and is not, or came and is of no use. */
export function unsent(link: Link): void {
  add(link, RtnlLinkStats64.TX_DROPPED, 1);
}

export function refused(link: Link): void {
  add(link, RtnlLinkStats64.RX_DROPPED, 1);
}

/** A tunnel could not send a frame, for want of a route or else; or would have sent it to itself. */
export function failed(link: Link, isRoute: bool): void {
  add(link, RtnlLinkStats64.TX_ERRORS, 1);
  if (isRoute) add(link, RtnlLinkStats64.TX_CARRIER_ERRORS, 1);
}

export function looped(link: Link): void {
  add(link, RtnlLinkStats64.TX_ERRORS, 1);
  add(link, RtnlLinkStats64.COLLISIONS, 1);
}

/** A frame came that nobody listens to here, or that is another host's. */
export function unheard(link: Link): void {
  add(link, RtnlLinkStats64.RX_NOHANDLER, 1);
}

export function elsewhere(link: Link): void {
  add(link, RtnlLinkStats64.RX_OTHERHOST_DROPPED, 1);
}

/** What was received was for a group, which those that lie on others, or over them, count. */
export function countGroup(link: Link): void {
  add(link, RtnlLinkStats64.MULTICAST, 1);
}
