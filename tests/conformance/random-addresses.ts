/** Random requests about addresses of links and what else hangs on links: memberships, settings, counters, ids of namespaces. */
import { data } from './bytes.js';
import type { Draws, Scene } from './random-attributes.js';
import { attribute, attributes, bytes, named, numbers, set, texts } from './random-attributes.js';
import { NAMESPACES } from './random-links.js';
import { hasLifetimes, hasLoopback6 } from './random-judge.js';
import { CREATE, DUMP, EXCL, INET, INET6, REPLACE } from './random-values.js';
import { index, INDEXES, LINK_NAMES, place, type Request, requestFlags } from './random-values.js';
import { MESSAGES } from './names.js';

const { GETMULTICAST, GETANYCAST, GETNETCONF, NEWNSID, GETNSID, GETSTATS, SETSTATS } = MESSAGES;
const LOOPBACK = 1;
const ADDRESS = set('rt-addr', 'addr-attrs');
const NETCONF = set('rt-netconf', 'netconf-attrs');
const NETNS = set('rt-netns', 'netns-attrs');

const IPV4 = [
  '0a000001',
  '0a000001',
  '0a000002',
  '0a000003',
  '0a000101',
  'c0a80101',
  '7f000001',
  '7f000002',
  'a9fe0001',
];
const BAD_IPV4 = ['0a0000ff', '0a000000', '00000000', 'ffffffff', 'e0000001', '0a00', '0a00000100000000', 'f0000001'];
const network = (last: string): string => `20010db800000000${last.padStart(16, '0')}`;
const IPV6 = [
  network('1'),
  network('1'),
  network('2'),
  network('10001'),
  'fe80000000000000000000000000a001',
  'fd00'.padEnd(31, '0') + '1',
];
const BAD_IPV6 = [
  '00'.repeat(16),
  '00'.repeat(15) + '01',
  'ff02'.padEnd(31, '0') + '1',
  'ff0e'.padEnd(31, '0') + '5',
  'ff'.repeat(16),
  '20010db8',
  '00000000000000000000ffff0a000001',
  '000000000000000000000000' + '0a000001',
];

/** None that ends while a sequence is played. */
const LIFETIMES = hasLifetimes
  ? [0xffffffff, 0xffffffff, 0, 5000, 10_000, 100_000, 0x7fffffff, 0x80000000]
  : [0xffffffff, 0xffffffff, 0];
const FLAGS = [0, 0, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x200, 0x400, 0x800, 0x01, 0x202, -1];
const SCOPES = [0, 0, 0, 0, 253, 254, 200, 255, 1];

function draws(family: number): Draws {
  const isFour = family === INET;
  const address = (random: Scene): Buffer =>
    bytes(random.below(25) === 0 ? (isFour ? BAD_IPV4 : BAD_IPV6) : isFour ? IPV4 : IPV6)(random);
  return {
    address,
    local: address,
    broadcast: bytes([...IPV4, '0a0000ff', '0a0000ff', '00000000', 'ffffffff', '0a00']),
    anycast: address,
    multicast: address,
    label: texts([
      ...LINK_NAMES.slice(0, 5),
      'v0:1',
      'lo:a',
      'v1:label',
      'nosuch',
      '',
      'of-sixteen-bytes',
      'v0:of-15-bytes',
    ]),
    cacheinfo: (random) =>
      data([{ u32: random.pick(LIFETIMES) }, { u32: random.pick(LIFETIMES) }, { u32: random.below(2) }, { u32: 0 }]),
    flags: numbers('u32', FLAGS),
    'rt-priority': numbers('u32', [0, 1, 100, 256, 1024, -1]),
    'target-netnsid': numbers('u32', [0, 1, 5, -1]),
    proto: numbers('u8', [0, 1, 2, 3, 4, 200, 255]),
  };
}

function header(random: Scene, family: number, at: number): Buffer {
  const prefixlen = random.pick(
    family === INET
      ? [24, 24, 24, 24, 24, 32, 32, 8, 31, 30, 0, 33, 16]
      : [64, 64, 64, 64, 64, 128, 128, 127, 10, 0, 129, 48],
  );
  const flags = random.below(8) === 0 ? random.pick(FLAGS) & 0xff : 0;
  return data({ ifaddr: { family, prefixlen, flags, scope: random.pick(SCOPES), index: at } });
}

function family(random: Scene): number {
  return random.below(25) === 0 ? random.pick([0, 7, 17, 255]) : random.pick([INET, INET6]);
}

/** A new address, one that is changed, or one that goes. */
function changed(random: Scene, type: number, flags: readonly number[]): Request {
  const of = family(random);
  const known = draws(of);
  const drawn = place(random);
  const at = of === INET6 && drawn === LOOPBACK && !hasLoopback6 ? LOOPBACK + 1 : drawn;
  const own = random.pick([
    ['local'],
    ['local'],
    ['local'],
    ['local', 'address'],
    ['local', 'address'],
    of === INET6 || random.below(6) === 0 ? ['address'] : ['local'],
    random.below(6) === 0 ? [] : ['local'],
  ]);
  const more = random.pick([
    [],
    [],
    [],
    ['broadcast'],
    ['label'],
    ['flags'],
    ['cacheinfo'],
    ['rt-priority'],
    ['proto'],
    ['broadcast', 'label'],
    ['flags', 'cacheinfo'],
  ]);
  return {
    type,
    flags: requestFlags(random, flags),
    body: Buffer.concat([
      header(random, of, at),
      ...[...own, ...more].map((one) => named(random, ADDRESS, one, known)),
      random.below(10) === 0 ? attributes(random, ADDRESS, known, 2) : Buffer.alloc(0),
    ]),
  };
}

function added(random: Scene): Request {
  return changed(random, MESSAGES.NEWADDR, [
    CREATE | EXCL,
    CREATE | EXCL,
    CREATE | EXCL,
    CREATE | REPLACE,
    CREATE | REPLACE,
    REPLACE,
    CREATE,
    EXCL,
    0,
    0x800,
  ]);
}

function deleted(random: Scene): Request {
  return changed(random, MESSAGES.DELADDR, [random.below(12) === 0 ? 0x200 : 0]);
}

function dumped(random: Scene): Request {
  const of = random.pick([0, INET, INET, INET6, INET6, 7, 255]);
  const at = random.below(3) === 0 ? random.pick(INDEXES) : 0;
  return {
    type: MESSAGES.GETADDR,
    flags: requestFlags(random, [DUMP, DUMP, DUMP, DUMP, 0x100]),
    body: Buffer.concat([
      random.below(8) === 0
        ? data({ u8: of })
        : data({ ifaddr: { family: of, index: at, ...(random.below(10) === 0 && { prefixlen: 1 }) } }),
      random.below(8) === 0 ? attributes(random, ADDRESS, draws(of), 1) : Buffer.alloc(0),
    ]),
  };
}

function asked(random: Scene): Request {
  const of = random.below(8) === 0 ? family(random) : INET6;
  const own = random.pick([['address'], ['local'], ['address'], ['local', 'address'], []]);
  return {
    type: MESSAGES.GETADDR,
    flags: requestFlags(random, [0]),
    body: Buffer.concat([
      data({ ifaddr: { family: of, index: random.below(2) === 0 ? 0 : place(random) } }),
      ...own.map((one) => named(random, ADDRESS, one, draws(of))),
    ]),
  };
}

function memberships(random: Scene): Request {
  return {
    type: random.pick([GETMULTICAST, GETMULTICAST, GETANYCAST]),
    flags: requestFlags(random, [DUMP, DUMP, DUMP, 0]),
    body:
      random.below(8) === 0
        ? data({ u8: random.pick([INET, INET6]) })
        : data({
            ifaddr: {
              family: random.pick([INET, INET6, INET6, 0, 255]),
              index: random.below(3) === 0 ? random.pick(INDEXES) : 0,
            },
          }),
  };
}

function settings(random: Scene): Request {
  const isDump = random.below(3) === 0;
  const at = numbers('u32', [...INDEXES, -1, -2, -3, 99]);
  return {
    type: GETNETCONF,
    flags: requestFlags(random, [isDump ? DUMP : 0]),
    body: Buffer.concat([
      random.below(8) === 0
        ? data({ ifinfo: { family: INET } })
        : data([
            { u8: random.pick([INET, INET6, INET, INET6, 0, 255]) },
            { fill: { byte: 0, times: random.pick([3, 3, 3, 0]) } },
          ]),
      isDump ? Buffer.alloc(0) : named(random, NETCONF, 'ifindex', { ifindex: at }),
      random.below(10) === 0 ? attributes(random, NETCONF, {}, 1) : Buffer.alloc(0),
    ]),
  };
}

const NETNS_DRAWS: Draws = {
  nsid: numbers('u32', [0, 1, 2, 5, 100, -1, -2]),
  pid: numbers('u32', [1, 2, 2, 99, 0]),
  fd: numbers('u32', NAMESPACES),
  'target-nsid': numbers('u32', [0, 1, 5, -1]),
};

function ids(random: Scene): Request {
  const type = random.pick([NEWNSID, GETNSID, GETNSID]);
  return {
    type,
    flags: requestFlags(random, type === GETNSID ? [0, 0, DUMP, DUMP] : [0, CREATE]),
    body: Buffer.concat([
      data([{ u8: 0 }, { fill: { byte: 0, times: 3 } }]),
      attributes(random, NETNS, NETNS_DRAWS, 2),
    ]),
  };
}

function counters(random: Scene): Request {
  const type = random.below(12) === 0 ? SETSTATS : GETSTATS;
  const mask = random.pick([0, 1, 1, 2, 4, 8, 16, 31, 32, -1]);
  return {
    type,
    flags: requestFlags(random, [0, 0, 0, DUMP]),
    body: Buffer.concat([
      data([{ u32: random.below(20) === 0 ? 1 : 0 }, { hex: index(random).toString('hex') }, { u32: mask }]),
      random.below(6) === 0
        ? attribute(
            random.pick([1, 2, 3]),
            random.pick([data({ 4: { u32: random.pick([0, 1, 2, 7]) } }), data({ u8: 1 })]),
          )
        : Buffer.alloc(0),
    ]),
  };
}

/** Requests about addresses and the rest, each as often as it stands here. */
export const ADDRESS_REQUESTS: readonly ((random: Scene) => Request)[] = [
  added,
  added,
  added,
  added,
  added,
  added,
  deleted,
  deleted,
  deleted,
  dumped,
  dumped,
  asked,
  memberships,
  settings,
  ids,
  counters,
];
