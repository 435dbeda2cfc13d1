/** Made from specs/rt-rule.yaml by `npm run generate`. Do not edit. */

/** Bits of a type of service that IPv4's rules can have. */
export const IPTOS_TOS_MASK: u32 = 30;

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
export const FIB_RULE_HDR_SIZE: u32 = 12;

/** Of a rule. */
export const enum FibRuleFlags {
  /** It stays */
  PERMANENT = 0x1,
  /** It holds for what it does not match */
  INVERT = 0x2,
  /** The rule to go on with is not there */
  UNRESOLVED = 0x4,
  /** The link that a packet comes in by is not there */
  IIF_DETACHED = 0x8,
  /** Nor the one that it goes out by */
  OIF_DETACHED = 0x10,
  /** IPv6: the source is that of the route */
  FIND_SADDR = 0x10000,
}

/** What a rule does with what it matches. */
export const enum FrAct {
  UNSPEC = 0,
  TO_TBL = 1,
  GOTO = 2,
  NOP = 3,
  RES3 = 4,
  RES4 = 5,
  BLACKHOLE = 6,
  UNREACHABLE = 7,
  PROHIBIT = 8,
}

export const enum FibRulePortRange {
  START = 0,
  END = 2,
}
export const FIB_RULE_PORT_RANGE_SIZE: u32 = 4;

export const enum FibRuleUidRange {
  START = 0,
  END = 4,
}
export const FIB_RULE_UID_RANGE_SIZE: u32 = 8;

export const enum FibRuleAttribute {
  DST = 1,
  SRC = 2,
  IIFNAME = 3,
  /** The priority of the rule to go on with. */
  GOTO = 4,
  UNUSED2 = 5,
  PRIORITY = 6,
  UNUSED3 = 7,
  UNUSED4 = 8,
  UNUSED5 = 9,
  FWMARK = 10,
  /** The realms of the route. */
  FLOW = 11,
  TUN_ID = 12,
  /** Routes over links of this group do not count. */
  SUPPRESS_IFGROUP = 13,
  /** Nor those of so short a prefix. */
  SUPPRESS_PREFIXLEN = 14,
  TABLE = 15,
  FWMASK = 16,
  OIFNAME = 17,
  PAD = 18,
  /** The table is that of the packet's VRF. */
  L3MDEV = 19,
  UID_RANGE = 20,
  /** Who made the rule, RTPROT_*. */
  PROTOCOL = 21,
  IP_PROTO = 22,
  SPORT_RANGE = 23,
  DPORT_RANGE = 24,
  DSCP = 25,
  FLOWLABEL = 26,
  FLOWLABEL_MASK = 27,
  SPORT_MASK = 28,
  DPORT_MASK = 29,
  DSCP_MASK = 30,
}
export const FIB_RULE_ATTRIBUTE_MAX: u32 = 30;

export const enum RuleMessage {
  /** Adds a rule. */
  NEWRULE = 32,
  /** Takes a rule away. */
  DELRULE = 33,
  /** All rules. */
  GETRULE = 34,
}

export const enum RuleGroup {
  IPV4_RULE = 8,
  IPV6_RULE = 19,
}
