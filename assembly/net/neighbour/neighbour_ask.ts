/**
 * Solicitation of neighbours (neigh_probe, arp_solicit, ndisc_solicit): first unicast to the link-layer address that is known, then by a program, when
 * there are probes for that (app_probes), then multicast.
 */

import { AddressFamily } from '../../generated/socket';
import { Scope } from '../../generated/rtnetlink';
import { Ipv4Devconf } from '../../generated/rt-link';
import * as address4 from '../ipv4/address4';
import * as devconf from '../devconf';
import * as lookup4 from '../ipv4/fib4_lookup';
import { RtmType } from '../../generated/rt-route';
import { Link } from '../link';
import { Neighbour, VALID, hardwareOf, keyOf } from './neighbour';
import { Parms } from './neighbour_parms';
import * as question from '../frame/question';
import * as solicit6 from '../ipv6/solicit6';
import * as way4 from '../ipv4/way4';

/** arp_announce: a packet's source is told to those in its network alone; to nobody. */
const TO_ITS_NETWORK: i32 = 1;
const TO_NOBODY: i32 = 2;

/** Asks for a neighbour, once more than `probes` says it was; for a packet from an address, or 0. The frame that is on its way is set aside by who has it. */
export function ask(neighbour: Neighbour, own: Parms, from: usize): void {
  const before = neighbour.probes - 1;
  const asksIt = before < own.ucastProbes;
  if (!asksIt && before < own.ucastProbes + own.appProbes) return;
  const hardware = asksIt && (neighbour.state & VALID) != 0 ? hardwareOf(neighbour) : 0;
  if (neighbour.table.family == AddressFamily.INET) ask4(neighbour, hardware, from);
  else solicit6.ask(neighbour.link, keyOf(neighbour), hardware, from);
}

function ask4(neighbour: Neighbour, hardware: usize, from: usize): void {
  const target = load<u32>(keyOf(neighbour));
  const link = neighbour.link;
  let asker: u32 = from == 0 ? 0 : load<u32>(from);
  if (asker != 0 && !mayTell(link, asker, target)) asker = 0;
  if (asker == 0) asker = way4.selectSource(link, target, Scope.LINK);
  question.ask(link, 0, asker, target, hardware);
}

/** Whether a question may tell an address of ours. */
function mayTell(link: Link, asker: u32, target: u32): bool {
  const all = devconf.get4(link.netns.devconfAll, Ipv4Devconf.ARP_ANNOUNCE);
  const how = max(all, devconf.get4(link.devconf, Ipv4Devconf.ARP_ANNOUNCE));
  if (how == TO_NOBODY || lookup4.typeOn(link, asker) != RtmType.LOCAL) return false;
  if (how != TO_ITS_NETWORK) return true;
  for (let at = address4.first(link); at != null; at = address4.next(at)) {
    const mask = address4.maskOf(at.prefixLength);
    if (((at.address ^ target) & mask) == 0 && ((at.address ^ asker) & mask) == 0) return true;
  }
  return false;
}
