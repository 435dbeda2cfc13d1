/** Made from specs/rtnetlink.yaml by `npm run generate`. Do not edit. */

/** The first message type. */
export const RTM_BASE: u32 = 16;

/** The highest message type. */
export const RTM_MAX: u32 = 123;

/** The highest group. */
export const RTNLGRP_MAX: u32 = 39;

/** Types of messages of what has no file here. */
export const enum Rtm {
  NEWNDUSEROPT = 68,
  NEWCACHEREPORT = 96,
  NEWVLAN = 112,
  DELVLAN = 113,
  GETVLAN = 114,
}

/** Families in messages, beyond those of addresses. */
export const enum RtnlFamily {
  IPMR = 128,
  IP6MR = 129,
}

/** The shortest body of a request for a dump. */
export const enum Rtgenmsg {
  FAMILY = 0,
}
export const RTGENMSG_SIZE: u32 = 1;

export const enum Rtattr {
  LEN = 0,
  TYPE = 2,
}
export const RTATTR_SIZE: u32 = 4;

/** How far an address or a route reaches. */
export const enum Scope {
  UNIVERSE = 0,
  SITE = 200,
  LINK = 253,
  HOST = 254,
  NOWHERE = 255,
}

export const enum RtnetlinkGroup {
  NOTIFY = 2,
  IPV4_MROUTE = 6,
  IPV6_MROUTE = 10,
  IPV6_PREFIX = 18,
  ND_USEROPT = 20,
  PHONET_IFADDR = 21,
  PHONET_ROUTE = 22,
  DCB = 23,
  IPV4_NETCONF = 24,
  IPV6_NETCONF = 25,
  MDB = 26,
  MPLS_ROUTE = 27,
  MPLS_NETCONF = 29,
  /** Joined with CAP_NET_ADMIN only */
  IPV4_MROUTE_R = 30,
  /** Joined with CAP_NET_ADMIN only */
  IPV6_MROUTE_R = 31,
  NEXTHOP = 32,
  BRVLAN = 33,
  MCTP_IFADDR = 34,
  TUNNEL = 35,
}
