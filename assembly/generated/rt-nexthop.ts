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
export const NHMSG_SIZE: u32 = 8;

/** A member of a group. */
export const enum NexthopGrp {
  ID = 0,
  /** The low eight bits of its weight less one */
  WEIGHT = 4,
  /** The high eight bits */
  WEIGHT_HIGH = 5,
  RESVD2 = 6,
}
export const NEXTHOP_GRP_SIZE: u32 = 8;

/** How a group distributes packets. */
export const enum NexthopGrpType {
  /** By the share that each has of what a hash can be */
  MPATH = 0,
  /** By a table that changes as little as can be */
  RES = 1,
}

/** What is wanted beside a next hop, and what an answer holds. */
export const enum NhaOpFlag {
  /** Packets by member */
  DUMP_STATS = 0x1,
  /** Those that hardware forwarded too */
  DUMP_HW_STATS = 0x2,
  /** Reserved members of nexthop-grp are 0 */
  RESP_GRP_RESVD_0 = 0x80000000,
}

export const enum NexthopAttribute {
  ID = 1,
  GROUP = 2,
  GROUP_TYPE = 3,
  BLACKHOLE = 4,
  OIF = 5,
  GATEWAY = 6,
  ENCAP_TYPE = 7,
  ENCAP = 8,
  /** Only groups are wanted. */
  GROUPS = 9,
  /** Only those over ports of this link are wanted. */
  MASTER = 10,
  /** It is for the forwarding tables of bridges. */
  FDB = 11,
  RES_GROUP = 12,
  RES_BUCKET = 13,
  OP_FLAGS = 14,
  GROUP_STATS = 15,
  HW_STATS_ENABLE = 16,
  HW_STATS_USED = 17,
}
export const NEXTHOP_ATTRIBUTE_MAX: u32 = 17;

/** By encap-type; none is known here. */
export const enum EncapAttribute {
  UNSPEC = 0,
}
export const ENCAP_ATTRIBUTE_MAX: u32 = 0;

/** The table of a resilient group. */
export const enum ResGroupAttribute {
  PAD = 0,
  BUCKETS = 1,
  /** In hundredths of a second. */
  IDLE_TIMER = 2,
  /** Likewise. */
  UNBALANCED_TIMER = 3,
  /** Likewise. */
  UNBALANCED_TIME = 4,
}
export const RES_GROUP_ATTRIBUTE_MAX: u32 = 4;

export const enum ResBucketAttribute {
  PAD = 0,
  INDEX = 1,
  /** In hundredths of a second. */
  IDLE_TIME = 2,
  NH_ID = 3,
}
export const RES_BUCKET_ATTRIBUTE_MAX: u32 = 3;

export const enum GroupStatsAttribute {
  ENTRY = 1,
}
export const GROUP_STATS_ATTRIBUTE_MAX: u32 = 1;

export const enum GroupStatsEntryAttribute {
  ID = 1,
  PACKETS = 2,
  PACKETS_HW = 3,
}
export const GROUP_STATS_ENTRY_ATTRIBUTE_MAX: u32 = 3;

export const enum NexthopMessage {
  /** A next hop, or all. */
  GETNEXTHOP = 106,
  /** Adds a next hop or a group, or changes it. */
  NEWNEXTHOP = 104,
  /** Takes a next hop away, with the routes that lead to it. */
  DELNEXTHOP = 105,
  /** A bucket of a resilient group, or all. */
  GETNEXTHOPBUCKET = 118,
  /** A bucket leads elsewhere. */
  NEWNEXTHOPBUCKET = 116,
}

export const enum NexthopGroup {
  NEXTHOP = 32,
}
