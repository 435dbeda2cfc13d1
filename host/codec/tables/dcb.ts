/** Made from specs/dcb.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about it. */
export interface Dcbmsg extends StructTail {
  'dcb-family': number;
  cmd: DcbCmd | number;
  'dcb-pad': number;
}

/** What a message asks for. */
export type DcbCmd =
  | 'undefined'
  | 'gstate'
  | 'sstate'
  | 'pgtx-gcfg'
  | 'pgtx-scfg'
  | 'pgrx-gcfg'
  | 'pgrx-scfg'
  | 'pfc-gcfg'
  | 'pfc-scfg'
  | 'set-all'
  | 'gperm-hwaddr'
  | 'gcap'
  | 'gnumtcs'
  | 'snumtcs'
  | 'pfc-gstate'
  | 'pfc-sstate'
  | 'bcn-gcfg'
  | 'bcn-scfg'
  | 'gapp'
  | 'sapp'
  | 'ieee-set'
  | 'ieee-get'
  | 'gdcbx'
  | 'sdcbx'
  | 'gfeatcfg'
  | 'sfeatcfg'
  | 'cee-get'
  | 'ieee-del';

export interface DcbAttrs extends Unknown {
  ifname?: string;
  state?: number;
  'pfc-state'?: number;
  'pfc-cfg'?: Uint8Array;
  'num-tc'?: number;
  'pg-cfg'?: Uint8Array;
  'set-all'?: number;
  'perm-hwaddr'?: boolean;
  cap?: Uint8Array;
  numtcs?: Uint8Array;
  bcn?: Uint8Array;
  app?: Uint8Array;
  ieee?: Uint8Array;
  dcbx?: number;
  featcfg?: Uint8Array;
  cee?: Uint8Array;
}

/** What the operations of dcb carry. */
export interface Dcb {
  /** Asks a link for what it has. */
  getdcb: { header: Dcbmsg; attributes: DcbAttrs };
  /** Changes it. */
  setdcb: { header: Dcbmsg; attributes: DcbAttrs };
}

export const dcb = /* @__PURE__ */ SpecModel.of<Dcb>({
  name: 'dcb',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'dcbmsg',
      type: 'struct',
      members: [
        { name: 'dcb-family', type: 'u8' },
        { name: 'cmd', type: 'u8', enum: 'dcb-cmd' },
        { name: 'dcb-pad', type: 'u16' },
      ],
    },
    { name: 'dcb-cmd', type: 'enum', entries: ['undefined', 'gstate', 'sstate', 'pgtx-gcfg', 'pgtx-scfg', 'pgrx-gcfg', 'pgrx-scfg', 'pfc-gcfg', 'pfc-scfg', 'set-all', 'gperm-hwaddr', 'gcap', 'gnumtcs', 'snumtcs', 'pfc-gstate', 'pfc-sstate', 'bcn-gcfg', 'bcn-scfg', 'gapp', 'sapp', 'ieee-set', 'ieee-get', 'gdcbx', 'sdcbx', 'gfeatcfg', 'sfeatcfg', 'cee-get', 'ieee-del'] },
  ],
  'attribute-sets': [
    {
      name: 'dcb-attrs',
      attributes: [
        { name: 'ifname', type: 'string' },
        { name: 'state', type: 'u8' },
        { name: 'pfc-state', type: 'u8' },
        { name: 'pfc-cfg', type: 'binary' },
        { name: 'num-tc', type: 'u8' },
        { name: 'pg-cfg', type: 'binary' },
        { name: 'set-all', type: 'u8' },
        { name: 'perm-hwaddr', type: 'flag' },
        { name: 'cap', type: 'binary' },
        { name: 'numtcs', type: 'binary' },
        { name: 'bcn', type: 'binary' },
        { name: 'app', type: 'binary' },
        { name: 'ieee', type: 'binary' },
        { name: 'dcbx', type: 'u8' },
        { name: 'featcfg', type: 'binary' },
        { name: 'cee', type: 'binary' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'dcbmsg',
    list: [
      { name: 'getdcb', 'attribute-set': 'dcb-attrs', do: { request: { value: 78 } } },
      { name: 'setdcb', 'attribute-set': 'dcb-attrs', do: { request: { value: 79 } } },
    ],
  },
});
