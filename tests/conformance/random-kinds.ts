/** What the kinds of link are told of themselves and of their ports: IFLA_INFO_DATA and IFLA_INFO_SLAVE_DATA. */
import { attribute, bytes, type Draw, type Draws, named, numbers, set } from './random-attributes.js';
import { flag, index, isIpv4, isIpv6, mac, nest } from './random-values.js';

const SECONDS = numbers('u32', [0, 1, 99, 100, 199, 200, 300, 1000, 1001, 1500, 3000, 3001, 4000, 4001, 30000, -1]);
const INTERVAL = numbers('u64', [0, 1, 99, 100, 1000, 10000, 12500, 26000, 0x7fffffff]);

const BRIDGE = set('rt-link', 'linkinfo-bridge-attrs');
const PORT = set('rt-link', 'linkinfo-brport-attrs');
const MACVLAN = set('rt-link', 'linkinfo-macvlan-attrs');
const VXLAN = set('rt-link', 'linkinfo-vxlan-attrs');

const BRIDGE_DRAWS: Draws = {
  'forward-delay': SECONDS,
  'hello-time': SECONDS,
  'max-age': SECONDS,
  'ageing-time': SECONDS,
  'vlan-protocol': numbers('u16', [0x0081, 0xa888, 0x8100, 0]),
  'group-addr': bytes(['0180c2000000', '0180c2000001', '0180c2000004', '0180c200000e', '010203040506', '0180c2']),
  'multi-boolopt': bytes(['0100000001000000', '0000000001000000', '0100000000000000', 'ffffffffffffffff', '01000000']),
  'mcast-last-member-intvl': INTERVAL,
  'mcast-membership-intvl': INTERVAL,
  'mcast-querier-intvl': INTERVAL,
  'mcast-query-intvl': INTERVAL,
  'mcast-query-response-intvl': INTERVAL,
  'mcast-startup-query-intvl': INTERVAL,
};

const PORT_DRAWS: Draws = {
  state: numbers('u8', [0, 1, 2, 3, 4, 5]),
  priority: numbers('u16', [0, 1, 32, 63, 64, 0xffff]),
  cost: numbers('u32', [0, 1, 2, 100, 65535, 65536]),
  'backup-port': index,
};

const MACVLAN_DRAWS: Draws = {
  mode: numbers('u32', [0, 1, 2, 4, 4, 8, 16, 16, 3, 32]),
  flags: numbers('u16', [0, 1, 2, 3, 4]),
  'macaddr-mode': numbers('u32', [0, 1, 2, 3, 4]),
  macaddr: mac,
  'macaddr-data': (random) =>
    Buffer.concat(Array.from({ length: random.below(3) }, () => attribute(random.pick([4, 4, 4, 1]), mac(random)))),
};

const VXLAN_DRAWS: Draws = {
  id: numbers('u32', [0, 1, 2, 3, 0xffffff, 0x1000000]),
  link: index,
  group: isIpv4,
  local: isIpv4,
  group6: isIpv6,
  local6: isIpv6,
  port: numbers('u16', [0, 0xb512, 0x1821, 0x0100]),
  'port-range': bytes(['00010002', '02000100', '00000000', '0001']),
  df: numbers('u8', [0, 1, 2, 3]),
  label: numbers('u32', [0, 0x01000000, 0x0100ff00, 0x00100000, -1]),
  localbypass: flag,
  'reserved-bits': bytes([
    '0000000000000000',
    'ff00000000000000',
    '00000000000000ff',
    'ffffffffffffffff',
    '08000000ffffff00',
  ]),
};

/** What a bridge keeps of a port. */
export const port = nest(PORT, PORT_DRAWS, 3);

/** The data of the kinds that have some, but for veth, whose other end is a link. */
export const KIND_DATA: Record<string, Draw> = {
  bridge: nest(BRIDGE, BRIDGE_DRAWS, 4),
  macvlan: nest(MACVLAN, MACVLAN_DRAWS, 3),
  macvtap: nest(MACVLAN, MACVLAN_DRAWS, 2),
  vxlan: (random) =>
    Buffer.concat([
      random.below(8) === 0 ? Buffer.alloc(0) : named(random, VXLAN, 'id', VXLAN_DRAWS),
      nest(VXLAN, VXLAN_DRAWS, 3)(random),
    ]),
  ifb: () => Buffer.alloc(0),
};
