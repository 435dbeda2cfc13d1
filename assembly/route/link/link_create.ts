/**
 * Making a link of any kind (rtnl_create_link, rtnl_newlink_create): what all kinds share, from the attributes of the request; the
 * kind does the rest (route/link/link_kind.ts). A link that can't be made whole is not made at all.
 */

import { NetAddrAssign, NetNameAssign } from '../../generated/netdevice';
import { Errno } from '../../generated/errno';
import { IFNAMSIZ, Ifinfomsg, LinkAttribute } from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import * as kinds from '../../net/kind';
import { Link, LinkKind, LinkState, addressOf, broadcastOf, nameOf } from '../../net/link';
import { LinkEvent } from '../../net/observer';
import * as register from '../../net/register';
import * as stack from '../../net/stack';
import * as state from '../../net/state';
import * as attributes from '../../wire/attributes';
import * as linkKind from './link_kind';
import * as linkName from './link_name';
import * as linkPlace from './link_place';
import * as offload from './link_offload';
import * as linkSet from './link_set';
import { linkTable } from './link_tables';
import * as linkNotify from './link_notify';

const MAX_QUEUES: u32 = 4096;

/** Makes the link that `linkTable` and `dataTable` describe. */
export function create(request: Request, kind: LinkKind, index: u32): i32 {
  const bad = check(request, kind, linkTable);
  if (bad != 0) return bad;
  const link = register.allocate(linkPlace.own(), kind);
  if (link == null) return -Errno.ENOMEM;
  link.index = index;
  let error = fill(request, link, linkTable);
  if (error == 0) error = linkKind.create(request, link);
  if (error != 0) {
    // A kind may refuse it when it is registered already, and leaves both to us.
    if ((link.state & LinkState.REGISTERED) != 0) register.remove(link);
    else register.discard(link);
    return error;
  }
  linkNotify.begin(request);
  error = announce(link, requests.body(request));
  linkNotify.end();
  if (error == 0) error = join(link);
  if (error != 0) register.remove(link);
  return error;
}

/** What can be said about a new link before there is one. */
export function check(request: Request, kind: LinkKind, table: usize): i32 {
  const queues = queuesIn(table, LinkAttribute.NUM_TX_QUEUES, kind);
  if (queues < 1 || queues > MAX_QUEUES)
    return requests.explain(request, -Errno.EINVAL, 'Invalid number of transmit queues');
  const rxQueues = queuesIn(table, LinkAttribute.NUM_RX_QUEUES, kind);
  if (rxQueues < 1 || rxQueues > MAX_QUEUES)
    return requests.explain(request, -Errno.EINVAL, 'Invalid number of receive queues');
  return 0;
}

function queuesIn(table: usize, type: u32, kind: LinkKind): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? linkKind.queuesOf(kind) : attributes.u32Value(attribute);
}

/** Gives a new link what its attributes say, and the name, or the template of its kind's names. */
export function fill(request: Request, link: Link, table: usize): i32 {
  const bad = linkSet.validate(request, link, table);
  if (bad != 0) return bad;
  const name = attributes.get(table, LinkAttribute.IFNAME);
  if (name != 0) {
    register.propose(link, attributes.payload(name), linkName.lengthOf(name));
    link.nameFrom = <u8>NetNameAssign.USER;
  } else proposeKind(link);
  const mtu = attributes.get(table, LinkAttribute.MTU);
  if (mtu != 0) {
    const wrong = configure.checkMtu(link, attributes.u32Value(mtu));
    if (wrong != 0) return wrong;
    link.mtu = attributes.u32Value(mtu);
  }
  link.txQueues = queuesIn(table, LinkAttribute.NUM_TX_QUEUES, link.kind);
  link.rxQueues = queuesIn(table, LinkAttribute.NUM_RX_QUEUES, link.kind);
  const address = attributes.get(table, LinkAttribute.ADDRESS);
  if (address != 0) {
    memory.copy(addressOf(link), attributes.payload(address), link.addressLength);
    link.addressFrom = <u8>NetAddrAssign.SET;
  }
  const broadcast = attributes.get(table, LinkAttribute.BROADCAST);
  if (broadcast != 0) memory.copy(broadcastOf(link), attributes.payload(broadcast), link.addressLength);
  const txqlen = attributes.get(table, LinkAttribute.TXQLEN);
  if (txqlen != 0) link.txqlen = attributes.u32Value(txqlen);
  const operstate = attributes.get(table, LinkAttribute.OPERSTATE);
  if (operstate != 0) configure.setOperstate(link, attributes.u8Value(operstate));
  const mode = attributes.get(table, LinkAttribute.LINKMODE);
  if (mode != 0) link.linkmode = attributes.u8Value(mode);
  const group = attributes.get(table, LinkAttribute.GROUP);
  if (group != 0) link.group = attributes.u32Value(group);
  offload.apply(link, table);
  return 0;
}

/** The template of the names of a link's kind, in place of a name that was proposed before. */
export function proposeKind(link: Link): void {
  memory.fill(nameOf(link), 0, IFNAMSIZ);
  const length = text.write(nameOf(link), kinds.nameOf(link.kind));
  text.write(nameOf(link) + length, '%d');
  link.nameFrom = <u8>NetNameAssign.ENUM;
}

/** Brings a new link up, if its header wants that, and tells everybody of it (rtnl_configure_link); `header`: 0 for none. */
export function announce(link: Link, header: usize): i32 {
  const before = link.flags;
  if (header != 0) {
    const flags = load<u32>(header, Ifinfomsg.IFI_FLAGS);
    const mask = load<u32>(header, Ifinfomsg.IFI_CHANGE);
    const refused = flags == 0 && mask == 0 ? 0 : state.applyFlags(link, linkSet.combineFlags(link, flags, mask));
    if (refused != 0) return refused;
  }
  const told = kinds.announcesItself(link.kind);
  if (!told) register.announce(link);
  state.announceFlags(link, before, told ? before ^ link.flags : 0, LinkEvent.ADDED);
  return 0;
}

/** Makes a new link a port of the one it names. */
function join(link: Link): i32 {
  const master = attributes.get(linkTable, LinkAttribute.MASTER);
  return master == 0 ? 0 : stack.setMaster(link, attributes.u32Value(master));
}
