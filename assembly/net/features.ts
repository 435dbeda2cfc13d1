/**
 * What links do for who sends through them and who receives from them: checksums, fragments, segments (netdev_update_features). `wantedFeatures` is
 * what an administrator wants, of what a kind of link can be told; `features` is what the link does: that and what can't be told, as far as its
 * kind and the links below it let it, and without what needs something that is not done. When it changes who lies above hears of it, and takes
 * at once no more than the link. The sets and their arithmetic are net/feature.ts.
 */

import * as feature from './feature';
import {
  ALL_TSO,
  ALWAYS_OF_MACVLAN,
  GRO,
  GSO_SOFTWARE,
  HW_CSUM,
  IP_CSUMS,
  LRO,
  OF_BOND,
  OF_MACVLAN,
  OF_TUN_USER,
  RXCSUM,
  SOFT,
  XFRM,
  add,
  hardOf,
} from './feature';
import { DeviceEvent } from './kind';
import { Link, LinkKind, LinkState } from './link';
import { LinkEvent, linkChanged } from './observer';
import { GSO_MAX_SIZE } from './register';
import * as stack from './stack';
import * as tun from './drivers/tun';
import * as veth from './drivers/veth';

/** What a new link does, and would do for its VLANs, that has nothing below it. */
export function setup(link: Link): void {
  link.features = feature.ofKind(link.kind);
  link.vlanFeatures = feature.forVlansOf(link.kind);
}

/** A new link takes from the one below what it does, and how much at once (macvlan_init, vlan_dev_init). */
export function inherit(link: Link, lower: Link): void {
  limit(link, lower.tsoMaxSize);
  const isVlan = link.kind == LinkKind.VLAN;
  if (!isVlan) link.features = (lower.features & OF_MACVLAN) | ALWAYS_OF_MACVLAN;
  const forVlans = lower.vlanFeatures;
  link.vlanFeatures = feature.inherited(
    isVlan ? forVlans & ~feature.ALL_FCOE : (forVlans & OF_MACVLAN) | ALWAYS_OF_MACVLAN,
  );
}

/** A link that is being registered wants all that it can be told; what a veth's end receives it takes as it comes (veth_disable_gro). */
export function begin(link: Link): void {
  link.features |= SOFT;
  link.wantedFeatures = link.features & hardOf(link.kind);
  if (link.kind == LinkKind.VETH) link.wantedFeatures &= ~GRO;
  recompute(link);
}

/** Looks again at what a link does; true when that is something else (__netdev_update_features). */
function recompute(link: Link): bool {
  const wanted = (link.features & ~hardOf(link.kind)) | link.wantedFeatures;
  let features = feature.fix(fixOfKind(link, wanted));
  if ((features & LRO) != 0 && !isWantedAbove(link)) features &= ~LRO;
  if ((features & LRO) == 0) takeFromBelow(link);
  if (link.features == features) return false;
  if (link.kind == LinkKind.VETH && ((link.features ^ features) & GRO) != 0) veth.joins(link, (features & GRO) != 0);
  link.features = features;
  return true;
}

/** What is received is put together only if all above want it (netdev_sync_upper_features). */
function isWantedAbove(link: Link): bool {
  const master = stack.masterOf(link);
  if (master != null && (master.wantedFeatures & LRO) == 0) return false;
  for (let upper = stack.firstUpper(link); upper != null; upper = stack.nextUpper(upper))
    if ((upper.wantedFeatures & LRO) == 0) return false;
  return true;
}

/** Those below don't do it either (netdev_sync_lower_features). */
function takeFromBelow(link: Link): void {
  const lower = (link.state & LinkState.STACKED) != 0 ? stack.lowerOf(link) : null;
  if (lower != null) takeFrom(lower);
  for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port)) takeFrom(port);
}

function takeFrom(lower: Link): void {
  if ((lower.features & LRO) == 0) return;
  lower.wantedFeatures &= ~LRO;
  recompute(lower);
  announce(lower);
}

/** What is below a link does something else, or something else is wanted of it: perhaps it does (netdev_update_features). */
export function update(link: Link): void {
  if (recompute(link)) announce(link);
}

/** Of what a link can be told, it is to do these; who changed that tells it with `announce`. True: it does something else. */
export function want(link: Link, wanted: u64): bool {
  link.wantedFeatures = wanted & hardOf(link.kind);
  return recompute(link);
}

/** The link that another lies on does something else (NETDEV_FEAT_CHANGE). */
export function lowerChanged(link: Link, lower: Link): void {
  limit(link, lower.tsoMaxSize);
  update(link);
}

/** The ports of a bond came, went or changed; that it looked is told in any case (netdev_compute_master_upper_features). */
export function portsChanged(master: Link): void {
  limitByPorts(master);
  let forVlans = master.ports.first == 0 ? OF_BOND : feature.base(OF_BOND);
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
    forVlans = add(forVlans, port.vlanFeatures, OF_BOND);
  master.vlanFeatures = forVlans;
  recompute(master);
  announce(master);
}

/** What comes in is to be forwarded as it came: nobody below puts it together (dev_disable_lro). */
export function stopMerging(link: Link): void {
  link.wantedFeatures &= ~LRO;
  update(link);
  const lower = (link.state & LinkState.STACKED) != 0 ? stack.lowerOf(link) : null;
  if (lower != null) stopMerging(lower);
  for (let port = stack.firstPort(link); port != null; port = stack.nextPort(port)) stopMerging(port);
}

/** A port whose bond does not merge what it receives does not either (bond_enslave). */
export function joins(port: Link, master: Link): void {
  if ((master.features & LRO) == 0) stopMerging(port);
}

/** Only a bond with one active port can leave IPsec to it (bond_set_xfrm_features). */
export function setXfrm(bond: Link, isOn: bool): void {
  bond.wantedFeatures = isOn ? bond.wantedFeatures | XFRM : bond.wantedFeatures & ~XFRM;
  if ((bond.state & LinkState.REGISTERED) != 0) update(bond);
}

/** Tells that a link does something else (netdev_features_change). */
export function announce(link: Link): void {
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

/** What a link's kind makes of what is wanted (ndo_fix_features). */
function fixOfKind(link: Link, wanted: u64): u64 {
  const lower = stack.lowerOf(link);
  switch (link.kind) {
    case LinkKind.BRIDGE:
      return link.ports.first == 0 ? wanted : ofPorts(link, wanted & ~feature.ONE_FOR_ALL, wanted);
    case LinkKind.BOND:
      return ofPorts(link, feature.base(wanted), wanted);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return lower == null ? wanted : ofMacvlan(wanted, lower.features);
    case LinkKind.VLAN:
      return lower == null ? wanted : ofVlan(wanted, lower);
    case LinkKind.TUN:
      return wanted & (tun.dataOf(link).offloads | ~OF_TUN_USER);
    default:
      return wanted;
  }
}

/** What a link with ports does of what is wanted; packets of TCP it takes apart itself (br_features_recompute, bond_fix_features). */
function ofPorts(master: Link, base: u64, wanted: u64): u64 {
  let features = base;
  for (let port = stack.firstPort(master); port != null; port = stack.nextPort(port))
    features = add(features, port.features, wanted);
  return add(features, ALL_TSO | feature.ALL_FOR_ALL, wanted);
}

/** What it did once as the link below did it it still does (macvlan_fix_features). */
function ofMacvlan(wanted: u64, below: u64): u64 {
  const mask = wanted | feature.ALL_FOR_ALL;
  return (add(below & (mask | ~LRO), mask, mask) | ALWAYS_OF_MACVLAN) & (ALWAYS_OF_MACVLAN | OF_MACVLAN);
}

/** What the link below does for its VLANs, and what is done in software (vlan_dev_fix_features). */
function ofVlan(wanted: u64, lower: Link): u64 {
  let below = feature.both(lower.vlanFeatures | RXCSUM, lower.features);
  if ((below & IP_CSUMS) != 0) below |= HW_CSUM;
  return feature.both(wanted, below) | (wanted & (SOFT | GSO_SOFTWARE));
}
