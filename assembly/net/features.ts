/**
 * What links do for who sends through them (netdev_features_t): checksums, fragments, segmenting. Nobody sets it here; but a link with others
 * below does what they do, and when that changes who lies above hears of it, and takes at once no more than the link (netdev_update_features,
 * netdev_increment_features, netdev_fix_features; br_features_recompute, macvlan_fix_features, vlan_dev_fix_features, bond_fix_features).
 * Of Linux's features these are the ones that can change so, those that go together as one.
 */

import { DeviceEvent } from './kind';
import { Link, LinkKind } from './link';
import { LinkEvent, linkChanged } from './observer';
import { GSO_MAX_SIZE } from './register';
import * as stack from './stack';

const enum Feature {
  /** A packet in pieces (SG), in a list of packets (FRAGLIST), in memory anywhere (HIGHDMA). */
  SCATTER = 1,
  FRAGMENTS = 2,
  HIGH_MEMORY = 4,
  CHECKSUM = 8,
  /** Segments of TCP, of UDP, of what else there is in software, of tunnels, of FCoE. */
  TCP = 16,
  UDP = 32,
  OTHERS = 64,
  TUNNELS = 128,
  FCOE = 256,
  /** Segments of packets whose headers nobody has looked at. */
  UNTRUSTED = 512,
}

const SOFTWARE: u32 = Feature.TCP | Feature.UDP | Feature.OTHERS;
/** A link with ports does these when one of them does, and those only when all of them do. */
const ONE_FOR_ALL: u32 = SOFTWARE | Feature.UNTRUSTED | Feature.SCATTER | Feature.HIGH_MEMORY | Feature.FRAGMENTS;
const ALL_FOR_ALL: u32 = Feature.FCOE;

const USUAL: u32 =
  SOFTWARE | Feature.SCATTER | Feature.FRAGMENTS | Feature.HIGH_MEMORY | Feature.CHECKSUM | Feature.TUNNELS;
const OF_TUN: u32 = Feature.SCATTER | Feature.FRAGMENTS;
const OF_VXLAN: u32 = SOFTWARE | Feature.SCATTER | Feature.FRAGMENTS | Feature.CHECKSUM;
const OF_BRIDGE: u32 = USUAL | Feature.FCOE | Feature.UNTRUSTED;
const OF_VLAN: u32 = USUAL | Feature.FCOE;
/** What a macvlan does whatever the link below does, and what it does as that one does. */
const OF_MACVLAN: u32 = SOFTWARE | Feature.SCATTER | Feature.CHECKSUM | Feature.TUNNELS | Feature.UNTRUSTED;
const OF_MACVLAN_AS_BELOW: u32 = Feature.HIGH_MEMORY | Feature.FRAGMENTS;

/** What a new link of a kind does that has nothing below it. */
export function ofKind(kind: LinkKind): u32 {
  switch (kind) {
    case LinkKind.TUN:
      return OF_TUN;
    case LinkKind.VXLAN:
      return OF_VXLAN;
    case LinkKind.BRIDGE:
      return OF_BRIDGE;
    case LinkKind.BOND:
      return fix(USUAL & ~ONE_FOR_ALL);
    default:
      return USUAL;
  }
}

/** A new link takes from the one below what it does, and how much at once. */
export function inherit(link: Link, lower: Link): void {
  limit(link, lower.tsoMaxSize);
  link.features = 0;
  link.features = compute(link, lower);
}

/** What is below a link does something else: perhaps the link does too. */
export function update(link: Link): void {
  const features = compute(link, stack.lowerOf(link));
  if (features == link.features) return;
  link.features = features;
  announce(link);
}

/** The link that another lies on does something else (NETDEV_FEAT_CHANGE). */
export function lowerChanged(link: Link, lower: Link): void {
  limit(link, lower.tsoMaxSize);
  update(link);
}

/** The ports of a bond came, went or changed; that it looked is told in any case (netdev_compute_master_upper_features). */
export function portsChanged(master: Link): void {
  limitByPorts(master);
  master.features = compute(master, null);
  announce(master);
}

function announce(link: Link): void {
  linkChanged(LinkEvent.FEATURES, link, 0);
  stack.tell(link, DeviceEvent.FEATURES);
}

/** At most so much is taken at once (netif_set_tso_max_size). */
export function limit(link: Link, size: u32): void {
  link.tsoMaxSize = size;
  link.gsoMaxSize = min(link.gsoMaxSize, size);
  link.gsoIpv4MaxSize = min(link.gsoIpv4MaxSize, size);
}

/** No more than the least of its ports takes. */
export function limitByPorts(master: Link): void {
  let size = GSO_MAX_SIZE;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port)) size = min(size, port.tsoMaxSize);
  limit(master, size);
}

function compute(link: Link, lower: Link | null): u32 {
  switch (link.kind) {
    case LinkKind.BRIDGE:
      return link.ports.first == 0 ? OF_BRIDGE : ofPorts(link, OF_BRIDGE);
    case LinkKind.BOND:
      return ofPorts(link, USUAL);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      // What it did once as the link below did it still does.
      return lower == null ? link.features : ((lower.features | link.features) & OF_MACVLAN_AS_BELOW) | OF_MACVLAN;
    case LinkKind.VLAN:
      return lower == null ? link.features : fix((OF_VLAN & lower.features & forVlans(lower)) | SOFTWARE);
    default:
      return link.features;
  }
}

/** What a link with ports does of `own`; packets of TCP it takes apart itself. */
function ofPorts(master: Link, own: u32): u32 {
  let features = own & ~ONE_FOR_ALL;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
    features = add(features, port.features, own);
  return fix(add(features, Feature.TCP, own));
}

/** What `all` do of `own` with one more among them (netdev_increment_features). */
function add(all: u32, one: u32, own: u32): u32 {
  return (all | (one & ONE_FOR_ALL & own)) & (one | ~ALL_FOR_ALL);
}

/** Without what needs something else that is not done (netdev_fix_features). */
function fix(features: u32): u32 {
  let fixed = features;
  if ((fixed & Feature.CHECKSUM) == 0) fixed &= ~(Feature.TCP | Feature.UDP);
  if ((fixed & Feature.SCATTER) == 0) fixed &= ~Feature.TCP;
  return fixed;
}

/** What a link would do for its VLANs (vlan_features). */
function forVlans(link: Link): u32 {
  switch (link.kind) {
    case LinkKind.DUMMY:
      return Feature.HIGH_MEMORY;
    case LinkKind.BRIDGE:
      return OF_BRIDGE;
    case LinkKind.BOND: {
      let features = USUAL & ~ONE_FOR_ALL;
      for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port))
        features = add(features, forVlans(port), USUAL);
      return features;
    }
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return (forVlans(changetype<Link>(link.lower)) & OF_MACVLAN_AS_BELOW) | OF_MACVLAN;
    case LinkKind.VLAN:
      return forVlans(changetype<Link>(link.lower)) & ~Feature.FCOE;
    default:
      return link.features | Feature.HIGH_MEMORY;
  }
}
