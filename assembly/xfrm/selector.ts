/** What states and policies have in common: which packets they are for, and protocols. */

import { Errno } from '../generated/errno';
import { AddressFamily } from '../generated/socket';
import { XfrmSelector } from '../generated/xfrm';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';

const BITS4: u32 = 32;
const BITS6: u32 = 128;

/** IPPROTO_ESP, _AH and _COMP: of these a state is named by its SPI, of others by its source. */
export const ESP: u32 = 50;
export const AH: u32 = 51;
export const COMP: u32 = 108;
/** IPPROTO_ROUTING, _DSTOPTS: of mobile IPv6. */
export const ROUTING: u32 = 43;
export const DSTOPTS: u32 = 60;

/** Whether a state of a protocol is named by its SPI. */
export function hasSpi(protocol: u32): bool {
  return protocol == ESP || protocol == AH || protocol == COMP;
}

/** Whether there are states of a protocol. */
export function isProtocol(protocol: u32): bool {
  return hasSpi(protocol) || protocol == ROUTING || protocol == DSTOPTS;
}

/** The lengths of a selector's prefixes, in a family; `unknown` is said of others than two. */
export function checkPrefixes(request: Request, selector: usize, family: u32, unknown: string): i32 {
  if (family != AddressFamily.INET && family != AddressFamily.INET6)
    return requests.explain(request, -Errno.EINVAL, unknown);
  const isSix = family == AddressFamily.INET6;
  const most = isSix ? BITS6 : BITS4;
  const longest = max(load<u8>(selector, XfrmSelector.PREFIXLEN_D), load<u8>(selector, XfrmSelector.PREFIXLEN_S));
  if (<u32>longest <= most) return 0;
  return isSix
    ? requests.explain(request, -Errno.EINVAL, 'Invalid prefix length in selector (must be <= 128 for IPv6)')
    : requests.explain(request, -Errno.EINVAL, 'Invalid prefix length in selector (must be <= 32 for IPv4)');
}
