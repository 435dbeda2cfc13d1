/**
 * RTM_NEWADDR and RTM_DELADDR for IPv4 (inet_rtm_newaddr, inet_rtm_deladdr).
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { IFA_IPV4_POLICY } from '../../generated/policies';
import { AddrAttribute, IFADDRMSG_SIZE, IfaFlags, Ifaddrmsg } from '../../generated/rt-addr';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address4 from '../../net/ipv4/address4';
import { Address4 } from '../../net/ipv4/address4';
import * as fib4Address from '../../net/ipv4/fib4_address';
import * as autojoin from '../../net/ipv4/autojoin';
import * as devconf from '../../net/devconf';
import * as find4 from '../../net/ipv4/find4';
import { Wanted4 } from '../../net/ipv4/find4';
import * as label4 from '../../net/ipv4/label4';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import { MembershipKind } from '../../net/membership';
import { AddressEvent, address4Changed } from '../../net/observer';
import * as attributes from '../../wire/attributes';
import * as addressRequest from './address_request';
import { addressTable } from './address_request';
import * as notify from '../notify';
import * as parse from '../parse';

const MAX_PREFIX: u32 = 32;
/** Flags that follow from lifetimes and other addresses, and those that mean nothing to IPv4; none of them is heeded. */
const DERIVED: u32 = IfaFlags.PERMANENT | IfaFlags.DEPRECATED | IfaFlags.SECONDARY;
const ONLY_INET6: u32 =
  IfaFlags.NODAD |
  IfaFlags.OPTIMISTIC |
  IfaFlags.DADFAILED |
  IfaFlags.HOMEADDRESS |
  IfaFlags.TENTATIVE |
  IfaFlags.MANAGETEMPADDR |
  IfaFlags.STABLE_PRIVACY;

/** RTM_NEWADDR: adds an address or, with REPLACE, changes one that is there. */
export function add(request: Request): i32 {
  const bad = parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV4_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  if (<u32>load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN) > MAX_PREFIX)
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid prefix length');
  if (attributes.get(addressTable, AddrAttribute.LOCAL) == 0) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Local address is not supplied');
  }
  const wrong = addressRequest.checkLifetime(request, 'ipv4: address lifetime invalid');
  if (wrong != 0) return wrong;
  // 0.0.0.0 is accepted and forgotten, on whatever link.
  if (addressRequest.numberIn(AddrAttribute.LOCAL) == 0) return 0;
  const link = links.byIndex(request.socket.netns, load<u32>(header, Ifaddrmsg.IFA_INDEX));
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'ipv4: Device not found');
  // IPv4 is not on a link with so small an MTU.
  if (!link.hasInet) return -Errno.ENOBUFS;
  devconf.makeAllOwn(link.devconf);
  const address = address4.allocate(link);
  if (address == null) return -Errno.ENOBUFS;
  if (!read(address, header)) {
    address4.discard(address);
    return -Errno.ENOBUFS;
  }
  return put(request, link, address);
}

/** Fills an address from the request; false when memory has run out. */
function read(address: Address4, header: usize): bool {
  const local = addressRequest.numberIn(AddrAttribute.LOCAL);
  const peer = attributes.get(addressTable, AddrAttribute.ADDRESS);
  address.local = local;
  address.address = peer == 0 ? local : attributes.u32Value(peer);
  address.broadcast = addressRequest.numberIn(AddrAttribute.BROADCAST);
  address.prefixLength = load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN);
  address.scope = load<u8>(header, Ifaddrmsg.IFA_SCOPE);
  address.flags = addressRequest.flagsIn(header) & ~(DERIVED | ONLY_INET6);
  address.protocol = <u8>addressRequest.protocolIn();
  address.priority = addressRequest.numberIn(AddrAttribute.RT_PRIORITY);
  const label = attributes.get(addressTable, AddrAttribute.LABEL);
  if (label != 0) label4.setLabel(address, attributes.payload(label), attributes.size(label));
  return address4.limit(address, addressRequest.preferredIn(), addressRequest.validIn());
}

/** Puts a filled address on its link, or its values into the one there is; the address is the link's or freed then. */
function put(request: Request, link: Link, address: Address4): i32 {
  const same = address4.findSame(link, address);
  if (same != null) {
    const replace = requests.hasFlag(request, NewFlag.REPLACE) && !requests.hasFlag(request, NewFlag.EXCL);
    if (replace) update(request, same, address);
    address4.discard(address);
    return replace ? 0 : requests.explain(request, -Errno.EEXIST, 'ipv4: Address already assigned');
  }
  const joins = (address.flags & IfaFlags.MCAUTOJOIN) != 0;
  const joined = joins ? autojoin.join(link, MembershipKind.MULTICAST4, address4.addressOf(address)) : 0;
  if (joined != 0) {
    address4.discard(address);
    return requests.explain(request, joined, 'ipv4: Multicast auto join failed');
  }
  if (address4.scopeClashes(link, address)) {
    address4.discard(address);
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid scope value');
  }
  notify.begin(request);
  address4.insert(address);
  notify.end();
  return 0;
}

/** Takes over what a replacing request may change: metric, protocol and lifetime. */
function update(request: Request, address: Address4, from: Address4): void {
  if (address.priority != from.priority) fib4Address.setPriority(address, from.priority);
  address.priority = from.priority;
  address.protocol = from.protocol;
  address4.renew(address, from);
  notify.begin(request);
  address4Changed(AddressEvent.ADDED, address);
  notify.end();
}

/** RTM_DELADDR: removes the first address of a link that matches what the request has. */
export function remove(request: Request): i32 {
  const bad = parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV4_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const link = links.byIndex(request.socket.netns, load<u32>(header, Ifaddrmsg.IFA_INDEX));
  if (link == null || !link.hasInet) return requests.explain(request, -Errno.ENODEV, 'ipv4: Device not found');
  const address = find4.find(link, wantedIn(load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN)));
  if (address == null) return requests.explain(request, -Errno.EADDRNOTAVAIL, 'ipv4: Address not found');
  autojoin.leave(link, MembershipKind.MULTICAST4, address4.addressOf(address));
  notify.begin(request);
  address4.remove(address);
  notify.end();
  return 0;
}

const wanted = changetype<Wanted4>(memory.data(offsetof<Wanted4>(), 4));

/** What the parsed request says of the address that it means. */
function wantedIn(prefixLength: u32): Wanted4 {
  wanted.hasLocal = attributes.get(addressTable, AddrAttribute.LOCAL) != 0;
  wanted.hasSubnet = attributes.get(addressTable, AddrAttribute.ADDRESS) != 0;
  wanted.local = addressRequest.numberIn(AddrAttribute.LOCAL);
  wanted.subnet = addressRequest.numberIn(AddrAttribute.ADDRESS);
  wanted.prefixLength = prefixLength;
  const label = attributes.get(addressTable, AddrAttribute.LABEL);
  wanted.label = label == 0 ? 0 : attributes.payload(label);
  wanted.labelLength = label == 0 ? 0 : text.trimmedLength(attributes.payload(label), attributes.size(label));
  return wanted;
}
