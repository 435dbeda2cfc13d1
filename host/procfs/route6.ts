/** /proc/net/ipv6_route (ipv6_route_native_seq_show): IPv6 routes of all tables, which route(8) and netstat(8) read. */
import {
  RT_TABLE_LOCAL,
  RT_TABLE_MAIN,
  RTA_DST,
  RTA_GATEWAY,
  RTA_MULTIPATH,
  RTA_OIF,
  RTA_PRIORITY,
  RTA_SRC,
  RTA_TABLE,
  RTM_GETROUTE,
  RTMSG_SIZE,
  Rtmsg,
  RTPROT_KERNEL,
  RTN_ANYCAST,
  RTN_BLACKHOLE,
  RTN_LOCAL,
  RTN_PROHIBIT,
  RTN_UNREACHABLE,
  RTNEXTHOP_SIZE,
  Rtnexthop,
} from '../generated/rt-route.js';
import {
  IFF_LOOPBACK,
  IFF_RUNNING,
  RTF_ANYCAST,
  RTF_GATEWAY,
  RTF_LOCAL,
  RTF_NONEXTHOP,
  RTF_REJECT,
  RTF_UP,
} from '../generated/netdevice.js';
import { AF_INET6 } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { type Held, heldByTree, isGroups } from './route6-tree.js';
import { devices, dump, type NetDevice } from './tables.js';

const REJECTING: ReadonlySet<number> = new Set([RTN_UNREACHABLE, RTN_PROHIBIT, RTN_BLACKHOLE]);
const NOWHERE = '0'.repeat(32);
/** What each table ends with that has no route for everything. */
const NULL_ENTRY = { metric: 0xffffffff, flags: RTF_NONEXTHOP | RTF_REJECT };

interface Line extends Held {
  table: number;
  source?: string;
  sourceLength?: number;
  gateway?: string;
  metric: number;
  flags: number;
}

/** The routes of each table that there is, by its number. */
export function route6Tables(process: Process, all = devices(process)): Map<number, Line[]> {
  const links = new Map(all.map(({ index, name }) => [index, name]));
  const body = new Uint8Array(RTMSG_SIZE);
  body[Rtmsg.RTM_FAMILY] = AF_INET6;
  const tables = new Map<number, Line[]>([RT_TABLE_MAIN, RT_TABLE_LOCAL].map((table) => [table, []]));
  for (const { payload } of dump(process, RTM_GETROUTE, body)) {
    for (const line of linesOf(payload, links)) {
      const own = tables.get(line.table) ?? [];
      own.push(line);
      tables.set(line.table, own);
    }
  }
  return tables;
}

export function route6Lines(process: Process): string {
  const all = devices(process);
  const heard = new Set(all.filter((link) => isHeard(process, link)).map(({ name }) => name));
  return [...route6Tables(process, all)]
    .sort(([one], [other]) => (one & 255) - (other & 255))
    .flatMap(([table, lines]) => {
      const own = heldByTree(lines);
      for (const line of own) if (isGroups(line) && heard.has(line.device)) line.users++;
      return own.some(({ length }) => length === 0) ? own : [...own, nullEntry(table)];
    })
    .map(text)
    .join('');
}

/** Whether the kernel has told routers of the groups that a link is in, for which it holds the way there. Of groups of all nodes nobody is told. */
function isHeard({ netns }: Process, { index, flags }: NetDevice): boolean {
  if ((flags & IFF_RUNNING) === 0 || (flags & IFF_LOOPBACK) !== 0) return false;
  return netns.groups(index, AF_INET6).some(({ address: group }) => !ALL_NODES.test(address(group)));
}

const ALL_NODES = /^ff0[12]0{27}1$/;

function nullEntry(table: number): Line {
  return { table, destination: NOWHERE, length: 0, users: 1, isKernels: true, device: 'lo', ...NULL_ENTRY };
}

/** Of several next hops each is a line. */
function linesOf(payload: Uint8Array, links: ReadonlyMap<number, string>): Line[] {
  const attributes = attributesOf(payload.subarray(RTMSG_SIZE));
  const type = payload[Rtmsg.RTM_TYPE]!;
  const rejects = REJECTING.has(type);
  const isKernels = payload[Rtmsg.RTM_PROTOCOL] === RTPROT_KERNEL;
  const flags = rejects ? RTF_REJECT | RTF_NONEXTHOP : RTF_UP | ownFlags(type);
  return hopsOf(attributes).map(({ index, gateway }) => ({
    table: number(attributes.get(RTA_TABLE)),
    destination: address(attributes.get(RTA_DST)),
    length: payload[Rtmsg.RTM_DST_LEN]!,
    source: address(attributes.get(RTA_SRC)),
    sourceLength: payload[Rtmsg.RTM_SRC_LEN]!,
    gateway: address(gateway),
    metric: number(attributes.get(RTA_PRIORITY)),
    users: (type === RTN_LOCAL || type === RTN_ANYCAST) && isKernels ? 2 : 1,
    isKernels,
    flags: flags | (gateway === undefined ? 0 : RTF_GATEWAY),
    device: links.get(index) ?? '',
  }));
}

function ownFlags(type: number): number {
  if (type === RTN_LOCAL) return RTF_LOCAL | RTF_NONEXTHOP;
  return type === RTN_ANYCAST ? RTF_ANYCAST | RTF_NONEXTHOP : 0;
}

function hopsOf(attributes: ReadonlyMap<number, Uint8Array>): { index: number; gateway: Uint8Array | undefined }[] {
  let rest = attributes.get(RTA_MULTIPATH);
  if (rest === undefined) return [{ index: number(attributes.get(RTA_OIF)), gateway: attributes.get(RTA_GATEWAY) }];
  const hops: { index: number; gateway: Uint8Array | undefined }[] = [];
  while (rest.length >= RTNEXTHOP_SIZE) {
    const view = viewOf(rest);
    const length = view.getUint16(Rtnexthop.RTNH_LEN, true);
    const own = attributesOf(rest.subarray(RTNEXTHOP_SIZE, length));
    hops.push({ index: view.getInt32(Rtnexthop.RTNH_IFINDEX, true), gateway: own.get(RTA_GATEWAY) });
    rest = rest.subarray((length + 3) & ~3);
  }
  return hops;
}

function text(line: Line): string {
  const byte = (value = 0): string => value.toString(16).padStart(2, '0');
  const word = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
  const { destination, length, source = NOWHERE, sourceLength, gateway = NOWHERE, metric, users, flags, device } = line;
  const numbers = [metric, users, 0, flags].map(word).join(' ');
  return `${destination} ${byte(length)} ${source} ${byte(sourceLength)} ${gateway} ${numbers} ${device.padStart(8)}\n`;
}

function address(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? NOWHERE : Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
}

function attributesOf(bytes: Uint8Array): Map<number, Uint8Array> {
  return new Map(decodeAttributes(bytes).map(({ type, payload }) => [type, payload]));
}

function number(bytes: Uint8Array | undefined): number {
  return bytes === undefined ? 0 : viewOf(bytes).getUint32(0, true);
}
