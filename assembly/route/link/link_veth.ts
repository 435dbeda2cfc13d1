/**
 * veth as a message (veth_newlink): the peer is made and announced first, by the attributes of VETH_INFO_PEER or by the link's own,
 * then the link itself. Both ends appear, or neither.
 */

import { NetAddrAssign } from '../../generated/netdevice';
import { Errno } from '../../generated/errno';
import { IFLA_POLICY } from '../../generated/policies';
import { IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute, LinkinfoVethAttribute } from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import { Link, LinkKind } from '../../net/link';
import * as register from '../../net/register';
import * as state from '../../net/state';
import * as veth from '../../net/drivers/veth';
import * as attributes from '../../wire/attributes';
import * as linkCreate from './link_create';
import * as linkKind from './link_kind';
import * as linkPlace from './link_place';
import { dataTable, linkTable, peerTable } from './link_tables';
import * as parse from '../parse';

const MIN_MTU: u32 = 68;
const MAX_MTU: u32 = 65535;

/** One end's attributes (veth_validate). */
function validateEnd(table: usize): i32 {
  const bad = linkKind.checkEtherAddress(table);
  if (bad != 0) return bad;
  const mtu = attributes.get(table, LinkAttribute.MTU);
  if (mtu == 0) return 0;
  return attributes.u32Value(mtu) < MIN_MTU || attributes.u32Value(mtu) > MAX_MTU ? -Errno.EINVAL : 0;
}

/** The link's attributes, and its peer's, which are found in `peerTable` then. */
export function validate(request: Request, table: usize, data: bool): i32 {
  const bad = validateEnd(table);
  const peer = data ? attributes.get(dataTable, LinkinfoVethAttribute.PEER) : 0;
  if (bad != 0 || peer == 0) return bad;
  const header = attributes.payload(peer);
  if (load<i32>(header, Ifinfomsg.IFI_INDEX) < 0)
    return requests.blame(request, -Errno.EINVAL, peer, "ifindex can't be negative");
  const size = attributes.size(peer) - IFINFOMSG_SIZE;
  const wrong = parse.nested(request, header + IFINFOMSG_SIZE, size, peerTable, IFLA_POLICY);
  return wrong != 0 ? wrong : validateEnd(peerTable);
}

/** Makes the peer of a link that was filled in, and registers both. */
export function create(request: Request, link: Link): i32 {
  const named = attributes.get(dataTable, LinkinfoVethAttribute.PEER);
  const table = named == 0 ? linkTable : peerTable;
  const header: usize = named == 0 ? 0 : attributes.payload(named);
  const bad = linkCreate.check(request, LinkKind.VETH, table);
  if (bad != 0) return bad;
  const peer = register.allocate(linkPlace.peer(request), LinkKind.VETH);
  if (peer == null) return -Errno.ENOMEM;
  // A peer may name its index where the link itself does.
  if (header != 0 && link.index != 0) peer.index = load<u32>(header, Ifinfomsg.IFI_INDEX);
  let error = linkCreate.fill(request, peer, table);
  if (named == 0) {
    // Of the link's own attributes it has all but these two.
    linkCreate.proposeKind(peer);
    peer.addressFrom = <u8>NetAddrAssign.PERM;
  }
  if (error == 0) error = registerEnd(peer);
  if (error != 0) {
    register.discard(peer);
    return error;
  }
  error = linkCreate.announce(peer, header);
  if (error == 0) error = registerEnd(link);
  if (error != 0) {
    register.remove(peer);
    return error;
  }
  veth.pair(link, peer);
  // What is said of the one counts for both.
  const tx = attributes.get(linkTable, LinkAttribute.NUM_TX_QUEUES) == 0;
  const rx = attributes.get(linkTable, LinkAttribute.NUM_RX_QUEUES) == 0;
  veth.useOneQueue(link, tx, rx);
  veth.useOneQueue(peer, tx, rx);
  veth.offerXdp(link);
  veth.offerXdp(peer);
  return 0;
}

/** Registers one end, without carrier, with the address it was given or a random one. */
function registerEnd(link: Link): i32 {
  if (link.addressFrom != NetAddrAssign.SET) configure.drawAddress(link);
  const error = register.register(link);
  if (error == 0) state.setCarrier(link, false);
  return error;
}
