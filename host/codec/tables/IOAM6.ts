/** Made from specs/IOAM6.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export interface Ioam6Attrs extends Unknown {
  'ns-id'?: number;
  'ns-data'?: number;
  'ns-data-wide'?: bigint;
  'sc-id'?: number;
  /** Padded to 4 bytes */
  'sc-data'?: Uint8Array;
  'sc-none'?: boolean;
  pad?: true | Uint8Array;
}

/** What the operations of IOAM6 carry. */
export interface Ioam6 {
  'add-namespace': { header: undefined; attributes: Ioam6Attrs };
  'del-namespace': { header: undefined; attributes: Ioam6Attrs };
  'dump-namespaces': { header: undefined; attributes: Ioam6Attrs };
  'add-schema': { header: undefined; attributes: Ioam6Attrs };
  'del-schema': { header: undefined; attributes: Ioam6Attrs };
  'dump-schemas': { header: undefined; attributes: Ioam6Attrs };
  /** Of a namespace and a schema that each have one of the other at the most */
  'ns-set-schema': { header: undefined; attributes: Ioam6Attrs };
}

export const ioam6 = /* @__PURE__ */ SpecModel.of<Ioam6>({
  name: 'IOAM6',
  protocol: 'genetlink-legacy',
  version: 1,
  definitions: [],
  'attribute-sets': [
    {
      name: 'ioam6-attrs',
      attributes: [
        { name: 'ns-id', type: 'u16' },
        { name: 'ns-data', type: 'u32' },
        { name: 'ns-data-wide', type: 'u64' },
        { name: 'sc-id', type: 'u32' },
        { name: 'sc-data', type: 'binary' },
        { name: 'sc-none', type: 'flag' },
        { name: 'pad', type: 'pad' },
      ],
    },
  ],
  operations: {
    list: [
      { name: 'add-namespace', value: 1, 'attribute-set': 'ioam6-attrs', do: { request: {} } },
      { name: 'del-namespace', 'attribute-set': 'ioam6-attrs', do: { request: {} } },
      { name: 'dump-namespaces', 'attribute-set': 'ioam6-attrs', dump: { reply: {} } },
      { name: 'add-schema', 'attribute-set': 'ioam6-attrs', do: { request: {} } },
      { name: 'del-schema', 'attribute-set': 'ioam6-attrs', do: { request: {} } },
      { name: 'dump-schemas', 'attribute-set': 'ioam6-attrs', dump: { reply: {} } },
      { name: 'ns-set-schema', 'attribute-set': 'ioam6-attrs', do: { request: {} } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'ioam6_events', value: 10 },
    ],
  },
});
