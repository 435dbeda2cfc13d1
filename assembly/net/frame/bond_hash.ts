/**
 * The hash by which a bond selects a port for a frame (bond_xmit_hash), as its transmit hash policy defines it: over link-layer addresses; over those
 * and IP addresses; over IP addresses and ports, which of the frames sent here only tunnels have; or over the VLAN and the source address.
 */

import { BondXmitPolicy } from '../../generated/rt-link';
import { Ethertype } from '../../generated/rt-bridge';
import { Bond } from '../drivers/bond_data';
import { ETHER_HEADER, frame } from './frame';
import { addressOf } from '../link';
import * as vlan from '../drivers/vlan';

export function ofFrame(bond: Bond): u32 {
  switch (bond.xmitHashPolicy) {
    case BondXmitPolicy.VLAN_SRCMAC:
      return ofSender();
    case BondXmitPolicy.LAYER23:
    case BondXmitPolicy.ENCAP23:
      return ofAddresses(ofHardware(), bond.xmitHashPolicy == BondXmitPolicy.ENCAP23, 0);
    case BondXmitPolicy.LAYER34:
    case BondXmitPolicy.ENCAP34:
      return ofAddresses(0, bond.xmitHashPolicy == BondXmitPolicy.ENCAP34, 1);
    default:
      return ofHardware();
  }
}

/** Hashes the last byte of both link-layer addresses, and the Ethertype (bond_eth_hash). */
function ofHardware(): u32 {
  // That of a spanning tree has its length for a type.
  const type = frame.protocol == 0 ? frame.length - ETHER_HEADER : frame.protocol;
  return load<u8>(addressOf(frame.sender), 5) ^ load<u8>(frame.hardware, 5) ^ type;
}

/** Hashes the addresses of an IP packet; other frames hash by link-layer addresses alone (bond_ip_hash). */
function ofAddresses(start: u32, dissects: bool, shift: u32): u32 {
  const isIp = frame.protocol == Ethertype.IP || frame.protocol == Ethertype.IPV6;
  // Who looks deeper knows ARP, too, but no addresses in it.
  if (!isIp && !(dissects && frame.protocol == Ethertype.ARP)) return ofHardware();
  let hash = start;
  if (isIp) hash ^= fold(frame.from0 ^ frame.from1 ^ frame.to0 ^ frame.to1);
  hash ^= hash >>> 16;
  return (hash ^ (hash >>> 8)) >>> shift;
}

function fold(bits: u64): u32 {
  return <u32>(bits ^ (bits >>> 32));
}

/** Hashes the VLAN and both halves of the source's link-layer address (bond_vlan_srcmac_hash). */
function ofSender(): u32 {
  const high = bswap<u32>(load<u32>(addressOf(frame.sender)));
  const low = bswap<u32>(load<u32>(addressOf(frame.sender), 2));
  return vlan.idIn(frame.tag) ^ (high >>> 8) ^ (low & 0xffffff);
}
