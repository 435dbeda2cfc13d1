/** Made from specs/rt-addrlabel.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about labels. */
export interface Ifaddrlblmsg extends StructTail {
  /** AF_INET6 */
  'ifal-family': number;
  'ifal-prefixlen': number;
  /** None */
  'ifal-flags': number;
  /** The link that it holds for, or 0: all */
  'ifal-index': number;
  /** Counts the changes to the table */
  'ifal-seq': number;
}

export interface AddrlabelAttrs extends Unknown {
  /** The prefix. */
  address?: string;
  label?: number;
}

/** What the operations of rt-addrlabel carry. */
export interface RtAddrlabel {
  /** Gives a prefix a label, or with REPLACE another one. */
  newaddrlabel: { header: Ifaddrlblmsg; attributes: AddrlabelAttrs };
  /** Takes a prefix's label away. */
  deladdrlabel: { header: Ifaddrlblmsg; attributes: AddrlabelAttrs };
  /** All labels, or the one that an address has. */
  getaddrlabel: { header: Ifaddrlblmsg; attributes: AddrlabelAttrs };
}

export const rtAddrlabel = /* @__PURE__ */ SpecModel.of<RtAddrlabel>({
  name: 'rt-addrlabel',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'ifaddrlblmsg',
      type: 'struct',
      members: [
        { name: 'ifal-family', type: 'u8' },
        { name: 'ifal-pad', type: 'pad', len: 1 },
        { name: 'ifal-prefixlen', type: 'u8' },
        { name: 'ifal-flags', type: 'u8' },
        { name: 'ifal-index', type: 'u32' },
        { name: 'ifal-seq', type: 'u32' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'addrlabel-attrs',
      attributes: [
        { name: 'address', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'label', type: 'u32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'ifaddrlblmsg',
    list: [
      { name: 'newaddrlabel', 'attribute-set': 'addrlabel-attrs', do: { request: { value: 72 } } },
      { name: 'deladdrlabel', 'attribute-set': 'addrlabel-attrs', do: { request: { value: 73 } } },
      { name: 'getaddrlabel', 'attribute-set': 'addrlabel-attrs', do: { request: { value: 74 }, reply: { value: 72 } } },
    ],
  },
});
