/**
 * What a bridge and its ports have below their directories (net/bridge/br_sysfs_br.c, br_sysfs_if.c): a file for each attribute that rtnetlink tells of them, and
 * each that it takes can be written.
 */
import { BR_BOOLOPT_NO_LL_LEARN } from '../generated/rt-link.js';
import { errnoNumber, NetlinkError, type Process } from '../index.js';
import type { IflaBridgeId, LinkAttrs, LinkinfoBridgeAttrs, LinkinfoBrportAttrs } from '../codec/tables/rt-link.js';
import { type NetDevice, changeLink, device } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';
import { attributeFile, longAtStart, longIn, numberIn } from './value.js';

/** How an attribute is shown: in decimal, as a 0 or 1, in hexadecimal, as the id of a bridge, as it is, or not at all. */
type Format = 'decimal' | 'switch' | 'hexadecimal' | 'id' | 'text' | 'written';

interface Attribute {
  name: string;
  format?: Format;
  /** Left out where it can be written. */
  fixed?: true;
  /** The file is there where this one is told. */
  with?: string;
  /** How many bits it has, where that is not 32; what a number of more is refused with, where not its low bits are taken. */
  bits?: 8 | 16 | 32 | 64;
  beyond?: 'EINVAL' | 'ERANGE';
}

type Attributes = Readonly<Record<string, Attribute>>;

const BRIDGE: Attributes = {
  ageing_time: { name: 'ageing-time', beyond: 'ERANGE' },
  bridge_id: { name: 'bridge-id', format: 'id', fixed: true },
  default_pvid: { name: 'vlan-default-pvid' },
  flush: { name: 'fdb-flush', format: 'written' },
  forward_delay: { name: 'forward-delay', beyond: 'ERANGE' },
  gc_timer: { name: 'gc-timer', fixed: true },
  group_addr: { name: 'group-addr', format: 'text' },
  group_fwd_mask: { name: 'group-fwd-mask', format: 'hexadecimal', bits: 16 },
  hash_elasticity: { name: 'mcast-hash-elasticity' },
  hash_max: { name: 'mcast-hash-max' },
  hello_time: { name: 'hello-time', beyond: 'ERANGE' },
  hello_timer: { name: 'hello-timer', fixed: true },
  max_age: { name: 'max-age', beyond: 'ERANGE' },
  multicast_igmp_version: { name: 'mcast-igmp-version' },
  multicast_last_member_count: { name: 'mcast-last-member-cnt' },
  multicast_last_member_interval: { name: 'mcast-last-member-intvl', bits: 64 },
  multicast_membership_interval: { name: 'mcast-membership-intvl', bits: 64 },
  multicast_mld_version: { name: 'mcast-mld-version' },
  multicast_querier: { name: 'mcast-querier', format: 'switch' },
  multicast_querier_interval: { name: 'mcast-querier-intvl', bits: 64 },
  multicast_query_interval: { name: 'mcast-query-intvl', bits: 64 },
  multicast_query_response_interval: { name: 'mcast-query-response-intvl', bits: 64 },
  multicast_query_use_ifaddr: { name: 'mcast-query-use-ifaddr', format: 'switch' },
  multicast_router: { name: 'mcast-router', bits: 8, beyond: 'EINVAL' },
  multicast_snooping: { name: 'mcast-snooping', format: 'switch' },
  multicast_startup_query_count: { name: 'mcast-startup-query-cnt' },
  multicast_startup_query_interval: { name: 'mcast-startup-query-intvl', bits: 64 },
  multicast_stats_enabled: { name: 'mcast-stats-enabled', format: 'switch' },
  nf_call_arptables: { name: 'nf-call-arptables', format: 'switch' },
  nf_call_ip6tables: { name: 'nf-call-ip6tables', format: 'switch' },
  nf_call_iptables: { name: 'nf-call-iptables', format: 'switch' },
  priority: { name: 'priority', bits: 16 },
  root_id: { name: 'root-id', format: 'id', fixed: true },
  root_path_cost: { name: 'root-path-cost', fixed: true },
  root_port: { name: 'root-port', fixed: true },
  stp_state: { name: 'stp-state', format: 'switch' },
  tcn_timer: { name: 'tcn-timer', fixed: true },
  topology_change: { name: 'topology-change', fixed: true },
  topology_change_detected: { name: 'topology-change-detected', fixed: true },
  topology_change_timer: { name: 'topology-change-timer', fixed: true },
  vlan_filtering: { name: 'vlan-filtering', format: 'switch', with: 'vlan-default-pvid' },
  vlan_protocol: { name: 'vlan-protocol', format: 'hexadecimal' },
  vlan_stats_enabled: { name: 'vlan-stats-enabled', format: 'switch' },
  vlan_stats_per_port: { name: 'vlan-stats-per-port', format: 'switch' },
};

const PORT: Attributes = {
  bpdu_guard: { name: 'guard', format: 'switch' },
  broadcast_flood: { name: 'bcast-flood', format: 'switch' },
  change_ack: { name: 'topology-change-ack', fixed: true },
  config_pending: { name: 'config-pending', fixed: true },
  designated_bridge: { name: 'bridge-id', format: 'id', fixed: true },
  designated_cost: { name: 'designated-cost', fixed: true },
  designated_port: { name: 'designated-port', fixed: true },
  designated_root: { name: 'root-id', format: 'id', fixed: true },
  flush: { name: 'flush', format: 'written' },
  forward_delay_timer: { name: 'forward-delay-timer', fixed: true },
  group_fwd_mask: { name: 'group-fwd-mask', format: 'hexadecimal', bits: 16 },
  hairpin_mode: { name: 'mode', format: 'switch' },
  hold_timer: { name: 'hold-timer', fixed: true },
  isolated: { name: 'isolated', format: 'switch' },
  learning: { name: 'learning', format: 'switch' },
  message_age_timer: { name: 'message-age-timer', fixed: true },
  multicast_fast_leave: { name: 'fast-leave', format: 'switch' },
  multicast_flood: { name: 'mcast-flood', format: 'switch' },
  multicast_router: { name: 'multicast-router', bits: 8, beyond: 'EINVAL' },
  multicast_to_unicast: { name: 'mcast-to-ucast', format: 'switch' },
  neigh_suppress: { name: 'neigh-suppress', format: 'switch' },
  path_cost: { name: 'cost', beyond: 'ERANGE' },
  port_id: { name: 'id', format: 'hexadecimal', fixed: true },
  port_no: { name: 'no', format: 'hexadecimal', fixed: true },
  priority: { name: 'priority', bits: 16, beyond: 'ERANGE' },
  proxyarp: { name: 'proxyarp', format: 'switch' },
  proxyarp_wifi: { name: 'proxyarp-wifi', format: 'switch' },
  root_block: { name: 'protect', format: 'switch' },
  state: { name: 'state', fixed: true },
  unicast_flood: { name: 'unicast-flood', format: 'switch' },
};

/** The directory `bridge`. */
export function bridgeDirectory(process: Process, link: NetDevice): Directory {
  const data = (link.attributes.linkinfo?.data ?? {}) as LinkinfoBridgeAttrs;
  const change = (attributes: object): void =>
    changeLink(process, link.index, { linkinfo: { kind: 'bridge', data: attributes } } as LinkAttrs);
  const files = filesOf(BRIDGE, data, change);
  const options = data['multi-boolopt'];
  if (options !== undefined) {
    const mask = 1 << BR_BOOLOPT_NO_LL_LEARN;
    files['no_linklocal_learn'] = attributeFile(
      () => (options.optval! & mask ? 1 : 0),
      (text) => change({ 'multi-boolopt': { optval: numberIn(text) ? mask : 0, optmask: mask } }),
    );
  }
  return directoryOf(files);
}

/** The directory `brport` of one of its ports. */
export function portDirectory(process: Process, link: NetDevice): Directory {
  const data = (link.attributes.linkinfo?.['slave-data'] ?? {}) as LinkinfoBrportAttrs;
  const change = (attributes: object): void =>
    changeLink(process, link.index, { linkinfo: { 'slave-kind': 'bridge', 'slave-data': attributes } } as LinkAttrs);
  const files: Record<string, Entry> = filesOf(PORT, data, change, longAtStart);
  const master = link.attributes.master === undefined ? undefined : device(process, link.attributes.master);
  if (master !== undefined) files['bridge'] = { kind: 'link', target: `../../${master.name}` };
  const backup = data['backup-port'];
  files['backup_port'] = {
    ...attributeFile(undefined, (text) => {
      const name = text.replace(/\n$/, '');
      const index = name === '' ? 0 : device(process, name)?.index;
      if (index === undefined) throw new NetlinkError(errnoNumber('ENOENT'), 'write');
      change({ 'backup-port': index });
    }),
    mode: 0o644,
    // Without one there is no line.
    read: () => (backup === undefined ? '' : `${device(process, backup)?.name ?? ''}\n`),
  };
  return directoryOf(files);
}

/** Those that rtnetlink tells; what can only be written it never does. */
function filesOf(
  attributes: Attributes,
  data: object,
  change: (attributes: object) => void,
  numberOf = longIn,
): Record<string, File> {
  const values = data as Readonly<Record<string, unknown>>;
  const there = Object.entries(attributes).filter(
    ([, { name, format, with: sign = name }]) => format === 'written' || values[sign] !== undefined,
  );
  return Object.fromEntries(
    there.map(([file, attribute]): [string, File] => {
      const { name, format = 'decimal', fixed } = attribute;
      const write = (text: string): void =>
        change({ [name]: format === 'text' ? text.trim() : valueOf(numberOf(text), attribute) });
      const read = format === 'written' ? undefined : (): string => shown(values[name], format);
      return [file, attributeFile(read, fixed ? undefined : write)];
    }),
  );
}

function shown(value: unknown, format: Format): string {
  switch (format) {
    case 'hexadecimal':
      return `0x${Number(value).toString(16)}`;
    case 'id': {
      const { prio, addr } = value as IflaBridgeId;
      // Which is two bytes, in the order of the wire.
      const priority = ((prio & 255) << 8) | (prio >> 8);
      return `${priority.toString(16).padStart(4, '0')}.${addr.replaceAll(':', '')}`;
    }
    default:
      return String(value);
  }
}

/** Of 64 bits are times; one that is only written is a flag, or nothing. */
function valueOf(number: bigint, { name, format, bits = 32, beyond }: Attribute): unknown {
  if (format === 'switch') return number === 0n ? 0 : 1;
  if (format === 'written') return name === 'flush' ? true : new Uint8Array();
  if (bits === 64) return number;
  const held = BigInt.asUintN(bits, number);
  if (beyond !== undefined && held !== number) throw new NetlinkError(errnoNumber(beyond), 'write');
  return Number(held);
}
