/**
 * Learning packets (alb_send_learning_packets): the modes that balance by addresses teach switches the port that each address is behind, for every port's
 * own address and for those of the links stacked on the bond: every `lpInterval` seconds while the bond is up and has ports, and when addresses of
 * ports change.
 */

import { BondMode } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { Bond, BondWork, isBalanced } from './bond_data';
import * as timers from './bond_timer';
import * as configure from '../configure';
import * as frames from '../frame/frame';
import { Link, LinkKind, addressOf, isUp } from '../link';
import * as macvlan from './macvlan';
import * as stack from '../stack';
import * as time from '../time';

/** Bytes behind the Ethernet header; the bond counts every 100 ms. */
const LEARNING_SIZE: u32 = 46;
const ROUND: f64 = 100;
const ROUNDS: u32 = 10;

/** The bond came up, or has ports now, or none any more. */
export function watch(self: Bond): void {
  if (!isBalanced(self) || !isUp(self.link) || self.link.ports.first == 0) {
    timers.cancel(self, BondWork.TEACH);
    return;
  }
  if (self.mode == BondMode.TLB && self.tlbDynamicLb == 0) return;
  if (timers.isWaiting(self, BondWork.TEACH)) return;
  const now = time.milliseconds();
  const first = now == self.balancesSince ? now : time.nextRound(self.balancesSince, ROUND);
  timers.start(self, BondWork.TEACH, first + <f64>(self.lpInterval * ROUNDS - 1) * ROUND);
}

/** It is time for all ports. */
export function teachAll(self: Bond, now: f64): void {
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port)) {
    const isActive = self.active == changetype<usize>(port);
    teach(self, port, addressOf(port), !isActive || self.mode == BondMode.ALB);
  }
  timers.start(self, BondWork.TEACH, now + <f64>(self.lpInterval * ROUNDS) * ROUND);
}

/** A port sends from an address to that address, and for VLANs and macvlans on the bond; with `strict` of those that have this address alone. */
export function teach(self: Bond, port: Link, address: usize, strict: bool): void {
  send(port, address);
  for (let upper = stack.firstUpper(self.link); upper != null; upper = stack.nextUpper(upper)) {
    const has = configure.isSameEther(addressOf(upper), address);
    if (upper.kind == LinkKind.VLAN ? !strict || has : !strict && macvlan.isMacvlan(upper))
      send(port, addressOf(upper));
  }
}

function send(port: Link, address: usize): void {
  frames.sendOther(port, Ethertype.LOOPBACK, LEARNING_SIZE, address);
}
