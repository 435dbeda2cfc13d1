/** Made from specs/rtnetlink.yaml by `npm run generate`. Do not edit. */

/** The first message type. */
export const RTM_BASE = 16;

/** The highest message type. */
export const RTM_MAX = 123;

/** The highest group. */
export const RTNLGRP_MAX = 39;

// Types of messages of what has no file here.
export const RTM_NEWNDUSEROPT = 68;
export const RTM_NEWCACHEREPORT = 96;
export const RTM_NEWVLAN = 112;
export const RTM_DELVLAN = 113;
export const RTM_GETVLAN = 114;

// Families in messages, beyond those of addresses.
export const RTNL_FAMILY_IPMR = 128;
export const RTNL_FAMILY_IP6MR = 129;

/** The shortest body of a request for a dump. */
export const enum Rtgenmsg {
  FAMILY = 0,
}
export const RTGENMSG_SIZE = 1;

export const enum Rtattr {
  LEN = 0,
  TYPE = 2,
}
export const RTATTR_SIZE = 4;

// How far an address or a route reaches.
export const RT_SCOPE_UNIVERSE = 0;
export const RT_SCOPE_SITE = 200;
export const RT_SCOPE_LINK = 253;
export const RT_SCOPE_HOST = 254;
export const RT_SCOPE_NOWHERE = 255;

export const RTNLGRP_NOTIFY = 2;
export const RTNLGRP_IPV4_MROUTE = 6;
export const RTNLGRP_IPV6_MROUTE = 10;
export const RTNLGRP_IPV6_PREFIX = 18;
export const RTNLGRP_ND_USEROPT = 20;
export const RTNLGRP_PHONET_IFADDR = 21;
export const RTNLGRP_PHONET_ROUTE = 22;
export const RTNLGRP_DCB = 23;
export const RTNLGRP_IPV4_NETCONF = 24;
export const RTNLGRP_IPV6_NETCONF = 25;
export const RTNLGRP_MDB = 26;
export const RTNLGRP_MPLS_ROUTE = 27;
export const RTNLGRP_MPLS_NETCONF = 29;
/** Joined with CAP_NET_ADMIN only */
export const RTNLGRP_IPV4_MROUTE_R = 30;
/** Joined with CAP_NET_ADMIN only */
export const RTNLGRP_IPV6_MROUTE_R = 31;
export const RTNLGRP_NEXTHOP = 32;
export const RTNLGRP_BRVLAN = 33;
export const RTNLGRP_MCTP_IFADDR = 34;
export const RTNLGRP_TUNNEL = 35;
