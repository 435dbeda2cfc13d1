/**
 * Duplicate address detection (RFC 4862, 5.4; addrconf_dad_work): a new IPv6 address waits a second before it may be used.
 * There is no wire to look on, so nobody ever objects; but a program sees the address tentative first, as on Linux.
 *
 * Timers never fire by themselves: `nextDeadline` says when `run` is wanted. Addresses wait in one list, linked through
 * themselves, soonest first, because all wait equally long.
 */

import * as address6 from './address6';
import { Address6 } from './address6';
import * as time from './time';

/** One probe and the time for an answer: dad_transmits times retrans_time, in milliseconds. */
const DAD_TIME: f64 = 1000;

@unmanaged
class Waiting {
  first: usize;
  last: usize;
}

const waiting = changetype<Waiting>(memory.data(offsetof<Waiting>(), 4));

/** Begins to wait, unless the address waits already. */
export function start(address: Address6): void {
  if (address.dadWaits) return;
  address.dadWaits = true;
  address.dadEnds = time.milliseconds() + DAD_TIME;
  address.dadNext = 0;
  if (waiting.last != 0) changetype<Address6>(waiting.last).dadNext = changetype<usize>(address);
  else waiting.first = changetype<usize>(address);
  waiting.last = changetype<usize>(address);
}

/** An address goes before it was confirmed. */
export function cancel(address: Address6): void {
  if (!address.dadWaits) return;
  let before: usize = 0;
  for (let at = waiting.first; at != changetype<usize>(address); at = changetype<Address6>(at).dadNext) before = at;
  unlink(address, before);
}

function unlink(address: Address6, before: usize): void {
  if (before == 0) waiting.first = address.dadNext;
  else changetype<Address6>(before).dadNext = address.dadNext;
  if (waiting.last == changetype<usize>(address)) waiting.last = before;
  address.dadWaits = false;
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return waiting.first == 0 ? -1 : changetype<Address6>(waiting.first).dadEnds;
}

/** Confirms the addresses whose time is over. */
export function run(now: f64): void {
  const then = time.sane(now);
  while (waiting.first != 0) {
    const address = changetype<Address6>(waiting.first);
    if (address.dadEnds > then) return;
    unlink(address, 0);
    address6.confirm(address);
  }
}
