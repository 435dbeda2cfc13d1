/**
 * Random requests about what leads over links: routes of either family and neighbours. Left out is what Linux does with packets of its own:
 * neighbours that it looks for change with time. What routes lead to, and which are chosen, is drawn by random-ways.ts.
 */
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import { attributes, bytes, type Draw, type Draws, named, numbers, type Scene, set } from './random-attributes.js';
import { APPEND, CREATE, EXCL, INET, INET6, REPLACE } from './random-values.js';
import { index, mac, place, type Request, requestFlags } from './random-values.js';

const { NEWROUTE, DELROUTE, NEWNEIGH, DELNEIGH, GETNEIGH } = MESSAGES;
const METRICS = set('rt-route', 'metrics');
const NEIGHBOUR = set('rt-neigh', 'neighbour-attrs');

export const NETWORKS = {
  [INET]: ['0a020000', '0a020100', 'c0a80100', '00000000', 'e0000000'],
  [INET6]: ['20010db800010000', 'fd01000000000000', 'fe80000000000000', '0000000000000000'],
};
export const LENGTHS = { [INET]: [24, 24, 16, 32, 0, 8, 33], [INET6]: [64, 64, 48, 128, 0, 10, 129] };
export const GATEWAYS = {
  [INET]: ['0a000001', '0a000002', '0a000009', 'c0a80102', '7f000001', '00000000'],
  [INET6]: ['20010db8000000000000000000000009', 'fe800000000000000000000000000009', 'fd000000000000000000000000000002'],
};

/** Those that random-addresses.ts gives to links, and others of this machine. */
const OWN = {
  [INET]: ['0a000001', '0a000101', '7f000001'],
  [INET6]: ['20010db8000000000000000000000001', 'fe800000000000000000000000000001', '0'.repeat(31) + '1'],
};

export type Family = 2 | 10;
export const FAMILIES: readonly Family[] = [INET, INET6];
export const ROUTE = set('rt-route', 'route-attrs');

export function whole(family: Family, hex: string): string {
  return family === INET ? hex : hex.padEnd(32, '0');
}

function draws(family: Family): Draws {
  const networks = NETWORKS[family].map((one) => whole(family, one));
  const host = bytes([...GATEWAYS[family], ...OWN[family], ...networks]);
  return {
    dst: bytes(networks),
    src: host,
    gateway: bytes([...GATEWAYS[family], ...GATEWAYS[family], ...OWN[family]]),
    prefsrc: host,
    oif: index,
    iif: index,
    priority: numbers('u32', [0, 1, 100, 100, 256, 1024, -1]),
    table: numbers('u32', [0, 100, 254, 255, 253, 300]),
    metrics: metrics,
    pref: numbers('u8', [0, 1, 3, 2]),
    via: (random) =>
      data([{ u16: random.pick([INET, INET6]) }, { hex: random.pick(GATEWAYS[random.pick([INET, INET6])]) }]),
    multipath: (random) => Buffer.concat(Array.from({ length: 1 + random.below(5) }, () => hop(random, family))),
    'nh-id': numbers('u32', [1, 1, 2, 2, 3, 4, 0, 9]),
    expires: numbers('u32', [0, 100, 1000, 0xffffffff]),
    flow: numbers('u32', [0, 1, 0x10002]),
    'encap-type': numbers('u16', [0, 1, 3, 10, 11]),
  };
}

const metrics: Draw = (random) =>
  attributes(
    random,
    METRICS,
    {
      mtu: numbers('u32', [0, 1280, 1500, -1]),
      'cc-algo': bytes(['72656e6f00', '637562696300', '726e6f00', '72656e6f']),
      features: numbers('u32', [0, 1, 4, 8, 0x1f, 0x20]),
      hoplimit: numbers('u32', [0, 1, 255, 256]),
      lock: numbers('u32', [0, 4, 0x1ffff, -1]),
    },
    3,
  );

function hop(random: Scene, family: Family): Buffer {
  const own = random.pick([
    ['gateway'],
    ['gateway'],
    ['gateway'],
    [],
    [],
    ['via'],
    ['gateway', 'flow'],
    ['encap-type'],
  ]);
  const inner = Buffer.concat(own.map((one) => named(random, ROUTE, one, draws(family))));
  return data([
    { u16: 8 + inner.length },
    { u8: random.pick([0, 0, 0, 0, 4, 1]) },
    { u8: random.pick([0, 0, 1, 2, 255]) },
    { u32: random.below(6) === 0 ? 0 : place(random) },
    { hex: inner.toString('hex') },
  ]);
}

function route(random: Scene): Request {
  const family = random.pick<Family>([INET, INET6]);
  const type = random.pick([NEWROUTE, NEWROUTE, NEWROUTE, DELROUTE]);
  const length = random.pick(LENGTHS[family]);
  const known = draws(family);
  const own = length === 0 ? [] : ['dst'];
  const ways = random.pick([
    ['oif'],
    ['oif'],
    ['oif', 'gateway'],
    ['oif', 'gateway'],
    ['gateway'],
    ['multipath'],
    [],
    ['oif', 'via'],
    ['nh-id'],
  ]);
  const more = random.pick([
    [],
    [],
    [],
    ['priority'],
    ['priority'],
    ['table'],
    ['prefsrc'],
    ['metrics'],
    ['pref'],
    ['src'],
    ['nh-id'],
    ['expires'],
    ['flow'],
    ['encap-type'],
    ['priority', 'metrics'],
    ['priority', 'pref', 'expires'],
    ['oif', 'gateway'],
  ]);
  const scope = family === INET ? random.pick([0, 0, 253, 253, 254, 255]) : 0;
  return {
    type,
    flags: requestFlags(
      random,
      type === DELROUTE ? [0] : [CREATE | EXCL, CREATE | EXCL, CREATE, CREATE | REPLACE, CREATE | APPEND, REPLACE, 0],
    ),
    body: Buffer.concat([
      data([
        { u8: family },
        { u8: length },
        { u8: random.below(30) === 0 ? 8 : 0 },
        { u8: random.pick([0, 0, 0, 0, 4, 0x10]) },
        { u8: random.pick([254, 254, 254, 255, 100, 0]) },
        { u8: random.pick([3, 4, 4, 2, 16]) },
        { u8: scope },
        { u8: random.pick([1, 1, 1, 1, 1, 1, 1, 6, 7, 8, 9, 2, 3, 4, 0]) },
        { u32: random.pick([0, 0, 0, 4, 0x1000]) },
      ]),
      ...[...own, ...ways, ...more].map((one) => named(random, ROUTE, one, known)),
      random.below(15) === 0 ? attributes(random, ROUTE, known, 1) : Buffer.alloc(0),
    ]),
  };
}

/** NUD_PERMANENT, NOARP, STALE, REACHABLE: those that stay what they are, or do so for longer than a sequence takes. */
const STATES = [0x80, 0x80, 0x80, 0x40, 4, 2, 0];

/** NTF_PROXY. */
const PROXY = 8;

function neighbour(random: Scene): Request {
  const family = random.pick<Family>([INET, INET6]);
  const type = random.pick([NEWNEIGH, NEWNEIGH, NEWNEIGH, DELNEIGH, GETNEIGH]);
  const known: Draws = {
    dst: bytes([...GATEWAYS[family], family === INET ? 'e0000001' : 'ff02'.padEnd(31, '0') + '1']),
    lladdr: mac,
    protocol: numbers('u8', [0, 3, 4]),
  };
  const flags = requestFlags(random, type === NEWNEIGH ? [CREATE | EXCL, CREATE, CREATE | REPLACE, REPLACE, 0] : [0]);
  const link = place(random);
  const state = type === NEWNEIGH ? random.pick(STATES) : 0;
  const more = type === GETNEIGH ? 0 : random.pick([0, 0, 0, PROXY, 0x10, 0x80]);
  return {
    type,
    flags,
    body: Buffer.concat([
      data([
        { u8: family },
        { fill: { byte: 0, times: 3 } },
        { u32: link },
        { u16: state },
        // Linux keeps a proxy without a link when its namespace goes, and shows it to one that comes to lie where that lay.
        { u8: link === 0 && more === PROXY ? 0 : more },
        { u8: 0 },
      ]),
      named(random, NEIGHBOUR, 'dst', known),
      ...(type === NEWNEIGH && random.below(6) !== 0 ? [named(random, NEIGHBOUR, 'lladdr', known)] : []),
      ...(random.below(6) === 0 ? [named(random, NEIGHBOUR, 'protocol', known)] : []),
    ]),
  };
}

/** Requests about routes and neighbours, each as often as it stands here. */
export const ROUTE_REQUESTS: readonly ((random: Scene) => Request)[] = [route, route, route, neighbour];
