/**
 * Random dumps that are read page by page, by who has little room for each, while something else goes on: what comes and goes meanwhile is told
 * or not, and the dump says that it was interrupted.
 */
import { NETLINK_ROUTE } from '../../host/constants.js';
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import { drain, EXT_ACK, GET_STRICT_CHK, SOL_NETLINK } from './random-listeners.js';
import { numbers, type Scene } from './random-attributes.js';
import { BRIDGE, DUMP, INET, INET6, REQUEST } from './random-values.js';
import type { Step } from './recording.js';

const { GETLINK, GETADDR, GETROUTE, GETNEIGH, GETRULE, GETMULTICAST, GETANYCAST } = MESSAGES;
const { GETADDRLABEL, GETNETCONF, GETNSID, GETSTATS, GETNEXTHOP } = MESSAGES;

/** Who reads: checked strictly or not, and with more or less. */
const READERS: Record<string, readonly number[]> = { d: [EXT_ACK], e: [EXT_ACK, GET_STRICT_CHK] };
/** Less than a message, a page, a large one. */
const ROOMS = [100, 1000, 3776, 4096, 4096, 8192, 8192, 16384, 32768, 65536];

export function openReaders(): Step[] {
  return Object.entries(READERS).flatMap(([socket, options]): Step[] => [
    { call: 'socket', task: 'root', socket, type: 3, protocol: NETLINK_ROUTE },
    ...options.map((name): Step => {
      const value = { hex: '01000000' };
      return { call: 'setsockopt', task: 'root', socket, level: SOL_NETLINK, name, value };
    }),
  ]);
}

/** Of what there may be several pages. */
const DUMPED: readonly (readonly [type: number, length: number, families: readonly number[]])[] = [
  [GETLINK, 16, [0, 0, 0, BRIDGE]],
  [GETADDR, 8, [0, INET, INET6]],
  [GETROUTE, 12, [0, INET, INET6, INET6]],
  [GETMULTICAST, 8, [INET, INET6]],
  [GETANYCAST, 8, [INET6]],
  [GETNETCONF, 4, [INET, INET6]],
  // Of others what asks for groups is there with time, which the kernel does by itself.
  [GETNEIGH, 12, [BRIDGE]],
  [GETRULE, 12, [0, INET, INET6]],
  [GETADDRLABEL, 12, [INET6]],
  [GETNSID, 4, [0]],
  [GETSTATS, 12, [0]],
  [GETNEXTHOP, 8, [0]],
];
/** Mostly of links, addresses and routes. */
const MANY = 3;

function dump(random: Scene): Buffer {
  const [type, length, families] = random.pick(random.below(3) > 0 ? DUMPED.slice(0, MANY) : DUMPED);
  const body = Buffer.alloc(length);
  body[0] = random.pick(families);
  if (type === GETSTATS) body.fill(numbers('u32', [1, 8, 16, 31])(random), 8);
  return data({ message: { type, flags: REQUEST | DUMP, seq: 1, body: [{ hex: body.toString('hex') }] } });
}

/** Begins a dump, has others do what they do between pages, and reads to the end. */
export function interrupted(random: Scene, others: () => Step[]): Step[] {
  const socket = random.pick(Object.keys(READERS));
  const task = 'root';
  const page = (): Step => ({ call: 'recv', task, socket, length: random.pick(ROOMS), control: 0, flags: 0 });
  const steps: Step[] = [
    { call: 'send', task, socket, flags: 0, data: { hex: dump(random).toString('hex') } },
    ...(random.below(3) === 0 ? [] : [page()]),
  ];
  for (let left = 1 + random.below(3); left > 0; left--) {
    steps.push(...others(), ...(random.below(2) === 0 ? [page()] : []));
    if (random.below(8) === 0)
      steps.push({ call: 'send', task, socket, flags: 0, data: { hex: dump(random).toString('hex') } });
  }
  return [...steps, drain(socket, task)];
}
