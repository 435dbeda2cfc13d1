/** Frames that macvlans send, and frames that they receive from the link below (macvlan_queue_xmit, macvlan_handle_frame). */

import { NetDeviceFlags } from '../../generated/netdevice';
import { MacvlanFlags, MacvlanMode } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { arrive } from './arrive';
import { ETHER_HEADER, frame } from './frame';
import * as hardware from '../hardware_address';
import { AddressList } from '../hardware_address';
import { Link, LinkState, addressOf, isUp } from '../link';
import * as macvlan from '../drivers/macvlan';
import * as ports from '../drivers/macvlan_port';
import { MacvlanPort } from '../drivers/macvlan_port';
import * as sources from '../drivers/macvlan_source';
import * as memberships from '../membership';
import { MembershipKind } from '../membership';
import * as receiveMode from '../receive_mode';
import * as stack from '../stack';
import * as traffic from '../traffic';

/** The modes, which are single bits, as a mask. */
const ANY: u32 = ~0;
const NEIGHBOURLY: u32 = MacvlanMode.BRIDGE | MacvlanMode.VEPA;

/** A macvlan in bridge mode sends directly to others in that mode; true when the frame is for one of them alone. */
export function crosses(from: Link): bool {
  const lower = changetype<Link>(from.lower);
  if (!frame.isUnicast) {
    spread(lower, from, MacvlanMode.BRIDGE, ETHER_HEADER);
    return false;
  }
  const to = withAddress(lower, frame.hardware);
  if (to == null || macvlan.dataOf(to).mode != MacvlanMode.BRIDGE) return false;
  receive(to);
  return true;
}

/** Offers a frame received on a link to the link's macvlans; true when they consumed it. */
export function take(lower: Link): bool {
  if (takeBySource(lower)) return true;
  if (frame.isUnicast) {
    const to = changetype<MacvlanPort>(lower.macvlanPort).passthru
      ? stack.firstUpper(lower)
      : withAddress(lower, frame.hardware);
    if (to == null || !macvlan.isMacvlan(to) || macvlan.dataOf(to).mode == MacvlanMode.SOURCE) return false;
    receive(to);
    return true;
  }
  const from = withAddress(lower, addressOf(frame.sender));
  if (from == null) {
    spread(lower, null, ANY & ~MacvlanMode.SOURCE, 0);
    return false;
  }
  // It comes back: neighbours in mode bridge had it on its way out.
  const mode = macvlan.dataOf(from).mode;
  if ((mode & NEIGHBOURLY) != 0) {
    spread(lower, from, mode == MacvlanMode.VEPA ? NEIGHBOURLY : MacvlanMode.VEPA, 0);
    return false;
  }
  receiveOfMany(from, 0);
  return true;
}

/** Macvlans in source mode receive every frame from the sources they list; true when one of them consumed it (macvlan_forward_source). */
function takeBySource(lower: Link): bool {
  let keeps = false;
  if (changetype<MacvlanPort>(lower.macvlanPort).bySource == 0) return keeps;
  for (let upper = stack.firstUpper(lower); upper != null; upper = stack.nextUpper(upper)) {
    if (!macvlan.isMacvlan(upper)) continue;
    const self = macvlan.dataOf(upper);
    if (self.mode != MacvlanMode.SOURCE || !sources.has(self.sources, addressOf(frame.sender))) continue;
    if ((self.flags & MacvlanFlags.NODST) != 0) keeps = true;
    receive(upper);
  }
  return keeps;
}

/** The macvlan on a link that is up and has the address, or null. */
function withAddress(lower: Link, address: usize): Link | null {
  const found = ports.withAddress(changetype<MacvlanPort>(lower.macvlanPort), address);
  return found == 0 ? null : changetype<macvlan.Macvlan>(found).link;
}

function receive(link: Link): void {
  if (!isUp(link)) return;
  traffic.received(link, frame.length);
  arrive(link);
}

/** Delivers the frame to all macvlans in some modes that receive it, except one (macvlan_broadcast). Mostly there are none, as the link below knows. */
function spread(lower: Link, but: Link | null, modes: u32, more: u32): void {
  if (!isWanted(lower, but)) return;
  for (let upper = stack.firstUpper(lower); upper != null; upper = stack.nextUpper(upper)) {
    if (!macvlan.isMacvlan(upper) || upper == but || !isUp(upper)) continue;
    if ((macvlan.dataOf(upper).mode & modes) != 0 && wants(upper)) receiveOfMany(upper, more);
  }
}

/** Whether the link below receives the frame on behalf of a macvlan other than one, or because it is promiscuous. */
function isWanted(lower: Link, but: Link | null): bool {
  const forItself: u32 = (lower.state & LinkState.UNICAST_PROMISC) != 0 ? 1 : 0;
  if (frame.isBroadcast || lower.promiscuity > forItself || lower.allmulti != 0) return true;
  const there = hardware.find(lower, AddressList.MULTICAST, frame.hardware);
  if (there == null) return false;
  if (but == null) return there.above != 0;
  const own = hardware.find(but, AddressList.MULTICAST, frame.hardware);
  return there.above > (own == null || own.below == 0 ? 0 : <u32>1);
}

/** The frame counts with its Ethernet header, and once more with it where the sender has not removed it. */
function receiveOfMany(link: Link, more: u32): void {
  traffic.received(link, frame.length + more);
  traffic.countGroup(link);
  arrive(link);
}

/** Whether a link receives frames to the group that this one is for. */
function wants(link: Link): bool {
  if (frame.isBroadcast) return true;
  if ((receiveMode.flagsOf(link) & (NetDeviceFlags.PROMISC | NetDeviceFlags.ALLMULTI)) != 0) return true;
  switch (frame.protocol) {
    case Ethertype.IP:
      return memberships.find(link, MembershipKind.MULTICAST4, frame.to) != null;
    case Ethertype.IPV6:
      return memberships.find(link, MembershipKind.MULTICAST6, frame.to) != null;
    default:
      return false;
  }
}
