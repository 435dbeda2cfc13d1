/**
 * Changing links: what RTM_NEWLINK on a link that exists and RTM_SETLINK do (do_setlink, rtnl_setlink). An attribute that
 * Linux would act on and this module does not is refused, before anything is changed.
 */

import { Errno } from '../../generated/errno';
import { NLATTR_SIZE } from '../../generated/netlink';
import {
  IFLA_POLICY,
  IFLA_PORT_POLICY,
  IFLA_PORT_POLICY_MAX,
  IFLA_VF_POLICY,
  IFLA_VF_POLICY_MAX,
  IFLA_XDP_POLICY,
  IFLA_XDP_POLICY_MAX,
} from '../../generated/policies';
import {
  IFINFOMSG_SIZE,
  Ifinfomsg,
  LinkAttribute,
  VfinfoAttribute,
  VfinfoListAttribute,
  XdpAttribute,
  XdpFlags,
} from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import * as links from '../../net/links';
import { Link, nameLength, nameOf } from '../../net/link';
import * as moving from '../../net/move';
import { Namespace } from '../../net/namespace';
import * as stack from '../../net/stack';
import * as state from '../../net/state';
import * as attributes from '../../wire/attributes';
import * as afSet from './link_af_set';
import { linkTable } from './link_tables';
import * as linkName from './link_name';
import * as offload from './link_offload';
import * as parse from '../parse';
import * as target from '../target';

/** RTM_SETLINK. */
export function set(request: Request): i32 {
  const bad = parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const ambiguous = target.unique(request, linkTable);
  if (ambiguous != 0) return ambiguous;
  const unknown = target.destination(request, linkTable);
  if (unknown != 0) return unknown;
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index <= 0 && !linkName.isGiven(linkTable)) return -Errno.EINVAL;
  const netns = request.socket.netns;
  const link = index > 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  return change(request, link, target.found(), false);
}

/**
 * Does what the parsed request in `linkTable` says to a link (do_setlink); what is wrong with the request as such is found out first.
 * `place`: the namespace where it is to be; `changed`: something of the link was changed already, and is to be announced.
 */
export function change(request: Request, link: Link, place: Namespace, changed: bool): i32 {
  const bad = validate(request, link, linkTable);
  if (bad != 0) return bad;
  progress.changed = changed;
  let result = place == link.netns ? 0 : move(link, place);
  if (result == 0) result = apply(request, link);
  if (progress.changed) state.touched(link);
  return result;
}

@unmanaged
class Progress {
  /** Something was changed that is announced at the end, however that comes. */
  changed: bool;
}

const progress = changetype<Progress>(memory.data(offsetof<Progress>(), 4));

/** What can be said about a request as such (validate_linkmsg). */
export function validate(request: Request, link: Link, table: usize): i32 {
  const address = attributes.get(table, LinkAttribute.ADDRESS);
  if (address != 0 && attributes.size(address) < link.addressLength) return -Errno.EINVAL;
  const broadcast = attributes.get(table, LinkAttribute.BROADCAST);
  if (broadcast != 0 && attributes.size(broadcast) < link.addressLength) return -Errno.EINVAL;
  const bad = offload.check(request, link, table);
  return bad != 0 ? bad : afSet.check(request, link, table);
}

/** Moves a link to another namespace, under the name or template and the index that the request gives. */
function move(link: Link, place: Namespace): i32 {
  const name = attributes.get(linkTable, LinkAttribute.IFNAME);
  const index = attributes.get(linkTable, LinkAttribute.NEW_IFINDEX);
  const text: usize = name == 0 ? 0 : attributes.payload(name);
  const length: u32 = name == 0 ? 0 : linkName.lengthOf(name);
  return moving.move(link, place, text, length, index == 0 ? 0 : attributes.u32Value(index));
}

/** Makes the changes one by one, in Linux's order; at the first that can't be made it stops, and those before it stay. */
function apply(request: Request, link: Link): i32 {
  // No driver here has its resources set by hand.
  if (attributes.get(linkTable, LinkAttribute.MAP) != 0) return -Errno.EOPNOTSUPP;
  const address = attributes.get(linkTable, LinkAttribute.ADDRESS);
  const badAddress = address == 0 ? 0 : configure.setAddress(link, attributes.payload(address));
  if (badAddress != 0) return badAddress;
  const mtu = attributes.get(linkTable, LinkAttribute.MTU);
  const badMtu = mtu == 0 ? 0 : configure.setMtu(link, attributes.u32Value(mtu));
  if (badMtu != 0) return badMtu;
  const group = attributes.get(linkTable, LinkAttribute.GROUP);
  if (group != 0) {
    configure.setGroup(link, attributes.u32Value(group));
    progress.changed = true;
  }
  const name = newName(request, link);
  const badName = name == 0 ? 0 : configure.rename(link, attributes.payload(name), linkName.lengthOf(name));
  if (badName != 0) return badName;
  const alias = attributes.get(linkTable, LinkAttribute.IFALIAS);
  const badAlias = alias == 0 ? 0 : setAlias(link, alias);
  if (badAlias != 0) return badAlias;
  const broadcast = attributes.get(linkTable, LinkAttribute.BROADCAST);
  if (broadcast != 0) configure.setBroadcast(link, attributes.payload(broadcast));
  return applyState(request, link);
}

/** The changes from the flags on. */
function applyState(request: Request, link: Link): i32 {
  const header = requests.body(request);
  const flags = load<u32>(header, Ifinfomsg.IFI_FLAGS);
  const mask = load<u32>(header, Ifinfomsg.IFI_CHANGE);
  const badFlags = flags == 0 && mask == 0 ? 0 : state.changeFlags(link, combineFlags(link, flags, mask));
  if (badFlags != 0) return badFlags;
  const master = attributes.get(linkTable, LinkAttribute.MASTER);
  const badMaster = master == 0 ? 0 : stack.setMaster(link, attributes.u32Value(master));
  if (badMaster != 0) return badMaster;
  const carrier = attributes.get(linkTable, LinkAttribute.CARRIER);
  const badCarrier = carrier == 0 ? 0 : configure.setCarrier(link, attributes.u8Value(carrier) != 0);
  if (badCarrier != 0) return badCarrier;
  const txqlen = attributes.get(linkTable, LinkAttribute.TXQLEN);
  const badLength = txqlen == 0 ? 0 : configure.setTxqlen(link, attributes.u32Value(txqlen));
  if (badLength != 0) return badLength;
  offload.apply(link, linkTable);
  const operstate = attributes.get(linkTable, LinkAttribute.OPERSTATE);
  if (operstate != 0) configure.setOperstate(link, attributes.u8Value(operstate));
  const mode = attributes.get(linkTable, LinkAttribute.LINKMODE);
  if (mode != 0) setLinkmode(link, attributes.u8Value(mode));
  return applyRest(request, link);
}

function setLinkmode(link: Link, mode: u32): void {
  if (link.linkmode != mode) progress.changed = true;
  link.linkmode = mode;
}

/** The changes that a driver, a family or a protocol makes. */
function applyRest(request: Request, link: Link): i32 {
  const functions = attributes.get(linkTable, LinkAttribute.VFINFO_LIST);
  const refused = functions == 0 ? 0 : setFunctions(functions);
  if (refused != 0) return refused;
  const refusedPorts = refusePorts();
  if (refusedPorts != 0) return refusedPorts;
  const badFamily = applyFamilies(request, link);
  if (badFamily != 0) return badFamily;
  const down = offload.applyProtoDown(request, link, linkTable);
  if (down < 0) return down;
  if (down > 0) progress.changed = true;
  const program = attributes.get(linkTable, LinkAttribute.XDP);
  return program == 0 ? 0 : attach(request, program);
}

/** IFLA_AF_SPEC: what a family was told stays though the next one refuses. */
function applyFamilies(request: Request, link: Link): i32 {
  const spec = attributes.get(linkTable, LinkAttribute.AF_SPEC);
  for (let at: usize = spec == 0 ? 0 : attributes.firstIn(spec); at != 0; at = attributes.nextIn(spec, at)) {
    const bad = afSet.apply(request, link, at);
    if (bad != 0) return bad;
    progress.changed = true;
  }
  return 0;
}

/** IFLA_VFINFO_LIST: no driver here has virtual functions. */
function setFunctions(list: usize): i32 {
  const first = attributes.firstIn(list);
  if (first == 0) return 0;
  if (attributes.typeOf(first) != VfinfoListAttribute.INFO || attributes.size(first) < NLATTR_SIZE)
    return -Errno.EINVAL;
  const bad = parse.silently(first, functionTable, IFLA_VF_POLICY);
  if (bad != 0) return bad;
  for (let at = OF_FUNCTIONS; load<u32>(at) != 0; at += 4) {
    const attribute = attributes.get(functionTable, load<u32>(at));
    if (attribute == 0) continue;
    // All but the list begin with the function's number.
    const isList = attributes.typeOf(attribute) == VfinfoAttribute.VLAN_LIST;
    return !isList && attributes.u32Value(attribute) >= <u32>i32.MAX_VALUE ? -Errno.EINVAL : -Errno.EOPNOTSUPP;
  }
  return -Errno.EINVAL;
}

/** IFLA_VF_PORTS and IFLA_PORT_SELF: no driver here has ports of virtual functions; what is said of its own is looked at before. */
function refusePorts(): i32 {
  if (attributes.get(linkTable, LinkAttribute.VF_PORTS) != 0) return -Errno.EOPNOTSUPP;
  const self = attributes.get(linkTable, LinkAttribute.PORT_SELF);
  if (self == 0) return 0;
  const bad = parse.silently(self, portTable, IFLA_PORT_POLICY);
  return bad != 0 ? bad : -Errno.EOPNOTSUPP;
}

const portTable: usize = memory.data((IFLA_PORT_POLICY_MAX + 1) * 4, 4);

const functionTable: usize = memory.data((IFLA_VF_POLICY_MAX + 1) * 4, 4);
/** What can be set of a virtual function, in Linux's order. */
const OF_FUNCTIONS: usize = memory.data<i32>([
  VfinfoAttribute.MAC,
  VfinfoAttribute.VLAN,
  VfinfoAttribute.VLAN_LIST,
  VfinfoAttribute.TX_RATE,
  VfinfoAttribute.RATE,
  VfinfoAttribute.SPOOFCHK,
  VfinfoAttribute.LINK_STATE,
  VfinfoAttribute.RSS_QUERY_EN,
  VfinfoAttribute.TRUST,
  VfinfoAttribute.IB_NODE_GUID,
  VfinfoAttribute.IB_PORT_GUID,
  0,
]);

/** IFLA_XDP: to take away the program of a link that has none is well; to attach one can't be done, as no descriptor is one's here. */
function attach(request: Request, attribute: usize): i32 {
  const bad = parse.silently(attribute, xdpTable, IFLA_XDP_POLICY);
  if (bad != 0) return bad;
  if (attributes.get(xdpTable, XdpAttribute.ATTACHED) != 0 || attributes.get(xdpTable, XdpAttribute.PROG_ID) != 0)
    return -Errno.EINVAL;
  const given = attributes.get(xdpTable, XdpAttribute.FLAGS);
  const flags = given == 0 ? 0 : attributes.u32Value(given);
  if (!areXdpFlags(flags)) return -Errno.EINVAL;
  const fd = attributes.get(xdpTable, XdpAttribute.FD);
  if (fd == 0) return 0;
  let refused = refuseProgram(request, fd);
  if ((flags & XdpFlags.REPLACE) != 0) {
    const expected = attributes.get(xdpTable, XdpAttribute.EXPECTED_FD);
    if (expected == 0) return -Errno.EINVAL;
    if (refused == 0) refused = refuseProgram(request, expected);
  }
  if (refused != 0) return refused;
  progress.changed = true;
  return 0;
}

/** A descriptor stands for no program, whatever else it stands for: -EINVAL, or -EBADF for none; 0 when it is below 0, which names nothing. */
function refuseProgram(request: Request, attribute: usize): i32 {
  const fd = attributes.u32Value(attribute);
  if (<i32>fd < 0) return 0;
  return target.byDescriptor(request, fd) == -Errno.EBADF ? -Errno.EBADF : -Errno.EINVAL;
}

/** Known ones, and no more than one place where the program is to run. */
function areXdpFlags(flags: u32): bool {
  const modes = XdpFlags.SKB_MODE | XdpFlags.DRV_MODE | XdpFlags.HW_MODE;
  return (flags & ~(modes | XdpFlags.UPDATE_IF_NOEXIST | XdpFlags.REPLACE)) == 0 && popcnt(flags & modes) <= 1;
}

const xdpTable: usize = memory.data((IFLA_XDP_POLICY_MAX + 1) * 4, 4);

function setAlias(link: Link, attribute: usize): i32 {
  const from = attributes.payload(attribute);
  const bad = configure.setAlias(link, from, text.lengthOf(from, attributes.size(attribute)));
  if (bad == 0) progress.changed = true;
  return bad;
}

/** The attribute that would give a link another name, or 0. */
function newName(request: Request, link: Link): usize {
  const name = attributes.get(linkTable, LinkAttribute.IFNAME);
  if (name == 0) return 0;
  const length = linkName.lengthOf(name);
  // By index alone a link is named anew: else the name is which link it is.
  if (length == 0 || load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX) <= 0) return 0;
  const same = length == nameLength(link) && memory.compare(attributes.payload(name), nameOf(link), length) == 0;
  return same ? 0 : name;
}

/** ifi_flags where ifi_change has bits; all of them when it has none (rtnl_dev_combine_flags). */
export function combineFlags(link: Link, flags: u32, mask: u32): u32 {
  return mask == 0 ? flags : (flags & mask) | (state.flagsOf(link) & ~mask);
}
