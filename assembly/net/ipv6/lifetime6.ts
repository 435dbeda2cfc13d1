/**
 * What IPv6 addresses wait for: the end of their detection (net/ipv6/dad6.ts), of being preferred, of being valid, and the time for a
 * successor (addrconf_verify_rtnl). That lies in a block of its own, which an address has as long as it needs it: not one that lives for ever, was detected, and
 * has nothing to do with temporary ones.
 *
 *      address6   ── lifetime ─►  ┌─ Lifetime ─┬─ address ─┬─ source ─┬─ regenerated ─┬─ probes ─┬─ detection, a timer ─┐
 */

import { INFINITY_LIFE_TIME, IfaFlags } from '../../generated/rt-addr';
import * as heap from '../../memory/heap';
import * as timer from '../../memory/timer';
import { Timer, Timers } from '../../memory/timer';
import * as address6 from './address6';
import { Address6 } from './address6';
import * as dad6 from './dad6';
import * as lifetime from '../lifetime';
import { Lifetime, Lifetimes } from '../lifetime';
import { Namespace } from '../namespace';
import * as temporary6 from './temporary6';
import * as time from '../time';

@unmanaged
export class Lifetime6 extends Lifetime {
  address: Address6;
  /** A temporary address's source, or 0; and how often one was made of this one, or in its place (net/ipv6/temporary6.ts). */
  source: usize;
  regenerated: u32;
  /** How many questions of its detection are to be asked yet, and the timer of the next one, or of the end of the time for answers. */
  probes: u32;
  detectionDeadline: f64;
  detectionOrder: u32;
  detectionWaits: u32;
  detectionChild: usize;
  detectionNext: usize;
  detectionPrevious: usize;

  get detection(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Lifetime6>('detectionDeadline'));
  }
}

/** Those that have something to do with temporary addresses. */
const TEMPORARY: u32 = IfaFlags.MANAGETEMPADDR | IfaFlags.SECONDARY;

/** When namespaces' addresses are looked at; and detections that wait. */
const looks = changetype<Timers>(memory.data(offsetof<Timers>(), 4));
const detections = changetype<Timers>(memory.data(offsetof<Timers>(), 4));

/** How long an address lives; null: for ever. */
export function lifetimeOf(address: Address6): Lifetime6 | null {
  return address.lifetime == 0 ? null : changetype<Lifetime6>(address.lifetime);
}

/** Seconds for which an address was preferred when it was last set, and valid. */
export function preferredOf(address: Address6): u32 {
  return address.lifetime == 0 ? INFINITY_LIFE_TIME : changetype<Lifetime6>(address.lifetime).preferred;
}

export function validOf(address: Address6): u32 {
  return address.lifetime == 0 ? INFINITY_LIFE_TIME : changetype<Lifetime6>(address.lifetime).valid;
}

/** The block of an address, made if it has none; null when memory has run out. */
export function obtain(address: Address6): Lifetime6 | null {
  if (address.lifetime != 0) return lifetimeOf(address);
  const made = heap.allocZeroed(offsetof<Lifetime6>());
  if (made == 0) return null;
  const own = changetype<Lifetime6>(made);
  own.address = address;
  lifetime.begin(own, INFINITY_LIFE_TIME, INFINITY_LIFE_TIME);
  own.since = <f64>address.updated * 10;
  address.lifetime = made;
  return own;
}

/** Gives an address its lifetimes, in seconds; `flags`: those that it is to have. False, with nothing changed, when memory has run out. */
export function limit(address: Address6, preferred: u32, valid: u32, flags: u32): bool {
  const simple = (preferred & valid) == INFINITY_LIFE_TIME && (flags & TEMPORARY) == 0;
  const own = simple ? lifetimeOf(address) : obtain(address);
  if (own != null) lifetime.begin(own, preferred, valid);
  return simple || own != null;
}

/** From now on the address's lifetime is counted, which was set. */
export function live(address: Address6): void {
  address.updated = time.hundredths();
  const own = lifetimeOf(address);
  if (own != null) lifetime.touch(own);
  schedule(address);
}

/** Waits for what is due next for an address, which may need its block no more. */
export function schedule(address: Address6): void {
  const own = lifetimeOf(address);
  if (own == null) return;
  const lifetimes = address.link.netns.lifetimes6;
  const end = lifetime.earlier(lifetime.next(own, address.flags), temporary6.successionOf(address));
  if (end >= 0) {
    timer.start(lifetimes.ends, own, end);
    lifetime.plan(looks, lifetimes);
  } else if (isNeeded(own)) {
    timer.cancel(lifetimes.ends, own);
  } else {
    free(address);
  }
}

function isNeeded(own: Lifetime6): bool {
  if (own.detectionWaits != 0) return true;
  if ((own.preferred & own.valid) != INFINITY_LIFE_TIME || (own.source | own.regenerated) != 0) return true;
  return (own.address.flags & TEMPORARY) != 0;
}

/** Frees the block of an address, if it has one. */
export function free(address: Address6): void {
  const own = lifetimeOf(address);
  if (own == null) return;
  stopDetection(own);
  timer.cancel(address.link.netns.lifetimes6.ends, own);
  address.lifetime = 0;
  heap.free(changetype<usize>(own));
}

/** An address came or was set anew: somebody looks now. */
export function lookNow(netns: Namespace): void {
  lifetime.lookNow(looks, netns.lifetimes6);
}

/** A namespace goes: nobody looks at its addresses any more. */
export function stopLooking(netns: Namespace): void {
  timer.cancel(looks, netns.lifetimes6);
}

/** Detection goes on at a time in milliseconds since boot. */
export function detectAt(own: Lifetime6, when: f64): void {
  timer.start(detections, own.detection, when);
}

export function stopDetection(own: Lifetime6): void {
  timer.cancel(detections, own.detection);
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return lifetime.earlier(timer.nextDeadline(detections), timer.nextDeadline(looks));
}

/** Detections go on, and namespaces' addresses are looked at whose time for that has come. */
export function run(now: f64): void {
  for (let at = timer.takeDue(detections, now); at != 0; at = timer.takeDue(detections, now)) {
    dad6.proceed(changetype<Lifetime6>(at - offsetof<Lifetime6>('detectionDeadline')).address, now);
  }
  for (let at = timer.takeDue(looks, now); at != 0; at = timer.takeDue(looks, now)) {
    const lifetimes = changetype<Lifetimes>(at);
    lifetimes.looked = now;
    look(lifetimes, now + lifetime.EARLY);
    lifetime.plan(looks, lifetimes);
  }
}

/** Those whose time is over go, and those preferred long enough are that no more. */
function look(lifetimes: Lifetimes, now: f64): void {
  for (let at = timer.takeDue(lifetimes.ends, now); at != 0; at = timer.takeDue(lifetimes.ends, now)) {
    const address = changetype<Lifetime6>(at).address;
    if (lifetime.isPast(temporary6.successionOf(address), now)) temporary6.succeed(address);
    const own = lifetimeOf(address);
    if (own == null) continue;
    if (lifetime.isOver(own, now)) {
      address6.remove(address);
      continue;
    }
    if (lifetime.isDeprecated(own, address.flags, now)) {
      address.flags |= IfaFlags.DEPRECATED;
      address6.announce(address);
    }
    schedule(address);
  }
}
