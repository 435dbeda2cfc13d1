/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about groups. */
export interface BrPortMsg extends StructTail {
  family: number;
  ifindex: number;
}

/** Begins messages about ids of tunnels. */
export interface TunnelMsg extends StructTail {
  family: number;
  flags: number;
  ifindex: number;
}

/** Begins messages about VLANs of bridges. */
export interface BrVlanMsg extends StructTail {
  family: number;
  ifindex: number;
}

/** What a dump of VLANs is to tell. */
export type BridgeVlandbDumpf =
  | 'stats'
  | 'global';

export type BridgeVlanInfoFlags =
  | 'master'
  | 'pvid'
  | 'untagged'
  | 'range-begin'
  | 'range-end'
  | 'brentry'
  | 'only-opts';

export interface BridgeVlanInfo extends StructTail {
  flags: (BridgeVlanInfoFlags | number)[];
  vid: number;
}

export interface MdbaSetEntryAttrs extends Unknown {
  entry?: Uint8Array;
  'entry-attrs'?: Uint8Array;
}

export interface MdbaGetEntryAttrs extends Unknown {
  entry?: Uint8Array;
  'entry-attrs'?: Uint8Array;
}

export interface BridgeVlandbAttrs extends Unknown {
  entry?: BridgeVlandbEntryAttrs[];
  'global-options'?: BridgeVlandbGoptsAttrs[];
}

export interface BridgeVlandbDumpAttrs extends Unknown {
  flags?: (BridgeVlandbDumpf | number)[];
}

/** VLANs of a bridge or of a port, from the one in info to range. */
export interface BridgeVlandbEntryAttrs extends Unknown {
  info?: Partial<BridgeVlanInfo>;
  range?: number;
  state?: number;
  'tunnel-info'?: BridgeVlandbTinfoAttrs;
  stats?: BridgeVlandbStatsAttrs;
  'mcast-router'?: number;
  'mcast-n-groups'?: number;
  'mcast-max-groups'?: number;
  'neigh-suppress'?: number;
}

export interface BridgeVlandbTinfoAttrs extends Unknown {
  id?: number;
  /** Of rt-link, setlink or dellink. */
  cmd?: number;
}

export interface BridgeVlandbStatsAttrs extends Unknown {
  'rx-bytes'?: bigint;
  'rx-packets'?: bigint;
  'tx-bytes'?: bigint;
  'tx-packets'?: bigint;
  pad?: true | Uint8Array;
}

/** What a bridge does with the frames of VLANs, from id to range. */
export interface BridgeVlandbGoptsAttrs extends Unknown {
  id?: number;
  range?: number;
  'mcast-snooping'?: number;
  'mcast-igmp-version'?: number;
  'mcast-mld-version'?: number;
  'mcast-last-member-cnt'?: number;
  'mcast-startup-query-cnt'?: number;
  'mcast-last-member-intvl'?: bigint;
  pad?: true | Uint8Array;
  'mcast-membership-intvl'?: bigint;
  'mcast-querier-intvl'?: bigint;
  'mcast-query-intvl'?: bigint;
  'mcast-query-response-intvl'?: bigint;
  'mcast-startup-query-intvl'?: bigint;
  'mcast-querier'?: number;
  /** As in mdba-router. */
  'mcast-router-ports'?: Uint8Array;
  'mcast-querier-state'?: Uint8Array;
  msti?: number;
}

export interface VxlanVnifilterAttrs extends Unknown {
  entry?: VxlanVnifilterEntryAttrs[];
}

export interface VxlanVnifilterEntryAttrs extends Unknown {
  start?: number;
  end?: number;
  group?: string;
  group6?: string;
  stats?: VnifilterEntryStatsAttrs;
}

export interface VnifilterEntryStatsAttrs extends Unknown {
  'rx-bytes'?: bigint;
  'rx-pkts'?: bigint;
  'rx-drops'?: bigint;
  'rx-errors'?: bigint;
  'tx-bytes'?: bigint;
  'tx-pkts'?: bigint;
  'tx-drops'?: bigint;
  'tx-errors'?: bigint;
  pad?: true | Uint8Array;
}

/** What the operations of rt-bridge carry. */
export interface RtBridge {
  /** Puts a port in a group. */
  newmdb: { header: BrPortMsg; attributes: MdbaSetEntryAttrs };
  /** Takes a port out of a group. */
  delmdb: { header: BrPortMsg; attributes: MdbaSetEntryAttrs };
  /** Groups. */
  getmdb: { header: BrPortMsg; attributes: MdbaGetEntryAttrs };
  /** Adds or changes VLANs. */
  newvlan: { header: BrVlanMsg; attributes: BridgeVlandbAttrs };
  /** Takes VLANs away. */
  delvlan: { header: BrVlanMsg; attributes: BridgeVlandbAttrs };
  /** VLANs. */
  getvlan: { header: BrVlanMsg; attributes: BridgeVlandbDumpAttrs };
  /** Gives a tunnel an id. */
  newtunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
  /** Takes an id away. */
  deltunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
  /** Ids of tunnels. */
  gettunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
}

export const rtBridge = /* @__PURE__ */ SpecModel.of<RtBridge>({
  name: 'rt-bridge',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'br-port-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
        { name: 'ifindex', type: 'u32' },
      ],
    },
    {
      name: 'tunnel-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'flags', type: 'u8' },
        { name: 'reserved2', type: 'pad', len: 2 },
        { name: 'ifindex', type: 'u32' },
      ],
    },
    {
      name: 'br-vlan-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'reserved1', type: 'pad', len: 3 },
        { name: 'ifindex', type: 'u32' },
      ],
    },
    { name: 'bridge-vlandb-dumpf', type: 'flags', entries: ['stats', 'global'] },
    { name: 'bridge-vlan-info-flags', type: 'flags', entries: ['master', 'pvid', 'untagged', 'range-begin', 'range-end', 'brentry', 'only-opts'] },
    {
      name: 'bridge-vlan-info',
      type: 'struct',
      members: [
        { name: 'flags', type: 'u16', enum: 'bridge-vlan-info-flags', 'enum-as-flags': true },
        { name: 'vid', type: 'u16' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'mdba-set-entry-attrs',
      attributes: [
        { name: 'entry', type: 'binary' },
        { name: 'entry-attrs', type: 'binary' },
      ],
    },
    {
      name: 'mdba-get-entry-attrs',
      attributes: [
        { name: 'entry', type: 'binary' },
        { name: 'entry-attrs', type: 'binary' },
      ],
    },
    {
      name: 'bridge-vlandb-attrs',
      attributes: [
        { name: 'entry', type: 'nest', 'nested-attributes': 'bridge-vlandb-entry-attrs', 'multi-attr': true },
        { name: 'global-options', type: 'nest', 'nested-attributes': 'bridge-vlandb-gopts-attrs', 'multi-attr': true },
      ],
    },
    {
      name: 'bridge-vlandb-dump-attrs',
      attributes: [
        { name: 'flags', type: 'u32', enum: 'bridge-vlandb-dumpf', 'enum-as-flags': true },
      ],
    },
    {
      name: 'bridge-vlandb-entry-attrs',
      attributes: [
        { name: 'info', type: 'binary', struct: 'bridge-vlan-info' },
        { name: 'range', type: 'u16' },
        { name: 'state', type: 'u8' },
        { name: 'tunnel-info', type: 'nest', 'nested-attributes': 'bridge-vlandb-tinfo-attrs' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'bridge-vlandb-stats-attrs' },
        { name: 'mcast-router', type: 'u8' },
        { name: 'mcast-n-groups', type: 'u32' },
        { name: 'mcast-max-groups', type: 'u32' },
        { name: 'neigh-suppress', type: 'u8' },
      ],
    },
    {
      name: 'bridge-vlandb-tinfo-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'cmd', type: 'u32' },
      ],
    },
    {
      name: 'bridge-vlandb-stats-attrs',
      attributes: [
        { name: 'rx-bytes', type: 'u64' },
        { name: 'rx-packets', type: 'u64' },
        { name: 'tx-bytes', type: 'u64' },
        { name: 'tx-packets', type: 'u64' },
        { name: 'pad', type: 'pad' },
      ],
    },
    {
      name: 'bridge-vlandb-gopts-attrs',
      attributes: [
        { name: 'id', type: 'u16' },
        { name: 'range', type: 'u16' },
        { name: 'mcast-snooping', type: 'u8' },
        { name: 'mcast-igmp-version', type: 'u8' },
        { name: 'mcast-mld-version', type: 'u8' },
        { name: 'mcast-last-member-cnt', type: 'u32' },
        { name: 'mcast-startup-query-cnt', type: 'u32' },
        { name: 'mcast-last-member-intvl', type: 'u64' },
        { name: 'pad', type: 'pad' },
        { name: 'mcast-membership-intvl', type: 'u64' },
        { name: 'mcast-querier-intvl', type: 'u64' },
        { name: 'mcast-query-intvl', type: 'u64' },
        { name: 'mcast-query-response-intvl', type: 'u64' },
        { name: 'mcast-startup-query-intvl', type: 'u64' },
        { name: 'mcast-querier', type: 'u8' },
        { name: 'mcast-router-ports', type: 'binary' },
        { name: 'mcast-querier-state', type: 'binary' },
        { name: 'msti', type: 'u16' },
      ],
    },
    {
      name: 'vxlan-vnifilter-attrs',
      attributes: [
        { name: 'entry', type: 'nest', 'nested-attributes': 'vxlan-vnifilter-entry-attrs', 'multi-attr': true },
      ],
    },
    {
      name: 'vxlan-vnifilter-entry-attrs',
      attributes: [
        { name: 'start', type: 'u32' },
        { name: 'end', type: 'u32' },
        { name: 'group', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'group6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'vnifilter-entry-stats-attrs' },
      ],
    },
    {
      name: 'vnifilter-entry-stats-attrs',
      attributes: [
        { name: 'rx-bytes', type: 'u64' },
        { name: 'rx-pkts', type: 'u64' },
        { name: 'rx-drops', type: 'u64' },
        { name: 'rx-errors', type: 'u64' },
        { name: 'tx-bytes', type: 'u64' },
        { name: 'tx-pkts', type: 'u64' },
        { name: 'tx-drops', type: 'u64' },
        { name: 'tx-errors', type: 'u64' },
        { name: 'pad', type: 'pad' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'newmdb', 'attribute-set': 'mdba-set-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 84 } } },
      { name: 'delmdb', 'attribute-set': 'mdba-set-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 85 } } },
      { name: 'getmdb', 'attribute-set': 'mdba-get-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 86 } } },
      { name: 'newvlan', 'attribute-set': 'bridge-vlandb-attrs', 'fixed-header': 'br-vlan-msg', do: { request: { value: 112 } } },
      { name: 'delvlan', 'attribute-set': 'bridge-vlandb-attrs', 'fixed-header': 'br-vlan-msg', do: { request: { value: 113 } } },
      { name: 'getvlan', 'attribute-set': 'bridge-vlandb-dump-attrs', 'fixed-header': 'br-vlan-msg', dump: { request: { value: 114 } } },
      { name: 'newtunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', do: { request: { value: 120 } } },
      { name: 'deltunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', do: { request: { value: 121 } } },
      { name: 'gettunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', dump: { request: { value: 122 }, reply: { value: 120 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-mdb', value: 26 },
      { name: 'rtnlgrp-brvlan', value: 33 },
    ],
  },
});
