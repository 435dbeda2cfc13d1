/**
 * What strict checking (NETLINK_GET_STRICT_CHK) demands of a request for links or addresses: a whole header with nothing in it
 * that is not looked at, and no attribute that is not. Each gives 0, or -EINVAL with the reason left for the extended ack
 * (rtnl_valid_getlink_req, rtnl_valid_dump_ifinfo_req, inet_valid_dump_ifaddr_req, inet6_valid_dump_ifaddr_req …).
 */

import { Errno } from '../generated/errno';
import { IFA_IPV4_POLICY, IFA_IPV6_POLICY, IFLA_POLICY } from '../generated/policies';
import { AddrAttribute, IFADDRMSG_SIZE, Ifaddrmsg } from '../generated/rt-addr';
import { IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute } from '../generated/rt-link';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import { addressTable } from './address/address_request';
import { linkTable } from './link/link_tables';
import * as parse from './parse';
import * as target from './target';

// prettier-ignore
const GET_LINK: usize = memory.data<u8>([
  <u8>LinkAttribute.IFNAME, <u8>LinkAttribute.ALT_IFNAME, <u8>LinkAttribute.EXT_MASK, <u8>LinkAttribute.TARGET_NETNSID, 0,
]);
// prettier-ignore
const DUMP_LINKS: usize = memory.data<u8>([
  <u8>LinkAttribute.TARGET_NETNSID, <u8>LinkAttribute.EXT_MASK, <u8>LinkAttribute.MASTER, <u8>LinkAttribute.LINKINFO, 0,
]);
const DUMP_BRIDGE: usize = memory.data<u8>([<u8>LinkAttribute.EXT_MASK, 0]);
// prettier-ignore
const GET_ADDRESS6: usize = memory.data<u8>([
  <u8>AddrAttribute.ADDRESS, <u8>AddrAttribute.LOCAL, <u8>AddrAttribute.TARGET_NETNSID, 0,
]);
// prettier-ignore
const DUMP_ADDRESSES: usize = memory.data<u8>([<u8>AddrAttribute.TARGET_NETNSID, 0]);

/** True when a struct ifinfomsg has a type, flags or a mask of changes: only its family and index are looked at. */
export function hasLinkValues(header: usize): bool {
  return (
    (load<u8>(header, 1) | load<u16>(header, Ifinfomsg.IFI_TYPE)) != 0 ||
    (load<u32>(header, Ifinfomsg.IFI_FLAGS) | load<u32>(header, Ifinfomsg.IFI_CHANGE)) != 0
  );
}

/** One link. Its header was checked to be whole. */
export function getLink(request: Request): i32 {
  if (hasLinkValues(requests.body(request))) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for get link request');
  }
  const unwanted = 'Unsupported attribute in get link request';
  return parse.strict(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY, GET_LINK, unwanted);
}

/** All links. */
export function dumpLinks(request: Request): i32 {
  if (requests.bodyLength(request) < IFINFOMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for link dump');
  }
  const header = requests.body(request);
  if (hasLinkValues(header)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for link dump request');
  }
  if (load<u32>(header, Ifinfomsg.IFI_INDEX) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Filter by device index not supported for link dumps');
  }
  const bad = parse.whole(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const wrong = parse.unwantedIn(linkTable, IFLA_POLICY, DUMP_LINKS);
  const id = namespaceBefore(linkTable, LinkAttribute.TARGET_NETNSID, wrong);
  const refused = target.forDump(request, id, 'Invalid target network namespace id');
  if (refused != 0 || wrong < 0) return refused;
  return requests.explain(request, -Errno.EINVAL, 'Unsupported attribute in link dump request');
}

/** All ports of bridges; looked at without strict checking too. */
export function dumpBridge(request: Request): i32 {
  if (!requests.isStrict(request)) return parse.parse(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (requests.bodyLength(request) < IFINFOMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for bridge link dump');
  }
  const header = requests.body(request);
  if (hasLinkValues(header) || load<u32>(header, Ifinfomsg.IFI_INDEX) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for bridge link dump request');
  }
  const unwanted = 'Unsupported attribute in bridge link dump request';
  return parse.strict(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY, DUMP_BRIDGE, unwanted);
}

/** All links as IPv6 sees them. */
export function dumpLinks6(request: Request): i32 {
  if (requests.bodyLength(request) < IFINFOMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for link dump request');
  }
  if (requests.bodyLength(request) > IFINFOMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid data after header');
  }
  const header = requests.body(request);
  if (hasLinkValues(header) || load<u32>(header, Ifaddrmsg.IFA_INDEX) != 0) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for dump request');
  }
  return 0;
}

/** True when a struct ifaddrmsg has a prefix length, flags or a scope: only its family and index are looked at. */
function hasAddressValues(header: usize): bool {
  return (
    (load<u8>(header, Ifaddrmsg.IFA_PREFIXLEN) |
      load<u8>(header, Ifaddrmsg.IFA_FLAGS) |
      load<u8>(header, Ifaddrmsg.IFA_SCOPE)) !=
    0
  );
}

/** The attribute with the id of a namespace; 0 where there is none, or a wrong one comes first: Linux goes through them by type. */
function namespaceBefore(table: usize, type: u32, wrong: i32): usize {
  return wrong >= 0 && wrong < <i32>type ? 0 : attributes.get(table, type);
}

/** The attributes of a dump of addresses: the id of a namespace, and nothing else. */
function checkFilters(request: Request, policy: usize, unwanted: string, badNamespace: string): i32 {
  const bad = parse.whole(request, IFADDRMSG_SIZE, addressTable, policy);
  if (bad != 0) return bad;
  const wrong = parse.unwantedIn(addressTable, policy, DUMP_ADDRESSES);
  const id = namespaceBefore(addressTable, AddrAttribute.TARGET_NETNSID, wrong);
  const refused = target.forDump(request, id, badNamespace);
  if (refused != 0 || wrong < 0) return refused;
  return requests.explain(request, -Errno.EINVAL, unwanted);
}

/** All IPv4 addresses, or all addresses. */
export function dumpAddresses4(request: Request): i32 {
  if (requests.bodyLength(request) < IFADDRMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid header for address dump request');
  }
  if (hasAddressValues(requests.body(request))) {
    return requests.explain(request, -Errno.EINVAL, 'ipv4: Invalid values in header for address dump request');
  }
  const unwanted = 'ipv4: Unsupported attribute in dump request';
  return checkFilters(request, IFA_IPV4_POLICY, unwanted, 'ipv4: Invalid target network namespace id');
}

/** All IPv6 addresses. */
export function dumpAddresses6(request: Request): i32 {
  if (requests.bodyLength(request) < IFADDRMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for address dump request');
  }
  if (!requests.isStrict(request)) return parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (hasAddressValues(requests.body(request))) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for address dump request');
  }
  const unwanted = 'ipv6: Unsupported attribute in dump request';
  return checkFilters(request, IFA_IPV6_POLICY, unwanted, 'ipv6: Invalid target network namespace id');
}

/** True when the header of a dump of addresses is right, and names a link. */
export function namesLink(request: Request): bool {
  if (requests.bodyLength(request) < IFADDRMSG_SIZE || hasAddressValues(requests.body(request))) return false;
  return load<u32>(requests.body(request), Ifaddrmsg.IFA_INDEX) != 0;
}

/** One IPv6 address. */
export function getAddress6(request: Request): i32 {
  if (requests.bodyLength(request) < IFADDRMSG_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for get address request');
  }
  if (!requests.isStrict(request)) return parse.parse(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY);
  if (hasAddressValues(requests.body(request))) {
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for get address request');
  }
  const unwanted = 'ipv6: Unsupported attribute in get address request';
  return parse.strict(request, IFADDRMSG_SIZE, addressTable, IFA_IPV6_POLICY, GET_ADDRESS6, unwanted);
}
