/** What a request configures of a vxlan, IFLA_VXLAN_*, as numbers and flags (vxlan_nl2conf). */

import { Errno } from '../../generated/errno';
import { IflaVxlanPortRange, LinkAttribute, LinkinfoVxlanAttribute as Attribute } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { explainBits } from '../../net/reason';
import { VxlanConfig, VxlanFlag } from '../../net/drivers/vxlan';
import * as attributes from '../../wire/attributes';
import { dataTable, linkTable } from './link_tables';

/** Flags that an attribute sets or clears: {attribute, flag}. */
// prettier-ignore
const FLAGS: usize = memory.data<u32>([
  Attribute.TTL_INHERIT, VxlanFlag.TTL_INHERIT, Attribute.LEARNING, VxlanFlag.LEARN, Attribute.PROXY, VxlanFlag.PROXY,
  Attribute.RSC, VxlanFlag.RSC, Attribute.L2MISS, VxlanFlag.L2MISS, Attribute.L3MISS, VxlanFlag.L3MISS,
  Attribute.COLLECT_METADATA, VxlanFlag.COLLECT_METADATA, Attribute.LOCALBYPASS, VxlanFlag.LOCALBYPASS,
  Attribute.UDP_ZERO_CSUM6_TX, VxlanFlag.UDP_ZERO_CSUM6_TX, Attribute.UDP_ZERO_CSUM6_RX, VxlanFlag.UDP_ZERO_CSUM6_RX,
  Attribute.REMCSUM_TX, VxlanFlag.REMCSUM_TX, Attribute.REMCSUM_RX, VxlanFlag.REMCSUM_RX, Attribute.GBP, VxlanFlag.GBP,
  Attribute.GPE, VxlanFlag.GPE, Attribute.REMCSUM_NOPARTIAL, VxlanFlag.REMCSUM_NOPARTIAL,
  Attribute.VNIFILTER, VxlanFlag.VNIFILTER, Attribute.MC_ROUTE, VxlanFlag.MC_ROUTE, 0,
]);

/** What a vxlan that exists can't be told any more, in the order in which it is looked at. */
// prettier-ignore
const FIXED: usize = memory.data<u32>([
  Attribute.TTL_INHERIT, Attribute.PROXY, Attribute.RSC, Attribute.L2MISS, Attribute.L3MISS, Attribute.LIMIT,
  Attribute.COLLECT_METADATA, Attribute.PORT_RANGE, Attribute.PORT, Attribute.UDP_CSUM, Attribute.UDP_ZERO_CSUM6_TX,
  Attribute.UDP_ZERO_CSUM6_RX, Attribute.REMCSUM_TX, Attribute.REMCSUM_RX, Attribute.GBP, Attribute.GPE,
  Attribute.REMCSUM_NOPARTIAL, Attribute.RESERVED_BITS, Attribute.VNIFILTER, 0,
]);

/** The second of a pair of words. */
const PAIR: u32 = 4;

/** The bounds of a port range. */
export function lowIn(range: usize): u32 {
  return bswap(load<u16>(attributes.payload(range), IflaVxlanPortRange.LOW));
}

export function highIn(range: usize): u32 {
  return bswap(load<u16>(attributes.payload(range), IflaVxlanPortRange.HIGH));
}

/** Reads a configuration, or with `later` what is to change in one (vxlan_nl2conf). */
export function read(request: Request, config: VxlanConfig, later: bool): i32 {
  const id = attributes.get(dataTable, Attribute.ID);
  if (id != 0) {
    if (later && attributes.u32Value(id) != config.id) return refuse(request, Attribute.ID, 'Cannot change VNI');
    config.id = attributes.u32Value(id);
  }
  const bad = readAddresses(request, config, later);
  if (bad != 0) return bad;
  config.through = numberOr(Attribute.LINK, config.through);
  config.tos = byteOr(Attribute.TOS, config.tos);
  config.ttl = byteOr(Attribute.TTL, config.ttl);
  config.label = numberOr(Attribute.LABEL, config.label) & LABEL_MASK;
  config.labelPolicy = numberOr(Attribute.LABEL_POLICY, config.labelPolicy);
  config.ageing = numberOr(Attribute.AGEING, config.ageing);
  config.df = byteOr(Attribute.DF, config.df);
  if (!later) config.flags |= VxlanFlag.LEARN | VxlanFlag.LOCALBYPASS;
  if (later) {
    const fixed = checkFixed(request);
    if (fixed != 0) return fixed;
  } else {
    readNew(config);
  }
  for (let at = FLAGS; load<u32>(at) != 0; at += 8) readFlag(config, load<u32>(at), load<u32>(at, PAIR));
  const badBits = readReserved(request, config);
  if (badBits != 0) return badBits;
  const filter = attributes.get(dataTable, Attribute.VNIFILTER);
  const both: u32 = VxlanFlag.VNIFILTER | VxlanFlag.COLLECT_METADATA;
  if (filter == 0 || (config.flags & both) != VxlanFlag.VNIFILTER) return 0;
  return requests.blame(request, -Errno.EINVAL, filter, 'vxlan vnifilter only valid in collect metadata mode');
}

/** A flag by itself sets; one with a byte does as that says. */
function readFlag(config: VxlanConfig, type: u32, flag: u32): void {
  const attribute = attributes.get(dataTable, type);
  if (attribute == 0) return;
  const sets = isPlainFlag(type) || attributes.u8Value(attribute) != 0;
  config.flags = sets ? config.flags | flag : config.flags & ~flag;
}

function isPlainFlag(type: u32): bool {
  switch (type) {
    case Attribute.TTL_INHERIT:
    case Attribute.GBP:
    case Attribute.GPE:
    case Attribute.REMCSUM_NOPARTIAL:
      return true;
    default:
      return false;
  }
}

/** Refuses a change. Linux blames an attribute of the link that has the number of the vxlan's, if there is one. */
function refuse(request: Request, type: u32, text: string): i32 {
  const attribute = attributes.get(linkTable, type);
  return attribute == 0
    ? requests.explain(request, -Errno.EOPNOTSUPP, text)
    : requests.blame(request, -Errno.EOPNOTSUPP, attribute, text);
}

function checkFixed(request: Request): i32 {
  for (let at = FIXED; load<u32>(at) != 0; at += 4) {
    const type = load<u32>(at);
    if (attributes.get(dataTable, type) != 0) return refuseFixed(request, type);
  }
  const mtu = attributes.get(linkTable, LinkAttribute.MTU);
  return mtu == 0 ? 0 : requests.blame(request, -Errno.EOPNOTSUPP, mtu, 'Cannot change mtu');
}

function refuseFixed(request: Request, type: u32): i32 {
  switch (type) {
    case Attribute.LIMIT:
      return refuse(request, type, 'Cannot change limit');
    case Attribute.PORT_RANGE:
      return refuse(request, type, 'Cannot change port range');
    case Attribute.PORT:
      return refuse(request, type, 'Cannot change port');
    case Attribute.UDP_CSUM:
      return refuse(request, type, 'Cannot change UDP_CSUM flag');
    case Attribute.RESERVED_BITS: {
      const bits = attributes.get(dataTable, type);
      return requests.blame(request, -Errno.EOPNOTSUPP, bits, 'Cannot change reserved_bits');
    }
    default:
      return requests.explain(request, -Errno.EOPNOTSUPP, flagText(type));
  }
}

function flagText(type: u32): string {
  switch (type) {
    case Attribute.TTL_INHERIT:
      return 'vxlan: cannot change TTL_INHERIT flag';
    case Attribute.PROXY:
      return 'vxlan: cannot change PROXY flag';
    case Attribute.RSC:
      return 'vxlan: cannot change RSC flag';
    case Attribute.L2MISS:
      return 'vxlan: cannot change L2MISS flag';
    case Attribute.L3MISS:
      return 'vxlan: cannot change L3MISS flag';
    case Attribute.COLLECT_METADATA:
      return 'vxlan: cannot change COLLECT_METADATA flag';
    case Attribute.UDP_ZERO_CSUM6_TX:
      return 'vxlan: cannot change UDP_ZERO_CSUM6_TX flag';
    case Attribute.UDP_ZERO_CSUM6_RX:
      return 'vxlan: cannot change UDP_ZERO_CSUM6_RX flag';
    case Attribute.REMCSUM_TX:
      return 'vxlan: cannot change REMCSUM_TX flag';
    case Attribute.REMCSUM_RX:
      return 'vxlan: cannot change REMCSUM_RX flag';
    case Attribute.GBP:
      return 'vxlan: cannot change GBP flag';
    case Attribute.GPE:
      return 'vxlan: cannot change GPE flag';
    case Attribute.REMCSUM_NOPARTIAL:
      return 'vxlan: cannot change REMCSUM_NOPARTIAL flag';
    default:
      return 'vxlan: cannot change flag';
  }
}

/* What of a vxlan's header is looked at, in its first word and in its second, both as numbers. */
const USES_ID: u64 = ((<u64>0x08000000) << 32) | 0xffffff00;
const USES_GBP: u64 = (<u64>0x80ffffff) << 32;
const USES_GPE: u64 = (<u64>0x350000ff) << 32;
const USES_CHECKSUM: u64 = ((<u64>0x00200000) << 32) | 0xff;

/** The bits of a header that are not looked at: those given, or all but those that are, by this request alone. */
function readReserved(request: Request, config: VxlanConfig): i32 {
  let used = USES_ID;
  if (attributes.get(dataTable, Attribute.GBP) != 0) used |= USES_GBP;
  if (attributes.get(dataTable, Attribute.GPE) != 0) used |= USES_GPE;
  // Even one that is turned off.
  if (attributes.get(dataTable, Attribute.REMCSUM_RX) != 0) used |= USES_CHECKSUM;
  const given = attributes.get(dataTable, Attribute.RESERVED_BITS);
  config.reserved = given == 0 ? bswap(~used) : load<u64>(attributes.payload(given));
  if ((bswap(used) & config.reserved) == 0) return 0;
  requests.point(request, -Errno.EINVAL, given);
  return explainBits(-Errno.EINVAL, 'Used bits ', used, ' cannot overlap reserved bits ', bswap(config.reserved));
}

/** The lower 20 bits of a flow label, in the order of bytes that it has on the wire. */
const LABEL_MASK: u32 = bswap(<u32>0xfffff);

function numberOr(type: u32, otherwise: u32): u32 {
  const attribute = attributes.get(dataTable, type);
  return attribute == 0 ? otherwise : attributes.u32Value(attribute);
}

function byteOr(type: u32, otherwise: u32): u32 {
  const attribute = attributes.get(dataTable, type);
  return attribute == 0 ? otherwise : attributes.u8Value(attribute);
}

function readAddresses(request: Request, config: VxlanConfig, later: bool): i32 {
  const remote = addressIn(Attribute.GROUP, Attribute.GROUP6);
  const remoteFamily = familyIn(Attribute.GROUP, Attribute.GROUP6);
  if (remote != 0) {
    if (later && remoteFamily != config.remoteFamily)
      return refuse(request, attributes.typeOf(remote), 'New group address family does not match old group');
    copyAddress(config.remote, remote, remoteFamily);
    config.remoteFamily = remoteFamily;
  }
  const local = addressIn(Attribute.LOCAL, Attribute.LOCAL6);
  const localFamily = familyIn(Attribute.LOCAL, Attribute.LOCAL6);
  if (local != 0) {
    if (later && localFamily != config.localFamily)
      return refuse(request, attributes.typeOf(local), 'New local address family does not match old');
    copyAddress(config.local, local, localFamily);
    config.localFamily = localFamily;
  }
  return 0;
}

/** An address of either family; IPv4 is looked for first. */
function addressIn(type4: u32, type6: u32): usize {
  const attribute = attributes.get(dataTable, type4);
  return attribute != 0 ? attribute : attributes.get(dataTable, type6);
}

function familyIn(type4: u32, type6: u32): u32 {
  if (attributes.get(dataTable, type4) != 0) return AddressFamily.INET;
  return attributes.get(dataTable, type6) != 0 ? AddressFamily.INET6 : 0;
}

function copyAddress(to: usize, attribute: usize, family: u32): void {
  memory.fill(to, 0, 16);
  memory.copy(to, attributes.payload(attribute), family == AddressFamily.INET6 ? 16 : 4);
}

/** What only a new one can be told. */
function readNew(config: VxlanConfig): void {
  config.limit = numberOr(Attribute.LIMIT, 0);
  const range = attributes.get(dataTable, Attribute.PORT_RANGE);
  if (range != 0) {
    config.lowPort = lowIn(range);
    config.highPort = highIn(range);
  }
  const port = attributes.get(dataTable, Attribute.PORT);
  if (port != 0) config.port = bswap(<u16>attributes.u16Value(port));
  const checksum = attributes.get(dataTable, Attribute.UDP_CSUM);
  if (checksum != 0 && attributes.u8Value(checksum) == 0) config.flags |= VxlanFlag.UDP_ZERO_CSUM_TX;
}
