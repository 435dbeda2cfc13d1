/**
 * What is dynamic in messages about links: counters where Linux itself sends packets, times that IPv6 keeps, and timers of bridges.
 */

import { type Mask, masks } from './mask.js';

/**
 * Where Linux itself sends packets within the times that it draws for that: multicast listener reports, duplicate address detection, router
 * solicitations; and what bonds teach switches. Scenarios that wait long enough (traffic) show the sums.
 */
const TRAFFIC = [
  'random-requests',
  'link-ready',
  'bridge-up',
  'router-advertisement',
  'vxlan-groups',
  'vlan',
  'bond-ports',
  'bond-balance-tlb',
  'bond-balance-alb',
  'bond-8023ad',
  'bond-uppers',
];
const COUNTED = "counts packets that the kernel sends of its own accord at times drawn at random, IPv6's, or a bond's";

/** Where a bridge's timers run. */
const BRIDGES = [
  'random-requests',
  'link-consequences',
  'bridge-ports',
  'bridge-settings',
  'bridge-up',
  'bridge-querier3',
  'bridge-querier6',
  'bridge-querier-others',
  'bond-uppers',
  'work-order',
];
const TIMER = 'counts down, in hundredths of a second';

const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
export const RTM_NEWSTATS = 92;
export const LINK_MESSAGES = [RTM_NEWLINK, RTM_DELLINK];

const NESTED = 0x8000;
const IFLA_STATS = 7;
const IFLA_PROTINFO = 12;
const IFLA_LINKINFO = 18;
const IFLA_STATS64 = 23;
const IFLA_AF_SPEC = 26;
const IFLA_STATS_LINK_64 = 1;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const IFLA_INFO_SLAVE_KIND = 4;
const IFLA_INFO_SLAVE_DATA = 5;
const AF_INET6 = 10;
const IFLA_INET6_FLAGS = 1;
const IFLA_INET6_STATS = 3;
const IFLA_INET6_CACHEINFO = 5;
const IFLA_INET6_ICMP6STATS = 6;
const IFLA_BR_HELLO_TIMER = 16;
const IFLA_BR_TOPOLOGY_CHANGE_TIMER = 18;
const IFLA_BR_GC_TIMER = 19;
const IFLA_BR_MCAST_QUERIER_STATE = 47;
const IFLA_BR_FDB_N_LEARNED = 48;
const BRIDGE_QUERIER_IP_OTHER_TIMER = 3;
const BRIDGE_QUERIER_IPV6_OTHER_TIMER = 7;
const IFLA_BRPORT_FORWARD_DELAY_TIMER = 22;
const IFLA_BRPORT_HOLD_TIMER = 23;
const IFLA_BRPORT_MCAST_N_GROUPS = 41;

/** What IPv6 says of a link, in the messages of links and of its own group. */
const OF_INET6 = [[IFLA_AF_SPEC, AF_INET6], [IFLA_PROTINFO]];
/** A bridge's data, and a port's: as its link tells, and in the messages of AF_BRIDGE. */
const BRIDGE_DATA = [IFLA_LINKINFO, IFLA_INFO_DATA];
const QUERIER = [...BRIDGE_DATA, NESTED | IFLA_BR_MCAST_QUERIER_STATE];
const PORT_DATA = [IFLA_LINKINFO, IFLA_INFO_SLAVE_DATA];
const PORT_INFO = [NESTED | IFLA_PROTINFO];
const OF_BRIDGE = { path: [IFLA_LINKINFO, IFLA_INFO_KIND], is: 'bridge' };
const OF_PORT = { path: [IFLA_LINKINFO, IFLA_INFO_SLAVE_KIND], is: 'bridge' };

export const LINK_MASKS: Mask[] = [
  ...masks(
    LINK_MESSAGES,
    'when IPv6 last changed on the link, since boot, and its reachable time, which is drawn at random',
    OF_INET6.map((inet6) => [[...inet6, IFLA_INET6_CACHEINFO], 4, 12]),
  ),
  ...masks([RTM_NEWSTATS], COUNTED, [[[IFLA_STATS_LINK_64], 0, 200]], { scenarios: TRAFFIC }),
  ...masks(
    LINK_MESSAGES,
    COUNTED,
    [
      [[IFLA_STATS], 0, 96],
      [[IFLA_STATS64], 0, 200],
      [[...PORT_INFO, IFLA_BRPORT_MCAST_N_GROUPS], 0, 4],
    ],
    { scenarios: TRAFFIC },
  ),
  ...OF_INET6.flatMap((inet6) => [
    ...masks(
      LINK_MESSAGES,
      COUNTED,
      [
        [[...inet6, IFLA_INET6_STATS], 8, 304],
        [[...inet6, IFLA_INET6_ICMP6STATS], 8, 56],
      ],
      { scenarios: TRAFFIC },
    ),
    ...masks(
      LINK_MESSAGES,
      'says whether a router was solicited (IF_RS_SENT)',
      [[[...inet6, IFLA_INET6_FLAGS], 0, 1]],
      {
        scenarios: TRAFFIC,
      },
    ),
  ]),
  ...masks(LINK_MESSAGES, COUNTED, [[[...BRIDGE_DATA, IFLA_BR_FDB_N_LEARNED], 0, 4]], {
    when: OF_BRIDGE,
    scenarios: TRAFFIC,
  }),
  ...masks(LINK_MESSAGES, COUNTED, [[[...PORT_DATA, IFLA_BRPORT_MCAST_N_GROUPS], 0, 4]], {
    when: OF_PORT,
    scenarios: TRAFFIC,
  }),
  ...masks(
    LINK_MESSAGES,
    TIMER,
    [BRIDGE_QUERIER_IP_OTHER_TIMER, BRIDGE_QUERIER_IPV6_OTHER_TIMER].map((type) => [[...QUERIER, type], 0, 8]),
    { when: OF_BRIDGE, scenarios: BRIDGES },
  ),
  ...masks(
    LINK_MESSAGES,
    TIMER,
    [IFLA_BR_HELLO_TIMER, IFLA_BR_TOPOLOGY_CHANGE_TIMER, IFLA_BR_GC_TIMER].map((type) => [
      [...BRIDGE_DATA, type],
      0,
      8,
    ]),
    { when: OF_BRIDGE, scenarios: BRIDGES },
  ),
  ...masks(
    LINK_MESSAGES,
    TIMER,
    [IFLA_BRPORT_FORWARD_DELAY_TIMER, IFLA_BRPORT_HOLD_TIMER].map((type) => [[...PORT_DATA, type], 0, 8]),
    { when: OF_PORT, scenarios: BRIDGES },
  ),
  ...masks(
    LINK_MESSAGES,
    TIMER,
    [IFLA_BRPORT_FORWARD_DELAY_TIMER, IFLA_BRPORT_HOLD_TIMER].map((type) => [[...PORT_INFO, type], 0, 8]),
    { scenarios: BRIDGES },
  ),
];
