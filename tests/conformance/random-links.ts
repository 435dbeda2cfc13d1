/**
 * Random requests about links: making those of every kind that the kernel underneath has, changing every attribute, deleting and asking by
 * every selector.
 *
 * Left out is what differs by nature: hardware addresses and numbers of queues are always given, as Linux draws the former and counts
 * processors for the latter; secrets that the kernel makes (ADDR_GEN_MODE random); descriptors that stand for something.
 */
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import type { Draw, Draws, Scene } from './random-attributes.js';
import { attribute, attributes, named, numbers, set, texts } from './random-attributes.js';
import { DESCRIPTORS } from './random-listeners.js';
import { kindNames } from './random-judge.js';
import { bondPort, KIND_DATA, port } from './random-kinds.js';
import {
  ADDRESSES,
  BAD_INDEXES,
  BRIDGE,
  CHANGES,
  CREATE,
  DUMP,
  EXCL,
  FLAGS,
  flag,
  freeName,
  index,
  INDEXES,
  isIpv6,
  mac,
  mtu,
  name,
  nest,
  place,
  type Request,
  requestFlags,
  size,
  UP,
} from './random-values.js';

const { NEWLINK, DELLINK, GETLINK, SETLINK } = MESSAGES;
const LINK = set('rt-link', 'link-attrs');
const INFO = set('rt-link', 'linkinfo-attrs');
const INET = set('rt-link', 'ifla-attrs');
const INET6 = set('rt-link', 'ifla6-attrs');
const REASON = set('rt-link', 'proto-down-reason-attrs');
const XDP = set('rt-link', 'xdp-attrs');
const VF = set('rt-link', 'vfinfo-attrs');
/** IFLA_AF_SPEC's, of which only two have something. */
const FAMILIES = { inet: 2, inet6: 10 };

/** Descriptors that stand for namespaces, and some that do not. */
export const NAMESPACES = [...Object.values(DESCRIPTORS), 100_000, -1];

const BITS = numbers('u32', [0, 1, 2, 0x11, 0x10, -1]);

/** What a link's own attributes are drawn from, in a request of a family. */
const LINK_DRAWS: Draws = {
  ifname: name,
  'alt-ifname': freeName,
  'prop-list': (random) =>
    Buffer.concat(
      Array.from({ length: random.below(3) }, () => named(random, LINK, 'alt-ifname', { 'alt-ifname': freeName })),
    ),
  address: mac,
  broadcast: mac,
  mtu,
  link: index,
  master: index,
  // None that Linux has no memory for.
  txqlen: numbers('u32', [0, 1, 500, 1000, -1]),
  group: numbers('u32', [0, 0, 1, 5, 5, -1]),
  operstate: numbers('u8', [0, 1, 2, 3, 4, 5, 6, 7]),
  linkmode: numbers('u8', [0, 1, 2, 3]),
  carrier: flag,
  'proto-down': flag,
  'proto-down-reason': nest(REASON, { mask: BITS, value: BITS }, 2),
  'net-ns-pid': numbers('u32', [1, 2, 2, 99, 0]),
  'net-ns-fd': numbers('u32', NAMESPACES),
  'target-netnsid': numbers('u32', [0, 1, 5, -1]),
  'link-netnsid': numbers('u32', [0, 1, 5, -1]),
  'new-ifindex': numbers('u32', [1, 2, 3, 5, 20, 77, 0, -1]),
  'num-tx-queues': numbers('u32', [1, 1, 1, 1, 2, 0, 4096, 4097, -1]),
  'num-rx-queues': numbers('u32', [1, 1, 1, 1, 2, 0, 4096, 4097, -1]),
  'gso-max-size': size,
  'gro-max-size': size,
  'gso-ipv4-max-size': size,
  'gro-ipv4-max-size': size,
  'gso-max-segs': numbers('u32', [0, 1, 100, 65535, 65536, -1]),
  ifalias: (random) =>
    data(
      random.pick([
        [],
        { text: 'an alias' },
        { string: 'another' },
        { fill: { byte: 97, times: random.pick([255, 256, 1]) } },
      ]),
    ),
  'ext-mask': numbers('u32', [0, 1, 2, 4, 8, 9, 0x10, 0x80, -1]),
  map: (random) => data({ fill: { byte: random.below(2), times: random.pick([32, 32, 28, 24]) } }),
  'af-spec': afSpec,
  protinfo: port,
  linkinfo: (random) => changedInfo(random),
  xdp,
  'vfinfo-list': (random) => attribute(random.pick([1, 1, 2]), nest(VF, {}, 2)(random)),
};

/** Of its own numbers alone: another may be a descriptor that is something. */
function xdp(random: Scene): Buffer {
  const none = numbers('u32', [-1, 100_000]);
  const one = (): Buffer => named(random, XDP, random.pick(XDP.attributes).name, { fd: none, 'expected-fd': none });
  return Buffer.concat(Array.from({ length: random.below(3) }, one));
}

function afSpec(random: Scene): Buffer {
  const inet = (): Buffer =>
    named(random, INET, 'conf', {
      conf: (one) =>
        Buffer.concat(
          Array.from({ length: one.below(3) }, () =>
            attribute(one.pick([1, 3, 4, 8, 31, 33, 34, 0]), numbers('u32', [0, 1, 2, -1])(one)),
          ),
        ),
    });
  const inet6 = (): Buffer =>
    attributes(random, INET6, { 'addr-gen-mode': numbers('u8', [0, 0, 1, 1, 2, 4]), token: isIpv6 }, 2);
  return random.pick([
    () => attribute(FAMILIES.inet, inet()),
    () => attribute(FAMILIES.inet6, inet6()),
    () => Buffer.concat([attribute(FAMILIES.inet, inet()), attribute(FAMILIES.inet6, inet6())]),
    () => attribute(random.pick([0, 1, BRIDGE, 17, 45, 99]), inet6()),
  ])();
}

function dataOf(of: string): Draw {
  return of === 'veth' ? peer : KIND_DATA[of]!;
}

function kind(random: Scene, text: string): Buffer {
  return named(random, INFO, 'kind', { kind: texts([text]) });
}

/** IFLA_LINKINFO of a change: that of a kind that it may have or not. */
function changedInfo(random: Scene): Buffer {
  const of = random.pick(kindNames().filter((one) => one !== 'veth' || random.below(3) === 0));
  const parts = [
    () => kind(random, random.below(12) === 0 ? 'nosuch' : of),
    () => named(random, INFO, 'data', { data: dataOf(of) }),
    () => named(random, INFO, 'slave-kind', { 'slave-kind': texts(['bridge', 'bridge', of, 'nosuch']) }),
    () => named(random, INFO, 'slave-data', { 'slave-data': of === 'bond' ? bondPort : port }),
  ];
  const which = random.pick([[0, 1], [0, 1], [0, 1], [0], [1], [2, 3], [2, 3], [3], [0, 1, 2, 3]]);
  return Buffer.concat(which.map((one) => parts[one]!()));
}

const QUEUES = ['num-tx-queues', 'num-rx-queues'] as const;

/** What every new link is given, that it be the same on each kernel. */
function given(random: Scene): Buffer {
  return Buffer.concat([
    data({ 1: { hex: random.pick(ADDRESSES) } }),
    ...QUEUES.map((one) => attribute(LINK.attributes.find((spec) => spec.name === one)!.value, data({ u32: 1 }))),
  ]);
}

/** Attributes of new links, a few. */
const CREATED = [
  'mtu',
  'mtu',
  'txqlen',
  'group',
  'link',
  'master',
  'ifalias',
  'broadcast',
  'net-ns-pid',
  'net-ns-fd',
  'new-ifindex',
  'operstate',
  'linkmode',
  'af-spec',
  'alt-ifname',
  'gso-max-size',
  'carrier',
  'proto-down',
  'target-netnsid',
  'link-netnsid',
  'address',
  ...QUEUES,
];

function created(random: Scene): Buffer {
  const names = Array.from({ length: random.pick([0, 0, 0, 0, 1, 1, 2]) }, () => random.pick(CREATED));
  return Buffer.concat(names.map((one) => named(random, LINK, one, LINK_DRAWS)));
}

function peer(random: Scene): Buffer {
  // Too short to be one: without, and with one that says nothing, the other end's address is random.
  if (random.below(30) === 0) return attribute(1, Buffer.alloc(random.below(16)));
  const header = data({
    ifinfo:
      random.below(6) === 0
        ? { flags: UP, change: random.below(2) }
        : random.below(8) === 0
          ? { index: random.pick(INDEXES) }
          : {},
  });
  random.highest += random.below(2);
  const itsName = random.below(5) === 0 ? Buffer.alloc(0) : named(random, LINK, 'ifname', { ifname: freeName });
  const elsewhere = random.below(5) === 0 ? named(random, LINK, 'net-ns-pid', LINK_DRAWS) : Buffer.alloc(0);
  return attribute(1, Buffer.concat([header, given(random), itsName, elsewhere, created(random)]));
}

function header(random: Scene, parts: { index?: number; flags?: number; change?: number } = {}): Buffer {
  const family = random.below(25) === 0 ? random.pick([2, 10, 10, BRIDGE, 17, 255]) : 0;
  return data({ ifinfo: { family: family, type: random.below(40) === 0 ? 1 : 0, ...parts } });
}

/** Kinds that are made on another link, that can't do without data, and whose address may become one that is drawn: IPv6 makes none of it. */
const ON_ANOTHER = ['macvlan', 'macvtap', 'vlan'];
const NEEDY = ['veth', 'vxlan', 'vlan', 'bond', 'vrf'];
const WITHOUT_LOCAL = ['bond', 'vlan'];

function made(random: Scene, of: string): Request {
  const lies = ON_ANOTHER.includes(of) || (of === 'vxlan' && random.below(3) === 0);
  random.highest += random.below(2);
  const isNeeded = NEEDY.includes(of) || random.below(2) === 0;
  const info = Buffer.concat([
    kind(random, random.below(30) === 0 ? 'nosuch' : of),
    // Always whole: what a spoiled one lacked would be random.
    ...(isNeeded ? [attribute(2, dataOf(of)(random))] : []),
  ]);
  const flags = random.below(6) === 0 ? { flags: random.pick(FLAGS), change: random.pick(CHANGES) } : {};
  return {
    type: NEWLINK,
    flags: requestFlags(random, random.below(12) === 0 ? [CREATE | 0x100, 0, EXCL] : [CREATE | EXCL, CREATE]),
    body: Buffer.concat([
      header(random, { ...(random.below(12) === 0 && { index: random.pick([...INDEXES, ...BAD_INDEXES]) }), ...flags }),
      given(random),
      ...(random.below(8) === 0 ? [] : [named(random, LINK, 'ifname', { ifname: freeName })]),
      ...(lies ? [named(random, LINK, 'link', LINK_DRAWS)] : []),
      ...(WITHOUT_LOCAL.includes(of) ? [attribute(26, attribute(FAMILIES.inet6, attribute(8, data({ u8: 1 }))))] : []),
      created(random),
      attribute(18, info),
    ]),
  };
}

/** By index, by name, by both or by neither. */
function selected(random: Scene, more: { flags?: number; change?: number } = {}): Buffer {
  const by = random.below(10);
  const byIndex = by < 6 ? { index: place(random) } : {};
  const byName =
    by >= 5 && by < 9 ? [named(random, LINK, random.pick(['ifname', 'ifname', 'alt-ifname']), LINK_DRAWS)] : [];
  return Buffer.concat([header(random, { ...byIndex, ...more }), ...byName]);
}

function changed(random: Scene): Request {
  const kindOf = random.below(10);
  const flags = kindOf < 4 ? { flags: random.pick(FLAGS), change: random.pick(CHANGES) } : {};
  return {
    type: random.pick([NEWLINK, NEWLINK, SETLINK]),
    flags: requestFlags(random, [0, 0, 0, 0, 0x100, EXCL, 0x800]),
    body: Buffer.concat([selected(random, flags), attributes(random, LINK, LINK_DRAWS, kindOf < 3 ? 0 : 2)]),
  };
}

function mastered(random: Scene): Request {
  return {
    type: random.pick([NEWLINK, SETLINK]),
    flags: requestFlags(random, [0]),
    body: Buffer.concat([selected(random), named(random, LINK, 'master', LINK_DRAWS)]),
  };
}

function deleted(random: Scene): Request {
  const group = random.below(12) === 0 ? named(random, LINK, 'group', LINK_DRAWS) : Buffer.alloc(0);
  const more = random.below(12) === 0 ? attributes(random, LINK, LINK_DRAWS, 1) : Buffer.alloc(0);
  const body = group.length > 0 ? Buffer.concat([header(random), group]) : selected(random);
  return {
    type: DELLINK,
    flags: requestFlags(random, [random.below(12) === 0 ? 0x200 : 0]),
    body: Buffer.concat([body, more]),
  };
}

function asked(random: Scene): Request {
  const few = random.below(3) === 0 ? named(random, LINK, 'ext-mask', LINK_DRAWS) : Buffer.alloc(0);
  const other = random.below(6) === 0 ? attributes(random, LINK, LINK_DRAWS, 2) : Buffer.alloc(0);
  return {
    type: GETLINK,
    flags: requestFlags(random, [0, 0, 0, 0x100]),
    body: Buffer.concat([selected(random), few, other]),
  };
}

function dumped(random: Scene): Request {
  const family = random.pick([0, 0, 0, 0, 2, 10, BRIDGE, 17, 255]);
  const filters = random.below(2) === 0 ? [] : ['ext-mask', 'master', 'linkinfo', 'link', 'target-netnsid', 'ifname'];
  const filter = filters.length > 0 ? [named(random, LINK, random.pick(filters), LINK_DRAWS)] : [];
  return {
    type: GETLINK,
    flags: requestFlags(random, [DUMP, DUMP, DUMP, 0x100, 0x200]),
    body: Buffer.concat([
      random.below(10) === 0
        ? data({ u8: family })
        : data({ ifinfo: { family: family, index: random.below(8) === 0 ? random.pick(INDEXES) : 0 } }),
      ...filter,
    ]),
  };
}

function propped(random: Scene): Request {
  return {
    type: random.pick([108, 108, 109]),
    flags: requestFlags(random, [0, CREATE, CREATE | EXCL, CREATE | 0x800]),
    body: Buffer.concat([
      selected(random),
      named(random, LINK, random.below(8) === 0 ? 'alt-ifname' : 'prop-list', LINK_DRAWS),
    ]),
  };
}

/** A link that something else can be done to. */
export function makeLink(random: Scene): Request {
  return made(random, random.pick(kindNames()));
}

/** Requests about links, each as often as it stands here. */
export const LINK_REQUESTS: readonly ((random: Scene) => Request)[] = [
  makeLink,
  makeLink,
  makeLink,
  changed,
  changed,
  changed,
  changed,
  changed,
  changed,
  mastered,
  mastered,
  deleted,
  deleted,
  asked,
  asked,
  dumped,
  dumped,
  propped,
];
