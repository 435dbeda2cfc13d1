/**
 * tun and tap (drivers/net/tun.c): a link whose other end is a program. A tun has packets, a tap Ethernet frames. A program has it by
 * descriptors, each a queue of it (net/drivers/tun_file.ts); it has carrier while there is one, and goes with the last unless it is to
 * persist. No packets pass here: what is kept is what can be configured.
 */

import { Duplex, SPEED_10000 } from '../../generated/ethtool';
import { NetDeviceFlags, TunFlags } from '../../generated/netdevice';
import { HardwareType } from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import * as text from '../../memory/text';
import { List } from '../../memory/list';
import * as configure from '../configure';
import { Settings } from '../ethtool';
import { Link, LinkKind, broadcastOf } from '../link';
import { Namespace } from '../namespace';
import * as register from '../register';
import * as files from './tun_file';

/** First what it says of itself, which anybody may set. */
@unmanaged
export class Tun extends Settings {
  /** TunFlags: its type, its features, and whether it persists. */
  flags: u32;
  /** Who may open it beside an administrator: user and group, or NOBODY in particular. */
  owner: u32;
  group: u32;
  /** Queues in use, and those that a program has and does not use. */
  queues: u32;
  disabled: u32;
  /** What its program does for who sends through it, as features: see net/features.ts. */
  offloads: u64;
  /** How many bytes may wait to be sent; how long the header of virtio is that its packets have, and whether numbers in it are little-endian. */
  sendRoom: u32;
  headerLength: u32;
  isLittleEndian: bool;
  /** Classes of messages that it logs, and how many packets it takes at once, as somebody told it. */
  messages: u32;
  batch: u32;
  /** Their descriptors. */
  firstFile: usize;
  lastFile: usize;

  get files(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Tun>('firstFile'));
  }
}

export const NOBODY: u32 = ~0;
export const FEATURES: u32 =
  TunFlags.NO_PI | TunFlags.ONE_QUEUE | TunFlags.VNET_HDR | TunFlags.MULTI_QUEUE | TunFlags.NAPI | TunFlags.NAPI_FRAGS;
export const MAX_QUEUES: u32 = 256;
/** struct virtio_net_hdr. */
export const HEADER_LENGTH: u32 = 10;
const TUN_TXQLEN: u32 = 500;
const ETHER_HEADER: u32 = 14;

export function dataOf(link: Link): Tun {
  return changetype<Tun>(link.data);
}

export function isTap(link: Link): bool {
  return (dataOf(link).flags & TunFlags.TAP) != 0;
}

/** True while a program uses a queue of it. */
export function isAttached(link: Link): bool {
  return dataOf(link).queues != 0;
}

/** A link of a type and with features that `flags` say, and the name or template of one that is given, not registered yet; null when memory has run out. */
export function allocate(netns: Namespace, flags: u32, name: usize, length: u32): Link | null {
  const link = register.allocate(netns, LinkKind.TUN);
  const block: usize = link == null ? 0 : heap.allocZeroed(offsetof<Tun>());
  if (link == null) return null;
  if (block == 0) {
    register.discard(link);
    return null;
  }
  link.data = block;
  const self = dataOf(link);
  const type: u32 = (flags & TunFlags.TUN) != 0 ? TunFlags.TUN : TunFlags.TAP;
  self.flags = type | (flags & FEATURES);
  self.speed = SPEED_10000;
  self.sendRoom = i32.MAX_VALUE;
  self.headerLength = HEADER_LENGTH;
  self.duplex = Duplex.FULL;
  self.owner = NOBODY;
  self.group = NOBODY;
  if (type == TunFlags.TUN) {
    link.type = HardwareType.NONE;
    link.addressLength = 0;
    link.flags = NetDeviceFlags.POINTOPOINT | NetDeviceFlags.NOARP | NetDeviceFlags.MULTICAST;
    link.txqlen = TUN_TXQLEN;
    memory.fill(broadcastOf(link), 0, ETHER_ADDRESS_LENGTH);
  } else {
    configure.drawAddress(link);
    link.maxMtu -= ETHER_HEADER;
  }
  const queues = (flags & TunFlags.MULTI_QUEUE) != 0 ? MAX_QUEUES : 1;
  link.txQueues = queues;
  link.rxQueues = queues;
  link.liveTxQueues = 1;
  link.liveRxQueues = 1;
  if (length != 0) register.propose(link, name, length);
  else register.propose(link, template, text.write(template, type == TunFlags.TUN ? 'tun%d' : 'tap%d'));
  return link;
}

const ETHER_ADDRESS_LENGTH: u32 = 6;
const template: usize = memory.data(8, 4);

/** The link is gone: its descriptors have none any more. */
export function uninit(link: Link): void {
  files.linkGone(dataOf(link));
}
