/**
 * Bridges that snoop on multicast (br_multicast_toggle): their groups are net/bridge/bridge_mdb.ts, the ports to routers net/bridge/bridge_router.ts. While such a
 * bridge is up it is itself in the groups of those who snoop.
 */

import { Bridge, BridgeOption, has, portOf, setOption } from './bridge';
import * as queries from './bridge_query';
import * as routers from './bridge_router';
import * as stp from './bridge_stp';
import { Link, isUp } from '../link';
import * as memberships from '../membership';
import { MembershipKind } from '../membership';
import * as stack from '../stack';

/** Turns snooping on or off: a bridge that is up and does it belongs to the groups of those who do (RFC 4286). */
export function setSnooping(bridge: Bridge, on: bool): void {
  if (has(bridge, BridgeOption.MULTICAST_SNOOPING) == on) return;
  setOption(bridge, BridgeOption.MULTICAST_SNOOPING, on);
  for (let link = stack.lastPort(bridge.link); link != null; link = stack.previousPort(link)) {
    if (on) routers.enable(portOf(link));
    else stp.stopMulticast(portOf(link));
  }
  if (!isUp(bridge.link)) return;
  if (on) {
    queries.begin(bridge, null);
    joinSnoopers(bridge.link);
  } else leaveSnoopers(bridge.link);
}

/** 224.0.0.106 and ff02::6a. */
const SNOOPERS4: usize = memory.data<u8>([224, 0, 0, 106]);
const SNOOPERS6: usize = memory.data<u8>([0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x6a]);

export function joinSnoopers(link: Link): void {
  if (link.hasInet) memberships.join(link, MembershipKind.MULTICAST4, SNOOPERS4);
  if (link.hasInet6) memberships.join(link, MembershipKind.MULTICAST6, SNOOPERS6);
}

export function leaveSnoopers(link: Link): void {
  memberships.leave(link, MembershipKind.MULTICAST4, SNOOPERS4);
  memberships.leave(link, MembershipKind.MULTICAST6, SNOOPERS6);
}
