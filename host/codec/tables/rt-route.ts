/** Made from specs/rt-route.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

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

export interface Rtmsg extends StructTail {
  'rtm-family': number;
  'rtm-dst-len': number;
  'rtm-src-len': number;
  'rtm-tos': number;
  'rtm-table': number;
  'rtm-protocol': number;
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
}

export interface RouteAttrs extends Unknown {
  dst?: string;
  src?: string;
  iif?: number;
  oif?: number;
  gateway?: string;
  priority?: number;
  prefsrc?: string;
  metrics?: Metrics;
  multipath?: Uint8Array;
  protoinfo?: Uint8Array;
  flow?: number;
  cacheinfo?: Partial<RtaCacheinfo>;
  session?: Uint8Array;
  'mp-algo'?: Uint8Array;
  table?: number;
  mark?: number;
  'mfc-stats'?: Uint8Array;
  via?: Uint8Array;
  newdst?: Uint8Array;
  pref?: number;
  'encap-type'?: number;
  encap?: Uint8Array;
  expires?: number;
  pad?: Uint8Array;
  uid?: number;
  'ttl-propagate'?: number;
  'ip-proto'?: number;
  sport?: number;
  dport?: number;
  'nh-id'?: number;
  flowlabel?: number;
}

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
  getroute: { header: Rtmsg; attributes: RouteAttrs };
  newroute: { header: Rtmsg; attributes: RouteAttrs };
  delroute: { header: Rtmsg; attributes: RouteAttrs };
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
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'route-attrs',
      attributes: [
        { name: 'dst', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'src', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'iif', type: 'u32' },
        { name: 'oif', type: 'u32' },
        { name: 'gateway', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'priority', type: 'u32' },
        { name: 'prefsrc', type: 'binary', 'display-hint': 'ipv4' },
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
        { name: 'pad', type: 'binary' },
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
      { name: 'delroute', 'attribute-set': 'route-attrs', do: { request: { value: 25 } } },
    ],
  },
});
