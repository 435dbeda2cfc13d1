/**
 * What is counted about packets, in /proc/net: snmp and netstat (snmp_seq_show, netstat_seq_show), snmp6 and dev_snmp6/LINK (snmp6_seq_show,
 * snmp6_dev_seq_show), xfrm_stat. Of IPv6 it is what the kernel sends by itself, as rtnetlink tells it of each link; all else is 0 but what is set: whether
 * packets would be forwarded and how far they would go.
 */
import type { Process } from '../index.js';
import {
  ICMP6_COUNTERS,
  ICMP6_PLACES,
  IP6_COUNTERS,
  NETSTAT_COUNTERS,
  SNMP_COUNTERS,
  UDP6_COUNTERS,
  UDPLITE6_COUNTERS,
  XFRM_COUNTERS,
} from './counter-names.js';
import { exists } from './settings.js';
import { devices, type NetDevice } from './tables.js';
import { type Directory, tableFile } from './tree.js';

/** What is no count: of TCP, as RFC 4022 has it, how it waits for answers (RtoAlgorithm, RtoMin, RtoMax) and how many connections there may be. */
const TCP = { RtoAlgorithm: '1', RtoMin: '200', RtoMax: '120000', MaxConn: '-1' };
const [FORWARDS, FORWARDS_NOT] = ['1', '2'];

/** Of each protocol a line of names and one of numbers. */
function protocolLines(
  protocols: Readonly<Record<string, string>>,
  known: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): string {
  return Object.entries(protocols)
    .map(([protocol, names]) => {
      const numbers = names.split(' ').map((name) => known[protocol]?.[name] ?? '0');
      return `${protocol}: ${names}\n${protocol}: ${numbers.join(' ')}\n`;
    })
    .join('');
}

export function snmpLines({ netns: { sysctl } }: Process): string {
  const Forwarding = sysctl.get('net/ipv4/conf/all/forwarding') === '0' ? FORWARDS_NOT : FORWARDS;
  return protocolLines(SNMP_COUNTERS, {
    Ip: { Forwarding, DefaultTTL: sysctl.get('net/ipv4/ip_default_ttl') },
    Tcp: TCP,
  });
}

export function netstatLines(): string {
  return protocolLines(NETSTAT_COUNTERS);
}

type Count = (name: string) => bigint | number;

function countLines(prefix: string, names: readonly string[], width: number, count: Count = () => 0): string {
  return names.map((name) => `${`${prefix}${name}`.padEnd(width)}\t${count(name)}\n`).join('');
}

const WIDTH6 = 32;
const XFRM_WIDTH = 24;
/** Nobody counts that by link. */
const OF_ALL = 'OutRateLimitHost';
const NAMES6 = Object.keys(IP6_COUNTERS) as (keyof typeof IP6_COUNTERS)[];
const ICMP6_NAMES = ICMP6_COUNTERS.split(' ');

/** What links have counted of IPv6, and of ICMPv6, in all. */
function lines6(links: readonly NetDevice[], icmp6Names: readonly string[]): string {
  const own = links.map(({ attributes }) => attributes['af-spec']?.inet6);
  const sum = (counters: readonly (readonly bigint[] | undefined)[], place: number): bigint =>
    counters.reduce((all, each) => all + (each?.[place] ?? 0n), 0n);
  const [ip, icmp] = [own.map((each) => each?.stats), own.map((each) => each?.icmp6stats)];
  const count6: Count = (name) => sum(ip, IP6_COUNTERS[name as keyof typeof IP6_COUNTERS]);
  const countIcmp6: Count = (name) => (ICMP6_PLACES[name] === undefined ? 0 : sum(icmp, ICMP6_PLACES[name]));
  return countLines('Ip6', NAMES6, WIDTH6, count6) + countLines('Icmp6', icmp6Names, WIDTH6, countIcmp6);
}

/** Of all links that there are. */
export function snmp6Lines(process: Process): string {
  return (
    lines6(devices(process), ICMP6_NAMES) +
    countLines('Udp6', UDP6_COUNTERS.split(' '), WIDTH6) +
    countLines('UdpLite6', UDPLITE6_COUNTERS.split(' '), WIDTH6)
  );
}

export function xfrmLines(): string {
  return countLines('Xfrm', XFRM_COUNTERS.split(' '), XFRM_WIDTH);
}

/** /proc/net/dev_snmp6: a file for each link that IPv6 is on. */
export function linkCounters(process: Process): Directory {
  const links = (): NetDevice[] =>
    devices(process).filter(({ name }) => exists(process, `net/ipv6/conf/${name}/forwarding`));
  return {
    kind: 'directory',
    names: () => links().map(({ name }) => name),
    find: (wanted) => {
      const link = links().find(({ name }) => name === wanted);
      if (link === undefined) return undefined;
      const names = ICMP6_NAMES.filter((name) => name !== OF_ALL);
      return tableFile(() => `${'ifIndex'.padEnd(WIDTH6)}\t${link.index}\n${lines6([link], names)}`);
    },
  };
}
