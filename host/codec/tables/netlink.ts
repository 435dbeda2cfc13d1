/** Made from specs/netlink.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

export interface Nlmsghdr extends StructTail {
  /** Of the whole message */
  len: number;
  type: number;
  flags: number;
  seq: number;
  /** The sender's port */
  pid: number;
}

/** Leads an ERROR. The header is that of the message it is about. */
export interface Nlmsgerr extends StructTail {
  /** 0 or a negative errno */
  error: number;
  msg: Nlmsghdr;
}

export interface Nlmsgdone extends StructTail {
  /** 0 or more, or a negative errno */
  error: number;
}

/** What a policy wants of an attribute, as policies are told. */
export type AttrType =
  | 'invalid'
  | 'flag'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 's8'
  | 's16'
  | 's32'
  | 's64'
  | 'binary'
  | 'string'
  | 'nul-string'
  | 'nested'
  | 'nested-array'
  | 'bitfield32'
  | 'sint'
  | 'uint';

/** What the kernel adds to an answer, NETLINK_EXT_ACK. */
export interface NlmsgerrAttrs extends Unknown {
  /** In words */
  msg?: string;
  /** Where in the request the offending attribute begins, in bytes */
  offs?: number;
  cookie?: Uint8Array;
  /** What the attribute should have been */
  policy?: PolicyTypeAttrs;
  /** The type of an attribute that is missing */
  'miss-type'?: number;
  /** Where it is missing, as offs; absent at the top */
  'miss-nest'?: number;
}

/** How a rule of a policy is told. */
export interface PolicyTypeAttrs extends Unknown {
  type?: AttrType | number;
  'min-value-s'?: bigint;
  'max-value-s'?: bigint;
  'min-value-u'?: bigint;
  'max-value-u'?: bigint;
  'min-length'?: number;
  'max-length'?: number;
  'policy-idx'?: number;
  'policy-maxtype'?: number;
  'bitfield32-mask'?: number;
  pad?: true | Uint8Array;
  mask?: bigint;
}

/** What the operations of netlink carry. */
export interface Netlink {
  /** Nothing */
  noop: { header: undefined; attributes: Unknown };
  /** An error, or with error 0 an ack */
  error: { header: Nlmsgerr; attributes: NlmsgerrAttrs };
  /** The end of a dump */
  done: { header: Nlmsgdone; attributes: NlmsgerrAttrs };
  /** Never sent */
  overrun: { header: undefined; attributes: Unknown };
}

export const netlink = /* @__PURE__ */ SpecModel.of<Netlink>({
  name: 'netlink',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'nlmsghdr',
      type: 'struct',
      members: [
        { name: 'len', type: 'u32' },
        { name: 'type', type: 'u16' },
        { name: 'flags', type: 'u16' },
        { name: 'seq', type: 'u32' },
        { name: 'pid', type: 'u32' },
      ],
    },
    {
      name: 'nlmsgerr',
      type: 'struct',
      members: [
        { name: 'error', type: 's32' },
        { name: 'msg', type: 'binary', struct: 'nlmsghdr' },
      ],
    },
    {
      name: 'nlmsgdone',
      type: 'struct',
      members: [
        { name: 'error', type: 's32' },
      ],
    },
    { name: 'attr-type', type: 'enum', entries: ['invalid', 'flag', 'u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64', 'binary', 'string', 'nul-string', 'nested', 'nested-array', 'bitfield32', 'sint', 'uint'] },
  ],
  'attribute-sets': [
    {
      name: 'nlmsgerr-attrs',
      attributes: [
        { name: 'msg', type: 'string' },
        { name: 'offs', type: 'u32' },
        { name: 'cookie', type: 'binary' },
        { name: 'policy', type: 'nest', 'nested-attributes': 'policy-type-attrs' },
        { name: 'miss-type', type: 'u32' },
        { name: 'miss-nest', type: 'u32' },
      ],
    },
    {
      name: 'policy-type-attrs',
      attributes: [
        { name: 'type', type: 'u32', enum: 'attr-type' },
        { name: 'min-value-s', type: 's64' },
        { name: 'max-value-s', type: 's64' },
        { name: 'min-value-u', type: 'u64' },
        { name: 'max-value-u', type: 'u64' },
        { name: 'min-length', type: 'u32' },
        { name: 'max-length', type: 'u32' },
        { name: 'policy-idx', type: 'u32' },
        { name: 'policy-maxtype', type: 'u32' },
        { name: 'bitfield32-mask', type: 'u32' },
        { name: 'pad', type: 'pad' },
        { name: 'mask', type: 'u64' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'noop', do: { request: { value: 1 }, reply: { value: 1 } } },
      { name: 'error', 'attribute-set': 'nlmsgerr-attrs', 'fixed-header': 'nlmsgerr', do: { reply: { value: 2 } } },
      { name: 'done', 'attribute-set': 'nlmsgerr-attrs', 'fixed-header': 'nlmsgdone', do: { reply: { value: 3 } } },
      { name: 'overrun', do: { reply: { value: 4 } } },
    ],
  },
});
