/**
 * vxlan (drivers/net/vxlan): a link whose frames are encapsulated in UDP and sent to remotes. Its configuration is its `data`; a namespace finds its
 * vxlans by VNI and port, which no two of them may share.
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { HardwareType } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import { HashNode, HashTable } from '../../memory/hash';
import { List } from '../../memory/list';
import { Timer } from '../../memory/timer';
import * as configure from '../configure';
import * as features from '../features';
import { Link } from '../link';
import { byIndex } from '../links';
import { Namespace } from '../namespace';
import { explain } from '../reason';
import * as stack from '../stack';

/** What a vxlan is told in yes and no (VXLAN_F_*). */
export const enum VxlanFlag {
  LEARN = 1,
  PROXY = 2,
  RSC = 4,
  L2MISS = 8,
  L3MISS = 0x10,
  IPV6 = 0x20,
  UDP_ZERO_CSUM_TX = 0x40,
  UDP_ZERO_CSUM6_TX = 0x80,
  UDP_ZERO_CSUM6_RX = 0x100,
  REMCSUM_TX = 0x200,
  REMCSUM_RX = 0x400,
  GBP = 0x800,
  REMCSUM_NOPARTIAL = 0x1000,
  COLLECT_METADATA = 0x2000,
  GPE = 0x4000,
  IPV6_LINKLOCAL = 0x8000,
  TTL_INHERIT = 0x10000,
  VNIFILTER = 0x20000,
  LOCALBYPASS = 0x40000,
  MC_ROUTE = 0x80000,
}

/** Two vxlans that differ in one of these don't get each other's frames, and may share ID and port. */
export const RECEIVE_FLAGS: u32 =
  VxlanFlag.GBP |
  VxlanFlag.GPE |
  VxlanFlag.UDP_ZERO_CSUM6_RX |
  VxlanFlag.REMCSUM_RX |
  VxlanFlag.REMCSUM_NOPARTIAL |
  VxlanFlag.COLLECT_METADATA |
  VxlanFlag.VNIFILTER |
  VxlanFlag.IPV6;
const GPE_FLAGS: u32 =
  VxlanFlag.GPE |
  VxlanFlag.UDP_ZERO_CSUM6_TX |
  VxlanFlag.UDP_ZERO_CSUM6_RX |
  VxlanFlag.COLLECT_METADATA |
  VxlanFlag.VNIFILTER;

@unmanaged
export class VxlanConfig {
  id: u32;
  /** VxlanFlag. */
  flags: u32;
  /** The address families of what is sent: of the group or other end, and of the own address; 0 while there is none. */
  remoteFamily: u32;
  localFamily: u32;
  /** The link that it goes through, by index, or 0. */
  through: u32;
  /** The UDP port of other ends, and the range that its own are of. */
  port: u32;
  lowPort: u32;
  highPort: u32;
  ttl: u32;
  tos: u32;
  /** In the order of bytes that it has on the wire. */
  label: u32;
  labelPolicy: u32;
  df: u32;
  ageing: u32;
  limit: u32;
  /** Bits of a header that are not looked at. */
  reserved: u64;
  /** Addresses, 16 bytes each. */
  remoteLow: u64;
  remoteHigh: u64;
  localLow: u64;
  localHigh: u64;

  get remote(): usize {
    return changetype<usize>(this) + offsetof<VxlanConfig>('remoteLow');
  }

  get local(): usize {
    return changetype<usize>(this) + offsetof<VxlanConfig>('localLow');
  }
}

@unmanaged
export class Vxlan {
  /** Its place among the vxlans of its namespace; first, so that a node is a vxlan. */
  nextByNumber: usize;
  numberHash: u32;
  /** It is among them. */
  listed: bool;
  link: Link;
  /** Where it is looked for, and where the link is that it goes through. */
  netns: Namespace;
  /** The index of the link that it lies on, or 0. A vxlan that is told to go through none stays where it is. */
  laidOn: u32;
  /** The sockets that it receives by while it is up, or 0: see net/drivers/vxlan_socket.ts. */
  socket4: usize;
  socket6: usize;
  /** The group that it is in, or 0: see net/drivers/vxlan_group.ts. */
  group: usize;
  /** The IDs of one that filters them: see net/drivers/vxlan_vni.ts. */
  firstVni: usize;
  lastVni: usize;
  /** Its forwarding table: by address, and newest first; see net/drivers/vxlan_fdb.ts. */
  addressBuckets: usize;
  addressMask: u32;
  addressCount: u32;
  firstEntry: usize;
  lastEntry: usize;
  /** Its groups: by what makes them, newest first, and how often they changed; see net/drivers/vxlan_mdb.ts. */
  groupBuckets: usize;
  groupMask: u32;
  groupCount: u32;
  firstGroup: usize;
  lastGroup: usize;
  groupsGeneration: u32;
  /** When the forwarding table is looked through next; it waits while there are entries that grow old: see net/drivers/vxlan_ageing.ts. */
  ageingDeadline: f64;
  ageingOrder: u32;
  ageingWaits: u32;
  ageingChild: usize;
  ageingNext: usize;
  ageingPrevious: usize;

  get ageingTimer(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Vxlan>('ageingDeadline'));
  }

  get byAddress(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Vxlan>('addressBuckets'));
  }

  get entries(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Vxlan>('firstEntry'));
  }

  get byGroup(): HashTable {
    return changetype<HashTable>(changetype<usize>(this) + offsetof<Vxlan>('groupBuckets'));
  }

  get groups(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Vxlan>('firstGroup'));
  }

  get vnis(): List {
    return changetype<List>(changetype<usize>(this) + offsetof<Vxlan>('firstVni'));
  }

  get groupWord(): usize {
    return changetype<usize>(this) + offsetof<Vxlan>('group');
  }
}

const CONFIG: u32 = (<u32>offsetof<Vxlan>() + 7) & ~7;
export const VXLAN_SIZE: u32 = CONFIG + <u32>offsetof<VxlanConfig>();

const DEFAULT_PORT: u32 = 8472;
const DEFAULT_GPE_PORT: u32 = 4790;
const DEFAULT_AGEING: u32 = 300;
const MAX_MTU: u32 = 65535;
const MIN_MTU: u32 = 68;
const ETHER_HEADER: u32 = 14;

export function dataOf(link: Link): Vxlan {
  return changetype<Vxlan>(link.data);
}

export function configOf(link: Link): VxlanConfig {
  return changetype<VxlanConfig>(link.data + CONFIG);
}

export function setup(link: Link): void {
  configure.drawAddress(link);
}

function isAny(family: u32, address: usize): bool {
  if (family == AddressFamily.INET6) return (load<u64>(address) | load<u64>(address, 8)) == 0;
  return load<u32>(address) == 0;
}

export function hasRemote(config: VxlanConfig): bool {
  return !isAny(config.remoteFamily, config.remote);
}

export function hasLocal(config: VxlanConfig): bool {
  return !isAny(config.localFamily, config.local);
}

export function isMulticast(family: u32, address: usize): bool {
  return family == AddressFamily.INET6 ? load<u8>(address) == 0xff : load<u8>(address) >> 4 == 14;
}

function isLinkLocal(address: usize): bool {
  return load<u8>(address) == 0xfe && (load<u8>(address, 1) & 0xc0) == 0x80;
}

/** Multicast addresses of link-local scope are so too. */
function isLinkScoped(address: usize): bool {
  return isLinkLocal(address) || (load<u8>(address) == 0xff && (load<u8>(address, 1) & 15) == 2);
}

/** Bytes before a frame: of IP, UDP and, unless packets are sent without, of Ethernet and the vxlan itself. */
function headroomOf(flags: u32): u32 {
  const ip: u32 = (flags & VxlanFlag.IPV6) != 0 ? 40 : 20;
  const ethernet: u32 = (flags & VxlanFlag.GPE) != 0 ? 0 : ETHER_HEADER;
  return ip + 8 + 8 + ethernet;
}

/** Completes a configuration, and finds what is wrong with it (vxlan_config_validate); `self`: whose it is to be. */
export function validate(netns: Namespace, config: VxlanConfig, self: Vxlan): i32 {
  if ((config.flags & VxlanFlag.GPE) != 0) {
    const together = (config.flags & VxlanFlag.COLLECT_METADATA) != 0;
    const allowed = GPE_FLAGS | VxlanFlag.LOCALBYPASS | VxlanFlag.MC_ROUTE;
    if ((config.flags & ~allowed) != 0 || !together)
      return explain(-Errno.EINVAL, 'VXLAN GPE does not support this combination of attributes');
  }
  const bad = validateAddresses(config);
  if (bad != 0) return bad;
  if (config.through != 0) {
    if (byIndex(netns, config.through) == null)
      return explain(-Errno.ENODEV, 'Invalid local interface, device not found');
  } else if (isMulticast(config.remoteFamily, config.remote)) {
    return explain(-Errno.EINVAL, 'Local interface required for multicast remote destination');
  } else if ((config.flags & VxlanFlag.IPV6_LINKLOCAL) != 0) {
    return explain(-Errno.EINVAL, 'Local interface required for link-local local/remote addresses');
  }
  if (config.port == 0) config.port = (config.flags & VxlanFlag.GPE) != 0 ? DEFAULT_GPE_PORT : DEFAULT_PORT;
  if (config.ageing == 0) config.ageing = DEFAULT_AGEING;
  if (!isTaken(netns, config, self)) return 0;
  return explain(-Errno.EEXIST, 'A VXLAN device with the specified VNI already exists');
}

function validateAddresses(config: VxlanConfig): i32 {
  if (config.remoteFamily == 0 && config.localFamily == 0) config.remoteFamily = AddressFamily.INET;
  if (config.remoteFamily == 0) config.remoteFamily = config.localFamily;
  if (config.localFamily == 0) config.localFamily = config.remoteFamily;
  if (config.localFamily != config.remoteFamily)
    return explain(-Errno.EINVAL, 'Local and remote address must be from the same family');
  if (isMulticast(config.localFamily, config.local)) return explain(-Errno.EINVAL, 'Local address cannot be multicast');
  if (config.localFamily == AddressFamily.INET6) {
    config.flags |= VxlanFlag.IPV6;
    if ((config.flags & VxlanFlag.COLLECT_METADATA) == 0) {
      const scoped = isLinkLocal(config.local);
      const wrong = scoped ? hasRemote(config) && !isLinkScoped(config.remote) : isLinkLocal(config.remote);
      if (wrong) return explain(-Errno.EINVAL, 'Invalid combination of local and remote address scopes');
      if (scoped) config.flags |= VxlanFlag.IPV6_LINKLOCAL;
      else config.flags &= ~VxlanFlag.IPV6_LINKLOCAL;
    }
  } else if (config.label != 0) {
    return explain(-Errno.EINVAL, 'Label attribute only applies to IPv6 VXLAN devices');
  } else if (config.labelPolicy != 0) {
    return explain(-Errno.EINVAL, 'Label policy only applies to IPv6 VXLAN devices');
  }
  return 0;
}

function hashOf(config: VxlanConfig): u32 {
  return hashOfNumbers(config.port, config.id);
}

function hashOfNumbers(port: u32, id: u32): u32 {
  return hash.mix((port << 16) ^ hash.mix(id));
}

/** The first of those among which the vxlans are that have a port and an ID, or 0. */
export function firstOf(netns: Namespace, port: u32, id: u32): usize {
  return hash.first(netns.vxlans, hashOfNumbers(port, id));
}

/** True when another vxlan would get the same frames (vxlan_vni_in_use). One that filters IDs has none of its own. */
function isTaken(netns: Namespace, config: VxlanConfig, self: Vxlan): bool {
  const wanted = hashOf(config);
  for (let node = hash.first(netns.vxlans, wanted); node != 0; node = changetype<HashNode>(node).next) {
    const other = changetype<Vxlan>(node);
    if (other.numberHash != wanted || other == self) continue;
    const taken = configOf(other.link);
    if (taken.id != config.id || (taken.flags & VxlanFlag.VNIFILTER) != 0) continue;
    if (shareFrames(taken, config)) return true;
  }
  return false;
}

/** Whether two vxlans get each other's frames of an ID that both take. */
export function shareFrames(one: VxlanConfig, other: VxlanConfig): bool {
  if (one.port != other.port || ((one.flags ^ other.flags) & RECEIVE_FLAGS) != 0) return false;
  return (other.flags & VxlanFlag.IPV6_LINKLOCAL) == 0 || one.through == other.through;
}

/** Gives a link that is not registered yet what its configuration, which is well, says; `mtu`: what it was told, or 0. */
export function apply(link: Link, mtu: u32): void {
  const config = configOf(link);
  if ((config.flags & VxlanFlag.GPE) != 0) {
    link.type = HardwareType.NONE;
    link.addressLength = 0;
    link.flags = NetDeviceFlags.POINTOPOINT | NetDeviceFlags.NOARP | NetDeviceFlags.MULTICAST;
  }
  if (mtu != 0) link.mtu = mtu;
  fit(link, byIndex(dataOf(link).netns, config.through), mtu == 0);
}

/** Fits a link to the one that it goes through now: no more than that one's MTU less what is put before a frame, or with `all` just so much. */
function fit(link: Link, lower: Link | null, all: bool): void {
  const config = configOf(link);
  let most = MAX_MTU;
  let headroom: u32 = ETHER_HEADER;
  if (lower != null) {
    dataOf(link).laidOn = lower.index;
    most = mostThrough(lower, config.flags);
    features.limit(link, lower.tsoMaxSize);
    headroom = lower.headroom + headerLengthOf(lower);
    if (all) link.mtu = most;
  }
  link.mtu = min(link.mtu, most);
  const both: u32 = (config.flags & VxlanFlag.COLLECT_METADATA) != 0 ? VxlanFlag.IPV6 : 0;
  link.headroom = headroom + headroomOf(config.flags | both);
}

/** Bytes that a link's own driver puts before a packet (hard_header_len). */
export function headerLengthOf(link: Link): u32 {
  return link.type == HardwareType.ETHER || link.type == HardwareType.LOOPBACK ? ETHER_HEADER : 0;
}

function mostThrough(lower: Link, flags: u32): u32 {
  const headroom = headroomOf(flags);
  return lower.mtu < headroom + MIN_MTU ? MIN_MTU : lower.mtu - headroom;
}

/** Puts a link where the next one finds it; its namespace's table is ready. */
export function enlist(link: Link): void {
  const self = dataOf(link);
  hash.insert(self.netns.vxlans, changetype<usize>(self), hashOf(configOf(link)));
  self.listed = true;
}

/** One of the vxlans that lie in a namespace, wherever they were moved, or null. */
export function anyOf(netns: Namespace): Link | null {
  const node = hash.any(netns.vxlans);
  return node == 0 ? null : changetype<Vxlan>(node).link;
}

/** It is on the way out. */
export function doomed(link: Link): void {
  const self = dataOf(link);
  if (!self.listed) return;
  hash.remove(self.netns.vxlans, changetype<usize>(self));
  self.listed = false;
  if (self.netns.vxlanCount == 0) hash.dispose(self.netns.vxlans);
}

/** The link that a vxlan is to be laid on for another configuration, or null where it stays. */
export function lowerFor(link: Link, config: VxlanConfig): Link | null {
  const self = dataOf(link);
  return config.through == self.laidOn ? null : byIndex(self.netns, config.through);
}

/** Gives a vxlan another configuration, which is well, and lays it on `lower`, where it can lie, if there is one (vxlan_changelink). */
export function reconfigure(link: Link, config: VxlanConfig, lower: Link | null): void {
  if (lower != null) stack.relay(link, lower);
  memory.copy(changetype<usize>(configOf(link)), changetype<usize>(config), offsetof<VxlanConfig>());
  fit(link, lower, false);
}

/** -EINVAL for more than goes through the link below. */
export function changeMtu(link: Link, mtu: u32): i32 {
  const config = configOf(link);
  const lower = byIndex(dataOf(link).netns, dataOf(link).laidOn);
  if (lower != null && mtu > mostThrough(lower, config.flags)) return -Errno.EINVAL;
  link.mtu = mtu;
  return 0;
}
