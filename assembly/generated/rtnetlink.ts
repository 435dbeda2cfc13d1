/** Numbers and layouts of linux/rtnetlink.h. */

export const RTM_BASE: u32 = 16;
export const RTM_MAX: u32 = 123;

export const enum RouteType {
  NEWLINK = 16,
  DELLINK = 17,
  GETLINK = 18,
  SETLINK = 19,
  NEWADDR = 20,
  DELADDR = 21,
  GETADDR = 22,
}

/** struct rtgenmsg: rtgen_family u8. */
export const RTGENMSG_SIZE: u32 = 1;

export const enum RouteGroup {
  LINK = 1,
  IPV4_IFADDR = 5,
  IPV6_IFADDR = 9,
  IPV6_IFINFO = 12,
  /** These two may be joined with CAP_NET_ADMIN only. */
  IPV4_MROUTE_R = 30,
  IPV6_MROUTE_R = 31,
}

/** How many groups there are. */
export const RTNLGRP_MAX: u32 = 39;
