/**
 * Duplicate address detection (RFC 4862, 5.4; addrconf_dad_work): a new IPv6 address waits a second before it may be used.
 * There is no wire to look on, so nobody ever objects; but a program sees the address tentative first, as on Linux.
 *
 * Timers never fire by themselves: `nextDeadline` says when `run` is wanted. Addresses wait in one list, linked through
 * themselves, soonest first, because all wait equally long.
 */

import * as list from '../memory/list';
import { List } from '../memory/list';
import * as address6 from './address6';
import { Address6 } from './address6';
import * as time from './time';

/** One probe and the time for an answer: dad_transmits times retrans_time, in milliseconds. */
const DAD_TIME: f64 = 1000;

const waiting = changetype<List>(memory.data(offsetof<List>(), 4));

/** Begins to wait, unless the address waits already. */
export function start(address: Address6): void {
  if (address.dadWaits) return;
  address.dadWaits = true;
  address.dadEnds = time.milliseconds() + DAD_TIME;
  list.append(waiting, changetype<usize>(address.dadNode));
}

/** Ends the wait of an address that is confirmed, or goes before it was. */
export function cancel(address: Address6): void {
  if (!address.dadWaits) return;
  address.dadWaits = false;
  list.remove(waiting, changetype<usize>(address.dadNode));
}

/** When `run` has something to do, in milliseconds since boot; below 0 when never. */
export function nextDeadline(): f64 {
  return waiting.first == 0 ? -1 : address6.ofDadNode(waiting.first).dadEnds;
}

/** Confirms the addresses whose time is over. */
export function run(now: f64): void {
  const then = time.sane(now);
  while (waiting.first != 0) {
    const address = address6.ofDadNode(waiting.first);
    if (address.dadEnds > then) return;
    cancel(address);
    address6.confirm(address);
  }
}
