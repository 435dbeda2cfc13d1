/** Made from specs/rt-netns.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about ids. */
export interface Rtgenmsg extends StructTail {
  family: number;
}

export interface NetnsAttrs extends Unknown {
  nsid?: number;
  /** The namespace of this process is meant. */
  pid?: number;
  /** The one that a descriptor of the sender stands for is meant. */
  fd?: number;
  /** Ids are wanted as this namespace has them. */
  'target-nsid'?: number;
  /** The id that it has here. */
  'current-nsid'?: number;
}

/** What the operations of rt-netns carry. */
export interface RtNetns {
  /** Gives a namespace an id. */
  newnsid: { header: Rtgenmsg; attributes: NetnsAttrs };
  /** A namespace was given an id. */
  'newnsid-ntf': { header: Rtgenmsg; attributes: NetnsAttrs };
  /** A namespace is gone and with it its id. */
  'delnsid-ntf': { header: Rtgenmsg; attributes: NetnsAttrs };
  /** The id of a namespace, or all of them. */
  getnsid: { header: Rtgenmsg; attributes: NetnsAttrs };
}

export const rtNetns = /* @__PURE__ */ SpecModel.of<RtNetns>({
  name: 'rt-netns',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'rtgenmsg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'netns-attrs',
      attributes: [
        { name: 'nsid', type: 's32' },
        { name: 'pid', type: 'u32' },
        { name: 'fd', type: 'u32' },
        { name: 'target-nsid', type: 's32' },
        { name: 'current-nsid', type: 's32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'rtgenmsg',
    list: [
      { name: 'newnsid', 'attribute-set': 'netns-attrs', do: { request: { value: 88 } } },
      { name: 'newnsid-ntf', value: 88, notify: 'getnsid' },
      { name: 'delnsid-ntf', value: 89, notify: 'getnsid' },
      { name: 'getnsid', 'attribute-set': 'netns-attrs', do: { request: { value: 90 }, reply: { value: 88 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-nsid', value: 28 },
    ],
  },
});
