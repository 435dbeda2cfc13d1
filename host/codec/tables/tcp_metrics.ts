/** Made from specs/tcp_metrics.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export interface TcpMetricsAttrs extends Unknown {
  'addr-ipv4'?: string;
  'addr-ipv6'?: string;
  /** Milliseconds since the entry was last used */
  age?: bigint;
  'tw-tsval'?: number;
  'tw-ts-stamp'?: number;
  vals?: Metrics;
  'fopen-mss'?: number;
  'fopen-syn-drops'?: number;
  'fopen-syn-drop-ts'?: bigint;
  'fopen-cookie'?: Uint8Array;
  'saddr-ipv4'?: string;
  'saddr-ipv6'?: string;
  pad?: true | Uint8Array;
}

/** One more than in enum tcp_metric_index. */
export interface Metrics extends Unknown {
  /** Milliseconds, times 8 */
  rtt?: number;
  /** Milliseconds, times 4 */
  rttvar?: number;
  ssthresh?: number;
  cwnd?: number;
  reodering?: number;
  /** Microseconds, times 8 */
  'rtt-us'?: number;
  /** Microseconds, times 4 */
  'rttvar-us'?: number;
}

/** What the operations of tcp_metrics carry. */
export interface TcpMetrics {
  /** What is remembered of an address, or of all */
  get: { header: undefined; attributes: TcpMetricsAttrs };
  /** Forgets an address, or all */
  del: { header: undefined; attributes: TcpMetricsAttrs };
}

export const tcpMetrics = /* @__PURE__ */ SpecModel.of<TcpMetrics>({
  name: 'tcp_metrics',
  protocol: 'genetlink-legacy',
  version: 1,
  definitions: [],
  'attribute-sets': [
    {
      name: 'tcp-metrics-attrs',
      attributes: [
        { name: 'addr-ipv4', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'ipv4' },
        { name: 'addr-ipv6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'age', type: 'u64' },
        { name: 'tw-tsval', type: 'u32' },
        { name: 'tw-ts-stamp', type: 's32' },
        { name: 'vals', type: 'nest', 'nested-attributes': 'metrics' },
        { name: 'fopen-mss', type: 'u16' },
        { name: 'fopen-syn-drops', type: 'u16' },
        { name: 'fopen-syn-drop-ts', type: 'u64' },
        { name: 'fopen-cookie', type: 'binary' },
        { name: 'saddr-ipv4', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'ipv4' },
        { name: 'saddr-ipv6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'pad', type: 'pad' },
      ],
    },
    {
      name: 'metrics',
      attributes: [
        { name: 'rtt', type: 'u32' },
        { name: 'rttvar', type: 'u32' },
        { name: 'ssthresh', type: 'u32' },
        { name: 'cwnd', type: 'u32' },
        { name: 'reodering', type: 'u32' },
        { name: 'rtt-us', type: 'u32' },
        { name: 'rttvar-us', type: 'u32' },
      ],
    },
  ],
  operations: {
    list: [
      { name: 'get', value: 1, 'attribute-set': 'tcp-metrics-attrs', do: { request: {}, reply: {} } },
      { name: 'del', 'attribute-set': 'tcp-metrics-attrs', do: { request: {} } },
    ],
  },
});
