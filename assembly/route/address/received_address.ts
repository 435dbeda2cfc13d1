/**
 * Requests about the additional link-layer addresses of an ordinary link: RTM_NEWNEIGH and DELNEIGH of AF_BRIDGE with NTF_SELF (ndo_dflt_fdb_add,
 * ndo_dflt_fdb_del, macvlan_fdb_add), and notifications of them (rtnl_fdb_notify).
 */

import { Errno } from '../../generated/errno';
import { NewFlag, Protocol } from '../../generated/netlink';
import { NeighGroup, NeighMessage, NeighbourAttribute as Attribute, Ndmsg, NudState } from '../../generated/rt-neigh';
import * as messages from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import * as hardware from '../../net/hardware_address';
import { AddressList } from '../../net/hardware_address';
import { Link } from '../../net/link';
import * as macvlan from '../../net/drivers/macvlan';
import * as attributes from '../../wire/attributes';
import * as bridgeFdb from '../bridge/bridge_fdb';
import * as notify from '../notify';

/** More than any message here takes. */
const MESSAGE_SIZE: u32 = 64;

export function add(request: Request, table: usize, link: Link, address: usize): i32 {
  const result = put(request, table, link, address);
  if (result == 0) announce(request, link, address, NeighMessage.NEWNEIGH);
  return result;
}

function put(request: Request, table: usize, link: Link, address: usize): i32 {
  if (macvlan.isMacvlan(link)) {
    if (isRefused(link, address) || requests.hasFlag(request, NewFlag.REPLACE)) return -Errno.EOPNOTSUPP;
    return hardware.addNew(link, isGroup(address) ? AddressList.MULTICAST : AddressList.UNICAST, address);
  }
  const state = stateOf(request);
  if (state != 0 && (state & NudState.PERMANENT) == 0) return -Errno.EINVAL;
  if (attributes.get(table, Attribute.FLAGS_EXT) != 0 || attributes.get(table, Attribute.VLAN) != 0)
    return -Errno.EINVAL;
  const result = hardware.addNew(link, listOf(address), address);
  return result == -Errno.EEXIST && !requests.hasFlag(request, NewFlag.EXCL) ? 0 : result;
}

export function remove(request: Request, link: Link, address: usize): i32 {
  const result = take(request, link, address);
  if (result == 0) announce(request, link, address, NeighMessage.DELNEIGH);
  return result;
}

function take(request: Request, link: Link, address: usize): i32 {
  if (macvlan.isMacvlan(link)) {
    if (isRefused(link, address)) return -Errno.EOPNOTSUPP;
    return hardware.remove(link, isGroup(address) ? AddressList.MULTICAST : AddressList.UNICAST, address);
  }
  if ((stateOf(request) & NudState.PERMANENT) == 0) return -Errno.EINVAL;
  return hardware.remove(link, listOf(address), address);
}

function stateOf(request: Request): u32 {
  return load<u16>(requests.body(request), Ndmsg.NDM_STATE);
}

function isGroup(address: usize): bool {
  return (load<u8>(address) & 1) != 0;
}

/** A macvlan has further unicast addresses only in mode passthru, where it has the link below to itself. */
function isRefused(link: Link, address: usize): bool {
  return !isGroup(address) && !macvlan.dataOf(link).port.passthru;
}

/** Groups that no bridge forwards are received as unicast addresses are. */
function listOf(address: usize): AddressList {
  return isGroup(address) && !configure.isReservedGroup(address) ? AddressList.MULTICAST : AddressList.UNICAST;
}

/** Tells the group NEIGH, in nobody's name. */
function announce(request: Request, link: Link, address: usize, type: u32): void {
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, NeighGroup.NEIGH)) return;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, NeighGroup.NEIGH);
    return;
  }
  bridgeFdb.writeOwn(message, link, address, type, stateOf(request), 0, 0, 0);
  messages.trim(message);
  notify.announce(netns, message, NeighGroup.NEIGH);
}
