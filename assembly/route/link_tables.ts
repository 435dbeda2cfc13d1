/** Where the attributes of a link request are found once they are parsed: a word a type. */

import { IFLA_MAX } from '../generated/if_link';

export const linkTable: usize = memory.data((IFLA_MAX + 1) * 4, 4);
/** A veth's peer is a link request within one. */
export const peerTable: usize = memory.data((IFLA_MAX + 1) * 4, 4);

export const LINKINFO_MAX: u32 = 2;
export const linkInfoTable: usize = memory.data((LINKINFO_MAX + 1) * 4, 4);

export const VETH_MAX: u32 = 1;
export const vethTable: usize = memory.data((VETH_MAX + 1) * 4, 4);
