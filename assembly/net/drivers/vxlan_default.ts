/** The entry of a vxlan's forwarding table that its own remote makes: for all addresses that are not there (vxlan_default_add …). */

import { NewFlag } from '../../generated/netlink';
import { NtfFlags, NudState } from '../../generated/rt-neigh';
import { Link } from '../link';
import { VxlanConfig, configOf, dataOf } from './vxlan';
import * as fdb from './vxlan_fdb';
import { Remote } from './vxlan_fdb';

const remoteOfLink = changetype<Remote>(memory.data(offsetof<Remote>(), 8));
const NO_ADDRESS: usize = memory.data(8, 8);

/** The remote that a configuration names. */
function configured(config: VxlanConfig): Remote {
  const remote = remoteOfLink;
  memory.copy(remote.address, config.remote, 16);
  remote.port = config.port;
  remote.id = config.id;
  remote.through = config.through;
  return remote;
}

/** Makes the default entry, for a vxlan that has a remote; errors as `update`. */
export function add(link: Link): i32 {
  const config = configOf(link);
  const state = NudState.REACHABLE | NudState.PERMANENT;
  const flags = NewFlag.EXCL | NewFlag.CREATE;
  return fdb.update(link, NO_ADDRESS, config.id, configured(config), state, flags, NtfFlags.SELF);
}

/** The remote becomes that of `config`, or none; errors as `update`. */
export function change(link: Link, config: VxlanConfig): i32 {
  const before = configOf(link);
  if (
    load<u64>(before.remote) == load<u64>(config.remote) &&
    load<u64>(before.remote, 8) == load<u64>(config.remote, 8)
  )
    return 0;
  if ((load<u64>(config.remote) | load<u64>(config.remote, 8)) != 0) {
    const state = NudState.REACHABLE | NudState.PERMANENT;
    const flags = NewFlag.APPEND | NewFlag.CREATE;
    const bad = fdb.update(link, NO_ADDRESS, config.id, configured(config), state, flags, NtfFlags.SELF);
    if (bad != 0) return bad;
  }
  const old = configured(before);
  if ((old.low | old.high) == 0) return 0;
  old.through = dataOf(link).laidOn;
  fdb.remove(link, NO_ADDRESS, before.id, old);
  return 0;
}
