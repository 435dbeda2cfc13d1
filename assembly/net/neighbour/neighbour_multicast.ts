/** Groups that the kernel sends to by itself: like every destination that is sent to, each becomes a neighbour of the link. */

import { HardwareType } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as inet6 from '../ipv6/inet6';
import { Link } from '../link';
import * as neighbours from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as time from '../time';

/** Finds or makes the neighbour that something is sent to; false when nothing can be sent. */
export function meet(link: Link, family: u32, group: usize): bool {
  const isUsed = family == AddressFamily.INET ? link.hasInet : link.hasInet6 && !inet6.isDisabled(link);
  if (link.type != HardwareType.ETHER || !isUsed) return false;
  const table = neighbours.tableOf(link.netns, family);
  if (table == null) return false;
  const known = neighbours.find(table, link, group);
  // Without memory it is not there, as on Linux.
  const neighbour = known != null ? known : neighbourCreate.create(table, link, group, 0, false);
  if (neighbour == null) return false;
  neighbour.used = time.milliseconds();
  return true;
}
