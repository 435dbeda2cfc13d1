/** Made from specs/rt-addr.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

export interface Ifaddrmsg extends StructTail {
  'ifa-family': number;
  'ifa-prefixlen': number;
  'ifa-flags': (IfaFlags | number)[];
  'ifa-scope': number;
  'ifa-index': number;
}

export interface IfaCacheinfo extends StructTail {
  'ifa-prefered': number;
  'ifa-valid': number;
  cstamp: number;
  tstamp: number;
}

export type IfaFlags =
  | 'secondary'
  | 'nodad'
  | 'optimistic'
  | 'dadfailed'
  | 'homeaddress'
  | 'deprecated'
  | 'tentative'
  | 'permanent'
  | 'managetempaddr'
  | 'noprefixroute'
  | 'mcautojoin'
  | 'stable-privacy';

/** Who made an address. */
export type IfaProto =
  | 'unspec'
  | 'kernel-lo'
  | 'kernel-ra'
  | 'kernel-ll';

export interface AddrAttrs extends Unknown {
  address?: string;
  local?: string;
  label?: string;
  broadcast?: string;
  anycast?: Uint8Array;
  cacheinfo?: Partial<IfaCacheinfo>;
  multicast?: Uint8Array;
  flags?: (IfaFlags | number)[];
  'rt-priority'?: number;
  'target-netnsid'?: number;
  proto?: IfaProto | number;
}

/** What the operations of rt-addr carry. */
export interface RtAddr {
  newaddr: { header: Ifaddrmsg; attributes: AddrAttrs };
  deladdr: { header: Ifaddrmsg; attributes: AddrAttrs };
  getaddr: { header: Ifaddrmsg; attributes: AddrAttrs };
  getmulticast: { header: Ifaddrmsg; attributes: AddrAttrs };
}

export const rtAddr = /* @__PURE__ */ SpecModel.of<RtAddr>({
  name: 'rt-addr',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'ifaddrmsg',
      type: 'struct',
      members: [
        { name: 'ifa-family', type: 'u8' },
        { name: 'ifa-prefixlen', type: 'u8' },
        { name: 'ifa-flags', type: 'u8', enum: 'ifa-flags', 'enum-as-flags': true },
        { name: 'ifa-scope', type: 'u8' },
        { name: 'ifa-index', type: 'u32' },
      ],
    },
    {
      name: 'ifa-cacheinfo',
      type: 'struct',
      members: [
        { name: 'ifa-prefered', type: 'u32' },
        { name: 'ifa-valid', type: 'u32' },
        { name: 'cstamp', type: 'u32' },
        { name: 'tstamp', type: 'u32' },
      ],
    },
    { name: 'ifa-flags', type: 'flags', entries: ['secondary', 'nodad', 'optimistic', 'dadfailed', 'homeaddress', 'deprecated', 'tentative', 'permanent', 'managetempaddr', 'noprefixroute', 'mcautojoin', 'stable-privacy'] },
    { name: 'ifa-proto', type: 'enum', entries: ['unspec', 'kernel-lo', 'kernel-ra', 'kernel-ll'] },
  ],
  'attribute-sets': [
    {
      name: 'addr-attrs',
      attributes: [
        { name: 'address', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'local', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'label', type: 'string' },
        { name: 'broadcast', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'anycast', type: 'binary' },
        { name: 'cacheinfo', type: 'binary', struct: 'ifa-cacheinfo' },
        { name: 'multicast', type: 'binary' },
        { name: 'flags', type: 'u32', enum: 'ifa-flags', 'enum-as-flags': true },
        { name: 'rt-priority', type: 'u32' },
        { name: 'target-netnsid', type: 's32' },
        { name: 'proto', type: 'u8', enum: 'ifa-proto' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'ifaddrmsg',
    list: [
      { name: 'newaddr', 'attribute-set': 'addr-attrs', do: { request: { value: 20 } } },
      { name: 'deladdr', 'attribute-set': 'addr-attrs', do: { request: { value: 21 } } },
      { name: 'getaddr', 'attribute-set': 'addr-attrs', dump: { request: { value: 22 }, reply: { value: 20 } } },
      { name: 'getmulticast', 'attribute-set': 'addr-attrs', 'fixed-header': 'ifaddrmsg', do: { request: { value: 58 }, reply: { value: 58 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv4-ifaddr', value: 5 },
      { name: 'rtnlgrp-ipv6-ifaddr', value: 9 },
    ],
  },
});
