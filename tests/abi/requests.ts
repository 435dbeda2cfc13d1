/**
 * Requests that programs send, composed by hand: what the tests mutate, and what they make links and addresses with.
 */
import { NLM_F_ACK, NLM_F_DUMP, NLM_F_REQUEST } from '../../host/constants.js';
import { concat, cString, encodeAttribute, encodeMessage, uint32 } from '../../host/wire.js';

export const RTM_NEWLINK = 16;
export const RTM_DELLINK = 17;
export const RTM_GETLINK = 18;
export const RTM_SETLINK = 19;
export const RTM_NEWADDR = 20;
export const RTM_DELADDR = 21;
export const RTM_GETADDR = 22;
export const RTM_NEWNEIGH = 28;
export const RTM_DELNEIGH = 29;
export const RTM_GETNEIGH = 30;
const RTM_NEWRULE = 32;
export const RTM_NEWROUTE = 24;
export const RTM_DELROUTE = 25;
export const RTM_GETROUTE = 26;
const RTM_NEWQDISC = 36;
const RTM_DELQDISC = 37;
const RTM_GETQDISC = 38;
const RTM_NEWNEXTHOP = 104;
const RTM_DELNEXTHOP = 105;
const RTM_GETNEXTHOP = 106;
export const RTN_UNREACHABLE = 7;
const NHA_ID = 1;
const NHA_GROUP = 2;
const NHA_GROUP_TYPE = 3;
const NHA_GATEWAY = 6;
const NHA_FDB = 11;
const NHA_RES_GROUP = 12;
const NHA_RES_GROUP_BUCKETS = 1;
const NLA_F_NESTED = 0x8000;
const RTM_DELRULE = 33;
export const RTM_GETRULE = 34;
export const GENL_ID_CTRL = 16;
export const CTRL_CMD_GETFAMILY = 3;

export const IFLA_IFNAME = 3;
export const IFLA_MTU = 4;
export const IFLA_LINKINFO = 18;
export const IFLA_EXT_MASK = 29;
export const IFLA_INFO_KIND = 1;
export const IFLA_INFO_DATA = 2;
export const VETH_INFO_PEER = 1;
export const IFA_ADDRESS = 1;
export const IFA_LOCAL = 2;
const IFA_CACHEINFO = 6;
export const CTRL_ATTR_FAMILY_ID = 1;
export const CTRL_ATTR_FAMILY_NAME = 2;

const NDA_DST = 1;
const NDA_LLADDR = 2;
const NUD_PERMANENT = 0x80;
const FRA_PRIORITY = 6;
const FR_ACT_TO_TBL = 1;
export const IFF_UP = 1;
export const NLM_F_EXCL = 0x200;
export const NLM_F_CREATE = 0x400;
export const RTNLGRP_LINK = 1;
export const RTNLGRP_IPV4_IFADDR = 5;

const REQUEST = NLM_F_REQUEST | NLM_F_ACK;

/** A request: header, family header, attributes. */
export function request(type: number, flags: number, ...parts: Uint8Array[]): Uint8Array {
  return encodeMessage({ type, flags: NLM_F_REQUEST | flags, seq: 1, payload: concat(...parts) });
}

/** struct ifinfomsg. */
export function ifinfomsg({ family = 0, index = 0, flags = 0, change = 0 } = {}): Uint8Array {
  return concat(Uint8Array.of(family, 0, 0, 0), uint32(index), uint32(flags), uint32(change));
}

/** struct ifaddrmsg. */
export function ifaddrmsg({ family = 0, prefixLength = 0, flags = 0, scope = 0, index = 0 } = {}): Uint8Array {
  return concat(Uint8Array.of(family, prefixLength, flags, scope), uint32(index));
}

export function dumpLinks(family = 0): Uint8Array {
  return request(RTM_GETLINK, NLM_F_DUMP, ifinfomsg({ family }));
}

export function dumpAddresses(family = 0): Uint8Array {
  return request(RTM_GETADDR, NLM_F_DUMP, ifaddrmsg({ family }));
}

/** One link, by index or name. */
export function getLink(which: number | string): Uint8Array {
  if (typeof which === 'number') return request(RTM_GETLINK, 0, ifinfomsg({ index: which }));
  return request(RTM_GETLINK, 0, ifinfomsg(), encodeAttribute(IFLA_IFNAME, cString(which)));
}

/** What one end of a new veth pair is to be; left out: any. */
export interface End {
  name?: string;
  index?: number;
  flags?: number;
}

function end({ name, index = 0, flags = 0 }: End, ...attributes: Uint8Array[]): Uint8Array {
  const names = name === undefined ? [] : [encodeAttribute(IFLA_IFNAME, cString(name))];
  return concat(ifinfomsg({ index, flags, change: flags }), ...names, ...attributes);
}

/** A veth pair (ip link add … type veth peer …). */
export function newVeth(link: End = {}, peer: End = {}): Uint8Array {
  const info = encodeAttribute(
    IFLA_LINKINFO,
    encodeAttribute(IFLA_INFO_KIND, cString('veth')),
    encodeAttribute(IFLA_INFO_DATA, encodeAttribute(VETH_INFO_PEER, end(peer))),
  );
  return request(RTM_NEWLINK, REQUEST | NLM_F_CREATE | NLM_F_EXCL, end(link, info));
}

/** ip link set … up or down. */
export function setUp(index: number, up: boolean): Uint8Array {
  return request(RTM_SETLINK, REQUEST, ifinfomsg({ index, flags: up ? IFF_UP : 0, change: IFF_UP }));
}

/** Both bits of a change, and attributes. */
export function setLink(index: number, ...attributes: Uint8Array[]): Uint8Array {
  return request(RTM_SETLINK, REQUEST, ifinfomsg({ index }), ...attributes);
}

export function deleteLink(which: number | string): Uint8Array {
  if (typeof which === 'number') return request(RTM_DELLINK, REQUEST, ifinfomsg({ index: which }));
  return request(RTM_DELLINK, REQUEST, ifinfomsg(), encodeAttribute(IFLA_IFNAME, cString(which)));
}

/** ip address add or del; `address`: 4 or 16 bytes. */
/** @param life preferred and valid lifetime in seconds; left out, for ever */
export function newAddress(
  index: number,
  address: number[],
  prefixLength: number,
  life?: { preferred: number; valid: number },
): Uint8Array {
  const body = addressOf(index, address, prefixLength);
  if (life === undefined) return request(RTM_NEWADDR, REQUEST | NLM_F_CREATE | NLM_F_EXCL, body);
  const cacheinfo = new Uint8Array(Uint32Array.of(life.preferred, life.valid, 0, 0).buffer);
  return request(
    RTM_NEWADDR,
    REQUEST | NLM_F_CREATE | NLM_F_EXCL,
    concat(body, encodeAttribute(IFA_CACHEINFO, cacheinfo)),
  );
}

export function deleteAddress(index: number, address: number[], prefixLength: number): Uint8Array {
  return request(RTM_DELADDR, REQUEST, addressOf(index, address, prefixLength));
}

function addressOf(index: number, address: number[], prefixLength: number): Uint8Array {
  const bytes = Uint8Array.from(address);
  const family = bytes.length === 4 ? 2 : 10;
  return concat(
    ifaddrmsg({ family, prefixLength, index }),
    encodeAttribute(IFA_LOCAL, bytes),
    encodeAttribute(IFA_ADDRESS, bytes),
  );
}

/** One family of generic netlink, by id or name; without either, all. */
export function getFamily(which?: number | string): Uint8Array {
  const header = Uint8Array.of(CTRL_CMD_GETFAMILY, 1, 0, 0);
  if (which === undefined) return request(GENL_ID_CTRL, NLM_F_DUMP, header);
  const attribute =
    typeof which === 'number'
      ? encodeAttribute(CTRL_ATTR_FAMILY_ID, Uint8Array.of(which, which >>> 8))
      : encodeAttribute(CTRL_ATTR_FAMILY_NAME, cString(which));
  return request(GENL_ID_CTRL, 0, header, attribute);
}

/** A neighbour, or with `flags` NTF_PROXY (8) one that is answered for; `address`: 4 or 16 bytes. */
function neighbour(type: number, how: number, index: number, address: number[], flags = 0): Uint8Array {
  const family = address.length === 4 ? 2 : 10;
  const header = concat(Uint8Array.of(family, 0, 0, 0), uint32(index), Uint8Array.of(NUD_PERMANENT, 0, flags, 0));
  const attributes = [
    encodeAttribute(NDA_DST, Uint8Array.from(address)),
    encodeAttribute(NDA_LLADDR, Uint8Array.of(2, 0, 0, 0, 0, 1)),
  ];
  return request(type, REQUEST | how, header, ...attributes);
}

export function newNeighbour(index: number, address: number[], flags = 0): Uint8Array {
  return neighbour(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL, index, address, flags);
}

export function deleteNeighbour(index: number, address: number[], flags = 0): Uint8Array {
  return neighbour(RTM_DELNEIGH, 0, index, address, flags);
}

export function dumpNeighbours(flags = 0): Uint8Array {
  return request(RTM_GETNEIGH, NLM_F_DUMP, concat(new Uint8Array(10), Uint8Array.of(flags, 0)));
}

/** A rule of a family: packets with a mark look up a table. */
function rule(type: number, family: number, priority: number): Uint8Array {
  const header = Uint8Array.of(family, 0, 0, 0, 7, 0, 0, FR_ACT_TO_TBL, 0, 0, 0, 0);
  return request(type, REQUEST, header, encodeAttribute(FRA_PRIORITY, uint32(priority)));
}

export function newRule(family: number, priority: number): Uint8Array {
  return rule(RTM_NEWRULE, family, priority);
}

export function deleteRule(family: number, priority: number): Uint8Array {
  return rule(RTM_DELRULE, family, priority);
}

export function dumpRules(): Uint8Array {
  return request(RTM_GETRULE, NLM_F_DUMP, new Uint8Array(12));
}

/** A route that refuses packets from 2001:db8:1::/48 to 2001:db8:2::/48. */
function routeBySource(type: number, how: number): Uint8Array {
  const header = concat(Uint8Array.of(10, 48, 48, 0, 254, 4, 0, RTN_UNREACHABLE), uint32(0));
  const prefix = (last: number): Uint8Array => Uint8Array.of(0x20, 1, 0x0d, 0xb8, 0, last, ...new Uint8Array(10));
  return request(type, REQUEST | how, header, encodeAttribute(1, prefix(2)), encodeAttribute(2, prefix(1)));
}

export function newRouteBySource(): Uint8Array {
  return routeBySource(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL);
}

export function deleteRouteBySource(): Uint8Array {
  return routeBySource(RTM_DELROUTE, 0);
}

export function dumpRoutes6(): Uint8Array {
  return request(RTM_GETROUTE, NLM_F_DUMP, concat(Uint8Array.of(10, 0, 0, 0, 0, 0, 0, 0), uint32(0)));
}

/** A next hop that is an object, of an IPv6 gateway, for forwarding tables: it needs no link. */
export function newNexthop(id: number): Uint8Array {
  const gateway = Uint8Array.of(0x20, 1, 0x0d, 0xb8, ...new Uint8Array(11), 1);
  return request(
    RTM_NEWNEXTHOP,
    REQUEST | NLM_F_CREATE | NLM_F_EXCL,
    Uint8Array.of(10, 0, 0, 0, 0, 0, 0, 0),
    encodeAttribute(NHA_ID, uint32(id)),
    encodeAttribute(NHA_FDB),
    encodeAttribute(NHA_GATEWAY, gateway),
  );
}

/** A resilient group of one such. */
export function newNexthopGroup(id: number, member: number): Uint8Array {
  return request(
    RTM_NEWNEXTHOP,
    REQUEST | NLM_F_CREATE | NLM_F_EXCL,
    new Uint8Array(8),
    encodeAttribute(NHA_ID, uint32(id)),
    encodeAttribute(NHA_FDB),
    encodeAttribute(NHA_GROUP, concat(uint32(member), uint32(0))),
    encodeAttribute(NHA_GROUP_TYPE, Uint8Array.of(1, 0)),
    encodeAttribute(NHA_RES_GROUP | NLA_F_NESTED, encodeAttribute(NHA_RES_GROUP_BUCKETS, Uint8Array.of(16, 0))),
  );
}

export function deleteNexthop(id: number): Uint8Array {
  return request(RTM_DELNEXTHOP, REQUEST, new Uint8Array(8), encodeAttribute(NHA_ID, uint32(id)));
}

export function dumpNexthops(): Uint8Array {
  return request(RTM_GETNEXTHOP, NLM_F_DUMP, new Uint8Array(8));
}

/** The root of a link's queueing disciplines, as handle 1:0; with options a tbf, and what lies below it. */
export function newTbf(index: number): Uint8Array {
  const parms = new Uint8Array(36);
  const view = new DataView(parms.buffer);
  view.setUint32(8, 125000, true);
  view.setUint32(24, 30000, true);
  view.setUint32(28, 1280000, true);
  return request(
    RTM_NEWQDISC,
    REQUEST | NLM_F_CREATE | NLM_F_EXCL,
    rootOf(index),
    encodeAttribute(1, cString('tbf')),
    encodeAttribute(2, encodeAttribute(1, parms)),
  );
}

export function deleteQdisc(index: number): Uint8Array {
  return request(RTM_DELQDISC, REQUEST, rootOf(index));
}

export function dumpQdiscs(): Uint8Array {
  return request(RTM_GETQDISC, NLM_F_DUMP, new Uint8Array(20), encodeAttribute(10));
}

function rootOf(index: number): Uint8Array {
  return concat(uint32(0), uint32(index), uint32(1 << 16), uint32(0xffffffff), uint32(0));
}
