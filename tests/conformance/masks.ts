/**
 * What in a message is dynamic by nature, and so left out of the comparison: these bytes count as zeros on both sides.
 * Everything that is not named here, and of links in masks-link.ts, is compared byte for byte.
 */

import { type Mask, masks } from './mask.js';
import { LINK_MASKS, LINK_MESSAGES, RTM_NEWSTATS } from './masks-link.js';

const ADDRESSES = [20, 21];
const RTM_NEWROUTE = 24;
const ROUTES = [RTM_NEWROUTE, 25];
const RTM_NEWNEIGH = 28;
const NEIGHBOURS = [RTM_NEWNEIGH, 29];
const RTM_NEWNEIGHTBL = 64;
const RTM_NEWNEXTHOPBUCKET = 116;
/** RTM_NEWMULTICAST, RTM_NEWANYCAST …: what changes of memberships are told with, and what a dump of them has for a type. */
const MEMBERSHIPS = [56, 57, 58, 60, 61, 62];
const MDB_MESSAGES = [84, 85, 86];
const NESTED = 0x8000;
const NHA_RES_BUCKET = 13;
const NHA_RES_BUCKET_IDLE_TIME = 2;
const MDBA_MDB = 1;
const MDBA_ROUTER = 2;
/** MDBA_MDB_ENTRY, MDBA_MDB_ENTRY_INFO and MDBA_ROUTER_PORT. */
const MDBA_INNER = 1;
const IFA_CACHEINFO = 6;
const RTA_CACHEINFO = 12;
const NDA_CACHEINFO = 3;
const NDTA_CONFIG = 5;
const NDTA_PARMS = 6;
const NDTA_STATS = 7;
const NDTPA_REFCNT = 2;
const NDTPA_REACHABLE_TIME = 3;

/** Where ways are asked for, which Linux keeps in caches. */
const WAYS = [
  'random-requests',
  'vrf-routes',
  'vrf-advertised',
  'route4-get',
  'route4-get-small',
  'route6-get',
  'route6-rules',
];

/** IPsec's states and policies: scenarios, when one was made, and where their descriptions are. */
const IPSEC = { scenarios: ['xfrm-policy', 'xfrm-state'] };
const MADE = 'when it was made: seconds since 1970, here since the kernel came up';
const XFRM_POLICY_MESSAGES = [19, 25, 27];
const XFRM_STATE_MESSAGES = [16, 24];
const XFRM_DELETED = [17, 20];

export const MASKS: Mask[] = [
  ...LINK_MASKS,
  ...masks(XFRM_POLICY_MESSAGES, MADE, [[[], 136, 144]], IPSEC),
  ...masks(XFRM_STATE_MESSAGES, MADE, [[[], 176, 184]], IPSEC),
  // In an attribute behind an id of 64 and of 24 bytes.
  ...masks(XFRM_DELETED, MADE, [[[], 204, 212]], IPSEC),
  ...masks(
    ROUTES,
    'how long a route is good for, which counts down in hundredths of a second',
    [[[RTA_CACHEINFO], 8, 12]],
    { scenarios: ['random-requests', 'vrf-advertised'] },
  ),
  ...masks(
    ROUTES,
    'how long a route that a router advertised is still good, in hundredths of a second; the upper half shows for how long it was told',
    [[[RTA_CACHEINFO], 8, 10]],
    { scenarios: ['router-advertisement'] },
  ),
  ...masks(
    [RTM_NEWROUTE],
    'how many refer to what Linux caches of the way, which depends on who asked before and on the processor, and when it was used',
    [[[RTA_CACHEINFO], 0, 8]],
    { scenarios: WAYS },
  ),
  ...masks([RTM_NEWNEXTHOPBUCKET], 'how long ago the bucket was used, in hundredths of a second', [
    [[NHA_RES_BUCKET | NESTED, NHA_RES_BUCKET_IDLE_TIME], 0, 8],
  ]),
  ...masks(MDB_MESSAGES, 'until a membership ends, in hundredths of a second', [
    [[MDBA_MDB, MDBA_INNER, MDBA_INNER], 32, 36],
  ]),
  ...masks(
    MDB_MESSAGES,
    'until a port leads to routers no longer, in hundredths of a second',
    [8, 24, 32].map((from) => [[MDBA_ROUTER, MDBA_INNER], from, from + 4]),
  ),
  ...masks(
    [...ADDRESSES, ...MEMBERSHIPS],
    'when the address was made and last changed, in hundredths of a second since boot',
    [[[IFA_CACHEINFO], 8, 16]],
  ),
  ...masks(NEIGHBOURS, 'how long ago the neighbour was confirmed, used and changed, in hundredths of a second', [
    [[NDA_CACHEINFO], 0, 12],
  ]),
  ...masks(
    [RTM_NEWNEIGHTBL],
    "what the whole machine's namespaces have in the table, when it was looked through, and its random hash",
    [[[NDTA_CONFIG], 4, 32]],
  ),
  ...masks([RTM_NEWNEIGHTBL], "counts what all the machine's namespaces do", [[[NDTA_STATS], 0, 88]]),
  ...masks(
    [RTM_NEWNEIGHTBL],
    'counts neighbours of the link too, of which there are some once the kernel has sent reports of groups',
    [[[NDTA_PARMS, NDTPA_REFCNT], 0, 4]],
    { scenarios: ['random-requests'] },
  ),
  ...masks([RTM_NEWNEIGHTBL], 'drawn at random, and anew every five minutes', [
    [[NDTA_PARMS, NDTPA_REACHABLE_TIME], 0, 8],
  ]),
];

/** The family's id on the kernel that was recorded. */
const ETHTOOL_FAMILY = 21;
/** Messages that nobody asked for, by type, whose sequence number counts those of the whole machine. */
export const NUMBERED = [
  {
    message: ETHTOOL_FAMILY,
    why: "ethtool numbers its notifications, those of all namespaces, since the machine's start",
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
export const HEADER_LENGTHS = new Map(
  [
    { length: 16, types: LINK_MESSAGES },
    { length: 8, types: [...ADDRESSES, ...MEMBERSHIPS, ...MDB_MESSAGES, RTM_NEWNEXTHOPBUCKET] },
    { length: 12, types: [...ROUTES, ...NEIGHBOURS, RTM_NEWSTATS] },
    { length: 4, types: [RTM_NEWNEIGHTBL] },
  ].flatMap(({ length, types }) => types.map((type): [number, number] => [type, length])),
);

/** The number that ends a uevent counts the machine's events since boot. */
export const UEVENT_NUMBER = /SEQNUM=\d+(?=\0$)/;
/** Among random calls are filters that cut: how long the number is decides whether they leave its end. */
export const CUT_UEVENT_NUMBER = /SEQNUM=\d+\0?$/;
