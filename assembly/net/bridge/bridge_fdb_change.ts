/**
 * What requests do to a bridge's forwarding database (fdb_add_entry, br_fdb_update, br_fdb_external_learn_add, br_fdb_delete): programs add
 * entries of their own, in the name of a port that learned them (NTF_USE), or of others who did (NTF_EXT_LEARNED).
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { BrState } from '../../generated/rt-link';
import { NtfFlags, NudState } from '../../generated/rt-neigh';
import { Bridge, Port, portOf } from './bridge';
import * as ageing from './bridge_ageing';
import * as fdb from './bridge_fdb';
import { Entry, EntryFlag } from './bridge_fdb';
import { Link } from '../link';
import { explain } from '../reason';
import * as time from '../time';

/** What an entry is to be. */
@unmanaged
export class Wanted {
  bridge: Bridge;
  /** The port that it is behind, or 0: the bridge itself. */
  port: usize;
  address: usize;
  vlan: u32;
  /** NudState and NtfFlags of the request, and its NewFlags. */
  state: u32;
  flags: u32;
  requestFlags: u32;
  /** Whether the request tells to be told of its use: FdbNotify. */
  tracks: bool;
  isInactive: bool;
  /** An entry that is changed is not young again. */
  keepsAge: bool;

  get link(): Link | null {
    return this.port == 0 ? null : changetype<Link>(this.port);
  }
}

/** Adds or changes an entry, as the request says; -EINVAL, -EPERM, -ENOENT, -EEXIST, -ENOMEM. */
export function put(wanted: Wanted): i32 {
  if ((wanted.flags & NtfFlags.USE) != 0) return wanted.port == 0 ? -Errno.EINVAL : learn(wanted);
  if ((wanted.flags & NtfFlags.EXT_LEARNED) != 0) {
    if (wanted.port == 0 && (wanted.state & NudState.PERMANENT) == 0)
      return explain(-Errno.EINVAL, 'bridge: FDB entry towards bridge must be permanent');
    return learnElsewhere(wanted);
  }
  return set(wanted);
}

/** The state of an entry as it is told (fdb_to_nud). */
export function stateOf(entry: Entry): u32 {
  if (fdb.has(entry, EntryFlag.LOCAL)) return NudState.PERMANENT;
  return fdb.has(entry, EntryFlag.STATIC) ? NudState.NOARP : NudState.REACHABLE;
}

/** True for a port that learns from what comes in by it. */
export function learns(port: Link): bool {
  const state = portOf(port).state;
  return state == BrState.LEARNING || state == BrState.FORWARDING;
}

function set(wanted: Wanted): i32 {
  const bad = check(wanted);
  if (bad != 0) return bad;
  const known = fdb.find(wanted.bridge, wanted.address, wanted.vlan);
  if (known == null && (wanted.requestFlags & NewFlag.CREATE) == 0) return -Errno.ENOENT;
  if (known != null && (wanted.requestFlags & NewFlag.EXCL) != 0) return -Errno.EEXIST;
  const entry = known == null ? create(wanted) : known;
  if (entry == null) return -Errno.ENOMEM;
  let modified = moveTo(entry, wanted) || known == null;
  const flags = flagsFor(entry, wanted);
  if (stateOf(entry) != wanted.state || ((flags ^ entry.flags) & ~EntryFlag.ADDED_BY_USER) != 0) modified = true;
  fdb.setFlags(entry, flags);
  entry.used = time.milliseconds();
  if (!modified) return 0;
  if (!wanted.keepsAge) entry.updated = entry.used;
  fdb.announce(entry);
  return 0;
}

function create(wanted: Wanted): Entry | null {
  return fdb.create(wanted.bridge, wanted.link, wanted.address, wanted.vlan, EntryFlag.ADDED_BY_USER);
}

/** A port that does not learn has only entries that stay, and the bridge itself permanent ones. */
function check(wanted: Wanted): i32 {
  const isPermanent = (wanted.state & NudState.PERMANENT) != 0;
  const port = wanted.link;
  if (port == null) {
    if (!isPermanent) return -Errno.EINVAL;
  } else if (!isPermanent && (wanted.state & NudState.NOARP) == 0 && !learns(port)) {
    return -Errno.EPERM;
  }
  return (wanted.flags & NtfFlags.STICKY) != 0 && isPermanent ? -Errno.EINVAL : 0;
}

function moveTo(entry: Entry, wanted: Wanted): bool {
  if (entry.port == wanted.port) return false;
  fdb.move(entry, wanted.link);
  return true;
}

/** The flags of an entry when it is what is wanted. A state that it is in already leaves them alone. */
function flagsFor(entry: Entry, wanted: Wanted): u32 {
  let flags = entry.flags | EntryFlag.ADDED_BY_USER;
  if (stateOf(entry) != wanted.state) {
    flags &= ~(EntryFlag.LOCAL | EntryFlag.STATIC);
    if ((wanted.state & NudState.PERMANENT) != 0) flags |= EntryFlag.LOCAL | EntryFlag.STATIC;
    else if ((wanted.state & NudState.NOARP) != 0) flags |= EntryFlag.STATIC;
  }
  flags &= ~EntryFlag.STICKY;
  if ((wanted.flags & NtfFlags.STICKY) != 0) flags |= EntryFlag.STICKY;
  if (wanted.isInactive) flags |= EntryFlag.INACTIVE;
  // Who no longer tells of its use forgets whether it was used.
  if (wanted.tracks) flags |= EntryFlag.NOTIFY;
  else if ((flags & EntryFlag.NOTIFY) != 0) flags &= ~(EntryFlag.NOTIFY | EntryFlag.INACTIVE);
  return flags;
}

/** As if a frame from the address had come in by the port. */
function learn(wanted: Wanted): i32 {
  const port = wanted.link;
  if (port != null && learns(port)) heard(portOf(port), wanted.address, wanted.vlan, EntryFlag.ADDED_BY_USER);
  return 0;
}

/** A frame from an address came in by a port; `by` is ADDED_BY_USER when a program says so (br_fdb_update). */
export function heard(port: Port, address: usize, vlan: u32, by: u32): void {
  const bridge = port.bridge;
  if (ageing.keepsNone(bridge)) return;
  const entry = fdb.find(bridge, address, vlan);
  if (entry == null) {
    // For want of memory, or where enough was learned, a frame goes on, and nothing is learned.
    const isFull = by == 0 && bridge.fdbMaxLearned != 0 && bridge.fdbLearned >= bridge.fdbMaxLearned;
    if (!isFull) fdb.add(bridge, port.link, address, vlan, by == 0 ? EntryFlag.LEARNED : by);
    return;
  }
  if (fdb.has(entry, EntryFlag.LOCAL)) return;
  let modified = fdb.has(entry, EntryFlag.INACTIVE);
  let flags = (entry.flags | by) & ~EntryFlag.INACTIVE;
  entry.updated = time.milliseconds();
  if (!fdb.has(entry, EntryFlag.STICKY) && entry.port != changetype<usize>(port.link)) {
    fdb.move(entry, port.link);
    flags &= ~EntryFlag.EXTERNALLY_LEARNED;
    modified = true;
  }
  fdb.setFlags(entry, flags);
  if (modified) fdb.announce(entry);
}

/** True when an address is known to be behind a port, which a locked one lets frames of no others in by. */
export function knows(port: Port, address: usize, vlan: u32): bool {
  const entry = fdb.find(port.bridge, address, vlan);
  return entry != null && entry.port == changetype<usize>(port.link) && !fdb.has(entry, EntryFlag.LOCAL);
}

/** Somebody else learned it. */
function learnElsewhere(wanted: Wanted): i32 {
  const own: u32 = wanted.port == 0 ? EntryFlag.LOCAL : 0;
  const flags: u32 = EntryFlag.EXTERNALLY_LEARNED | EntryFlag.ADDED_BY_USER | own;
  const entry = fdb.find(wanted.bridge, wanted.address, wanted.vlan);
  if (entry == null) {
    const made = fdb.add(wanted.bridge, wanted.link, wanted.address, wanted.vlan, flags);
    return made == null ? -Errno.ENOMEM : 0;
  }
  entry.updated = time.milliseconds();
  let modified = moveTo(entry, wanted);
  if (fdb.has(entry, EntryFlag.EXTERNALLY_LEARNED)) entry.used = entry.updated;
  else modified = true;
  fdb.setFlags(entry, entry.flags | flags);
  if (modified) fdb.announce(entry);
  return 0;
}

/** Takes an entry from a port, or with null from the bridge itself; -ENOENT. */
export function remove(bridge: Bridge, port: Link | null, address: usize, vlan: u32): i32 {
  const entry = fdb.find(bridge, address, vlan);
  if (entry == null || entry.port != changetype<usize>(port)) return -Errno.ENOENT;
  fdb.remove(entry);
  return 0;
}
