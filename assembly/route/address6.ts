/**
 * RTM_NEWADDR and RTM_DELADDR for IPv6 (inet6_rtm_newaddr, inet6_rtm_deladdr).
 */

import { Errno } from '../generated/errno';
import { NewFlag } from '../generated/netlink';
import { IFA_IPV6_POLICY } from '../generated/policies';
import { AddrAttribute, AddrMessage, IFADDRMSG_SIZE, IfaFlags, Ifaddrmsg } from '../generated/rt-addr';
import * as messages from '../memory/message';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as address6 from '../net/address6';
import { ADDRESS_SIZE, Address6 } from '../net/address6';
import * as links from '../net/link';
import { Namespace } from '../net/namespace';
import { AddressEvent, address6Changed } from '../net/observer';
import * as lifetime from '../net/lifetime';
import * as attributes from '../wire/attributes';
import * as addressMessage from './address_message';
import * as addressRequest from './address_request';
import { addressTable } from './address_request';
import * as parse from './parse';
import * as strict from './strict';

const MAX_PREFIX: u32 = 128;
/** Flags that a request may set. */
const SETTABLE: u32 = IfaFlags.NODAD | IfaFlags.HOMEADDRESS | IfaFlags.NOPREFIXROUTE;

/** The address in the parsed request: LOCAL where a peer is given beside it, else ADDRESS; 0 when there is none. */
function localIn(): usize {
  const local = attributes.get(addressTable, AddrAttribute.LOCAL);
  const address = attributes.get(addressTable, AddrAttribute.ADDRESS);
  const attribute = local != 0 ? local : address;
  return attribute == 0 ? 0 : attributes.payload(attribute);
}

/** The peer in the parsed request, or the address itself. */
function peerIn(): usize {
  const address = attributes.get(addressTable, AddrAttribute.ADDRESS);
  return address == 0 ? localIn() : attributes.payload(address);
}

/** RTM_NEWADDR: adds an address or, with REPLACE, changes one that is there. */
export function add(request: Request): i32 {
  const bad = parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (bad != 0) return bad;
  const local = localIn();
  if (local == 0) return -Errno.EINVAL;
  const header = requests.body(request);
  const wrong = addressRequest.check(request, addressRequest.flagsIn(header), 'ipv6: address lifetime invalid');
  if (wrong != 0) return wrong;
  const link = links.byIndex(request.socket.netns, load<u32>(header, Ifaddrmsg.IFA_INDEX));
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'ipv6: Unable to find the interface');
  const same = address6.find(link, local);
  if (same != null) {
    const replace = requests.hasFlag(request, NewFlag.REPLACE) && !requests.hasFlag(request, NewFlag.EXCL);
    if (!replace) return requests.explain(request, -Errno.EEXIST, 'ipv6: address already assigned');
    update(same, header);
    return 0;
  }
  if (<u32>load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN) > MAX_PREFIX)
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid prefix length');
  if (address6.isUnspecified(local)) return requests.explain(request, -Errno.EADDRNOTAVAIL, 'ipv6: Invalid address');
  if (address6.isMulticast(local)) {
    return requests.explain(
      request,
      -Errno.EADDRNOTAVAIL,
      'ipv6: Cannot assign multicast address without "IFA_F_MCAUTOJOIN" flag',
    );
  }
  const address = address6.allocate(link);
  if (address == null) return -Errno.ENOBUFS;
  memory.copy(address6.localOf(address), local, ADDRESS_SIZE);
  memory.copy(address6.peerOf(address), peerIn(), ADDRESS_SIZE);
  address.prefixLength = load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN);
  read(address, header);
  address.flags |= IfaFlags.TENTATIVE;
  address6.insert(address);
  address6.detect(address);
  return 0;
}

/** Takes flags, lifetime, metric and protocol from the request. */
function read(address: Address6, header: usize): void {
  const preferred = addressRequest.preferredIn();
  const valid = addressRequest.validIn();
  lifetime.begin(address6.lifetimeOf(address), preferred, valid);
  address.flags = (addressRequest.flagsIn(header) & SETTABLE) | lifetime.flagsOf(preferred, valid);
  address.protocol = addressRequest.protocolIn();
  address.priority = addressRequest.numberIn(AddrAttribute.RT_PRIORITY);
}

/** Changes an address that is there; whether it is tentative stays as it is. */
function update(address: Address6, header: usize): void {
  const tentative = address.flags & IfaFlags.TENTATIVE;
  read(address, header);
  address.flags |= tentative;
  address6.live(address);
  address6Changed(AddressEvent.ADDED, address);
}

/** RTM_DELADDR. */
export function remove(request: Request): i32 {
  const bad = parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (bad != 0) return bad;
  const local = localIn();
  if (local == 0) return -Errno.EINVAL;
  const header = requests.body(request);
  const prefixLength: u32 = load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN);
  if (prefixLength > MAX_PREFIX) return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid prefix length');
  const link = links.byIndex(request.socket.netns, load<u32>(header, Ifaddrmsg.IFA_INDEX));
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'ipv6: Unable to find the interface');
  const address = address6.find(link, local);
  if (address == null || address.prefixLength != prefixLength) {
    return requests.explain(request, -Errno.EADDRNOTAVAIL, 'ipv6: address not found');
  }
  address6.remove(address);
  return 0;
}

/** RTM_GETADDR without a dump: the address named, on one link or on any (inet6_rtm_getaddr). */
export function get(request: Request): i32 {
  const bad = requests.isStrict(request)
    ? strict.getAddress6(request)
    : parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (bad != 0) return bad;
  // No namespace knows another by a number yet.
  if (attributes.get(addressTable, AddrAttribute.TARGET_NETNSID) != 0) return -Errno.EINVAL;
  const local = localIn();
  if (local == 0) return -Errno.EINVAL;
  const address = findAnywhere(request.socket.netns, load<u32>(requests.body(request), Ifaddrmsg.IFA_INDEX), local);
  if (address == null) return -Errno.EADDRNOTAVAIL;
  const message = messages.create(addressMessage.ADDRESS_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  addressMessage.write6(message, address, AddrMessage.NEWADDR, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** An address by its 16 bytes: on the link with an index, or on the first link that has it where the index is 0 or no link's. */
function findAnywhere(netns: Namespace, index: u32, local: usize): Address6 | null {
  const link = links.byIndex(netns, index);
  if (link != null) return address6.find(link, local);
  for (let at = links.first(netns); at != null; at = links.next(at)) {
    const address = address6.find(at, local);
    if (address != null) return address;
  }
  return null;
}
