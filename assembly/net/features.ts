/**
 * What links do for who sends through them (netdev_features_t): checksums, fragments, segmenting. Nobody sets it here; but a link with others
 * below does what they do, and when that changes who lies above hears of it, and takes at once no more than the link (netdev_update_features,
 * netdev_increment_features, netdev_fix_features; br_features_recompute, macvlan_fix_features, vlan_dev_fix_features, bond_fix_features).
 * Of Linux's features these are the ones that can change so, those that go together as one.
 *
 * The other way round goes what is merged on receipt (LRO), which a new bond does: once a link that does not lies above it, nobody below it does
 * any more (netdev_sync_lower_features, dev_disable_lro).
 */

import { DeviceEvent } from './kind';
import { Link, LinkKind, LinkState } from './link';
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
  /** Segments of anything, in software, by links that take packets in pieces (GSO). */
  GENERIC = 1024,
  /** Packets merged on receipt. */
  MERGED = 2048,
  /** Not one of Linux's: it has had ports, and only then does anything for its VLANs. */
  GATHERED = 4096,
}

const SOFTWARE: u32 = Feature.TCP | Feature.UDP | Feature.OTHERS;
/** A link with ports does these when one of them does, and those only when all of them do. */
const ONE_FOR_ALL: u32 = SOFTWARE | Feature.UNTRUSTED | Feature.SCATTER | Feature.HIGH_MEMORY | Feature.FRAGMENTS;
const ALL_FOR_ALL: u32 = Feature.FCOE;

const IN_PIECES: u32 = Feature.SCATTER | Feature.FRAGMENTS | Feature.GENERIC;
const USUAL: u32 = SOFTWARE | IN_PIECES | Feature.HIGH_MEMORY | Feature.CHECKSUM | Feature.TUNNELS;
const OF_TUN: u32 = IN_PIECES;
const OF_VXLAN: u32 = SOFTWARE | IN_PIECES | Feature.CHECKSUM;
const OF_BRIDGE: u32 = USUAL | Feature.FCOE | Feature.UNTRUSTED;
const OF_VLAN: u32 = USUAL | Feature.FCOE;
/** What a macvlan does whatever the link below does, what it does once that one did, and what as long as that one does. */
const OF_MACVLAN: u32 = SOFTWARE | Feature.SCATTER | Feature.CHECKSUM | Feature.TUNNELS | Feature.UNTRUSTED;
const OF_MACVLAN_ONCE: u32 = Feature.HIGH_MEMORY | Feature.FRAGMENTS;
const OF_MACVLAN_AS_BELOW: u32 = Feature.GENERIC | Feature.MERGED;

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
      return fix(USUAL & ~ONE_FOR_ALL) | Feature.MERGED;
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
  const changes = features != link.features;
  link.features = features;
  followBelow(link);
  if (changes) announce(link);
}

/** The link that another lies on does something else (NETDEV_FEAT_CHANGE). */
export function lowerChanged(link: Link, lower: Link): void {
  limit(link, lower.tsoMaxSize);
  update(link);
}

/** The ports of a bond came, went or changed; that it looked is told in any case (netdev_compute_master_upper_features). */
export function portsChanged(master: Link): void {
  limitByPorts(master);
  master.features = compute(master, null) | Feature.GATHERED;
  followBelow(master);
  announce(master);
}

/** What lies below a link that does not merge what it receives does not either. */
function followBelow(link: Link): void {
  if ((link.features & Feature.MERGED) == 0) stopMergingBelow(link);
}

function stopMergingBelow(link: Link): void {
  const lower = stack.lowerOf(link);
  if (lower != null && (link.state & LinkState.STACKED) != 0) stopMerging(lower);
  for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port)) stopMerging(port);
}

/** What a link receives is for others than itself: it is left as it came (dev_disable_lro). */
export function stopMerging(link: Link): void {
  const merged = (link.features & Feature.MERGED) != 0;
  // While those below are told it still does: should it follow one of them, that is announced too.
  stopMergingBelow(link);
  link.features &= ~Feature.MERGED;
  if (merged) announce(link);
}

/** A port whose bond does not merge what it receives. */
export function joins(port: Link, master: Link): void {
  if ((master.features & Feature.MERGED) == 0) stopMerging(port);
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
      return ofPorts(link, USUAL) | (link.features & Feature.MERGED);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return lower == null ? link.features : ofMacvlan(link, lower);
    case LinkKind.VLAN:
      return lower == null
        ? link.features
        : fix((OF_VLAN & lower.features & forVlans(lower)) | SOFTWARE | Feature.GENERIC);
    default:
      return link.features;
  }
}

function ofMacvlan(link: Link, lower: Link): u32 {
  const once = (lower.features | link.features) & OF_MACVLAN_ONCE;
  return once | (lower.features & OF_MACVLAN_AS_BELOW) | OF_MACVLAN;
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
  if ((fixed & Feature.SCATTER) == 0) fixed &= ~(Feature.TCP | Feature.GENERIC);
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
      if ((link.features & Feature.GATHERED) == 0) return 0;
      let features = USUAL & ~ONE_FOR_ALL;
      for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port))
        features = add(features, forVlans(port), USUAL);
      return features;
    }
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return (forVlans(changetype<Link>(link.lower)) & OF_MACVLAN_ONCE) | OF_MACVLAN;
    case LinkKind.VLAN:
      return forVlans(changetype<Link>(link.lower)) & ~Feature.FCOE;
    default:
      return link.features | Feature.HIGH_MEMORY;
  }
}
