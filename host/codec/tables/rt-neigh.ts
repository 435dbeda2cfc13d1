/** Made from specs/rt-neigh.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about neighbours. */
export interface Ndmsg extends StructTail {
  'ndm-family': number;
  'ndm-ifindex': number;
  'ndm-state': (NudState | number)[];
  'ndm-flags': (NtfFlags | number)[];
  'ndm-type': RtmType | number;
}

/** Begins messages about tables. */
export interface Ndtmsg extends StructTail {
  family: number;
}

/** Neighbour unreachability detection, RFC 4861. */
export type NudState =
  | 'incomplete'
  | 'reachable'
  | 'stale'
  | 'delay'
  | 'probe'
  | 'failed'
  | 'noarp'
  | 'permanent';

export type NtfFlags =
  | 'use'
  | 'self'
  | 'master'
  | 'proxy'
  | 'ext-learned'
  | 'offloaded'
  | 'sticky'
  | 'router';

export type NtfExtFlags =
  | 'managed'
  | 'locked'
  | 'ext-validated';

export type FdbNotify =
  | 'bit'
  | 'inactive-bit';

/** Of a route, as in rt-route. */
export type RtmType =
  | 'unspec'
  | 'unicast'
  | 'local'
  | 'broadcast'
  | 'anycast'
  | 'multicast'
  | 'blackhole'
  | 'unreachable'
  | 'prohibit'
  | 'throw'
  | 'nat'
  | 'xresolve';

export interface NdaCacheinfo extends StructTail {
  confirmed: number;
  used: number;
  updated: number;
  refcnt: number;
}

export interface NdtConfig extends StructTail {
  'key-len': number;
  'entry-size': number;
  entries: number;
  'last-flush': number;
  'last-rand': number;
  'hash-rnd': number;
  'hash-mask': number;
  'hash-chain-gc': number;
  'proxy-qlen': number;
}

export interface NdtStats extends StructTail {
  allocs: bigint;
  destroys: bigint;
  'hash-grows': bigint;
  'res-failed': bigint;
  lookups: bigint;
  hits: bigint;
  'rcv-probes-mcast': bigint;
  'rcv-probes-ucast': bigint;
  'periodic-gc-runs': bigint;
  'forced-gc-runs': bigint;
  'table-fulls': bigint;
}

export interface NeighbourAttrs extends Unknown {
  unspec?: Uint8Array;
  /** The address. */
  dst?: string;
  /** That of the link layer. */
  lladdr?: string;
  cacheinfo?: Partial<NdaCacheinfo>;
  probes?: number;
  vlan?: number;
  port?: number;
  vni?: number;
  ifindex?: number;
  master?: number;
  'link-netnsid'?: number;
  'src-vni'?: number;
  /** Who made it, RTPROT_*. */
  protocol?: number;
  'nh-id'?: number;
  'fdb-ext-attrs'?: FdbExtAttrs;
  'flags-ext'?: (NtfExtFlags | number)[];
  'ndm-state-mask'?: number;
  'ndm-flags-mask'?: number;
}

/** What a bridge is to do about an entry. */
export interface FdbExtAttrs extends Unknown {
  unspec?: Uint8Array;
  /** Whether to tell when it is not used. */
  'activity-notify'?: (FdbNotify | number)[];
  'dont-refresh'?: boolean;
}

/** A table, such as arp_cache. */
export interface NdtAttrs extends Unknown {
  name?: string;
  thresh1?: number;
  thresh2?: number;
  thresh3?: number;
  config?: Partial<NdtConfig>;
  parms?: NdtpaAttrs;
  stats?: Partial<NdtStats>;
  'gc-interval'?: bigint;
  pad?: true | Uint8Array;
}

/** How a table, or a link in it, asks for neighbours; times in milliseconds. */
export interface NdtpaAttrs extends Unknown {
  ifindex?: number;
  refcnt?: number;
  'reachable-time'?: bigint;
  'base-reachable-time'?: bigint;
  'retrans-time'?: bigint;
  'gc-staletime'?: bigint;
  'delay-probe-time'?: bigint;
  'queue-len'?: number;
  'app-probes'?: number;
  'ucast-probes'?: number;
  'mcast-probes'?: number;
  'anycast-delay'?: bigint;
  'proxy-delay'?: bigint;
  'proxy-qlen'?: number;
  locktime?: bigint;
  'queue-lenbytes'?: number;
  'mcast-reprobes'?: number;
  pad?: true | Uint8Array;
  'interval-probe-time-ms'?: bigint;
}

/** What the operations of rt-neigh carry. */
export interface RtNeigh {
  /** Adds a neighbour, or changes it. */
  newneigh: { header: Ndmsg; attributes: NeighbourAttrs };
  /** Takes a neighbour away. */
  delneigh: { header: Ndmsg; attributes: NeighbourAttrs };
  /** A neighbour is gone. */
  'delneigh-ntf': { header: Ndmsg; attributes: NeighbourAttrs };
  /** One neighbour, or all. */
  getneigh: { header: Ndmsg; attributes: NeighbourAttrs };
  /** A neighbour has come or changed. */
  'newneigh-ntf': { header: Ndmsg; attributes: NeighbourAttrs };
  /** What a dump has; nobody is told of changes. */
  'newneightbl-ntf': { header: Ndtmsg; attributes: NdtAttrs };
  /** All tables. */
  getneightbl: { header: Ndtmsg; attributes: NdtAttrs };
  /** Changes a table. */
  setneightbl: { header: Ndtmsg; attributes: NdtAttrs };
}

export const rtNeigh = /* @__PURE__ */ SpecModel.of<RtNeigh>({
  name: 'rt-neigh',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'ndmsg',
      type: 'struct',
      members: [
        { name: 'ndm-family', type: 'u8' },
        { name: 'ndm-pad', type: 'pad', len: 3 },
        { name: 'ndm-ifindex', type: 's32' },
        { name: 'ndm-state', type: 'u16', enum: 'nud-state' },
        { name: 'ndm-flags', type: 'u8', enum: 'ntf-flags' },
        { name: 'ndm-type', type: 'u8', enum: 'rtm-type' },
      ],
    },
    {
      name: 'ndtmsg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
      ],
    },
    { name: 'nud-state', type: 'flags', entries: ['incomplete', 'reachable', 'stale', 'delay', 'probe', 'failed', 'noarp', 'permanent'] },
    { name: 'ntf-flags', type: 'flags', entries: ['use', 'self', 'master', 'proxy', 'ext-learned', 'offloaded', 'sticky', 'router'] },
    { name: 'ntf-ext-flags', type: 'flags', entries: ['managed', 'locked', 'ext-validated'] },
    { name: 'fdb-notify', type: 'flags', entries: ['bit', 'inactive-bit'] },
    { name: 'rtm-type', type: 'enum', entries: ['unspec', 'unicast', 'local', 'broadcast', 'anycast', 'multicast', 'blackhole', 'unreachable', 'prohibit', 'throw', 'nat', 'xresolve'] },
    {
      name: 'nda-cacheinfo',
      type: 'struct',
      members: [
        { name: 'confirmed', type: 'u32' },
        { name: 'used', type: 'u32' },
        { name: 'updated', type: 'u32' },
        { name: 'refcnt', type: 'u32' },
      ],
    },
    {
      name: 'ndt-config',
      type: 'struct',
      members: [
        { name: 'key-len', type: 'u16' },
        { name: 'entry-size', type: 'u16' },
        { name: 'entries', type: 'u32' },
        { name: 'last-flush', type: 'u32' },
        { name: 'last-rand', type: 'u32' },
        { name: 'hash-rnd', type: 'u32' },
        { name: 'hash-mask', type: 'u32' },
        { name: 'hash-chain-gc', type: 'u32' },
        { name: 'proxy-qlen', type: 'u32' },
      ],
    },
    {
      name: 'ndt-stats',
      type: 'struct',
      members: [
        { name: 'allocs', type: 'u64' },
        { name: 'destroys', type: 'u64' },
        { name: 'hash-grows', type: 'u64' },
        { name: 'res-failed', type: 'u64' },
        { name: 'lookups', type: 'u64' },
        { name: 'hits', type: 'u64' },
        { name: 'rcv-probes-mcast', type: 'u64' },
        { name: 'rcv-probes-ucast', type: 'u64' },
        { name: 'periodic-gc-runs', type: 'u64' },
        { name: 'forced-gc-runs', type: 'u64' },
        { name: 'table-fulls', type: 'u64' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'neighbour-attrs',
      attributes: [
        { name: 'unspec', value: 0, type: 'binary' },
        { name: 'dst', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'lladdr', type: 'binary', 'display-hint': 'mac' },
        { name: 'cacheinfo', type: 'binary', struct: 'nda-cacheinfo' },
        { name: 'probes', type: 'u32' },
        { name: 'vlan', type: 'u16' },
        { name: 'port', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'vni', type: 'u32' },
        { name: 'ifindex', type: 'u32' },
        { name: 'master', type: 'u32' },
        { name: 'link-netnsid', type: 's32' },
        { name: 'src-vni', type: 'u32' },
        { name: 'protocol', type: 'u8' },
        { name: 'nh-id', type: 'u32' },
        { name: 'fdb-ext-attrs', type: 'nest', 'nested-attributes': 'fdb-ext-attrs' },
        { name: 'flags-ext', type: 'u32', enum: 'ntf-ext-flags' },
        { name: 'ndm-state-mask', type: 'u16' },
        { name: 'ndm-flags-mask', type: 'u8' },
      ],
    },
    {
      name: 'fdb-ext-attrs',
      attributes: [
        { name: 'unspec', value: 0, type: 'unused' },
        { name: 'activity-notify', type: 'u8', enum: 'fdb-notify' },
        { name: 'dont-refresh', type: 'flag' },
      ],
    },
    {
      name: 'ndt-attrs',
      attributes: [
        { name: 'name', type: 'string' },
        { name: 'thresh1', type: 'u32' },
        { name: 'thresh2', type: 'u32' },
        { name: 'thresh3', type: 'u32' },
        { name: 'config', type: 'binary', struct: 'ndt-config' },
        { name: 'parms', type: 'nest', 'nested-attributes': 'ndtpa-attrs' },
        { name: 'stats', type: 'binary', struct: 'ndt-stats' },
        { name: 'gc-interval', type: 'u64' },
        { name: 'pad', type: 'pad' },
      ],
    },
    {
      name: 'ndtpa-attrs',
      attributes: [
        { name: 'ifindex', type: 'u32' },
        { name: 'refcnt', type: 'u32' },
        { name: 'reachable-time', type: 'u64' },
        { name: 'base-reachable-time', type: 'u64' },
        { name: 'retrans-time', type: 'u64' },
        { name: 'gc-staletime', type: 'u64' },
        { name: 'delay-probe-time', type: 'u64' },
        { name: 'queue-len', type: 'u32' },
        { name: 'app-probes', type: 'u32' },
        { name: 'ucast-probes', type: 'u32' },
        { name: 'mcast-probes', type: 'u32' },
        { name: 'anycast-delay', type: 'u64' },
        { name: 'proxy-delay', type: 'u64' },
        { name: 'proxy-qlen', type: 'u32' },
        { name: 'locktime', type: 'u64' },
        { name: 'queue-lenbytes', type: 'u32' },
        { name: 'mcast-reprobes', type: 'u32' },
        { name: 'pad', type: 'pad' },
        { name: 'interval-probe-time-ms', type: 'u64' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'newneigh', 'attribute-set': 'neighbour-attrs', 'fixed-header': 'ndmsg', do: { request: { value: 28 } } },
      { name: 'delneigh', 'attribute-set': 'neighbour-attrs', 'fixed-header': 'ndmsg', do: { request: { value: 29 } } },
      { name: 'delneigh-ntf', value: 29, 'fixed-header': 'ndmsg', notify: 'getneigh' },
      { name: 'getneigh', 'attribute-set': 'neighbour-attrs', 'fixed-header': 'ndmsg', do: { request: { value: 30 }, reply: { value: 28 } } },
      { name: 'newneigh-ntf', value: 28, 'fixed-header': 'ndmsg', notify: 'getneigh' },
      { name: 'newneightbl-ntf', value: 64, 'fixed-header': 'ndtmsg', notify: 'getneightbl' },
      { name: 'getneightbl', 'attribute-set': 'ndt-attrs', 'fixed-header': 'ndtmsg', dump: { request: { value: 66 }, reply: { value: 64 } } },
      { name: 'setneightbl', 'attribute-set': 'ndt-attrs', 'fixed-header': 'ndtmsg', do: { request: { value: 67 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-neigh', value: 3 },
    ],
  },
});
