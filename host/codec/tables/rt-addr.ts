/** Made from specs/rt-addr.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about addresses. */
export interface Ifaddrmsg extends StructTail {
  /** AF_INET or AF_INET6 */
  'ifa-family': number;
  /** Bits of the address that are the network's */
  'ifa-prefixlen': number;
  /** The low eight of flags */
  'ifa-flags': (IfaFlags | number)[];
  /** How far it reaches, RT_SCOPE_* */
  'ifa-scope': number;
  /** The link */
  'ifa-index': number;
}

/** How long an address is good for. */
export interface IfaCacheinfo extends StructTail {
  /** Seconds, or infinity-life-time */
  'ifa-prefered': number;
  /** Seconds, or infinity-life-time */
  'ifa-valid': number;
  /** When it was made, in hundredths of a second since boot */
  cstamp: number;
  /** When it was last changed, likewise */
  tstamp: number;
}

/** Of an address. */
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
  /** The address; between two ends, the peer's. */
  address?: string;
  /** This end's address. */
  local?: string;
  /** IPv4: the name that ioctls know it by. */
  label?: string;
  broadcast?: string;
  anycast?: Uint8Array;
  cacheinfo?: Partial<IfaCacheinfo>;
  multicast?: Uint8Array;
  flags?: (IfaFlags | number)[];
  /** Metric of the network's route. */
  'rt-priority'?: number;
  /** The namespace that is meant. */
  'target-netnsid'?: number;
  /** Who made it. */
  proto?: IfaProto | number;
}

/** What the operations of rt-addr carry. */
export interface RtAddr {
  /** Adds an address, or changes it. */
  newaddr: { header: Ifaddrmsg; attributes: AddrAttrs };
  /** An address has come or changed. */
  'newaddr-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
  /** Takes an address away. */
  deladdr: { header: Ifaddrmsg; attributes: AddrAttrs };
  /** An address is gone. */
  'deladdr-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
  /** All addresses; of IPv6 also one. */
  getaddr: { header: Ifaddrmsg; attributes: AddrAttrs };
  /** Multicast addresses that are joined. */
  getmulticast: { header: Ifaddrmsg; attributes: AddrAttrs };
  /** A multicast address is joined. */
  'newmulticast-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
  /** A multicast address is left. */
  'delmulticast-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
  /** Anycast addresses of IPv6. */
  getanycast: { header: Ifaddrmsg; attributes: AddrAttrs };
  /** An anycast address is joined. */
  'newanycast-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
  /** An anycast address is left. */
  'delanycast-ntf': { header: Ifaddrmsg; attributes: AddrAttrs };
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
      { name: 'newaddr-ntf', value: 20, notify: 'getaddr' },
      { name: 'deladdr', 'attribute-set': 'addr-attrs', do: { request: { value: 21 } } },
      { name: 'deladdr-ntf', value: 21, notify: 'getaddr' },
      { name: 'getaddr', 'attribute-set': 'addr-attrs', do: { request: { value: 22 }, reply: { value: 20 } } },
      { name: 'getmulticast', 'attribute-set': 'addr-attrs', do: { request: { value: 58 }, reply: { value: 58 } } },
      { name: 'newmulticast-ntf', value: 56, notify: 'getmulticast' },
      { name: 'delmulticast-ntf', value: 57, notify: 'getmulticast' },
      { name: 'getanycast', 'attribute-set': 'addr-attrs', dump: { request: { value: 62 }, reply: { value: 62 } } },
      { name: 'newanycast-ntf', value: 60, notify: 'getanycast' },
      { name: 'delanycast-ntf', value: 61, notify: 'getanycast' },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv4-ifaddr', value: 5 },
      { name: 'rtnlgrp-ipv6-ifaddr', value: 9 },
      { name: 'rtnlgrp-ipv4-mcaddr', value: 37 },
      { name: 'rtnlgrp-ipv6-mcaddr', value: 38 },
      { name: 'rtnlgrp-ipv6-acaddr', value: 39 },
    ],
  },
});
