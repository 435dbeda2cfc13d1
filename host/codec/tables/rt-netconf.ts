/** Made from specs/rt-netconf.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** Begins messages about settings. */
export interface Netconfmsg extends StructTail {
  'ncm-family': number;
}

export interface NetconfAttrs extends Unknown {
  ifindex?: number;
  forwarding?: number;
  'rp-filter'?: number;
  'mc-forwarding'?: number;
  'proxy-neigh'?: number;
  'ignore-routes-with-linkdown'?: number;
  /** MPLS alone has it. */
  input?: number;
  'bc-forwarding'?: number;
  'force-forwarding'?: number;
}

/** What the operations of rt-netconf carry. */
export interface RtNetconf {
  /** The settings of a link, of all, or those that new links get. */
  getnetconf: { header: Netconfmsg; attributes: NetconfAttrs };
  /** A setting has changed. */
  'newnetconf-ntf': { header: Netconfmsg; attributes: NetconfAttrs };
  /** A link has no settings any more. */
  'delnetconf-ntf': { header: Netconfmsg; attributes: NetconfAttrs };
}

export const rtNetconf = /* @__PURE__ */ SpecModel.of<RtNetconf>({
  name: 'rt-netconf',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    {
      name: 'netconfmsg',
      type: 'struct',
      members: [
        { name: 'ncm-family', type: 'u8' },
      ],
    },
  ],
  'attribute-sets': [
    {
      name: 'netconf-attrs',
      attributes: [
        { name: 'ifindex', type: 's32' },
        { name: 'forwarding', type: 's32' },
        { name: 'rp-filter', type: 's32' },
        { name: 'mc-forwarding', type: 's32' },
        { name: 'proxy-neigh', type: 's32' },
        { name: 'ignore-routes-with-linkdown', type: 's32' },
        { name: 'input', type: 's32' },
        { name: 'bc-forwarding', type: 's32' },
        { name: 'force-forwarding', type: 's32' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'netconfmsg',
    list: [
      { name: 'getnetconf', 'attribute-set': 'netconf-attrs', do: { request: { value: 82 }, reply: { value: 80 } } },
      { name: 'newnetconf-ntf', value: 80, notify: 'getnetconf' },
      { name: 'delnetconf-ntf', value: 81, notify: 'getnetconf' },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-ipv4-netconf', value: 24 },
      { name: 'rtnlgrp-ipv6-netconf', value: 25 },
    ],
  },
});
