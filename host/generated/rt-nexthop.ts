/** Made from specs/rt-nexthop.yaml by `npm run generate`. Do not edit. */

/** Begins messages about next hops. */
export const enum Nhmsg {
  /** AF_INET or AF_INET6; of a group AF_UNSPEC */
  NH_FAMILY = 0,
  /** How far the way to the gateway reaches, RT_SCOPE_*; only told */
  NH_SCOPE = 1,
  /** Who made it, RTPROT_* */
  NH_PROTOCOL = 2,
  RESVD = 3,
  /** RTNH_F_* */
  NH_FLAGS = 4,
}
export const NHMSG_SIZE = 8;

/** A member of a group. */
export const enum NexthopGrp {
  ID = 0,
  /** The low eight bits of its weight less one */
  WEIGHT = 4,
  /** The high eight bits */
  WEIGHT_HIGH = 5,
  RESVD2 = 6,
}
export const NEXTHOP_GRP_SIZE = 8;

// How a group distributes packets.
/** By the share that each has of what a hash can be */
export const NEXTHOP_GRP_TYPE_MPATH = 0;
/** By a table that changes as little as can be */
export const NEXTHOP_GRP_TYPE_RES = 1;

// What is wanted beside a next hop, and what an answer holds.
/** Packets by member */
export const NHA_OP_FLAG_DUMP_STATS = 0x1;
/** Those that hardware forwarded too */
export const NHA_OP_FLAG_DUMP_HW_STATS = 0x2;
/** Reserved members of nexthop-grp are 0 */
export const NHA_OP_FLAG_RESP_GRP_RESVD_0 = 0x80000000;

export const NHA_ID = 1;
export const NHA_GROUP = 2;
export const NHA_GROUP_TYPE = 3;
export const NHA_BLACKHOLE = 4;
export const NHA_OIF = 5;
export const NHA_GATEWAY = 6;
export const NHA_ENCAP_TYPE = 7;
export const NHA_ENCAP = 8;
/** Only groups are wanted. */
export const NHA_GROUPS = 9;
/** Only those over ports of this link are wanted. */
export const NHA_MASTER = 10;
/** It is for the forwarding tables of bridges. */
export const NHA_FDB = 11;
export const NHA_RES_GROUP = 12;
export const NHA_RES_BUCKET = 13;
export const NHA_OP_FLAGS = 14;
export const NHA_GROUP_STATS = 15;
export const NHA_HW_STATS_ENABLE = 16;
export const NHA_HW_STATS_USED = 17;

// By encap-type; none is known here.
export const NHA_ENCAP_UNSPEC = 0;

// The table of a resilient group.
export const NHA_RES_GROUP_PAD = 0;
export const NHA_RES_GROUP_BUCKETS = 1;
/** In hundredths of a second. */
export const NHA_RES_GROUP_IDLE_TIMER = 2;
/** Likewise. */
export const NHA_RES_GROUP_UNBALANCED_TIMER = 3;
/** Likewise. */
export const NHA_RES_GROUP_UNBALANCED_TIME = 4;

export const NHA_RES_BUCKET_PAD = 0;
export const NHA_RES_BUCKET_INDEX = 1;
/** In hundredths of a second. */
export const NHA_RES_BUCKET_IDLE_TIME = 2;
export const NHA_RES_BUCKET_NH_ID = 3;

export const NHA_GROUP_STATS_ENTRY = 1;

export const NHA_GROUP_STATS_ENTRY_ID = 1;
export const NHA_GROUP_STATS_ENTRY_PACKETS = 2;
export const NHA_GROUP_STATS_ENTRY_PACKETS_HW = 3;

/** A next hop, or all. */
export const RTM_GETNEXTHOP = 106;
/** Adds a next hop or a group, or changes it. */
export const RTM_NEWNEXTHOP = 104;
/** A next hop has come or changed. */
export const RTM_NEWNEXTHOP_NTF = 104;
/** Takes a next hop away, with the routes that lead to it. */
export const RTM_DELNEXTHOP = 105;
/** A next hop is gone. */
export const RTM_DELNEXTHOP_NTF = 105;
/** A bucket of a resilient group, or all. */
export const RTM_GETNEXTHOPBUCKET = 118;
/** A bucket leads elsewhere. */
export const RTM_NEWNEXTHOPBUCKET_NTF = 116;

export const RTNLGRP_NEXTHOP = 32;
