/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about groups. */
export interface BrPortMsg extends StructTail {
  family: number;
  ifindex: number;
}

/** Begins messages about ids of tunnels. */
export interface TunnelMsg extends StructTail {
  family: number;
  flags: number;
  ifindex: number;
}

export interface MdbaSetEntryAttrs extends Unknown {
  entry?: Uint8Array;
  'entry-attrs'?: Uint8Array;
}

export interface MdbaGetEntryAttrs extends Unknown {
  entry?: Uint8Array;
  'entry-attrs'?: Uint8Array;
}

export interface VxlanVnifilterAttrs extends Unknown {
  entry?: VxlanVnifilterEntryAttrs[];
}

export interface VxlanVnifilterEntryAttrs extends Unknown {
  start?: number;
  end?: number;
  group?: string;
  group6?: string;
  stats?: Uint8Array;
}

/** What the operations of rt-bridge carry. */
export interface RtBridge {
  /** Puts a port in a group. */
  newmdb: { header: BrPortMsg; attributes: MdbaSetEntryAttrs };
  /** Takes a port out of a group. */
  delmdb: { header: BrPortMsg; attributes: MdbaSetEntryAttrs };
  /** Groups. */
  getmdb: { header: BrPortMsg; attributes: MdbaGetEntryAttrs };
  /** Gives a tunnel an id. */
  newtunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
  /** Takes an id away. */
  deltunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
  /** Ids of tunnels. */
  gettunnel: { header: TunnelMsg; attributes: VxlanVnifilterAttrs };
}

export const rtBridge = /* @__PURE__ */ SpecModel.of<RtBridge>({
  name: 'rt-bridge',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'br-port-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
        { name: 'ifindex', type: 'u32' },
      ],
    },
    {
      name: 'tunnel-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'flags', type: 'u8' },
        { name: 'reserved2', type: 'pad', len: 2 },
        { name: 'ifindex', type: 'u32' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'mdba-set-entry-attrs',
      attributes: [
        { name: 'entry', type: 'binary' },
        { name: 'entry-attrs', type: 'binary' },
      ],
    },
    {
      name: 'mdba-get-entry-attrs',
      attributes: [
        { name: 'entry', type: 'binary' },
        { name: 'entry-attrs', type: 'binary' },
      ],
    },
    {
      name: 'vxlan-vnifilter-attrs',
      attributes: [
        { name: 'entry', type: 'nest', 'nested-attributes': 'vxlan-vnifilter-entry-attrs', 'multi-attr': true },
      ],
    },
    {
      name: 'vxlan-vnifilter-entry-attrs',
      attributes: [
        { name: 'start', type: 'u32' },
        { name: 'end', type: 'u32' },
        { name: 'group', type: 'u32', 'byte-order': 'big-endian', 'display-hint': 'ipv4' },
        { name: 'group6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'stats', type: 'binary' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'newmdb', 'attribute-set': 'mdba-set-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 84 } } },
      { name: 'delmdb', 'attribute-set': 'mdba-set-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 85 } } },
      { name: 'getmdb', 'attribute-set': 'mdba-get-entry-attrs', 'fixed-header': 'br-port-msg', do: { request: { value: 86 } } },
      { name: 'newtunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', do: { request: { value: 120 } } },
      { name: 'deltunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', do: { request: { value: 121 } } },
      { name: 'gettunnel', 'attribute-set': 'vxlan-vnifilter-attrs', 'fixed-header': 'tunnel-msg', dump: { request: { value: 122 }, reply: { value: 120 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-mdb', value: 26 },
    ],
  },
});
