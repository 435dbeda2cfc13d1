/**
 * Bulk removal from a vxlan's forwarding table (vxlan_flush): entries that a request selects, and those that go when the link goes down or is deleted.
 */

import { NudState } from '../../generated/rt-neigh';
import { Link } from '../link';
import { configOf } from './vxlan';
import * as fdb from './vxlan_fdb';
import { Entry, Remote } from './vxlan_fdb';

/** Which entries, and of them which remotes, are flushed: what differs from these stays. */
@unmanaged
export class Choice {
  /** Bits of state and flags that are looked at, and what they have to be; of none that are looked at, anything will do. */
  stateMask: u32;
  state: u32;
  flagsMask: u32;
  flags: u32;
  /** Whether an address was given; of the numbers, 0 is none. */
  byAddress: bool;
  /** The default entry stays in any case. */
  keepsDefault: bool;
  source: u32;
  id: u32;
  port: u32;
  low: u64;
  high: u64;

  get address(): usize {
    return changetype<usize>(this) + offsetof<Choice>('low');
  }
}

const choice = changetype<Choice>(memory.data(offsetof<Choice>(), 8));

function isDefault(link: Link, entry: Entry): bool {
  return fdb.isZero(entry.address) && entry.source == configOf(link).id;
}

/** The choice of all entries, to be narrowed. */
export function chooseAll(): Choice {
  memory.fill(changetype<usize>(choice), 0, offsetof<Choice>());
  return choice;
}

/** Takes away what was chosen (vxlan_flush). */
export function flush(link: Link, chosen: Choice): void {
  for (let entry = fdb.first(link); entry != null;) {
    const after = fdb.next(entry);
    if (isChosen(link, entry, chosen)) flushEntry(link, entry, chosen);
    entry = after;
  }
}

function isChosen(link: Link, entry: Entry, chosen: Choice): bool {
  if (chosen.stateMask != 0 && (entry.state & chosen.stateMask) != chosen.state) return false;
  if (chosen.flagsMask != 0 && (entry.flags & chosen.flagsMask) != chosen.flags) return false;
  if (chosen.keepsDefault && isDefault(link, entry)) return false;
  return chosen.source == 0 || entry.source == chosen.source;
}

/** Without a word about remotes an entry goes as a whole. */
function flushEntry(link: Link, entry: Entry, chosen: Choice): void {
  if (chosen.id == 0 && chosen.port == 0 && !chosen.byAddress) {
    fdb.destroy(link, entry);
    return;
  }
  let word = changetype<usize>(entry) + offsetof<Entry>('remotes');
  while (load<u32>(word) != 0) {
    const remote = changetype<Remote>(load<u32>(word));
    if (!isChosenRemote(remote, chosen)) {
      word = changetype<usize>(remote);
    } else if (remote.next == 0 && changetype<usize>(remote) == entry.remotes) {
      fdb.destroy(link, entry);
      return;
    } else {
      fdb.destroyRemote(link, entry, word);
    }
  }
}

function isChosenRemote(remote: Remote, chosen: Choice): bool {
  if (chosen.id != 0 && remote.id != chosen.id) return false;
  if (chosen.port != 0 && remote.port != chosen.port) return false;
  return !chosen.byAddress || (remote.low == chosen.low && remote.high == chosen.high);
}

/** The link goes down: what is not permanent goes (vxlan_stop). */
export function stop(link: Link): void {
  const chosen = chooseAll();
  chosen.keepsDefault = true;
  chosen.stateMask = NudState.PERMANENT | NudState.NOARP;
  flush(link, chosen);
}

/** The link goes (vxlan_dellink). */
export function clear(link: Link): void {
  flush(link, chooseAll());
}
