/**
 * What the drivers of links tell ethtool (struct ethtool_ops): of links that are software that is little, and it follows from their kind, their
 * state and their queues, and from the links that they lie on. What a driver does not tell, nobody can be told.
 */

import { Duplex, Port, SPEED_10000, SPEED_UNKNOWN, SofTimestamping } from '../generated/ethtool';
import { Errno } from '../generated/errno';
import { BondLink, BondMode, BondState } from '../generated/rt-link';
import * as bonds from './drivers/bond_data';
import * as links from './links';
import { Link, LinkKind, hasCarrier, isOperational, isUp } from './link';
import * as stack from './stack';
import * as tun from './drivers/tun';
import * as vxlan from './drivers/vxlan';

/** What a driver tells. */
export const enum Tells {
  /** Whether there is a link; how fast it is, and how. */
  LINK = 1,
  SETTINGS = 2,
  /** What stamps it gives packets. */
  STAMPS = 4,
  CHANNELS = 8,
  /** How much it logs. */
  LEVEL = 16,
  COALESCE = 32,
  /** Counters of its own. */
  COUNTERS = 64,
}

const USUAL: u32 = Tells.LINK | Tells.SETTINGS;

export function tells(link: Link, what: Tells): bool {
  return (told(link.kind) & what) != 0;
}

function told(kind: LinkKind): u32 {
  switch (kind) {
    case LinkKind.LOOPBACK:
      return Tells.LINK | Tells.STAMPS;
    case LinkKind.DUMMY:
      return Tells.STAMPS;
    case LinkKind.VETH:
      return USUAL | Tells.STAMPS | Tells.CHANNELS | Tells.COUNTERS;
    case LinkKind.IFB:
      return Tells.COUNTERS;
    case LinkKind.TUN:
      return USUAL | Tells.STAMPS | Tells.CHANNELS | Tells.LEVEL | Tells.COALESCE;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
    case LinkKind.VLAN:
    case LinkKind.BOND:
      return USUAL | Tells.STAMPS;
    case LinkKind.BRIDGE:
    case LinkKind.VXLAN:
      return USUAL;
    default:
      return 0;
  }
}

/** Whether there is a link (__ethtool_get_link). */
export function isLinked(link: Link): bool {
  return isUp(link) && (link.kind == LinkKind.LOOPBACK || hasCarrier(link));
}

@unmanaged
export class Settings {
  speed: u32;
  duplex: u32;
  port: u32;
  autoneg: u32;
  /** The address of its PHY, whether its pairs are to be crossed, and how many lanes it has: what somebody wrote there. */
  phy: u32;
  crossing: u32;
  lanes: u32;
  /** Modes that it advertises, two words of bits by number. */
  advertised: u64;
  advertisedMore: u64;
}

/** Those that were read last. */
export const settings = changetype<Settings>(memory.data(offsetof<Settings>(), 4));

/** Reads how fast a link is, and how, into `settings`; false when nobody tells (__ethtool_get_link_ksettings). */
export function readSettings(link: Link): bool {
  if (!tells(link, Tells.SETTINGS)) return false;
  switch (link.kind) {
    case LinkKind.VETH:
      return found(SPEED_10000, Duplex.FULL, Port.TP);
    case LinkKind.TUN:
      memory.copy(changetype<usize>(settings), changetype<usize>(tun.dataOf(link)), offsetof<Settings>());
      return true;
    case LinkKind.BRIDGE:
      return found(fastestPort(link), Duplex.UNKNOWN, Port.OTHER);
    case LinkKind.BOND:
      return readBond(link);
    case LinkKind.VXLAN: {
      const below = links.byIndex(vxlan.dataOf(link).netns, vxlan.configOf(link).through);
      return below == null ? found(SPEED_UNKNOWN, Duplex.UNKNOWN, Port.OTHER) : readSettings(below);
    }
    default:
      return readSettings(changetype<Link>(link.lower));
  }
}

function found(speed: u32, duplex: u32, port: u32): bool {
  memory.fill(changetype<usize>(settings), 0, offsetof<Settings>());
  settings.speed = speed;
  settings.duplex = duplex;
  settings.port = port;
  return true;
}

/** How fast a link is, in Mb/s, where its driver tells that and how; else 0. */
export function megabits(link: Link): u32 {
  if (!readSettings(link) || settings.speed == SPEED_UNKNOWN || settings.duplex == Duplex.UNKNOWN) return 0;
  return settings.speed;
}

/** What it costs to send through a link as a port of a bridge: by its speed, if that is one that bridges know (port_cost). */
export function pathCost(link: Link): u32 {
  if (!readSettings(link) || settings.speed == SPEED_UNKNOWN) return COST_OF_UNKNOWN;
  for (let row: u32 = 0; row < COST_COUNT; row++)
    if (load<u32>(COSTS + (row << 3)) == settings.speed) return load<u32>(COSTS + (row << 3), 4);
  return settings.speed > SPEED_10000 ? 1 : COST_OF_UNKNOWN;
}

const COST_OF_UNKNOWN: u32 = 100;
/** Speeds, and what they cost. */
const COSTS: usize = memory.data<u32>([100, 19, 1000, 5, 2500, 4, 5000, 3, SPEED_10000, 2]);
const COST_COUNT: u32 = 5;

/** A bridge is as fast as the fastest of its ports that are in use. */
function fastestPort(bridge: Link): u32 {
  let fastest: u32 = 0;
  for (let port = stack.firstPort(bridge); port != null; port = stack.nextPort(port)) {
    if (!isUp(port) || !isOperational(port) || !readSettings(port)) continue;
    if (settings.speed != SPEED_UNKNOWN) fastest = max(fastest, settings.speed);
  }
  return fastest == 0 ? SPEED_UNKNOWN : fastest;
}

/** A bond is as fast as the ports together that it sends by; one that sends all by all of them, as the slowest. */
function readBond(bond: Link): bool {
  const isBroadcast = bonds.dataOf(bond).mode == BondMode.BROADCAST;
  let speed: u32 = 0;
  let duplex: u32 = Duplex.UNKNOWN;
  for (let port = stack.firstPort(bond); port != null; port = stack.nextPort(port)) {
    const own = bonds.portOf(port);
    if (!isUp(port) || own.link != BondLink.UP || own.state != BondState.ACTIVE || !readSettings(port)) continue;
    if (settings.speed == SPEED_UNKNOWN) continue;
    if (!isBroadcast) speed += settings.speed;
    else speed = speed == 0 ? settings.speed : min(speed, settings.speed);
    if (duplex == Duplex.UNKNOWN) duplex = settings.duplex;
  }
  return found(speed == 0 ? SPEED_UNKNOWN : speed, duplex, Port.OTHER);
}

/** What stamps packets get: received ones always do (__ethtool_get_ts_info). */
export function stampsOf(link: Link): u32 {
  const stamps: u32 = SofTimestamping.RX_SOFTWARE | SofTimestamping.SOFTWARE;
  return stampsSent(link) ? stamps | SofTimestamping.TX_SOFTWARE : stamps;
}

function stampsSent(link: Link): bool {
  const below = stampedBelow(link);
  if (below != null) return stampsSent(below);
  if (link.kind != LinkKind.BOND) return tells(link, Tells.STAMPS);
  // A bond without an active port does what all of them do.
  for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port)) if (!stampsSent(port)) return false;
  return stack.firstPort(link) != null;
}

/** Why nobody says which stamps of hardware are in use: there is none, and a link on another asks that one in a way that it does not know. */
export function stampsRefused(link: Link): i32 {
  const below = stampedBelow(link);
  if (below == null) return -Errno.EOPNOTSUPP;
  const isAsking = isStampedBelow(below.kind);
  return isAsking ? stampsRefused(below) : -Errno.EINVAL;
}

function isStampedBelow(kind: LinkKind): bool {
  return kind == LinkKind.MACVLAN || kind == LinkKind.MACVTAP || kind == LinkKind.VLAN || kind == LinkKind.BOND;
}

/** The link whose hardware would stamp another's packets, or null. */
function stampedBelow(link: Link): Link | null {
  if (!isStampedBelow(link.kind)) return null;
  if (link.kind != LinkKind.BOND) return changetype<Link>(link.lower);
  const self = bonds.dataOf(link);
  return bonds.usesPrimary(self) && self.active != 0 ? changetype<Link>(self.active) : null;
}

/** How many queues for both ways a tun or tap has in use, and may have. */
export function combinedOf(link: Link): u32 {
  return tun.dataOf(link).queues;
}

export function mostCombinedOf(link: Link): u32 {
  return link.txQueues;
}
