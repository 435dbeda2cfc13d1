/**
 * Features of links (netdev_features_t), a bit each: sets of them that go together, and what each kind of link begins with and can be told to do.
 * net/features.ts is what becomes of that.
 */

import { NetdevFeature } from '../generated/ethtool';
import { LinkKind } from './link';

const ONE: u64 = 1;
export const SG: u64 = ONE << NetdevFeature.SG;
export const HW_CSUM: u64 = ONE << NetdevFeature.HW_CSUM;
export const HIGHDMA: u64 = ONE << NetdevFeature.HIGHDMA;
export const FRAGLIST: u64 = ONE << NetdevFeature.FRAGLIST;
export const RXCSUM: u64 = ONE << NetdevFeature.RXCSUM;
const SCTP_CRC: u64 = ONE << NetdevFeature.SCTP_CRC;
export const VLAN_CHALLENGED: u64 = ONE << NetdevFeature.VLAN_CHALLENGED;
export const GSO: u64 = ONE << NetdevFeature.GSO;
export const GRO: u64 = ONE << NetdevFeature.GRO;
export const LRO: u64 = ONE << NetdevFeature.LRO;
export const NOCACHE_COPY: u64 = ONE << NetdevFeature.NOCACHE_COPY;
export const TSO: u64 = ONE << NetdevFeature.TSO;
export const TSO_ECN: u64 = ONE << NetdevFeature.TSO_ECN;
export const TSO_MANGLEID: u64 = ONE << NetdevFeature.TSO_MANGLEID;
export const TSO6: u64 = ONE << NetdevFeature.TSO6;
const FSO: u64 = ONE << NetdevFeature.FSO;
const GSO_ROBUST: u64 = ONE << NetdevFeature.GSO_ROBUST;
export const UDP_L4: u64 = ONE << NetdevFeature.GSO_UDP_L4;
export const UDP_TUNNEL: u64 = ONE << NetdevFeature.GSO_UDP_TUNNEL;
export const UDP_TUNNEL_CSUM: u64 = ONE << NetdevFeature.GSO_UDP_TUNNEL_CSUM;
const UDP_TUNNELS: u64 = UDP_TUNNEL | UDP_TUNNEL_CSUM;

export const IP_CSUMS: u64 = (ONE << NetdevFeature.IP_CSUM) | (ONE << NetdevFeature.IPV6_CSUM);
export const ALL_CSUMS: u64 = HW_CSUM | IP_CSUMS;
export const ALL_TSO: u64 = TSO | TSO6 | TSO_ECN | TSO_MANGLEID;
export const ALL_FCOE: u64 = (ONE << NetdevFeature.FCOE_CRC) | FSO;
/** What is segmented in software where nobody else does it. */
export const GSO_SOFTWARE: u64 =
  ALL_TSO |
  UDP_L4 |
  (ONE << NetdevFeature.GSO_ACCECN) |
  (ONE << NetdevFeature.GSO_SCTP) |
  (ONE << NetdevFeature.GSO_FRAGLIST);
const GSO_ENCAP_ALL: u64 =
  UDP_TUNNELS |
  (ONE << NetdevFeature.GSO_GRE) |
  (ONE << NetdevFeature.GSO_GRE_CSUM) |
  (ONE << NetdevFeature.GSO_IPXIP4) |
  (ONE << NetdevFeature.GSO_IPXIP6);
/** All kinds of segments, from TSO to ACCECN. */
const GSO_MASK: u64 = (ONE << (NetdevFeature.GSO_ACCECN + 1)) - TSO;
const VLAN_TX: u64 = (ONE << NetdevFeature.HW_VLAN_CTAG_TX) | (ONE << NetdevFeature.HW_VLAN_STAG_TX);
const VLAN_RX: u64 = (ONE << NetdevFeature.HW_VLAN_CTAG_RX) | (ONE << NetdevFeature.HW_VLAN_STAG_RX);
const VLAN_FILTERS: u64 = (ONE << NetdevFeature.HW_VLAN_CTAG_FILTER) | (ONE << NetdevFeature.HW_VLAN_STAG_FILTER);
/** What a bond leaves to its ports of IPsec (BOND_XFRM_FEATURES). */
export const XFRM: u64 =
  (ONE << NetdevFeature.HW_ESP) | (ONE << NetdevFeature.HW_ESP_TX_CSUM) | (ONE << NetdevFeature.GSO_ESP);

/** What every link can do, whatever its driver; what of it is off at first. */
export const SOFT: u64 = GSO | GRO;
export const SOFT_OFF: u64 = (ONE << NetdevFeature.GRO_FRAGLIST) | (ONE << NetdevFeature.GRO_UDP_FWD);
/** A link with ports does these when one of them does; those only when all of them do. */
export const ONE_FOR_ALL: u64 = GSO_SOFTWARE | GSO_ROBUST | SG | HIGHDMA | FRAGLIST | VLAN_CHALLENGED;
export const ALL_FOR_ALL: u64 = NOCACHE_COPY | FSO;

/** What most do: pieces, checksums, segments. */
const USUAL: u64 = SG | FRAGLIST | HIGHDMA | HW_CSUM | GSO_SOFTWARE | GSO_ENCAP_ALL;
const OF_LOOPBACK: u64 =
  SG | FRAGLIST | HIGHDMA | HW_CSUM | RXCSUM | SCTP_CRC | GSO_SOFTWARE | (ONE << NetdevFeature.LOOPBACK);
const OF_VETH: u64 = USUAL | RXCSUM | SCTP_CRC;
const OF_VXLAN: u64 = SG | FRAGLIST | HW_CSUM | RXCSUM | GSO_SOFTWARE;
const OF_VRF: u64 = OF_VXLAN | HIGHDMA | SCTP_CRC | VLAN_CHALLENGED;
const OF_VLAN: u64 = USUAL | SCTP_CRC | ALL_FCOE;
const OF_BRIDGE: u64 = SG | FRAGLIST | HIGHDMA | HW_CSUM | GSO_MASK;
/** Of a bond and of what lies on it as a VLAN. */
export const OF_BOND: u64 = USUAL | LRO;
const HARD_OF_BOND: u64 = OF_BOND | VLAN_RX | VLAN_FILTERS;
/** What a program that has a tun can do (TUN_USER_FEATURES). */
export const OF_TUN_USER: u64 = HW_CSUM | TSO | TSO_ECN | TSO6 | UDP_L4 | UDP_TUNNELS;
const OF_TUN: u64 = SG | FRAGLIST | OF_TUN_USER;
/** What a macvlan does as the link below, and what it does in any case. */
export const OF_MACVLAN: u64 =
  SG | HW_CSUM | HIGHDMA | FRAGLIST | GSO | TSO | LRO | TSO_ECN | TSO6 | GRO | RXCSUM | VLAN_FILTERS;
export const ALWAYS_OF_MACVLAN: u64 = SG | HW_CSUM | GSO_SOFTWARE | GSO_ROBUST | GSO_ENCAP_ALL;

/** By kind: what a new link does, what it can be told to do or not to do, and what it does for VLANs; before every link's own are added. */
// prettier-ignore
const KINDS: usize = memory.data<u64>([
  OF_LOOPBACK | VLAN_CHALLENGED, GSO_SOFTWARE, 0,
  USUAL, USUAL, USUAL, // a device of the host's
  OF_VETH | VLAN_TX | VLAN_RX, OF_VETH | VLAN_TX | VLAN_RX, OF_VETH,
  USUAL, USUAL, 0, // a dummy
  USUAL | VLAN_TX, USUAL | VLAN_TX, USUAL, // an ifb
  0, LRO, 0, // a macvlan and a macvtap: the rest is that of the link below
  0, LRO, 0,
  OF_VLAN, OF_VLAN, 0,
  OF_VXLAN, OF_VXLAN, OF_VXLAN,
  OF_VRF, OF_VRF, 0,
  HARD_OF_BOND | VLAN_TX | (ONE << NetdevFeature.GSO_PARTIAL), HARD_OF_BOND | XFRM, 0,
  OF_BRIDGE | VLAN_TX, OF_BRIDGE | VLAN_TX, OF_BRIDGE,
  OF_TUN | VLAN_TX, OF_TUN | VLAN_TX, OF_TUN,
]);
const ROW: usize = 24;
const HARD: usize = 8;
const FOR_VLANS: usize = 16;

/** What a link of a kind does that has nothing below it, before it is registered. */
export function ofKind(kind: LinkKind): u64 {
  return load<u64>(KINDS + <usize>kind * ROW);
}

/** What a link of a kind would do for its VLANs. */
export function forVlansOf(kind: LinkKind): u64 {
  return inherited(load<u64>(KINDS + <usize>kind * ROW, FOR_VLANS));
}

/** What a registered link of a kind can be told to do or not to do (hw_features). */
export function hardOf(kind: LinkKind): u64 {
  const own = load<u64>(KINDS + <usize>kind * ROW, HARD);
  const mangled = (own & TSO) != 0 ? TSO_MANGLEID : 0;
  return own | mangled | SOFT | SOFT_OFF | (kind == LinkKind.LOOPBACK ? 0 : NOCACHE_COPY);
}

/** Memory anywhere is as good for the VLANs of a link as for others (vlan_features of a registered link). */
export function inherited(forVlans: u64): u64 {
  return forVlans | HIGHDMA | ((forVlans & TSO) != 0 ? TSO_MANGLEID : 0);
}

/** What all do that was found so far, with one more among them: of `mask` (netdev_increment_features). */
export function add(all: u64, one: u64, mask: u64): u64 {
  const known = mask | VLAN_CHALLENGED | ((mask & HW_CSUM) != 0 ? ALL_CSUMS : 0);
  const sum = (all | (one & (ONE_FOR_ALL | ALL_CSUMS) & known)) & (one | ~ALL_FOR_ALL);
  return (sum & HW_CSUM) != 0 ? sum & ~IP_CSUMS : sum;
}

/** What both do; who makes any checksum makes those of IP (netdev_intersect_features). */
export function both(a: u64, b: u64): u64 {
  if (((a ^ b) & HW_CSUM) == 0) return a & b;
  return (a & HW_CSUM) != 0 ? (a | IP_CSUMS) & b : a & (b | IP_CSUMS);
}

/** Where a sum over ports begins that `add` goes on with: with none of what one does for all (netdev_base_features). */
export function base(features: u64): u64 {
  return (features & ~ONE_FOR_ALL) | ALL_FOR_ALL;
}

/** Without what needs something else that is not done (netdev_fix_features). */
export function fix(features: u64): u64 {
  let fixed = features;
  if ((fixed & HW_CSUM) != 0) fixed &= ~IP_CSUMS;
  if ((fixed & SG) == 0) fixed &= ~(ALL_TSO | GSO);
  if ((fixed & (HW_CSUM | (ONE << NetdevFeature.IP_CSUM))) == 0) fixed &= ~(TSO | TSO_ECN);
  if ((fixed & (HW_CSUM | (ONE << NetdevFeature.IPV6_CSUM))) == 0) fixed &= ~TSO6;
  if ((fixed & TSO) == 0) fixed &= ~TSO_MANGLEID;
  if ((fixed & ALL_TSO) == TSO_ECN) fixed &= ~TSO_ECN;
  if ((fixed & HW_CSUM) == 0 && (fixed & IP_CSUMS) != IP_CSUMS) fixed &= ~UDP_L4;
  return fixed;
}
