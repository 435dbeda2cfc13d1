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

/** Preferred lifetime in seconds as the request has it; for ever without CACHEINFO. And likewise the valid one. */
export function preferredIn(): u32 {
  const attribute = attributes.get(addressTable, AddressAttribute.CACHEINFO);
  return attribute == 0 ? INFINITE_LIFE : load<u32>(attributes.payload(attribute));
}

export function validIn(): u32 {
  const attribute = attributes.get(addressTable, AddressAttribute.CACHEINFO);
  return attribute == 0 ? INFINITE_LIFE : load<u32>(attributes.payload(attribute), 4);
}

/**
 * Whether the lifetimes and flags of a request can be had: -EINVAL with `text` for those that make no sense, -EOPNOTSUPP for
 * addresses that would join groups or make others, which this module can't do yet.
 */
export function check(request: Request, flags: u32, text: string): i32 {
  const valid = validIn();
  if (valid == 0 || preferredIn() > valid) return requests.explain(request, -Errno.EINVAL, text);
  const unsupported = AddressFlag.MCAUTOJOIN | AddressFlag.MANAGETEMPADDR | AddressFlag.OPTIMISTIC;
  return (flags & unsupported) != 0 ? requests.explain(request, -Errno.EOPNOTSUPP, 'Address flag is not supported') : 0;
}
