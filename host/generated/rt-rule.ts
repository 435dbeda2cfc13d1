/** Made from specs/rt-rule.yaml by `npm run generate`. Do not edit. */

/** Bits of a type of service that IPv4's rules can have. */
export const IPTOS_TOS_MASK = 30;

/** Begins messages about rules. */
export const enum FibRuleHdr {
  FAMILY = 0,
  DST_LEN = 1,
  SRC_LEN = 2,
  TOS = 3,
  TABLE = 4,
  ACTION = 7,
  FLAGS = 8,
}
export const FIB_RULE_HDR_SIZE = 12;

// Of a rule.
/** It stays */
export const FIB_RULE_PERMANENT = 0x1;
/** It holds for what it does not match */
export const FIB_RULE_INVERT = 0x2;
/** The rule to go on with is not there */
export const FIB_RULE_UNRESOLVED = 0x4;
/** The link that a packet comes in by is not there */
export const FIB_RULE_IIF_DETACHED = 0x8;
/** Nor the one that it goes out by */
export const FIB_RULE_OIF_DETACHED = 0x10;
/** IPv6: the source is that of the route */
export const FIB_RULE_FIND_SADDR = 0x10000;

// What a rule does with what it matches.
export const FR_ACT_UNSPEC = 0;
export const FR_ACT_TO_TBL = 1;
export const FR_ACT_GOTO = 2;
export const FR_ACT_NOP = 3;
export const FR_ACT_RES3 = 4;
export const FR_ACT_RES4 = 5;
export const FR_ACT_BLACKHOLE = 6;
export const FR_ACT_UNREACHABLE = 7;
export const FR_ACT_PROHIBIT = 8;

export const enum FibRulePortRange {
  START = 0,
  END = 2,
}
export const FIB_RULE_PORT_RANGE_SIZE = 4;

export const enum FibRuleUidRange {
  START = 0,
  END = 4,
}
export const FIB_RULE_UID_RANGE_SIZE = 8;

export const FRA_DST = 1;
export const FRA_SRC = 2;
export const FRA_IIFNAME = 3;
/** The priority of the rule to go on with. */
export const FRA_GOTO = 4;
export const FRA_UNUSED2 = 5;
export const FRA_PRIORITY = 6;
export const FRA_UNUSED3 = 7;
export const FRA_UNUSED4 = 8;
export const FRA_UNUSED5 = 9;
export const FRA_FWMARK = 10;
/** The realms of the route. */
export const FRA_FLOW = 11;
export const FRA_TUN_ID = 12;
/** Routes over links of this group do not count. */
export const FRA_SUPPRESS_IFGROUP = 13;
/** Nor those of so short a prefix. */
export const FRA_SUPPRESS_PREFIXLEN = 14;
export const FRA_TABLE = 15;
export const FRA_FWMASK = 16;
export const FRA_OIFNAME = 17;
export const FRA_PAD = 18;
/** The table is that of the packet's VRF. */
export const FRA_L3MDEV = 19;
export const FRA_UID_RANGE = 20;
/** Who made the rule, RTPROT_*. */
export const FRA_PROTOCOL = 21;
export const FRA_IP_PROTO = 22;
export const FRA_SPORT_RANGE = 23;
export const FRA_DPORT_RANGE = 24;
export const FRA_DSCP = 25;
export const FRA_FLOWLABEL = 26;
export const FRA_FLOWLABEL_MASK = 27;
export const FRA_SPORT_MASK = 28;
export const FRA_DPORT_MASK = 29;
export const FRA_DSCP_MASK = 30;

/** Adds a rule. */
export const RTM_NEWRULE = 32;
/** A rule has come. */
export const RTM_NEWRULE_NTF = 32;
/** Takes a rule away. */
export const RTM_DELRULE = 33;
/** A rule is gone. */
export const RTM_DELRULE_NTF = 33;
/** All rules. */
export const RTM_GETRULE = 34;

export const RTNLGRP_IPV4_RULE = 8;
export const RTNLGRP_IPV6_RULE = 19;
