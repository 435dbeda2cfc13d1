/**
 * IFLA_AF_SPEC in a request (inet_set_link_af, inet6_set_link_af): IPv4's settings of a link, and for IPv6 how the link generates its interface
 * identifier, and the token for addresses in advertised prefixes.
 */

import { Errno } from '../../generated/errno';
import { INET6_AF_POLICY, INET_AF_POLICY, INET_AF_POLICY_MAX } from '../../generated/policies';
import { IPV4_DEVCONF_CNT, Ifla6Attribute, IflaAttribute, Ipv6Devconf, LinkAttribute } from '../../generated/rt-link';
import { AddressFamily } from '../../generated/socket';
import { Request } from '../../netlink/request';
import * as devconf from '../../net/devconf';
import * as generate6 from '../../net/ipv6/generate6';
import * as token6 from '../../net/ipv6/token6';
import { Link } from '../../net/link';
import * as attributes from '../../wire/attributes';
import { inet6Table } from './link_tables';
import * as parse from '../parse';

const inetTable: usize = memory.data((INET_AF_POLICY_MAX + 1) * 4, 4);

/** What is wrong with IFLA_AF_SPEC of a parsed request, as far as can be said before anything is changed. */
export function check(request: Request, link: Link, table: usize): i32 {
  const spec = attributes.get(table, LinkAttribute.AF_SPEC);
  if (spec == 0) return 0;
  for (let at = attributes.firstIn(spec); at != 0; at = attributes.nextIn(spec, at)) {
    const bad = checkFamily(request, link, at);
    if (bad != 0) return bad;
  }
  return 0;
}

/** Of a link that is being made neither family knows yet. */
function checkFamily(request: Request, link: Link, nest: usize): i32 {
  switch (attributes.typeOf(nest)) {
    case AddressFamily.INET:
      return link.hasInet ? checkInet(request, nest) : -Errno.EAFNOSUPPORT;
    case AddressFamily.INET6:
      return link.hasInet6 ? checkInet6(request, link, nest) : -Errno.EAFNOSUPPORT;
    case AddressFamily.BRIDGE:
      // It has something to say of links, and nothing to be told.
      return -Errno.EOPNOTSUPP;
    default:
      return -Errno.EAFNOSUPPORT;
  }
}

function checkInet(request: Request, nest: usize): i32 {
  const bad = parse.nest(request, nest, inetTable, INET_AF_POLICY);
  if (bad != 0) return bad;
  const settings = attributes.get(inetTable, IflaAttribute.CONF);
  if (settings == 0) return 0;
  for (let at = attributes.firstIn(settings); at != 0; at = attributes.nextIn(settings, at)) {
    const id = attributes.typeOf(at);
    if (attributes.size(at) < 4 || id == 0 || id > IPV4_DEVCONF_CNT) return -Errno.EINVAL;
  }
  return 0;
}

function checkInet6(request: Request, link: Link, nest: usize): i32 {
  const bad = parse.nest(request, nest, inet6Table, INET6_AF_POLICY);
  if (bad != 0) return bad;
  const mode = attributes.get(inet6Table, Ifla6Attribute.ADDR_GEN_MODE);
  if (mode == 0) return attributes.get(inet6Table, Ifla6Attribute.TOKEN) == 0 ? -Errno.EINVAL : 0;
  const value = attributes.u8Value(mode);
  if (!generate6.isMode(value)) return -Errno.EINVAL;
  return generate6.isPossible(link, value) ? 0 : -Errno.EINVAL;
}

/** Makes the changes that a family's nest says, in a request that `check` passed. */
export function apply(request: Request, link: Link, nest: usize): i32 {
  const inet = attributes.typeOf(nest) == AddressFamily.INET;
  return inet ? applyInet(request, link, nest) : applyInet6(request, link, nest);
}

function applyInet(request: Request, link: Link, nest: usize): i32 {
  // Something before this may have taken IPv4 off the link.
  if (!link.hasInet) return -Errno.EAFNOSUPPORT;
  parse.nest(request, nest, inetTable, INET_AF_POLICY);
  const settings = attributes.get(inetTable, IflaAttribute.CONF);
  if (settings == 0) return 0;
  for (let at = attributes.firstIn(settings); at != 0; at = attributes.nextIn(settings, at)) {
    const setting = attributes.typeOf(at) - 1;
    devconf.set4(link.devconf, setting, attributes.u32Value(at));
    devconf.makeOwn(link.devconf, setting);
  }
  return 0;
}

function applyInet6(request: Request, link: Link, nest: usize): i32 {
  if (!link.hasInet6) return -Errno.EAFNOSUPPORT;
  parse.nest(request, nest, inet6Table, INET6_AF_POLICY);
  const token = attributes.get(inet6Table, Ifla6Attribute.TOKEN);
  const bad = token == 0 ? 0 : token6.set(link, attributes.payload(token));
  if (bad != 0) return bad;
  const mode = attributes.get(inet6Table, Ifla6Attribute.ADDR_GEN_MODE);
  if (mode != 0) devconf.set6(link.devconf, Ipv6Devconf.ADDR_GEN_MODE, attributes.u8Value(mode));
  return 0;
}
