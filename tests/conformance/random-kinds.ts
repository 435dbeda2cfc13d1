/** What the kinds of link are told of themselves and of their ports: IFLA_INFO_DATA and IFLA_INFO_SLAVE_DATA. */
import { data } from './bytes.js';
import { attribute, bytes, type Draw, type Draws, named, numbers, type Scene, set } from './random-attributes.js';
import { hasPlainBridges } from './random-judge.js';
import { flag, index, isIpv4, isIpv6, mac, nest } from './random-values.js';

const SECONDS = numbers('u32', [0, 1, 99, 100, 199, 200, 300, 1000, 1001, 1500, 3000, 3001, 4000, 4001, 30000, -1]);
const INTERVAL = numbers('u64', [0, 1, 99, 100, 1000, 10000, 12500, 26000, 0x7fffffff]);

const BRIDGE = set('rt-link', 'linkinfo-bridge-attrs');
const PORT = set('rt-link', 'linkinfo-brport-attrs');
const MACVLAN = set('rt-link', 'linkinfo-macvlan-attrs');
const VXLAN = set('rt-link', 'linkinfo-vxlan-attrs');
const VLAN = set('rt-link', 'linkinfo-vlan-attrs');
const BOND = set('rt-link', 'linkinfo-bond-attrs');
const BOND_PORT = set('rt-link', 'bond-slave-attrs');
const VRF = set('rt-link', 'linkinfo-vrf-attrs');

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

const VLAN_DRAWS: Draws = {
  id: numbers('u16', [1, 1, 2, 3, 0, 4094, 4095, 4096]),
  // Flags and the mask of those that are meant; not BRIDGE_BINDING, which is for bridges that filter.
  flags: bytes([
    '0100000001000000',
    '0000000001000000',
    '0200000002000000',
    '0400000004000000',
    '0c0000000f000000',
    '2000000020000000',
    '01',
  ]),
  protocol: numbers('u16', [0x0081, 0x0081, 0x0081, 0xa888, 0x8100, 0]),
  'ingress-qos': mappings,
  'egress-qos': mappings,
};

function mappings(random: Scene): Buffer {
  const one = (): Buffer => data([{ u32: random.pick([0, 1, 7, 8, 17, -1]) }, { u32: random.pick([0, 1, 7, 8, -1]) }]);
  return Buffer.concat(Array.from({ length: random.below(4) }, () => attribute(random.pick([1, 1, 1, 2]), one())));
}

/** What takes its time is left out: monitors, modes that need one, groups that are joined again. */
const BOND_DRAWS: Draws = {
  mode: numbers('u8', [0, 1, 1, 2, 3, 7, 255]),
  'active-slave': index,
  primary: index,
  miimon: numbers('u32', [0]),
  'arp-interval': numbers('u32', [0]),
  updelay: numbers('u32', [0, 100]),
  downdelay: numbers('u32', [0, 100]),
  'peer-notif-delay': numbers('u32', [0, 100]),
  'resend-igmp': numbers('u32', [0]),
  'arp-ip-target': targets(isIpv4),
  'ns-ip6-target': targets(isIpv6),
  'num-peer-notif': numbers('u8', [0, 1, 2, 255]),
  'fail-over-mac': numbers('u8', [0, 1, 2, 2, 3]),
  'ad-actor-system': mac,
  'ad-info': () => Buffer.alloc(0),
};

function targets(one: Draw): Draw {
  return (random) => Buffer.concat(Array.from({ length: random.below(3) }, (_, at) => attribute(at, one(random))));
}

const VRF_DRAWS: Draws = { table: numbers('u32', [10, 10, 11, 12, 254, 255, 253, 0, 1000, -1]) };

/** What a bond keeps of a port. */
export const bondPort = nest(
  BOND_PORT,
  { 'queue-id': numbers('u16', [0, 1, 1, 2, 16, 17]), prio: numbers('u32', [0, 1, 5, -1]) },
  2,
);

/** What a bridge keeps of a port. */
export const port = nest(PORT, PORT_DRAWS, 3);

/** The data of the kinds that have some, but for veth, whose other end is a link. */
export const KIND_DATA: Record<string, Draw> = {
  bridge: hasPlainBridges ? nest(BRIDGE, BRIDGE_DRAWS, 4) : () => Buffer.alloc(0),
  macvlan: nest(MACVLAN, MACVLAN_DRAWS, 3),
  macvtap: nest(MACVLAN, MACVLAN_DRAWS, 2),
  vxlan: (random) =>
    Buffer.concat([
      random.below(8) === 0 ? Buffer.alloc(0) : named(random, VXLAN, 'id', VXLAN_DRAWS),
      nest(VXLAN, VXLAN_DRAWS, 3)(random),
    ]),
  ifb: () => Buffer.alloc(0),
  dummy: () => Buffer.alloc(0),
  vlan: (random) =>
    Buffer.concat([
      random.below(12) === 0 ? Buffer.alloc(0) : named(random, VLAN, 'id', VLAN_DRAWS),
      nest(VLAN, VLAN_DRAWS, 2)(random),
    ]),
  // Whole: no group is to be joined again.
  bond: (random) => Buffer.concat([nest(BOND, BOND_DRAWS, 3)(random), attribute(15, data({ u32: 0 }))]),
  vrf: (random) => (random.below(12) === 0 ? Buffer.alloc(0) : named(random, VRF, 'table', VRF_DRAWS)),
};
