/**
 * Netlink messages as the lines a person reads, in the style of `ip` and `genl`. Each function takes the
 * payload of one message: a fixed header of its family (`struct ifinfomsg`, `ifaddrmsg` or `genlmsghdr`), then attributes,
 * of which it decodes those that it prints.
 */
import { decodeAttributes, viewOf } from '../index.js';
import {
  CTRL_ATTR_FAMILY_ID,
  CTRL_ATTR_FAMILY_NAME,
  CTRL_ATTR_MCAST_GROUPS,
  CTRL_ATTR_MCAST_GRP_ID,
  CTRL_ATTR_MCAST_GRP_NAME,
  CTRL_ATTR_VERSION,
  GENLMSGHDR_SIZE,
} from '../generated/nlctrl.js';
import { IFADDRMSG_SIZE, IFA_ADDRESS, IFA_BROADCAST, IFA_LOCAL } from '../generated/rt-addr.js';
import {
  ARPHRD_ETHER,
  ARPHRD_LOOPBACK,
  IFINFOMSG_SIZE,
  IFLA_ADDRESS,
  IFLA_IFNAME,
  IFLA_INFO_KIND,
  IFLA_LINK,
  IFLA_LINKINFO,
  IFLA_MTU,
  IFLA_OPERSTATE,
} from '../generated/rt-link.js';
import { AF_INET6 } from '../generated/socket.js';
import {
  IFF_BROADCAST,
  IFF_LOOPBACK,
  IFF_LOWER_UP,
  IFF_MULTICAST,
  IFF_NOARP,
  IFF_POINTOPOINT,
  IFF_PROMISC,
  IFF_UP,
} from '../generated/netdevice.js';
import {
  RT_SCOPE_HOST,
  RT_SCOPE_LINK,
  RT_SCOPE_NOWHERE,
  RT_SCOPE_SITE,
  RT_SCOPE_UNIVERSE,
} from '../generated/rtnetlink.js';

/** Payload by attribute type; a type that comes twice keeps its last. */
type Attributes = ReadonlyMap<number, Uint8Array>;

const ARPHRD_NAMES: Readonly<Record<number, string>> = {
  [ARPHRD_ETHER]: 'ether',
  [ARPHRD_LOOPBACK]: 'loopback',
};
/** IF_OPER_*, by number (RFC 2863). */
const OPERSTATES = ['UNKNOWN', 'NOTPRESENT', 'DOWN', 'LOWERLAYERDOWN', 'TESTING', 'DORMANT', 'UP'];
/** IFF_* in the order in which `ip` shows them. */
const LINK_FLAGS: readonly [number, string][] = [
  [IFF_LOOPBACK, 'LOOPBACK'],
  [IFF_BROADCAST, 'BROADCAST'],
  [IFF_POINTOPOINT, 'POINTOPOINT'],
  [IFF_MULTICAST, 'MULTICAST'],
  [IFF_NOARP, 'NOARP'],
  [IFF_PROMISC, 'PROMISC'],
  [IFF_UP, 'UP'],
  [IFF_LOWER_UP, 'LOWER_UP'],
];
/** RT_SCOPE_*. */
const SCOPES: Readonly<Record<number, string>> = {
  [RT_SCOPE_UNIVERSE]: 'global',
  [RT_SCOPE_SITE]: 'site',
  [RT_SCOPE_LINK]: 'link',
  [RT_SCOPE_HOST]: 'host',
  [RT_SCOPE_NOWHERE]: 'nowhere',
};

/** `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP link/ether 02:00:00:00:00:01`, from RTM_NEWLINK's body. */
export function describeLink(body: Uint8Array): string {
  const view = viewOf(body);
  const attributes = attributesAfter(IFINFOMSG_SIZE, body);
  const index = linkIndex(body);
  const flags = view.getUint32(8, true);
  const kind = attributesOf(attributes.get(IFLA_LINKINFO)).get(IFLA_INFO_KIND);
  const name = text(attributes.get(IFLA_IFNAME)) + lowerLink(attributes.get(IFLA_LINK));
  const names = LINK_FLAGS.filter(([bit]) => flags & bit).map(([, flag]) => flag);
  return [
    `${index}: ${name}: <${names.join(',')}>`,
    `mtu ${number(attributes.get(IFLA_MTU))}`,
    `state ${OPERSTATES[number(attributes.get(IFLA_OPERSTATE))] ?? 'UNKNOWN'}`,
    `link/${ARPHRD_NAMES[view.getUint16(2, true)] ?? view.getUint16(2, true)} ${hardwareAddress(attributes.get(IFLA_ADDRESS))}`,
    ...(kind ? [text(kind)] : []),
  ].join(' ');
}

/** `@if3`: the link below or the peer, known by index; IFLA_LINK is 0 while a peer is not there yet. */
function lowerLink(link: Uint8Array | undefined): string {
  if (!link) return '';
  return number(link) === 0 ? '@NONE' : `@if${number(link)}`;
}

/** The index of the link in RTM_NEWLINK's body. */
export function linkIndex(body: Uint8Array): number {
  return viewOf(body).getInt32(4, true);
}

/** `inet 10.0.2.15/24 brd 10.0.2.255 scope global`, and the index of its link, from RTM_NEWADDR's body. */
export function describeAddress(body: Uint8Array): { index: number; line: string } {
  const view = viewOf(body);
  const attributes = attributesAfter(IFADDRMSG_SIZE, body);
  const family = view.getUint8(0);
  const scope = view.getUint8(3);
  const local = attributes.get(IFA_LOCAL) ?? attributes.get(IFA_ADDRESS);
  const broadcast = attributes.get(IFA_BROADCAST);
  return {
    index: view.getUint32(4, true),
    line: [
      `${family === AF_INET6 ? 'inet6' : 'inet'} ${ipAddress(local)}/${view.getUint8(1)}`,
      ...(broadcast ? [`brd ${ipAddress(broadcast)}`] : []),
      `scope ${SCOPES[scope] ?? scope}`,
    ].join(' '),
  };
}

/** `nlctrl id 0x10 version 2 groups notify(16)`, from CTRL_CMD_NEWFAMILY's message. */
export function describeFamily(body: Uint8Array): string {
  const attributes = attributesAfter(GENLMSGHDR_SIZE, body);
  const groups = attributesOf(attributes.get(CTRL_ATTR_MCAST_GROUPS));
  const names = [...groups.values()].map((entry) => {
    const group = attributesOf(entry);
    return `${text(group.get(CTRL_ATTR_MCAST_GRP_NAME))}(${number(group.get(CTRL_ATTR_MCAST_GRP_ID))})`;
  });
  return [
    `${text(attributes.get(CTRL_ATTR_FAMILY_NAME))} id 0x${number(attributes.get(CTRL_ATTR_FAMILY_ID)).toString(16)}`,
    `version ${number(attributes.get(CTRL_ATTR_VERSION))}`,
    ...(names.length ? [`groups ${names.join(' ')}`] : []),
  ].join(' ');
}

/** `add@/devices/virtual/net/veth0 INTERFACE=veth0 IFINDEX=4 SEQNUM=7`, from a kobject uevent, which is NUL-separated text. */
export function describeUevent(datagram: Uint8Array): string {
  const [header, ...variables] = new TextDecoder().decode(datagram).split('\0').filter(Boolean);
  const shown = variables.filter((variable) => !/^(ACTION|DEVPATH|SUBSYSTEM)=/.test(variable));
  return [header, ...shown].join(' ');
}

/** The attributes that follow a header of `headerSize` bytes. */
function attributesAfter(headerSize: number, body: Uint8Array): Attributes {
  return attributesOf(body.subarray(headerSize));
}

function attributesOf(bytes: Uint8Array = new Uint8Array()): Attributes {
  return new Map(decodeAttributes(bytes).map(({ type, payload }) => [type, payload]));
}

/** A NUL-ended string; an absent attribute reads as empty. */
function text(payload: Uint8Array | undefined): string {
  return new TextDecoder().decode(payload).replace(/\0.*$/s, '');
}

/** A little-endian unsigned integer of 1 to 4 bytes; an absent attribute reads as 0. */
function number(payload: Uint8Array | undefined): number {
  return [...(payload ?? [])].slice(0, 4).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

function hardwareAddress(payload: Uint8Array | undefined): string {
  return [...(payload ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}

function ipAddress(payload: Uint8Array | undefined): string {
  if (payload?.length !== 16) return [...(payload ?? [])].join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    viewOf(payload)
      .getUint16(index * 2)
      .toString(16),
  );
  // WHATWG URL parsing shortens IPv6 as RFC 5952 asks.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
