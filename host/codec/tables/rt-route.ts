/** Made from specs/rt-route.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** What becomes of packets. */
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

/** Begins messages about routes. */
export interface Rtmsg extends StructTail {
  'rtm-family': number;
  'rtm-dst-len': number;
  'rtm-src-len': number;
  'rtm-tos': number;
  /** The low eight bits of table */
  'rtm-table': number;
  /** Who made it, RTPROT_* */
  'rtm-protocol': number;
  /** How far it reaches, RT_SCOPE_* */
  'rtm-scope': number;
  'rtm-type': RtmType | number;
  'rtm-flags': number;
}

export interface RtaCacheinfo extends StructTail {
  'rta-clntref': number;
  'rta-lastuse': number;
  'rta-expires': number;
  'rta-error': number;
  'rta-used': number;
  'rta-id': number;
  'rta-ts': number;
  'rta-tsage': number;
}

export interface RouteAttrs extends Unknown {
  dst?: string;
  src?: string;
  /** The link that packets come from. */
  iif?: number;
  /** The link that packets go to. */
  oif?: number;
  gateway?: string;
  /** The metric. */
  priority?: number;
  /** The source address that is chosen. */
  prefsrc?: string;
  metrics?: Metrics;
  /** Next hops, each a struct rtnexthop and attributes. */
  multipath?: Uint8Array;
  /** No longer used. */
  protoinfo?: Uint8Array;
  flow?: number;
  cacheinfo?: Partial<RtaCacheinfo>;
  /** No longer used. */
  session?: Uint8Array;
  /** No longer used. */
  'mp-algo'?: Uint8Array;
  table?: number;
  mark?: number;
  'mfc-stats'?: Uint8Array;
  /** A gateway of another family. */
  via?: Uint8Array;
  newdst?: Uint8Array;
  pref?: number;
  'encap-type'?: number;
  /** Attributes, by encap-type. */
  encap?: Uint8Array;
  expires?: number;
  pad?: true | Uint8Array;
  uid?: number;
  'ttl-propagate'?: number;
  'ip-proto'?: number;
  sport?: number;
  dport?: number;
  /** A next hop that is an object of its own. */
  'nh-id'?: number;
  flowlabel?: number;
}

/** What TCP and others are to know of the way. */
export interface Metrics extends Unknown {
  unspec?: Uint8Array;
  lock?: number;
  mtu?: number;
  window?: number;
  rtt?: number;
  rttvar?: number;
  ssthresh?: number;
  cwnd?: number;
  advmss?: number;
  reordering?: number;
  hoplimit?: number;
  initcwnd?: number;
  features?: number;
  'rto-min'?: number;
  initrwnd?: number;
  quickack?: number;
  'cc-algo'?: string;
  'fastopen-no-cookie'?: number;
}

/** What the operations of rt-route carry. */
export interface RtRoute {
  /** The route that a packet would take, or all. */
  getroute: { header: Rtmsg; attributes: RouteAttrs };
  /** Adds a route, or changes it. */
  newroute: { header: Rtmsg; attributes: RouteAttrs };
  /** A route has come or changed. */
  'newroute-ntf': { header: Rtmsg; attributes: RouteAttrs };
  /** Takes a route away. */
  delroute: { header: Rtmsg; attributes: RouteAttrs };
  /** A route is gone. */
  'delroute-ntf': { header: Rtmsg; attributes: RouteAttrs };
}

export const rtRoute = /* @__PURE__ */ SpecModel.of<RtRoute>({
  name: 'rt-route',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    { name: 'rtm-type', type: 'enum', entries: ['unspec', 'unicast', 'local', 'broadcast', 'anycast', 'multicast', 'blackhole', 'unreachable', 'prohibit', 'throw', 'nat', 'xresolve'] },
    {
      name: 'rtmsg',
      type: 'struct',
      members: [
        { name: 'rtm-family', type: 'u8' },
        { name: 'rtm-dst-len', type: 'u8' },
        { name: 'rtm-src-len', type: 'u8' },
        { name: 'rtm-tos', type: 'u8' },
        { name: 'rtm-table', type: 'u8' },
        { name: 'rtm-protocol', type: 'u8' },
        { name: 'rtm-scope', type: 'u8' },
        { name: 'rtm-type', type: 'u8', enum: 'rtm-type' },
        { name: 'rtm-flags', type: 'u32' },
      ],
    },
    {
      name: 'rta-cacheinfo',
      type: 'struct',
      members: [
        { name: 'rta-clntref', type: 'u32' },
        { name: 'rta-lastuse', type: 'u32' },
        { name: 'rta-expires', type: 'u32' },
        { name: 'rta-error', type: 'u32' },
        { name: 'rta-used', type: 'u32' },
        { name: 'rta-id', type: 'u32' },
        { name: 'rta-ts', type: 'u32' },
        { name: 'rta-tsage', type: 'u32' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'route-attrs',
      attributes: [
        { name: 'dst', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'src', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'iif', type: 'u32' },
        { name: 'oif', type: 'u32' },
        { name: 'gateway', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'priority', type: 'u32' },
        { name: 'prefsrc', type: 'binary', 'display-hint': 'ipv4-or-v6' },
        { name: 'metrics', type: 'nest', 'nested-attributes': 'metrics' },
        { name: 'multipath', type: 'binary' },
        { name: 'protoinfo', type: 'binary' },
        { name: 'flow', type: 'u32' },
        { name: 'cacheinfo', type: 'binary', struct: 'rta-cacheinfo' },
        { name: 'session', type: 'binary' },
        { name: 'mp-algo', type: 'binary' },
        { name: 'table', type: 'u32' },
        { name: 'mark', type: 'u32' },
        { name: 'mfc-stats', type: 'binary' },
        { name: 'via', type: 'binary' },
        { name: 'newdst', type: 'binary' },
        { name: 'pref', type: 'u8' },
        { name: 'encap-type', type: 'u16' },
        { name: 'encap', type: 'binary' },
        { name: 'expires', type: 'u32' },
        { name: 'pad', type: 'pad' },
        { name: 'uid', type: 'u32' },
        { name: 'ttl-propagate', type: 'u8' },
        { name: 'ip-proto', type: 'u8' },
        { name: 'sport', type: 'u16' },
        { name: 'dport', type: 'u16' },
        { name: 'nh-id', type: 'u32' },
        { name: 'flowlabel', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'hex' },
      ],
    },
    {
      name: 'metrics',
      attributes: [
        { name: 'unspec', value: 0, type: 'unused' },
        { name: 'lock', type: 'u32' },
        { name: 'mtu', type: 'u32' },
        { name: 'window', type: 'u32' },
        { name: 'rtt', type: 'u32' },
        { name: 'rttvar', type: 'u32' },
        { name: 'ssthresh', type: 'u32' },
        { name: 'cwnd', type: 'u32' },
        { name: 'advmss', type: 'u32' },
        { name: 'reordering', type: 'u32' },
        { name: 'hoplimit', type: 'u32' },
        { name: 'initcwnd', type: 'u32' },
        { name: 'features', type: 'u32' },
        { name: 'rto-min', type: 'u32' },
        { name: 'initrwnd', type: 'u32' },
        { name: 'quickack', type: 'u32' },
        { name: 'cc-algo', type: 'string' },
        { name: 'fastopen-no-cookie', type: 'u32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'rtmsg',
    list: [
      { name: 'getroute', 'attribute-set': 'route-attrs', do: { request: { value: 26 }, reply: { value: 24 } } },
      { name: 'newroute', 'attribute-set': 'route-attrs', do: { request: { value: 24 } } },
      { name: 'newroute-ntf', value: 24, notify: 'getroute' },
      { name: 'delroute', 'attribute-set': 'route-attrs', do: { request: { value: 25 } } },
      { name: 'delroute-ntf', value: 25, notify: 'getroute' },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv4-route', value: 7 },
      { name: 'rtnlgrp-ipv6-route', value: 11 },
    ],
  },
});
