/**
 * Sets of strings that ethtool's messages number (enum ethtool_stringset): those that are the same for all devices, each as one text of words set
 * apart by single spaces, and those that a device's driver has, which are the names of its own counters.
 */

import {
  ETH_SS_COUNT,
  StringAttribute,
  StringSet,
  StringsAttribute,
  StringsetAttribute,
  StringsetsAttribute,
  StrsetAttribute,
} from '../generated/ethtool';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import { Tells, tells } from '../net/ethtool';
import { Link, LinkKind } from '../net/link';
import * as writer from '../wire/writer';

/** The words of a set; none of one that is a device's. */
export function wordsOf(set: u32): string {
  switch (set) {
    case StringSet.FEATURES:
      return 'tx-scatter-gather tx-checksum-ipv4  tx-checksum-ip-generic tx-checksum-ipv6 highdma tx-scatter-gather-fraglist tx-vlan-hw-insert rx-vlan-hw-parse rx-vlan-filter vlan-challenged tx-generic-segmentation   rx-gro rx-lro tx-tcp-segmentation tx-gso-robust tx-tcp-ecn-segmentation tx-tcp-mangleid-segmentation tx-tcp6-segmentation tx-fcoe-segmentation tx-gre-segmentation tx-gre-csum-segmentation tx-ipxip4-segmentation tx-ipxip6-segmentation tx-udp_tnl-segmentation tx-udp_tnl-csum-segmentation tx-gso-partial tx-tunnel-remcsum-segmentation tx-sctp-segmentation tx-esp-segmentation  tx-udp-segmentation tx-gso-list tx-tcp-accecn-segmentation tx-checksum-fcoe-crc tx-checksum-sctp rx-ntuple-filter rx-hashing rx-checksum tx-nocache-copy loopback rx-fcs rx-all tx-vlan-stag-hw-insert rx-vlan-stag-hw-parse rx-vlan-stag-filter l2-fwd-offload hw-tc-offload esp-hw-offload esp-tx-csum-hw-offload rx-udp_tunnel-port-offload tls-hw-tx-offload tls-hw-rx-offload rx-gro-hw tls-hw-record rx-gro-list macsec-hw-offload rx-udp-gro-forwarding hsr-tag-ins-offload hsr-tag-rm-offload hsr-fwd-offload hsr-dup-offload';
    case StringSet.RSS_HASH_FUNCS:
      return 'toeplitz xor crc32';
    case StringSet.TUNABLES:
      return 'Unspec rx-copybreak tx-copybreak pfc-prevention-tout tx-copybreak-buf-size';
    case StringSet.PHY_TUNABLES:
      return 'Unspec phy-downshift phy-fast-link-down phy-energy-detect-power-down';
    case StringSet.LINK_MODES:
      return '10baseT/Half 10baseT/Full 100baseT/Half 100baseT/Full 1000baseT/Half 1000baseT/Full Autoneg TP AUI MII FIBRE BNC 10000baseT/Full Pause Asym_Pause 2500baseX/Full Backplane 1000baseKX/Full 10000baseKX4/Full 10000baseKR/Full 10000baseR_FEC 20000baseMLD2/Full 20000baseKR2/Full 40000baseKR4/Full 40000baseCR4/Full 40000baseSR4/Full 40000baseLR4/Full 56000baseKR4/Full 56000baseCR4/Full 56000baseSR4/Full 56000baseLR4/Full 25000baseCR/Full 25000baseKR/Full 25000baseSR/Full 50000baseCR2/Full 50000baseKR2/Full 100000baseKR4/Full 100000baseSR4/Full 100000baseCR4/Full 100000baseLR4_ER4/Full 50000baseSR2/Full 1000baseX/Full 10000baseCR/Full 10000baseSR/Full 10000baseLR/Full 10000baseLRM/Full 10000baseER/Full 2500baseT/Full 5000baseT/Full None RS BASER 50000baseKR/Full 50000baseSR/Full 50000baseCR/Full 50000baseLR_ER_FR/Full 50000baseDR/Full 100000baseKR2/Full 100000baseSR2/Full 100000baseCR2/Full 100000baseLR2_ER2_FR2/Full 100000baseDR2/Full 200000baseKR4/Full 200000baseSR4/Full 200000baseLR4_ER4_FR4/Full 200000baseDR4/Full 200000baseCR4/Full 100baseT1/Full 1000baseT1/Full 400000baseKR8/Full 400000baseSR8/Full 400000baseLR8_ER8_FR8/Full 400000baseDR8/Full 400000baseCR8/Full LLRS 100000baseKR/Full 100000baseSR/Full 100000baseLR_ER_FR/Full 100000baseCR/Full 100000baseDR/Full 200000baseKR2/Full 200000baseSR2/Full 200000baseLR2_ER2_FR2/Full 200000baseDR2/Full 200000baseCR2/Full 400000baseKR4/Full 400000baseSR4/Full 400000baseLR4_ER4_FR4/Full 400000baseDR4/Full 400000baseCR4/Full 100baseFX/Half 100baseFX/Full 10baseT1L/Full 800000baseCR8/Full 800000baseKR8/Full 800000baseDR8/Full 800000baseDR8_2/Full 800000baseSR8/Full 800000baseVR8/Full 10baseT1S/Full 10baseT1S/Half 10baseT1S_P2MP/Half 10baseT1BRR/Full 200000baseCR/Full 200000baseKR/Full 200000baseDR/Full 200000baseDR_2/Full 200000baseSR/Full 200000baseVR/Full 400000baseCR2/Full 400000baseKR2/Full 400000baseDR2/Full 400000baseDR2_2/Full 400000baseSR2/Full 400000baseVR2/Full 800000baseCR4/Full 800000baseKR4/Full 800000baseDR4/Full 800000baseDR4_2/Full 800000baseSR4/Full 800000baseVR4/Full';
    case StringSet.MSG_CLASSES:
      return 'drv probe link timer ifdown ifup rx_err tx_err tx_queued intr tx_done rx_status pktdata hw wol';
    case StringSet.WOL_MODES:
      return 'phy ucast mcast bcast arp magic magicsecure filter';
    case StringSet.SOF_TIMESTAMPING:
      return 'hardware-transmit software-transmit hardware-receive software-receive software-system-clock hardware-legacy-clock hardware-raw-clock option-id sched-transmit ack-transmit option-cmsg option-tsonly option-stats option-pktinfo option-tx-swhw bind-phc option-id-tcp option-rx-filter tx-completion';
    case StringSet.TS_TX_TYPES:
      return 'off on onestep-sync onestep-p2p';
    case StringSet.TS_RX_FILTERS:
      return 'none all some ptpv1-l4-event ptpv1-l4-sync ptpv1-l4-delay-req ptpv2-l4-event ptpv2-l4-sync ptpv2-l4-delay-req ptpv2-l2-event ptpv2-l2-sync ptpv2-l2-delay-req ptpv2-event ptpv2-sync ptpv2-delay-req ntp-all';
    case StringSet.UDP_TUNNEL_TYPES:
      return 'vxlan geneve vxlan-gpe';
    case StringSet.STATS_STD:
      return 'eth-phy eth-mac eth-ctrl rmon phydev';
    case StringSet.STATS_ETH_PHY:
      return 'SymbolErrorDuringCarrier';
    case StringSet.STATS_ETH_MAC:
      return 'FramesTransmittedOK SingleCollisionFrames MultipleCollisionFrames FramesReceivedOK FrameCheckSequenceErrors AlignmentErrors OctetsTransmittedOK FramesWithDeferredXmissions LateCollisions FramesAbortedDueToXSColls FramesLostDueToIntMACXmitError CarrierSenseErrors OctetsReceivedOK FramesLostDueToIntMACRcvError MulticastFramesXmittedOK BroadcastFramesXmittedOK FramesWithExcessiveDeferral MulticastFramesReceivedOK BroadcastFramesReceivedOK InRangeLengthErrors OutOfRangeLengthField FrameTooLongErrors';
    case StringSet.STATS_ETH_CTRL:
      return 'MACControlFramesTransmitted MACControlFramesReceived UnsupportedOpcodesReceived';
    case StringSet.STATS_RMON:
      return 'etherStatsUndersizePkts etherStatsOversizePkts etherStatsFragments etherStatsJabbers';
    case StringSet.STATS_PHY:
      return 'RxFrames RxOctets RxErrors TxFrames TxOctets TxErrors';
    case StringSet.TS_FLAGS:
      return 'bonded-phc-index';
    default:
      return '';
  }
}

/** Whether a set is a device's own. */
export function isOwn(set: u32): bool {
  return set <= <u32>StringSet.PRIV_FLAGS || set == StringSet.PHY_STATS;
}

/** Whether any of a number of sets, bits by number, is a device's own. */
export function anyOwn(sets: u32): bool {
  for (let set: u32 = 0; set < ETH_SS_COUNT; set++) if (((sets >> set) & 1) != 0 && isOwn(set)) return true;
  return false;
}

/** Whether a set is told: those of `wanted`, bits by number, or where that is 0 all that are the device's, without one all others. */
function isTold(set: u32, wanted: u32, link: Link | null): bool {
  if (wanted != 0) return ((wanted >> set) & 1) != 0;
  return set != StringSet.NTUPLE_FILTERS && isOwn(set) == (link != null);
}

/** Writes the sets that are told; false: one of them is none. */
export function write(message: Message, link: Link | null, wanted: u32, countsOnly: bool): bool {
  const sets = writer.nest(message, StrsetAttribute.STRINGSETS);
  for (let set: u32 = 0; set < ETH_SS_COUNT; set++) {
    if (!isTold(set, wanted, link)) continue;
    if (set == StringSet.NTUPLE_FILTERS) return false;
    const count = isOwn(set) ? ownCount(link, set) : text.countWords(wordsOf(set));
    if (count == 0) continue;
    const start = writer.nest(message, StringsetsAttribute.STRINGSET);
    writer.u32Attribute(message, StringsetAttribute.ID, set);
    writer.u32Attribute(message, StringsetAttribute.COUNT, count);
    if (!countsOnly) {
      const strings = writer.nest(message, StringsetAttribute.STRINGS);
      if (isOwn(set)) writeCounters(message, changetype<Link>(link));
      else writeWords(message, wordsOf(set));
      writer.endNest(message, strings);
    }
    writer.endNest(message, start);
  }
  writer.endNest(message, sets);
  return true;
}

function writeString(message: Message, index: u32, from: usize, length: u32): void {
  const start = writer.nest(message, StringsAttribute.STRING);
  writer.u32Attribute(message, StringAttribute.INDEX, index);
  writer.stringAttribute(message, StringAttribute.VALUE, from, length);
  writer.endNest(message, start);
}

function writeWords(message: Message, words: string): void {
  let from = changetype<usize>(words);
  const end = from + words.length;
  for (let index: u32 = 0; from <= end; index++) {
    const stop = text.wordEnd(from, end);
    writeString(message, index, from, <u32>(stop - from));
    from = stop + 1;
  }
}

const COUNTED_RECEIVING = 'xdp_packets xdp_bytes drops xdp_redirect xdp_drops xdp_tx xdp_tx_errors';
const COUNTED_SENDING = 'xdp_xmit xdp_xmit_errors';
const COUNTED_EITHER = 'packets bytes';

/** How many counters a driver has of its own: so many a queue, and of a veth its peer's index. */
function ownCount(link: Link | null, set: u32): u32 {
  if (link == null || set != StringSet.STATS || !tells(link, Tells.COUNTERS)) return 0;
  const isVeth = link.kind == LinkKind.VETH;
  const receiving = link.liveRxQueues * text.countWords(isVeth ? COUNTED_RECEIVING : COUNTED_EITHER);
  const sending = link.liveTxQueues * text.countWords(isVeth ? COUNTED_SENDING : COUNTED_EITHER);
  return receiving + sending + (isVeth ? 1 : 0);
}

function writeCounters(message: Message, link: Link): void {
  const isVeth = link.kind == LinkKind.VETH;
  let index: u32 = 0;
  if (isVeth) writeString(message, index++, name, text.write(name, 'peer_ifindex'));
  for (let queue: u32 = 0; queue < link.liveRxQueues; queue++)
    index = writeQueue(message, index, 'rx_queue_', queue, isVeth ? COUNTED_RECEIVING : COUNTED_EITHER);
  for (let queue: u32 = 0; queue < link.liveTxQueues; queue++)
    index = writeQueue(message, index, 'tx_queue_', queue, isVeth ? COUNTED_SENDING : COUNTED_EITHER);
}

/** Room for the name of a counter. */
const name: usize = memory.data(48, 4);

/** The counters of a queue; returns the number of the next. */
function writeQueue(message: Message, first: u32, before: string, queue: u32, words: string): u32 {
  let index = first;
  let from = changetype<usize>(words);
  const end = from + words.length;
  while (from <= end) {
    const stop = text.wordEnd(from, end);
    const length = <u32>(stop - from);
    let to = name + text.write(name, before);
    to += text.writeDecimal(to, queue);
    to += text.write(to, '_');
    memory.copy(to, from, length);
    writeString(message, index++, name, <u32>(to - name) + length);
    from = stop + 1;
  }
  return index;
}

/** Room for the message of a device with that many counters, or for all words. */
export function sizeOf(link: Link | null): u32 {
  return link == null ? ALL_SIZE : OWN_SIZE + ownCount(link, StringSet.STATS) * STRING_SIZE;
}

/** All words; what a message without any takes, and a string at the most. */
const ALL_SIZE: u32 = 12288;
const OWN_SIZE: u32 = 512;
const STRING_SIZE: u32 = 48;
