/**
 * Kinds of link as messages (struct rtnl_link_ops): by what policy a kind reads its IFLA_INFO_DATA, how it makes and changes a
 * link by it, and how it writes it. This file is the switch; the kinds are files of their own, and their behaviour is in net/.
 * What a message says of the kind is found in `dataTable`, of a port in `portTable` (route/link/link_tables.ts).
 */

import { Errno } from '../../generated/errno';
import {
  BOND_POLICY,
  BOND_SLAVE_POLICY,
  BR_POLICY,
  BR_PORT_POLICY,
  MACVLAN_POLICY,
  VETH_POLICY,
  VLAN_POLICY,
  VRF_NL_POLICY,
  VXLAN_POLICY,
} from '../../generated/policies';
import { LinkAttribute, LinkinfoAttribute, LinkinfoVethAttribute } from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as text from '../../memory/text';
import * as settings from '../../netlink/settings';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import * as kinds from '../../net/kind';
import { Link, LinkKind } from '../../net/link';
import * as register from '../../net/register';
import { masterOf } from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as bond from './link_bond';
import * as macvlan from './link_macvlan';
import { dataTable, linkTable, peerTable } from './link_tables';
import * as bridge from './link_bridge';
import * as bridgePort from './link_bridge_port';
import * as tun from './link_tun';
import * as veth from './link_veth';
import * as vlan from './link_vlan';
import * as vrf from './link_vrf';
import * as vxlan from './link_vxlan';

const MAX_QUEUES: u32 = 4096;
const ETHER_ADDRESS_LENGTH: u32 = 6;

/** The kind that a parsed LINKINFO names, or 0. */
export function kindIn(table: usize): LinkKind {
  const kind = attributes.get(table, LinkinfoAttribute.KIND);
  if (kind == 0) return 0;
  return kinds.byName(attributes.payload(kind), text.lengthOf(attributes.payload(kind), attributes.size(kind)));
}

/** The policy of a kind's data, or 0: it takes none. */
export function policyOf(kind: LinkKind): usize {
  switch (kind) {
    case LinkKind.VETH:
      return VETH_POLICY;
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return MACVLAN_POLICY;
    case LinkKind.BRIDGE:
      return BR_POLICY;
    case LinkKind.VLAN:
      return VLAN_POLICY;
    case LinkKind.VXLAN:
      return VXLAN_POLICY;
    case LinkKind.VRF:
      return VRF_NL_POLICY;
    case LinkKind.BOND:
      return BOND_POLICY;
    default:
      return 0;
  }
}

/** The policy of what a kind keeps of its ports, or 0. */
export function portPolicyOf(kind: LinkKind): usize {
  switch (kind) {
    case LinkKind.BRIDGE:
      return BR_PORT_POLICY;
    case LinkKind.BOND:
      return BOND_SLAVE_POLICY;
    default:
      return 0;
  }
}

/** The attributes that say where the other end of a new link is to be; 0 for a kind without one. `data`: the kind's own, or 0. */
export function peerTableOf(kind: LinkKind, data: usize): usize {
  if (kind != LinkKind.VETH) return 0;
  return data == 0 || attributes.get(dataTable, LinkinfoVethAttribute.PEER) == 0 ? linkTable : peerTable;
}

/** How many queues a link has that does not say. */
export function queuesOf(kind: LinkKind): u32 {
  switch (kind) {
    case LinkKind.VETH:
      return min(settings.get(settings.CPUS), MAX_QUEUES);
    case LinkKind.BOND:
      return bond.QUEUES;
    default:
      return 1;
  }
}

/** Whether the attributes of a link that a kind is to make or change are well; `data`: that there are any of the kind's own. */
export function validate(request: Request, kind: LinkKind, table: usize, data: bool): i32 {
  switch (kind) {
    case LinkKind.VETH:
      return veth.validate(request, table, data);
    case LinkKind.DUMMY:
    case LinkKind.IFB:
      return checkEtherAddress(table);
    case LinkKind.BRIDGE: {
      const bad = checkEtherAddress(table);
      return bad != 0 ? bad : bridge.validate(data);
    }
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP: {
      const bad = checkEtherAddress(table);
      return bad != 0 || !data ? bad : macvlan.validate();
    }
    case LinkKind.VLAN:
      return vlan.validate(request, data);
    case LinkKind.VXLAN:
      return vxlan.validate(request, data);
    case LinkKind.VRF:
      return vrf.validate(request);
    case LinkKind.BOND:
      return checkEtherAddress(table);
    case LinkKind.TUN:
      return tun.validate(request);
    default:
      return 0;
  }
}

/** An Ethernet address, if there is one: -EINVAL for its length, -EADDRNOTAVAIL for one that no device has. */
export function checkEtherAddress(table: usize): i32 {
  const address = attributes.get(table, LinkAttribute.ADDRESS);
  if (address == 0) return 0;
  if (attributes.size(address) != ETHER_ADDRESS_LENGTH) return -Errno.EINVAL;
  return configure.isEtherAddress(attributes.payload(address)) ? 0 : -Errno.EADDRNOTAVAIL;
}

/** Makes a link that was filled in one of its kind and registers it; when that fails, it is the caller's as it was. */
export function create(request: Request, link: Link): i32 {
  switch (link.kind) {
    case LinkKind.VETH:
      return veth.create(request, link);
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.create(request, link);
    case LinkKind.BRIDGE:
      return bridge.create(request, link);
    case LinkKind.VLAN:
      return vlan.create(request, link);
    case LinkKind.VXLAN:
      return vxlan.create(request, link);
    case LinkKind.VRF:
      return vrf.create(request, link);
    case LinkKind.BOND:
      return bond.create(request, link);
    default:
      return register.register(link);
  }
}

/** Changes a link as `dataTable` says. */
export function change(request: Request, link: Link): i32 {
  switch (link.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.change(link);
    case LinkKind.BRIDGE:
      return bridge.change(request, link);
    case LinkKind.VLAN:
      return vlan.change(link);
    case LinkKind.VXLAN:
      return vxlan.change(request, link);
    case LinkKind.BOND:
      return bond.change(request, link);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** Changes what the master of a port keeps of it, as `portTable` says. */
export function changePort(request: Request, master: Link, port: Link): i32 {
  switch (master.kind) {
    case LinkKind.BRIDGE:
      return bridgePort.change(request, port);
    case LinkKind.BOND:
      return bond.changePort(request, master, port);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** Appends the attributes within IFLA_INFO_DATA; false: the kind has none, not even an empty nest. */
function writeData(message: Message, link: Link): bool {
  switch (link.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      macvlan.write(message, link);
      return true;
    case LinkKind.BRIDGE:
      bridge.write(message, link);
      return true;
    case LinkKind.VLAN:
      vlan.write(message, link);
      return true;
    case LinkKind.VXLAN:
      vxlan.write(message, link);
      return true;
    case LinkKind.VRF:
      vrf.write(message, link);
      return true;
    case LinkKind.BOND:
      bond.write(message, link);
      return true;
    case LinkKind.TUN:
      tun.write(message, link);
      return true;
    default:
      return false;
  }
}

/** Likewise of a port, within IFLA_INFO_SLAVE_DATA. */
function writePort(message: Message, master: Link, port: Link): bool {
  switch (master.kind) {
    case LinkKind.BRIDGE:
      bridgePort.write(message, port);
      return true;
    case LinkKind.VRF:
      vrf.writePort(message, master);
      return true;
    case LinkKind.BOND:
      bond.writePort(message, master, port);
      return true;
    default:
      return false;
  }
}

/** The most that IFLA_LINKINFO takes of a link: without its lists, what a kind keeps of its links and of its ports. */
const DATA_SIZE: u32 = 512;

/** What a buffer for IFLA_LINKINFO is made for. */
export function sizeOf(link: Link): u32 {
  return (link.data == 0 ? 0 : DATA_SIZE) + (link.portData == 0 ? 0 : DATA_SIZE) + listSizeOf(link);
}

/** Bytes of what a kind keeps a list of. */
function listSizeOf(link: Link): u32 {
  switch (link.kind) {
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP:
      return macvlan.sizeOf(link);
    case LinkKind.VLAN:
      return vlan.sizeOf(link);
    default:
      return 0;
  }
}

/** Appends IFLA_LINKINFO: the kind of the link and of its master, each with what it keeps (rtnl_link_fill). */
export function write(message: Message, link: Link): void {
  const master = masterOf(link);
  const isMade = kinds.isMade(link);
  if (!isMade && master == null) return;
  const info = writer.nestPlain(message, LinkAttribute.LINKINFO);
  if (isMade) {
    writer.textAttribute(message, LinkinfoAttribute.KIND, kinds.nameOf(link.kind));
    const data = writer.nestPlain(message, LinkinfoAttribute.DATA);
    if (writeData(message, link)) writer.endNest(message, data);
    else writer.cancelNest(message, data);
  }
  if (master != null) {
    writer.textAttribute(message, LinkinfoAttribute.SLAVE_KIND, kinds.nameOf(master.kind));
    const data = writer.nestPlain(message, LinkinfoAttribute.SLAVE_DATA);
    if (writePort(message, master, link)) writer.endNest(message, data);
    else writer.cancelNest(message, data);
  }
  writer.endNest(message, info);
}
