/** Learning from received frames: a vxlan records the remote that the source address is behind (vxlan_snoop). */

import { NewFlag } from '../../generated/netlink';
import { NtfFlags, NudState } from '../../generated/rt-neigh';
import { AddressFamily } from '../../generated/socket';
import * as address6 from '../ipv6/address6';
import * as fdb from './vxlan_fdb';
import { Remote } from './vxlan_fdb';
import { Link } from '../link';
import * as time from '../time';
import { configOf } from './vxlan';
import { TunnelEvent, tunnelChanged } from '../observer';

const heard = changetype<Remote>(memory.data(offsetof<Remote>(), 8));

/** A frame from a link-layer address came from an end, by a link; false when it is to be dropped, as somebody said that the address is elsewhere. */
export function hear(link: Link, hardware: usize, id: u32, family: u32, from: usize, by: u32): bool {
  memory.fill(changetype<usize>(heard), 0, offsetof<Remote>());
  memory.copy(heard.address, from, family == AddressFamily.INET ? 4 : 16);
  heard.family = family;
  heard.port = configOf(link).port;
  heard.id = configOf(link).id;
  heard.through = family == AddressFamily.INET6 && address6.isLinkLocal(from) ? by : 0;
  const entry = fdb.find(link, hardware, id);
  if (entry == null) {
    const flags = NewFlag.EXCL | NewFlag.CREATE;
    fdb.update(link, hardware, id, heard, NudState.REACHABLE, flags, NtfFlags.SELF);
    return true;
  }
  entry.updated = time.milliseconds();
  const remote = changetype<Remote>(entry.remotes);
  if (remote.low == heard.low && remote.high == heard.high && remote.through == heard.through) return true;
  if ((entry.state & (NudState.PERMANENT | NudState.NOARP)) != 0) return false;
  remote.low = heard.low;
  remote.high = heard.high;
  remote.family = family;
  tunnelChanged(TunnelEvent.ADDED, link, changetype<usize>(entry), entry.remotes);
  return true;
}
