/**
 * What address requests of both families have in common: where their attributes are found once they are parsed, flags, lifetimes.
 */

import { Errno } from '../generated/errno';
import { AddressAttribute, AddressFlag, INFINITE_LIFE } from '../generated/if_addr';
import { IFA_IPV4_POLICY_MAX } from '../generated/policies';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';

/** Both policies have the same highest type. */
export const addressTable: usize = memory.data((IFA_IPV4_POLICY_MAX + 1) * 4, 4);

/** The flags of a request: the attribute's, or the 8 bits in the header at `header`. */
export function flagsIn(header: usize): u32 {
  const attribute = attributes.get(addressTable, AddressAttribute.FLAGS);
  return attribute != 0 ? attributes.u32Value(attribute) : <u32>load<u8>(header, 2);
}

/** A number in a request's attribute, 0 where there is none. */
export function numberIn(type: u32): u32 {
  const attribute = attributes.get(addressTable, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** Who made the address, as the request says. */
export function protocolIn(): u32 {
  const attribute = attributes.get(addressTable, AddressAttribute.PROTO);
  return attribute == 0 ? 0 : attributes.u8Value(attribute);
}

/** Preferred lifetime in seconds as the request has it; for ever without CACHEINFO. */
export function preferredIn(): u32 {
  const attribute = attributes.get(addressTable, AddressAttribute.CACHEINFO);
  return attribute == 0 ? INFINITE_LIFE : load<u32>(attributes.payload(attribute));
}

/**
 * Whether the lifetimes and flags of a request can be had: -EINVAL with `text` for those that make no sense, -EOPNOTSUPP for
 * addresses that would expire or join groups, which this module can't do yet.
 */
export function check(request: Request, flags: u32, text: string): i32 {
  const attribute = attributes.get(addressTable, AddressAttribute.CACHEINFO);
  if (attribute != 0) {
    const preferred = load<u32>(attributes.payload(attribute));
    const valid = load<u32>(attributes.payload(attribute), 4);
    if (valid == 0 || preferred > valid) return requests.explain(request, -Errno.EINVAL, text);
    if (valid != INFINITE_LIFE || (preferred != INFINITE_LIFE && preferred != 0)) {
      return requests.blame(request, -Errno.EOPNOTSUPP, attribute, 'Addresses that expire are not supported');
    }
  }
  const unsupported = AddressFlag.MCAUTOJOIN | AddressFlag.MANAGETEMPADDR | AddressFlag.OPTIMISTIC;
  return (flags & unsupported) != 0 ? requests.explain(request, -Errno.EOPNOTSUPP, 'Address flag is not supported') : 0;
}

/** The flags that follow from a lifetime without end (set_ifa_lifetime). */
export function lifetimeFlags(preferred: u32): u32 {
  return AddressFlag.PERMANENT | (preferred == 0 ? AddressFlag.DEPRECATED : 0);
}
