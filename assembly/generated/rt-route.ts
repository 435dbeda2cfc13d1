/** Made from specs/rt-route.yaml by `npm run generate`. Do not edit. */

/** What protocol NETLINK_FIB_LOOKUP is asked, an address in a table, and what it answers in the same place. */
export const enum FibResultNl {
  FL_ADDR = 0,
  FL_MARK = 4,
  FL_TOS = 8,
  FL_SCOPE = 9,
  /** The table to look in; 0: main */
  TB_ID_IN = 10,
  TB_ID = 11,
  PREFIXLEN = 12,
  /** Which of the next hops */
  NH_SEL = 13,
  TYPE = 14,
  SCOPE = 15,
  ERR = 16,
}
export const FIB_RESULT_NL_SIZE: u32 = 20;

/** Tables that every namespace has. */
export const enum RtTable {
  UNSPEC = 0,
  COMPAT = 252,
  DEFAULT = 253,
  MAIN = 254,
  LOCAL = 255,
}

/** Who made a route; what programs use begins at 4. */
export const enum Rtprot {
  UNSPEC = 0,
  /** ICMP, no longer */
  REDIRECT = 1,
  /** A consequence of an address */
  KERNEL = 2,
  /** What `ip` says of itself */
  BOOT = 3,
  /** An administrator */
  STATIC = 4,
  GATED = 8,
  RA = 9,
  MRT = 10,
  ZEBRA = 11,
  BIRD = 12,
  DNROUTED = 13,
  XORP = 14,
  NTK = 15,
  DHCP = 16,
  MROUTED = 17,
  KEEPALIVED = 18,
  BABEL = 42,
  OVN = 84,
  OPENR = 99,
  BGP = 186,
  ISIS = 187,
  OSPF = 188,
  RIP = 189,
  EIGRP = 192,
}

/** In rtm-flags of a route, beside those of its next hop. */
export const enum RtmFlags {
  NOTIFY = 0x100,
  CLONED = 0x200,
  EQUALIZE = 0x400,
  /** One route of the prefix */
  PREFIX = 0x800,
  /** The table that it was found in is wanted */
  LOOKUP_TABLE = 0x1000,
  /** The route that matched is wanted */
  FIB_MATCH = 0x2000,
  OFFLOAD = 0x4000,
  TRAP = 0x8000,
  OFFLOAD_FAILED = 0x20000000,
}

/** Of a next hop. */
export const enum RtnhFlags {
  DEAD = 0x1,
  PERVASIVE = 0x2,
  ONLINK = 0x4,
  OFFLOAD = 0x8,
  LINKDOWN = 0x10,
  UNRESOLVED = 0x20,
  TRAP = 0x40,
}

/** Each of the next hops in multipath; attributes of route-attrs follow. */
export const enum Rtnexthop {
  /** Bytes, attributes included */
  RTNH_LEN = 0,
  RTNH_FLAGS = 2,
  /** Its weight less one */
  RTNH_HOPS = 3,
  RTNH_IFINDEX = 4,
}
export const RTNEXTHOP_SIZE: u32 = 8;

/** What packets are packed into on their way. */
export const enum LwtunnelEncap {
  NONE = 0,
  MPLS = 1,
  IP = 2,
  ILA = 3,
  IP6 = 4,
  SEG6 = 5,
  BPF = 6,
  SEG6_LOCAL = 7,
  RPL = 8,
  IOAM6 = 9,
  XFRM = 10,
}

/** What becomes of packets. */
export const enum RtmType {
  UNSPEC = 0,
  UNICAST = 1,
  LOCAL = 2,
  BROADCAST = 3,
  ANYCAST = 4,
  MULTICAST = 5,
  BLACKHOLE = 6,
  UNREACHABLE = 7,
  PROHIBIT = 8,
  THROW = 9,
  NAT = 10,
  XRESOLVE = 11,
}

/** Begins messages about routes. */
export const enum Rtmsg {
  RTM_FAMILY = 0,
  RTM_DST_LEN = 1,
  RTM_SRC_LEN = 2,
  RTM_TOS = 3,
  /** The low eight bits of table */
  RTM_TABLE = 4,
  /** Who made it, RTPROT_* */
  RTM_PROTOCOL = 5,
  /** How far it reaches, RT_SCOPE_* */
  RTM_SCOPE = 6,
  RTM_TYPE = 7,
  RTM_FLAGS = 8,
}
export const RTMSG_SIZE: u32 = 12;

export const enum RtaCacheinfo {
  RTA_CLNTREF = 0,
  RTA_LASTUSE = 4,
  RTA_EXPIRES = 8,
  RTA_ERROR = 12,
  RTA_USED = 16,
  RTA_ID = 20,
  RTA_TS = 24,
  RTA_TSAGE = 28,
}
export const RTA_CACHEINFO_SIZE: u32 = 32;

export const enum RouteAttribute {
  DST = 1,
  SRC = 2,
  /** The link that packets come from. */
  IIF = 3,
  /** The link that packets go to. */
  OIF = 4,
  GATEWAY = 5,
  /** The metric. */
  PRIORITY = 6,
  /** The source address that is chosen. */
  PREFSRC = 7,
  METRICS = 8,
  /** Next hops, each a struct rtnexthop and attributes. */
  MULTIPATH = 9,
  /** No longer used. */
  PROTOINFO = 10,
  FLOW = 11,
  CACHEINFO = 12,
  /** No longer used. */
  SESSION = 13,
  /** No longer used. */
  MP_ALGO = 14,
  TABLE = 15,
  MARK = 16,
  MFC_STATS = 17,
  /** A gateway of another family. */
  VIA = 18,
  NEWDST = 19,
  PREF = 20,
  ENCAP_TYPE = 21,
  /** Attributes, by encap-type. */
  ENCAP = 22,
  EXPIRES = 23,
  PAD = 24,
  UID = 25,
  TTL_PROPAGATE = 26,
  IP_PROTO = 27,
  SPORT = 28,
  DPORT = 29,
  /** A next hop that is an object of its own. */
  NH_ID = 30,
  FLOWLABEL = 31,
}
export const ROUTE_ATTRIBUTE_MAX: u32 = 31;

/** What TCP and others are to know of the way. */
export const enum MetricsAttribute {
  UNSPEC = 0,
  LOCK = 1,
  MTU = 2,
  WINDOW = 3,
  RTT = 4,
  RTTVAR = 5,
  SSTHRESH = 6,
  CWND = 7,
  ADVMSS = 8,
  REORDERING = 9,
  HOPLIMIT = 10,
  INITCWND = 11,
  FEATURES = 12,
  RTO_MIN = 13,
  INITRWND = 14,
  QUICKACK = 15,
  CC_ALGO = 16,
  FASTOPEN_NO_COOKIE = 17,
}
export const METRICS_ATTRIBUTE_MAX: u32 = 17;

/** A table of multicast routes, in af-spec of a message about links of family RTNL_FAMILY_IPMR. */
export const enum MrouteTableAttribute {
  ID = 1,
  /** How many packets wait for a route. */
  CACHE_RES_QUEUE_LEN = 2,
  /** The interface of PIM registers, -1: none. */
  MROUTE_REG_VIF_NUM = 3,
  MROUTE_DO_ASSERT = 4,
  MROUTE_DO_PIM = 5,
  /** Interfaces, each a nest. */
  VIFS = 6,
  MROUTE_DO_WRVIFWHOLE = 7,
}
export const MROUTE_TABLE_ATTRIBUTE_MAX: u32 = 7;

export const enum RouteMessage {
  /** The route that a packet would take, or all. */
  GETROUTE = 26,
  /** Adds a route, or changes it. */
  NEWROUTE = 24,
  /** Takes a route away. */
  DELROUTE = 25,
}

export const enum RouteGroup {
  IPV4_ROUTE = 7,
  IPV6_ROUTE = 11,
}
