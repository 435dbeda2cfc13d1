/** Where the attributes of a link request are found once they are parsed: a word a type. */

import { IFLA_INFO_POLICY_MAX, IFLA_POLICY_MAX, INET6_AF_POLICY_MAX, VETH_POLICY_MAX } from '../generated/policies';

export const linkTable: usize = memory.data((IFLA_POLICY_MAX + 1) * 4, 4);
/** A veth's peer is a link request within one. */
export const peerTable: usize = memory.data((IFLA_POLICY_MAX + 1) * 4, 4);
export const linkInfoTable: usize = memory.data((IFLA_INFO_POLICY_MAX + 1) * 4, 4);
export const vethTable: usize = memory.data((VETH_POLICY_MAX + 1) * 4, 4);
export const inet6Table: usize = memory.data((INET6_AF_POLICY_MAX + 1) * 4, 4);
