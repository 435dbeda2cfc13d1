/** Numbers and layouts of linux/if.h, linux/if_arp.h and linux/if_link.h. */

export const IFNAMSIZ: u32 = 16;
/** Longest link-layer address. */
export const MAX_ADDR_LEN: u32 = 32;

export const enum HardwareType {
  ETHER = 1,
  LOOPBACK = 772,
}

export const enum LinkFlag {
  UP = 0x1,
  BROADCAST = 0x2,
  DEBUG = 0x4,
  LOOPBACK = 0x8,
  POINTOPOINT = 0x10,
  NOTRAILERS = 0x20,
  RUNNING = 0x40,
  NOARP = 0x80,
  PROMISC = 0x100,
  ALLMULTI = 0x200,
  MULTICAST = 0x1000,
  PORTSEL = 0x2000,
  AUTOMEDIA = 0x4000,
  DYNAMIC = 0x8000,
  LOWER_UP = 0x10000,
  DORMANT = 0x20000,
}

/** RFC 2863 operational states. */
export const enum OperState {
  UNKNOWN = 0,
  NOTPRESENT = 1,
  DOWN = 2,
  LOWERLAYERDOWN = 3,
  TESTING = 4,
  DORMANT = 5,
  UP = 6,
}

/** struct ifinfomsg: ifi_family u8, pad u8, ifi_type u16, ifi_index i32, ifi_flags u32, ifi_change u32. */
export const IFINFOMSG_SIZE: u32 = 16;

export const enum LinkAttribute {
  ADDRESS = 1,
  BROADCAST = 2,
  IFNAME = 3,
  MTU = 4,
  LINK = 5,
  QDISC = 6,
  STATS = 7,
  MASTER = 10,
  PROTINFO = 12,
  TXQLEN = 13,
  MAP = 14,
  OPERSTATE = 16,
  LINKMODE = 17,
  LINKINFO = 18,
  NET_NS_PID = 19,
  IFALIAS = 20,
  NUM_VF = 21,
  VFINFO_LIST = 22,
  STATS64 = 23,
  VF_PORTS = 24,
  PORT_SELF = 25,
  AF_SPEC = 26,
  GROUP = 27,
  NET_NS_FD = 28,
  EXT_MASK = 29,
  PROMISCUITY = 30,
  NUM_TX_QUEUES = 31,
  NUM_RX_QUEUES = 32,
  CARRIER = 33,
  CARRIER_CHANGES = 35,
  LINK_NETNSID = 37,
  PROTO_DOWN = 39,
  GSO_MAX_SEGS = 40,
  GSO_MAX_SIZE = 41,
  XDP = 43,
  TARGET_NETNSID = 46,
  CARRIER_UP_COUNT = 47,
  CARRIER_DOWN_COUNT = 48,
  MIN_MTU = 50,
  MAX_MTU = 51,
  ALT_IFNAME = 53,
  PERM_ADDRESS = 54,
  PROTO_DOWN_REASON = 55,
  GRO_MAX_SIZE = 58,
  TSO_MAX_SIZE = 59,
  TSO_MAX_SEGS = 60,
  ALLMULTI = 61,
  DEVLINK_PORT = 62,
  GSO_IPV4_MAX_SIZE = 63,
  GRO_IPV4_MAX_SIZE = 64,
  DPLL_PIN = 65,
  MAX_PACING_OFFLOAD_HORIZON = 66,
  NETNS_IMMUTABLE = 67,
  HEADROOM = 68,
  TAILROOM = 69,
}
/** The highest attribute type of a link message. */
export const IFLA_MAX: u32 = 69;

export const enum LinkInfoAttribute {
  KIND = 1,
  DATA = 2,
}

export const enum VethAttribute {
  PEER = 1,
}

export const enum XdpAttribute {
  ATTACHED = 2,
}

/** Attributes in AF_SPEC's nest for AF_INET. */
export const enum InetAttribute {
  CONF = 1,
}

/** Attributes in AF_SPEC's nest for AF_INET6. */
export const enum Inet6Attribute {
  FLAGS = 1,
  CONF = 2,
  STATS = 3,
  CACHEINFO = 5,
  ICMP6STATS = 6,
  TOKEN = 7,
  ADDR_GEN_MODE = 8,
}

/** How a link makes its IPv6 link-local address. */
export const enum AddrGenMode {
  EUI64 = 0,
  NONE = 1,
  STABLE_PRIVACY = 2,
  RANDOM = 3,
}

/** Bits of EXT_MASK. */
export const enum ExtFilter {
  VF = 1,
  SKIP_STATS = 8,
}

/** struct rtnl_link_stats64 and rtnl_link_stats: so many counters, 64 and 32 bits wide. */
export const STATS64_COUNT: u32 = 25;
export const STATS_COUNT: u32 = 24;
/** struct rtnl_link_ifmap. */
export const MAP_SIZE: u32 = 32;
/** Counters of IPv6 and ICMPv6 that a link message carries, each list led by its own length. */
export const INET6_STATS_COUNT: u32 = 38;
export const ICMP6_STATS_COUNT: u32 = 7;
