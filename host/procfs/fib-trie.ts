/** /proc/net/fib_trie and fib_triestat (fib_trie_seq_show, fib_triestat_seq_show): IPv4's tables as the trees that they are in on Linux. */
import {
  RT_TABLE_LOCAL,
  RT_TABLE_MAIN,
  RTA_DST,
  RTA_OIF,
  RTA_PRIORITY,
  RTA_TABLE,
  RTM_GETROUTE,
  RTMSG_SIZE,
  Rtmsg,
  RTPROT_KERNEL,
} from '../generated/rt-route.js';
import { RTM_GETRULE } from '../generated/rt-rule.js';
import {
  RT_SCOPE_HOST,
  RT_SCOPE_LINK,
  RT_SCOPE_NOWHERE,
  RT_SCOPE_SITE,
  RT_SCOPE_UNIVERSE,
} from '../generated/rtnetlink.js';
import { AF_INET } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { type Child, emptyChildren, fullChildren, isNode, type Leaf, Trie } from './lc-trie.js';
import { dump } from './tables.js';

interface Route {
  table: number;
  length: number;
  tos: number;
  priority: number;
  scope: number;
  type: number;
  /** The link that it leads over; and whether somebody gave it, other than the kernel. */
  link: number;
  isGiven: boolean;
}

interface KeyedRoute {
  key: number;
  route: Route;
}

interface Table {
  id: number;
  trie: Trie<Route[]>;
}

const SCOPES: Readonly<Record<number, string>> = {
  [RT_SCOPE_UNIVERSE]: 'universe',
  [RT_SCOPE_SITE]: 'site',
  [RT_SCOPE_LINK]: 'link',
  [RT_SCOPE_HOST]: 'host',
  [RT_SCOPE_NOWHERE]: 'nowhere',
};
/** In the order of RTN_…. */
const TYPES =
  'UNSPEC UNICAST LOCAL BROADCAST ANYCAST MULTICAST BLACKHOLE UNREACHABLE PROHIBIT THROW NAT XRESOLVE'.split(' ');
const TITLES: Readonly<Record<number, string>> = { [RT_TABLE_LOCAL]: 'Local', [RT_TABLE_MAIN]: 'Main' };
/** How many rules there are at first: to the tables local, main and default. */
const FIRST_RULES = 3;
const INDENT = '   ';

export function trieLines(process: Process): string {
  return tablesOf(process)
    .map(({ id, trie }) => `${titleOf(id)}:\n${draw(trie.root!, 0)}`)
    .join('');
}

/** Tables in the order of the hash that Linux has them in. */
function tablesOf(process: Process): Table[] {
  const tables = new Map<number, Map<number, Route[]>>();
  const body = new Uint8Array(RTMSG_SIZE);
  body[Rtmsg.RTM_FAMILY] = AF_INET;
  // As long as nothing but the first rules is looked at, those of local and of main are in one tree, which both show.
  const together = dump(process, RTM_GETRULE, body).length === FIRST_RULES;
  for (const { key, route } of dump(process, RTM_GETROUTE, body)
    .map(({ payload }) => routeOf(payload))
    .sort(byArrival)) {
    const isShared = together && TITLES[route.table] !== undefined;
    for (const id of isShared ? [RT_TABLE_MAIN, RT_TABLE_LOCAL] : [route.table]) {
      const leaves = tables.get(id) ?? new Map<number, Route[]>();
      tables.set(id, leaves.set(key, [...(leaves.get(key) ?? []), route]));
    }
  }
  return [...tables]
    .sort(([one], [other]) => (one & 255) - (other & 255))
    .map(([id, leaves]) => {
      const trie = new Trie<Route[]>();
      for (const [key, content] of leaves) trie.insert({ key, content: content.sort(byPreference) });
      return { id, trie };
    });
}

function routeOf(payload: Uint8Array): KeyedRoute {
  const attributes = new Map(
    decodeAttributes(payload.subarray(RTMSG_SIZE)).map(({ type, payload: value }) => [type, value]),
  );
  const wordAt = (type: number, littleEndian: boolean): number => {
    const value = attributes.get(type);
    return value === undefined ? 0 : viewOf(value).getUint32(0, littleEndian);
  };
  const byteAt = (at: number): number => payload[at]!;
  const isGiven = byteAt(Rtmsg.RTM_PROTOCOL) !== RTPROT_KERNEL;
  return {
    key: wordAt(RTA_DST, false),
    route: {
      table: wordAt(RTA_TABLE, true),
      length: byteAt(Rtmsg.RTM_DST_LEN),
      tos: byteAt(Rtmsg.RTM_TOS),
      priority: wordAt(RTA_PRIORITY, true),
      scope: byteAt(Rtmsg.RTM_SCOPE),
      type: byteAt(Rtmsg.RTM_TYPE),
      link: isGiven ? 0 : wordAt(RTA_OIF, true),
      isGiven,
    },
  };
}

/** The order in which routes come, most often: with addresses, link by link, and then those that somebody adds. */
function byArrival({ route: one }: KeyedRoute, { route: other }: KeyedRoute): number {
  return Number(one.isGiven) - Number(other.isGiven) || one.link - other.link;
}

/** The order of routes with one key. */
function byPreference(one: Route, other: Route): number {
  return other.length - one.length || other.table - one.table || other.tos - one.tos || one.priority - other.priority;
}

function titleOf(table: number): string {
  return TITLES[table] ?? `Id ${table}`;
}

function draw(child: Child<Route[]>, depth: number): string {
  const indent = INDENT.repeat(depth);
  const address = [24, 16, 8, 0].map((shift) => (child.key >>> shift) & 255).join('.');
  if (!isNode(child)) {
    const routes = child.content.map(
      ({ length, scope, type, tos }) =>
        `${indent}${INDENT}  /${length} ${SCOPES[scope] ?? `scope=${scope}`} ${TYPES[type] ?? `type ${type}`}${tos ? ` tos=${tos}` : ''}\n`,
    );
    return `${indent}  |-- ${address}\n${routes.join('')}`;
  }
  const length = 32 - child.position - child.bits;
  const head = `${indent}  +-- ${address}/${length} ${child.bits} ${fullChildren(child)} ${emptyChildren(child)}\n`;
  const below = child.children.map((each) => (each === undefined ? '' : draw(each, depth + 1)));
  return head + below.join('');
}

/** What Linux needs for each, in bytes, on a machine of 64 bits. */
const SIZES = { leaf: 48, node: 40, route: 56, pointer: 8 } as const;

export function trieStatistics(process: Process): string {
  const head = `Basic info: size of leaf: ${SIZES.leaf} bytes, size of tnode: ${SIZES.node} bytes.\n`;
  return (
    head +
    tablesOf(process)
      .map(({ id, trie }) => `${titleOf(id)}:\n${statisticsOf(trie)}`)
      .join('')
  );
}

function statisticsOf({ root }: Trie<Route[]>): string {
  const leaves: { leaf: Leaf<Route[]>; depth: number }[] = [];
  /** How many nodes there are by how many bits they look at. */
  const nodes: number[] = [];
  let empty = 0;
  const visit = (child: Child<Route[]>, depth: number): void => {
    if (!isNode(child)) return void leaves.push({ leaf: child, depth });
    nodes[child.bits] = (nodes[child.bits] ?? 0) + 1;
    empty += emptyChildren(child);
    for (const each of child.children) if (each !== undefined) visit(each, depth + 1);
  };
  visit(root!, 0);
  const depths = leaves.map(({ depth }) => depth);
  const average = Math.floor((depths.reduce((sum, depth) => sum + depth, 0) * 100) / leaves.length);
  const prefixes = leaves.reduce((sum, { leaf }) => sum + leaf.content.length, 0);
  const counts = [...nodes.entries()].filter(([, count]) => count !== undefined);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const pointers = counts.reduce((sum, [bits, count]) => sum + count * 2 ** bits, 0);
  const bytes = leaves.length * SIZES.leaf + prefixes * SIZES.route + total * SIZES.node + pointers * SIZES.pointer;
  return [
    `\tAver depth:     ${Math.floor(average / 100)}.${String(average % 100).padStart(2, '0')}`,
    `\tMax depth:      ${Math.max(...depths)}`,
    `\tLeaves:         ${leaves.length}`,
    `\tPrefixes:       ${prefixes}`,
    `\tInternal nodes: ${total}`,
    `\t${counts.map(([bits, count]) => `  ${bits}: ${count}`).join('')}`,
    `\tPointers: ${pointers}`,
    `Null ptrs: ${empty}`,
    `Total size: ${Math.ceil(bytes / 1024)}  kB`,
    '',
  ].join('\n');
}
