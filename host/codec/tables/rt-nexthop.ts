/** Made from specs/rt-nexthop.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about next hops. */
export interface Nhmsg extends StructTail {
  /** AF_INET or AF_INET6; of a group AF_UNSPEC */
  'nh-family': number;
  /** How far the way to the gateway reaches, RT_SCOPE_*; only told */
  'nh-scope': number;
  /** Who made it, RTPROT_* */
  'nh-protocol': number;
  resvd: number;
  /** RTNH_F_* */
  'nh-flags': number;
}

/** A member of a group. */
export interface NexthopGrp extends StructTail {
  id: number;
  /** The low eight bits of its weight less one */
  weight: number;
  /** The high eight bits */
  'weight-high': number;
  resvd2: number;
}

/** How a group distributes packets. */
export type NexthopGrpType =
  | 'mpath'
  | 'res';

/** What is wanted beside a next hop, and what an answer holds. */
export type NhaOpFlag =
  | 'dump-stats'
  | 'dump-hw-stats'
  | 'resp-grp-resvd-0';

export interface NexthopAttrs extends Unknown {
  id?: number;
  group?: Partial<NexthopGrp>;
  'group-type'?: NexthopGrpType | number;
  blackhole?: boolean;
  oif?: number;
  gateway?: string;
  'encap-type'?: number;
  encap?: EncapAttrs;
  /** Only groups are wanted. */
  groups?: boolean;
  /** Only those over ports of this link are wanted. */
  master?: number;
  /** It is for the forwarding tables of bridges. */
  fdb?: boolean;
  'res-group'?: ResGroupAttrs;
  'res-bucket'?: ResBucketAttrs;
  'op-flags'?: (NhaOpFlag | number)[];
  'group-stats'?: GroupStatsAttrs;
  'hw-stats-enable'?: number;
  'hw-stats-used'?: number;
}

/** By encap-type; none is known here. */
export interface EncapAttrs extends Unknown {
  unspec?: Uint8Array;
}

/** The table of a resilient group. */
export interface ResGroupAttrs extends Unknown {
  pad?: true | Uint8Array;
  buckets?: number;
  /** In hundredths of a second. */
  'idle-timer'?: number;
  /** Likewise. */
  'unbalanced-timer'?: number;
  /** Likewise. */
  'unbalanced-time'?: bigint;
}

export interface ResBucketAttrs extends Unknown {
  pad?: true | Uint8Array;
  index?: number;
  /** In hundredths of a second. */
  'idle-time'?: bigint;
  'nh-id'?: number;
}

export interface GroupStatsAttrs extends Unknown {
  entry?: GroupStatsEntryAttrs[];
}

export interface GroupStatsEntryAttrs extends Unknown {
  id?: number;
  packets?: number | bigint;
  'packets-hw'?: number | bigint;
}

/** What the operations of rt-nexthop carry. */
export interface RtNexthop {
  /** A next hop, or all. */
  getnexthop: { header: Nhmsg; attributes: NexthopAttrs };
  /** Adds a next hop or a group, or changes it. */
  newnexthop: { header: Nhmsg; attributes: NexthopAttrs };
  /** A next hop has come or changed. */
  'newnexthop-ntf': { header: Nhmsg; attributes: NexthopAttrs };
  /** Takes a next hop away, with the routes that lead to it. */
  delnexthop: { header: Nhmsg; attributes: NexthopAttrs };
  /** A next hop is gone. */
  'delnexthop-ntf': { header: Nhmsg; attributes: NexthopAttrs };
  /** A bucket of a resilient group, or all. */
  getnexthopbucket: { header: Nhmsg; attributes: NexthopAttrs };
  /** A bucket leads elsewhere. */
  'newnexthopbucket-ntf': { header: Nhmsg; attributes: NexthopAttrs };
}

export const rtNexthop = /* @__PURE__ */ SpecModel.of<RtNexthop>({
  name: 'rt-nexthop',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'nhmsg',
      type: 'struct',
      members: [
        { name: 'nh-family', type: 'u8' },
        { name: 'nh-scope', type: 'u8' },
        { name: 'nh-protocol', type: 'u8' },
        { name: 'resvd', type: 'u8' },
        { name: 'nh-flags', type: 'u32' },
      ],
    },
    {
      name: 'nexthop-grp',
      type: 'struct',
      members: [
        { name: 'id', type: 'u32' },
        { name: 'weight', type: 'u8' },
        { name: 'weight-high', type: 'u8' },
        { name: 'resvd2', type: 'u16' },
      ],
    },
    { name: 'nexthop-grp-type', type: 'enum', entries: ['mpath', 'res'] },
    { name: 'nha-op-flag', type: 'flags', entries: [
      'dump-stats',
      'dump-hw-stats',
      { name: 'resp-grp-resvd-0', value: 31 },
    ] },
  ],
  'attribute-sets': [
    {
      name: 'nexthop-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'group', type: 'binary', struct: 'nexthop-grp' },
        { name: 'group-type', type: 'u16', enum: 'nexthop-grp-type' },
        { name: 'blackhole', type: 'flag' },
        { name: 'oif', type: 'u32' },
        { name: 'gateway', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'encap-type', type: 'u16' },
        { name: 'encap', type: 'nest', 'nested-attributes': 'encap-attrs' },
        { name: 'groups', type: 'flag' },
        { name: 'master', type: 'u32' },
        { name: 'fdb', type: 'flag' },
        { name: 'res-group', type: 'nest', 'nested-attributes': 'res-group-attrs' },
        { name: 'res-bucket', type: 'nest', 'nested-attributes': 'res-bucket-attrs' },
        { name: 'op-flags', type: 'u32', enum: 'nha-op-flag', 'enum-as-flags': true },
        { name: 'group-stats', type: 'nest', 'nested-attributes': 'group-stats-attrs' },
        { name: 'hw-stats-enable', type: 'u32' },
        { name: 'hw-stats-used', type: 'u32' },
      ],
    },
    {
      name: 'encap-attrs',
      attributes: [
        { name: 'unspec', value: 0, type: 'unused' },
      ],
    },
    {
      name: 'res-group-attrs',
      attributes: [
        { name: 'pad', value: 0, type: 'pad' },
        { name: 'buckets', type: 'u16' },
        { name: 'idle-timer', type: 'u32' },
        { name: 'unbalanced-timer', type: 'u32' },
        { name: 'unbalanced-time', type: 'u64' },
      ],
    },
    {
      name: 'res-bucket-attrs',
      attributes: [
        { name: 'pad', value: 0, type: 'pad' },
        { name: 'index', type: 'u16' },
        { name: 'idle-time', type: 'u64' },
        { name: 'nh-id', type: 'u32' },
      ],
    },
    {
      name: 'group-stats-attrs',
      attributes: [
        { name: 'entry', type: 'nest', 'multi-attr': true, 'nested-attributes': 'group-stats-entry-attrs' },
      ],
    },
    {
      name: 'group-stats-entry-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'packets', type: 'uint' },
        { name: 'packets-hw', type: 'uint' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'nhmsg',
    list: [
      { name: 'getnexthop', 'attribute-set': 'nexthop-attrs', do: { request: { value: 106 }, reply: { value: 104 } } },
      { name: 'newnexthop', 'attribute-set': 'nexthop-attrs', do: { request: { value: 104 } } },
      { name: 'newnexthop-ntf', value: 104, notify: 'getnexthop' },
      { name: 'delnexthop', 'attribute-set': 'nexthop-attrs', do: { request: { value: 105 } } },
      { name: 'delnexthop-ntf', value: 105, notify: 'getnexthop' },
      { name: 'getnexthopbucket', 'attribute-set': 'nexthop-attrs', do: { request: { value: 118 }, reply: { value: 116 } } },
      { name: 'newnexthopbucket-ntf', value: 116, notify: 'getnexthopbucket' },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-nexthop', value: 32 },
    ],
  },
});
