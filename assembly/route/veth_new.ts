/**
 * Making a veth pair (veth_newlink): the peer is made and announced first, by the attributes of VETH_INFO_PEER, then the link
 * itself. Both ends appear, or neither.
 */

import { Errno } from '../generated/errno';
import { IFNAMSIZ, Ifinfomsg, LinkAttribute } from '../generated/rt-link';
import * as host from '../host';
import * as text from '../memory/text';
import * as requests from '../netlink/request';
import * as settings from '../netlink/settings';
import { Request } from '../netlink/request';
import * as configure from '../net/configure';
import { Link, LinkKind, addressOf, broadcastOf } from '../net/link';
import { Namespace } from '../net/namespace';
import * as register from '../net/register';
import * as state from '../net/state';
import * as veth from '../net/veth';
import * as attributes from '../wire/attributes';
import * as linkName from './link_name';
import { linkTable, peerTable } from './link_tables';
import * as linkSet from './link_set';
import * as notify from './notify';
import * as parse from './parse';

const ADDRESS_LENGTH: u32 = 6;
const MAX_QUEUES: u32 = 4096;
const template: usize = memory.data(IFNAMSIZ, 4);

/** Attributes of a new link that this module can't set yet. */
// prettier-ignore
const UNSUPPORTED: usize = memory.data<i32>([
  LinkAttribute.BROADCAST, LinkAttribute.LINK, LinkAttribute.MASTER, LinkAttribute.OPERSTATE, LinkAttribute.LINKMODE,
  LinkAttribute.NET_NS_PID, LinkAttribute.IFALIAS, LinkAttribute.AF_SPEC, LinkAttribute.NET_NS_FD,
  LinkAttribute.LINK_NETNSID, LinkAttribute.GSO_MAX_SEGS,
  LinkAttribute.GSO_MAX_SIZE, LinkAttribute.TARGET_NETNSID, LinkAttribute.GRO_MAX_SIZE, LinkAttribute.GROUP,
  LinkAttribute.GSO_IPV4_MAX_SIZE, LinkAttribute.GRO_IPV4_MAX_SIZE, LinkAttribute.NETNS_IMMUTABLE, 0,
]);

/** Makes the pair that `linkTable` and `peerTable` describe; `peerHeader`: the peer's struct ifinfomsg, or 0. */
export function create(request: Request, index: u32, peerHeader: usize): i32 {
  const bad = checkEnd(request, linkTable);
  if (bad != 0) return bad;
  const badPeer = checkEnd(request, peerTable);
  if (badPeer != 0) return badPeer;
  // A peer may name its index where the link itself does.
  const wanted: u32 = peerHeader == 0 ? 0 : load<u32>(peerHeader, Ifinfomsg.IFI_INDEX);
  const peerIndex: u32 = index == 0 ? 0 : wanted;
  if (<i32>wanted < 0) return requests.explain(request, -Errno.EINVAL, "ifindex can't be negative");

  const netns = request.socket.netns;
  const peer = build(netns, peerTable);
  if (peer == null) return -Errno.ENOMEM;
  const link = build(netns, linkTable);
  if (link == null) {
    register.discard(peer);
    return -Errno.ENOMEM;
  }
  const refused = add(request, peer, link, peerIndex, index);
  if (refused != 0) return refused;
  if (peerHeader != 0)
    linkSet.changeFlags(peer, load<u32>(peerHeader, Ifinfomsg.IFI_FLAGS), load<u32>(peerHeader, Ifinfomsg.IFI_CHANGE));
  const header = requests.body(request);
  linkSet.changeFlags(link, load<u32>(header, Ifinfomsg.IFI_FLAGS), load<u32>(header, Ifinfomsg.IFI_CHANGE));
  return 0;
}

/** Registers and announces both ends; frees them when that fails. */
function add(request: Request, peer: Link, link: Link, peerIndex: u32, index: u32): i32 {
  const noPeer = named(peer, peerTable, peerIndex);
  if (noPeer != 0) {
    register.discard(peer);
    register.discard(link);
    return noPeer;
  }
  state.settle(peer);
  register.announce(peer);
  const noLink = named(link, linkTable, index);
  if (noLink != 0) {
    register.discard(link);
    register.unregister(peer);
    return noLink;
  }
  veth.pair(link, peer);
  state.settle(link);
  notify.begin(request);
  if (!notify.isEchoed()) notify.end();
  register.announce(link);
  notify.end();
  return 0;
}

/** Whether one end's attributes can be had. */
function checkEnd(request: Request, table: usize): i32 {
  const refused = parse.refuse(table, UNSUPPORTED);
  if (refused != 0) return refused;
  const mtu = attributes.get(table, LinkAttribute.MTU);
  if (mtu != 0) {
    const value = attributes.u32Value(mtu);
    if (value < 68 || value > 65535)
      return requests.blame(request, -Errno.EINVAL, mtu, 'MTU outside of the permitted range');
  }
  const queues = queuesIn(table, LinkAttribute.NUM_TX_QUEUES);
  if (queues < 1 || queues > MAX_QUEUES)
    return requests.explain(request, -Errno.EINVAL, 'Invalid number of transmit queues');
  const rxQueues = queuesIn(table, LinkAttribute.NUM_RX_QUEUES);
  if (rxQueues < 1 || rxQueues > MAX_QUEUES)
    return requests.explain(request, -Errno.EINVAL, 'Invalid number of receive queues');
  const address = attributes.get(table, LinkAttribute.ADDRESS);
  if (address == 0) return 0;
  if (attributes.size(address) < ADDRESS_LENGTH) return -Errno.EINVAL;
  return configure.isEtherAddress(attributes.payload(address)) ? 0 : -Errno.EADDRNOTAVAIL;
}

/** How many queues one end wants: one for each processor, unless it says (veth_get_num_queues). */
function queuesIn(table: usize, type: u32): u32 {
  const attribute = attributes.get(table, type);
  return attribute == 0 ? min(settings.get(settings.CPUS), MAX_QUEUES) : attributes.u32Value(attribute);
}

/** One end, not registered: without carrier, with the address it was given or a random local one. */
function build(netns: Namespace, table: usize): Link | null {
  const link = register.allocate(netns, LinkKind.VETH);
  if (link == null) return null;
  state.setCarrier(link, false);
  const mtu = attributes.get(table, LinkAttribute.MTU);
  if (mtu != 0) link.mtu = attributes.u32Value(mtu);
  link.txQueues = queuesIn(table, LinkAttribute.NUM_TX_QUEUES);
  link.rxQueues = queuesIn(table, LinkAttribute.NUM_RX_QUEUES);
  const txqlen = attributes.get(table, LinkAttribute.TXQLEN);
  if (txqlen != 0) link.txqlen = attributes.u32Value(txqlen);
  const address = attributes.get(table, LinkAttribute.ADDRESS);
  if (address != 0) memory.copy(addressOf(link), attributes.payload(address), ADDRESS_LENGTH);
  else randomAddress(addressOf(link));
  memory.fill(broadcastOf(link), 0xff, ADDRESS_LENGTH);
  return link;
}

/** A locally administered unicast address (eth_random_addr). */
function randomAddress(to: usize): void {
  store<u32>(to, host.random());
  store<u16>(to, host.random(), 4);
  store<u8>(to, (load<u8>(to) & 0xfe) | 2);
}

/** Registers one end under the name it was given, or the next vethN. */
function named(link: Link, table: usize, index: u32): i32 {
  const name = attributes.get(table, LinkAttribute.IFNAME);
  if (name != 0) return register.register(link, attributes.payload(name), linkName.lengthOf(name), index);
  return register.register(link, template, text.write(template, 'veth%d'), index);
}
