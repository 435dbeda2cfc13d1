/** Made from specs/mptcp_pm.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export type MptcpPmAddrFlag =
  | 'signal'
  | 'subflow'
  | 'backup'
  | 'fullmesh'
  | 'implicit';

export interface Address extends Unknown {
  unspec?: Uint8Array;
  family?: number;
  id?: number;
  addr4?: string;
  addr6?: string;
  port?: number;
  flags?: (MptcpPmAddrFlag | number)[];
  'if-idx'?: number;
}

export interface Endpoint extends Unknown {
  addr?: Address;
}

export interface Attr extends Unknown {
  unspec?: Uint8Array;
  addr?: Address;
  'rcv-add-addrs'?: number;
  subflows?: number;
  token?: number;
  'loc-id'?: number;
  'addr-remote'?: Address;
}

/** What the operations of mptcp_pm carry. */
export interface MptcpPm {
  /** One more endpoint */
  'add-addr': { header: undefined; attributes: Endpoint };
  'del-addr': { header: undefined; attributes: Endpoint };
  /** An endpoint by its id, or all */
  'get-addr': { header: undefined; attributes: Attr };
  'flush-addrs': { header: undefined; attributes: Endpoint };
  'set-limits': { header: undefined; attributes: Attr };
  'get-limits': { header: undefined; attributes: Attr };
  /** Backup and fullmesh of an endpoint */
  'set-flags': { header: undefined; attributes: Attr };
  /** Tells the peer of a connection of an address */
  announce: { header: undefined; attributes: Attr };
  /** Takes such an address back */
  remove: { header: undefined; attributes: Attr };
  'subflow-create': { header: undefined; attributes: Attr };
  'subflow-destroy': { header: undefined; attributes: Attr };
}

export const mptcpPm = /* @__PURE__ */ SpecModel.of<MptcpPm>({
  name: 'mptcp_pm',
  protocol: 'genetlink-legacy',
  version: 1,
  definitions: [
    { name: 'mptcp-pm-addr-flag', type: 'flags', entries: ['signal', 'subflow', 'backup', 'fullmesh', 'implicit'] },
  ],
  'attribute-sets': [
    {
      name: 'address',
      attributes: [
        { name: 'unspec', value: 0, type: 'unused' },
        { name: 'family', type: 'u16' },
        { name: 'id', type: 'u8' },
        { name: 'addr4', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'ipv4' },
        { name: 'addr6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'port', type: 'u16' },
        { name: 'flags', type: 'u32', enum: 'mptcp-pm-addr-flag', 'enum-as-flags': true },
        { name: 'if-idx', type: 's32' },
      ],
    },
    {
      name: 'endpoint',
      attributes: [
        { name: 'addr', type: 'nest', 'nested-attributes': 'address' },
      ],
    },
    {
      name: 'attr',
      attributes: [
        { name: 'unspec', value: 0, type: 'unused' },
        { name: 'addr', type: 'nest', 'nested-attributes': 'address' },
        { name: 'rcv-add-addrs', type: 'u32' },
        { name: 'subflows', type: 'u32' },
        { name: 'token', type: 'u32' },
        { name: 'loc-id', type: 'u8' },
        { name: 'addr-remote', type: 'nest', 'nested-attributes': 'address' },
      ],
    },
  ],
  operations: {
    list: [
      { name: 'add-addr', value: 1, 'attribute-set': 'endpoint', do: { request: {} } },
      { name: 'del-addr', 'attribute-set': 'endpoint', do: { request: {} } },
      { name: 'get-addr', 'attribute-set': 'attr', do: { request: {}, reply: {} } },
      { name: 'flush-addrs', 'attribute-set': 'endpoint', do: { request: {} } },
      { name: 'set-limits', 'attribute-set': 'attr', do: { request: {} } },
      { name: 'get-limits', 'attribute-set': 'attr', do: { request: {}, reply: {} } },
      { name: 'set-flags', 'attribute-set': 'attr', do: { request: {} } },
      { name: 'announce', 'attribute-set': 'attr', do: { request: {} } },
      { name: 'remove', 'attribute-set': 'attr', do: { request: {} } },
      { name: 'subflow-create', 'attribute-set': 'attr', do: { request: {} } },
      { name: 'subflow-destroy', 'attribute-set': 'attr', do: { request: {} } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'mptcp_pm_cmds', value: 8 },
      { name: 'mptcp_pm_events', value: 9 },
    ],
  },
});
