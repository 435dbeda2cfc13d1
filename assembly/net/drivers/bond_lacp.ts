/**
 * Transmission of LACPDUs in mode 802.3ad (ad_periodic_machine, ad_tx_machine): when the state of a port changed, and periodically, every second if the
 * partner has a short timeout, else every 30; at most three a second. One step of 100 ms serves all ports.
 *
 *      NONE ─► FAST or SLOW ── its time ──► DUE ─► FAST or SLOW
 */

import { LacpState } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { Bond, BondPort, Periodic, portOf } from './bond_data';
import * as frames from '../frame/frame';
import { Link } from '../link';
import * as stack from '../stack';

/** Slow protocols' group; bytes of an LACPDU behind the Ethernet header. */
const PARTNERS: usize = memory.data<u8>([0x01, 0x80, 0xc2, 0, 0, 2]);
const LACPDU_SIZE: u32 = 110;
/** In steps: between two LACPDUs at least, and between those of either kind; the first of which is the one that the change to it takes. */
export const PAUSE: u32 = 3;
const FAST: u32 = 9;
const SLOW: u32 = 299;

/** So many steps were left out in which nothing was to be done. */
export function skip(kept: BondPort, steps: u32): void {
  if (kept.periodicIn != 0) kept.periodicIn = kept.periodicIn > steps ? kept.periodicIn - steps : 1;
  if (kept.sendIn != 0) kept.sendIn = PAUSE - ((PAUSE - kept.sendIn + steps) % PAUSE);
}

export function step(kept: BondPort): void {
  const before = kept.periodic;
  const asksSoon = (kept.partnerState & LacpState.LACP_TIMEOUT) != 0;
  const isActive = ((kept.actorState | kept.partnerState) & LacpState.LACP_ACTIVITY) != 0;
  if (kept.begins || !kept.speaks || !kept.isEnabled || !isActive) {
    kept.periodic = Periodic.NONE;
  } else if (kept.periodicIn != 0) {
    if (--kept.periodicIn == 0) {
      kept.periodic = Periodic.DUE;
    } else if (kept.periodic == Periodic.FAST && !asksSoon) {
      kept.periodic = Periodic.SLOW;
    } else if (kept.periodic == Periodic.SLOW && asksSoon) {
      kept.periodicIn = 0;
      kept.periodic = Periodic.DUE;
    }
  } else if (kept.periodic == Periodic.NONE) {
    kept.periodic = Periodic.FAST;
  } else if (kept.periodic == Periodic.DUE) {
    kept.periodic = asksSoon ? Periodic.FAST : Periodic.SLOW;
  }
  if (kept.periodic != before) change(kept);
}

function change(kept: BondPort): void {
  switch (kept.periodic) {
    case Periodic.NONE:
      kept.periodicIn = 0;
      break;
    case Periodic.FAST:
      kept.periodicIn = FAST;
      break;
    case Periodic.SLOW:
      kept.periodicIn = SLOW;
      break;
    default:
      kept.isDue = true;
  }
}

/** Sends what a port has to say, if it may by now. */
export function send(port: Link): void {
  const kept = portOf(port);
  if (kept.sendIn == 0 || --kept.sendIn != 0) return;
  if (kept.isDue && kept.speaks) {
    kept.isDue = false;
    frames.sendOther(port, Ethertype.SLOW, LACPDU_SIZE, PARTNERS);
  }
  kept.sendIn = PAUSE;
}

/** In how many steps, at the earliest, a port of a bond has something to say; 0: in none. */
export function stepsLeft(self: Bond): u32 {
  let least: u32 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const kept = portOf(port);
    const steps: u32 = (kept.isDue && kept.speaks) || kept.periodic == Periodic.DUE ? 1 : kept.periodicIn;
    if (steps != 0 && (least == 0 || steps < least)) least = steps;
  }
  return least;
}
