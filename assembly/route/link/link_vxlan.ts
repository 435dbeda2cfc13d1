/**
 * vxlan as messages: IFLA_VXLAN_* (vxlan_validate, vxlan_newlink, vxlan_changelink, vxlan_fill_info). What a request configures is read by
 * route/link/vxlan_config.ts.
 */

import { Errno } from '../../generated/errno';
import {
  IFLA_VXLAN_PORT_RANGE_SIZE,
  IflaVxlanPortRange,
  LinkAttribute,
  LinkinfoVxlanAttribute as Attribute,
  VXLAN_N_VID,
  VxlanDf,
} from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import * as hash from '../../memory/hash';
import * as heap from '../../memory/heap';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import { byIndex } from '../../net/links';
import { Namespace } from '../../net/namespace';
import { explain } from '../../net/reason';
import * as register from '../../net/register';
import * as stack from '../../net/stack';
import * as vxlan from '../../net/drivers/vxlan';
import { VXLAN_SIZE, VxlanConfig, VxlanFlag } from '../../net/drivers/vxlan';
import * as ageing from '../../net/drivers/vxlan_ageing';
import * as defaultEntry from '../../net/drivers/vxlan_default';
import * as vnis from '../../net/drivers/vxlan_vni';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as linkPlace from './link_place';
import { dataTable, linkTable } from './link_tables';
import * as vxlanConfig from './vxlan_config';

const ADDRESS_LENGTH: u32 = 6;
const MIN_MTU: u32 = 68;
const MAX_MTU: u32 = 65535;

/** Flags as they are written, in order, those of extensions apart: {attribute, flag}. */
// prettier-ignore
const BEFORE_PORT: usize = memory.data<u32>([
  Attribute.LEARNING, VxlanFlag.LEARN, Attribute.PROXY, VxlanFlag.PROXY, Attribute.RSC, VxlanFlag.RSC,
  Attribute.L2MISS, VxlanFlag.L2MISS, Attribute.L3MISS, VxlanFlag.L3MISS,
  Attribute.COLLECT_METADATA, VxlanFlag.COLLECT_METADATA, 0,
]);
// prettier-ignore
const BEHIND_PORT: usize = memory.data<u32>([
  Attribute.UDP_ZERO_CSUM6_TX, VxlanFlag.UDP_ZERO_CSUM6_TX, Attribute.UDP_ZERO_CSUM6_RX, VxlanFlag.UDP_ZERO_CSUM6_RX,
  Attribute.REMCSUM_TX, VxlanFlag.REMCSUM_TX, Attribute.REMCSUM_RX, VxlanFlag.REMCSUM_RX,
  Attribute.LOCALBYPASS, VxlanFlag.LOCALBYPASS, 0,
]);

/** The second of a pair of words. */
const PAIR: u32 = 4;

/** What a link that exists is to be told, until it is known to be well. */
const next = changetype<VxlanConfig>(memory.data(offsetof<VxlanConfig>(), 8));

/** Whether what is in `linkTable` and `dataTable` can be; `hasData`: that there are any of a vxlan's own attributes. */
export function validate(request: Request, hasData: bool): i32 {
  const address = attributes.get(linkTable, LinkAttribute.ADDRESS);
  if (address != 0) {
    if (attributes.size(address) != ADDRESS_LENGTH)
      return requests.blame(request, -Errno.EINVAL, address, 'Provided link layer address is not Ethernet');
    if (!configure.isEtherAddress(attributes.payload(address)))
      return requests.blame(request, -Errno.EADDRNOTAVAIL, address, 'Provided Ethernet address is not unicast');
  }
  const mtu = attributes.get(linkTable, LinkAttribute.MTU);
  if (mtu != 0 && (attributes.u32Value(mtu) < MIN_MTU || attributes.u32Value(mtu) > MAX_MTU))
    return requests.blame(request, -Errno.EINVAL, mtu, 'MTU must be between 68 and 65535');
  if (!hasData)
    return requests.explain(request, -Errno.EINVAL, 'Required attributes not provided to perform the operation');
  const id = attributes.get(dataTable, Attribute.ID);
  if (id != 0 && attributes.u32Value(id) >= VXLAN_N_VID)
    return requests.blame(request, -Errno.ERANGE, id, 'VXLAN ID must be lower than 16777216');
  const range = attributes.get(dataTable, Attribute.PORT_RANGE);
  if (range != 0 && vxlanConfig.highIn(range) < vxlanConfig.lowIn(range))
    return requests.blame(request, -Errno.EINVAL, range, 'Invalid source port range');
  const df = attributes.get(dataTable, Attribute.DF);
  if (df != 0 && attributes.u8Value(df) > <u32>VxlanDf.INHERIT)
    return requests.blame(request, -Errno.EINVAL, df, 'Invalid DF attribute');
  return 0;
}

export function create(request: Request, link: Link): i32 {
  link.data = heap.allocZeroed(VXLAN_SIZE);
  if (link.data == 0) return -Errno.ENOMEM;
  const netns = linkPlace.lower(request);
  const self = vxlan.dataOf(link);
  self.link = link;
  self.netns = netns;
  const config = vxlan.configOf(link);
  const bad = vxlanConfig.read(request, config, false);
  if (bad != 0) return bad;
  const refused = check(netns, config, link);
  if (refused != 0) return refused;
  if (!hash.prepare(netns.vxlans)) return -Errno.ENOMEM;
  const mtu = attributes.get(linkTable, LinkAttribute.MTU);
  vxlan.apply(link, mtu == 0 ? 0 : attributes.u32Value(mtu));
  const unregistered = register.register(link);
  if (unregistered != 0) return unregistered;
  const lower = byIndex(netns, config.through);
  const unlaid = lower == null ? 0 : stack.lay(link, lower);
  if (unlaid != 0) return unlaid;
  vxlan.enlist(link);
  register.announce(link);
  return vxlan.hasRemote(config) ? defaultEntry.add(link) : 0;
}

/** Completes a configuration, and finds what is wrong with it: of itself, or that its ID is among those of another. */
function check(netns: Namespace, config: VxlanConfig, link: Link): i32 {
  const bad = vxlan.validate(netns, config, vxlan.dataOf(link));
  if (bad != 0) return bad;
  if (!vnis.isTaken(netns, config, config.id, link)) return 0;
  return explain(-Errno.EEXIST, 'A VXLAN device with the specified VNI already exists');
}

export function change(request: Request, link: Link): i32 {
  memory.copy(changetype<usize>(next), changetype<usize>(vxlan.configOf(link)), offsetof<VxlanConfig>());
  const bad = vxlanConfig.read(request, next, true);
  if (bad != 0) return bad;
  const self = vxlan.dataOf(link);
  const refused = check(self.netns, next, link);
  if (refused != 0) return refused;
  const lower = vxlan.lowerFor(link, next);
  const unlaid = lower == null ? 0 : stack.check(link, lower);
  if (unlaid != 0) return unlaid;
  const lost = defaultEntry.change(link, next);
  if (lost != 0) return lost;
  const unlike = vnis.defaultChanged(link, next);
  if (unlike != 0) return unlike;
  const ages = next.ageing != vxlan.configOf(link).ageing;
  vxlan.reconfigure(link, next, lower);
  if (ages) ageing.timeChanged(link);
  return 0;
}

export function write(message: Message, link: Link): void {
  const config = vxlan.configOf(link);
  writer.u32Attribute(message, Attribute.ID, config.id);
  if (vxlan.hasRemote(config))
    writeAddress(message, Attribute.GROUP, Attribute.GROUP6, config.remoteFamily, config.remote);
  const laidOn = vxlan.dataOf(link).laidOn;
  if (laidOn != 0) writer.u32Attribute(message, Attribute.LINK, laidOn);
  if (vxlan.hasLocal(config))
    writeAddress(message, Attribute.LOCAL, Attribute.LOCAL6, config.localFamily, config.local);
  writer.u8Attribute(message, Attribute.TTL, config.ttl);
  writeFlag(message, config, Attribute.TTL_INHERIT, VxlanFlag.TTL_INHERIT);
  writer.u8Attribute(message, Attribute.TOS, config.tos);
  writer.u8Attribute(message, Attribute.DF, config.df);
  writer.u32Attribute(message, Attribute.LABEL, config.label);
  writer.u32Attribute(message, Attribute.LABEL_POLICY, config.labelPolicy);
  writeFlags(message, config, BEFORE_PORT);
  writer.u32Attribute(message, Attribute.AGEING, config.ageing);
  writer.u32Attribute(message, Attribute.LIMIT, config.limit);
  writer.u16Attribute(message, Attribute.PORT, bswap(<u16>config.port));
  writer.u8Attribute(message, Attribute.UDP_CSUM, (config.flags & VxlanFlag.UDP_ZERO_CSUM_TX) == 0 ? 1 : 0);
  writeFlags(message, config, BEHIND_PORT);
  const range = writer.put(message, Attribute.PORT_RANGE, IFLA_VXLAN_PORT_RANGE_SIZE);
  if (range != 0) {
    store<u16>(range, bswap(<u16>config.lowPort), IflaVxlanPortRange.LOW);
    store<u16>(range, bswap(<u16>config.highPort), IflaVxlanPortRange.HIGH);
  }
  writeExtensions(message, config);
}

/** What is there only when it is used. */
function writeExtensions(message: Message, config: VxlanConfig): void {
  if ((config.flags & VxlanFlag.GBP) != 0) writer.put(message, Attribute.GBP, 0);
  if ((config.flags & VxlanFlag.GPE) != 0) writer.put(message, Attribute.GPE, 0);
  if ((config.flags & VxlanFlag.REMCSUM_NOPARTIAL) != 0) writer.put(message, Attribute.REMCSUM_NOPARTIAL, 0);
  if ((config.flags & VxlanFlag.VNIFILTER) != 0) writer.u8Attribute(message, Attribute.VNIFILTER, 1);
  writer.u64Attribute(message, Attribute.RESERVED_BITS, config.reserved);
}

function writeAddress(message: Message, type4: u32, type6: u32, family: u32, address: usize): void {
  if (family == AddressFamily.INET6) writer.bytesAttribute(message, type6, address, 16);
  else writer.bytesAttribute(message, type4, address, 4);
}

function writeFlag(message: Message, config: VxlanConfig, type: u32, flag: u32): void {
  writer.u8Attribute(message, type, (config.flags & flag) != 0 ? 1 : 0);
}

function writeFlags(message: Message, config: VxlanConfig, list: usize): void {
  for (let at = list; load<u32>(at) != 0; at += 8) writeFlag(message, config, load<u32>(at), load<u32>(at, PAIR));
}
