/** Made from specs/rt-rule.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about rules. */
export interface FibRuleHdr extends StructTail {
  family: number;
  'dst-len': number;
  'src-len': number;
  tos: number;
  table: number;
  action: FrAct | number;
  flags: (FibRuleFlags | number)[];
}

/** Of a rule. */
export type FibRuleFlags =
  | 'permanent'
  | 'invert'
  | 'unresolved'
  | 'iif-detached'
  | 'oif-detached'
  | 'find-saddr';

/** What a rule does with what it matches. */
export type FrAct =
  | 'unspec'
  | 'to-tbl'
  | 'goto'
  | 'nop'
  | 'res3'
  | 'res4'
  | 'blackhole'
  | 'unreachable'
  | 'prohibit';

export interface FibRulePortRange extends StructTail {
  start: number;
  end: number;
}

export interface FibRuleUidRange extends StructTail {
  start: number;
  end: number;
}

export interface FibRuleAttrs extends Unknown {
  dst?: string;
  src?: string;
  iifname?: string;
  /** The priority of the rule to go on with. */
  goto?: number;
  unused2?: true | Uint8Array;
  priority?: number;
  unused3?: true | Uint8Array;
  unused4?: true | Uint8Array;
  unused5?: true | Uint8Array;
  fwmark?: number;
  /** The realms of the route. */
  flow?: number;
  'tun-id'?: bigint;
  /** Routes over links of this group do not count. */
  'suppress-ifgroup'?: number;
  /** Nor those of so short a prefix. */
  'suppress-prefixlen'?: number;
  table?: number;
  fwmask?: number;
  oifname?: string;
  pad?: true | Uint8Array;
  /** The table is that of the packet's VRF. */
  l3mdev?: number;
  'uid-range'?: Partial<FibRuleUidRange>;
  /** Who made the rule, RTPROT_*. */
  protocol?: number;
  'ip-proto'?: number;
  'sport-range'?: Partial<FibRulePortRange>;
  'dport-range'?: Partial<FibRulePortRange>;
  dscp?: number;
  flowlabel?: number;
  'flowlabel-mask'?: number;
  'sport-mask'?: number;
  'dport-mask'?: number;
  'dscp-mask'?: number;
}

/** What the operations of rt-rule carry. */
export interface RtRule {
  /** Adds a rule. */
  newrule: { header: FibRuleHdr; attributes: FibRuleAttrs };
  /** A rule has come. */
  'newrule-ntf': { header: FibRuleHdr; attributes: FibRuleAttrs };
  /** Takes a rule away. */
  delrule: { header: FibRuleHdr; attributes: FibRuleAttrs };
  /** A rule is gone. */
  'delrule-ntf': { header: FibRuleHdr; attributes: FibRuleAttrs };
  /** All rules. */
  getrule: { header: FibRuleHdr; attributes: FibRuleAttrs };
}

export const rtRule = /* @__PURE__ */ SpecModel.of<RtRule>({
  name: 'rt-rule',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'fib-rule-hdr',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'dst-len', type: 'u8' },
        { name: 'src-len', type: 'u8' },
        { name: 'tos', type: 'u8' },
        { name: 'table', type: 'u8' },
        { name: 'res1', type: 'pad', len: 1 },
        { name: 'res2', type: 'pad', len: 1 },
        { name: 'action', type: 'u8', enum: 'fr-act' },
        { name: 'flags', type: 'u32', enum: 'fib-rule-flags', 'enum-as-flags': true },
      ],
    },
    { name: 'fib-rule-flags', type: 'flags', entries: [
      'permanent',
      'invert',
      'unresolved',
      'iif-detached',
      'oif-detached',
      { name: 'find-saddr', value: 16 },
    ] },
    { name: 'fr-act', type: 'enum', entries: ['unspec', 'to-tbl', 'goto', 'nop', 'res3', 'res4', 'blackhole', 'unreachable', 'prohibit'] },
    {
      name: 'fib-rule-port-range',
      type: 'struct',
      members: [
        { name: 'start', type: 'u16' },
        { name: 'end', type: 'u16' },
      ],
    },
    {
      name: 'fib-rule-uid-range',
      type: 'struct',
      members: [
        { name: 'start', type: 'u32' },
        { name: 'end', type: 'u32' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'fib-rule-attrs',
      attributes: [
        { name: 'dst', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'src', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'iifname', type: 'string' },
        { name: 'goto', type: 'u32' },
        { name: 'unused2', type: 'pad' },
        { name: 'priority', type: 'u32' },
        { name: 'unused3', type: 'pad' },
        { name: 'unused4', type: 'pad' },
        { name: 'unused5', type: 'pad' },
        { name: 'fwmark', type: 'u32', 'display-hint': 'hex' },
        { name: 'flow', type: 'u32' },
        { name: 'tun-id', type: 'u64' },
        { name: 'suppress-ifgroup', type: 'u32' },
        { name: 'suppress-prefixlen', type: 'u32', 'display-hint': 'hex' },
        { name: 'table', type: 'u32' },
        { name: 'fwmask', type: 'u32', 'display-hint': 'hex' },
        { name: 'oifname', type: 'string' },
        { name: 'pad', type: 'pad' },
        { name: 'l3mdev', type: 'u8' },
        { name: 'uid-range', type: 'binary', struct: 'fib-rule-uid-range' },
        { name: 'protocol', type: 'u8' },
        { name: 'ip-proto', type: 'u8' },
        { name: 'sport-range', type: 'binary', struct: 'fib-rule-port-range' },
        { name: 'dport-range', type: 'binary', struct: 'fib-rule-port-range' },
        { name: 'dscp', type: 'u8' },
        { name: 'flowlabel', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'hex' },
        { name: 'flowlabel-mask', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'hex' },
        { name: 'sport-mask', type: 'u16', 'display-hint': 'hex' },
        { name: 'dport-mask', type: 'u16', 'display-hint': 'hex' },
        { name: 'dscp-mask', type: 'u8', 'display-hint': 'hex' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'fib-rule-hdr',
    list: [
      { name: 'newrule', 'attribute-set': 'fib-rule-attrs', do: { request: { value: 32 } } },
      { name: 'newrule-ntf', value: 32, notify: 'getrule' },
      { name: 'delrule', 'attribute-set': 'fib-rule-attrs', do: { request: { value: 33 } } },
      { name: 'delrule-ntf', value: 33, notify: 'getrule' },
      { name: 'getrule', 'attribute-set': 'fib-rule-attrs', dump: { request: { value: 34 }, reply: { value: 32 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv4-rule', value: 8 },
      { name: 'rtnlgrp-ipv6-rule', value: 19 },
    ],
  },
});
