/** Made from specs/rt-prefix.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins a message about a prefix. */
export interface Prefixmsg extends StructTail {
  'prefix-family': number;
  'prefix-pad1': number;
  'prefix-pad2': number;
  'prefix-ifindex': number;
  /** The type of the option */
  'prefix-type': number;
  'prefix-len': number;
  /** As the router told them */
  'prefix-flags': number;
  'prefix-pad3': number;
}

/** Lifetimes of a prefix, in seconds. */
export interface PrefixCacheinfo extends StructTail {
  'preferred-time': number;
  'valid-time': number;
}

export interface PrefixAttrs extends Unknown {
  address?: string;
  cacheinfo?: Partial<PrefixCacheinfo>;
}

/** What the operations of rt-prefix carry. */
export interface RtPrefix {
  /** A router told a prefix. */
  newprefix: { header: Prefixmsg; attributes: PrefixAttrs };
}

export const rtPrefix = /* @__PURE__ */ SpecModel.of<RtPrefix>({
  name: 'rt-prefix',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'prefixmsg',
      type: 'struct',
      members: [
        { name: 'prefix-family', type: 'u8' },
        { name: 'prefix-pad1', type: 'u8' },
        { name: 'prefix-pad2', type: 'u16' },
        { name: 'prefix-ifindex', type: 's32' },
        { name: 'prefix-type', type: 'u8' },
        { name: 'prefix-len', type: 'u8' },
        { name: 'prefix-flags', type: 'u8' },
        { name: 'prefix-pad3', type: 'u8' },
      ],
    },
    {
      name: 'prefix-cacheinfo',
      type: 'struct',
      members: [
        { name: 'preferred-time', type: 'u32' },
        { name: 'valid-time', type: 'u32' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'prefix-attrs',
      attributes: [
        { name: 'address', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'cacheinfo', type: 'binary', struct: 'prefix-cacheinfo' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'prefixmsg',
    list: [
      { name: 'newprefix', value: 52, 'attribute-set': 'prefix-attrs', event: {} },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv6-prefix', value: 18 },
    ],
  },
});
