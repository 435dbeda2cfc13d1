/**
 * A sequence of random requests about links and addresses, in a namespace of its own with another beside it: each is sent, and its answers and
 * all that listeners heard of it in both namespaces are received. It begins with links that the rest is done to, and ends with dumps of all.
 *
 * Duplicate detection of IPv6 addresses is off, as when it begins is drawn at random. Lifetimes are longer than a sequence takes.
 */
import { NETLINK_ROUTE } from '../../host/constants.js';
import { data } from './bytes.js';
import { isElsewhere } from './elsewhere.js';
import { ADDRESS_REQUESTS } from './random-addresses.js';
import { BRIDGE_REQUESTS } from './random-bridges.js';
import { interrupted, openReaders } from './random-dumps.js';
import { MESSAGES } from './names.js';
import { LINK_REQUESTS, makeLink } from './random-links.js';
import {
  changedSocket,
  drain,
  heard,
  openListeners,
  openNamespaces,
  openSenders,
  sender,
  taskOf,
} from './random-listeners.js';
import { traits } from './random-judge.js';
import { OTHER_REQUESTS } from './random-others.js';
import { ROUTE_REQUESTS } from './random-routes.js';
import { WAY_REQUESTS } from './random-ways.js';
import { setting } from './random-settings.js';
import { type Request, REQUEST, UP } from './random-values.js';
import { type Scene, sceneOf } from './random-attributes.js';
import type { Generator } from './random-steps.js';
import type { Result, Step, TaskSpec } from './recording.js';
import { replay, TASKS } from './replay.js';

/** The scenario's name, for masks and differences. */
export const REQUESTS = 'random-requests';

export const REQUEST_TASKS: Record<string, TaskSpec> = {
  ...TASKS,
  blue: { uid: 0, gid: 0, caps: 'all', netns: 'blue', pid: 2 },
};

const { NEWLINK, DELLINK, GETLINK, SETLINK, GETADDR, GETROUTE } = MESSAGES;
/** Of links. */
const CHANGES: readonly number[] = [NEWLINK, DELLINK, SETLINK];
/**
 * LINK, TC, IPV4_IFADDR, IPV4_ROUTE, IPV4_RULE, IPV6_IFADDR, IPV6_ROUTE, IPV6_IFINFO, IPV6_PREFIX, IPV6_RULE, both NETCONF, NSID, NEXTHOP, BRVLAN,
 * TUNNEL, STATS, both MCADDR, IPV6_ACADDR. Not NEIGH and MDB, which tell when the kernel sent reports of groups.
 */
const GROUPS = [1, 4, 5, 7, 8, 9, 11, 12, 18, 19, 24, 25, 28, 32, 33, 35, 36, 37, 38, 39];
/** Of what requests are drawn, each as often as it says. */
type Mix = readonly (readonly [number, readonly ((random: Scene) => Request)[]])[];
const OF_LINKS: Mix = [
  [11, LINK_REQUESTS],
  [2, isElsewhere ? LINK_REQUESTS : BRIDGE_REQUESTS],
  [5, ADDRESS_REQUESTS],
  [2, isElsewhere ? LINK_REQUESTS : ROUTE_REQUESTS],
  [1, isElsewhere ? LINK_REQUESTS : OTHER_REQUESTS],
];
const OF_ROUTES: Mix = [
  [3, LINK_REQUESTS],
  [4, ADDRESS_REQUESTS],
  [6, ROUTE_REQUESTS],
  [7, WAY_REQUESTS],
];
/** Links that a sequence begins with, at most. */
const FIRST = 4;

/** Opens the sockets, and has neither namespace look for duplicates, nor wait before it would. */
export function head(): Step[] {
  const set = (task: string, name: string): Step => ({ call: 'sysctl', task, socket: '', name, value: '0' });
  const settings = ['root', 'blue'].flatMap((task) => [
    set(task, 'net.ipv6.conf.all.accept_dad'),
    set(task, 'net.ipv6.conf.default.accept_dad'),
    set(task, 'net.ipv6.conf.default.router_solicitation_delay'),
    // Which is older than that.
    set(task, 'net.ipv6.conf.lo.router_solicitation_delay'),
  ]);
  return [
    ...settings,
    ...openNamespaces(),
    ...openSenders(),
    ...openReaders(),
    // Other versions of Linux know networks of a loopback device that is down.
    ...(isElsewhere ? [loopbackUp('a', 'root'), loopbackUp('b', 'blue')] : []),
    ...openListeners(GROUPS),
  ];
}

function loopbackUp(socket: string, task: string): Step {
  const body = data({ ifinfo: { index: 1, flags: UP, change: UP } });
  const bytes = data({ message: { type: SETLINK, flags: REQUEST, seq: 1, body: [{ hex: body.toString('hex') }] } });
  return { call: 'send', task, socket, flags: 0, data: { hex: bytes.toString('hex') } };
}

/** Has link watch run for somebody else: it does so once a second, and on a machine that is not idle it has just done so. */
const ELSEWHERE: Record<string, TaskSpec> = {
  elsewhere: { uid: 0, gid: 0, caps: 'all', netns: 'elsewhere', pid: 3003 },
};
function watchElsewhere(): Step[] {
  const task = 'elsewhere';
  const ask = (type: string, flags: string[], body: unknown): unknown => ({ message: { type, flags, body } });
  const pair = [{ ifinfo: {} }, { 18: [{ 1: { string: 'veth' } }, { 2: { 1: [{ ifinfo: {} }] } }] }];
  const up = (index: number): unknown => ask('SETLINK', ['REQUEST'], { ifinfo: { index, flags: UP, change: UP } });
  const bytes = data([ask('NEWLINK', ['REQUEST', 'CREATE'], pair), up(2), up(3)]);
  const open: Step = { call: 'socket', task, socket: task, type: 3, protocol: NETLINK_ROUTE };
  return [open, { call: 'send', task, socket: task, flags: 0, data: { hex: bytes.toString('hex') } }];
}

/** What ours says to a sequence. */
export async function play(steps: readonly Step[]): Promise<Result[]> {
  const before = watchElsewhere();
  const results = await replay([...before, ...steps], {
    tasks: { ...REQUEST_TASKS, ...ELSEWHERE },
    kernel: traits(),
  });
  return results.slice(before.length);
}

/** Some bytes of it are others; but no more than its beginning, as what makes a link the same everywhere comes first. */
function mutated(random: Scene, bytes: Buffer): Buffer {
  const at = random.pick([0, 4, 5, 6, 16, 17, 18, 20, 21, 24, 28]);
  if (at < bytes.length) bytes[at] = random.pick([0, 1, 2, 16, 255, bytes[at]! ^ (1 << random.below(8))]);
  return bytes;
}

function message({ type, flags, body }: Request, random: Scene): Buffer {
  const bytes = data({ message: { type, flags, seq: 1 + random.below(1000), body: [{ hex: body.toString('hex') }] } });
  const isMade = (flags & 0x400) !== 0;
  if (!isMade && random.below(40) === 0) return mutated(random, bytes);
  if (!isMade && random.below(60) === 0) return bytes.subarray(0, random.below(bytes.length));
  if (random.below(40) === 0) return spoiled(random, bytes, isMade ? OWN : HEADER);
  return bytes;
}

const HEADER = 16;
/** Where what is said of a new link begins, behind its address. */
const OWN = HEADER + 16 + 12;

/** A byte of it from somewhere on, wherever, is another; or it ends before, and says so. */
function spoiled(random: Scene, bytes: Buffer, from: number): Buffer {
  if (bytes.length <= from) return bytes;
  const at = from + random.below(bytes.length - from);
  const other = Buffer.from(bytes);
  if (random.below(2) === 0) {
    other[at] = random.pick([0, 1, 2, 4, 8, 255, bytes[at]! ^ (1 << random.below(8))]);
    return namesOthers(other) ? bytes : other;
  }
  other.writeUInt32LE(at, 0);
  return other.subarray(0, at);
}

/** IFLA_NET_NS_FD, and NETNSA_FD and IFLA_XDP_FD, which are small. */
const DESCRIPTORS = [28, 3, 1];
const [LEAST_CLOSED, PADDED] = [1000, 4];

/** Whether there may be a descriptor in it that stands for something. */
function namesOthers(bytes: Buffer): boolean {
  for (let at = HEADER; at + 8 <= bytes.length; at += PADDED) {
    const isNumber = bytes.readUInt16LE(at) === 8 && DESCRIPTORS.includes(bytes.readUInt16LE(at + 2));
    if (isNumber && bytes.readUInt32LE(at + 4) < LEAST_CLOSED) return true;
  }
  return false;
}

function sent(random: Scene, request: Request, socket: string): Step[] {
  const task = taskOf(socket);
  const bytes = message(request, random);
  const data = { hex: bytes.toString('hex') };
  return [
    { call: 'send', task, socket, flags: 0, data },
    drain(socket, task),
    ...heard(random, CHANGES.includes(bytes[4] ?? 0)),
  ];
}

/** Several requests in one send. */
function batch(random: Scene, mix: Mix): Step[] {
  const socket = sender(random);
  const task = taskOf(socket);
  const several = Array.from({ length: 2 + random.below(3) }, () => message(anyRequest(random, mix), random));
  const whole = several.map((one) => Buffer.concat([one, Buffer.alloc(-one.length & 3)]));
  const data = { hex: Buffer.concat(whole).toString('hex') };
  return [{ call: 'send', task, socket, flags: 0, data }, drain(socket, task), ...heard(random, true)];
}

function anyRequest(random: Scene, mix: Mix): Request {
  let kind = random.below(mix.reduce((sum, [often]) => sum + often, 0));
  const [, requests] = mix.find(([often]) => (kind -= often) < 0)!;
  return random.pick(requests)(random);
}

function any(random: Scene, mix: Mix): Step[] {
  const kind = random.below(100);
  if (kind < 8 && !isElsewhere) return [setting(random), ...heard(random, true)];
  if (kind < 12) return batch(random, mix);
  if (kind < 16) return interrupted(random, () => one(random, mix));
  if (kind < 17) return changedSocket(random, GROUPS);
  return one(random, mix);
}

function one(random: Scene, mix: Mix): Step[] {
  return sent(random, anyRequest(random, mix), sender(random));
}

/** All that there is at the end. */
function all(random: Scene, socket: string): Step[][] {
  const dump = (type: number, body: unknown): Step[] => sent(random, { type, flags: 0x301, body: data(body) }, socket);
  return [
    dump(GETLINK, [{ ifinfo: {} }, { 29: { u32: 1 } }]),
    dump(GETADDR, { ifaddr: {} }),
    dump(GETROUTE, { ifaddr: { family: 2 } }),
    dump(GETROUTE, { ifaddr: { family: 10 } }),
  ];
}

/** The requests of a sequence, each as the steps that it takes: mostly about links. */
export function requests(source: Generator, count: number): Step[][] {
  return sequence(source, count, OF_LINKS);
}

/** Likewise, mostly about routes and neighbours. */
export function routeRequests(source: Generator, count: number): Step[][] {
  return sequence(source, count, OF_ROUTES);
}

function sequence(source: Generator, count: number, mix: Mix): Step[][] {
  const random = sceneOf(source);
  const first = Array.from({ length: 1 + random.below(FIRST) }, () =>
    sent(random, makeLink(random), random.below(6) === 0 ? 'b' : 'a'),
  );
  const last = [...all(random, 'a'), ...all(random, 'b')];
  const between = Array.from({ length: Math.max(0, count - first.length - last.length) }, () => any(random, mix));
  return [...first, ...between, ...last].slice(0, count);
}
