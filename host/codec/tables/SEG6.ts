/** Made from specs/SEG6.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export type Seg6HmacAlgo =
  | 'sha1'
  | 'sha256';

export interface Seg6Attrs extends Unknown {
  dst?: string;
  dstlen?: number;
  hmackeyid?: number;
  secret?: Uint8Array;
  secretlen?: number;
  algid?: Seg6HmacAlgo | number;
  hmacinfo?: Seg6Attrs;
}

/** What the operations of SEG6 carry. */
export interface Seg6 {
  /** Sets a key, or without a secret removes it */
  sethmac: { header: undefined; attributes: Seg6Attrs };
  /** All keys */
  dumphmac: { header: undefined; attributes: Seg6Attrs };
  /** The source of what is encapsulated */
  'set-tunsrc': { header: undefined; attributes: Seg6Attrs };
  'get-tunsrc': { header: undefined; attributes: Seg6Attrs };
}

export const seg6 = /* @__PURE__ */ SpecModel.of<Seg6>({
  name: 'SEG6',
  protocol: 'genetlink-legacy',
  version: 1,
  definitions: [
    { name: 'seg6-hmac-algo', type: 'enum', entries: [
      { name: 'sha1', value: 1 },
      'sha256',
    ] },
  ],
  'attribute-sets': [
    {
      name: 'seg6-attrs',
      attributes: [
        { name: 'dst', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'dstlen', type: 's32' },
        { name: 'hmackeyid', type: 'u32' },
        { name: 'secret', type: 'binary' },
        { name: 'secretlen', type: 'u8' },
        { name: 'algid', type: 'u8', enum: 'seg6-hmac-algo' },
        { name: 'hmacinfo', type: 'nest', 'nested-attributes': 'seg6-attrs' },
      ],
    },
  ],
  operations: {
    list: [
      { name: 'sethmac', value: 1, 'attribute-set': 'seg6-attrs', do: { request: {} } },
      { name: 'dumphmac', 'attribute-set': 'seg6-attrs', dump: { reply: {} } },
      { name: 'set-tunsrc', 'attribute-set': 'seg6-attrs', do: { request: {} } },
      { name: 'get-tunsrc', 'attribute-set': 'seg6-attrs', do: { request: {}, reply: {} } },
    ],
  },
});
