/**
 * What address requests of both families have in common: where their attributes are found once they are parsed, flags, lifetimes.
 */

import { Errno } from '../../generated/errno';
import { IFA_IPV4_POLICY_MAX } from '../../generated/policies';
import { AddrAttribute, INFINITY_LIFE_TIME, IfaCacheinfo, Ifaddrmsg } from '../../generated/rt-addr';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as attributes from '../../wire/attributes';

/** Both policies have the same highest type. */
export const addressTable: usize = memory.data((IFA_IPV4_POLICY_MAX + 1) * 4, 4);

/** The flags of a request: the attribute's, or the 8 bits in the header at `header`. */
export function flagsIn(header: usize): u32 {
  const attribute = attributes.get(addressTable, AddrAttribute.FLAGS);
  return attribute != 0 ? attributes.u32Value(attribute) : <u32>load<u8>(header, Ifaddrmsg.IFA_FLAGS);
}

/** A number in a request's attribute, 0 where there is none. */
export function numberIn(type: u32): u32 {
  const attribute = attributes.get(addressTable, type);
  return attribute == 0 ? 0 : attributes.u32Value(attribute);
}

/** Who made the address, as the request says. */
export function protocolIn(): u32 {
  const attribute = attributes.get(addressTable, AddrAttribute.PROTO);
  return attribute == 0 ? 0 : attributes.u8Value(attribute);
}

/** Preferred lifetime in seconds as the request has it; for ever without CACHEINFO. And likewise the valid one. */
export function preferredIn(): u32 {
  const attribute = attributes.get(addressTable, AddrAttribute.CACHEINFO);
  return attribute == 0 ? INFINITY_LIFE_TIME : load<u32>(attributes.payload(attribute));
}

export function validIn(): u32 {
  const attribute = attributes.get(addressTable, AddrAttribute.CACHEINFO);
  return attribute == 0 ? INFINITY_LIFE_TIME : load<u32>(attributes.payload(attribute), IfaCacheinfo.IFA_VALID);
}

/** -EINVAL with `text` for lifetimes that make no sense, else 0. */
export function checkLifetime(request: Request, text: string): i32 {
  const valid = validIn();
  return valid == 0 || preferredIn() > valid ? requests.explain(request, -Errno.EINVAL, text) : 0;
}
