/** Made from specs/rt-tc.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages but those about actions. */
export interface Tcmsg extends StructTail {
  family: number;
  ifindex: number;
  handle: number;
  parent: number;
  /** Of a queueing discipline, who holds it; of a filter, priority and protocol. */
  info: number;
}

/** Begins messages about actions. */
export interface Tcamsg extends StructTail {
  family: number;
}

export interface GnetStatsBasic extends StructTail {
  bytes: bigint;
  packets: number;
}

export interface GnetStatsQueue extends StructTail {
  qlen: number;
  backlog: number;
  drops: number;
  requeues: number;
  overlimits: number;
}

export interface TcStats extends StructTail {
  bytes: bigint;
  packets: number;
  drops: number;
  overlimits: number;
  bps: number;
  pps: number;
  qlen: number;
  backlog: number;
}

export interface TcAttrs extends Unknown {
  kind?: string;
  options?: Uint8Array;
  stats?: Partial<TcStats>;
  xstats?: Uint8Array;
  rate?: Uint8Array;
  fcnt?: number;
  stats2?: TcaStatsAttrs;
  stab?: TcaStabAttrs;
  pad?: true | Uint8Array;
  /** What is not shown otherwise is wanted too. */
  'dump-invisible'?: boolean;
  chain?: number;
  'hw-offload'?: number;
  'ingress-block'?: number;
  'egress-block'?: number;
  'dump-flags'?: { value: number; selector: number };
  'ext-warn-msg'?: string;
}

export interface TcaStatsAttrs extends Unknown {
  basic?: Partial<GnetStatsBasic>;
  'rate-est'?: Uint8Array;
  queue?: Partial<GnetStatsQueue>;
  app?: Uint8Array;
  'rate-est64'?: Uint8Array;
  pad?: true | Uint8Array;
  'basic-hw'?: Partial<GnetStatsBasic>;
  pkt64?: bigint;
}

export interface TcaStabAttrs extends Unknown {
  base?: Uint8Array;
  data?: Uint8Array;
}

export interface TcActMsgAttrs extends Unknown {
  tab?: { index: number; value: TcActAttrs }[];
  flags?: { value: number; selector: number };
  count?: number;
  'time-delta'?: number;
  'ext-warn-msg'?: string;
}

export interface TcActAttrs extends Unknown {
  kind?: string;
  options?: Uint8Array;
  index?: number;
}

/** What the operations of rt-tc carry. */
export interface RtTc {
  /** Adds a queueing discipline, or changes it. */
  newqdisc: { header: Tcmsg; attributes: TcAttrs };
  /** Takes a queueing discipline away. */
  delqdisc: { header: Tcmsg; attributes: TcAttrs };
  /** Queueing disciplines; one is told to who listens, and with an echo. */
  getqdisc: { header: Tcmsg; attributes: TcAttrs };
  /** A queueing discipline has come or changed. */
  'newqdisc-ntf': { header: Tcmsg; attributes: TcAttrs };
  /** A queueing discipline is gone. */
  'delqdisc-ntf': { header: Tcmsg; attributes: TcAttrs };
  /** Adds a class, or changes it. */
  newtclass: { header: Tcmsg; attributes: TcAttrs };
  /** Takes a class away. */
  deltclass: { header: Tcmsg; attributes: TcAttrs };
  /** The classes of a link. */
  gettclass: { header: Tcmsg; attributes: TcAttrs };
  /** A class has come or changed. */
  'newtclass-ntf': { header: Tcmsg; attributes: TcAttrs };
  /** Adds a filter, or changes it. */
  newtfilter: { header: Tcmsg; attributes: TcAttrs };
  /** Takes filters away. */
  deltfilter: { header: Tcmsg; attributes: TcAttrs };
  /** Filters. */
  gettfilter: { header: Tcmsg; attributes: TcAttrs };
  /** Adds actions. */
  newaction: { header: Tcamsg; attributes: TcActMsgAttrs };
  /** Takes actions away. */
  delaction: { header: Tcamsg; attributes: TcActMsgAttrs };
  /** Actions, one or of a kind. */
  getaction: { header: Tcamsg; attributes: TcActMsgAttrs };
  /** Adds a chain of filters. */
  newchain: { header: Tcmsg; attributes: TcAttrs };
  /** Takes a chain away. */
  delchain: { header: Tcmsg; attributes: TcAttrs };
  /** Chains of filters. */
  getchain: { header: Tcmsg; attributes: TcAttrs };
}

export const rtTc = /* @__PURE__ */ SpecModel.of<RtTc>({
  name: 'rt-tc',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'tcmsg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
        { name: 'ifindex', type: 's32' },
        { name: 'handle', type: 'u32', 'display-hint': 'hex' },
        { name: 'parent', type: 'u32', 'display-hint': 'hex' },
        { name: 'info', type: 'u32' },
      ],
    },
    {
      name: 'tcamsg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
      ],
    },
    {
      name: 'gnet-stats-basic',
      type: 'struct',
      members: [
        { name: 'bytes', type: 'u64' },
        { name: 'packets', type: 'u32' },
        { name: 'pad', type: 'pad', len: 4 },
      ],
    },
    {
      name: 'gnet-stats-queue',
      type: 'struct',
      members: [
        { name: 'qlen', type: 'u32' },
        { name: 'backlog', type: 'u32' },
        { name: 'drops', type: 'u32' },
        { name: 'requeues', type: 'u32' },
        { name: 'overlimits', type: 'u32' },
      ],
    },
    {
      name: 'tc-stats',
      type: 'struct',
      members: [
        { name: 'bytes', type: 'u64' },
        { name: 'packets', type: 'u32' },
        { name: 'drops', type: 'u32' },
        { name: 'overlimits', type: 'u32' },
        { name: 'bps', type: 'u32' },
        { name: 'pps', type: 'u32' },
        { name: 'qlen', type: 'u32' },
        { name: 'backlog', type: 'u32' },
        { name: 'pad', type: 'pad', len: 4 },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'tc-attrs',
      attributes: [
        { name: 'kind', type: 'string' },
        { name: 'options', type: 'binary' },
        { name: 'stats', type: 'binary', struct: 'tc-stats' },
        { name: 'xstats', type: 'binary' },
        { name: 'rate', type: 'binary' },
        { name: 'fcnt', type: 'u32' },
        { name: 'stats2', type: 'nest', 'nested-attributes': 'tca-stats-attrs' },
        { name: 'stab', type: 'nest', 'nested-attributes': 'tca-stab-attrs' },
        { name: 'pad', type: 'pad' },
        { name: 'dump-invisible', type: 'flag' },
        { name: 'chain', type: 'u32' },
        { name: 'hw-offload', type: 'u8' },
        { name: 'ingress-block', type: 'u32' },
        { name: 'egress-block', type: 'u32' },
        { name: 'dump-flags', type: 'bitfield32' },
        { name: 'ext-warn-msg', type: 'string' },
      ],
    },
    {
      name: 'tca-stats-attrs',
      attributes: [
        { name: 'basic', type: 'binary', struct: 'gnet-stats-basic' },
        { name: 'rate-est', type: 'binary' },
        { name: 'queue', type: 'binary', struct: 'gnet-stats-queue' },
        { name: 'app', type: 'binary' },
        { name: 'rate-est64', type: 'binary' },
        { name: 'pad', type: 'pad' },
        { name: 'basic-hw', type: 'binary', struct: 'gnet-stats-basic' },
        { name: 'pkt64', type: 'u64' },
      ],
    },
    {
      name: 'tca-stab-attrs',
      attributes: [
        { name: 'base', type: 'binary' },
        { name: 'data', type: 'binary' },
      ],
    },
    {
      name: 'tc-act-msg-attrs',
      attributes: [
        { name: 'tab', type: 'indexed-array', 'sub-type': 'nest', 'nested-attributes': 'tc-act-attrs' },
        { name: 'flags', type: 'bitfield32' },
        { name: 'count', type: 'u32' },
        { name: 'time-delta', type: 'u32' },
        { name: 'ext-warn-msg', type: 'string' },
      ],
    },
    {
      name: 'tc-act-attrs',
      attributes: [
        { name: 'kind', type: 'string' },
        { name: 'options', type: 'binary' },
        { name: 'index', type: 'u32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'tcmsg',
    list: [
      { name: 'newqdisc', 'attribute-set': 'tc-attrs', do: { request: { value: 36 } } },
      { name: 'delqdisc', 'attribute-set': 'tc-attrs', do: { request: { value: 37 } } },
      { name: 'getqdisc', 'attribute-set': 'tc-attrs', do: { request: { value: 38 }, reply: { value: 36 } } },
      { name: 'newqdisc-ntf', value: 36, notify: 'getqdisc' },
      { name: 'delqdisc-ntf', value: 37, notify: 'getqdisc' },
      { name: 'newtclass', 'attribute-set': 'tc-attrs', do: { request: { value: 40 } } },
      { name: 'deltclass', 'attribute-set': 'tc-attrs', do: { request: { value: 41 } } },
      { name: 'gettclass', 'attribute-set': 'tc-attrs', dump: { request: { value: 42 }, reply: { value: 40 } } },
      { name: 'newtclass-ntf', value: 40, notify: 'gettclass' },
      { name: 'newtfilter', 'attribute-set': 'tc-attrs', do: { request: { value: 44 } } },
      { name: 'deltfilter', 'attribute-set': 'tc-attrs', do: { request: { value: 45 } } },
      { name: 'gettfilter', 'attribute-set': 'tc-attrs', dump: { request: { value: 46 }, reply: { value: 44 } } },
      { name: 'newaction', 'attribute-set': 'tc-act-msg-attrs', 'fixed-header': 'tcamsg', do: { request: { value: 48 } } },
      { name: 'delaction', 'attribute-set': 'tc-act-msg-attrs', 'fixed-header': 'tcamsg', do: { request: { value: 49 } } },
      { name: 'getaction', 'attribute-set': 'tc-act-msg-attrs', 'fixed-header': 'tcamsg', do: { request: { value: 50 } } },
      { name: 'newchain', 'attribute-set': 'tc-attrs', do: { request: { value: 100 } } },
      { name: 'delchain', 'attribute-set': 'tc-attrs', do: { request: { value: 101 } } },
      { name: 'getchain', 'attribute-set': 'tc-attrs', dump: { request: { value: 102 }, reply: { value: 100 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-tc', value: 4 },
    ],
  },
});
