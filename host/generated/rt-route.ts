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
export const FIB_RESULT_NL_SIZE = 20;

// Tables that every namespace has.
export const RT_TABLE_UNSPEC = 0;
export const RT_TABLE_COMPAT = 252;
export const RT_TABLE_DEFAULT = 253;
export const RT_TABLE_MAIN = 254;
export const RT_TABLE_LOCAL = 255;

// Who made a route; what programs use begins at 4.
export const RTPROT_UNSPEC = 0;
/** ICMP, no longer */
export const RTPROT_REDIRECT = 1;
/** A consequence of an address */
export const RTPROT_KERNEL = 2;
/** What `ip` says of itself */
export const RTPROT_BOOT = 3;
/** An administrator */
export const RTPROT_STATIC = 4;
export const RTPROT_GATED = 8;
export const RTPROT_RA = 9;
export const RTPROT_MRT = 10;
export const RTPROT_ZEBRA = 11;
export const RTPROT_BIRD = 12;
export const RTPROT_DNROUTED = 13;
export const RTPROT_XORP = 14;
export const RTPROT_NTK = 15;
export const RTPROT_DHCP = 16;
export const RTPROT_MROUTED = 17;
export const RTPROT_KEEPALIVED = 18;
export const RTPROT_BABEL = 42;
export const RTPROT_OVN = 84;
export const RTPROT_OPENR = 99;
export const RTPROT_BGP = 186;
export const RTPROT_ISIS = 187;
export const RTPROT_OSPF = 188;
export const RTPROT_RIP = 189;
export const RTPROT_EIGRP = 192;

// In rtm-flags of a route, beside those of its next hop.
export const RTM_F_NOTIFY = 0x100;
export const RTM_F_CLONED = 0x200;
export const RTM_F_EQUALIZE = 0x400;
/** One route of the prefix */
export const RTM_F_PREFIX = 0x800;
/** The table that it was found in is wanted */
export const RTM_F_LOOKUP_TABLE = 0x1000;
/** The route that matched is wanted */
export const RTM_F_FIB_MATCH = 0x2000;
export const RTM_F_OFFLOAD = 0x4000;
export const RTM_F_TRAP = 0x8000;
export const RTM_F_OFFLOAD_FAILED = 0x20000000;

// Of a next hop.
export const RTNH_F_DEAD = 0x1;
export const RTNH_F_PERVASIVE = 0x2;
export const RTNH_F_ONLINK = 0x4;
export const RTNH_F_OFFLOAD = 0x8;
export const RTNH_F_LINKDOWN = 0x10;
export const RTNH_F_UNRESOLVED = 0x20;
export const RTNH_F_TRAP = 0x40;

/** Each of the next hops in multipath; attributes of route-attrs follow. */
export const enum Rtnexthop {
  /** Bytes, attributes included */
  RTNH_LEN = 0,
  RTNH_FLAGS = 2,
  /** Its weight less one */
  RTNH_HOPS = 3,
  RTNH_IFINDEX = 4,
}
export const RTNEXTHOP_SIZE = 8;

// What packets are packed into on their way.
export const LWTUNNEL_ENCAP_NONE = 0;
export const LWTUNNEL_ENCAP_MPLS = 1;
export const LWTUNNEL_ENCAP_IP = 2;
export const LWTUNNEL_ENCAP_ILA = 3;
export const LWTUNNEL_ENCAP_IP6 = 4;
export const LWTUNNEL_ENCAP_SEG6 = 5;
export const LWTUNNEL_ENCAP_BPF = 6;
export const LWTUNNEL_ENCAP_SEG6_LOCAL = 7;
export const LWTUNNEL_ENCAP_RPL = 8;
export const LWTUNNEL_ENCAP_IOAM6 = 9;
export const LWTUNNEL_ENCAP_XFRM = 10;

// What becomes of packets.
export const RTN_UNSPEC = 0;
export const RTN_UNICAST = 1;
export const RTN_LOCAL = 2;
export const RTN_BROADCAST = 3;
export const RTN_ANYCAST = 4;
export const RTN_MULTICAST = 5;
export const RTN_BLACKHOLE = 6;
export const RTN_UNREACHABLE = 7;
export const RTN_PROHIBIT = 8;
export const RTN_THROW = 9;
export const RTN_NAT = 10;
export const RTN_XRESOLVE = 11;

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
export const RTMSG_SIZE = 12;

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
export const RTA_CACHEINFO_SIZE = 32;

export const RTA_DST = 1;
export const RTA_SRC = 2;
/** The link that packets come from. */
export const RTA_IIF = 3;
/** The link that packets go to. */
export const RTA_OIF = 4;
export const RTA_GATEWAY = 5;
/** The metric. */
export const RTA_PRIORITY = 6;
/** The source address that is chosen. */
export const RTA_PREFSRC = 7;
export const RTA_METRICS = 8;
/** Next hops, each a struct rtnexthop and attributes. */
export const RTA_MULTIPATH = 9;
/** No longer used. */
export const RTA_PROTOINFO = 10;
export const RTA_FLOW = 11;
export const RTA_CACHEINFO = 12;
/** No longer used. */
export const RTA_SESSION = 13;
/** No longer used. */
export const RTA_MP_ALGO = 14;
export const RTA_TABLE = 15;
export const RTA_MARK = 16;
export const RTA_MFC_STATS = 17;
/** A gateway of another family. */
export const RTA_VIA = 18;
export const RTA_NEWDST = 19;
export const RTA_PREF = 20;
export const RTA_ENCAP_TYPE = 21;
/** Attributes, by encap-type. */
export const RTA_ENCAP = 22;
export const RTA_EXPIRES = 23;
export const RTA_PAD = 24;
export const RTA_UID = 25;
export const RTA_TTL_PROPAGATE = 26;
export const RTA_IP_PROTO = 27;
export const RTA_SPORT = 28;
export const RTA_DPORT = 29;
/** A next hop that is an object of its own. */
export const RTA_NH_ID = 30;
export const RTA_FLOWLABEL = 31;

// What TCP and others are to know of the way.
export const RTAX_UNSPEC = 0;
export const RTAX_LOCK = 1;
export const RTAX_MTU = 2;
export const RTAX_WINDOW = 3;
export const RTAX_RTT = 4;
export const RTAX_RTTVAR = 5;
export const RTAX_SSTHRESH = 6;
export const RTAX_CWND = 7;
export const RTAX_ADVMSS = 8;
export const RTAX_REORDERING = 9;
export const RTAX_HOPLIMIT = 10;
export const RTAX_INITCWND = 11;
export const RTAX_FEATURES = 12;
export const RTAX_RTO_MIN = 13;
export const RTAX_INITRWND = 14;
export const RTAX_QUICKACK = 15;
export const RTAX_CC_ALGO = 16;
export const RTAX_FASTOPEN_NO_COOKIE = 17;

// A table of multicast routes, in af-spec of a message about links of family RTNL_FAMILY_IPMR.
export const IPMRA_TABLE_ID = 1;
/** How many packets wait for a route. */
export const IPMRA_TABLE_CACHE_RES_QUEUE_LEN = 2;
/** The interface of PIM registers, -1: none. */
export const IPMRA_TABLE_MROUTE_REG_VIF_NUM = 3;
export const IPMRA_TABLE_MROUTE_DO_ASSERT = 4;
export const IPMRA_TABLE_MROUTE_DO_PIM = 5;
/** Interfaces, each a nest. */
export const IPMRA_TABLE_VIFS = 6;
export const IPMRA_TABLE_MROUTE_DO_WRVIFWHOLE = 7;

/** The route that a packet would take, or all. */
export const RTM_GETROUTE = 26;
/** Adds a route, or changes it. */
export const RTM_NEWROUTE = 24;
/** A route has come or changed. */
export const RTM_NEWROUTE_NTF = 24;
/** Takes a route away. */
export const RTM_DELROUTE = 25;
/** A route is gone. */
export const RTM_DELROUTE_NTF = 25;

export const RTNLGRP_IPV4_ROUTE = 7;
export const RTNLGRP_IPV6_ROUTE = 11;
