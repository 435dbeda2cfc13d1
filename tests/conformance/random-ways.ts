/**
 * Random requests about what chooses ways for packets: next hops that are objects and groups of them, rules, the way that a packet would go, and
 * which of many routes a dump is to have. Of resilient groups the buckets are as good as idle at once, or never.
 */
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import type { Draw, Draws, Scene } from './random-attributes.js';
import { attributes, bytes, named, numbers, set, texts } from './random-attributes.js';
import { FAMILIES, type Family, GATEWAYS, LENGTHS, NETWORKS, ROUTE, whole } from './random-routes.js';
import { APPEND, CREATE, DUMP, EXCL, REPLACE } from './random-values.js';
import { index, nest, type Request, requestFlags } from './random-values.js';

const { NEWNEXTHOP, DELNEXTHOP, GETNEXTHOP, GETNEXTHOPBUCKET } = MESSAGES;
const { NEWRULE, DELRULE, GETRULE, GETROUTE } = MESSAGES;
const NEXTHOP = set('rt-nexthop', 'nexthop-attrs');
const TABLE = set('rt-nexthop', 'res-group-attrs');
const BUCKET = set('rt-nexthop', 'res-bucket-attrs');
const RULE = set('rt-rule', 'fib-rule-attrs');
const ONLINK = 4;

const id = numbers('u32', [1, 1, 2, 2, 3, 3, 4, 5, 6, 0, 99]);

/** Its members: who, weight less one, and what is reserved. */
const group: Draw = (random) =>
  Buffer.concat(
    Array.from({ length: 1 + random.below(3) }, () =>
      data([
        { u32: random.pick([1, 1, 2, 2, 3, 4, 9]) },
        { u8: random.pick([0, 0, 1, 2, 255]) },
        { u8: random.pick([0, 0, 0, 0, 0, 0, 1]) },
        { u16: random.below(30) === 0 ? 1 : 0 },
      ]),
    ),
  );

const ofTable: Draws = {
  buckets: numbers('u16', [1, 2, 4, 8, 0]),
  'idle-timer': numbers('u32', [0, 100000]),
  'unbalanced-timer': numbers('u32', [0, 100000]),
};

function nexthopDraws(family: Family): Draws {
  return {
    id,
    oif: index,
    master: index,
    gateway: bytes(GATEWAYS[family]),
    group,
    'group-type': numbers('u16', [0, 0, 1, 1, 2]),
    'res-group': nest(TABLE, ofTable, 2),
    'res-bucket': nest(BUCKET, { index: numbers('u16', [0, 1, 3, 7, 8]), 'nh-id': id }, 1),
    'encap-type': numbers('u16', [0, 1, 11]),
    'op-flags': numbers('u32', [0, 1, 2, 4]),
    'hw-stats-enable': numbers('u32', [0, 1, 2]),
  };
}

function nexthop(random: Scene): Request {
  const isGroup = random.below(3) === 0;
  const family = random.pick(FAMILIES);
  const way = isGroup
    ? random.pick([
        ['group'],
        ['group'],
        ['group', 'group-type'],
        ['group', 'group-type', 'res-group'],
        ['group', 'fdb'],
      ])
    : random.pick([
        ['oif'],
        ['oif', 'gateway'],
        ['oif', 'gateway'],
        ['oif', 'gateway'],
        ['blackhole'],
        ['gateway', 'fdb'],
      ]);
  const own = random.below(12) === 0 ? [] : ['id'];
  const known = nexthopDraws(family);
  return {
    type: NEWNEXTHOP,
    flags: requestFlags(random, [
      CREATE | EXCL,
      CREATE | EXCL,
      CREATE,
      CREATE | REPLACE,
      CREATE | REPLACE,
      REPLACE,
      APPEND,
      0,
    ]),
    body: Buffer.concat([
      data([
        { u8: isGroup && random.below(20) !== 0 ? 0 : random.below(30) === 0 ? 7 : family },
        { u8: random.below(60) === 0 ? 1 : 0 },
        { u8: random.pick([0, 4, 16]) },
        { u8: 0 },
        { u32: isGroup ? 0 : random.pick([0, 0, 0, 0, ONLINK, 1]) },
      ]),
      ...[...own, ...way].map((one) => named(random, NEXTHOP, one, known)),
      random.below(12) === 0 ? attributes(random, NEXTHOP, known, 1) : Buffer.alloc(0),
    ]),
  };
}

/** One of a type, with no more than a header. */
function aboutNexthops(
  type: number,
  likely: readonly number[],
  choices: readonly (readonly string[])[],
): (random: Scene) => Request {
  return (random) => {
    const known = nexthopDraws(random.pick(FAMILIES));
    const family = random.below(10) === 0 ? random.pick(FAMILIES) : 0;
    return {
      type,
      flags: requestFlags(random, likely),
      body: Buffer.concat([
        data([{ u8: family }, { fill: { byte: 0, times: 7 } }]),
        ...random.pick(choices).map((one) => named(random, NEXTHOP, one, known)),
      ]),
    };
  };
}

const removeNexthop = aboutNexthops(DELNEXTHOP, [0], [['id'], ['id'], ['id'], ['id'], []]);
const getNexthop = aboutNexthops(GETNEXTHOP, [0], [['id'], ['id'], ['id'], ['id', 'op-flags'], []]);
const dumpNexthops = aboutNexthops(
  GETNEXTHOP,
  [DUMP],
  [[], [], ['oif'], ['groups'], ['master'], ['fdb'], ['op-flags'], ['id']],
);
const getBucket = aboutNexthops(GETNEXTHOPBUCKET, [0], [['id', 'res-bucket'], ['id', 'res-bucket'], ['id']]);
const dumpBuckets = aboutNexthops(GETNEXTHOPBUCKET, [DUMP], [[], ['id'], ['oif'], ['res-bucket']]);

function ruleDraws(family: Family): Draws {
  const host = bytes([...GATEWAYS[family], ...NETWORKS[family].map((one) => whole(family, one))]);
  return {
    dst: host,
    src: host,
    iifname: texts(['lo', 'v0', 'v1', 'none']),
    oifname: texts(['lo', 'v0', 'v1', 'none']),
    goto: numbers('u32', [10, 20, 30, 0, 32766]),
    priority: numbers('u32', [0, 1, 10, 10, 20, 30, 32766, -1]),
    fwmark: numbers('u32', [0, 1, 2]),
    fwmask: numbers('u32', [0, 1, 0xff, -1]),
    flow: numbers('u32', [0, 1]),
    'suppress-prefixlen': numbers('u32', [0, 24, 64, -1]),
    'suppress-ifgroup': numbers('u32', [0, 1, -1]),
    table: numbers('u32', [0, 100, 254, 255, 300]),
    l3mdev: numbers('u8', [0, 1, 1, 2]),
    'tun-id': numbers('u64', [0, 1]),
    'uid-range': (random) => data([{ u32: random.pick([0, 1000]) }, { u32: random.pick([0, 1000, 2000, -1]) }]),
    protocol: numbers('u8', [0, 3, 4]),
    'ip-proto': numbers('u8', [0, 1, 6, 17, 58]),
    'sport-range': range,
    'dport-range': range,
    'sport-mask': numbers('u16', [0, 0xffff, 0xff]),
    'dport-mask': numbers('u16', [0, 0xffff, 0xff]),
    dscp: numbers('u8', [0, 4, 63, 64]),
    'dscp-mask': numbers('u8', [0, 4, 63, 64]),
  };
}

const range: Draw = (random) => data([{ u16: random.pick([0, 1, 80]) }, { u16: random.pick([0, 80, 80, 90, 65535]) }]);

function rule(random: Scene): Request {
  const family = random.pick(FAMILIES);
  const known = ruleDraws(family);
  const type = random.pick([NEWRULE, NEWRULE, DELRULE]);
  const own = random.below(4) === 0 ? [] : ['priority'];
  const more = random.pick([
    [],
    ['table'],
    ['table'],
    ['fwmark'],
    ['fwmark', 'fwmask'],
    ['src'],
    ['dst'],
    ['iifname'],
    ['goto'],
  ]);
  const length = (name: string): number => (more.includes(name) ? random.pick(LENGTHS[family]) : 0);
  return {
    type,
    flags: requestFlags(random, type === DELRULE ? [0] : [CREATE | EXCL, CREATE | EXCL, CREATE, CREATE | REPLACE, 0]),
    body: Buffer.concat([
      data([
        { u8: family },
        { u8: length('dst') },
        { u8: length('src') },
        { u8: random.pick([0, 0, 0, 0, 0, 4, 0x10, 1]) },
        { u8: random.pick([0, 100, 254, 254]) },
        { u16: 0 },
        { u8: more.includes('goto') ? 2 : random.pick([1, 1, 1, 1, 0, 3, 6, 7, 8, 9]) },
        { u32: random.pick([0, 0, 0, 0, 2, 16]) },
      ]),
      ...[...own, ...more].map((one) => named(random, RULE, one, known)),
      random.below(4) === 0 ? attributes(random, RULE, known, 2) : Buffer.alloc(0),
    ]),
  };
}

function dumpRules(random: Scene): Request {
  const family = random.pick([...FAMILIES, 0]);
  const spoilt = random.below(10) === 0 ? random.below(12) : 0;
  return {
    type: GETRULE,
    flags: requestFlags(random, [DUMP]),
    body: data([{ u8: family }, { fill: { byte: 0, times: 11 } }]).fill(1, spoilt, spoilt === 0 ? 0 : spoilt + 1),
  };
}

/** RTM_F_LOOKUP_TABLE and FIB_MATCH. */
const WANTED = [0, 0, 0x1000, 0x2000, 0x2000, 0x3000];

function way(random: Scene): Request {
  const family = random.pick(FAMILIES);
  const host = bytes([
    ...GATEWAYS[family],
    ...NETWORKS[family].map((one) => whole(family, one)),
    ...(family === 2
      ? ['0a020005', '0a000101', '08080808', 'ffffffff']
      : ['20010db8000100000000000000000005', 'ff02'.padEnd(31, '0') + '1']),
  ]);
  const known: Draws = {
    dst: host,
    src: host,
    iif: index,
    oif: index,
    mark: numbers('u32', [0, 1, 2]),
    uid: numbers('u32', [0, 1000]),
    sport: numbers('u16', [0, 0x5000]),
    dport: numbers('u16', [0, 0x5000]),
    'ip-proto': numbers('u8', [0, 1, 6, 17, 58]),
  };
  const more = random.pick([
    [],
    [],
    ['oif'],
    ['oif'],
    ['src'],
    ['src', 'oif'],
    ['iif'],
    ['src', 'iif'],
    ['mark'],
    ['uid'],
  ]);
  const bits = whole(family, '0a000001').length * 4;
  return {
    type: GETROUTE,
    flags: requestFlags(random, [0]),
    body: Buffer.concat([
      data([
        { u8: family },
        { u8: random.below(12) === 0 ? 0 : bits },
        { u8: more.includes('src') && random.below(12) !== 0 ? bits : 0 },
        { u8: random.pick([0, 0, 0, 0, 4, 0x10]) },
        { u8: random.below(40) === 0 ? 254 : 0 },
        { fill: { byte: 0, times: 3 } },
        { u32: random.pick(WANTED) },
      ]),
      random.below(20) === 0 ? Buffer.alloc(0) : named(random, ROUTE, 'dst', known),
      ...more.map((one) => named(random, ROUTE, one, known)),
      random.below(6) === 0 ? attributes(random, ROUTE, known, 1) : Buffer.alloc(0),
    ]),
  };
}

/** Routes of a table, of a protocol or over a link; only who checks strictly is told no others. */
function dumpRoutes(random: Scene): Request {
  const family = random.pick(FAMILIES);
  const known: Draws = { oif: index, table: numbers('u32', [0, 100, 254, 255, 300]) };
  return {
    type: GETROUTE,
    flags: requestFlags(random, [DUMP]),
    body: Buffer.concat([
      data([
        { u8: random.below(10) === 0 ? 0 : family },
        { u8: random.below(20) === 0 ? 8 : 0 },
        { u8: 0 },
        { u8: 0 },
        { u8: random.pick([0, 0, 0, 254, 255, 100]) },
        { u8: random.pick([0, 0, 2, 4]) },
        { u8: 0 },
        { u8: random.pick([0, 0, 0, 1, 2, 7]) },
        { u32: random.pick([0, 0, 0, 0x200, 0x1000]) },
      ]),
      ...random.pick([[], [], ['oif'], ['table']]).map((one) => named(random, ROUTE, one, known)),
      random.below(20) === 0 ? attributes(random, ROUTE, known, 1) : Buffer.alloc(0),
    ]),
  };
}

/** Requests about what chooses ways, each as often as it stands here. */
export const WAY_REQUESTS: readonly ((random: Scene) => Request)[] = [
  nexthop,
  nexthop,
  nexthop,
  removeNexthop,
  getNexthop,
  dumpNexthops,
  getBucket,
  dumpBuckets,
  rule,
  rule,
  dumpRules,
  way,
  way,
  way,
  way,
  dumpRoutes,
  dumpRoutes,
];
