/** The default entry of a vxlan's forwarding table, which its own remote creates: for all destinations without an entry (vxlan_default_add …). */

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
  return remoteOf(config, config.id, config.remoteFamily, config.remote, config.through);
}

function remoteOf(config: VxlanConfig, id: u32, family: u32, address: usize, through: u32): Remote {
  const remote = remoteOfLink;
  memory.copy(remote.address, address, 16);
  remote.family = family;
  remote.port = config.port;
  remote.id = id;
  remote.through = through;
  return remote;
}

/** Makes the default entry of an ID, of a vxlan that filters them, or adds a remote to it; errors as `update`. */
export function put(link: Link, id: u32, family: u32, address: usize): i32 {
  const state = NudState.REACHABLE | NudState.PERMANENT;
  const flags = NewFlag.APPEND | NewFlag.CREATE;
  const remote = remoteOf(configOf(link), id, family, address, dataOf(link).laidOn);
  return fdb.update(link, NO_ADDRESS, id, remote, state, flags, NtfFlags.SELF);
}

/** Takes a remote from the default entry of an ID, if it has it. */
export function take(link: Link, id: u32, family: u32, address: usize): void {
  fdb.remove(link, NO_ADDRESS, id, remoteOf(configOf(link), id, family, address, dataOf(link).laidOn));
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
