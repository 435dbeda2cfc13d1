/**
 * The port through which a bond transmits a frame, where it is a single one (bond_xmit_roundrobin_slave_get, bond_xmit_hash; net/frame/bond_hash.ts has
 * the hash), and whether the bond receives the frames of a port (bond_should_deliver_exact_match).
 */

import { BondLink, BondMode, BondState } from '../../generated/rt-link';
import * as bonds from './bond_data';
import { Bond } from './bond_data';
import { Link } from '../link';
import * as stack from '../stack';

function canSend(port: Link): bool {
  const kept = bonds.portOf(port);
  return kept.link == BondLink.UP && kept.state == BondState.ACTIVE;
}

/** The next port in turn. */
export function nextInTurn(self: Bond): Link | null {
  return self.packetsPerSlave == 0 ? nthFrom(self, 0) : nthFrom(self, ++self.sent / self.packetsPerSlave);
}

/** The first port that works. */
export function firstWorking(self: Bond): Link | null {
  return nthFrom(self, 0);
}

/** That one of all ports, or the next that works, of which the first follows the last. */
function nthFrom(self: Bond, n: u32): Link | null {
  let ports: u32 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) ports++;
  if (ports == 0) return null;
  const at = n % ports;
  let first: Link | null = null;
  let place: u32 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (canSend(port)) {
      if (place >= at) return port;
      if (first == null) first = port;
    }
    place++;
  }
  return first;
}

/** The port that a number made of the frame's addresses chooses of those that work. */
export function byHash(self: Bond, hash: u32): Link | null {
  let working: u32 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) if (canSend(port)) working++;
  let rest = working == 0 ? 0 : hash % working;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    if (!canSend(port)) continue;
    if (rest == 0) return port;
    rest--;
  }
  return null;
}

/** Whether what comes in by a port is the bond's: not by one that waits to take over. */
export function isHeard(self: Bond, port: Link): bool {
  if (self.allSlavesActive != 0) return true;
  if (bonds.usesPrimary(self)) return self.active == changetype<usize>(port);
  return self.mode != BondMode._8023AD || bonds.portOf(port).state == BondState.ACTIVE;
}
