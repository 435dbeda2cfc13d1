/**
 * What bridges learn from reports of groups (br_ip4_multicast_igmp3_report, br_ip6_multicast_mld2_report): who joins a group is in it for
 * the membership interval; who leaves it, unless nobody else asks for it, as long as an answer may take.
 */

import { Bridge } from './bridge';
import * as mdb from './bridge_mdb';
import { GroupKey, KEY_SIZE } from './bridge_mdb';
import { Link } from '../link';
import { Membership, MembershipKind, addressOf, sizeOf } from '../membership';

const key = changetype<GroupKey>(memory.data(KEY_SIZE, 8));

/** Writes what the group of a membership is in a bridge's database; false for those that bridges pass to everybody. */
function writeKey(group: Membership): bool {
  const kind = <MembershipKind>group.kind;
  const address = addressOf(group);
  const isLocal = kind == MembershipKind.MULTICAST4 && (load<u32>(address) & 0xffffff) == 0x0000e0;
  if (isLocal) return false;
  memory.fill(changetype<usize>(key), 0, KEY_SIZE);
  memory.copy(changetype<usize>(key), address, sizeOf(kind));
  key.protocol = kind == MembershipKind.MULTICAST4 ? mdb.IP : mdb.IPV6;
  return true;
}

/** Somebody behind a port, or with null the host, wants a group. */
export function joined(bridge: Bridge, port: Link | null, group: Membership): void {
  if (writeKey(group)) mdb.hear(bridge, key, port);
}

/** And no more. */
export function left(bridge: Bridge, port: Link | null, group: Membership): void {
  if (writeKey(group)) mdb.hearLeave(bridge, key, port);
}
