/** Made from specs/netdev.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export type XdpAct =
  | 'basic'
  | 'redirect'
  | 'ndo-xmit'
  | 'xsk-zerocopy'
  | 'hw-offload'
  | 'rx-sg'
  | 'ndo-xmit-sg';

export type XdpRxMetadata =
  | 'timestamp'
  | 'hash'
  | 'vlan-tag';

export type XskFlags =
  | 'tx-timestamp'
  | 'tx-checksum'
  | 'tx-launch-time-fifo';

export type QueueType =
  | 'rx'
  | 'tx';

export type QstatsScope =
  | 'queue';

export type NapiThreaded =
  | 'disabled'
  | 'enabled';

export interface Dev extends Unknown {
  ifindex?: number;
  pad?: true | Uint8Array;
  'xdp-features'?: (XdpAct | bigint)[];
  'xdp-zc-max-segs'?: number;
  'xdp-rx-metadata-features'?: (XdpRxMetadata | bigint)[];
  'xsk-features'?: (XskFlags | bigint)[];
}

export type IoUringProviderInfo = Unknown;

export type XskInfo = Unknown;

export interface PagePool extends Unknown {
  id?: number | bigint;
  ifindex?: number;
  'napi-id'?: number | bigint;
  inflight?: number | bigint;
  'inflight-mem'?: number | bigint;
  'detach-time'?: number | bigint;
  dmabuf?: number;
  'io-uring'?: IoUringProviderInfo;
}

export interface Napi extends Unknown {
  ifindex?: number;
  id?: number;
  irq?: number;
  pid?: number;
  'defer-hard-irqs'?: number;
  'gro-flush-timeout'?: number | bigint;
  'irq-suspend-timeout'?: number | bigint;
  threaded?: NapiThreaded | number;
}

export interface Queue extends Unknown {
  id?: number;
  ifindex?: number;
  type?: QueueType | number;
  'napi-id'?: number;
  dmabuf?: number;
  'io-uring'?: IoUringProviderInfo;
  xsk?: XskInfo;
}

export interface Qstats extends Unknown {
  ifindex?: number;
  'queue-type'?: QueueType | number;
  'queue-id'?: number;
  scope?: (QstatsScope | number | bigint)[];
  'rx-packets'?: number | bigint;
  'rx-bytes'?: number | bigint;
  'tx-packets'?: number | bigint;
  'tx-bytes'?: number | bigint;
}

export interface Dmabuf extends Unknown {
  ifindex?: number;
  queues?: Queue[];
  fd?: number;
  id?: number;
}

/** What the operations of netdev carry. */
export interface Netdev {
  'dev-get': { header: undefined; attributes: Dev };
  'dev-add-ntf': { header: undefined; attributes: Dev };
  'dev-del-ntf': { header: undefined; attributes: Dev };
  'dev-change-ntf': { header: undefined; attributes: Dev };
  'page-pool-get': { header: undefined; attributes: PagePool };
  'queue-get': { header: undefined; attributes: Queue };
  'napi-get': { header: undefined; attributes: Napi };
  'qstats-get': { header: undefined; attributes: Qstats };
  'bind-rx': { header: undefined; attributes: Dmabuf };
  'napi-set': { header: undefined; attributes: Napi };
  'bind-tx': { header: undefined; attributes: Dmabuf };
}

export const netdev = /* @__PURE__ */ SpecModel.of<Netdev>({
  name: 'netdev',
  protocol: 'genetlink',
  version: 1,
  definitions: [
    { name: 'xdp-act', type: 'flags', entries: ['basic', 'redirect', 'ndo-xmit', 'xsk-zerocopy', 'hw-offload', 'rx-sg', 'ndo-xmit-sg'] },
    { name: 'xdp-rx-metadata', type: 'flags', entries: ['timestamp', 'hash', 'vlan-tag'] },
    { name: 'xsk-flags', type: 'flags', entries: ['tx-timestamp', 'tx-checksum', 'tx-launch-time-fifo'] },
    { name: 'queue-type', type: 'enum', entries: ['rx', 'tx'] },
    { name: 'qstats-scope', type: 'flags', entries: ['queue'] },
    { name: 'napi-threaded', type: 'enum', entries: ['disabled', 'enabled'] },
  ],
  'attribute-sets': [
    {
      name: 'dev',
      attributes: [
        { name: 'ifindex', type: 'u32' },
        { name: 'pad', type: 'pad' },
        { name: 'xdp-features', type: 'u64', enum: 'xdp-act', 'enum-as-flags': true },
        { name: 'xdp-zc-max-segs', type: 'u32' },
        { name: 'xdp-rx-metadata-features', type: 'u64', enum: 'xdp-rx-metadata', 'enum-as-flags': true },
        { name: 'xsk-features', type: 'u64', enum: 'xsk-flags', 'enum-as-flags': true },
      ],
    },
    {
      name: 'io-uring-provider-info',
      attributes: [],
    },
    {
      name: 'xsk-info',
      attributes: [],
    },
    {
      name: 'page-pool',
      attributes: [
        { name: 'id', type: 'uint' },
        { name: 'ifindex', type: 'u32' },
        { name: 'napi-id', type: 'uint' },
        { name: 'inflight', type: 'uint' },
        { name: 'inflight-mem', type: 'uint' },
        { name: 'detach-time', type: 'uint' },
        { name: 'dmabuf', type: 'u32' },
        { name: 'io-uring', type: 'nest', 'nested-attributes': 'io-uring-provider-info' },
      ],
    },
    {
      name: 'napi',
      attributes: [
        { name: 'ifindex', type: 'u32' },
        { name: 'id', type: 'u32' },
        { name: 'irq', type: 'u32' },
        { name: 'pid', type: 'u32' },
        { name: 'defer-hard-irqs', type: 'u32' },
        { name: 'gro-flush-timeout', type: 'uint' },
        { name: 'irq-suspend-timeout', type: 'uint' },
        { name: 'threaded', type: 'u32', enum: 'napi-threaded' },
      ],
    },
    {
      name: 'queue',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'ifindex', type: 'u32' },
        { name: 'type', type: 'u32', enum: 'queue-type' },
        { name: 'napi-id', type: 'u32' },
        { name: 'dmabuf', type: 'u32' },
        { name: 'io-uring', type: 'nest', 'nested-attributes': 'io-uring-provider-info' },
        { name: 'xsk', type: 'nest', 'nested-attributes': 'xsk-info' },
      ],
    },
    {
      name: 'qstats',
      attributes: [
        { name: 'ifindex', type: 'u32' },
        { name: 'queue-type', type: 'u32', enum: 'queue-type' },
        { name: 'queue-id', type: 'u32' },
        { name: 'scope', type: 'uint', enum: 'qstats-scope', 'enum-as-flags': true },
        { name: 'rx-packets', value: 8, type: 'uint' },
        { name: 'rx-bytes', type: 'uint' },
        { name: 'tx-packets', type: 'uint' },
        { name: 'tx-bytes', type: 'uint' },
      ],
    },
    {
      name: 'dmabuf',
      attributes: [
        { name: 'ifindex', type: 'u32' },
        { name: 'queues', type: 'nest', 'nested-attributes': 'queue', 'multi-attr': true },
        { name: 'fd', type: 'u32' },
        { name: 'id', type: 'u32' },
      ],
    },
  ],
  operations: {
    list: [
      { name: 'dev-get', value: 1, 'attribute-set': 'dev', do: { request: {}, reply: {} } },
      { name: 'dev-add-ntf', notify: 'dev-get' },
      { name: 'dev-del-ntf', notify: 'dev-get' },
      { name: 'dev-change-ntf', notify: 'dev-get' },
      { name: 'page-pool-get', 'attribute-set': 'page-pool', do: { request: {}, reply: {} } },
      { name: 'queue-get', value: 10, 'attribute-set': 'queue', do: { request: {}, reply: {} } },
      { name: 'napi-get', 'attribute-set': 'napi', do: { request: {}, reply: {} } },
      { name: 'qstats-get', 'attribute-set': 'qstats', dump: { request: {}, reply: {} } },
      { name: 'bind-rx', 'attribute-set': 'dmabuf', do: { request: {}, reply: {} } },
      { name: 'napi-set', 'attribute-set': 'napi', do: { request: {} } },
      { name: 'bind-tx', 'attribute-set': 'dmabuf', do: { request: {}, reply: {} } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'mgmt', value: 4 },
      { name: 'page-pool', value: 5 },
    ],
  },
});
