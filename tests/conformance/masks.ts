/**
 * What in a message is dynamic by nature, and so left out of the comparison: these bytes count as zeros on both sides.
 * Everything that is not named here is compared byte for byte.
 */

/** Bytes `from` up to `to` of the attribute that `path` leads to, or with an empty path of what follows nlmsghdr, in messages of these types. */
export interface Mask {
  messages: number[];
  path: number[];
  from: number;
  to: number;
  /** The attribute that must have a text for it, such as a link's kind. */
  when?: { path: number[]; is: string };
  /** The scenarios it is for; left out, all. */
  scenarios?: string[];
  why: string;
}

/** Where Linux itself sends packets: multicast listener reports, duplicate address detection, router solicitations; what bonds teach switches. */
const TRAFFIC = [
  'random-requests',
  'veth-carrier',
  'link-mode',
  'link-consequences',
  'link-ready',
  'macvlan',
  'link-move',
  'vxlan',
  'vxlan-fdb',
  'bridge-up',
  'router-advertisement',
  'vxlan-groups',
  'dummy',
  'vlan',
  'bond-ports',
  'bond-balance-tlb',
  'bond-balance-alb',
  'bond-fail-over',
  'bond-8023ad',
];
const COUNTED =
  "counts packets that the kernel sends of its own accord, IPv6's or a bond's; this module's links carry none";

/** How long a bridge's timers still run. */
const BRIDGES = ['random-requests', 'link-consequences', 'bridge-ports', 'bridge-settings', 'bridge-up'];
const TIMER = 'counts down, in hundredths of a second';

const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
const RTM_NEWADDR = 20;
const RTM_DELADDR = 21;
const RTM_NEWROUTE = 24;
const RTM_DELROUTE = 25;
const RTM_NEWNEIGH = 28;
const RTM_DELNEIGH = 29;
const RTM_NEWNEIGHTBL = 64;
const RTM_NEWMULTICAST = 56;
const RTM_NEWNEXTHOPBUCKET = 116;
const NHA_RES_BUCKET = 13;
const NHA_RES_BUCKET_IDLE_TIME = 2;
const RTM_DELMULTICAST = 57;
const RTM_GETMULTICAST = 58;
const RTM_NEWANYCAST = 60;
const RTM_DELANYCAST = 61;
const RTM_GETANYCAST = 62;
/** What changes of memberships are told with, and what a dump of them has for a type. */
const MEMBERSHIPS = [
  RTM_NEWMULTICAST,
  RTM_DELMULTICAST,
  RTM_GETMULTICAST,
  RTM_NEWANYCAST,
  RTM_DELANYCAST,
  RTM_GETANYCAST,
];
const MDB_MESSAGES = [84, 85, 86];
const MDBA_MDB = 1;
const MDBA_ROUTER = 2;
/** MDBA_MDB_ENTRY, MDBA_MDB_ENTRY_INFO and MDBA_ROUTER_PORT. */
const MDBA_INNER = 1;
const IFLA_STATS = 7;
const IFLA_PROTINFO = 12;
const NESTED = 0x8000;
const IFLA_LINKINFO = 18;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const IFLA_INFO_SLAVE_KIND = 4;
const IFLA_INFO_SLAVE_DATA = 5;
const IFLA_BR_TOPOLOGY_CHANGE_TIMER = 18;
const IFLA_BR_HELLO_TIMER = 16;
const IFLA_BR_GC_TIMER = 19;
const IFLA_BRPORT_FORWARD_DELAY_TIMER = 22;
const IFLA_BRPORT_HOLD_TIMER = 23;
const IFLA_BRPORT_MCAST_N_GROUPS = 41;
const IFLA_BR_MCAST_QUERIER_STATE = 47;
const BRIDGE_QUERIER_IP_ADDRESS = 1;
const BRIDGE_QUERIER_IPV6_ADDRESS = 5;
const IFLA_BR_FDB_N_LEARNED = 48;
const IFLA_STATS64 = 23;
const RTM_NEWSTATS = 92;
const IFLA_STATS_LINK_64 = 1;
const IFLA_AF_SPEC = 26;
const AF_INET6 = 10;
const IFLA_INET6_FLAGS = 1;
const IFLA_INET6_STATS = 3;
const IFLA_INET6_CACHEINFO = 5;
const IFLA_INET6_ICMP6STATS = 6;
const IFA_CACHEINFO = 6;
const RTA_CACHEINFO = 12;
const NDA_CACHEINFO = 3;
const NDTA_CONFIG = 5;
const NDTA_PARMS = 6;
const NDTA_STATS = 7;
const NDTPA_REACHABLE_TIME = 3;

/** Where ways are asked for, which Linux keeps in caches. */
const WAYS = ['vrf-routes', 'vrf-advertised', 'route4-get', 'route6-get', 'route6-rules'];
const OF_BRIDGE = { path: [IFLA_LINKINFO, IFLA_INFO_KIND], is: 'bridge' };
const OF_PORT = { path: [IFLA_LINKINFO, IFLA_INFO_SLAVE_KIND], is: 'bridge' };

/** Where a bridge asks for groups, of its own accord, by a timer that begins when it comes up. */
const QUERIES = "the source of the bridge's own queries, once it has sent some; this module's bridges send none";

/** IPsec's states and policies: scenarios, when one was made, and where their descriptions are. */
const IPSEC = ['xfrm-policy', 'xfrm-state'];
const MADE = 'when it was made: seconds since 1970, here since the kernel came up';
const XFRM_POLICY_MESSAGES = [19, 25, 27];
const XFRM_STATE_MESSAGES = [16, 24];
const XFRM_DELETED = [17, 20];

export const MASKS: Mask[] = [
  { messages: XFRM_POLICY_MESSAGES, path: [], from: 136, to: 144, scenarios: IPSEC, why: MADE },
  { messages: XFRM_STATE_MESSAGES, path: [], from: 176, to: 184, scenarios: IPSEC, why: MADE },
  // In an attribute behind an id of 64 and of 24 bytes.
  { messages: XFRM_DELETED, path: [], from: 204, to: 212, scenarios: IPSEC, why: MADE },
  {
    messages: [RTM_NEWROUTE, RTM_DELROUTE],
    path: [RTA_CACHEINFO],
    from: 8,
    to: 12,
    scenarios: ['random-requests', 'vrf-advertised'],
    why: 'how long a route is good for, which counts down in hundredths of a second',
  },
  {
    messages: [RTM_NEWNEXTHOPBUCKET],
    path: [NHA_RES_BUCKET | NESTED, NHA_RES_BUCKET_IDLE_TIME],
    from: 0,
    to: 8,
    why: 'how long ago the bucket was used, in hundredths of a second',
  },
  {
    messages: MDB_MESSAGES,
    path: [MDBA_MDB, MDBA_INNER, MDBA_INNER],
    from: 32,
    to: 36,
    why: 'until a membership ends, in hundredths of a second',
  },
  ...[8, 24, 32].map((from) => ({
    messages: MDB_MESSAGES,
    path: [MDBA_ROUTER, MDBA_INNER],
    from,
    to: from + 4,
    why: 'until a port leads to routers no longer, in hundredths of a second',
  })),
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, NESTED | IFLA_BR_MCAST_QUERIER_STATE, BRIDGE_QUERIER_IP_ADDRESS],
    from: 0,
    to: 4,
    when: OF_BRIDGE,
    scenarios: BRIDGES,
    why: QUERIES,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, NESTED | IFLA_BR_MCAST_QUERIER_STATE, BRIDGE_QUERIER_IPV6_ADDRESS],
    from: 0,
    to: 16,
    when: OF_BRIDGE,
    scenarios: BRIDGES,
    why: QUERIES,
  },
  {
    messages: [RTM_NEWROUTE],
    path: [RTA_CACHEINFO],
    from: 0,
    to: 8,
    scenarios: WAYS,
    why: 'how many refer to what Linux caches of the way, which depends on who asked before and on the processor, and when it was used',
  },
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
    messages: [RTM_NEWADDR, RTM_DELADDR, ...MEMBERSHIPS],
    path: [IFA_CACHEINFO],
    from: 8,
    to: 16,
    why: 'when the address was made and last changed, in hundredths of a second since boot',
  },
  {
    messages: [RTM_NEWNEIGH, RTM_DELNEIGH],
    path: [NDA_CACHEINFO],
    from: 0,
    to: 12,
    why: 'how long ago the neighbour was confirmed, used and changed, in hundredths of a second',
  },
  {
    messages: [RTM_NEWNEIGHTBL],
    path: [NDTA_CONFIG],
    from: 4,
    to: 32,
    why: "what the whole machine's namespaces have in the table, when it was looked through, and its random hash",
  },
  {
    messages: [RTM_NEWNEIGHTBL],
    path: [NDTA_STATS],
    from: 0,
    to: 88,
    why: "counts what all the machine's namespaces do",
  },
  {
    messages: [RTM_NEWNEIGHTBL],
    path: [NDTA_PARMS, NDTPA_REACHABLE_TIME],
    from: 0,
    to: 8,
    why: 'drawn at random, and anew every five minutes',
  },
  {
    messages: [RTM_NEWROUTE, RTM_DELROUTE],
    path: [RTA_CACHEINFO],
    from: 8,
    to: 10,
    scenarios: ['router-advertisement'],
    why: 'how long a route that a router advertised is still good, in hundredths of a second; the upper half shows for how long it was told',
  },
  { messages: [RTM_NEWLINK, RTM_DELLINK], path: [IFLA_STATS], from: 0, to: 96, scenarios: TRAFFIC, why: COUNTED },
  { messages: [RTM_NEWSTATS], path: [IFLA_STATS_LINK_64], from: 0, to: 200, scenarios: TRAFFIC, why: COUNTED },
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
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_BR_HELLO_TIMER],
    when: OF_BRIDGE,
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: TIMER,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_BR_TOPOLOGY_CHANGE_TIMER],
    when: OF_BRIDGE,
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: TIMER,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_BR_GC_TIMER],
    when: OF_BRIDGE,
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: TIMER,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_SLAVE_DATA, IFLA_BRPORT_FORWARD_DELAY_TIMER],
    when: OF_PORT,
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: TIMER,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [NESTED | IFLA_PROTINFO, IFLA_BRPORT_FORWARD_DELAY_TIMER],
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: TIMER,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_SLAVE_DATA, IFLA_BRPORT_HOLD_TIMER],
    when: OF_PORT,
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [NESTED | IFLA_PROTINFO, IFLA_BRPORT_HOLD_TIMER],
    from: 0,
    to: 8,
    scenarios: BRIDGES,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_DATA, IFLA_BR_FDB_N_LEARNED],
    when: OF_BRIDGE,
    from: 0,
    to: 4,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [IFLA_LINKINFO, IFLA_INFO_SLAVE_DATA, IFLA_BRPORT_MCAST_N_GROUPS],
    when: OF_PORT,
    from: 0,
    to: 4,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
  {
    messages: [RTM_NEWLINK, RTM_DELLINK],
    path: [NESTED | IFLA_PROTINFO, IFLA_BRPORT_MCAST_N_GROUPS],
    from: 0,
    to: 4,
    scenarios: TRAFFIC,
    why: COUNTED,
  },
];

/** Messages of dumps whose order Linux draws at random: those that follow each other in a datagram are compared as a set. */
export const UNORDERED = [
  {
    message: RTM_NEWNEIGH,
    why: 'neighbours are told in the order of a hash table whose key is drawn when the machine starts',
  },
];

/** The length of a message's fixed header behind nlmsghdr, where attributes begin, by message type. */
export const HEADER_LENGTHS = new Map([
  [RTM_NEWLINK, 16],
  [RTM_DELLINK, 16],
  [RTM_NEWADDR, 8],
  [RTM_DELADDR, 8],
  [RTM_NEWROUTE, 12],
  [RTM_DELROUTE, 12],
  [RTM_NEWNEXTHOPBUCKET, 8],
  [RTM_NEWNEIGH, 12],
  [RTM_DELNEIGH, 12],
  [RTM_NEWNEIGHTBL, 4],
  [RTM_NEWSTATS, 12],
  ...MEMBERSHIPS.map((type): [number, number] => [type, 8]),
  ...MDB_MESSAGES.map((type): [number, number] => [type, 8]),
]);

/** The number that ends a uevent counts the machine's events since boot. */
export const UEVENT_NUMBER = /SEQNUM=\d+(?=\0$)/;
/** Among random calls are filters that cut: how long the number is decides whether they leave its end. */
export const CUT_UEVENT_NUMBER = /SEQNUM=\d+\0?$/;
