/** /proc/net/dev, if_inet6, route and arp (dev_seq_show, if6_seq_show, fib_route_seq_show, arp_seq_show); netlink is told by Namespace. */
import { IFA_ADDRESS, IFA_LOCAL, IFADDRMSG_SIZE, Ifaddrmsg, RTM_GETADDR } from '../generated/rt-addr.js';
import {
  RT_TABLE_MAIN,
  RTA_DST,
  RTA_GATEWAY,
  RTA_METRICS,
  RTA_MULTIPATH,
  RTA_OIF,
  RTA_PRIORITY,
  RTA_TABLE,
  RTAX_ADVMSS,
  RTAX_RTT,
  RTAX_WINDOW,
  RTM_GETROUTE,
  RTMSG_SIZE,
  Rtmsg,
  RTN_BROADCAST,
  RTN_MULTICAST,
  RTN_PROHIBIT,
  RTN_UNREACHABLE,
  RTNEXTHOP_SIZE,
  Rtnexthop,
} from '../generated/rt-route.js';
import {
  Ndmsg,
  NDA_DST,
  NDA_LLADDR,
  NDMSG_SIZE,
  NTF_PROXY,
  NUD_DELAY,
  NUD_NOARP,
  NUD_PERMANENT,
  NUD_PROBE,
  NUD_REACHABLE,
  NUD_STALE,
  RTM_GETNEIGH,
} from '../generated/rt-neigh.js';
import { ATF_COM, ATF_PERM, ATF_PUBL, RTF_GATEWAY, RTF_HOST, RTF_REJECT, RTF_UP } from '../generated/netdevice.js';
import { RT_SCOPE_HOST, RT_SCOPE_LINK, RT_SCOPE_SITE } from '../generated/rtnetlink.js';
import { AF_INET, AF_INET6 } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { trieLines, trieStatistics } from './fib-trie.js';
import { anycast6Lines, deviceGroupLines, igmp6Lines, igmpLines } from './multicast.js';
import { route6Lines } from './route6.js';
import { netstatLines, snmp6Lines, snmpLines, xfrmLines } from './snmp.js';
import { route6Statistics } from './statistics.js';
import { devices, dump, type NetDevice, names } from './tables.js';

export const PROC_NET: Readonly<Record<string, (process: Process) => string>> = {
  dev: (process) => DEV_HEAD + devices(process).map(deviceLine).join(''),
  if_inet6: addressLines,
  route: routeLines,
  ipv6_route: route6Lines,
  rt6_stats: route6Statistics,
  netlink: ({ netns }) => netns.procNetlink,
  arp: neighbourLines,
  igmp: igmpLines,
  igmp6: igmp6Lines,
  dev_mcast: deviceGroupLines,
  anycast6: anycast6Lines,
  fib_trie: trieLines,
  fib_triestat: trieStatistics,
  snmp: snmpLines,
  netstat: netstatLines,
  snmp6: snmp6Lines,
  xfrm_stat: xfrmLines,
  mcfilter: () => FILTERS_HEAD,
  mcfilter6: () => FILTERS6_HEAD,
  ip_mr_cache: () => ROUTED_HEAD,
  ip_mr_vif: () => ROUTERS_HEAD,
  ip6_mr_cache: () => ROUTED6_HEAD,
  ip6_mr_vif: () => ROUTERS6_HEAD,
  rt_cache: () => `${CACHE_HEAD.padEnd(CACHE_WIDTH)}\n`,
};

/** Programs that filter the sources of groups, and those that route multicast, use sockets that are none of the kernel's here. */
const FILTERS_HEAD = 'Idx Device        MCA        SRC    INC    EXC\n';
const FILTERS6_HEAD = 'Idx Device                Multicast Address                   Source Address    INC    EXC\n';
const ROUTED_HEAD = 'Group    Origin   Iif     Pkts    Bytes    Wrong Oifs\n';
const ROUTERS_HEAD = 'Interface      BytesIn  PktsIn  BytesOut PktsOut Flags Local    Remote\n';
const ROUTED6_HEAD =
  'Group                            Origin                           Iif      Pkts  Bytes     Wrong  Oifs\n';
const ROUTERS6_HEAD = 'Interface      BytesIn  PktsIn  BytesOut PktsOut Flags\n';

/** Since Linux keeps no cache of routes there is nothing below it. */
const CACHE_HEAD =
  'Iface\tDestination\tGateway \tFlags\t\tRefCnt\tUse\tMetric\tSource\t\tMTU\tWindow\tIRTT\tTOS\tHHRef\tHHUptod\tSpecDst';
const CACHE_WIDTH = 127;

const DEV_HEAD =
  'Inter-|   Receive                                                |  Transmit\n' +
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';
const DEV_WIDTHS = [7, 7, 4, 4, 4, 5, 10, 9, 8, 7, 4, 4, 4, 5, 7, 10];

function deviceLine({ name, counters: count }: NetDevice): string {
  const numbers = [
    count['rx-bytes'],
    count['rx-packets'],
    count['rx-errors'],
    count['rx-dropped'] + count['rx-missed-errors'],
    count['rx-fifo-errors'],
    count['rx-length-errors'] + count['rx-over-errors'] + count['rx-crc-errors'] + count['rx-frame-errors'],
    count['rx-compressed'],
    count['multicast'],
    count['tx-bytes'],
    count['tx-packets'],
    count['tx-errors'],
    count['tx-dropped'],
    count['tx-fifo-errors'],
    count['collisions'],
    count['tx-carrier-errors'] + count['tx-aborted-errors'] + count['tx-window-errors'] + count['tx-heartbeat-errors'],
    count['tx-compressed'],
  ];
  const columns = numbers.map((number, index) => String(number).padStart(DEV_WIDTHS[index]!));
  return `${name.padStart(6)}: ${columns.join(' ')}\n`;
}

/** Scopes as IPv6 counts them in its addresses' types; the others are global. */
const INET6_SCOPES: Readonly<Record<number, number>> = {
  [RT_SCOPE_HOST]: 0x10,
  [RT_SCOPE_LINK]: 0x20,
  [RT_SCOPE_SITE]: 0x40,
};

function addressLines(process: Process): string {
  const links = names(process);
  const body = Uint8Array.of(AF_INET6, 0, 0, 0, 0, 0, 0, 0);
  return dump(process, RTM_GETADDR, body)
    .map(({ payload }) => {
      const view = viewOf(payload);
      const attributes = attributesOf(payload.subarray(IFADDRMSG_SIZE));
      const index = view.getUint32(Ifaddrmsg.IFA_INDEX, true);
      const columns = [
        ...(attributes.get(IFA_LOCAL) ?? attributes.get(IFA_ADDRESS) ?? []),
        index,
        view.getUint8(Ifaddrmsg.IFA_PREFIXLEN),
        INET6_SCOPES[view.getUint8(Ifaddrmsg.IFA_SCOPE)] ?? 0,
        view.getUint8(Ifaddrmsg.IFA_FLAGS),
      ].map((number) => number.toString(16).padStart(2, '0'));
      return `${columns.slice(0, -4).join('')} ${columns.slice(-4).join(' ')} ${(links.get(index) ?? '').padStart(8)}\n`;
    })
    .join('');
}

const ROUTE_HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
const ROUTE_WIDTH = 127;
/** What a segment is less than its packet, for IPv4 and TCP without options. */
const HEADERS = 40;
/** RTAX_RTT counts eighths of a millisecond. */
const RTT_UNIT = 8;

function routeLines(process: Process): string {
  const links = names(process);
  const body = new Uint8Array(RTMSG_SIZE);
  body[Rtmsg.RTM_FAMILY] = AF_INET;
  const routes = dump(process, RTM_GETROUTE, body);
  // There is no table before the first address.
  if (routes.length === 0) return '';
  const lines = routes.flatMap(({ payload }) => routeLine(payload, links) ?? []);
  return [ROUTE_HEAD, ...lines].map((line) => `${line.padEnd(ROUTE_WIDTH)}\n`).join('');
}

function routeLine(payload: Uint8Array, links: ReadonlyMap<number, string>): string | undefined {
  const type = payload[Rtmsg.RTM_TYPE];
  const attributes = attributesOf(payload.subarray(RTMSG_SIZE));
  const table = number(attributes.get(RTA_TABLE));
  if (table !== RT_TABLE_MAIN || type === RTN_BROADCAST || type === RTN_MULTICAST) return undefined;
  const { index, gateway } = firstHop(attributes);
  const length = payload[Rtmsg.RTM_DST_LEN]!;
  const metrics = attributesOf(attributes.get(RTA_METRICS) ?? new Uint8Array());
  const segment = number(metrics.get(RTAX_ADVMSS));
  let flags = type === RTN_UNREACHABLE || type === RTN_PROHIBIT ? RTF_UP | RTF_REJECT : RTF_UP;
  if (gateway !== undefined) flags |= RTF_GATEWAY;
  if (length === 32) flags |= RTF_HOST;
  return [
    links.get(index) ?? '*',
    word(number(attributes.get(RTA_DST))),
    word(number(gateway)),
    flags.toString(16).toUpperCase().padStart(4, '0'),
    0,
    0,
    number(attributes.get(RTA_PRIORITY)),
    word(networkMask(length)),
    segment === 0 ? 0 : segment + HEADERS,
    number(metrics.get(RTAX_WINDOW)),
    Math.floor(number(metrics.get(RTAX_RTT)) / RTT_UNIT),
  ].join('\t');
}

/** The first next hop of a route: of several, the first in RTA_MULTIPATH. */
function firstHop(attributes: ReadonlyMap<number, Uint8Array>): { index: number; gateway: Uint8Array | undefined } {
  const several = attributes.get(RTA_MULTIPATH);
  if (several === undefined) return { index: number(attributes.get(RTA_OIF)), gateway: attributes.get(RTA_GATEWAY) };
  const view = viewOf(several);
  const own = attributesOf(several.subarray(RTNEXTHOP_SIZE, view.getUint16(Rtnexthop.RTNH_LEN, true)));
  return { index: view.getInt32(Rtnexthop.RTNH_IFINDEX, true), gateway: own.get(RTA_GATEWAY) };
}

/** A netmask as a number whose bytes are in memory as they are on the wire. */
function networkMask(length: number): number {
  const bytes = Uint8Array.from(
    { length: 4 },
    (_, index) => 256 - (256 >> Math.min(8, Math.max(0, length - index * 8))),
  );
  return viewOf(bytes).getUint32(0, true);
}

const ARP_HEAD = 'IP address       HW type     Flags       HW address            Mask     Device\n';
/** States in which a neighbour's address is known. */
const VALID = NUD_PERMANENT | NUD_NOARP | NUD_REACHABLE | NUD_PROBE | NUD_STALE | NUD_DELAY;
const NO_ADDRESS = Uint8Array.of(0, 0, 0, 0, 0, 0);

function neighbourLines(process: Process): string {
  const links = new Map(devices(process).map((device) => [device.index, device]));
  const lines = [0, NTF_PROXY].flatMap((flags) => {
    const body = new Uint8Array(NDMSG_SIZE);
    body[Ndmsg.NDM_FAMILY] = AF_INET;
    body[Ndmsg.NDM_FLAGS] = flags;
    return dump(process, RTM_GETNEIGH, body).map(({ payload }) => neighbourLine(payload, links));
  });
  return ARP_HEAD + lines.join('');
}

function neighbourLine(payload: Uint8Array, links: ReadonlyMap<number, NetDevice>): string {
  const view = viewOf(payload);
  const state = view.getUint16(Ndmsg.NDM_STATE, true);
  const attributes = attributesOf(payload.subarray(NDMSG_SIZE));
  // What needs no ARP is not in its table.
  if (state & NUD_NOARP) return '';
  const link = links.get(view.getInt32(Ndmsg.NDM_IFINDEX, true));
  let flags = state & NUD_PERMANENT ? ATF_PERM | ATF_COM : state & VALID ? ATF_COM : 0;
  if (payload[Ndmsg.NDM_FLAGS]! & NTF_PROXY) flags = ATF_PUBL | ATF_PERM;
  const address = [...(attributes.get(NDA_DST) ?? [])].join('.').padEnd(16);
  const hardware = [...(attributes.get(NDA_LLADDR) ?? NO_ADDRESS)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':');
  const [type, mask] = [link?.type ?? 0, flags].map((value) => `0x${value.toString(16)}`.padEnd(12));
  return `${address} ${type}${mask}${hardware.padEnd(17)}     *        ${link?.name ?? ''}\n`;
}

function attributesOf(bytes: Uint8Array): Map<number, Uint8Array> {
  return new Map(decodeAttributes(bytes).map(({ type, payload }) => [type, payload]));
}

function number(bytes: Uint8Array | undefined): number {
  return bytes === undefined || bytes.length < 4 ? 0 : viewOf(bytes).getUint32(0, true);
}

function word(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}
