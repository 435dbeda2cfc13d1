/** Made from specs/rt-neigh.yaml by `npm run generate`. Do not edit. */

/** Begins messages about neighbours. */
export const enum Ndmsg {
  NDM_FAMILY = 0,
  NDM_IFINDEX = 4,
  NDM_STATE = 8,
  NDM_FLAGS = 10,
  NDM_TYPE = 11,
}
export const NDMSG_SIZE = 12;

/** Begins messages about tables. */
export const enum Ndtmsg {
  FAMILY = 0,
}
export const NDTMSG_SIZE = 4;

// Neighbour unreachability detection, RFC 4861.
export const NUD_INCOMPLETE = 0x1;
export const NUD_REACHABLE = 0x2;
export const NUD_STALE = 0x4;
export const NUD_DELAY = 0x8;
export const NUD_PROBE = 0x10;
export const NUD_FAILED = 0x20;
export const NUD_NOARP = 0x40;
export const NUD_PERMANENT = 0x80;

export const NTF_USE = 0x1;
export const NTF_SELF = 0x2;
export const NTF_MASTER = 0x4;
export const NTF_PROXY = 0x8;
export const NTF_EXT_LEARNED = 0x10;
export const NTF_OFFLOADED = 0x20;
export const NTF_STICKY = 0x40;
export const NTF_ROUTER = 0x80;

export const NTF_EXT_MANAGED = 0x1;
export const NTF_EXT_LOCKED = 0x2;
export const NTF_EXT_EXT_VALIDATED = 0x4;

export const FDB_NOTIFY_BIT = 0x1;
export const FDB_NOTIFY_INACTIVE_BIT = 0x2;

export const enum NdaCacheinfo {
  CONFIRMED = 0,
  USED = 4,
  UPDATED = 8,
  REFCNT = 12,
}
export const NDA_CACHEINFO_SIZE = 16;

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
export const NDT_CONFIG_SIZE = 32;

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
export const NDT_STATS_SIZE = 88;

export const NDA_UNSPEC = 0;
/** The address. */
export const NDA_DST = 1;
/** That of the link layer. */
export const NDA_LLADDR = 2;
export const NDA_CACHEINFO = 3;
export const NDA_PROBES = 4;
export const NDA_VLAN = 5;
export const NDA_PORT = 6;
export const NDA_VNI = 7;
export const NDA_IFINDEX = 8;
export const NDA_MASTER = 9;
export const NDA_LINK_NETNSID = 10;
export const NDA_SRC_VNI = 11;
/** Who made it, RTPROT_*. */
export const NDA_PROTOCOL = 12;
export const NDA_NH_ID = 13;
export const NDA_FDB_EXT_ATTRS = 14;
export const NDA_FLAGS_EXT = 15;
export const NDA_NDM_STATE_MASK = 16;
export const NDA_NDM_FLAGS_MASK = 17;

// What a bridge is to do about an entry.
export const NFEA_UNSPEC = 0;
/** Whether to tell when it is not used. */
export const NFEA_ACTIVITY_NOTIFY = 1;
export const NFEA_DONT_REFRESH = 2;

// A table, such as arp_cache.
export const NDTA_NAME = 1;
export const NDTA_THRESH1 = 2;
export const NDTA_THRESH2 = 3;
export const NDTA_THRESH3 = 4;
export const NDTA_CONFIG = 5;
export const NDTA_PARMS = 6;
export const NDTA_STATS = 7;
export const NDTA_GC_INTERVAL = 8;
export const NDTA_PAD = 9;

// How a table, or a link in it, asks for neighbours; times in milliseconds.
export const NDTPA_IFINDEX = 1;
export const NDTPA_REFCNT = 2;
export const NDTPA_REACHABLE_TIME = 3;
export const NDTPA_BASE_REACHABLE_TIME = 4;
export const NDTPA_RETRANS_TIME = 5;
export const NDTPA_GC_STALETIME = 6;
export const NDTPA_DELAY_PROBE_TIME = 7;
export const NDTPA_QUEUE_LEN = 8;
export const NDTPA_APP_PROBES = 9;
export const NDTPA_UCAST_PROBES = 10;
export const NDTPA_MCAST_PROBES = 11;
export const NDTPA_ANYCAST_DELAY = 12;
export const NDTPA_PROXY_DELAY = 13;
export const NDTPA_PROXY_QLEN = 14;
export const NDTPA_LOCKTIME = 15;
export const NDTPA_QUEUE_LENBYTES = 16;
export const NDTPA_MCAST_REPROBES = 17;
export const NDTPA_PAD = 18;
export const NDTPA_INTERVAL_PROBE_TIME_MS = 19;

/** Adds a neighbour, or changes it. */
export const RTM_NEWNEIGH = 28;
/** Takes a neighbour away. */
export const RTM_DELNEIGH = 29;
/** A neighbour is gone. */
export const RTM_DELNEIGH_NTF = 29;
/** One neighbour, or all. */
export const RTM_GETNEIGH = 30;
/** A neighbour has come or changed. */
export const RTM_NEWNEIGH_NTF = 28;
/** What a dump has; nobody is told of changes. */
export const RTM_NEWNEIGHTBL_NTF = 64;
/** All tables. */
export const RTM_GETNEIGHTBL = 66;
/** Changes a table. */
export const RTM_SETNEIGHTBL = 67;

export const RTNLGRP_NEIGH = 3;
