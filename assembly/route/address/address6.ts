/**
 * RTM_NEWADDR and RTM_DELADDR for IPv6 (inet6_rtm_newaddr, inet6_rtm_deladdr).
 */

import { Errno } from '../../generated/errno';
import { NetDeviceFlags } from '../../generated/netdevice';
import { NewFlag } from '../../generated/netlink';
import { IFA_IPV6_POLICY } from '../../generated/policies';
import { AddrAttribute, AddrMessage, IFADDRMSG_SIZE, IfaFlags, Ifaddrmsg } from '../../generated/rt-addr';
import { NETNSA_NSID_NOT_ASSIGNED } from '../../generated/rt-netns';
import * as messages from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as address6 from '../../net/ipv6/address6';
import * as fib6Address from '../../net/ipv6/fib6_address';
import { ADDRESS_SIZE, Address6 } from '../../net/ipv6/address6';
import * as autojoin from '../../net/ipv4/autojoin';
import * as dad6 from '../../net/ipv6/dad6';
import * as inet6 from '../../net/ipv6/inet6';
import * as links from '../../net/links';
import * as temporary6 from '../../net/ipv6/temporary6';
import * as l3mdev from '../../net/l3mdev';
import { Link } from '../../net/link';
import { MembershipKind } from '../../net/membership';
import { Namespace } from '../../net/namespace';
import * as lifetime from '../../net/lifetime';
import * as lifetime6 from '../../net/ipv6/lifetime6';
import * as attributes from '../../wire/attributes';
import * as addressMessage from './address_message';
import * as addressRequest from './address_request';
import { addressTable } from './address_request';
import * as parse from '../parse';
import * as strict from '../strict';
import * as target from '../target';

const MAX_PREFIX: u32 = 128;
/** Flags that a request may set. */
const SETTABLE: u32 =
  IfaFlags.NODAD |
  IfaFlags.OPTIMISTIC |
  IfaFlags.HOMEADDRESS |
  IfaFlags.MANAGETEMPADDR |
  IfaFlags.NOPREFIXROUTE |
  IfaFlags.MCAUTOJOIN;

/** Flags that a change replaces. */
const REPLACED: u32 =
  IfaFlags.DEPRECATED |
  IfaFlags.PERMANENT |
  IfaFlags.NODAD |
  IfaFlags.HOMEADDRESS |
  IfaFlags.MANAGETEMPADDR |
  IfaFlags.NOPREFIXROUTE;
/** The length of prefixes that temporary addresses are made in. */
const TEMPORARY_PREFIX: u32 = 64;

const DISABLED = 'ipv6: IPv6 is disabled on this device';

/** The address in the parsed request: LOCAL where a peer is given beside it, else ADDRESS; 0 when there is none. */
function localIn(): usize {
  const local = attributes.get(addressTable, AddrAttribute.LOCAL);
  const address = attributes.get(addressTable, AddrAttribute.ADDRESS);
  const attribute = local != 0 ? local : address;
  return attribute == 0 ? 0 : attributes.payload(attribute);
}

/** Whether the parsed request has a peer: two addresses that differ. */
function namesPeer(): bool {
  const address = attributes.get(addressTable, AddrAttribute.ADDRESS);
  return address != 0 && memory.compare(attributes.payload(address), localIn(), ADDRESS_SIZE) != 0;
}

/** The peer in the parsed request, or the address itself where there is none or it is all zeros. */
function peerIn(): usize {
  if (!namesPeer()) return localIn();
  const address = attributes.payload(attributes.get(addressTable, AddrAttribute.ADDRESS));
  return address6.isUnspecified(address) ? localIn() : address;
}

/** RTM_NEWADDR: adds an address or, with REPLACE, changes one that is there. */
export function add(request: Request): i32 {
  const bad = parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (bad != 0) return bad;
  const local = localIn();
  if (local == 0) return -Errno.EINVAL;
  const header = requests.body(request);
  const wrong = addressRequest.checkLifetime(request, 'ipv6: address lifetime invalid');
  if (wrong != 0) return wrong;
  const link = links.byIndex(request.socket.netns, load<u32>(header, Ifaddrmsg.IFA_INDEX));
  if (link == null) return requests.explain(request, -Errno.ENODEV, 'ipv6: Unable to find the interface');
  // Nobody can have IPv6 on a link with so small an MTU.
  if (!link.hasInet6) return -Errno.EINVAL;
  inet6.seek(link);
  let flags = addressRequest.flagsIn(header) & SETTABLE;
  if (!dad6.mayBeOptimistic(link)) flags &= ~IfaFlags.OPTIMISTIC;
  if ((flags & IfaFlags.NODAD) != 0 && (flags & IfaFlags.OPTIMISTIC) != 0) {
    const text = 'IFA_F_NODAD and IFA_F_OPTIMISTIC are mutually exclusive';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  const same = address6.find(link, local);
  if (same == null) return create(request, link, local, flags);
  const replace = requests.hasFlag(request, NewFlag.REPLACE) && !requests.hasFlag(request, NewFlag.EXCL);
  if (!replace) return requests.explain(request, -Errno.EEXIST, 'ipv6: address already assigned');
  return update(request, same, flags);
}

/** What keeps a link from having an address (inet6_addr_add, ipv6_add_addr), before groups are joined for it. */
function refuse(request: Request, link: Link, flags: u32): i32 {
  const prefixLength: u32 = load<u8>(requests.body(request), Ifaddrmsg.IFA_PREFIXLEN);
  if (prefixLength > MAX_PREFIX) return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid prefix length');
  if ((flags & IfaFlags.MANAGETEMPADDR) != 0 && prefixLength != TEMPORARY_PREFIX)
    return requests.explain(
      request,
      -Errno.EINVAL,
      'ipv6: address with "mngtmpaddr" flag must have a prefix length of 64',
    );
  return inet6.isDisabled(link) ? requests.explain(request, -Errno.EACCES, DISABLED) : 0;
}

/** As `refuse`, after groups are joined. */
function refuseAddress(request: Request, link: Link, local: usize, flags: u32): i32 {
  const loopback = (link.flags & NetDeviceFlags.LOOPBACK) != 0;
  if (address6.isUnspecified(local)) return requests.explain(request, -Errno.EADDRNOTAVAIL, 'ipv6: Invalid address');
  if (address6.isMulticast(local) && (flags & IfaFlags.MCAUTOJOIN) == 0) {
    return requests.explain(
      request,
      -Errno.EADDRNOTAVAIL,
      'ipv6: Cannot assign multicast address without "IFA_F_MCAUTOJOIN" flag',
    );
  }
  if (!loopback && !l3mdev.isMaster(link) && address6.isLoopback(local)) {
    const text = 'ipv6: Cannot assign loopback address on this device';
    return requests.explain(request, -Errno.EADDRNOTAVAIL, text);
  }
  return inet6.isDisabled(link) ? requests.explain(request, -Errno.EACCES, DISABLED) : 0;
}

function create(request: Request, link: Link, local: usize, flags: u32): i32 {
  const refused = refuse(request, link, flags);
  if (refused != 0) return refused;
  // Also for one that is refused after this.
  fib6Address.addMulticast(link);
  const joins = (flags & IfaFlags.MCAUTOJOIN) != 0;
  const joined = joins ? autojoin.join(link, MembershipKind.MULTICAST6, local) : 0;
  if (joined != 0) return requests.explain(request, joined, 'ipv6: Multicast auto join failed');
  const address = address6.allocate(link);
  let bad = address == null ? -Errno.ENOBUFS : refuseAddress(request, link, local, flags);
  if (address != null && bad == 0 && !fill(address, requests.body(request), local, flags)) bad = -Errno.ENOBUFS;
  if (bad != 0) {
    if (joins) autojoin.leave(link, MembershipKind.MULTICAST6, local);
    if (address != null) address6.discard(address);
    return bad;
  }
  if (address != null) insert(address, flags);
  return 0;
}

/** Fills a new address from the request; false when memory has run out. */
function fill(address: Address6, header: usize, local: usize, flags: u32): bool {
  memory.copy(address6.localOf(address), local, ADDRESS_SIZE);
  address.prefixLength = load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN);
  address.priority = addressRequest.numberIn(AddrAttribute.RT_PRIORITY);
  return address6.setPeer(address, peerIn()) && read(address, flags);
}

function insert(address: Address6, flags: u32): void {
  if ((flags & IfaFlags.NODAD) == 0) address.flags |= IfaFlags.TENTATIVE;
  address6.place(address);
  fib6Address.inserted(address);
  if ((flags & (IfaFlags.NODAD | IfaFlags.OPTIMISTIC)) == 0) address6.announce(address);
  dad6.start(address);
  if ((flags & IfaFlags.MANAGETEMPADDR) != 0) temporary6.manage(address, true);
  lifetime6.lookNow(address.link.netns);
}

/** Takes flags, lifetime and protocol from the request; false, with nothing changed, when memory has run out. */
function read(address: Address6, flags: u32): bool {
  const preferred = addressRequest.preferredIn();
  const valid = addressRequest.validIn();
  const all = (address.flags & ~REPLACED) | flags | lifetime.flagsOf(preferred, valid);
  if (!lifetime6.limit(address, preferred, valid, all)) return false;
  address.flags = all;
  address.protocol = <u8>addressRequest.protocolIn();
  return true;
}

/** Changes an address that is there (inet6_addr_modify); how far its detection is stays as it is. */
function update(request: Request, address: Address6, flags: u32): i32 {
  const temporary = (address.flags & IfaFlags.SECONDARY) != 0 || address.prefixLength != TEMPORARY_PREFIX;
  if ((flags & IfaFlags.MANAGETEMPADDR) != 0 && temporary) return -Errno.EINVAL;
  const managed = (address.flags & IfaFlags.MANAGETEMPADDR) != 0;
  const detecting = (address.flags & (IfaFlags.TENTATIVE | IfaFlags.DADFAILED)) == IfaFlags.TENTATIVE;
  const before = address.flags;
  // What is needed is had before anything is changed.
  if (lifetime6.obtain(address) == null) return -Errno.ENOBUFS;
  if (namesPeer() && !changePeer(address, peerIn())) return -Errno.ENOBUFS;
  read(address, detecting ? flags : flags & ~IfaFlags.OPTIMISTIC);
  const priority = addressRequest.numberIn(AddrAttribute.RT_PRIORITY);
  if (priority != 0) address.priority = priority;
  lifetime6.live(address);
  if ((address.flags & IfaFlags.TENTATIVE) == 0) address6.announce(address);
  fib6Address.modified(address, before);
  if ((address.flags & IfaFlags.MANAGETEMPADDR) != 0) temporary6.manage(address, !managed);
  else if (managed) temporary6.removeOf(address);
  lifetime6.lookNow(address.link.netns);
  return 0;
}

/** Gives an address another peer; false, with nothing changed, when memory has run out: not where it had one. */
function changePeer(address: Address6, peer: usize): bool {
  if (memory.compare(address6.peerOf(address), peer, ADDRESS_SIZE) == 0) return true;
  fib6Address.peerChanges(address);
  return address6.setPeer(address, peer);
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
  if (!link.hasInet6) return requests.explain(request, -Errno.ENXIO, DISABLED);
  const address = address6.find(link, local);
  if (address == null || address.prefixLength != prefixLength) {
    return requests.explain(request, -Errno.EADDRNOTAVAIL, 'ipv6: address not found');
  }
  if ((address.flags & IfaFlags.MANAGETEMPADDR) != 0) temporary6.removeOf(address);
  address6.remove(address);
  if (address6.isMulticast(local)) autojoin.leave(link, MembershipKind.MULTICAST6, local);
  return 0;
}

/** RTM_GETADDR without a dump: the address named, on one link or on any (inet6_rtm_getaddr). */
export function get(request: Request): i32 {
  const bad = strict.getAddress6(request);
  if (bad != 0) return bad;
  const other = attributes.get(addressTable, AddrAttribute.TARGET_NETNSID);
  const refused = target.asked(request, other);
  if (refused != 0) return refused;
  const local = localIn();
  if (local == 0) return -Errno.EINVAL;
  const netns = target.found();
  const address = findAnywhere(netns, load<u32>(requests.body(request), Ifaddrmsg.IFA_INDEX), local);
  if (address == null) return -Errno.EADDRNOTAVAIL;
  const message = messages.create(addressMessage.ADDRESS_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  const id: i32 = other == 0 ? NETNSA_NSID_NOT_ASSIGNED : attributes.u32Value(other);
  addressMessage.write6(message, address, AddrMessage.NEWADDR, 0, request.sequence, request.socket.port, id);
  messages.trim(message);
  // Linux sends it within the namespace that was asked about, as if the requester were there.
  return requests.replyIn(netns, request, message);
}

/** An address by its 16 bytes: on the link with an index, or where the index is 0 or no link's the newest of any link. */
function findAnywhere(netns: Namespace, index: u32, local: usize): Address6 | null {
  const link = links.byIndex(netns, index);
  if (link != null) return address6.find(link, local);
  let newest = address6.anywhere(netns, local);
  let at = newest;
  while (at != null) {
    if (at.serial > newest!.serial) newest = at;
    at = address6.further(at);
  }
  return newest;
}
