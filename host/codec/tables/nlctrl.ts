/** Made from specs/nlctrl.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

/** What an operation can do, and wants. */
export type OpFlags =
  | 'admin-perm'
  | 'cmd-cap-do'
  | 'cmd-cap-dump'
  | 'cmd-cap-haspol'
  | 'uns-admin-perm';

/** As in netlink. */
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

export interface CtrlAttrs extends Unknown {
  'family-id'?: number;
  'family-name'?: string;
  version?: number;
  /** Bytes of the family's own header */
  hdrsize?: number;
  maxattr?: number;
  ops?: { index: number; value: OpAttrs }[];
  'mcast-groups'?: { index: number; value: McastGroupAttrs }[];
  policy?: PolicyAttrs & Record<'policy-id' | 'attr-id', number>;
  'op-policy'?: OpPolicyAttrs & Record<'op-id', number>;
  /** In a request for policies: of this operation only */
  op?: number;
}

export interface McastGroupAttrs extends Unknown {
  name?: string;
  id?: number;
}

export interface OpAttrs extends Unknown {
  id?: number;
  flags?: (OpFlags | number)[];
}

export interface PolicyAttrs extends Unknown {
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
  mask?: bigint;
  pad?: true | Uint8Array;
}

export interface OpPolicyAttrs extends Unknown {
  do?: number;
  dump?: number;
}

/** What the operations of nlctrl carry. */
export interface Nlctrl {
  /** A family by name or id, or all of them */
  getfamily: { header: undefined; attributes: CtrlAttrs };
  /** A family has come */
  'newfamily-ntf': { header: undefined; attributes: CtrlAttrs };
  /** A family is gone */
  'delfamily-ntf': { header: undefined; attributes: CtrlAttrs };
  /** A family has one more group */
  'newmcast-grp-ntf': { header: undefined; attributes: CtrlAttrs };
  /** A family has one group less */
  'delmcast-grp-ntf': { header: undefined; attributes: CtrlAttrs };
  /** What a family, or one of its operations, wants of attributes */
  getpolicy: { header: undefined; attributes: CtrlAttrs };
}

export const nlctrl = /* @__PURE__ */ SpecModel.of<Nlctrl>({
  name: 'nlctrl',
  protocol: 'genetlink-legacy',
  version: 2,
  definitions: [
    { name: 'op-flags', type: 'flags', entries: ['admin-perm', 'cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol', 'uns-admin-perm'] },
    { name: 'attr-type', type: 'enum', entries: ['invalid', 'flag', 'u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64', 'binary', 'string', 'nul-string', 'nested', 'nested-array', 'bitfield32', 'sint', 'uint'] },
  ],
  'attribute-sets': [
    {
      name: 'ctrl-attrs',
      attributes: [
        { name: 'family-id', type: 'u16' },
        { name: 'family-name', type: 'string' },
        { name: 'version', type: 'u32' },
        { name: 'hdrsize', type: 'u32' },
        { name: 'maxattr', type: 'u32' },
        { name: 'ops', type: 'indexed-array', 'sub-type': 'nest', 'nested-attributes': 'op-attrs' },
        { name: 'mcast-groups', type: 'indexed-array', 'sub-type': 'nest', 'nested-attributes': 'mcast-group-attrs' },
        { name: 'policy', type: 'nest-type-value', 'type-value': ['policy-id', 'attr-id'], 'nested-attributes': 'policy-attrs' },
        { name: 'op-policy', type: 'nest-type-value', 'type-value': ['op-id'], 'nested-attributes': 'op-policy-attrs' },
        { name: 'op', type: 'u32' },
      ],
    },
    {
      name: 'mcast-group-attrs',
      attributes: [
        { name: 'name', type: 'string' },
        { name: 'id', type: 'u32' },
      ],
    },
    {
      name: 'op-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'flags', type: 'u32', enum: 'op-flags', 'enum-as-flags': true },
      ],
    },
    {
      name: 'policy-attrs',
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
        { name: 'mask', value: 12, type: 'u64' },
        { name: 'pad', value: 11, type: 'pad' },
      ],
    },
    {
      name: 'op-policy-attrs',
      attributes: [
        { name: 'do', type: 'u32' },
        { name: 'dump', type: 'u32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'getfamily', 'attribute-set': 'ctrl-attrs', do: { request: { value: 3 }, reply: { value: 1 } } },
      { name: 'newfamily-ntf', value: 1, notify: 'getfamily' },
      { name: 'delfamily-ntf', value: 2, notify: 'getfamily' },
      { name: 'newmcast-grp-ntf', value: 7, notify: 'getfamily' },
      { name: 'delmcast-grp-ntf', value: 8, notify: 'getfamily' },
      { name: 'getpolicy', 'attribute-set': 'ctrl-attrs', dump: { request: { value: 10 }, reply: { value: 10 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'notify', value: 16 },
    ],
  },
});
