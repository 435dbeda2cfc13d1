/**
 * What is counted about packets, in /proc/net: snmp and netstat (snmp_seq_show, netstat_seq_show), snmp6 and dev_snmp6/LINK (snmp6_seq_show,
 * snmp6_dev_seq_show), xfrm_stat. There are no packets here, so all is 0 but what is set: whether packets would be forwarded and how far they would go.
 */
import type { Process } from '../index.js';
import {
  ICMP6_COUNTERS,
  IP6_COUNTERS,
  NETSTAT_COUNTERS,
  SNMP_COUNTERS,
  UDP6_COUNTERS,
  UDPLITE6_COUNTERS,
  XFRM_COUNTERS,
} from './counter-names.js';
import { exists } from './settings.js';
import { devices } from './tables.js';
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

function countLines(prefix: string, names: string, width: number): string {
  return names
    .split(' ')
    .map((name) => `${`${prefix}${name}`.padEnd(width)}\t0\n`)
    .join('');
}

const WIDTH6 = 32;
const XFRM_WIDTH = 24;
/** Nobody counts that by link. */
const OF_ALL = /(?<= )OutRateLimitHost /;

export function snmp6Lines(): string {
  return (
    countLines('Ip6', IP6_COUNTERS, WIDTH6) +
    countLines('Icmp6', ICMP6_COUNTERS, WIDTH6) +
    countLines('Udp6', UDP6_COUNTERS, WIDTH6) +
    countLines('UdpLite6', UDPLITE6_COUNTERS, WIDTH6)
  );
}

export function xfrmLines(): string {
  return countLines('Xfrm', XFRM_COUNTERS, XFRM_WIDTH);
}

/** /proc/net/dev_snmp6: a file for each link that IPv6 is on. */
export function linkCounters(process: Process): Directory {
  const links = (): Map<string, number> =>
    new Map(
      devices(process)
        .filter(({ name }) => exists(process, `net/ipv6/conf/${name}/forwarding`))
        .map(({ name, index }) => [name, index]),
    );
  return {
    kind: 'directory',
    names: () => [...links().keys()],
    find: (name) => {
      const index = links().get(name);
      if (index === undefined) return undefined;
      const counts =
        countLines('Ip6', IP6_COUNTERS, WIDTH6) + countLines('Icmp6', ICMP6_COUNTERS.replace(OF_ALL, ''), WIDTH6);
      return tableFile(() => `${'ifIndex'.padEnd(WIDTH6)}\t${index}\n${counts}`);
    },
  };
}
