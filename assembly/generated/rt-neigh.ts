/** Made from specs/rt-neigh.yaml by `npm run generate`. Do not edit. */

/** Begins messages about neighbours. */
export const enum Ndmsg {
  NDM_FAMILY = 0,
  NDM_IFINDEX = 4,
  NDM_STATE = 8,
  NDM_FLAGS = 10,
  NDM_TYPE = 11,
}
export const NDMSG_SIZE: u32 = 12;

/** Begins messages about tables. */
export const enum Ndtmsg {
  FAMILY = 0,
}
export const NDTMSG_SIZE: u32 = 4;

/** Neighbour unreachability detection, RFC 4861. */
export const enum NudState {
  INCOMPLETE = 0x1,
  REACHABLE = 0x2,
  STALE = 0x4,
  DELAY = 0x8,
  PROBE = 0x10,
  FAILED = 0x20,
  NOARP = 0x40,
  PERMANENT = 0x80,
}

export const enum NtfFlags {
  USE = 0x1,
  SELF = 0x2,
  MASTER = 0x4,
  PROXY = 0x8,
  EXT_LEARNED = 0x10,
  OFFLOADED = 0x20,
  STICKY = 0x40,
  ROUTER = 0x80,
}

export const enum NtfExtFlags {
  MANAGED = 0x1,
  LOCKED = 0x2,
  EXT_VALIDATED = 0x4,
}

export const enum FdbNotify {
  BIT = 0x1,
  INACTIVE_BIT = 0x2,
}

/** Of a route, as in rt-route. */
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

export const enum NdaCacheinfo {
  CONFIRMED = 0,
  USED = 4,
  UPDATED = 8,
  REFCNT = 12,
}
export const NDA_CACHEINFO_SIZE: u32 = 16;

export const enum NdtConfig {
  KEY_LEN = 0,
  ENTRY_SIZE = 2,
  ENTRIES = 4,
  LAST_FLUSH = 8,
  LAST_RAND = 12,
  HASH_RND = 16,
  HASH_MASK = 20,
  HASH_CHAIN_GC = 24,
  PROXY_QLEN = 28,
}
export const NDT_CONFIG_SIZE: u32 = 32;

export const enum NdtStats {
  ALLOCS = 0,
  DESTROYS = 8,
  HASH_GROWS = 16,
  RES_FAILED = 24,
  LOOKUPS = 32,
  HITS = 40,
  RCV_PROBES_MCAST = 48,
  RCV_PROBES_UCAST = 56,
  PERIODIC_GC_RUNS = 64,
  FORCED_GC_RUNS = 72,
  TABLE_FULLS = 80,
}
export const NDT_STATS_SIZE: u32 = 88;

export const enum NeighbourAttribute {
  UNSPEC = 0,
  /** The address. */
  DST = 1,
  /** That of the link layer. */
  LLADDR = 2,
  CACHEINFO = 3,
  PROBES = 4,
  VLAN = 5,
  PORT = 6,
  VNI = 7,
  IFINDEX = 8,
  MASTER = 9,
  LINK_NETNSID = 10,
  SRC_VNI = 11,
  /** Who made it, RTPROT_*. */
  PROTOCOL = 12,
  NH_ID = 13,
  FDB_EXT_ATTRS = 14,
  FLAGS_EXT = 15,
  NDM_STATE_MASK = 16,
  NDM_FLAGS_MASK = 17,
}
export const NEIGHBOUR_ATTRIBUTE_MAX: u32 = 17;

/** What a bridge is to do about an entry. */
export const enum FdbExtAttribute {
  UNSPEC = 0,
  /** Whether to tell when it is not used. */
  ACTIVITY_NOTIFY = 1,
  DONT_REFRESH = 2,
}
export const FDB_EXT_ATTRIBUTE_MAX: u32 = 2;

/** A table, such as arp_cache. */
export const enum NdtAttribute {
  NAME = 1,
  THRESH1 = 2,
  THRESH2 = 3,
  THRESH3 = 4,
  CONFIG = 5,
  PARMS = 6,
  STATS = 7,
  GC_INTERVAL = 8,
  PAD = 9,
}
export const NDT_ATTRIBUTE_MAX: u32 = 9;

/** How a table, or a link in it, asks for neighbours; times in milliseconds. */
export const enum NdtpaAttribute {
  IFINDEX = 1,
  REFCNT = 2,
  REACHABLE_TIME = 3,
  BASE_REACHABLE_TIME = 4,
  RETRANS_TIME = 5,
  GC_STALETIME = 6,
  DELAY_PROBE_TIME = 7,
  QUEUE_LEN = 8,
  APP_PROBES = 9,
  UCAST_PROBES = 10,
  MCAST_PROBES = 11,
  ANYCAST_DELAY = 12,
  PROXY_DELAY = 13,
  PROXY_QLEN = 14,
  LOCKTIME = 15,
  QUEUE_LENBYTES = 16,
  MCAST_REPROBES = 17,
  PAD = 18,
  INTERVAL_PROBE_TIME_MS = 19,
}
export const NDTPA_ATTRIBUTE_MAX: u32 = 19;

export const enum NeighMessage {
  /** Adds a neighbour, or changes it. */
  NEWNEIGH = 28,
  /** Takes a neighbour away. */
  DELNEIGH = 29,
  /** One neighbour, or all. */
  GETNEIGH = 30,
  /** What a dump has; nobody is told of changes. */
  NEWNEIGHTBL = 64,
  /** All tables. */
  GETNEIGHTBL = 66,
  /** Changes a table. */
  SETNEIGHTBL = 67,
}

export const enum NeighGroup {
  NEIGH = 3,
}
