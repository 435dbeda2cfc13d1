/**
 * What in a message is dynamic by nature, and so left out of the comparison: these bytes count as zeros on both sides.
 * Everything that is not named here is compared byte for byte.
 */

/** Bytes `from` up to `to` of the attribute that `path` leads to, in messages of these types. */
export interface Mask {
  messages: number[];
  path: number[];
  from: number;
  to: number;
  /** The scenarios it is for; left out, all. */
  scenarios?: string[];
  why: string;
}

/** Where Linux itself sends packets: multicast listener reports, duplicate address detection, router solicitations. */
const TRAFFIC = ['veth-carrier', 'macvlan', 'link-move'];
const COUNTED =
  "counts packets that the kernel sends of its own accord on a link with IPv6; this module's links carry none";

const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
const RTM_NEWADDR = 20;
const RTM_DELADDR = 21;
const RTM_NEWMULTICAST = 56;
const RTM_DELMULTICAST = 57;
const RTM_GETMULTICAST = 58;
const IFLA_STATS = 7;
const IFLA_PROTINFO = 12;
const IFLA_STATS64 = 23;
const IFLA_AF_SPEC = 26;
const AF_INET6 = 10;
const IFLA_INET6_FLAGS = 1;
const IFLA_INET6_STATS = 3;
const IFLA_INET6_CACHEINFO = 5;
const IFLA_INET6_ICMP6STATS = 6;
const IFA_CACHEINFO = 6;

export const MASKS: Mask[] = [
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_AF_SPEC, AF_INET6, IFLA_INET6_CACHEINFO],
    from: 4,
    to: 12,
    why: 'when IPv6 last changed on the link, since boot, and its reachable time, which is drawn at random',
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_PROTINFO, IFLA_INET6_CACHEINFO],
    from: 4,
    to: 12,
    why: 'the same, in the messages of the IPv6 group',
  },
  {
    messages: [RTM_NEWADDR, RTM_DELADDR, RTM_NEWMULTICAST, RTM_DELMULTICAST, RTM_GETMULTICAST],
    path: [IFA_CACHEINFO],
    from: 8,
    to: 16,
    why: 'when the address was made and last changed, in hundredths of a second since boot',
  },
  { messages: [RTM_NEWLINK, RTM_DELLINK], path: [IFLA_STATS], from: 0, to: 96, scenarios: TRAFFIC, why: COUNTED },
  { messages: [RTM_NEWLINK, RTM_DELLINK], path: [IFLA_STATS64], from: 0, to: 200, scenarios: TRAFFIC, why: COUNTED },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_AF_SPEC, AF_INET6, IFLA_INET6_STATS],
    from: 8,
    to: 304,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_AF_SPEC, AF_INET6, IFLA_INET6_ICMP6STATS],
    from: 8,
    to: 56,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_AF_SPEC, AF_INET6, IFLA_INET6_FLAGS],
    from: 0,
    to: 1,
    scenarios: TRAFFIC,
    why: 'says whether a router was solicited (IF_RS_SENT)',
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_PROTINFO, IFLA_INET6_STATS],
    from: 8,
    to: 304,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_PROTINFO, IFLA_INET6_ICMP6STATS],
    from: 8,
    to: 56,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_PROTINFO, IFLA_INET6_FLAGS],
    from: 0,
    to: 1,
    scenarios: TRAFFIC,
    why: 'says whether a router was solicited (IF_RS_SENT)',
  },
];

/** The length of a message's fixed header behind nlmsghdr, where attributes begin, by message type. */
export const HEADER_LENGTHS = new Map([
  [RTM_NEWLINK, 16],
  [RTM_DELLINK, 16],
  [RTM_NEWADDR, 8],
  [RTM_DELADDR, 8],
  [RTM_NEWMULTICAST, 8],
  [RTM_DELMULTICAST, 8],
  // What a dump of them has for a type.
  [RTM_GETMULTICAST, 8],
]);

/** The number that ends a uevent counts the machine's events since boot. */
export const UEVENT_NUMBER = /SEQNUM=\d+(?=\0$)/;
