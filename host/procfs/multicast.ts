/**
 * /proc/net/igmp, igmp6 and dev_mcast (igmp_mc_seq_show, igmp6_mc_seq_show, dev_mc_seq_show): the multicast groups that links have joined,
 * and the link-layer addresses that Ethernet devices receive for them (RFC 1112, RFC 2464).
 */
import {
  IFA_CACHEINFO,
  IFA_MULTICAST,
  IFADDRMSG_SIZE,
  Ifaddrmsg,
  IfaCacheinfo,
  RTM_GETMULTICAST,
} from '../generated/rt-addr.js';
import { ARPHRD_ETHER } from '../generated/rt-link.js';
import { AF_INET, AF_INET6 } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { devices, dump } from './tables.js';

/** A group that a link has joined. */
interface Membership {
  index: number;
  group: Uint8Array;
  /** When, in hundredths of a second. */
  joined: number;
}

const IGMP_HEAD = 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n';
/** Bits of mca_flags: somebody else need not report the group; nobody reports it. */
const [LAST_REPORTER, NO_REPORT] = [4, 8] as const;

/** Groups of IPv4, the latest first; what Linux does not tell by rtnetlink, users and timers, is as nearly always. */
export function igmpLines(process: Process): string {
  const all = memberships(process, AF_INET);
  const lines = devices(process).map(({ index, name }) => {
    const own = all.filter((one) => one.index === index);
    if (own.length === 0) return '';
    const groups = own.map(({ group }) => {
      const word = viewOf(group).getUint32(0, true).toString(16).toUpperCase().padStart(8, '0');
      return `\t\t\t\t${word}     1 0:00000000\t\t0\n`;
    });
    return `${index}\t${name.padEnd(10)}: ${String(own.length).padStart(5)} ${'V3'.padStart(7)}\n${groups.join('')}`;
  });
  return IGMP_HEAD + lines.join('');
}

export function igmp6Lines(process: Process): string {
  const all = memberships(process, AF_INET6);
  return devices(process)
    .flatMap(({ index, name }) =>
      all
        .filter((one) => one.index === index)
        .map(({ group }) => {
          const flags = flagsOf(group).toString(16).toUpperCase().padStart(8, '0');
          return `${String(index).padEnd(4)} ${name.padEnd(15)} ${hex(group)} ${'1'.padStart(5)} ${flags} 0\n`;
        }),
    )
    .join('');
}

/** All nodes are reported by nobody, nor is what stays within the node. */
function flagsOf(group: Uint8Array): number {
  if (scopeOf(group) < LINK_LOCAL) return NO_REPORT;
  return isAllNodes(group) ? NO_REPORT | LAST_REPORTER : LAST_REPORTER;
}

/** Addresses of Ethernet devices, in the order in which they were wanted. */
export function deviceGroupLines(process: Process): string {
  const all = [...memberships(process, AF_INET), ...memberships(process, AF_INET6)].reverse();
  return devices(process)
    .filter(({ type }) => type === ARPHRD_ETHER)
    .flatMap(({ index, name, up }) => {
      const wanted = all.filter((one) => one.index === index && isReceived(one.group, up));
      wanted.sort((a, b) => a.joined - b.joined || rank(a.group) - rank(b.group));
      const users = new Map<string, number>();
      for (const address of wanted.map(({ group }) => ethernetAddress(group))) {
        users.set(address, (users.get(address) ?? 0) + 1);
      }
      return [...users].map(([address, count]) => {
        const columns = [String(index).padEnd(4), name.padEnd(15), String(count).padEnd(5), '0'.padEnd(5), address];
        return `${columns.join(' ')}\n`;
      });
    })
    .join('');
}

/** IPv4 asks its device only while that is up, IPv6 always, but not for what stays within the node. */
function isReceived(group: Uint8Array, up: boolean): boolean {
  return group.length === 4 ? up : scopeOf(group) >= LINK_LOCAL;
}

const LINK_LOCAL = 2;

function scopeOf(group: Uint8Array): number {
  return group[1]! & 15;
}

function isAllNodes(group: Uint8Array): boolean {
  return group[15] === 1 && group.subarray(2, 15).every((byte) => byte === 0);
}

/** As a link comes up IPv6 joins all nodes, then IPv4 all hosts; then come the rest. */
function rank(group: Uint8Array): number {
  if (group.length === 4) return 1;
  return isAllNodes(group) ? 0 : 2;
}

function ethernetAddress(group: Uint8Array): string {
  if (group.length === 4) return hex(Uint8Array.of(1, 0, 0x5e, group[1]! & 127, group[2]!, group[3]!));
  return hex(Uint8Array.of(0x33, 0x33, ...group.subarray(12)));
}

function memberships(process: Process, family: number): Membership[] {
  const body = Uint8Array.of(family, 0, 0, 0, 0, 0, 0, 0);
  return dump(process, RTM_GETMULTICAST, body).flatMap(({ payload }) => {
    const attributes = new Map(
      decodeAttributes(payload.subarray(IFADDRMSG_SIZE)).map((attribute) => [attribute.type, attribute.payload]),
    );
    const group = attributes.get(IFA_MULTICAST);
    if (group === undefined) return [];
    const times = attributes.get(IFA_CACHEINFO);
    const joined = times === undefined ? 0 : viewOf(times).getUint32(IfaCacheinfo.CSTAMP, true);
    return { index: viewOf(payload).getUint32(Ifaddrmsg.IFA_INDEX, true), group, joined };
  });
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
