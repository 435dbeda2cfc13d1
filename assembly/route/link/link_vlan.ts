/** vlan as messages: IFLA_VLAN_* (vlan_validate, vlan_newlink, vlan_changelink, vlan_fill_info). */

import { Errno } from '../../generated/errno';
import { NLATTR_SIZE } from '../../generated/netlink';
import { VLAN_MAP_POLICY, VLAN_MAP_POLICY_MAX } from '../../generated/policies';
import {
  IFLA_VLAN_FLAGS_SIZE,
  IFLA_VLAN_QOS_MAPPING_SIZE,
  IflaVlanFlags,
  IflaVlanQosAttribute,
  IflaVlanQosMapping,
  LinkAttribute,
  LinkinfoVlanAttribute as Attribute,
  VLAN_VID_MASK,
  VlanFlags,
  VlanProtocols,
} from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import * as register from '../../net/register';
import * as stack from '../../net/stack';
import * as vlan from '../../net/drivers/vlan';
import { Vlan } from '../../net/drivers/vlan';
import * as priorities from '../../net/drivers/vlan_priority';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as linkBelow from './link_below';
import { dataTable, linkTable } from './link_tables';
import * as parse from '../parse';

const ADDRESS_LENGTH: u32 = 6;
const ALL_FLAGS: u32 =
  VlanFlags.REORDER_HDR | VlanFlags.GVRP | VlanFlags.LOOSE_BINDING | VlanFlags.MVRP | VlanFlags.BRIDGE_BINDING;
const mapTable: usize = memory.data((VLAN_MAP_POLICY_MAX + 1) * 4, 4);

/** Whether what is in `linkTable` and `dataTable` can be; `hasData`: that there are any of a vlan's own attributes. */
export function validate(request: Request, hasData: bool): i32 {
  const address = attributes.get(linkTable, LinkAttribute.ADDRESS);
  if (address != 0) {
    if (attributes.size(address) != ADDRESS_LENGTH)
      return requests.explain(request, -Errno.EINVAL, '8021q: Invalid link address');
    if (!configure.isEtherAddress(attributes.payload(address)))
      return requests.explain(request, -Errno.EADDRNOTAVAIL, '8021q: Invalid link address');
  }
  if (!hasData) return requests.explain(request, -Errno.EINVAL, '8021q: VLAN properties not specified');
  const protocol = protocolIn();
  if (protocol != VlanProtocols._8021Q && protocol != VlanProtocols._8021AD)
    return requests.explain(request, -Errno.EPROTONOSUPPORT, '8021q: Invalid VLAN protocol');
  const id = attributes.get(dataTable, Attribute.ID);
  if (id != 0 && attributes.u16Value(id) >= VLAN_VID_MASK)
    return requests.explain(request, -Errno.ERANGE, '8021q: Invalid VLAN id');
  const flags = attributes.get(dataTable, Attribute.FLAGS);
  if (flags != 0 && (flagsIn(flags) & maskIn(flags) & ~ALL_FLAGS) != 0)
    return requests.explain(request, -Errno.EINVAL, '8021q: Invalid VLAN flags');
  const badIngress = checkMap(Attribute.INGRESS_QOS);
  if (badIngress != 0) return requests.explain(request, badIngress, '8021q: Invalid ingress QOS map');
  const badEgress = checkMap(Attribute.EGRESS_QOS);
  return badEgress == 0 ? 0 : requests.explain(request, badEgress, '8021q: Invalid egress QOS map');
}

/** The protocol in the order of bytes of a number, 802.1Q when there is none. */
function protocolIn(): u32 {
  const attribute = attributes.get(dataTable, Attribute.PROTOCOL);
  return attribute == 0 ? VlanProtocols._8021Q : bswap(<u16>attributes.u16Value(attribute));
}

function flagsIn(attribute: usize): u32 {
  return load<u32>(attributes.payload(attribute), IflaVlanFlags.FLAGS);
}

function maskIn(attribute: usize): u32 {
  return load<u32>(attributes.payload(attribute), IflaVlanFlags.MASK);
}

function checkMap(type: u32): i32 {
  const map = attributes.get(dataTable, type);
  return map == 0 ? 0 : parse.silently(map, mapTable, VLAN_MAP_POLICY);
}

export function create(request: Request, link: Link): i32 {
  const id = attributes.get(dataTable, Attribute.ID);
  if (id == 0) return requests.explain(request, -Errno.EINVAL, '8021q: VLAN id not specified');
  if (!linkBelow.isGiven()) return requests.explain(request, -Errno.EINVAL, '8021q: link not specified');
  const lower = linkBelow.find(request);
  if (lower == null) return requests.explain(request, -Errno.ENODEV, '8021q: link does not exist');
  const refused = vlan.check(lower, protocolIn(), attributes.u16Value(id));
  if (refused != 0) return refused;
  const badMtu = linkBelow.fitMtu(link, lower);
  if (badMtu != 0) return badMtu;
  link.data = heap.allocZeroed(offsetof<Vlan>());
  if (link.data == 0) return -Errno.ENOMEM;
  const self = vlan.dataOf(link);
  self.protocol = protocolIn();
  self.id = attributes.u16Value(id);
  self.flags = VlanFlags.REORDER_HDR;
  let bad = change(link);
  if (bad == 0) {
    linkBelow.inheritState(link, lower);
    vlan.inherit(link, lower);
    bad = register.register(link);
  }
  if (bad != 0) {
    vlan.uninit(link);
    return bad;
  }
  bad = stack.lay(link, lower);
  return bad != 0 ? bad : vlan.join(link, lower);
}

export function change(link: Link): i32 {
  const self = vlan.dataOf(link);
  const flags = attributes.get(dataTable, Attribute.FLAGS);
  const bad = flags == 0 ? 0 : vlan.changeFlags(self, flagsIn(flags), maskIn(flags));
  if (bad != 0) return bad;
  const badIngress = changeMap(self, Attribute.INGRESS_QOS);
  return badIngress != 0 ? badIngress : changeMap(self, Attribute.EGRESS_QOS);
}

function changeMap(self: Vlan, type: u32): i32 {
  const map = attributes.get(dataTable, type);
  if (map == 0) return 0;
  for (let at = attributes.firstIn(map); at != 0; at = attributes.nextIn(map, at)) {
    if (attributes.typeOf(at) != IflaVlanQosAttribute.MAPPING) continue;
    const from = load<u32>(attributes.payload(at), IflaVlanQosMapping.FROM);
    const to = load<u32>(attributes.payload(at), IflaVlanQosMapping.TO);
    const bad =
      type == Attribute.INGRESS_QOS
        ? priorities.setIngress(self.priorities, from, to)
        : priorities.setEgress(self.priorities, from, to);
    if (bad != 0) return bad;
  }
  return 0;
}

/** Bytes of its priorities in a message. */
export function sizeOf(link: Link): u32 {
  const mappings = priorities.FRAME_PRIORITIES + vlan.dataOf(link).egressCount;
  return mappings * (NLATTR_SIZE + IFLA_VLAN_QOS_MAPPING_SIZE);
}

export function write(message: Message, link: Link): void {
  const self = vlan.dataOf(link);
  writer.u16Attribute(message, Attribute.PROTOCOL, bswap(<u16>self.protocol));
  writer.u16Attribute(message, Attribute.ID, self.id);
  if (self.flags != 0) {
    const at = writer.put(message, Attribute.FLAGS, IFLA_VLAN_FLAGS_SIZE);
    if (at != 0) {
      store<u32>(at, self.flags, IflaVlanFlags.FLAGS);
      store<u32>(at, ~0, IflaVlanFlags.MASK);
    }
  }
  if (priorities.hasIngress(self.priorities)) {
    const nest = writer.nestPlain(message, Attribute.INGRESS_QOS);
    for (let from: u32 = 0; from < priorities.FRAME_PRIORITIES; from++) {
      const to = priorities.ingressOf(self.priorities, from);
      if (to != 0) writeMapping(message, from, to);
    }
    writer.endNest(message, nest);
  }
  if (self.egressCount == 0) return;
  const nest = writer.nestPlain(message, Attribute.EGRESS_QOS);
  for (let at = priorities.firstEgress(self.priorities); at != 0; at = priorities.nextEgress(self.priorities, at)) {
    writeMapping(message, priorities.egressFrom(at), priorities.egressTo(at));
  }
  writer.endNest(message, nest);
}

function writeMapping(message: Message, from: u32, to: u32): void {
  const at = writer.put(message, IflaVlanQosAttribute.MAPPING, IFLA_VLAN_QOS_MAPPING_SIZE);
  if (at == 0) return;
  store<u32>(at, from, IflaVlanQosMapping.FROM);
  store<u32>(at, to, IflaVlanQosMapping.TO);
}
