/** Who answers to ARP (arp_process): a link for an address that packets which come in by it would be taken in for. */

import { NetDeviceFlags } from '../../generated/netdevice';
import { Ipv4Devconf } from '../../generated/rt-link';
import { NudState } from '../../generated/rt-neigh';
import { RtmType } from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as address4 from './address4';
import * as lookup from './fib4_lookup';
import * as input from './input4';
import { way } from './way4';
import * as devconf from '../devconf';
import { Link } from '../link';
import * as neighbours from '../neighbour/neighbour';
import * as creating from '../neighbour/neighbour_create';
import * as parms from '../neighbour/neighbour_parms';
import * as neighbourState from '../neighbour/neighbour_state';
import * as time from '../time';

/** arp_ignore: what is not this link's own is not answered for; nor what the asker's network does not have; nothing is. */
const NOT_ELSEWHERES: i32 = 1;
const NOT_FOREIGN: i32 = 2;
const NOTHING: i32 = 8;

/** Whether a link answers that it has an IPv4 address, to one that asks from an address, or from 0: then it knows who asks. */
export function answers(link: Link, asker: u32, hardware: usize, target: u32): bool {
  if (!link.hasInet || (link.flags & NetDeviceFlags.NOARP) != 0 || ignores(link, asker, target)) return false;
  if (asker == 0) return lookup.typeOn(link, target) == RtmType.LOCAL;
  const flow = lookup.newFlow();
  flow.destination = target;
  flow.source = asker;
  flow.iif = link.index;
  if (input.find(link.netns, flow, link) != 0 || way.type != RtmType.LOCAL) return false;
  know(link, asker, hardware);
  return true;
}

function ignores(link: Link, asker: u32, target: u32): bool {
  const all = devconf.get4(link.netns.devconfAll, Ipv4Devconf.ARP_IGNORE);
  const how = max(all, devconf.get4(link.devconf, Ipv4Devconf.ARP_IGNORE));
  if (how == NOTHING) return true;
  if (how != NOT_ELSEWHERES && how != NOT_FOREIGN) return false;
  const own = address4.firstLocal(link, target);
  if (own == null) return true;
  return how == NOT_FOREIGN && ((own.address ^ asker) & address4.maskOf(own.prefixLength)) != 0;
}

const key: usize = memory.data(4, 4);

/** Who asked is a neighbour, of which this is known by hearsay (neigh_event_ns). */
function know(link: Link, asker: u32, hardware: usize): void {
  const table = neighbours.tableOf(link.netns, AddressFamily.INET);
  if (table == null) return;
  store<u32>(key, asker);
  const known = neighbours.find(table, link, key);
  const neighbour = known != null ? known : creating.create(table, link, key, 0, false);
  if (neighbour != null) neighbourState.hear(neighbour, hardware, NudState.STALE, 0, true);
}

/** Somebody told his address, to this link alone if it had asked; who is known to it is known better then, unless that changed just now. */
export function told(link: Link, from: u32, hardware: usize, isAnswer: bool): void {
  if (!link.hasInet || (link.flags & NetDeviceFlags.NOARP) != 0) return;
  const table = neighbours.tableOf(link.netns, AddressFamily.INET);
  if (table == null) return;
  store<u32>(key, from);
  const known = neighbours.find(table, link, key);
  if (known == null) return;
  const locked = <f64>parms.parmsOf(link, AddressFamily.INET).lockTime;
  const isFree = time.milliseconds() > known.updated + locked;
  neighbourState.hear(known, hardware, isAnswer ? NudState.REACHABLE : NudState.STALE, 0, isFree);
}
