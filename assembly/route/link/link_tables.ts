/** Where the attributes of a link request are found once they are parsed: a word a type. */

import { IFLA_INFO_POLICY_MAX, IFLA_POLICY_MAX, INET6_AF_POLICY_MAX } from '../../generated/policies';

export const linkTable: usize = memory.data((IFLA_POLICY_MAX + 1) * 4, 4);
/** A veth's peer is a link request within one. */
export const peerTable: usize = memory.data((IFLA_POLICY_MAX + 1) * 4, 4);
export const linkInfoTable: usize = memory.data((IFLA_INFO_POLICY_MAX + 1) * 4, 4);
export const inet6Table: usize = memory.data((INET6_AF_POLICY_MAX + 1) * 4, 4);

/** What a kind is told of its link, and of a port: the highest type of any kind's policy is no higher. */
const KIND_MAX: u32 = 63;
export const dataTable: usize = memory.data((KIND_MAX + 1) * 4, 4);
export const portTable: usize = memory.data((KIND_MAX + 1) * 4, 4);
