/**
 * Churn detection of mode 802.3ad (ad_churn_machine): whether actor and partner of a port come into synchronization within a minute of the start of
 * their state machines, as /proc/net/bonding shows. Only the step at which that is judged runs the machine.
 */

import { LacpState } from '../../generated/rt-link';
import { Bond, BondPort, Churn, portOf } from './bond_data';
import * as stack from '../stack';
import * as time from '../time';

const DETECTION_TIME: f64 = 60000;
/** Above the Churn there is how often it was that. */
const STATE: u32 = 3;
const ONCE: u32 = STATE + 1;

/** The end of a port's step. */
export function judge(kept: BondPort): void {
  if (kept.begins) {
    kept.actorChurn &= ~STATE;
    kept.partnerChurn &= ~STATE;
    kept.churnsAt = time.milliseconds() + DETECTION_TIME;
  } else if (kept.churnsAt != 0 && time.milliseconds() >= kept.churnsAt) {
    kept.churnsAt = 0;
    kept.actorChurn = judged(kept.actorChurn, kept.actorState);
    kept.partnerChurn = judged(kept.partnerChurn, kept.partnerState);
  }
}

function judged(before: u32, state: u32): u32 {
  const isInStep = (state & LacpState.SYNCHRONIZATION) != 0;
  return isInStep ? (before & ~STATE) | Churn.NONE : ((before + ONCE) & ~STATE) | Churn.CHURNED;
}

/** When the next of a bond's ports is to be judged; 0 when none is. */
export function nextAt(self: Bond): f64 {
  let next: f64 = 0;
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const at = portOf(port).churnsAt;
    if (at != 0 && (next == 0 || at < next)) next = at;
  }
  return next;
}
